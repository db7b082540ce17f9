// Arithmetic of the timeline: which lane a thing belongs to, what lies on one spot, where the ticks are. Pure.

export const lanes = [
  { id: 'decisions', name: 'decisions', kinds: ['decision', 'trigger'] },
  { id: 'task', name: 'task', kinds: ['task', 'alert'] },
  { id: 'runs', name: 'runs', kinds: ['run'] },
  { id: 'worktree', name: 'worktree', kinds: ['worktree', 'checkpoint'] },
  { id: 'agent', name: 'agent', kinds: ['agent', 'event'] },
  { id: 'tools', name: 'tools', kinds: ['tool'] },
  { id: 'calls', name: 'API cost', kinds: ['call'] },
];

const laneOfKind = new Map(lanes.flatMap((lane) => lane.kinds.map((kind) => [kind, lane.id])));

export function laneOf(entry) {
  return laneOfKind.get(entry.kind) ?? 'agent';
}

const badNames = /fail|error|denied|lost|stalled|refused|broke|late|kill/i;

/** Whether it is something that went wrong, as far as its words tell. */
export function isBad(entry) {
  if (entry.ok != null) return !entry.ok;
  if (entry.details?.severity === 'error' || entry.details?.level === 'error') return true;
  // Of what a tool is called nothing follows.
  if (entry.kind === 'tool') return false;
  if (entry.kind === 'run') return /^(failed|lost|timed|interrupted)/i.test(entry.text ?? '');
  return badNames.test(entry.name ?? '');
}

/** What a response has cost; null where it has no price. */
export function costOf(entry) {
  return entry.kind === 'call' ? entry.costUsd ?? null : null;
}

/** The letter that a tool is known by; of one that a server of its own offers, that of the tool. */
export function letterOf(entry) {
  const name = (entry.name ?? '').split('__').at(-1);
  return (/[a-z\d]/i.exec(name)?.[0] ?? '?').toUpperCase();
}

export function tokensOf(entry) {
  const match = /([\d,]+) tokens/.exec(entry.text ?? '');
  return match ? Number(match[1].replaceAll(',', '')) : 0;
}

/** From when to when each run went on; one that goes on ends now. */
export function runBars(entries, now) {
  const bars = new Map();
  for (const entry of entries) {
    if (entry.kind !== 'run' || !entry.run) continue;
    if (!bars.has(entry.run)) bars.set(entry.run, { run: entry.run, from: null, to: null, entries: [] });
    const bar = bars.get(entry.run);
    bar.entries.push(entry);
    if (entry.name === 'started') bar.from = entry.time;
    if (entry.name === 'ended') bar.to = entry.time;
  }
  return [...bars.values()].map((bar) => {
    const end = bar.entries.find((entry) => entry.name === 'ended');
    return {
      ...bar, from: bar.from ?? bar.to, to: bar.to ?? Math.max(now, bar.from), isOpen: bar.to == null,
      text: end?.text ?? 'goes on', isBad: end ? isBad(end) : false,
    };
  }).sort((left, right) => left.from - right.from);
}

/** Puts bars that overlap into rows below one another. */
export function stacked(bars) {
  const ends = [];
  return bars.map((bar) => {
    let row = ends.findIndex((end) => end <= bar.from);
    if (row < 0) row = ends.length;
    ends[row] = bar.to;
    return { ...bar, row };
  });
}

/** Things whose places are so near that they cannot be told apart are one mark. */
export function clusters(entries, place, nearPx) {
  const found = [];
  for (const entry of entries) {
    const x = place(entry.time);
    const last = found.at(-1);
    if (last && x - last.x < nearPx) {
      last.entries.push(entry);
      last.isBad ||= isBad(entry);
    } else {
      found.push({ x, entries: [entry], isBad: isBad(entry) });
    }
  }
  return found;
}

/** What lies together, in bins of some pixels: how much it is, what it has cost, what of it went wrong. */
export function bins(entries, place, widthPx, lowestPx = 0) {
  const found = new Map();
  for (const entry of entries) {
    const number = Math.floor(place(entry.time) / widthPx);
    const bin = found.get(number) ?? { x: Math.max(number * widthPx, lowestPx), cost: 0, tokens: 0, bad: 0, entries: [],
      isBad: false };
    bin.cost += Number(costOf(entry) ?? 0);
    bin.tokens += tokensOf(entry);
    bin.entries.push(entry);
    bin.bad += isBad(entry) ? 1 : 0;
    bin.isBad ||= bin.bad > 0;
    found.set(number, bin);
  }
  return [...found.values()].sort((left, right) => left.x - right.x);
}

const steps = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 15000, 30000, 60000, 120000, 300000, 600000, 900000,
  1800000, 3600000, 7200000, 10800000, 21600000, 43200000, 86400000, 172800000, 604800000, 1209600000, 2592000000,
];

/** Times at which there is a tick, at whole local units of time. */
export function ticks(from, to, most) {
  const span = Math.max(1, to - from);
  const step = steps.find((candidate) => span / candidate <= most) ?? Math.ceil(span / most / 2592000000) * 2592000000;
  const offset = new Date(from).getTimezoneOffset() * 60000;
  const first = Math.ceil((from - offset) / step) * step + offset;
  const found = [];
  for (let at = first; at <= to; at += step) {
    // Clocks may go forward or back in between; hours and less are whole ones all the same.
    found.push(step > 3600000 ? at + new Date(at).getTimezoneOffset() * 60000 - offset : at);
  }
  return { step, times: found };
}

const two = (number) => String(number).padStart(2, '0');

export function tickText(at, step) {
  const time = new Date(at);
  const date = `${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const minute = `${two(time.getHours())}:${two(time.getMinutes())}`;
  if (step >= 86400000) return date;
  if (step >= 60000) return minute === '00:00' ? date : minute;
  if (step >= 1000) return `${minute}:${two(time.getSeconds())}`;
  return `${two(time.getSeconds())}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** A view zoomed by a factor about a place in it, within what there is and no nearer than a part of a second. */
export function zoomed(view, whole, factor, at = (view.from + view.to) / 2) {
  const wholeSpan = whole.to - whole.from;
  const span = Math.max(Math.min(200, wholeSpan), Math.min(wholeSpan, (view.to - view.from) * factor));
  const part = (at - view.from) / Math.max(1, view.to - view.from);
  return within({ from: at - span * part, to: at - span * part + span }, whole);
}

export function within(view, whole) {
  const span = Math.min(view.to - view.from, whole.to - whole.from);
  const from = Math.max(whole.from, Math.min(whole.to - span, view.from));
  return { from, to: from + span };
}
