// Charts drawn by hand: stacked bars and lines over places that stand side by side, told to eyes, keys and ears.

import { h, svg, replace, uid, setText, toggle } from './dom.js';
import { niceTicks, linear, bands, everyNth, stacked } from './scales.js';

const letterWidth = 6.6;
const seriesMax = 8;
const margin = { top: 14, right: 12, bottom: 26, left: 12 };

/** What tells series apart without colour, in squares of 8: lines and dots upon the series' colour. */
const inks = [
  '',
  'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4',
  'M2,2 h.01 M6,6 h.01',
  'M0,2 h8 M0,6 h8',
  'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4',
  'M2,0 v8 M6,0 v8',
  'M0,4 h8 M4,0 v8',
  'M4,2.5 l1.5,1.5 l-1.5,1.5 l-1.5,-1.5 z',
];

/** Which look the nth series has. */
export function look(place) {
  return (place % seriesMax) + 1;
}

function patterns(prefix, count) {
  const all = Array.from({ length: Math.min(count, seriesMax) }, (_, place) => svg('pattern', {
    id: `${prefix}-${look(place)}`, class: `c${look(place)}`, patternUnits: 'userSpaceOnUse', width: 8, height: 8,
  },
  svg('rect', { class: 'pattern-ground', width: 8, height: 8 }),
  inks[place] ? svg('path', { class: ['pattern-ink', { dots: place === 2 }], d: inks[place] }) : null));
  return svg('defs', {}, all);
}

/** The colour and the pattern of a series, for legends and tables. */
export function swatch(place) {
  const prefix = uid('swatch');
  return svg('svg', { class: 'swatch', width: 14, height: 14, viewBox: '0 0 14 14', 'aria-hidden': 'true' },
    patterns(prefix, place + 1),
    svg('rect', { x: 0.5, y: 0.5, width: 13, height: 13, rx: 2, fill: `url(#${prefix}-${look(place)})` }));
}

/**
 * `series` as `[{ key, name, note }]`. With `onToggle` each is a button that takes its series away and brings it back.
 */
export function legend(series, { hidden = new Set(), onToggle, lines = [] } = {}) {
  return h('ul', { class: 'legend report-legend' },
    series.map((entry, place) => h('li', { class: { 'is-hidden': hidden.has(entry.key) } },
      onToggle
        ? h('button', {
          type: 'button', class: 'quiet small', 'aria-pressed': String(!hidden.has(entry.key)),
          title: hidden.has(entry.key) ? `Show ${entry.name}` : `Hide ${entry.name}`,
          onclick: () => onToggle(entry.key),
        }, swatch(place), h('span', { class: 'truncate' }, entry.name),
          entry.note ? h('span', { class: 'muted num' }, entry.note) : null)
        : [swatch(place), h('span', {}, entry.name),
          entry.note ? h('span', { class: 'muted num' }, entry.note) : null])),
    lines.map((line) => h('li', {}, lineSwatch(line.kind), h('span', {}, line.label))));
}

function lineSwatch(kind) {
  return svg('svg', { class: 'swatch', width: 22, height: 14, viewBox: '0 0 22 14', 'aria-hidden': 'true' },
    svg('line', { class: `${kind}-line`, x1: 0, x2: 22, y1: 7, y2: 7 }));
}

/**
 * A chart of bars (or lines) for each place. Options:
 * `label` what it shows · `places` `[{ key, tick, title }]` · `series` `[{ key, name }]` · `value(place, series)` →
 * number ·
 * `format(number)` for the reader, `axisFormat` for the axis · `kind` `bars` or `lines` · `lines` `[{ value, label,
 * kind }]`, dashed ·
 * `running` `[number|null]` a line that sums up, with `runningName` · `marked` key of the place that is now · `least`
 * the smallest step ·
 * `onOpen(place)` when one is clicked, or Enter is pressed · `height`.
 * The node has `update(options)`.
 */
