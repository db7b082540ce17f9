// The cards of a conversation: what was said, thought, done and answered. Long ones show their beginning until they are
// asked for more; nothing of what an agent wrote becomes markup.

import { h } from './dom.js';
import { count, duration, money, plural, time, dateTime, whole } from './format.js';
import { patchNode, patchStat, statNode } from './patchview.js';
import { proseNodes } from './prose.js';
import { visible, visibleNodes } from './safe.js';

/** What is shown without being asked, and at most. */
const foldedLines = { text: 60, tool_call: 12, tool_result: 12, thinking: 400, note: 8 };
const foldedCharacters = { text: 8_000, tool_call: 2_000, tool_result: 2_000, thinking: 60_000, note: 1_000 };
const openCharacters = 400_000;
const proseMax = 120_000;
const inputMax = 400_000;
const foldedRows = 16;
const openRows = 3_000;

const roles = { user: 'user', assistant: 'assistant', system: 'system', tool: 'tool', note: 'note' };

export function isTool(item) { return item?.kind === 'tool_call' || item?.kind === 'tool_result'; }

export function isFailure(item) {
  return Boolean(item?.tool?.isError) || (typeof item?.tool?.exit === 'number' && item.tool.exit !== 0);
}

/** The first lines of a text: { text, lines: how many more there are, characters }. */
export function beginning(text, linesMax, charactersMax) {
  let end = 0;
  let lines = 0;
  while (lines < linesMax && end < text.length && end <= charactersMax) {
    const next = text.indexOf('\n', end);
    end = next < 0 ? text.length : next + 1;
    lines += 1;
  }
  if (end > charactersMax) {
    end = charactersMax;
    // Not in the middle of a character.
    const last = text.charCodeAt(end - 1);
    if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  }
  const rest = text.slice(end);
  let left = 0;
  for (let place = rest.indexOf('\n'); place >= 0; place = rest.indexOf('\n', place + 1)) left += 1;
  if (rest.length > 0 && !rest.endsWith('\n')) left += 1;
  return { text: text.slice(0, end).replace(/\n$/, ''), lines: left, characters: rest.length };
}

/** What a tool was given, as an object where it is one. */
export function inputOf(item) {
  const input = item?.tool?.input;
  if (input === null || input === undefined) return null;
  if (typeof input !== 'string') return input;
  if (input.length > inputMax) return null;
  try {
    return JSON.parse(input);
  } catch {
    return null;
  }
}

const telling = [
  'command', 'cmd', 'file_path', 'filePath', 'path', 'notebook_path', 'pattern', 'query', 'url', 'description',
  'prompt', 'subject', 'skill', 'text',
];

/** The argument that says the most. */
export function tellingArgument(item) {
  if (item.tool?.title) return item.tool.title;
  const input = inputOf(item);
  if (typeof input === 'string') return input;
  if (!input || typeof input !== 'object') return '';
  for (const name of telling) if (typeof input[name] === 'string' && input[name] !== '') return input[name];
  const first = Object.values(input).find((value) => typeof value === 'string' && value !== '');
  return first ?? '';
}

/** A command that its title does not tell whole. */
function wholeCommand(item) {
  const input = inputOf(item);
  const command = input && typeof input === 'object' ? input.command ?? input.cmd : null;
  const text = Array.isArray(command) ? command.join(' ') : command;
  if (typeof text !== 'string') return null;
  return text.includes('\n') || text.length > 140 ? text : null;
}

function words(text) {
  let found = 0;
  const pattern = /\S+/g;
  while (pattern.exec(text) !== null) found += 1;
  return found;
}

/**
 * @param looks isOpen: shown to its end; showsThinking; turn(): open or fold it; mark: RegExp or null
 */
export function cardNode(item, looks) {
  const role = roles[item.role] ?? 'note';
  const isThinking = item.kind === 'thinking';
  const node = h('article', {
    class: ['turn', item.kind === 'note' ? 'note' : isTool(item) ? 'tool' : role, item.kind, {
      thinking: isThinking, 'is-error': isFailure(item),
    }],
    'aria-label': label(item),
  }, headNode(item, looks), bodyNodes(item, looks));
  if (looks.mark) markText(node, looks.mark);
  return node;
}

