// Where things stand in a chart: plain functions of numbers.

/** The next round step: 1, 2, 2.5 or 5 times a power of ten, never below `least`. */
export function niceStep(span, count, least = 0) {
  if (!(span > 0) || !(count > 0)) return least || 1;
  const raw = Math.max(span / count, least || 0);
  const power = 10 ** Math.floor(Math.log10(raw));
  for (const factor of [1, 2, 2.5, 5, 10]) {
    const step = tidy(factor * power);
    if (step >= raw * (1 - 1e-9) && (!least || isWhole(step / least))) return step;
  }
  return tidy(10 * power);
}

/** Round values from 0 (or below it, where `min` is) that end at or above `max`. */
export function niceTicks(max, { min = 0, count = 5, least = 0 } = {}) {
  if (!Number.isFinite(max) || !Number.isFinite(min)) return [0, 1];
  const high = Math.max(max, 0);
  const low = Math.min(min, 0);
  if (high === low) return [0, least || 1];
  const step = niceStep(high - low, count, least);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, place) => tidy((first + place) * step));
}

/** A number without what binary fractions leave behind it. */
export function tidy(number) {
  return Number(number.toPrecision(12));
}

function isWhole(number) {
  return Math.abs(number - Math.round(number)) < 1e-9;
}

/** `linear([0, 20], [100, 0])(5)` is 75. A domain of no width leads to where the range begins. */
export function linear([from, to], [start, end]) {
  const width = to - from;
  return (value) => (width === 0 ? start : start + ((value - from) / width) * (end - start));
}

/** Equal places for `count` things: how wide each bar is, and where the nth begins. */
export function bands(count, [start, end], { padding = 0.25, widthMax = Infinity } = {}) {
  const step = count > 0 ? (end - start) / count : end - start;
  const width = Math.max(Math.min(step * (1 - padding), widthMax), Math.min(step, 1));
  return {
    step, width,
    at: (place) => start + step * place + (step - width) / 2,
    middle: (place) => start + step * (place + 0.5),
  };
}

/** Each how many labels one may stand, so that none runs into the next. */
export function everyNth(step, labelWidth) {
  if (!(step > 0)) return 1;
  const least = Math.max(1, Math.ceil(labelWidth / step));
  return [1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 15, 24, 28, 30].find((nth) => nth >= least) ?? least;
}

/** The series of one place put upon each other: from, to and value of each that has something. */
export function stacked(values) {
  let above = 0;
  let below = 0;
  return values.map((value) => {
    const number = Number.isFinite(value) ? value : 0;
    const from = number < 0 ? below : above;
    if (number < 0) below += number;
    else above += number;
    return { from, to: from + number, value: number };
  });
}

/**
 * The largest `max` of them by what `sizeOf` says, and one that stands for all others.
 * `merge(rest)` makes it; without a rest there is none.
 */
export function largest(items, sizeOf, max, merge) {
  const sorted = [...items].sort((a, b) => sizeOf(b) - sizeOf(a));
  if (sorted.length <= max) return sorted;
  return [...sorted.slice(0, max - 1), merge(sorted.slice(max - 1))];
}

/** Edges 1, 2, 5, 10, … from `from` to `to`, between which a histogram counts. */
export function edges(from, to) {
  const found = [];
  for (let power = Math.floor(Math.log10(from)); 10 ** power <= to; power += 1) {
    for (const factor of [1, 2, 5]) {
      const edge = tidy(factor * 10 ** power);
      if (edge >= from && edge <= to) found.push(edge);
    }
  }
  return found;
}
