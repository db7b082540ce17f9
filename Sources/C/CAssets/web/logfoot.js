// Below a log: which of its lines are seen, how much was written, and whether it goes on.

import { h, setText } from './dom.js';
import { bytes, whole } from './format.js';

export class LogFoot {
  /** @param choice of lines, which stands beside it */
  constructor(choice) {
    this.where = h('span', {});
    this.counting = h('span', { class: 'tone-warn' });
    this.node = h('div', { class: 'reading-foot small muted' }, this.where, this.counting,
      h('span', { class: 'spacer' }), choice.node);
  }

  tell(source, list) {
    const total = source.rowCount;
    const seen = list && total > 0
      ? `lines ${whole(list.first() + 1)}–${whole(list.last() + 1)} of ${whole(total)}` : '';
    const size = source.writtenBytes === null ? null : bytes(source.writtenBytes);
    const live = source.isLive ? (list?.isFollowing() ? '● follows' : '◌ held still: F follows') : 'ended';
    setText(this.where, [seen, size, live].filter(Boolean).join(' · '));
    setText(this.counting, source.isCounting ? 'still counting its lines …' : '');
  }
}
