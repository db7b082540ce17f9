// Which way a key leads in a list: the letters of the terminal, and those that every list of a browser has.

/** By how many rows, or ±Infinity for an end; undefined for other keys. @param page how many rows are seen */
export function stepOf({ key, ctrlKey, metaKey }, page) {
  const half = Math.max(1, Math.floor(page / 2));
  const steps = ctrlKey || metaKey
    ? { d: half, u: -half, Home: -Infinity, End: Infinity }
    : {
      ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page, ' ': page,
      Home: -Infinity, g: -Infinity, End: Infinity, G: Infinity,
    };
  return Object.hasOwn(steps, key) ? steps[key] : undefined;
}

/** The letters for a page whose list they move wherever the focus is. */
export function letterKeys(move) {
  return [['j', 1], ['k', -1], ['g', -Infinity], ['G', Infinity]].map(
    ([key, step]) => ({ key, isSecret: true, run: () => move(step) }));
}
