// What happened to a task, along time: a lane for each kind of thing. Drag to zoom; W A S D, + and - do so, too.

import { h, svg, replace, setText } from './dom.js';
import { dateTime, money, shortRun, time, words } from './format.js';
import { bins, clusters, lanes, laneOf, letterOf, runBars, stacked, ticks, tickText, within, zoomed } from './lanes.js';

const nameWidth = 76;
const laneHeight = 30;
const barHeight = 18;
const axisHeight = 24;
const nearPx = 9;
const binPx = 6;
const toolPx = 13;
const rightPx = 8;

export class Timeline {
  #entries = []; #whole = { from: 0, to: 1 }; #view = null; #width = 0; #marks = []; #current = null;
  #isFocusWanted = false;
  #drag = null; #options; #svg; #observer; #label;

  /** `onChoose(entries)`, `onView({from,to}|null)`. */
  constructor(options) {
    this.#options = options;
    this.#svg = svg('svg', {
      class: 'timeline-svg', role: 'group', onkeydown: (event) => this.#pressed(event),
      onpointerdown: (event) => this.#pointerDown(event), ondblclick: () => this.setView(null),
    });
    this.#svg.addEventListener('wheel', (event) => this.#wheel(event), { passive: false });
    this.#label = h('span', { class: 'small muted' });
    const button = (text, label, work) => h('button', {
      type: 'button', class: 'button small quiet', 'aria-label': label, title: label, onclick: work,
    }, text);
    this.tools = h('div', { class: 'row timeline-tools' }, this.#label,
      button('−', 'Zoom out (S)', () => this.zoom(1.6)), button('+', 'Zoom in (W)', () => this.zoom(1 / 1.6)),
      button('←', 'Earlier (A)', () => this.pan(-0.3)), button('→', 'Later (D)', () => this.pan(0.3)),
      button('All', 'The whole time (0)', () => this.setView(null)));
    this.node = h('div', { class: 'timeline' }, this.#svg);
    this.#observer = new ResizeObserver(() => this.#resized());
    this.#observer.observe(this.node);
  }

  destroy() { this.#observer.disconnect(); }

  /** Entries of the timeline, oldest first. */
  update(entries, { isLive = false } = {}) {
    this.#entries = entries.map((entry, id) => ({ ...entry, id,
      time: Date.parse(entry.at) })).filter((entry) => entry.time);
    const times = this.#entries.map((entry) => entry.time);
    const from = times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : Date.now() - 60000;
    const last = times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : Date.now();
    const to = isLive ? Math.max(last, Date.now()) : last;
    const margin = Math.max(500, (to - from) * 0.015);
    this.#whole = { from: from - margin, to: to + margin };
    this.isLive = isLive;
    this.#draw();
  }

  get view() { return this.#view ?? this.#whole; }

  setView(view, { isTold = true } = {}) {
    this.#view = view ? within(view, this.#whole) : null;
    if (this.#view && this.#view.to - this.#view.from >= (this.#whole.to - this.#whole.from) * 0.995) this.#view = null;
    this.#draw();
    if (isTold) this.#options.onView?.(this.#view);
  }

  zoom(factor, at) { this.setView(zoomed(this.view, this.#whole, factor, at)); }

  pan(part) {
    const span = this.view.to - this.view.from;
    this.setView({ from: this.view.from + span * part, to: this.view.to + span * part });
  }

  // MARK: Drawing

  #resized() {
    const width = Math.floor(this.node.clientWidth);
    if (width === this.#width || width === 0) return;
    this.#width = width;
    this.#draw();
  }

  #x(at) {
    const { from, to } = this.view;
    return nameWidth + ((at - from) / Math.max(1, to - from)) * (this.#width - nameWidth - rightPx);
  }

  #timeAt(x) {
    const { from, to } = this.view;
    return from + ((x - nameWidth) / Math.max(1, this.#width - nameWidth - rightPx)) * (to - from);
  }

  #draw() {
    if (this.#width === 0) return;
    const hadFocus = this.#svg.contains(document.activeElement);
    const { from, to } = this.view;
    const seen = this.#entries.filter((entry) => entry.time >= from && entry.time <= to);
    const bars = stacked(runBars(this.#entries, Date.now())).filter((bar) => bar.to >= from && bar.from <= to);
    const here = lanes.filter((lane) => this.#entries.some((entry) => laneOf(entry) === lane.id));
    const rows = Math.max(1, ...bars.map((bar) => bar.row + 1));
    const heights = here.map((lane) => (lane.id === 'runs' ? laneHeight + (rows - 1) * (barHeight + 4) : laneHeight));
    const height = heights.reduce((sum, value) => sum + value, 0) + axisHeight;
    this.#marks = [];
    const parts = [this.#axis(height)];
    let top = axisHeight;
    here.forEach((lane, place) => {
      parts.push(this.#lane(lane, top, heights[place], seen.filter((entry) => laneOf(entry) === lane.id), bars));
      top += heights[place];
    });
    if (this.isLive && Date.now() <= to) {
      const x = this.#x(Date.now());
      parts.push(svg('line', { class: 'tl-now', x1: x, x2: x, y1: axisHeight - 4, y2: height }));
    }
    this.#band = svg('rect', { class: 'tl-band', y: axisHeight, height: height - axisHeight, x: 0, width: 0 });
    this.#svg.setAttribute('width', this.#width);
    this.#svg.setAttribute('height', height);
    this.#svg.setAttribute('viewBox', `0 0 ${this.#width} ${height}`);
    const [first, last] = [from, to].map((at) => dateTime(new Date(at).toISOString()));
    this.#svg.setAttribute('aria-label', `Timeline of ${this.#entries.length} things from ${first} to ${last}. `
      + 'Arrow keys go from one to the next, Enter shows it, W and S zoom, A and D move.');
    replace(this.#svg, parts, this.#band);
    setText(this.#label, this.#view ? `${time(new Date(from).toISOString())} – ${time(new Date(to).toISOString())}`
      : '');
    this.#marks.sort((left, right) => left.at - right.at || left.lane - right.lane);
    this.#rove(hadFocus || this.#isFocusWanted);
  }

  #band = null;

  #axis(height) {
    const { from, to } = this.view;
    const { step, times } = ticks(from, to, Math.max(2, Math.floor((this.#width - nameWidth) / 84)));
    return svg('g', { 'aria-hidden': 'true' }, times.map((at) => {
      const x = this.#x(at);
      if (x < nameWidth) return null;
      return [
        svg('line', { class: 'tl-tick', x1: x, x2: x, y1: axisHeight - 6, y2: height }),
        svg('text', { class: 'tl-label', x: Math.min(x, this.#width - 22), y: 13, 'text-anchor': 'middle' },
          tickText(at, step)),
      ];
    }));
  }

  #lane(lane, top, height, entries, bars) {
    const middle = top + laneHeight / 2;
    const group = svg('g', {}, svg('line', { class: 'tl-lane', x1: 0, x2: this.#width, y1: top, y2: top,
      'aria-hidden': 'true' }),
      svg('text', { class: 'tl-name', x: 2, y: middle + 4, 'aria-hidden': 'true' }, lane.name));
    const place = lanes.indexOf(lane);
    if (lane.id === 'runs') {
      for (const bar of bars) group.append(this.#runBar(bar, top + 6 + bar.row * (barHeight + 4), place));
    } else if (lane.id === 'calls') {
      const found = bins(entries, (at) => this.#x(at), binPx, nameWidth);
      const most = Math.max(1e-9, ...found.map((bin) => bin.cost || bin.tokens / 1e6));
      for (const bin of found) group.append(this.#costBar(bin, top, most, place));
    } else {
      const found = clusters(entries, (at) => this.#x(at), lane.id === 'tools' ? toolPx : nearPx);
      // Where all is mark by mark, how much there is says more than each of it.
      if (entries.length > found.length * 1.5 && found.length > 12) {
        const counted = bins(entries, (at) => this.#x(at), binPx, nameWidth);
        const most = Math.max(...counted.map((bin) => bin.entries.length));
        for (const bin of counted) group.append(this.#countBar(bin, top, most, place));
      } else {
        found.forEach((cluster, number) => group.append(lane.id === 'tools' && cluster.entries.length === 1
          ? this.#toolBar(cluster, middle, place, found[number + 1]?.x ?? this.#width)
          : this.#mark(cluster, middle, place)));
      }
    }
    return group;
  }

  #add(node, entries, lane, at) {
    const mark = { node, entries, lane, at };
    this.#marks.push(mark);
    node.addEventListener('click', (event) => {
      event.stopPropagation();
      this.#choose(mark);
    });
    return node;
  }

  #mark({ x, entries, isBad }, y, lane) {
    const first = entries[0];
    const many = entries.length > 1;
    const radius = Math.min(9, 5 + Math.log2(entries.length));
    // What went wrong has another shape, and not only another colour.
    const square = `M${x + 2 - radius} ${y - radius}h${2 * radius}v${2 * radius}h${-2 * radius}z`;
    const one = isBad ? `M${x} ${y - 6.5}l6.500 11.500h-13z` : `M${x} ${y - 5.5}l5.500 5.500-5.500 5.500-5.500-5.500z`;
    const shape = many && !isBad ? svg('circle', { cx: x + 2, cy: y, r: radius })
      : svg('path', { d: many ? square : one });
    return this.#add(svg('g', {
      class: ['tl-mark', `k-${first.kind}`, isBad && 'is-bad'], role: 'button', tabindex: '-1',
        'aria-label': told(entries),
    }, svg('title', {}, told(entries)), svg('rect', { class: 'tl-hit', x: x - 7, y: y - 12, width: 14, height: 24 }),
      shape,
    many && svg('text', { class: 'tl-count', x: x + 2, y: y + 3.5, 'text-anchor': 'middle' },
      entries.length > 99 ? '…' : entries.length)),
    entries, lane, first.time);
  }

  #runBar(bar, y, lane) {
    const left = Math.max(nameWidth, this.#x(bar.from));
    const right = Math.min(this.#width - 2, this.#x(bar.to));
    const width = Math.max(4, right - left);
    const name = `${bar.isOpen ? '●' : bar.isBad ? '✗' : '✓'} ${shortRun(bar.run)}`;
    const label = `Run ${bar.run}, from ${time(new Date(bar.from).toISOString())}: ${bar.text}`;
    const node = svg('g', {
      class: ['tl-mark', 'tl-run', bar.isBad && 'is-bad', bar.isOpen && 'is-open'], role: 'button', tabindex: '-1',
        'aria-label': label,
    }, svg('title', {}, label), svg('rect', { class: 'tl-bar', x: left, y, width, height: barHeight, rx: 3 }),
    width > 74 && svg('text', { class: 'tl-bar-text', x: left + 7, y: y + 13 },
      width > 210 ? `${name}  ${clip(bar.text, width / 7 - 14)}` : name));
    return this.#add(node, bar.entries, lane, bar.from);
  }

  /** As long as it took, but never over the next one, and never too short for its letter. */
  #toolBar({ x, entries: [entry] }, y, lane, next) {
    const end = entry.tookMs != null ? entry.time + entry.tookMs
      : entry.ok == null && this.isLive ? Date.now() : entry.time;
    const width = Math.max(toolPx - 2, Math.min(this.#x(end), next - 1, this.#width) - x);
    const isBad = entry.ok === false;
    const text = !isBad ? letterOf(entry) : width < 20 ? '✗' : `${letterOf(entry)}✗`;
    return this.#add(svg('g', {
      class: ['tl-mark', 'tl-tool', isBad && 'is-bad', entry.ok == null && 'is-open'], role: 'button', tabindex: '-1',
        'aria-label': told([entry]),
    }, svg('title', {}, told([entry])), svg('rect', { class: 'tl-bar', x, y: y - 8, width, height: 16, rx: 2 }),
    svg('text', { class: 'tl-letter', x: x + 2, y: y + 4 }, text)), [entry], lane, entry.time);
  }

  #costBar(bin, top, most, lane) {
    const part = (bin.cost || bin.tokens / 1e6) / most;
    const tall = Math.max(2, part * (laneHeight - 8));
    const label = `${bin.entries.length} ${bin.entries.length === 1 ? 'response' : 'responses'} at `
      + `${time(bin.entries[0].at)}, ${bin.cost > 0 ? money(bin.cost.toFixed(9)) : 'no price known'}`;
    return this.#add(svg('g', {
      class: ['tl-mark', 'tl-call', bin.isBad && 'is-bad'], role: 'button', tabindex: '-1', 'aria-label': label,
    }, svg('title', {}, label), svg('rect', { class: 'tl-hit', x: bin.x, y: top + 2, width: binPx,
      height: laneHeight - 4 }),
    svg('rect', { class: 'tl-cost', x: bin.x + 0.5, y: top + laneHeight - 4 - tall, width: binPx - 1, height: tall })),
    bin.entries, lane, bin.entries[0].time);
  }

  #countBar(bin, top, most, lane) {
    const room = laneHeight - 8;
    const tall = Math.max(3, (bin.entries.length / most) * room);
    const red = bin.bad > 0 ? Math.max(3, (bin.bad / bin.entries.length) * tall) : 0;
    const bottom = top + laneHeight - 4;
    const label = `${told(bin.entries)}${bin.bad > 0 ? `. ${bin.bad} went wrong` : ''}`;
    return this.#add(svg('g', { class: 'tl-mark tl-counted', role: 'button', tabindex: '-1', 'aria-label': label },
      svg('title', {}, label), svg('rect', { class: 'tl-hit', x: bin.x, y: top + 2, width: binPx,
        height: laneHeight - 4 }),
      svg('rect', { class: 'tl-many', x: bin.x + 0.5, y: bottom - tall, width: binPx - 1, height: tall }),
      red > 0 && svg('rect', { class: 'tl-wrong', x: bin.x + 0.5, y: bottom - red, width: binPx - 1, height: red })),
    bin.entries, lane, bin.entries[0].time);
  }

  // MARK: Choosing

  #choose(mark, isFocused = true) {
    this.#current = mark.entries[0].id;
    this.#isFocusWanted = isFocused;
    this.#rove(isFocused);
    this.#options.onChoose?.(mark.entries);
  }

  /** Marks the one of these entries, which a list beside it has chosen. */
  show(entry) {
    this.#current = this.#entries.find((known) => known.at === entry.at && known.name === entry.name)?.id ?? null;
    this.#rove(false);
  }

  #rove(isFocused) {
    const current = this.#marks.find((mark) => mark.entries.some((entry) => entry.id === this.#current))
      ?? this.#marks[0];
    for (const mark of this.#marks) {
      const isHere = mark === current;
      mark.node.setAttribute('tabindex', isHere ? '0' : '-1');
      mark.node.classList.toggle('is-chosen', isHere && this.#current != null);
    }
    if (isFocused && current) current.node.focus({ preventScroll: true });
    this.#isFocusWanted = false;
  }

  #step(by) {
    const now = this.#marks.findIndex((mark) => mark.node === document.activeElement);
    const next = this.#marks[Math.max(0, Math.min(this.#marks.length - 1, now + by))];
    if (next) this.#choose(next);
  }

  #otherLane(by) {
    const now = this.#marks.find((mark) => mark.node === document.activeElement);
    if (!now) return this.#step(0);
    const lanesHere = [...new Set(this.#marks.map((mark) => mark.lane))].sort((a, b) => a - b);
    const lane = lanesHere[lanesHere.indexOf(now.lane) + by];
    if (lane === undefined) return undefined;
    const nearest = this.#marks.filter((mark) => mark.lane === lane)
      .reduce((best, mark) => (!best || Math.abs(mark.at - now.at) < Math.abs(best.at - now.at) ? mark : best), null);
    return this.#choose(nearest);
  }

  // MARK: Keys and the mouse

  #pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const works = {
      ArrowRight: () => this.#step(1), ArrowLeft: () => this.#step(-1), ArrowDown: () => this.#otherLane(1),
      ArrowUp: () => this.#otherLane(-1), Home: () => this.#step(-Infinity), End: () => this.#step(Infinity),
      Enter: () => this.#step(0), ' ': () => this.#step(0), w: () => this.zoom(1 / 1.6), s: () => this.zoom(1.6),
      a: () => this.pan(-0.3), d: () => this.pan(0.3), '+': () => this.zoom(1 / 1.6), '=': () => this.zoom(1 / 1.6),
      '-': () => this.zoom(1.6), 0: () => this.setView(null), Escape: this.#view ? () => this.setView(null) : null,
    };
    const work = works[event.key];
    if (!work) return;
    event.preventDefault();
    event.stopPropagation();
    work();
  }

  #wheel(event) {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) return;
    event.preventDefault();
    const box = this.#svg.getBoundingClientRect();
    if (event.shiftKey) this.pan((event.deltaY || event.deltaX) / 800);
    else this.zoom(Math.exp(event.deltaY / 240), this.#timeAt(event.clientX - box.left));
  }

  #pointerDown(event) {
    if (event.button !== 0 || event.target.closest('.tl-mark')) return;
    const left = this.#svg.getBoundingClientRect().left;
    const start = Math.max(nameWidth, event.clientX - left);
    this.#svg.setPointerCapture(event.pointerId);
    const move = (moved) => {
      const now = Math.max(nameWidth, Math.min(this.#width, moved.clientX - left));
      this.#drag = [Math.min(start, now), Math.max(start, now)];
      this.#band.setAttribute('x', this.#drag[0]);
      this.#band.setAttribute('width', this.#drag[1] - this.#drag[0]);
    };
    const stop = (stopped) => {
      for (const [type, work] of [['pointermove', move], ['pointerup', stop], ['pointercancel', stop]]) {
        this.#svg.removeEventListener(type, work);
      }
      const drag = this.#drag;
      this.#drag = null;
      this.#band.setAttribute('width', 0);
      if (stopped.type === 'pointerup' && drag && drag[1] - drag[0] > 6) {
        this.setView({ from: this.#timeAt(drag[0]), to: this.#timeAt(drag[1]) });
      }
    };
    this.#svg.addEventListener('pointermove', move);
    this.#svg.addEventListener('pointerup', stop);
    this.#svg.addEventListener('pointercancel', stop);
  }
}

function told(entries) {
  const [first] = entries;
  const text = `${time(first.at)} ${words(first.name)}${first.text ? `: ${clip(first.text, 140)}` : ''}`;
  return entries.length === 1 ? text : `${entries.length} things, the first ${text}`;
}

function clip(text, letters) {
  return text.length > letters ? `${text.slice(0, Math.max(1, Math.floor(letters) - 1))}…` : text;
}
