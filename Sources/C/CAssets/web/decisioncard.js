// One decision as people read it: because of what, by what, what was chosen and what not, and what came of it.

import { h, replace } from './dom.js';
import { duration, timeNode, ageNode, words as spaced } from './format.js';
import { badge, copyButton, json, runLink, taskLink, toggleButton } from './parts.js';
import { visibleNodes } from './safe.js';
import { kindOf } from './whytext.js';

/** What went in or came out, field by field; what is deeper than that as JSON. */
export function valueNode(value) {
  if (value == null) return h('span', { class: 'faint' }, 'not recorded');
  if (typeof value !== 'object') return scalar(value);
  if (Array.isArray(value)) return listNode(value);
  const entries = Object.entries(value);
  if (!entries.length) return h('span', { class: 'faint' }, 'nothing');
  return h('dl', { class: 'value-list' }, entries.map(([name, field]) => h('div', {},
    h('dt', { class: 'mono' }, name), h('dd', {}, fieldNode(name, field)))));
}

function fieldNode(name, value) {
  if (typeof value === 'string' && /(^|_)task(_id)?$/.test(name)) return taskLink(value);
  if (typeof value === 'string' && value.startsWith('run-')) return runLink(value, value);
  if (value != null && typeof value === 'object') return Array.isArray(value) ? listNode(value) : json(value);
  if (typeof value === 'number' && /_ms$|Ms$/.test(name)) return duration(value);
  return scalar(value);
}

function scalar(value) {
  if (value === null || value === undefined) return h('span', { class: 'faint' }, 'null');
  if (typeof value === 'string') return h('span', { class: 'pre' }, visibleNodes(value));
  return h('span', { class: 'mono' }, String(value));
}

function listNode(values) {
  if (!values.length) return h('span', { class: 'faint' }, 'none');
  if (values.every((value) => value === null || typeof value !== 'object')) {
    return h('ul', { class: 'value-items' }, values.map((value) => h('li', {}, scalar(value))));
  }
  const keys = [...new Set(values.flatMap((value) => (value && typeof value === 'object' ? Object.keys(value) : [])))];
  const isFlat = keys.length <= 6 && values.every((value) => value
    && Object.values(value).every((field) => typeof field !== 'object' || field === null));
  if (!isFlat) return json(values);
  return h('div', { class: 'table-wrap', tabindex: '0', role: 'region', 'aria-label': 'List' },
    h('table', { class: 'table small' },
    h('thead', {}, h('tr', {}, keys.map((key) => h('th', { scope: 'col', class: 'mono' }, key)))),
    h('tbody', {}, values.map((value) => h('tr', {}, keys.map((key) => h('td', {}, fieldNode(key, value[key]))))))));
}

/** What happened, as lines: time, kind, words. */
export function stepLines(steps, { onOpen } = {}) {
  return h('ol', { class: 'then-list' }, steps.map((step) => h('li', {},
    h('span', { class: 'muted nowrap' }, timeNode(step.at)),
    h('span', { class: `step-kind is-${step.kind}` }, kindOf(step).word),
    h('span', {}, onOpen && step.place != null
      ? h('button', { type: 'button', class: 'link-button mono', onclick: () => onOpen(step.place) }, step.name)
      : h('span', { class: 'mono' }, step.name), ' ', visibleNodes(step.text ?? ''),
    step.run ? [' ', runLink(step.run)] : null))));
}

/**
 * The card of a decision. `show({ step, decision, then, onOpen })`: `step` is what the explanation tells of it, and
 * `decision` all that the record has, which may come later or never.
 */
