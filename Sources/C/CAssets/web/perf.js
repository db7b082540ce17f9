// /perf: how fast models answered, and how long tools and decisions took.

import { h, replace, svg } from './dom.js';
import { get, post } from './api.js';
import { duration, percent, plural, shortId, whole, words as spaced } from './format.js';
import { badge, card, command, empty, pageHead, runLink, segmented, table, taskLink } from './parts.js';
import { bar, calmly, chartCard, periodPicker, section } from './reports.js';
import { csvText } from './csv.js';
import { cacheShare, sorted } from './costdata.js';
import { periodOf, periodWords } from './period.js';
import { edgeText, histogramOf, histogramQuery, measures, placeOn, spreadEnd, spreadRange } from './perfdata.js';
import { visible, visibleNodes } from './safe.js';

export function title() { return 'Performance'; }

function stateOf(query) {
  return { period: periodOf(query), measure: measures[query.of] ? query.of : 'first' };
}

export async function show(root, ctx) {
  let state = stateOf(ctx.query);
  const picker = periodPicker(state.period, (query) => go(query));
  root.append(pageHead('Performance', {
    sub: 'How fast models answered, and how long tools and decisions took.', actions: picker,
  }));

  const ask = (path, params) => async ({ signal }) => (
    await get(path, { ...params(), ...state.period.params, limit: 500 }, { signal })).rows;

  // MARK: Models

  const models = sortedTable(ctx, {
    id: 'models', title: 'Models', words: () => `roost perf ${periodWords(state.period)}`,
    load: async (options) => {
      const [speeds, costs] = await Promise.all([
        ask('/perf', () => ({ by: 'model' }))(options), ask('/cost', () => ({ by: 'model' }))(options),
      ]);
      const shares = new Map(costs.map((row) => [row.model, cacheShare(row)]));
      return speeds.map((row) => ({ ...row, cacheShare: shares.get(row.model) ?? null }));
    },
    columns: (rows) => {
      const [first, took] = [spreadEnd(rows, 'firstTokenP95Ms', 'firstTokenP50Ms'),
        spreadEnd(rows, 'durationP95Ms', 'durationP50Ms')];
      const fastest = Math.max(0, ...rows.map((row) => Number(row.tokensPerSecondP50 ?? 0)));
      return [
        { key: 'model', title: 'Model', isHead: true, sort: true,
          render: (row) => h('span', { class: 'mono' }, row.model || '–') },
        { key: 'responses', title: 'Calls', kind: 'number', sort: true,
          render: (row) => calls(row.responses, row.errors, 'error') },
        {
          key: 'firstTokenP50Ms', title: 'First token', sort: true, class: 'spread-cell',
          render: (row) => spread(row.firstTokenP50Ms, row.firstTokenP95Ms, row.firstTokenMaxMs, first),
        },
        {
          key: 'tokensPerSecondP50', title: 'Tokens a second', sort: true, class: 'rate-cell',
          render: (row) => (row.tokensPerSecondP50 == null ? none()
            : bar(row.tokensPerSecondP50 / fastest, { text: whole(row.tokensPerSecondP50), tone: 's2' })),
        },
        {
          key: 'durationP50Ms', title: 'Whole response', sort: true, class: 'spread-cell',
          render: (row) => spread(row.durationP50Ms, row.durationP95Ms, null, took),
        },
        {
          key: 'cacheShare', title: 'From cache', sort: true, class: 'rate-cell',
          render: (row) => (row.cacheShare == null ? none()
            : bar(row.cacheShare, { text: percent(row.cacheShare), tone: 's3' })),
        },
      ];
    },
    sort: '-responses', caption: 'How fast models answered',
    empty: empty('No model answered in this time', 'Choose a longer one.'),
    note: 'The thick bar: half of them took no longer; the thin one: 95 of 100; the tick: the slowest.',
  });
  root.append(models.node);

  // MARK: Distribution

  const measureChoice = segmented({
    label: 'What is laid out', options: Object.entries(measures).map(([key, { name }]) => [key, name]),
      value: state.measure,
    onChange: (measure) => go({ of: measure }),
  });
  let drawn = null;
  const spreadChart = chartCard('Distribution', {
    id: 'distribution', controls: measureChoice, emptyTitle: 'Nothing was measured in this time',
    emptyText: 'Agents that tell no times are counted among calls, and not here.',
    csv: () => drawn && {
      name: `distribution ${drawn.measure.name} ${state.period.words}`,
      text: csvText(['between', ...drawn.series.map((entry) => entry.name)], drawn.places.map((place) => ({
        between: place.title,
          ...Object.fromEntries(drawn.series.map((entry) => [entry.name, entry.counts.get(place.key) ?? 0])),
      }))),
    },
  });
  root.append(spreadChart);
  const chartPart = section(ctx, {
    body: h('div', { hidden: true }),
    load: async ({ signal }) => {
      const asked = async (measure) => (
        await post('/sql', { query: histogramQuery(measure, state.period) }, { signal })).rows;
      const measure = measures[state.measure];
      const rows = await asked(measure);
      if (rows.length > 0 || ctx.query.of) return { measure, rows };
      // An agent that tells of no first token may still tell how long its responses took.
      const others = await asked(measures.whole);
      if (others.length === 0) return { measure, rows };
      measureChoice.choose('whole');
      return { measure: measures.whole, rows: others };
    },
    show: ({ measure, rows }) => {
      const format = measure.unit === 'ms' ? edgeText : (number) => `${number}`;
      const found = histogramOf(rows, measure, format);
      drawn = found && { ...found, measure };
      spreadChart.querySelector('h2').textContent = `How many responses took how long: ${measure.name.toLowerCase()}`;
      if (measure.unit !== 'ms') spreadChart.querySelector('h2').textContent = 'How many responses came how fast';
      spreadChart.setNote(found ? `${plural(found.total, 'response')} of which it is known.` : '');
      spreadChart.update(found && {
        label: `Responses by ${measure.name.toLowerCase()}`, places: found.places, series: found.series,
        value: (place, entry) => entry.counts.get(place.key) ?? 0, format: whole, least: 1, height: 220,
        placeName: measure.name, nothing: 'none',
      });
    },
    onError: (error) => {
      drawn = null;
      spreadChart.update(null);
      spreadChart.setNote(error.detail || error.title);
      return true;
    },
  });

  // MARK: Tools and decisions

  const tools = sortedTable(ctx, {
    id: 'tools', title: 'Tools', words: () => `roost perf --by tool ${periodWords(state.period)}`,
    load: ask('/perf', () => ({ by: 'tool' })), sort: '-durationP95Ms', caption: 'How long tools took',
    note: 'These bars go by orders of magnitude, since tools take from moments to hours.',
    empty: empty('No tool was called in this time'),
    columns: (rows) => {
      const [first, end] = spreadRange(rows);
      return [
        { key: 'tool', title: 'Tool', isHead: true, sort: true,
          render: (row) => h('span', { class: 'mono' }, visibleNodes(row.tool)) },
        { key: 'calls', title: 'Calls', kind: 'number', sort: true },
        { key: 'failures', title: 'Failed', kind: 'number', sort: true,
          render: (row) => failures(row.failures, row.calls) },
        { key: 'unanswered', title: 'No result', kind: 'number', sort: true,
          render: (row) => (row.unanswered ? whole(row.unanswered) : none()) },
        {
          key: 'durationP95Ms', title: 'Took', sort: true, class: 'spread-cell',
          render: (row) => spread(row.durationP50Ms, row.durationP95Ms, row.durationMaxMs, end, first),
        },
      ];
    },
  });
  const slowTools = sortedTable(ctx, {
    id: 'slow-tools', title: 'The slowest calls',
      words: () => `roost perf --by tool --slowest ${periodWords(state.period)}`,
    load: ask('/perf', () => ({ by: 'tool', slowest: true })), sort: '-durationMs',
      caption: 'The slowest calls of tools',
    empty: empty('None'),
    columns: (rows) => {
      const most = Math.max(0, ...rows.map((row) => Number(row.durationMs ?? 0)));
      return [
        { key: 'durationMs', title: 'Took', class: 'rate-cell',
          render: (row) => bar(row.durationMs / most, { text: duration(row.durationMs), tone: 's5' }) },
        { key: 'tool', title: 'Tool', isHead: true,
          render: (row) => h('span', { class: 'mono' }, visibleNodes(row.tool)) },
        { key: 'input', title: 'Input', class: 'slow-input',
          render: (row) => h('span', { class: 'mono truncate', title: visible(row.input) },
          visibleNodes(row.input ?? '–')) },
        { key: 'at', title: 'Began', kind: 'time' },
        { key: 'run', title: 'Run', render: (row) => [row.task ? [taskLink(row.task, shortId(row.task)), ' '] : null,
          runLink(row.run)] },
      ];
    },
  });
  const decisions = sortedTable(ctx, {
    id: 'decisions', title: 'Decisions', words: () => `roost perf --by decision ${periodWords(state.period)}`,
    load: ask('/perf', () => ({ by: 'decision' })), sort: '-maxMs', caption: 'How long decisions took',
    empty: empty('Nothing was decided in this time'),
    columns: (rows) => {
      const most = Math.max(0, ...rows.map((row) => Number(row.maxMs ?? 0)));
      return [
        { key: 'point', title: 'Decision point', isHead: true, sort: true,
          render: (row) => h('a', { class: 'mono', href: `/why?point=${encodeURIComponent(row.point)}` }, row.point) },
        { key: 'decisions', title: 'Count', kind: 'number', sort: true },
        { key: 'averageMs', title: 'Average', kind: 'number', sort: true, render: (row) => fine(row.averageMs) },
        { key: 'maxMs', title: 'Longest', class: 'rate-cell', sort: true,
          render: (row) => (row.maxMs == null ? none()
          : bar(row.maxMs / most, { text: fine(row.maxMs), tone: 's4' })) },
        { key: 'slow', title: 'Over 1 s', kind: 'number', sort: true,
          render: (row) => (row.slow ? badge(whole(row.slow), 'warn') : none()) },
      ];
    },
  });
  const slowDecisions = sortedTable(ctx, {
    id: 'slow-decisions', title: 'The slowest decisions',
      words: () => `roost perf --by decision --slowest ${periodWords(state.period)}`,
    load: ask('/perf', () => ({ by: 'decision', slowest: true })), sort: '-durationMs',
      caption: 'The slowest decisions, one by one',
    empty: empty('None'),
    columns: (rows) => {
      const most = Math.max(0, ...rows.map((row) => Number(row.durationMs ?? 0)));
      return [
        { key: 'durationMs', title: 'Took', class: 'rate-cell',
          render: (row) => bar(row.durationMs / most, { text: fine(row.durationMs), tone: 's5' }) },
        { key: 'point', title: 'Decision', isHead: true, render: (row) => whyLink(row) },
        { key: 'reason', title: 'Because', kind: 'prose', render: (row) => visibleNodes(row.reason ?? '–') },
        { key: 'at', title: 'At', kind: 'time' },
      ];
    },
  });
  root.append(tools.node, slowTools.node, decisions.node, slowDecisions.node);

  const parts = [models, chartPart, tools, slowTools, decisions, slowDecisions];

  function go(query) {
    ctx.setState(query);
    update({ query: { ...ctx.query } });
  }

  function update({ query }) {
    const before = state;
    state = stateOf(query);
    picker.update(state.period);
    measureChoice.choose(state.measure);
    if (before.period.words !== state.period.words) parts.forEach((part) => part.refresh());
    else if (before.measure !== state.measure || (query.of && drawn?.measure !== measures[state.measure])) {
      chartPart.refresh();
    }
  }

  const refreshAll = () => {
    // It may be another day by now.
    state = stateOf(ctx.query);
    picker.update(state.period);
    parts.forEach((part) => part.refresh());
  };
  ctx.on('cost', calmly(ctx, refreshAll, 20_000));
  ctx.on('reset', refreshAll);
  refreshAll();
  return { update };
}

