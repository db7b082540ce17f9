// What stands above the page: dialogs, toasts, menus. The browser keeps focus in them and gives it back.

import { h, uid } from './dom.js';
import { Problem, isAborted } from './api.js';

/** A dialog of the browser's own: Esc closes it, and focus goes back to where it was. */
export function dialog({ title, body, actions, onClose, isWide = false, labelled }) {
  const heading = uid('dialog');
  const focused = document.activeElement;
  const node = h('dialog', { class: ['dialog', isWide && 'wide'], 'aria-labelledby': labelled ?? heading },
    h('div', { class: 'dialog-box' },
      title && h('div', { class: 'dialog-head' }, h('h2', { id: heading }, title),
        h('button', {
          type: 'button', class: 'button quiet icon', 'aria-label': 'Close', onclick: () => node.close(),
        }, '✕')),
      h('div', { class: 'dialog-body' }, body),
      actions && h('div', { class: 'dialog-actions' }, actions)));
  // To mark text as far as beyond the edge is not to leave.
  let isOutside = false;
  node.addEventListener('pointerdown', (event) => { isOutside = event.target === node; });
  node.addEventListener('click', (event) => event.target === node && isOutside && node.close());
  node.addEventListener('close', () => {
    node.remove();
    if (focused instanceof HTMLElement && focused.isConnected) focused.focus({ preventScroll: true });
    onClose?.(node.returnValue);
  });
  document.body.append(node);
  node.showModal();
  return node;
}

/** Asks before what cannot be taken back. Null is a no. */
export function confirm({ title, text, act = 'Yes', tone, reason = false, reasonLabel = 'Reason', details }) {
  return new Promise((resolve) => {
    const input = reason && h('textarea', { rows: 2, id: uid('reason'), required: reason === 'required' });
    let answer = null;
    const form = h('form', {
      method: 'dialog',
      onsubmit: () => { answer = { reason: input ? input.value.trim() : '' }; },
    },
    text && h('p', {}, text), details,
    input && h('div', { class: 'field' },
      h('label', { for: input.id }, reasonLabel, reason !== 'required' && h('span', { class: 'muted' }, ' (optional)')),
      input),
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', onclick: () => shown.close() }, 'Leave it'),
      h('button', { class: ['button', tone === 'danger' ? 'danger' : 'primary'], autofocus: !input }, act)));
    const shown = dialog({ title, body: form, onClose: () => resolve(answer) });
    (input || form.querySelector('.button:last-child')).focus();
  });
}

/** Asks for words. Null where nothing is said. */
export function ask({ title, text, label, value = '', act = 'Send', multiline = true, hint, options = [] }) {
  return new Promise((resolve) => {
    const props = { id: uid('ask'), value, required: true };
    const input = multiline ? h('textarea', { ...props, rows: 4 }) : h('input', props);
    let answer = null;
    const form = h('form', {
      method: 'dialog',
      onsubmit: (event) => {
        if (input.value.trim() === '') return event.preventDefault();
        answer = input.value.trim();
      },
      onkeydown: (event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
      },
    },
    text && h('p', { class: 'quoted' }, text),
    h('div', { class: 'field' }, h('label', { for: input.id }, label ?? title), input,
      hint && h('p', { class: 'hint' }, hint)),
    options.length > 0 && h('div', { class: 'row' }, options.map((option) => h('button', {
      type: 'button', class: 'chip', onclick: () => { input.value = option; input.focus(); },
    }, option))),
    h('div', { class: 'dialog-actions' },
      h('button', { type: 'button', class: 'button', onclick: () => shown.close() }, 'Leave it'),
      h('button', { class: 'button primary' }, act)));
    const shown = dialog({ title, body: form, onClose: () => resolve(answer) });
    input.focus();
    if (!multiline) input.select();
  });
}

// MARK: Toasts

const toastMs = 5000;

function toastPlace() {
  let place = document.getElementById('toasts');
  if (!place) {
    place = h('div', { id: 'toasts', class: 'toasts', role: 'status', 'aria-live': 'polite' });
    document.body.append(place);
  }
  // What stands above everything is above dialogs, too.
  if (place.popover !== undefined && 'showPopover' in place) {
    place.popover = 'manual';
    if (place.matches(':popover-open')) place.hidePopover();
    place.showPopover();
  }
  return place;
}

