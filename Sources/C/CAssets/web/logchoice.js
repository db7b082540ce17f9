// The lines of a log that somebody has chosen, by their numbers: they stand in the address, and can be taken along.

import { isAborted } from './api.js';
import { copy } from './controls.js';
import { h, replace } from './dom.js';
import { whole } from './format.js';
import { toast } from './parts.js';
import { hashOf } from './find.js';
import { plainText } from './logline.js';

const copyMax = 20_000;

export class LogChoice {
  /**
   * @param options changed(): other lines are chosen; source(): of the lines; line(): the one that one is at;
   *   isRaw(): lines are shown as they were written
   */
  constructor({ changed, source, line, isRaw }) {
    Object.assign(this, { changed, source, line, isRaw });
    this.range = null;
    this.anchor = null;
    this.node = h('span', { class: 'row tight', hidden: true });
  }

  has(line) { return this.range !== null && line >= this.range.from && line <= this.range.to; }

  /** @param isMore up to this one, from the one that was chosen first */
  select(line, isMore) {
    const { range } = this;
    if (isMore && range) {
      const one = this.anchor ?? range.from;
      this.set({ from: Math.min(one, line), to: Math.max(one, line) });
    } else if (range?.from === line && range.to === line) {
      this.set(null);
    } else {
      this.anchor = line;
      this.set({ from: line, to: line });
    }
    this.changed();
  }

  set(range) {
    this.range = range;
    if (!range) this.anchor = null;
    this.tell();
  }

  tell() {
    const { range } = this;
    this.node.hidden = range === null;
    if (!range) return;
    const count = range.to - range.from + 1;
    const act = (text, label, run) => h('button', {
      type: 'button', class: 'button small', 'aria-label': label, onclick: run,
    }, text);
    replace(this.node,
      h('span', {}, count === 1 ? `line ${whole(range.from)}` : `${whole(count)} lines from ${whole(range.from)}`),
      act('Copy link', 'Copy a link to the chosen lines', () => this.copyLink()),
      act('Copy text', 'Copy the text of the chosen lines', () => this.copyText()),
      act('✕', 'Choose no line', () => {
        this.set(null);
        this.changed();
      }));
  }

  copyLink() {
    const address = new URL(location.href);
    const line = this.line();
    address.hash = `#${hashOf(this.range ?? { from: line, to: line })}`;
    address.searchParams.delete('from');
    copy(address.href);
  }

  async copyText() {
    const { range } = this;
    if (!range) return;
    const all = range.to - range.from + 1;
    const count = Math.min(copyMax, all);
    const texts = [];
    try {
      while (texts.length < count) {
        const { lines } = await this.source().window(range.from + texts.length, Math.min(200, count - texts.length));
        if (lines.length === 0) break;
        texts.push(...lines.map((line) => plainText(line, this.isRaw())));
      }
    } catch (error) {
      if (!isAborted(error)) toast('The lines could not be read.', { tone: 'bad', detail: error.detail });
      return;
    }
    await copy(`${texts.join('\n')}\n`);
    if (count < all) toast(`The first ${whole(copyMax)} lines were copied; the raw file has all of them.`);
  }
}
