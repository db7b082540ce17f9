// /settings: what holds and where it comes from, how to change it, and what this browser alone remembers.

import { h, replace, setText } from './dom.js';
import { get, post } from './api.js';
import { plural } from './format.js';
import { attempt, badge, card, command, copyButton, empty, filterField, pageHead, segmented, toast } from './parts.js';
import { disable, section } from './reports.js';
import { visible, visibleNodes } from './safe.js';
import { lockOf } from './healthdata.js';
import { grouped, groups, originOf, shellWord, valueText, variableOf } from './settingsdata.js';

export function title() { return 'Settings'; }

export async function show(root, ctx) {
  let state = stateOf(ctx.query);
  let rows = [];
  const filter = filterField({
    label: 'Filter settings', value: state.q, placeholder: 'Filter: budget, timeout, …',
      onInput: (q) => go({ q: q || null }),
  });
  const which = segmented({
    label: 'Which', options: [['all', 'All'], ['changed', 'Changed']], value: state.only,
    onChange: (only) => go({ only: only === 'all' ? null : only }),
  });
  const told = h('span', { class: 'muted small', role: 'status' });
  const reload = h('button', { type: 'button', class: 'button',
    title: 'A daemon that runs goes by a change after it has read the settings anew' }, 'Reload settings');
  reload.addEventListener('click', async () => {
    if (reload.getAttribute('aria-disabled') === 'true') return;
    await attempt(reload, () => post('/daemon/reload'));
    part.refresh();
  });
  const list = h('div', { class: 'stack settings-list' });
  root.append(pageHead('Settings', { sub: 'What holds here, and which file, variable or default says so.' }),
    browserCard(ctx),
    h('div', { class: 'toolbar' }, filter, which, told, h('span', { class: 'spacer' }), reload), list,
    h('p', { class: 'muted small settings-foot' }, 'Each setting and what it is for: ', command('roost help settings'),
      ' Where the files are: ', command('roost config path')));

  const part = section(ctx, {
    body: list, lines: 8,
    load: async ({ signal }) => (await get('/settings', { limit: 500 }, { signal })).rows,
    show: (found) => {
      rows = found;
      draw();
    },
  });

  function draw() {
    const open = new Set([...list.querySelectorAll('details[open]')].map((node) => node.dataset.key));
    const focused = list.contains(document.activeElement) ? document.activeElement.closest('details')?.dataset.key
      : null;
    const found = grouped(rows, { text: state.q, isChangedOnly: state.only === 'changed' });
    const count = [...found.values()].reduce((sum, own) => sum + own.length, 0);
    const all = plural(rows.length, 'setting');
    setText(told, !rows.length ? '' : count === rows.length ? all : `${count} of ${all}`);
    replace(list, count === 0 && rows.length
      ? empty(state.only === 'changed' && !state.q ? 'Nothing is set: every setting has its default'
      : 'No setting fits', 'Other words, or all of them.') : null,
      [...found].map(([name, own]) => groupCard(name, own, open)));
    if (focused) list.querySelector(`details[data-key="${CSS.escape(focused)}"] summary`)?.focus();
  }

  function go(query) {
    ctx.setState(query);
    update({ query: { ...ctx.query } });
  }

  function update({ query }) {
    state = stateOf(query);
    if (document.activeElement !== filter) filter.value = state.q;
    which.choose(state.only);
    draw();
  }

  const lock = () => disable(reload, lockOf({ isReadOnly: ctx.isReadOnly(), state: ctx.live.status()?.daemon?.state }));
  ctx.on('status', lock);
  lock();
  ctx.on('reset', part.refresh);
  part.refresh();
  return { update };
}

function stateOf(query) {
  return { q: query.q ?? '', only: query.only === 'changed' ? 'changed' : 'all' };
}

// MARK: Settings

function groupCard(name, rows, open) {
  const [words, href, document] = groups[name] ?? [name, null, 'docs/settings.md'];
  return card(words, {
    id: `group-${name}`, isFlush: true,
    actions: [href ? h('a', { class: 'small', href }, 'See it at work') : null,
      h('span', { class: 'muted small mono', title: 'The document that tells more' }, document)],
  }, h('div', { class: 'setting-rows' }, rows.map((row) => settingRow(row, open.has(row.key)))));
}

