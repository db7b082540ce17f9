// Builds elements. Text only ever becomes text nodes: what an agent wrote can never become markup here, and what it
// wrote to turn or hide other text is written out wherever it is shown.

import { visible } from './safe.js';

const svgNamespace = 'http://www.w3.org/2000/svg';
const asProperty = new Set(['value', 'checked', 'selected', 'indeterminate', 'tabIndex', 'scrollTop', 'open']);
const readAttributes = new Set(['title', 'aria-label', 'aria-valuetext']);
const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href']);

/** An element: `h('a', { class: 'x', href: '/t/1', onclick: go }, 'Open')`. */
export function h(tag, props, ...children) {
  return fill(document.createElement(tag), props, children);
}

/** The same in the SVG namespace. */
export function svg(tag, props, ...children) {
  return fill(document.createElementNS(svgNamespace, tag), props, children);
}

function fill(node, props, children) {
  for (const [name, value] of Object.entries(props ?? {})) setProp(node, name, value);
  append(node, children);
  // A select can only take its value once its options are there.
  if (node.tagName === 'SELECT' && props?.value != null) node.value = String(props.value);
  return node;
}

export function setProp(node, name, value) {
  if (name === 'ref') return void value?.(node);
  if (name === 'class') return void setClass(node, value);
  if (name === 'style') {
    for (const [key, part] of Object.entries(value ?? {})) {
      if (part == null) node.style.removeProperty(key);
      else node.style.setProperty(key.startsWith('--') ? key : dashed(key), String(part));
    }
    return;
  }
  if (name.startsWith('on')) {
    if (typeof value === 'function') node.addEventListener(name.slice(2).toLowerCase(), value);
    return;
  }
  if (addresses.has(name) && !isSafeAddress(value)) return void node.removeAttribute(name);
  if (asProperty.has(name) && node.namespaceURI !== svgNamespace) {
    if (value != null) node[name] = value;
    return;
  }
  if (readAttributes.has(name) && value != null) return void node.setAttribute(name, visible(value));
  if (name.startsWith('aria-')) {
    if (value == null) node.removeAttribute(name);
    else node.setAttribute(name, String(value));
    return;
  }
  if (value == null || value === false) node.removeAttribute(name);
  else node.setAttribute(name, value === true ? '' : String(value));
}

function setClass(node, value) {
  const text = classText(value);
  if (text) node.setAttribute('class', text);
  else node.removeAttribute('class');
}

function classText(value) {
  if (!value) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(classText).filter(Boolean).join(' ');
  return Object.entries(value).filter(([, isOn]) => isOn).map(([name]) => name).join(' ');
}

function dashed(name) {
  return name.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());
}

/** Addresses may come out of the record (a pull request's): nothing but pages, mail and pictures is ever linked. */
export function isSafeAddress(value) {
  if (value == null || value === false) return false;
  const text = String(value).trim();
  if (/^data:image\/(png|svg\+xml|gif|webp)[;,]/i.test(text)) return true;
  // Browsers skip control characters and white space inside a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text.replace(/[\u0000-\u0020]/g, ''));
  return !scheme || /^(https?|mailto|blob)$/i.test(scheme[1]);
}

function shown(text) { return visible(text, { isOneLine: false }); }

export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child == null || child === false || child === true) continue;
    node.append(child instanceof Node ? child : document.createTextNode(shown(child)));
  }
  return node;
}

export function replace(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

export function clear(node) {
  node.replaceChildren();
  return node;
}

export function fragment(...children) {
  return append(document.createDocumentFragment(), children);
}

/** Writes only what is other: a selection inside stays, and screen readers hear nothing twice. */
export function setText(node, text) {
  const wanted = text == null ? '' : shown(text);
  if (node.textContent !== wanted) node.textContent = wanted;
}

export function toggle(node, name, isOn) {
  if (node.classList.contains(name) !== Boolean(isOn)) node.classList.toggle(name, Boolean(isOn));
}

export function setAttribute(node, name, value) {
  if (readAttributes.has(name) && value != null) value = visible(value);
  if (value == null || value === false) {
    if (node.hasAttribute(name)) node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, String(value));
  }
}

/** Adds a listener; what comes back takes it away. */
export function on(target, type, listener, options) {
  target.addEventListener(type, listener, options);
  return () => target.removeEventListener(type, listener, options);
}

/**
 * Does it soon, and not again before `ms` are over, however often it is asked for: what happens all the time is still
 * done now and then, which a wait for silence would never do.
 */
export function soon(work, ms) {
  let timer = 0;
  let last = -Infinity;
  const ask = () => {
    if (timer) return;
    timer = setTimeout(() => {
      timer = 0;
      last = performance.now();
      work();
    }, Math.max(250, last + ms - performance.now()));
  };
  ask.stop = () => {
    clearTimeout(timer);
    timer = 0;
  };
  return ask;
}

let lastId = 0;
export function uid(prefix = 'n') {
  lastId += 1;
  return `${prefix}-${lastId}`;
}

/** Draws what is in a node anew; whoever is on a link or a button of it is on the same one after that. */
export function redrawn(node, draw) {
  const place = [...node.querySelectorAll('a, button')].indexOf(document.activeElement);
  draw();
  if (place >= 0) node.querySelectorAll('a, button')[place]?.focus({ preventScroll: true });
  return node;
}

const keyOfNode = Symbol('key');

/**
 * Makes the children of `parent` those of `items`, and keeps the node of each key: focus, selection and scroll inside
 * it stay. Children that this did not make are left where they are, in front.
 */
export function keyed(parent, items, keyOf, make, update) {
  const known = new Map();
  for (const child of parent.children) {
    if (child[keyOfNode] !== undefined) known.set(child[keyOfNode], child);
  }
  let behind = null;
  for (const child of [...parent.children]) if (child[keyOfNode] === undefined) behind = child;
  const kept = new Set();
  for (const item of items) {
    const key = String(keyOf(item));
    if (kept.has(key)) continue;
    kept.add(key);
    let node = known.get(key);
    if (node) {
      update?.(node, item);
    } else {
      node = make(item);
      node[keyOfNode] = key;
    }
    const place = behind ? behind.nextElementSibling : parent.firstElementChild;
    // Moving a node takes its focus away, so only what stands elsewhere is moved.
    if (place !== node) moveBefore(parent, node, place, known.has(key));
    behind = node;
  }
  for (const [key, node] of known) if (!kept.has(key)) node.remove();
}

function moveBefore(parent, node, place, isInside) {
  const focused = isInside && node.contains(document.activeElement) ? document.activeElement : null;
  parent.insertBefore(node, place);
  if (focused && document.activeElement !== focused) focused.focus({ preventScroll: true });
}
