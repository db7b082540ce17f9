// A few small pictures. They say nothing by themselves: what bears one has a label.

import { svg } from './dom.js';

const shapes = {
  sun: ['M8 4.6a3.4 3.4 0 1 0 0 6.8 3.4 3.4 0 0 0 0-6.8z',
    'M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M13 3l-1.1 1.1M4.1 11.9 3 13'],
  moon: ['M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z'],
  system: ['M2 3h12v8H2zM6 14h4M8 11v3'],
  bell: ['M4 11V7a4 4 0 0 1 8 0v4l1.2 1.5H2.8zM6.7 14.5h2.6'],
  bellOff: ['M4 11V7a4 4 0 0 1 6.5-3.1M12 7.5V11l1.2 1.5H5M6.7 14.5h2.6M2 2l12 12'],
  search: ['M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.4 10.4 14 14'],
  keys: ['M2 4h12v8H2zM4.5 6.5h.1M7 6.5h.1M9.5 6.5h.1M12 6.5h-.1M5 9.5h6'],
};

export function icon(name, size = 16) {
  return svg('svg', {
    class: 'icon', width: size, height: size, viewBox: '0 0 16 16', fill: 'none', stroke: 'currentColor',
    'stroke-width': '1.4', 'stroke-linecap': 'round', 'stroke-linejoin': 'round', 'aria-hidden': 'true',
    focusable: 'false',
  }, shapes[name].map((d) => svg('path', { d })));
}