function settingRow(row, isOpen) {
  const origin = originOf(row.origin);
  const value = valueText(row.value);
  const node = h('details', { class: ['setting', { 'is-set': origin.kind !== 'default' }], 'data-key': row.key,
    open: isOpen },
    h('summary', {},
      h('span', { class: 'setting-key mono' }, row.key),
      h('span', { class: ['setting-value mono truncate', { faint: row.value == null }], title: visible(value) },
        visibleNodes(value)),
      badge(origin.word, origin.tone)));
  // Most are never opened.
  const fill = () => {
    if (!node.open || node.childElementCount > 1) return;
    node.append(h('div', { class: 'setting-more' },
      row.summary ? h('p', {}, row.summary) : null,
      h('dl', { class: 'facts' },
        fact('Now', h('span', { class: 'mono pre' }, visibleNodes(value))),
        fact('Said by', h('span', { class: origin.kind === 'default' ? '' : 'mono' }, origin.exact)),
        row.default !== undefined ? fact('Default', h('span', { class: 'mono' }, valueText(row.default))) : null,
        fact('Change it', command(`roost config set ${row.key} ${row.value == null ? 'VALUE' : shellWord(row.value)}`)),
        origin.kind === 'user' ? fact('The default again', command(`roost config set ${row.key} --unset`)) : null,
        origin.kind === 'environment' ? fact('Note', `It stands over the files as long as ${row.origin} is set.`)
          : fact('For one command', h('code', {}, `${variableOf(row.key)}=… roost …`))),
      h('p', { class: 'small muted' }, 'A daemon that runs goes by a change after Reload. ',
        copyButton(row.key, { label: 'Copy the name' }))));
  };
  node.addEventListener('toggle', fill);
  fill();
  return node;
}

function fact(name, content) {
  return h('div', {}, h('dt', {}, name), h('dd', {}, content));
}

// MARK: This browser

const themes = [['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']];

function browserCard(ctx) {
  const theme = segmented({
    label: 'Theme', options: themes, value: document.documentElement.dataset.theme ?? 'system', onChange: setTheme,
  });
  // The buttons in the head of the page change the same.
  const notes = h('div', {});
  drawNotes(notes);
  document.addEventListener('roost-choice', () => {
    theme.choose(document.documentElement.dataset.theme ?? 'system');
    drawNotes(notes);
  }, { signal: ctx.signal });
  const kept = h('button', {
    type: 'button', class: 'button', onclick: forget,
  }, 'Forget what this browser remembers');
  return card('This browser', { id: 'browser' }, h('dl', { class: 'facts browser-facts' },
    fact('Theme', theme), fact('Notifications', notes),
    fact('Remembered',
      [h('p', { class: 'small muted' },
      'Widths of panes, questions in SQL, the theme. Nothing of it leaves this browser.'), kept])));
}

function setTheme(name) {
  if (name === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  store('roost.theme', name);
  tellChoice();
}

function tellChoice() { document.dispatchEvent(new CustomEvent('roost-choice')); }

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    toast('This browser keeps nothing: it holds for this tab.', { tone: 'warn' });
  }
}

function drawNotes(place) {
  if (!('Notification' in globalThis) || !isSecureContext) {
    return replace(place, h('p', { class: 'muted' },
      'Not here: browsers tell of something only for https, and for this machine itself.'));
  }
  if (Notification.permission === 'denied') {
    return replace(place,
      h('p', {}, 'The browser does not allow them for this page. ',
        'It can be changed in the settings of the site, beside the address.'));
  }
  const isOn = Notification.permission === 'granted' && localStorage.getItem('roost.notify') === 'yes';
  const box = h('input', {
    type: 'checkbox', checked: isOn,
    onchange: async () => {
      if (box.checked && Notification.permission !== 'granted') await Notification.requestPermission();
      store('roost.notify', box.checked && Notification.permission === 'granted' ? 'yes' : 'no');
      tellChoice();
      place.querySelector('input')?.focus();
    },
  });
  replace(place, h('label', { class: 'check' }, box, 'Tell me when somebody needs me'),
    h('p', { class: 'small muted' }, 'As long as a tab of roost is open, and not in sight. For more, see ',
      h('a', { href: '/settings?q=alerts' }, 'alerts'), '.'));
}

function forget() {
  for (const key of Object.keys(localStorage)) if (key.startsWith('roost.')) localStorage.removeItem(key);
  delete document.documentElement.dataset.theme;
  tellChoice();
  toast('Forgotten.', { tone: 'good' });
}
