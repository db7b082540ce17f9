// Questions in SQL as text, and answers as numbers: plain functions.

import { largest } from './scales.js';

const kinds = new RegExp([
  /(?<space>\s+)/, /(?<comment>--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))/, /(?<string>'(?:[^']|'')*(?:'|$))/,
  /(?<quoted>"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)|\[[^\]]*(?:\]|$))/, /(?<parameter>[:@$][A-Za-z_]\w*)/,
  /(?<number>\d[\w.]*)/, /(?<name>[\p{L}_][\p{L}\p{N}_$]*)/u, /(?<sign>[\s\S])/,
].map((kind) => kind.source).join('|'), 'gu');

/** The words of a question with their kinds: `space comment string name number parameter sign`. */
export function tokensOf(sql) {
  const tokens = [];
  for (const match of sql.matchAll(kinds)) {
    const [kind] = Object.entries(match.groups).find(([, text]) => text !== undefined);
    tokens.push({ kind, text: match[0], from: match.index, to: match.index + match[0].length });
  }
  return tokens;
}

/** The names of what a question wants to be given, each once: `:task`. */
export function parametersOf(sql) {
  return [...new Set(tokensOf(sql).filter((token) => token.kind === 'parameter').map((token) => token.text.slice(1)))];
}

/** A text as SQL writes it. */
export function literal(text) {
  return `'${String(text).replaceAll("'", "''").replaceAll('\u0000', '')}'`;
}

/** The question with what is wanted put in, as texts. What is not given stays as it is. */
export function bound(sql, values) {
  return tokensOf(sql).map((token) => {
    const name = token.kind === 'parameter' ? token.text.slice(1) : null;
    return name && values[name] != null && values[name] !== '' ? literal(values[name]) : token.text;
  }).join('');
}

/** Whether anything is asked, and not only remarked. */
export function isAsked(sql) {
  return tokensOf(sql).some((token) => token.kind !== 'space' && token.kind !== 'comment' && token.text !== ';');
}

