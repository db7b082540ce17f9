// The pieces of a task's page.

import { h, keyed, replace } from './dom.js';
import { ageNode, duration, money, moneyExact, plural, shortRun, signNode, timeNode, words } from './format.js';
import { card, command, copyButton, empty, facts, link, runLink, table, taskLink } from './parts.js';
import { isBad } from './lanes.js';

const filesMax = 40;
const commitsMax = 12;
const crumbsMax = 12;
const alikeMax = 6;

// MARK: Facts

export function factsOf(task) {
  const unpriced = task.unpricedCalls > 0
    ? h('span', { class: 'tone-warn' }, ` and ${plural(task.unpricedCalls, 'response')} without a price`) : null;
  return facts([
    ['Status', h('span', {}, signNode(task.held ? 'held' : task.status,
      task.held ? `${words(task.status)}, held` : undefined))],
    ['Cost', h('span', { title: task.costUsd == null ? '' : moneyExact(task.costUsd) }, money(task.costUsd ?? null),
      unpriced)],
    ['Took', task.tookMs == null ? null : duration(task.tookMs)],
    ['Priority', task.priority],
    ['Source', task.source],
    ['Issue', task.issue != null ? (task.issueUrl ? link(task.issueUrl, `#${task.issue}`, { rel: 'noopener' })
      : `#${task.issue}`) : null],
    ['Labels', task.labels?.length ? task.labels.map((label) => [h('span', { class: 'badge' }, label), ' ']) : null],
    ['Found', task.detectedAt && timeNode(task.detectedAt)],
    ['Started', task.startedAt && timeNode(task.startedAt)],
    ['Completed', task.completedAt && timeNode(task.completedAt)],
    ['Failed', task.failedAt && timeNode(task.failedAt)],
    ['Pull request', task.pullRequest != null
      ? (task.pullRequestUrl ? link(task.pullRequestUrl, `#${task.pullRequest}`, { rel: 'noopener' })
        : `#${task.pullRequest}`) : null],
    ['Commits', task.commits?.length
      ? task.commits.map((commit) => h('div', { class: 'mono' }, String(commit).slice(0, 10), ' ',
        copyButton(commit, { title: `Copy ${commit}` }))) : null],
    ['Session', task.session && h('span', { class: 'mono small' }, task.session)],
    ['About', task.description && h('div', { class: 'pre clamp-12', tabIndex: 0 }, task.description)],
  ]);
}

// MARK: Runs

export function runsTable(place, runs, told, costs) {
  const more = new Map(told.map((run) => [run.run, run]));
  const rows = runs.map((run) => {
    const known = more.get(run.run) ?? {};
    return { ...run, attempt: known.attempt, step: known.step, outcome: known.outcome,
      cost: costs.get(run.run) ?? null };
  });
  if (place.firstElementChild?.update) return void place.firstElementChild.update(rows);
  replace(place, table([
    { key: 'run', title: 'Run', isHead: true, render: (run) => runLink(run.run) },
    { key: 'status', title: 'How it went', render: (run) => outcome(run) },
    { key: 'attempt', title: 'Try', kind: 'number', render: (run) => (run.attempt
      ? `${run.attempt}${run.step && run.step !== 'work' ? `, ${run.step}` : ''}` : '–') },
    { key: 'started', title: 'Began', render: (run) => ageNode(run.started, { short: true }) },
    { key: 'tookMs', title: 'Took', kind: 'duration' },
    { key: 'exitCode', title: 'Exit', kind: 'number' },
    { key: 'cost', title: 'Cost', kind: 'money' },
    { key: 'agent', title: 'Agent' },
    { key: 'to', title: 'Look at', isTitleHidden: true, render: (run) => runLinks(run.run) },
  ], rows, {
    caption: 'Runs of this task', rowKey: (run) => run.run,
    empty: empty('It has not been run yet', 'It waits until a worker is free, or until what it waits for is done.'),
  }));
}

function outcome(run) {
  const state = run.outcome ?? run.status;
  return signNode(state, words(state));
}

function runLinks(id) {
  const run = encodeURIComponent(id);
  const name = shortRun(id);
  return h('span', { class: 'row-links' },
    h('a', { href: `/r/${run}/talk`, 'aria-label': `Conversation of ${name}` }, 'Talk'),
    h('a', { href: `/r/${run}/diff`, 'aria-label': `Changes of ${name}` }, 'Changes'));
}

// MARK: Failure

const withoutNumbers = (text) => String(text ?? '').replace(/[0-9a-f]{7,}|\d+/gi, '#').slice(0, 160);

/** Why it failed, what happened before, and who failed so, too. */
export function failureCard(task, run, entries, failed) {
  const ended = run ? entries.filter((entry) => entry.run === run.run || !entry.run) : entries;
  const crumbs = ended.filter((entry) => entry.kind !== 'call').slice(-crumbsMax);
  const alike = failed.filter((other) => other.task !== task.task && other.failureReason
    && withoutNumbers(other.failureReason) === withoutNumbers(task.failureReason));
  const id = run && encodeURIComponent(run.run);
  return card(task.status === 'blocked' ? 'Why it is blocked' : 'Why it failed', {
    class: 'is-bad',
    actions: run && [h('a', { class: 'button small', href: `/r/${id}/log#end` }, 'End of its log'),
      h('a', { class: 'button small', href: `/r/${id}/talk` }, 'Its talk')],
  },
  h('p', { class: 'strong prose' }, task.failureReason || 'No reason is recorded.'),
  alike.length > 0 && h('p', { class: 'muted' }, `${plural(alike.length, 'other task')} failed so, too: `,
    alike.slice(0, alikeMax).map((other, place) => [place > 0 && ', ', taskLink(other.task),
      h('span', { title: other.endedAt }, ' (', ageNode(other.endedAt, { short: true }), ')')]),
    alike.length > alikeMax && ' …'),
  crumbs.length > 0 && h('details', { open: true },
    h('summary', {}, `The last ${plural(crumbs.length, 'thing')} before`),
    h('ol', { class: 'crumbs', tabIndex: 0, 'aria-label': 'What happened before' },
      crumbs.map((entry) => h('li', { class: isBad(entry) ? 'is-bad' : '' },
      timeNode(entry.at), h('span', { class: 'badge' }, entry.kind), h('span', { class: 'strong' }, words(entry.name)),
      h('span', { class: 'muted prose' }, isBad(entry) && h('span', { class: 'tone-bad' }, '✗ '), entry.text))))));
}

