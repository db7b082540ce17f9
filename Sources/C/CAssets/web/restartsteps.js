// How far a restart of the daemon has come: facts go in, and what is shown comes out.

export const steps = [
  { key: 'asked', text: 'The daemon is asked', done: 'The daemon was asked' },
  { key: 'stopping', text: 'It hands its work over', done: 'It has handed its work over' },
  { key: 'gone', text: 'The old daemon ends', done: 'The old daemon has ended' },
  { key: 'started', text: 'The new daemon starts', done: 'The new daemon has started' },
  { key: 'connected', text: 'This page connects to it', done: 'This page is connected to it' },
];

const patienceMs = 90_000;

export function begun({ pid, workers = 0, at = 0 }) {
  return { oldPid: pid ?? null, newPid: null, reached: 0, isOver: false, problem: null, isLate: false,
    workersBefore: workers, workers: null, beganAt: at };
}

/**
 * The next state. Facts: `{ accepted: detail }`, `{ refused: text, hint }`, `{ status: daemon, workers }` of the
 * server's status,
 * `{ daemon: state }` of a live event, `{ link: 'live'|'connecting'|'offline' }`, `{ time: ms }`.
 */
export function next(state, fact) {
  if (state.isOver) return state;
  if (fact.refused != null) return { ...state, isOver: true, problem: fact.refused, hint: fact.hint };
  if (fact.accepted != null) return reach(state, 1);
  if (fact.time != null) return { ...state, isLate: fact.time - state.beganAt > patienceMs };
  if (fact.link != null) return fact.link === 'live' || state.reached < 1 ? state : reach(state, 2);
  if (fact.daemon != null) return /stop|drain|leav|restart|end/i.test(fact.daemon) ? reach(state, 1) : state;
  if (fact.status) return heard(state, fact.status, fact.workers);
  return state;
}

function heard(state, daemon, workers) {
  if (daemon.restartFailure && state.reached >= 1 && daemon.pid === state.oldPid) {
    return { ...state, isOver: true, problem: `It was not restarted: ${daemon.restartFailure}`,
      hint: 'the old daemon goes on as it was' };
  }
  const isUp = daemon.state === 'running' || daemon.state === 'paused';
  if (daemon.state === 'none' || daemon.pid == null) return state.reached >= 1 ? reach(state, 2) : state;
  if (daemon.pid === state.oldPid) return isUp ? state : reach(state, 1);
  const started = { ...reach(state, 3), newPid: daemon.pid };
  return isUp ? { ...reach(started, 4), isOver: true, workers: workers ?? null } : started;
}

/** What was reached is never taken back: events may come late. */
function reach(state, place) {
  return place > state.reached ? { ...state, reached: place } : state;
}

/** Each step with what it says now: `done`, `now`, `waiting` or `failed`. */
export function shown(state) {
  return steps.map((step, place) => {
    const isDone = state.isOver && !state.problem ? true : place < state.reached;
    const isNow = !isDone && place === state.reached;
    const mark = isDone ? 'done' : isNow ? (state.problem ? 'failed' : 'now') : 'waiting';
    return { key: step.key, text: isDone ? step.done : step.text, mark, note: noteOf(step.key, mark, state) };
  });
}

function noteOf(key, mark, state) {
  if (key === 'gone' && mark === 'done' && state.oldPid) return `PID ${state.oldPid}`;
  if (key === 'started' && mark === 'done' && state.newPid) return `PID ${state.newPid}`;
  if (key === 'connected' && mark === 'done' && state.workers != null) {
    return state.workers === 1 ? '1 worker goes on' : `${state.workers} workers go on`;
  }
  return '';
}

/** The whole in a sentence, to be read out. */
export function told(state) {
  if (state.problem) return state.problem;
  if (state.isOver) return `Restarted: the daemon's PID was ${state.oldPid}, and is now ${state.newPid}.`;
  return `${steps[Math.min(state.reached, steps.length - 1)].text}…`;
}
