"""Every page is there, in both themes: it says what it is, and neither it nor its browser complains."""

from browser import PHONE
from pages import PAGES, address_of
from scene import Scene
from suite import main, test

THEMES = ['light', 'dark']


@test(each=[(page, theme) for theme in THEMES for page in PAGES])
def each_page_says_what_it_is_and_complains_of_nothing(scene, case):
    page, theme = case
    server = scene.filled()
    with scene.kept_tab(server, address_of(page, server.home), theme) as tab:
        assert page.heading in tab.heading, f'its heading is "{tab.heading}"'
        assert tab.title.endswith('· roost'), f'its title is "{tab.title}"'
        assert page.title in tab.title, f'its title is "{tab.title}"'
        assert tab.ask("document.querySelectorAll('main h1').length") == 1, 'a page has one heading'
        tallest = tab.ask(
            "Math.max(0, ...[...document.querySelectorAll('.vlist')].map((list) => list.querySelectorAll('.vrow').length))")
        assert tallest < 100, f'{tallest} rows of a list are there at once'
        told = tab.ask("document.querySelector('main').innerText")
        for word in ('undefined', 'NaN', '[object', 'Invalid Date', 'null '):
            assert word not in told, f'it shows "{word}": …{told[max(0, told.find(word) - 60):][:120]}…'
        tab.assert_quiet(page.allowed)


@test
def the_tab_tells_who_needs_somebody(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        tab.wait('() => document.title.startsWith("(1◆) ")', 'the title says that one needs somebody')
        assert tab.ask("document.getElementById('favicon').href").startswith('data:'), 'the icon has a mark'
        assert tab.ask("document.querySelector('.nav .needs').textContent") == '◆ 1'
        tab.page.click('.nav a[href="/cost"]')
        tab.wait('() => document.title.startsWith("(1◆) Cost")', 'it says so on other pages, too')


@test
def what_is_not_there_is_told_with_a_way_back(scene):
    server = scene.filled()
    with scene.tab(server, '/no/such/page') as tab:
        assert tab.page.locator('main a[href="/"]').count() > 0
    with scene.tab(server, '/t/no-such-task') as tab:
        tab.wait("() => /not found|no such|nothing is known/i.test(document.querySelector('main').innerText)")
        tab.assert_quiet(['404'])


@test
def a_dashboard_that_only_looks_offers_no_act(scene):
    home = scene.home('quiet')
    home.record('done', 'echo well')
    from browser import Server
    server = Server(home, home.serve('--read-only'))
    for path in ('/', '/tasks', '/t/done', '/health'):
        with scene.tab(server, path) as tab:
            tab.wait("() => [...document.querySelectorAll('.badge')].some((badge) => badge.textContent === 'read-only'"
                     " && !badge.hidden)", 'it says that it only looks')
            words = tab.ask("[...document.querySelectorAll('main button:not([disabled])')]"
                            ".filter((button) => button.getAttribute('aria-disabled') !== 'true' && button.offsetParent)"
                            ".map((button) => button.textContent.trim())")
            offered = [word for word in words if word in (
                'Add a task', 'Accept', 'Discard', 'Try again', 'Restart', 'Hot restart', 'Pause the flock…', 'Hold', 'Cancel')]
            assert not offered, f'{path} offers {offered}'
            tab.press('?')
            told = tab.page.locator('dialog[open]').inner_text()
            for word in ('Pause', 'Stop it', 'Take a checkpoint', 'Add a task', 'Accept its work', 'Restart the daemon'):
                assert word not in told, f'{path} tells of a key for "{word}"'


@test
def reduced_motion_is_kept(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        moving = tab.ask('document.getAnimations().filter((one) => one.playState === "running"'
                         ' && one.effect.getComputedTiming().duration > 20).length')
        assert moving == 0, f'{moving} things move'


@test
def a_phone_reaches_every_page(scene):
    server = scene.filled()
    with scene.tab(server, '/', size=PHONE) as tab:
        for name in ('Tasks', 'Cost', 'Health', 'Settings'):
            link = tab.page.locator('.nav a', has_text=name).first
            link.scroll_into_view_if_needed()
            link.click()
            tab.settle()
            assert name in tab.heading


if __name__ == '__main__':
    main(Scene)
