// The lines of a run's log as the server has them: windows by number, the end as it grows, and the place of a time.
// How long the log is may change with every answer.

import { get, part, isAborted } from './api.js';

const windowLines = 200;
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
    /** Whether the last line that was seen has not ended yet. */
    this.hasOpen = false;
    this.growing = null;
  }

  async window(from, count, { signal = this.signal } = {}) {
    const stream = this.streams?.join(',');
    const answer = await get(this.path, { from, count, stream }, { signal });
    const lines = answer.lines ?? [];
    // Answers may overtake one another: a log never becomes shorter.
    if (answer.total >= this.total) {
      this.total = answer.total;
      this.isCounting = Boolean(answer.isCounting);
      this.isLive = Boolean(answer.isLive);
      this.writtenBytes = answer.writtenBytes ?? this.writtenBytes;
      const last = lines[lines.length - 1];
      if (last && last.n === this.total) this.hasOpen = Boolean(last.open);
      this.changed();
    }
    return { lines, from: lines[0]?.n ?? answer.from, total: answer.total };
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
    let next = Math.max(1, this.total + (this.hasOpen ? 0 : 1));
    for (;;) {
      const before = this.total;
      const { lines, from, total } = await this.window(next, windowLines);
      if (lines.length > 0) take(from, lines);
      const end = lines.length > 0 ? from + lines.length : next;
      if (end > total || lines.length === 0) return;
      if (total - end > gapMax || !isAtEnd()) {
        // Nobody reads what lies between now: it comes when somebody does.
        const last = await this.window(-windowLines, windowLines);
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
