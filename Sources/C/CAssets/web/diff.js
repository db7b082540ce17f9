// What a run or a task has changed: file by file, unified or side by side, short or a million lines long.

import { isAborted, part, text } from './api.js';
import { h, replace, toggle } from './dom.js';
import { plural, shortRun } from './format.js';
import { copy } from './controls.js';
import { empty, errorBox, pageHead, pending, segmented, taskLink, toggleButton } from './parts.js';
import { Patch } from './patch.js';
import { fileTree, layout } from './changes.js';
import { PatchRows } from './patchrows.js';
import { statNode, statusTones, statusWords } from './patchview.js';
import { commandOf, divide, loadStyles, runHead } from './runhead.js';
import { visible } from './safe.js';

const narrow = '(max-width: 820px)';
const wide = '(min-width: 1200px)';

export function title({ run, task }) { return `Diff of ${run ? shortRun(visible(run)) : visible(task)}`; }

export async function show(root, ctx) {
  await loadStyles();
  const page = new DiffPage(root, ctx);
  page.load();
  return {
    update: ({ query, hash }) => page.update(query, hash),
    leave: () => page.view?.leave(),
    keys: page.keys(),
    focusFilter: () => page.filter.focus(),
  };
}

/** A path as it stands in an address; signs of its own do not come back from every browser as they went. */
const hashOfPath = (path) => `file-${encodeURIComponent(path)}`;

function pathOfHash(hash) { return hash?.startsWith('file-') ? hash.slice('file-'.length) : null; }

class DiffPage {
  constructor(root, ctx) {
    this.ctx = ctx;
    this.patch = null;
    this.view = null;
    this.folded = new Set();
    this.opened = new Set();
    this.here = -1;
    this.goneTo = null;
    ctx.layout('fill');
    this.build(root);
    this.read(ctx.query);
  }

  get path() {
    const { run, task } = this.ctx.params;
    return run ? part`/runs/${run}/diff` : part`/tasks/${task}/diff`;
  }

  // MARK: Elements

  build(root) {
    const { ctx } = this;
    const { run, task } = ctx.params;
    const head = run ? runHead(ctx, run, 'diff').node
      : pageHead('Diff', { sub: taskLink(task, visible(task)), back: { href: part`/t/${task}`, text: visible(task) } });
    this.kind = segmented({
      label: 'How it is shown', options: [['unified', 'Unified'], ['split', 'Side by side']],
      onChange: (value) => this.choose({ isSplit: value === 'split' }),
    });
    this.space = toggleButton({
      label: 'Hide white space', key: 'x', title: 'Changes of white space alone count as none (x)',
      onChange: (isOn) => this.choose({ ignoresSpace: isOn }),
    });
    this.wrap = toggleButton({ label: 'Wrap', key: 'w', onChange: (isOn) => this.choose({ isWrapped: isOn }) });
    this.filesButton = toggleButton({ label: 'Files', key: 'o', onChange: (isOn) => this.setFiles(isOn) });
    this.stat = h('span', { class: 'diff-total' });
    this.whereNode = h('span', { class: 'mono small truncate diff-where', 'aria-live': 'off' });
    const copyAll = h('button', {
      type: 'button', class: 'button', onclick: () => this.patch && copy(this.patch.text),
      title: 'The patch as it is, for git apply',
    }, 'Copy patch');
    this.toolbar = h('div', { class: 'toolbar' }, this.stat, this.kind, this.space, this.wrap, this.whereNode,
      h('span', { class: 'spacer' }), this.filesButton, copyAll);
    this.filter = h('input', {
      type: 'search', placeholder: 'Filter files', 'aria-label': 'Filter files', 'data-filter': true,
      spellcheck: 'false', autocomplete: 'off', oninput: () => this.tellFiles(),
    });
    this.tree = h('ul', { class: 'outline diff-tree' });
    this.place = h('div', { class: 'diff-place' });
    this.split = h('div', { class: 'split' },
      h('nav', { class: 'pane', 'aria-label': 'Files' }, h('div', { class: 'pane-head' }, this.filter),
        h('div', { class: 'pane-body flush' }, this.tree)),
      h('div', { class: 'pane main' }, this.place));
    this.told = h('div', {});
    root.append(head, this.toolbar, this.told, this.split);
    divide(this.split, 'diff', 'Width of the files');
  }

  // MARK: State in the address

  read(query) {
    const kind = query.view === 'split' || query.view === 'unified' ? query.view
      : matchMedia(wide).matches ? 'split' : 'unified';
    this.isSplit = kind === 'split' && !matchMedia(narrow).matches;
    this.ignoresSpace = query.space === '0';
    this.isWrapped = query.wrap !== '0';
    this.hasFiles ??= !matchMedia(narrow).matches;
    this.kind.choose(this.isSplit ? 'split' : 'unified');
    this.space.set(this.ignoresSpace);
    this.wrap.set(this.isWrapped);
    this.looks();
  }

  looks() {
    toggle(this.split, 'no-side', !this.hasFiles);
    toggle(this.split, 'shows-side', this.hasFiles);
    toggle(this.place, 'nowrap', !this.isWrapped);
    this.filesButton.set(this.hasFiles);
  }

