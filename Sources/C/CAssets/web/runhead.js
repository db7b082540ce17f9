// The head of all pages of one run: what it is, how it is, and the way between its log, talk, diff and facts.

import { get, part, isAborted } from './api.js';
import { h, replace, setText } from './dom.js';
import { duration, dateTime, shortRun, signNode, updateSign, ageNode } from './format.js';
import { command, splitter, taskLink, tabs } from './parts.js';
import { visible } from './safe.js';

const names = { log: 'Log', talk: 'Talk', diff: 'Diff', run: 'Run' };

/** The looks of these pages are in a file of their own, which comes with the first of them. */
let styles = null;
export function loadStyles() {
  styles ??= new Promise((resolve) => {
    const href = new URL('./reading.css', import.meta.url).href;
    // Without them the pages can be read, too.
    const link = h('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve });
    document.head.append(link);
    setTimeout(resolve, 2_000);
  });
  return styles;
}

export function runPath(run, page) {
  const path = part`/r/${run}`;
  return page === 'run' ? path : `${path}/${page}`;
}

/** The divider behind the first pane. The split has to be on the page already: widths depend upon it. */
export function divide(split, key, label) {
  split.insertBefore(splitter(split, { key, label, initial: 260 }), split.children[1]);
}

/** A line for the terminal. Names come out of addresses: what a shell would obey is never made a line to be copied. */
export function commandOf(text, name) { return /^[\w.:@-]+$/.test(name) ? command(`${text} ${name}`) : null; }

/**
 * @param page 'log', 'talk', 'diff' or 'run'
 * @returns { node, facts(): what is known of the run or null, onFacts(handler) }
 */
export function runHead(ctx, run, page) {
  const handlers = new Set();
  let facts = null;
  const state = h('span', { class: 'run-state' });
  const task = h('span', {});
  const about = h('span', { class: 'run-about truncate' });
  const sub = h('div', { class: 'sub row run-sub' }, state, task, about);
  const links = tabs(
    Object.entries(names).map(([id, label]) => ({ id, label, href: runPath(run, id) })), page,
    { label: 'Parts of this run' }
  );
  const heading = h('h1', { tabIndex: -1 }, `${names[page]} `,
    h('span', { class: 'mono run-name', title: visible(run) }, shortRun(visible(run))));
  const node = h('header', { class: 'page-head run-head' }, heading, sub, links);
  let sign = null;
  let spell = null;

  function tell() {
    const { status, attendance } = facts;
    const told = attendance === 'nobody' ? 'lost' : status;
    const word = attendance === 'nobody' ? `${status} (end unseen)` : undefined;
    if (sign) {
      updateSign(sign, told, word ?? String(told).replaceAll('_', ' '));
    } else {
      sign = signNode(told, word);
      replace(state, sign);
    }
    replace(task, facts.task ? taskLink(facts.task, visible(facts.task)) : null);
    const took = facts.startedAt && facts.finishedAt
      ? duration(Date.parse(facts.finishedAt) - Date.parse(facts.startedAt)) : null;
    spell = facts.finishedAt || !facts.startedAt ? null : ageNode(facts.startedAt, { short: true });
    const exit = facts.exitCode == null ? null : `exit ${facts.exitCode}`;
    const attempt = facts.attempt > 1 ? `attempt ${facts.attempt}` : null;
    const parts = [facts.agent && visible(facts.agent), attempt, took ?? spell, exit].filter(Boolean);
    replace(about, parts.map((text, place) => [place > 0 ? ' · ' : '', text]));
    about.title = facts.startedAt ? `began ${dateTime(facts.startedAt)}` : '';
    for (const handler of handlers) handler(facts);
  }

  async function load() {
    try {
      facts = await get(part`/runs/${run}`, {}, { signal: ctx.signal });
      tell();
    } catch (error) {
      if (isAborted(error)) return;
      setText(state, error.status === 404 ? 'no such run is known' : 'what it is cannot be told now');
    }
  }

  ctx.watch(`run:${run}`, ({ type }) => type === 'run' && load());
  ctx.on('reset', load);
  load();
  return {
    node,
    facts: () => facts,
    onFacts: (handler) => {
      handlers.add(handler);
      if (facts) handler(facts);
    },
  };
}
