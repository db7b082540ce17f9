// The story of a task: along time, or as a table of the same. Where one is stands in the address.

import { isAborted, pages, part } from './api.js';
import { h, replace, uid } from './dom.js';
import { plural, time, timeNode, words } from './format.js';
import { command, details, json, problemToast, runLink, segmented } from './parts.js';
import { virtualList } from './list.js';
import { isBad } from './lanes.js';
import { Timeline } from './timeline.js';

const kinds = [
  ['decision', 'decisions'], ['trigger', 'triggers'], ['task', 'task'], ['run', 'runs'], ['worktree', 'worktree'],
  ['checkpoint', 'checkpoints'], ['event', 'events'], ['agent', 'agent'], ['tool', 'tools'],
  ['call', 'responses'], ['alert', 'alerts'],
];
const shownMax = 30;

export class TaskStory {
  #ctx; #entries = []; #shown = []; #timeline; #list = null; #body; #chips; #detail; #which; #isLive = false; #hidden;

  constructor(ctx) {
    this.#ctx = ctx;
    this.#hidden = new Set((ctx.query.hide ?? '').split(',').filter(Boolean));
    this.#body = h('div', {});
    this.#chips = h('div', { class: 'row chips', role: 'group', 'aria-label': 'Kinds of things' });
    this.#detail = h('div', { class: 'timeline-detail', hidden: true });
    this.#timeline = new Timeline({
      onChoose: (entries) => this.#detailOf(entries),
      onView: (view) => this.#ctx.setState({
        from: view ? new Date(view.from).toISOString() : null, to: view ? new Date(view.to).toISOString() : null,
      }),
    });
    this.#which = segmented({
      label: 'Shown as', options: [['', 'Timeline'], ['table', 'Table']], value: ctx.query.story ?? '',
      onChange: (value) => {
        ctx.setState({ story: value });
        this.#draw();
      },
    });
    const heading = uid('story');
    this.node = h('section', { class: 'card', 'aria-labelledby': heading },
      h('div', { class: 'card-head' }, h('h2', { id: heading }, 'Timeline'),
        h('div', { class: 'actions' }, this.#timeline.tools, this.#which)),
      h('div', { class: 'card-body' }, this.#chips, this.#body, this.#detail));
    this.#readView();
  }

  leave() {
    this.#timeline.destroy();
    this.#list?.destroy();
  }

  moved() {
    this.#which.choose(this.#ctx.query.story ?? '');
    this.#hidden = new Set((this.#ctx.query.hide ?? '').split(',').filter(Boolean));
    this.#readView();
    this.#draw();
  }

  focus() {
    this.node.scrollIntoView({ block: 'nearest' });
    this.#body.querySelector('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  #readView() {
    const { from, to } = this.#ctx.query;
    const view = { from: Date.parse(from ?? ''), to: Date.parse(to ?? '') };
    this.#timeline.setView(view.from < view.to ? view : null, { isTold: false });
  }

  update(entries, { isLive }) {
    const marks = JSON.stringify(entries.map((entry) => [entry.at, entry.text, entry.ok, entry.tookMs]));
    const isSame = marks === this.#told;
    this.#told = marks;
    this.#isLive = isLive;
    this.#entries = entries;
    if (isSame && this.#body.childElementCount > 0) return void this.#timeline.update(this.#shown, { isLive });
    this.#draw();
    if (entries.length > 0 && this.#shown.length > 0) this.#readOnce();
  }

  #told = '';
  #isRead = false;
  /** The part of time that the address names can only be shown once it is known what there is. */
  #readOnce() {
    if (this.#isRead) return;
    this.#isRead = true;
    this.#readView();
  }

  #draw() {
    this.#shown = this.#entries.filter((entry) => !this.#hidden.has(entry.kind));
    this.#drawChips();
    if (this.#which.value === 'table') return this.#drawTable();
    this.#list?.destroy();
    this.#list = null;
    this.#timeline.tools.hidden = false;
    if (this.#entries.length === 0) return void replace(this.#body,
      h('p', { class: 'muted' }, 'Nothing is recorded of it yet.'));
    this.#timeline.update(this.#shown, { isLive: this.#isLive });
    if (this.#timeline.node.parentNode !== this.#body) replace(this.#body, this.#timeline.node);
  }

  #drawChips() {
    const counts = new Map();
    for (const entry of this.#entries) counts.set(entry.kind, (counts.get(entry.kind) ?? 0) + 1);
    const focused = this.#chips.contains(document.activeElement) ? document.activeElement.dataset.kind : null;
    replace(this.#chips, kinds.filter(([kind]) => counts.has(kind)).map(([kind, name]) => h('button', {
      type: 'button', class: 'chip', 'data-kind': kind, 'aria-pressed': String(!this.#hidden.has(kind)),
      onclick: () => {
        if (!this.#hidden.delete(kind)) this.#hidden.add(kind);
        this.#ctx.setState({ hide: [...this.#hidden].join(',') });
        this.#draw();
      },
    }, `${name} ${counts.get(kind)}`)),
    this.#entries.isCut && h('span', { class: 'small muted' }, `the first ${this.#entries.length} alone`));
    if (focused) this.#chips.querySelector(`[data-kind="${focused}"]`)?.focus();
  }

  #drawTable() {
    this.#timeline.tools.hidden = true;
    const rows = this.#shown;
    if (!this.#list) {
      this.#list = virtualList({
        label: 'Timeline as a table', role: 'grid', rowHeight: 28, signal: this.#ctx.signal,
        load: async (from, count) => this.#shown.slice(from, from + count),
        render: (entry) => (entry ? tableRow(entry) : null),
        onOpen: (index, entry) => entry && this.#detailOf([entry]),
        onError: problemToast, empty: h('p', { class: 'muted' }, 'Nothing of these kinds.'),
      });
      this.#list.node.classList.add('story-table');
      replace(this.#body, this.#list.node);
    }
    this.#list.setTotal(rows.length);
    this.#list.invalidate();
  }

  #detailOf(entries) {
    this.#detail.hidden = false;
    const more = h('div', {});
    replace(this.#detail,
      h('div', { class: 'row' }, h('h3', {}, entries.length === 1 ? words(entries[0].name)
        : `${entries.length} things at once`),
        h('span', { class: 'spacer' }),
        entries.length > 1 && h('button', {
          type: 'button', class: 'button small', onclick: () => this.#zoomTo(entries),
        }, 'Zoom to them'),
        h('button', { type: 'button', class: 'button small quiet icon', 'aria-label': 'Close',
          onclick: () => { this.#detail.hidden = true; } }, '✕')),
      entries.slice(0, shownMax).map((entry) => this.#entryNode(entry, entries.length === 1)),
      entries.length > shownMax && h('p', { class: 'muted small' },
        `and ${plural(entries.length - shownMax, 'more', 'more')}: zoom in to see them apart`),
      more);
    if (entries.length === 1) this.#ask(entries[0], more);
  }

  /** All that is known of one thing. Of a whole story that would be too much to ask for. */
  async #ask(entry, place) {
    const since = new Date(Date.parse(entry.at)).toISOString();
    const until = new Date(Date.parse(entry.at) + 1).toISOString();
    try {
      const rows = await pages(part`/tasks/${this.#ctx.params.task}/timeline`, { since, until, full: true },
        { signal: this.#ctx.signal, max: shownMax });
      const same = rows.find((row) => row.at === entry.at && row.kind === entry.kind && row.name === entry.name
        && row.run === entry.run && row.text === entry.text);
      if (same?.details && place.isConnected) replace(place, details('All that is known of it', json(same.details)));
    } catch (error) {
      if (!isAborted(error)) problemToast(error);
    }
  }

  #zoomTo(entries) {
    const times = entries.map((entry) => Date.parse(entry.at));
    const [from, to] = [Math.min(...times), Math.max(...times)];
    const margin = Math.max(100, (to - from) * 0.1);
    this.#timeline.setView({ from: from - margin, to: to + margin });
  }

  #entryNode(entry, isAlone) {
    const { decision } = entry;
    return h('div', { class: ['story-entry', isBad(entry) && 'is-bad'] },
      h('div', { class: 'row baseline' }, timeNode(entry.at, { ms: isAlone }),
        h('span', { class: 'badge' }, entry.kind),
        !isAlone && h('span', { class: 'strong' }, words(entry.name)),
        entry.run && runLink(entry.run),
        decision && h('a', { href: `/why?subject=${encodeURIComponent(decision)}` }, 'why')),
      entry.text && h('p', { class: 'prose' }, entry.text),
      isAlone && decision && command(`roost why ${decision}`));
  }
}

function tableRow(entry) {
  const cell = (name, ...content) => h('span', { role: 'gridcell', class: `s-${name}` }, content);
  return h('div', { class: ['story-row', isBad(entry) && 'is-bad'], role: 'presentation' },
    cell('at', h('time', { datetime: entry.at, title: entry.at }, time(entry.at))), cell('kind', entry.kind),
    cell('name', h('span', { class: 'truncate', title: entry.name }, words(entry.name))),
    cell('text', h('span', { class: 'truncate', title: entry.text },
      isBad(entry) && h('span', { class: 'tone-bad' }, '✗ '), entry.text)));
}
