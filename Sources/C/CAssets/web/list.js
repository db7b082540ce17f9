// A list of any length of which only what is seen is there: some dozens of rows, whatever the count.
//
// The rows stand in a stage that sticks to the top of what scrolls, in their natural flow, and the stage is moved by
// where the list is: at which row, and by how many of its pixels (the anchor). Rows can so be of any height without
// anybody knowing those above, and no element is ever higher than browsers can bear.

import { h, replace, uid } from './dom.js';
import { cursor, isAborted } from './api.js';
import { ScrollMap, RowCache, clamp } from './scrollmap.js';

const spare = 6;
const rowsUsual = 96;
const settleMs = 120;
const jumpPatienceMs = 60;

export function virtualList(options) {
  return new VirtualList(options);
}

class VirtualList {
  #options;
  #total = 0;
  #cache;
  #anchor = { index: 0, offset: 0 };
  #active = 0;
  #isFollowing = false;
  #unseen = 0;
  #rows = new Map();
  #heights = { sum: 0, count: 0 };
  #expectedTop = 0;
  #isDragging = false;
  #loading = new Map();
  #frame = 0;
  #settleTimer = 0;
  #loadTimer = 0;
  #width = 0;
  #view = 0;
  #stop = new AbortController();

  constructor(options) {
    this.#options = { role: 'grid', rowHeight: 20, estimate: 22, newWord: 'lines', ...options };
    this.#cache = new RowCache(options.windowSize ?? 200, options.windowsMax ?? 12);
    this.#isFollowing = Boolean(options.follow);
    this.#build();
    options.signal?.addEventListener('abort', () => this.destroy(), { once: true });
    this.setTotal(options.total ?? 0);
  }

  // MARK: What pages call

