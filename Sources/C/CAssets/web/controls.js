// Controls: what people press, type into and drag.

import { h, replace, setAttribute, toggle, uid } from './dom.js';
import { toast } from './dialogs.js';

export function button(text, props = {}) {
  return h('button', { type: 'button', ...props, class: ['button', props.class] }, text);
}

/** A label that belongs to its input, with a hint that is read with it. */
export function field(label, input, { hint, isLabelHidden = false } = {}) {
  const control = input.matches('input, select, textarea') ? input : input.querySelector('input, select, textarea');
  if (!control.id) control.id = uid('field');
  const told = hint && h('p', { class: 'hint', id: `${control.id}-hint` }, hint);
  if (told) control.setAttribute('aria-describedby', told.id);
  return h('div', { class: 'field' },
    h('label', { for: control.id, class: isLabelHidden ? 'sr-only' : '' }, label), input, told);
}

export function select({ label, options, value, onChange, isLabelHidden = true, ...props }) {
  const node = h('select', {
    ...props, 'aria-label': isLabelHidden ? label : null, onchange: () => onChange?.(node.value),
  }, options.map((option) => {
    const [key, text] = Array.isArray(option) ? option : [option, option];
    return h('option', { value: key }, text);
  }));
  node.value = value ?? (Array.isArray(options[0]) ? options[0][0] : options[0]);
  return isLabelHidden ? node : field(label, node);
}

/** One of several, all in sight. */
export function segmented({ label, options, value, onChange }) {
  const node = h('div', { class: 'segmented', role: 'group', 'aria-label': label });
  const buttons = options.map(([key, text]) => h('button', {
    type: 'button', 'data-value': key,
    onclick: () => {
      if (node.value === key) return;
      node.choose(key);
      onChange?.(key);
    },
  }, text));
  node.choose = (key) => {
    node.value = key;
    for (const item of buttons) item.setAttribute('aria-pressed', String(item.dataset.value === String(key)));
  };
  node.append(...buttons);
  node.choose(value ?? options[0][0]);
  return node;
}

/** On or off. */
export function toggleButton({ label, pressed = false, onChange, key, title }) {
  const node = h('button', {
    type: 'button', class: 'button toggle', 'aria-keyshortcuts': key,
    title: title ?? (key ? `${label} (${key})` : null),
    onclick: () => {
      node.set(!node.isOn);
      onChange?.(node.isOn);
    },
  }, label);
  node.set = (isOn) => {
    node.isOn = isOn;
    node.setAttribute('aria-pressed', String(isOn));
    toggle(node, 'is-on', isOn);
  };
  node.set(pressed);
  return node;
}

const typingMs = 180;

/** A field that filters what is below it, shortly after one has stopped to type. `/` goes into it. */
export function filterField({ label, value = '', placeholder, onInput, width }) {
  let timer = 0;
  const input = h('input', {
    type: 'search', value, placeholder: placeholder ?? label, 'aria-label': label, 'data-filter': true,
    'aria-keyshortcuts': '/', spellcheck: 'false', autocomplete: 'off', style: width ? { width } : null,
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => onInput(input.value), typingMs);
    },
    onkeydown: (event) => {
      if (event.key === 'Escape' && input.value !== '') {
        event.stopPropagation();
        input.value = '';
        clearTimeout(timer);
        onInput('');
      } else if (event.key === 'Enter') {
        clearTimeout(timer);
        onInput(input.value);
      }
    },
  });
  return input;
}

/**
 * Tabs. With `href` they are links to other pages (a nav), with `panel` (a node, or a function that makes one) they
 * show one of several parts here.
 */
