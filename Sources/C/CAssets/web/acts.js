// What can be done with workers and tasks, alike on every page. What cannot be taken back asks first.

import { post, part } from './api.js';
import { ask, attempt, confirm } from './dialogs.js';

// MARK: Workers

function toWorker(worker, act, body) {
  return post(part`/workers/${worker.run}/` + act, body ?? {});
}

function toRun(worker, act) {
  return post(part`/runs/${worker.run}/` + act);
}

export function answer(worker, text, button) {
  return attempt(button, () => toWorker(worker, 'answer', { text, question: worker.questionId || undefined }),
    { done: `Told ${worker.task}: ${text}` });
}

export async function deny(worker, button) {
  const given = await confirm({
    title: `Refuse what ${worker.task} asks?`, text: worker.question, act: 'Refuse', reason: true,
    reasonLabel: 'Why, for the agent to read',
  });
  if (!given) return undefined;
  return answer(worker, given.reason ? `no, ${given.reason}` : 'no', button);
}

export async function reply(worker, button) {
  const text = await ask({
    title: `Answer ${worker.task}`, text: worker.question, label: 'Your answer', act: 'Send',
    options: worker.options ?? [], hint: 'The agent reads it as the answer to its question. Ctrl+Enter sends it.',
  });
  return text == null ? undefined : answer(worker, text, button);
}

export async function steer(worker, button) {
  const text = await ask({
    title: `Tell ${worker.task} something`, label: 'What it is to know', act: 'Tell it',
    hint: 'The agent reads it as a message of yours, at its next step. Ctrl+Enter sends it.',
  });
  if (text == null) return undefined;
  return attempt(button, () => toWorker(worker, 'steer', { text }), { done: `${worker.task} is told` });
}

export async function stop(worker, button) {
  const isSure = await confirm({
    title: `Stop the run of ${worker.task}?`, act: 'Stop it', tone: 'danger',
    text: 'Its agent is asked to end, and after its time to finish it is killed. What it has done so far stays in its '
      + 'worktree.',
  });
  if (!isSure) return undefined;
  return attempt(button, () => toWorker(worker, 'stop'), { done: `${worker.task} is stopped` });
}

export async function restart(worker, button) {
  const isSure = await confirm({
    title: `Begin the work on ${worker.task} again?`, act: 'Restart', tone: 'danger',
    text: 'Its run is stopped, and begun again in the same worktree.',
  });
  if (!isSure) return undefined;
  return attempt(button, () => toWorker(worker, 'restart'), { done: `${worker.task} begins again` });
}

/** For a pause of a person's and for one of a budget's: the latter goes on once there is room in it again. */
export function pauseOrResume(worker, button) {
  const act = isPaused(worker) ? 'resume' : 'pause';
  const done = act === 'pause' ? `${worker.task} waits where it is` : `${worker.task} goes on`;
  return attempt(button, () => toRun(worker, act), { done: (told) => told?.detail || done });
}

export function isPaused(worker) { return Boolean(worker.pausedBy); }

export function checkpoint(worker, button) {
  return attempt(button, () => toRun(worker, 'checkpoint'),
    { done: (told) => told?.detail || `The worktree of ${worker.task} is kept as it is now` });
}

export const workerActs = {
  steer: { label: 'Steer…', run: steer },
  pause: { label: (worker) => (isPaused(worker) ? 'Let it go on' : 'Pause'), run: pauseOrResume },
  checkpoint: { label: 'Take a checkpoint', run: checkpoint },
  restart: { label: 'Restart…', run: restart },
  stop: { label: 'Stop…', run: stop, tone: 'danger' },
  retry: { label: 'Try again', run: (worker, button) => taskActs.retry.run({ task: worker.task }, button) },
};

/** What can be done with whoever is at work, whatever they do. */
export const actsAtWork = ['steer', 'pause', 'checkpoint', 'restart', 'stop'];

/** As a button says it: some acts are the other way around for a worker that waits. */
export function labelOf(name, worker) {
  const { label } = workerActs[name];
  return typeof label === 'function' ? label(worker) : label;
}