function label(item) {
  const what = item.kind === 'tool_call' ? `${visible(item.tool?.name ?? 'tool')} called`
    : item.kind === 'tool_result' ? `result of ${visible(item.tool?.name ?? 'tool')}`
      : item.kind === 'thinking' ? 'thinking' : roles[item.role] ?? 'note';
  return `${item.i + 1}: ${what}${isFailure(item) ? ', failed' : ''}`;
}

// MARK: The head

function headNode(item, looks) {
  const number = h('a', { class: 'turn-number faint', href: `#m${item.i + 1}`, tabIndex: -1 }, String(item.i + 1));
  return h('div', { class: 'turn-head' }, number, nameNodes(item, looks), metaNode(item));
}

function nameNodes(item, looks) {
  const { tool } = item;
  if (item.kind === 'thinking') {
    const isShown = looks.isOpen || looks.showsThinking;
    return h('button', {
      type: 'button', class: 'turn-fold', 'aria-expanded': String(isShown), tabIndex: -1, onclick: looks.turn,
    }, h('span', { 'aria-hidden': 'true' }, isShown ? '▾ ' : '▸ '),
    `thinking (${plural(words(item.text ?? ''), 'word')})`);
  }
  if (item.kind === 'tool_call') {
    const title = visible(tellingArgument(item)).slice(0, 300);
    return [
      h('span', { 'aria-hidden': 'true' }, '▸'),
      h('span', { class: 'tool-name' }, visible(tool?.name ?? 'tool').slice(0, 80)),
      title && h('span', { class: 'tool-title mono' }, title),
      item.diff ? statNode(patchStat(item.diff)) : null,
    ];
  }
  if (item.kind === 'tool_result') {
    return [
      h('span', { class: 'muted', 'aria-hidden': 'true' }, '↳'),
      h('span', { class: 'muted' }, `result${tool?.name ? ` of ${visible(tool.name).slice(0, 80)}` : ''}`),
    ];
  }
  return h('span', { class: 'role' }, item.kind === 'note' ? 'note' : visible(item.role));
}

function metaNode(item) {
  const { tool, tokens } = item;
  const parts = [];
  if (isTool(item) && tool) {
    if (tool.tookMs !== null && tool.tookMs !== undefined) parts.push(duration(tool.tookMs));
    const exit = tool.exit === null || tool.exit === undefined ? null : `exit ${tool.exit}`;
    if (isFailure(item)) {
      parts.push(h('span', { class: 'tone-bad strong' }, `✗ ${exit ?? 'failed'}`));
    } else if (item.kind === 'tool_result' || exit || tool.isError === false) {
      parts.push(h('span', { class: 'tone-good' }, `✓${exit ? ` ${exit}` : ''}`));
    }
  }
  if (tokens) {
    const told = `${whole(tokens.in)} tokens read, ${whole(tokens.out)} written`;
    parts.push(h('span', { title: told }, `${count((tokens.in ?? 0) + (tokens.out ?? 0))} tok`));
  }
  if (item.costUsd !== null && item.costUsd !== undefined) parts.push(money(item.costUsd));
  if (item.time) parts.push(h('time', { datetime: item.time, title: dateTime(item.time) }, time(item.time)));
  return h('span', { class: 'turn-meta' }, parts.map((part) => h('span', {}, part)));
}

// MARK: The body

