// What the cost page works out of the server's answers: plain functions.

import { addMoney, compareMoney } from './format.js';
import { largest } from './scales.js';

export const groupings = [
  ['task', 'Task'], ['model', 'Model'], ['agent', 'Agent'], ['worker', 'Worker'], ['outcome', 'Outcome'],
    ['day', 'Day'],
];

const nanoInDollar = 1e9;
/** So many are told by their names: with as many days of a month the answer stays within what may be asked for. */
const namesMax = 40;

// MARK: Costs over time

/** A quarter of an hour as the record names it. */
export function quarterText(date) {
  return `${date.toISOString().slice(0, 16)}Z`;
}

/**
 * The question to the record that counts costs by bucket and by what they are stacked by. Days are told by their ends,
 * so that they are those of this browser's place. Without a name are all that are not among the dearest.
 */
export function stackQuery(buckets, by) {
  const name = { model: 'model', task: 'task_id' }[by] ?? "''";
  const places = buckets.slice(0, -1).map((bucket,
    place) => `WHEN quarter < '${quarterText(bucket.until)}' THEN ${place}`);
  const place = places.length ? `CASE ${places.join(' ')} ELSE ${places.length} END` : '0';
  return `WITH
spent AS (
  SELECT ${place} AS place, coalesce(${name}, '') AS name, sum(unpriced_calls) AS unpriced,
    sum(estimated_cost_nanodollars) AS nano
  FROM usage_rollups
  WHERE quarter >= '${quarterText(buckets[0].from)}' AND quarter < '${quarterText(buckets.at(-1).until)}'
  GROUP BY 1, 2
),
dearest AS (SELECT name FROM spent GROUP BY name ORDER BY sum(nano) DESC, name LIMIT ${namesMax})
SELECT place, CASE WHEN name IN dearest THEN name END AS name, sum(unpriced) AS unpriced, sum(nano) AS nano
FROM spent
GROUP BY 1, 2`;
}

const othersKey = '\u0000others';

/**
 * The rows of that question as series, the dearest first: at most `max`, of which the last is all others.
 * `value(place, key)` is in dollars; `totals` those of each place.
 */
export function seriesOf(rows, placeCount, { max = 8, nameOf = (key) => key || '–' } = {}) {
  const byKey = new Map();
  const totals = new Array(placeCount).fill(0);
  const unpriced = new Array(placeCount).fill(0);
  for (const row of rows) {
    const key = row.name == null ? othersKey : String(row.name);
    if (!byKey.has(key)) byKey.set(key, { key, name: nameOf(key), sum: 0, values: new Array(placeCount).fill(0) });
    const found = byKey.get(key);
    const place = Number(row.place);
    if (!(place >= 0 && place < placeCount)) continue;
    const dollars = Number(row.nano ?? 0) / nanoInDollar;
    found.sum += dollars;
    found.values[place] += dollars;
    totals[place] += dollars;
    unpriced[place] += Number(row.unpriced ?? 0);
  }
  const all = [...byKey.values()].filter((entry) => entry.sum > 0);
  const unnamed = all.filter((entry) => entry.key === othersKey);
  const series = largest(all.filter((entry) => entry.key !== othersKey), (entry) => entry.sum, max, (named) => {
    const rest = [...named, ...unnamed];
    return {
      key: othersKey, name: unnamed.length > 0 ? 'all others' : `${rest.length} others`,
      sum: rest.reduce((sum, entry) => sum + entry.sum, 0),
      values: totals.map((_, place) => rest.reduce((sum, entry) => sum + entry.values[place], 0)),
    };
  });
  return { series, totals, unpriced, value: (place, entry) => entry.values[place] ?? 0 };
}

/** The sums so far; nothing where the time has not come yet. */
export function running(totals, buckets, now = new Date()) {
  let sum = 0;
  return totals.map((value, place) => {
    sum += value;
    return buckets[place].from > now ? null : sum;
  });
}

/** What a month comes to where it goes on as it has; nothing on its first day, of which one cannot tell. */
export function projected(spent, now = new Date()) {
  const days = new Date(now.getFullYear(), now.getMonth() + 1, 0).getDate();
  const past = now.getDate() - 1 + (now.getHours() * 60 + now.getMinutes()) / 1440;
  const amount = Number(spent);
  if (past < 1 || !(amount > 0)) return null;
  return (amount / past) * days;
}

// MARK: Sums of rows

const summed = [
  'responses', 'failed', 'unpriced', 'tokensTotal', 'tokensInput', 'tokensOutput', 'tokensCachedRead',
  'tokensCachedWrite5m', 'tokensCachedWrite1h', 'costNanodollars', 'reportedResponses',
];

/** One row of all. Runs are left out: one that used two models stands in two rows. */
export function totalOf(rows) {
  const total = Object.fromEntries(summed.map((key) => [key, 0]));
  for (const row of rows) for (const key of summed) total[key] += Number(row[key] ?? 0);
  const known = rows.filter((row) => row.costUsd != null);
  const told = rows.filter((row) => row.reportedCostUsd != null);
  total.costUsd = known.length || !rows.length ? addMoney(...known.map((row) => row.costUsd)) : null;
  total.reportedCostUsd = told.length ? addMoney(...told.map((row) => row.reportedCostUsd)) : null;
  total.driftUsd = told.length ? addMoney(...told.map((row) => row.driftUsd)) : null;
  return total;
}

