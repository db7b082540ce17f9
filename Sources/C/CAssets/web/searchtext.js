// What a search looks for, and where it is in a text: plain functions.

export const places = [
  ['messages', 'Talk', 'what was said'], ['tools', 'Tools', 'what tools were given, and what they answered'],
  ['logs', 'Output', 'what programs printed'], ['decisions', 'Decisions', 'what was decided, and why'],
];

/** The words of a search: `{ text, isPhrase, isPrefix, isNot }`. A word in quotes stands as it is. */
export function termsOf(query) {
  const terms = [];
  for (const [, not, phrase, word] of query.matchAll(/(?:^|\s)(-?)(?:"([^"]*)"?|(\S+))/g)) {
    const text = (phrase ?? word ?? '').trim();
    const isPrefix = phrase === undefined && text.length > 1 && text.endsWith('*');
    const bare = isPrefix ? text.slice(0, -1) : text;
    if (!/[\p{L}\p{N}]/u.test(bare)) continue;
    terms.push({ text: bare, isPhrase: phrase !== undefined, isPrefix, isNot: not === '-' });
  }
  return terms;
}

/** Capital letters and accents do not matter. `places` leads from each folded letter to where it stood. */
function folded(text) {
  let folded = '';
  const origins = [];
  let at = 0;
  for (const letter of text) {
    const plain = letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() || letter;
    for (let count = 0; count < plain.length; count += 1) origins.push(at);
    folded += plain;
    at += letter.length;
  }
  origins.push(text.length);
  return { folded, origins };
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** The expression that finds the words of a search in a folded text; null where it looks for nothing. */
export function patternOf(query) {
  const sources = termsOf(query).filter((term) => !term.isNot).map((term) => {
    const words = folded(term.text).folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (!words.length) return null;
    const source = words.map(escaped).join('[^\\p{L}\\p{N}]+');
    const before = ideograph.test(words[0]) ? '' : '(?<![\\p{L}\\p{N}])';
    const after = term.isPrefix ? '[\\p{L}\\p{N}]*' : ideograph.test(words.at(-1)) ? '' : '(?![\\p{L}\\p{N}])';
    return before + source + after;
  }).filter(Boolean);
  return sources.length ? new RegExp(sources.join('|'), 'gu') : null;
}

/** The text cut where something was found: `[{ text, isHit }]`. */
export function marked(text, pattern) {
  if (!pattern || !text) return text ? [{ text, isHit: false }] : [];
  const { folded: plain, origins } = folded(text);
  const parts = [];
  let place = 0;
  for (const match of plain.matchAll(pattern)) {
    if (!match[0]) continue;
    const from = origins[match.index];
    const to = origins[match.index + match[0].length];
    if (from < place || to <= from) continue;
    if (from > place) parts.push({ text: text.slice(place, from), isHit: false });
    parts.push({ text: text.slice(from, to), isHit: true });
    place = to;
  }
  if (place < text.length) parts.push({ text: text.slice(place), isHit: false });
  return parts;
}

/** The first words that were found, as they stand in the text. */
export function firstHit(text, pattern) {
  return marked(text, pattern).find((part) => part.isHit)?.text ?? null;
}

/**
 * What to look for in a log to find the line of a hit: with its neighbours, then alone. An excerpt has one space for
 * each gap, so that words that stood on two lines may not be found together.
 */
export function needles(excerpt, pattern) {
  const text = excerpt.replace(/^…|…$/g, '');
  const parts = marked(text, pattern);
  const at = parts.findIndex((part) => part.isHit);
  if (at < 0) return [];
  const hit = parts[at].text;
  const before = parts.slice(0, at).map((part) => part.text).join('');
  const after = parts.slice(at + 1).map((part) => part.text).join('');
  const wordsBefore = before.split(' ');
  const wordsAfter = after.split(' ');
  const around = (count) => {
    const left = count === 0 ? wordsBefore.at(-1) : wordsBefore.slice(-count - 1).join(' ');
    const right = count === 0 ? wordsAfter[0] : wordsAfter.slice(0, count + 1).join(' ');
    return `${left ?? ''}${hit}${right ?? ''}`.trim();
  };
  return [...new Set([around(3), around(1), around(0), hit])].filter((needle) => needle.length >= hit.length);
}

/** Of lines in their order, the first that is not older than a time; the last where all are. `timeAt(place)` asks. */
export async function firstFrom(count, time, timeAt) {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    const found = await timeAt(middle);
    if (found == null || found < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Of lines `{ n, text }` the one that an excerpt shows: both contain what was found, and one stands in the other. */
export function lineShown(lines, excerpt, pattern) {
  const shown = excerpt.replace(/^…|…$/g, '').trim();
  for (const { n, text } of lines) {
    const line = text.replace(/\s+/g, ' ').trim();
    if (!line || !firstHit(line, pattern)) continue;
    if (shown.includes(line) || line.includes(shown)) return n;
  }
  return null;
}

/** Where a hit leads to. Of output the line is looked up when it is opened. */
export function hrefOf(hit, query) {
  const place = hit.place ?? {};
  const run = hit.run ? encodeURIComponent(hit.run) : null;
  if (hit.in === 'decisions') {
    const subject = hit.run ?? hit.task;
    return subject ? `/why?${new URLSearchParams({ subject, at: hit.time })}` : '/why';
  }
  if (run && place.block != null) return `/r/${run}/talk#b${place.block}`;
  if (run) return `/r/${run}/log?${new URLSearchParams({ q: firstHit(hit.text ?? '', patternOf(query)) ?? query })}`;
  return hit.task ? `/t/${encodeURIComponent(hit.task)}` : null;
}
