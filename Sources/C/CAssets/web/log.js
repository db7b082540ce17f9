// What a run has written, line by line: any length of it, live at its end, every state of the page in its address.

import { isAborted } from './api.js';
import { h, replace, toggle } from './dom.js';
import { shortRun } from './format.js';
import { virtualList } from './list.js';
import { errorBox, empty, pending, toast } from './parts.js';
import { Minimap } from './minimap.js';
import { LogBar } from './logbar.js';
import { LogChoice } from './logchoice.js';
import { LogFailures } from './logfailures.js';
import { LogFoot } from './logfoot.js';
import { LogOutline } from './logoutline.js';
import { LogSearch } from './logsearch.js';
import { LogSource, allStreams } from './logsource.js';
import { logKeys } from './logkeys.js';
import { lineNode } from './logline.js';
import { hashOf, holds, nextHit, rangeOf } from './find.js';
import { divide, loadStyles, runHead } from './runhead.js';
import { visible } from './safe.js';

const countingMs = 300;
const narrow = '(max-width: 820px)';

export function title({ run }) { return `Log of ${shortRun(visible(run))}`; }

export async function show(root, ctx) {
  await loadStyles();
  const page = new LogPage(root, ctx);
  await page.open();
  return {
    update: ({ query, hash }) => page.update(query, hash),
    leave: () => page.leave(),
    keys: logKeys(page),
    focusFilter: () => page.search.focus(),
  };
}

class LogPage {
  constructor(root, ctx) {
    this.ctx = ctx;
    this.run = ctx.params.run;
    this.list = null;
    this.source = null;
    this.opened = new Set();
    this.timers = new Set();
    this.fromTimer = 0;
    this.choice = new LogChoice({
      source: () => this.source,
      isRaw: () => this.isRaw,
      line: () => (this.list ? this.list.active() + 1 : 1),
      changed: () => this.chosen(),
    });
    this.failures = new LogFailures({
      announce: ctx.announce,
      changed: () => this.minimap.set('failures', this.failures.lines),
    });
    ctx.layout('fill');
    this.build(root);
    this.read(ctx.query);
  }

  // MARK: Elements

