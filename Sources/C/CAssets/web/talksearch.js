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
      this.hits = rows.filter((row) => row.place?.block !== undefined || !/log|decision/.test(row.in ?? ''))
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
      const place = await itemOfHit(hit, source, this.mark);
      if (place === null) toast('Where it stands is not known.');
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

/**
 * The item that a hit is of: by its block where items tell it, else by its time. Asks for what stands between the two
 * entries of the outline around that time, and at most a few times more.
 */
export async function itemOfHit(hit, source, mark) {
  const wanted = Date.parse(hit.time);
  let [low, high] = [0, Math.max(0, source.total - 1)];
  for (const entry of source.entries) {
    const time = Date.parse(entry.time);
    if (Number.isNaN(time)) continue;
    if (time < wanted) low = Math.max(low, entry.i);
    else if (time > wanted) high = Math.min(high, Math.max(entry.i, low));
  }
  // Times of items only grow, so that halves can be left out.
  while (high - low > 150) {
    const middle = Math.floor((low + high) / 2);
    const { items } = await source.window(middle, 20);
    const timed = items.find((item) => item.time);
    if (!timed) break;
    if (Date.parse(timed.time) < wanted) low = timed.i;
    else high = Math.max(low, middle);
  }
  const { items } = await source.window(low, Math.min(200, high - low + 20));
  const isSame = (item) => item.time && Math.abs(Date.parse(item.time) - wanted) < 2;
  const says = (item) => {
    if (!mark) return true;
    mark.lastIndex = 0;
    return mark.test(`${item.text ?? ''}\n${item.tool?.input ?? ''}\n${item.tool?.title ?? ''}\n${item.diff ?? ''}`);
  };
  const block = hit.place?.block;
  const found = items.find((item) => block !== undefined && item.block === block)
    ?? items.find((item) => isSame(item) && says(item)) ?? items.find(isSame)
    ?? items.find((item) => item.time && Date.parse(item.time) >= wanted);
  return found ? found.i : null;
}
