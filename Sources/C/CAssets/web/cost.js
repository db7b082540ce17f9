// /cost: what model responses cost, where it went, and how far the budgets are.

import { h, replace } from './dom.js';
import { get, pages, post, isAborted } from './api.js';
import { money, moneyExact, percent, count, plural, shortId, whole } from './format.js';
import { card, command, meter, pageHead, segmented, toggleButton } from './parts.js';
import { calmly, chartCard, periodPicker, section } from './reports.js';
import { csvText, download, fileName } from './csv.js';
import { buckets, dayText, monthText, periodOf, periodWords } from './period.js';
import {
  budgetsOfSettings, dayBudget, groupings, outcomesOf, projected, running, seriesOf, stackQuery, totalOf,
} from './costdata.js';
import { amount, budgetCard, costTable, rowsShown, driftCard, outcomeCard } from './costcards.js';

export function title() { return 'Cost'; }

const stacks = [['model', 'Model'], ['task', 'Task'], ['none', 'Together']];
/** More rows are not asked for, which is said. */
const tableMax = 10_000;
const words = (list, value, standard) => (list.some(([key]) => key === value) ? value : standard);

function stateOf(query) {
  return {
    period: periodOf(query), by: words(groupings, query.by, 'task'), stack: words(stacks, query.stack, 'model'),
    sort: query.sort ?? null, isExact: query.exact === '1',
  };
}

/** Settings as a map of their values; nothing is known where they cannot be read. */
async function readSettings(signal) {
  try {
    const { rows } = await get('/settings', { limit: 500 }, { signal });
    return new Map(rows.map((row) => [row.key, row.value]));
  } catch (error) {
    if (isAborted(error)) throw error;
    return new Map();
  }
}

async function readBudgets(signal) {
  try {
    return { budgets: (await get('/budget', { limit: 500 }, { signal })).rows, trouble: null };
  } catch (error) {
    if (isAborted(error)) throw error;
    return { budgets: null,
      trouble: `${error.detail || error.title}. Without a daemon nobody holds runs to a budget.` };
  }
}

