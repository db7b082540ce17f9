"""Everything can be done by keys alone, and whoever does it always sees where they are."""

from browser import Log
from scene import Scene
from suite import main, test

# What has the focus, and whether somebody sees that it has: something of it or around it is drawn otherwise without it.
FOCUS = '''() => {
  const node = document.activeElement;
  if (!node || node === document.body) return { name: 'nothing', isSeen: false };
  const look = (one, pseudo) => {
    const style = getComputedStyle(one, pseudo);
    const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    return [ring ? `${style.outlineColor} ${style.outlineWidth}` : '', style.boxShadow, style.borderColor,
      style.backgroundColor, style.stroke, style.strokeWidth].join();
  };
  const parts = [node, node.closest('.vrow, .worker, label, .field') ?? node, ...[...node.querySelectorAll('*')].slice(0, 20)];
  const all = () => parts.flatMap((part) => [look(part), look(part, '::after')]).join('|');
  const box = node.getBoundingClientRect();
  const now = all();
  node.blur();
  const before = all();
  node.focus({ preventScroll: true, focusVisible: true });
  return {
    name: `${node.localName}.${node.getAttribute('class')} `
      + `"${(node.getAttribute('aria-label') ?? node.textContent ?? '').slice(0, 40)}"`,
    isSeen: now !== before, isMain: node.matches('h1, main, dialog'),
    isThere: box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0
      && box.left < innerWidth,
  };
}'''


def assert_focus_is_seen(tab, where):
    told = tab.ask(FOCUS)
    # A heading to which somebody was led is read out; it is nothing that one could press.
    assert told.get('isMain') or told['isSeen'], f'{where}: it is not seen that {told["name"]} has the focus'
    assert told.get('isMain') or told['isThere'], f'{where}: {told["name"]} has the focus, and cannot be seen'


def tab_until(tab, matches, most=60, key='Tab'):
    """Goes on by Tab until what has the focus is like that; the focus is seen all the way."""
    for _ in range(most):
        tab.press(key)
        assert_focus_is_seen(tab, tab.path)
        if tab.ask('(css) => document.activeElement.matches(css)', matches):
            return
    raise AssertionError(f'{matches} is not reached by {most} × {key} at {tab.path}')


