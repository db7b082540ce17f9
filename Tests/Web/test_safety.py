"""Whatever agents write and others name stays text, and no other page reads or changes anything."""

import contextlib
import http.server
import re
import threading
import urllib.error
import urllib.request

from browser import CHROMIUM, Log, Server
from home import eventually
from hostile import Hostile
from payloads import LINES
from scene import Scene
from suite import main, test


class Fortress(Scene):
    def __init__(self):
        super().__init__()
        self.made = None

    @property
    def hostile(self):
        # One that could not be made is not made again for each test.
        if self.made is None:
            self.made = False
            self.made = Hostile(self)
        assert self.made, 'its home could not be made'
        return self.made


# What no page of ours has, however it is written: whoever sees one has had markup taken from what was shown.
FOREIGN = '''() => {
  const found = [];
  for (const node of document.body.querySelectorAll('*')) {
    if (['script', 'iframe', 'object', 'embed', 'base', 'meta', 'link', 'style', 'video', 'audio', 'marquee', 'x'].includes(node.localName)) {
      found.push(node.localName);
    }
    if (node.localName === 'img' && !node.src.includes('/assets/')) found.push(`img ${node.src}`);
    for (const { name, value } of node.attributes) {
      if (name.startsWith('on')) found.push(`${node.localName} ${name}`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(name)
        && /^[\\s\\x00-\\x1f]*(javascript|vbscript|data:text)/i.test(value)) found.push(`${name}=${value.slice(0, 60)}`);
    }
  }
  if (window.pwned !== undefined) found.push('a script ran');
  return [...new Set(found)];
}'''

# Signs that no page may show: they command a terminal that copies them, turn text around, or hide in it.
HIDDEN = r'[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]'


def assert_unharmed(tab, where):
    foreign = tab.ask(FOREIGN)
    assert not foreign, f'{where} holds {foreign}'
    assert tab.title != 'pwned', f'{where} had its title changed'
    hidden = re.search(HIDDEN, tab.ask('document.body.innerText') + tab.title)
    assert not hidden, f'{where} shows U+{ord(hidden.group()):04x}'
    spoiled = [text for text in tab.faults if text.startswith(('dialog', 'asked elsewhere', 'page error'))]
    assert not spoiled, f'{where}: {spoiled}'
    assert not tab.violations(), f'{where}: the policy had to hold back {tab.violations()[:3]}'
    assert tab.page.url.startswith(tab.origin + '/'), f'{where} led to {tab.page.url}'


def scroll_through(tab, css, where):
    """All of a list, a page at a time."""
    tab.page.locator(f'{css} .vrow').first.wait_for()
    tab.ask("(css) => { document.querySelector(`${css} .vlist`).scrollTop = 0; }", css)
    for _ in range(200):
        tab.page.wait_for_timeout(60)
        assert_unharmed(tab, where)
        is_over = tab.ask('''(css) => {
          const list = document.querySelector(`${css} .vlist`);
          const before = list.scrollTop;
          list.scrollTop += list.clientHeight * 0.9;
          return list.scrollTop <= before + 1;
        }''', css)
        if is_over:
            return
    raise AssertionError(f'{where} has no end')


# A policy that holds a script back is the second wall: the first is looked at with it taken away.
WALLS = {'with the policy': {}, 'without the policy': {'bypass_csp': True}}


@test(each=WALLS)
def five_hundred_payloads_as_output_stay_text(scene, wall):
    hostile = scene.hostile
    with scene.tab(hostile.server, f'/r/{hostile.log_run}/log#L1', **WALLS[wall]) as tab:
        Log(tab).wait_for_number(1)
        scroll_through(tab, '.log', 'the log')
        Log(tab).wait_for('all of it was written')


@test(each=WALLS)
def five_hundred_payloads_as_talk_stay_text(scene, wall):
    hostile = scene.hostile
    with scene.tab(hostile.server, f'/r/{hostile.talk_run}/talk?thinking=1', **WALLS[wall]) as tab:
        scroll_through(tab, '.talk-list', 'the talk')


