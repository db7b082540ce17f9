// What pages are put together from. Controls and dialogs are in files of their own, and given on from here.

import { h, svg, replace, redrawn, keyed, setText, setAttribute, uid } from './dom.js';
import { Problem } from './api.js';
import { money, whole, duration, timeNode, ageNode, percent, shortRun } from './format.js';

export * from './controls.js';
export * from './dialogs.js';

// MARK: Pieces of a page

export function pageHead(title, { sub, actions, back, isSubBelow = false } = {}) {
  return h('header', { class: 'page-head' },
    back && h('a', { class: 'back', href: back.href }, h('span', { 'aria-hidden': 'true' }, '←'), ' ', back.text),
    h('h1', { tabIndex: -1 }, title),
    sub && h('div', { class: ['sub', isSubBelow && 'is-below'] }, sub),
    actions && h('div', { class: 'actions' }, actions));
}

export function card(title, { actions, id, level = 2, isFlush = false, ...props } = {}, ...children) {
  const heading = uid('card');
  return h('section', { ...props, class: ['card', props.class], id, 'aria-labelledby': title ? heading : null },
    title && h('div', { class: 'card-head' }, h(`h${level}`, { id: heading }, title),
      actions && h('div', { class: 'actions' }, actions)),
    h('div', { class: ['card-body', isFlush && 'flush'] }, children));
}

export function details(summary, ...children) {
  return h('details', {}, h('summary', {}, summary), children);
}

/** What is there while there is nothing: why, and what to do. */
export function empty(title, text, ...actions) {
  return h('div', { class: 'empty' },
    h('p', { class: 'empty-title' }, title),
    text && h('p', { class: 'muted' }, text),
    actions.length > 0 && h('div', { class: 'row' }, actions));
}

export function errorBox(error, { retry, isTitled = true } = {}) {
  const isProblem = error instanceof Problem;
  const title = isProblem ? error.title : 'That did not work';
  const detail = isProblem ? error.detail : 'Something in this page went wrong. The record is untouched.';
  return h('div', { class: 'error-box', role: 'alert' },
    h('div', {},
      isTitled && h('p', { class: 'strong' }, h('span', { class: 'tone-bad', 'aria-hidden': 'true' }, '✗ '), title),
      detail && detail !== title && h('p', {}, detail),
      isProblem && error.hint && h('p', { class: 'muted' }, error.hint),
      !isProblem && error?.message && h('p', { class: 'mono small muted' }, String(error.message))),
    retry && h('button', { class: 'button', onclick: retry }, 'Try again'));
}

const skeletonAfterMs = 200;

/** Shows that something is on its way, but only where it takes long enough to be noticed. */
export function pending(node, { lines = 3 } = {}) {
  let shown = null;
  const timer = setTimeout(() => {
    shown = h('div', { class: 'skeleton', role: 'status' }, h('span', { class: 'sr-only' }, 'Loading…'),
      Array.from({ length: lines }, () => h('div', { class: 'skeleton-line', 'aria-hidden': 'true' })));
    node.append(shown);
  }, skeletonAfterMs);
  return () => {
    clearTimeout(timer);
    shown?.remove();
  };
}

export function badge(text, tone = 'muted') {
  return h('span', { class: `badge tone-${tone}` }, text);
}

export function link(href, text, props = {}) {
  return h('a', { ...props, href }, text);
}

export function taskLink(id, text = id) {
  return id ? h('a', { class: 'mono', href: `/t/${encodeURIComponent(id)}` }, text)
    : h('span', { class: 'faint' }, '–');
}

export function runLink(id, text) {
  if (!id) return h('span', { class: 'faint' }, '–');
  return h('a', { class: 'mono', href: `/r/${encodeURIComponent(id)}/log`, title: id }, text ?? shortRun(id));
}

export function json(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return h('pre', { class: 'code', tabIndex: 0 }, text);
}

/** Names and what they are; what is not known is left out. */
export function facts(entries) {
  return h('dl', { class: 'facts' }, entries.filter(Boolean).map(([label, value, options]) => {
    if (value == null || value === '' || value === false) return null;
    return h('div', { class: options?.class }, h('dt', {}, label), h('dd', {}, value));
  }));
}

// MARK: Meters and small charts

/** How much of something is used. `marks` are parts of the whole at which something happens (0.8: a warning). */
export function meter({ value = 0, max = 1, label, text, marks = [], tone } = {}) {
  const fill = h('span', { class: 'meter-fill' });
  const bar = h('div', { class: 'meter', role: 'meter', 'aria-label': label }, fill,
    marks.map((mark) => h('span', { class: 'meter-mark', style: { left: `${mark * 100}%` } })));
  bar.update = (next) => {
    const part = next.max > 0 ? Number(next.value) / Number(next.max) : 0;
    fill.style.width = `${Math.max(0, Math.min(1, part)) * 100}%`;
    bar.className = `meter tone-${next.tone ?? (part >= 1 ? 'bad' : part >= 0.8 ? 'warn' : 'good')}`;
    setAttribute(bar, 'aria-valuemin', '0');
    setAttribute(bar, 'aria-valuemax', String(next.max));
    setAttribute(bar, 'aria-valuenow', String(Math.min(Number(next.value), Number(next.max))));
    setAttribute(bar, 'aria-valuetext', next.text ?? percent(part));
  };
  bar.update({ value, max, text, tone });
  return bar;
}