/** Says in a corner what came of something. What went wrong stays until it is taken away. */
export function toast(text, { tone = 'muted', detail, act } = {}) {
  const place = toastPlace();
  const node = h('div', { class: `toast tone-${tone}` },
    h('div', { class: 'toast-text' }, h('p', {}, text), detail && h('p', { class: 'muted small' }, detail)),
    act && h('button', {
      type: 'button', class: 'button small', onclick: () => { node.remove(); act.run(); },
    }, act.label),
    h('button', {
      type: 'button', class: 'button quiet icon small', 'aria-label': 'Dismiss', onclick: () => node.remove(),
    }, '✕'));
  place.append(node);
  while (place.children.length > 4) place.firstElementChild.remove();
  if (tone !== 'bad') setTimeout(() => dismiss(node), act ? 2 * toastMs : toastMs);
  return node;
}

/** Not under somebody's pointer or focus. */
function dismiss(node) {
  if (node.matches(':hover, :focus-within')) setTimeout(() => dismiss(node), toastMs);
  else node.remove();
}

export function problemToast(error) {
  if (isAborted(error)) return null;
  const isProblem = error instanceof Problem;
  if (!isProblem) reportError(error);
  const text = isProblem ? error.detail || error.title : 'Something in this page went wrong.';
  return toast(text, { tone: 'bad', detail: isProblem ? error.hint : String(error?.message ?? '') });
}

/** Does what a button is for: it cannot be pressed twice meanwhile, and what came of it is said. */
export async function attempt(node, work, { done } = {}) {
  if (node?.getAttribute('aria-busy') === 'true') return undefined;
  node?.setAttribute('aria-busy', 'true');
  try {
    const answer = await work();
    const told = typeof done === 'function' ? done(answer) : done ?? answer?.detail;
    if (told) toast(told, { tone: 'good' });
    return answer ?? true;
  } catch (error) {
    problemToast(error);
    return undefined;
  } finally {
    node?.removeAttribute('aria-busy');
  }
}

// MARK: Menus

/** A button that opens a list of acts; arrows move, Esc closes. */
export function menu(label, items, { class: name = 'button', title } = {}) {
  const id = uid('menu');
  const list = h('div', { class: 'menu', role: 'menu', id, popover: 'auto', onkeydown: moved },
    items.filter(Boolean).map(
    (item) => item === '-' ? h('hr', { role: 'separator' }) : h(item.href ? 'a' : 'button', {
      ...(item.href ? { href: item.href, download: item.download } : { type: 'button' }), role: 'menuitem',
        tabIndex: -1,
      class: item.tone === 'danger' ? 'tone-bad' : '', 'aria-disabled': item.isDisabled ? 'true' : null,
      onclick: (event) => {
        if (item.isDisabled) return event.preventDefault();
        list.hidePopover();
        item.run?.(event);
      },
    }, item.label, item.hint && h('span', { class: 'muted small' }, item.hint))));
  const opener = h('button', {
    type: 'button', class: name, 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id, title,
    onclick: () => list.togglePopover(),
    onkeydown: (event) => {
      if (event.key !== 'ArrowDown') return;
      event.preventDefault();
      list.showPopover();
    },
  }, label, h('span', { class: 'caret', 'aria-hidden': 'true' }, '▾'));
  list.addEventListener('toggle', (event) => {
    const isOpen = event.newState === 'open';
    opener.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) place();
  });

  function place() {
    const box = opener.getBoundingClientRect();
    const width = list.offsetWidth;
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const isBelow = box.bottom + list.offsetHeight + 8 < innerHeight;
    list.style.left = `${left}px`;
    list.style.top = isBelow ? `${box.bottom + 4}px` : `${Math.max(8, box.top - list.offsetHeight - 4)}px`;
    list.querySelector('[role=menuitem]')?.focus();
  }

  function moved(event) {
    const entries = [...list.querySelectorAll('[role=menuitem]')];
    const now = entries.indexOf(document.activeElement);
    const steps = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: entries.length - 1 };
    if (event.key === 'Tab') return list.hidePopover();
    if (!(event.key in steps)) return;
    event.preventDefault();
    entries[(steps[event.key] + entries.length) % entries.length].focus();
  }
  return h('span', { class: 'menu-box' }, opener, list);
}
