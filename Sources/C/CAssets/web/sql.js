// /sql: any question to the record, read-only, with its answer as a table and as a chart.

import { h, replace, uid } from './dom.js';
import { Problem, get, isAborted, randomKey } from './api.js';
import { whole } from './format.js';
import { copyButton, details, empty, errorBox, filterField, menu, pageHead, splitter, toast } from './parts.js';
import './sheet.js';
import { visible } from './safe.js';
import { answerView } from './sqlanswer.js';
import { bound, isAsked, lineAndColumn, parametersOf, placeOfFault, wholeNumbers } from './sqltext.js';

export function title() { return 'SQL'; }

const rowsMax = 5000;
const historyMax = 50;
const historyKey = 'roost.sql.history';
const standard = `SELECT task_id, status, title
FROM tasks
ORDER BY detected_at DESC
LIMIT 100`;

export async function show(root, ctx) {
  ctx.layout('fill');
  let asking = null;
  let lastAsked = null;
  const values = {};

  const editor = h('textarea', {
    class: 'sql-editor', spellcheck: 'false', autocapitalize: 'off', autocomplete: 'off', rows: 6,
    'aria-label': 'Question in SQL', 'aria-describedby': 'sql-hint', value: ctx.query.q ?? '', placeholder: standard,
    oninput: () => changed(), onkeydown: (event) => editorKey(event),
  });
  const given = h('div', { class: 'row sql-given' });
  const run = h('button', { type: 'button', class: 'button primary', onclick: () => ask() }, 'Run');
  const stop = h('button', { type: 'button', class: 'button', hidden: true, onclick: () => asking?.abort() }, 'Stop');
  const share = copyButton(() => shareAddress(), { label: 'Copy link', title: 'Copy a link to this question' });
  const past = h('span', {});
  const hint = h('span', { class: 'muted small', id: 'sql-hint' }, h('kbd', { class: 'kbd' }, 'Ctrl'), ' ',
    h('kbd', { class: 'kbd' }, '↵'), ' runs it. It only reads, and for 5 seconds at most.');
  const result = h('div', { class: 'sql-result' });
  const side = h('aside', { class: 'pane sql-side', 'aria-label': 'Questions and tables' });
  const main = h('div', { class: 'pane main sql-main' }, h('div', { class: 'sql-ask' }, editor, given,
    h('div', { class: 'toolbar sql-tools' }, run, stop, past, share, h('span', { class: 'spacer' }), hint)), result);
  const split = h('div', { class: 'split sql-split' }, side, main);
  root.append(pageHead('SQL', { sub: 'Ask the record anything.' }), split);
  side.after(splitter(split, { key: 'sql', min: 180, max: 520, initial: 270, label: 'Width of questions and tables' }));

  // MARK: The question

  function question() {
    return editor.value.trim() || standard;
  }

  function changed() {
    const names = parametersOf(editor.value);
    const now = [...given.querySelectorAll('input')].map((input) => input.name);
    if (names.join() === now.join()) return;
    replace(given, names.map((name) => {
      const input = h('input', {
        id: uid('given'), name, class: 'mono', value: values[name] ?? usual(name), autocomplete: 'off',
          spellcheck: 'false',
        oninput: () => { values[name] = input.value; },
        onkeydown: (event) => {
          if (event.key === 'Enter') ask();
        },
      });
      values[name] ??= input.value;
      return h('label', { class: 'row', for: input.id }, h('span', { class: 'mono small' }, `:${name}`), input);
    }));
  }

  function editorKey(event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      ask();
    }
  }

  /** Puts a text where the cursor is, so that it can be taken back by the browser's own undo. */
  function insert(text) {
    editor.focus();
    const before = editor.value.slice(0, editor.selectionStart);
    const after = editor.value.slice(editor.selectionEnd);
    const spaced = (before && !/[\s(,.]$/.test(before) ? ' ' : '') + text
      + (after && !/^[\s),.;]/.test(after) ? ' ' : '');
    if (!document.execCommand('insertText', false, spaced)) editor.setRangeText(spaced, editor.selectionStart,
      editor.selectionEnd, 'end');
    changed();
  }

  function fill(sql, isRun = true) {
    editor.focus();
    editor.select();
    if (!document.execCommand('insertText', false, sql)) editor.value = sql;
    changed();
    const missing = [...given.querySelectorAll('input')].find((input) => !input.value);
    if (missing) missing.focus();
    else if (isRun) ask();
  }

  function shareAddress() {
    return `${location.origin}/sql?q=${encodeURIComponent(bound(question(), values))}`;
  }

  // MARK: The answer

  let shown = new AbortController();

  async function ask() {
    const text = question();
    if (!isAsked(text)) return editor.focus();
    const lacking = [...given.querySelectorAll('input')].find((input) => !input.value.trim());
    if (lacking) {
      lacking.focus();
      return toast(`Say what :${lacking.name} is.`, { tone: 'warn' });
    }
    const sql = bound(text, values);
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    stop.hidden = false;
    run.setAttribute('aria-busy', 'true');
    result.setAttribute('aria-busy', 'true');
    ctx.setState({ q: sql }, { push: lastAsked != null && lastAsked !== sql });
    lastAsked = sql;
    const start = performance.now();
    try {
      const answer = await askServer(sql, mine.signal);
      if (asking !== mine) return;
      keep(text);
      const took = performance.now() - start;
      shown.abort();
      shown = new AbortController();
      replace(result, answerView({ ...answer, sql, took, rowsMax, signal: shown.signal, isCutAt: rowsMax }));
      ctx.announce(`${whole(answer.rows.length)} rows`);
    } catch (error) {
      if (asking !== mine || ctx.signal.aborted) return;
      if (isAborted(error)) replace(result, empty('Stopped', 'Nothing more is looked for.'));
      else showFault(error, sql, text);
    } finally {
      if (asking === mine) {
        asking = null;
        stop.hidden = true;
        run.removeAttribute('aria-busy');
        result.removeAttribute('aria-busy');
      }
    }
  }

  function showFault(error, sql, text) {
    if (!(error instanceof Problem) || error.status >= 500 || error.status === 0) return replace(result,
      errorBox(error, { retry: ask }));
    const told = error.detail || error.title;
    const place = placeOfFault(text, told);
    const at = place && lineAndColumn(text, place.from);
    replace(result, h('div', { class: 'error-box sql-fault', role: 'alert' }, h('div', {},
      h('p', { class: 'strong' }, h('span', { class: 'tone-bad', 'aria-hidden': 'true' }, '✗ '), 'SQLite says'),
      h('p', { class: 'mono' }, visible(told)),
      place ? h('pre', { class: 'sql-place' }, placeNodes(text, place)) : null,
      error.hint ? h('p', { class: 'muted' }, error.hint) : null),
    place ? h('button', { type: 'button', class: 'button', onclick: () => choosePlace(place) },
      `Go to line ${at.line}, column ${at.column}`) : null));
  }

  function choosePlace(place) {
    editor.focus();
    editor.setSelectionRange(place.from, Math.max(place.to, place.from));
  }

  function keep(text) {
    const kept = [text, ...readHistory().filter((other) => other !== text)].slice(0, historyMax);
    try {
      localStorage.setItem(historyKey, JSON.stringify(kept));
    } catch {
      // It is kept for this visit by the browser's own undo.
    }
    drawHistory();
  }

  function drawHistory() {
    const kept = readHistory();
    replace(past, kept.length ? menu('Asked before', kept.slice(0, 15).map((text) => ({
      label: text.replace(/\s+/g, ' ').slice(0, 70), run: () => fill(text, false),
    }))) : null);
  }

  // MARK: Beside it

  async function drawSide() {
    const questions = h('div', {});
    const tables = h('div', {});
    const filter = filterField({ label: 'Filter tables and questions', placeholder: 'Filter',
      onInput: (text) => narrow(text) });
    replace(side, h('div', { class: 'pane-head' }, filter), h('div', { class: 'pane-body' },
      h('h2', {}, 'Questions'), questions, h('h2', {}, 'Tables'), tables));
    const failed = (error, place, retry) => isAborted(error) || replace(place, errorBox(error, { retry }));
    get('/sql/questions', null, { signal: ctx.signal }).then((answer) => drawQuestions(questions,
      answer.rows ?? answer),
      (error) => failed(error, questions, drawSide));
    get('/sql/schema', null, { signal: ctx.signal }).then((answer) => drawTables(tables, answer.rows ?? answer),
      (error) => failed(error, tables, drawSide));
  }

  function drawQuestions(place, questions) {
    replace(place, h('ul', { class: 'sql-questions' },
      questions.map((one) => h('li', { 'data-text': `${one.name} ${one.summary}`.toLowerCase() },
      h('button', { type: 'button', class: 'link-button', title: one.sql, onclick: () => fill(one.sql) },
        one.summary || one.name),
      one.parameters?.length ? h('span', { class: 'faint mono small' },
        ` ${one.parameters.map((name) => `:${name}`).join(' ')}`) : null))));
  }

  function drawTables(place, entries) {
    replace(place, h('ul', { class: 'sql-tables' }, entries.map((entry) => {
      const columns = (entry.columns ?? []).map((column) => (typeof column === 'string' ? column : column.name));
      const node = details(h('span', { class: 'mono' }, entry.table,
        entry.kind === 'view' ? h('span', { class: 'faint small' }, ' view') : null),
        h('div', { class: 'row sql-table-acts' },
          h('button', { type: 'button', class: 'button quiet small', onclick: () => insert(entry.table) }, 'Insert'),
          h('button', { type: 'button', class: 'button quiet small',
            onclick: () => fill(`SELECT *\nFROM ${entry.table}\nLIMIT 100`) }, 'Show rows')),
        h('ul', {}, columns.map((column) => h('li', {}, h('button', {
          type: 'button', class: 'link-button mono', title: `Insert ${column}`, onclick: () => insert(column),
        }, column)))));
      return h('li', { 'data-text': [entry.table, ...columns].join(' ').toLowerCase() }, node);
    })));
  }

  function narrow(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    for (const item of side.querySelectorAll('li[data-text]')) {
      item.hidden = !words.every((word) => item.dataset.text.includes(word));
    }
  }

  // MARK: Beginning

  function update({ query }) {
    if ((query.q ?? '') === (lastAsked ?? '')) return;
    editor.value = query.q ?? '';
    changed();
    if (query.q) {
      lastAsked = query.q;
      ask();
    } else {
      lastAsked = null;
      replace(result, start());
    }
  }

  function start() {
    return empty('Ask something',
      'Choose a question at the side, or write one. Tables and columns are put in where the cursor stands.');
  }

  drawSide();
  drawHistory();
  changed();
  replace(result, start());
  if (ctx.query.q) {
    lastAsked = ctx.query.q;
    ask();
  } else {
    editor.focus();
  }
  return {
    update, focusFilter: () => side.querySelector('[data-filter]')?.focus(),
    leave: () => {
      asking?.abort();
      shown.abort();
    },
    keys: [
      { key: 'e', label: 'Into the question', group: 'SQL', run: () => editor.focus() },
      { key: 'Ctrl+Enter', label: 'Run the question', group: 'SQL', run: () => ask() },
      { key: 'v', label: 'Table or chart', group: 'SQL',
        run: () => result.querySelector('.answer-ways button[aria-pressed="false"]')?.click() },
    ],
  };
}

