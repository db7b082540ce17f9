// What was said in a run, and what was done: message by message, tool by tool, to be read, searched, scrubbed through
// and played again.

import { isAborted } from './api.js';
import { h, replace, toggle } from './dom.js';
import { shortRun } from './format.js';
import { virtualList } from './list.js';
import { empty, errorBox, pending, toast } from './parts.js';
import { cardNode } from './card.js';
import { Inspector } from './inspector.js';
import { Playback } from './playback.js';
import { Scrubber } from './scrubber.js';
import { TalkBar } from './talkbar.js';
import { pressed, talkKeys } from './talkkeys.js';
import { TalkOutline } from './talkoutline.js';
import { TalkSearch } from './talksearch.js';
import { TalkSource } from './talksource.js';
import { divide, loadStyles, runHead } from './runhead.js';
import { visible } from './safe.js';

const narrow = '(max-width: 820px)';
const askAgainMs = 3_000;
const outlineMs = 2_500;
const renewMs = 1_000;
/** The last items may still be told more of: how long a tool took, how it ended. */
const unsettled = 12;

export function title({ run }) { return `Talk of ${shortRun(visible(run))}`; }

export async function show(root, ctx) {
  await loadStyles();
  const page = new TalkPage(root, ctx);
  await page.open();
  return {
    update: ({ query, hash }) => page.update(query, hash),
    leave: () => page.leave(),
    keys: talkKeys(page),
    focusFilter: () => page.search.focus(),
  };
}

class TalkPage {
  constructor(root, ctx) {
    this.ctx = ctx;
    this.run = ctx.params.run;
    this.source = new TalkSource(this.run, { signal: ctx.signal });
    this.list = null;
    this.at = 0;
    this.opened = new Set();
    this.timers = new Map();
    this.isQuiet = false;
    ctx.layout('fill');
    this.build(root);
    this.read(ctx.query);
  }

  // MARK: Elements

  build(root) {
    const { ctx } = this;
    this.head = runHead(ctx, this.run, 'talk');
    this.scrubber = new Scrubber({
      signal: ctx.signal,
      go: (place) => this.go(place),
      play: () => this.play(),
      setSpeed: (speed) => this.playback.setSpeed(speed),
    });
    this.playback = new Playback({
      total: () => this.source.rowCount,
      isLive: () => this.source.isLive,
      timeOf: (row) => this.timeOf(row),
      step: (row) => this.stepTo(row),
      changed: () => this.playing(),
    });
    this.search = new TalkSearch({
      run: this.run, signal: ctx.signal,
      changed: () => this.found(),
      step: (index) => this.goToHit(index),
      typed: (text) => ctx.setState({ q: text }),
      done: () => this.list?.focus(),
    });
    this.bar = new TalkBar(this.run, this.search, {
      only: (isOn) => this.setOnly(isOn),
      thinking: (isOn) => this.setThinking(isOn),
      outline: (isOn) => this.setSides({ isOutlined: isOn }),
      details: (isOn) => this.setSides({ hasDetails: isOn }),
    });
    this.outline = new TalkOutline({
      signal: ctx.signal, go: (entry, index) => this.openEntry(entry, index), clear: () => this.search.clear(),
    });
    this.inspector = new Inspector(this.run);
    this.place = h('div', { class: 'talk-place' });
    const main = h('div', { class: 'pane main' }, this.place);
    this.split = h('div', { class: 'split three talk-split' }, this.outline.node, main, this.inspector.node);
    this.fault = h('div', { hidden: true });
    root.append(this.head.node, this.bar.node, this.scrubber.node, this.fault, this.split);
    divide(this.split, 'talk', 'Width of the outline');
    this.place.addEventListener('keydown', (event) => pressed(this, event), true);
  }

  // MARK: State in the address

  read(query) {
    this.isToolsOnly = query.only === 'tools';
    this.showsThinking = query.thinking === '1';
    const isNarrow = matchMedia(narrow).matches;
    this.isOutlined ??= !isNarrow && localStorage.getItem('roost.talk.outline') !== '0';
    this.hasDetails ??= !isNarrow && localStorage.getItem('roost.talk.details') !== '0';
    this.looks();
  }

