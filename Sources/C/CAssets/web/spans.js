// The arithmetic of a log line's spans: pieces of text with looks. Nothing here touches the page.

import { pieces } from './safe.js';

/** Characters of a line that are shown before somebody asks for more; and then. */
export const shortMax = 4_000;
export const longMax = 200_000;

/** What is written in them. */
export function textOf(spans) {
  return (spans ?? []).map((span) => span.t ?? '').join('');
}

/** The same with what would hide or turn text written out, dim and underlined, so that it looks like no other text. */
export function safeSpans(spans) {
  const safe = [];
  for (const span of spans ?? []) {
    if (typeof span?.t !== 'string') continue;
    const looks = span.r ? reversed(span) : span;
    for (const piece of pieces(span.t)) {
      safe.push(piece.isEscape ? { t: piece.text, u: true, d: true } : { ...looks, t: piece.text });
    }
  }
  return safe;
}

/** Text in the colour of its ground, on a ground in its own colour. */
function reversed(span) {
  return { ...span, fg: span.bg ?? 'bright-white', bg: span.fg ?? 'bright-black', r: undefined };
}

/** The first so many characters: { spans, left: how many more there are }. Never half a character. */
export function cutSpans(spans, max) {
  const kept = [];
  let room = max;
  let left = 0;
  for (const span of spans) {
    if (room <= 0) {
      left += span.t.length;
    } else if (span.t.length <= room) {
      kept.push(span);
      room -= span.t.length;
    } else {
      const last = span.t.charCodeAt(room - 1);
      const end = last >= 0xd800 && last <= 0xdbff ? room - 1 : room;
      kept.push({ ...span, t: span.t.slice(0, end) });
      left += span.t.length - end;
      room = 0;
    }
  }
  return { spans: kept, left };
}
