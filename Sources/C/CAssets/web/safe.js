// Text of others made visible: what an agent, a file or a program wrote must not turn the direction of reading, hide
// itself or pass for something else. The same characters as in the terminal (ShownCharacter), and beyond those the ones
// that are not seen at all: zero-width marks and tags, which carry orders to models past the eyes of people.

import { h } from './dom.js';

/* eslint-disable no-control-regex, no-misleading-character-class */
const selectors = '[\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}]';
const unsafe = new RegExp(
  '[\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u2028-\\u202e'
    + '\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]|\\p{Surrogate}'
    // What chooses a form of the character before it: more than one does not, nor does one for others than ideographs.
    + `|(?<=${selectors})${selectors}|(?<!\\p{Script=Han})[\\u{e0100}-\\u{e01ef}]`,
  'gu'
);

/** A character as people may read it: `\e`, `\r`, `\u{202e}`. */
export function escape(character) {
  switch (character) {
    case '\n': return '\\n';
    case '\r': return '\\r';
    case '\t': return '\\t';
    case '\u001b': return '\\e';
    default: return `\\u{${character.codePointAt(0).toString(16)}}`;
  }
}

/** The text cut where escapes stand: [{ text, isEscape }]. Tabs and line ends stay what they are. */
export function pieces(text) {
  unsafe.lastIndex = 0;
  let match = unsafe.exec(text);
  if (!match) return text === '' ? [] : [{ text, isEscape: false }];
  const found = [];
  let place = 0;
  for (; match; match = unsafe.exec(text)) {
    if (match.index > place) found.push({ text: text.slice(place, match.index), isEscape: false });
    const last = found[found.length - 1];
    if (last?.isEscape) last.text += escape(match[0]);
    else found.push({ text: escape(match[0]), isEscape: true });
    place = match.index + match[0].length;
  }
  if (place < text.length) found.push({ text: text.slice(place), isEscape: false });
  return found;
}

/** The text with escapes written out, for attributes and names. On one line, unless told otherwise. */
export function visible(text, { isOneLine = true } = {}) {
  const shown = pieces(String(text ?? '')).map((piece) => piece.text).join('');
  return isOneLine ? shown.replace(/[\n\t]+/g, ' ') : shown;
}

/** The same as nodes, in which escapes look other than what was written. */
export function visibleNodes(text) {
  return pieces(String(text ?? '')).map((piece) => (piece.isEscape ? escapeNode(piece.text) : piece.text));
}

export function escapeNode(text) {
  return h('span', { class: 'esc', title: 'a character that is not shown as it is' }, text);
}
