// Which lines of a log tell of failures, as far as that is known: of what was there the server looks it up, of what
// comes it is seen as it comes.

import { plural } from './format.js';
import { tellsFailure } from './logline.js';

const tellMs = 8_000;
const knownMax = 20_000;

export class LogFailures {
  /** @param options changed(): others are known; announce(text): for those who do not see it */
  constructor({ changed, announce }) {
    this.changed = changed;
    this.announce = announce;
    this.known = new Set();
    /** Sorted. */
    this.lines = [];
    this.timer = 0;
    this.round = 0;
    this.forget();
  }

  forget() {
    this.known.clear();
    this.lines = [];
    this.news = { lines: 0, failures: 0 };
    this.round += 1;
    clearTimeout(this.timer);
    this.timer = 0;
  }

  async find(search, source) {
    const { round } = this;
    const found = await search.failures(source);
    if (round === this.round) this.add(found);
  }

  add(numbers) {
    if (numbers.length === 0) return;
    for (const number of numbers) if (this.known.size < knownMax) this.known.add(number);
    this.lines = [...this.known].sort((one, other) => one - other);
    this.changed();
  }

  /** Lines that have just come. Many at once are told as one. */
  note(lines) {
    const failed = lines.filter(tellsFailure);
    this.add(failed.map((line) => line.n));
    this.news.lines += lines.length;
    this.news.failures += failed.length;
    if (this.timer || failed.length === 0) return;
    this.timer = setTimeout(() => {
      const { failures, lines: count } = this.news;
      this.news = { lines: 0, failures: 0 };
      this.timer = 0;
      const told = plural(failures, 'of them tells of a failure', 'of them tell of failures');
      this.announce(`${plural(count, 'new line')}, ${told}`);
    }, tellMs);
  }
}
