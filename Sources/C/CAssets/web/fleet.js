// Who is at work, and whoever needs a person first.

import { h, keyed, replace, setText, soon, toggle } from './dom.js';
import { get, post, isAborted } from './api.js';
import { ageNode, count, duration, money, moneyExact, plural, ratio, percent, signNode, time } from './format.js';
import { ask, attempt, card, command, confirm, empty, errorBox, meter, pageHead, pending, taskLink } from './parts.js';
import { addTask } from './addtask.js';
import { answer, deny, reply, workerKeys } from './acts.js';
import { partOf } from './verdicts.js';
import { workerCard, OutputRates } from './workercard.js';

export function title() { return 'Fleet'; }

const partNames = { needs: 'Needs you', look: 'Look at these', quiet: 'Quiet', running: 'At work' };
const listMax = 6;
const refetchMs = 3000;

export async function show(root, ctx) {
  const page = new Fleet(root, ctx);
  await page.begin();
  return { keys: page.keys(), leave: () => page.leave() };
}

class Fleet {
  #ctx; #root;
  #cards = new Map();
  #rates = new OutputRates();
  #titles = new Map();
  #status = null;
  #refetchSoon = soon(() => this.#refetch(), refetchMs);

  constructor(root, ctx) {
    this.#root = root;
    this.#ctx = ctx;
  }