export function chart(options) {
  const prefix = uid('chart');
  const state = { options, width: 0, at: -1, hasKeys: false };
  const drawing = h('div', { class: 'chart-drawing', 'aria-hidden': 'true' });
  const tip = h('div', { class: 'chart-tip', hidden: true, 'aria-hidden': 'true' });
  const said = h('div', { class: 'sr-only', 'aria-live': 'polite' });
  const node = h('div', {
    class: 'chart report-chart', tabindex: '0', role: 'group', 'aria-roledescription': 'chart',
    onkeydown: (event) => moveByKey(event),
    onfocus: () => { if (state.at < 0 && node.matches(':focus-visible')) choose(startPlace(), true); },
    onblur: () => choose(-1),
    onpointerleave: () => choose(-1),
  }, drawing, tip, said);

  function draw() {
    if (!state.width) return;
    const scene = sceneOf(state.options, state.width, prefix);
    state.scene = scene;
    replace(drawing, scene.node);
    for (const [place, hit] of scene.hits.entries()) {
      hit.addEventListener('pointerenter', () => choose(place));
      if (state.options.onOpen) hit.addEventListener('click', () => state.options.onOpen(state.options.places[place]));
    }
    if (state.at >= scene.hits.length) state.at = -1;
    mark();
  }

  function choose(place, isSaid = false) {
    if (state.at === place) return;
    state.at = place;
    mark();
    if (isSaid && place >= 0) setText(said, spoken(state.options, place));
  }

  function mark() {
    const { scene, at } = state;
    if (!scene) return;
    for (const [place, hit] of scene.hits.entries()) toggle(hit, 'is-chosen', place === at);
    tip.hidden = at < 0;
    if (at < 0) return;
    replace(tip, tipOf(state.options, at));
    const middle = scene.middle(at);
    const width = tip.offsetWidth;
    const left = Math.max(0, Math.min(middle - width / 2, state.width - width));
    tip.style.setProperty('transform', `translate(${Math.round(left)}px, 0)`);
    toggle(tip, 'is-below', scene.top(at) < tip.offsetHeight + 8);
  }

  function startPlace() {
    const { places, marked } = state.options;
    const found = places.findIndex((place) => place.key === marked);
    return found >= 0 ? found : places.length - 1;
  }

  function moveByKey(event) {
    const last = state.options.places.length - 1;
    if (event.ctrlKey || event.metaKey || event.altKey || last < 0) return;
    const at = state.at < 0 ? startPlace() : state.at;
    const wanted = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: last }[event.key];
    if (wanted !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      choose(Math.max(0, Math.min(last, wanted)), true);
    } else if (event.key === 'Enter' && state.at >= 0 && state.options.onOpen) {
      event.preventDefault();
      state.options.onOpen(state.options.places[state.at]);
    } else if (event.key === 'Escape' && state.at >= 0) {
      event.stopPropagation();
      choose(-1);
    }
  }

  function tell() {
    const { label, onOpen, height = 240 } = state.options;
    node.setAttribute('aria-label', `${label}. Arrow keys read the values${onOpen ? ', Enter opens one' : ''}.`);
    node.style.setProperty('--chart-height', `${height}px`);
  }

  const observer = new ResizeObserver(([entry]) => {
    const width = Math.floor(entry.contentRect.width);
    if (!width || Math.abs(width - state.width) < 1) return;
    state.width = width;
    draw();
  });
  observer.observe(node);
  tell();
  node.update = (changes) => {
    state.options = { ...state.options, ...changes };
    tell();
    draw();
  };
  return node;
}

// MARK: Drawing

