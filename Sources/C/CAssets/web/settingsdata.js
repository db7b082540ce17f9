// Settings as rows and groups: plain functions.

/** Where a value comes from, in a word, and exactly. */
export function originOf(text) {
  const origin = String(text ?? 'default');
  if (origin === 'default') return { kind: 'default', word: 'default', tone: 'muted', exact: 'nobody set it' };
  if (/^ROOST_/.test(origin)) return { kind: 'environment', word: 'environment', tone: 'info',
    exact: `the variable ${origin}` };
  if (origin.startsWith('-')) return { kind: 'flag', word: 'option', tone: 'info', exact: `the option ${origin}` };
  const isRepository = /\/\.roost\/config\.toml(:|$)/.test(origin);
  return { kind: isRepository ? 'repository' : 'user', word: isRepository ? 'repository' : 'you',
    tone: isRepository ? 'need' : 'good', exact: origin };
}

/** A value as it stands in a file. */
export function valueText(value) {
  if (value == null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A word of a command line. */
export function shellWord(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  return /^[\w./:@%+,=-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The variable that sets it for one command: `run.timeout` by `ROOST_RUN_TIMEOUT`. */
export function variableOf(key) {
  return `ROOST_${key.replace(/[^A-Za-z0-9]+/g, '_').toUpperCase()}`;
}

/** What each group is about, where the dashboard shows it at work, and which document tells more. */
export const groups = {
  recorder: ['Recording', null, 'FORMAT.md'], limits: ['Limits of runs', null, 'docs/settings.md'],
  run: ['Runs', '/runs', 'docs/agents.md'], runs: ['Where runs are kept', '/runs', 'docs/home.md'],
  checkpoints: ['Checkpoints', null, 'docs/worktrees.md'], agents: ['Agents', null, 'docs/agents.md'],
  accounts: ['Accounts', null, 'docs/agents.md'], record: ['The record', '/sql', 'docs/archive.md'],
  flock: ['The flock', '/health#daemon', 'docs/tasks.md'],
    watch: ['When a worker is quiet', '/why', 'docs/verdicts.md'],
  policy: ['What is done about it', '/why', 'docs/verdicts.md#policies'],
    worktrees: ['Worktrees', null, 'docs/worktrees.md'],
  sources: ['Sources of tasks', '/tasks', 'docs/sources.md'], way_out: ['The way out', null, 'docs/way-out.md'],
  budget: ['Budgets', '/cost#budgets', 'docs/budgets.md'], alerts: ['Alerts', null, 'docs/alerts.md'],
  panes: ['Panes', '/health#panes', 'docs/panes.md'], health: ['Health', '/health', 'docs/health.md'],
  web: ['This dashboard', null, 'docs/web.md'],
};

export function groupOf(key) {
  return key.split('.')[0];
}

/** Those that fit all words, in the order of the record, by group. */
export function grouped(rows, { text = '', isChangedOnly = false } = {}) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = new Map();
  for (const row of rows) {
    if (isChangedOnly && originOf(row.origin).kind === 'default') continue;
    const about = [row.key, valueText(row.value), row.origin, row.summary,
      groups[groupOf(row.key)]?.[0]].join(' ').toLowerCase();
    if (!words.every((word) => about.includes(word))) continue;
    const name = groupOf(row.key);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(row);
  }
  return found;
}
