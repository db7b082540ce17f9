// All tasks, as a list or as a board. What is shown stands in the address.

import { h, replace, setText, soon, on } from './dom.js';
import { get, isAborted, pages } from './api.js';
import { ageNode, duration, money, plural, signNode, words } from './format.js';
import { empty, errorBox, filterField, pageHead, pending, problemToast, segmented, select, taskLink } from './parts.js';
import { cursorRows, placeIn, reachPlace, renewedMax, returnIn } from './cursorrows.js';
import { virtualList } from './list.js';
import { letterKeys } from './listkeys.js';
import { addTask } from './addtask.js';
import { actsFor, taskActs, taskKeys } from './acts.js';
import { Board } from './board.js';

export function title() { return 'Tasks'; }

const statuses = [
  ['', 'All'], ['detected', 'Waiting'], ['work', 'At work'], ['blocked', 'Blocked'], ['completed', 'Completed'],
  ['failed', 'Failed'], ['cancelled', 'Cancelled'],
];
const periods = [['', 'Any time'], ['today', 'Today'], ['yesterday', 'Since yesterday'], ['7d', 'Last 7 days'],
  ['30d', 'Last 30 days']];
const searchedMax = 5000;
const changedMs = 2000;

/** What the server is asked for. */
export function askFor({ status, source, period }) {
  const since = period || null;
  if (status === 'completed') return { completed: true, since, source };
  if (status === 'failed') return { failed: true, since, source };
  if (status === 'work') return { active: true, since, source };
  return { status, since, source };
}

/** Words that all must be there; `!word` must not; `key=value` is about one field. */
export function fits(task, query) {
  const text = [task.task, task.title, task.status, task.source, task.failureReason].join(' ').toLowerCase();
  return query.toLowerCase().split(/\s+/).filter(Boolean).every((word) => {
    const isNot = word.startsWith('!') && word.length > 1;
    const wanted = isNot ? word.slice(1) : word;
    const [key, value] = wanted.split('=');
    const isFound = value !== undefined && key in task ? String(task[key] ?? '').toLowerCase().includes(value)
      : text.includes(wanted);
    return isFound !== isNot;
  });
}

export async function show(root, ctx) {
  const page = new Tasks(root, ctx);
  await page.draw();
  return {
    keys: page.keys(), update: (now) => page.update(now), leave: () => page.leave(), place: () => page.place(),
  };
}

class Tasks {
  #ctx; #root; #place; #count; #controls; #list = null; #board = null; #rows = null; #turn = 0;
  /** Where somebody was who comes back; whoever chooses other tasks begins at the first. */
  #known = {};
  #changedSoon = soon(() => this.#changed(), changedMs);

