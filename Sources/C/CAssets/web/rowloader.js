// Asks for the rows of a list that are seen, in windows of which only the last used are kept.

import { isAborted } from './api.js';
import { RowCache } from './scrollmap.js';

const jumpPatienceMs = 60;

export class RowLoader {
  #options;
  #loading = new Map();
  /** Windows of which less came than was asked for: they are not asked for again before something changes. */
  #short = new Set();
  #timer = 0;
  #lastFirst = 0;
  #total = 0;
  #isOver = false;

  /**
   * @param options windowSize, windowsMax; load(from, count, { signal }): rows, or nothing where all are put;
   *   came(from, to): rows are there; failed(error)
   */
  constructor(options) {
    this.#options = options;
    this.cache = new RowCache(options.windowSize, options.windowsMax);
  }

  setTotal(total) {
    if (total < this.#total) this.cache.cut(total);
    // A window that was not full has more now.
    this.#short.clear();
    this.#total = total;
  }

  invalidate(from, to) {
    const { size } = this.cache;
    this.cache.age(from, to);
    this.#short.clear();
    for (const [number, stop] of this.#loading) {
      if ((number + 1) * size <= from || number * size >= to) continue;
      stop.abort();
      // It is asked for again at once.
      this.#loading.delete(number);
    }
  }

  /** These rows are seen. */
  see(first, last) {
    if (!this.#options.load || this.#total === 0) return;
    clearTimeout(this.#timer);
    // While somebody drags through a million rows nothing is asked for that is gone before it comes.
    const isFar = Math.abs(first - this.#lastFirst) > 4 * this.cache.size;
    this.#lastFirst = first;
    if (isFar) this.#timer = setTimeout(() => this.#loadSeen(first, last), jumpPatienceMs);
    else this.#loadSeen(first, last);
  }

  stop() {
    this.#isOver = true;
    clearTimeout(this.#timer);
    for (const stop of this.#loading.values()) stop.abort();
  }

  #loadSeen(firstRow, lastRow) {
    const { size } = this.cache;
    const first = Math.floor(Math.max(0, firstRow) / size);
    const last = Math.floor(Math.min(this.#total - 1, lastRow) / size);
    for (const [number, stop] of this.#loading) {
      if (number < first - 1 || number > last + 1) stop.abort();
    }
    for (let number = first; number <= last; number += 1) {
      this.cache.touch(number);
      if (this.#loading.has(number) || this.#short.has(number)) continue;
      if (!this.cache.isWhole(number, this.#total)) this.#loadWindow(number);
    }
  }

  async #loadWindow(number) {
    const stop = new AbortController();
    this.#loading.set(number, stop);
    const from = number * this.cache.size;
    const total = this.#total;
    const count = Math.min(this.cache.size, total - from);
    try {
      const rows = await this.#options.load(from, count, { signal: stop.signal });
      if (stop.signal.aborted || this.#isOver) return;
      this.#loading.delete(number);
      this.cache.put(from, rows);
      this.cache.renew(number);
      if (rows.length < count && total === this.#total) this.#short.add(number);
      this.#options.came(from, from + rows.length);
    } catch (error) {
      if (isAborted(error)) return;
      this.#short.add(number);
      this.#options.failed?.(error);
    } finally {
      if (this.#loading.get(number) === stop) this.#loading.delete(number);
    }
  }
}
