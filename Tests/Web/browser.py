"""A real Chromium, and what is looked at in each page: whatever a page complains of is a fault of the test's."""

import os
import pathlib
import re
import time

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get('ROOST_CHROMIUM') or '/usr/bin/chromium-headless-shell'
# The pages as they stand in this folder, instead of those that the server was built with: to try one that was changed.
PAGES = os.environ.get('ROOST_WEB_PAGES')
USUAL = (1280, 800)
PHONE = (390, 844)

# Said before any script of a page: what a page must never do is noted, whoever does it.
WATCH = '''
window.__seen = { violations: [], dialogs: 0 };
document.addEventListener('securitypolicyviolation', (event) => {
  window.__seen.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
'''


class Browser:
    def __init__(self):
        self.playwright = sync_playwright().start()
        # A sandbox takes rights that root does not give to Chromium; the pages are our own.
        self.chromium = self.playwright.chromium.launch(
            executable_path=CHROMIUM, args=['--no-sandbox', '--disable-dev-shm-usage'])
        self.logins = {}

    def close(self):
        self.chromium.close()
        self.playwright.stop()

    def login(self, address):
        """Lets a browser in as a person is let in, once for each server, and gives what it then knows."""
        origin = address.split('/login')[0]
        if origin not in self.logins:
            context = self.chromium.new_context()
            page = context.new_page()
            page.goto(address)
            page.wait_for_url(f'{origin}/', wait_until='commit')
            self.logins[origin] = context.storage_state()
            context.close()
        return self.logins[origin]

    def tab(self, server, path=None, theme='light', size=USUAL, **options):
        return Tab(self, server, path, theme, size, options)


class Server:
    """Where a home is served, and how to be let in there."""

    def __init__(self, home, address):
        self.home = home
        self.address = address
        self.origin = address.split('/login')[0]


class Tab:
    """One page of a browser of its own that has logged in."""

    def __init__(self, browser, server, path, theme, size, options):
        self.origin = server.origin
        self.context = browser.chromium.new_context(
            viewport={'width': size[0], 'height': size[1]}, color_scheme=theme, reduced_motion='reduce',
            storage_state=browser.login(server.address), timezone_id=options.pop('zone', 'UTC'),
            locale='en-GB', **options)
        self.context.set_default_timeout(15_000)
        self.context.add_init_script(WATCH)
        if PAGES:
            show_pages_of(self.context, pathlib.Path(PAGES))
        self.page = self.context.new_page()
        self.faults = []
        self.busy = set()
        self.page.on('console', self._hear)
        self.page.on('pageerror', lambda error: self.faults.append(f'page error: {error}'))
        self.page.on('dialog', self._refuse)
        self.page.on('request', self._begin)
        self.page.on('requestfinished', lambda request: self.busy.discard(request))
        self.page.on('requestfailed', lambda request: self.busy.discard(request))
        if path:
            self.go(path)

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        if kind:
            self.keep_picture()
        self.context.close()

    def _hear(self, message):
        if message.type in ('error', 'warning'):
            self.faults.append(f'console {message.type}: {message.text} ({message.location.get("url", "")})')

    def _refuse(self, dialog):
        self.faults.append(f'dialog: {dialog.message}')
        dialog.dismiss()

    def _begin(self, request):
        if not request.url.startswith((self.origin + '/', 'data:', 'blob:')):
            self.faults.append(f'asked elsewhere: {request.url}')
        # A stream of events never ends.
        if '/api/v1/stream' not in request.url:
            self.busy.add(request)

    def keep_picture(self):
        folder = os.environ.get('ROOST_WEB_FAILURES')
        if folder:
            name = os.environ.get('ROOST_WEB_TEST', 'test').replace(' ', '_').replace('/', '_')[:120]
            try:
                self.page.screenshot(path=f'{folder}/{name}.png', timeout=5_000)
            except Exception:  # what went wrong with the test is told, and not what went wrong with its picture
                pass

    # Where it is

    def go(self, path):
        self.busy.clear()
        self.page.goto(self.origin + path)
        self.settle()
        assert not self.page.locator('#login').count(), f'at {path} the browser is not known'
        return self

    def settle(self, seconds=15):
        """Until its heading is there, and nothing is asked for any more."""
        self.page.wait_for_selector('main h1', timeout=seconds * 1000)
        end = time.monotonic() + seconds
        quiet = 0
        while quiet < 3:
            if time.monotonic() > end:
                raise AssertionError(f'{self.page.url} still waits for {[request.url for request in self.busy]}')
            self.page.wait_for_timeout(50)
            quiet = quiet + 1 if not self.busy else 0
        return self

    @property
    def path(self):
        return self.page.url[len(self.origin):]

    @property
    def title(self):
        return self.page.title()

    @property
    def heading(self):
        return self.page.inner_text('main h1')

    def wait(self, script, what=None, argument=None, seconds=15):
        """Until the script says so, within the page."""
        try:
            self.page.wait_for_function(script, arg=argument, timeout=seconds * 1000)
        except Exception as error:
            raise AssertionError(f'{what or script}: not within {seconds} s, at {self.path}') from error

    def ask(self, script, argument=None):
        return self.page.evaluate(script, argument)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    # What it complains of

    def violations(self):
        return self.ask('window.__seen?.violations ?? []')

    def complaints(self):
        return self.faults + [f'policy: {text}' for text in self.violations()]

    def assert_quiet(self, allowed=()):
        found = [text for text in self.complaints() if not any(re.search(pattern, text) for pattern in allowed)]
        assert not found, '\n'.join(found)


