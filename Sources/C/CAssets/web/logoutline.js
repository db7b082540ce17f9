// What happened in a run, beside its log: its events, the tools that were used, and what failed. Each leads to the line
// that was written then.

import { get, part, isAborted } from './api.js';
import { h, setText } from './dom.js';
import { words, plural } from './format.js';
import { Outline } from './outline.js';
import { visible } from './safe.js';
import { textOf } from './spans.js';

const eventsMax = 2_000;
const pageLines = 500;
const signs = { error: '✗', critical: '✗', warn: '⚠', warning: '⚠' };
const kindSigns = { tool_call: '▸', tool: '▸', tool_result: '▸', text: '›', user: '›', note: '·', failure: '✗' };

/**
 * Events and tools in one row, by time. Uses of the same tool that follow one another become one entry.
 * @returns [{ time, sign, label, detail, isError, kind, count }]
 */
export function merged(events, tools) {
  const entries = [
    ...events.map((line) => ({
      time: line.time,
      kind: 'event',
      sign: signs[line.level] ?? '◈',
      label: line.type ? words(visible(line.type)) : visible(textOf(line.spans)),
      detail: visible(textOf(line.spans)),
      isError: signs[line.level] === '✗',
      count: 1,
    })),
    ...tools.map((entry) => ({
      time: entry.time,
      kind: entry.kind,
      sign: entry.isError ? '✗' : kindSigns[entry.kind] ?? '▸',
      label: visible(entry.label),
      detail: visible(entry.label),
      isError: Boolean(entry.isError),
      count: 1,
    })),
  ].filter((entry) => entry.time);
  entries.sort((one, other) => Date.parse(one.time) - Date.parse(other.time));
  const found = [];
  for (const entry of entries) {
    const last = found[found.length - 1];
    const name = toolName(entry);
    if (last && name && !entry.isError && !last.isError && toolName(last) === name) {
      last.count += 1;
      last.detail = entry.detail;
    } else {
      found.push(entry);
    }
  }
  return found;
}

/** Of a tool that one uses many times in a row. */
function toolName(entry) {
  if (entry.kind === 'event') return null;
  const name = /^(Read|Grep|Glob|LS|List|Search)\b/i.exec(entry.label);
  return name ? name[1].toLowerCase() : null;
}

export class LogOutline {
  /** @param options go(time): show what was written then */
  constructor(ctx, run, { go }) {
    this.ctx = ctx;
    this.run = run;
    this.entries = [];
    this.isFailuresOnly = false;
    this.told = h('span', { class: 'faint' });
    this.only = h('button', {
      type: 'button', class: 'button small toggle', 'aria-pressed': 'false', hidden: true,
      title: 'Only what failed', onclick: () => this.filter(!this.isFailuresOnly),
    });
    this.outline = new Outline({
      label: 'What happened', signal: ctx.signal, go: (entry) => go(entry.time), empty: 'Nothing is told yet.',
    });
    this.node = h('div', { class: 'pane log-outline' },
      h('div', { class: 'pane-head' }, h('h2', {}, 'Outline'), h('span', { class: 'spacer' }), this.told, this.only),
      this.outline.node);
    this.timer = 0;
    this.iso = null;
    ctx.signal.addEventListener('abort', () => clearTimeout(this.timer), { once: true });
  }

  /** Asks again, but not each time that a line comes. */
  later(delay = 3_000) {
    if (this.timer) return;
    this.timer = setTimeout(() => {
      this.timer = 0;
      this.load();
    }, delay);
  }

  async load() {
    const { signal } = this.ctx;
    try {
      const [events, tools] = await Promise.all([this.events(), this.tools()]);
      if (signal.aborted) return;
      this.entries = merged(events, tools);
      this.filter(this.isFailuresOnly);
    } catch (error) {
      // The log itself says what is wrong; beside it nothing is missed.
      if (!isAborted(error)) setText(this.told, 'not known now');
    }
  }

  async events() {
    const lines = [];
    const path = part`/runs/${this.run}/log`;
    for (let from = 1; lines.length < eventsMax; from += pageLines) {
      const answer = await get(path, { from, count: pageLines, stream: 'run' }, { signal: this.ctx.signal });
      lines.push(...(answer.lines ?? []));
      if (from + pageLines > answer.total || (answer.lines ?? []).length === 0) break;
    }
    return lines;
  }

  async tools() {
    try {
      const answer = await get(part`/runs/${this.run}/talk/outline`, {}, { signal: this.ctx.signal });
      return answer.entries ?? [];
    } catch (error) {
      // Whatever is not indexed yet has events all the same.
      if (isAborted(error)) throw error;
      return [];
    }
  }

  filter(isFailuresOnly) {
    const failed = this.entries.filter((entry) => entry.isError);
    this.isFailuresOnly = isFailuresOnly && failed.length > 0;
    this.only.setAttribute('aria-pressed', String(this.isFailuresOnly));
    this.only.hidden = failed.length === 0;
    setText(this.told, '');
    setText(this.only, `✗ ${plural(failed.length, 'failure')}`);
    this.outline.set(this.isFailuresOnly ? failed : this.entries);
    this.at(this.iso);
  }

  /** Says what went on when the line that is seen first was written. */
  at(iso) {
    this.iso = iso ?? this.iso;
    const now = Date.parse(iso ?? '');
    if (!Number.isNaN(now)) this.outline.setHere(this.outline.lastBefore((entry) => Date.parse(entry.time) <= now));
  }
}
