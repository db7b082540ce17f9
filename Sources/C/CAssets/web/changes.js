// What is shown of a patch, row by row. Nothing here knows of pages.
//
// A row is three numbers: what it is, and one or two lines of the patch (or a file, a hunk, a count). Rows of a million
// lines are made at once and take twelve bytes each.

import { Kind } from './patch.js';

export const Row = {
  file: 0,    // file
  note: 1,    // file, which of its notes
  hunk: 2,    // line of its head, lines left out in front of it
  line: 3,    // line
  pair: 4,    // line at the left or -1, line at the right or -1
  fold: 5,    // first line, how many
  same: 6,    // old line, new line: they differ in white space alone
};

/** Unchanged lines in a row that are folded, and how many stay to be seen at either end. */
const foldFrom = 14;
const foldKeeps = 4;
/** Blocks of a change that are compared line with line, as the product of both counts. */
const compareMax = 40_000;

export class Rows {
  constructor() {
    this.values = new Int32Array(3 * 1024);
    this.length = 0;
  }

  push(kind, one = -1, other = -1) {
    const place = this.length * 3;
    if (place === this.values.length) {
      const wider = new Int32Array(place * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[place] = kind;
    this.values[place + 1] = one;
    this.values[place + 2] = other;
    this.length += 1;
  }

  kind(row) { return this.values[row * 3]; }
  one(row) { return this.values[row * 3 + 1]; }
  other(row) { return this.values[row * 3 + 2]; }
}

/**
 * The rows of a patch.
 * @param options isSplit: side by side; ignoresSpace; folded: Set of files shown as their head alone; opened: Set of
 *   lines at which a fold was opened
 * @returns { rows, files: rows of the heads of files, hunks: rows of heads of hunks, counts: [{ added, removed }] }
 */
export function layout(patch, { isSplit = false, ignoresSpace = false, folded = new Set(), opened = new Set() } = {}) {
  const rows = new Rows();
  const found = { rows, files: [], hunks: [], counts: [] };
  patch.files.forEach((file, number) => {
    found.files.push(rows.length);
    rows.push(Row.file, number);
    found.counts.push({ added: file.added, removed: file.removed });
    if (folded.has(number)) {
      if (ignoresSpace) found.counts[number] = new FileRows(patch, null, { ignoresSpace }).read(file);
      return;
    }
    const notes = notesOf(file);
    for (let note = 0; note < notes.length; note += 1) rows.push(Row.note, number, note);
    const reader = new FileRows(patch, rows, { isSplit, ignoresSpace, opened, hunks: found.hunks });
    found.counts[number] = reader.read(file);
  });
  return found;
}

/** What is to be told of a file beside its lines. */
export function notesOf(file) {
  const notes = [];
  if (file.status === 'renamed') notes.push(`renamed from ${file.oldPath}`);
  if (file.status === 'copied') notes.push(`copied from ${file.oldPath}`);
  if (file.similarity && file.hunks.length === 0 && !file.isBinary) {
    notes.push(`its content is ${file.similarity} the same`);
  }
  if (file.oldMode && file.newMode && file.oldMode !== file.newMode) {
    notes.push(`mode ${file.oldMode} became ${file.newMode}`);
  }
  if (file.isBinary) notes.push('a binary file: its lines cannot be shown');
  else if (file.hunks.length === 0 && file.status === 'added') notes.push('an empty file');
  else if (file.hunks.length === 0 && file.status === 'deleted') notes.push('it was empty');
  return notes.concat(file.notes);
}

/** The rows of one file; without rows to write to it only counts. */
class FileRows {
  constructor(patch, rows, { isSplit, ignoresSpace, opened, hunks }) {
    this.patch = patch;
    this.rows = rows;
    this.isSplit = isSplit;
    this.ignoresSpace = ignoresSpace;
    this.opened = opened;
    this.hunks = hunks;
    this.added = 0;
    this.removed = 0;
  }

  read(file) {
    let oldNext = 1;
    for (const hunk of file.hunks) {
      const left = hunk.oldStart > 0 && oldNext > 0 ? hunk.oldStart - oldNext : 0;
      if (this.rows) {
        this.hunks.push(this.rows.length);
        this.rows.push(Row.hunk, hunk.line, Math.max(0, left));
      }
      oldNext = hunk.oldStart + hunk.oldCount;
      this.lines(hunk.line + 1, hunk.end);
    }
    return { added: this.added, removed: this.removed };
  }

  lines(first, end) {
    const { patch } = this;
    // Steps in front of a fold are gathered, so that what differs in spaces alone counts as unchanged, too.
    let calm = [];
    const flush = (isAtEnd) => {
      this.calm(calm, isAtEnd);
      calm = [];
    };
    let line = first;
    while (line < end) {
      const kind = patch.kind(line);
      if (kind === Kind.context) {
        calm.push([line, line]);
        line += 1;
        continue;
      }
      if (kind !== Kind.add && kind !== Kind.del) {
        flush(false);
        this.rows?.push(Row.line, line);
        line += 1;
        continue;
      }
      const block = this.block(line, end);
      line = block.next;
      for (const step of this.ignoresSpace ? sameButForSpace(patch, block) : [block]) {
        if (step.same) {
          calm.push(step.same);
        } else {
          flush(false);
          this.change(step);
        }
      }
      if (!this.ignoresSpace || block.notes.length === 0) continue;
      // Of a block that was cut nobody knows which of its parts it was of.
      flush(false);
      for (const note of block.notes) this.rows?.push(Row.line, note);
    }
    flush(true);
  }

  /** Lines that were taken away and put in their place. */
  block(line, end) {
    const { patch } = this;
    const block = { dels: [], adds: [], notes: [], next: line };
    for (; block.next < end; block.next += 1) {
      const kind = patch.kind(block.next);
      if (kind === Kind.del && block.adds.length === 0) block.dels.push(block.next);
      else if (kind === Kind.add) block.adds.push(block.next);
      // What ends without a line end says so between both.
      else if (kind === Kind.note && block.adds.length === 0) block.notes.push(block.next);
      else break;
    }
    return block;
  }

  /** @param notes `\ No newline` of what was taken away */
  change({ dels, adds, notes = [] }) {
    this.removed += dels.length;
    this.added += adds.length;
    if (!this.rows) return;
    if (!this.isSplit) {
      for (const line of [...dels, ...notes]) this.rows.push(Row.line, line);
      for (const line of adds) this.rows.push(Row.line, line);
      return;
    }
    for (let place = 0; place < Math.max(dels.length, adds.length); place += 1) {
      this.rows.push(Row.pair, dels[place] ?? -1, adds[place] ?? -1);
    }
    for (const line of notes) this.rows.push(Row.line, line);
  }

  /** Unchanged lines; in the middle of many of them is a fold. */
  calm(lines, isAtEnd) {
    const { rows } = this;
    if (!rows || lines.length === 0) return;
    const isLong = lines.length >= foldFrom && !this.opened.has(lines[0][0]);
    const from = isLong ? foldKeeps : lines.length;
    const to = isLong ? lines.length - (isAtEnd ? 0 : foldKeeps) : lines.length;
    lines.forEach(([one, other], place) => {
      if (place === from && isLong) rows.push(Row.fold, lines[0][0], to - from);
      if (place >= from && place < to) return;
      if (one !== other) rows.push(Row.same, one, other);
      else if (this.isSplit) rows.push(Row.pair, one, other);
      else rows.push(Row.line, one);
    });
  }
}

function bare(text) { return text.replace(/\s+/g, ''); }

/**
 * A block cut where its lines are the same but for white space: [{ dels, adds } or { same: [old, new] }], in order.
 */
export function sameButForSpace(patch, { dels, adds }) {
  const olds = dels.map((line) => bare(patch.content(line)));
  const news = adds.map((line) => bare(patch.content(line)));
  const steps = [];
  let [one, other] = [0, 0];
  const until = (oldEnd, newEnd) => {
    if (one < oldEnd || other < newEnd) steps.push({ dels: dels.slice(one, oldEnd), adds: adds.slice(other, newEnd) });
    one = oldEnd;
    other = newEnd;
  };
  for (const [oldPlace, newPlace] of commonPlaces(olds, news)) {
    until(oldPlace, newPlace);
    steps.push({ same: [dels[oldPlace], adds[newPlace]] });
    one += 1;
    other += 1;
  }
  until(dels.length, adds.length);
  return steps;
}

/** The longest common subsequence as pairs of places. Of what is too large only its common beginning and end. */
export function commonPlaces(olds, news) {
  let first = 0;
  while (first < olds.length && first < news.length && olds[first] === news[first]) first += 1;
  let last = 0;
  const most = Math.min(olds.length, news.length) - first;
  while (last < most && olds[olds.length - 1 - last] === news[news.length - 1 - last]) last += 1;
  const [rows, columns] = [olds.length - first - last, news.length - first - last];
  const places = [];
  for (let place = 0; place < first; place += 1) places.push([place, place]);
  if (rows > 0 && columns > 0 && rows * columns <= compareMax) {
    const width = columns + 1;
    const lengths = new Uint16Array((rows + 1) * width);
    for (let row = rows - 1; row >= 0; row -= 1) {
      for (let column = columns - 1; column >= 0; column -= 1) {
        lengths[row * width + column] = olds[first + row] === news[first + column]
          ? lengths[(row + 1) * width + column + 1] + 1
          : Math.max(lengths[(row + 1) * width + column], lengths[row * width + column + 1]);
      }
    }
    let [row, column] = [0, 0];
    while (row < rows && column < columns) {
      if (olds[first + row] === news[first + column]) places.push([first + row++, first + column++]);
      else if (lengths[(row + 1) * width + column] >= lengths[row * width + column + 1]) row += 1;
      else column += 1;
    }
  }
  for (let place = last; place > 0; place -= 1) places.push([olds.length - place, news.length - place]);
  return places;
}

const tokensMax = 160;

/**
 * Where two lines differ, by their words: { old, fresh } as lists of [from, to). Null where little is the same, so that
 * marks would say nothing.
 */
export function inlineChange(one, other) {
  if (one === other || one.length > 2000 || other.length > 2000) return null;
  const [olds, news] = [tokens(one), tokens(other)];
  if (olds.length > tokensMax || news.length > tokensMax) return null;
  const places = commonPlaces(olds.map((token) => token.text), news.map((token) => token.text));
  const same = places.reduce((sum, [place]) => sum + olds[place].text.trim().length, 0);
  if (same * 3 < Math.min(one.trim().length, other.trim().length)) return null;
  return {
    old: changedRanges(olds, new Set(places.map(([place]) => place)), one),
    fresh: changedRanges(news, new Set(places.map(([, place]) => place)), other),
  };
}

function tokens(text) {
  return [...text.matchAll(/[\p{L}\p{N}_]+|\s+|[^\p{L}\p{N}_\s]/gu)]
    .map((match) => ({ text: match[0], from: match.index, to: match.index + match[0].length }));
}

/** What is not the same; with nothing but a space between two pieces they are one. */
function changedRanges(all, same, text) {
  const ranges = [];
  all.forEach((token, place) => {
    if (same.has(place)) return;
    const last = ranges[ranges.length - 1];
    if (last && text.slice(last[1], token.from).trim() === '') last[1] = token.to;
    else ranges.push([token.from, token.to]);
  });
  return ranges;
}

/** Files as a tree: folders with one folder in them are one. [{ name, path, file }] with depth, in order. */
export function fileTree(files) {
  const root = { folders: new Map(), files: [] };
  files.forEach((file, number) => {
    const parts = file.path.split('/');
    const name = parts.pop();
    let folder = root;
    for (const part of parts) {
      if (!folder.folders.has(part)) folder.folders.set(part, { folders: new Map(), files: [] });
      folder = folder.folders.get(part);
    }
    folder.files.push({ name, number });
  });
  const entries = [];
  const walk = (folder, depth) => {
    for (let [name, inner] of folder.folders) {
      while (inner.files.length === 0 && inner.folders.size === 1) {
        const [[next, deeper]] = inner.folders;
        name += `/${next}`;
        inner = deeper;
      }
      entries.push({ name, depth, number: null });
      walk(inner, depth + 1);
    }
    for (const file of folder.files) entries.push({ name: file.name, depth, number: file.number });
  };
  walk(root, 0);
  return entries;
}
