// The rows of a patch as nodes: unified or side by side, with what differs within a line, and everything that would
// hide or turn text written out.

import { h } from './dom.js';
import { plural, whole } from './format.js';
import { Kind, Patch } from './patch.js';
import { Row, inlineChange, layout, notesOf } from './changes.js';
import { visible, visibleNodes } from './safe.js';

const lineMax = 4_000;
const blockMax = 200;

export const statusWords = {
  modified: 'changed', added: 'new', deleted: 'deleted', renamed: 'renamed', copied: 'copied',
};
export const statusTones = {
  modified: 'muted', added: 'good', deleted: 'bad', renamed: 'info', copied: 'info',
};

export function statNode({ added, removed }) {
  return h('span', { class: 'diff-stat' },
    h('span', { class: 'sr-only' }, `${plural(added, 'line')} added, ${whole(removed)} removed`),
    h('span', { 'aria-hidden': 'true' },
      h('span', { class: 'add' }, `+${whole(added)}`), ' ', h('span', { class: 'del' }, `−${whole(removed)}`)));
}

/** The text of a line; what is in the ranges is marked as what has changed in it. */
function textNodes(text, ranges) {
  const shown = text.length > lineMax ? text.slice(0, lineMax) : text;
  const left = text.length - shown.length;
  const nodes = [];
  let place = 0;
  for (const [from, to] of ranges ?? []) {
    nodes.push(visibleNodes(shown.slice(place, from)),
      h('span', { class: 'changed' }, visibleNodes(shown.slice(from, to))));
    place = to;
  }
  nodes.push(visibleNodes(shown.slice(place)));
  if (left > 0) nodes.push(h('span', { class: 'fold' }, `… ${whole(left)} more characters`));
  return nodes;
}

/** The line that stands in the place of this one, where as many were taken away as were put there. */
export function counterpart(patch, line) {
  const kind = patch.kind(line);
  if (kind !== Kind.add && kind !== Kind.del) return -1;
  const isOf = (place, wanted) => place >= 0 && place < patch.count && patch.kind(place) === wanted;
  let first = line;
  while (line - first < blockMax && isOf(first - 1, kind)) first -= 1;
  if (line - first === blockMax) return -1;
  if (kind === Kind.add) {
    let begin = first;
    while (first - begin < blockMax && isOf(begin - 1, Kind.del)) begin -= 1;
    const count = first - begin;
    return count > 0 && isOf(first + count - 1, Kind.add) && !isOf(first + count, Kind.add) ? begin + line - first : -1;
  }
  let end = line + 1;
  while (end - line < blockMax && isOf(end, Kind.del)) end += 1;
  const count = end - first;
  return isOf(end + count - 1, Kind.add) && !isOf(end + count, Kind.add) ? end + line - first : -1;
}

/** Where a line differs from its counterpart: ranges, or null. */
function changeOf(patch, line, other) {
  if (other < 0) return null;
  const isOld = patch.kind(line) === Kind.del;
  const [old, fresh] = isOld ? [line, other] : [other, line];
  const change = inlineChange(patch.content(old), patch.content(fresh));
  return change && (isOld ? change.old : change.fresh);
}

const classes = { [Kind.context]: 'ctx', [Kind.add]: 'add', [Kind.del]: 'del' };
const signs = { [Kind.context]: ' ', [Kind.add]: '+', [Kind.del]: '−' };

function number(value) { return h('span', { class: 'diff-no' }, value > 0 ? String(value) : ''); }

function lineNode(patch, line) {
  const kind = patch.kind(line);
  if (!(kind in classes)) {
    return h('div', { class: 'diff-line meta' }, number(0), number(0), h('span', { class: 'diff-sign' }),
      h('span', { class: 'diff-text' }, textNodes(patch.raw(line))));
  }
  return h('div', { class: ['diff-line', classes[kind]] },
    number(patch.oldNumber(line)), number(patch.newNumber(line)),
    h('span', { class: 'diff-sign' }, signs[kind]),
    h('span', { class: 'diff-text' }, textNodes(patch.content(line), changeOf(patch, line, counterpart(patch, line)))));
}

/** Two lines that differ in white space alone count as one that did not change. */
function sameNode(patch, old, fresh, isSplit) {
  if (isSplit) return pairNode(patch, old, fresh, 'ctx');
  return h('div', { class: 'diff-line ctx' }, number(patch.oldNumber(old)), number(patch.newNumber(fresh)),
    h('span', { class: 'diff-sign' }, ' '), h('span', { class: 'diff-text' }, textNodes(patch.content(fresh))));
}