export async function show(root, ctx) {
  let state = stateOf(ctx.query);
  let limits = { budgets: null, settings: new Map(), trouble: null };
  let table = { rows: [] };
  let drawnChart = null;
  let isWhole = false;

  const picker = periodPicker(state.period, (query) => go(query));
  const asked = h('span', {});
  const tiles = h('div', { class: 'stats cost-stats' });
  root.append(
    pageHead('Cost', { sub: 'What model responses cost, each counted once, at the price of its day.',
      actions: picker }),
    tiles);

  // MARK: Over time

  const stackChoice = segmented({
    label: 'Stacked by', options: stacks, value: state.stack,
      onChange: (stack) => go({ stack: stack === 'model' ? null : stack }),
  });
  const overTime = chartCard('Cost per day', {
    id: 'over-time', class: 'cost-chart', controls: stackChoice,
    emptyTitle: 'Nothing was spent in this time', emptyText: 'Costs appear as soon as an agent has answered.',
    csv: () => drawnChart && { name: `cost ${drawnChart.period.words}`, text: chartCSV(drawnChart) },
  });
  const heading = overTime.querySelector('h2');
  root.append(overTime);

  const timePart = section(ctx, {
    body: h('div', { hidden: true }),
    load: async ({ signal }) => {
      const { period, stack } = state;
      const places = buckets(period);
      return { period, places, stack, rows: await stackRows(places, stack, signal) };
    },
    show: (answer) => {
      drawnChart = answer;
      drawChart();
    },
    onError: (error) => {
      if (!drawnChart) overTime.update(null);
      overTime.setNote(`${drawnChart ? 'Not as it is now: ' : ''}${error.detail || error.title}`);
      return true;
    },
  });

  function drawChart() {
    if (!drawnChart) return;
    const { period, places, rows, stack } = drawnChart;
    const found = seriesOf(rows, places.length,
      { nameOf: { none: () => 'Cost', task: (key) => (key ? shortId(key) : 'no task') }[stack] });
    drawnChart.found = found;
    const isOneDay = period.days.length === 1;
    const limit = dayBudget(limits.budgets, limits.settings);
    const warn = Number(limits.settings.get('budget.warn_percent') ?? 80);
    setHeading(isOneDay ? `Cost by hour, ${period.words}` : `Cost per day, ${period.words}`);
    const unpriced = found.unpriced.reduce((sum, number) => sum + number, 0);
    overTime.setNote([
      limit ? null : 'No budget of the day is set. ',
      unpriced ? `In none of these bars: ${plural(unpriced, 'response')} without a price. ` : null,
      isOneDay ? 'The line is the sum of the day so far.' : 'Choose a day to see its hours.',
    ]);
    const notes = places.map((place, at) => (found.unpriced[at]
      ? { ...place, note: `and ${plural(found.unpriced[at], 'response')} without a price` } : place));
    overTime.update(found.series.length === 0 ? null : {
      label: isOneDay ? `Cost by hour, ${period.words}` : `Cost per day, ${period.words}`,
      places: notes, series: found.series.map((entry) => ({ ...entry, note: money(entry.sum.toFixed(9)) })),
      value: (place, entry) => entry.values[places.findIndex((known) => known.key === place.key)] ?? 0,
      format: (number) => money(number.toFixed(9)), axisFormat: axisMoney, nothing: 'nothing spent',
      placeName: isOneDay ? 'Hour' : 'Day', height: 260,
      marked: isOneDay ? null : dayText(new Date()),
      running: isOneDay ? running(found.totals, places) : null, runningName: 'Of the day so far',
      lines: limit ? [
        { value: limit, label: `budget of the day ${axisMoney(limit)}`, kind: 'budget' },
        { value: (limit * warn) / 100, label: `${warn}% ${axisMoney((limit * warn) / 100)}`, kind: 'warn',
          isBelow: true },
      ] : [],
      onOpen: isOneDay ? null : (place) => go({ period: null, month: null, day: place.key }, true),
    });
  }

  function setHeading(text) {
    if (heading.textContent !== text) heading.textContent = text;
  }

  // MARK: Where it went

  const byChoice = segmented({
    label: 'By', options: groupings, value: state.by,
      onChange: (by) => go({ by: by === 'task' ? null : by, sort: null }),
  });
  const exact = toggleButton({
    label: 'Exact', title: 'All decimals, all kinds of tokens, and what agents report', pressed: state.isExact,
    onChange: (isOn) => {
      ctx.setState({ exact: isOn ? '1' : null });
      state.isExact = isOn;
      drawTable();
    },
  });
  const save = h('button', { type: 'button', class: 'button', title: 'Download this table as CSV',
    onclick: () => saveTable() }, 'CSV');
  const tableBody = h('div', {});
  root.append(card('Where it went', { id: 'where', actions: [byChoice, exact, save], isFlush: true }, tableBody,
    h('div', { class: 'card-foot small muted' }, 'The same in a terminal: ', asked)));

  const tablePart = section(ctx, {
    body: tableBody, lines: 6,
    load: async ({ signal }) => {
      const { period, by } = state;
      return { by, period, rows: await pages('/cost', { by, ...period.params }, { signal, max: tableMax }) };
    },
    show: (answer) => {
      table = answer;
      drawTable();
    },
  });

  function drawTable() {
    const focused = tableBody.contains(document.activeElement) ? document.activeElement.textContent : null;
    replace(tableBody, costTable({
      by: table.by ?? state.by, rows: table.rows, sort: state.sort, isExact: state.isExact, isWhole,
      words: (table.period ?? state.period).words,
      onSort: (key, isDescending) => {
        state.sort = (isDescending ? '-' : '') + key;
        ctx.setState({ sort: state.sort });
        drawTable();
      },
    }));
    const hidden = table.rows.length - rowsShown;
    if (!isWhole && hidden > 0) {
      tableBody.append(h('div', { class: 'card-foot' }, h('button', {
        type: 'button', class: 'button', onclick: () => {
          isWhole = true;
          drawTable();
        },
      }, `All ${table.rows.length} rows`),
        h('span', { class: 'muted small' }, `${hidden} more are in the sums already.`)));
    }
    if (table.rows.isCut) {
      tableBody.append(h('p', { class: 'card-foot small tone-warn' },
        `! These are the first ${whole(table.rows.length)} rows alone, and so are the sums.`));
    }
    if (focused) [...tableBody.querySelectorAll('a, button')].find((node) => node.textContent === focused)?.focus();
    const line = `roost cost ${periodWords(table.period ?? state.period)} --by ${table.by ?? state.by}`;
    replace(asked, command(line));
  }

  function saveTable() {
    const [first] = table.rows;
    if (!first) return;
    const columns = Object.keys(first).filter((key) => key !== 'schema');
    download(fileName(`cost by ${table.by} ${table.period.words}`, 'csv'), csvText(columns, table.rows));
  }

  // MARK: The rest

  const [waste, drift, budget] = [outcomeCard(), driftCard(), budgetCard()];
  root.append(h('div', { class: 'grid two' }, budget, h('div', { class: 'stack' }, waste, drift)));

  let outcomes = null;
  let month = null;
  const outcomePart = section(ctx, {
    body: waste.body,
    load: async ({ signal }) => ({
      words: state.period.words,
        rows: (await get('/cost', { by: 'outcome', ...state.period.params, limit: 500 }, { signal })).rows,
    }),
    show: (answer) => {
      outcomes = answer.rows;
      waste.show(answer.rows, answer.words);
      drawTiles();
    },
  });
  const modelPart = section(ctx, {
    body: drift.body,
    load: async ({ signal }) => (await get('/cost', { by: 'model', ...state.period.params, limit: 500 },
      { signal })).rows,
    show: (rows) => drift.show(rows),
  });
  const budgetPart = section(ctx, {
    body: budget.body,
    load: async ({ signal }) => {
      const [found, settings] = await Promise.all([readBudgets(signal), readSettings(signal)]);
      return { ...found, settings };
    },
    show: (answer) => {
      limits = answer;
      if (!answer.budgets) answer.budgets = budgetsOfSettings(answer.settings, ctx.live.status()?.today);
      budget.show(answer);
      drawChart();
      drawTiles();
    },
  });
  const monthPart = section(ctx, {
    body: h('div', { hidden: true }),
    load: async ({ signal }) => totalOf(
      (await get('/cost', { by: 'outcome', month: monthText(new Date()), limit: 500 }, { signal })).rows),
    show: (answer) => {
      month = answer;
      drawTiles();
    },
    onError: () => true,
  });

  // MARK: At a glance

  function drawTiles() {
    const today = ctx.live.status()?.today;
    const limit = dayBudget(limits.budgets, limits.settings)
      ?? (today?.budgetUsd != null ? Number(today.budgetUsd) : null);
    const total = outcomes && totalOf(outcomes);
    const failed = outcomes && outcomesOf(outcomes);
    const days = daysPast(state.period);
    const whole = month?.costUsd != null ? projected(month.costUsd) : null;
    replace(tiles,
      tile('Today', today ? amount(today.costUsd) : '–', [
        limit ? meter({
          value: Number(today?.costUsd ?? 0), max: limit, label: 'Budget of the day',
          text: `${money(today?.costUsd ?? '0')} of ${axisMoney(limit)}`,
          marks: [Number(limits.settings.get('budget.warn_percent') ?? 80) / 100],
        }) : null,
        limit ? `${percent(Number(today?.costUsd ?? 0) / limit)} of ${axisMoney(limit)}`
          : today?.tokens ? `${count(today.tokens)} tokens` : 'no budget',
      ]),
      state.period.id === 'today' ? null
        : tile(capital(state.period.words), total ? amount(total.costUsd, total.unpriced) : '–', inWords(total, days)),
      tile('Failed attempts', failed ? amount(failed.wasted.costUsd, failed.wasted.unpriced) : '–',
        failed ? wasteWords(failed) : '',
        failed?.share > 0 ? 'bad' : ''),
      tile('This month', month ? amount(month.costUsd, month.unpriced) : '–',
        whole ? `at this pace ${money(whole.toFixed(2))} by its end` : ''));
  }

  function tile(name, value, note, tone) {
    return h('div', { class: 'stat' }, h('div', { class: 'stat-name' }, name),
      h('div', { class: ['stat-value', tone && `tone-${tone}`] }, value), h('div', { class: 'stat-note' }, note));
  }

  // MARK: Changes

  function go(query, isPushed = false) {
    ctx.setState(query, { push: isPushed });
    update({ query: { ...ctx.query } });
  }

  function update({ query }) {
    const before = state;
    state = stateOf(query);
    picker.update(state.period);
    byChoice.choose(state.by);
    stackChoice.choose(state.stack);
    exact.set(state.isExact);
    const isOther = JSON.stringify(before.period.params) !== JSON.stringify(state.period.params)
      || before.period.words !== state.period.words;
    if (isOther || before.stack !== state.stack) timePart.refresh();
    if (isOther || before.by !== state.by) tablePart.refresh();
    else if (before.sort !== state.sort || before.isExact !== state.isExact) drawTable();
    if (isOther) {
      outcomes = null;
      outcomePart.refresh();
      modelPart.refresh();
      drawTiles();
    }
  }

  function refreshAll() {
    // It may be another day by now.
    state = stateOf(ctx.query);
    picker.update(state.period);
    for (const part of [timePart, tablePart, outcomePart, modelPart, budgetPart, monthPart]) part.refresh();
  }

  const soon = calmly(ctx, refreshAll, 15_000);
  ctx.on('cost', soon);
  ctx.on('reset', refreshAll);
  ctx.on('status', drawTiles);
  drawTiles();
  refreshAll();
  return {
    update,
    keys: [
      ...groupings.map(([by, name], place) => ({
        key: `Alt+${place + 1}`, label: `By ${name.toLowerCase()}`, group: 'Cost',
          run: () => go({ by: by === 'task' ? null : by, sort: null }),
      })),
      { key: 'e', label: 'Exact amounts', group: 'Cost', run: () => exact.click() },
      { key: 'x', label: 'Download the table as CSV', group: 'Cost', run: saveTable },
    ],
  };
}