/** How much of what went into the models came out of a cache; nothing where nothing went in. */
export function cacheShare(row) {
  const read = Number(row.tokensCachedRead ?? 0);
  const whole = Number(row.tokensInput ?? 0) + read + Number(row.tokensCachedWrite5m ?? 0)
    + Number(row.tokensCachedWrite1h ?? 0);
  return whole > 0 ? read / whole : null;
}

/** Of reported costs, what was computed for the same responses. */
export function computedBeside(row) {
  return row.reportedCostUsd == null ? null : addMoney(row.reportedCostUsd, negated(row.driftUsd));
}

export function negated(amount) {
  const text = String(amount ?? '0');
  return text.startsWith('-') ? text.slice(1) : `-${text}`;
}

const kinds = {
  text: (a, b) => String(a ?? '').localeCompare(String(b ?? ''), 'en', { numeric: true }),
  number: (a, b) => Number(a ?? -Infinity) - Number(b ?? -Infinity) || 0,
  money: (a, b) => (a == null || b == null ? (a != null) - (b != null) : compareMoney(a, b)),
};

/** Sorted by a column; of equals the order stays. `sort` is `key` or `-key`. */
export function sorted(rows, sort, kindOf) {
  if (!sort) return rows;
  const key = sort.replace(/^-/, '');
  const compare = kinds[kindOf(key)] ?? kinds.text;
  const valueOf = key === 'cached' ? cacheShare : (row) => row[key];
  const direction = sort.startsWith('-') ? -1 : 1;
  return [...rows].sort((a, b) => direction * compare(valueOf(a), valueOf(b)));
}

// MARK: Outcomes

const wasted = new Set(['failed', 'lost', 'interrupted', 'timed_out', 'error', 'stopped', 'cancelled']);
const useful = new Set(['completed', 'success', 'ok']);

/** What went into attempts that came to nothing, and how the rest went. */
export function outcomesOf(rows) {
  const groups = { completed: [], wasted: [], open: [] };
  for (const row of rows) {
    const name = String(row.outcome ?? '');
    groups[wasted.has(name) ? 'wasted' : useful.has(name) ? 'completed' : 'open'].push(row);
  }
  const sums = Object.fromEntries(Object.entries(groups).map(([name, found]) => [name, {
    rows: found, costUsd: addMoney(...found.map((row) => row.costUsd)),
    runs: found.reduce((sum, row) => sum + Number(row.runs ?? 0), 0),
    unpriced: found.reduce((sum, row) => sum + Number(row.unpriced ?? 0), 0),
  }]));
  const whole = Number(addMoney(...rows.map((row) => row.costUsd)));
  return { ...sums, whole, share: whole > 0 ? Number(sums.wasted.costUsd) / whole : 0 };
}

// MARK: Budgets

/** The budget of a day in dollars, be it of the daemon or, without one, of the settings. */
export function dayBudget(budgets, settings) {
  const row = budgets?.find((budget) => budget.scope === 'day' && isDollars(budget));
  if (row?.limit != null) return Number(row.limit) / nanoInDollar;
  const set = settings?.get('budget.day_usd');
  return set != null && Number(set) > 0 ? Number(set) : null;
}

/**
 * What the settings say of the day, where no daemon tells of budgets: with what was spent today as far as it is known.
 */
export function budgetsOfSettings(settings, today) {
  const limit = settings?.get('budget.day_usd');
  if (!(Number(limit) > 0)) return [];
  const percent = today?.costUsd == null ? null : Math.floor((Number(today.costUsd) / Number(limit)) * 100);
  const warn = Number(settings.get('budget.warn_percent') ?? 80);
  return [{
    scope: 'day', scopeId: null, unit: 'usd', limit: Math.round(Number(limit) * nanoInDollar),
    used: today?.costUsd == null ? null : Math.round(Number(today.costUsd) * nanoInDollar), percent, unpriced: 0,
    level: percent == null ? 'unknown' : percent >= 100 ? 'full' : percent >= warn ? 'warn' : 'within',
  }];
}

export function isDollars(budget) {
  return /usd|dollar/i.test(String(budget.unit ?? ''));
}

/** An amount of a budget as a decimal text of dollars; nano-dollars are whole numbers. */
export function dollarsOf(nano) {
  if (nano == null) return null;
  const digits = String(nano).replace(/^-/, '').padStart(10, '0');
  return `${String(nano).startsWith('-') ? '-' : ''}${digits.slice(0, -9)}.${digits.slice(-9)}`;
}

/** What becomes of runs when a budget is used up, in sentences. */
export function consequences(settings) {
  const warn = Number(settings?.get('budget.warn_percent') ?? 80);
  const atLimit = String(settings?.get('budget.at_limit') ?? 'stop');
  const runs = {
    stop: 'Runs that go on are asked to stop too. Their worktrees stay as they are, and their tasks wait for room.',
    pause: 'Runs that go on are held where they are, and go on by themselves as soon as there is room.',
    finish: 'Runs that go on may finish.',
  }[atLimit] ?? '';
  return [
    { at: warn, text: `From ${warn}% on you are warned, once.` },
    { at: 100, text: 'When it is used up, nothing new is started.' },
    { at: 100, text: runs, setting: `budget.at_limit = "${atLimit}"` },
  ].filter((entry) => entry.text);
}
