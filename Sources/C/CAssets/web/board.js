// Tasks as cards in columns, by how far they are.

import { h, keyed, redrawn, replace, setText } from './dom.js';
import { cursor } from './api.js';
import { ageNode, duration, money, plural, signNode, words } from './format.js';
import { errorBox, menu, problemToast } from './parts.js';
import { actsFor, taskActs } from './acts.js';
import { askFor, fits } from './tasks.js';

const columns = [
  { id: 'detected', name: 'Waiting', ask: { status: 'detected' } },
  { id: 'work', name: 'At work', ask: { status: 'work' } },
  { id: 'blocked', name: 'Blocked', ask: { status: 'blocked' } },
  { id: 'failed', name: 'Failed', ask: { status: 'failed' } },
  { id: 'completed', name: 'Completed', ask: { status: 'completed' } },
  { id: 'cancelled', name: 'Cancelled', ask: { status: 'cancelled' } },
];
// A column of more would be slow to draw, and nobody reads it: the list has them all.
const perPage = 40;
const cardsMax = 200;

export class Board {
  #ctx; #state; #told; #columns;

  constructor(ctx, state, told) {
    this.#ctx = ctx;
    this.#state = state;
    this.#told = told;
    this.#columns = columns.map((column) => this.#column(column));
    this.node = h('div', { class: 'board', onkeydown: (event) => this.#pressed(event) },
      this.#columns.map((column) => column.node));
  }

  #column(column) {
    const number = h('span', { class: 'tab-count' });
    const list = h('ul', { class: 'board-list' });
    const foot = h('div', { class: 'board-foot' });
    const node = h('section', { class: 'board-column', 'aria-label': column.name },
      h('h2', {}, signNode(column.id === 'work' ? 'active' : column.id, column.name), ' ', number), list, foot);
    return { ...column, node, list, foot, number, tasks: [], source: null };
  }

  async load() {
    await Promise.all(this.#columns.map((column) => this.#begin(column)));
    this.#tell();
  }

  async reload() {
    try {
      await Promise.all(this.#columns.map((column) => this.#begin(column, Math.max(perPage, column.tasks.length))));
      this.#tell();
    } catch (error) {
      problemToast(error);
    }
  }

  async #begin(column, count = perPage) {
    const asked = askFor({ ...this.#state, ...column.ask });
    const source = cursor('/tasks', { ...asked, limit: Math.min(500, count) }, { signal: this.#ctx.signal });
    const rows = (await source.next()) ?? [];
    column.source = source;
    column.tasks = rows;
    this.#draw(column);
  }

  async #more(column) {
    try {
      column.tasks = [...column.tasks, ...((await column.source.next()) ?? [])];
      this.#draw(column);
      this.#tell();
    } catch (error) {
      replace(column.foot, errorBox(error, { retry: () => this.#more(column) }));
    }
  }

  #draw(column) {
    const { q } = this.#state;
    const shown = (q ? column.tasks.filter((task) => fits(task, q)) : column.tasks).slice(0, cardsMax);
    keyed(column.list, shown, (task) => task.task, (task) => this.#card(task),
      (node, task) => this.#update(node, task));
    setText(column.number, shown.length + (column.source?.isOver ? '' : '+'));
    const isFull = shown.length >= cardsMax;
    replace(column.foot,
      shown.length === 0 && h('p', { class: 'muted small' }, q ? 'None is like that.' : 'None.'),
      !column.source.isOver && !isFull && h('button',
        { type: 'button', class: 'button small quiet', onclick: () => this.#more(column) }, 'Show more'),
      isFull && h('a', { class: 'small', href: `/tasks?status=${column.id}` }, 'All of them, as a list'));
  }

  #card(task) {
    const node = h('li', { class: 'board-card' });
    this.#update(node, task);
    return node;
  }

  #update(node, task) {
    const told = JSON.stringify(task);
    // A menu that is open is not taken away from who looks at it.
    if (node.told === told || node.querySelector(':popover-open')) return;
    node.told = told;
    node.task = task;
    const { first, others } = actsFor(task);
    const acts = [...first, ...others];
    redrawn(node, () => replace(node,
      h('div', { class: 'board-card-head' },
        h('a', { class: 'mono small', href: `/t/${encodeURIComponent(task.task)}` }, task.task),
        h('span', { class: 'spacer' }),
        task.held && signNode('held', 'held'),
        task.priority != null && h('span', { class: 'badge', title: 'Priority' }, `P${task.priority}`),
        !this.#ctx.isReadOnly() && acts.length > 0 && menu('', acts.map((name) => ({
          label: taskActs[name].label, tone: taskActs[name].tone,
          run: () => taskActs[name].run(task).then(() => this.reload()),
        })), { class: 'button quiet icon small', title: `What can be done with ${task.task}` })),
      h('p', { class: 'clamp-2' }, task.title ?? h('span', { class: 'faint' }, 'no title')),
      task.failureReason && ['failed', 'blocked'].includes(task.status)
        && h('p', { class: 'small tone-bad clamp-2' }, task.failureReason),
      h('div', { class: 'small muted row' },
        task.runs > 0 && h('span', {}, plural(task.runs, 'run')), h('span', {}, money(task.costUsd ?? null)),
        task.tookMs != null && h('span', {}, duration(task.tookMs)),
        h('span', { class: 'spacer' }), ageNode(task.endedAt ?? task.detectedAt, { short: true }))));
    node.setAttribute('aria-label', `${task.task}, ${words(task.status)}`);
  }

  #tell() {
    const count = this.#columns.reduce((sum, column) => sum + column.list.childElementCount, 0);
    const isWhole = this.#columns.every((column) => column.source?.isOver);
    this.#told(isWhole ? plural(count, 'task') : `${count} and more`);
  }

  // MARK: Keys

  #links(column) { return [...column.list.querySelectorAll('.board-card-head > a')]; }

  chosen() { return document.activeElement?.closest?.('.board-card')?.task ?? null; }

  #at() {
    const card = document.activeElement?.closest?.('.board-card');
    const place = this.#columns.findIndex((column) => column.list.contains(card));
    return place < 0 ? null : { place, row: [...this.#columns[place].list.children].indexOf(card) };
  }

  move(step) {
    const at = this.#at();
    if (!at) return void this.node.querySelector('.board-card-head > a')?.focus();
    const links = this.#links(this.#columns[at.place]);
    links[Math.max(0, Math.min(links.length - 1, at.row + step))]?.focus();
  }

  #pressed(event) {
    const steps = { ArrowDown: [0, 1], ArrowUp: [0, -1], ArrowRight: [1, 0], ArrowLeft: [-1, 0] };
    const step = steps[event.key];
    if (!step || event.target.closest('[role=menu]') || event.target.getAttribute('aria-haspopup')) return;
    event.preventDefault();
    if (step[1]) return void this.move(step[1]);
    const at = this.#at();
    if (!at) return;
    for (let place = at.place + step[0]; this.#columns[place]; place += step[0]) {
      const links = this.#links(this.#columns[place]);
      if (links.length > 0) return void links[Math.min(at.row, links.length - 1)].focus();
    }
  }
}
