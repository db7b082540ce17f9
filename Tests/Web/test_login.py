"""A browser is let in by an address that is good once, and whoever comes with another is told what to do."""

import contextlib
import hashlib
import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Error

from browser import USUAL, Server
from home import eventually
from scene import Scene
from suite import main, test


class Door(Scene):
    def stranger(self, theme='light'):
        """A page of a browser that has never been here."""
        context = self.browser.chromium.new_context(viewport={'width': USUAL[0], 'height': USUAL[1]}, color_scheme=theme)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.faults = []
        page.on('pageerror', lambda error: page.faults.append(str(error)))
        return page


def told(page):
    page.wait_for_function("() => !/moment|logging in/i.test(document.querySelector('#login')?.innerText ?? 'moment')")
    return page.inner_text('main')


def assert_says_what_to_do(page, why):
    text = told(page)
    assert re.search(why, text, re.I), text
    assert 'roost web' in text, text
    assert not page.context.cookies()
    assert not page.faults, page.faults


@test
def the_address_that_is_printed_lets_a_browser_in(scene):
    server = scene.filled()
    page = scene.stranger()
    page.goto(server.home.web())
    page.wait_for_url(f'{server.origin}/')
    page.wait_for_selector('main h1')
    assert page.inner_text('main h1') == 'Fleet'
    assert len(page.context.cookies()) == 1
    # Whoever goes back does not come upon the code.
    addresses = [page.url]
    page.go_back()
    addresses.append(page.url)
    assert not any('code=' in address for address in addresses), addresses
    assert not page.faults, page.faults
    page.context.close()


@test
def a_code_that_was_used_says_what_to_do(scene):
    server = scene.filled()
    address = server.home.web()
    first = scene.stranger()
    first.goto(address)
    first.wait_for_url(f'{server.origin}/')
    first.context.close()
    second = scene.stranger()
    second.goto(address)
    assert_says_what_to_do(second, 'used, or is too old')
    assert 'code=' not in second.url
    second.context.close()


@test
def a_code_that_is_too_old_says_what_to_do(scene):
    server = scene.filled()
    code = 'A' * 42 + 'E'
    folder = server.home.path / 'web' / 'codes'
    (folder / hashlib.sha256(code.encode()).hexdigest()).write_text('2020-01-01T00:00:00Z\n')
    page = scene.stranger()
    page.goto(f'{server.origin}/login#code={code}')
    assert_says_what_to_do(page, 'used, or is too old')
    page.context.close()


@test(each=['', 'x', 'A' * 43, '../../token', '%00', '<script>alert(1)</script>', 'A' * 5_000])
def a_code_that_is_none_says_what_to_do(scene, code):
    server = scene.filled()
    page = scene.stranger()
    page.goto(f'{server.origin}/login#code={code}')
    assert_says_what_to_do(page, 'used, or is too old|not logged in|does not')
    page.context.close()


@test
def the_token_itself_is_no_code(scene):
    server = scene.filled()
    page = scene.stranger()
    page.goto(f'{server.origin}/login#code={server.home.token()}')
    assert_says_what_to_do(page, 'used, or is too old')
    page.context.close()


@test
def whoever_is_not_known_is_told_so_and_then_led_where_they_wanted(scene):
    server = scene.filled()
    page = scene.stranger()
    page.goto(f'{server.origin}/tasks?status=failed')
    assert_says_what_to_do(page, 'not logged in')
    assert 'gh-45' not in page.content()
    code = server.home.web().split('#')[1]
    # The code may be put behind the address at which they are.
    page.evaluate("(code) => { location.hash = code; }", code)
    page.wait_for_url(f'{server.origin}/tasks?status=failed')
    page.wait_for_selector('.task-list')
    page.context.close()


@test(each=['//evil.test/', 'https://evil.test/', '/\\evil.test', 'javascript:alert(1)', '/login', '/api/v1/logout'])
def nobody_is_led_elsewhere_by_a_login(scene, wanted):
    server = scene.filled()
    code = server.home.web().split('#')[1]
    page = scene.stranger()
    page.goto(f'{server.origin}/login?next={wanted}#{code}')
    page.wait_for_url(f'{server.origin}/')
    assert page.inner_text('main h1') == 'Fleet'
    page.context.close()


@test
def another_token_ends_all_logins(scene):
    home = scene.home('locked')
    home.begin_daemon()
    server = Server(home, home.web())
    with scene.tab(server, '/') as tab:
        home.roost('web', '--new-token', '--print-url')
        tab.page.reload()
        tab.page.wait_for_selector('#login')
        assert 'roost web' in told(tab.page)
    scene.browser.logins.pop(server.origin)
    with scene.tab(Server(home, home.web()), '/') as tab:
        assert tab.heading == 'Fleet'


@test
def a_login_that_is_over_is_told_under_an_open_page(scene):
    home = scene.home('over')
    home.begin_daemon()
    server = Server(home, home.web())
    with scene.tab(server, '/') as tab:
        tab.page.wait_for_selector('.live[data-state=live]')
        home.roost('web', '--new-token', '--print-url')
        # Its stream is cut, too: the page may be on its way to the login before somebody goes elsewhere.
        with contextlib.suppress(Error):
            tab.page.click('.nav a[href="/tasks"]', timeout=2_000)
        tab.page.wait_for_selector('#login')
        assert 'roost web' in told(tab.page)


@test
def a_login_outlives_the_server(scene):
    home = scene.home('outlived')
    home.begin_daemon()
    server = Server(home, home.web())
    with scene.tab(server, '/') as tab:
        before = home.kill_server()
        tab.page.wait_for_timeout(300)
        eventually(lambda: home.serving()['process']['pid'] != before, 'another serves', 20)
        tab.go('/tasks')
        assert tab.heading == 'Tasks'


@test(each=['light', 'dark'])
def the_page_of_the_login_can_be_used_by_anybody(scene, theme):
    server = scene.filled()
    page = scene.stranger(theme)
    page.goto(f'{server.origin}/login')
    told(page)
    for size in (USUAL, (360, 780)):
        page.set_viewport_size({'width': size[0], 'height': size[1]})
        found = Axe().run(page).response['violations']
        assert not found, [(violation['id'], violation['help']) for violation in found]
        assert page.evaluate('document.scrollingElement.scrollWidth') <= size[0]
    page.context.close()


if __name__ == '__main__':
    main(Door)
