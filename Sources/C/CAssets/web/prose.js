// Light Markdown, made into nodes: paragraphs, fenced code, headings, lists, quotes, and within a line code, bold,
// italic and links. It is for reading what agents say, and not for showing pages of theirs: nothing is fetched, nothing
// is hidden, an address is shown where its link goes elsewhere than its words say.
//
// Whoever wrote the text may be hostile: all of it is read in a time that grows no faster than the text.

import { h } from './dom.js';
import { visible, visibleNodes } from './safe.js';

const inlineMax = 20_000;
const closerMax = 2_000;
const depthMax = 4;
/** How often in one text it is tried whether something begins or ends here; what comes behind stays plain. */
const triesMax = 100_000;
let tries = 0;

// MARK: Blocks

const fenceStart = /^( {0,12})(`{3,}|~{3,})([^`]*)$/;
const headingStart = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?[ \t]*#*[ \t]*$/;
const ruleLine = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const itemStart = /^([ \t]*)([-*+]|\d{1,9}[.)])[ \t]+(.*)$/;
const tableRule = /^[ \t]*(?:\|[ \t]*)?:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+(?:\|[ \t]*)?$/;

/** The blocks of a text: code, heading, rule, list, quote, table, paragraph. */
export function blocks(text) {
  const lines = String(text ?? '').replace(/\r\n?/g, '\n').split('\n');
  const found = [];
  let place = 0;
  while (place < lines.length) {
    const line = lines[place];
    if (line.trim() === '') {
      place += 1;
      continue;
    }
    // What begins a block is short; a line of a megabyte is only looked at from its beginning.
    const head = line.length > 2_000 ? '' : line;
    const fence = fenceStart.exec(head);
    const heading = headingStart.exec(head);
    if (fence) {
      place = readCode(lines, place, fence, found);
    } else if (heading) {
      found.push({ kind: 'heading', level: heading[1].length, text: heading[2] ?? '' });
      place += 1;
    } else if (ruleLine.test(head)) {
      found.push({ kind: 'rule' });
      place += 1;
    } else if (itemStart.test(head)) {
      place = readList(lines, place, found);
    } else if (/^ {0,3}>/.test(head)) {
      place = readQuote(lines, place, found);
    } else if (line.includes('|') && place + 1 < lines.length && isTableRule(lines[place + 1])) {
      place = readTable(lines, place, found);
    } else {
      place = readParagraph(lines, place, found);
    }
  }
  return found;
}

function isTableRule(line) { return line.length < 2_000 && line.includes('|') && tableRule.test(line); }

function readCode(lines, first, [, indent, marks, info], found) {
  const code = [];
  let place = first + 1;
  let isOpen = true;
  for (; place < lines.length; place += 1) {
    const end = lines[place].length < 200 ? lines[place].trim() : '';
    if (end.length >= marks.length && end === marks[0].repeat(end.length)) {
      isOpen = false;
      place += 1;
      break;
    }
    // What the fence is moved in, its lines are, too.
    let cut = 0;
    while (cut < indent.length && lines[place][cut] === ' ') cut += 1;
    code.push(lines[place].slice(cut));
  }
  found.push({ kind: 'code', info: info.trim(), text: code.join('\n'), isOpen });
  return place;
}

function readList(lines, first, found) {
  const items = [];
  let place = first;
  let blank = false;
  for (; place < lines.length; place += 1) {
    const line = lines[place];
    const head = line.length > 2_000 ? '' : line;
    const item = itemStart.exec(head);
    if (item && !ruleLine.test(head)) {
      items.push(listItem(item, items));
      blank = false;
    } else if (line.trim() === '') {
      if (blank) break;
      blank = true;
    } else if (/^[ \t]/.test(line) && !fenceStart.test(head)) {
      // Moved in: more of the same item.
      items[items.length - 1].text += (blank ? '\n\n' : '\n') + line.trim();
      blank = false;
    } else if (!blank && !beginsBlock(head)) {
      items[items.length - 1].text += `\n${line}`;
    } else {
      break;
    }
  }
  found.push({ kind: 'list', items });
  return place;
}

function listItem([, space, marker, rest], items) {
  const indent = space.replace(/\t/g, '    ').length;
  // Deeper than the item before by what its mark takes up is a list within it.
  let depth = 0;
  for (let place = items.length - 1; place >= 0; place -= 1) {
    if (indent >= items[place].indent + 2) {
      depth = items[place].depth + 1;
      break;
    }
    if (indent >= items[place].indent) {
      depth = items[place].depth;
      break;
    }
  }
  const check = /^\[([ xX])\] (.*)$/s.exec(rest);
  return {
    indent,
    depth: Math.min(depth, 8),
    marker: /\d/.test(marker) ? marker : '•',
    isChecked: check ? check[1] !== ' ' : null,
    text: check ? check[2] : rest,
  };
}

