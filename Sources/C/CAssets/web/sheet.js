// The style of the reports comes with their modules: pages that have none do not load it.

const address = new URL('./reports.css', import.meta.url).href;

/** Waits until it is there, so that nothing is shown without it; but not for ever. */
function load() {
  const known = [...document.styleSheets].some((sheet) => sheet.href
    && /\/reports(\.[^/]*)?\.css(\?|$)/.test(sheet.href));
  if (known) return Promise.resolve();
  return new Promise((done) => {
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = address;
    link.onload = done;
    link.onerror = done;
    setTimeout(done, 1500);
    document.head.append(link);
  });
}

await load();
