// The search within a conversation: the server finds the words, and what was found is listed in the outline's place.

import { get, isAborted } from './api.js';
import { h, setText } from './dom.js';
import { toast } from './parts.js';
import { whole, words } from './format.js';
import { markOfWords } from './find.js';
import { visible } from './safe.js';

const limit = 200;
const typingMs = 350;

export class TalkSearch {
  /**
   * @param options run; changed(): what was found is other; step(index): go to a hit; typed(text): what is looked for
   *   is other; done(): no more is typed
   */
  constructor({ run, signal, changed, step, typed, done }) {
    Object.assign(this, { run, signal, changed, step, typed, done });
    this.text = '';
    this.hits = [];
    this.at = -1;
    this.mark = null;
    this.isCut = false;
    this.isMissing = false;
    this.timer = 0;
    this.stop = new AbortController();
    this.field = h('input', {
      type: 'search', placeholder: 'Find in it', 'aria-label': 'Find in the conversation', 'data-filter': true,
      'aria-keyshortcuts': '/', spellcheck: 'false', autocomplete: 'off',
      title: 'All words have to be there; "words in a row", -without, begin*',
      oninput: () => this.soon(() => this.take(this.field.value)),
      onkeydown: (event) => this.pressed(event),
    });
    this.result = h('span', { class: 'small muted nowrap', role: 'status' });
    this.node = h('div', { class: 'row tight log-search', role: 'search' }, this.field, this.result);
  }

  pressed(event) {
    if (event.key === 'Enter') {
      event.preventDefault();
      if (this.field.value.trim() === this.text) this.stepTo(event.shiftKey ? -1 : 1);
      else this.take(this.field.value);
    } else if (event.key === 'Escape') {
      // The browser would empty it; what was found stays, so that n and N lead on.
      event.preventDefault();
      event.stopPropagation();
      this.done();
    }
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  soon(work) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => !this.signal.aborted && work(), typingMs);
  }

  leave() {
    clearTimeout(this.timer);
    this.stop.abort();
  }

  take(text) {
    this.typed(text.trim() || null);
    this.look(text);
  }

  clear() {
    this.field.value = '';
    this.take('');
  }

  set(text) {
    if (text === this.text) return;
    this.field.value = text;
    this.look(text);
  }

  async look(typed) {
    clearTimeout(this.timer);
    this.stop.abort();
    this.stop = new AbortController();
    const { stop } = this;
    const text = typed.trim();
    Object.assign(this, { text, hits: [], at: -1, isCut: false, isMissing: false, mark: markOfWords(text) });
    setText(this.result, text ? 'looks …' : '');
    this.changed();
    if (!text) return;
    try {
      const answer = await get('/search', { q: text, run: this.run, limit }, { signal: stop.signal });
      if (stop.signal.aborted) return;
      const rows = answer.rows ?? [];
      this.hits = rows.filter((row) => row.place?.block !== undefined)
        .sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
      this.isCut = Boolean(answer.next) || rows.length >= limit;
      this.isMissing = this.hits.length === 0;
      this.changed();
      this.tell();
    } catch (error) {
      if (isAborted(error)) return;
      setText(this.result, error.status >= 400 && error.status < 500 ? error.detail : 'cannot be looked for now');
    }
  }

  tell() {
    const { hits, at } = this;
    const count = `${whole(hits.length)}${this.isCut ? '+' : ''}`;
    if (!this.text) setText(this.result, '');
    else if (hits.length === 0) setText(this.result, 'not found');
    else setText(this.result, at < 0 ? `${count} found` : `${at + 1} of ${count}`);
  }

  /** To the next hit, or the one before; behind the last comes the first again. */
  stepTo(direction) {
    const { hits, at } = this;
    if (hits.length === 0) return void (this.isMissing && toast('It is not found in this conversation.'));
    const start = at < 0 && direction < 0 ? 0 : at;
    this.step((start + direction + hits.length) % hits.length);
    return undefined;
  }

  /** The item of a hit, to which one goes; null where it is not known, or another was asked for meanwhile. */
  async placeOf(index, source) {
    const hit = this.hits[index];
    if (!hit) return null;
    this.at = index;
    this.tell();
    try {
      const place = await source.itemOfBlock(hit.place.block);
      if (place === null) toast('It is not in the conversation any more.');
      return this.hits[this.at] === hit ? place : null;
    } catch (error) {
      if (!isAborted(error)) toast(error.detail || error.title, { tone: 'bad' });
      return null;
    }
  }

  /** What was found, as entries of the outline. */
  entries() {
    return this.hits.map((hit) => ({
      sign: '⌕', label: visible(hit.text).trim().slice(0, 200), detail: `${words(hit.in)}: ${visible(hit.text)}`,
      time: hit.time, isError: false, count: 1,
    }));
  }
}
