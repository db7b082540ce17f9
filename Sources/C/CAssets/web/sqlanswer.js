// The answer of a question: as a table, as a chart, as a file.

import { h, replace } from './dom.js';
import { count, duration, plural, whole } from './format.js';
import { copyButton, dialog, empty, segmented, select } from './parts.js';
import { dataGrid, widthsOf } from './datagrid.js';
import { csvText, download, fileName, jsonText } from './csv.js';
import { chartCard } from './reports.js';
import { visible, visibleNodes } from './safe.js';
import { comparing, drawable, hasRepeats, hrefOf, isLongNumber, kindOf, pivoted } from './sqltext.js';

const placesMax = 400;
const seriesMax = 8;

export function answerView({ rows, columns, isCut, sql, took, signal }) {
  if (!rows.length) return empty('No rows', `The question was answered in ${duration(took)}, and nothing fits.`);
  let sort = null;
  let sorted = rows;
  const kinds = new Map(columns.map((column) => [column, kindOf(rows, column)]));
  const body = h('div', { class: 'answer-body' });
  const found = drawable(columns, rows);
  const ways = segmented({
    label: 'Shown as', options: [['table', 'Table'], ['chart', 'Chart']], value: 'table', onChange: (way) => draw(way),
  });
  ways.classList.add('answer-ways');
  if (!found) {
    const [, chartButton] = ways.children;
    chartButton.disabled = true;
    chartButton.title = 'There is no column of numbers to draw';
  }
  const save = (ending, make, type) => h('button', {
    type: 'button', class: 'button', title: `Download these rows as ${ending.toUpperCase()}`,
    onclick: () => download(fileName('answer', ending), make(columns, sorted), type),
  }, ending.toUpperCase());
  const node = h('section', { class: 'answer', 'aria-label': 'Answer' },
    h('div', { class: 'toolbar answer-head' },
      h('span', {}, h('span', { class: 'strong' }, `${isCut ? 'The first ' : ''}${plural(rows.length, 'row')}`),
        h('span', { class: 'muted' }, ` in ${duration(took)}`),
        isCut ? h('span', { class: 'tone-warn' }, '; the answer goes on') : null),
      h('span', { class: 'spacer' }), ways, save('csv', csvText), save('json', jsonText, 'application/json')), body);
  let grid = null;

  function draw(way) {
    if (way === 'chart') return replace(body, chartView({ rows, columns, found, sql, kinds }));
    grid ??= dataGrid({
      label: 'Rows', rows: sorted, sort, signal, rowHeight: 28,
      columns: columns.map((key, place) => ({
        key, title: key, isNumber: kinds.get(key) === 'number', width: widths[place],
      })),
      cell: drawCell, onSort: sortBy, onOpen: (row, index) => showRow(row, index),
    });
    replace(body, grid);
  }

  const widths = widthsOf(columns, rows, textOf);

  function sortBy(key, isDescending) {
    sort = { key, isDescending };
    sorted = [...rows].sort(comparing(key, isDescending));
    grid.update({ rows: sorted, sort });
  }

  function drawCell(row, { key }) {
    const value = row[key];
    if (value === null || value === undefined) return h('span', { class: 'faint null' }, 'null');
    const href = hrefOf(key, value, row);
    const text = textOf(value);
    if (href) return h('a', { href, tabindex: '-1' }, visible(text));
    // A cell is one line: what is longer is shown by Enter.
    return text.length > 300 ? `${visible(text.slice(0, 300))}…` : visibleNodes(text.replace(/\s+/g, ' '));
  }

  function showRow(row, index) {
    dialog({
      title: `Row ${index + 1}`, isWide: true,
      body: h('dl', { class: 'value-list row-values' }, columns.map((column) => {
        const href = hrefOf(column, row[column], row);
        return h('div', {}, h('dt', { class: 'mono' }, column),
          h('dd', {}, row[column] == null ? h('span', { class: 'faint' }, 'null')
          : href ? h('a', { href }, String(row[column]))
            : h('pre', { class: 'pre mono' }, visibleNodes(textOf(row[column])))));
      })),
      actions: [copyButton(() => jsonText(columns, [row]), { label: 'Copy as JSON' })],
    });
  }

  draw('table');
  return node;
}

