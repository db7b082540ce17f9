// One stream of events for the whole tab. It reconnects by itself, goes on where it was, and says so where it cannot.

import { get, isAborted } from './api.js';

const watchers = new Map([['flock', new Set()]]);
const listeners = new Map();
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('roost-live') : null;

let source = null;
let openTopics = '';
let lastId = null;
let lastStatus = null;
let current = 'connecting';
let failures = 0;
let hasBroken = false;
let retryTimer = 0;
let topicTimer = 0;
let openTimer = 0;
let isResting = false;
let isStarted = false;

const retryAfterMs = [300, 1000, 2000, 4000, 8000, 15000];
const openPatienceMs = 10000;
const sleepGapMs = 20000;
const hiddenPatienceMs = 30000;

// MARK: What pages call

export function watch(topic, handler) {
  if (!watchers.has(topic)) watchers.set(topic, new Set());
  watchers.get(topic).add(handler);
  topicsChanged();
  return () => {
    const handlers = watchers.get(topic);
    handlers?.delete(handler);
    if (handlers?.size === 0 && topic !== 'flock') watchers.delete(topic);
    topicsChanged();
  };
}

export function on(name, handler) {
  if (!listeners.has(name)) listeners.set(name, new Set());
  listeners.get(name).add(handler);
  return () => listeners.get(name).delete(handler);
}

export function status() { return lastStatus; }
export function state() { return current; }

/** Acts are the daemon's to carry out, and not from a dashboard that only shows. */
export function canAct() {
  const daemon = lastStatus?.daemon;
  return Boolean(daemon?.state) && daemon.state !== 'none' && !daemon.isReadOnly;
}

export function needsYou() {
  return (lastStatus?.workers ?? []).filter((worker) => worker.need === 'answer');
}

/** What was fetched beside the stream, such as before it was open. */
export function take(fetched) {
  lastStatus = fetched;
  emit('status', fetched);
}

export function start() {
  if (isStarted) return;
  isStarted = true;
  open();
  addEventListener('online', () => again());
  addEventListener('offline', () => setState('offline'));
  addEventListener('pageshow', (event) => event.persisted && again());
  document.addEventListener('visibilitychange', visibilityChanged);
  watchForSleep();
  channel?.addEventListener('message', (event) => {
    if (isResting && event.data?.status) take(event.data.status);
  });
}

/** Now, and not only when it is due. */
export function again() {
  if (isResting) return;
  failures = 0;
  hasBroken = true;
  open();
}

// MARK: The connection

function wantedTopics() {
  return [...watchers.keys()].sort().join(',');
}

/** Pages leave and come within one turn: their topics are asked for together. */
function topicsChanged() {
  if (!isStarted) return;
  clearTimeout(topicTimer);
  topicTimer = setTimeout(() => {
    if (!isResting && wantedTopics() !== openTopics) open();
  }, 30);
}

function open() {
  close();
  openTopics = wantedTopics();
  const query = new URLSearchParams({ topics: openTopics });
  if (lastId) query.set('after', lastId);
  const opened = new EventSource(`/api/v1/stream?${query}`);
  source = opened;
  // A server that takes the connection and says nothing is none.
  openTimer = setTimeout(() => opened === source && broke(opened), openPatienceMs);
  opened.onopen = () => opened === source && opens();
  opened.onerror = () => opened === source && broke(opened);
  for (const type of types) {
    opened.addEventListener(type, (event) => opened === source && heard(type, event));
  }
}

const types = [
  'hello', 'reset', 'lagged', 'status', 'task', 'run', 'decision', 'cost', 'alert', 'daemon', 'log', 'talk',
];

function close() {
  clearTimeout(retryTimer);
  clearTimeout(openTimer);
  source?.close();
  source = null;
}

function opens() {
  clearTimeout(openTimer);
  failures = 0;
  setState('live');
  // What happened while nobody listened may not be told again: whoever shows something looks once more.
  if (hasBroken) {
    hasBroken = false;
    emit('reset', {});
  }
}

