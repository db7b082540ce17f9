"""What happens is shown as it happens, and goes on after whatever breaks."""

import re
import socket
import time

from browser import Log, Server
from home import eventually
from scene import Scene
from suite import main, test


class Flock(Scene):
    """A daemon, and a log that grows for as long as tests want it to."""

    def __init__(self):
        super().__init__()
        self.own = None

    @property
    def grown(self):
        assert self.own is not False, 'its home could not be made'
        if not self.own:
            self.own = False
            home = self.home('live')
            home.begin_daemon()
            self.feed = home.feed('grow')
            self.feed.lines(500)
            self.own = Server(home, home.web())
        return self.own

    def log(self, **options):
        server = self.grown
        self.feed.lines(1, 'before anybody looks')
        return self.tab(server, f'/r/{self.feed.run}/log?stream=out', **options)


def last(feed):
    return f'line {feed.count} '


def follows(log, feed):
    log.wait_for(last(feed))
    eventually(log.is_at_end, 'the end is seen')


def without_gap(lines):
    """Line n says that it is line n: whatever is left out, or comes twice, shows."""
    for line in lines:
        assert line['text'] is not None, f'line {line["n"]} is still waited for'
        assert line['text'].startswith(f'line {line["n"]} '), f'line {line["n"]} says "{line["text"][:60]}"'
    numbers = [line['n'] for line in lines]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers))), f'lines {numbers}'


# Following