  looks() {
    this.bar.show(this);
    toggle(this.split, 'no-side', !this.isOutlined);
    toggle(this.split, 'no-aside', !this.hasDetails);
    toggle(this.split, 'shows-side', this.isOutlined);
    toggle(this.split, 'shows-aside', this.hasDetails);
  }

  async open() {
    const { ctx } = this;
    ctx.watch(`run:${this.run}`, ({ type, data }) => {
      if (type === 'talk') this.grown(data?.total ?? 0);
      else if (type === 'run') this.grown(0);
    });
    ctx.on('reset', () => this.again());
    await this.begin(ctx.hash);
    this.search.set(ctx.query.q ?? '');
  }

  async update(query, hash) {
    this.read(query);
    this.search.set(query.q ?? '');
    const round = this.round = (this.round ?? 0) + 1;
    const place = await this.placeOf(hash);
    // Somebody went elsewhere meanwhile.
    if (round !== this.round) return;
    if (this.isToolsOnly !== (this.source.chosen !== null)) this.rebuild(place ?? this.at);
    else if (place !== null) this.go(place);
    else this.list?.refresh();
  }

  leave() {
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.playback.stop();
    this.search.leave();
    this.list?.destroy();
  }

  /** Once, though it is asked for many times meanwhile. */
  soon(name, delay, work) {
    if (this.timers.has(name)) return;
    this.timers.set(name, setTimeout(() => {
      this.timers.delete(name);
      if (!this.ctx.signal.aborted) work();
    }, delay));
  }

  // MARK: The list

  /** @param hash where the address says that one is */
  async begin(hash) {
    const done = pending(replace(this.place), { lines: 12 });
    try {
      const outline = this.loadOutline();
      const place = await this.source.itemOfHash(hash);
      const window = await this.source.window(place === null ? 0 : Math.max(0, place - 10), 40);
      // Which messages are of tools tells the outline alone; all others are there without it.
      if (this.isToolsOnly) await outline;
      if (this.ctx.signal.aborted) return;
      this.tellFault(false);
      this.rebuild(place ?? (this.source.isLive ? null : 0), window);
    } catch (error) {
      if (isAborted(error)) return;
      const isNotYet = error.status === 404;
      replace(this.fault, isNotYet
        ? empty('Nothing of it is indexed yet', error.hint || 'It comes as soon as the index has it.')
        : errorBox(error, { retry: () => this.begin(hash) }));
      this.tellFault(true);
      this.soon('begin', askAgainMs, () => this.list || this.begin(hash));
    } finally {
      done();
    }
  }

  tellFault(isThere) {
    this.fault.hidden = !isThere;
    this.split.hidden = isThere;
    this.scrubber.node.hidden = isThere;
  }

  /** @param place the item to begin at; null is the end, which is followed */
  rebuild(place, window = null) {
    const { source } = this;
    this.list?.destroy();
    source.choose(this.isToolsOnly);
    this.list = virtualList({
      label: 'Messages', role: 'list', rowHeight: 'measured', estimate: 120, signal: this.ctx.signal,
      windowSize: 40, windowsMax: 12, follow: true, newWord: 'messages', opensByClick: false,
      load: (from, count, options) => source.load(from, count, options),
      render: (row, index) => row && this.rowNode(row, index),
      onMove: (index) => this.moved(index),
      onRange: (first, last) => this.seen(first, last),
      onOpen: (index) => this.turn(index),
      onError: (error) => isAborted(error) || toast(error.detail || error.title, { tone: 'bad' }),
      empty: empty(this.isToolsOnly ? 'No tool was used' : 'Nothing was said yet', this.isToolsOnly
        ? 'What was said is shown with All.' : 'Messages appear here as they come.'),
    });
    this.list.node.classList.add('talk-list');
    replace(this.place, this.list.node);
    if (window && !source.chosen) this.list.put(window.from, window.items.map((item) => ({ item, result: null })));
    this.list.setTotal(source.rowCount);
    this.scrubber.setTotal(source.total);
    if (place === null) this.followEnd();
    else this.go(place);
  }

  rowNode(row, index) {
    const { item, result } = row;
    if (index === this.list?.active()) queueMicrotask(() => this.tell(index));
    const looks = {
      isOpen: this.opened.has(item.i),
      showsThinking: this.showsThinking,
      mark: this.search.mark,
      turn: () => this.turn(index, item.i),
    };
    const card = cardNode(item, looks);
    if (!result) return card;
    return [card, cardNode(result, {
      ...looks, isOpen: this.opened.has(result.i), turn: () => this.turn(index, result.i),
    })];
  }

