// /health: how each part is, since when, what to do about it; and the daemon's switches.

import { h, keyed, replace, setText } from './dom.js';
import { get, post } from './api.js';
import { ageNode, plural, shortId, shortRun, signNode, timeNode } from './format.js';
import { attempt, badge, card, command, confirm, empty, facts, pageHead, table, taskLink, runLink } from './parts.js';
import { calmly, disable, section } from './reports.js';
import { visible, visibleNodes } from './safe.js';
import { restartDialog } from './restart.js';
import { detailOf, lightWords, lockOf, partNames, partsOf, remedyOf, sinceOf, troublesOf,
  workersPart } from './healthdata.js';

export function title() { return 'Health'; }

const lookMs = 10_000;

export async function show(root, ctx) {
  let health = null;
  const whole = h('div', { class: 'health-whole' });
  // Apart from what is shown of it: an age that ticks is not to be read out with each tick.
  const told = h('p', { class: 'sr-only', role: 'status' });
  const checks = h('div', {});
  const panes = h('div', {});
  const workers = h('div', {});
  const daemon = daemonCard(ctx, () => part.refresh());
  root.append(pageHead('Health', { sub: 'How everything is, since when, and what to do about it.' }), told, whole,
    h('div', { class: 'grid side' },
      h('div', { class: 'stack' }, card('Checks', { id: 'checks', isFlush: true }, checks),
        card('Workers', { id: 'workers', isFlush: true }, workers)),
      h('div', { class: 'stack' }, daemon.node, card('Panes', { id: 'panes' }, panes))));

  const part = section(ctx, {
    body: checks, lines: 8,
    load: ({ signal }) => get('/health', {}, { signal }),
    show: (answer) => {
      health = answer;
      draw();
    },
  });

  const changed = new Map();

  /** When a part became what it is, where somebody has looked on. */
  function noteChanges() {
    for (const one of [...partsOf(health), workersPart(health)]) {
      const before = changed.get(one.name);
      const now = `${one.light} ${one.state}`;
      if (before?.now !== now) changed.set(one.name, { now, iso: before ? health.takenAt : null });
    }
  }

  function draw() {
    noteChanges();
    const troubles = troublesOf(health);
    setText(told, [health.state, ...troubles].join('. '));
    replace(whole, h('p', { class: 'health-line' }, h('span', { class: 'health-state' }, signNode(health.state)),
      h('span', {}, troubles.length ? troubles.slice(0, 4).join(' · ')
        + (troubles.length > 4 ? ` · and ${troubles.length - 4} more` : '') : 'Nothing is wrong.'),
      h('span', { class: 'spacer' }), h('span', { class: 'muted small' }, 'checked ', ageNode(health.takenAt))));
    whole.className = `health-whole is-${health.light}`;
    drawChecks();
    drawPanes();
    drawWorkers();
    daemon.update();
  }

  function drawChecks() {
    const all = partsOf(health);
    all.splice(3, 0, workersPart(health));
    let list = checks.querySelector('.check-list');
    if (!list) {
      list = h('ul', { class: 'check-list' });
      replace(checks, list);
    }
    keyed(list, all, (one) => one.name, (one) => drawCheck(h('li', {}), one), (node, one) => drawCheck(node, one));
  }

  function drawCheck(node, one) {
    const told = JSON.stringify([one, changed.get(one.name)?.iso, ctx.isReadOnly()]);
    if (node.told === told) return node;
    node.told = told;
    node.className = `health-check is-${one.light}`;
    const since = sinceOf(one, health.takenAt);
    const turned = changed.get(one.name)?.iso;
    const remedy = remedyOf(one);
    replace(node,
      h('span', { class: 'check-name strong' }, partNames[one.name] ?? 'Workers'),
      h('span', { class: 'check-state' }, signNode(one.light, one.state),
        h('span', { class: 'sr-only' }, ` (${lightWords[one.light] ?? one.light})`)),
      h('span', { class: 'check-detail' }, detailOf(one) ? visibleNodes(detailOf(one)) : null, sourcesOf(one)),
      h('span', { class: 'check-since muted small' },
        since ? [since.words, ' ', ageNode(since.iso)] : turned ? ['so since ', ageNode(turned)] : ''),
      remedy ? h('div', { class: 'check-remedy' }, remedyNode(one, remedy)) : null);
    return node;
  }

  function sourcesOf(one) {
    if (!one.sources?.length) return null;
    return h('ul', { class: 'plain-list small' }, one.sources.map((source) => h('li', {},
      signNode(source.trouble ? 'warn' : 'ok', source.name), ' ',
        h('span', { class: 'muted' }, visibleNodes(source.trouble ?? source.state)))));
  }

  function remedyNode(one, remedy) {
    if (remedy.command) return [h('span', {}, `${remedy.text}: `), command(remedy.command)];
    if (remedy.href) return h('a', { href: remedy.href }, remedy.text);
    if (remedy.act === 'restart') return paneButton(one.name, remedy.text);
    if (remedy.act === 'resume') return [h('span', {}, `${remedy.text}. `), daemon.resumeButton()];
    return remedy.text;
  }

  // MARK: Panes

  function paneButton(name, text = 'Restart') {
    const button = h('button', { type: 'button', class: 'button small' }, text);
    button.addEventListener('click', async () => {
      if (button.getAttribute('aria-disabled') === 'true') return;
      const sure = await confirm({
        title: `Restart the ${name}?`, act: 'Restart', tone: 'danger',
        text: 'What the pane runs is ended, and begins again with the same nudge. The pane keeps its place in tmux.',
      });
      if (sure) {
        await attempt(button, () => post(`/panes/${encodeURIComponent(name)}/restart`));
        part.refresh();
      }
    });
    return disable(button, lockOf({ isReadOnly: ctx.isReadOnly(), state: ctx.live.status()?.daemon?.state }));
  }

  function drawPanes() {
    const all = [health.architectPane, health.managerPane].filter(Boolean);
    const focused = panes.contains(document.activeElement) ? document.activeElement.closest('[data-pane]')?.dataset.pane
      : null;
    replace(panes, h('ul', { class: 'plain-list panes' }, all.map((pane) => h('li', { 'data-pane': pane.name },
      h('div', { class: 'row' }, h('span', { class: 'strong' }, partNames[pane.name]), signNode(pane.light, pane.state),
        h('span', { class: 'spacer' }), pane.light === 'off' ? null : paneButton(pane.name)),
      h('p', { class: 'small muted' }, pane.lastActivity ? ['last activity ', ageNode(pane.lastActivity)]
        : pane.light === 'off'
        ? ['Say what it runs: ', command(`roost config set panes.${pane.name}.command '["claude"]'`)]
          : 'no activity seen yet'),
      pane.alive ? h('p', { class: 'small' }, command(`roost pane attach ${pane.name}`)) : null))));
    if (focused) panes.querySelector(`[data-pane="${focused}"] button`)?.focus();
  }

  // MARK: Workers

  const workersTable = table([
    { key: 'task', title: 'Task', isHead: true, render: (row) => taskLink(row.task) },
    { key: 'name', title: 'Worker', render: (row) => h('span', { class: 'mono', title: row.name },
      shortRun(row.name)) },
    { key: 'light', title: 'State', render: (row) => signNode(row.light, row.state) },
    {
      key: 'heartbeat', title: 'Heartbeat',
      render: (row) => (row.beatAt ? ageNode(row.beatAt) : h('span', { class: 'faint' }, 'none can be read')),
    },
    { key: 'detail', title: 'Says', render: (row) => (/waits/.test(row.detail ?? '')
      ? badge(row.detail.replace(/^heartbeat [^;]*; /, ''), 'warn') : '') },
    {
      key: 'run', title: 'More',
        render: (row) => [h('a', { href: `/why?subject=${encodeURIComponent(row.run)}` }, 'Why'), ' · ',
        runLink(row.run, 'Log')],
    },
  ], [], {
    caption: 'Workers by their heartbeat', rowKey: (row) => row.run,
    empty: empty('Nobody is at work', 'A worker is well with a heartbeat of less than 30 seconds.'),
  });
  workers.append(workersTable);

  function drawWorkers() {
    const order = { red: 0, yellow: 1, unknown: 2, green: 3 };
    workersTable.update([...(health.workers ?? [])].sort((a,
      b) => (order[a.light] ?? 9) - (order[b.light] ?? 9)).map((row) => ({
      ...row, beatAt: sinceOf(row, health.takenAt)?.iso ?? null,
    })));
  }

  // MARK: What happened

  const events = eventsCard(ctx);
  root.append(events.node);

  const soon = calmly(ctx, () => part.refresh(), 3000);
  for (const name of ['daemon', 'run', 'pane']) ctx.on(name, soon);
  ctx.on('status', () => daemon.update());
  ctx.on('reset', () => {
    part.refresh();
    events.refresh();
  });
  ctx.on('daemon', events.soon);
  const timer = setInterval(() => {
    if (!document.hidden) part.refresh();
  }, lookMs);
  ctx.signal.addEventListener('abort', () => clearInterval(timer), { once: true });
  daemon.update();
  part.refresh();
  events.refresh();
  return {
    keys: [
      { key: 'R', label: 'Restart the daemon', group: 'Health', when: ctx.canAct, run: () => daemon.restart.click() },
      { key: 'p', label: 'Pause, or resume', group: 'Health', when: ctx.canAct, run: () => daemon.pause.click() },
    ],
  };
}