/** All of a chart, for this width: the picture, and where its places are. */
function sceneOf(options, width, prefix) {
  const { places, series, value, lines = [], running, kind = 'bars', height = 240 } = options;
  const rows = places.map((place) => series.map((entry) => number(value(place, entry))));
  const stacks = rows.map(stacked);
  const isStack = kind === 'bars';
  const tops = isStack
    ? stacks.map((stack) => Math.max(0, ...stack.map((part) => part.to)))
    : rows.map((row) => Math.max(0, ...row));
  const lows = isStack ? stacks.map((stack) => Math.min(0, ...stack.map((part) => part.to)))
    : rows.map((row) => Math.min(0, ...row));
  const highest = Math.max(0, ...tops, ...(running ?? []).map(number));
  const drawn = areDrawn(lines, highest) ? lines : [];
  const ticks = niceTicks(Math.max(highest, ...drawn.map((line) => line.value)), {
    min: Math.min(0, ...lows), count: Math.max(2, Math.round(height / 52)), least: options.least ?? 0,
  });
  const axisFormat = options.axisFormat ?? options.format;
  const left = margin.left + Math.max(...ticks.map((tick) => axisFormat(tick).length)) * letterWidth;
  const y = linear([ticks[0], ticks.at(-1)], [height - margin.bottom, margin.top]);
  const inner = [left, Math.max(left + 20, width - margin.right)];
  const band = bands(places.length, inner, { widthMax: 64, padding: places.length > 60 ? 0.1 : 0.28 });
  const node = svg('svg', { width, height, viewBox: `0 0 ${width} ${height}`, focusable: 'false' },
    patterns(prefix, series.length),
    ticks.map((tick) => [
      svg('line', { class: tick === 0 ? 'axis' : 'gridline', x1: inner[0], x2: inner[1], y1: half(y(tick)),
        y2: half(y(tick)) }),
      svg('text', { class: 'label', x: inner[0] - 6, y: y(tick) + 4, 'text-anchor': 'end' }, axisFormat(tick)),
    ]),
    placeLabels(options, band, height),
    isStack ? bars(stacks, band, y, prefix) : curves(rows, series, band, y),
    drawn.map((line) => dashed(line, inner, y)),
    running ? runningLine(running, band, y) : null);
  const hits = places.map((place, at) => svg('rect', {
    class: ['chart-hit', { 'is-open': Boolean(options.onOpen) }],
    x: inner[0] + band.step * at, width: Math.max(1, band.step), y: margin.top,
      height: height - margin.bottom - margin.top,
  }));
  node.append(svg('g', {}, hits));
  return { node, hits, middle: (at) => inner[0] + band.step * (at + 0.5), top: (at) => y(tops[at] ?? 0) };
}

/** A budget far above everything would press all bars flat: then its lines are told in the legend, and not drawn. */
function areDrawn(lines, highest) {
  const top = Math.max(0, ...lines.map((line) => line.value));
  return top > 0 && (highest === 0 || top <= highest * 4);
}

/** The lines of a chart for its legend, where it is said which stand above the picture. */
export function legendLines({ lines = [], places, series, value, running }) {
  const sums = places.map((place) => series.reduce((sum, entry) => sum + Math.max(0, number(value(place, entry))), 0));
  const highest = Math.max(0, ...sums, ...(running ?? []).map(number));
  if (areDrawn(lines, highest)) return lines;
  return lines.map((line) => ({ ...line, label: `${line.label} (above what is drawn)` }));
}

function number(value) {
  return Number.isFinite(Number(value)) ? Number(value) : 0;
}

/** Lines of one pixel are sharp between two pixels. */
function half(place) {
  return Math.round(place) + 0.5;
}

function placeLabels({ places, marked }, band, height) {
  const longest = Math.max(1, ...places.map((place) => String(place.tick).length));
  const nth = everyNth(band.step, longest * letterWidth + 10);
  // Counted from the end: the newest always has its name.
  const last = places.length - 1;
  return places.map((place, at) => ((last - at) % nth === 0 || place.key === marked
    ? svg('text', {
      class: ['label', { strong: place.key === marked }], x: band.middle(at), y: height - 8, 'text-anchor': 'middle',
    }, place.tick)
    : null));
}

function bars(stacks, band, y, prefix) {
  return stacks.map((stack, at) => svg('g', { class: 'bar-stack' }, stack.map((part, place) => {
    if (!part.value) return null;
    const [low, high] = [y(part.from), y(part.to)].sort((a, b) => a - b);
    // What is there at all can be seen.
    const height = Math.max(high - low - (stack.length > 1 ? 0.75 : 0), 1.25);
    return svg('rect', {
      class: `pattern-bar c${look(place)}`, x: band.at(at), width: band.width, y: part.value > 0 ? high - height : low,
        height,
      rx: Math.min(2, band.width / 4), fill: `url(#${prefix}-${look(place)})`,
    });
  })));
}

function curves(rows, series, band, y) {
  return series.map((entry, place) => {
    const points = rows.map((row, at) => [band.middle(at), y(row[place])]);
    return svg('g', { class: `curve c${look(place)}` },
      svg('path', { class: 'linepath', d: path(points), 'stroke-dasharray': dashes[place % dashes.length] }),
      points.length <= 60 ? points.map(([x, top]) => svg('circle', { cx: x, cy: top, r: 2.5 })) : null);
  });
}