  total() { return this.#total; }
  row(index) { return this.#cache.row(index); }
  active() { return this.#active; }
  first() { return this.#anchor.index; }
  last() { return this.#lastShown(); }
  isFollowing() { return this.#isFollowing; }

  setTotal(total) {
    const grown = total - this.#total;
    if (grown === 0) return;
    // A window that was not full has more now.
    if (grown < 0) this.#cache.cut(total);
    this.#short.clear();
    this.#total = total;
    this.#active = clamp(this.#active, 0, Math.max(0, total - 1));
    this.#rowsNode.setAttribute(this.#isGrid ? 'aria-rowcount' : 'data-count', String(total));
    this.#emptyNode.hidden = total > 0 || !this.#options.empty;
    if (this.#isFollowing) {
      this.#toEnd();
    } else if (grown > 0 && this.#options.follow !== undefined) {
      this.#unseen += grown;
      this.#tellUnseen();
    }
    this.#resize();
    this.#expectedTop = this.#scroller.scrollTop;
    this.#schedule();
  }

  put(from, rows) {
    this.#cache.put(from, rows);
    for (let index = from; index < from + rows.length; index += 1) this.#redraw(index);
    this.#schedule();
  }

  invalidate(from = 0, to = Infinity) {
    this.#cache.age(from, to);
    this.#short.clear();
    for (const [number, stop] of this.#loading) {
      if ((number + 1) * this.#cache.size > from && number * this.#cache.size < to) stop.abort();
    }
    this.#load();
  }

  refresh() {
    this.#heights = { sum: 0, count: 0 };
    for (const index of this.#rows.keys()) this.#redraw(index);
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
    const row = this.#rows.get(this.#active);
    (row ?? this.#scroller).focus({ preventScroll: true });
  }

  destroy() {
    this.#stop.abort();
    for (const stop of this.#loading.values()) stop.abort();
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#settleTimer);
    clearTimeout(this.#loadTimer);
    this.#observer?.disconnect();
  }

  // MARK: Elements

  #scroller; #spacer; #stage; #rowsNode; #jump; #emptyNode; #observer;

  get #isGrid() { return this.#options.role === 'grid'; }

  #build() {
    const { label, role } = this.#options;
    this.#rowsNode = h('div', {
      class: 'vlist-rows', role: role === 'grid' ? 'grid' : 'list', 'aria-label': label, id: uid('list'),
    });
    this.#stage = h('div', { class: 'vlist-stage' }, this.#rowsNode);
    this.#spacer = h('div', { class: 'vlist-spacer' }, this.#stage);
    this.#scroller = h('div', { class: 'vlist', tabIndex: -1 }, this.#spacer);
    this.#jump = h('button', { type: 'button', class: 'vlist-jump', hidden: true, onclick: () => this.#jumpToEnd() });
    this.#emptyNode = h('div', { class: 'vlist-empty', hidden: true }, this.#options.empty);
    this.node = h('div', { class: 'vlist-box' }, this.#scroller, this.#emptyNode, this.#jump);
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
    if (isOther && this.#options.rowHeight === 'measured') this.#heights = { sum: 0, count: 0 };
    if (this.#isFollowing) this.#toEnd();
    this.#resize();
    this.#paint();
    this.#settle();
  }

  // MARK: Where it is

  get #rowHeight() {
    if (this.#options.rowHeight !== 'measured') return this.#options.rowHeight;
    return this.#heights.count > 0 ? this.#heights.sum / this.#heights.count : this.#options.estimate;
  }

  get #map() { return new ScrollMap(this.#total * this.#rowHeight, Math.max(1, this.#view)); }

  get #virtualTop() { return this.#anchor.index * this.#rowHeight + Math.min(this.#anchor.offset, this.#rowHeight); }

  #resize() {
    const height = `${Math.round(this.#map.height)}px`;
    if (this.#spacer.style.height !== height) this.#spacer.style.height = height;
    const view = `${this.#view}px`;
    if (this.#stage.style.height !== view) this.#stage.style.height = view;
  }

  #scrolled() {
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
    const isAtEnd = this.#isAtEnd();
    let top = isAtEnd ? map.physicalMax : map.toPhysical(this.#virtualTop);
    // At an edge one could not scroll on towards it.
    if (!isAtEnd && map.physicalMax > 2) top = Math.min(top, map.physicalMax - 2);
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
      if (this.#total === 0) this.#removeAll();
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
    const focused = this.#rowsNode.contains(document.activeElement) ? document.activeElement.closest('.vrow') : null;
    for (const [index, node] of this.#rows) {
      if (index >= from && index < to) continue;
      if (node === focused) this.#scroller.focus({ preventScroll: true });
      node.remove();
      this.#rows.delete(index);
    }
    let behind = null;
    for (let index = from; index < to; index += 1) {
      let node = this.#rows.get(index);
      if (!node) {
        node = this.#make(index);
        this.#rowsNode.insertBefore(node, behind ? behind.nextElementSibling : this.#rowsNode.firstElementChild);
        this.#rows.set(index, node);
      }
      behind = node;
    }
    this.#rowsTabbable();
    if (document.activeElement === this.#scroller && this.#rows.has(this.#active)) this.focus();
  }

  #trim() {
    const tooFar = spare * 3;
    const [first, last] = [this.#anchor.index, this.#lastShown()];
    const focused = document.activeElement;
    for (const [index, node] of this.#rows) {
      if (index >= first - tooFar && index <= last + tooFar) continue;
      if (node.contains(focused)) continue;
      node.remove();
      this.#rows.delete(index);
    }
    const row = this.#rows.get(this.#anchor.index);
    if (row) this.#move(row);
  }

  #make(index) {
    const node = h('div', { class: 'vrow', tabIndex: -1, 'data-index': index });
    if (this.#options.rowHeight !== 'measured') node.style.height = `${this.#options.rowHeight}px`;
    if (this.#isGrid) {
      node.setAttribute('role', 'row');
      node.setAttribute('aria-rowindex', String(index + 1));
    } else {
      node.setAttribute('role', 'listitem');
      node.setAttribute('aria-posinset', String(index + 1));
      node.setAttribute('aria-setsize', String(this.#total));
    }
    this.#draw(node, index);
    return node;
  }

  #draw(node, index) {
    const row = this.#cache.row(index);
    node.className = row === undefined ? 'vrow is-loading' : 'vrow';
    node.classList.toggle('is-chosen', index === this.#active);
    const isGuessed = row === undefined && this.#options.rowHeight === 'measured';
    if (isGuessed) node.style.minHeight = `${this.#options.estimate}px`;
    else node.style.removeProperty('min-height');
    const made = this.#options.render(row, index, node);
    const nodes = made == null ? [] : [made].flat();
    const isCelled = !this.#isGrid || nodes.some((part) => part instanceof Element && part.hasAttribute('role'));
    replace(node, isCelled ? nodes : h('div', { role: 'gridcell', class: 'vcell' }, nodes));
  }

  #redraw(index) {
    const node = this.#rows.get(index);
    if (node && !node.contains(document.activeElement)) this.#draw(node, index);
    else if (node) this.#drawAround(node, index);
  }

  /** A row that somebody is in is drawn anew only where the focus is on the row itself. */
  #drawAround(node, index) {
    if (document.activeElement === node) this.#draw(node, index);
  }

  #removeAll() {
    for (const node of this.#rows.values()) node.remove();
    this.#rows.clear();
    this.#anchor = { index: 0, offset: 0 };
  }

  #noteHeights() {
    if (this.#options.rowHeight !== 'measured') return;
    let [sum, count] = [0, 0];
    for (const [index, node] of this.#rows) {
      if (this.#cache.row(index) === undefined) continue;
      sum += heightOf(node);
      count += 1;
    }
    if (count === 0) return;
    // The past counts, so that the scroll bar does not jump; not for ever, so that it becomes right.
    const weight = Math.min(this.#heights.count, 400);
    const mean = this.#heights.count > 0 ? this.#heights.sum / this.#heights.count : sum / count;
    this.#heights = { sum: mean * weight + sum, count: weight + count };
  }

  #rangeTold = '';
  #tellRange() {
    const isAtEnd = this.#isAtEnd();
    if (isAtEnd && this.#unseen > 0) {
      this.#unseen = 0;
      this.#tellUnseen();
    }
    const [first, last] = [this.#anchor.index, this.#lastShown()];
    if (this.#rangeTold === `${first}-${last}`) return;
    this.#rangeTold = `${first}-${last}`;
    this.#options.onRange?.(first, last);
  }

  // MARK: Following

  #setFollowing(isOn) {
    if (isOn) this.#unseen = 0;
    if (isOn === this.#isFollowing) return;
    this.#isFollowing = isOn;
    this.#tellUnseen();
    this.#options.onFollow?.(isOn);
  }

  /** After somebody has scrolled: at the end it follows, anywhere else it stays. */
  #followByPlace() {
    if (this.#options.follow === undefined) return;
    this.#setFollowing(this.#isAtEnd());
  }

  #tellUnseen() {
    const isShown = this.#options.follow !== undefined && !this.#isFollowing && this.#unseen > 0;
    this.#jump.hidden = !isShown;
    const many = this.#unseen.toLocaleString('en-GB');
    const word = this.#unseen === 1 ? this.#options.newWord.replace(/s$/, '') : this.#options.newWord;
    if (isShown) replace(this.#jump, h('span', { 'aria-hidden': 'true' }, '▼ '), `${many} new ${word}`);
  }

  #jumpToEnd() {
    this.scrollToEnd();
    this.focus();
  }

  // MARK: Keys and the mouse

  #pressed(event) {
    if (event.defaultPrevented || event.altKey) return;
    if (event.target !== this.#scroller && !event.target.classList.contains('vrow')) return;
    const isCtrl = event.ctrlKey || event.metaKey;
    const page = Math.max(1, this.#lastShown() - this.#anchor.index - 1);
    const half = Math.max(1, Math.floor(page / 2));
    const steps = isCtrl
      ? { d: half, u: -half, Home: -Infinity, End: Infinity }
      : {
        ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page, ' ': page,
        Home: -Infinity, g: -Infinity, End: Infinity, G: Infinity,
      };
    if (event.key in steps) {
      event.preventDefault();
      this.move(steps[event.key]);
    } else if (event.key === 'Enter' && !isCtrl && this.#options.onOpen) {
      event.preventDefault();
      this.#options.onOpen(this.#active, this.row(this.#active), event);
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
    if (!isInside && Math.abs(step) === 1 && this.#rows.has(this.#active)) step = 0;
    const isSeen = this.#active >= this.#anchor.index && this.#active <= this.#lastShown();
    const from = isSeen ? this.#active : step > 0 ? this.#anchor.index - 1 : this.#lastShown() + 1;
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
    if (index === this.#active && this.#rows.get(index)?.tabIndex === 0) return;
    const before = this.#rows.get(this.#active);
    const isInside = this.#rowsNode.contains(document.activeElement);
    before?.classList.remove('is-chosen');
    this.#active = index;
    this.#rows.get(index)?.classList.add('is-chosen');
    this.#rowsTabbable();
    if (isInside && this.#rows.has(index)) this.focus();
    this.#options.onMove?.(index, this.row(index));
  }

  /** One row alone can be reached by Tab; where it is not there, the list itself. */
  #rowsTabbable() {
    for (const [index, node] of this.#rows) {
      const wanted = index === this.#active ? 0 : -1;
      if (node.tabIndex !== wanted) node.tabIndex = wanted;
    }
    const wanted = this.#rows.has(this.#active) ? -1 : 0;
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
    if (row && row !== this.#rows.get(this.#active)) this.#activate(Number(row.dataset.index));
  }

  // MARK: Loading

  #lastLoadTop = 0;
  /** Windows of which less came than was asked for: they are not asked for again before something changes. */
  #short = new Set();

  #load() {
    if (!this.#options.load || this.#total === 0) return;
    clearTimeout(this.#loadTimer);
    // While somebody drags through a million rows nothing is asked for that is gone before it comes.
    const isFar = Math.abs(this.#anchor.index - this.#lastLoadTop) > 4 * this.#cache.size;
    this.#lastLoadTop = this.#anchor.index;
    if (isFar) this.#loadTimer = setTimeout(() => this.#loadSeen(), jumpPatienceMs);
    else this.#loadSeen();
  }

  #loadSeen() {
    const size = this.#cache.size;
    const first = Math.floor(Math.max(0, this.#anchor.index - spare) / size);
    const last = Math.floor(Math.min(this.#total - 1, this.#lastShown() + spare) / size);
    for (const [number, stop] of this.#loading) {
      if (number < first - 1 || number > last + 1) stop.abort();
    }
    for (let number = first; number <= last; number += 1) {
      this.#cache.touch(number);
      if (this.#loading.has(number) || this.#short.has(number)) continue;
      if (!this.#cache.isWhole(number, this.#total)) this.#loadWindow(number);
    }
  }

  async #loadWindow(number) {
    const stop = new AbortController();
    this.#loading.set(number, stop);
    const from = number * this.#cache.size;
    const total = this.#total;
    try {
      const rows = await this.#options.load(from, Math.min(this.#cache.size, total - from), { signal: stop.signal });
      if (stop.signal.aborted || this.#stop.signal.aborted) return;
      this.#loading.delete(number);
      this.#cache.put(from, rows);
      this.#cache.renew(number);
      for (let index = from; index < from + rows.length; index += 1) this.#redraw(index);
      if (rows.length < Math.min(this.#cache.size, total - from) && total === this.#total) this.#short.add(number);
      if (this.#isFollowing) this.#toEnd();
      this.#schedule();
    } catch (error) {
      if (isAborted(error)) return;
      this.#short.add(number);
      this.#options.onError?.(error);
    } finally {
      if (this.#loading.get(number) === stop) this.#loading.delete(number);
    }
  }
}

/** Not rounded: half a pixel for each of a thousand rows would be a page. */
function heightOf(row) {
  return row.getBoundingClientRect().height;
}

/** The rows of a list that is told page by page, for `load`; how many there are is known once the last page came. */
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
