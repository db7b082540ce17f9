// One who is at work, as the fleet shows it. The card stays the same node for as long as its run goes on.

import { h, replace, setText, setAttribute } from './dom.js';
import { ageNode, updateAge, bytes, money, moneyExact, sign, signNode, updateSign } from './format.js';
import { sparkline, command, menu, taskLink } from './parts.js';
import { actsAtWork, answer, deny, labelOf, reply, workerActs } from './acts.js';
import { adviceFor, causeText, partOf } from './verdicts.js';

// MARK: How much is written

const sampleMs = 5000;
const samplesMax = 16;

/** What each run has written in the last five seconds at a time, as far as this page has looked on. */
export class OutputRates {
  #runs = new Map();

  take(workers, now = Date.now()) {
    for (const worker of workers) {
      if (worker.outputBytes == null) continue;
      const known = this.#runs.get(worker.run) ?? { at: now, bytes: worker.outputBytes, samples: [] };
      this.#runs.set(worker.run, known);
      // Five seconds without a word are a sample, too.
      for (; now - known.at >= sampleMs; known.at += sampleMs) {
        known.samples.push(Math.max(0, worker.outputBytes - known.bytes));
        known.bytes = worker.outputBytes;
      }
      known.samples.splice(0, known.samples.length - samplesMax);
      known.current = Math.max(0, worker.outputBytes - known.bytes);
    }
    const now2 = new Set(workers.map((worker) => worker.run));
    for (const run of this.#runs.keys()) if (!now2.has(run)) this.#runs.delete(run);
  }

  of(run) {
    const known = this.#runs.get(run);
    if (!known) return null;
    const samples = [...known.samples, known.current ?? 0];
    return [...Array(Math.max(0, samplesMax + 1 - samples.length)).fill(0), ...samples];
  }
}

// MARK: The card

export function workerCard(worker, context) {
  const made = new Card(worker, context);
  return made.node;
}

class Card {
  constructor(worker, context) {
    this.sign = signNode(worker.verdict ?? worker.need);
    this.task = h('span', {}, taskLink(worker.task));
    this.titleText = h('span', { class: 'title' });
    this.age = ageNode(worker.startedAt, { short: true });
    this.last = ageNode(worker.lastOutputAt ?? worker.startedAt, { short: true });
    this.lastBox = h('span', { class: 'nowrap', title: 'When it last wrote something' }, 'wrote ', this.last, ' ago');
    this.cost = h('span', { class: 'nowrap' });
    this.agent = h('span', { class: 'nowrap faint' });
    this.spark = sparkline([], { width: 68, height: 16 });
    this.sparkBox = h('span', { class: 'spark-box' }, this.spark);
    this.doing = h('div', { class: 'doing' });
    this.acts = h('div', { class: 'worker-acts' });
    this.node = h('li', { class: 'worker', tabIndex: 0 },
      h('div', { class: 'worker-head' },
        h('div', { class: 'worker-name' }, this.sign, this.task, this.titleText),
        h('div', { class: 'worker-facts' }, this.sparkBox, this.lastBox,
          h('span', { class: 'nowrap', title: 'For how long it has been at work' }, 'for ', this.age), this.cost,
            this.agent)),
      this.doing, this.acts);
    this.node.update = (next, nextContext) => this.update(next, nextContext);
    this.update(worker, context);
  }

  update(worker, context) {
    this.worker = worker;
    this.node.worker = worker;
    const part = partOf(worker);
    const state = worker.stateWord ?? sign(worker.verdict ?? 'unknown').word;
    const name = `worker is-${part}`;
    if (!this.node.classList.contains(`is-${part}`)) {
      this.node.className = name + (this.node.classList.contains('is-last') ? ' is-last' : '');
    }
    updateSign(this.sign, worker.verdict ?? (worker.need === 'nothing' ? 'running' : worker.need), state);
    const title = context.titles.get(worker.task) ?? '';
    setText(this.titleText, title);
    setAttribute(this.titleText, 'title', title || null);
    if (worker.startedAt) updateAge(this.age, worker.startedAt);
    this.lastBox.hidden = !worker.lastOutputAt;
    if (worker.lastOutputAt) updateAge(this.last, worker.lastOutputAt);
    setText(this.cost, worker.costUsd == null ? '' : money(worker.costUsd));
    setAttribute(this.cost, 'title', worker.costUsd == null ? null
      : `All runs of the task: ${moneyExact(worker.costUsd)}`);
    setText(this.agent, worker.agent ?? '');
    this.#drawSpark(context.rates.of(worker.run));
    setAttribute(this.node, 'aria-label', `${worker.task}${title ? `, ${title}` : ''}: ${state}`);
    this.#drawDoing(worker, part);
    this.#drawActs(worker, part, context);
  }