// MARK: The daemon

function daemonCard(ctx, changed) {
  const known = h('div', {});
  const reason = h('p', { class: 'notice small', id: 'daemon-lock', hidden: true });
  const act = (text, work, props = {}) => {
    const button = h('button', { type: 'button', class: 'button', 'aria-describedby': 'daemon-lock', ...props }, text);
    button.addEventListener('click', () => {
      if (button.getAttribute('aria-disabled') !== 'true') work(button);
    });
    return button;
  };
  const isPaused = () => ctx.live.status()?.daemon?.state === 'paused';
  const pause = act('Pause', async (button) => {
    const word = isPaused() ? 'resume' : 'pause';
    await attempt(button, () => post(`/daemon/${word}`));
    changed();
  }, { 'aria-keyshortcuts': 'p' });
  const restart = act('Restart…', () => restartDialog(ctx.live), { 'aria-keyshortcuts': 'Shift+R' });
  const reload = act('Reload settings', async (button) => {
    await attempt(button, () => post('/daemon/reload'));
    changed();
  }, { title: 'Read the settings anew' });
  const count = h('input', { type: 'number', min: 0, max: 1000, step: 1, id: 'worker-count', inputmode: 'numeric',
    required: true, class: 'num' });
  const step = (by, sign, label) => act(sign, () => {
    count.value = String(Math.max(0, Number(count.value || 0) + by));
    count.dispatchEvent(new Event('input'));
  }, { class: 'button icon', 'aria-label': label });
  const fewer = step(-1, '−', 'One fewer');
  const more = step(1, '+', 'One more');
  const apply = act('Apply', async (button) => {
    const workers = Number(count.value);
    if (count.value === '' || !Number.isInteger(workers) || workers < 0) {
      count.reportValidity();
      return;
    }
    const done = await attempt(button, () => post('/daemon/scale', { workers }));
    if (done) {
      isTyped = false;
      changed();
    }
  }, { class: 'button primary', hidden: true });
  let isTyped = false;
  count.addEventListener('input', () => {
    isTyped = true;
    apply.hidden = Number(count.value) === ctx.live.status()?.daemon?.workersMax;
  });
  count.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') apply.click();
  });
  const node = card('Daemon', { id: 'daemon' }, known, reason,
    h('div', { class: 'row daemon-acts' }, pause, restart, reload),
    h('form', { class: 'row scale', onsubmit: (event) => event.preventDefault() },
      h('label', { for: 'worker-count' }, 'Workers at once'), fewer, count, more, apply));

  function update() {
    const status = ctx.live.status();
    const daemon = status?.daemon ?? {};
    const lock = lockOf({ isReadOnly: ctx.isReadOnly(), state: status ? daemon.state : 'none' });
    reason.hidden = !lock;
    setText(reason, lock ?? '');
    setText(pause, isPaused() ? 'Resume' : 'Pause');
    pause.title = isPaused() ? 'Start new runs again' : 'Start nothing new; what goes on goes on';
    for (const button of [pause, restart, reload, fewer, more, apply]) {
      if (lock) disable(button, lock);
      else if (button.getAttribute('aria-disabled') === 'true') disable(button, null);
    }
    count.readOnly = Boolean(lock);
    if (!isTyped) apply.hidden = true;
    if (lock && daemon.state === 'none') count.value = '';
    else if (!isTyped && daemon.workersMax != null
      && count.value !== String(daemon.workersMax)) count.value = String(daemon.workersMax);
    const startedAt = daemon.startedAt ?? (daemon.uptimeMs != null && status.takenAt
      ? new Date(Date.parse(status.takenAt) - daemon.uptimeMs).toISOString() : null);
    const told = JSON.stringify([daemon, status?.workers?.length, status?.queue]);
    if (node.told === told) return;
    node.told = told;
    replace(known, facts([
      ['State', daemon.state === 'none' || !status ? signNode('red', 'not running')
        : signNode(daemon.state, daemon.state)],
      ['PID', daemon.pid == null ? null : h('span', { class: 'mono' }, String(daemon.pid))],
      ['Up', startedAt ? [ageNode(startedAt, { short: true }), ' ',
        h('span', { class: 'muted' }, 'since ', timeNode(startedAt))] : null],
      ['Version', daemon.version ? h('span', { class: 'mono' }, daemon.version) : null],
      ['At work', status && daemon.state !== 'none'
        ? `${status.workers?.length ?? 0} of ${plural(daemon.workersMax ?? 0, 'worker')}, ${status.queue ?? 0} waiting`
        : null],
      ['Last restart', daemon.restartFailure
        ? h('span', { class: 'tone-bad' }, visibleNodes(`failed: ${daemon.restartFailure}`)) : null],
    ]));
  }

  return {
    node, update, restart, pause,
    resumeButton() {
      const button = h('button', { type: 'button', class: 'button small', onclick: () => pause.click() }, 'Resume');
      return disable(button, lockOf({ isReadOnly: ctx.isReadOnly(), state: ctx.live.status()?.daemon?.state }));
    },
  };
}

