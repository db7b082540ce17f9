// The dialog that adds a task.

import { h } from './dom.js';
import { post, randomKey } from './api.js';
import { dialog, problemToast, toast } from './dialogs.js';
import { field } from './controls.js';
import { errorBox } from './parts.js';
import { navigate } from './router.js';
import { replace } from './dom.js';

const recentKey = 'roost.repositories';

function recent() {
  try {
    const found = JSON.parse(localStorage.getItem(recentKey) ?? '[]');
    return Array.isArray(found) ? found.filter((path) => typeof path === 'string') : [];
  } catch {
    return [];
  }
}

function remember(path) {
  if (!path) return;
  localStorage.setItem(recentKey, JSON.stringify([path, ...recent().filter((old) => old !== path)].slice(0, 8)));
}

/** Null where it was left; else the id of what was added. */
export function addTask({ onAdded } = {}) {
  const repositories = recent();
  const text = h('textarea', {
    name: 'text', rows: 5, required: true,
    placeholder: 'Fix the flaky test of the parser. What is to be done, as you would tell a colleague.',
  });
  const inputs = {
    title: h('input', { name: 'title', autocomplete: 'off' }),
    repository: h('input', {
      name: 'repository', list: 'add-repositories', value: repositories[0] ?? '', placeholder: '/home/me/project',
      spellcheck: 'false', autocomplete: 'off', pattern: '/.*', title: 'A whole path, from / on',
    }),
    agent: h('input', { name: 'agent', list: 'add-agents', autocomplete: 'off', spellcheck: 'false' }),
    model: h('input', { name: 'model', autocomplete: 'off', spellcheck: 'false' }),
    base: h('input', { name: 'base', placeholder: 'HEAD', autocomplete: 'off', spellcheck: 'false' }),
    priority: h('input', { name: 'priority', type: 'number', min: 0, max: 1000, inputmode: 'numeric' }),
    budgetUsd: h('input', { name: 'budgetUsd', inputmode: 'decimal', pattern: '[0-9]+([.][0-9]+)?',
      title: 'Dollars, such as 2.50' }),
  };
  const hold = h('input', { type: 'checkbox', name: 'hold' });
  const trouble = h('div', { hidden: true });
  const send = h('button', { class: 'button primary' }, 'Add the task');
  const form = h('form', {
    onsubmit: submitted,
    onkeydown: (event) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
    },
  },
  field('What is to be done', text, {
    hint: 'Its first line becomes the title, unless you give one. Ctrl+Enter adds it.',
  }),
  field('Repository', inputs.repository, {
    hint: 'The folder on the machine of the daemon. Every agent but a shell needs one.',
  }),
  h('datalist', { id: 'add-repositories' }, repositories.map((path) => h('option', { value: path }))),
  h('datalist', { id: 'add-agents' }, ['claude', 'codex', 'shell', 'demo'].map((name) => h('option', { value: name }))),
  h('details', {}, h('summary', {}, 'More: title, agent, priority, budget'),
    h('div', { class: 'form-grid' },
      field('Title', inputs.title), field('Agent', inputs.agent, { hint: 'Empty: the only one that is set up.' }),
      field('Priority', inputs.priority, { hint: '1 comes before 2.' }),
      field('Budget in dollars', inputs.budgetUsd, { hint: 'What all its runs may cost together.' }),
      field('Model', inputs.model), field('Begins from', inputs.base, { hint: 'A branch or a commit.' })),
    h('label', { class: 'check' }, hold, 'Hold it: start it only when somebody releases it')),
  trouble,
  h('div', { class: 'dialog-actions' },
    h('button', { type: 'button', class: 'button', onclick: () => shown.close() }, 'Leave it'), send));
  const shown = dialog({ title: 'Add a task', body: form });
  text.focus();

  // One that was sent and not answered is sent again as the same.
  let sent = { told: '', key: '' };

  async function submitted(event) {
    event.preventDefault();
    if (send.getAttribute('aria-busy') === 'true') return;
    const wish = { text: text.value };
    for (const [name, input] of Object.entries(inputs)) {
      const value = input.value.trim();
      if (value !== '') wish[name] = name === 'priority' ? Number(value) : value;
    }
    if (hold.checked) wish.hold = true;
    const told = JSON.stringify(wish);
    if (told !== sent.told) sent = { told, key: randomKey() };
    send.setAttribute('aria-busy', 'true');
    trouble.hidden = true;
    try {
      const answer = await post('/tasks', wish, { key: sent.key });
      remember(wish.repository);
      shown.close();
      const id = answer.task?.task_id ?? answer.task?.task ?? answer.id ?? answer.data?.task?.task_id;
      toast(answer.detail || 'The task is added.', {
        tone: 'good', act: id ? { label: 'Open it', run: () => navigate(`/t/${encodeURIComponent(id)}`) } : undefined,
      });
      onAdded?.(id);
    } catch (error) {
      if (error.status !== 0) sent = { told: '', key: '' };
      if (!form.isConnected) return void problemToast(error);
      trouble.hidden = false;
      replace(trouble, errorBox(error));
    } finally {
      send.removeAttribute('aria-busy');
    }
  }
  return shown;
}
