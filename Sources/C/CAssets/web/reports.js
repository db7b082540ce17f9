// What the pages of reports have in common: their period, parts that are fetched by themselves, charts with their
// numbers.

import './sheet.js';
import { h, replace, toggle } from './dom.js';
import { isAborted } from './api.js';
import { card, empty, errorBox, pending, segmented, toggleButton } from './parts.js';
import { chart, chartTable, legend, legendLines } from './chart.js';
import { download, fileName } from './csv.js';
import { usual, monthBeside, monthText, longMonth, dateOf, periodQuery } from './period.js';

// MARK: Periods

/** The choice of a period. `onChange(query)` gives what belongs into the URL; `update(period)` shows another. */
export function periodPicker(period, onChange) {
  const choice = segmented({
    label: 'Period', options: usual, value: period.id,
    onChange: (id) => onChange(periodQuery(id, id === 'month' ? { month: monthText(new Date()) } : { period: id })),
  });
  const step = (by, label, sign) => h('button', {
    type: 'button', class: 'button quiet icon', 'aria-label': label, title: label,
    onclick: () => {
      const month = monthBeside(node.period.month, by);
      if (month) onChange(periodQuery('month', { month }));
    },
  }, sign);
  const [before, after] = [step(-1, 'The month before', '‹'), step(1, 'The month after', '›')];
  const name = h('span', { class: 'period-name', 'aria-live': 'polite' });
  const steps = h('span', { class: 'period-steps' }, before, name, after);
  const day = h('button', {
    type: 'button', class: 'chip', title: 'Back to 7 days',
      onclick: () => onChange(periodQuery('7d', { period: '7d' })),
  });
  const node = h('div', { class: 'toolbar period-picker' }, choice, steps, day);
  node.update = (next) => {
    node.period = next;
    choice.choose(next.id);
    steps.hidden = next.id !== 'month';
    day.hidden = next.id !== 'day';
    if (next.month) {
      name.textContent = longMonth(dateOf(next.month));
      const isLast = monthBeside(next.month, 1) == null;
      after.setAttribute('aria-disabled', String(isLast));
      toggle(after, 'is-off', isLast);
    }
    replace(day, next.id === 'day' ? [next.words, ' ', h('span', { 'aria-hidden': 'true' }, '✕')] : []);
  };
  node.update(period);
  return node;
}

// MARK: Parts that come by themselves

/**
 * A part of a page that is fetched apart from the others. `load({ signal })` asks, `show(answer, body)` draws; a fault
 * is shown here and nowhere else. `refresh()` asks again without taking away what is shown; an older asking is given
 * up.
 */
export function section(ctx, { body = h('div', {}), load, show, lines = 3, onError }) {
  let asking = null;
  let isShown = false;
  let stale = null;
  async function refresh() {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const signal = AbortSignal.any ? AbortSignal.any([ctx.signal, mine.signal]) : mine.signal;
    const done = isShown ? () => {} : pending(body, { lines });
    body.setAttribute('aria-busy', 'true');
    try {
      const answer = await load({ signal });
      if (asking !== mine) return;
      done();
      stale?.remove();
      stale = null;
      if (!isShown) replace(body);
      isShown = true;
      show(answer, body);
    } catch (error) {
      done();
      if (asking !== mine || isAborted(error) || ctx.signal.aborted) return;
      if (onError?.(error, body)) return;
      if (isShown) showStale(error);
      else replace(body, errorBox(error, { retry: () => { replace(body); refresh(); } }));
    } finally {
      if (asking === mine) body.removeAttribute('aria-busy');
    }
  }
  // What was good is better than nothing, as long as it is said that it is old.
  function showStale(error) {
    stale?.remove();
    stale = h('p', { class: 'stale small', role: 'status' },
      h('span', { class: 'tone-warn', 'aria-hidden': 'true' }, '! '), 'Not current: ',
        error.detail || error.title || 'no answer',
      ' ', h('button', { type: 'button', class: 'button quiet small', onclick: refresh }, 'Try again'));
    body.prepend(stale);
  }
  return {
    body, refresh,
    /** The next answer is drawn as the first was. */
    forget() { isShown = false; },
    stop() { asking?.abort(); },
  };
}

