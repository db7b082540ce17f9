// The search in a log: the field, what the server has found so far, and which hit one is at.

import { isAborted } from './api.js';
import { h, setText } from './dom.js';
import { whole } from './format.js';
import { placeOf, sought } from './find.js';
import { failurePattern } from './logline.js';

const typingMs = 250;
const askAgainMs = 400;
const laterMs = 1_500;
/** A larger log is not looked through without being asked to. */
const unaskedBytesMax = 64 * 1024 * 1024;

export class LogSearch {
  /**
   * @param options changed(): hits are other; step(direction): go to one; typed(text): what is looked for is other;
   *   done(): nothing more is typed
   */
  constructor({ signal, changed, step, typed, done }) {
    this.signal = signal;
    this.changed = changed;
    this.typed = typed;
    this.source = null;
    this.sought = null;
    this.hits = [];
    this.current = null;
    this.isCut = false;
    this.isCounting = false;
    this.fault = '';
    this.wantsJump = false;
    this.round = 0;
    this.timer = 0;
    this.stop = new AbortController();
    this.build(step, done);
  }

  get isMissing() { return this.sought !== null && !this.isCounting && this.hits.length === 0; }
  get mark() { return this.sought?.mark ?? null; }

  build(step, done) {
    this.field = h('input', {
      type: 'search', placeholder: 'Find, or /pattern/', 'aria-label': 'Find in the log', 'data-filter': true,
      'aria-keyshortcuts': '/', spellcheck: 'false', autocomplete: 'off',
      title: 'Small letters find capital ones, too. Between slashes: a regular expression.',
      oninput: () => this.soon(typingMs, () => this.take(this.field.value)),
      onkeydown: (event) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          if ((this.sought?.text ?? '') !== this.field.value) this.take(this.field.value);
          else step(event.shiftKey ? -1 : 1);
        } else if (event.key === 'Escape') {
          // The browser would empty it; what was found stays, so that n and N lead on.
          event.preventDefault();
          event.stopPropagation();
          done();
        }
      },
    });
    this.told = h('span', { class: 'small muted nowrap', role: 'status' });
    const arrow = (text, label, direction) => h('button', {
      type: 'button', class: 'button icon small', 'aria-label': label, title: label, hidden: true,
      onclick: () => step(direction),
    }, text);
    this.arrows = [arrow('↑', 'To the hit before (N)', -1), arrow('↓', 'To the next hit (n)', 1)];
    this.node = h('div', { class: 'row tight log-search', role: 'search' }, this.field, this.told, this.arrows);
  }

  focus() {
    this.field.focus();
    this.field.select();
  }

  soon(delay, work) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => !this.signal.aborted && work(), delay);
  }

  leave() {
    clearTimeout(this.timer);
    this.forgetLater();
    this.stop.abort();
  }

  /** What was typed: it is looked for, and the first hit behind what is seen is shown. */
  take(text) {
    this.typed(text || null);
    this.wantsJump = text !== '';
    this.look(text);
  }

  /** What the address says. */
  set(text) {
    if ((this.sought?.text ?? '') === text) return;
    this.field.value = text;
    this.wantsJump = false;
    this.look(text);
  }

  /** Other lines are looked through from now on. */
  of(source) {
    this.source = source;
    if (this.sought) this.look(this.sought.text);
  }

  takesJump() {
    const wants = this.wantsJump;
    if (this.hits.length > 0 || !this.isCounting) this.wantsJump = false;
    return wants;
  }

  look(text) {
    this.stop.abort();
    clearTimeout(this.timer);
    this.forgetLater();
    this.sought = sought(text);
    Object.assign(this, { hits: [], current: null, isCut: false, isCounting: Boolean(this.sought), fault: '' });
    this.changed();
    this.tell(null);
    if (this.sought && this.source) this.ask();
  }

  /** The log has grown: the server goes on where it was. */
  later() {
    const isDue = () => this.sought && !this.isCounting && !this.isCut && !this.fault;
    // A log that grows all the time is asked in its turn all the same, and what is typed meanwhile is not forgotten.
    if (this.laterTimer || !isDue()) return;
    this.laterTimer = setTimeout(() => {
      this.laterTimer = 0;
      if (isDue() && !this.signal.aborted) this.ask();
    }, laterMs);
  }

  forgetLater() {
    clearTimeout(this.laterTimer);
    this.laterTimer = 0;
  }

  async ask() {
    this.stop.abort();
    this.stop = new AbortController();
    const { stop, source } = this;
    try {
      const answer = await source.search(this.sought.text, this.sought.ignoresCase, { signal: stop.signal });
      if (stop.signal.aborted || this.signal.aborted) return;
      const before = this.hits.length;
      const wasCounting = this.isCounting;
      this.hits = answer.hits ?? [];
      this.isCut = Boolean(answer.isCut);
      this.isCounting = Boolean(answer.isCounting);
      if (this.hits.length !== before || wasCounting !== this.isCounting) this.changed();
      this.tell(this.current);
      if (this.isCounting && !this.isCut) this.soon(askAgainMs, () => this.ask());
    } catch (error) {
      if (isAborted(error) || stop.signal.aborted) return;
      this.isCounting = false;
      this.fault = error.status === 400 || error.status === 422 ? error.detail : 'cannot be looked for now';
      this.tell(null);
    }
  }

  /** "3 of 7". */
  tell(line) {
    const { hits } = this;
    const more = this.isCut ? '+' : '';
    let text = '';
    if (this.fault) text = this.fault;
    else if (!this.sought) text = '';
    else if (hits.length === 0) text = this.isCounting ? 'looks …' : 'not found';
    else if (line === null) text = `${whole(hits.length)}${more} found`;
    else text = `${whole(placeOf(hits, line) + 1)} of ${whole(hits.length)}${more}`;
    if (hits.length > 0 && this.isCounting) text += ' …';
    setText(this.told, text);
    for (const arrow of this.arrows) arrow.hidden = hits.length === 0;
  }

  /** Lines that tell of failures, for the map; of a huge log nobody asked to have it looked through. */
  async failures(source) {
    if ((source.writtenBytes ?? 0) > unaskedBytesMax) return [];
    try {
      for (let turn = 0; turn < 20; turn += 1) {
        const answer = await source.search(`/${failurePattern}/`, true, { signal: this.signal });
        const hits = answer.hits ?? [];
        // Where nearly every line has such a word it tells nothing.
        if (!answer.isCounting || answer.isCut) return hits.length * 3 > answer.total ? [] : hits;
        await new Promise((resolve) => { setTimeout(resolve, askAgainMs); });
      }
    } catch (error) {
      if (!isAborted(error)) return [];
    }
    return [];
  }
}
