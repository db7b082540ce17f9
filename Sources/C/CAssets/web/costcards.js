// The parts of the cost page: its table, how attempts went, what agents report, and budgets.

import { h, fragment, replace } from './dom.js';
import { money, moneyExact, count, whole, percent, plural, compareMoney, ratio, signNode, shortId,
  shortRun } from './format.js';
import { badge, card, command, empty, meter, table, taskLink, runLink } from './parts.js';
import { bar } from './reports.js';
import { visible, visibleNodes } from './safe.js';
import {
  cacheShare, computedBeside, consequences, dollarsOf, isDollars, negated, outcomesOf, sorted, totalOf,
} from './costdata.js';

/** An amount, the exact one on hover. */
export function amount(value, unpriced = 0) {
  const missing = Number(unpriced) > 0;
  if (value == null) return missing ? badge('unpriced', 'warn') : h('span', { class: 'faint' }, '–');
  return h('span', { title: moneyExact(value)
    + (missing ? `, and ${plural(unpriced, 'response')} without a price` : '') },
    money(value), missing ? [' ', badge(`+ ${whole(unpriced)} unpriced`, 'warn')] : null);
}

// MARK: The table

const nameOf = {
  task: (row) => h('span', { class: 'cost-name' },
    row.task ? taskLink(row.task, shortId(row.task)) : h('span', { class: 'faint' }, 'no task'),
    row.title ? h('span', { class: 'muted truncate', title: visible(row.title) }, visibleNodes(row.title)) : null),
  model: (row) => h('span', { class: 'mono' }, row.model || '–'),
  agent: (row) => h('span', { class: 'mono' }, row.agent || '–'),
  worker: (row) => h('span', {}, h('span', { class: 'mono', title: row.worker },
    row.worker ? shortRun(row.worker) : '–'),
    row.importedFrom ? [' ', badge(`imported from ${row.importedFrom}`)] : null),
  outcome: (row) => signNode(row.outcome || 'unknown', row.outcome || 'not known'),
  day: (row) => h('a', { href: `/cost?day=${encodeURIComponent(row.day)}` }, row.day),
};

const heads = { task: 'Task', model: 'Model', agent: 'Agent', worker: 'Worker', outcome: 'Outcome', day: 'Day' };

export function kindOf(key) {
  if (/Usd$/.test(key)) return 'money';
  return ['task', 'model', 'agent', 'worker', 'outcome', 'day', 'title'].includes(key) ? 'text' : 'number';
}

function columnsOf(by, isExact) {
  const tokens = isExact
    ? [
      ['tokensInput', 'Input'], ['tokensOutput', 'Output'], ['tokensCachedRead', 'Cache read'],
      ['tokensCachedWrite5m', 'Write 5 m'], ['tokensCachedWrite1h', 'Write 1 h'],
    ].map(([key, title]) => ({ key, title, kind: 'number', sort: true }))
    : [];
  return [
    { key: by, title: heads[by], isHead: true, sort: true, render: nameOf[by], class: 'cost-key' },
    { key: 'responses', title: 'Calls', kind: 'number', sort: true, render: callsOf },
    {
      key: 'tokensTotal', title: 'Tokens', kind: 'number', sort: true,
      render: (row) => (isExact ? whole(row.tokensTotal)
        : h('span', { title: whole(row.tokensTotal) }, count(row.tokensTotal))),
    },
    ...tokens,
    {
      key: 'cached', title: 'Cached', kind: 'number', sort: true,
      render: (row) => h('span', { title: 'How much of what went into the models came from a cache' },
        percent(cacheShare(row))),
    },
    { key: 'runs', title: 'Runs', kind: 'number', sort: true },
    {
      key: 'costUsd', title: 'Cost', kind: 'money', sort: true,
      render: (row) => (isExact && row.costUsd != null
        ? h('span', { class: 'mono' }, moneyExact(row.costUsd)) : amount(row.costUsd, row.unpriced)),
    },
    ...(isExact ? [
      { key: 'reportedCostUsd', title: 'Reported', kind: 'money', sort: true,
        render: (row) => exactOrNone(row.reportedCostUsd) },
      { key: 'driftUsd', title: 'Drift', kind: 'money', sort: true, render: (row) => exactOrNone(row.driftUsd) },
    ] : []),
    ...(isExact ? [] : [
      { key: 'share', title: 'Share', class: 'cost-share',
        render: (row) => bar(row.share, { text: percent(row.share) }) },
    ]),
  ];
}

