"""The address holds all of what is shown: whoever opens it elsewhere sees the same, and back and forward lead there."""

from browser import Log
from scene import Scene
from suite import main, test

TASK = 'gh-450'


def run_of(scene, task=TASK):
    return scene.filled().home.run_of(task)


def chosen(log):
    return [line['n'] for line in log.shown() if 'is-range' in line['classes']]


@test
def a_line_that_was_chosen_can_be_sent_to_somebody(scene):
    server = scene.filled()
    run = run_of(scene)
    with scene.tab(server, f'/r/{run}/log#L1') as tab:
        log = Log(tab)
        log.wait_for_number(5)
        tab.page.click('.log a.ln:text-is("5")')
        tab.wait("() => location.hash === '#L5'", 'the address names the line')
        tab.page.click('.log a.ln:text-is("8")', modifiers=['Shift'])
        tab.wait("() => location.hash === '#L5-L8'", 'the address names the lines')
        address = tab.path
    with scene.tab(server, address) as tab:
        log = Log(tab)
        log.wait_for_number(8)
        assert chosen(log) == [5, 6, 7, 8]


@test
def a_message_that_was_chosen_can_be_sent_to_somebody(scene):
    server = scene.filled()
    run = run_of(scene)
    with scene.tab(server, f'/r/{run}/talk') as tab:
        tab.page.locator('.talk-list .vrow').nth(1).wait_for()
        tab.page.locator('.talk-list .vrow').nth(3).click()
        # That of the first one may still stand there: addresses are not written as often as somebody moves.
        tab.wait("() => location.hash === '#m4'", 'the address names the message')
        address = tab.path
        text = tab.page.locator('.talk-list .vrow.is-chosen').inner_text()
    with scene.tab(server, address) as tab:
        tab.wait("(text) => document.querySelector('.talk-list .vrow.is-chosen')?.innerText === text",
                 'the same message is chosen', text)
        assert tab.path == address


@test
def a_moment_of_a_task_can_be_sent_to_somebody(scene):
    server = scene.filled()
    with scene.tab(server, f'/t/{TASK}') as tab:
        tab.page.locator('.timeline-svg').wait_for()
        tab.page.get_by_role('button', name='Zoom in (W)').click()
        tab.page.get_by_role('button', name='Zoom in (W)').click()
        tab.wait("() => location.search.length > 3", 'the address holds the time that is seen')
        address = tab.path
        axis = axis_of(tab)
    with scene.tab(server, address) as tab:
        tab.page.locator('.timeline-svg').wait_for()
        tab.wait('(axis) => JSON.stringify([...document.querySelectorAll(".timeline-svg .axis text, .timeline-svg .label")]'
                 '.map((node) => node.textContent)) === axis', 'the same time is seen', axis)


@test
def a_tool_of_the_story_tells_all_that_is_known_of_it(scene):
    server = scene.filled()
    with scene.tab(server, f'/t/{TASK}') as tab:
        tool = tab.page.locator('.tl-tool').first
        tool.wait_for()
        name = tool.get_attribute('aria-label')
        tool.click()
        detail = tab.page.locator('.timeline-detail')
        detail.locator('summary').click()
        told = detail.inner_text()
        assert 'durationMs' in told and '"input"' in told, told
        assert told.split('\n')[0].strip() in name, (told, name)
        tab.page.locator('.timeline-svg .is-chosen').press('ArrowRight')
        tab.wait('(told) => document.querySelector(".timeline-detail").innerText !== told', 'the next one is told', told)


def axis_of(tab):
    return tab.ask('JSON.stringify([...document.querySelectorAll(".timeline-svg .axis text, .timeline-svg .label")]'
                   '.map((node) => node.textContent))')


@test
def a_step_of_an_explanation_can_be_sent_to_somebody(scene):
    server = scene.filled()
    with scene.tab(server, '/why?subject=gh-454') as tab:
        rows = tab.page.locator('.step-list .vrow')
        rows.nth(2).wait_for()
        rows.nth(2).click()
        tab.wait("() => new URLSearchParams(location.search).has('at')", 'the address names the step')
        address, text = tab.path, rows.nth(2).inner_text()
    with scene.tab(server, address) as tab:
        tab.page.locator('.step-list .vrow.is-chosen').wait_for()
        assert tab.page.locator('.step-list .vrow.is-chosen').inner_text() == text