// MARK: Pieces

function none() {
  return h('span', { class: 'faint' }, '–');
}

/** Decisions take parts of milliseconds. */
function fine(milliseconds) {
  if (milliseconds == null) return '–';
  return milliseconds < 100 ? `${Math.round(milliseconds * 10) / 10} ms` : duration(milliseconds);
}

function calls(number, bad, word) {
  return [whole(number), Number(bad) > 0 ? [' ', badge(plural(bad, word), 'bad')] : null];
}

function failures(number, all) {
  if (!number) return none();
  return h('span', { class: 'tone-bad', title: `${percent(number / all)} of its calls` }, whole(number));
}

function whyLink(row) {
  const name = h('span', { class: 'mono' }, row.point);
  if (!row.context) return name;
  const query = new URLSearchParams({ subject: row.context, at: row.at });
  return [h('a', { href: `/why?${query}` }, name), ' ',
    h('span', { class: 'muted' }, `${spaced(row.contextType)} ${row.context}`)];
}

/**
 * Half, 95 of 100, and the slowest on one scale, which ends near the worst 95 %. With `first` it goes by orders of
 * magnitude from there on.
 */
function spread(p50, p95, most, end, first) {
  if (p50 == null) return none();
  const at = (value) => placeOn(Number(value), end, first) * 100;
  const isBeyond = most != null && most > end;
  const told = [`half within ${duration(p50)}`, p95 == null ? null : `95 of 100 within ${duration(p95)}`,
    most == null ? null : `the slowest ${duration(most)}`].filter(Boolean).join(', ');
  return h('span', { class: 'spread', title: told },
    svg('svg', { class: 'spread-bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
      svg('rect', { class: 'spread-track', x: 0, y: 4.5, width: 100, height: 1 }),
      p95 == null ? null : svg('rect', { class: 'spread-p95', x: 0, y: 2.5, width: at(p95), height: 5 }),
      svg('rect', { class: 'spread-p50', x: 0, y: 1, width: at(p50), height: 8 }),
      most == null ? null : svg('rect', { class: 'spread-max', x: Math.max(0, at(most) - 0.6), y: 0, width: 0.6,
        height: 10 })),
    h('span', { class: 'spread-text' }, h('span', { class: 'strong num' }, duration(p50)),
      p95 == null ? null : h('span', { class: 'muted num' }, ` · 95%: ${duration(p95)}`),
      isBeyond ? h('span', { class: 'muted num' }, ` · max ${duration(most)}`) : null));
}

/** A card with a table of its own, sorted in the page. */
function sortedTable(ctx, options) {
  const body = h('div', {});
  const asked = h('span', {});
  const node = card(options.title, { id: options.id, isFlush: true }, body,
    h('div', { class: 'card-foot small muted' }, options.note ? h('p', {}, options.note) : null, asked));
  let rows = [];
  let sort = options.sort;
  const draw = () => {
    const columns = options.columns(rows);
    const kindOf = (key) => (typeof rows.find((row) => row[key] != null)?.[key] === 'string' ? 'text' : 'number');
    replace(body, table(columns, sorted(rows, sort, kindOf), {
      caption: options.caption, empty: options.empty,
      onSort: (key, isDescending) => {
        sort = (isDescending ? '-' : '') + key;
        draw();
        body.querySelector(`th[aria-sort] button`)?.focus();
      },
      sort: { key: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
    }));
    replace(asked, command(options.words()));
  };
  const part = section(ctx, {
    body, load: options.load,
    show: (found) => {
      rows = found;
      draw();
    },
  });
  return { node, refresh: part.refresh };
}
