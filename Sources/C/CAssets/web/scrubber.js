// Where one is in a conversation, as a slider over all of it: with the keys of a slider, failures and prompts marked,
// and playing on by itself.

import { h, setText } from './dom.js';
import { time, whole } from './format.js';
import { select } from './parts.js';
import { Minimap } from './minimap.js';
import { speeds } from './playback.js';

export class Scrubber {
  /** @param options go(place): from 0; play(); setSpeed(speed) */
  constructor({ signal, go, play, setSpeed }) {
    this.total = 0;
    this.input = h('input', {
      type: 'range', min: '1', max: '1', step: '1', class: 'scrubber-input', 'aria-label': 'Message',
      oninput: () => go(Number(this.input.value) - 1),
    });
    this.map = new Minimap({
      label: 'Where in the conversation somebody was asked, and where something failed', isUpright: false, signal,
      go: (number) => go(number - 1),
      layers: [
        { name: 'prompts', color: '--info', from: 0, to: 0.5 },
        { name: 'hits', color: '--mark-current', from: 0, to: 1 },
        { name: 'failures', color: '--bad', from: 0.5, to: 1 },
      ],
    });
    const step = (text, label, work) => h('button', {
      type: 'button', class: 'button icon small', 'aria-label': label, title: label, onclick: work,
    }, text);
    this.playButton = step('▶', 'Play (p)', play);
    this.speed = select({
      label: 'Speed', value: '1', options: speeds.map((speed) => [String(speed), `${speed}×`]),
      onChange: (value) => setSpeed(Number(value)),
    });
    this.where = h('span', { class: 'scrubber-where nowrap small' });
    this.node = h('div', { class: 'scrubber', role: 'group', 'aria-label': 'Where in the conversation' },
      step('«', 'To the first (g)', () => go(0)), this.playButton, this.speed,
      h('div', { class: 'scrubber-way' }, this.map.node, this.input),
      step('»', 'To the last (G)', () => go(this.total - 1)), this.where);
  }

  setTotal(total) {
    this.total = total;
    this.input.max = String(Math.max(1, total));
    this.input.disabled = total < 2;
    this.map.setTotal(total);
  }

  setMarks(entries) {
    const numbers = (wanted) => entries.filter(wanted).map((entry) => entry.i + 1);
    this.map.set('failures', numbers((entry) => entry.isError));
    this.map.set('prompts', numbers((entry) => entry.kind === 'user' || entry.kind === 'text'));
  }

  setHits(places) { this.map.set('hits', places.map((place) => place + 1)); }

  /** @param iso the time of the item, where it is known */
  setPlace(place, iso) {
    const told = this.total === 0 ? '0 of 0' : `${whole(place + 1)} of ${whole(this.total)}`;
    this.input.value = String(place + 1);
    this.input.setAttribute('aria-valuetext', iso ? `${told}, ${time(iso)}` : told);
    setText(this.where, iso ? `${told} · ${time(iso)}` : told);
  }

  setPlaying(isPlaying, speed) {
    this.playButton.textContent = isPlaying ? '⏸' : '▶';
    this.playButton.title = isPlaying ? 'Pause (p)' : 'Play (p)';
    this.playButton.setAttribute('aria-label', this.playButton.title);
    this.speed.value = String(speed);
  }
}