  /** Opens what is folded, and folds what is open. */
  turn(index, i = this.list?.row(index)?.item.i) {
    const { list } = this;
    const row = list?.row(index);
    if (!row) return;
    const items = i === row.item.i && row.result && !this.opened.has(i) ? [i, row.result.i] : [i];
    const isOpen = this.opened.has(i);
    for (const one of items) {
      if (isOpen) this.opened.delete(one);
      else this.opened.add(one);
    }
    if (isOpen && row.result) this.opened.delete(row.result.i);
    const top = this.rowTop(index);
    // What is drawn anew loses its focus: the row keeps it.
    list.setActive(index);
    list.focus();
    list.put(index, [row]);
    // It stays where it is while it grows; what is folded above what is seen begins at the top.
    list.scrollTo(index, { align: 'start', focus: true });
    if (!isOpen || top > 0) this.scroller.scrollBy({ top: -top });
  }

  rowOf(index) { return this.list.node.querySelector(`.vrow[data-index="${index}"]`); }

  rowTop(index) {
    const node = this.rowOf(index);
    return node ? node.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top : 0;
  }

  async loadOutline() {
    try {
      await this.source.outline();
    } catch {
      // Beside what was said nothing is missed; the next that comes asks again.
      return;
    }
    this.scrubber.setMarks(this.source.entries);
    if (!this.search.text) this.tellOutline();
  }

  tellOutline() {
    this.outline.show(this.source);
    this.outlineHere();
  }

  outlineHere() {
    if (this.search.text) this.outline.setHereAt(this.search.at);
    else this.outline.setHere(this.at);
  }

  // MARK: What comes

  grown(total) {
    const { source, list } = this;
    if (!list) {
      this.soon('begin', renewMs, () => this.list || this.begin(this.ctx.hash));
      return;
    }
    source.total = Math.max(source.total, total);
    this.tellTotal();
    this.soon('renew', renewMs, () => this.renew());
    this.soon('outline', outlineMs, () => this.renewOutline());
  }

  tellTotal() {
    const { source, list } = this;
    const isFollowing = list.isFollowing();
    list.setTotal(source.rowCount);
    this.scrubber.setTotal(source.total);
    if (isFollowing) this.followEnd();
    else this.tell(list.active());
  }

  async renew() {
    const { source, list } = this;
    try {
      // Whether it goes on at all is told with what was said.
      await source.window(-1, 1);
    } catch (error) {
      if (!isAborted(error)) this.soon('renew', askAgainMs, () => this.renew());
      return;
    }
    if (list !== this.list) return;
    this.tellTotal();
    list.invalidate(Math.max(0, source.rowCount - unsettled));
  }

  async renewOutline() {
    await this.loadOutline();
    const { source, list } = this;
    if (!source.chosen || !list) return;
    source.choose(true);
    this.tellTotal();
  }

  again() {
    if (!this.list) return void this.begin(this.ctx.hash);
    this.list.invalidate();
    this.grown(0);
    return undefined;
  }

  // MARK: Going

  followEnd() {
    const { list } = this;
    this.isQuiet = true;
    list.scrollToEnd();
    this.isQuiet = false;
    this.tell(list.active());
  }

  /** Where an address leads to; null where it names no message. */
  async placeOf(hash) {
    try {
      return await this.source.itemOfHash(hash);
    } catch (error) {
      if (!isAborted(error)) toast(error.detail || error.title, { tone: 'bad' });
      return null;
    }
  }

  go(place) {
    const { list, source } = this;
    if (!list || source.rowCount === 0) return;
    const row = source.rowOf(Math.max(0, Math.min(place, source.total - 1)));
    this.reach(row);
    if (list.active() === row) this.moved(row);
  }

  /** A row that is higher than what is seen begins at the top; others come in whole. */
  reach(row, { focus = false } = {}) {
    const { list } = this;
    const node = this.rowOf(row);
    const isHigh = !node || node.offsetHeight > this.scroller.clientHeight * 0.8;
    list.scrollTo(row, { align: isHigh ? 'start' : 'nearest', focus });
  }

  get scroller() { return this.list.node.querySelector('.vlist'); }

