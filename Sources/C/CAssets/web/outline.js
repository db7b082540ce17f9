// What stands in a log or a conversation, as a list beside it: an entry leads to its place, and the one at which one is
// is marked.

import { h, setText, toggle } from './dom.js';
import { time } from './format.js';
import { virtualList } from './list.js';

const rowHeight = 26;

export class Outline {
  /** @param options label; go(entry, index); empty: what is said while there is none */
  constructor({ label, signal, go, empty }) {
    this.entries = [];
    this.here = -1;
    this.empty = empty;
    this.told = h('p', { class: 'muted small outline-empty' }, 'reads …');
    this.list = virtualList({
      label, role: 'list', rowHeight, signal,
      load: async (from, count) => this.entries.slice(from, from + count),
      render: (entry, index, element) => entry && this.entryNode(entry, index, element),
      onOpen: (index) => this.entries[index] && go(this.entries[index], index),
      empty: this.told,
    });
    this.list.setTotal(0);
    this.list.node.classList.add('outline');
    this.node = this.list.node;
  }

  entryNode(entry, index, element) {
    toggle(element, 'is-error', entry.isError);
    toggle(element, 'is-here', index === this.here);
    const when = entry.time ? time(entry.time) : '';
    return h('div', { class: 'outline-entry', title: `${when}  ${entry.detail ?? entry.label}` },
      h('span', { class: 'kind', 'aria-hidden': 'true' }, entry.sign),
      h('span', { class: 'label' },
        entry.isError && h('span', { class: 'sr-only' }, 'failed: '),
        index === this.here && h('span', { class: 'sr-only' }, 'here: '), entry.label,
        entry.count > 1 && h('span', { class: 'faint' }, ` ×${entry.count}`)),
      h('span', { class: 'outline-time faint' }, entry.aside ?? when.slice(0, 5)));
  }

  /** @param entries [{ sign, label, detail, time, aside, isError, count }] */
  set(entries) {
    this.entries = entries;
    this.here = -1;
    setText(this.told, this.empty);
    this.list.setTotal(entries.length);
    this.list.invalidate();
  }

  /** One is at this entry. It is brought into sight, but not under the pointer of somebody who reads in the outline. */
  setHere(index) {
    if (index === this.here) return;
    this.here = index;
    this.list.refresh();
    const isUsed = this.node.contains(document.activeElement) || this.node.matches(':hover');
    if (index < 0 || isUsed) return;
    if (index < this.list.first() || index >= this.list.last()) {
      this.list.scrollTo(index, { align: 'center', activate: false });
    }
  }

  /** The last entry of which `isBefore` is true, where it is true of all in front of it. */
  lastBefore(isBefore) {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(this.entries[middle])) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
