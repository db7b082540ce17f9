// Begins: the frame around the pages, what holds on all of them, and the first page.

import * as live from './live.js';
import * as router from './router.js';
import * as keys from './keys.js';
import { h, replace, setText } from './dom.js';
import { get, post } from './api.js';
import { icon } from './icons.js';
import { time } from './format.js';
import { addPaletteSource, showPalette } from './palette.js';
import { attempt, command, toast } from './parts.js';
import { actsAtWork, labelOf, workerActs } from './acts.js';
import { addTask } from './addtask.js';
import { visible } from './safe.js';

const main = document.getElementById('main');
const nav = document.getElementById('nav');
const announcer = document.getElementById('announce');

// MARK: Said aloud

function announce(text) {
  // The same words twice are read only where they are new to the region.
  replace(announcer, h('p', {}, text));
}

// MARK: Theme

const themes = [['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark']];
const themeIcons = { system: 'system', light: 'sun', dark: 'moon' };

function theme() {
  return document.documentElement.dataset.theme ?? 'system';
}

function setTheme(name) {
  if (name === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  try {
    localStorage.setItem('roost.theme', name);
  } catch {
    // It holds for this tab then.
  }
  tellChoice();
}

function nextTheme() {
  const now = themes.findIndex(([name]) => name === theme());
  const [name, label] = themes[(now + 1) % themes.length];
  setTheme(name);
  announce(`Theme: ${label}`);
}

const themeButton = h('button', { type: 'button', class: 'button quiet icon', onclick: nextTheme });

function drawTheme() {
  const label = themes.find(([name]) => name === theme())[1];
  replace(themeButton, icon(themeIcons[theme()]));
  themeButton.setAttribute('aria-label', `Theme: ${label}. Change`);
  themeButton.title = `Theme: ${label.toLowerCase()}`;
}

/** The page of settings chooses the same: whichever was used tells the other. */
function tellChoice() { document.dispatchEvent(new CustomEvent('roost-choice')); }

// MARK: Notifications

const canNotify = 'Notification' in globalThis && isSecureContext;

function wantsNotes() {
  return canNotify && Notification.permission === 'granted' && localStorage.getItem('roost.notify') === 'yes';
}

async function toggleNotes() {
  if (wantsNotes()) {
    localStorage.setItem('roost.notify', 'no');
    toast('No more notifications from this browser.');
  } else {
    const answer = await Notification.requestPermission();
    if (answer === 'granted') {
      localStorage.setItem('roost.notify', 'yes');
      toast('You are told when somebody needs you, as long as a tab of roost is open.', { tone: 'good' });
    } else {
      toast('The browser does not allow notifications for this page.', {
        tone: 'warn', detail: 'It can be changed in the settings of the site, beside the address.',
      });
    }
  }
  tellChoice();
}

const bell = h('button', { type: 'button', class: 'button quiet icon', hidden: !canNotify, onclick: toggleNotes });

function drawBell() {
  const isOn = wantsNotes();
  replace(bell, icon(isOn ? 'bell' : 'bellOff'));
  bell.setAttribute('aria-pressed', String(isOn));
  bell.setAttribute('aria-label', 'Notify me when somebody needs me');
  bell.title = isOn ? 'You are notified when somebody needs you' : 'Notify me when somebody needs me';
  bell.classList.toggle('is-on', false);
}

function notify(worker) {
  if (!wantsNotes() || !document.hidden) return;
  const note = new Notification(visible(`${worker.task} needs you`), {
    body: visible(worker.question || worker.stateWord), tag: `roost-${worker.run}`, icon: iconAddress,
  });
  note.onclick = () => {
    focus();
    router.navigate(`/r/${encodeURIComponent(worker.run)}/talk`);
    note.close();
  };
}

// MARK: Who needs a person

const favicon = document.getElementById('favicon');
const iconAddress = favicon.href;
let pageTitle = 'roost';
let known = null;

function drawTitle() {
  const needing = live.needsYou().length;
  const mark = needing > 0 ? `(${needing}◆) ` : '';
  // Titles of tasks and words of searches stand in it: a tab is no place for what turns text around.
  document.title = visible(`${mark}${pageTitle === 'roost' ? '' : `${pageTitle} · `}roost`);
  drawFavicon(needing > 0);
  const link = nav.querySelector('[data-page="/"]');
  let sign = link.querySelector('.needs');
  if (needing > 0 && !sign) {
    sign = h('span', { class: 'needs' });
    link.append(sign);
  }
  const before = sign && !sign.hidden ? sign.textContent : '';
  if (sign) sign.hidden = needing === 0;
  if (needing > 0) {
    setText(sign, `◆ ${needing}`);
    sign.setAttribute('aria-label', `${needing} ${needing === 1 ? 'needs' : 'need'} you`);
    sign.setAttribute('role', 'img');
  }
  // It pushes the links behind it aside.
  if (before !== (needing > 0 ? sign.textContent : '')) showHere();
}

// A picture by its address alone: no page ever reads this text as markup.
const iconWithDot = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
  + '<rect width="32" height="32" rx="8" fill="#2f57c9"/>'
  + '<path d="M5 23.5h22" stroke="#fff" stroke-width="2.6" stroke-linecap="round"/>'
  + '<path d="M9.5 20.5c-1-6.4 2.6-11.3 8-11.3 2.7 0 4.5 1.5 4.9 3.7l3.1 1.3-3.2 1.4c-.3 3.1-2.5 5-5.7 5z" fill="#fff"/>'
  + '<path d="M23 0l9 9-9 9-9-9z" fill="#d63bff" stroke="#fff" stroke-width="2"/></svg>';

let hasDot = false;
function drawFavicon(isNeeded) {
  if (isNeeded === hasDot) return;
  hasDot = isNeeded;
  favicon.href = isNeeded ? `data:image/svg+xml,${encodeURIComponent(iconWithDot)}` : iconAddress;
}

function tellNewNeeds() {
  const needing = live.needsYou();
  const now = new Set(needing.map((worker) => `${worker.run} ${worker.question ?? ''}`));
  if (known) {
    for (const worker of needing) {
      if (known.has(`${worker.run} ${worker.question ?? ''}`)) continue;
      announce(`${worker.task} needs you: ${worker.question || worker.stateWord}`);
      notify(worker);
    }
  }
  known = now;
}

// MARK: The frame

const liveWord = h('span', { class: 'word' });
const liveSign = h('span', { class: 'live', role: 'status' }, h('span', { class: 'dot', 'aria-hidden': 'true' }),
  liveWord);
const readOnlySign = h('span', { class: 'badge', hidden: true, title: 'No page here changes anything.' }, 'read-only');
const isMac = /mac|iphone|ipad/i.test(navigator.platform ?? '');
const liveWords = { live: 'live', connecting: 'connecting…', offline: 'offline' };
const liveTitles = {
  live: 'What happens is shown as it happens.',
  connecting: 'The stream of events is being opened again.',
  offline: 'The server of these pages cannot be reached. They go on by themselves when it can.',
};

function drawTools() {
  replace(document.getElementById('tools'),
    h('button', {
      type: 'button', class: 'jump', 'aria-label': 'Go to a page, a task or a run, or do something',
        onclick: () => showPalette(),
      title: 'Go anywhere, do anything', 'aria-keyshortcuts': 'Control+K Meta+K',
    }, icon('search', 14), h('span', {}, 'Go to…'), h('kbd', { class: 'kbd' }, isMac ? '⌘K' : 'Ctrl K')),
    readOnlySign, bell, themeButton, liveSign);
  drawTheme();
  drawBell();
}

let offlineSince = null;
const notice = document.getElementById('notice');

function drawNotice() {
  const daemon = live.status()?.daemon;
  const state = live.state();
  let told = null;
  if (state === 'offline') {
    told = h('div', { class: 'bar-notice' },
      h('span', {}, `No connection to roost: what you see is of ${time(offlineSince ?? new Date().toISOString())}. `
        + 'It goes on by itself.'),
      h('button', { type: 'button', class: 'button small', onclick: () => live.again() }, 'Try now'));
  } else if (daemon && daemon.state === 'none') {
    told = h('div', { class: 'bar-notice' },
      h('span', {}, '○ No daemon is running: these pages show what its files say, and nothing can be done here.'),
      command('roost daemon start'));
  } else if (daemon?.restartFailure) {
    told = h('div', { class: 'bar-notice' }, h('span', {},
      `! The last restart of the daemon failed: ${daemon.restartFailure}`),
      h('a', { href: '/health' }, 'Health'));
  } else if (daemon && daemon.state && daemon.state !== 'running') {
    told = h('div', { class: 'bar-notice' }, h('span', {}, `◐ The flock is ${daemon.state.replaceAll('_', ' ')}.`),
      daemon.state === 'paused' && !daemon.isReadOnly && h('button', {
        type: 'button', class: 'button small', onclick: (event) => attempt(event.currentTarget,
          () => post('/daemon/resume')),
      }, 'Let it go on'));
  }
  // What says the same stays, with whoever is in it.
  if (told?.textContent !== notice.textContent) replace(notice, told);
}

function drawState() {
  const state = live.state();
  if (state !== 'live' && !offlineSince) offlineSince = new Date().toISOString();
  if (state === 'live') offlineSince = null;
  liveSign.dataset.state = state;
  liveSign.title = liveTitles[state];
  setText(liveWord, liveWords[state]);
  drawNotice();
}

function drawStatus() {
  readOnlySign.hidden = live.status()?.daemon?.isReadOnly !== true;
  drawTitle();
  tellNewNeeds();
  drawNotice();
}

router.onChange(({ pathname }) => {
  for (const link of nav.querySelectorAll('a')) {
    const isHere = link.dataset.page.split(' ').some(
      (path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)),
    );
    if (isHere) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  showHere();
});

/** The links alone are moved: scrollIntoView would throw a page about that somebody reads far below. */
function showHere() {
  const here = nav.querySelector('[aria-current]');
  if (!here) return;
  const [seen, own] = [nav.getBoundingClientRect(), here.getBoundingClientRect()];
  nav.scrollLeft += Math.min(0, own.left - seen.left) + Math.max(0, own.right - seen.right);
}

router.onTitle((text) => {
  pageTitle = text;
  drawTitle();
});

// MARK: Keys that hold everywhere

function go(href) { return () => router.navigate(href); }

function focusFilter() {
  const page = router.currentPage();
  if (page?.shown?.focusFilter) return page.shown.focusFilter();
  const input = main.querySelector('[data-filter]');
  if (!input) return showPalette();
  input.focus();
  input.select?.();
}

const pageKeys = [
  ['1', 'Fleet', '/'], ['2', 'Tasks', '/tasks'], ['3', 'Runs and their logs', '/runs'], ['4', 'Cost', '/cost'],
  ['5', 'Why', '/why'], ['6', 'Health', '/health'], ['7', 'Search', '/search'], ['8', 'SQL', '/sql'],
  ['9', 'Settings', '/settings'],
].map(([key, label, href]) => ({ key, label, group: 'Pages', run: go(href) }));

keys.register([
  ...pageKeys,
  { key: ['Ctrl+k', ':'], label: 'Go anywhere, do anything', group: 'Everywhere', run: () => showPalette() },
  { key: '$', label: 'Cost', group: 'Pages', isSecret: true, run: go('/cost') },
  { key: '/', label: 'Filter', group: 'Everywhere', run: focusFilter },
  { key: '-', label: 'The page before', group: 'Everywhere', run: () => history.back() },
  { key: '?', label: 'These keys', group: 'Everywhere', run: () => keys.showSheet() },
], { layer: 'global' });

addPaletteSource(() => {
  const acts = [
    ...themes.filter(([name]) => name !== theme()).map(([name, label]) => (
      { label: `Theme: ${label.toLowerCase()}`, run: () => setTheme(name), group: 'This browser' })),
    { label: 'Show the keys', key: '?', run: () => keys.showSheet(), group: 'This browser' },
  ];
  if (canNotify) {
    acts.push({
      label: wantsNotes() ? 'Stop notifications' : 'Notify me when somebody needs me', run: toggleNotes,
      group: 'This browser',
    });
  }
  if (live.canAct()) {
    const isPaused = live.status().daemon.state === 'paused';
    acts.push(
      { label: 'Add a task', run: () => addTask(), group: 'Do' },
      isPaused
        ? { label: 'Let the flock go on', run: () => attempt(null, () => post('/daemon/resume')), group: 'Do' }
        : { label: 'Pause the flock: start nothing new', run: () => attempt(null, () => post('/daemon/pause')),
          group: 'Do' },
      ...(live.status().workers ?? []).flatMap(workerItems),
    );
  }
  return acts;
});

function workerItems(worker) {
  return actsAtWork.map((name) => ({
    label: `${worker.task}: ${labelOf(name, worker)}`, group: 'Do', isAsked: true,
    run: () => workerActs[name].run(worker),
  }));
}

document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  (main.querySelector('h1') ?? main).focus();
});

// MARK: Begin

drawTools();
document.addEventListener('roost-choice', () => {
  drawTheme();
  drawBell();
});
live.on('status', drawStatus);
live.on('state', (state) => {
  drawState();
  if (state === 'offline') announce('The connection to roost is gone. It goes on by itself.');
});
drawState();
keys.start();
live.start();
router.start(main, { announce });
// The stream tells of the fleet when it changes; how it is now may be asked for sooner.
get('/status').then((status) => live.status() ?? live.take(status)).catch(() => {});
