// The dialog of a hot restart: what it means, and how far it has come, told by live events.

import { h, replace, setText } from './dom.js';
import { get, post, isAborted } from './api.js';
import { duration } from './format.js';
import { dialog, toast } from './parts.js';
import { begun, next, shown, told } from './restartsteps.js';

const lookMs = 700;
const marks = { done: ['✓', 'good', 'done'], now: ['◐', 'info', 'now'], waiting: ['○', 'muted', 'not yet'],
  failed: ['✗', 'bad', 'failed'] };

function workersTold(number) {
  if (number === 0) return 'No worker is at work now.';
  return number === 1 ? '1 worker goes on meanwhile, and the new daemon takes it over.'
    : `${number} workers go on meanwhile, and the new daemon takes them over.`;
}

/** Asks, restarts, and shows how it goes. Closing it stops nothing. */
export function restartDialog(live) {
  const status = live.status();
  const workers = status?.workers ?? [];
  const daemon = status?.daemon ?? {};
  const go = h('button', { type: 'button', class: 'button primary' }, 'Restart it');
  const leave = h('button', { type: 'button', class: 'button' }, 'Leave it');
  const actions = h('div', { class: 'dialog-actions' }, leave, go);
  const body = h('div', { class: 'restart' },
    h('p', {}, workersTold(workers.length)),
    h('p', { class: 'muted' },
      'Nothing that they write is lost, and no pane is touched. This page reconnects by itself.'));
  let state = null;
  let isOpen = true;
  const shownDialog = dialog({
    title: 'Restart the daemon?', body: [body, actions],
    onClose: () => {
      isOpen = false;
    },
  });
  leave.addEventListener('click', () => shownDialog.close());
  go.addEventListener('click', () => begin());
  go.focus();

  const list = h('ol', { class: 'restart-steps' });
  const said = h('p', { class: 'restart-told', role: 'status' });
  const clock = h('span', { class: 'muted num' });

  async function begin() {
    const start = performance.now();
    state = begun({ pid: daemon.pid, workers: workers.length, at: start });
    setText(shownDialog.querySelector('h2'), 'Restarting the daemon');
    replace(body, list, h('p', { class: 'row' }, said, h('span', { class: 'spacer' }), clock));
    replace(actions, leave);
    setText(leave, 'Close, and go on here');
    leave.focus();
    draw();
    const stops = [
      live.on('status', (told) => take({ status: told.daemon ?? {}, workers: told.workers?.length })),
      live.on('daemon', (told) => take({ daemon: String(told.state ?? told.type ?? '') })),
      live.on('state', (link) => take({ link })),
    ];
    const timer = setInterval(look, lookMs);
    let isLooking = false;

    function take(fact) {
      if (state.isOver) return;
      const before = told(state);
      state = next(state, fact);
      draw();
      if (told(state) !== before || state.isOver) finish();
    }

    // The stream waits longer and longer before it tries again; a person who looks on does not have to.
    async function look() {
      setText(clock, duration(performance.now() - start));
      take({ time: performance.now() });
      // Nobody looks on any more.
      if (!isOpen && state.isLate && !state.isOver) return end();
      if (isLooking || state.isOver || state.reached < 1) return;
      isLooking = true;
      try {
        const status = await get('/status');
        if (live.state() !== 'live') live.again();
        take({ status: status.daemon ?? {}, workers: status.workers?.length });
      } catch (error) {
        if (!isAborted(error) && error.status === 0) take({ link: 'offline' });
      } finally {
        isLooking = false;
      }
    }

    function end() {
      clearInterval(timer);
      stops.forEach((stop) => stop());
    }

    function finish() {
      if (!state.isOver) return;
      end();
      setText(leave, 'Close');
      setText(shownDialog.querySelector('h2'),
        state.problem ? 'The daemon was not restarted' : 'The daemon was restarted');
      if (!isOpen) toast(told(state), { tone: state.problem ? 'bad' : 'good', detail: state.hint });
    }

    try {
      const answer = await post('/daemon/restart');
      take({ accepted: answer.detail ?? '' });
    } catch (error) {
      // A daemon that goes at once may not answer any more.
      if (error.status === 0 || error.status === 503) take({ accepted: '' });
      else take({ refused: error.detail || error.title || 'It was refused.', hint: error.hint });
    }
  }

  function draw() {
    replace(list, shown(state).map((step) => {
      const [sign, tone, word] = marks[step.mark];
      return h('li', { class: `is-${step.mark}`, 'aria-current': step.mark === 'now' ? 'step' : null },
        h('span', { class: `restart-sign tone-${tone}`, 'aria-hidden': 'true' }, sign),
        h('span', {}, step.text, h('span', { class: 'sr-only' }, `: ${word}`)),
        step.note ? h('span', { class: 'muted' }, step.note) : null);
    }));
    const hint = state.problem && state.hint ? ` (${state.hint})` : '';
    setText(said, state.isLate && !state.isOver
      ? `${told(state)} It takes longer than usual: "roost daemon status" tells more.` : told(state) + hint);
  }
  return shownDialog;
}
