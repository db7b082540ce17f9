// The controls over a conversation: what of it is shown, what is looked for, and what stands beside it.

import { part, url } from './api.js';
import { h } from './dom.js';
import { segmented, toggleButton } from './parts.js';

export class TalkBar {
  /** @param does only(isToolsOnly), thinking(isOn), outline(isOn), details(isOn) */
  constructor(run, search, does) {
    this.only = segmented({
      label: 'What is shown', options: [['all', 'All'], ['tools', 'Tools']],
      onChange: (value) => does.only(value === 'tools'),
    });
    this.thinking = toggleButton({ label: 'Thinking', key: 'T', onChange: does.thinking });
    this.outline = toggleButton({ label: 'Outline', key: 'o', onChange: does.outline });
    this.details = toggleButton({ label: 'Details', key: 'i', onChange: does.details });
    this.node = h('div', { class: 'toolbar' }, this.only, this.thinking, search.node, h('span', { class: 'spacer' }),
      this.outline, this.details,
      h('a', {
        class: 'button', href: url(part`/runs/${run}/talk/export`), download: '',
        title: 'The whole of it as one page, to be sent to others',
      }, 'Export HTML'));
  }

  show({ isToolsOnly, showsThinking, isOutlined, hasDetails }) {
    this.only.choose(isToolsOnly ? 'tools' : 'all');
    this.thinking.set(showsThinking);
    this.outline.set(isOutlined);
    this.details.set(hasDetails);
  }
}
