// Finding: what is looked for, where it was found, and which lines a link means. Nothing here touches the page.

const highlightMax = 200;

/**
 * What somebody typed: a plain text, or a regular expression between slashes. Small letters stand for capital ones too
 * where there is no capital letter, as in the terminal.
 * @returns null for nothing; else { text, isPattern, ignoresCase, mark: RegExp with g, or null where only the server
 *   may look for it }
 */
export function sought(text) {
  const typed = text ?? '';
  if (typed === '' || typed === '/' || typed === '//') return null;
  const isPattern = typed.length > 2 && typed.startsWith('/') && typed.endsWith('/');
  const inner = isPattern ? typed.slice(1, -1) : typed;
  const ignoresCase = inner === inner.toLowerCase();
  return { text: typed, isPattern, ignoresCase, mark: markOf(inner, isPattern, ignoresCase) };
}

function markOf(inner, isPattern, ignoresCase) {
  const flags = ignoresCase ? 'giu' : 'gu';
  if (!isPattern) return new RegExp(inner.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'), flags);
  // The server's engine takes its time for no pattern; that of a browser may take forever for some, and a link can
  // bring any. Of those only the lines are marked.
  if (inner.length > highlightMax || isCostly(inner)) return null;
  try {
    return new RegExp(ofPOSIX(inner), ignoresCase ? 'gi' : 'g');
  } catch {
    return null;
  }
}

const classes = {
  alpha: 'A-Za-z', digit: '0-9', alnum: 'A-Za-z0-9', upper: 'A-Z', lower: 'a-z', space: '\\s', blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~', xdigit: '0-9A-Fa-f', cntrl: '\\x00-\\x1f\\x7f', print: '\\x20-\\x7e', graph: '\\x21-\\x7e',
};

function ofPOSIX(pattern) {
  return pattern.replace(/\[:(\w+):\]/g, (whole, name) => classes[name] ?? whole);
}

/**
 * Whether what is repeated repeats or chooses by itself, more than one piece is of any length, or is chosen among
 * others: such may take ages, where one alone takes no longer than a line is long, squared.
 */
export function isCostly(pattern) {
  if (/\)[*+?{]/.test(pattern) || /\\[1-9]/.test(pattern)) return true;
  const bare = pattern.replace(/\\./g, 'x').replace(/\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/g, 'x');
  const count = (marks) => (bare.match(marks) ?? []).length;
  if (bare.includes('|') && count(/\(/g) > 1) return true;
  return count(/[*+]|\{\d*,?\d*\}/g) > 1 || count(/\?/g) > 4;
}

/** The place among sorted numbers of the first that is at least this one. */
export function placeOf(numbers, number) {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function holds(numbers, number) { return numbers[placeOf(numbers, number)] === number; }

/**
 * The next hit from a line on, or the one before; behind the last comes the first again.
 * @returns null where there is none; else { place, line, isAround }
 */
export function nextHit(hits, line, direction) {
  if (hits.length === 0) return null;
  const here = placeOf(hits, line);
  if (direction > 0) {
    const place = hits[here] === line ? here + 1 : here;
    return place < hits.length
      ? { place, line: hits[place], isAround: false }
      : { place: 0, line: hits[0], isAround: true };
  }
  const place = here - 1;
  const last = hits.length - 1;
  return place >= 0 ? { place, line: hits[place], isAround: false } : { place: last, line: hits[last], isAround: true };
}

/** What `#L120`, `#L120-L140` and `#end` mean: { from, to }, 'end', or null. */
export function rangeOf(hash) {
  if (hash === 'end') return 'end';
  const match = /^L(\d{1,15})(?:-L?(\d{1,15}))?$/.exec(hash ?? '');
  if (!match) return null;
  const [one, other] = [Number(match[1]), Number(match[2] ?? match[1])];
  if (one < 1 || other < 1) return null;
  return { from: Math.min(one, other), to: Math.max(one, other) };
}

export function hashOf(range) {
  if (!range) return '';
  return range.from === range.to ? `L${range.from}` : `L${range.from}-L${range.to}`;
}

/**
 * How many of sorted numbers of 1…total fall upon each of so many pixels.
 * @returns Uint16Array
 */
export function bins(numbers, total, pixels) {
  const found = new Uint16Array(Math.max(1, pixels));
  if (total <= 0) return found;
  for (const number of numbers) {
    const pixel = Math.min(found.length - 1, Math.floor(((number - 1) / total) * found.length));
    if (pixel >= 0 && found[pixel] < 65_535) found[pixel] += 1;
  }
  return found;
}

/**
 * The words of a question to the full-text search, to be marked: `"in a row"`, `begin*`, but not `-without`.
 * @returns RegExp with g, or null
 */
export function markOfWords(text) {
  const words = [];
  for (const match of String(text ?? '').slice(0, 500).matchAll(/(-?)(?:"([^"]+)"|([^\s"]+))/g)) {
    const word = (match[2] ?? match[3]).replace(/\*+$/, '');
    if (match[1] === '' && word.length > 1) words.push(word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  }
  return words.length > 0 ? new RegExp(words.slice(0, 12).join('|'), 'giu') : null;
}
