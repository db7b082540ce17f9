// What is known of one run: how it began, what came of it, what it took, and where to read more of it.

import { get, isAborted, pages, part } from './api.js';
import { h, replace } from './dom.js';
import { ageNode, bytes, duration, shortRun, signNode, timeNode, words } from './format.js';
import { card, errorBox, facts, pending, runLink, table, taskLink } from './parts.js';
import { commandOf, loadStyles, runHead, runPath } from './runhead.js';
import { visible, visibleNodes } from './safe.js';

export function title({ run }) { return `Run ${shortRun(visible(run))}`; }

export async function show(root, ctx) {
  await loadStyles();
  const { run } = ctx.params;
  const head = runHead(ctx, run, 'run');
  const places = {
    facts: card('Facts', {}), others: h('div', {}), checkpoints: h('div', {}), events: h('div', {}),
  };
  root.append(head.node, waysNode(run),
    h('div', { class: 'grid side' },
      h('div', { class: 'stack' }, places.facts, places.events),
      h('div', { class: 'stack' }, places.others, places.checkpoints, commandsNode(run))));

  let [isAsking, isOld] = [false, false];
  async function load() {
    isOld = isAsking;
    if (isAsking) return;
    isAsking = true;
    const done = pending(places.facts.querySelector('.card-body'), { lines: 6 });
    try {
      const found = await get(part`/runs/${run}`, {}, { signal: ctx.signal });
      replace(places.facts.querySelector('.card-body'), factsNode(found));
      await Promise.all([others(ctx, places.others, found), checkpoints(ctx, places.checkpoints, run),
        events(ctx, places.events, run)]);
    } catch (error) {
      if (!isAborted(error)) replace(places.facts.querySelector('.card-body'), errorBox(error, { retry: load }));
    } finally {
      done();
      isAsking = false;
      // It went on while it was asked for.
      if (isOld && !ctx.signal.aborted) load();
    }
  }
  ctx.watch(`run:${run}`, ({ type }) => type === 'run' && load());
  ctx.on('reset', load);
  load();
  return {
    keys: [
      { key: 'l', label: 'Its log', group: 'Run', run: () => ctx.navigate(runPath(run, 'log')) },
      { key: 'c', label: 'Its talk', group: 'Run', run: () => ctx.navigate(runPath(run, 'talk')) },
      { key: 'd', label: 'Its diff', group: 'Run', run: () => ctx.navigate(runPath(run, 'diff')) },
    ],
  };
}

function waysNode(run) {
  const way = (page, name, text) => h('a', { class: 'card way', href: runPath(run, page) },
    h('span', { class: 'strong' }, name), h('span', { class: 'muted small' }, text));
  return h('nav', { class: 'ways', 'aria-label': 'Read this run' },
    way('log', 'Log', 'every line that it wrote'),
    way('talk', 'Talk', 'what was said and done'),
    way('diff', 'Diff', 'what it changed'));
}

