// The controls over a log: whose lines, whether it follows, how lines are shown, and what is looked for.

import { part, url } from './api.js';
import { h } from './dom.js';
import { menu, toggleButton } from './parts.js';
import { allStreams } from './logsource.js';

const told = { out: 'its output', err: 'its errors', run: 'what happened to it' };

export class LogBar {
  /** @param does toggleStream(name), follow(isOn), times(isOn), wrap(isOn), raw(isOn), outline(isOn) */
  constructor(run, search, does) {
    this.chips = allStreams.map((stream) => h('button', {
      type: 'button', class: `chip source-chip ${stream}`, 'data-stream': stream, title: `Lines of ${told[stream]} (s)`,
      onclick: () => does.toggleStream(stream),
    }, stream));
    this.follow = toggleButton({ label: 'Follow', key: 'F', onChange: does.follow });
    this.times = toggleButton({ label: 'Times', key: 't', onChange: does.times });
    this.wrap = toggleButton({ label: 'Wrap', key: 'w', onChange: does.wrap });
    this.raw = toggleButton({
      label: 'JSON', key: 'i', title: 'Lines of an agent as they were written, and not what they say (i)',
      onChange: does.raw,
    });
    this.outline = toggleButton({ label: 'Outline', key: 'o', onChange: does.outline });
    const raw = part`/runs/${run}/log/raw`;
    this.node = h('div', { class: 'toolbar' },
      h('div', { class: 'row tight', role: 'group', 'aria-label': 'Whose lines' }, this.chips),
      this.follow, this.times, this.wrap, this.raw, search.node, h('span', { class: 'spacer' }), this.outline,
      menu('Download', [
        { label: 'Output', hint: 'stdout', href: url(raw, { stream: 'out' }), download: '' },
        { label: 'Errors', hint: 'stderr', href: url(raw, { stream: 'err' }), download: '' },
      ], { title: 'Its bytes as they were written, without secrets' }));
  }

  /** @param streams null for all */
  show({ streams, hasTimes, isWrapped, isRaw, isOutlined }) {
    for (const chip of this.chips) {
      chip.setAttribute('aria-pressed', String((streams ?? allStreams).includes(chip.dataset.stream)));
    }
    this.times.set(hasTimes);
    this.wrap.set(isWrapped);
    this.raw.set(isRaw);
    this.outline.set(isOutlined);
  }

  tellFollow(isFollowing, isLive) {
    this.follow.set(isFollowing);
    this.follow.title = isLive ? 'Go on with what comes (F)' : 'It has ended: nothing more comes (F)';
  }
}