/** The keys for a worker, alike wherever one is chosen. `canAct()` says whether anything can be done from here. */
export function workerKeys({ worker, canAct, group }) {
  const key = (letter, label, act) => ({
    key: letter, label, group, isOnce: true, when: () => canAct() && worker() != null, run: () => act(worker()),
  });
  return [
    key('s', 'Steer it', steer), key('p', 'Pause it, or let it go on', pauseOrResume),
    key('x', 'Take a checkpoint', checkpoint), key('r', 'Begin its work again', restart), key('K', 'Stop it', stop),
  ];
}

// MARK: Tasks

function toTask(task, act, body) {
  return post(part`/tasks/${task.task}/` + act, body ?? {});
}

function asked(act, question) {
  return async (task, button) => {
    const given = await confirm(question(task));
    if (!given) return undefined;
    const body = given.reason ? { reason: given.reason } : {};
    return attempt(button, () => toTask(task, act, body), { done: (told) => told?.detail || `${task.task}: done` });
  };
}

function plain(act) {
  return (task, button) => attempt(button, () => toTask(task, act),
    { done: (told) => told?.detail || `${task.task}: done` });
}

export const taskActs = {
  accept: {
    label: 'Accept…', tone: 'primary',
    run: asked('accept', (task) => ({
      title: `Take over the work of ${task.task}?`, act: 'Accept',
      text: 'What is not committed is committed first, under the title of the task. Then it goes the way that the '
        + 'settings say: merged, kept as a branch, or opened as a pull request.',
    })),
  },
  discard: {
    label: 'Discard…', tone: 'danger',
    run: asked('discard', (task) => ({
      title: `Throw the work of ${task.task} away?`, act: 'Discard', tone: 'danger', reason: true,
      text: 'Its worktree and its branch go. The work is saved under a ref first, from which git brings it back.',
    })),
  },
  cancel: {
    label: 'Cancel…', tone: 'danger',
    run: asked('cancel', (task) => ({
      title: `Cancel ${task.task}?`, act: 'Cancel the task', tone: 'danger', reason: true,
      text: 'Nobody works on it any more, and a run that goes on is stopped. What was done stays in its worktree.',
    })),
  },
  hold: {
    label: 'Hold…',
    run: asked('hold', (task) => ({
      title: `Put ${task.task} on hold?`, act: 'Hold', reason: true,
      text: 'It is not started until somebody releases it. A run that goes on goes on.',
    })),
  },
  release: { label: 'Release', run: plain('release') },
  retry: { label: 'Try again', run: plain('retry') },
  assign: { label: 'Start next', run: plain('assign') },
};

/** The keys for a task, alike wherever one is chosen. `act(name)` does it; `held()` holds or releases it. */
export function taskKeys({ act, held, canAct, group }) {
  const key = (letter, label, run) => ({ key: letter, label, group, isOnce: true, when: canAct, run });
  return [
    key('a', 'Start it next', act('assign')), key('h', 'Hold it, or release it', held),
    key('R', 'Try it again', act('retry')), key('X', 'Cancel it', act('cancel')),
    key('A', 'Accept its work', act('accept')), key('D', 'Discard its work', act('discard')),
  ];
}

/** Which acts make sense of a task as it is: those that are wanted most, and the others. */
export function actsFor(task) {
  if (task.held) return { first: ['release'], others: ['assign', 'cancel'] };
  switch (task.status) {
    case 'detected': return { first: ['assign', 'hold'], others: ['cancel'] };
    case 'assigned': case 'active': return { first: [], others: ['hold', 'cancel'] };
    case 'blocked': return { first: ['release'], others: ['retry', 'accept', 'discard', 'cancel'] };
    case 'completed': return { first: ['accept'], others: ['discard', 'retry'] };
    case 'failed': return { first: ['retry'], others: ['accept', 'discard'] };
    case 'cancelled': return { first: ['retry'], others: ['discard'] };
    default: return { first: [], others: ['retry', 'cancel'] };
  }
}