function usual(name) {
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  if (name === 'from') return midnight.toISOString();
  if (name === 'to') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1).toISOString();
  return '';
}

function readHistory() {
  try {
    const kept = JSON.parse(localStorage.getItem(historyKey) ?? '[]');
    return Array.isArray(kept) ? kept.filter((text) => typeof text === 'string') : [];
  } catch {
    return [];
  }
}

/** The line in which a question goes wrong, and the place below it. */
function placeNodes(text, place) {
  const { line, column } = lineAndColumn(text, place.from);
  const lines = text.split('\n');
  const width = Math.max(1, Math.min(place.to, text.length) - place.from);
  const own = lines[line - 1] ?? '';
  return [
    line > 1 ? [h('span', { class: 'faint' }, `${line - 1}  ${lines[line - 2]}`), '\n'] : null,
    h('span', { class: 'faint' }, `${line}  `), own.slice(0, column - 1),
      h('mark', { class: 'hit' }, own.slice(column - 1, column - 1 + width) || ' '), own.slice(column - 1 + width),
  ];
}

/** As `post`, but numbers longer than those of JavaScript stay whole. */
async function askServer(query, signal) {
  let response;
  try {
    response = await fetch('/api/v1/sql', {
      method: 'POST', credentials: 'same-origin', redirect: 'error', signal,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'Idempotency-Key': randomKey() },
      body: JSON.stringify({ query, limit: rowsMax }),
    });
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new Problem({ title: 'No answer from roost', detail: 'The server of this page does not answer.',
      hint: 'start it again: roost web', status: 0 });
  }
  // The ordinary way goes to the login.
  if (response.status === 401) return get('/version');
  const text = await response.text();
  if (!response.ok) {
    let told = {};
    try {
      told = JSON.parse(text);
    } catch {
      told = { detail: text.slice(0, 500) };
    }
    throw new Problem({ title: response.statusText, ...told, status: response.status });
  }
  const answer = JSON.parse(wholeNumbers(text));
  const rows = answer.rows ?? [];
  const columns = answer.columns?.length ? answer.columns
    : Object.keys(rows[0] ?? {}).filter((key) => key !== 'schema');
  return { rows, columns, isCut: Boolean(answer.truncated) };
}
