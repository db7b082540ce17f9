"""A log of 200,000 lines is as quick to go through as one of twenty, and the page stays as small."""

import re

from browser import Log, Server
from home import eventually
from scene import Scene
from suite import main, test

LINES = 200_000
NEEDLES = [17, 60_000, 123_456, 199_990]
# The page's own scripts take a few; what is beyond that would be of the log.
HEAP_MIB_MAX = 40


class Library(Scene):
    """Long logs, and nobody at work."""

    def __init__(self):
        super().__init__()
        self.own = None

    @property
    def server(self):
        assert self.own is not False, 'its home could not be made'
        if not self.own:
            self.own = False
            home = self.home('long')
            marks = ' || '.join(f'i == {line}' for line in NEEDLES)
            self.long = home.record('long', f'''awk 'BEGIN {{ for (i = 1; i <= {LINES}; i++)
                print "line " i ({marks} ? " needle" : "") " of a build that says much about little" }}' ''')
            self.odd = home.record('odd', ODD)
            self.own = Server(home, home.serve())
        return self.own

    def log(self, rest='', run='long', **options):
        server = self.server
        return self.tab(server, f'/r/{getattr(self, run)}/log{rest}', **options)


ODD = r'''
i=1; while [ $i -le 14 ]; do printf 'downloaded %d %%\r' $((i * 7)); i=$((i + 1)); done; printf 'downloaded all\n'
printf '\033[31mred \033[1mand bold\033[0m and plain\n'
awk 'BEGIN { for (i = 0; i < 300000; i++) printf "x"; print " the end" }'
printf 'tab\there\n'
printf 'a letter that is none: \377\n'
echo 'on the other stream' >&2
sleep 0.3
echo 'error: it failed'
'''


def shows_its_own(log):
    """Each line says its own number."""
    lines = log.shown()
    assert lines, 'no line is seen'
    for line in lines:
        assert line['text'] is None or line['text'].startswith(f'line {line["n"]} '), line
    return lines


def heap(tab):
    session = tab.context.new_cdp_session(tab.page)
    session.send('HeapProfiler.collectGarbage')
    used = session.send('Runtime.getHeapUsage')['usedSize'] / 2 ** 20
    session.detach()
    return used


@test
def its_end_is_there_at_once_with_few_nodes(scene):
    with scene.log('?stream=out') as tab:
        log = Log(tab)
        log.wait_for_number(LINES)
        shows_its_own(log)
        assert log.nodes() < 100
        assert tab.ask("document.querySelectorAll('*').length") < 1_500
        assert f'of {LINES:,}' in tab.page.inner_text('.reading-foot')
        tab.assert_quiet()


@test
def any_place_of_it_can_be_scrolled_to(scene):
    with scene.log('?stream=out') as tab:
        log = Log(tab)
        log.wait_for_number(LINES)
        for part in (0, 0.1, 0.37, 0.5, 0.82, 0.999, 1, 0.25, 0):
            tab.ask('''(part) => {
              const list = document.querySelector('.log .vlist');
              list.scrollTop = part * (list.scrollHeight - list.clientHeight);
            }''', part)
            wanted = max(1, round(part * LINES))

            def is_there():
                lines = log.shown()
                near = lines and all(line['text'] for line in lines) and abs(lines[0]['n'] - wanted) < LINES * 0.01 + 60
                return lines if near else None

            eventually(is_there, f'{part:.0%} of it is seen')
            shows_its_own(log)
            assert log.nodes() < 100


@test
def the_wheel_goes_through_it_line_by_line(scene):
    with scene.log('?stream=out#L100000') as tab:
        log = Log(tab)
        log.wait_for_number(100_000)
        seen = set()
        for _ in range(30):
            seen.update(line['n'] for line in shows_its_own(log))
            log.wheel(400)
            tab.page.wait_for_timeout(30)
        assert sorted(seen) == list(range(min(seen), max(seen) + 1)), 'lines were passed over'
        assert max(seen) - min(seen) > 300


