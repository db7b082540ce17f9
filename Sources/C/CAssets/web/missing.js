// For addresses that no page has.

import { h } from './dom.js';
import { empty, pageHead } from './parts.js';
import { showPalette } from './palette.js';

export function title() { return 'Not here'; }

export function show(root) {
  root.append(pageHead('There is no such page'),
    h('div', { class: 'card' }, empty(
      'Nothing has this address',
      'It may have been mistyped, or be of another version of roost.',
      h('a', { class: 'button primary', href: '/' }, 'To the fleet'),
      h('button', { type: 'button', class: 'button', onclick: () => showPalette() }, 'Go to…'),
    )));
  return {};
}
