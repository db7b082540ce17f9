// A table of any length: a real one, of which only the rows that are seen are there.

import { h, replace, setText } from './dom.js';

const spare = 12;

/**
 * `columns` `[{ key, title, isNumber, width }]` (width in letters), `rows` objects. `cell(row, column)` gives what
 * stands in one,
 * `onSort(key, isDescending)`, `onOpen(row, index)` by Enter or a double click. The node has `update({ rows, sort })`.
 */
export function dataGrid({ label, columns, rows, sort, cell, onSort, onOpen, rowHeight = 28, signal }) {
  let all = rows;
  let active = 0;
  let shown = { from: 0, to: 0 };
  const numberWidth = Math.max(3, String(rows.length).length) + 2;
  const heads = columns.map((column) => head(column));
  const above = h('tr', { class: 'grid-gap', 'aria-hidden': 'true' }, h('td', { colspan: columns.length + 2 }));
  const below = h('tr', { class: 'grid-gap', 'aria-hidden': 'true' }, h('td', { colspan: columns.length + 2 }));
  const body = h('tbody', {}, above, below);
  const table = h('table', { class: 'grid-table', 'aria-rowcount': rows.length + 1,
    'aria-colcount': columns.length + 1 },
    h('caption', { class: 'sr-only' }, label),
    h('colgroup', {}, h('col', { style: { width: `${numberWidth}ch` } }),
      columns.map((column) => h('col', { style: { width: `${column.width}ch` } })), h('col')),
    h('thead', {}, h('tr', { 'aria-rowindex': 1 },
      h('th', { scope: 'col', class: 'grid-number' }, h('span', { class: 'sr-only' }, 'Row')), heads, filler())), body);
  table.style.setProperty('--row-height', `${rowHeight}px`);
  const node = h('div', {
    class: 'grid-scroll', tabindex: '0', role: 'region', 'aria-label': `${label}. Arrow keys move, Enter shows a row.`,
    onscroll: () => draw(), onkeydown: (event) => moved(event),
  }, table);

  function head(column) {
    const button = h('button', {
      type: 'button', class: 'sort', title: `Sort by ${column.title}`,
      onclick: () => {
        const now = cellNode.getAttribute('aria-sort');
        onSort(column.key, now ? now === 'ascending' : Boolean(column.isNumber));
      },
    }, h('span', { class: 'truncate' }, column.title), h('span', { class: 'sort-sign', 'aria-hidden': 'true' }));
    const cellNode = h('th', { scope: 'col', class: { num: column.isNumber } }, button);
    return cellNode;
  }

  function tellSort(next) {
    columns.forEach((column, place) => {
      if (next?.key === column.key) heads[place].setAttribute('aria-sort',
        next.isDescending ? 'descending' : 'ascending');
      else heads[place].removeAttribute('aria-sort');
    });
  }

  function draw(isForced = false) {
    const height = node.clientHeight || 400;
    const from = Math.max(0, Math.floor(node.scrollTop / rowHeight) - spare);
    const to = Math.min(all.length, Math.ceil((node.scrollTop + height) / rowHeight) + spare);
    if (!isForced && from === shown.from && to === shown.to) return;
    // Within what is drawn nothing has to be drawn anew, until it comes near to an end.
    if (!isForced && from >= shown.from && to <= shown.to) return;
    shown = { from, to };
    above.firstChild.style.height = `${from * rowHeight}px`;
    below.firstChild.style.height = `${(all.length - to) * rowHeight}px`;
    above.hidden = from === 0;
    below.hidden = to >= all.length;
    const made = all.slice(from, to).map((row, place) => rowNode(row, from + place));
    replace(body, above, made, below);
  }

  function rowNode(row, index) {
    return h('tr', {
      'aria-rowindex': index + 2, class: { 'is-chosen': index === active }, 'data-index': index,
      onclick: () => choose(index), ondblclick: () => onOpen?.(row, index),
    }, h('th', { scope: 'row', class: 'grid-number' }, String(index + 1)),
    columns.map((column) => h('td', { class: { num: column.isNumber } }, cell(row, column))), filler());
  }

  function choose(index, isSeen = false) {
    if (!all.length) return;
    active = Math.max(0, Math.min(all.length - 1, index));
    for (const row of body.querySelectorAll('tr[data-index]')) row.classList.toggle('is-chosen',
      Number(row.dataset.index) === active);
    setText(said, `Row ${active + 1} of ${all.length}`);
    if (!isSeen) return;
    const headHeight = table.tHead.offsetHeight;
    const top = active * rowHeight;
    if (top < node.scrollTop) node.scrollTop = top;
    else if (top + rowHeight > node.scrollTop + node.clientHeight - headHeight) node.scrollTop = top
      + rowHeight - node.clientHeight + headHeight;
    draw();
  }

  const said = h('span', { class: 'sr-only', 'aria-live': 'polite' });
  node.append(said);

  function moved(event) {
    if (event.target !== node || event.altKey) return;
    const page = Math.max(1, Math.floor(node.clientHeight / rowHeight) - 2);
    const isCtrl = event.ctrlKey || event.metaKey;
    const steps = isCtrl
      ? { d: page / 2, u: -page / 2, Home: -Infinity, End: Infinity }
      : { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, PageDown: page, PageUp: -page, Home: -Infinity, g: -Infinity,
        End: Infinity, G: Infinity };
    if (event.key in steps) {
      event.preventDefault();
      const wanted = active + Math.round(steps[event.key] === Infinity ? all.length : steps[event.key] === -Infinity
        ? -all.length : steps[event.key]);
      choose(wanted, true);
    } else if (event.key === 'Enter' && !isCtrl) {
      event.preventDefault();
      if (all[active]) onOpen?.(all[active], active);
    }
  }

  const observer = new ResizeObserver(() => draw(true));
  observer.observe(node);
  signal?.addEventListener('abort', () => observer.disconnect(), { once: true });
  tellSort(sort);
  draw(true);
  node.update = (next) => {
    all = next.rows;
    active = 0;
    tellSort(next.sort);
    node.scrollTop = 0;
    draw(true);
  };
  return node;
}

/** Takes what room is left, so that columns are as wide as what stands in them. */
function filler() {
  return h('td', { class: 'grid-filler', 'aria-hidden': 'true' });
}

/** How wide columns are, in letters, by what stands in the first rows of them. */
export function widthsOf(columns, rows, textOf, { least = 7, most = 48, look = 200 } = {}) {
  return columns.map((column) => {
    let width = column.length + 3;
    for (const row of rows.slice(0, look)) width = Math.max(width, textOf(row[column]).length + 2.5);
    return Math.min(most, Math.max(least, width));
  });
}