  choose({ isSplit = this.isSplit, ignoresSpace = this.ignoresSpace, isWrapped = this.isWrapped }) {
    const isOther = isSplit !== this.isSplit;
    Object.assign(this, { isSplit, ignoresSpace, isWrapped });
    this.ctx.setState({
      view: isOther ? (isSplit ? 'split' : 'unified') : this.ctx.query.view,
      space: ignoresSpace ? '0' : null, wrap: isWrapped ? null : '0',
    });
    this.kind.choose(isSplit ? 'split' : 'unified');
    this.space.set(ignoresSpace);
    this.wrap.set(isWrapped);
    this.looks();
    this.draw();
  }

  update(query, hash) {
    this.read(query);
    this.draw();
    this.goToHash(hash);
  }

  async load() {
    const done = pending(this.told, { lines: 8 });
    try {
      const patch = new Patch(await text(this.path, {}, { signal: this.ctx.signal }));
      done();
      this.take(patch);
    } catch (error) {
      done();
      if (isAborted(error)) return;
      replace(this.told, errorBox(error, { retry: () => {
        replace(this.told);
        this.load();
      } }));
      this.split.hidden = true;
    }
  }

  take(patch) {
    this.patch = patch;
    const { run, task } = this.ctx.params;
    const isEmpty = patch.files.length === 0;
    this.split.hidden = isEmpty;
    this.toolbar.hidden = isEmpty;
    if (!isEmpty) {
      this.tellFiles();
      this.draw();
      this.goToHash(this.ctx.hash);
      return;
    }
    const hasText = patch.text.trim() !== '';
    replace(this.told, hasText
      // Words of git, or of somebody else: they are shown, whatever they are.
      ? h('pre', { class: 'code' }, visible(patch.text.slice(0, 100_000), { isOneLine: false }))
      : empty('Nothing is changed', run
        ? 'The worktree of this run is as the branch that it began from, or there is none any more.'
        : 'The task has no change against the branch that it began from.',
      commandOf(run ? 'roost worker diff' : 'roost task diff', run ?? task)));
  }

  // MARK: Files

  tellFiles() {
    const { patch } = this;
    if (!patch) return;
    const { files } = patch;
    this.tellStat();
    const wanted = this.filter.value.trim().toLowerCase();
    const shown = files.map((file, number) => ({ path: visible(file.path), number }))
      .filter(({ path }) => path.toLowerCase().includes(wanted));
    // A tree of very many files would take longer to make than to search.
    const entries = fileTree(shown.slice(0, 2_000));
    replace(this.tree, entries.map((entry) => h('li', {}, this.entryNode(entry, shown))),
      shown.length > 2_000 && h('li', { class: 'muted small' }, `and ${plural(shown.length - 2_000, 'more file')}`));
    this.tellHere();
  }

  entryNode(entry, shown) {
    const style = { '--depth': entry.depth };
    if (entry.number === null) return h('span', { class: 'diff-folder muted', style }, `${entry.name}/`);
    const { number } = shown[entry.number];
    const file = this.patch.files[number];
    const sign = { added: '+', deleted: '−', renamed: '→', copied: '→' }[file.status] ?? '·';
    return h('button', {
      type: 'button', style, 'data-file': number, title: visible(file.path), onclick: () => this.openFile(number),
    },
    h('span', { class: `kind tone-${statusTones[file.status]}`, 'aria-hidden': 'true' }, sign),
    h('span', { class: 'label' }, entry.name, h('span', { class: 'sr-only' }, `, ${statusWords[file.status]}`)),
    h('span', { class: 'outline-time' }, file.isBinary ? 'binary' : statNode(file)));
  }

  tellStat() {
    const count = plural(this.patch.files.length, 'file');
    replace(this.stat, h('span', { class: 'strong' }, count), ' ', statNode(this.totals()));
  }

  totals() {
    const counts = this.made?.counts ?? this.patch.files;
    return counts.reduce((sum, file) => ({ added: sum.added + file.added, removed: sum.removed + file.removed }),
      { added: 0, removed: 0 });
  }

  openFile(number) {
    if (this.folded.delete(number)) this.draw();
    this.goToFile(number);
    if (matchMedia(narrow).matches) this.setFiles(false);
  }

  setFiles(isOn) {
    this.hasFiles = isOn;
    this.looks();
  }

  // MARK: Rows

  draw() {
    const { patch } = this;
    if (!patch || patch.files.length === 0) return;
    const before = this.view?.place();
    this.made = layout(patch, {
      isSplit: this.isSplit, ignoresSpace: this.ignoresSpace, folded: this.folded, opened: this.opened,
    });
    this.view?.leave();
    this.view = new PatchRows(patch, this.made, {
      signal: this.ctx.signal,
      seen: (first, last) => this.seen(first, last),
      looks: {
        isSplit: this.isSplit, folded: this.folded, counts: this.made.counts,
        open: (line) => {
          this.opened.add(line);
          this.draw();
          this.view.focus();
        },
        fold: (file) => this.fold(file),
      },
    });
    replace(this.place, this.view.node);
    this.tellStat();
    // Rows have other numbers now; the file and how far one was in it stay.
    if (before) {
      const row = (this.made.files[before.file] ?? 0) + before.offset;
      this.view.goTo(Math.min(this.made.rows.length - 1, row));
    }
    this.seen(this.view.first(), this.view.last());
  }