/** Where a question goes wrong, by what SQLite says of it; null where it does not say. */
export function placeOfFault(sql, message) {
  const tokens = tokensOf(sql).filter((token) => token.kind !== 'space' && token.kind !== 'comment');
  const told = /in line (\d+), column (\d+)/.exec(message);
  if (told) {
    const from = offsetOf(sql, Number(told[1]), Number(told[2]));
    const found = tokens.find((token) => token.from <= from && from < token.to);
    return found ?? { from, to: Math.min(sql.length, from + 1) };
  }
  const near = /near "([\s\S]*?)": syntax error/.exec(message);
  if (near) {
    const at = tokens.filter((token) => token.text === near[1]);
    const found = at.length === 1 ? at[0] : at.find((token) => !isWell(token, tokens)) ?? at.at(-1);
    if (found) return found;
  }
  const missing = /(?:no such (?:column|table|function)[^:]*|ambiguous column name): ([\w."]+)/i.exec(message);
  if (missing) {
    const name = missing[1].split('.').at(-1).replaceAll('"', '').toLowerCase();
    const isMeant = ({ kind, text }) => /name|quoted/.test(kind)
      && text.replace(/^["`[]|["`\]]$/g, '').toLowerCase() === name;
    const found = tokens.find(isMeant);
    if (found) return found;
  }
  if (/incomplete input/.test(message)) {
    const last = tokens.at(-1);
    return last ? { ...last, from: last.to, to: last.to } : null;
  }
  const token = /unrecognized token: "([\s\S]*?)"/.exec(message);
  if (token) {
    const from = sql.indexOf(token[1]);
    if (from >= 0) return { from, to: from + Math.max(1, token[1].length) };
  }
  return null;
}

/** A keyword right behind another of its like, or at an odd place, is where a mistake is likely. */
function isWell(token, tokens) {
  const before = tokens[tokens.indexOf(token) - 1];
  return !before || before.kind !== token.kind;
}

function offsetOf(sql, line, column) {
  const before = sql.split('\n').slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  return Math.min(sql.length, before + column - 1);
}

/** Line and column, from 1. */
export function lineAndColumn(sql, at) {
  const lines = sql.slice(0, at).split('\n');
  return { line: lines.length, column: lines.at(-1).length + 1 };
}

/**
 * The numbers of an answer whole: what is longer than a number of JavaScript holds becomes a text. Row numbers of the
 * record have 62 bits.
 */
export function wholeNumbers(json) {
  return json.replace(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g, (found) => (
    /^-?\d{16,}$/.test(found) && !Number.isSafeInteger(Number(found)) ? `"${found}"` : found));
}

/** What kind of values a column has: `number`, `time`, `text` or `none`. */
export function kindOf(rows, column) {
  let kind = 'none';
  for (const row of rows) {
    const value = row[column];
    if (value == null) continue;
    const own = typeof value === 'number' || isLongNumber(value) ? 'number'
      : /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/.test(String(value)) ? 'time' : 'text';
    if (kind === 'none') kind = own;
    else if (kind !== own) return 'text';
  }
  return kind;
}

export function isLongNumber(value) {
  return typeof value === 'string' && /^-?\d{16,19}$/.test(value);
}

/** Numbers by size, texts as people sort them, what is missing last whichever way. */
export function comparing(column, isDescending) {
  const direction = isDescending ? -1 : 1;
  const collator = new Intl.Collator('en', { numeric: true });
  return (left, right) => {
    const [a, b] = [left[column], right[column]];
    if (a == null || b == null) return (a == null) - (b == null);
    if (typeof a === 'number' && typeof b === 'number') return direction * (a - b);
    if (isLongNumber(a) && isLongNumber(b)) {
      const [one, other] = [BigInt(a), BigInt(b)];
      return direction * (one < other ? -1 : one > other ? 1 : 0);
    }
    if (typeof a !== typeof b) return direction * (typeof a === 'number' ? -1 : 1);
    return direction * collator.compare(String(a), String(b));
  };
}

/** What can be drawn of an answer: along which column, and which numbers; null where there are none. */
export function drawable(columns, rows) {
  if (rows.length < 1) return null;
  const kinds = new Map(columns.map((column) => [column, kindOf(rows, column)]));
  const numbers = columns.filter((column) => kinds.get(column) === 'number' && !isKey(column, rows));
  if (!numbers.length) return null;
  const names = columns.filter((column) => !numbers.includes(column) && kinds.get(column) !== 'none');
  const along = names.find((column) => kinds.get(column) === 'time') ?? names[0] ?? null;
  return { along, numbers, names, isTime: along != null && kinds.get(along) === 'time' };
}

/** Numbers that only name something are not to be added up. */
function isKey(column, rows) {
  return /(^|_)(id|key|row|pid)$/i.test(column) || rows.some((row) => isLongNumber(row[column]));
}

/**
 * Rows laid out by what stands along the chart and what tells its series apart, numbers of the same place added up:
 * `{ places, series }`, of which a series has `values` by place. Of many series the smallest are put together.
 */
export function pivoted(rows, along, by, number, max = 8) {
  const places = [];
  const placeOf = new Map();
  const series = new Map();
  for (const row of rows) {
    const name = String(row[along] ?? 'null');
    if (!placeOf.has(name)) {
      placeOf.set(name, places.length);
      places.push(name);
    }
    const key = by ? String(row[by] ?? 'null') : number;
    if (!series.has(key)) series.set(key, { key, name: key === '' ? '–' : key, sum: 0, values: new Map() });
    const found = series.get(key);
    const value = Number(row[number] ?? 0);
    const place = placeOf.get(name);
    found.values.set(place, (found.values.get(place) ?? 0) + value);
    found.sum += Math.abs(value);
  }
  return { places, series: largest(series.values(), (entry) => entry.sum, max, together) };
}

function together(rest) {
  const values = new Map();
  for (const entry of rest) {
    for (const [place, value] of entry.values) values.set(place, (values.get(place) ?? 0) + value);
  }
  return { key: '\u0000others', name: `${rest.length} others`, sum: 0, values };
}

/** Whether a column has a value more than once, so that something else must tell its rows apart. */
export function hasRepeats(rows, column) {
  return column != null && new Set(rows.map((row) => row[column])).size < rows.length;
}

/** Which page shows what a cell names; null where none does. */
export function hrefOf(column, value, row = {}) {
  if (typeof value !== 'string' || value === '') return null;
  const name = column.toLowerCase();
  const id = encodeURIComponent(value);
  if (/^task(_id)?$/.test(name)) return `/t/${id}`;
  if (value.startsWith('run-') && /^(run|run_id|worker_id|context_id|of)$/.test(name)) return `/r/${id}/log`;
  const isOfTask = row.context_type === 'task' || row.context === 'task';
  return name === 'context_id' && isOfTask ? `/t/${id}` : null;
}
