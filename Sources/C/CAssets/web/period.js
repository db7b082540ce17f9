// The spans of time that reports are about: chosen in the page, kept in its URL.

const twoDigits = (number) => String(number).padStart(2, '0');

/** `2026-11-22` of this browser's place. */
export function dayText(date) {
  return `${date.getFullYear()}-${twoDigits(date.getMonth() + 1)}-${twoDigits(date.getDate())}`;
}

export function monthText(date) {
  return dayText(date).slice(0, 7);
}

/** Midnight of the day; one day after the other is asked of the calendar, since a day may have 23 hours. */
export function startOfDay(date, daysLater = 0) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + daysLater);
}

export function dateOf(text) {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text ?? '');
  if (!match) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)];
  const date = new Date(year, month - 1, day);
  return date.getMonth() === month - 1 && date.getDate() === day ? date : null;
}

export const usual = [
  ['today', 'Today'], ['yesterday', 'Yesterday'], ['7d', '7 days'], ['30d', '30 days'], ['month', 'Month'],
];

/**
 * What the query of a URL means: `?period=7d`, `?month=2026-11`, `?day=2026-11-20`.
 * `from` and `until` (which is not in it any more) are times, `days` the names of its days, `params` what the server
 * is asked.
 */
export function periodOf(query, standard = '7d', now = new Date()) {
  const day = dateOf(query.day);
  if (day && query.day.length === 10) return span('day', day, startOfDay(day, 1), longDay(day), now);
  const month = dateOf(query.month);
  if (month) return monthSpan(new Date(month.getFullYear(), month.getMonth(), 1), now);
  const known = ['today', 'yesterday', '7d', '30d', 'month'].includes(query.period) ? query.period : standard;
  const tomorrow = startOfDay(now, 1);
  switch (known) {
    case 'today': return span('today', startOfDay(now), tomorrow, 'today', now);
    case 'yesterday': return span('yesterday', startOfDay(now, -1), startOfDay(now), 'yesterday', now);
    case '30d': return span('30d', startOfDay(now, -29), tomorrow, 'the last 30 days', now);
    case 'month': return monthSpan(new Date(now.getFullYear(), now.getMonth(), 1), now);
    default: return span('7d', startOfDay(now, -6), tomorrow, 'the last 7 days', now);
  }
}

function monthSpan(first, now) {
  const next = new Date(first.getFullYear(), first.getMonth() + 1, 1);
  return { ...span('month', first, next, longMonth(first), now), month: monthText(first) };
}

function span(id, from, until, words, now) {
  const days = [];
  for (let day = from; day < until; day = startOfDay(day, 1)) days.push(dayText(day));
  // What is still to come has no cost; only whole days that are over end where they end.
  const params = { since: from.toISOString(), until: until > now ? null : until.toISOString() };
  return { id, from, until, words, days, params };
}

export function longMonth(date) {
  return date.toLocaleDateString('en-GB', { month: 'long', year: 'numeric' });
}

export function longDay(date) {
  return date.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

export function shortDay(date) {
  return date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
}

/** What to put into the URL for a period, with nothing left of another one. */
export function periodQuery(id, extra = {}) {
  return { period: id === 'month' || id === 'day' ? null : id, month: null, day: null, ...extra };
}

/** The month before or after; none that has not begun. */
export function monthBeside(month, by, now = new Date()) {
  const date = dateOf(month);
  const found = new Date(date.getFullYear(), date.getMonth() + by, 1);
  return found > now ? null : monthText(found);
}

/** The words that ask the same on a command line. */
export function periodWords(period) {
  switch (period.id) {
    case 'today': return '--today';
    case 'yesterday': return '--yesterday';
    case 'month': return `--month ${period.month}`;
    case 'day': return `--since ${period.days[0]} --until ${dayText(period.until)}`;
    default: return `--since ${period.days[0]}`;
  }
}

/** Of a day its hours, of more its days: what stands below a chart. `key` is that of `bucketOf`. */
export function buckets(period) {
  if (period.days.length !== 1) {
    return period.days.map((key) => {
      const date = dateOf(key);
      return { key, tick: String(date.getDate()), title: shortDay(date), from: date, until: startOfDay(date, 1) };
    });
  }
  const hours = [];
  for (let at = period.from.getTime(); at < period.until.getTime(); at += 3_600_000) {
    const date = new Date(at);
    // An hour that the clocks show twice stands there twice.
    const key = date.toISOString();
    const hour = `${twoDigits(date.getHours())}:00`;
    hours.push({ key, tick: twoDigits(date.getHours()), title: hour, from: date, until: new Date(at + 3_600_000) });
  }
  return hours;
}
