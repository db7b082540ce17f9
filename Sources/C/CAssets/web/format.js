// How amounts, times and states are written. The same words and signs as on the terminal.

import { h } from './dom.js';
import { visible } from './safe.js';

// MARK: Numbers

/** A decimal text in its parts, whatever notation it came in; null where it is none. */
function decimal(value) {
  if (value == null || value === '') return null;
  let text = String(value).trim();
  const exponent = /^([+-]?)(\d+)(?:\.(\d*))?[eE]([+-]?\d+)$/.exec(text);
  if (exponent) text = expanded(exponent);
  const match = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text);
  if (!match) return null;
  return { isNegative: match[1] === '-', whole: match[2].replace(/^0+(?=\d)/, ''), part: match[3] ?? '' };
}

function expanded([, sign, whole, part = '', exponent]) {
  const digits = whole + part;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, '0').slice(0, point)}.${digits.slice(point)}`;
}

// Sums are exact: nano-dollars, as the record keeps them.
function nano(value) {
  const found = decimal(value);
  if (!found) return null;
  const amount = BigInt(found.whole) * 1000000000n + BigInt(found.part.padEnd(9, '0').slice(0, 9));
  return found.isNegative ? -amount : amount;
}

function exactText(amount) {
  const positive = amount < 0n ? -amount : amount;
  const part = String(positive % 1000000000n).padStart(9, '0').replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${positive / 1000000000n}${part ? `.${part}` : ''}`;
}

/** `$4.12`; of less than a cent the first two digits; `unpriced` where nobody knows. */
export function money(value) {
  const amount = nano(value);
  if (amount == null) return 'unpriced';
  const positive = amount < 0n ? -amount : amount;
  const sign = amount < 0n ? '-' : '';
  if (positive === 0n) return '$0.00';
  if (positive < 10000000n) {
    let unit = 1n;
    while (positive / unit >= 100n) unit *= 10n;
    return `${sign}$${exactText(((positive + unit / 2n) / unit) * unit)}`;
  }
  const cents = (positive + 5000000n) / 10000000n;
  return `${sign}$${grouped(String(cents / 100n))}.${String(cents % 100n).padStart(2, '0')}`;
}

export function moneyExact(value) {
  const amount = nano(value);
  if (amount == null) return 'unpriced';
  const text = exactText(amount);
  return text.startsWith('-') ? `-$${text.slice(1)}` : `$${text}`;
}

export function addMoney(...values) {
  const sum = values.reduce((total, value) => total + (nano(value) ?? 0n), 0n);
  return exactText(sum);
}

export function compareMoney(left, right) {
  const [a, b] = [nano(left) ?? -1n, nano(right) ?? -1n];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A part of something, for bars; 0 where that is nothing. */
export function ratio(value, whole) {
  const [a, b] = [Number(value ?? 0), Number(whole ?? 0)];
  return b > 0 && Number.isFinite(a) ? a / b : 0;
}

function grouped(digits) {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `950`, `1.2k`, `214k`, `3.4M`. */
export function count(number) {
  if (number == null || !Number.isFinite(Number(number))) return '–';
  const value = Number(number);
  const sign = value < 0 ? '-' : '';
  let rest = Math.abs(value);
  if (rest < 1000) return sign + Math.round(rest);
  for (const unit of ['k', 'M', 'G', 'T', 'P', 'E']) {
    const tenths = Math.floor((rest + 50) / 100);
    if (tenths < 100) return `${sign}${Math.floor(tenths / 10)}.${tenths % 10}${unit}`;
    rest = Math.floor((rest + 500) / 1000);
    if (rest < 1000) return `${sign}${rest}${unit}`;
  }
  return `${sign}${rest}E`;
}

export function whole(number) {
  return number == null ? '–' : grouped(String(Math.round(Number(number))));
}

export function bytes(number) {
  if (number == null) return '–';
  let rest = Number(number);
  if (rest < 1024) return `${rest} B`;
  for (const unit of ['KiB', 'MiB', 'GiB', 'TiB', 'PiB']) {
    rest /= 1024;
    if (rest < 999.5) return `${rest < 9.95 ? rest.toFixed(1) : Math.round(rest)} ${unit}`;
  }
  return `${Math.round(rest)} PiB`;
}

export function percent(part) {
  if (part == null || !Number.isFinite(Number(part))) return '–';
  const value = Number(part) * 100;
  if (value > 0 && value < 1) return '<1%';
  return `${value > 99 && value < 100 ? 99 : Math.round(value)}%`;
}

export function plural(number, one, many = `${one}s`) {
  return `${whole(number)} ${Number(number) === 1 ? one : many}`;
}

// MARK: Times

/** `850 ms`, `12.4 s`, `3m 12s`, `2h 5m`, `3d 4h`. */
export function duration(milliseconds) {
  if (milliseconds == null || !Number.isFinite(Number(milliseconds))) return '–';
  const value = Math.max(0, Math.round(Number(milliseconds)));
  if (value < 1000) return `${value} ms`;
  const seconds = Math.floor(value / 1000);
  if (seconds < 60) return `${seconds}.${Math.floor((value % 1000) / 100)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m ${seconds % 60}s`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)}h ${Math.floor((seconds % 3600) / 60)}m`;
  return `${Math.floor(seconds / 86400)}d ${Math.floor((seconds % 86400) / 3600)}h`;
}

export function ageShort(iso, now = Date.now()) {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return '–';
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  if (seconds < 60) return `${seconds}s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)}m`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)}h`;
  return `${Math.floor(seconds / 86400)}d`;
}