  async begin() {
    const ctx = this.#ctx;
    this.#build();
    ctx.on('status', (status) => this.#take(status));
    ctx.on('reset', () => this.#refetch());
    for (const name of ['task', 'decision', 'daemon']) ctx.on(name, () => this.#refetchSoon());
    const known = ctx.live.status();
    if (known) {
      this.#take(known);
    } else {
      const done = pending(this.#workers);
      try {
        this.#take(await get('/status', {}, { signal: ctx.signal }));
      } finally {
        done();
      }
    }
    this.#refetch();
  }

  leave() { this.#refetchSoon.stop(); }

  // MARK: Its parts

  #sub; #acts; #workers; #sections; #none; #today; #queue; #ended; #decisions;

  #build() {
    this.#sub = h('span', {});
    this.#acts = h('div', { class: 'row' });
    this.#sections = Object.fromEntries(Object.entries(partNames).map(([part, name]) => {
      const list = h('ul', { class: 'workers' });
      const number = h('span', { class: 'tab-count' });
      const section = h('section', { class: `part part-${part}`, hidden: true, 'aria-label': name },
        h('h2', {}, name, ' ', number), list);
      return [part, { section, list, number }];
    }));
    this.#none = h('div', { class: 'card', hidden: true });
    this.#workers = h('div', { class: 'stack' }, Object.values(this.#sections).map((part) => part.section), this.#none);
    this.#today = new Today();
    this.#queue = h('ul', { class: 'brief' });
    this.#ended = h('ul', { class: 'brief' });
    this.#decisions = h('ul', { class: 'brief' });
    this.#root.append(
      pageHead('Fleet', { sub: this.#sub, actions: this.#acts }),
      h('div', { class: 'grid side' }, this.#workers,
        h('div', { class: 'stack' },
          this.#today.node,
          card('Waiting', { actions: h('a', { class: 'small', href: '/tasks?status=detected' }, 'All') }, this.#queue),
          card('Ended today', { actions: h('a', { class: 'small', href: '/tasks?period=today' }, 'All') }, this.#ended),
          card('Decided lately', { actions: h('a', { class: 'small', href: '/decisions' }, 'All') }, this.#decisions))),
    );
  }

  // MARK: What the stream tells

  #take(status) {
    this.#status = status;
    this.#rates.take(status.workers ?? []);
    const focused = document.activeElement;
    const before = [...this.#root.querySelectorAll('.worker')];
    const place = before.findIndex((node) => node.contains(focused));
    this.#drawHead(status);
    this.#drawWorkers(status);
    if (place >= 0 && !focused.isConnected) return void this.#focusAfter(before, place, status);
    this.#today.update(status);
    // A card that went to another part of the page takes its focus along.
    if (focused !== document.activeElement && focused?.isConnected && this.#root.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  /** Whoever was on a card that is gone goes on with the next one. */
  #focusAfter(before, place, status) {
    this.#today.update(status);
    const next = before.slice(place).concat(before.slice(0, place).reverse()).find((node) => node.isConnected);
    (next ?? this.#root.querySelector('h1')).focus({ preventScroll: true });
  }

  #drawHead({ daemon = {}, workers = [] }) {
    const isThere = daemon.state && daemon.state !== 'none';
    const up = daemon.startedAt ? Date.now() - Date.parse(daemon.startedAt) : daemon.uptimeMs;
    const told = isThere
      ? [
        h('span', {}, signNode(daemon.state)), up != null
          && h('span', {}, `up ${duration(up).replace(/\.\d s/, ' s')}`),
        h('span', {}, `${workers.length} of ${plural(daemon.workersMax ?? 0, 'worker')}`),
        daemon.pid && h('span', { class: 'faint' }, `PID ${daemon.pid}`),
      ]
      : [h('span', {}, signNode('none', 'no daemon'))];
    const text = told.map((node) => (node ? node.textContent : '')).join();
    if (this.#sub.dataset.told !== text) {
      this.#sub.dataset.told = text;
      replace(this.#sub, h('span', { class: 'row facts-line' }, told));
    }
    const acts = isThere && !daemon.isReadOnly ? daemon.state === 'paused' ? 'resume' : 'pause' : 'none';
    if (this.#acts.dataset.acts === acts) return;
    this.#acts.dataset.acts = acts;
    replace(this.#acts, acts !== 'none' && [
      h('button', { type: 'button', class: 'button', 'aria-keyshortcuts': 'P',
        onclick: (event) => this.#pause(event.currentTarget) },
        acts === 'resume' ? 'Let the flock go on' : 'Pause the flock…'),
      h('button', { type: 'button', class: 'button primary', 'aria-keyshortcuts': 'N', onclick: () => this.#add() },
        'Add a task'),
    ]);
  }

  #drawWorkers({ daemon = {}, workers = [] }) {
    const parts = { needs: [], look: [], quiet: [], running: [] };
    for (const worker of workers) parts[daemon.state === 'none' ? 'running' : partOf(worker)].push(worker);
    const context = { rates: this.#rates, titles: this.#titles,
      isReadOnly: daemon.isReadOnly || daemon.state === 'none' };
    const now = new Set(workers.map((worker) => worker.run));
    for (const [part, { section, list, number }] of Object.entries(this.#sections)) {
      section.hidden = parts[part].length === 0;
      setText(number, parts[part].length);
      keyed(list, parts[part], (worker) => worker.run, (worker) => this.#cardOf(worker, context),
        (node, worker) => node.update(worker, context));
    }
    for (const run of this.#cards.keys()) if (!now.has(run)) this.#cards.delete(run);
    this.#drawNone(daemon, workers);
  }

  #cardOf(worker, context) {
    let node = this.#cards.get(worker.run);
    if (!node) {
      node = workerCard(worker, context);
      this.#cards.set(worker.run, node);
    } else {
      node.update(worker, context);
    }
    return node;
  }

  #drawNone(daemon, workers) {
    this.#none.hidden = workers.length > 0;
    const state = workers.length > 0 ? '' : `${daemon.state} ${daemon.isReadOnly}`;
    if (this.#none.dataset.state === state) return;
    this.#none.dataset.state = state;
    if (workers.length > 0) return replace(this.#none);
    if (!daemon.state || daemon.state === 'none') {
      return void replace(this.#none, empty('No daemon is running',
        'Nobody is at work. What was recorded is all here: tasks, runs, cost, decisions. A daemon starts work:',
        command('roost daemon start')));
    }
    replace(this.#none, daemon.isReadOnly
      ? empty('Nobody is at work', 'Whoever begins is shown here at once.')
      : empty('Nobody is at work', 'Whoever begins is shown here at once. Nothing waits, or nothing may start:',
        h('button', { type: 'button', class: 'button primary', onclick: () => this.#add() }, 'Add a task'),
        h('a', { class: 'button', href: '/tasks?status=detected' }, 'See what waits')));
  }

  // MARK: What is asked for

  async #refetch() {
    const options = { signal: this.#ctx.signal };
    await Promise.all([
      this.#fill(this.#queue, async () => {
        const { rows, next } = await get('/tasks', { status: 'detected', limit: listMax }, options);
        this.#learn(rows);
        return { items: rows, key: (task) => task.task, draw: waitingRow, none: 'Nothing waits.', hasMore: next };
      }),
      this.#fill(this.#ended, async () => {
        const [completed, failed] = await Promise.all([
          get('/tasks', { completed: true, since: 'today', limit: listMax }, options),
          get('/tasks', { failed: true, since: 'today', limit: listMax }, options),
        ]);
        const rows = [...completed.rows, ...failed.rows]
          .sort((left, right) => String(right.endedAt).localeCompare(String(left.endedAt))).slice(0, listMax);
        return { items: rows, key: (task) => `${task.task} ${task.endedAt}`, draw: endedRow,
          none: 'Nothing has ended today.' };
      }),
      this.#fill(this.#decisions, async () => {
        const { rows } = await get('/decisions', { limit: listMax }, options);
        return { items: rows, key: (decision) => decision.decision, draw: decisionRow,
          none: 'Nothing has been decided yet.' };
      }),
      this.#fetchTitles(options),
    ]);
  }

  async #fill(list, load) {
    const done = list.childElementCount === 0 ? pending(list, { lines: 2 }) : () => {};
    try {
      const { items, key, draw, none } = await load();
      done();
      list.querySelector('.error-box, .none')?.remove();
      keyed(list, items, key, (item) => h('li', {}, draw(item)), (node, item) => {
        if (node.told === JSON.stringify(item)) return;
        node.told = JSON.stringify(item);
        replace(node, draw(item));
      });
      if (items.length === 0) list.append(h('li', { class: 'none muted' }, none));
    } catch (error) {
      done();
      if (isAborted(error)) return;
      replace(list, h('li', { class: 'error-item' }, errorBox(error, { retry: () => this.#refetch() })));
    }
  }

  async #fetchTitles(options) {
    try {
      this.#learn((await get('/tasks', { active: true, limit: 100 }, options)).rows);
      if (this.#status) this.#drawWorkers(this.#status);
    } catch (error) {
      // Without titles the cards still say which task it is.
      if (!isAborted(error)) this.#titles.clear();
    }
  }

  #learn(tasks) {
    for (const task of tasks) this.#titles.set(task.task, task.title ?? '');
  }

  // MARK: Acts and keys

  #add() { addTask({ onAdded: () => this.#refetchSoon() }); }

  async #pause(button) {
    if (this.#status?.daemon?.state === 'paused') {
      return attempt(button, () => post('/daemon/resume'), { done: 'New runs are started again.' });
    }
    const given = await confirm({
      title: 'Pause the flock?', act: 'Pause', reason: true,
      text: 'Nothing new is started. Whoever is at work goes on.',
    });
    if (!given) return undefined;
    return attempt(button, () => post('/daemon/pause', given.reason ? { reason: given.reason } : {}),
      { done: 'Nothing new is started.' });
  }

  async #scale() {
    const now = this.#status?.daemon?.workersMax;
    const text = await ask({
      title: 'How many may work at once?', label: 'Workers', value: now ?? '', multiline: false, act: 'So many',
      hint: 'Whoever is at work goes on, even where there are more.',
    });
    const workers = Number(text);
    if (text == null || !Number.isInteger(workers) || workers < 0) return undefined;
    return attempt(null, () => post('/daemon/scale', { workers }), { done: `At most ${workers} work at once.` });
  }

  #chosen() {
    const node = document.activeElement?.closest?.('.worker') ?? this.#root.querySelector('.worker.is-last')
      ?? this.#root.querySelector('.worker');
    return node ? { node, worker: node.worker } : null;
  }

  #move(step) {
    const nodes = [...this.#root.querySelectorAll('.worker')];
    if (nodes.length === 0) return;
    const now = nodes.indexOf(document.activeElement?.closest?.('.worker'));
    const next = step === Infinity ? nodes.length - 1 : step === -Infinity ? 0
      : Math.max(0, Math.min(nodes.length - 1, now < 0 ? (step > 0 ? 0 : nodes.length - 1) : now + step));
    for (const node of nodes) toggle(node, 'is-last', node === nodes[next]);
    nodes[next].focus();
    nodes[next].scrollIntoView({ block: 'nearest' });
  }

  keys() {
    const ctx = this.#ctx;
    const group = 'Who is chosen';
    const worker = () => this.#chosen()?.worker ?? null;
    const to = (key, label, where) => ({
      key, label, group, when: () => worker() !== null,
      run: () => ctx.navigate(where(encodeURIComponent(worker().run))),
    });
    const answering = (key, label, work) => ({
      key, label, group, isOnce: true, when: () => ctx.canAct() && worker()?.need === 'answer',
      run: () => work(worker()),
    });
    const ofFlock = (key, label, run) => ({
      key, label, group: 'The flock', isOnce: true, when: ctx.canAct, run,
    });
    return [
      { key: ['j', 'ArrowDown'], label: 'The next one', group, isSecret: true, run: () => this.#move(1) },
      { key: ['k', 'ArrowUp'], label: 'The one before', group, isSecret: true, run: () => this.#move(-1) },
      { key: 'g', label: 'The first', group, isSecret: true, run: () => this.#move(-Infinity) },
      { key: 'G', label: 'The last', group, isSecret: true, run: () => this.#move(Infinity) },
      answering('y', 'Allow what it asks', yesOr((asking) => answer(asking, 'yes'))),
      answering('n', 'Refuse it', yesOr((asking) => deny(asking))),
      answering('a', 'Answer in words', (asking) => reply(asking)),
      to(['l', 'Enter'], 'Its log', (run) => `/r/${run}/log`),
      to('c', 'Its conversation', (run) => `/r/${run}/talk`),
      to('d', 'What it has changed', (run) => `/r/${run}/diff`),
      to('w', 'Why it is as it is', (run) => `/why?subject=${run}`),
      ...workerKeys({ worker, canAct: ctx.canAct, group }),
      ofFlock('N', 'Add a task', () => this.#add()),
      ofFlock('+', 'How many may work at once', () => this.#scale()),
      ofFlock('P', 'Pause the flock, or let it go on', () => this.#pause()),
    ];
  }
}

/** A question that is no matter of yes or no is answered in words. */
function yesOr(work) {
  return (worker) => (worker.cause === 'question' ? reply(worker) : work(worker));
}

// MARK: The side

class Today {
  constructor() {
    this.cost = h('span', { class: 'stat-value' });
    this.of = h('span', { class: 'muted' });
    this.bar = meter({ value: 0, max: 1, label: 'Cost of today against its budget', marks: [0.8] });
    this.note = h('p', { class: 'small muted' });
    this.tokens = h('span', { class: 'stat-value' });
    this.done = h('span', { class: 'stat-value' });
    this.failed = h('span', { class: 'stat-value' });
    this.waiting = h('span', { class: 'stat-value' });
    this.node = card('Today', { actions: h('a', { class: 'small', href: '/cost' }, 'Where it went') },
      h('div', { class: 'stack tight' },
        h('div', { class: 'row baseline' }, this.cost, this.of), this.bar, this.note,
        h('dl', { class: 'today-stats' },
          stat('tokens', this.tokens), stat('waiting', this.waiting, '/tasks?status=detected'),
          stat('done', this.done, '/tasks?status=completed&period=today'),
          stat('failed', this.failed, '/tasks?status=failed&period=today'))));
  }

  update({ today = {}, tasksToday = {}, queue, usedUpBudgets = [] }) {
    setText(this.cost, today.costUsd == null ? '$0.00' : money(today.costUsd));
    this.cost.title = today.costUsd == null ? '' : moneyExact(today.costUsd);
    const isLimited = today.budgetUsd != null;
    const part = ratio(today.costUsd, today.budgetUsd);
    setText(this.of, isLimited ? `of ${money(today.budgetUsd)}` : '');
    this.bar.hidden = !isLimited;
    if (isLimited) {
      this.bar.update({ value: Number(today.costUsd ?? 0), max: Number(today.budgetUsd),
        text: `${percent(part)} of the budget` });
    }
    const held = usedUpBudgets.length > 0 ? ` Used up: ${usedUpBudgets.join(', ')}.` : '';
    setText(this.note, (isLimited
      ? part >= 1 ? 'The budget of the day is used up.' : `${percent(part)} of the day's budget.`
      : 'No budget is set for the day.') + held);
    setText(this.tokens, count(today.tokens ?? 0));
    setText(this.waiting, queue ?? 0);
    setText(this.done, tasksToday.completed ?? 0);
    setText(this.failed, tasksToday.failed ?? 0);
    toggle(this.failed, 'tone-bad', (tasksToday.failed ?? 0) > 0);
  }
}

function stat(name, value, href) {
  return h('div', {}, h('dt', { class: 'stat-name' }, name),
    h('dd', {}, href ? h('a', { class: 'plain', href }, value) : value));
}

function waitingRow(task) {
  return h('div', { class: 'brief-row' },
    h('div', { class: 'truncate' }, signNode(task.held ? 'held' : 'detected', ''), taskLink(task.task), ' ',
      h('span', { class: 'muted', title: task.title }, task.title)),
    h('div', { class: 'small muted nowrap' },
      task.held ? 'held' : task.priority != null ? `P${task.priority}` : ageNode(task.detectedAt, { short: true })));
}

function endedRow(task) {
  return h('div', {},
    h('div', { class: 'brief-row' },
      h('div', { class: 'truncate' }, signNode(task.status, ''), h('span', { class: 'sr-only' }, `${task.status} `),
        taskLink(task.task), ' ', h('span', { class: 'muted', title: task.title }, task.title)),
      h('div', { class: 'small muted nowrap' }, `${money(task.costUsd)} · ${duration(task.tookMs)}`)),
    task.failureReason && h('p', { class: 'small tone-bad clamp-2' }, task.failureReason));
}

function decisionRow(decision) {
  return h('div', {},
    h('div', { class: 'brief-row' },
      h('a', { class: 'truncate', href: `/why?subject=${encodeURIComponent(decision.decision)}` },
        decision.point.replaceAll('_', ' '), (decision.chosen ?? decision.id)
          && ` → ${decision.chosen ?? decision.id}`),
      h('time', { class: 'small muted nowrap', datetime: decision.at, title: decision.at }, time(decision.at))),
    decision.reason && h('p', { class: 'small muted clamp-2' }, decision.reason));
}