function callsOf(row) {
  const failed = Number(row.failed ?? 0);
  return [whole(row.responses), failed > 0 ? [' ', badge(`${whole(failed)} failed`, 'bad')] : null];
}

function exactOrNone(value) {
  return value == null ? h('span', { class: 'faint' }, '–') : h('span', { class: 'mono' }, moneyExact(value));
}

/** More are shown when they are asked for; the sums are of all. */
export const rowsShown = 30;

/** The rows by what they are put together by, and all of them together in the foot. */
export function costTable({ by, rows, sort, isExact, onSort, words, isWhole }) {
  const total = totalOf(rows);
  const most = Number(total.costUsd ?? 0);
  const withShare = rows.map((row) => ({ ...row, share: most > 0 ? ratio(row.costUsd, most) : 0 }));
  const columns = columnsOf(by, isExact);
  const key = (sort ?? '-costUsd').replace(/^-/, '');
  const all = sorted(withShare, sort ?? (by === 'day' ? '-day' : '-costUsd'), kindOf);
  const node = table(columns, isWhole ? all : all.slice(0, rowsShown), {
    caption: `Cost by ${by}, ${words}`, rowKey: (row) => `${row[by] ?? ''}\u0000${row.importedFrom ?? ''}`, onSort,
    sort: { key: sort ? key : by === 'day' ? 'day' : 'costUsd', isDescending: sort ? sort.startsWith('-') : true },
    class: 'cost-table', empty: empty(`No model responses, ${words}`,
      'What agents do and what is imported is counted here.'),
  });
  if (rows.length > 1) {
    // One that used two models, or went on over midnight, stands in two rows.
    const runs = by === 'model' || by === 'day' ? null : rows.reduce((sum, row) => sum + Number(row.runs ?? 0), 0);
    const foot = { ...total, runs, share: 1 };
    node.querySelector('table').append(h('tfoot', {}, h('tr', {}, columns.map((column, place) => {
      if (place === 0) return h('th', { scope: 'row' }, 'Together');
      if (column.key === 'share') return h('td', {});
      if (column.key === 'runs') return h('td', { class: 'num' }, runs == null ? '' : whole(runs));
      return h('td', { class: column.kind ? 'num' : null },
        column.render ? column.render(foot) : whole(foot[column.key]));
    }))));
  }
  return node;
}

// MARK: How it went

const parts = [['completed', 'Completed', 'good'], ['wasted', 'Failed attempts', 'bad'],
  ['open', 'Imported, going on, or not known', 'rest']];