  fold(file) {
    if (!this.folded.delete(file)) this.folded.add(file);
    this.draw();
    this.goToFile(file, { isQuiet: true, focus: true });
  }

  foldAll() {
    if (this.folded.size === this.patch.files.length) this.folded.clear();
    else this.patch.files.forEach((_, file) => this.folded.add(file));
    const { here } = this;
    this.draw();
    if (here >= 0) this.goToFile(here, { isQuiet: true });
  }

  seen(first, last = first) {
    // Where somebody went by its name: the end of the patch may be seen before it is at the top.
    const isGoneTo = this.goneTo !== null && this.made.files[this.goneTo] >= first
      && this.made.files[this.goneTo] <= last;
    if (!isGoneTo) this.goneTo = null;
    const file = this.goneTo ?? this.fileAt(first);
    if (file === this.here) return;
    this.here = file;
    this.tellHere();
  }

  fileAt(row) {
    const { files } = this.made;
    let [low, high] = [0, files.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (files[middle] <= row) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  tellHere() {
    const file = this.patch?.files[this.here];
    replace(this.whereNode, file ? visible(file.path) : '');
    for (const node of this.tree.querySelectorAll('button')) {
      const isHere = Number(node.dataset.file) === this.here;
      toggle(node, 'is-chosen', isHere);
      node.setAttribute('aria-current', isHere ? 'true' : 'false');
      const box = this.tree.parentElement;
      if (!isHere || box.matches(':hover, :focus-within')) continue;
      const top = node.offsetTop - box.offsetTop;
      const isSeen = top >= box.scrollTop && top <= box.scrollTop + box.clientHeight - 30;
      if (!isSeen) box.scrollTop = top - box.clientHeight / 2;
    }
  }

  // MARK: Going

  goToHash(hash) {
    const path = pathOfHash(hash);
    if (path === null) return;
    const number = this.patch?.files.findIndex((file) => file.path === path) ?? -1;
    if (number >= 0) this.goToFile(number, { isQuiet: true });
  }

  goToFile(number, { isQuiet = false, focus = !isQuiet } = {}) {
    if (!this.view || !this.patch.files[number]) return;
    this.goneTo = number;
    this.view.goTo(this.made.files[number], { focus });
    this.here = number;
    this.tellHere();
    if (!isQuiet) this.ctx.setState({}, { hash: hashOfPath(this.patch.files[number].path) });
  }

  /** Back goes to the beginning of the file first. */
  stepFile(direction) {
    const now = this.here < 0 ? 0 : this.here;
    const isWithin = direction < 0 && this.goneTo === null && this.view.first() > this.made.files[now] + 1;
    this.goToFile(Math.max(0, Math.min(this.patch.files.length - 1, isWithin ? now : now + direction)));
  }

  stepHunk(direction) {
    const { hunks } = this.made;
    const row = this.view.chosen();
    const next = direction > 0 ? hunks.find((hunk) => hunk > row) : hunks.findLast((hunk) => hunk < row);
    if (next === undefined) this.ctx.announce(direction > 0 ? 'No change after this one' : 'No change before this one');
    else this.view.goTo(next, { focus: true });
  }

  keys() {
    const group = 'Diff';
    const key = (names, label, run) => ({ key: names, label, group, run: (event) => this.view && run(event) });
    const secret = (names, run) => ({ key: names, isSecret: true, run: () => this.view && run() });
    return [
      key(']', 'To the next file', () => this.stepFile(1)),
      key('[', 'To the file before', () => this.stepFile(-1)),
      key('}', 'To the next change', () => this.stepHunk(1)),
      key('{', 'To the change before', () => this.stepHunk(-1)),
      key('v', 'Side by side, or unified', () => this.choose({ isSplit: !this.isSplit })),
      key('x', 'Hide what changed white space alone', () => this.choose({ ignoresSpace: !this.ignoresSpace })),
      key('w', 'Long lines in several rows, or cut', () => this.choose({ isWrapped: !this.isWrapped })),
      key('z', 'Fold this file, or open it', () => this.here >= 0 && this.fold(this.here)),
      key('Z', 'Fold all files, or open them', () => this.foldAll()),
      key('o', 'The files', () => this.setFiles(!this.hasFiles)),
      secret(['j', 'ArrowDown'], () => this.view.move(1)),
      secret(['k', 'ArrowUp'], () => this.view.move(-1)),
      secret(['g', 'Home'], () => this.view.move(-Infinity)),
      secret(['G', 'End'], () => this.view.move(Infinity)),
      secret(['PageDown', ' '], () => this.view.scroll(0.9)),
      secret('PageUp', () => this.view.scroll(-0.9)),
      secret('Ctrl+d', () => this.view.scroll(0.5)),
      secret('Ctrl+u', () => this.view.scroll(-0.5)),
    ];
  }
}
