// A unified patch, read. Nothing here knows of pages.
//
// A patch may have a million lines: what is known of each stands in arrays of numbers, and its text is cut out of the
// whole when it is looked at.

export const Kind = { context: 0, add: 1, del: 2, note: 3, hunk: 4, header: 5 };

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A list of whole numbers that grows. */
class Numbers {
  constructor() {
    this.values = new Int32Array(1024);
    this.length = 0;
  }

  push(value) {
    if (this.length === this.values.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.values);
      this.values = wider;
    }
    this.values[this.length] = value;
    this.length += 1;
  }

  at(place) { return this.values[place]; }
}

export class Patch {
  constructor(text = '') {
    this.text = text;
    this.starts = new Numbers();
    this.ends = new Numbers();
    this.kinds = new Numbers();
    this.oldNumbers = new Numbers();
    this.newNumbers = new Numbers();
    /** { path, oldPath, status, isBinary, added, removed, hunks, first, end, notes } */
    this.files = [];
    new Reader(this).read();
  }

  get count() { return this.starts.length; }
  kind(line) { return this.kinds.at(line); }
  oldNumber(line) { return this.oldNumbers.at(line); }
  newNumber(line) { return this.newNumbers.at(line); }

  /** As it stands in the patch, sign and all. */
  raw(line) { return this.text.slice(this.starts.at(line), this.ends.at(line)); }

  /** Without the sign in front. */
  content(line) {
    const from = this.starts.at(line) + (this.kinds.at(line) <= Kind.del ? 1 : 0);
    return this.text.slice(from, this.ends.at(line));
  }

  get added() { return this.files.reduce((sum, file) => sum + file.added, 0); }
  get removed() { return this.files.reduce((sum, file) => sum + file.removed, 0); }
}

/** Reads line by line. How long a hunk is says its head: a removed line `-- a/x` is no name of a file. */
class Reader {
  constructor(patch) {
    this.patch = patch;
    this.file = null;
    this.hunk = null;
    this.oldLeft = 0;
    this.newLeft = 0;
    this.oldNumber = 0;
    this.newNumber = 0;
  }

  read() {
    const { text } = this.patch;
    let place = 0;
    while (place < text.length) {
      let end = text.indexOf('\n', place);
      if (end < 0) end = text.length;
      this.line(place, end);
      place = end + 1;
    }
    this.endFile();
  }

  push(start, end, kind, oldNumber = 0, newNumber = 0) {
    const { patch } = this;
    patch.starts.push(start);
    patch.ends.push(end);
    patch.kinds.push(kind);
    patch.oldNumbers.push(oldNumber);
    patch.newNumbers.push(newNumber);
  }

  line(start, end) {
    const { text } = this.patch;
    if (this.hunk && (this.oldLeft > 0 || this.newLeft > 0) && this.change(start, end)) return;
    // `\ No newline at end of file` may follow the last line.
    if (this.hunk && text[start] === '\\') return this.push(start, end, Kind.note);
    // What a combined diff (of a merge) holds has more signs than one; it is shown as it is.
    const isCombined = this.file?.isCombined && this.hunk && !text.startsWith('diff --', start);
    if (isCombined && !text.startsWith('@@@', start)) return this.push(start, end, Kind.note);
    this.header(start, end, text.slice(start, Math.min(end, start + 4096)));
  }

  /** A line within a hunk. Answers false where it cannot be one, as in a patch that was cut. */
  change(start, end) {
    const sign = this.patch.text[start];
    // An empty line is one of context whose space some program took away.
    if (sign === ' ' || start === end || (sign === '\r' && end === start + 1)) {
      this.push(start, end, Kind.context, this.oldNumber, this.newNumber);
      this.oldNumber += 1;
      this.newNumber += 1;
      this.oldLeft -= 1;
      this.newLeft -= 1;
    } else if (sign === '+') {
      this.push(start, end, Kind.add, 0, this.newNumber);
      this.newNumber += 1;
      this.newLeft -= 1;
      this.file.added += 1;
    } else if (sign === '-') {
      this.push(start, end, Kind.del, this.oldNumber, 0);
      this.oldNumber += 1;
      this.oldLeft -= 1;
      this.file.removed += 1;
    } else if (sign === '\\') {
      this.push(start, end, Kind.note);
    } else {
      return false;
    }
    return true;
  }