/** What the attempts cost that came to nothing, and the others. */
export function outcomeCard() {
  const body = h('div', { class: 'stack' });
  const node = card('Wasted on failed attempts', { id: 'waste' }, body);
  node.body = body;
  node.show = (rows, words) => {
    if (!rows.length) return void replace(body, h('p', { class: 'muted' }, `No runs with costs, ${words}.`));
    const found = outcomesOf(rows);
    const { unpriced } = found.wasted;
    const isNone = compareMoney(found.wasted.costUsd, '0') <= 0 && !unpriced;
    replace(body,
      h('p', { class: 'big-line' }, h('span', { class: ['big', { 'tone-bad': !isNone }] }, money(found.wasted.costUsd)),
        ' ',
        h('span', { class: 'muted' }, isNone ? `nothing was wasted, ${words}`
          : `${percent(found.share)} of what was spent, in ${plural(found.wasted.runs, 'run')} that came to nothing`),
        unpriced > 0 && [' ', badge(`+ ${whole(unpriced)} unpriced`, 'warn')]),
      h('div', { class: 'share-bar', 'aria-hidden': 'true' }, parts.map(([key, , tone]) => h('span', {
        class: `share-part is-${tone}`, style: { 'flex-grow': Math.max(0, Number(found[key].costUsd)) },
      }))),
      h('ul', { class: 'plain-list' }, parts.map(([key, name, tone]) => {
        const { rows: own, costUsd } = found[key];
        if (!own.length) return null;
        return h('li', { class: 'share-row' }, h('span', { class: `share-key is-${tone}`, 'aria-hidden': 'true' }),
          h('span', {}, name, key === 'completed' ? null : h('span', { class: 'muted' },
            ` (${own.map((row) => `${row.outcome || 'not known'} ${money(row.costUsd)}`).join(', ')})`)),
          h('span', { class: 'num', title: moneyExact(costUsd) }, money(costUsd)));
      })),
      isNone ? null : h('p', { class: 'small muted' },
        h('a', { href: '/tasks?status=failed' }, 'The tasks that failed'), ' · ',
        h('a', { href: '/why' }, 'What was decided')));
  };
  return node;
}

// MARK: What agents report

/** What agents say themselves beside what was computed, and what has no price. */
export function driftCard() {
  const body = h('div', { class: 'stack' });
  const node = card('How sure these figures are', { id: 'drift' }, body);
  node.body = body;
  node.show = (models) => {
    const total = totalOf(models);
    replace(body, reportedPart(total), unpricedPart(models, total));
  };
  return node;
}

function reportedPart(total) {
  if (!total.responses) return h('p', { class: 'muted' }, 'Nothing to compare.');
  if (total.reportedCostUsd == null) {
    return h('p', {}, 'Each response is priced by its tokens and the prices of its day. ',
      h('span', { class: 'muted' }, 'No agent reported a cost of its own to compare with.'));
  }
  const computed = computedBeside(total);
  const drift = total.driftUsd ?? '0';
  const isBelow = compareMoney(drift, '0') < 0 || String(drift).startsWith('-');
  const size = isBelow ? negated(drift) : drift;
  const share = Number(computed) > 0 ? Math.abs(Number(drift)) / Number(computed) : 0;
  const most = Math.max(Number(total.reportedCostUsd), Number(computed), 1e-9);
  const line = (name, value) => h('li', { class: 'compare-row' }, h('span', {}, name),
    bar(Number(value) / most), h('span', { class: 'num', title: moneyExact(value) }, money(value)));
  return fragment(
    h('p', {}, 'Of ', h('span', { class: 'strong' }, plural(total.reportedResponses, 'response')),
      ' agents reported a cost themselves: ',
      Number(drift) === 0 ? h('span', { class: 'strong' }, 'exactly what was computed.')
        : [h('span', { class: ['strong', { 'tone-warn': share > 0.05 }] },
          `${money(size)} ${isBelow ? 'less' : 'more'}`),
          ` than was computed (${percent(share)}).`]),
    h('ul', { class: 'plain-list compare' }, line('Reported', total.reportedCostUsd), line('Computed', computed)));
}

function unpricedPart(models, total) {
  if (!total.unpriced) return total.responses ? h('p', {}, signNode('ok', 'Every response has a price.')) : null;
  const names = models.filter((row) => Number(row.unpriced) > 0);
  return h('div', { class: 'notice is-warn' },
    h('p', {}, h('span', { class: 'tone-warn strong' }, '! '),
      h('span', { class: 'strong' }, `${plural(total.unpriced, 'response')} without a known price`),
      ' – in no sum of this page, and never counted as costing nothing.'),
    h('ul', {}, names.map((row) => h('li', {}, h('span', { class: 'mono' }, row.model || 'a model that was not named'),
      ' ',
      h('span', { class: 'muted' }, plural(row.unpriced, 'response'))))),
    h('p', {}, 'Which they are, and what may be their price: ', command('roost prices check')),
    h('p', {}, 'Take a list that has it: ', command('roost prices import FILE')));
}