@test
def a_link_to_a_line_shows_that_line(scene):
    with scene.log('?stream=out#L123456') as tab:
        log = Log(tab)
        log.wait_for_number(123_456)
        chosen = [line for line in log.shown() if 'is-range' in line['classes']]
        assert [line['n'] for line in chosen] == [123_456]
        box = tab.ask("document.querySelector('.log .vlist').clientHeight")
        assert box * 0.2 < chosen[0]['top'] < box * 0.8, 'it is in the middle'
    with scene.log('?stream=out#L50000-L50004') as tab:
        log = Log(tab)
        log.wait_for_number(50_000)
        assert [line['n'] for line in log.shown() if 'is-range' in line['classes']] == list(range(50_000, 50_005))


@test
def the_server_finds_what_was_never_shown(scene):
    with scene.log('?stream=out') as tab:
        log = Log(tab)
        log.wait_for_number(LINES)
        tab.press('/')
        tab.page.keyboard.type('NEEDLE'.lower())
        tab.wait("() => /of 4$/.test(document.querySelector('.log-search').innerText.trim().split('\\n')[0])"
                 " || /4 found/.test(document.querySelector('.log-search').innerText)", 'four are found', seconds=30)
        tab.press('Enter')
        passed = []
        for _ in range(4):
            passed.append(current_hit(log))
            tab.press('Enter')
            tab.page.wait_for_timeout(50)
        assert sorted(passed) == NEEDLES, f'it went to {passed}'
        assert 'q=needle' in tab.path
        assert_marks(tab)
        tab.assert_quiet()


def current_hit(log):
    def found():
        lines = [line for line in log.shown() if 'is-current' in line['classes']]
        return lines and 'needle' in (lines[0]['text'] or '') and lines
    line = eventually(found, 'the hit is seen')[0]
    assert log.tab.ask("document.querySelectorAll('.log mark.hit').length") >= 1
    return line['n']


def assert_marks(tab):
    """Beside the scroll bar there is a mark where each hit is, and none where there is no hit."""
    rows = tab.ask('''() => {
      const canvas = document.querySelector('.log-pane canvas');
      const { data } = canvas.getContext('2d').getImageData(canvas.width * 0.7, 0, 1, canvas.height);
      const style = getComputedStyle(document.documentElement);
      const probe = document.body.appendChild(document.createElement('i'));
      probe.style.color = 'var(--mark-current)';
      const [red, green, blue] = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
      probe.remove();
      const found = [];
      for (let y = 0; y < canvas.height; y += 1) {
        const [r, g, b, a] = data.slice(y * 4, y * 4 + 4);
        if (a > 200 && Math.abs(r - red) + Math.abs(g - green) + Math.abs(b - blue) < 40) found.push(y / canvas.height);
      }
      return found;
    }''')
    assert rows, 'nothing is marked beside the scroll bar'
    places = [line / LINES for line in NEEDLES]
    for place in places:
        assert any(abs(row - place) < 0.012 for row in rows), f'nothing is marked at {place:.3f}: {rows}'
    for row in rows:
        assert any(abs(row - place) < 0.012 for place in places), f'there is a mark at {row:.3f}, where nothing is found'


@test
def a_pattern_is_looked_for_by_the_server_and_a_bad_one_is_told(scene):
    with scene.log('?stream=out&q=%2Fline%2019999%5B0-9%5D%20%2F') as tab:
        tab.wait("() => /10 found|of 10/.test(document.querySelector('.log-search').innerText)", 'ten are found', seconds=30)
    with scene.log('?stream=out') as tab:
        field = tab.page.locator('.log-search input')
        field.fill('/a(b/')
        field.press('Enter')
        tab.wait("() => document.querySelector('.log-search [role=status]').textContent.length > 3", 'it says what is wrong')
        tab.assert_quiet(['status of 4(00|22)'])


@test
def what_is_not_found_is_told(scene):
    with scene.log('?stream=out&q=nowhere%20to%20be%20seen') as tab:
        tab.wait("() => /not found/.test(document.querySelector('.log-search').innerText)", 'it says so', seconds=30)


@test
def the_page_does_not_grow_with_what_was_looked_at(scene):
    with scene.log('?stream=out') as tab:
        log = Log(tab)
        log.wait_for_number(LINES)
        visit(tab, log, 10)
        before = heap(tab)
        visit(tab, log, 60)
        after = heap(tab)
        assert after < HEAP_MIB_MAX, f'its scripts keep {after:.1f} MiB'
        assert after - before < 8, f'they grew from {before:.1f} to {after:.1f} MiB'
        counted = tab.context.new_cdp_session(tab.page).send('Memory.getDOMCounters')
        assert counted['nodes'] < 12_000, f'{counted} are kept'


