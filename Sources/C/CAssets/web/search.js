// /search: what was said, done, printed and decided, found while one types.

import { h, replace, setText } from './dom.js';
import { Problem, get, part, post, isAborted } from './api.js';
import { dateTime, plural, shortId, shortRun, timeNode } from './format.js';
import { command, empty, errorBox, pageHead, select } from './parts.js';
import { escapeNode, pieces } from './safe.js';
import './sheet.js';
import { firstFrom, hrefOf, lineShown, marked, needles, patternOf, places, termsOf } from './searchtext.js';

export function title() { return 'Search'; }

const typingMs = 220;
const pageSize = 50;
const times = [['', 'At any time'], ['24h', 'In the last day'], ['7d', 'In the last 7 days'],
  ['30d', 'In the last 30 days']];

function stateOf(query) {
  const wanted = (query.in ?? '').split(',').filter((name) => places.some(([key]) => key === name));
  return { q: query.q ?? '', in: wanted, since: query.since ?? '', task: query.task ?? '', run: query.run ?? '' };
}

export async function show(root, ctx) {
  let state = stateOf(ctx.query);
  let asking = null;
  let timer = 0;
  let next = null;
  let hits = [];

  const input = h('input', {
    type: 'search', class: 'search-field', value: state.q,
      placeholder: 'Words that are all there; "in a row", -without, begin*',
    'aria-label': 'Search for', 'data-filter': true, autocomplete: 'off', spellcheck: 'false', enterkeyhint: 'search',
      'aria-describedby': 'search-said',
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(typed, typingMs);
    },
    onkeydown: (event) => {
      if (event.key === 'ArrowDown' && hits.length) {
        event.preventDefault();
        focusHit(0);
      }
    },
  });
  const checks = places.map(([key, name, what]) => {
    const box = h('input', { type: 'checkbox', value: key, checked: !state.in.length || state.in.includes(key),
      onchange: () => placesChanged() });
    return { key, box, node: h('label', { class: 'check', title: what }, box, name) };
  });
  const since = select({ label: 'When', options: times, value: state.since,
    onChange: (value) => go({ since: value || null }) });
  const task = h('input', {
    type: 'search', class: 'mono search-task', value: state.task, placeholder: 'of task',
      'aria-label': 'Only of this task', autocomplete: 'off', spellcheck: 'false',
    onchange: () => go({ task: task.value.trim() || null }),
  });
  task.addEventListener('search', () => go({ task: task.value.trim() || null }));
  const runChip = h('button', { type: 'button', class: 'chip', hidden: true, title: 'Look in all runs again',
    onclick: () => go({ run: null }) });
  const said = h('p', { class: 'search-said', id: 'search-said', role: 'status' });
  const missing = h('p', { class: 'notice small', hidden: true });
  const list = h('ol', { class: 'hits', 'aria-label': 'What was found', onkeydown: (event) => moved(event) });
  const older = h('button', { type: 'button', class: 'button', hidden: true, onclick: () => more() }, 'Older ones');
  const rest = h('div', {});
  root.append(pageHead('Search', { sub: 'What was said, done, printed and decided. Newest first.' }),
    h('form', { role: 'search', class: 'search-form', onsubmit: (event) => { event.preventDefault(); typed(); } },
      input,
      h('div', { class: 'toolbar' }, h('fieldset', { class: 'row search-places' },
        h('legend', { class: 'sr-only' }, 'Where'), checks.map((check) => check.node)),
        h('span', { class: 'spacer' }), runChip, task, since)),
    missing, said, list, h('div', { class: 'row' }, older), rest);

  // MARK: Asking

  function typed() {
    clearTimeout(timer);
    if (input.value.trim() === state.q.trim()) {
      if (!hits.length && !asking) search();
      return;
    }
    go({ q: input.value.trim() || null });
  }

  function placesChanged() {
    const chosen = checks.filter((check) => check.box.checked).map((check) => check.key);
    // None is nowhere, which nobody means.
    if (!chosen.length) for (const check of checks) check.box.checked = true;
    go({ in: chosen.length && chosen.length < places.length ? chosen.join(',') : null });
  }

  function go(query) {
    ctx.setState(query);
    update({ query: { ...ctx.query } });
  }

  function address(cursor) {
    const query = new URLSearchParams({ q: state.q.trim(), limit: String(pageSize) });
    // Each place is a parameter of its own.
    for (const name of state.in) query.append('in', name);
    for (const [name, value] of [['since', state.since], ['task', state.task], ['run', state.run],
      ['cursor', cursor]]) {
      if (value) query.set(name, value);
    }
    return `/search?${query}`;
  }

  async function search() {
    asking?.abort();
    asking = null;
    rest.replaceChildren();
    older.hidden = true;
    if (!termsOf(state.q).some((term) => !term.isNot)) {
      hits = [];
      replace(list);
      setText(said, state.q.trim() ? 'Say a word, or the beginning of one: budg*' : '');
      if (!state.q.trim()) replace(rest, help());
      return;
    }
    const mine = new AbortController();
    asking = mine;
    ctx.setTitle(`Search: ${state.q}`);
    list.setAttribute('aria-busy', 'true');
    const slow = setTimeout(() => setText(said, 'Searching…'), 250);
    try {
      const answer = await get(address(), null, { signal: mine.signal });
      if (asking !== mine) return;
      clearTimeout(slow);
      hits = answer.rows ?? [];
      next = answer.next ?? null;
      draw(0);
      tell();
      lookWhatIsMissing();
    } catch (error) {
      clearTimeout(slow);
      if (isAborted(error) || asking !== mine || ctx.signal.aborted) return;
      hits = [];
      replace(list);
      setText(said, '');
      if (error instanceof Problem && error.status >= 400 && error.status < 500) setText(said,
        [error.detail || error.title, error.hint].filter(Boolean).join(' – '));
      else replace(rest, errorBox(error, { retry: search }));
    } finally {
      if (asking === mine) {
        asking = null;
        list.removeAttribute('aria-busy');
      }
    }
  }

  async function more() {
    if (!next || older.getAttribute('aria-busy') === 'true') return;
    older.setAttribute('aria-busy', 'true');
    const before = address();
    try {
      const answer = await get(address(next), null, { signal: ctx.signal });
      if (before !== address()) return;
      const from = hits.length;
      hits.push(...(answer.rows ?? []));
      next = answer.next ?? null;
      draw(from);
      tell();
      focusHit(from);
    } catch (error) {
      if (!isAborted(error)) replace(rest, errorBox(error, { retry: more }));
    } finally {
      older.removeAttribute('aria-busy');
    }
  }

  function tell() {
    older.hidden = !next;
    const number = next ? `The newest ${hits.length}` : plural(hits.length, 'hit');
    if (!hits.length) {
      setText(said, 'Nothing has all these words.');
      replace(rest, empty('Nothing was found', state.in.length || state.since || state.task || state.run
        ? 'Look in more places, or at any time.' : 'Fewer words find more; begin* finds all words that begin so.',
      isNarrow() ? h('button', { type: 'button', class: 'button',
        onclick: () => go({ in: null, since: null, task: null, run: null }) }, 'Look everywhere') : null));
      return;
    }
    setText(said, `${number}${next ? '; there are older ones' : ''}.`);
  }

  const isNarrow = () => Boolean(state.in.length || state.since || state.task || state.run);

  let lookedAt = 0;

  /** What has just been written is found once the index has caught up. */
  async function lookWhatIsMissing() {
    if (Date.now() - lookedAt < 5000) return;
    lookedAt = Date.now();
    try {
      const { rows } = await post('/sql', { query: 'SELECT coalesce(sum(row_count), 0) AS missing FROM search_queue' },
        { signal: ctx.signal });
      const number = Number(rows[0]?.missing ?? 0);
      missing.hidden = number === 0;
      replace(missing, `Not in the search yet: ${plural(number, 'row')}. To add what is missing now: `,
        command('roost index --once'));
    } catch (error) {
      if (isAborted(error)) return;
      // It is only a remark: the hits stand without it.
      missing.hidden = true;
    }
  }

  // MARK: Hits

  function draw(from) {
    const pattern = patternOf(state.q);
    const nodes = hits.slice(from).map((hit, place) => hitNode(hit, from + place, pattern));
    if (from === 0) replace(list, nodes);
    else list.append(...nodes);
  }

  function hitNode(hit, place, pattern) {
    const href = hrefOf(hit, state.q);
    const name = places.find(([key]) => key === hit.in)?.[1] ?? hit.in;
    return h('li', { class: 'hit', 'data-place': place },
      h('a', {
        class: 'hit-link', href, tabindex: place === 0 ? '0' : '-1',
        onclick: (event) => opened(event, hit, pattern), onfocus: (event) => roam(event.currentTarget),
      },
      h('span', { class: 'hit-head' },
        h('span', { class: `badge hit-kind is-${hit.in}` }, name),
        h('span', { class: 'mono', title: hit.task }, hit.task ? shortId(hit.task) : ''),
          hit.run ? h('span', { class: 'mono muted', title: hit.run }, shortRun(hit.run)) : null,
        h('span', { class: 'muted truncate' }, byOf(hit)), h('span', { class: 'spacer' }),
        h('span', { class: 'muted', title: dateTime(hit.time) }, timeNode(hit.time))),
      h('span', { class: 'hit-text' }, marked(hit.text ?? '', pattern).map((one) => (one.isHit
        ? h('mark', { class: 'hit' }, safe(one.text)) : safe(one.text))))));
  }

  function byOf(hit) {
    if (hit.in === 'logs') return hit.by === 'out' || /out/.test(hit.by) ? 'standard output' : /err/.test(hit.by)
      ? 'standard error' : hit.by;
    return hit.by ?? '';
  }

  /** The line of an output has its place looked up, so that it is this one that is shown. */
  async function opened(event, hit, pattern) {
    if (!hit.run || hit.in !== 'logs' || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const link = event.currentTarget;
    link.setAttribute('aria-busy', 'true');
    const hash = await lineOf(hit, pattern, ctx.signal);
    link.removeAttribute('aria-busy');
    if (ctx.signal.aborted) return;
    const address = new URL(link.href);
    if (hash) address.hash = hash;
    ctx.navigate(address.href);
  }

  function roam(link) {
    for (const other of list.querySelectorAll('.hit-link[tabindex="0"]')) if (other !== link) other.tabIndex = -1;
    link.tabIndex = 0;
  }

  function focusHit(place) {
    const link = list.children[Math.max(0, Math.min(hits.length - 1, place))]?.querySelector('.hit-link');
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  }

  function moved(event) {
    const at = [...list.children].findIndex((node) => node.contains(document.activeElement));
    if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowDown: at + 1, j: at + 1, ArrowUp: at - 1, k: at - 1, Home: 0, g: 0, End: hits.length - 1,
      G: hits.length - 1 };
    if (!(event.key in steps)) return;
    event.preventDefault();
    event.stopPropagation();
    if (steps[event.key] < 0) return input.focus();
    if (steps[event.key] >= hits.length && next) return more();
    focusHit(steps[event.key]);
  }

  // MARK: The state in the address

  function update({ query }) {
    const before = JSON.stringify(state);
    state = stateOf(query);
    if (document.activeElement !== input) input.value = state.q;
    for (const check of checks) check.box.checked = !state.in.length || state.in.includes(check.key);
    since.value = state.since;
    if (document.activeElement !== task) task.value = state.task;
    runChip.hidden = !state.run;
    replace(runChip, state.run ? ['in ', h('span', { class: 'mono' }, shortRun(state.run)), ' ',
      h('span', { 'aria-hidden': 'true' }, '✕')] : []);
    if (before !== JSON.stringify(state)) search();
  }

  function help() {
    const example = (text, what) => h('li', {}, h('button', {
      type: 'button', class: 'link-button mono',
      onclick: () => {
        input.value = text;
        input.focus();
        typed();
      },
    }, text), h('span', { class: 'muted' }, what));
    return h('div', { class: 'search-help' }, h('h2', {}, 'How to ask'), h('ul', { class: 'plain-list' },
      example('flaky timeout', 'both words, in any order'),
        example('"connection refused"', 'words that follow one another'),
      example('budg*', 'all words that begin so'), example('timeout -retry', 'one word without another')),
    h('p', { class: 'muted small' },
      'Capital letters and accents do not matter. Secrets were taken out before, so that they cannot be found.'));
  }

  update({ query: ctx.query });
  search();
  if (!state.q) input.focus();
  ctx.signal.addEventListener('abort', () => {
    clearTimeout(timer);
    asking?.abort();
  }, { once: true });
  return {
    update, focusFilter: () => input.select(),
    keys: [
      { key: ['j', 'ArrowDown'], label: 'To the hits', group: 'Search', when: () => hits.length > 0,
        run: () => focusHit(0) },
      { key: 'n', label: 'Older hits', group: 'Search', when: () => Boolean(next), run: more },
    ],
  };
}

