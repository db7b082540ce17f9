// Which page is shown. The address holds all of its state, so that a link shows the same to somebody else.

import * as live from './live.js';
import { h, replace } from './dom.js';
import { Problem, isAborted } from './api.js';
import { register } from './keys.js';
import { errorBox } from './parts.js';
import { forgetPlace, keepPlace, returnTo, watchPlace } from './scrollplace.js';

const routes = [
  ['/', () => import('./fleet.js')],
  ['/tasks', () => import('./tasks.js')],
  ['/t/:task', () => import('./task.js')],
  ['/t/:task/diff', () => import('./diff.js')],
  ['/runs', () => import('./runs.js')],
  ['/r/:run', () => import('./run.js')],
  ['/r/:run/log', () => import('./log.js')],
  ['/r/:run/talk', () => import('./talk.js')],
  ['/r/:run/diff', () => import('./diff.js')],
  ['/cost', () => import('./cost.js')],
  ['/perf', () => import('./perf.js')],
  ['/performance', () => import('./perf.js')],
  ['/why', () => import('./why.js')],
  ['/decisions', () => import('./decisions.js')],
  ['/health', () => import('./health.js')],
  ['/search', () => import('./search.js')],
  ['/sql', () => import('./sql.js')],
  ['/settings', () => import('./settings.js')],
];

// The server answers these itself.
const foreign = /^\/(api|assets|login|logout)(\/|$)/;

let main = null;
let announce = () => {};
let page = null;
let turn = 0;
const changeHandlers = new Set();

export function start(element, options = {}) {
  main = element;
  announce = options.announce ?? announce;
  watchPlace(() => page?.shown?.place?.() ?? {});
  addEventListener('popstate', () => {
    // What the page that was left had still to say is of an address that is not here any more.
    dropState();
    forgetPlace();
    return arrive({ isBack: true });
  });
  document.addEventListener('click', clicked);
  return arrive({ isFirst: true, isBack: history.state !== null });
}

/** Tells of every change of the address: `handler({ pathname, query, hash })`. */
export function onChange(handler) {
  changeHandlers.add(handler);
  return () => changeHandlers.delete(handler);
}

export function navigate(url, { replace: isReplaced = false } = {}) {
  const target = new URL(url, location.href);
  if (target.origin !== location.origin || foreign.test(target.pathname)) return void location.assign(target);
  const isSame = target.href === location.href;
  flushState();
  if (!isReplaced && !isSame) keepPlace();
  forgetPlace();
  if (isReplaced || isSame) history.replaceState({}, '', target);
  else history.pushState({}, '', target);
  return arrive();
}

export function currentPage() { return page; }

export function reload() {
  flushState();
  keepPlace();
  return arrive({ isBack: true, isAnew: true });
}

// MARK: State in the address

let pendingState = null;
let stateTimer = 0;
let lastWrite = 0;

export function setState(changes = {}, { push = false, hash } = {}) {
  const target = pendingState ?? new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    if (value == null || value === '' || value === false) target.searchParams.delete(name);
    else target.searchParams.set(name, value === true ? '1' : String(value));
  }
  if (hash !== undefined) target.hash = hash ? `#${hash}` : '';
  if (page) page.ctx.query = Object.fromEntries(target.searchParams);
  if (page && hash !== undefined) page.ctx.hash = decoded(target.hash);
  pendingState = target;
  if (push) {
    keepPlace();
    return flushState(true);
  }
  // Browsers refuse to be told of a new address too often.
  clearTimeout(stateTimer);
  const wait = Math.max(0, 250 - (Date.now() - lastWrite));
  if (wait === 0) flushState();
  else stateTimer = setTimeout(flushState, wait);
}

function dropState() {
  clearTimeout(stateTimer);
  const target = pendingState;
  pendingState = null;
  return target;
}

function flushState(isPushed = false) {
  const target = dropState();
  if (!target || target.href === location.href) return;
  lastWrite = Date.now();
  if (isPushed === true) history.pushState({}, '', target);
  else history.replaceState(history.state ?? {}, '', target);
  tellChange();
}

function tellChange() {
  const told = place();
  for (const handler of changeHandlers) handler(told);
}

function place() {
  const query = Object.fromEntries(new URLSearchParams(location.search));
  return { pathname: location.pathname, query, hash: decoded(location.hash) };
}

function decoded(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    // An address that somebody mistyped is taken as it stands.
    return hash.slice(1);
  }
}

// MARK: Links

function clicked(event) {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (!link || link.target || link.hasAttribute('download')) return;
  const target = new URL(link.href, location.href);
  if (target.origin !== location.origin || foreign.test(target.pathname)) return;
  event.preventDefault();
  navigate(target.href);
}

// MARK: Pages