  header(start, end, line) {
    if (line.startsWith('diff ')) {
      this.beginFile(start, end, line);
    } else if (line.startsWith('@@')) {
      this.beginHunk(start, end, line);
    } else if (line.startsWith('--- ') && (!this.file || this.file.isNamed || this.file.hunks.length > 0)) {
      // A patch without `diff` lines, as of `diff -u` or of an edit.
      this.beginFile(null, null, line);
      this.field(line);
      this.push(start, end, Kind.header);
    } else {
      this.field(line);
      this.push(start, end, Kind.header);
    }
  }

  beginFile(start, end, line) {
    this.endFile();
    const named = line.startsWith('diff --git ') ? pathsOfGitLine(line.slice('diff --git '.length)) : null;
    const combined = /^diff --(?:cc|combined) (.*)$/s.exec(line);
    this.file = {
      path: named?.new ?? (combined ? unquoted(combined[1]) : ''),
      oldPath: named?.old ?? '',
      status: 'modified',
      isBinary: false,
      isCombined: combined !== null,
      added: 0,
      removed: 0,
      hunks: [],
      notes: [],
      first: this.patch.count,
      end: this.patch.count,
    };
    this.hunk = null;
    this.patch.files.push(this.file);
    if (start !== null) this.push(start, end, Kind.header);
  }

  endFile() {
    if (!this.file) return;
    this.endHunk();
    const { file } = this;
    file.end = this.patch.count;
    if (!file.path) file.path = file.oldPath;
    if (!file.oldPath) file.oldPath = file.path;
    this.file = null;
  }

  beginHunk(start, end, line) {
    if (!this.file) this.beginFile(null, null, '');
    this.endHunk();
    const ranges = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@ ?(.*)$/s.exec(line);
    this.hunk = {
      line: this.patch.count,
      end: this.patch.count,
      oldStart: ranges ? Number(ranges[1]) : 0,
      oldCount: ranges ? Number(ranges[2] ?? 1) : 0,
      newStart: ranges ? Number(ranges[3]) : 0,
      newCount: ranges ? Number(ranges[4] ?? 1) : 0,
      section: ranges ? ranges[5] : '',
    };
    this.file.hunks.push(this.hunk);
    this.oldNumber = this.hunk.oldStart;
    this.newNumber = this.hunk.newStart;
    // Edits may say `@@` alone: then every line with a sign is of it.
    const isBare = !ranges && !line.startsWith('@@@');
    this.oldLeft = isBare ? Infinity : this.hunk.oldCount;
    this.newLeft = isBare ? Infinity : this.hunk.newCount;
    this.push(start, end, Kind.hunk);
  }

  endHunk() {
    if (this.hunk) this.hunk.end = this.patch.count;
    this.hunk = null;
    this.oldLeft = 0;
    this.newLeft = 0;
  }

