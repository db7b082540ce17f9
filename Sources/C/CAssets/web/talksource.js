// The items of a conversation as the server has them, all of them or those of tools alone.

import { get, part } from './api.js';
import { placeOf } from './find.js';

const spanMax = 180;
const gapMax = 40;
/** How much is read at once to find a block, and how often: behind as many notes nobody looks for it. */
const blockSpan = 100;
const stepsMax = 50;

export class TalkSource {
  /** @param options signal; changed(): what is known of the whole is other */
  constructor(run, { signal, changed = () => {} }) {
    this.run = run;
    this.path = part`/runs/${run}/talk`;
    this.signal = signal;
    this.changed = changed;
    this.total = 0;
    this.isLive = false;
    this.entries = [];
    this.isOutlineCut = false;
    /** Of tools alone: the items that are shown, sorted; null for all. */
    this.chosen = null;
  }

  async window(from, count, { signal = this.signal } = {}) {
    const answer = await get(this.path, { from, count }, { signal });
    if (answer.total >= this.total) {
      this.total = answer.total;
      this.isLive = Boolean(answer.isLive);
      this.changed();
    }
    return { items: answer.items ?? [], from: answer.items?.[0]?.i ?? answer.from, total: answer.total };
  }

  async outline() {
    const answer = await get(`${this.path}/outline`, {}, { signal: this.signal });
    this.entries = answer.entries ?? [];
    this.isOutlineCut = this.entries.length >= 5_000;
    if (answer.total > this.total) {
      this.total = answer.total;
      this.changed();
    }
    return this.entries;
  }

  /** @param isToolsOnly calls of tools with what came of them, as far as the outline tells of them */
  choose(isToolsOnly) {
    if (!isToolsOnly) {
      this.chosen = null;
      return;
    }
    const tools = this.entries.filter((entry) => isToolEntry(entry)).map((entry) => entry.i);
    const known = new Set(tools);
    // What failed right behind its call is shown with it.
    this.chosen = tools.filter((i) => !(known.has(i - 1) && this.isResult(i)));
  }

  isResult(i) {
    const place = placeOf(this.entries.map((entry) => entry.i), i);
    return this.entries[place]?.kind === 'tool_result';
  }

  get rowCount() { return this.chosen ? this.chosen.length : this.total; }

  /** The row in which an item is shown, or the one before it. */
  rowOf(i) {
    if (!this.chosen) return i;
    const row = placeOf(this.chosen, i);
    return this.chosen[row] === i ? row : Math.max(0, row - 1);
  }

  itemOf(row) { return this.chosen ? this.chosen[row] ?? 0 : row; }

  /** For the list: rows of { item, result }. A call has what came of it where that stands right behind it. */
  async load(from, count, { signal }) {
    if (!this.chosen) {
      const { items } = await this.window(from, count, { signal });
      return items.map((item) => ({ item, result: null }));
    }
    const wanted = this.chosen.slice(from, from + count);
    const found = new Map();
    await Promise.all(spans(wanted).map(async ([first, last]) => {
      const { items } = await this.window(first, last - first + 2, { signal });
      for (const item of items) found.set(item.i, item);
    }));
    const rows = [];
    for (const i of wanted) {
      const item = found.get(i);
      if (!item) break;
      const next = found.get(i + 1);
      rows.push({ item, result: item.kind === 'tool_call' && next?.kind === 'tool_result' ? next : null });
    }
    return rows;
  }

  /** `m38` is the 38th message; `b37` a block of the index, by which what was found is told. */
  async itemOfHash(hash) {
    const match = /^([mb])(\d{1,9})$/.exec(hash ?? '');
    if (!match) return null;
    const number = Number(match[2]);
    if (match[1] === 'b') return this.itemOfBlock(number);
    return number > 0 ? number - 1 : null;
  }

  /**
   * The item that is a block of the index; null where there is none. Notes that an agent makes of itself stand between
   * blocks, so that an item has at least the number of its block.
   */
  async itemOfBlock(block) {
    let from = block;
    for (let turn = 0; turn < stepsMax; turn += 1) {
      const { items } = await this.window(from, blockSpan);
      const found = items.find((item) => item.block === block);
      if (found) return found.i;
      const last = items.findLast((item) => item.block !== undefined);
      const isBeyond = last ? last.block > block : items.length === 0;
      if (isBeyond) return null;
      from = items[items.length - 1].i + 1 + Math.max(0, block - (last?.block ?? block) - 1);
    }
    return null;
  }

  async item(i) {
    const { items } = await this.window(i, 1);
    return items[0] ?? null;
  }
}

export function isToolEntry(entry) { return String(entry.kind ?? '').startsWith('tool'); }
export function isCallEntry(entry) { return isToolEntry(entry) && entry.kind !== 'tool_result'; }

/** What came of a call that is told to have failed already is no failure more. */
export function isFailureEntry(entry, before) {
  return Boolean(entry.isError) && !(entry.kind === 'tool_result' && before?.isError && before.i === entry.i - 1);
}

/** Numbers that stand near one another are asked for together: [[first, last]]. */
export function spans(numbers) {
  const found = [];
  for (const number of numbers) {
    const last = found[found.length - 1];
    if (last && number - last[1] <= gapMax && number - last[0] < spanMax) last[1] = number;
    else found.push([number, number]);
  }
  return found;
}