/** The browser's own retry knows no back-off and stops for good after some answers, so it is never left to it. */
function broke(broken) {
  const isRefused = broken.readyState === EventSource.CLOSED;
  close();
  hasBroken = true;
  failures += 1;
  setState(navigator.onLine === false || failures > 2 ? 'offline' : 'connecting');
  const delay = retryAfterMs[Math.min(failures, retryAfterMs.length) - 1];
  retryTimer = setTimeout(open, delay * (0.8 + Math.random() * 0.4));
  // A login that is over shows as no more than a refusal here; asking anything tells.
  if (isRefused || failures > 1) get('/version').catch((error) => isAborted(error));
}

function heard(type, event) {
  if (event.lastEventId) lastId = event.lastEventId;
  if (current !== 'live') opens();
  let data;
  try {
    data = JSON.parse(event.data || '{}');
  } catch (error) {
    reportError(error);
    return;
  }
  deliver(type, named(type, data));
}

/** What the daemon tells has its ids inside, under the names of its tables; pages ask for `task`, `run` and `status`. */
export function named(type, data) {
  if (!['task', 'run', 'decision', 'alert'].includes(type) || typeof data?.data !== 'object' || !data.data) return data;
  const inner = data.data;
  const about = { [inner.context_type ?? '']: inner.context_id };
  return {
    ...data,
    task: data.task ?? inner.task_id ?? about.task ?? inner.subject_id ?? null,
    run: data.run ?? inner.worker_id ?? inner.run_id ?? about.run ?? about.worker ?? null,
    status: data.status ?? inner.status ?? null,
  };
}

function deliver(type, data) {
  if (type === 'status') {
    lastStatus = data;
    if (document.hidden) channel?.postMessage({ status: data });
  }
  if (type === 'reset' || type === 'lagged') return emit('reset', data);
  emit(type, data);
  for (const topic of topicsOf(type, data)) {
    for (const handler of [...(watchers.get(topic) ?? [])]) guard(() => handler({ type, data }));
  }
}

function topicsOf(type, data) {
  if (type === 'log') return [`log:${data.run}`];
  if (type === 'talk') return [`run:${data.run}`];
  if (type === 'run') return ['flock', `run:${data.run}`];
  return ['flock'];
}

function emit(name, data) {
  for (const handler of [...(listeners.get(name) ?? [])]) guard(() => handler(data));
}

/** One page's fault is not to be the end of the stream for the others. */
function guard(work) {
  try {
    work();
  } catch (error) {
    reportError(error);
  }
}

function setState(next) {
  if (next === current) return;
  current = next;
  emit('state', next);
}

// MARK: Sleep, and tabs that nobody sees

function watchForSleep() {
  let before = Date.now();
  setInterval(() => {
    const now = Date.now();
    // Timers of hidden tabs are slowed down to a minute; that is no sleep.
    if (now - before > (document.hidden ? 180000 : sleepGapMs)) again();
    before = now;
  }, 5000);
}

let restTimer = 0;
let leaveLock = null;

/**
 * A browser opens six connections to one server, and every stream holds one for good. Of all tabs that nobody sees one
 * alone keeps its stream, and tells the others.
 */
function visibilityChanged() {
  clearTimeout(restTimer);
  if (!document.hidden) {
    leaveLock?.();
    if (isResting) {
      isResting = false;
      again();
    }
    return;
  }
  if (!channel || !navigator.locks) return;
  restTimer = setTimeout(() => {
    if (!document.hidden) return;
    isResting = true;
    close();
    keepWatchAlone();
  }, hiddenPatienceMs);
}

function keepWatchAlone() {
  const stop = new AbortController();
  leaveLock = () => stop.abort();
  navigator.locks
    .request('roost-live', { signal: stop.signal }, () => {
      isResting = false;
      hasBroken = true;
      open();
      return new Promise((resolve) => { leaveLock = resolve; });
    })
    .catch((error) => isAborted(error) || reportError(error));
}