// MARK: Decisions

export function decisionsList(place, rows) {
  if (rows.length === 0) return void replace(place,
    h('p', { class: 'muted' }, 'Nothing has been decided about it yet.'));
  let list = place.querySelector('ol');
  if (!list) {
    list = h('ol', { class: 'decisions' });
    replace(place, list);
  }
  keyed(list, rows, (decision) => decision.decision, (decision) => h('li', {},
    timeNode(decision.at),
    h('div', {},
      h('a', { href: `/why?subject=${encodeURIComponent(decision.decision)}` }, words(decision.point),
        decision.chosen && ` → ${decision.chosen}`),
      decision.reason && h('p', { class: 'muted prose' }, decision.reason))));
}

// MARK: What it came to

export function reviewCard(id, { review, tests, waits, status }) {
  const diff = `/t/${encodeURIComponent(id)}/diff`;
  if (!review) {
    return card('Changes', {}, waits && !['completed', 'failed', 'cancelled'].includes(status)
      && h('p', {}, `It waits: ${waits}`),
      h('p', { class: 'muted' }, 'It has no worktree, and so nothing to take over.'));
  }
  const files = review.files ?? [];
  const most = Math.max(1, ...files.map((file) => (file.added ?? 0) + (file.removed ?? 0)));
  const head = files.length === 0 ? 'Nothing is changed'
    : h('span', {}, plural(files.length, 'file'), ' ', stat(review.added, review.removed));
  return card('Changes', { actions: files.length > 0 && h('a', { class: 'button small', href: diff }, 'See them') },
    h('p', {}, head),
    files.length > 0 && h('ul', { class: 'files' }, files.slice(0, filesMax).map((file) => h('li', {},
      h('span', { class: 'mono', title: changeWords[file.change] ?? '' }, file.change),
      h('a', { class: 'truncate mono', href: `${diff}#file-${encodeURIComponent(file.path)}`, title: file.path },
        h('bdi', {}, file.path)),
      file.added == null ? h('span', { class: 'small muted' }, 'binary') : stat(file.added, file.removed),
      bar(file, most)))),
    files.length > filesMax && h('p', { class: 'muted small' }, `and ${files.length - filesMax} more`),
    commits(review.commits ?? []),
    leftovers(review),
    tests?.length > 0 && h('p', { class: 'small' }, `Tests: ${tests.map(testText).join('; ')}`),
    facts([
      ['Branch', review.branch && h('span', { class: 'mono small' }, review.branch)],
      ['Worktree', review.worktree?.worktree_path && h('span', { class: 'mono small' }, review.worktree.worktree_path)],
      ['Begun from', review.worktree && h('span', { class: 'mono small' },
        `${review.worktree.base_ref ?? ''} ${String(review.worktree.base ?? '').slice(0, 10)}`)],
    ]),
    command(`roost task diff ${id}`));
}

const changeWords = { A: 'new', D: 'gone', M: 'changed', T: 'of another type', R: 'renamed' };

function stat(added, removed) {
  return h('span', { class: 'diff-stat mono' }, h('span', { class: 'add' }, `+${added ?? 0}`), ' ',
    h('span', { class: 'del' }, `-${removed ?? 0}`));
}

function bar({ added = 0, removed = 0 }, most) {
  const width = Math.max(3, ((added + removed) / most) * 100);
  return h('span', { class: 'file-bar', 'aria-hidden': 'true' }, h('span', { style: { width: `${width}%` } },
    h('span', { class: 'add', style: { flexGrow: added } }),
      h('span', { class: 'del', style: { flexGrow: removed } })));
}

function commits(list) {
  if (list.length === 0) return null;
  return h('details', {}, h('summary', {}, plural(list.length, 'commit')),
    h('ul', { class: 'commits' }, list.slice(0, commitsMax).map((commit) => h('li', {},
      h('span', { class: 'mono small tone-warn' }, String(commit.commit).slice(0, 8)), ' ', commit.subject))),
    list.length > commitsMax && h('p', { class: 'muted small' }, `and ${list.length - commitsMax} more`));
}

function testText(test) {
  return Object.values(test).filter((value) => typeof value !== 'object').join(' ');
}

function leftovers({ operation, uncommitted = [], untracked = [] }) {
  const names = (list) => `${list.slice(0, 5).join(', ')}${list.length > 5 ? `, and ${list.length - 5} more` : ''}`;
  const notes = [
    operation && `A ${operation} is under way in its worktree.`,
    uncommitted.length > 0 && `Not committed: ${names(uncommitted)}.`,
    untracked.length > 0 && `Not known to git: ${names(untracked)}.`,
  ].filter(Boolean);
  return notes.length === 0 ? null : h('div', { class: 'small tone-warn' },
    notes.map((note) => h('p', { class: 'prose' }, `! ${note}`)));
}
