// What the health page says of each part: plain functions.

export const partNames = {
  daemon: 'Daemon', architect: 'Architect', manager: 'Manager', recorder: 'Recorder', index: 'Index',
    triggers: 'Sources',
  disk: 'Disk', archive: 'Archive',
};

export const lightWords = { green: 'well', yellow: 'degraded', red: 'dead', unknown: 'cannot be looked at',
  off: 'not set up' };

/** All parts but the workers, in the order of the command line. */
export function partsOf(health) {
  return ['daemon', 'architectPane', 'managerPane', 'recorder', 'index', 'triggers', 'disk', 'archive']
    .map((key) => health[key]).filter(Boolean);
}

/** The workers as one part. */
export function workersPart(health) {
  const count = health.workersCount ?? health.workers?.length ?? 0;
  const order = ['red', 'yellow', 'unknown', 'green'];
  const worst = order.find((light) => health.workers?.some((worker) => worker.light === light)) ?? 'green';
  return {
    name: 'workers', light: worst, state: count ? `${health.workersHealthy} of ${count} well` : 'none at work',
    detail: count ? null : 'nothing is being done now',
  };
}

/** What is not well, in words. */
export function troublesOf(health) {
  const parts = partsOf(health).map((part) => ({ part, name: partNames[part.name] ?? part.name }))
    .concat((health.workers ?? []).map((part) => ({ part, name: part.task ?? part.name })));
  return parts.filter(({ part }) => ['red', 'yellow', 'unknown'].includes(part.light))
    .sort((a, b) => weight(b.part) - weight(a.part)).map(({ part, name }) => `${name}: ${part.state}`);
}

function weight(part) {
  return { red: 3, yellow: 2, unknown: 1 }[part.light] ?? 0;
}

/** Since when something is so, or when it gave its last sign: `{ words, iso }`. */
export function sinceOf(part, takenAt) {
  const before = (milliseconds) => new Date(Date.parse(takenAt) - milliseconds).toISOString();
  if (part.uptimeMs != null) return { words: 'up since', iso: before(part.uptimeMs) };
  if (part.lastActivity) return { words: 'last activity', iso: part.lastActivity };
  if (part.heartbeatAgeMs != null) return { words: 'last heartbeat', iso: before(part.heartbeatAgeMs) };
  return null;
}

/** What a person can do about a part that is not well: `{ text, command, href }`; null where there is nothing to do. */
export function remedyOf(part) {
  const isWell = part.light === 'green';
  switch (part.name) {
    case 'daemon':
      if (part.state === 'not running') return { text: 'Start it', command: 'roost daemon start' };
      if (part.light === 'red') return { text: 'It lives and does not answer: see why',
        command: 'roost logs --source daemon -n 20' };
      if (part.state === 'paused') return { text: 'It is paused: nothing new is started until it is resumed',
        act: 'resume' };
      return isWell ? null : { text: 'See what it says', command: 'roost logs --source daemon -n 20' };
    case 'architect': case 'manager': return paneRemedy(part);
    case 'recorder':
      if (part.state === 'waiting') return { text: 'Make room: agents wait for it, and nothing is lost',
        command: 'roost du' };
      return isWell ? null : { text: 'See which worker is meant below', href: '#workers' };
    case 'index':
      if (part.state === 'away') return { text: 'It is started again by itself; if not',
        command: 'roost index --once' };
      return isWell || part.light === 'off' ? null : { text: 'See what is wrong', command: 'roost doctor' };
    case 'triggers': return isWell ? null : { text: 'See what each source says', command: 'roost trigger sources' };
    case 'disk':
      if (isWell) return null;
      return part.light === 'unknown' ? { text: 'See what is wrong', command: 'roost doctor' }
        : { text: 'See what takes the room', command: 'roost du' };
    case 'archive':
      return part.state === 'away' ? { text: 'Bring its disk back; then look', command: 'roost archive list' } : null;
    default: return null;
  }
}

function paneRemedy(part) {
  switch (part.state) {
    case 'missing': return { text: 'Start it', command: `roost pane start ${part.name}` };
    case 'ended': return { text: 'Start it again', act: 'restart' };
    case 'quiet': return { text: 'Look at it', command: `roost pane attach ${part.name}` };
    default: return part.light === 'green' || part.light === 'off' ? null
      : { text: 'See what is wrong', command: 'roost doctor' };
  }
}

/** What there is to add, without the advice that stands below it by itself. */
export function detailOf(part) {
  const told = (part.detail ?? '').split('; ').filter((text) => !/^start it/.test(text)).join('; ');
  return told || null;
}

/** Why nothing can be done to the daemon from here; null where it can. */
export function lockOf({ isReadOnly, state }) {
  if (state === 'none' || state == null) return 'No daemon is running: start it with "roost daemon start".';
  if (isReadOnly) return 'This dashboard is read-only: it shows, and changes nothing.';
  return null;
}