export function age(iso, now = Date.now()) {
  const text = ageShort(iso, now);
  if (text === '–') return text;
  return Date.parse(iso) > now + 1000 ? `in ${ageShort(new Date(2 * now - Date.parse(iso)).toISOString(), now)}`
    : text === '0s' ? 'just now' : `${text} ago`;
}

/** How long something has gone on, as words that the one timer keeps current. */
const aging = new Set();
let ageTimer = 0;

function tellAges() {
  const now = Date.now();
  for (const entry of aging) {
    const node = entry.deref();
    if (!node) aging.delete(entry);
    else if (node.isConnected) writeAge(node, now);
    else if (node.wasShown) aging.delete(entry);
  }
  if (aging.size === 0) {
    clearInterval(ageTimer);
    ageTimer = 0;
  }
}

function writeAge(node, now) {
  const wanted = node.ageText(now);
  if (node.textContent !== wanted) node.textContent = wanted;
  node.wasShown = true;
}

/** `3m ago` (or `3m`), kept current; the exact time is in its title. */
export function ageNode(iso, { short = false } = {}) {
  if (!iso) return h('span', { class: 'faint' }, '–');
  const node = h('time', { class: 'age' });
  node.isShort = short;
  updateAge(node, iso);
  return node;
}

/** Points a node of `ageNode` at another time. */
export function updateAge(node, iso) {
  if (node.getAttribute('datetime') !== iso) {
    node.setAttribute('datetime', iso);
    node.title = `${dateTime(iso)}  (${iso})`;
    node.ageText = (now) => (node.isShort ? ageShort(iso, now) : age(iso, now));
  }
  writeAge(node, Date.now());
  node.wasShown = false;
  if (![...aging].some((entry) => entry.deref() === node)) aging.add(new WeakRef(node));
  if (!ageTimer) ageTimer = setInterval(tellAges, 1000);
}

const two = (number) => String(number).padStart(2, '0');

