// All runs, newest first, and the ways into each: its log, its conversation, its changes.

import { h, setText, soon } from './dom.js';
import { isAborted } from './api.js';
import { ageNode, duration, plural, shortRun, signNode, words } from './format.js';
import { empty, pageHead, problemToast, segmented, taskLink } from './parts.js';
import { cursorRows, placeIn, reachPlace, renewedMax, returnIn } from './cursorrows.js';
import { virtualList } from './list.js';
import { letterKeys } from './listkeys.js';

export function title() { return 'Runs'; }

const changedMs = 2000;

export async function show(root, ctx) {
  ctx.layout('fill');
  const sub = h('span', {});
  let rows = await load();
  await reachPlace(rows, ctx.known);
  const narrow = matchMedia('(max-width: 820px)').matches;
  const list = virtualList({
    label: 'Runs', role: 'grid', rowHeight: narrow ? 56 : 36, total: rows.total(), signal: ctx.signal, windowSize: 100,
    load: (from, count) => rows.load(from, count),
    render: (run) => (run ? runRow(run) : null),
    onOpen: (index, run) => run && ctx.navigate(`/r/${encodeURIComponent(run.run)}/log`),
    onError: problemToast,
    empty: empty('No runs', 'A run is one try of an agent at a task. Whatever runs is shown here at once.'),
  });
  list.node.classList.add('task-list');
  const which = segmented({
    label: 'Which', options: [['', 'All'], ['active', 'Going on']], value: ctx.query.only ?? '',
    onChange: (value) => { ctx.setState({ only: value }); changed({ isOther: true }); },
  });
  root.append(pageHead('Runs', { sub, actions: which }), head(), list.node);
  watch();
  returnIn(list, ctx.known);
  const changedSoon = soon(() => changed(), changedMs);
  ctx.on('run', changedSoon);
  ctx.on('reset', changedSoon);

  async function load() {
    const found = cursorRows('/runs', { active: ctx.query.only === 'active' }, { signal: ctx.signal });
    await found.begin();
    return found;
  }

  function watch() {
    const mine = rows;
    rows.onTotal((total) => {
      if (mine !== rows) return;
      list.setTotal(total);
      tell();
    });
    tell();
  }

  function tell() { setText(sub, rows.isWhole() ? plural(rows.total(), 'run') : `${rows.total() - 1} and more`); }

  let turn = 0;
  async function changed({ isOther = false } = {}) {
    const last = isOther ? 0 : list.last();
    // Who has gone that far down reads what was, and is not to be thrown back.
    if (last > renewedMax) return;
    turn += 1;
    const mine = turn;
    try {
      const next = await load();
      await next.load(last, 1);
      // Others were asked for meanwhile.
      if (mine !== turn) return;
      rows = next;
      list.setTotal(rows.total());
      list.invalidate();
      watch();
    } catch (error) {
      if (!isAborted(error)) problemToast(error);
    }
  }

  const go = (where) => () => {
    const run = list.row(list.active());
    if (run) ctx.navigate(where(encodeURIComponent(run.run), encodeURIComponent(run.task)));
  };
  const group = 'The chosen run';
  return {
    leave: () => changedSoon.stop(), place: () => placeIn(list),
    update: () => { which.choose(ctx.query.only ?? ''); return changed({ isOther: true }); },
    keys: [
      ...letterKeys((step) => list.move(step)),
      { key: 'l', label: 'Its log', group, run: go((run) => `/r/${run}/log`) },
      { key: 'c', label: 'Its conversation', group, run: go((run) => `/r/${run}/talk`) },
      { key: 'd', label: 'What it has changed', group, run: go((run) => `/r/${run}/diff`) },
      { key: 't', label: 'Its task', group, run: go((run, task) => `/t/${task}`) },
      { key: 'w', label: 'Why it is as it is', group, run: go((run) => `/why?subject=${run}`) },
    ],
  };
}

function head() {
  return h('div', { class: 'task-row run-row task-head', 'aria-hidden': 'true' },
    ['Status', 'Run', 'Task', 'About', 'Agent', 'Exit', 'Took',
      'Began'].map((name) => h('span', { class: `c-${name.toLowerCase()}` }, name)));
}

function cell(name, label, ...content) {
  return h('span', { role: 'gridcell', class: `c-${name}` }, label && h('span', { class: 'sr-only' }, `${label} `),
    content);
}

function runRow(run) {
  const id = encodeURIComponent(run.run);
  return h('div', { class: 'task-row run-row', role: 'presentation' },
    cell('status', '', signNode(run.status, words(run.status))),
    cell('run', '', h('a', { class: 'mono', href: `/r/${id}/log`, title: run.run }, shortRun(run.run))),
    cell('task', '', taskLink(run.task)),
    cell('about', '', h('span', { class: 'truncate', title: run.about ?? '' }, run.about ?? '')),
    cell('agent', 'agent', run.agent),
    cell('exit', 'exit code', run.exitCode ?? '–'),
    cell('took', 'took', run.tookMs == null ? '–' : duration(run.tookMs)),
    cell('began', 'began', ageNode(run.started, { short: true })));
}