function halfNode(patch, line, other, isOld, look) {
  if (line < 0) return h('div', { class: 'diff-line none' });
  const kind = patch.kind(line);
  const change = look || kind === Kind.context ? null : changeOf(patch, line, other);
  return h('div', { class: ['diff-line', look ?? classes[kind]] },
    number(isOld ? patch.oldNumber(line) : patch.newNumber(line)),
    h('span', { class: 'diff-sign' }, look ? ' ' : signs[kind]),
    h('span', { class: 'diff-text' }, textNodes(patch.content(line), change)));
}

function pairNode(patch, old, fresh, look) {
  return h('div', { class: 'diff-pair' },
    halfNode(patch, old, fresh, true, look), halfNode(patch, fresh, old, false, look));
}

function hunkNode(patch, line, left) {
  const raw = patch.raw(line);
  const section = /^@@[^@]*@@ ?(.*)$/s.exec(raw);
  const range = section ? raw.slice(0, raw.length - section[1].length) : raw;
  return h('div', { class: 'diff-line meta hunk' },
    h('span', { class: 'diff-no' }), h('span', { class: 'diff-no' }), h('span', { class: 'diff-sign' }),
    h('span', { class: 'diff-text' },
      left > 0 && h('span', { class: 'diff-left' }, `⋯ ${plural(left, 'unchanged line')}  `),
      h('span', { class: 'faint' }, visibleNodes(range)), section && visibleNodes(section[1])));
}

/**
 * The node of a row, whatever it is.
 * @param looks isSplit; folded: Set of files; counts; open(line): a fold was pressed; fold(file): a head was pressed
 */
export function rowNode(patch, rows, row, looks) {
  const [one, other] = [rows.one(row), rows.other(row)];
  switch (rows.kind(row)) {
    case Row.file: return fileNode(patch.files[one], one, looks);
    case Row.note:
      return h('div', { class: 'diff-line meta note' }, h('span', { class: 'diff-text' },
        visible(notesOf(patch.files[one])[other])));
    case Row.hunk: return hunkNode(patch, one, other);
    case Row.pair: return pairNode(patch, one, other);
    case Row.same: return sameNode(patch, one, other, looks.isSplit);
    case Row.fold:
      return h('button', {
        type: 'button', class: 'diff-line meta diff-fold', onclick: (event) => looks.open(one, event),
      }, `⋯ ${plural(other, 'unchanged line')}: show`);
    default: return lineNode(patch, one);
  }
}

function fileNode(file, place, looks) {
  const isFolded = looks.folded.has(place);
  const path = visible(file.path) || 'a file without a name';
  const name = h('span', {}, path);
  return h('div', { class: 'diff-file-head' },
    looks.fold ? h('button', {
      type: 'button', class: 'diff-file-name', 'aria-expanded': String(!isFolded),
      onclick: (event) => looks.fold(place, event),
    }, h('span', { class: 'diff-caret', 'aria-hidden': 'true' }, isFolded ? '▸' : '▾'), name)
      : h('span', { class: 'diff-file-name' }, name),
    file.status !== 'modified'
      ? h('span', { class: `badge tone-${statusTones[file.status]}` }, statusWords[file.status]) : null,
    file.isBinary ? h('span', { class: 'badge tone-muted' }, 'binary') : null,
    file.isBinary ? null : statNode(looks.counts[place] ?? file));
}

/** A short patch as it stands, such as what an edit has changed; of a longer one its beginning. */
export function patchNode(text, { rowsMax = Infinity, more } = {}) {
  const patch = new Patch(text);
  const isSingle = patch.files.length === 1;
  const { rows, counts } = layout(patch, {});
  const looks = { isSplit: false, folded: new Set(), counts, open: () => {} };
  const nodes = [];
  let left = 0;
  for (let row = 0; row < rows.length; row += 1) {
    const kind = rows.kind(row);
    // The card says already which file it is, and a fold could not be opened here.
    if (kind === Row.file && isSingle) continue;
    if (nodes.length >= rowsMax) {
      left += kind === Row.line ? 1 : 0;
    } else if (kind === Row.fold) {
      nodes.push(h('div', { class: 'diff-line meta' }, h('span', { class: 'diff-text' },
        `⋯ ${plural(rows.other(row), 'unchanged line')}`)));
    } else {
      nodes.push(rowNode(patch, rows, row, looks));
    }
  }
  if (rows.length === 0 && text.trim() !== '') nodes.push(h('pre', {}, visibleNodes(text.slice(0, 20_000))));
  return h('div', { class: 'diff wrap' }, nodes, left > 0 && more ? more(left) : null);
}

export function patchStat(text) {
  const patch = new Patch(text);
  return { added: patch.added, removed: patch.removed };
}
