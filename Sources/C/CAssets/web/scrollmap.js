// How far a very long list is scrolled. Browsers cut elements off somewhere between 17 and 33 million pixels, so that a
// longer list is laid over a shorter way: near both ends pixel for pixel, in between compressed.

export const highestPx = 6_000_000;
const exactPx = 100_000;

export class ScrollMap {
  /** @param {number} length how long the list would be, in pixels; @param {number} view how much of it is seen */
  constructor(length, view, highest = highestPx) {
    this.length = Math.max(length, view);
    this.view = view;
    this.height = Math.min(this.length, highest);
    this.exact = Math.min(exactPx, this.height / 4);
  }

  get virtualMax() { return this.length - this.view; }
  get physicalMax() { return this.height - this.view; }
  get isExact() { return this.height === this.length; }

  /** Where the browser's scroll bar is when the list is at `virtual`. */
  toPhysical(virtual) {
    const at = clamp(virtual, 0, this.virtualMax);
    if (this.isExact) return at;
    if (at <= this.exact) return at;
    if (at >= this.virtualMax - this.exact) return this.physicalMax - (this.virtualMax - at);
    return this.exact + (at - this.exact) / this.#compression;
  }

  toVirtual(physical) {
    const at = clamp(physical, 0, this.physicalMax);
    if (this.isExact) return at;
    if (at <= this.exact) return at;
    if (at >= this.physicalMax - this.exact) return this.virtualMax - (this.physicalMax - at);
    return this.exact + (at - this.exact) * this.#compression;
  }

  get #compression() {
    return (this.virtualMax - 2 * this.exact) / (this.physicalMax - 2 * this.exact);
  }
}

export function clamp(value, low, high) {
  return Math.max(low, Math.min(high, value));
}

/** Rows by number, in windows of which only the last used are kept. */
export class RowCache {
  #windows = new Map();

  constructor(size = 200, max = 12) {
    this.size = size;
    this.max = max;
  }

  row(index) {
    return this.#windows.get(Math.floor(index / this.size))?.rows[index % this.size];
  }

  has(number) { return this.#windows.has(number); }

  /** Whether it is there, all of it, and not only what was true before. */
  isWhole(number, total) {
    const found = this.#windows.get(number);
    if (!found || found.isOld) return false;
    const wanted = Math.min(this.size, total - number * this.size);
    for (let index = 0; index < wanted; index += 1) if (found.rows[index] === undefined) return false;
    return true;
  }

  touch(number) {
    const found = this.#windows.get(number);
    if (!found) return;
    this.#windows.delete(number);
    this.#windows.set(number, found);
  }

  put(from, rows) {
    rows.forEach((row, place) => {
      const index = from + place;
      const number = Math.floor(index / this.size);
      if (!this.#windows.has(number)) this.#windows.set(number, { rows: [], isOld: false });
      this.#windows.get(number).rows[index % this.size] = row;
    });
    for (let at = from; at < from + rows.length; at += this.size) this.touch(Math.floor(at / this.size));
    if (rows.length > 0) this.touch(Math.floor((from + rows.length - 1) / this.size));
    this.#shed();
  }

  /** What was loaded as a whole is new from its first row on. */
  renew(number) {
    const found = this.#windows.get(number);
    if (found) found.isOld = false;
  }

  /** Old rows stay to be shown until the new ones are there. */
  age(from = 0, to = Infinity) {
    for (const [number, found] of this.#windows) {
      if ((number + 1) * this.size > from && number * this.size < to) found.isOld = true;
    }
  }

  /** What lies behind the end is of another time. */
  cut(total) {
    for (const [number, found] of this.#windows) {
      if (number * this.size >= total) this.#windows.delete(number);
      else if ((number + 1) * this.size > total) found.rows.length = Math.min(found.rows.length, total % this.size);
    }
  }

  get count() { return this.#windows.size; }

  #shed() {
    while (this.#windows.size > this.max) this.#windows.delete(this.#windows.keys().next().value);
  }
}
