// Goes anywhere and does anything, by a few letters: pages, tasks, runs, who is at work, acts.

import * as live from './live.js';
import { h, replace, uid } from './dom.js';
import { get } from './api.js';
import { dialog } from './dialogs.js';
import { fuzzy } from './fuzzy.js';
import { sign, words, shortRun } from './format.js';
import { navigate, currentPage } from './router.js';
import { keyCap } from './keys.js';

const sources = new Set();
const shownMax = 40;
const keptMs = 20000;
let open = null;

/** Adds what a page can do; `source(query)` gives `[{ label, hint, run|href, group }]`. */
export function addPaletteSource(source) {
  sources.add(source);
  return () => sources.delete(source);
}

const pagesKnown = [
  ['Fleet', '/', '1'], ['Tasks', '/tasks', '2'], ['Tasks as a board', '/tasks?view=board'], ['Runs', '/runs', '3'],
  ['Cost', '/cost', '4'], ['Why', '/why', '5'], ['Health', '/health', '6'], ['Search', '/search', '7'],
  ['SQL', '/sql', '8'], ['Settings', '/settings', '9'], ['Performance', '/performance'], ['Decisions', '/decisions'],
];

// MARK: What there is to go to

function pageItems() {
  return pagesKnown.map(([label, href, key]) => ({ label, href, key, group: 'Pages' }));
}

function workerItems() {
  return (live.status()?.workers ?? []).flatMap((worker) => {
    const state = sign(worker.verdict ?? 'unknown');
    const hint = `${state.shape} ${worker.stateWord ?? state.word}`;
    const run = encodeURIComponent(worker.run);
    return [
      { label: `${worker.task} log`, hint, href: `/r/${run}/log`, group: 'At work' },
      { label: `${worker.task} talk`, hint, href: `/r/${run}/talk`, group: 'At work', isAsked: true },
      { label: `${worker.task} changes`, hint, href: `/r/${run}/diff`, group: 'At work', isAsked: true },
    ];
  });
}

const kept = { at: 0, items: [] };

async function recordItems() {
  if (Date.now() - kept.at < keptMs) return kept.items;
  const [tasks, runs] = await Promise.allSettled([get('/tasks', { limit: 200 }), get('/runs', { limit: 100 })]);
  const items = [];
  for (const task of tasks.value?.rows ?? []) {
    const state = sign(task.held ? 'held' : task.status);
    items.push({
      label: `${task.task} ${task.title ?? ''}`.trim(), hint: `${state.shape} ${state.word}`,
      href: `/t/${encodeURIComponent(task.task)}`, group: 'Tasks',
    });
  }
  for (const run of runs.value?.rows ?? []) {
    const state = sign(run.status);
    items.push({
      label: `${run.task} ${shortRun(run.run)}`, words: `${run.run} ${run.about ?? ''}`,
      hint: `${state.shape} ${words(run.status)}`, href: `/r/${encodeURIComponent(run.run)}/log`, group: 'Runs',
    });
  }
  Object.assign(kept, { at: Date.now(), items });
  return items;
}

function actItems(query) {
  const items = [];
  for (const key of currentPage()?.shown?.keys ?? []) {
    if (key.label && !key.isSecret && (!key.when || key.when())) {
      items.push({ label: key.label, key: [key.key].flat()[0], run: () => key.run(), group: 'On this page' });
    }
  }
  for (const source of sources) items.push(...source(query));
  return items;
}

function searchItem(query) {
  return {
    label: `Search the record for “${query}”`, href: `/search?q=${encodeURIComponent(query)}`, group: 'Search',
  };
}

/** The best first, and those of one group together, in the order of their best. */
export function ranked(items, query) {
  if (query.trim() === '') {
    return items.filter((item) => !item.isAsked).slice(0, shownMax).map((item) => ({ ...item, marks: new Set() }));
  }
  const fitting = [];
  for (const item of items) {
    const found = fuzzy(query, item.label) ?? weaker(fuzzy(query, `${item.label} ${item.words ?? ''} ${item.group}`));
    if (found) fitting.push({ ...item, ...found });
  }
  fitting.sort((left, right) => right.score - left.score);
  const groups = new Map();
  for (const item of fitting.slice(0, shownMax)) {
    if (!groups.has(item.group)) groups.set(item.group, []);
    groups.get(item.group).push(item);
  }
  return [...groups.values()].flat();
}