@test
def the_way_from_the_fleet_to_a_cause_and_back(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        tab.page.locator('.worker', has_text='gh-456').wait_for()
        # From the fleet to the tasks, and to one of them.
        tab.press('2')
        tab.wait("() => location.pathname === '/tasks'")
        tab.page.locator('.task-list .vrow', has_text='gh-454').wait_for()
        for _ in range(20):
            tab.press('j')
            assert_focus_is_seen(tab, 'the list of tasks')
            if 'gh-454' in tab.ask('document.activeElement.innerText'):
                break
        tab.press('Enter')
        tab.wait("() => location.pathname === '/t/gh-454'")
        tab.settle()
        # To its log, and to a hit in it.
        tab.press('l')
        tab.wait("() => location.pathname.endsWith('/log')")
        tab.settle()
        log = Log(tab)
        log.wait_for('worker_exited')
        tab.press('/')
        assert tab.ask("document.activeElement.matches('.log-search input')"), '/ leads to the search'
        assert_focus_is_seen(tab, 'the search')
        tab.page.keyboard.type('2 of 14')
        tab.press('Enter')
        log.wait_for('2 of 14')
        tab.wait("() => document.querySelector('.line.is-current')?.textContent.includes('2 of 14')", 'it is at the hit')
        tab.press('Escape')
        assert_focus_is_seen(tab, 'the hit')
        tab.press('n')
        tab.press('N')
        # To the cause, by the palette.
        tab.press('Control+k')
        tab.page.locator('dialog[open] input').wait_for()
        assert_focus_is_seen(tab, 'the palette')
        tab.page.keyboard.type('gh-454 mend')
        tab.page.locator('dialog[open] [role=option]', has_text='Mend the tests').first.wait_for()
        tab.press('ArrowDown', 'ArrowUp', 'Enter')
        tab.wait("() => location.pathname === '/t/gh-454'", 'the palette leads to the task')
        tab.settle()
        tab.press('w')
        tab.wait("() => location.pathname === '/why'")
        tab.page.locator('.step-list .vrow').first.wait_for()
        tab.press('j')
        assert_focus_is_seen(tab, 'the steps')
        tab.press('j')
        tab.press('Enter')
        assert_focus_is_seen(tab, 'the decision')
        # And back to where it began.
        tab.press('-')
        tab.wait("() => location.pathname === '/t/gh-454'")
        tab.press('1')
        tab.wait("() => location.pathname === '/'")
        tab.settle()
        assert tab.heading == 'Fleet'
        tab.assert_quiet(['talk'])


@test(each=['/', '/tasks', '/t/gh-450', '/runs', '/cost', '/why', '/health', '/search', '/sql', '/settings', 'log', 'talk'])
def tab_goes_around_and_is_always_seen(scene, path):
    server = scene.filled()
    if path in ('log', 'talk'):
        path = f'/r/{server.home.run_of("gh-450")}/{path}'
    with scene.tab(server, path) as tab:
        # A page to which one goes to type something begins there.
        if tab.ask("!document.activeElement.matches('main input, main textarea')"):
            tab.press('Tab')
            assert tab.ask("document.activeElement.matches('.skip')"), 'the first leads past the pages'
        seen = []
        for _ in range(70):
            assert_focus_is_seen(tab, path)
            seen.append(tab.ask("document.activeElement.closest('header.top') ? 'top' : 'main'"))
            tab.press('Tab')
            if tab.ask("document.activeElement === document.body || document.activeElement.matches('.skip')"):
                break
        assert 'main' in seen, 'nothing in the page is reached'
        # Whoever skips the pages is in the page.
        tab.page.focus('.skip')
        tab.press('Enter')
        assert tab.ask("document.querySelector('main').contains(document.activeElement)")


@test
def every_page_has_its_key(scene):
    server = scene.filled()
    with scene.tab(server, '/settings') as tab:
        for key, path in (('1', '/'), ('2', '/tasks'), ('3', '/runs'), ('4', '/cost'), ('5', '/why'), ('6', '/health'),
                          ('7', '/search'), ('8', '/sql'), ('9', '/settings')):
            tab.press(key)
            tab.wait('(path) => location.pathname === path', f'{key} leads to {path}', path)
            tab.settle()
            if tab.ask("document.activeElement.matches('input, textarea')"):
                tab.press('Escape')
            assert tab.ask("document.querySelector('.nav [aria-current]').getAttribute('href')") == path


@test(each=[('p', 'pause'), ('x', 'checkpoint')])
def the_keys_of_the_terminal_act_on_whoever_is_chosen(scene, case):
    key, act = case
    server = scene.filled()
    run = server.home.run_of('gh-456')
    with scene.tab(server, '/') as tab:
        tab.page.locator('.worker', has_text='gh-456').focus()
        # What others look at is not to be held up: it is enough that the daemon would be asked.
        tab.page.route(f'**/api/v1/runs/{run}/{act}', lambda route: route.fulfill(json={'ok': True, 'detail': 'as asked'}))
        with tab.page.expect_request(f'**/api/v1/runs/{run}/{act}') as asked:
            tab.press(key)
        assert asked.value.method == 'POST'
        tab.page.locator('.toast', has_text='as asked').wait_for()


@test
def a_key_that_is_held_acts_once(scene):
    server = scene.filled()
    run = server.home.run_of('gh-456')
    with scene.tab(server, '/') as tab:
        tab.page.locator('.worker', has_text='gh-456').focus()
        asked = []

        def answer(route):
            asked.append(route.request.url)
            route.fulfill(json={'ok': True, 'detail': f'the {len(asked)}th'})

        tab.page.route(f'**/api/v1/runs/{run}/checkpoint', answer)
        for _ in range(5):
            tab.page.keyboard.down('x')
            tab.page.wait_for_timeout(50)
        tab.page.keyboard.up('x')
        tab.page.locator('.toast', has_text='the 1th').wait_for()
        tab.press('x')
        tab.page.locator('.toast', has_text='the 2th').wait_for()
        assert len(asked) == 2, asked


@test
def a_sheet_tells_all_keys_and_goes_by_escape(scene):
    server = scene.filled()
    for path in ('/', '/tasks', '/t/gh-450'):
        with scene.kept_tab(server, path) as tab:
            tab.press('?')
            sheet = tab.page.locator('dialog[open]')
            sheet.wait_for()
            told = sheet.inner_text()
            for word in ('Fleet', 'Go anywhere', 'Filter'):
                assert word in told, f'{path} does not tell of {word}'
            assert tab.ask("document.querySelector('dialog[open]').contains(document.activeElement)"), 'focus is in it'
            tab.press('Escape')
            sheet.wait_for(state='detached')


@test
def the_palette_goes_anywhere_and_its_focus_returns(scene):
    server = scene.filled()
    with scene.tab(server, '/cost') as tab:
        tab.page.focus('.nav a[href="/why"]')
        tab.press('Control+k')
        tab.page.locator('dialog[open] [role=option]').first.wait_for()
        tab.press('Escape')
        tab.page.locator('dialog[open]').wait_for(state='detached')
        assert tab.ask("document.activeElement.getAttribute('href')") == '/why', 'the focus is where it was'
        for typed, heading in (('health', 'Health'), ('keep last', 'Keep the last token'), ('settings', 'Settings')):
            tab.press('Control+k')
            tab.page.locator('dialog[open] input').wait_for()
            tab.page.keyboard.type(typed)
            tab.wait("(typed) => document.querySelector('dialog[open] [role=option][aria-selected=true]')", argument=typed)
            tab.page.wait_for_timeout(250)
            tab.press('Enter')
            tab.wait('(told) => document.querySelector("main h1")?.innerText.includes(told)', f'"{typed}" leads there', heading)
        tab.press('Control+k')
        tab.page.keyboard.type('separator')
        tab.page.locator('dialog[open] [role=option]', has_text='Search the record').wait_for()
        tab.press('End')
        tab.assert_quiet()


@test
def keys_that_are_typed_into_a_field_do_nothing_else(scene):
    server = scene.filled()
    with scene.tab(server, '/tasks') as tab:
        tab.press('/')
        tab.page.keyboard.type('2n?:1')
        assert tab.ask('location.pathname') == '/tasks'
        assert not tab.page.locator('dialog[open]').count()
        assert tab.ask('document.activeElement.value') == '2n?:1'


@test
def a_dialog_keeps_the_focus_and_gives_it_back(scene):
    server = scene.filled()
    with scene.tab(server, '/') as tab:
        tab.page.get_by_role('button', name='Add a task').first.focus()
        tab.press('Enter')
        tab.page.locator('dialog[open]').wait_for()
        for _ in range(15):
            tab.press('Tab')
            assert tab.ask("document.activeElement === document.body"
                           " || document.querySelector('dialog[open]').contains(document.activeElement)")
        tab.press('Escape')
        tab.page.locator('dialog[open]').wait_for(state='detached')
        assert tab.ask("document.activeElement.textContent") == 'Add a task'


@test
def a_log_is_gone_through_by_keys(scene):
    server = scene.filled()
    with scene.tab(server, f'/r/{server.home.run_of("gh-450")}/log') as tab:
        log = Log(tab)
        log.wait_for('worker_exited')
        tab_until(tab, '.log .vrow')
        tab.press('g')
        log.wait_for_number(1)
        assert_focus_is_seen(tab, 'the first line')
        first = log.numbers()[0]
        for key in ('j', 'j', 'ArrowDown', 'k', 'Control+d', 'Control+u', 'PageDown'):
            tab.press(key)
            assert_focus_is_seen(tab, f'the log after {key}')
        assert first == 1
        tab.press('G')
        log.wait_for('worker_exited')
        tab.press('g', 'j', 'Enter')
        tab.wait("() => location.hash === '#L2'", 'Enter chooses the line')
        for key, pressed in (('t', 'Times'), ('w', 'Wrap'), ('o', 'Outline')):
            before = tab.page.get_by_role('button', name=pressed).first.get_attribute('aria-pressed')
            tab.press(key)
            tab.wait('([name, before]) => [...document.querySelectorAll(".toolbar button")]'
                     '.find((button) => button.textContent.startsWith(name)).getAttribute("aria-pressed") !== before',
                     f'{key} turns {pressed}', [pressed, before])


if __name__ == '__main__':
    main(Scene)