/** Rows of the stacked chart; where the record cannot be asked in SQL, days alone, without what they are stacked by. */
async function stackRows(places, stack, signal) {
  try {
    return (await post('/sql', { query: stackQuery(places, stack), limit: 5_000 }, { signal })).rows;
  } catch (error) {
    if (isAborted(error) || error.status === 0 || places[0].key.length !== 10) throw error;
    const params = { by: 'day', since: places[0].from.toISOString(), until: places.at(-1).until.toISOString(),
      limit: 500 };
    const { rows } = await get('/cost', params, { signal });
    return rows.map((row) => ({
      place: places.findIndex((place) => place.key === row.day), name: '', nano: row.costNanodollars ?? 0,
        unpriced: row.unpriced,
    }));
  }
}

function chartCSV({ places, found }) {
  // Two of them may be shown by the same short name.
  const columns = found.series.map((entry, number) => ({ key: `series ${number}`, title: entry.name }));
  return csvText(['when', ...columns, 'together'], places.map((place, at) => ({
    when: place.key, together: tidyDollars(found.totals[at]),
    ...Object.fromEntries(found.series.map((entry, number) => [columns[number].key, tidyDollars(entry.values[at])])),
  })));
}

const tidyDollars = (number) => Number(number.toFixed(9));

/** Round amounts without decimals that say nothing. */
function axisMoney(number) {
  const text = moneyExact(number.toFixed(9));
  return text.replace(/(\.\d)$/, '$10');
}

/** How much it was, and how much of it a day. */
function inWords(total, days) {
  if (!total) return '';
  const perDay = days > 1 && total.costUsd != null ? `${money((Number(total.costUsd) / days).toFixed(9))} a day` : null;
  return [plural(total.responses, 'response'), `${count(total.tokensTotal)} tokens`, perDay].filter(Boolean).join(', ');
}

/** What has no price is not known to have cost nothing. */
function wasteWords({ share, wasted }) {
  if (share > 0) return `${percent(share)} of it`;
  return wasted.unpriced ? 'what it cost is not known' : 'nothing was wasted';
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function daysPast(period) {
  const today = dayText(new Date());
  return period.days.filter((day) => day <= today).length;
}
