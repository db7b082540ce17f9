// The nodes of the rows of a list that are there: made, drawn anew, and taken away again.

import { h, replace } from './dom.js';

export class RowNodes {
  #options;
  #nodes = new Map();

  /**
   * @param parent what they stand in
   * @param options isGrid, rowHeight: pixels or 'measured', estimate, render(row, index, node), rowAt(index), total()
   */
  constructor(parent, options) {
    this.parent = parent;
    this.#options = options;
    this.active = 0;
  }

  get(index) { return this.#nodes.get(index); }
  has(index) { return this.#nodes.has(index); }
  [Symbol.iterator]() { return this.#nodes.entries(); }

  /** The row that has the focus, or what has it within; null where nothing of them has. */
  get focused() {
    const { activeElement } = document;
    return this.parent.contains(activeElement) ? activeElement.closest('.vrow') : null;
  }

  /** Makes those of a range, and takes all others away. @param losing(): the row with the focus goes */
  show(from, to, losing) {
    const { focused } = this;
    for (const [index, node] of this.#nodes) {
      if (index >= from && index < to) continue;
      if (node === focused) losing();
      this.#remove(index, node);
    }
    let behind = null;
    for (let index = from; index < to; index += 1) {
      let node = this.#nodes.get(index);
      if (!node) {
        node = this.#make(index);
        this.parent.insertBefore(node, behind ? behind.nextElementSibling : this.parent.firstElementChild);
        this.#nodes.set(index, node);
      }
      behind = node;
    }
  }

  /** Takes away what is far from what is seen, but not from under somebody's focus. */
  trim(from, to) {
    for (const [index, node] of this.#nodes) {
      if ((index < from || index > to) && !node.contains(document.activeElement)) this.#remove(index, node);
    }
  }

  clear() {
    for (const [index, node] of this.#nodes) this.#remove(index, node);
  }

  /** A row that somebody is in is drawn anew only where the focus is on the row itself. */
  redraw(index) {
    const node = this.#nodes.get(index);
    if (!node) return;
    if (node === document.activeElement || !node.contains(document.activeElement)) this.#draw(node, index);
  }

  /** How many rows there are is another number now. */
  tellTotal() {
    if (this.#options.isGrid) return;
    for (const node of this.#nodes.values()) node.setAttribute('aria-setsize', String(this.#options.total()));
  }

  redrawAll() {
    for (const index of this.#nodes.keys()) this.redraw(index);
  }

  choose(index) {
    this.#nodes.get(this.active)?.classList.remove('is-chosen');
    this.active = index;
    this.#nodes.get(index)?.classList.add('is-chosen');
  }

  /** One row alone can be reached by Tab. Answers whether it is there. */
  setTabbable() {
    for (const [index, node] of this.#nodes) {
      const wanted = index === this.active ? 0 : -1;
      if (node.tabIndex !== wanted) node.tabIndex = wanted;
    }
    return this.#nodes.has(this.active);
  }

  #remove(index, node) {
    node.remove();
    this.#nodes.delete(index);
  }

  #make(index) {
    const { isGrid, rowHeight, total } = this.#options;
    const node = h('div', { class: 'vrow', tabIndex: -1, 'data-index': index });
    if (rowHeight !== 'measured') node.style.height = `${rowHeight}px`;
    if (isGrid) {
      node.setAttribute('role', 'row');
      node.setAttribute('aria-rowindex', String(index + 1));
    } else {
      node.setAttribute('role', 'listitem');
      node.setAttribute('aria-posinset', String(index + 1));
      node.setAttribute('aria-setsize', String(total()));
    }
    this.#draw(node, index);
    return node;
  }

  #draw(node, index) {
    const { isGrid, rowHeight, estimate, render, rowAt } = this.#options;
    const row = rowAt(index);
    node.className = row === undefined ? 'vrow is-loading' : 'vrow';
    node.classList.toggle('is-chosen', index === this.active);
    const isGuessed = row === undefined && rowHeight === 'measured';
    if (isGuessed) node.style.minHeight = `${estimate}px`;
    else node.style.removeProperty('min-height');
    const made = render(row, index, node);
    const nodes = made == null ? [] : [made].flat();
    const isCelled = !isGrid || nodes.some((part) => part instanceof Element && part.hasAttribute('role'));
    replace(node, isCelled ? nodes : h('div', { role: 'gridcell', class: 'vcell' }, nodes));
  }
}

/** Not rounded: half a pixel for each of a thousand rows would be a page. */
export function heightOf(row) {
  return row.getBoundingClientRect().height;
}