  build(root) {
    const { ctx } = this;
    this.head = runHead(ctx, this.run, 'log');
    this.search = new LogSearch({
      signal: ctx.signal,
      changed: () => this.hitsChanged(),
      step: (direction) => this.step(direction),
      typed: (text) => ctx.setState({ q: text }),
      done: () => this.list?.focus(),
    });
    this.bar = new LogBar(this.run, this.search, {
      toggleStream: (stream) => this.toggleStream(stream),
      follow: (isOn) => this.setFollow(isOn),
      times: (isOn) => this.choose({ hasTimes: isOn }),
      wrap: (isOn) => this.choose({ isWrapped: isOn }),
      raw: (isOn) => this.choose({ isRaw: isOn }),
      outline: (isOn) => this.setOutline(isOn),
    });
    this.outline = new LogOutline(ctx, this.run, { go: (iso) => this.goToTime(iso) });
    this.minimap = new Minimap({
      label: 'Where in the log something was found or failed',
      signal: ctx.signal,
      go: (line) => this.goTo(line, { align: 'center' }),
      layers: [
        { name: 'failures', color: '--bad', from: 0, to: 0.5 },
        { name: 'hits', color: '--mark-current', from: 0.5, to: 1 },
      ],
    });
    this.place = h('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': 'Lines of the log' });
    this.split = h('div', { class: 'split log-split' }, this.outline.node,
      h('div', { class: 'pane main log-pane' }, this.place, this.minimap.node));
    this.foot = new LogFoot(this.choice);
    this.fault = h('div', { hidden: true });
    root.append(this.head.node, this.bar.node, this.fault, this.split, this.foot.node);
    divide(this.split, 'log', 'Width of the outline');
    this.head.onFacts(() => this.tellWhere());
  }

  // MARK: State in the address

  read(query) {
    const wanted = (query.stream ?? '').split(',').filter((stream) => allStreams.includes(stream));
    this.streams = wanted.length > 0 && wanted.length < allStreams.length ? wanted : null;
    this.hasTimes = query.times === '1';
    this.isWrapped = query.wrap !== '0';
    this.isRaw = query.raw === '1';
    this.isOutlined ??= !matchMedia(narrow).matches && localStorage.getItem('roost.log.outline') !== '0';
    this.looks();
  }

  looks() {
    this.bar.show(this);
    toggle(this.place, 'nowrap', !this.isWrapped);
    toggle(this.place, 'no-ts', !this.hasTimes);
    toggle(this.split, 'no-side', !this.isOutlined);
    toggle(this.split, 'shows-side', this.isOutlined);
  }

  /** Where the address says that one is: { line, align, range } or the end. */
  wantedPlace(query, hash) {
    const range = rangeOf(hash);
    if (range && range !== 'end') return { line: range.from, align: 'center', range };
    const from = Number(query.from);
    if (range !== 'end' && Number.isInteger(from) && from > 0) return { line: from, align: 'start', range: null };
    return null;
  }

  async open() {
    const { query, hash } = this.ctx;
    await this.begin(this.wantedPlace(query, hash));
    this.search.set(query.q ?? '', { isQuiet: true });
    this.outline.load();
    this.ctx.watch(`log:${this.run}`, ({ type }) => type === 'log' && this.grow());
    this.ctx.on('reset', () => this.again());
    this.ctx.watch(`run:${this.run}`, ({ type }) => type === 'run' && this.grow());
  }

  update(query, hash) {
    const before = this.streams?.join();
    this.read(query);
    const place = this.wantedPlace(query, hash);
    this.search.set(query.q ?? '', { isQuiet: true });
    if (this.streams?.join() !== before) return this.begin(place);
    this.list?.refresh();
    if (place) this.goToPlace(place);
    else if (hash === 'end' || !query.from) this.end();
    return undefined;
  }

  leave() {
    for (const timer of this.timers) clearTimeout(timer);
    clearTimeout(this.fromTimer);
    this.failures.forget();
    this.search.leave();
    this.list?.destroy();
  }

  after(delay, work) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      if (!this.ctx.signal.aborted) work();
    }, delay);
    this.timers.add(timer);
  }

  // MARK: The list

  /** Begins with these streams, at this place; without one at the end. */
  async begin(place) {
    this.list?.destroy();
    this.list = null;
    this.choice.set(place?.range ?? null);
    this.opened.clear();
    this.failures.forget();
    const source = new LogSource(this.run, {
      streams: this.streams, signal: this.ctx.signal, changed: () => source === this.source && this.tellWhere(),
    });
    this.source = source;
    this.search.of(source);
    let window;
    const done = pending(replace(this.place), { lines: 12 });
    try {
      window = await (place ? source.window(Math.max(1, place.line - 100), 200) : source.tail());
      done();
    } catch (error) {
      done();
      if (isAborted(error) || source !== this.source) return;
      replace(this.fault, errorBox(error, { retry: () => this.begin(place) }));
      this.tellFault(true);
      if (error.status !== 404) this.after(5_000, () => source === this.source && !this.list && this.begin(place));
      return;
    }
    if (source !== this.source) return;
    // A line that is not counted yet is gone to as soon as it is.
    this.unreached = place && source.isCounting && place.line > source.total ? place : null;
    this.tellFault(false);
    this.makeList(window, place);
    if (source.isCounting) this.count(source);
    this.failures.find(this.search, source);
  }

  tellFault(isThere) {
    this.fault.hidden = !isThere;
    this.split.hidden = isThere;
    this.foot.node.hidden = isThere;
  }

  makeList(window, place) {
    const { source } = this;
    this.list = virtualList({
      label: 'Lines of the log', role: 'list', rowHeight: 'measured', estimate: 20, signal: this.ctx.signal,
      windowSize: 200, windowsMax: 16, follow: true, newWord: 'lines',
      load: (from, count, options) => source.load(from, count, options),
      render: (line, index) => lineNode(line, index + 1, this.looksOf(index + 1)),
      onRange: (from, to) => this.seen(from + 1, to + 1),
      onFollow: (isOn) => this.followed(isOn),
      onMove: () => this.tellHit(),
      onOpen: (index, _, event) => event?.type === 'keydown' && this.choice.select(index + 1, event.shiftKey),
      onError: (error) => isAborted(error) || toast(error.detail || error.title, { tone: 'bad' }),
      empty: empty('Nothing was written yet', this.streams
        ? 'None of the chosen streams has a line.' : 'Its lines appear here as they are written.'),
    });
    replace(this.place, this.list.node);
    // Whoever turns the wheel back wants to stay, even where the end comes faster than the browser tells of it.
    this.list.node.addEventListener('wheel', (event) => {
      if (event.deltaY < 0 && this.list?.isFollowing()) this.list.setFollow(false);
    }, { passive: true });
    this.list.put(window.from - 1, window.lines);
    this.list.setTotal(source.rowCount);
    this.minimap.setTotal(source.rowCount);
    if (place) this.goToPlace(place);
    else this.list.scrollToEnd();
    this.tellWhere();
  }

  looksOf(number) {
    return {
      mark: this.search.mark,
      isPattern: this.search.sought?.isPattern ?? false,
      isHit: holds(this.search.hits, number),
      isCurrent: this.search.current === number,
      isRange: this.choice.has(number),
      isOpened: this.opened.has(number),
      isRaw: this.isRaw,
      rawOf: (stream) => this.source.rawAddress(stream),
      open: () => {
        if (!this.opened.delete(number)) this.opened.add(number);
        this.list.focus();
        this.list.refresh();
      },
      select: (line, isMore) => this.choice.select(line, isMore),
    };
  }

  /** A huge log is still counted by the server: what is known can be read meanwhile. */
  count(source) {
    this.after(countingMs, async () => {
      if (source !== this.source) return;
      try {
        await source.window(-1, 1);
      } catch (error) {
        if (isAborted(error)) return;
      }
      if (source !== this.source) return;
      const isFollowing = this.list?.isFollowing() ?? false;
      // Lines that were only counted now are no new ones: whoever does not follow is not told of them.
      if (isFollowing) this.list.setTotal(source.rowCount);
      if (this.unreached && source.total >= this.unreached.line) return void this.begin(this.unreached);
      if (source.isCounting) this.count(source);
      else if (!isFollowing) this.begin(this.placeNow());
      this.minimap.setTotal(source.rowCount);
      return undefined;
    });
  }

  placeNow() { return { line: (this.list?.first() ?? 0) + 1, align: 'start', range: this.choice.range }; }

  /** Reads what has come at the end. */
  async grow() {
    const { source, list } = this;
    if (!list) return;
    const before = source.total;
    const isMine = () => source === this.source && list === this.list;
    const tellTotal = () => (!source.isCounting || list.isFollowing()) && list.setTotal(source.rowCount);
    try {
      await source.grow((from, lines) => {
        if (!isMine()) return;
        list.put(from - 1, lines);
        tellTotal();
        this.failures.note(lines.filter((line) => !line.open && line.n > before));
      }, () => list.isFollowing());
    } catch (error) {
      // The next event asks again; until then the old lines stand.
      if (!isAborted(error)) this.after(2_000, () => this.grow());
      return;
    }
    if (!isMine()) return;
    tellTotal();
    if (source.total === before) return;
    this.minimap.setTotal(source.rowCount);
    this.search.later();
    this.outline.later();
  }

  /** After a break all may be other. */
  again() {
    if (!this.list) return this.begin(this.wantedPlace(this.ctx.query, this.ctx.hash));
    this.grow();
    this.list.invalidate();
    this.outline.load();
    return undefined;
  }

  // MARK: Going

  goToPlace({ line, align, range }) {
    this.choice.set(range);
    this.goTo(line, { align });
    this.list?.refresh();
    this.minimap.setView(this.minimap.view, range);
  }

  goTo(line, { align = 'center', focus = false } = {}) {
    this.list?.scrollTo(line - 1, { align, focus });
  }

  end() { this.list?.scrollToEnd(); }

  /** Where n and N go on from. */
  here() {
    const { list } = this;
    const active = list.active();
    return active >= list.first() && active <= list.last() ? active + 1 : list.first() + 1;
  }

  step(direction) {
    const hit = this.list && nextHit(this.search.hits, this.search.current ?? this.here(), direction);
    if (!hit) return void (this.search.isMissing && toast('It is not found in these lines.'));
    if (hit.isAround) this.ctx.announce(direction > 0 ? 'From the first again' : 'From the last again');
    this.search.current = hit.line;
    this.goTo(hit.line);
    this.list.refresh();
    this.tellHit();
    return undefined;
  }

  stepFailure(direction) {
    const hit = this.list && nextHit(this.failures.lines, this.here(), direction);
    if (hit) this.goTo(hit.line, { focus: true });
    else toast('No line that is known tells of a failure.');
  }

  async goToTime(iso) {
    const { source, list } = this;
    if (!list) return;
    try {
      const line = await source.lineAt(iso, (number) => list.row(number - 1));
      if (line !== null && list === this.list) this.goTo(line, { align: 'start', focus: true });
      if (matchMedia(narrow).matches) this.setOutline(false);
    } catch (error) {
      if (!isAborted(error)) toast('The server does not say which line that was.', { tone: 'bad' });
    }
  }

  hitsChanged() {
    const { search, list } = this;
    this.minimap.set('hits', search.hits);
    if (!list) return;
    if (search.takesJump()) {
      const from = list.first() + 1;
      const hit = nextHit(search.hits, from - 1, 1);
      search.current = hit ? hit.line : null;
      if (hit && (hit.line < from || hit.line > list.last() + 1)) this.goTo(hit.line);
      else if (hit) list.setActive(hit.line - 1);
    }
    list.refresh();
    this.tellHit();
  }

  tellHit() {
    const { search, list } = this;
    if (!list) return;
    const line = list.active() + 1;
    // Whoever chose another line goes on from there.
    if (search.current !== null && search.current !== line) search.current = holds(search.hits, line) ? line : null;
    search.tell(search.current);
  }

  // MARK: Choosing lines

  chosen() {
    const { list, choice } = this;
    list.setFollow(false);
    if (choice.range) list.setActive((choice.anchor ?? choice.range.from) - 1);
    list.refresh();
    this.ctx.setState({ from: null }, { hash: hashOf(choice.range) });
    this.minimap.setView(this.minimap.view, choice.range);
  }

  // MARK: Switches

  toggleStream(stream) {
    const now = new Set(this.streams ?? allStreams);
    if (now.has(stream)) now.delete(stream);
    else now.add(stream);
    this.setStreams(allStreams.filter((name) => now.has(name)));
  }

  nextStream() {
    const all = [null, ...allStreams.map((stream) => [stream])];
    const now = all.findIndex((choice) => choice?.join() === this.streams?.join());
    this.setStreams(all[(now + 1) % all.length]);
  }

  /** Numbers count the lines of what is chosen, so that the same place has another one: it is found by its time. */
  async setStreams(streams) {
    const { list, source } = this;
    const isAtEnd = !list || list.isFollowing();
    const iso = isAtEnd ? null : this.firstTime();
    const all = !streams || streams.length === 0 || streams.length === allStreams.length;
    this.ctx.setState({ stream: all ? null : streams.join(','), from: null }, { hash: '' });
    this.read({ ...this.ctx.query, stream: all ? '' : streams.join(',') });
    if (isAtEnd || !iso) return this.begin(null);
    const next = new LogSource(this.run, { streams: this.streams, signal: this.ctx.signal });
    try {
      await next.window(-1, 1);
      const line = await next.lineAt(iso);
      if (this.source === source) this.begin(line ? { line, align: 'start', range: null } : null);
    } catch (error) {
      if (!isAborted(error)) this.begin(null);
    }
    return undefined;
  }

  firstTime() {
    const { list } = this;
    for (let index = list.first(); index <= list.last(); index += 1) {
      if (list.row(index)?.time) return list.row(index).time;
    }
    return null;
  }

  setFollow(isOn) {
    if (!this.list) return;
    if (isOn) this.end();
    else this.list.setFollow(false);
    this.tellWhere();
  }

  followed(isOn) {
    this.tellWhere();
    if (isOn) this.ctx.setState({ from: null }, this.choice.range ? {} : { hash: '' });
  }

  choose({ hasTimes = this.hasTimes, isWrapped = this.isWrapped, isRaw = this.isRaw }) {
    Object.assign(this, { hasTimes, isWrapped, isRaw });
    this.ctx.setState({ times: hasTimes ? '1' : null, wrap: isWrapped ? null : '0', raw: isRaw ? '1' : null });
    this.looks();
    this.list?.refresh();
  }

  /** On a phone the outline is in the place of the lines, and only there while it is asked for. */
  setOutline(isOn) {
    this.isOutlined = isOn;
    if (!matchMedia(narrow).matches) localStorage.setItem('roost.log.outline', isOn ? '1' : '0');
    this.looks();
    if (isOn) this.outline.load();
  }

  // MARK: Where one is

  seen(first, last) {
    this.minimap.setView({ from: first, to: last });
    this.tellWhere();
    this.outline.at(this.firstTime());
    clearTimeout(this.fromTimer);
    this.fromTimer = setTimeout(() => {
      // A chosen line stays in the address, and so does the end.
      if (this.list?.isFollowing() || this.choice.range) return;
      this.ctx.setState({ from: first });
    }, 300);
  }

  tellWhere() {
    const { source, list } = this;
    if (!source) return;
    this.foot.tell(source, list);
    this.bar.tellFollow(list?.isFollowing() ?? false, source.isLive);
  }
}
