// A list of any length of which only what is seen is there: some dozens of rows, whatever the count.
//
// The rows stand in a stage that sticks to the top of what scrolls, in their natural flow, and the stage is moved by
// where the list is: at which row, and by how many of its pixels (the anchor). Rows can so be of any height without
// anybody knowing those above, and no element is ever higher than browsers can bear.

import { h, uid } from './dom.js';
import { stepOf } from './listkeys.js';
import { NewRows } from './newrows.js';
import { RowHeights } from './rowheights.js';
import { RowLoader } from './rowloader.js';
import { RowNodes, heightOf } from './rownodes.js';
import { ScrollMap, clamp } from './scrollmap.js';

const spare = 6;
const rowsUsual = 96;
const settleMs = 120;

export function virtualList(options) {
  return new VirtualList(options);
}

class VirtualList {
  #options;
  #total = 0;
  /** Whether it is known how many there are: what was there before is nothing new. */
  #isCounted = false;
  #loader;
  #anchor = { index: 0, offset: 0 };
  #isFollowing = false;
  #rows;
  #heights;
  #expectedTop = 0;
  #isDragging = false;
  #frame = 0;
  #settleTimer = 0;
  #width = 0;
  #view = 0;
  #stop = new AbortController();

  constructor(options) {
    this.#options = { role: 'grid', rowHeight: 20, estimate: 22, newWord: 'lines', ...options };
    this.#heights = new RowHeights(this.#options);
    this.#loader = new RowLoader({
      windowSize: options.windowSize ?? 200, windowsMax: options.windowsMax ?? 12, load: options.load,
      came: (from, to) => this.#came(from, to), failed: (error) => options.onError?.(error),
    });
    this.#isFollowing = Boolean(options.follow);
    this.#build();
    options.signal?.addEventListener('abort', () => this.destroy(), { once: true, signal: this.#stop.signal });
    if (options.total !== undefined) this.setTotal(options.total);
  }

  // MARK: What pages call

  total() { return this.#total; }
  row(index) { return this.#loader.cache.row(index); }
  active() { return this.#rows.active; }
  first() { return this.#anchor.index; }
  last() { return this.#lastShown(); }
  isFollowing() { return this.#isFollowing; }

  setTotal(total) {
    const grown = total - this.#total;
    const isNews = this.#isCounted && grown > 0;
    this.#isCounted = true;
    this.#emptyNode.hidden = total > 0 || !this.#options.empty;
    if (grown === 0) return;
    this.#loader.setTotal(total);
    this.#total = total;
    this.#rows.active = clamp(this.#rows.active, 0, Math.max(0, total - 1));
    this.#rowsNode.setAttribute(this.#isGrid ? 'aria-rowcount' : 'data-count', String(total));
    this.#rows.tellTotal();
    if (this.#isFollowing) {
      this.#toEnd();
    } else if (isNews && this.#options.follow !== undefined) {
      this.#newRows.add(grown);
    }
    this.#resize();
    this.#expectedTop = this.#scroller.scrollTop;
    this.#schedule();
  }

  put(from, rows) {
    this.#loader.cache.put(from, rows);
    this.#came(from, from + rows.length);
  }

  invalidate(from = 0, to = Infinity) {
    this.#loader.invalidate(from, to);
    this.#load();
  }

  refresh() {
    this.#heights.forget();
    this.#rows.redrawAll();
    if (this.#isFollowing) this.#toEnd();
    this.#schedule();
  }

  scrollTo(index, { align = 'start', focus = false, activate = true } = {}) {
    if (this.#total === 0) return;
    const target = clamp(index, 0, this.#total - 1);
    this.#setFollowing(false);
    if (activate) this.#activate(target);
    this.#pin = { index: target, align };
    this.#place(target, align);
    this.#paint();
    this.#settle();
    if (focus) this.focus();
  }

  scrollToEnd() {
    this.#setFollowing(this.#options.follow !== undefined);
    this.#pin = null;
    this.#activate(Math.max(0, this.#total - 1));
    this.#toEnd();
    this.#paint();
    this.#settle();
  }

  setFollow(isOn) {
    if (isOn) this.scrollToEnd();
    else this.#setFollowing(false);
  }

  setActive(index) { this.#activate(clamp(index, 0, Math.max(0, this.#total - 1))); }

  focus() {
    const row = this.#rows.get(this.active());
    (row ?? this.#scroller).focus({ preventScroll: true });
  }

  destroy() {
    this.#stop.abort();
    this.#loader.stop();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settleTimer);
    this.#observer?.disconnect();
  }

  // MARK: Elements

  #scroller; #spacer; #stage; #rowsNode; #newRows; #emptyNode; #observer;

  get #isGrid() { return this.#options.role === 'grid'; }

  #build() {
    const { label, rowHeight, estimate, render } = this.#options;
    this.#rowsNode = h('div', {
      class: 'vlist-rows', role: this.#isGrid ? 'grid' : 'list', 'aria-label': label, id: uid('list'),
    });
    this.#rows = new RowNodes(this.#rowsNode, {
      isGrid: this.#isGrid, rowHeight, estimate, render, rowAt: (index) => this.row(index), total: () => this.#total,
    });
    this.#stage = h('div', { class: 'vlist-stage' }, this.#rowsNode);
    this.#spacer = h('div', { class: 'vlist-spacer' }, this.#stage);
    this.#scroller = h('div', { class: 'vlist', tabIndex: -1 }, this.#spacer);
    this.#newRows = new NewRows(this.#options.newWord, () => this.move(Infinity));
    this.#emptyNode = h('div', { class: 'vlist-empty', hidden: true }, this.#options.empty);
    this.node = h('div', { class: 'vlist-box' }, this.#scroller, this.#emptyNode, this.#newRows.node);
    const signal = this.#stop.signal;
    const listen = (type, work, more) => this.#scroller.addEventListener(type, work, { signal, ...more });
    listen('scroll', () => this.#scrolled(), { passive: true });
    listen('keydown', (event) => this.#pressed(event));
    listen('mousedown', (event) => this.#mouseDown(event));
    listen('click', (event) => this.#clicked(event));
    listen('focusin', (event) => this.#focused(event));
    addEventListener('pointermove', (event) => {
      if (this.#isDragging && event.buttons === 0) this.#isDragging = false;
    }, { signal, passive: true });
    this.#observer = new ResizeObserver(() => this.#resized());
    this.#observer.observe(this.#scroller);
  }

  #resized() {
    const isOther = this.#scroller.clientWidth !== this.#width;
    this.#width = this.#scroller.clientWidth;
    this.#view = this.#scroller.clientHeight;
    if (this.#view === 0) return;
    // Rows that wrap are of another height now.
    if (isOther) this.#heights.forget();
    if (this.#isFollowing) this.#toEnd();
    this.#resize();
    this.#paint();
    this.#settle();
  }

  // MARK: Where it is

  get #rowHeight() { return this.#heights.mean; }

  get #map() { return new ScrollMap(this.#total * this.#rowHeight, Math.max(1, this.#view)); }

  get #virtualTop() { return this.#anchor.index * this.#rowHeight + Math.min(this.#anchor.offset, this.#rowHeight); }

  #resize() {
    const height = `${Math.round(this.#map.height)}px`;
    if (this.#spacer.style.height !== height) this.#spacer.style.height = height;
    const view = `${this.#view}px`;
    if (this.#stage.style.height !== view) this.#stage.style.height = view;
  }

  #scrolled() {
    // Whoever makes the list higher moves its end too, and nobody has scrolled.
    if (this.#scroller.clientHeight !== this.#view) return this.#resized();
    const top = this.#scroller.scrollTop;
    const moved = top - this.#expectedTop;
    if (Math.abs(moved) < 0.5) return this.#schedule();
    this.#expectedTop = top;
    this.#pin = null;
    this.#hasMoved = true;
    if (moved < 0) this.#setFollowing(false);
    const map = this.#map;
    if (top <= 0) {
      this.#anchor = { index: 0, offset: 0 };
    } else if (top >= map.physicalMax - 1) {
      this.#toEnd();
    } else if (this.#isDragging || Math.abs(moved) > 3 * this.#view) {
      const virtual = map.toVirtual(top);
      const index = Math.floor(virtual / this.#rowHeight);
      this.#anchor = { index: clamp(index, 0, this.#total - 1), offset: virtual - index * this.#rowHeight };
    } else {
      this.#anchor.offset += moved;
    }
    this.#schedule();
    clearTimeout(this.#settleTimer);
    this.#settleTimer = setTimeout(() => !this.#isDragging && this.#settle(), settleMs);
  }

  /** Puts the scroll bar where the list is; small ways were gone in pixels of rows, not in those of the bar. */
  #settle() {
    clearTimeout(this.#settleTimer);
    if (this.#view === 0) return;
    this.#resize();
    const map = this.#map;
    let top = map.physicalMax;
    // At an edge one could not scroll on towards it.
    if (!this.#isAtEnd()) top = Math.min(map.toPhysical(this.#virtualTop), map.physicalMax > 2 ? top - 2 : Infinity);
    if (this.#anchor.index > 0 || this.#anchor.offset > 0) top = Math.max(top, Math.min(1, map.physicalMax));
    if (Math.abs(this.#scroller.scrollTop - top) >= 1) this.#scroller.scrollTop = top;
    this.#expectedTop = this.#scroller.scrollTop;
  }

  #place(index, align) {
    const row = this.#rows.get(index);
    const height = row ? heightOf(row) : this.#rowHeight;
    if (align === 'nearest') {
      if (index < this.#anchor.index || (index === this.#anchor.index && this.#anchor.offset > 0)) align = 'start';
      else if (row && this.#bottomOf(row) <= this.#view + 0.5) return;
      else if (!row && index <= this.#lastShown()) return;
      else align = 'end';
    }
    if (align === 'start') this.#anchor = { index, offset: 0 };
    if (align === 'center') this.#anchor = { index, offset: -(this.#view - height) / 2 };
    if (align === 'end') this.#anchor = { index, offset: -(this.#view - height), isEnd: true };
  }

  #topOf(row) { return row.getBoundingClientRect().top - this.#rowsNode.getBoundingClientRect().top; }

  #bottomOf(row) { return this.#topOf(row) + heightOf(row) + this.#shift; }

  #toEnd() {
    this.#anchor = { index: Math.max(0, this.#total - 1), offset: -this.#view, isBottom: true };
  }

  #isAtEnd() {
    const row = this.#rows.get(this.#total - 1);
    return this.#total === 0 || (row != null && this.#bottomOf(row) <= this.#view + 2);
  }

  #lastShown() {
    let last = this.#anchor.index;
    for (const [index, row] of this.#rows) {
      if (index > last && this.#topOf(row) + this.#shift < this.#view) last = index;
    }
    return last;
  }

  // MARK: Drawing

  #shift = 0;
  #hasMoved = false;
  /** Where somebody was taken to, which is kept while rows above it become what they are. */
  #pin = null;

  #schedule() {
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#pin) this.#place(this.#pin.index, this.#pin.align);
      this.#paint();
      if (this.#hasMoved) this.#followByPlace();
      this.#hasMoved = false;
      if (this.#isFollowing || this.#pin) this.#settle();
    });
  }

  #paint() {
    if (this.#view === 0 || this.#total === 0) {
      if (this.#total === 0) this.#clear();
      return;
    }
    const anchor = this.#anchor;
    anchor.index = clamp(anchor.index, 0, this.#total - 1);
    const perView = Math.ceil(this.#view / Math.max(8, Math.min(this.#rowHeight, 400))) + 1;
    const above = anchor.offset < 0 ? Math.ceil(-anchor.offset / Math.max(8, this.#rowHeight)) + 1 : 0;
    const rowsMax = Math.max(rowsUsual, perView + above + 3 * spare);
    let from = Math.max(0, anchor.index - above - spare);
    const below = anchor.offset > 0 ? Math.ceil(anchor.offset / Math.max(8, this.#rowHeight)) : 0;
    let to = Math.min(this.#total, anchor.index + perView + below + spare, from + rowsMax);
    this.#show(from, to);
    // What was guessed of heights is known now; more rows are added where it was too few.
    for (let turn = 0; turn < 6; turn += 1) {
      const more = this.#arrange(from, to, rowsMax);
      if (!more) break;
      from = Math.max(0, from - more.above);
      to = Math.min(this.#total, to + more.below, from + rowsMax);
      this.#show(from, to);
    }
    this.#trim();
    this.#noteHeights();
    this.#tellRange();
    this.#load();
  }

  /** Makes the anchor a row that is at the top, and says whether rows are wanting above or below. */
  #arrange(from, to, rowsMax) {
    const anchor = this.#anchor;
    let row = this.#rows.get(anchor.index);
    if (!row) return null;
    if (anchor.isBottom) {
      anchor.offset = heightOf(row) - this.#view;
      anchor.isBottom = false;
    } else if (anchor.isEnd) {
      anchor.offset = heightOf(row) - this.#view;
      anchor.isEnd = false;
    }
    while (anchor.offset < 0 && anchor.index > 0) {
      const before = this.#rows.get(anchor.index - 1);
      if (!before) return from > 0 ? { above: spare * 2, below: 0 } : null;
      anchor.index -= 1;
      anchor.offset += heightOf(before);
      row = before;
    }
    while (anchor.index < this.#total - 1 && anchor.offset >= heightOf(row)) {
      const after = this.#rows.get(anchor.index + 1);
      if (!after) return to < this.#total ? { above: 0, below: spare * 2 } : null;
      anchor.offset -= heightOf(row);
      anchor.index += 1;
      row = after;
    }
    if (anchor.index === 0) anchor.offset = Math.max(0, anchor.offset);
    this.#move(row);
    const lastRow = this.#rows.get(to - 1);
    const gap = this.#view - this.#bottomOf(lastRow);
    if (gap > 0 && to < this.#total && to - from < rowsMax) return { above: 0, below: spare * 2 };
    if (gap > 0.5 && to >= this.#total && (anchor.index > 0 || anchor.offset > 0)) {
      // Nothing is below the end: the list comes down.
      anchor.offset -= gap;
      if (anchor.index === 0) anchor.offset = Math.max(0, anchor.offset);
      if (anchor.offset < 0) return { above: spare, below: 0 };
      this.#move(row);
    }
    return null;
  }

  #move(row) {
    this.#shift = -(this.#topOf(row) + this.#anchor.offset);
    this.#rowsNode.style.transform = `translateY(${this.#shift}px)`;
  }

  #show(from, to) {
    this.#rows.show(from, to, () => this.#scroller.focus({ preventScroll: true }));
    this.#makeTabbable();
    if (document.activeElement === this.#scroller && this.#rows.has(this.active())) this.focus();
  }

  #trim() {
    const tooFar = spare * 3;
    this.#rows.trim(this.#anchor.index - tooFar, this.#lastShown() + tooFar);
    const row = this.#rows.get(this.#anchor.index);
    if (row) this.#move(row);
  }

  #clear() {
    this.#rows.clear();
    this.#anchor = { index: 0, offset: 0 };
  }

  /** Of rows that are still waited for nobody knows how high they will be. */
  #noteHeights() {
    this.#heights.note([...this.#rows].filter(([index]) => this.row(index) !== undefined).map(([, node]) => node));
  }

  #rangeTold = '';
  #tellRange() {
    if (this.#isAtEnd()) this.#newRows.clear();
    const [first, last] = [this.#anchor.index, this.#lastShown()];
    if (this.#rangeTold === `${first}-${last}`) return;
    this.#rangeTold = `${first}-${last}`;
    this.#options.onRange?.(first, last);
  }

  // MARK: Following

  #setFollowing(isOn) {
    if (isOn) this.#newRows.clear();
    if (isOn === this.#isFollowing) return;
    this.#isFollowing = isOn;
    this.#options.onFollow?.(isOn);
  }

  /** After somebody has scrolled: at the end it follows, anywhere else it stays. */
  #followByPlace() {
    if (this.#options.follow === undefined) return;
    this.#setFollowing(this.#isAtEnd());
  }

  // MARK: Keys and the mouse

  #pressed(event) {
    if (event.defaultPrevented || event.altKey) return;
    if (event.target !== this.#scroller && !event.target.classList.contains('vrow')) return;
    const step = stepOf(event, Math.max(1, this.#lastShown() - this.#anchor.index - 1));
    if (step !== undefined) {
      event.preventDefault();
      this.move(step);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && this.#options.onOpen) {
      event.preventDefault();
      this.#options.onOpen(this.active(), this.row(this.active()), event);
    }
  }

  /** Goes on by so many rows. */
  move(step) {
    if (this.#total === 0) return;
    if (step === Infinity) {
      this.scrollToEnd();
      return this.focus();
    }
    const isInside = this.#scroller.contains(document.activeElement);
    // Whoever comes to the list begins where it is, and not one further.
    const active = this.active();
    if (!isInside && Math.abs(step) === 1 && this.#rows.has(active)) step = 0;
    const isSeen = active >= this.#anchor.index && active <= this.#lastShown();
    const from = isSeen ? active : step > 0 ? this.#anchor.index - 1 : this.#lastShown() + 1;
    const target = step === -Infinity ? 0 : clamp(from + step, 0, this.#total - 1);
    this.#pin = null;
    this.#activate(target);
    this.#place(target, step === -Infinity ? 'start' : 'nearest');
    this.#paint();
    this.#followByPlace();
    this.#settle();
    this.focus();
  }

  #activate(index) {
    if (index === this.active() && this.#rows.get(index)?.tabIndex === 0) return;
    const isInside = this.#rowsNode.contains(document.activeElement);
    this.#rows.choose(index);
    this.#makeTabbable();
    if (isInside && this.#rows.has(index)) this.focus();
    this.#options.onMove?.(index, this.row(index));
  }

  /** One row alone can be reached by Tab; where it is not there, the list itself. */
  #makeTabbable() {
    const wanted = this.#rows.setTabbable() ? -1 : 0;
    if (this.#scroller.tabIndex !== wanted) this.#scroller.tabIndex = wanted;
  }

  #mouseDown(event) {
    this.#isDragging = event.target === this.#scroller && event.offsetX >= this.#scroller.clientWidth;
  }

  #clicked(event) {
    const row = event.target.closest?.('.vrow');
    if (!row) return;
    const index = Number(row.dataset.index);
    this.#activate(index);
    // To mark text with the mouse is not to open something.
    if (event.target.closest('a, button, input') || !getSelection().isCollapsed) return;
    if (this.#options.opensByClick !== false) this.#options.onOpen?.(index, this.row(index), event);
  }

  #focused(event) {
    const row = event.target.closest?.('.vrow');
    if (row && row !== this.#rows.get(this.active())) this.#activate(Number(row.dataset.index));
  }

  // MARK: Loading

  #load() { this.#loader.see(this.#anchor.index - spare, this.#lastShown() + spare); }

  #came(from, to) {
    for (let index = from; index < to; index += 1) this.#rows.redraw(index);
    // What is at the end may be higher than it was.
    if (this.#isFollowing) this.#toEnd();
    this.#schedule();
  }
}