// MARK: Events

function eventsCard(ctx) {
  const body = h('div', {});
  const node = card('What went wrong lately', { id: 'events', isFlush: true }, body);
  const shown = table([
    { key: 'at', title: 'When', kind: 'time' },
    { key: 'severity', title: 'How bad',
      render: (row) => signNode(row.severity === 'warn' ? 'warning' : row.severity) },
    { key: 'type', title: 'What', isHead: true, render: (row) => h('span', { class: 'mono' }, row.type) },
    { key: 'message', title: 'Says', kind: 'prose',
      render: (row) => h('span', { title: visible(row.message) }, visibleNodes(row.message ?? '')) },
    { key: 'of', title: 'Of', render: (row) => (row.task ? taskLink(row.task, shortId(row.task))
      : String(row.of ?? '').startsWith('run-') ? runLink(row.of)
      : h('span', { class: 'muted small mono' }, shortRun(row.of))) },
  ], [], {
    caption: 'Warnings and errors of the last day', rowKey: (row) => `${row.at} ${row.type} ${row.message}`,
    empty: empty('Nothing went wrong in the last 24 hours',
      'Warnings and errors of the daemon and of runs stand here.'),
  });
  const rest = h('p', { class: 'card-foot small muted', hidden: true }, 'There are more: ',
    command('roost event list --severity warning --since 24h'));
  const part = section(ctx, {
    body,
    load: ({ signal }) => get('/events', { severity: 'warning', since: '24h', limit: 20 }, { signal }),
    show: ({ rows, next }) => {
      if (!body.contains(shown)) replace(body, shown, rest);
      rest.hidden = next == null;
      shown.update(rows);
    },
  });
  return { node, refresh: part.refresh, soon: calmly(ctx, part.refresh, 8000) };
}