TYPES = {'.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.html': 'text/html; charset=utf-8'}


def show_pages_of(context, folder):
    def answer(route):
        request = route.request
        name = request.url.split('?')[0].split('/')[-1]
        if '/assets/' in request.url:
            file = folder / name
        elif request.resource_type == 'document' and '/login' not in request.url:
            file = folder / 'index.html'
        else:
            return route.continue_()
        if not file.is_file():
            return route.continue_()
        headers = route.fetch().headers | {'content-type': TYPES[file.suffix], 'cache-control': 'no-store'}
        headers.pop('content-encoding', None)
        return route.fulfill(status=200, headers=headers, body=file.read_text().replace('{{hash}}', 'tried'))

    context.route('**/assets/**', answer)
    context.route(lambda url: url.startswith('http') and '/api/' not in url and '/assets/' not in url, answer)


# A log as it is seen

SHOWN = '''() => {
  const list = document.querySelector('.log .vlist');
  // Between one list and the next there is none.
  if (!list) return [];
  const box = list.getBoundingClientRect();
  return [...document.querySelectorAll('.log .vrow')].flatMap((row) => {
    const place = row.getBoundingClientRect();
    if (place.bottom <= box.top + 1 || place.top >= box.bottom - 1) return [];
    const line = row.querySelector('.line');
    return [{
      n: Number(row.querySelector('.ln')?.textContent), text: row.querySelector('.txt')?.textContent ?? null,
      top: Math.round(place.top - box.top), isChosen: row.classList.contains('is-chosen'),
      classes: line ? line.className : '',
    }];
  });
}'''


class Log:
    """The lines of a log that somebody sees."""

    def __init__(self, tab):
        self.tab = tab

    def shown(self):
        return self.tab.ask(SHOWN)

    def numbers(self):
        return [line['n'] for line in self.shown()]

    def wait_for(self, text, seconds=15):
        self.tab.wait(
            f'(text) => ({SHOWN})().some((line) => line.text?.includes(text))', f'a line with "{text}" is seen',
            text, seconds)

    def wait_for_number(self, number, seconds=15):
        self.tab.wait(
            f'(number) => ({SHOWN})().some((line) => line.n === number && line.text !== null)',
            f'line {number} is seen', number, seconds)

    def nodes(self):
        return self.tab.ask("document.querySelectorAll('.log .vrow').length")

    def is_following(self):
        return self.tab.ask(
            "[...document.querySelectorAll('.toolbar button')].find((button) => /^Follow/.test(button.textContent))"
            "?.getAttribute('aria-pressed') === 'true'")

    def is_at_end(self):
        return self.tab.ask(
            "(() => { const list = document.querySelector('.log .vlist');"
            " return list.scrollHeight - list.scrollTop - list.clientHeight < 4; })()")

    def wheel(self, pixels):
        box = self.tab.page.locator('.log .vlist').bounding_box()
        self.tab.page.mouse.move(box['x'] + box['width'] / 2, box['y'] + box['height'] / 2)
        self.tab.page.mouse.wheel(0, pixels)
