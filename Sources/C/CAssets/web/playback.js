// Plays a conversation again: item by item, with the pauses that it had, none longer than two seconds.

export const speeds = [1, 2, 4, 8];
const pauseMax = 2_000;
const pauseMin = 40;
/** Where the time of an item is not known. */
const pauseUnknown = 300;

/** How long to wait between two items, in milliseconds. */
export function pause(before, after, speed) {
  const [from, to] = [Date.parse(before ?? ''), Date.parse(after ?? '')];
  const real = Number.isNaN(from) || Number.isNaN(to) ? pauseUnknown : Math.max(0, to - from);
  return Math.max(pauseMin, Math.min(real, pauseMax) / speed);
}

/**
 * Steps on by itself.
 * @param options timeOf(place): Promise of the time of an item, or null; step(place): show it; total(): how many there
 *   are; isLive(): more may come; changed(): playing or speed has changed
 */
export class Playback {
  constructor(options) {
    this.options = options;
    this.isPlaying = false;
    this.speed = 1;
    this.place = 0;
    this.timer = 0;
    this.round = 0;
  }

  /** @param place what is shown now. From the end it begins anew. */
  play(place) {
    const { options } = this;
    if (options.total() === 0) return;
    this.place = place >= options.total() - 1 && !options.isLive() ? 0 : Math.max(0, place);
    if (this.place !== place) options.step(this.place);
    this.isPlaying = true;
    options.changed();
    this.wait();
  }

  stop() {
    clearTimeout(this.timer);
    this.round += 1;
    if (!this.isPlaying) return;
    this.isPlaying = false;
    this.options.changed();
  }

  setSpeed(speed) {
    this.speed = speeds.includes(speed) ? speed : 1;
    this.options.changed();
    if (this.isPlaying) this.wait();
  }

  /** Somebody went elsewhere while it plays: it goes on from there. */
  moved(place) {
    if (place === this.place) return;
    this.place = place;
    if (this.isPlaying) this.wait();
  }

  async wait() {
    clearTimeout(this.timer);
    this.round += 1;
    const { round, options } = this;
    const next = this.place + 1;
    if (next >= options.total()) {
      if (!options.isLive()) return this.stop();
      // The conversation goes on: what comes next is shown as it comes.
      this.timer = setTimeout(() => this.wait(), 500);
      return;
    }
    let times;
    try {
      times = await Promise.all([options.timeOf(this.place), options.timeOf(next)]);
    } catch {
      // Without an answer there is nothing to show either.
      if (round === this.round) this.stop();
      return;
    }
    if (round !== this.round || !this.isPlaying) return;
    this.timer = setTimeout(() => {
      this.place = next;
      options.step(next);
      this.wait();
    }, pause(times[0], times[1], this.speed));
  }
}
