// Trades the code of the printed address for a cookie. The code is in the fragment, which no server and no log ever sees.

import { h, replace } from './dom.js';

const place = document.getElementById('login');

/** Only a path of these pages: an address from outside is not to send anybody anywhere else. */
export function safeNext(text, origin = location.origin) {
  if (!text || !text.startsWith('/') || text.startsWith('//') || text.includes('\\')) return '/';
  let target;
  try {
    target = new URL(text, origin);
  } catch {
    return '/';
  }
  if (target.origin !== origin || /^\/(login|api|assets)(\/|$)/.test(target.pathname)) return '/';
  return target.pathname + target.search + target.hash;
}

/** Whoever is not known is shown this page at the address that they asked for. */
function wantedNext() {
  if (location.pathname !== '/login') return location.pathname + location.search + location.hash;
  return new URLSearchParams(location.search).get('next');
}

function takeCode() {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  // It is used up in a moment; until then it is not to stay in the address or the history.
  if (code) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

function commandLine() {
  return h('p', {}, h('code', { class: 'command' }, 'roost web'));
}

function showHow(title, text) {
  replace(place,
    h('p', { class: 'strong' }, title),
    h('p', { class: 'muted' }, text),
    h('p', {}, 'In a terminal, run'),
    commandLine(),
    h('p', { class: 'muted' }, 'and open the address that it prints. Each one works once, and for a short time.'));
}

function showProblem(text, code) {
  replace(place,
    h('p', { class: 'strong' }, 'No answer from roost'),
    h('p', { class: 'muted' }, text),
    h('p', {}, h('button', { type: 'button', class: 'button primary', onclick: () => login(code) }, 'Try again')));
}

async function login(code) {
  const next = safeNext(wantedNext());
  if (!code) return showHow('You are not logged in', 'These pages are for whoever may use this roost.');
  replace(place, h('p', { class: 'muted' }, 'Logging in…'));
  let response;
  try {
    response = await fetch('/api/v1/login', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ code }),
      credentials: 'same-origin',
    });
  } catch {
    return showProblem('Its server does not answer. It may have been stopped: roost web starts it.', code);
  }
  if (response.ok) return location.replace(next);
  if (response.status >= 500) return showProblem('Its server could not look at the code.', code);
  if (response.status === 429) return showHow('Too many tries', 'Wait a minute, then ask for a new address.');
  return showHow('This address has been used, or is too old', 'A new one is made in a second.');
}

const code = takeCode();
login(code);
addEventListener('hashchange', () => {
  const next = takeCode();
  if (next) login(next);
});
