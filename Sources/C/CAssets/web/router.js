// Which page is shown. The address holds all of its state, so that a link shows the same to somebody else.

import * as live from './live.js';
import { h, replace } from './dom.js';
import { Problem, isAborted } from './api.js';
import { register } from './keys.js';
import { errorBox } from './parts.js';

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
  ['/why', () => import('./why.js')],
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
  history.scrollRestoration = 'manual';
  addEventListener('popstate', (event) => arrive({ scrollTop: event.state?.scrollTop ?? 0, isBack: true }));
  document.addEventListener('click', clicked);
  addEventListener('scroll', rememberScroll, { passive: true });
  return arrive({ isFirst: true, scrollTop: history.state?.scrollTop ?? 0 });
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
  if (!isReplaced && !isSame) keepScroll();
  if (isReplaced || isSame) history.replaceState({}, '', target);
  else history.pushState({}, '', target);
  return arrive({ scrollTop: 0 });
}

export function currentPage() { return page; }
export function reload() { return arrive({ scrollTop: scrollY, isAnew: true }); }

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
  if (page && hash !== undefined) page.ctx.hash = hash ?? '';
  pendingState = target;
  if (push) {
    keepScroll();
    return flushState(true);
  }
  // Browsers refuse to be told of a new address too often.
  clearTimeout(stateTimer);
  const wait = Math.max(0, 250 - (Date.now() - lastWrite));
  if (wait === 0) flushState();
  else stateTimer = setTimeout(flushState, wait);
}

function flushState(isPushed = false) {
  clearTimeout(stateTimer);
  const target = pendingState;
  pendingState = null;
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
  let hash = location.hash.slice(1);
  try {
    hash = decodeURIComponent(hash);
  } catch {
    // An address that somebody mistyped is taken as it stands.
  }
  return { pathname: location.pathname, query: Object.fromEntries(new URLSearchParams(location.search)), hash };
}

// MARK: Links and scrolling

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

let scrollTimer = 0;
function rememberScroll() {
  clearTimeout(scrollTimer);
  scrollTimer = setTimeout(keepScroll, 200);
}

function keepScroll() {
  clearTimeout(scrollTimer);
  if (history.state?.scrollTop !== scrollY) history.replaceState({ ...history.state, scrollTop: scrollY }, '');
}

// MARK: Pages

function match(pathname) {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/, '') : pathname;
  const parts = path.split('/');
  for (const [pattern, load, redirect] of routes) {
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
    if (fits) return { pattern, load, redirect, params };
  }
  return { pattern: null, load: () => import('./missing.js'), params: {} };
}

async function arrive({ isFirst = false, isBack = false, isAnew = false, scrollTop = 0 } = {}) {
  const found = match(location.pathname);
  if (found.redirect) {
    return navigate(found.redirect(found.params) + location.search + location.hash, { replace: true });
  }
  const now = place();
  if (!isAnew && page?.pathname === location.pathname && page.shown?.update) {
    Object.assign(page.ctx, { query: now.query, hash: now.hash });
    tellChange();
    return page.shown.update({ query: now.query, hash: now.hash });
  }
  leave();
  const mine = ++turn;
  const root = h('div', { class: 'page' });
  const opened = { pathname: location.pathname, root, shown: null, stop: new AbortController(), stops: [] };
  opened.ctx = context(opened, found.params, now);
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
  scrollTo(0, isBack || isFirst ? scrollTop : 0);
  if (!isFirst) focusHeading(root);
}

function leave() {
  if (!page) return;
  flushState();
  page.stop.abort();
  for (const stop of page.stops) stop();
  try {
    page.shown?.leave?.();
  } catch (error) {
    reportError(error);
  }
  page = null;
}

function context(opened, params, { query, hash }) {
  const kept = (stop) => {
    opened.stops.push(stop);
    return stop;
  };
  return {
    params, query, hash, live, navigate, setState, announce,
    root: opened.root,
    signal: opened.stop.signal,
    watch: (topic, handler) => kept(live.watch(topic, handler)),
    on: (name, handler) => kept(live.on(name, handler)),
    setTitle: (text) => {
      if (page === opened) titleHandler(text);
    },
    layout: (name) => {
      opened.root.className = name === 'flow' ? 'page' : `page ${name}`;
      main.className = name === 'fill' ? 'is-fill' : '';
    },
    isReadOnly: () => live.status()?.daemon?.isReadOnly === true,
  };
}

let titleHandler = (text) => { document.title = text; };
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
