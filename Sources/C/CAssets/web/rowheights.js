// How high the rows of a list are, as far as they were seen.

import { heightOf } from './rownodes.js';

export class RowHeights {
  #fixed;
  #estimate;
  #sum = 0;
  #count = 0;

  /** @param rowHeight pixels, or 'measured'; estimate: while none was seen */
  constructor({ rowHeight, estimate }) {
    this.#fixed = rowHeight === 'measured' ? null : rowHeight;
    this.#estimate = estimate;
  }

  get mean() { return this.#fixed ?? (this.#count > 0 ? this.#sum / this.#count : this.#estimate); }

  /** Rows are of another height now. */
  forget() {
    this.#sum = 0;
    this.#count = 0;
  }

  note(nodes) {
    if (this.#fixed !== null || nodes.length === 0) return;
    const sum = nodes.reduce((height, node) => height + heightOf(node), 0);
    // The past counts, so that the scroll bar does not jump; not for ever, so that it becomes right.
    const weight = Math.min(this.#count, 400);
    const mean = this.#count > 0 ? this.#sum / this.#count : sum / nodes.length;
    this.#sum = mean * weight + sum;
    this.#count = weight + nodes.length;
  }
}