function factsNode(run) {
  const took = run.startedAt && run.finishedAt ? Date.parse(run.finishedAt) - Date.parse(run.startedAt) : null;
  const text = (value) => (value === null || value === undefined || value === '' ? null : visibleNodes(value));
  return facts([
    ['Run', h('span', { class: 'mono' }, visible(run.run))],
    ['Task', run.task && taskLink(run.task, visible(run.task))],
    ['Status', signNode(run.status)],
    ['Outcome', run.outcome && words(visible(run.outcome))],
    ['Why', text(run.reason)],
    ['Summary', text(run.summary)],
    ['Attempt', run.attempt > 1 ? String(run.attempt) : null],
    ['Step', run.step && visible(run.step)],
    ['Agent', run.agent && visible(run.agent)],
    ['Worker', run.worker && h('span', { class: 'mono' }, visible(run.worker))],
    ['Began', run.startedAt && [timeNode(run.startedAt), ' ', h('span', { class: 'muted' }, ageNode(run.startedAt))]],
    ['Ended', run.finishedAt && timeNode(run.finishedAt)],
    ['Took', took === null ? null : duration(took)],
    ['Time limit', run.timeoutSec ? duration(run.timeoutSec * 1000) : null],
    ['Exit code', run.exitCode === null || run.exitCode === undefined ? null : String(run.exitCode)],
    ['Signal', run.signal ? String(run.signal) : null],
    ['Process', run.pid ? `PID ${run.pid}` : null],
    ['Output', bytes(run.stdoutBytes ?? 0)],
    ['Errors', bytes(run.stderrBytes ?? 0)],
    ['Command', run.command && h('code', {}, visibleNodes(run.command))],
    ['Prompt', text(run.prompt)],
    ['Repository', run.repository && h('span', { class: 'mono' }, visible(run.repository))],
    ['Worktree', run.worktree && h('span', { class: 'mono' }, visible(run.worktree))],
    ['Directory', run.directory && h('span', { class: 'mono' }, visible(run.directory))],
  ]);
}

/** Other runs of the task, each to be compared with this one. */
async function others(ctx, place, run) {
  if (!run.task) return;
  const rows = await pages(part`/tasks/${run.task}/runs`, {}, { signal: ctx.signal, max: 100 });
  const more = rows.filter((row) => row.run !== run.run);
  if (more.length === 0) return void replace(place);
  replace(place, card('Other runs of the task', { isFlush: true }, table([
    { key: 'run', title: 'Run', render: (row) => runLink(row.run) },
    { key: 'status', title: 'Status', render: (row) => signNode(row.status) },
    { key: 'started', title: 'Began', kind: 'age' },
    { key: 'tookMs', title: 'Took', kind: 'duration' },
  ], more, { caption: 'Other runs of the task', rowKey: (row) => row.run })));
  return undefined;
}

async function checkpoints(ctx, place, run) {
  const rows = await quietly(() => pages(part`/runs/${run}/checkpoints`, {}, { signal: ctx.signal, max: 200 }));
  if (!rows || rows.length === 0) return void replace(place);
  replace(place, card('Checkpoints', { isFlush: true }, table([
    { key: 'seq', title: 'No', kind: 'number' },
    { key: 'createdAt', title: 'Taken', render: (row) => ageNode(row.createdAt, { short: true }) },
    { key: 'files', title: 'Files', kind: 'number' },
    { key: 'patchBytes', title: 'Patch', class: 'num', render: (row) => bytes(row.patchBytes) },
    { key: 'summaryHint', title: 'About', kind: 'prose', render: (row) => visible(row.summaryHint ?? '') },
  ], rows, { caption: 'Checkpoints of the run', rowKey: (row) => row.seq })));
  return undefined;
}

async function events(ctx, place, run) {
  const rows = await quietly(async () => (await get('/events', { run, limit: 50 }, { signal: ctx.signal })).rows);
  if (!rows || rows.length === 0) return void replace(place);
  replace(place, card('What happened', { isFlush: true }, table([
    { key: 'at', title: 'At', render: (row) => timeNode(row.at) },
    { key: 'severity', title: 'Severity', render: (row) => signNode(row.severity) },
    { key: 'type', title: 'Type', render: (row) => words(visible(row.type)) },
    { key: 'message', title: 'Message', kind: 'prose', render: (row) => visibleNodes(row.message ?? '') },
  ], rows, { caption: 'Events of the run, newest first' })));
  return undefined;
}

/** What is not there is left out: the facts alone have to be. */
async function quietly(ask) {
  try {
    return await ask();
  } catch (error) {
    if (isAborted(error)) throw error;
    return null;
  }
}

function commandsNode(run) {
  return card('On the command line', {}, h('div', { class: 'stack tight' },
    ['roost run show', 'roost logs', 'roost talk', 'roost why'].map((text) => commandOf(text, run))));
}