@test(each=[
    ('/tasks?status=failed', ['gh-454'], ['gh-450']),
    ('/tasks?status=completed', ['gh-450'], ['gh-454']),
    ('/tasks?q=old%20parser', ['gh-458', 'held'], ['gh-450']),
    ('/tasks?q=lexer', ['gh-452', 'gh-454'], ['gh-450']),
    ('/tasks?q=lexer%20!rename', ['gh-454'], ['gh-452']),
    ('/cost?by=task', ['gh-450', 'gh-456'], []),
    ('/search?q=separator', ['separator'], []),
    ('/sql?q=select%20task_id%20from%20tasks%20where%20status%20%3D%20%27failed%27', ['gh-454'], ['gh-450']),
    ('/why?subject=gh-452', ['gh-452'], []),
])
def a_filter_is_in_the_address(scene, case):
    path, wanted, unwanted = case
    server = scene.filled()
    with scene.kept_tab(server, path) as tab:
        for word in wanted:
            tab.wait("(word) => document.querySelector('main').innerText.includes(word)", f'"{word}" is shown', word)
        told = tab.page.inner_text('main')
        for word in unwanted:
            assert word not in told.replace(path, ''), f'"{word}" is shown'


@test
def what_is_chosen_goes_into_the_address_and_back_undoes_it(scene):
    server = scene.filled()
    with scene.tab(server, '/tasks') as tab:
        tab.page.get_by_label('Status').select_option('failed')
        tab.wait("() => location.search === '?status=failed'", 'the address holds the filter')
        tab.wait("() => !document.querySelector('main').innerText.includes('gh-450')")
        tab.page.locator('.task-list a', has_text='gh-454').click()
        tab.wait("() => location.pathname === '/t/gh-454'")
        tab.settle()
        tab.page.go_back()
        tab.wait("() => location.pathname === '/tasks' && location.search === '?status=failed'")
        tab.wait("() => document.querySelector('main').innerText.includes('gh-454')"
                 " && !document.querySelector('main').innerText.includes('gh-450')", 'the list is filtered again')
        assert tab.page.get_by_label('Status').input_value() == 'failed'
        tab.page.go_forward()
        tab.wait("() => document.querySelector('main h1')?.textContent.includes('Mend the tests')", 'the task is there')
        tab.assert_quiet()


@test
def back_and_forward_lead_through_all_pages(scene):
    server = scene.filled()
    run = run_of(scene)
    way = ['/', '/tasks', f'/t/{TASK}', f'/r/{run}/log', f'/r/{run}/talk', '/cost', '/why?subject=gh-450', '/search?q=token']
    with scene.tab(server, way[0]) as tab:
        tab.ask('window.isTheSame = true')
        headings = [tab.heading]
        for path in way[1:]:
            tab.ask('''(path) => {
              const link = document.body.appendChild(document.createElement('a'));
              link.href = path;
              link.click();
              link.remove();
            }''', path)
            tab.wait('(path) => (location.pathname + location.search).startsWith(path)', argument=path)
            tab.settle()
            headings.append(tab.heading)
        for step, expected in list(enumerate(headings))[-2::-1]:
            tab.page.go_back()
            tab.wait('(told) => document.querySelector("main h1")?.innerText === told', f'back at {way[step]}', expected)
            assert tab.path.startswith(way[step]), f'at {tab.path}, and not at {way[step]}'
        for step, expected in list(enumerate(headings))[1:]:
            tab.page.go_forward()
            tab.wait('(told) => document.querySelector("main h1")?.innerText === told', f'at {way[step]} again', expected)
        assert tab.ask('window.isTheSame === true'), 'a page was loaded anew'
        tab.assert_quiet()


@test
def going_back_finds_the_place_where_one_was(scene):
    server = scene.filled()
    with scene.tab(server, '/settings', size=(1280, 500)) as tab:
        tab.page.mouse.move(600, 300)
        tab.page.mouse.wheel(0, 700)
        tab.wait('() => scrollY > 400')
        tab.page.wait_for_timeout(400)
        place = tab.ask('scrollY')
        tab.page.click('.nav a[href="/health"]')
        tab.wait("() => location.pathname === '/health'")
        tab.settle()
        assert tab.ask('scrollY') == 0
        tab.page.go_back()
        tab.settle()
        tab.wait('(place) => Math.abs(scrollY - place) < 60', f'it is at {place} px again', place)


@test
def going_back_finds_the_place_though_its_rows_come_late(scene):
    server = scene.filled()
    with scene.tab(server, '/settings', size=(1280, 500)) as tab:
        place = leave_from_below(tab)
        # Whatever fills the page comes when the page has long been there.
        tab.page.route('**/api/v1/settings*', lambda route: (tab.page.wait_for_timeout(800), route.continue_()))
        tab.page.go_back()
        tab.wait('(place) => Math.abs(scrollY - place) < 60', f'it is at {place} px again', place)