export function tabs(items, chosen, { label, onChange } = {}) {
  if (items.some((item) => item.href)) return linkTabs(items, chosen, label);
  const panels = new Map();
  const place = h('div', { class: 'tab-panels' });
  const buttons = items.map((item) => h('button', {
    type: 'button', role: 'tab', id: uid('tab'), 'data-id': item.id, class: 'tab',
    onclick: () => node.choose(item.id),
  }, item.label, tabCount(item)));
  const list = h('div', { class: 'tabs', role: 'tablist', 'aria-label': label, onkeydown: moved }, buttons);
  const node = h('div', { class: 'tabbed' }, list, place);

  function moved(event) {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    const now = items.findIndex((item) => item.id === node.value);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1
      : steps[event.key] ? (now + steps[event.key] + items.length) % items.length : -1;
    if (next < 0) return;
    event.preventDefault();
    node.choose(items[next].id);
    buttons[next].focus();
  }

  node.choose = (id) => {
    const item = items.find((candidate) => candidate.id === id) ?? items[0];
    const isOther = node.value !== item.id;
    node.value = item.id;
    for (const tab of buttons) {
      const isChosen = tab.dataset.id === item.id;
      setAttribute(tab, 'aria-selected', String(isChosen));
      tab.tabIndex = isChosen ? 0 : -1;
      toggle(tab, 'is-chosen', isChosen);
    }
    if (!panels.has(item.id)) {
      const tab = buttons[items.indexOf(item)];
      const panel = h('div', { role: 'tabpanel', id: uid('panel'), 'aria-labelledby': tab.id, tabIndex: 0 },
        typeof item.panel === 'function' ? item.panel() : item.panel);
      tab.setAttribute('aria-controls', panel.id);
      panels.set(item.id, panel);
      place.append(panel);
    }
    for (const [key, panel] of panels) panel.hidden = key !== item.id;
    if (isOther && node.isConnected) onChange?.(item.id);
  };
  node.choose(chosen ?? items[0].id);
  return node;
}

function linkTabs(items, chosen, label) {
  return h('nav', { class: 'tabs', 'aria-label': label }, items.map((item) => h('a', {
    class: ['tab', item.id === chosen && 'is-chosen'], href: item.href,
    'aria-current': item.id === chosen ? 'page' : null,
  }, item.label, tabCount(item))));
}

function tabCount(item) {
  return item.count == null ? null : h('span', { class: 'tab-count' }, String(item.count));
}

// MARK: Copying

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure context there is no clipboard but the old one.
    const area = h('textarea', { class: 'sr-only', value: text, 'aria-hidden': 'true' });
    document.body.append(area);
    area.select();
    const isDone = document.execCommand('copy');
    area.remove();
    if (!isDone) return toast('The clipboard cannot be reached from here.', { tone: 'bad' });
  }
  toast('Copied');
}

export function copyButton(text, { label = 'Copy', title } = {}) {
  return h('button', {
    type: 'button', class: 'button quiet small copy', title: title ?? label,
      'aria-label': label === 'Copy' ? title : null,
    onclick: () => copy(typeof text === 'function' ? text() : text),
  }, label);
}

/** A line for the terminal, to be taken along. */
export function command(text) {
  return h('span', { class: 'command' }, h('code', {}, text), copyButton(text, { title: `Copy: ${text}` }));
}

// MARK: Dividing

/** A divider between the first two panes of `box`, to be dragged or moved by arrow keys. */
export function splitter(box, { key, min = 160, max = 720, label = 'Width of the side', initial } = {}) {
  const stored = key && localStorage.getItem(`roost.split.${key}`);
  const set = (width, isKept = true) => {
    // A box that is not on the page yet has no width that could be a limit.
    const limit = box.clientWidth > 0 ? Math.max(min, Math.min(max, box.clientWidth - 200)) : max;
    const next = Math.round(Math.max(min, Math.min(limit, width)));
    box.style.setProperty('--split', `${next}px`);
    node.setAttribute('aria-valuenow', String(next));
    if (isKept && key) localStorage.setItem(`roost.split.${key}`, String(next));
    return next;
  };
  const width = () => box.firstElementChild?.getBoundingClientRect().width ?? min;
  const node = h('div', {
    class: 'splitter', role: 'separator', tabIndex: 0, 'aria-orientation': 'vertical', 'aria-label': label,
    'aria-valuemin': min, 'aria-valuemax': max,
    onkeydown: (event) => {
      const step = { ArrowLeft: -16, ArrowRight: 16 }[event.key];
      if (!step) return;
      event.preventDefault();
      set(width() + step);
    },
    onpointerdown: (event) => {
      event.preventDefault();
      const [from, start] = [event.clientX, width()];
      node.setPointerCapture(event.pointerId);
      const move = (moved) => set(start + moved.clientX - from);
      const stop = () => {
        node.removeEventListener('pointermove', move);
        node.removeEventListener('pointerup', stop);
        node.removeEventListener('pointercancel', stop);
      };
      node.addEventListener('pointermove', move);
      node.addEventListener('pointerup', stop);
      node.addEventListener('pointercancel', stop);
    },
  });
  if (stored || initial) set(Number(stored || initial), false);
  return node;
}

export { replace };
