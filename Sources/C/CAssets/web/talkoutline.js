// What stands beside a conversation: what leads through it, or what was found in it.

import { h, replace } from './dom.js';
import { plural, whole, words } from './format.js';
import { Outline } from './outline.js';
import { isFailureEntry, isToolEntry } from './talksource.js';
import { visible } from './safe.js';

export class TalkOutline {
  /** @param options signal; go(entry, index): somebody chose it; clear(): nothing is looked for any more */
  constructor({ signal, go, clear }) {
    this.clear = clear;
    this.outline = new Outline({
      label: 'Outline of the conversation', signal, empty: 'Nothing is told yet.', go,
    });
    this.head = h('div', { class: 'pane-head' }, h('h2', {}, 'Outline'));
    this.node = h('div', { class: 'pane' }, this.head, this.outline.node);
  }

  show({ entries, isOutlineCut }) {
    const failures = entries.filter(isFailureEntry).length;
    replace(this.head, h('h2', {}, 'Outline'), h('span', { class: 'spacer' }),
      isOutlineCut ? h('span', { class: 'faint', title: 'More than that is not listed' }, 'first 5,000') : null,
      failures > 0 && h('span', { class: 'tone-bad', title: plural(failures, 'failure') }, `✗ ${whole(failures)}`));
    this.outline.set(entries.map((entry) => ({
      i: entry.i,
      sign: entry.isError ? '✗' : isToolEntry(entry) ? '▸' : '›',
      label: visible(entry.label || words(entry.kind)),
      detail: visible(entry.label),
      time: entry.time,
      aside: String(entry.i + 1),
      isError: Boolean(entry.isError),
      count: 1,
    })));
  }

  showFound(entries) {
    replace(this.head, h('h2', {}, 'Found'), h('span', { class: 'spacer' }),
      h('button', { type: 'button', class: 'button quiet small', onclick: this.clear }, 'Outline'));
    this.outline.set(entries);
  }

  /** One is at this item. */
  setHere(item) { this.setHereAt(this.outline.lastBefore((entry) => entry.i <= item)); }

  /** One is at this entry. */
  setHereAt(index) { this.outline.setHere(index); }
}