@test
def whoever_scrolls_while_rows_come_is_not_thrown_elsewhere(scene):
    server = scene.filled()
    with scene.tab(server, '/settings', size=(1280, 500)) as tab:
        leave_from_below(tab)
        tab.page.route('**/api/v1/settings*', lambda route: (tab.page.wait_for_timeout(800), route.continue_()))
        tab.page.go_back()
        tab.wait("() => document.querySelector('main h1')?.textContent === 'Settings'")
        tab.page.mouse.wheel(0, 10)
        tab.page.locator('.setting').first.wait_for()
        tab.page.wait_for_timeout(300)
        assert tab.ask('scrollY') < 100


def leave_from_below(tab):
    tab.page.mouse.move(600, 300)
    tab.page.mouse.wheel(0, 700)
    tab.wait('() => scrollY > 400')
    tab.page.wait_for_timeout(400)
    place = tab.ask('scrollY')
    tab.page.click('.nav a[href="/health"]')
    tab.wait("() => location.pathname === '/health'")
    tab.settle()
    return place


@test
def going_back_to_a_list_finds_the_row_that_was_opened(scene):
    server = scene.filled()
    with scene.tab(server, '/tasks', size=(1280, 400)) as tab:
        tab.page.locator('.task-list .vrow').nth(3).wait_for()
        tab.press('G', 'k')
        tab.wait("() => document.querySelector('.task-list .vlist').scrollTop > 20")
        chosen = tab.page.locator('.task-list .vrow.is-chosen').inner_text()
        top = tab.ask("document.querySelector('.task-list .vlist').scrollTop")
        tab.press('Enter')
        tab.wait("() => location.pathname.startsWith('/t/')")
        tab.settle()
        tab.page.go_back()
        tab.page.locator('.task-list .vrow.is-chosen').wait_for()
        tab.wait("(top) => Math.abs(document.querySelector('.task-list .vlist').scrollTop - top) < 40",
                 'the list is where it was', top)
        assert tab.page.locator('.task-list .vrow.is-chosen').inner_text().split()[1] == chosen.split()[1]


@test
def what_was_found_leads_to_the_very_message(scene):
    server = scene.filled()
    with scene.tab(server, '/search?q=loop%20early&in=messages') as tab:
        tab.page.locator('.hit-link').first.click()
        tab.wait("() => location.pathname.endsWith('/talk') && /^#m[0-9]+$/.test(location.hash)",
                 'the address names the message')
        tab.wait("() => document.querySelector('.talk-list .vrow.is-chosen')?.textContent.includes('one token early')",
                 'the message is chosen')


@test
def a_file_of_a_review_leads_to_its_changes(scene):
    server = scene.filled()
    with scene.tab(server, f'/t/{TASK}') as tab:
        link = tab.page.locator('.files a').last
        link.wait_for()
        name = link.inner_text().strip()
        link.click()
        tab.wait("(name) => document.querySelector('.diff-place')?.innerText.includes(name)", argument=name)
        assert tab.path.endswith(f'#file-{name}')


@test
def the_file_that_is_at_the_top_is_the_one_that_is_marked(scene):
    server = scene.filled()
    marked = "(name) => document.querySelector('.diff-tree .is-chosen')?.textContent.includes(name)"
    with scene.tab(server, f'/t/{TASK}/diff') as tab:
        tab.wait(marked, 'the first file is marked', 'notes.md')
        tab.page.keyboard.press(']')
        tab.wait(marked, 'the next file is marked', 'parser.swift')


@test
def a_link_to_a_run_leads_to_what_it_wrote(scene):
    server = scene.filled()
    run = run_of(scene)
    with scene.tab(server, f'/r/{run}') as tab:
        assert tab.path.startswith(f'/r/{run}')
        tab.page.get_by_role('link', name='Log').first.click()
        tab.wait("() => location.pathname.endsWith('/log')")


@test
def a_link_that_makes_no_sense_shows_a_page_all_the_same(scene):
    server = scene.filled()
    run = run_of(scene)
    for path in (f'/r/{run}/log#L0', f'/r/{run}/log#L99999999', f'/r/{run}/log?from=-5&stream=nonsense#Lx',
                 f'/r/{run}/talk#m999999', '/tasks?view=nonsense&status=nonsense', '/cost?by=nonsense',
                 f'/t/{TASK}?from=x&to=y', '/sql?q=', '/search?in=nonsense&q=token', '/t/%00', '/r/%F0%9F%90%93/log'):
        with scene.kept_tab(server, path) as tab:
            told = [text for text in tab.complaints() if text.startswith('page error')]
            assert not told, f'{path}: {told}'
            assert tab.page.inner_text('main').strip(), f'{path} shows nothing'


if __name__ == '__main__':
    main(Scene)