  moved(row) {
    this.at = this.source.itemOf(row);
    this.tell(row);
    if (this.playback.isPlaying) this.playback.moved(row);
    // Whoever follows what comes is at no message of a number.
    const isFollowing = this.source.isLive && this.list.isFollowing();
    if (!this.isQuiet) this.ctx.setState({}, { hash: isFollowing ? '' : `m${this.at + 1}` });
  }

  tell(row) {
    if (!this.list || row !== this.list.active()) return;
    this.at = this.source.itemOf(row);
    const shown = this.list.row(row);
    this.scrubber.setPlace(this.at, shown?.item.time);
    this.inspector.show(shown?.item ?? null, shown?.result ?? null);
    this.outlineHere();
  }

  /** Whoever scrolls away from the chosen one is at what is seen first. */
  seen(first, last) {
    const { list } = this;
    if (!list || list.isFollowing() || this.playback.isPlaying) return;
    const active = list.active();
    if (active < first || active > last) list.setActive(active < first ? first : last);
  }

  move(step) {
    const { list, source } = this;
    if (!list || source.rowCount === 0) return;
    if (step === Infinity) {
      list.scrollToEnd();
      list.focus();
    } else {
      this.reach(Math.max(0, Math.min(source.rowCount - 1, list.active() + step)), { focus: true });
    }
  }

  scroll(part) {
    this.scroller.scrollBy({ top: part * this.scroller.clientHeight });
  }

  /** The next entry of the outline that is wanted, or the one before. */
  seek(direction, isWanted, what) {
    const { entries } = this.source;
    const found = entries.filter((entry, place) => isWanted(entry, entries[place - 1])).map((entry) => entry.i);
    const next = direction > 0 ? found.find((i) => i > this.at) : found.findLast((i) => i < this.at);
    if (next === undefined) toast(`No ${what} ${direction > 0 ? 'after' : 'before'} this one.`);
    else this.go(next);
  }

  openEntry(entry, index) {
    if (this.search.text) this.goToHit(index);
    else this.go(entry.i);
    if (matchMedia(narrow).matches) this.setSides({ isOutlined: false });
  }

  // MARK: Finding

  found() {
    this.list?.refresh();
    if (!this.search.text) {
      this.tellOutline();
      return;
    }
    this.outline.showFound(this.search.entries());
  }

  async goToHit(index) {
    const place = this.search.placeOf(index, this.source);
    this.outlineHere();
    const found = await place;
    if (found !== null) this.go(found);
  }

  // MARK: Playing

  play() {
    if (this.playback.isPlaying) this.playback.stop();
    else if (this.list) this.playback.play(this.list.active());
  }

  playing() {
    const { isPlaying, speed } = this.playback;
    this.scrubber.setPlaying(isPlaying, speed);
    toggle(this.place, 'is-playing', isPlaying);
  }

  stepTo(row) {
    this.reach(row);
    this.tell(row);
  }

  async timeOf(row) {
    const known = this.list?.row(row)?.item;
    if (known) return known.time;
    const item = await this.source.item(this.source.itemOf(row));
    return item?.time ?? null;
  }

  // MARK: Switches

  setOnly(isToolsOnly) {
    this.playback.stop();
    this.isToolsOnly = isToolsOnly;
    this.looks();
    this.ctx.setState({ only: isToolsOnly ? 'tools' : null });
    const isAtEnd = this.list?.isFollowing() ?? false;
    this.rebuild(isAtEnd ? null : this.at);
  }

  setThinking(isOn) {
    this.showsThinking = isOn;
    this.looks();
    this.ctx.setState({ thinking: isOn ? '1' : null });
    this.list?.refresh();
  }

  /** On a phone there is room for one of both beside what was said, and it is there while it is asked for. */
  setSides({ isOutlined, hasDetails }) {
    const isNarrow = matchMedia(narrow).matches;
    this.isOutlined = isOutlined ?? (this.isOutlined && !(isNarrow && hasDetails));
    this.hasDetails = hasDetails ?? (this.hasDetails && !(isNarrow && isOutlined));
    if (!isNarrow) {
      localStorage.setItem('roost.talk.outline', this.isOutlined ? '1' : '0');
      localStorage.setItem('roost.talk.details', this.hasDetails ? '1' : '0');
    }
    this.looks();
  }
}