function bodyNodes(item, looks) {
  const text = item.text ?? '';
  switch (item.kind) {
    case 'thinking':
      if (!looks.isOpen && !looks.showsThinking) return null;
      return h('div', { class: 'turn-body' }, plainNodes(item, text, looks));
    case 'tool_call': return callNodes(item, looks);
    case 'tool_result':
      if (item.diff) return h('div', { class: 'turn-body' }, diffNodes(item, looks));
      return text === '' ? h('div', { class: 'turn-body faint' }, 'no output')
        : h('div', { class: 'turn-body' }, plainNodes(item, text, looks, 'tool-output'));
    case 'text':
      return h('div', { class: 'turn-body' }, item.role === 'assistant' || item.role === 'user'
        ? saidNodes(item, text, looks) : plainNodes(item, text, looks));
    default: return text === '' ? null : h('div', { class: 'turn-body' }, plainNodes(item, text, looks));
  }
}

function callNodes(item, looks) {
  if (item.diff) return h('div', { class: 'turn-body' }, diffNodes(item, looks));
  const command = wholeCommand(item);
  if (command) return h('div', { class: 'turn-body' }, plainNodes(item, command, looks, 'tool-input-text'));
  if (item.text && item.text !== item.tool?.title) {
    return h('div', { class: 'turn-body' }, plainNodes(item, item.text, looks, 'tool-input-text'));
  }
  return null;
}

function limits(item, looks) {
  const kind = item.kind in foldedLines ? item.kind : 'text';
  return looks.isOpen ? [Infinity, openCharacters] : [foldedLines[kind], foldedCharacters[kind]];
}

function plainNodes(item, text, looks, name) {
  const shown = beginning(text, ...limits(item, looks));
  return [h('pre', { class: name }, visibleNodes(shown.text)), moreNode(item, shown, looks)];
}

function saidNodes(item, text, looks) {
  const shown = beginning(text, ...limits(item, looks));
  // A text of a megabyte is no prose.
  const nodes = shown.text.length > proseMax ? h('pre', {}, visibleNodes(shown.text)) : proseNodes(shown.text);
  return [h('div', { class: 'said' }, nodes), moreNode(item, shown, looks)];
}

function diffNodes(item, looks) {
  const more = (lines) => looks.isOpen
    ? h('p', { class: 'muted small' }, `${plural(lines, 'more line')}; the page Diff has what came of all of it.`)
    : foldButton(looks, `… ${plural(lines, 'more line')}`);
  return [
    patchNode(item.diff, { rowsMax: looks.isOpen ? openRows : foldedRows, more }),
    looks.isOpen && patchStat(item.diff).added > foldedRows ? foldButton(looks, 'Show less') : null,
  ];
}

function moreNode(item, shown, looks) {
  if (shown.characters === 0) {
    const isLong = looks.isOpen && item.kind !== 'thinking'
      && beginning(item.text ?? '', ...limits(item, {})).characters > 0;
    return isLong ? foldButton(looks, 'Show less') : null;
  }
  if (looks.isOpen) {
    return h('p', { class: 'muted small' }, `${whole(shown.characters)} more characters are not shown here; `,
      item.logLine ? 'its line in the log has them.' : 'the raw log has them.');
  }
  const left = shown.lines > 1 ? plural(shown.lines, 'more line') : `${whole(shown.characters)} more characters`;
  return foldButton(looks, `… ${left}: show all`);
}

function foldButton(looks, text) {
  return h('button', {
    type: 'button', class: 'button quiet small turn-more', tabIndex: -1, onclick: looks.turn,
  }, text);
}

// MARK: Marks

const marksMax = 300;

/** Marks what is found in the texts of a node. */
export function markText(node, mark) {
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!text.parentElement.closest('.turn-number, .turn-meta, .turn-more, .sr-only')) texts.push(text);
  }
  let left = marksMax;
  for (const text of texts) {
    if (left <= 0) return;
    mark.lastIndex = 0;
    let match = mark.exec(text.data);
    if (!match) continue;
    const parts = [];
    let place = 0;
    for (; match && left > 0; match = mark.exec(text.data)) {
      if (match[0] === '') break;
      if (match.index > place) parts.push(text.data.slice(place, match.index));
      parts.push(h('mark', { class: 'hit' }, match[0]));
      place = match.index + match[0].length;
      left -= 1;
    }
    if (place < text.data.length) parts.push(text.data.slice(place));
    text.replaceWith(...parts);
  }
}
