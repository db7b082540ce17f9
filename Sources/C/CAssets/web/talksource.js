// The items of a conversation as the server has them, all of them or those of tools alone.

import { get, part } from './api.js';
import { placeOf } from './find.js';

const spanMax = 180;
const gapMax = 40;
/** How far behind a call what came of it may stand: tools that are used at once answer after all were called. */
const resultReach = 16;
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
    this.chosen = this.entries.filter(isToolEntry).map((entry) => entry.i);
  }

  get rowCount() { return this.chosen ? this.chosen.length : this.total; }

  /** The row in which an item is shown, or the one before it. */
  rowOf(i) {
    if (!this.chosen) return i;
    const row = placeOf(this.chosen, i);
    return this.chosen[row] === i ? row : Math.max(0, row - 1);
  }

  itemOf(row) { return this.chosen ? this.chosen[row] ?? 0 : row; }

  /** For the list: rows of { item, result }. A call has what came of it where that stands not far behind it. */
  async load(from, count, { signal }) {
    if (!this.chosen) {
      const { items } = await this.window(from, count, { signal });
      return items.map((item) => ({ item, result: null }));
    }
    const wanted = this.chosen.slice(from, from + count);
    const [found, results] = [new Map(), new Map()];
    await Promise.all(spans(wanted).map(async ([first, last]) => {
      const { items } = await this.window(first, last - first + 1 + resultReach, { signal });
      for (const item of items) {
        found.set(item.i, item);
        if (item.kind === 'tool_result' && item.tool?.call) results.set(item.tool.call, item);
      }
    }));
    const rows = [];
    for (const i of wanted) {
      const item = found.get(i);
      if (!item) break;
      rows.push({ item, result: item.kind === 'tool_call' ? results.get(item.tool?.call) ?? null : null });
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

export function isFailureEntry(entry) { return Boolean(entry.isError); }

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
