// The whole of a log or a conversation beside its scroll bar: where something was found, where something failed, what
// is chosen, and what is seen. It is for the pointer: keys go from hit to hit and from failure to failure.

import { h } from './dom.js';
import { bins } from './find.js';

const markHeight = 2;

export class Minimap {
  /**
   * @param options label; isUpright (default) or along a line; go(number): somebody pressed there;
   *   layers: [{ name, color: a custom property, from, to: parts of its breadth }]
   */
  constructor({ label, isUpright = true, go, layers, signal }) {
    this.isUpright = isUpright;
    this.layers = layers;
    this.marks = new Map();
    this.total = 0;
    this.view = null;
    this.range = null;
    this.frame = 0;
    this.go = go;
    this.canvas = h('canvas', { class: 'minimap-canvas', 'aria-hidden': 'true' });
    this.probe = h('span', { hidden: true });
    this.node = h('div', { class: ['minimap', !isUpright && 'is-flat'], role: 'img', 'aria-label': label },
      this.canvas, this.probe);
    const options = { signal };
    this.node.addEventListener('pointerdown', (event) => this.pressed(event), options);
    this.node.addEventListener('pointermove', (event) => event.buttons & 1 && this.goTo(event), options);
    const observer = new ResizeObserver(() => this.draw());
    observer.observe(this.node);
    // Colours are of the theme, which may change.
    const themes = new MutationObserver(() => this.draw());
    themes.observe(document.documentElement, { attributes: true });
    const dark = matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', () => this.draw(), options);
    signal?.addEventListener('abort', () => {
      observer.disconnect();
      themes.disconnect();
      cancelAnimationFrame(this.frame);
    }, { once: true });
  }

  /** @param numbers sorted, from 1 */
  set(name, numbers) {
    this.marks.set(name, numbers);
    this.draw();
  }

  setTotal(total) {
    if (total === this.total) return;
    this.total = total;
    this.draw();
  }

  /** What is seen, and what is chosen: { from, to } or null. */
  setView(view, range = this.range) {
    this.view = view;
    this.range = range;
    this.draw();
  }

  pressed(event) {
    if (event.button !== 0) return;
    event.preventDefault();
    this.node.setPointerCapture(event.pointerId);
    this.goTo(event);
  }

  goTo(event) {
    const box = this.node.getBoundingClientRect();
    const part = this.isUpright ? (event.clientY - box.top) / box.height : (event.clientX - box.left) / box.width;
    if (this.total > 0) this.go(Math.max(1, Math.min(this.total, Math.ceil(part * this.total))));
  }

  draw() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.paint();
    });
  }

  paint() {
    const { canvas } = this;
    const [width, height] = [this.node.clientWidth, this.node.clientHeight];
    if (width === 0 || height === 0) return;
    const scale = Math.min(3, window.devicePixelRatio || 1);
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    context.scale(scale, scale);
    context.clearRect(0, 0, width, height);
    // A property may say `light-dark(…)`, of which only a colour knows what it means.
    const style = getComputedStyle(this.probe);
    const color = (name) => {
      this.probe.style.color = `var(${name})`;
      return style.color;
    };
    const [length, breadth] = this.isUpright ? [height, width] : [width, height];
    this.fillSpan(context, this.view, color('--minimap-view'), length, breadth, 3);
    this.fillSpan(context, this.range, color('--accent'), length, breadth, 2);
    for (const layer of this.layers) {
      const counts = bins(this.marks.get(layer.name) ?? [], this.total, Math.floor(length));
      context.fillStyle = color(layer.color);
      for (let place = 0; place < counts.length; place += 1) {
        if (counts[place] === 0) continue;
        // Where many stand together the mark is broader.
        const wide = Math.min(1, 0.6 + counts[place] * 0.1);
        this.fill(context, place, layer.from * breadth, markHeight, (layer.to - layer.from) * breadth * wide);
      }
    }
  }

  fillSpan(context, span, style, length, breadth, least) {
    if (!span || this.total === 0) return;
    const start = ((span.from - 1) / this.total) * length;
    const end = (span.to / this.total) * length;
    context.fillStyle = style;
    this.fill(context, Math.min(start, length - least), 0, Math.max(least, end - start), breadth);
  }

  fill(context, along, across, length, breadth) {
    if (this.isUpright) context.fillRect(across, along, breadth, length);
    else context.fillRect(along, across, length, breadth);
  }
}