@test
def a_growing_log_is_followed(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        for _ in range(3):
            scene.feed.lines(40)
            follows(log, scene.feed)
        without_gap(log.shown())
        assert log.is_following()
        assert log.nodes() < 100
        tab.assert_quiet()


@test
def a_line_is_there_soon_after_it_was_written(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        took = []
        for _ in range(5):
            began = time.monotonic()
            scene.feed.lines(1, 'now')
            log.wait_for(last(scene.feed))
            took.append(time.monotonic() - began)
        assert sorted(took)[2] < 2, f'it took {took} s'


@test
def whoever_has_scrolled_up_stays_there_and_is_told_of_new_lines(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        log.wheel(-900)
        eventually(lambda: not log.is_following(), 'it does not follow any more')
        before = settled(log)
        scene.feed.lines(300)
        tab.wait("() => /300 new lines/.test(document.querySelector('.log .vlist-jump:not([hidden])')?.textContent ?? '')",
                 'it says how many lines are new')
        assert settled(log) == before, 'what somebody reads has moved'
        tab.page.click('.log .vlist-jump')
        follows(log, scene.feed)
        eventually(log.is_following, 'it follows again')
        assert not tab.page.locator('.log .vlist-jump').is_visible()
        scene.feed.lines(10)
        follows(log, scene.feed)


def settled(log):
    """What is seen, once it does not move."""
    def still():
        first = log.shown()
        log.tab.page.wait_for_timeout(120)
        second = log.shown()
        return first if first == second and all(line['text'] is not None for line in first) else None

    return [(line['n'], line['text'], line['top']) for line in eventually(still, 'it stands still')]


@test
def scrolling_back_to_the_end_follows_again(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        log.wheel(-600)
        eventually(lambda: not log.is_following(), 'it does not follow any more')
        log.wheel(5_000)
        eventually(log.is_following, 'it follows again')
        scene.feed.lines(20)
        follows(log, scene.feed)


@test
def a_burst_of_lines_leaves_the_page_answering(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        tab.ask('''() => {
          window.longest = 0;
          let before = performance.now();
          const turn = () => {
            const now = performance.now();
            window.longest = Math.max(window.longest, now - before);
            before = now;
            window.turn = requestAnimationFrame(turn);
          };
          turn();
        }''')
        scene.feed.lines(30_000)
        log.wait_for(last(scene.feed), seconds=30)
        without_gap(log.shown())
        assert log.nodes() < 100
        longest = tab.ask('() => { cancelAnimationFrame(window.turn); return window.longest; }')
        assert longest < 1_000, f'it stood still for {longest:.0f} ms'


@test
def a_line_without_an_end_is_shown_as_it_grows(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        scene.feed.write(f'line {scene.feed.count + 1} begins')
        log.wait_for('begins')
        scene.feed.write(' and ends\n')
        scene.feed.count += 1
        log.wait_for('begins and ends')
        without_gap(log.shown())


@test
def a_prompt_is_there_for_whoever_comes_while_it_waits(scene):
    home = scene.grown.home
    feed = home.feed('asking')
    feed.lines(300)
    feed.write('Go on? [y/n] ')
    with scene.tab(scene.grown, f'/r/{feed.run}/log?stream=out') as tab:
        log = Log(tab)
        log.wait_for('Go on? [y/n]')
        assert tab.page.locator('.line.is-open').count() == 1, 'it is shown that it goes on'
        feed.write('y\n')
        feed.count += 1
        feed.lines(250)
        log.wait_for(last(feed))
        assert not tab.page.locator('.line.is-open').count()
        assert not tab.page.locator('.log .vlist-jump').is_visible(), 'what is followed is nothing new'
        tab.ask("document.querySelector('.log .vlist').scrollTop -= 4800")
        log.wait_for('Go on? [y/n] y')


@test
def the_end_of_a_run_is_told(scene):
    home = scene.grown.home
    feed = home.feed('short')
    feed.lines(3)
    with scene.tab(scene.grown, f'/r/{feed.run}/log') as tab:
        tab.wait("() => /follows/.test(document.querySelector('.reading-foot').textContent)")
        feed.end()
        tab.wait("() => /ended/.test(document.querySelector('.reading-foot').textContent)", 'it says that it has ended')


@test
def the_fleet_changes_without_being_asked_to(scene):
    server = scene.grown
    server.home.repository()
    with scene.tab(server, '/') as tab:
        server.home.add('gh-1', 'Ask somebody', 'demo:\nsay I ask.\npermit git push origin main')
        card = tab.page.locator('.part-needs .worker', has_text='gh-1')
        card.wait_for(timeout=20_000)
        card.get_by_text('git push origin main').first.wait_for(timeout=20_000)
        card.get_by_role('button', name=re.compile('^Allow')).click()
        card.wait_for(state='detached', timeout=20_000)
        tab.wait("() => !document.title.startsWith('(')", 'the title says that nobody needs anybody')
        tab.page.locator('.brief', has_text='gh-1').first.wait_for(timeout=20_000)
        tab.assert_quiet()


# Breaks

def marked(tab):
    """A page that was loaded again has forgotten this."""
    tab.ask('window.isTheSame = true')


def is_the_same(tab):
    return tab.ask('window.isTheSame === true')


def is_live(tab, seconds=30):
    tab.wait("() => document.querySelector('.live')?.dataset.state === 'live'", 'it is live again', seconds=seconds)


@test
def a_server_that_is_killed_comes_back_under_an_open_page(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        marked(tab)
        for _ in range(2):
            first = scene.feed.count + 1
            before = scene.grown.home.kill_server()
            scene.feed.lines(120, 'while no server was there')
            eventually(lambda: serves_anew(scene.grown.home, before), 'the daemon begins another server', 30)
            log.wait_for(last(scene.feed), seconds=40)
            is_live(tab)
            scene.feed.lines(5)
            follows(log, scene.feed)
            assert is_the_same(tab), 'the page was loaded again'
            log.tab.ask("document.querySelector('.log .vlist').scrollTop -= 1200")
            log.wait_for_number(first + 60)
            without_gap(log.shown())
            tab.press('G')
            follows(log, scene.feed)


def serves_anew(home, before):
    try:
        return home.serving()['process']['pid'] not in (None, before)
    except (OSError, ValueError):
        return False


@test
def a_daemon_that_is_killed_comes_back_under_an_open_page(scene):
    home = scene.grown.home
    with scene.log() as tab, scene.tab(scene.grown, '/') as fleet:
        log = Log(tab)
        follows(log, scene.feed)
        marked(tab)
        marked(fleet)
        port = home.serving()['port']
        home.kill_daemon()
        scene.feed.lines(150, 'while no daemon was there')
        for page in (tab, fleet):
            page.wait("() => /no connection to roost/i.test(document.getElementById('notice').textContent)",
                      'it says that nobody answers', seconds=30)
        home.begin_daemon()
        eventually(lambda: home.serving()['port'] == port, 'it is served at the same port', 30)
        log.wait_for(last(scene.feed), seconds=40)
        is_live(tab)
        is_live(fleet)
        without_gap(log.shown())
        for page in (tab, fleet):
            page.wait("() => document.getElementById('notice').textContent === ''", 'it says no more that nobody answers')
            assert is_the_same(page), 'a page was loaded again'
        # What goes on is told to both.
        scene.feed.lines(5)
        follows(log, scene.feed)
        fleet.page.locator('.worker', has_text='grow').wait_for(timeout=20_000)


@test
def a_daemon_that_is_restarted_hot_takes_no_line_with_it(scene):
    home = scene.grown.home
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        marked(tab)
        before = home.daemon()['pid']
        home.roost('daemon', 'restart')
        scene.feed.lines(60)
        assert home.daemon()['pid'] != before
        log.wait_for(last(scene.feed), seconds=40)
        is_live(tab)
        scene.feed.lines(5)
        follows(log, scene.feed)
        without_gap(log.shown())
        assert is_the_same(tab)


@test
def a_page_that_slept_catches_up(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        session = tab.context.new_cdp_session(tab.page)
        session.send('Page.setWebLifecycleState', {'state': 'frozen'})
        scene.feed.lines(400, 'while it slept')
        time.sleep(1.5)  # sleep is what is tried here
        session.send('Page.setWebLifecycleState', {'state': 'active'})
        follows(log, scene.feed)
        without_gap(log.shown())


@test
def a_line_to_the_server_that_breaks_is_mended(scene):
    with scene.log() as tab:
        log = Log(tab)
        follows(log, scene.feed)
        tab.context.set_offline(True)
        tab.wait("() => document.querySelector('.live').dataset.state === 'offline'", 'it says that it is offline')
        scene.feed.lines(30, 'while it was offline')
        tab.context.set_offline(False)
        is_live(tab)
        follows(log, scene.feed)
        without_gap(log.shown())


@test
def a_reader_that_stands_still_holds_nobody_up(scene):
    server = scene.grown
    stopped = [still_reader(server, f'flock,log:{scene.feed.run},run:{scene.feed.run}') for _ in range(8)]
    pid = server.home.serving()['process']['pid']
    try:
        with scene.log() as tab:
            log = Log(tab)
            follows(log, scene.feed)
            before = resident(pid)
            for _ in range(20):
                scene.feed.lines(500)
                log.wait_for(last(scene.feed))
            without_gap(log.shown())
            assert resident(pid) - before < 32, f'the server grew from {before} to {resident(pid)} MiB'
            # Of those who read again some may be told that they have missed something; none is cut off for good.
            stopped[0].settimeout(10)
            heard = b''
            while b'event: hello' not in heard:
                more = stopped[0].recv(65_536)
                assert more, 'it was cut off'
                heard += more
    finally:
        for reader in stopped:
            reader.close()


def still_reader(server, topics):
    """Asks for a stream, and then reads nothing of it."""
    reader = socket.socket()
    reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2_048)
    host = server.origin.removeprefix('http://')
    reader.settimeout(10)
    reader.connect((host.split(':')[0], int(host.split(':')[1])))
    reader.sendall((f'GET /api/v1/stream?topics={topics} HTTP/1.1\r\nHost: {host}\r\n'
                    f'Authorization: Bearer {server.home.token()}\r\nAccept: text/event-stream\r\n\r\n').encode())
    return reader


def resident(pid):
    """In MiB."""
    for line in open(f'/proc/{pid}/status'):
        if line.startswith('VmRSS'):
            return int(line.split()[1]) // 1024
    return 0


@test
def many_tabs_are_told_all_the_same(scene):
    # A browser opens six connections to one server, and each stream holds one for good.
    server = scene.grown
    with scene.log() as first:
        follows(Log(first), scene.feed)
        pages = [first.page] + [first.context.new_page() for _ in range(5)]
        try:
            for page in pages[1:]:
                page.goto(f'{server.origin}/r/{scene.feed.run}/log?stream=out', wait_until='commit')
            scene.feed.lines(30)
            for number, page in enumerate(pages):
                page.bring_to_front()
                page.wait_for_function(
                    "(text) => [...document.querySelectorAll('.log .txt')].some((node) => node.textContent.includes(text))",
                    arg=last(scene.feed), timeout=25_000)
        except Exception as error:
            raise AssertionError(f'tab {number + 1} of {len(pages)} shows nothing new') from error


if __name__ == '__main__':
    main(Flock)