  /** What the head of a file says. */
  field(line) {
    const { file } = this;
    if (!file) return;
    if (this.hunk) this.endHunk();
    const rest = (prefix) => (line.startsWith(prefix) ? line.slice(prefix.length) : null);
    let text;
    if ((text = rest('--- ')) !== null) {
      const path = pathOfFileLine(text);
      if (path === null) file.status = 'added';
      else file.oldPath = path;
    } else if ((text = rest('+++ ')) !== null) {
      const path = pathOfFileLine(text);
      if (path === null) file.status = 'deleted';
      else file.path = path;
      file.isNamed = true;
    } else if ((text = rest('rename from ')) !== null) {
      Object.assign(file, { oldPath: unquoted(text), status: 'renamed' });
    } else if ((text = rest('rename to ')) !== null) {
      Object.assign(file, { path: unquoted(text), status: 'renamed' });
    } else if ((text = rest('copy from ')) !== null) {
      Object.assign(file, { oldPath: unquoted(text), status: 'copied' });
    } else if ((text = rest('copy to ')) !== null) {
      Object.assign(file, { path: unquoted(text), status: 'copied' });
    } else if ((text = rest('new file mode ')) !== null) {
      file.status = 'added';
      file.newMode = text.trim();
    } else if ((text = rest('deleted file mode ')) !== null) {
      file.status = 'deleted';
      file.oldMode = text.trim();
    } else if ((text = rest('old mode ')) !== null) {
      file.oldMode = text.trim();
    } else if ((text = rest('new mode ')) !== null) {
      file.newMode = text.trim();
    } else if ((text = rest('similarity index ')) !== null) {
      file.similarity = text.trim();
    } else if (line.startsWith('Binary files ') || line.startsWith('GIT binary patch')) {
      file.isBinary = true;
    } else if (!line.startsWith('index ') && !file.isBinary && line.trim() !== '') {
      if (file.notes.length < 20) file.notes.push(line);
    }
  }
}

/** `a/PATH b/PATH`: both are as long where nothing was renamed. Names that git quotes begin with a quotation mark. */
export function pathsOfGitLine(rest) {
  if (rest.startsWith('"')) {
    const first = quotedEnd(rest);
    const other = rest.slice(first).trim();
    return { old: withoutSide(unquoted(rest.slice(0, first))), new: withoutSide(unquoted(other)) };
  }
  if (rest.endsWith('"')) {
    const from = rest.indexOf(' "');
    if (from > 0) return { old: withoutSide(rest.slice(0, from)), new: withoutSide(unquoted(rest.slice(from + 1))) };
  }
  const half = (rest.length - 1) / 2;
  const [one, other] = [rest.slice(0, half), rest.slice(half + 1)];
  if (half % 1 === 0 && withoutSide(one) === withoutSide(other)) {
    return { old: withoutSide(one), new: withoutSide(other) };
  }
  const between = rest.indexOf(' b/');
  if (between > 0) return { old: withoutSide(rest.slice(0, between)), new: withoutSide(rest.slice(between + 1)) };
  return { old: rest, new: rest };
}

/** Of a line `--- a/PATH` or `+++ b/PATH`; null is /dev/null. Behind a tab `diff -u` writes a time. */
function pathOfFileLine(text) {
  if (text.startsWith('"')) return withoutSide(unquoted(text.slice(0, quotedEnd(text))));
  const tab = text.indexOf('\t');
  const path = (tab < 0 ? text : text.slice(0, tab)).replace(/\r$/, '');
  return path === '/dev/null' ? null : withoutSide(path);
}

function withoutSide(path) { return /^[abciow12]\//.test(path) ? path.slice(2) : path; }

/** Where a quoted name at the beginning ends. */
function quotedEnd(text) {
  for (let place = 1; place < text.length; place += 1) {
    if (text[place] === '\\') place += 1;
    else if (text[place] === '"') return place + 1;
  }
  return text.length;
}

const letters = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13, '"': 34, '\\': 92 };

/** A name as git quotes it: `"na\303\257ve.txt"`, its bytes as UTF-8. */
export function unquoted(text) {
  const name = text.replace(/\r$/, '');
  if (!name.startsWith('"') || !name.endsWith('"') || name.length < 2) return name;
  const bytes = [];
  for (let place = 1; place < name.length - 1; place += 1) {
    if (name[place] !== '\\') {
      const point = name.codePointAt(place);
      if (point < 0x80) bytes.push(point);
      else bytes.push(...encoder.encode(String.fromCodePoint(point)));
      if (point > 0xffff) place += 1;
      continue;
    }
    const octal = /^[0-3][0-7]{2}/.exec(name.slice(place + 1, place + 4));
    if (octal) {
      bytes.push(parseInt(octal[0], 8));
      place += 3;
    } else {
      place += 1;
      bytes.push(letters[name[place]] ?? (name.charCodeAt(place) & 0xff));
    }
  }
  return decoder.decode(new Uint8Array(bytes));
}
