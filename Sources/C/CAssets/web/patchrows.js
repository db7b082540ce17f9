// The rows of a patch on the page. A short patch stands there whole, so that the browser's own search, marking and
// printing know all of it; of a long one only what is seen is there.

import { h } from './dom.js';
import { virtualList } from './list.js';
import { Row } from './changes.js';
import { rowNode } from './patchview.js';

const wholeMax = 2_500;

export class PatchRows {
  /** @param made what `layout` gave; options looks: of rowNode; seen(row): the first that is seen is another one */
  constructor(patch, made, { looks, seen, signal }) {
    this.patch = patch;
    this.made = made;
    this.looks = looks;
    this.seen = seen;
    this.signal = signal;
    if (made.rows.length <= wholeMax) this.buildWhole();
    else this.buildList();
  }

  leave() {
    this.list?.destroy();
    cancelAnimationFrame(this.frame);
  }

  buildList() {
    const { rows } = this.made;
    this.list = virtualList({
      label: 'Changes', role: 'list', rowHeight: 'measured', estimate: 20, signal: this.signal,
      windowSize: 400, opensByClick: false,
      // Rows are made as they are seen: of each the list keeps no more than its number.
      load: async (from, count) =>
        Array.from({ length: Math.min(count, rows.length - from) }, (_, place) => from + place),
      render: (_, row, element) => {
        element.classList.toggle('is-file', rows.kind(row) === Row.file);
        return rowNode(this.patch, rows, row, this.looks);
      },
      onRange: (first, last) => this.seen(first, last),
    });
    this.node = this.list.node;
    this.node.classList.add('diff', 'diff-rows');
    this.list.setTotal(rows.length);
  }

  buildWhole() {
    const { rows } = this.made;
    this.active = 0;
    this.nodes = [];
    this.node = h('div', { class: 'diff diff-rows diff-whole', tabIndex: 0, role: 'group', 'aria-label': 'Changes' });
    let file = null;
    for (let row = 0; row < rows.length; row += 1) {
      if (rows.kind(row) === Row.file) {
        file = h('section', { class: 'diff-file' });
        this.node.append(file);
      }
      const node = rowNode(this.patch, rows, row, this.looks);
      this.nodes.push(node);
      file.append(node);
    }
    this.node.addEventListener('scroll', () => this.scrolled(), { passive: true });
  }

  scrolled() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.seen(this.first(), this.last());
    });
  }

  /** Where one is, in a way that outlives another layout. */
  place() {
    const first = this.first();
    const { files } = this.made;
    let file = 0;
    while (file + 1 < files.length && files[file + 1] <= first) file += 1;
    return { file, offset: first - files[file] };
  }

  first() {
    if (this.list) return this.list.first();
    // Also before the page is shown, when no row has a place yet.
    if (this.node.scrollTop === 0) return 0;
    // Heads stick to the top: what is below them is seen first.
    return this.rowAt(this.node.scrollTop + 40);
  }

  last() { return this.list ? this.list.last() : this.rowAt(this.node.scrollTop + this.node.clientHeight); }

  rowAt(top) {
    let [low, high] = [0, this.nodes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.topOf(middle) <= top) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** A head that sticks tells where it stands now, and not where it belongs. */
  topOf(row) {
    const node = this.nodes[row];
    const place = this.made.rows.kind(row) === Row.file ? node.parentElement : node;
    return place.offsetTop - this.node.offsetTop;
  }

  chosen() { return this.list ? this.list.active() : this.active; }

  goTo(row, { focus = false } = {}) {
    if (this.list) return this.list.scrollTo(row, { align: 'start', focus });
    const isHead = this.made.rows.kind(row) === Row.file;
    this.node.scrollTop = this.topOf(row) - (isHead ? 0 : 44);
    this.choose(row);
    if (focus) this.node.focus({ preventScroll: true });
    this.seen(this.first(), this.last());
    return undefined;
  }

  focus() {
    if (this.list) this.list.focus();
    else this.node.focus({ preventScroll: true });
  }

  choose(row) {
    this.nodes[this.active]?.classList.remove('is-chosen');
    this.active = row;
    this.nodes[row]?.classList.add('is-chosen');
  }

  move(step) {
    if (this.list) return this.list.move(step);
    const row = Math.max(0, Math.min(this.nodes.length - 1, this.active + step));
    this.choose(row);
    const [top, height] = [this.topOf(row), this.nodes[row].offsetHeight];
    if (row === 0) this.node.scrollTop = 0;
    else if (top - 44 < this.node.scrollTop) this.node.scrollTop = top - 44;
    else if (top + height > this.node.scrollTop + this.node.clientHeight) {
      this.node.scrollTop = top + height - this.node.clientHeight;
    }
    return undefined;
  }

  scroll(part) {
    const scroller = this.list ? this.node.querySelector('.vlist') : this.node;
    scroller.scrollBy({ top: part * scroller.clientHeight });
  }
}
