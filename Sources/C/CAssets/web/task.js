// One task: what became of it, why, and what can be done with it now.

import { h, replace, soon } from './dom.js';
import { get, isAborted, pages, part } from './api.js';
import { actsFor, taskActs, taskKeys, workerKeys } from './acts.js';
import { addMoney, signNode, words } from './format.js';
import { card, errorBox, menu, pageHead, pending, problemToast } from './parts.js';
import { OutputRates, workerCard } from './workercard.js';
import { costOf } from './lanes.js';
import { TaskStory } from './taskstory.js';
import { decisionsList, failureCard, factsOf, reviewCard, runsTable } from './taskparts.js';

export function title({ task }) { return task; }

const storyMax = 5000;
const changedMs = 1500;
// Entries that came late into the record are still found: so far back, and all of them now and then.
const lateMs = 15000;
const wholeMs = 60000;
// To look at a worktree costs more than to read the record.
const reviewMs = 20000;

export async function show(root, ctx) {
  const page = new TaskPage(root, ctx);
  await page.begin();
  return { keys: page.keys(), leave: () => page.leave(), update: () => page.moved() };
}

class TaskPage {
  #ctx; #root; #id; #task = null; #story; #runs = []; #entries = []; #rates = new OutputRates();
  #head; #live; #failure; #review; #facts; #runsPlace; #decisions; #worker = null;
  #changedSoon = soon(() => this.#changed(), changedMs);
  /** Now goes on, where nothing else does. */
  #tick = soon(() => this.#story.update(this.#entries, { isLive: this.#isAtWork() }), 5000);

  constructor(root, ctx) {
    this.#root = root;
    this.#ctx = ctx;
    this.#id = ctx.params.task;
    this.#head = h('div', {});
    this.#live = h('ul', { class: 'workers', hidden: true });
    this.#failure = h('div', { hidden: true });
    this.#review = h('div', {});
    this.#facts = h('div', {});
    this.#runsPlace = h('div', {});
    this.#decisions = h('div', {});
    this.#story = new TaskStory(ctx);
  }