const dashes = [null, '7 3', '2 3', '9 3 2 3', '4 4', '12 3', '1 5', '6 2 2 2 2 2'];

function path(points) {
  return points.map(([x, top], place) => `${place ? 'L' : 'M'}${x.toFixed(1)},${top.toFixed(1)}`).join('');
}

function dashed(line, inner, y) {
  const place = half(y(line.value));
  return svg('g', { class: 'chart-limit' },
    svg('line', { class: `${line.kind}-line`, x1: inner[0], x2: inner[1], y1: place, y2: place }),
    svg('text', { class: `label halo ${line.kind}-name`, x: inner[0] + 6, y: place + (line.isBelow ? 13 : -5) },
      line.label));
}

function runningLine(values, band, y) {
  const known = values.map((value, at) => (value == null ? null : [band.middle(at), y(value)])).filter(Boolean);
  return svg('path', { class: 'running-line', d: path(known) });
}

// MARK: Telling

function partsAt({ series, value }, place) {
  return series.map((entry, at) => ({ entry, at,
    value: number(value(place, entry)) })).filter((part) => part.value !== 0);
}

function tipOf(options, at) {
  const place = options.places[at];
  const parts = partsAt(options, place);
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const isTotalTold = options.series.length > 1 && (options.kind ?? 'bars') === 'bars' && parts.length > 1;
  return [
    h('div', { class: 'chart-tip-title' }, place.title ?? place.tick),
    parts.length ? null : h('div', { class: 'muted' }, options.nothing ?? 'nothing'),
    parts.sort((a, b) => b.value - a.value).slice(0, 9).map((part) => h('div', { class: 'chart-tip-row' },
      options.series.length > 1 ? swatch(part.at) : null, h('span', { class: 'truncate' }, part.entry.name),
      h('span', { class: 'num' }, options.format(part.value)))),
    isTotalTold ? h('div', { class: 'chart-tip-row is-total' }, h('span', {}, 'Together'),
      h('span', { class: 'num' }, options.format(total))) : null,
    options.running?.[at] != null
      ? h('div', { class: 'chart-tip-row' }, h('span', {}, options.runningName),
        h('span', { class: 'num' }, options.format(options.running[at])))
      : null,
    place.note ? h('div', { class: 'chart-tip-note' }, place.note) : null,
  ];
}

/** The same in a sentence. */
export function spoken(options, at) {
  const place = options.places[at];
  const parts = partsAt(options, place).sort((a, b) => b.value - a.value);
  const name = place.title ?? place.tick;
  if (!parts.length) return `${name}: ${options.nothing ?? 'nothing'}`;
  const told = parts.map((part) => (options.series.length > 1 ? `${part.entry.name} ${options.format(part.value)}`
    : options.format(part.value)));
  if (parts.length < 2 || options.kind === 'lines') return `${name}: ${told.join(', ')}`;
  return `${name}: ${options.format(parts.reduce((sum, part) => sum + part.value, 0))}. ${told.join(', ')}`;
}

/** The numbers of a chart as a table. */
export function chartTable({ label, places, series, value, format, placeName = 'When', isStack = true }) {
  const hasTotal = isStack && series.length > 1;
  return h('div', { class: 'table-wrap chart-table', tabindex: '0', role: 'region', 'aria-label': label },
    h('table', { class: 'table' }, h('caption', { class: 'sr-only' }, label),
      h('thead', {}, h('tr', {}, h('th', { scope: 'col' }, placeName),
        series.map((entry) => h('th', { scope: 'col', class: 'num' }, entry.name)),
        hasTotal ? h('th', { scope: 'col', class: 'num' }, 'Together') : null)),
      h('tbody', {}, places.map((place) => h('tr', {}, h('th', { scope: 'row' }, place.title ?? place.tick),
        series.map((entry) => h('td', { class: 'num' }, valueText(value(place, entry), format))),
        hasTotal ? h('td', { class: 'num strong' },
          valueText(series.reduce((sum, entry) => sum + number(value(place, entry)), 0), format)) : null)))));
}

function valueText(value, format) {
  return value == null || Number(value) === 0 ? '–' : format(Number(value));
}
