// The keys of a conversation: the letters of the terminal.

import { isCallEntry, isFailureEntry } from './talksource.js';

/** Before the list has them: its rows are higher than what is seen. */
export function pressed(page, event) {
  if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches?.('.vrow, .vlist')) return;
  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, g: -Infinity, Home: -Infinity, G: Infinity, End: Infinity };
  const pages = { PageDown: 0.9, PageUp: -0.9 };
  if (event.key in steps) page.move(steps[event.key]);
  else if (event.key in pages) page.scroll(pages[event.key]);
  else if (event.key === ' ') page.turn(page.list.active());
  else return;
  event.preventDefault();
  event.stopPropagation();
}

export function talkKeys(page) {
  const group = 'Talk';
  const key = (names, label, run) => ({ key: names, label, group, run: () => page.list && run() });
  const secret = (names, run) => ({ key: names, isSecret: true, run: () => page.list && run() });
  return [
    key(']', 'To the next use of a tool', () => page.seek(1, isCallEntry, 'use of a tool')),
    key('[', 'To the one before', () => page.seek(-1, isCallEntry, 'use of a tool')),
    key('}', 'To the next failure', () => page.seek(1, isFailureEntry, 'failure')),
    key('{', 'To the one before', () => page.seek(-1, isFailureEntry, 'failure')),
    key([' ', 'Enter'], 'All of a message, or its beginning', () => page.turn(page.list.active())),
    key('T', 'What it thought', () => page.setThinking(!page.showsThinking)),
    key('p', 'Play, or pause', () => page.play()),
    key('>', 'Play faster', () => page.playback.setSpeed(Math.min(8, page.playback.speed * 2))),
    key('<', 'Play slower', () => page.playback.setSpeed(Math.max(1, page.playback.speed / 2))),
    key('n', 'To the next place that was found', () => page.search.stepTo(1)),
    key('N', 'To the one before', () => page.search.stepTo(-1)),
    key('o', 'The outline', () => page.setSides({ isOutlined: !page.isOutlined })),
    key('i', 'The details', () => page.setSides({ hasDetails: !page.hasDetails })),
    secret(['j', 'ArrowDown'], () => page.move(1)),
    secret(['k', 'ArrowUp'], () => page.move(-1)),
    secret(['g', 'Home'], () => page.move(-Infinity)),
    secret(['G', 'End'], () => page.move(Infinity)),
    secret('PageDown', () => page.scroll(0.9)),
    secret('PageUp', () => page.scroll(-0.9)),
    secret('Ctrl+d', () => page.scroll(0.5)),
    secret('Ctrl+u', () => page.scroll(-0.5)),
  ];
}