  #drawSpark(rates) {
    this.sparkBox.hidden = !rates || !rates.some((value) => value > 0);
    if (this.sparkBox.hidden) return;
    const told = rates.join();
    if (told === this.sparkTold) return;
    this.sparkTold = told;
    this.spark.update(rates);
    const written = bytes(rates.reduce((sum, value) => sum + value, 0));
    setAttribute(this.sparkBox, 'title', `${written} written while this page looked on, five seconds a bar`);
  }

  #drawDoing(worker, part) {
    const told = JSON.stringify([part, worker.question, worker.tool, worker.doing, worker.cause, worker.evidence,
      worker.stopping]);
    if (told === this.doingTold) return;
    this.doingTold = told;
    replace(this.doing, this.#doingOf(worker, part));
  }

  #doingOf(worker, part) {
    if (worker.stopping) return h('p', { class: 'muted' }, 'It is being stopped.');
    if (part === 'needs') {
      return h('blockquote', { class: 'question' }, worker.question || worker.doing || causeText(worker.cause));
    }
    const evidence = (worker.evidence ?? []).filter(Boolean);
    if (part === 'running') {
      return worker.doing ? h('p', { class: 'mono clamp-2 what' }, worker.doing)
        : worker.cause && h('p', { class: 'what' }, sentence(causeText(worker.cause)));
    }
    return h('p', {}, sentence(causeText(worker.cause)), ' ',
      evidence.length > 0 && h('span', { class: 'muted' }, evidence.map(sentence).join(' ')));
  }

  #drawActs(worker, part, { isReadOnly }) {
    const told = JSON.stringify([part, isReadOnly, worker.questionId, worker.question, worker.options, worker.cause,
      worker.need, worker.pausedBy]);
    if (told === this.actsTold) return;
    this.actsTold = told;
    // Whoever is on a button that goes keeps their place: the card.
    const isInside = this.acts.contains(document.activeElement);
    replace(this.acts, isReadOnly ? this.#commands(worker, part) : this.#buttons(worker, part), this.#links(worker));
    if (isInside) this.node.focus({ preventScroll: true });
  }

  #buttons(worker, part) {
    const button = (label, work, name = '') => h('button', {
      type: 'button', class: `button ${name}`, onclick: (event) => work(this.worker, event.currentTarget),
    }, label);
    if (part === 'needs') {
      const options = worker.options ?? [];
      if (options.length > 0) {
        return [
          options.slice(0, 6).map((option, place) => button(optionLabel(option),
            (now, node) => answer(now, option, node), place === 0 ? 'primary' : '')),
          button('Reply…', reply), this.#menu('More', []),
        ];
      }
      if (worker.cause === 'question') return [button('Reply…', reply, 'primary'), this.#menu('More', [])];
      return [
        button('Allow', (now, node) => answer(now, 'yes', node), 'primary'), button('Refuse…', deny),
        button('Reply…', reply), this.#menu('More', []),
      ];
    }
    if (part === 'running') return this.#menu('Act', []);
    const { acts, commands } = adviceFor(worker);
    const hasEnded = worker.cause === 'ended' || worker.cause === 'end_unseen';
    return [
      acts.map((name) => button(labelOf(name, worker), workerActs[name].run, workerActs[name].tone ?? '')),
      !hasEnded && this.#menu('More', acts),
      commands.map((text) => command(text)),
    ];
  }

  /** All that can be done with it, but for what is there already. */
  #menu(label, known) {
    const items = actsAtWork.filter((name) => !known.includes(name)).map((name) => ({
      label: labelOf(name, this.worker), tone: workerActs[name].tone, run: () => workerActs[name].run(this.worker),
    }));
    return menu(label, items, { class: 'button small quiet' });
  }

  /** Where nothing can be done from here, how it is done on a terminal. */
  #commands(worker, part) {
    const answerText = worker.cause === 'question' ? 'TEXT' : 'yes';
    if (part === 'needs') return command(`roost worker answer ${worker.run} ${answerText}`);
    return adviceFor(worker).commands.map((text) => command(text));
  }

  #links(worker) {
    const run = encodeURIComponent(worker.run);
    return h('span', { class: 'worker-links' },
      h('a', { href: `/r/${run}/log` }, 'Log'), h('a', { href: `/r/${run}/talk` }, 'Talk'),
      h('a', { href: `/r/${run}/diff` }, 'Changes'), h('a', { href: `/why?subject=${run}` }, 'Why'));
  }
}

function sentence(text) {
  const trimmed = String(text).trim();
  return trimmed ? `${trimmed[0].toUpperCase()}${trimmed.slice(1)}${/[.!?]$/.test(trimmed) ? '' : '.'}` : '';
}

function optionLabel(option) {
  const text = String(option);
  const known = { yes: 'Yes', no: 'No', allow: 'Allow', deny: 'Deny' };
  return known[text] ?? (text.length > 40 ? `${text.slice(0, 38)}…` : text);
}
