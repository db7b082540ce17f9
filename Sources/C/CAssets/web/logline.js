// A line of a log as it is shown: its number, when, whose, and what it says in its colours.

import { h } from './dom.js';
import { spanNodes } from './ansi.js';
import { bytes, time, whole, plural, dateTime } from './format.js';
import { safeSpans, cutSpans, textOf, shortMax, longMax } from './spans.js';
import { visible } from './safe.js';

/** Of a line in which what a pattern finds is marked. */
const patternMax = 1_000;
const sourceSigns = { out: '·', err: '!', run: '◈' };
const levelSigns = { warn: '⚠', warning: '⚠', error: '✗', critical: '✗' };

const words = '(error|fatal|panic|failed|failure|exception|traceback)';

/**
 * What tells of failures, in words that programs write; not in names such as `no_error`. In what agents write as JSON
 * such words are everywhere: there it is a tool that failed.
 */
export const failurePattern = `^([^{].*[^a-z_]|[^{a-z_])?${words}([^a-z_]|$)|"is_error": ?true`;
const failure = new RegExp(failurePattern, 'i');

export function tellsFailure(line) {
  return isBad(line) || (line.source !== 'run' && failure.test(textOf(line.spans).slice(0, shortMax)));
}

function isBad(line) { return line.level === 'error' || line.level === 'critical'; }

/**
 * @param number its number, which is known before the line is
 * @param looks mark: RegExp or null; isPattern: whether it was typed as one; isHit, isCurrent, isRange; isRaw: as it
 *   was written, and not what it says; isOpened: all of a long line; open(): show it, or no more;
 *   select(number, isMore): its number was pressed; rawOf(stream): where the bytes of a stream are
 */
export function lineNode(line, number, looks) {
  const name = h('a', {
    class: 'ln', href: `#L${number}`, tabIndex: -1, title: 'Choose this line; with Shift up to here',
    onclick: (event) => {
      if (event.metaKey || event.ctrlKey || event.altKey) return;
      event.preventDefault();
      looks.select(number, event.shiftKey);
    },
  }, String(number));
  if (!line) return h('div', { class: 'line is-waiting' }, name);
  const source = line.source in sourceSigns ? line.source : 'out';
  return h('div', {
    class: ['line', source, line.level === 'warning' ? 'warn' : levelSigns[line.level] ? line.level : '', {
      error: isBad(line), 'is-open': line.open, 'is-hit': looks.isHit, 'is-current': looks.isCurrent,
      'is-range': looks.isRange,
    }],
  },
  name,
  h('span', { class: 'ts', title: line.time ? dateTime(line.time) : 'when is not known' },
    line.time ? time(line.time, { ms: true }) : '-'),
  h('span', { class: 'src' },
    h('span', { class: 'src-sign', 'aria-hidden': 'true' }, levelSigns[line.level] ?? sourceSigns[source]), source),
  textNode(line, looks));
}

/** What an agent says by its JSON, where that is known, or what was written. */
function textNode(line, looks) {
  if (line.said?.length > 0 && !looks.isRaw) return saidNode(line, looks);
  const type = line.source === 'run' && line.type ? h('span', { class: 'event-type' }, visible(line.type), ' ') : null;
  return h('span', { class: 'txt' }, type, writtenNodes(line.spans, looks), cutNodes(line, looks),
    line.folded > 0 && foldNode(line.folded));
}

/** The server gives the beginning of a long line: what is not there is said, and all of it is in the raw text. */
function cutNodes(line, looks) {
  const isCut = line.cutBytes > 0;
  if (line.source === 'run' || (!isCut && textOf(line.spans).length <= shortMax)) return null;
  return [
    isCut && h('span', { class: 'fold' }, `cut here: ${bytes(line.cutBytes)} more`),
    h('a', {
      class: 'fold', href: looks.rawOf(line.source), download: '', tabIndex: -1,
      title: 'All of it as it was written, without secrets',
    }, 'raw text'),
  ];
}

function writtenNodes(written, looks) {
  const { spans, left } = cutSpans(safeSpans(written), looks.isOpened ? longMax : shortMax);
  // What a pattern takes grows with the square of a line: of a long one nothing is marked.
  const isLong = textOf(spans).length > patternMax;
  const mark = looks.isPattern && isLong ? null : looks.mark;
  return [spanNodes(spans, { find: mark }), left > 0 && moreNode(left, looks)];
}

function saidNode(line, looks) {
  const rows = line.said.map((row, place) => [place > 0 && '\n', writtenNodes(row, { ...looks, isOpened: false })]);
  const isHidden = looks.isHit && looks.mark && !line.said.some((row) => isIn(textOf(row), looks.mark));
  const button = h('button', {
    type: 'button', class: 'fold json', tabIndex: -1, 'aria-expanded': String(looks.isOpened),
    title: 'The line as it was written',
    onclick: (event) => {
      event.stopPropagation();
      looks.open();
    },
  }, isHidden ? 'found in its JSON' : '{ }');
  return h('span', { class: 'txt' }, rows, ' ', button, line.folded > 0 && foldNode(line.folded),
    looks.isOpened && h('span', { class: 'written' }, writtenNodes(line.spans, looks), cutNodes(line, looks)));
}

function isIn(text, mark) {
  mark.lastIndex = 0;
  return mark.test(text.slice(0, patternMax));
}

function moreNode(left, looks) {
  if (looks.isOpened) {
    return h('span', { class: 'fold', title: 'the raw file has them' }, `${whole(left)} more characters are not shown`);
  }
  return h('button', {
    type: 'button', class: 'fold', tabIndex: -1,
    onclick: (event) => {
      event.stopPropagation();
      looks.open();
    },
  }, `… ${whole(left)} more characters`);
}

function foldNode(count) {
  const told = `${plural(count, 'earlier state')} written over, as of a progress bar; the raw file has all of them`;
  return h('span', { class: 'fold', title: told }, h('span', { 'aria-hidden': 'true' }, '⟳ '), plural(count, 'update'));
}

/** As it goes into the clipboard. */
export function plainText(line, isRaw) {
  const text = line.said?.length > 0 && !isRaw ? line.said.map(textOf).join('\n') : textOf(line.spans);
  return visible(text, { isOneLine: false });
}
