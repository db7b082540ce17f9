// "42 new lines": what has come below while somebody reads further up, and the way there.

import { h, replace } from './dom.js';
import { whole } from './format.js';

export class NewRows {
  #count = 0;
  #word;

  /** @param word of several of them; go(): somebody wants to see them */
  constructor(word, go) {
    this.#word = word;
    this.node = h('button', { type: 'button', class: 'vlist-jump', hidden: true, onclick: go });
  }

  add(count) {
    this.#count += count;
    const word = this.#count === 1 ? this.#word.replace(/s$/, '') : this.#word;
    this.node.hidden = false;
    replace(this.node, h('span', { 'aria-hidden': 'true' }, '▼ '), `${whole(this.#count)} new ${word}`);
  }

  clear() {
    this.#count = 0;
    this.node.hidden = true;
  }
}