  constructor(root, ctx) {
    this.#root = root;
    this.#ctx = ctx;
    this.#known = ctx.known;
    this.#count = h('span', {});
    this.#place = h('div', { class: 'tasks-place' });
    ctx.layout('fill');
    root.append(
      pageHead('Tasks', {
        sub: this.#count,
        actions: ctx.isReadOnly() ? null
          : h('button', { type: 'button', class: 'button primary', 'aria-keyshortcuts': 'n',
            onclick: () => this.#add() }, 'Add a task'),
      }),
      this.#toolbar(), this.#place);
    ctx.on('task', () => this.#changedSoon());
    ctx.on('reset', () => this.#changedSoon());
  }

  get #state() {
    const { view = 'list', status = '', source = '', q = '', period = '' } = this.#ctx.query;
    return { view: view === 'board' ? 'board' : 'list', status, source, q, period };
  }

  #toolbar() {
    const { view, status, source, q, period } = this.#state;
    this.#controls = {
      q: filterField({ label: 'Filter tasks', placeholder: 'Filter: words, !not, source=github', value: q,
        onInput: (text) => this.#set({ q: text }) }),
      status: select({ label: 'Status', options: statuses, value: status,
        onChange: (value) => this.#set({ status: value }) }),
      period: select({ label: 'Found or ended', options: periods, value: period,
        onChange: (value) => this.#set({ period: value }) }),
      source: select({
        label: 'Source', options: [['', 'Any source'],
          ...['manual', 'agent', 'github', 'cards'].map((name) => [name, name])],
        value: '', onChange: (value) => this.#set({ source: value }),
      }),
      view: segmented({
        label: 'Shown as', options: [['list', 'List'], ['board', 'Board']], value: view,
        onChange: (value) => this.#set({ view: value === 'list' ? null : value }),
      }),
    };
    if (source) this.#knowSource(source, true);
    get('/sources', {}, { signal: this.#ctx.signal })
      .then(({ rows }) => rows.forEach((row) => this.#knowSource(row.kind)))
      .catch((error) => isAborted(error));
    return h('div', { class: 'toolbar' }, this.#controls.q, this.#controls.status, this.#controls.period,
      this.#controls.source, h('span', { class: 'spacer' }), this.#controls.view);
  }

  #knowSource(name, isChosen = false) {
    const node = this.#controls.source;
    if (name && ![...node.options].some((option) => option.value === name)) node.append(h('option', { value: name },
      name));
    if (isChosen) node.value = name;
  }

  #set(changes) {
    this.#ctx.setState(changes);
    this.draw();
  }

  update() {
    const state = this.#state;
    this.#controls.q.value = state.q;
    this.#controls.status.value = state.status;
    this.#controls.period.value = state.period;
    this.#knowSource(state.source);
    this.#controls.source.value = state.source;
    this.#controls.view.choose(state.view);
    return this.draw();
  }

  place() { return placeIn(this.#list); }

  leave() {
    this.#changedSoon.stop();
    this.#list?.destroy();
  }

  // MARK: Drawing

  async draw() {
    const turn = ++this.#turn;
    const state = this.#state;
    this.#controls.status.hidden = state.view === 'board';
    this.#list?.destroy();
    this.#list = null;
    this.#board = null;
    replace(this.#place);
    const done = pending(this.#place, { lines: 6 });
    try {
      if (state.view === 'board') {
        this.#board = new Board(this.#ctx, state, (count) => setText(this.#count, count));
        await this.#board.load();
        if (turn === this.#turn) replace(this.#place, this.#board.node);
      } else {
        await this.#drawList(state, turn);
      }
    } catch (error) {
      if (!isAborted(error) && turn === this.#turn) replace(this.#place, errorBox(error, { retry: () => this.draw() }));
    } finally {
      done();
    }
  }

  async #drawList(state, turn) {
    const known = this.#known;
    this.#known = {};
    this.#rows = await this.#source(state);
    await reachPlace(this.#rows, known);
    if (turn !== this.#turn) return;
    const narrow = matchMedia('(max-width: 820px)');
    this.#list = virtualList({
      label: 'Tasks', role: 'grid', rowHeight: narrow.matches ? 56 : 36, total: this.#rows.total(),
        signal: this.#ctx.signal,
      windowSize: 100,
      load: (from, count) => this.#rows.load(from, count),
      render: (task) => (task ? taskRow(task) : null),
      onOpen: (index, task, event) => task && this.#open(task, event),
      onError: problemToast,
      empty: this.#nothing(state),
    });
    const mine = this.#rows;
    mine.onTotal?.((total) => {
      if (mine !== this.#rows) return;
      this.#list?.setTotal(total);
      this.#tellCount();
    });
    this.#list.node.classList.add('task-list');
    replace(this.#place, taskHead(), this.#list.node);
    returnIn(this.#list, known);
    on(narrow, 'change', () => this.draw(), { signal: this.#ctx.signal, once: true });
    this.#tellCount();
  }

  /** Without words the server's pages are enough; words are looked for in all that it has, up to a limit. */
  async #source(state) {
    const asked = askFor(state);
    const signal = this.#ctx.signal;
    if (!state.q) {
      const rows = cursorRows('/tasks', asked, { signal });
      await rows.begin();
      return rows;
    }
    const all = await pages('/tasks', asked, { signal, max: searchedMax });
    const fitting = all.filter((task) => fits(task, state.q));
    return {
      total: () => fitting.length, isWhole: () => true, isCut: all.isCut,
      load: async (from, count) => fitting.slice(from, from + count),
    };
  }

  #tellCount() {
    const total = this.#rows.total();
    const text = this.#rows.isCut ? `${plural(total, 'task')} among the newest ${searchedMax}`
      : this.#rows.isWhole() ? plural(total, 'task') : `${total - 1} and more`;
    setText(this.#count, text);
  }

  #nothing(state) {
    if (state.q || state.status || state.source || state.period) {
      return empty('No task is like that', 'Other words, another status or another time may find it.',
        h('button', { type: 'button', class: 'button', onclick: () => this.#clearFilters() }, 'Show all tasks'));
    }
    return empty('There are no tasks yet',
      'A task is a text of what is to be done. The daemon has it done by an agent.',
      !this.#ctx.isReadOnly() && h('button', { type: 'button', class: 'button primary', onclick: () => this.#add() },
        'Add a task'));
  }

  /** The same key again shows all. */
  #only(status) {
    const isSame = this.#state.status === status;
    this.#ctx.setState({ status: isSame ? null : status, view: null });
    this.update();
  }

  #clearFilters() {
    this.#ctx.setState({ q: null, status: null, source: null, period: null });
    this.update();
  }

  // MARK: What happens

  async #changed() {
    if (this.#board) return this.#board.reload();
    if (!this.#list) return;
    const turn = this.#turn;
    const last = this.#list.last();
    // Who has gone that far down reads what was, and is not to be thrown back.
    if (last > renewedMax) return;
    try {
      const rows = await this.#source(this.#state);
      // As much as was there before, so that nobody's place is lost.
      if (!rows.isWhole()) await rows.load(last, 1);
      if (turn !== this.#turn || !this.#list) return;
      this.#rows = rows;
      rows.onTotal?.((total) => rows === this.#rows && this.#list?.setTotal(total));
      this.#list.setTotal(rows.total());
      this.#list.invalidate();
      this.#tellCount();
    } catch (error) {
      if (!isAborted(error)) this.#changedSoon();
    }
  }

  #add() { addTask({ onAdded: () => this.#changedSoon() }); }

  #open(task, event) {
    const href = `/t/${encodeURIComponent(task.task)}`;
    if (event?.ctrlKey || event?.metaKey) open(href, '_blank', 'noopener');
    else this.#ctx.navigate(href);
  }

  #chosen() {
    return this.#board ? this.#board.chosen() : this.#list?.row(this.#list.active());
  }

  keys() {
    const act = (name) => () => {
      const task = this.#chosen();
      if (!task) return;
      const { first, others } = actsFor(task);
      if ([...first, ...others].includes(name)) taskActs[name].run(task).then(() => this.#changedSoon());
    };
    const go = (where) => () => {
      const task = this.#chosen();
      if (task) this.#ctx.navigate(where(encodeURIComponent(task.task)));
    };
    const group = 'The chosen task';
    const held = () => {
      const task = this.#chosen();
      return act(task?.held || task?.status === 'blocked' ? 'release' : 'hold')();
    };
    return [
      ...letterKeys((step) => (this.#board ?? this.#list)?.move(step)),
      { key: 'n', label: 'Add a task', group: 'Tasks', when: this.#ctx.canAct, run: () => this.#add() },
      { key: 'b', label: 'List or board', group: 'Tasks',
        run: () => this.#set({ view: this.#state.view === 'board' ? null : 'board' })
          || this.#controls.view.choose(this.#state.view) },
      { key: '!', label: 'Only those at work', group: 'Tasks', run: () => this.#only('work') },
      { key: '@', label: 'Only those that wait', group: 'Tasks', run: () => this.#only('detected') },
      { key: '&', label: 'Only those that failed', group: 'Tasks', run: () => this.#only('failed') },
      { key: 'v', label: 'What it came to', group, run: go((id) => `/t/${id}`) },
      { key: 'w', label: 'Why it is as it is', group, run: go((id) => `/why?subject=${id}`) },
      { key: 'd', label: 'What it has changed', group, run: go((id) => `/t/${id}/diff`) },
      ...taskKeys({ act, held, canAct: this.#ctx.canAct, group }),
    ];
  }
}

// MARK: A row

const columns = ['Status', 'Task', 'Title', 'From', 'Runs', 'Cost', 'Took', 'Found'];

function taskHead() {
  return h('div', { class: 'task-row task-head', 'aria-hidden': 'true' },
    columns.map((name) => h('span', { class: `c-${name.toLowerCase()}` }, name)));
}

export function statusNode(task) {
  return task.held ? signNode('held', 'held') : signNode(task.status, words(task.status));
}

function cell(name, label, ...content) {
  return h('span', { role: 'gridcell', class: `c-${name}` }, label && h('span', { class: 'sr-only' }, `${label} `),
    content);
}

function taskRow(task) {
  const isOver = task.failureReason && ['failed', 'blocked'].includes(task.status);
  return h('div', { class: 'task-row', role: 'presentation' },
    cell('status', '', statusNode(task)),
    cell('task', '', taskLink(task.task)),
    cell('title', '', h('span', { class: 'truncate', title: task.title ?? '' },
      task.title ?? h('span', { class: 'faint' }, 'no title')),
      isOver && h('span', { class: 'truncate small tone-bad why', title: task.failureReason }, task.failureReason)),
    cell('from', 'from', task.source),
    cell('runs', 'runs', task.runs ?? 0),
    cell('cost', 'cost', money(task.costUsd ?? null)),
    cell('took', 'took', task.tookMs == null ? '–' : duration(task.tookMs)),
    cell('found', 'found', ageNode(task.detectedAt, { short: true })));
}