function weaker(found) {
  return found && { score: found.score - 6, marks: new Set() };
}

// MARK: The dialog

export function showPalette(start = '') {
  if (open?.open) return open.close();
  let items = [];
  let shown = [];
  let chosen = 0;
  const listId = uid('palette');
  const list = h('div', { class: 'palette-list', id: listId, role: 'listbox', 'aria-label': 'Where to, what to do' });
  const input = h('input', {
    type: 'text', role: 'combobox', 'aria-expanded': 'true', 'aria-controls': listId, 'aria-autocomplete': 'list',
    'aria-label': 'Go to a page, a task, a run, or do something', placeholder: 'Go to, or do…', value: start,
    autocomplete: 'off', spellcheck: 'false', oninput: () => draw(), onkeydown: pressed,
  });
  const node = dialog({
    body: [input, list, h('div', { class: 'palette-foot', 'aria-hidden': 'true' },
      h('span', {}, keyCap('Enter'), ' open'), h('span', {}, keyCap('ArrowUp'), keyCap('ArrowDown'), ' choose'),
      h('span', {}, keyCap('Escape'), ' close'))],
    onClose: () => { open = null; },
  });
  node.classList.add('palette');
  node.removeAttribute('aria-labelledby');
  node.setAttribute('aria-label', 'Go to, or do');
  // The parts of the box are its own here, without the usual body around them.
  node.querySelector('.dialog-box').replaceChildren(...node.querySelector('.dialog-body').childNodes);
  open = node;

  function collect(record) {
    items = [...workerItems(), ...pageItems(), ...actItems(input.value), ...record];
    draw();
  }

  function draw() {
    const query = input.value.trim();
    shown = ranked(items, query);
    if (query) shown.push({ ...searchItem(query), marks: new Set() });
    chosen = 0;
    let group = null;
    replace(list, shown.flatMap((item, place) => {
      const head = item.group !== group
        ? h('div', { class: 'palette-group', role: 'presentation' }, item.group) : null;
      group = item.group;
      return [head, row(item, place)];
    }));
    choose(0);
  }

  function row(item, place) {
    return h('div', {
      class: 'palette-item', role: 'option', id: `${listId}-${place}`, 'aria-selected': 'false',
      onclick: () => take(place), onpointermove: () => chosen !== place && choose(place, false),
    },
    h('span', { class: 'label' }, marked(item.label, item.marks)),
    item.hint && h('span', { class: 'hint muted small' }, item.hint),
    item.key && keyCap(item.key));
  }

  function choose(place, isScrolled = true) {
    list.querySelector('[aria-selected="true"]')?.setAttribute('aria-selected', 'false');
    chosen = place;
    const node = document.getElementById(`${listId}-${place}`);
    node?.setAttribute('aria-selected', 'true');
    if (node) input.setAttribute('aria-activedescendant', node.id);
    else input.removeAttribute('aria-activedescendant');
    if (isScrolled) node?.scrollIntoView({ block: 'nearest' });
  }

  function take(place) {
    const item = shown[place];
    if (!item) return;
    node.close();
    if (item.href) navigate(item.href);
    else item.run?.();
  }

  function pressed(event) {
    const count = shown.length;
    const steps = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, PageDown: chosen + 8, PageUp: chosen - 8 };
    if (event.ctrlKey && event.key === 'n') steps.n = chosen + 1;
    if (event.ctrlKey && event.key === 'p') steps.p = chosen - 1;
    if (event.key === 'Enter') {
      event.preventDefault();
      take(chosen);
    } else if (event.key in steps && count > 0) {
      event.preventDefault();
      const isPage = event.key.startsWith('Page');
      choose(isPage ? Math.max(0, Math.min(count - 1, steps[event.key])) : (steps[event.key] + count) % count);
    }
  }

  collect(kept.items);
  input.focus();
  input.select();
  recordItems().then((found) => open === node && collect(found));
  return node;
}

function marked(text, marks) {
  if (!marks?.size) return text;
  const parts = [];
  for (let at = 0; at < text.length; at += 1) {
    const isMarked = marks.has(at);
    const last = parts.at(-1);
    if (last && last.isMarked === isMarked) last.text += text[at];
    else parts.push({ text: text[at], isMarked });
  }
  return parts.map((part) => (part.isMarked ? h('b', {}, part.text) : part.text));
}
