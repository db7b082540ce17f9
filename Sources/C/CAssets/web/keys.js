// The same letters as in the terminal. A page's keys come before those that hold everywhere.

import { h } from './dom.js';
import { dialog } from './parts.js';

const layers = { page: [], global: [] };

/** Adds keys; what comes back takes them away. */
export function register(keys, { signal, layer = 'page' } = {}) {
  const added = keys.filter((key) => key?.key);
  layers[layer].push(...added);
  const stop = () => { layers[layer] = layers[layer].filter((key) => !added.includes(key)); };
  signal?.addEventListener('abort', stop, { once: true });
  return stop;
}

export function start() {
  document.addEventListener('keydown', pressed);
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing) return;
  const name = nameOf(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (isPlain && isTyping(event.target)) {
    if (event.key === 'Escape') event.target.blur();
    return;
  }
  if (document.querySelector('dialog[open]')) return;
  // What a button or a link does by Enter and Space is its own.
  if (isPlain && (event.key === 'Enter' || event.key === ' ') && isControl(event.target)) return;
  const found = [...layers.page].reverse().concat(layers.global)
    .find((key) => namesOf(key).includes(name) && (!key.when || key.when(event)));
  if (!found) return;
  event.preventDefault();
  // What a key does to others it does once, however long it is held.
  if (event.repeat && found.isOnce) return;
  found.run(event);
}

function namesOf(key) {
  return Array.isArray(key.key) ? key.key : [key.key];
}

function nameOf(event) {
  const mods = [];
  if (event.ctrlKey || event.metaKey) mods.push('Ctrl');
  if (event.altKey) mods.push('Alt');
  const key = event.key.length === 1 && mods.length > 0 ? event.key.toLowerCase() : event.key;
  return [...mods, key].join('+');
}

export function isTyping(target) {
  if (!(target instanceof Element)) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target.tagName === 'INPUT' && !['checkbox', 'radio', 'range', 'button', 'submit'].includes(target.type);
}

function isControl(target) {
  const controls = 'button, a[href], summary, input, select, [role=menuitem]';
  return target instanceof Element && target.closest(controls) != null;
}

// MARK: The sheet

const shown = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Enter: '↵', Escape: 'Esc',
  ' ': 'Space' };
const isMac = /mac|iphone|ipad/i.test(navigator.platform ?? '');

export function keyCap(name) {
  const parts = name === '+' ? ['+'] : name.split('+').map((part) => part || '+');
  const text = parts.map((part) => (part === 'Ctrl' && isMac ? '⌘' : shown[part] ?? part)).join(isMac ? '' : ' ');
  return h('kbd', { class: 'kbd' }, text);
}

const moves = [
  { key: ['j', 'k'], label: 'Down and up in a list', group: 'Move' },
  { key: ['g', 'G'], label: 'To its beginning, to its end', group: 'Move' },
  { key: ['Ctrl+d', 'Ctrl+u'], label: 'Half a page down and up', group: 'Move' },
  { key: ['Enter'], label: 'Open what is chosen', group: 'Move' },
];

export function showSheet() {
  const groups = new Map();
  for (const key of [...layers.page, ...moves, ...layers.global]) {
    // What cannot be done here or now is not told of.
    if (key.isSecret || (key.when && !key.when())) continue;
    const group = key.group ?? 'This page';
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(key);
  }
  const body = h('div', { class: 'key-sheet' }, [...groups].map(([group, keys]) =>
    h('section', {},
      h('h3', {}, group),
      h('dl', {}, keys.map((key) => h('div', {},
        h('dt', {}, namesOf(key).map((name, place) => [place > 0 && ' ', keyCap(name)])),
        h('dd', {}, key.label)))))));
  return dialog({ title: 'Keys', body, isWide: true });
}