export function decisionCard() {
  const title = h('h2', { tabindex: '-1' });
  const head = h('div', { class: 'decision-meta muted small' });
  const body = h('div', { class: 'decision-body' });
  let current = null;
  const raw = toggleButton({ label: 'JSON', key: 'i', title: 'As it was recorded (i)', onChange: () => draw() });
  const link = copyButton(() => current?.address ?? location.href,
    { label: 'Copy link', title: 'Copy a link to it (y)' });
  const node = h('section', { class: 'card decision-card', 'aria-label': 'Decision' },
    h('div', { class: 'card-head' }, title, h('div', { class: 'actions' }, raw, link)),
      h('div', { class: 'card-body' }, head, body));

  function draw() {
    if (!current) return;
    const { step, decision, then, onOpen } = current;
    const isDecision = (step?.kind ?? 'decision') === 'decision';
    replace(title, h('span', { class: 'mono' }, decision?.point ?? step?.name ?? ''),
      step && !isDecision ? [' ', badge(kindOf(step).word)] : null);
    replace(head, metaOf(step, decision));
    raw.disabled = !decision;
    if (raw.isOn && decision) return void replace(body, json(decision));
    replace(body, isDecision ? parts(step, decision, then, onOpen) : plain(step, then, onOpen));
  }

  node.show = (next) => {
    current = next;
    draw();
  };
  node.keys = [
    { key: 'i', label: 'As JSON', group: 'Decision', run: () => raw.click() },
    { key: 'y', label: 'Copy a link to it', group: 'Decision', run: () => link.click() },
  ];
  node.focusTitle = () => title.focus({ preventScroll: true });
  return node;
}

function metaOf(step, decision) {
  const at = decision?.at ?? step?.at;
  return [
    at ? [timeNode(at, { date: true, ms: true }), ' · ', ageNode(at)] : null,
    step?.count > 1 ? [' · ', `${step.count} times until `, timeNode(step.lastAt)] : null,
    decision?.durationMs != null ? [' · took ', fine(decision.durationMs)] : null,
    decision?.id ? [' · about ', spaced(decision.context), ' ', aboutLink(decision)] : null,
    step?.run ? [' · ', runLink(step.run)] : null,
  ];
}

function aboutLink(decision) {
  if (decision.id.startsWith('run-')) return runLink(decision.id);
  return decision.context === 'task' ? taskLink(decision.id) : h('span', { class: 'mono' }, decision.id);
}

function fine(milliseconds) {
  return milliseconds < 100 ? `${Math.round(milliseconds * 10) / 10} ms` : duration(milliseconds);
}

function part(name, content, isEmptyShown = false) {
  if (content == null && !isEmptyShown) return null;
  return h('section', { class: 'decision-part' }, h('h3', {}, name), h('div', {}, content));
}

function parts(step, decision, then, onOpen) {
  const notes = step?.notes ?? {};
  const others = decision?.notChosen ?? [];
  const because = decision?.reason ?? step?.text;
  return [
    part('Because', because ? h('p', { class: 'because' }, visibleNodes(because))
      : h('span', { class: 'faint' }, 'no reason is recorded')),
    part('Chosen', decision?.chosen ? h('span', { class: 'strong' }, visibleNodes(decision.chosen)) : null),
    part('Input', decision ? valueNode(decision.input) : notes.input ? scalar(notes.input) : null),
    part('Output', decision ? valueNode(decision.output) : notes.output ? scalar(notes.output) : null),
    part('Not chosen', others.length
      ? h('ul', { class: 'not-chosen' }, others.map((other) => h('li', {}, visibleNodes(other))))
      : notes.not && !decision ? scalar(notes.not) : h('span', { class: 'faint' }, 'nothing else is recorded')),
    part('Then', then == null ? null : then.length ? stepLines(then, { onOpen })
      : h('span', { class: 'faint' }, 'nothing has followed yet')),
    decision?.function ? part('Decided by',
      h('span', { class: 'small' }, h('span', { class: 'mono' }, decision.function),
      decision.sourceFile ? [' in ', h('span', { class: 'mono' }, decision.sourceFile)] : null,
      decision.session ? [', session ', h('span', { class: 'mono' }, decision.session)] : null)) : null,
  ];
}

function plain(step, then, onOpen) {
  return [
    part('What', h('p', { class: 'because pre' }, visibleNodes(step.text ?? ''))),
    Object.entries(step.notes ?? {}).map(([name, text]) => part(spaced(name).replace(/^./,
      (letter) => letter.toUpperCase()), scalar(text))),
    step.run ? part('Where', h('span', { class: 'row' },
      h('a', { href: `/r/${encodeURIComponent(step.run)}/log` }, 'Its log'),
      h('a', { href: `/r/${encodeURIComponent(step.run)}/talk` }, 'Its conversation'))) : null,
    part('Then', then?.length ? stepLines(then, { onOpen }) : null),
  ];
}
