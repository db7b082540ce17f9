// The lines of a run's log as the server has them: windows by number, the end as it grows, and the place of a time.
// How long the log is may change with every answer.

import { get, part, url, isAborted } from './api.js';

const windowLines = 200;
/** Lines that have begun and not ended stand behind all others: at most one of each channel, and what goes with it. */
const openMax = 8;
/** What has come at the end while nobody looked is read in a row up to here; of more only the end. */
const gapMax = 1_000;

export const allStreams = ['out', 'err', 'run'];

export class LogSource {
  /** @param options streams: null for all; signal; changed(): what is known of the whole is other */
  constructor(run, { streams = null, signal, changed = () => {} }) {
    this.path = part`/runs/${run}/log`;
    this.streams = streams;
    this.signal = signal;
    this.changed = changed;
    this.total = 0;
    this.isCounting = false;
    this.isLive = false;
    this.writtenBytes = null;
    /** How many lines stand behind the last one that has ended, and go on. */
    this.openCount = 0;
    /** The first line that was read while it went on: it is read again with what comes. */
    this.openFrom = null;
    this.growing = null;
  }

  /** How many lines there are to be seen, with those that have not ended. */
  get rowCount() { return this.total + this.openCount; }

  /** What was written to a channel, as it was written. */
  rawAddress(stream) { return url(`${this.path}/raw`, { stream }); }

  /** The end, with what has not ended. */
  tail() { return this.window(-windowLines, windowLines + openMax); }

  async window(from, count, { signal = this.signal } = {}) {
    const stream = this.streams?.join(',');
    const answer = await get(this.path, { from, count, stream }, { signal });
    // Answers may overtake one another: what was open may have ended, and a log never becomes shorter.
    const lines = (answer.lines ?? []).filter((line) => !line.open || line.n > this.total);
    if (answer.total >= this.total) {
      this.noteOpen(answer, lines, count);
      this.total = answer.total;
      this.isCounting = Boolean(answer.isCounting);
      this.isLive = Boolean(answer.isLive);
      this.writtenBytes = answer.writtenBytes ?? this.writtenBytes;
      this.changed();
    }
    return { lines, from: lines[0]?.n ?? answer.from, total: answer.total };
  }

  /** Only an answer that reaches beyond the last line that has ended tells whether something goes on there. */
  noteOpen({ from, total }, lines, count) {
    const open = lines.filter((line) => line.open);
    const reachesEnd = from <= total + 1 && from + count > total + 1;
    if (open.length > 0 || reachesEnd || total > this.total) this.openCount = open.length;
    if (open.length > 0) this.openFrom = Math.min(this.openFrom ?? Infinity, open[0].n);
  }

  /** For the list: rows from 0. */
  async load(from, count, { signal }) {
    const { lines } = await this.window(from + 1, count, { signal });
    return lines;
  }

  /**
   * Reads what has come at the end. Called again while it reads, it reads once more afterwards.
   * @param take(from, lines): lines as they come, in order; isAtEnd: somebody looks at the end
   */
  async grow(take, isAtEnd) {
    if (this.growing) {
      this.growing.isAgain = true;
      return;
    }
    const round = { isAgain: false };
    this.growing = round;
    try {
      do {
        round.isAgain = false;
        await this.growOnce(take, isAtEnd);
      } while (round.isAgain && !this.signal?.aborted);
    } catch (error) {
      if (!isAborted(error)) throw error;
    } finally {
      this.growing = null;
    }
  }

  async growOnce(take, isAtEnd) {
    let next = Math.min(this.openFrom ?? Infinity, this.total + 1);
    for (;;) {
      const before = this.total;
      const { lines, from, total } = await this.window(next, windowLines);
      this.openFrom = lines.find((line) => line.open)?.n ?? null;
      if (lines.length > 0) take(from, lines);
      if (lines.length === 0 || next + windowLines > total + 1) return;
      const end = from + lines.length;
      if (total - end > gapMax || !isAtEnd()) {
        // Nobody reads what lies between now: it comes when somebody does.
        const last = await this.tail();
        if (last.lines.length > 0) take(last.from, last.lines);
        return;
      }
      if (this.total === before && end === next) return;
      next = end;
    }
  }

  /**
   * The number of the first line that was written at this time or later; the last one where all are older.
   * Lines without a time count as that which stands behind them.
   */
  async lineAt(time, known = () => undefined) {
    const wanted = Date.parse(time);
    if (Number.isNaN(wanted) || this.total === 0) return null;
    let [low, high] = [1, this.total + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const at = await this.timeNear(middle, high, known);
      if (at === null || at.time >= wanted) high = middle;
      else low = at.n + 1;
    }
    return Math.min(low, this.total);
  }

  /** The time of this line, or of the next that has one; null where none has before the limit. */
  async timeNear(number, limit, known) {
    for (let n = number; n < limit; n += 1) {
      const line = known(n);
      if (!line) break;
      if (line.time) return { n, time: Date.parse(line.time) };
    }
    const count = Math.min(20, limit - number);
    const { lines } = await this.window(number, count);
    const timed = lines.find((line) => line.time && line.n < limit);
    return timed ? { n: timed.n, time: Date.parse(timed.time) } : null;
  }

  async search(text, ignoresCase, { signal = this.signal } = {}) {
    const params = { q: text, stream: this.streams?.join(','), ignoreCase: ignoresCase };
    return get(`${this.path}/search`, params, { signal });
  }
}
