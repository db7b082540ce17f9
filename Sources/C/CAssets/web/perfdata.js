// What the performance page works out: plain functions.

import { edges, largest } from './scales.js';

/** What can be laid out as a distribution: the column of the record, and the edges between which is counted. */
export const measures = {
  first: {
    name: 'First token', column: 'time_to_first_token_ms', edges: edges(10, 200_000), unit: 'ms',
    words: 'until the first token',
  },
  whole: { name: 'Whole response', column: 'duration_ms', edges: edges(50, 1_000_000), unit: 'ms',
    words: 'for the whole response' },
  rate: { name: 'Tokens a second', column: 'tokens_per_second', edges: edges(1, 2_000), unit: '/s',
    words: 'tokens a second' },
};

/** The question to the record that counts responses between edges, model by model. */
export function histogramQuery(measure, period) {
  const cases = measure.edges.map((edge, place) => `WHEN v < ${edge} THEN ${place}`).join(' ');
  const until = (period.until ?? new Date()).toISOString();
  return `SELECT CASE ${cases} ELSE ${measure.edges.length} END AS place, name, count(*) AS n
FROM (SELECT ${measure.column} AS v, model AS name FROM api_calls
  WHERE timestamp >= '${period.from.toISOString()}' AND timestamp < '${until}' AND ${measure.column} IS NOT NULL)
GROUP BY 1, 2`;
}

/** The places that have something and those between them, and a series a model. */
export function histogramOf(rows, measure, format, max = 6) {
  const found = rows.filter((row) => Number(row.n) > 0);
  if (!found.length) return null;
  const numbers = found.map((row) => Number(row.place));
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  const places = [];
  for (let place = first; place <= last; place += 1) {
    const [from, to] = [measure.edges[place - 1], measure.edges[place]];
    const title = from == null ? `below ${format(to)}` : to == null ? `${format(from)} and more`
      : `${format(from)} to ${format(to)}`;
    places.push({ key: place, tick: from == null ? `<${format(to)}` : format(from), title });
  }
  const byName = new Map();
  for (const row of found) {
    const name = row.name || '–';
    if (!byName.has(name)) byName.set(name, { key: name, name, sum: 0, counts: new Map() });
    const entry = byName.get(name);
    entry.sum += Number(row.n);
    entry.counts.set(Number(row.place), (entry.counts.get(Number(row.place)) ?? 0) + Number(row.n));
  }
  const series = largest(byName.values(), (entry) => entry.sum, max, (rest) => {
    const counts = new Map();
    for (const entry of rest) for (const [place, number] of entry.counts) counts.set(place,
      (counts.get(place) ?? 0) + number);
    return { key: '\u0000others', name: `${rest.length} others`, sum: rest.reduce((sum, entry) => sum + entry.sum, 0),
      counts };
  });
  return { places, series, total: found.reduce((sum, row) => sum + Number(row.n), 0) };
}

/** How far a scale reaches on which several spreads can be told apart: to the worst 95 %, not to one stray. */
export function spreadEnd(rows, p95Key, p50Key) {
  return Math.max(0, ...rows.map((row) => Number(row[p95Key] ?? row[p50Key] ?? 0))) * 1.15;
}

/** From where to where a scale by orders of magnitude reaches on which all tools can be seen. */
export function spreadRange(rows) {
  const known = rows.filter((row) => row.durationP50Ms != null);
  const least = Math.min(...known.map((row) => Math.max(1, Number(row.durationP50Ms))));
  const most = Math.max(...known.map((row) => Number(row.durationMaxMs ?? row.durationP95Ms ?? row.durationP50Ms)));
  if (!known.length || !(most > 0)) return [1, 10];
  return [10 ** Math.floor(Math.log10(least / 2)), Math.max(10, most * 1.1)];
}

/** How far along a scale a value stands, from 0 to 1: plainly, or from `first` on by orders of magnitude. */
export function placeOn(value, end, first) {
  if (!(end > 0) || !(value > 0)) return 0;
  const part = first ? Math.log(value / first) / Math.log(end / first) : value / end;
  return Math.max(0, Math.min(1, part));
}

/** An edge as short as it can be: `200 ms`, `5 s`, `2 min`. */
export function edgeText(milliseconds) {
  if (milliseconds < 1000) return `${milliseconds} ms`;
  if (milliseconds < 120_000) return `${milliseconds / 1000} s`;
  return `${Math.round(milliseconds / 6000) / 10} min`;
}