/** Calls `work` when something has changed, but no oftener than every so many milliseconds, and not in a hidden tab. */
export function calmly(ctx, work, everyMs = 10_000) {
  let timer = 0;
  let last = Date.now();
  let isDue = false;
  const run = () => {
    timer = 0;
    if (document.hidden) {
      isDue = true;
      return;
    }
    last = Date.now();
    isDue = false;
    work();
  };
  document.addEventListener('visibilitychange', () => { if (!document.hidden && isDue) run(); },
    { signal: ctx.signal });
  ctx.signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  return () => {
    if (!timer && !ctx.signal.aborted) timer = setTimeout(run, Math.max(50, everyMs - (Date.now() - last)));
  };
}

// MARK: Charts

/**
 * A card with a chart, its legend, and its numbers behind a button. `update(options)` takes those of `chart`, and
 * `null` where there is nothing to draw; `csv()` gives `{ name, text }`.
 */
export function chartCard(title, { controls, note, emptyTitle = 'Nothing to show', emptyText, csv, level,
  ...props } = {}) {
  const hidden = new Set();
  const body = h('div', { class: 'chart-body' });
  const noteNode = h('p', { class: 'muted small chart-note' }, note);
  const asTable = toggleButton({ label: 'Table', title: 'The numbers as a table', onChange: () => draw() });
  const save = csv && h('button', {
    type: 'button', class: 'button', title: 'Download the numbers as CSV', onclick: () => save_(),
  }, 'CSV');
  const node = card(title, { ...props, level, actions: [controls, asTable, save] }, body, noteNode);
  let options = null;
  let drawn = null;

  function save_() {
    const made = csv();
    if (made) download(fileName(made.name, 'csv'), made.text);
  }

  function draw() {
    if (!options) {
      drawn = null;
      return replace(body, empty(emptyTitle, emptyText));
    }
    for (const key of [...hidden]) if (!options.series.some((entry) => entry.key === key)) hidden.delete(key);
    if (asTable.isOn) {
      drawn = null;
      return replace(body, chartTable(options));
    }
    const seen = { ...options, value: (place, entry) => (hidden.has(entry.key) ? 0 : options.value(place, entry)) };
    const keys = options.series.length > 1 || options.lines?.length
      ? legend(options.series.length > 1 ? options.series : [], {
        hidden, lines: legendLines(seen), onToggle: options.series.length > 1 ? toggleSeries : null,
      }) : null;
    if (!drawn) {
      drawn = { picture: chart(seen), keys: h('div', {}) };
      replace(body, drawn.picture, drawn.keys);
    } else {
      drawn.picture.update(seen);
    }
    const focused = drawn.keys.contains(document.activeElement)
      ? [...drawn.keys.querySelectorAll('button')].indexOf(document.activeElement) : -1;
    replace(drawn.keys, keys);
    if (focused >= 0) drawn.keys.querySelectorAll('button')[focused]?.focus();
  }

  function toggleSeries(key) {
    if (hidden.has(key)) hidden.delete(key);
    else hidden.add(key);
    draw();
  }

  node.update = (next) => {
    options = next;
    asTable.hidden = !next;
    if (save) save.hidden = !next;
    draw();
  };
  node.setNote = (text) => replace(noteNode, text);
  return node;
}

/** A length as part of the longest, for columns of tables; the number stands beside it. */
export function bar(part, { tone = 's1', text, title } = {}) {
  const share = Math.max(0, Math.min(1, Number(part) || 0));
  return h('span', { class: 'cell-bar', title },
    h('span', { class: `cell-bar-track` },
      h('span', { class: `cell-bar-fill c-${tone}`, style: { width: `${share * 100}%` } })),
    text == null ? null : h('span', { class: 'num' }, text));
}

/** What a button cannot do now, and why: it can be reached, and says so. */
export function disable(button, reason) {
  if (reason) button.setAttribute('aria-disabled', 'true');
  else button.removeAttribute('aria-disabled');
  button.title = reason ?? '';
  toggle(button, 'is-off', Boolean(reason));
  return button;
}
