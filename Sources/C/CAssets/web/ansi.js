// Lines of a log: pieces of text with the looks that an agent gave them. Names of colours become classes, which have
// contrast in both themes; exact colours are moved until they have it.

import { h } from './dom.js';

const names = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'];
const known = new Set([...names, ...names.map((name) => `bright-${name}`)]);

/** Nodes of the spans of a line; what `find` (a RegExp with g) matches is marked, also across spans. */
export function spanNodes(spans, { find, current = -1 } = {}) {
  const hits = find ? matches(spans.map((span) => span.t).join(''), find) : [];
  const nodes = [];
  let at = 0;
  for (const span of spans) {
    for (const piece of pieces(span.t, at, hits)) {
      const text = piece.hit < 0 ? piece.text
        : h('mark', { class: ['hit', piece.hit === current && 'current'] }, piece.text);
      nodes.push(isPlain(span) ? text : styled(span, text));
    }
    at += span.t.length;
  }
  return nodes.map((node) => (typeof node === 'string' ? document.createTextNode(node) : node));
}

function matches(text, find) {
  const found = [];
  find.lastIndex = 0;
  for (const match of text.matchAll(find)) {
    if (match[0].length > 0) found.push([match.index, match.index + match[0].length]);
    if (found.length >= 200) break;
  }
  return found;
}

function pieces(text, at, hits) {
  const out = [];
  let done = 0;
  hits.forEach(([from, to], hit) => {
    const [start, end] = [Math.max(from - at, done), Math.min(to - at, text.length)];
    if (end <= start) return;
    if (start > done) out.push({ text: text.slice(done, start), hit: -1 });
    out.push({ text: text.slice(start, end), hit });
    done = end;
  });
  if (done < text.length) out.push({ text: text.slice(done), hit: -1 });
  return out;
}

function isPlain(span) {
  return !span.fg && !span.bg && !span.b && !span.i && !span.u && !span.d && !span.s;
}

function styled(span, child) {
  const node = h('span', { class: classes(span) }, child);
  if (isExact(span.fg)) node.style.setProperty('--span-fg', span.fg);
  if (isExact(span.fg)) node.classList.add('fg-exact');
  if (isExact(span.bg)) {
    node.style.setProperty('--span-bg', span.bg);
    node.style.setProperty('--span-on', isLight(span.bg) ? '#111' : '#fff');
    node.classList.add('bg-exact');
  }
  return node;
}

function classes(span) {
  const list = ['b', 'i', 'u', 'd', 's'].filter((key) => span[key]);
  if (known.has(span.fg)) list.push(`fg-${span.fg}`);
  if (known.has(span.bg)) list.push(`bg-${span.bg}`);
  return list.join(' ');
}

function isExact(colour) {
  return /^#[0-9a-f]{6}$/i.test(colour ?? '');
}

export function isLight(colour) {
  return luminance(colour) > 0.18;
}

function luminance(colour) {
  const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}