function textOf(value) {
  if (value === null || value === undefined) return 'null';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

// MARK: The chart

function chartView({ rows, columns, found, kinds }) {
  const others = found.names.filter((name) => name !== found.along && kinds.get(name) === 'text');
  const state = {
    along: found.along ?? '', numbers: [found.numbers[0]], by: hasRepeats(rows, found.along) ? others[0] ?? '' : '',
    kind: found.isTime && new Set(rows.map((row) => row[found.along])).size > 31 ? 'lines' : 'bars',
  };
  let drawn = null;
  const card = chartCard('Chart', {
    level: 3, class: 'answer-chart', csv: () => drawn && ({
      name: 'chart', text: csvText([drawn.placeName, ...drawn.series.map((entry) => entry.name)],
        drawn.places.map((place) => ({
        [drawn.placeName]: place.title,
          ...Object.fromEntries(drawn.series.map((entry) => [entry.name, drawn.value(place, entry)])),
      }))),
    }),
  });
  const kind = segmented({
    label: 'Drawn as', options: [['bars', 'Bars'], ['lines', 'Lines']], value: state.kind,
      onChange: (value) => set({ kind: value }),
  });
  const along = select({
    label: 'Along', value: state.along, onChange: (value) => set({ along: value, by: value ? state.by : '' }),
    options: [['', 'row by row'],
      ...columns.filter((column) => kinds.get(column) !== 'none').map((column) => [column, column])],
  });
  const by = select({
    label: 'Apart by', value: state.by,
      onChange: (value) => set({ by: value, numbers: state.numbers.slice(0, value ? 1 : seriesMax) }),
    options: [['', 'nothing'], ...found.names.map((column) => [column, column])],
  });
  const boxes = h('fieldset', { class: 'row bare' }, h('legend', { class: 'sr-only' }, 'Numbers that are drawn'));
  const node = h('div', { class: 'stack answer-drawing' }, h('div', { class: 'toolbar' }, kind,
    h('label', { class: 'row' }, h('span', { class: 'muted' }, 'along'), along),
    found.names.length > 0 ? h('label', { class: 'row' }, h('span', { class: 'muted' }, 'apart by'), by) : null, boxes),
      card);

  function set(change) {
    Object.assign(state, change);
    by.value = state.by;
    draw();
  }

  /** Several numbers beside each other, or one of them apart by something. */
  function drawBoxes() {
    const focused = boxes.contains(document.activeElement) ? document.activeElement.value : null;
    const isOne = state.by !== '';
    replace(boxes, h('legend', { class: 'sr-only' }, 'Numbers that are drawn'),
      found.numbers.slice(0, 12).map((column) => h('label', { class: 'check' }, h('input', {
      type: isOne ? 'radio' : 'checkbox', name: 'drawn-number', value: column, checked: state.numbers.includes(column),
      onchange: (event) => {
        const chosen = new Set(isOne ? [] : state.numbers);
        if (event.target.checked) chosen.add(column);
        else chosen.delete(column);
        set({ numbers: found.numbers.filter((name) => chosen.has(name)).slice(0, seriesMax) });
      },
    }), h('span', { class: 'mono' }, column))));
    if (focused) boxes.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  }

  function draw() {
    drawBoxes();
    const sorted = inOrder(rows, state.along, kinds);
    const made = state.by ? pivotedParts(sorted, state) : plainParts(sorted, state);
    const isCut = made.places.length > placesMax;
    card.setNote(isCut ? `The first ${placesMax} of ${whole(made.places.length)} are drawn.` : '');
    drawn = state.numbers.length === 0 ? null : {
      ...made, places: made.places.slice(0, placesMax), kind: state.kind, height: 300,
      label: [state.numbers.join(', '), state.along ? `along ${state.along}` : 'row by row',
        state.by && `apart by ${state.by}`]
        .filter(Boolean).join(' '),
      format: exactNumber, axisFormat: axisNumber, placeName: state.along || 'Row',
    };
    card.update(drawn);
  }

  draw();
  return node;
}

function plainParts(rows, state) {
  return {
    places: rows.map((row, place) => placeNamed(place, state.along ? textOf(row[state.along]) : String(place + 1),
      row)),
    series: state.numbers.map((column) => ({ key: column, name: column })),
    value: (place, entry) => Number(place.row[entry.key] ?? 0),
  };
}

function pivotedParts(rows, state) {
  const found = pivoted(rows, state.along, state.by, state.numbers[0], seriesMax);
  return {
    places: found.places.map((name, place) => placeNamed(place, name)), series: found.series,
    value: (place, entry) => entry.values.get(place.key) ?? 0,
  };
}

function placeNamed(key, name, row) {
  return { key, tick: short(name), title: visible(name), row };
}

/** Times are drawn from left to right, however they were asked for. */
function inOrder(rows, along, kinds) {
  return along && kinds.get(along) === 'time' ? [...rows].sort(comparing(along, false)) : rows;
}

function short(text) {
  const time = /^\d{4}-(\d{2}-\d{2})(?:[T ](\d{2}:\d{2}))?/.exec(text);
  if (time) return time[2] && time[2] !== '00:00' ? time[2] : time[1];
  return text.length > 14 ? `${text.slice(0, 13)}…` : text;
}

function exactNumber(number) {
  if (isLongNumber(number)) return number;
  return Number.isInteger(number) ? whole(number) : String(Number(number.toPrecision(10)));
}

function axisNumber(number) {
  if (Math.abs(number) >= 10_000) return count(number);
  return String(Number(number.toPrecision(6)));
}
