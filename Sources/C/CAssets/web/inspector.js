// All that is known of the chosen item of a conversation, and where else it stands.

import { h, replace } from './dom.js';
import { copyButton, details, facts } from './parts.js';
import { dateTime, duration, moneyExact, whole } from './format.js';
import { inputOf, isFailure } from './card.js';
import { part } from './api.js';
import { runPath } from './runhead.js';
import { visible, visibleNodes } from './safe.js';

const shownMax = 20_000;

const kinds = {
  text: 'text', thinking: 'thinking', tool_call: 'call of a tool', tool_result: 'result of a tool', note: 'note',
};

export class Inspector {
  constructor(run) {
    this.run = run;
    this.shown = null;
    this.body = h('div', { class: 'pane-body' });
    this.heading = h('h2', {}, 'Message');
    this.node = h('div', { class: 'pane inspector' }, h('div', { class: 'pane-head' }, this.heading), this.body);
  }

  /** @param item null while it is not there yet; result: what came of a call, where it stands right behind it */
  show(item, result) {
    if (item && this.shown === item) return;
    this.shown = item;
    if (!item) return void replace(this.body, h('p', { class: 'muted small' }, 'Nothing is chosen.'));
    this.heading.textContent = `Message ${whole(item.i + 1)}`;
    replace(this.body, factsNode(item, result), linksNode(this.run, item), inputNode(item), textNode(item, result));
    return undefined;
  }
}

function factsNode(item, result) {
  const { tool, tokens } = item;
  const ended = result?.tool ?? tool;
  const known = (value, told = (text) => text) => (value === null || value === undefined ? null : told(value));
  return facts([
    ['kind', kinds[item.kind] ?? visible(item.kind)],
    ['role', visible(item.role)],
    ['time', item.time && h('time', { datetime: item.time, title: item.time }, dateTime(item.time))],
    ['model', item.model && visible(item.model)],
    ['tool', tool && visible(tool.name)],
    ['outcome', tool && (isFailure(item) || isFailure(result)
      ? h('span', { class: 'tone-bad' }, '✗ failed')
      : ended?.isError === false ? h('span', { class: 'tone-good' }, '✓ succeeded') : null)],
    ['exit', known(ended?.exit, String)],
    ['took', known(tool?.tookMs ?? ended?.tookMs, duration)],
    ['tokens read', known(tokens?.in, whole)],
    ['tokens written', known(tokens?.out, whole)],
    ['cost', known(item.costUsd, moneyExact)],
    ['length', item.text ? `${whole(item.text.length)} characters` : null],
  ]);
}

function linksNode(run, item) {
  const line = item.logLine ?? null;
  return h('div', { class: 'row inspector-links' },
    line === null ? null
      : h('a', { class: 'button small', href: `${runPath(run, 'log')}#L${line}` }, `Log line ${whole(line)}`),
    copyButton(() => new URL(`${part`/r/${run}/talk`}#m${item.i + 1}`, location.href).href, { label: 'Copy link' }),
    item.text ? copyButton(() => visible(item.text, { isOneLine: false }), { label: 'Copy text' }) : null);
}

function inputNode(item) {
  const raw = item.tool?.input;
  if (raw === null || raw === undefined || raw === '') return null;
  const input = inputOf(item);
  const text = input === null ? String(raw) : JSON.stringify(input, null, 2);
  const block = details('Input', codeNode(text));
  block.open = true;
  return block;
}

function textNode(item, result) {
  const parts = [];
  const name = item.kind === 'tool_result' ? 'Output as it was' : 'Text as it was';
  if (item.text) parts.push(details(name, codeNode(item.text)));
  if (result?.text) parts.push(details('Output as it was', codeNode(result.text)));
  return parts;
}

function codeNode(text) {
  const shown = text.length > shownMax ? text.slice(0, shownMax) : text;
  const left = text.length - shown.length;
  return [
    h('pre', { class: 'code inspector-code', tabIndex: 0 }, visibleNodes(shown)),
    left > 0 ? h('p', { class: 'small muted' }, `and ${whole(left)} more characters`) : null,
  ];
}