/** A line through the last numbers; what it says stands in its label. */
export function sparkline(numbers, { width = 72, height = 18, label } = {}) {
  const chart = svg('svg', {
    class: 'spark', width, height, viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none',
    ...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }),
  });
  chart.update = (values) => {
    const most = Math.max(1e-9, ...values);
    const step = width / Math.max(1, values.length);
    const bars = values.map((value, place) => {
      const tall = value > 0 ? Math.max(1.5, (value / most) * (height - 1)) : 1;
      return svg('rect', {
        x: (place * step).toFixed(2), y: (height - tall).toFixed(2), width: Math.max(1, step - 1).toFixed(2),
        height: tall.toFixed(2), class: value > 0 ? 'is-some' : 'is-none',
      });
    });
    replace(chart, bars);
  };
  chart.update(numbers);
  return chart;
}

// MARK: Tables

/**
 * A real table. Its rows are kept by key when `update(rows)` is called, so that focus and selection stay.
 * A column that can be sorted has a button in its head; what it does is `onSort(key, isDescending)`.
 */
export function table(columns, rows, options = {}) {
  const body = h('tbody', {});
  const heads = columns.map((column) => head(column, options));
  const shown = h('table', { class: ['table', options.class] },
    options.caption && h('caption', { class: options.isCaptionShown ? '' : 'sr-only' }, options.caption),
    h('thead', {}, h('tr', {}, heads)), body);
  const none = h('div', {}, options.empty ?? h('p', { class: 'muted empty-row' }, 'Nothing is here.'));
  const wrap = h('div', { class: 'table-wrap', tabIndex: 0, role: 'region', 'aria-label': options.caption ?? 'Table' },
    shown, none);
  const keyOf = options.rowKey ?? ((row) => rowKeys.get(row));
  const rowKeys = new Map();
  wrap.update = (next) => {
    rowKeys.clear();
    next.forEach((row, place) => rowKeys.set(row, place));
    keyed(body, next, keyOf, (row) => drawRow(h('tr', {}), columns, row, options),
      (node, row) => drawRow(node, columns, row, options));
    none.hidden = next.length > 0;
    shown.hidden = next.length === 0;
  };
  wrap.sorted = (key, isDescending) => {
    columns.forEach((column, place) => {
      setAttribute(heads[place], 'aria-sort',
        column.key === key ? (isDescending ? 'descending' : 'ascending') : null);
    });
  };
  if (options.sort) wrap.sorted(options.sort.key, options.sort.isDescending);
  wrap.update(rows);
  return wrap;
}

const numeric = new Set(['number', 'money', 'duration', 'percent']);

function head(column, options) {
  const isSorted = column.sort && options.onSort;
  const cell = h('th', { scope: 'col', class: numeric.has(column.kind) ? 'num' : column.class });
  const turn = () => {
    const now = cell.getAttribute('aria-sort');
    const isDescending = now ? now === 'ascending' : numeric.has(column.kind);
    cell.closest('.table-wrap').sorted(column.key, isDescending);
    options.onSort(column.key, isDescending);
  };
  return append(cell, isSorted
    ? h('button', { class: 'sort', onclick: turn }, column.title,
      h('span', { class: 'sort-sign', 'aria-hidden': 'true' }))
    : column.isTitleHidden ? h('span', { class: 'sr-only' }, column.title) : column.title ?? '');
}

function append(node, child) {
  node.append(child);
  return node;
}

const drawnOf = Symbol('drawn');

function drawRow(node, columns, row, options) {
  // A row that says the same is left alone.
  const told = JSON.stringify(row);
  if (node[drawnOf] === told && !options.isAlwaysDrawn) return node;
  node[drawnOf] = told;
  const href = options.rowHref?.(row);
  const cells = columns.map((column, place) => {
    const value = cellOf(column, row);
    const isHead = column.isHead ?? false;
    return h(isHead ? 'th' : 'td', {
      scope: isHead ? 'row' : null,
      class: [numeric.has(column.kind) ? 'num' : '', column.kind === 'prose' ? 'prose' : '', column.class],
      'data-title': column.title,
    }, href && place === 0 ? h('a', { class: 'row-link', href }, value) : value);
  });
  setAttribute(node, 'class', options.rowClass?.(row) || null);
  return redrawn(node, () => replace(node, cells));
}

function cellOf(column, row) {
  if (column.render) return column.render(row);
  const value = row[column.key];
  if (value == null || value === '') return h('span', { class: 'faint' }, '–');
  switch (column.kind) {
    case 'number': return whole(value);
    case 'money': return money(value);
    case 'duration': return duration(value);
    case 'percent': return percent(value);
    case 'time': return timeNode(value);
    case 'age': return ageNode(value, { short: true });
    default: return typeof value === 'object' ? JSON.stringify(value) : String(value);
  }
}

export { setText };
