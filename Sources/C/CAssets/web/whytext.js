// What an explanation says, taken apart: plain functions.

import { isBad } from './lanes.js';

/** The rows of `why` as what they are. */
export function explanationOf(rows) {
  const found = { title: '', facts: [], steps: [], unknowns: [] };
  for (const row of rows) {
    if (row.kind === 'subject') found.title = row.text;
    else if (row.kind === 'fact') found.facts.push({ name: row.name, text: row.text });
    else if (row.kind === 'unknown') found.unknowns.push(row.text);
    else found.steps.push({ ...row, place: found.steps.length });
  }
  return found;
}

export function factOf(explanation, name) {
  return explanation.facts.find((fact) => fact.name === name)?.text ?? null;
}

const ofVerdict = new Set(['verdict', 'evidence', 'since', 'sure', 'do']);
const ofDecision = new Set(['because', 'input', 'output', 'not', 'took', 'by', 'about']);

/** What is found out about it now; null where nothing is. */
export function verdictOf(explanation) {
  const text = factOf(explanation, 'verdict');
  if (!text) return null;
  const [name, ...rest] = text.split(': ');
  const [since, until] = (factOf(explanation, 'since') ?? '').split(', until ');
  const [confidence, asOf] = (factOf(explanation, 'sure') ?? '').split(', as of ');
  return {
    state: name.trim(), cause: rest.join(': ').trim(), evidence: listOf(factOf(explanation, 'evidence')),
    since: since || null, until: until ?? null, confidence: confidence || null, asOf: asOf ?? null,
    steps: explanation.facts.filter((fact) => fact.name === 'do').map((fact) => adviceOf(fact.text)),
  };
}

/** All other facts of a task or a run; those of a decision are told in its card. */
export function plainFacts(explanation) {
  return explanation.facts.filter((fact) => !ofVerdict.has(fact.name) && !ofDecision.has(fact.name));
}

function listOf(text) {
  return (text ?? '').split('; ').map((part) => part.trim()).filter(Boolean);
}

/** `roost logs RUN   read what it has written`. */
function adviceOf(text) {
  const place = text.indexOf('   ');
  const command = (place < 0 ? text : text.slice(0, place)).trim();
  return { command, purpose: place < 0 ? '' : text.slice(place).trim(), deed: deedOf(command) };
}

/** The words of a command line, with quotes taken off. */
export function shellWords(line) {
  const words = [];
  for (const [, single, double, plain] of line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)) words.push(single ?? double
    ?? plain);
  return words;
}

/**
 * What this page can do in place of a command: `{ href }`, or `{ path, body, asks, isGrave }`, where `asks` is what has
 * to be said first. Null where only a terminal can.
 */
export function deedOf(command) {
  const [program, noun, verb, id, ...rest] = shellWords(command);
  if (program !== 'roost') return null;
  switch (`${noun} ${verb ?? ''}`) {
    case 'worker answer': {
      const text = rest.join(' ');
      if (/TEXT/.test(text)) return { path: ['workers', id, 'answer'], body: {}, asks: 'What is the answer?' };
      if (/REASON/.test(text)) {
        return { path: ['workers', id, 'answer'], body: {}, asks: 'Why not?', prefix: text.replace(/REASON.*/, '') };
      }
      return { path: ['workers', id, 'answer'], body: { text } };
    }
    case 'worker steer': return { path: ['workers', id, 'steer'], body: {}, asks: 'What is it told?' };
    case 'worker stop': case 'run stop': return { path: ['workers', id, 'stop'], body: {}, isGrave: true };
    case 'worker restart': return { path: ['workers', id, 'restart'], body: {}, isGrave: true };
    case 'run pause': case 'run resume': return { path: ['runs', id, verb], body: {} };
    case 'task retry': case 'task release': case 'task hold': return { path: ['tasks', id, verb], body: {} };
    case 'task cancel': case 'task discard': return { path: ['tasks', id, verb], body: {}, isGrave: true };
    case 'task show': return { href: `/t/${encodeURIComponent(id)}` };
    case 'run show': return { href: `/r/${encodeURIComponent(id)}/log` };
    case 'budget ': return { href: '/cost#budgets' };
    case 'daemon status': return { href: '/health' };
    case 'daemon resume': case 'daemon pause': case 'daemon reload': return { path: ['daemon', verb], body: {} };
    default:
      // `roost logs ID`: the id stands where other commands have a verb.
      if (noun === 'logs' && verb) return { href: logHref(verb) };
      return null;
  }
}

function logHref(id) {
  return id.startsWith('run-') ? `/r/${encodeURIComponent(id)}/log` : `/t/${encodeURIComponent(id)}`;
}

/** Whether a name is that of a decision: a session, a stroke, a number. */
export function isDecisionName(text) {
  return /^[^/\s]+\/\d+$/.test(text ?? '');
}

const kindWords = {
  trigger: 'trigger', task: 'task', decision: 'decided', worktree: 'worktree', run: 'run', agent: 'agent',
    alert: 'alert',
  event: 'event', checkpoint: 'checkpoint', call: 'call',
};
const kindSigns = {
  trigger: '▷', task: '▢', decision: '◇', worktree: '▤', run: '●', agent: '›', alert: '!', event: '·', checkpoint: '◈',
    call: '·',
};

export function kindOf(step) {
  const isEnd = step.kind === 'run' && step.name === 'ended';
  const sign = isEnd ? (isBad(step) ? '✗' : '✓') : kindSigns[step.kind] ?? '·';
  return { word: kindWords[step.kind] ?? step.kind, sign };
}

/** Which step is meant: the one of this time (and name), else the last decision, else the last. */
export function placeOf(steps, { at, name } = {}) {
  if (at) {
    const exact = steps.findIndex((step) => step.at === at && (!name || step.name === name));
    if (exact >= 0) return exact;
    const time = Date.parse(at);
    let best = -1;
    steps.forEach((step, place) => {
      const distance = Math.abs(Date.parse(step.at) - time);
      if (best < 0 || distance < Math.abs(Date.parse(steps[best].at) - time)) best = place;
    });
    if (best >= 0) return best;
  }
  const decision = steps.findLastIndex((step) => step.kind === 'decision');
  return decision >= 0 ? decision : steps.length - 1;
}

/** What followed a step, up to the next decision and with it. */
export function following(steps, place, max = 8) {
  const found = [];
  for (const step of steps.slice(place + 1)) {
    found.push(step);
    if (step.kind === 'decision' || found.length >= max) break;
  }
  return found;
}

/** The decision of the record that a step tells of. */
export function decisionFor(step, decisions) {
  return decisions.find((row) => row.at === step.at && row.point === step.name) ?? null;
}