  async begin() {
    const { signal } = this.#ctx;
    const done = pending(this.#root, { lines: 5 });
    try {
      this.#task = await get(part`/tasks/${this.#id}`, {}, { signal });
    } finally {
      done();
    }
    this.#root.append(this.#head, h('div', { class: 'grid side' },
      h('div', { class: 'stack' }, this.#live, this.#failure,
        card('Runs', { isFlush: true }, this.#runsPlace), this.#story.node, card('Decisions', {}, this.#decisions)),
      h('div', { class: 'stack' }, card('About', {}, this.#facts), this.#review)));
    this.#drawHead();
    this.#drawFacts();
    this.#drawLive(this.#ctx.live.status());
    this.#ctx.on('status', (status) => {
      this.#drawLive(status);
      if (this.#isAtWork()) this.#tick();
    });
    this.#ctx.on('reset', () => {
      this.#wholeAt = -Infinity;
      this.#changedSoon();
    });
    for (const name of ['task', 'run', 'decision']) {
      this.#ctx.on(name, (data) => this.#isAbout(data) && this.#changedSoon());
    }
    this.#ctx.on('cost', () => this.#isAtWork() && this.#changedSoon());
    this.#fetch();
  }

  leave() {
    this.#changedSoon.stop();
    this.#tick.stop();
    this.#story.leave();
  }

  moved() { this.#story.moved(); }

  #isAbout(data) {
    return data.task === this.#id || this.#runs.some((run) => run.run === data.run);
  }

  #isAtWork() { return ['active', 'assigned'].includes(this.#task?.status); }

  async #changed() {
    try {
      this.#task = await get(part`/tasks/${this.#id}`, {}, { signal: this.#ctx.signal });
      this.#drawHead();
      this.#drawFacts();
      await this.#fetch();
    } catch (error) {
      if (!isAborted(error)) problemToast(error);
    }
  }

  // MARK: What is asked for

  async #fetch() {
    const { signal } = this.#ctx;
    await Promise.all([
      this.#fill(this.#runsPlace, async () => {
        this.#runs = (await pages(part`/tasks/${this.#id}/runs`, {}, { signal, max: 200 }));
        this.#drawRuns();
      }),
      this.#fill(this.#story.node, async () => {
        await this.#fetchEntries(signal);
        this.#story.update(this.#entries, { isLive: this.#isAtWork() });
        this.#drawRuns();
      }),
      this.#fill(this.#decisions, async () => {
        const rows = await pages('/decisions', { task: this.#id }, { signal, max: 300 });
        this.#decisions.querySelector('.error-box')?.remove();
        decisionsList(this.#decisions, rows);
      }),
      this.#fetchReview(),
    ]);
    await this.#drawFailure();
  }

  #wholeAt = -Infinity;

  /** Of a long story only what is new is asked for again. */
  async #fetchEntries(signal) {
    const path = part`/tasks/${this.#id}/timeline`;
    const last = this.#entries.at(-1);
    const isWhole = !last || performance.now() - this.#wholeAt > wholeMs;
    // What is new stands behind what is shown.
    if (!isWhole && this.#entries.isCut) return;
    if (isWhole) {
      this.#entries = await pages(path, {}, { signal, max: storyMax });
      this.#wholeAt = performance.now();
      return;
    }
    const since = new Date(Date.parse(last.at) - lateMs).toISOString();
    const news = await pages(path, { since }, { signal, max: storyMax });
    this.#entries = [...this.#entries.filter((entry) => Date.parse(entry.at) < Date.parse(since)), ...news];
  }

  async #fill(place, work) {
    const done = place.childElementCount === 0 ? pending(place) : () => {};
    try {
      await work();
      done();
    } catch (error) {
      done();
      if (!isAborted(error)) replace(place, errorBox(error, { retry: () => { replace(place); this.#fetch(); } }));
    }
  }

  #reviewTold = '';
  #reviewAt = -Infinity;

  /** The worktree is the daemon's to look at; without one the page does without it. */
  async #fetchReview() {
    const told = `${this.#task.status} ${this.#runs.length}`;
    if (this.#reviewTold === told && performance.now() - this.#reviewAt < reviewMs) return;
    this.#reviewTold = told;
    this.#reviewAt = performance.now();
    try {
      const review = await get(part`/tasks/${this.#id}/review`, {}, { signal: this.#ctx.signal });
      replace(this.#review, reviewCard(this.#id, review));
    } catch (error) {
      if (!isAborted(error)) {
        replace(this.#review, card('Changes', {}, h('p', { class: 'muted' },
          error.status === 503 || error.status === 0
            ? 'What it has changed can be seen while a daemon runs.'
            : error.detail || error.title || 'What it has changed cannot be told.')));
      }
    }
  }

  // MARK: Drawing

  #headTold = '';
  #drawHead() {
    const task = this.#task;
    const told = JSON.stringify([task.title, task.status, task.held, task.issueUrl, task.issue, task.pullRequestUrl]);
    if (told === this.#headTold) return;
    this.#headTold = told;
    const isInside = this.#head.contains(document.activeElement);
    const acts = this.#ctx.isReadOnly() ? { first: [], others: [] } : actsFor(task);
    replace(this.#head, pageHead(task.title || task.task, {
      back: { href: '/tasks', text: 'Tasks' }, isSubBelow: true,
      sub: h('span', { class: 'row facts-line' },
        task.held ? signNode('held', `${words(task.status)}, held until somebody releases it`) : signNode(task.status),
        h('span', { class: 'mono' }, task.task),
        task.issueUrl && h('a', { href: task.issueUrl, rel: 'noopener' }, `issue ${task.issue ?? ''}`),
        task.pullRequestUrl && h('a', { href: task.pullRequestUrl, rel: 'noopener' },
          `pull request ${task.pullRequest ?? ''}`)),
      actions: [
        h('a', { class: 'button', href: `/t/${encodeURIComponent(task.task)}/diff` }, 'Changes'),
        h('a', { class: 'button', href: `/why?subject=${encodeURIComponent(task.task)}` }, 'Why'),
        acts.others.length > 0 && menu('More', acts.others.map((name) => ({
          label: taskActs[name].label, tone: taskActs[name].tone, run: () => this.#act(name),
        }))),
        acts.first.map((name) => h('button', {
          type: 'button', class: ['button', taskActs[name].tone ?? (acts.first.length === 1 ? 'primary' : '')],
          onclick: (event) => this.#act(name, event.currentTarget),
        }, taskActs[name].label)),
      ],
    }));
    this.#ctx.setTitle(task.title ? `${task.task} ${task.title}` : task.task);
    if (isInside) this.#head.querySelector('h1').focus({ preventScroll: true });
  }

  #factsTold = '';
  #drawFacts() {
    const told = JSON.stringify(this.#task);
    if (told === this.#factsTold) return;
    this.#factsTold = told;
    replace(this.#facts, factsOf(this.#task));
  }

  #costs() {
    const costs = new Map();
    for (const entry of this.#entries) {
      const cost = costOf(entry);
      if (cost != null && entry.run) costs.set(entry.run, addMoney(costs.get(entry.run) ?? '0', cost));
    }
    return costs;
  }

  #drawRuns() {
    // Of a part of the story a part of the cost would be told.
    const costs = this.#entries.isCut ? new Map() : this.#costs();
    runsTable(this.#runsPlace, this.#runs, this.#task.runs ?? [], costs);
  }

  /** Whoever is at work on it now, with what they ask. */
  #drawLive(status) {
    const worker = status?.workers?.find((candidate) => candidate.task === this.#id);
    this.#live.hidden = !worker;
    if (!worker) {
      this.#worker = null;
      return void replace(this.#live);
    }
    this.#rates.take([worker]);
    const context = {
      rates: this.#rates, titles: new Map(), isReadOnly: status.daemon?.isReadOnly || status.daemon?.state === 'none',
    };
    if (this.#worker?.worker?.run === worker.run) return void this.#worker.update(worker, context);
    this.#worker = workerCard(worker, context);
    replace(this.#live, this.#worker);
  }

  #failureTold = '';
  async #drawFailure() {
    const last = this.#runs[0];
    const hasFailed = this.#task.status === 'failed' || this.#task.status === 'blocked';
    this.#failure.hidden = !hasFailed;
    const told = JSON.stringify([hasFailed, this.#task.failureReason, last?.run, this.#entries.length]);
    if (!hasFailed || told === this.#failureTold) return;
    this.#failureTold = told;
    let others = [];
    try {
      others = (await get('/tasks', { failed: true, limit: 200 }, { signal: this.#ctx.signal })).rows;
    } catch (error) {
      if (isAborted(error)) return;
    }
    replace(this.#failure, failureCard(this.#task, last, this.#entries, others));
    // What happened last is nearest to why.
    const crumbs = this.#failure.querySelector('.crumbs');
    if (crumbs) crumbs.scrollTop = crumbs.scrollHeight;
  }

  // MARK: Acts

  async #act(name, button) {
    const answer = await taskActs[name].run(this.#task, button);
    if (answer) this.#changedSoon();
  }

  keys() {
    const act = (name) => () => {
      const { first, others } = actsFor(this.#task);
      if ([...first, ...others].includes(name)) this.#act(name);
    };
    const id = encodeURIComponent(this.#id);
    const log = (where) => () => {
      const last = this.#runs[0];
      if (last) this.#ctx.navigate(`/r/${encodeURIComponent(last.run)}/${where}`);
    };
    const { canAct } = this.#ctx;
    const group = 'This task';
    return [
      { key: 'l', label: 'The log of its last run', group, run: log('log') },
      { key: 'c', label: 'The conversation of its last run', group, run: log('talk') },
      { key: 'd', label: 'What it has changed', group, run: () => this.#ctx.navigate(`/t/${id}/diff`) },
      { key: 'w', label: 'Why it is as it is', group, run: () => this.#ctx.navigate(`/why?subject=${id}`) },
      { key: 'v', label: 'To what it came to', group, run: () => this.#review.scrollIntoView({ block: 'start' }) },
      { key: 'T', label: 'To its timeline, with the keys', group, run: () => this.#story.focus() },
      ...taskKeys({
        act, canAct, group, held: () => act(this.#task.held || this.#task.status === 'blocked' ? 'release' : 'hold')(),
      }),
      ...workerKeys({ worker: () => this.#worker?.worker ?? null, canAct, group: 'Who works on it' }),
      { key: 'Escape', label: 'To all tasks', group, isSecret: true, run: () => this.#ctx.navigate('/tasks') },
    ];
  }
}
