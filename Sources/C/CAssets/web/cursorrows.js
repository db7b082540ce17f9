// The rows of a list that the server tells page by page, and the way back to where somebody was among them.

import { cursor } from './api.js';

/** Up to which row somebody reads a list is asked for anew as it changes. */
export const renewedMax = 5_000;

/** For `load` of a list; how many there are is known once the last page came. */
export function cursorRows(path, params, { signal, pageSize = 200, rowsLimit = 50000 } = {}) {
  const source = cursor(path, { ...params, limit: pageSize }, { signal });
  const rows = [];
  const listeners = new Set();
  let asking = null;

  async function more() {
    const found = await source.next();
    if (found) rows.push(...found);
    for (const listener of listeners) listener(total());
  }

  const isWhole = () => source.isOver || rows.length >= rowsLimit;
  const total = () => rows.length + (isWhole() ? 0 : 1);
  return {
    rows,
    total,
    isWhole,
    onTotal: (listener) => listeners.add(listener),
    async load(from, count) {
      while (rows.length < from + count && !isWhole()) {
        asking ??= more().finally(() => { asking = null; });
        await asking;
        // The first page is enough to begin with.
        if (rows.length > from) break;
      }
      return rows.slice(from, from + count);
    },
    async begin() {
      if (rows.length === 0 && !source.isOver) await more();
      return total();
    },
  };
}

// MARK: Coming back

/** Where somebody is in a list, for `place()` of a page. */
export function placeIn(list) {
  return list ? { row: list.first(), chosen: list.active() } : {};
}

/** Asks for all rows up to where somebody was. @param known what the page knows of that (`ctx.known`) */
export async function reachPlace(rows, { row = 0, chosen = 0 }) {
  const last = Math.max(row, chosen);
  if (last > 0) await rows.load(last, 1);
}

/** Whoever comes back finds the same row at the top, and the same one chosen. */
export function returnIn(list, { row = 0, chosen = 0 }) {
  if (row > 0) list.scrollTo(row, { activate: false });
  if (chosen > 0) list.setActive(chosen);
}