/** Local time of day, `12:04:31`. */
export function time(iso, { ms = false } = {}) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '–';
  const text = `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
  return ms ? `${text}.${String(at.getMilliseconds()).padStart(3, '0')}` : text;
}

export function day(iso) {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '–';
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function dateTime(iso) {
  const date = day(iso);
  return date === '–' ? date : `${date} ${time(iso)}`;
}

/** The time as `<time>`, with the day where it is not today's. */
export function timeNode(iso, { date = 'auto', ms = false } = {}) {
  if (!iso || Number.isNaN(Date.parse(iso))) return h('span', { class: 'faint' }, '–');
  const isDated = date === true || (date === 'auto' && day(iso) !== day(new Date().toISOString()));
  const text = isDated ? `${day(iso)} ${time(iso, { ms })}` : time(iso, { ms });
  return h('time', { datetime: iso, title: iso, class: 'at' }, text);
}

// MARK: Names and states

export function words(name) {
  return String(name ?? '').replaceAll('_', ' ');
}

/** `run-20261122-220902-630958-hc0f51` as `…hc0f51`: the end is what differs. */
export function shortRun(id) {
  const text = String(id ?? '');
  const match = /^run-(\d{8})-(\d{4})\d{2}-.*?([a-z0-9]{4,8})$/.exec(text);
  return match ? `r-${match[3]}` : shortId(text);
}

export function shortId(id) {
  const text = String(id ?? '');
  return text.length > 22 ? `${text.slice(0, 9)}…${text.slice(-8)}` : text;
}

const shapes = {
  need: '◆', good: '✓', run: '●', wait: '○', warn: '◐', bad: '✗', off: '–', note: '!', unknown: '?', gone: '⊘',
};

const states = new Map(Object.entries({
  // What a worker does
  starting: ['run', 'info'], working: ['run', 'good'], tool_running: ['run', 'good'], compacting: ['run', 'info'],
  waiting_permission: ['need', 'need'], waiting_answer: ['need', 'need'],
  rate_limited: ['warn', 'warn'], retrying_api: ['warn', 'warn'], quiet: ['warn', 'warn'],
  paused: ['warn', 'warn'], stalled: ['bad', 'bad'], exited_lingering: ['bad', 'bad'], lost: ['unknown', 'bad'],
  unknown: ['unknown', 'warn'], finished: ['good', 'good'],
  // How much it needs a person
  answer: ['need', 'need'], look: ['bad', 'bad'], patience: ['warn', 'warn'], nothing: ['run', 'good'],
  // Tasks
  detected: ['wait', 'muted'], assigned: ['run', 'info'], active: ['run', 'good'], completed: ['good', 'good'],
  failed: ['bad', 'bad'], blocked: ['need', 'need'], cancelled: ['gone', 'muted'], held: ['need', 'need'],
  // Runs and outcomes
  prepared: ['wait', 'muted'], running: ['run', 'good'], stopped: ['gone', 'muted'], interrupted: ['warn', 'warn'],
  timed_out: ['bad', 'bad'], ended: ['good', 'muted'], success: ['good', 'good'], ok: ['good', 'good'],
  error: ['bad', 'bad'], stopping: ['warn', 'warn'], needs_human: ['need', 'need'],
  // Health and levels
  healthy: ['run', 'good'], green: ['run', 'good'], yellow: ['warn', 'warn'], red: ['bad', 'bad'],
  degraded: ['warn', 'warn'], unhealthy: ['bad', 'bad'], none: ['off', 'muted'], off: ['off', 'muted'],
  grey: ['off', 'muted'], info: ['wait', 'muted'], debug: ['wait', 'muted'], warn: ['note', 'warn'],
  warning: ['note', 'warn'], critical: ['bad', 'bad'], fault: ['bad', 'bad'], within: ['good', 'good'],
  full: ['bad', 'bad'], draining: ['warn', 'warn'], restarting: ['warn', 'warn'], waiting: ['wait', 'muted'],
}));

/** A state as a shape, a word and a tone, so that it is never told by colour alone. */
export function sign(state) {
  const name = String(state ?? 'unknown');
  const found = states.get(name) ?? states.get(name.toLowerCase().replace(/[ -]/g, '_')) ?? ['wait', 'muted'];
  return { shape: shapes[found[0]], word: words(name), tone: found[1] };
}

export function signNode(state, word) {
  const told = sign(state);
  return h('span', { class: `sign tone-${told.tone}` },
    h('span', { class: 'shape', 'aria-hidden': 'true' }, told.shape), ' ', word ?? told.word);
}

/** Makes a node of `signNode` tell another state. */
export function updateSign(node, state, word) {
  const told = sign(state);
  const name = `sign tone-${told.tone}`;
  if (node.className !== name) node.className = name;
  const [shape, , text] = node.childNodes;
  if (shape.textContent !== told.shape) shape.textContent = told.shape;
  const wanted = visible(word ?? told.word);
  if (text.data !== wanted) text.data = wanted;
}