function match(pathname) {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const parts = path.split('/');
  for (const [pattern, load] of routes) {
    const wanted = pattern.split('/');
    if (wanted.length !== parts.length) continue;
    const params = {};
    const fits = wanted.every((name, index) => {
      if (!name.startsWith(':')) return name === parts[index];
      try {
        params[name.slice(1)] = decodeURIComponent(parts[index]);
      } catch {
        return false;
      }
      return parts[index] !== '';
    });
    if (fits) return { load, params };
  }
  return { load: () => import('./missing.js'), params: {} };
}

async function arrive({ isFirst = false, isBack = false, isAnew = false } = {}) {
  const found = match(location.pathname);
  const now = place();
  if (!isAnew && page?.pathname === location.pathname && page.shown?.update) return moved(page, now, isBack);
  leave();
  const mine = ++turn;
  const known = isBack ? history.state ?? {} : {};
  const root = h('div', { class: 'page' });
  const opened = { pathname: location.pathname, root, shown: null, stop: new AbortController(), stops: [] };
  opened.ctx = context(opened, found.params, now, known);
  page = opened;
  replace(main, root);
  main.className = '';
  tellChange();
  try {
    const module = await found.load();
    if (mine !== turn) return;
    opened.ctx.setTitle(module.title?.(found.params) ?? 'roost');
    opened.shown = (await module.show(root, opened.ctx)) ?? {};
    if (mine !== turn) return opened.shown.leave?.();
    if (opened.shown.keys) register(opened.shown.keys, { signal: opened.stop.signal });
  } catch (error) {
    if (mine !== turn || isAborted(error)) return;
    failed(root, error);
  }
  if (!isFirst) scrollTo(0, 0);
  goToPlace(opened, now.hash, known);
  if (!isFirst) focusHeading(root);
}

/** Another place of the same page. */
function moved(opened, { query, hash }, isBack) {
  const known = isBack ? history.state ?? {} : {};
  Object.assign(opened.ctx, { query, hash, known });
  tellChange();
  const done = opened.shown.update({ query, hash });
  goToPlace(opened, hash, known);
  return done;
}

/** To where somebody was before, or to the part that the address names. */
function goToPlace({ root, stop }, hash, { scrollTop }) {
  if (scrollTop !== undefined) return returnTo(scrollTop, root, stop.signal);
  const part = hash ? document.getElementById(hash) : null;
  if (part && root.contains(part)) part.scrollIntoView();
  return undefined;
}

function leave() {
  if (!page) return;
  page.stop.abort();
  for (const stop of page.stops) stop();
  try {
    page.shown?.leave?.();
  } catch (error) {
    reportError(error);
  }
  page = null;
}

function context(opened, params, { query, hash }, known) {
  const kept = (stop) => {
    // Of a page that was left while it was made nothing goes on.
    if (opened.stop.signal.aborted) stop();
    else opened.stops.push(stop);
    return stop;
  };
  return {
    params, query, hash, live, navigate, announce,
    root: opened.root,
    /** Where in it somebody was who comes back: what its `place()` gave. */
    known,
    // Of a page that is gone nothing goes into the address of another.
    setState: (changes, options) => page === opened && setState(changes, options),
    signal: opened.stop.signal,
    watch: (topic, handler) => kept(live.watch(topic, handler)),
    on: (name, handler) => kept(live.on(name, handler)),
    setTitle: (text) => {
      if (page === opened) titleHandler(text);
    },
    layout: (name) => {
      opened.root.className = name === 'flow' ? 'page' : `page ${name}`;
      if (page === opened) main.className = name === 'fill' ? 'is-fill' : '';
    },
    isReadOnly: () => live.status()?.daemon?.isReadOnly === true,
    canAct: live.canAct,
  };
}

/** Titles are set by the frame alone, which knows how a title is to look. */
let titleHandler = () => {};
export function onTitle(handler) { titleHandler = handler; }

/** Where somebody is now is read out, and Tab goes on from there. */
function focusHeading(root) {
  const focused = document.activeElement;
  if (focused && focused !== document.body && root.contains(focused)) return;
  const heading = root.querySelector('h1') ?? main;
  if (!heading.hasAttribute('tabindex')) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

function failed(root, error) {
  const isModule = !(error instanceof Problem) && /import|module|fetch/i.test(String(error?.message));
  if (!(error instanceof Problem)) reportError(error);
  const told = isModule
    ? new Problem({
      title: 'This page cannot be loaded',
      detail: 'Its script did not come. There may be a new version of roost, of which this tab knows nothing yet.',
      hint: 'load the page again',
    })
    : error;
  root.className = 'page';
  replace(root, h('h1', {}, told.title || 'That did not work'),
    errorBox(told, { retry: isModule ? () => location.reload() : () => reload(), isTitled: false }));
}
