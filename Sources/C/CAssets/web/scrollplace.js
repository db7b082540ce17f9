// Where a page is scrolled to, for whoever comes back to it: it stands in the entry of the history, beside the address.

const settledMs = 200;
/** What fills a page may come late; whoever has read on until then is not to be thrown elsewhere. */
const patienceMs = 8_000;
const gestures = ['wheel', 'touchmove', 'pointerdown', 'keydown'];

let timer = 0;
let isReturning = false;
let placeOf = () => ({});

/** @param places what else tells where somebody is, such as the first row of a list that is seen */
export function watchPlace(places) {
  placeOf = places;
  history.scrollRestoration = 'manual';
  addEventListener('scroll', () => {
    clearTimeout(timer);
    timer = setTimeout(keepPlace, settledMs);
  }, { passive: true, capture: true });
}

export function keepPlace() {
  forgetPlace();
  // What a browser makes of a page that is not high enough yet is no place of anybody's.
  if (isReturning) return;
  const place = { scrollTop: scrollY, ...placeOf() };
  const known = history.state ?? {};
  if (Object.entries(place).every(([name, value]) => known[name] === value)) return;
  history.replaceState({ ...known, ...place }, '');
}

/** The place of a page that is gone is none of the next one. */
export function forgetPlace() { clearTimeout(timer); }

/** Scrolls there as soon as the page is high enough; not once somebody has scrolled, or has gone on. */
export function returnTo(top, root, signal) {
  if (hasReached(top)) return;
  const stop = new AbortController();
  const end = () => stop.abort();
  isReturning = true;
  const grown = new ResizeObserver(() => hasReached(top) && end());
  grown.observe(root);
  const late = setTimeout(end, patienceMs);
  stop.signal.addEventListener('abort', () => {
    isReturning = false;
    grown.disconnect();
    clearTimeout(late);
  }, { once: true });
  signal.addEventListener('abort', end, { once: true, signal: stop.signal });
  for (const gesture of gestures) addEventListener(gesture, end, { signal: stop.signal, passive: true, capture: true });
}

function hasReached(top) {
  if (document.documentElement.scrollHeight - innerHeight < top - 1) return false;
  scrollTo(0, top);
  return true;
}
