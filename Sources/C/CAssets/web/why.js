// /why: what led to something, step by step, how it stands now, and what a person can do about it.

import { h, replace, setAttribute, uid } from './dom.js';
import { Problem, get, pages, post, isAborted } from './api.js';
import { ageNode, shortRun, timeNode, whole } from './format.js';
import {
  ask, attempt, badge, card, command, confirm, empty, errorBox, facts, link, pageHead, pending, runLink, splitter,
    taskLink,
} from './parts.js';
import { virtualList } from './list.js';
import { calmly, disable } from './reports.js';
import { visible, visibleNodes } from './safe.js';
import { isBad } from './lanes.js';
import { decisionCard } from './decisioncard.js';
import { decisionList } from './decisions.js';
import {
  decisionFor, explanationOf, factOf, following, isDecisionName, kindOf, placeOf, plainFacts, verdictOf,
} from './whytext.js';

export function title() { return 'Why'; }

/** More steps nobody goes through. */
const stepsMax = 5_000;

const subjectOf = (query) => query.subject || query.task || query.run || null;

export async function show(root, ctx) {
  let page = null;
  const open = () => {
    const subject = subjectOf(ctx.query);
    replace(root);
    ctx.layout('fill');
    page = subject ? explanationPage(root, ctx, subject) : startPage(root, ctx);
    return page;
  };
  open();
  return {
    update(place) {
      const subject = subjectOf(place.query);
      if (subject && subject === page.subject) page.update(place);
      else if (!subject && !page.subject) page.update(place);
      else {
        page.stop?.();
        open();
        root.querySelector('h1')?.focus();
      }
    },
    // What is chosen may be another kind of page by then.
    get keys() { return keysOf(() => page); },
    place: () => page.place?.() ?? {},
    focusFilter: () => page.focusFilter?.(),
  };
}

function keysOf(page) {
  const forward = (key, label, group) => ({
    key, label, group,
    when: () => page().keys?.some((own) => [own.key].flat().includes([key].flat()[0])),
    run: (event) => page().keys.find((own) => [own.key].flat().includes([key].flat()[0])).run(event),
  });
  return [
    forward(['j', 'ArrowDown'], 'Into the list', 'Why'), forward('i', 'The decision as JSON', 'Why'),
    forward('y', 'Copy a link to it', 'Why'), forward('l', 'Its log', 'Why'), forward('o', 'Open its task', 'Why'),
    forward('s', 'Slow decisions only', 'Why'),
  ];
}

// MARK: Choosing

/** The field by which another subject is asked about, with what is going on now as suggestions. */
function subjectForm(ctx, subject) {
  const names = h('datalist', { id: uid('subjects') });
  const input = h('input', {
    type: 'search', class: 'mono', value: subject ?? '', list: names.id, placeholder: 'task, run, worker or decision',
    'aria-label': 'What is asked about', autocomplete: 'off', spellcheck: 'false', 'data-filter': true, required: true,
  });
  const fill = () => {
    const known = new Map();
    for (const worker of ctx.live.status()?.workers ?? []) {
      if (worker.task) known.set(worker.task, worker.stateWord ?? worker.state ?? '');
      if (worker.run) known.set(worker.run, `run of ${worker.task}`);
    }
    replace(names, [...known].map(([name, hint]) => h('option', { value: name }, hint)));
  };
  fill();
  const form = h('form', {
    class: 'row subject-form', role: 'search', 'aria-label': 'What is asked about',
    onsubmit: (event) => {
      event.preventDefault();
      const text = input.value.trim();
      if (text) ctx.navigate(`/why?subject=${encodeURIComponent(text)}`);
    },
  }, input, names, h('button', { class: 'button primary' }, 'Why?'));
  form.input = input;
  return form;
}

function startPage(root, ctx) {
  const form = subjectForm(ctx);
  root.append(pageHead('Why', {
    sub: 'Why something is as it is: a task, a run, a worker, a decision.', actions: form,
  }));
  // `task` in this address asks why; the filter of the list has a name of its own.
  const decisions = decisionList(root, ctx, { taskKey: 'about' });
  return { ...decisions, subject: null, focusFilter: () => form.input.focus() };
}

// MARK: What led to it

