// Asks the server. Every answer is what `roost … -o json` says; every failure becomes a Problem with words for people.

const base = '/api/v1';

export class Problem extends Error {
  constructor({ title, detail, hint, status, type }) {
    super(detail || title);
    this.name = 'Problem';
    this.title = title || 'That did not work';
    this.detail = detail || '';
    this.hint = hint || '';
    this.status = status ?? 0;
    this.type = type || 'about:blank';
  }
}
export { Problem as problem };

export function isAborted(error) {
  return error?.name === 'AbortError';
}

/** `part\`/runs/${id}/log\`` — ids are escaped, whatever they hold. */
export function part(strings, ...values) {
  return strings.reduce((path, text, place) => path + encodeURIComponent(values[place - 1]) + text);
}

/** Where something is, for links and downloads. */
export function url(path, params) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params ?? {})) {
    if (value == null || value === '' || value === false) continue;
    query.set(name, Array.isArray(value) ? value.join(',') : value === true ? '1' : String(value));
  }
  const text = query.toString();
  return base + path + (text ? `?${text}` : '');
}

export async function get(path, params, options = {}) {
  const response = await ask(url(path, params), { headers: { Accept: 'application/json' }, signal: options.signal });
  return parsed(response);
}

export async function text(path, params, options = {}) {
  const response = await ask(url(path, params), { headers: { Accept: 'text/plain, */*' }, signal: options.signal });
  return body(() => response.text());
}

/** Each asking has a key of its own, by which a second try of the same request is not done twice. */
export async function post(path, content = {}, options = {}) {
  const response = await ask(base + path, {
    method: 'POST',
    headers: {
      Accept: 'application/json', 'Content-Type': 'application/json', 'Idempotency-Key': options.key ?? randomKey(),
    },
    body: JSON.stringify(content),
    signal: options.signal,
  });
  return response.status === 204 ? {} : parsed(response);
}

/** The rows of a list one page after another; null once there are no more. */
export function cursor(path, params, options = {}) {
  let place = null;
  let isOver = false;
  return {
    async next() {
      if (isOver) return null;
      const answer = await get(path, { limit: 100, ...params, cursor: place }, options);
      place = answer.next ?? null;
      isOver = place == null;
      return answer.rows ?? [];
    },
    get isOver() { return isOver; },
  };
}

/** All rows of a list, up to `max`; `isCut` says that there are more. */
export async function pages(path, params, { signal, max = 1000 } = {}) {
  const rows = [];
  const source = cursor(path, { limit: Math.min(500, max), ...params }, { signal });
  while (rows.length < max) {
    const found = await source.next();
    if (!found) break;
    rows.push(...found);
  }
  const all = rows.slice(0, max);
  all.isCut = rows.length > max || !source.isOver;
  return all;
}

async function ask(address, options) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin', redirect: 'error', ...options });
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new Problem({
      title: 'No answer from roost',
      detail: 'The server of this page does not answer. It may have been stopped, or the connection is gone.',
      hint: 'start it again: roost web',
      status: 0,
    });
  }
  if (response.status === 401) return goToLogin();
  if (!response.ok) throw await problemOf(response);
  return response;
}

function parsed(response) {
  return body(() => response.json());
}

async function body(read) {
  try {
    return await read();
  } catch (error) {
    if (isAborted(error)) throw error;
    throw new Problem({
      title: 'Half an answer', detail: 'The answer of the server ended before it was whole.', status: 0,
    });
  }
}

async function problemOf(response) {
  let told = {};
  if (/json/.test(response.headers.get('Content-Type') ?? '')) {
    try {
      told = await response.json();
    } catch (error) {
      if (isAborted(error)) throw error;
      told = {};
    }
  }
  return new Problem({ title: response.statusText || `Status ${response.status}`, ...told, status: response.status });
}

/** Whoever asked is about to be gone, so that nothing is shown in the meantime. */
function goToLogin() {
  const here = location.pathname + location.search + location.hash;
  location.assign(`/login?next=${encodeURIComponent(here)}`);
  return new Promise(() => {});
}

/** `randomUUID` is only there where the page is trusted (https, localhost). */
export function randomKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
