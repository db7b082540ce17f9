// /decisions, and /why of nothing in particular: what was decided, newest first.

import { h, replace, uid } from './dom.js';
import { empty, errorBox, field, pageHead, toggleButton } from './parts.js';
import { cursorRows, placeIn, reachPlace, returnIn } from './cursorrows.js';
import { virtualList } from './list.js';
import { duration, timeNode, shortRun } from './format.js';
import { calmly } from './reports.js';
import { visibleNodes } from './safe.js';

export function title() { return 'Decisions'; }

export async function show(root, ctx) {
  ctx.layout('fill');
  root.append(pageHead('Decisions', { sub: 'What was decided, and why. Choose one to see what it was made by.' }));
  return decisionList(root, ctx);
}

/** The list with its filters, and what a page does with it. `taskKey` is what the filter is called in the address. */
export function decisionList(root, ctx, { taskKey = 'task' } = {}) {
  const stateOf = (query) => ({
    task: query[taskKey] || null, point: query.point || null, slow: query.slow === '1',
  });
  let state = stateOf(ctx.query);
  let rows = null;
  let list = null;
  let known = ctx.known;
  const seenPoints = new Set();
  const pointNames = h('datalist', { id: uid('points') });
  const taskNames = h('datalist', { id: uid('tasks') });
  const task = entry('Task', state.task, 'gh-450', taskNames, (value) => go({ [taskKey]: value || null }));
  const point = entry('Decision point', state.point, '', pointNames, (value) => go({ point: value || null }));
  const slow = toggleButton({
    label: 'Over 1 s', title: 'Only decisions that took more than a second, the slowest first', pressed: state.slow,
    onChange: (isOn) => go({ slow: isOn ? '1' : null }),
  });
  const told = h('span', { class: 'muted small', role: 'status' });
  const box = h('div', { class: 'decision-list' });
  root.append(h('form', { class: 'toolbar', role: 'search', 'aria-label': 'Which decisions',
    onsubmit: (event) => event.preventDefault() },
    task, point, slow, h('span', { class: 'spacer' }), told, pointNames, taskNames),
  h('div', { class: 'decision-head', 'aria-hidden': 'true' },
    columns.map((name) => h('span', { class: `d-${name.key}` }, name.title))), box);
  suggestTasks();

  function suggestTasks() {
    const names = new Set((ctx.live.status()?.workers ?? []).map((worker) => worker.task).filter(Boolean));
    replace(taskNames, [...names].map((name) => h('option', { value: name })));
  }

  function load() {
    list?.destroy();
    const source = cursorRows('/decisions', { task: state.task, point: state.point, slow: state.slow ? '1' : null },
      { signal: ctx.signal });
    rows = source;
    list = virtualList({
      label: 'Decisions', role: 'list', rowHeight: 48, signal: ctx.signal,
      load: async (from, count) => {
        const found = await source.load(from, count);
        note(source);
        return found;
      },
      render: drawDecision,
      onOpen: (index, row) => row && ctx.navigate(whyOf(row)),
      empty: empty('No decision fits', state.task || state.point || state.slow ? 'Ask for another task or point.'
        : 'What the daemon decides, and why, is recorded here.'),
    });
    list.node.classList.add('decision-rows');
    replace(box, list.node);
    box.setAttribute('aria-busy', 'true');
    const mine = source;
    const before = known;
    known = {};
    source.onTotal((total) => mine === rows && list.setTotal(total));
    source.begin().then(() => reachPlace(source, before)).then(() => {
      if (mine !== rows) return;
      box.removeAttribute('aria-busy');
      list.setTotal(source.total());
      returnIn(list, before);
      note(source);
    }, (error) => {
      if (mine !== rows || ctx.signal.aborted) return;
      box.removeAttribute('aria-busy');
      replace(box, errorBox(error, { retry: load }));
    });
  }

  function note(source) {
    for (const row of source.rows) seenPoints.add(row.point);
    if (pointNames.children.length !== seenPoints.size) {
      replace(pointNames, [...seenPoints].sort().map((name) => h('option', { value: name })));
    }
    const order = state.slow ? 'slowest first' : state.task ? 'oldest first' : 'newest first';
    told.textContent = `${source.rows.length}${source.isWhole() ? '' : '+'} decisions, ${order}`;
  }

  function go(query) {
    ctx.setState(query);
    update({ query: { ...ctx.query } });
  }

  function update({ query }) {
    const next = stateOf(query);
    if (JSON.stringify(next) === JSON.stringify(state)) return;
    state = next;
    task.input.value = state.task ?? '';
    point.input.value = state.point ?? '';
    slow.set(state.slow);
    load();
  }

  load();
  // Whoever reads further down is not to be thrown back to the top.
  const soon = calmly(ctx, () => {
    if (list && list.first() === 0 && !list.node.contains(document.activeElement)) load();
  }, 5000);
  const ends = [ctx.on('decision', soon), ctx.on('reset', soon), ctx.on('status', suggestTasks)];
  return {
    stop: () => {
      for (const end of ends) end();
      list?.destroy();
      list = null;
      rows = null;
    },
    update, focusFilter: () => task.input.focus(), place: () => placeIn(list),
    keys: [
      { key: ['j', 'ArrowDown'], label: 'Into the list', group: 'Decisions', run: () => list?.focus() },
      { key: 's', label: 'Slow ones only', group: 'Decisions', run: () => slow.click() },
    ],
  };
}

function entry(label, value, placeholder, names, onChange) {
  const input = h('input', {
    type: 'search', value: value ?? '', placeholder, list: names.id, autocomplete: 'off', spellcheck: 'false',
    'data-filter': true, class: 'mono', onchange: () => onChange(input.value.trim()),
  });
  // A search field that is emptied by its own button tells so by nothing else.
  input.addEventListener('search', () => onChange(input.value.trim()));
  const node = field(label, input, { isLabelHidden: true });
  node.classList.add('entry');
  input.setAttribute('aria-label', label);
  input.placeholder = placeholder ? `${label}: ${placeholder}` : label;
  node.input = input;
  return node;
}

const columns = [
  { key: 'at', title: 'When' }, { key: 'id', title: 'About' }, { key: 'what', title: 'Decision' },
    { key: 'ms', title: 'Took' },
];

/** A decision about a task stands in the story of the task; any other by itself. */
export function whyOf(row) {
  const query = row.context === 'task' && row.id ? { subject: row.id, at: row.at, name: row.point }
    : { subject: row.decision };
  return `/why?${new URLSearchParams(query)}`;
}

function drawDecision(row, index, node) {
  if (!row) return null;
  node.classList.add('decision-row');
  const ms = row.durationMs;
  return [
    h('span', { class: 'd-at muted' }, timeNode(row.at)),
    h('span', { class: 'd-id mono truncate', title: row.id ?? '' },
      row.id ? (row.id.startsWith('run-') ? shortRun(row.id) : row.id) : '–'),
    h('span', { class: 'd-what' },
      h('span', { class: 'd-line truncate' },
        h('a', { class: 'mono strong', href: whyOf(row), tabindex: '-1' }, row.point),
        row.chosen ? [h('span', { class: 'muted' }, ' → '), visibleNodes(row.chosen)] : null),
      h('span', { class: 'd-line truncate muted', title: row.reason ?? '' },
        visibleNodes(row.reason ?? 'no reason is recorded'))),
    h('span', { class: ['d-ms num muted', { 'tone-warn': ms > 1000 }] },
      ms == null ? '' : ms < 100 ? `${Math.round(ms * 10) / 10} ms` : duration(ms)),
  ];
}