function readQuote(lines, first, found) {
  const quoted = [];
  let place = first;
  for (; place < lines.length && /^ {0,3}>/.test(lines[place]); place += 1) {
    quoted.push(lines[place].replace(/^ {0,3}> ?/, ''));
  }
  found.push({ kind: 'quote', text: quoted.join('\n') });
  return place;
}

function readTable(lines, first, found) {
  let place = first;
  while (place < lines.length && lines[place].includes('|') && lines[place].trim() !== '') place += 1;
  found.push({ kind: 'table', rows: lines.slice(first, place).filter((_, row) => row !== 1).map(tableCells) });
  return place;
}

function tableCells(line) {
  const cells = line.trim().replace(/^\|/, '').replace(/\|$/, '').split(/(?<!\\)\|/);
  return cells.slice(0, 60).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function readParagraph(lines, first, found) {
  let place = first + 1;
  while (place < lines.length && lines[place].trim() !== '' && !beginsBlock(lines[place])) place += 1;
  found.push({ kind: 'paragraph', text: lines.slice(first, place).join('\n') });
  return place;
}

function beginsBlock(line) {
  if (line.length > 2_000) return false;
  return fenceStart.test(line) || headingStart.test(line) || ruleLine.test(line) || itemStart.test(line)
    || /^ {0,3}>/.test(line);
}

// MARK: Within a line

/** What stands in a line: text, code, strong, em, strike, link ({ href, inner }). */
export function inline(text, depth = 0) {
  if (text === '') return [];
  if (tries > triesMax || text.length > inlineMax || depth > depthMax) return [{ kind: 'text', text }];
  return new InlineReader(text, depth).read();
}

class InlineReader {
  constructor(text, depth) {
    this.text = text;
    this.depth = depth;
    this.found = [];
    this.plain = '';
  }

  read() {
    const { text } = this;
    let place = 0;
    while (place < text.length) {
      const next = this.token(place);
      if (next > place) {
        place = next;
      } else {
        this.plain += text[place];
        place += 1;
      }
    }
    this.flush();
    return this.found;
  }

  flush() {
    if (this.plain) this.found.push({ kind: 'text', text: this.plain });
    this.plain = '';
  }

  push(token) {
    this.flush();
    this.found.push(token);
  }

  /** Reads what begins here; answers where it ends, or the same place where nothing does. */
  token(place) {
    const { text } = this;
    switch (text[place]) {
      case '\\':
        if (/[\\`*_{}[\]()#+\-.!|~<>]/.test(text[place + 1] ?? '')) {
          this.plain += text[place + 1];
          return place + 2;
        }
        return place;
      case '`': return this.code(place);
      case '*':
        return text[place + 1] === '*' ? this.span(place, '**', 'strong') : this.span(place, '*', 'em');
      case '_':
        // Names_with_strokes are names.
        if (/[\p{L}\p{N}_]/u.test(text[place - 1] ?? '')) return place;
        return text[place + 1] === '_' ? this.span(place, '__', 'strong') : this.span(place, '_', 'em');
      case '~': return text[place + 1] === '~' ? this.span(place, '~~', 'strike') : place;
      case '[': return this.link(place);
      case '<':
      case 'h': return this.address(place);
      default: return place;
    }
  }

  code(place) {
    const { text } = this;
    let count = 1;
    while (text[place + count] === '`') count += 1;
    const marks = '`'.repeat(count);
    let end = place + count;
    const last = Math.min(text.length, end + closerMax);
    while (end < last) {
      end = text.indexOf(marks, end);
      if (end < 0 || end > last) break;
      let length = count;
      while (text[end + length] === '`') length += 1;
      if (length === count) {
        let code = text.slice(place + count, end);
        if (/^ .*[^ ].* $/s.test(code)) code = code.slice(1, -1);
        this.push({ kind: 'code', text: code });
        return end + count;
      }
      end += length;
    }
    // A row of marks that nothing ends is just that.
    this.plain += marks;
    return place + count;
  }

  span(place, marks, kind) {
    const { text } = this;
    const first = place + marks.length;
    if (first >= text.length || /\s/.test(text[first]) || text[first] === marks[0]) return place;
    const last = Math.min(text.length, first + closerMax);
    for (let end = text.indexOf(marks, first); end >= 0 && end < last; end = text.indexOf(marks, end + 1)) {
      tries += 1;
      if (tries > triesMax) return place;
      if (/\s/.test(text[end - 1]) || text[end - 1] === '\\') continue;
      // `*` within `**` ends nothing.
      if (marks.length === 1 && (text[end + 1] === marks || text[end - 1] === marks)) continue;
      if (marks[0] === '_' && /[\p{L}\p{N}_]/u.test(text[end + marks.length] ?? '')) continue;
      // Of `***` the first ends what is within.
      const close = marks.length === 2 && text[end + 2] === marks[0] ? end + 1 : end;
      this.push({ kind, inner: inline(text.slice(first, close), this.depth + 1) });
      return close + marks.length;
    }
    return place;
  }

  link(place) {
    const { text } = this;
    tries += 20;
    const piece = text.slice(place, place + closerMax);
    const match = /^\[((?:[^[\]\\]|\\.){1,500})\]\((https?:\/\/[^\s()<>"]{1,1500})(?: "[^"]{0,300}")?\)/i.exec(piece);
    if (!match) return place;
    this.push({ kind: 'link', href: match[2], inner: unlinked(inline(match[1], this.depth + 2)) });
    return place + match[0].length;
  }

  address(place) {
    const { text } = this;
    const first = text[place] === '<' ? place + 1 : place;
    if (tries > triesMax || !text.startsWith('http', first)) return place;
    if (/[\p{L}\p{N}]/u.test(text[first - 1] ?? '')) return place;
    tries += 100;
    const match = /^https?:\/\/[^\s<>"'`\\^{}|\u0000-\u001f]{1,1500}/i.exec(text.slice(first, first + closerMax));
    if (!match) return place;
    let href = match[0].replace(/[.,;:!?*_~]+$/, '');
    // A bracket that closes what stands in front of the address is not of it.
    while (/[)\]]$/.test(href) && !balanced(href)) href = href.slice(0, -1).replace(/[.,;:!?*_~]+$/, '');
    if (href.length <= 'https://'.length) return place;
    this.push({ kind: 'link', href, inner: [{ kind: 'text', text: href }] });
    const end = first + href.length;
    return text[place] === '<' && text[end] === '>' ? end + 1 : end;
  }
}

/** A link leads to one place: an address within its words is words. */
function unlinked(nodes) {
  return nodes.flatMap((node) => {
    if (!node.inner) return [node];
    const inner = unlinked(node.inner);
    return node.kind === 'link' ? inner : [{ ...node, inner }];
  });
}

function balanced(text) {
  const close = text[text.length - 1];
  const open = close === ')' ? '(' : '[';
  return text.split(open).length >= text.split(close).length;
}

// MARK: Nodes

/** The nodes of a text. */
export function proseNodes(text) {
  tries = 0;
  return blocks(text).map(blockNode);
}

function blockNode(block) {
  switch (block.kind) {
    case 'code':
      return h('div', { class: 'prose-code' },
        block.info ? h('div', { class: 'prose-info' }, visibleNodes(block.info.slice(0, 60))) : null,
        h('pre', { class: 'code' }, visibleNodes(block.text)));
    // The page has headings of its own: these are not among them.
    case 'heading': return h('div', { class: `prose-heading level-${block.level}` }, inlineNodes(inline(block.text)));
    case 'rule': return h('hr');
    case 'list': return h('ul', { class: 'prose-list' }, block.items.map(itemNode));
    case 'quote': return h('blockquote', {}, blocksOfQuote(block.text));
    case 'table': return tableNode(block.rows);
    default: return h('p', {}, inlineNodes(inline(block.text)));
  }
}

/** Quotes within quotes are shown as one. */
function blocksOfQuote(text) { return h('p', {}, inlineNodes(inline(text.replace(/^(?: {0,3}> ?)+/gm, '')))); }

function itemNode(item) {
  const check = item.isChecked === null ? null : h('span', { class: 'prose-check' }, item.isChecked ? '☑ ' : '☐ ');
  return h('li', { style: { '--depth': item.depth } },
    h('span', { class: 'prose-marker', 'aria-hidden': item.marker === '•' ? 'true' : null }, item.marker),
    h('span', { class: 'prose-item' }, check, inlineNodes(inline(item.text))));
}

function tableNode(rows) {
  const [head, ...body] = rows;
  const cells = (row, tag) => h('tr', {}, head.map((_, place) => h(tag, {}, inlineNodes(inline(row[place] ?? '')))));
  return h('div', { class: 'table-wrap' },
    h('table', { class: 'table prose-table' },
      h('thead', {}, cells(head, 'th')), h('tbody', {}, body.slice(0, 500).map((row) => cells(row, 'td')))));
}

function inlineNodes(tokens) {
  return tokens.map((token) => {
    switch (token.kind) {
      case 'code': return h('code', {}, visibleNodes(token.text));
      case 'strong': return h('strong', {}, inlineNodes(token.inner));
      case 'em': return h('em', {}, inlineNodes(token.inner));
      case 'strike': return h('del', {}, inlineNodes(token.inner));
      case 'link': return linkNodes(token);
      default: return visibleNodes(token.text);
    }
  });
}

function linkNodes({ href, inner }) {
  const address = visible(href);
  const isTold = inner.length === 1 && inner[0].text === href;
  const props = { href, rel: 'noopener noreferrer nofollow', target: '_blank', title: address };
  const link = h('a', props, inlineNodes(inner));
  return isTold ? link : [link, h('span', { class: 'faint prose-address' }, ` (${address})`)];
}