// MARK: Budgets

const scopes = { day: 'The day', task: 'Task', run: 'Run' };
const levels = { within: 'within', warn: 'close to its end', full: 'used up', unknown: 'not known' };

/** How far each budget is used, and what follows when it is. */
export function budgetCard() {
  const body = h('div', { class: 'stack' });
  const node = card('Budgets', { id: 'budgets' }, body);
  node.body = body;
  node.show = ({ budgets, trouble, settings }) => {
    const steps = consequences(settings);
    const isNone = !budgets?.length;
    replace(body,
      trouble ? h('p', { class: 'notice' }, trouble) : null,
      isNone && !trouble ? empty('No budget is set', 'Without one nobody is stopped, whatever it costs.',
        command('roost budget set day 20')) : null,
      isNone ? null : h('ul', { class: 'plain-list budgets' }, budgets.map((budget) => budgetRow(budget, settings))),
      isNone ? null : h('div', { class: 'budget-steps' }, h('h3', {}, 'What happens'),
        h('ol', {}, steps.map((step) => h('li', {}, h('span', { class: 'num strong' }, `${step.at}%`), ' ', step.text,
          step.setting ? [' ', h('a', { class: 'mono small', href: '/settings?q=budget.at_limit' }, step.setting)]
            : null)))),
      isNone ? null : h('p', { class: 'small muted' }, 'To change one: ', command('roost budget set day 20')));
  };
  return node;
}

function budgetRow(budget, settings) {
  const isMoney = isDollars(budget);
  const format = isMoney ? (value) => money(dollarsOf(value)) : (value) => `${count(value)} tokens`;
  const exact = isMoney ? (value) => moneyExact(dollarsOf(value)) : (value) => `${whole(value)} tokens`;
  const isKnown = budget.used != null && budget.level !== 'unknown';
  const warn = Number(settings?.get('budget.warn_percent') ?? 80) / 100;
  const missing = Number(budget.unpriced ?? 0);
  const tone = { warn: 'warn', full: 'bad', unknown: 'warn' }[budget.level] ?? 'good';
  const used = isKnown ? `${missing ? 'at least ' : ''}${format(budget.used)}` : budget.used != null
    ? `at least ${format(budget.used)}` : 'unknown';
  const left = isKnown && budget.limit != null ? Math.max(0, Number(budget.limit) - Number(budget.used)) : null;
  const id = budget.scopeId ?? budget.scope_id;
  const name = budget.scope === 'task' && id ? [scopes.task, ' ', taskLink(id)]
    : budget.scope === 'run' && id ? [scopes.run, ' ', runLink(id)] : scopes[budget.scope] ?? budget.scope;
  return h('li', { class: 'budget' },
    h('div', { class: 'budget-head' }, h('span', { class: 'strong' }, name),
      signNode(budget.level, levels[budget.level] ?? budget.level),
      h('span', { class: 'spacer' }),
      h('span', { class: 'num', title: budget.used == null ? '' : `${exact(budget.used)} of ${exact(budget.limit)}` },
        h('span', { class: 'strong' }, used), ` of ${format(budget.limit)}`),
      h('span', { class: 'num muted budget-percent' }, budget.percent == null ? '' : `${budget.percent}%`)),
    meter({
      value: Number(budget.used ?? 0), max: Number(budget.limit ?? 0), tone, marks: [warn],
      label: ['Budget:', scopes[budget.scope] ?? budget.scope, id,
        isMoney ? 'in dollars' : 'in tokens'].filter(Boolean).join(' '),
      text: `${used} of ${format(budget.limit)}`,
    }),
    h('div', { class: 'small muted' },
      left != null ? `${format(left)} left. `
        : 'What was spent is not known now: while the index is away nobody can tell. ',
      missing ? h('span', { class: 'tone-warn' }, `${plural(missing, 'response')} without a price among it.`) : null));
}