@test(each=WALLS)
def five_hundred_payloads_as_titles_stay_text(scene, wall):
    hostile = scene.hostile
    with scene.tab(hostile.server, '/tasks', **WALLS[wall]) as tab:
        scroll_through(tab, '.task-list', 'the list of tasks')
        shown = tab.ask("document.querySelector('main').innerText")
        assert '<script>' in shown or 'onerror' in shown, 'titles are shown as they are'
        tab.go('/tasks?view=board')
        assert_unharmed(tab, 'the board')
        for task in ('hostile', 'failing', 'asking', 'manual-1'):
            tab.go(f'/t/{task}')
            assert_unharmed(tab, f'the page of {task}')


@test(each=WALLS)
def five_hundred_payloads_as_file_names_stay_text(scene, wall):
    hostile = scene.hostile
    with scene.tab(hostile.server, '/t/hostile/diff', **WALLS[wall]) as tab:
        tab.wait("() => document.querySelector('main').innerText.includes('<script>')", 'files are shown', seconds=30)
        assert_unharmed(tab, 'the diff')
        for _ in range(40):
            tab.page.mouse.move(800, 500)
            tab.page.mouse.wheel(0, 2_000)
            tab.page.wait_for_timeout(50)
            assert_unharmed(tab, 'the diff')


@test(each=WALLS)
def payloads_in_all_other_places_stay_text(scene, wall):
    hostile = scene.hostile
    with scene.tab(hostile.server, '/', **WALLS[wall]) as tab:
        tab.page.locator('.worker', has_text='asking').wait_for(timeout=30_000)
        for path in ('/', '/runs', f'/r/{hostile.talk_run}', '/cost?by=task', '/why', '/why?subject=hostile', '/why?subject=asking',
                     '/why?subject=failing', '/health', '/perf', '/search?q=script', '/search?q=onerror', '/settings',
                     '/sql?q=select%20title,%20task_id%20from%20tasks', '/sql?q=select%20*%20from%20runs'):
            tab.go(path)
            assert_unharmed(tab, path)
        tab.go('/')
        tab.press('Control+k')
        tab.page.keyboard.type('script')
        tab.page.locator('dialog[open] [role=option]').first.wait_for()
        tab.page.wait_for_timeout(300)
        assert_unharmed(tab, 'the palette')


@test(each=WALLS)
def an_address_that_is_hostile_is_text_too(scene, wall):
    server = scene.filled()
    texts = [LINES[0], LINES[5], LINES[36], LINES[60], LINES[110], LINES[230], LINES[330], '\u202eevil']
    with scene.tab(server, '/', **WALLS[wall]) as tab:
        for text in texts:
            escaped = urllib.request.quote(text, safe='')
            for path in (f'/t/{escaped}', f'/why?subject={escaped}', f'/search?q={escaped}', f'/sql?q={escaped}',
                         f'/r/{escaped}/log?q={escaped}', f'/r/{escaped}/talk#{escaped}', f'/tasks?q={escaped}&status={escaped}',
                         f'/cost?by={escaped}', f'/{escaped}'):
                tab.busy.clear()
                tab.page.goto(tab.origin + path)
                tab.page.wait_for_selector('main h1')
                assert_unharmed(tab, path)


