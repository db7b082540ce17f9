// Whether words fit a text, letter by letter in their order, and how well.

/** `{ score, marks }`, where marks are the places of the letters; null where a word does not fit. */
export function fuzzy(query, text) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = text.toLowerCase();
  let score = 0;
  const marks = new Set();
  for (const word of words) {
    const found = fitWord(word, lower);
    if (!found) return null;
    score += found.score;
    for (const place of found.places) marks.add(place);
  }
  return { score: score - text.length * 0.02, marks };
}

function fitWord(word, text) {
  const whole = wholeWord(word, text);
  if (whole) return whole;
  const places = [];
  let score = 0;
  let at = -1;
  for (const letter of word) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    score += next === at + 1 ? 3 : isStart(text, next) ? 2 : -Math.min(3, next - at - 1) * 0.4;
    places.push(next);
    at = next;
  }
  // Letters that are strewn over a long text fit nearly everything.
  const spread = places.at(-1) - places[0] + 1;
  return spread > word.length * 4 + 6 ? null : { score, places };
}

function wholeWord(word, text) {
  let best = -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (best < 0) best = at;
    if (isStart(text, at)) {
      best = at;
      break;
    }
  }
  if (best < 0) return null;
  const places = Array.from({ length: word.length }, (_, step) => best + step);
  return { score: word.length * 4 + (isStart(text, best) ? 6 : 0) + (best === 0 ? 3 : 0), places };
}

function isStart(text, place) {
  return place === 0 || /[\s\-_/.:·]/.test(text[place - 1]);
}