/** What was written by others, with what cannot be seen made visible. */
function safe(text) {
  return pieces(text).map((piece) => (piece.isEscape ? escapeNode(piece.text) : piece.text));
}

/** The line in the log that a hit stands on; null where it is not found. */
async function lineOf(hit, pattern, signal) {
  const path = part`/runs/${hit.run}/log`;
  try {
    for (const needle of needles(hit.text ?? '', pattern)) {
      const q = needle.replace(/^\/+/, '');
      const found = await get(`${path}/search`, { q, ignoreCase: '1' }, { signal });
      const lines = found.hits ?? [];
      if (!lines.length) continue;
      if (lines.length === 1) return `#L${lines[0]}`;
      const time = Date.parse(hit.time);
      const place = await firstFrom(lines.length, time - 500, async (at) => {
        const window = await get(path, { from: lines[at], count: 1 }, { signal });
        const told = Date.parse(window.lines?.[0]?.time ?? '');
        return Number.isNaN(told) ? null : told;
      });
      // Output that came at one time has one time: its text tells which line it is.
      const near = await get(path, { from: Math.max(1, lines[place] - 50), count: 400 }, { signal });
      const texts = (near.lines ?? []).map((one) => ({ n: one.n,
        text: (one.spans ?? []).map((span) => span.t).join('') }));
      return `#L${lineShown(texts, hit.text ?? '', pattern) ?? lines[place]}`;
    }
  } catch (error) {
    // Without it the log opens at its search.
    if (!isAborted(error) && !(error instanceof Problem)) reportError(error);
  }
  return null;
}