@test
def an_export_that_is_opened_runs_nothing(scene):
    hostile = scene.hostile
    with scene.tab(hostile.server, f'/r/{hostile.talk_run}/talk') as tab:
        request = urllib.request.Request(
            f'{tab.origin}/api/v1/runs/{hostile.talk_run}/talk/export',
            headers={'Authorization': f'Bearer {hostile.home.token()}'})
        with urllib.request.urlopen(request, timeout=30) as answer:
            assert 'attachment' in answer.headers['Content-Disposition']
            file = hostile.home.root / 'talk.html'
            file.write_bytes(answer.read())
        page = tab.context.new_page()
        heard = []
        page.on('dialog', lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on('request', lambda request: request.url.startswith('file:') or heard.append(request.url))
        page.goto(f'file://{file}')
        page.wait_for_timeout(300)
        assert not heard, heard
        assert page.evaluate('window.pwned') is None
        assert page.title() != 'pwned'


# What every answer says

POLICY = {'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'base-uri': "'none'",
          'frame-ancestors': "'none'", 'require-trusted-types-for': "'script'"}


@test
def every_answer_forbids_the_browser_what_it_does_not_need(scene):
    server = scene.filled()
    run = server.home.run_of('gh-450')
    with scene.tab(server, '/') as tab:
        asset = tab.ask("document.querySelector('script[type=module]').src")
        for path in ('/', '/login', '/tasks', '/no/such/page', asset.removeprefix(tab.origin), '/api/v1/status', '/api/v1/none',
                     f'/api/v1/runs/{run}/log/raw?stream=out', f'/api/v1/runs/{run}/talk/export', '/api/v1/openapi.json'):
            answer = tab.context.request.get(tab.origin + path)
            told = dict(part.strip().split(' ', 1) for part in answer.headers['content-security-policy'].split(';'))
            for name, value in POLICY.items():
                assert told.get(name) == value, f'{path}: {name} is {told.get(name)}'
            assert 'unsafe' not in answer.headers['content-security-policy']
            assert answer.headers['x-content-type-options'] == 'nosniff', path
            assert answer.headers['referrer-policy'] == 'no-referrer', path
            assert not any(name.startswith('access-control-') for name in answer.headers), path


@test
def a_script_that_got_in_all_the_same_would_be_held_back(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        tab.ask('''() => {
          const tries = [
            (node) => { node.innerHTML = '<img src=x onerror="window.pwned = 1">'; },
            (node) => { node.setAttribute('onclick', 'window.pwned = 2'); node.click(); },
            (node) => {
              const script = document.createElement('script');
              script.append(document.createTextNode('window.pwned = 3'));
              node.append(script);
            },
            // Later: what a debugger evaluates may do so.
            () => { setTimeout(() => new Function('window.pwned = 4')()); },
            (node) => {
              const link = node.appendChild(document.createElement('a'));
              link.setAttribute('href', 'javascript:window.pwned = 5');
              link.click();
            },
          ];
          // What is not held back when it is made may be held back when it runs.
          for (const go of tries) try { go(document.body.appendChild(document.createElement('div'))); } catch {}
        }''')
        tab.page.wait_for_timeout(300)
        assert tab.ask('window.pwned') is None, tab.ask('window.pwned')
        assert len(tab.violations()) >= 4, tab.violations()


# The cookie

@test
def the_cookie_is_kept_from_scripts_and_from_other_sites(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        cookies = tab.context.cookies()
        assert len(cookies) == 1, cookies
        cookie = cookies[0]
        assert cookie['httpOnly'] and cookie['sameSite'] == 'Strict' and cookie['path'] == '/', cookie
        assert cookie['domain'] == '127.0.0.1' and cookie['name'] == f'roost-{server.origin.rsplit(":", 1)[1]}', cookie
        assert server.home.token() not in cookie['value'], 'the token itself stays in its file'
        assert tab.ask('document.cookie') == ''
        kept = tab.ask('JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])')
        assert cookie['value'] not in kept and server.home.token() not in kept


@test
def what_turns_text_around_does_not_reach_the_title_of_a_tab(scene):
    server = scene.filled()
    for path in ('/search?q=%E2%80%AEfdp.exe', '/t/%E2%80%AEfdp.exe', '/r/%E2%80%AEfdp.exe/log'):
        with scene.tab(server, path) as tab:
            tab.wait("() => document.title.includes('fdp.exe')", 'the title says what was asked for')
            assert not re.search(HIDDEN, tab.title), tab.title


# Other pages

@contextlib.contextmanager
def foreign_page(body):
    """A page of somebody else's, on another port of this machine: of another origin, and of the same site."""
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header('Content-Type', 'text/html')
            self.end_headers()
            self.wfile.write(b'<!doctype html><title>foreign</title>' + body.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Answer)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f'http://127.0.0.1:{server.server_port}'
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


READS = '''async (target) => {
  const read = [];
  const tell = (way, text) => read.push(`${way}: ${String(text).slice(0, 80)}`);
  for (const path of ['/api/v1/status', '/', '/api/v1/tasks', '/api/v1/openapi.json']) {
    for (const mode of ['cors', 'no-cors']) {
      try {
        const answer = await fetch(target + path, { credentials: 'include', mode });
        const text = await answer.text();
        if (text) tell(`fetch ${mode} ${path}`, text);
      } catch {}
    }
  }
  const load = (node) => new Promise((resolve) => {
    node.onload = () => resolve(true);
    node.onerror = () => resolve(false);
    setTimeout(() => resolve(null), 3000);
    document.body.append(node);
  });
  const before = Object.keys(window).length;
  for (const path of ['/api/v1/status', '/api/v1/tasks']) {
    const script = document.createElement('script');
    script.src = target + path;
    if (await load(script)) tell('script', path);
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = target + path;
    if (await load(style)) tell('style', path);
    const picture = new Image();
    picture.src = target + path;
    if (await load(picture)) tell('image', path);
  }
  const frame = document.createElement('iframe');
  frame.src = target + '/';
  await load(frame);
  try { tell('frame', frame.contentWindow.document.body.innerText); } catch {}
  const stream = new EventSource(`${target}/api/v1/stream?topics=flock`, { withCredentials: true });
  await new Promise((resolve) => {
    stream.onmessage = (event) => tell('stream', event.data);
    stream.addEventListener('hello', (event) => tell('stream', event.data));
    stream.onopen = () => tell('stream', 'is open');
    setTimeout(resolve, 800);
  });
  stream.close();
  return read;
}'''


@test
def a_foreign_page_reads_nothing(scene):
    server = scene.filled()
    with foreign_page('<body>') as origin, scene.tab(server, '/') as tab:
        page = tab.context.new_page()
        page.goto(origin)
        read = page.evaluate(READS, server.origin)
        assert not read, '\n'.join(read)
        framed = [frame.url for frame in page.frames if frame.url.startswith(server.origin)]
        assert not framed, 'it holds our page in a frame'
        with tab.context.expect_page() as opened:
            page.evaluate("(target) => { window.other = window.open(target + '/'); }", server.origin)
        opened.value.wait_for_load_state()
        seen = page.evaluate('''() => {
          try { return window.other?.document?.body?.innerText ?? null; } catch { return null; }
        }''')
        assert seen is None, 'it reads a window that it has opened'


WRITES = '''async (target) => {
  const done = [];
  const body = JSON.stringify({ text: 'pwned', title: 'pwned', hold: true });
  const types = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data'];
  for (const mode of ['cors', 'no-cors']) {
    for (const type of types) {
      try {
        const answer = await fetch(`${target}/api/v1/tasks`,
          { method: 'POST', credentials: 'include', mode, body, headers: { 'Content-Type': type } });
        if (answer.ok) done.push(`${mode} ${type}`);
      } catch {}
    }
  }
  for (const method of ['PUT', 'DELETE', 'PATCH']) {
    try { if ((await fetch(`${target}/api/v1/tasks`, { method, credentials: 'include' })).ok) done.push(method); } catch {}
  }
  navigator.sendBeacon(`${target}/api/v1/tasks`, new Blob([body], { type: 'text/plain' }));
  navigator.sendBeacon(`${target}/api/v1/daemon/pause`, new Blob(['{}'], { type: 'text/plain' }));
  for (const encoding of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    const frame = document.createElement('iframe');
    frame.name = `form-${encoding}`;
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: `${target}/api/v1/tasks`, target: frame.name, enctype: encoding });
    const field = document.createElement('input');
    Object.assign(field, { name: '{"text":"pwned","title":"pwned","hold":true,"x":"', value: '"}' });
    form.append(field);
    document.body.append(frame, form);
    form.submit();
  }
  await new Promise((resolve) => setTimeout(resolve, 800));
  return done;
}'''


@test
def a_foreign_page_changes_nothing(scene):
    hostile = scene.hostile
    before = len(hostile.home.rows('task', 'list', '--limit', '1000'))
    with foreign_page('<body>') as origin, scene.tab(hostile.server, '/') as tab:
        page = tab.context.new_page()
        page.goto(origin)
        done = page.evaluate(WRITES, hostile.server.origin)
        assert not done, f'it has got through by {done}'
        assert len(hostile.home.rows('task', 'list', '--limit', '1000')) == before, 'a task was added'
        assert hostile.home.daemon()['state'] == 'running'


@test
def a_form_that_leaves_another_page_changes_nothing(scene):
    hostile = scene.hostile
    before = len(hostile.home.rows('task', 'list', '--limit', '1000'))
    with foreign_page('<body>') as origin, scene.tab(hostile.server, '/') as tab:
        page = tab.context.new_page()
        page.goto(origin)
        with page.expect_navigation() as told:
            page.evaluate('''(target) => {
              const form = document.body.appendChild(document.createElement('form'));
              Object.assign(form, { method: 'POST', action: `${target}/api/v1/tasks`, enctype: 'text/plain' });
              form.submit();
            }''', hostile.server.origin)
        assert told.value.status in (401, 403, 415), told.value.status
        assert len(hostile.home.rows('task', 'list', '--limit', '1000')) == before


@test
def a_name_that_was_turned_to_this_machine_reads_nothing(scene):
    server = scene.filled()
    port = server.origin.rsplit(':', 1)[1]
    chromium = scene.browser.playwright.chromium.launch(
        executable_path=CHROMIUM,
        args=['--no-sandbox', '--host-resolver-rules=MAP evil.test 127.0.0.1'])
    try:
        page = chromium.new_page(extra_http_headers={'Authorization': f'Bearer {server.home.token()}'})
        for path in ('/', '/api/v1/status', '/login', '/api/v1/openapi.json'):
            answer = page.goto(f'http://evil.test:{port}{path}')
            assert answer.status == 421, f'{path} is answered with {answer.status}'
            assert 'workers' not in page.inner_text('body')
    finally:
        chromium.close()


@test
def a_server_that_only_looks_refuses_acts_of_its_own_pages(scene):
    home = scene.home('looks')
    home.begin_daemon()
    server = Server(home, home.web('--read-only'))
    with scene.tab(server, '/') as tab:
        told = tab.ask('''async () => {
          const answer = await fetch('/api/v1/tasks', { method: 'POST', body: JSON.stringify({ text: 'x' }),
            headers: { 'Content-Type': 'application/json' } });
          return [answer.status, (await answer.json()).title];
        }''')
        assert told == [403, 'Read-only'], told
        question = tab.ask('''async () => (await fetch('/api/v1/sql', { method: 'POST', body: JSON.stringify({
            query: 'select 1 as one' }), headers: { 'Content-Type': 'application/json' } })).status''')
        assert question == 200, 'questions are no acts'


@test
def whoever_is_not_let_in_is_told_nothing(scene):
    server = scene.filled()
    for path in ('/api/v1/status', '/api/v1/tasks', '/api/v1/stream?topics=flock', '/api/v1/openapi.json', '/', '/t/gh-450',
                 f'/?token={server.home.token()}', f'/api/v1/status?token={server.home.token()}'):
        try:
            urllib.request.urlopen(server.origin + path, timeout=10)
            raise AssertionError(f'{path} is answered')
        except urllib.error.HTTPError as error:
            assert error.code == 401, f'{path}: {error.code}'
            assert 'gh-4' not in error.read().decode()
    log = eventually(lambda: server.home.access_log(), 'requests are noted')
    assert server.home.token() not in log, 'the token stands in the log'


if __name__ == '__main__':
    main(Fortress)