def visit(tab, log, count):
    for number in range(count):
        tab.ask('''(part) => {
          const list = document.querySelector('.log .vlist');
          list.scrollTop = part * (list.scrollHeight - list.clientHeight);
        }''', (number * 0.618) % 1)
        tab.page.wait_for_timeout(60)
    eventually(lambda: all(line['text'] for line in log.shown()), 'its lines are seen')


@test
def states_that_were_written_over_are_folded(scene):
    with scene.log('#L1', run='odd') as tab:
        log = Log(tab)
        log.wait_for('downloaded all')
        line = next(line for line in log.shown() if 'downloaded all' in (line['text'] or ''))
        assert re.search(r'\b14 updates\b', line['text']), line['text']
        assert sum('downloaded' in (line['text'] or '') for line in log.shown()) == 1


@test
def colours_are_shown_and_a_huge_line_is_cut_until_asked_for(scene):
    with scene.log('#L1', run='odd') as tab:
        log = Log(tab)
        log.wait_for('and plain')
        assert tab.page.locator('.txt .fg-red', has_text='red').count() >= 1
        assert tab.page.locator('.txt .b', has_text='and bold').count() >= 1
        assert not any('\x1b' in (line['text'] or '') for line in log.shown())
        shown = tab.ask("Math.max(...[...document.querySelectorAll('.log .txt')].map((node) => node.textContent.length))")
        assert shown < 20_000, f'a line of {shown} letters is there'
        assert tab.page.locator('.log a.fold', has_text='raw text').get_attribute('href').endswith('/log/raw?stream=out')
        tab.page.get_by_role('button', name=re.compile('more characters')).click()
        # The server gives the beginning of such a line, and says how much stands behind it.
        tab.wait("() => [...document.querySelectorAll('.log .txt')].some((node) => node.textContent.length > 8000"
                 " && /[0-9.]+ KiB more/.test(node.textContent))", 'more of it is there, and what is not is told')
        assert tab.page.locator('.log a.fold', has_text='raw text').count() == 1
        assert log.nodes() < 100


@test
def a_page_that_fills_the_window_leaves_room_for_what_stands_above_it(scene):
    with scene.log() as tab:
        tab.wait("() => /No daemon is running/.test(document.getElementById('notice').textContent)", 'it says so')
        Log(tab).wait_for_number(LINES)
        assert tab.ask('document.scrollingElement.scrollHeight <= innerHeight'), 'the page is higher than the window'


@test
def streams_can_be_chosen(scene):
    with scene.log('?stream=err', run='odd') as tab:
        log = Log(tab)
        log.wait_for('on the other stream')
        assert all('on the other stream' in line['text'] for line in log.shown())
        tab.page.locator('.source-chip.out').click()
        log.wait_for('error: it failed')
        assert not tab.page.locator('.line.run').count(), 'what happened to the run was not chosen'
        tab.wait("() => decodeURIComponent(location.search) === '?stream=out,err'", 'the address says so')


@test
def raw_bytes_are_one_click_away(scene):
    with scene.log(run='odd') as tab:
        tab.page.get_by_role('button', name='Download').click()
        with tab.page.expect_download() as told:
            tab.page.get_by_role('menuitem', name=re.compile('Output')).click()
        text = open(told.value.path(), 'rb').read()
        assert b'downloaded 7 %\rdownloaded 14 %\r' in text
        assert len(text) > 300_000


@test
def lines_that_wrap_or_do_not_keep_their_place(scene):
    with scene.log('?stream=out#L70000') as tab:
        log = Log(tab)
        log.wait_for_number(70_000)
        before = log.numbers()[0]
        for _ in range(2):
            tab.press('w')
            tab.page.wait_for_timeout(100)
        tab.press('t')
        tab.wait("() => !document.querySelector('.log').classList.contains('no-ts')", 'times are shown')
        assert abs(log.numbers()[0] - before) <= 2, f'it went from {before} to {log.numbers()[0]}'
        shows_its_own(log)
        tab.wait("() => location.search.includes('times=1')", 'the address says so')


if __name__ == '__main__':
    main(Library)