function explanationPage(root, ctx, subject) {
  const stop = new AbortController();
  ctx.signal.addEventListener('abort', () => stop.abort(), { once: true });
  const form = subjectForm(ctx, subject);
  const sub = h('span', {});
  const actions = h('span', { class: 'row' });
  const name = isDecisionName(subject) ? 'this decision' : subject.startsWith('run-') ? shortRun(subject) : subject;
  root.append(pageHead(`Why ${name}`, {
    sub, actions: [actions, form], back: { href: '/why', text: 'All decisions' },
  }));
  setAttribute(root.querySelector('h1'), 'title', subject);
  const side = h('div', { class: 'pane why-steps' });
  const now = h('div', {});
  const chosen = decisionCard();
  const rest = h('div', { class: 'stack' });
  const main = h('div', { class: 'pane main why-main', tabindex: '0', role: 'region', 'aria-label': 'What is chosen' },
    now, chosen, rest);
  const split = h('div', { class: 'split why-split' }, side, main);
  root.append(split);
  side.after(splitter(split, { key: 'why', min: 260, max: 720, initial: 430, label: 'Width of the steps' }));
  chosen.hidden = true;

  let explanation = null;
  /** Whether there are more steps than are shown: of those the last are wanting. */
  let isCut = false;
  let decisions = [];
  let place = -1;
  let list = null;
  const known = new Map();

  async function read() {
    const rows = await pages('/why', { subject }, { signal: stop.signal, max: stepsMax });
    isCut = rows.isCut;
    return explanationOf(rows);
  }

  async function load() {
    const done = explanation ? () => {} : pending(main, { lines: 6 });
    try {
      const found = await read();
      done();
      const isFirst = !explanation;
      explanation = found;
      draw(isFirst);
      namesOfDecisions();
    } catch (error) {
      done();
      if (isAborted(error) || stop.signal.aborted) return;
      if (!explanation) notFound(error);
    }
  }

  function notFound(error) {
    split.hidden = true;
    if (error instanceof Problem && error.status === 404) {
      root.append(empty(`Nothing is known of ${visible(subject)}`, error.hint || error.detail,
        h('a', { class: 'button', href: '/tasks' }, 'All tasks'),
          h('a', { class: 'button', href: '/why' }, 'All decisions'),
        h('a', { class: 'button', href: `/search?q=${encodeURIComponent(subject)}` }, 'Search for it')));
      form.input.focus();
      form.input.select();
    } else {
      root.append(errorBox(error, { retry: () => { root.lastElementChild.remove(); split.hidden = false; load(); } }));
    }
  }

  /** The steps name no decision; the list of decisions of the task does. */
  async function namesOfDecisions() {
    const task = factOf(explanation, 'task')
      ?? (isDecisionName(subject) || subject.startsWith('run-') ? null : subject);
    if (!task || !explanation.steps.some((step) => step.kind === 'decision')) return;
    try {
      decisions = (await get('/decisions', { task, limit: 500 }, { signal: stop.signal })).rows;
      if (place >= 0) choose(place, { isQuiet: true });
    } catch (error) {
      if (!isAborted(error)) decisions = [];
    }
  }

  function draw(isFirst) {
    if (!isDecisionName(subject)) replace(sub, visibleNodes(titleOf(explanation.title, subject)));
    drawLinks();
    drawVerdict();
    replace(rest, factsCard(), unknownCard(),
      isCut && h('p', { class: 'notice small' }, `! These are the first ${whole(stepsMax)} steps alone.`));
    const { steps } = explanation;
    if (!steps.length && !isDecisionName(subject)) {
      replace(side, empty('No step is recorded', 'Nothing has been decided about it yet.'));
      chosen.hidden = true;
      return;
    }
    if (!list) makeList();
    const wasAt = place;
    list.put(0, steps);
    list.setTotal(steps.length);
    if (isFirst) first();
    else if (wasAt >= 0) choose(Math.min(wasAt, steps.length - 1), { isQuiet: true });
  }

  function first() {
    if (isDecisionName(subject)) return showSubject();
    const at = placeOf(explanation.steps, { at: ctx.query.at, name: ctx.query.name });
    if (at < 0) return;
    list.scrollTo(at, { align: 'center' });
    choose(at, { isQuiet: true });
  }

  function makeList() {
    list = virtualList({
      label: `Steps that led to ${subject}`, role: 'list', rowHeight: 46, signal: stop.signal,
      load: async (from, count) => explanation.steps.slice(from, from + count),
      render: (step, index, node) => drawStep(step, index, node),
      onMove: (index) => choose(index),
      empty: empty('Nothing else is recorded', 'No trigger led to it, and nothing has followed.'),
      onOpen: (index) => {
        choose(index);
        chosen.focusTitle();
      },
    });
    list.node.classList.add('step-list');
    const count = h('span', { class: 'spacer' });
    replace(side, h('div', { class: 'pane-head' },
      h('span', {}, isDecisionName(subject) ? 'What led to it, and what followed' : 'What happened'), count),
      list.node);
  }

  function drawStep(step, index, node) {
    if (!step) return null;
    node.classList.add('step-row', `is-${step.kind}`);
    node.classList.toggle('is-bad', isBad(step));
    const before = explanation.steps[index - 1];
    const isNewDay = !before || String(before.at).slice(0, 10) !== String(step.at).slice(0, 10);
    const { word, sign } = kindOf(step);
    return [
      h('span', { class: 'step-sign', 'aria-hidden': 'true' }, sign),
      h('span', { class: 'step-text' },
        h('span', { class: 'd-line truncate' }, h('span', { class: 'mono strong' }, step.name), ' ',
          h('span', { class: 'muted small' }, word),
          step.count > 1 ? [' ', badge(`× ${step.count}`)] : null),
        h('span', { class: 'd-line truncate muted', title: visible(step.text ?? '') }, visibleNodes(step.text ?? ''))),
      h('span', { class: 'step-time muted small' }, timeNode(step.at, { date: isNewDay ? 'auto' : false })),
    ];
  }

  // MARK: What is chosen

  /** A decision that was asked for is shown whole, whatever is chosen below it. */
  async function showSubject() {
    chosen.hidden = false;
    const step = { kind: 'decision', name: '', text: factOf(explanation, 'because'), notes: notesOf() };
    chosen.show({ step, decision: null, then: explanation.steps.filter(isAfter(null)), onOpen: openStep });
    const decision = await decisionNamed(subject);
    if (!decision || place >= 0) return;
    ctx.setTitle(`Why ${decision.point}`);
    replace(root.querySelector('h1'), `Why ${decision.point}`);
    replace(sub, decision.id ? [decision.context, ' ', decision.id, ' · '] : null,
      timeNode(decision.at, { date: true }));
    const { id } = decision;
    const task = id && !id.startsWith('run-') ? id : null;
    replace(actions, task ? link(`/why?subject=${encodeURIComponent(id)}&at=${encodeURIComponent(decision.at)}`,
      'All about its task', { class: 'button' }) : null);
    chosen.show({
      step: { ...step, name: decision.point }, decision, then: explanation.steps.filter(isAfter(decision.at)),
      onOpen: openStep, address: addressOf(decision.decision),
    });
  }

  function isAfter(at) {
    return (step) => step.kind !== 'trigger' && (!at || step.at >= at);
  }

  function notesOf() {
    return { input: factOf(explanation, 'input'), output: factOf(explanation, 'output'),
      not: factOf(explanation, 'not') };
  }

  function openStep(at) {
    list.scrollTo(at, { align: 'center' });
    choose(at);
    list.focus();
  }

  async function choose(at, { isQuiet = false } = {}) {
    const step = explanation.steps[at];
    if (!step) return;
    const isOther = place !== at;
    place = at;
    chosen.hidden = false;
    if (!isQuiet) ctx.setState({ at: step.at, name: step.name });
    const then = following(explanation.steps, at);
    const row = step.kind === 'decision' ? decisionFor(step, decisions) : null;
    const ready = row && known.get(row.decision);
    chosen.show({ step, decision: ready ?? null, then, onOpen: openStep,
      address: addressOf(row?.decision ?? null, step) });
    if (isOther && !isQuiet) main.scrollTo({ top: chosen.offsetTop - main.offsetTop > main.scrollTop + main.clientHeight
      ? chosen.offsetTop - main.offsetTop - 12 : main.scrollTop });
    if (step.kind !== 'decision' || ready) return;
    // Whoever goes through the list by key is not to ask for each one.
    await new Promise((done) => setTimeout(done, isQuiet ? 0 : 120));
    if (place !== at || stop.signal.aborted) return;
    const name = row?.decision ?? await nameOf(step);
    const decision = name && await decisionNamed(name);
    if (decision && place === at) chosen.show({ step, decision, then, onOpen: openStep,
      address: addressOf(name, step) });
  }

  /** Decisions about a run are in no list of its task; their point and time find them. */
  async function nameOf(step) {
    const until = new Date(Date.parse(step.at) + 1000).toISOString();
    try {
      const { rows } = await get('/decisions', { point: step.name, since: step.at, until, limit: 100 },
        { signal: stop.signal });
      decisions.push(...rows);
      return decisionFor(step, rows)?.decision ?? null;
    } catch (error) {
      if (!isAborted(error) && !(error instanceof Problem)) reportError(error);
      return null;
    }
  }

  async function decisionNamed(decision) {
    if (known.has(decision)) return known.get(decision);
    try {
      // Its name is that of its session and its number there, with a stroke between them.
      const name = String(decision).split('/').map(encodeURIComponent).join('/');
      const found = await get(`/decisions/${name}`, {}, { signal: stop.signal });
      known.set(decision, found);
      return found;
    } catch (error) {
      // What the explanation tells of it stands there already.
      if (!isAborted(error) && !(error instanceof Problem)) reportError(error);
      return null;
    }
  }

  function addressOf(decision, step) {
    const query = decision ? { subject: decision } : { subject, at: step?.at ?? '', name: step?.name ?? '' };
    return `${location.origin}/why?${new URLSearchParams(query)}`;
  }

  // MARK: How it stands

  function drawLinks() {
    if (isDecisionName(subject)) return;
    const task = factOf(explanation, 'task');
    const run = runOf();
    replace(actions, task || !subject.startsWith('run-')
      ? h('a', { class: 'button', href: `/t/${encodeURIComponent(task ?? subject)}` }, 'Task') : null,
      run ? h('a', { class: 'button', href: `/r/${encodeURIComponent(run)}/log` }, 'Log') : null);
  }

  function runOf() {
    if (subject.startsWith('run-')) return subject;
    return explanation?.steps.findLast((step) => step.run)?.run ?? null;
  }

  /** Whoever has pressed a button in it is not to be thrown out of the page by what comes of it. */
  function drawVerdict() {
    const pressed = now.contains(document.activeElement) ? document.activeElement.textContent : null;
    fillVerdict();
    if (pressed == null) return;
    const same = [...now.querySelectorAll('button, a')].find((node) => node.textContent === pressed);
    (same ?? root.querySelector('h1')).focus({ preventScroll: true });
  }

  function fillVerdict() {
    const verdict = verdictOf(explanation);
    if (!verdict) return void replace(now);
    const worker = (ctx.live.status()?.workers ?? []).find((row) => row.task === subject || row.run === subject
      || row.worker === subject);
    const state = verdict.state.replaceAll(' ', '_');
    const tone = { answer: 'need', look: 'bad', patience: 'warn' }[worker?.need] ?? toneOf(state);
    replace(now, card('Now', { class: `verdict-card is-${tone}`, id: 'now' },
      h('p', { class: 'verdict' }, h('span', { class: `strong tone-${tone}` }, visibleNodes(verdict.state)),
        verdict.cause ? [': ', visibleNodes(verdict.cause)] : null),
      facts([
        ['Evidence', verdict.evidence.length
          ? h('ul', { class: 'evidence' }, verdict.evidence.map((text) => h('li', {}, visibleNodes(text)))) : null],
        ['Since', verdict.since ? [timeNode(verdict.since), ' ',
          h('span', { class: 'muted' }, '(', ageNode(verdict.since), ')')] : null],
        ['Until', verdict.until ? timeNode(verdict.until) : null],
        ['How sure', verdict.confidence ? [verdict.confidence,
          verdict.asOf ? h('span', { class: 'muted' }, ', as of ', timeNode(verdict.asOf)) : null] : null],
      ]),
      // What is answered here is what is asked now, which may be more than is explained.
      worker?.question ? h('blockquote', { class: 'question' }, visibleNodes(worker.question)) : null,
      verdict.steps.length ? [h('h3', { class: 'what-to-do' }, 'What you can do'),
        h('ul', { class: 'plain-list advice' },
          verdict.steps.map((step) => adviceRow(step, worker?.questionId)))] : null));
  }

  function adviceRow(step, question) {
    return h('li', { class: 'advice-row' }, deedButton(step, question), h('span', { class: 'spacer' }),
      command(step.command));
  }

  function deedButton({ deed, purpose }, question) {
    const text = purpose.replace(/^./, (letter) => letter.toUpperCase()) || 'Do it';
    if (!deed) return h('span', {}, text);
    if (deed.href) return h('a', { class: 'button', href: deed.href }, text);
    const button = h('button', { type: 'button', class: ['button', { danger: deed.isGrave }],
      onclick: () => perform(button, deed, { text, question }) }, text);
    return ctx.isReadOnly() ? disable(button, 'This dashboard is read-only') : button;
  }

  async function perform(button, deed, { text, question }) {
    if (button.getAttribute('aria-disabled') === 'true') return;
    let body = deed.body;
    if (deed.asks) {
      const said = await ask({ title: text, label: deed.asks, act: 'Send' });
      if (said == null) return;
      body = { text: (deed.prefix ?? '') + said };
    } else if (deed.isGrave) {
      const sure = await confirm({ title: `${text}?`, act: 'Yes', tone: 'danger' });
      if (!sure) return;
    }
    if (question && deed.path.at(-1) === 'answer') body = { ...body, question };
    await attempt(button, () => post(`/${deed.path.map(encodeURIComponent).join('/')}`, body));
    soon();
  }

  function factsCard() {
    const known = plainFacts(explanation);
    if (!known.length) return null;
    return card('Known of it', {}, facts(known.map((fact) => [capital(fact.name), factNode(fact)])));
  }

  function unknownCard() {
    if (!explanation.unknowns.length) return null;
    return card('Not known', { class: 'unknown-card' },
      h('ul', { class: 'unknown-list' },
        explanation.unknowns.map((text) => h('li', {}, h('span', { 'aria-hidden': 'true' }, '? '),
        visibleNodes(text)))));
  }

  // MARK: Changes

  const soon = calmly(ctx, () => {
    if (!stop.signal.aborted) load();
  }, 2500);
  const about = (data) => !data || JSON.stringify(data).includes(factOf(explanation ?? { facts: [] }, 'task')
    ?? subject) || isAboutRun(data);
  const isAboutRun = (data) => Boolean(data.run && explanation?.steps.some((step) => step.run === data.run));
  const stops = ['decision', 'task', 'run', 'daemon'].map((event) => ctx.on(event, (data) => {
    if (!isDecisionName(subject) && about(data)) soon();
  }));
  stops.push(ctx.on('reset', () => !stop.signal.aborted && load()));
  load();
  return {
    subject,
    stop() {
      stop.abort();
      stops.forEach((end) => end());
      list?.destroy();
    },
    update({ query }) {
      if (!explanation || !list) return;
      const at = placeOf(explanation.steps, { at: query.at, name: query.name });
      if (query.at && at >= 0 && at !== place) {
        list.scrollTo(at, { align: 'nearest' });
        choose(at, { isQuiet: true });
      }
    },
    focusFilter: () => form.input.focus(),
    keys: [
      { key: ['j', 'ArrowDown'], run: () => list?.focus() },
      ...chosen.keys,
      { key: 'l', run: () => runOf() && ctx.navigate(`/r/${encodeURIComponent(runOf())}/log`) },
      { key: 'o', run: () => ctx.navigate(`/t/${encodeURIComponent(factOf(explanation, 'task') ?? subject)}`) },
    ],
  };
}

function titleOf(text, subject) {
  return text.startsWith(subject) ? text.slice(subject.length).replace(/^[\s—-]+/, '') || text : text;
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function factNode(fact) {
  if (fact.name === 'task') return taskLink(fact.text);
  if (/^run-\S+$/.test(fact.text)) return runLink(fact.text, fact.text);
  const address = /^pull request (https?:\/\/\S+)$/.exec(fact.text);
  if (address) return h('a', { href: address[1], rel: 'noopener noreferrer' }, address[1]);
  return h('span', { class: 'pre' }, visibleNodes(fact.text));
}

function toneOf(state) {
  if (/^waiting/.test(state)) return 'need';
  if (/stalled|lost|lingering/.test(state)) return 'bad';
  if (/quiet|retrying|rate|paused|unknown/.test(state)) return 'warn';
  return 'good';
}
