"""Shows that pages take no more memory however long they look on: a log that is followed, a conversation that goes on
and the fleet stay open while agents write, for ROOST_WEB_SECONDS (an hour unless told). Ends with 1 where the heap or
the number of nodes of a page has grown by more than its factor, or a page does not show what came last.

    ROOST_WEB_SECONDS=60 python Tests/Web/soak_page.py"""

import json
import os
import signal
import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request

from browser import Browser, Log, Server
from home import SETTINGS, Home, eventually

SECONDS = max(20, int(os.environ.get('ROOST_WEB_SECONDS', '3600')))
# A page first fills what it keeps ready: what it takes after this part of the time is what it begins with.
WARM_UP = 0.1
SAMPLES = 60
# Of the median of the last samples beside that of the first; the constant is for what one collection more or less
# leaves behind.
HEAP_FACTOR = 1.3
HEAP_SLACK_BYTES = 2 << 20
NODES_FACTOR = 1.2
NODES_SLACK = 200
LINES_A_SECOND = 50
# More lines no script may have.
TALK_STEPS_MAX = 10_000
# What the server may take more at the end than at the beginning: what it knows of lines, a mark for every few.
SERVER_SLACK_BYTES = 32 << 20
# How long what was written may take to be seen.
SETTLING_MS = 3_000
# What the log may have of rows in the page, however long it is.
ROWS_MAX = 100

LAST_HEARD = '''() => Math.max(
  -1, ...[...document.querySelectorAll('.talk-place .vrow')].map((row) => Number(row.dataset.index)))'''
TO_THE_END = "for (const list of document.querySelectorAll('.vlist')) list.scrollTop = list.scrollHeight"

# A budget would end who writes long before the time is over.
AGENT = SETTINGS.replace('[budget]\nday_usd = "5"\n', '') + f'''
[agents.demo]
arguments = ["--lifetime", "{SECONDS + 600}s", "--pace", "500ms"]
'''


class Watched:
    """A page that stays open, and what it takes."""

    def __init__(self, name, tab):
        self.name = name
        self.tab = tab
        self.samples = []
        self.session = tab.context.new_cdp_session(tab.page)
        self.session.send('HeapProfiler.enable')

    def look(self):
        # Twice: what the first one ends, such as a listener, the second one lets go of.
        for _ in range(2):
            self.session.send('HeapProfiler.collectGarbage')
        counters = self.session.send('Memory.getDOMCounters')
        heap = self.session.send('Runtime.getHeapUsage')['usedSize']
        self.samples.append((heap, counters['nodes'], counters['jsEventListeners']))

    def ends(self):
        few = max(3, len(self.samples) // 6)
        return [
            (statistics.median(sample[place] for sample in self.samples[:few]),
             statistics.median(sample[place] for sample in self.samples[-few:]),
             max(sample[place] for sample in self.samples))
            for place in range(3)]

    def report(self):
        """Whether it stayed as it was."""
        heap, nodes, listeners = self.ends()
        print(f'{self.name}: {len(self.samples)} samples')
        print(f'  heap       {heap[0] / 2**20:8.2f} MB  ->  {heap[1] / 2**20:8.2f} MB  (most {heap[2] / 2**20:.2f} MB)')
        for what, (first, last, most) in (('nodes', nodes), ('listeners', listeners)):
            print(f'  {what:9}  {first:8.0f}     ->  {last:8.0f}     (most {most})')
        grown = [
            what for what, (first, last, _), factor, slack in (
                ('heap', heap, HEAP_FACTOR, HEAP_SLACK_BYTES), ('nodes', nodes, NODES_FACTOR, NODES_SLACK),
                ('listeners', listeners, NODES_FACTOR, NODES_SLACK))
            if last > first * factor + slack]
        for what in grown:
            print(f'  ✘ its {what} grew by more than {HEAP_FACTOR if what == "heap" else NODES_FACTOR} ×')
        return not grown


def memory_of(pid):
    for line in open(f'/proc/{pid}/status'):
        if line.startswith('VmRSS:'):
            return int(line.split()[1]) << 10
    return 0


def talk_script():
    """A conversation that goes on for all the time: something said, something thought, something done."""
    steps = []
    for number in range(min(SECONDS, TALK_STEPS_MAX // 2)):
        steps.append(f'say Message {number}: the parser drops what stands behind the last separator.')
        if number % 4 == 0:
            steps.append(f'think Thought {number}: where is that decided?')
            steps.append(f'run echo step {number}; ls -1')
    return '\n'.join(steps) + '\n'


def begin(home, task, script):
    file = home.root / f'{task}.demo'
    file.write_text(script)
    home.roost('run', '--detach', '--agent', 'demo', '--task', task, '-p', f'demo: @{file}')
    return eventually(lambda: [row['run'] for row in home.runs(task)], f'the run of {task}')[0]


def answer(home, path):
    """What the API says of it; nothing where it knows nothing."""
    address = f'http://127.0.0.1:{home.serving()["port"]}/api/v1{path}'
    request = urllib.request.Request(address, headers={'Authorization': f'Bearer {home.token()}'})
    try:
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)
    except urllib.error.HTTPError as error:
        error.close()
        return None


def soak(home, browser, server, runs):
    """Whether all pages stayed as they were, and showed what came last."""
    pid = home.serving()['process']['pid']
    pages = [
        Watched('log that is followed', browser.tab(server, f'/r/{runs["writer"]}/log')),
        Watched('conversation', browser.tab(server, f'/r/{runs["talker"]}/talk')),
        Watched('fleet', browser.tab(server, '/')),
    ]
    log = Log(pages[0].tab)
    began = time.monotonic()
    first = None
    for number in range(SAMPLES + 1):
        due = began + SECONDS * (WARM_UP + (1 - WARM_UP) * number / SAMPLES)
        # The page's own clock: what Python sleeps, nothing of the browser is heard in.
        pages[0].tab.page.wait_for_timeout(max(0, (due - time.monotonic()) * 1000))
        for page in pages:
            # What came is shown, too, where the page does not go along by itself.
            page.tab.ask(TO_THE_END)
            page.look()
        first = first or memory_of(pid)
    last = memory_of(pid)
    outcome = [page.report() for page in pages]
    total = answer(home, f'/runs/{runs["writer"]}/log?from=-1&count=1')['total']
    said = answer(home, f'/runs/{runs["talker"]}/talk?from=-1&count=1')['total']
    log.tab.page.wait_for_timeout(SETTLING_MS)
    shown = max(log.numbers(), default=0)
    heard = pages[1].tab.ask(LAST_HEARD)
    print(f'lines: {total} written, the last one shown is {shown}; {max(log.nodes(), 0)} rows of the log in the page')
    print(f'talk: {said} pieces, the last one shown is {heard + 1}')
    print(f'server: {first / 2**20:.1f} MB  ->  {last / 2**20:.1f} MB')
    least = LINES_A_SECOND * SECONDS // 2
    outcome.append(told(total >= least, f'only {total} lines were written, of {least} at least: somebody was stopped'))
    outcome.append(told(shown >= total, 'the log does not show its end'))
    outcome.append(told(heard + 1 >= said, 'the conversation does not show its end'))
    outcome.append(told(log.nodes() <= ROWS_MAX, f'the log has more than {ROWS_MAX} rows'))
    outcome.append(told(last <= first + SERVER_SLACK_BYTES, 'the server grew'))
    for page in pages:
        outcome.append(told(not page.tab.complaints(), f'{page.name}: {page.tab.complaints()[:3]}'))
    return all(outcome)


def told(is_so, otherwise):
    if not is_so:
        print(f'✘ {otherwise}')
    return is_so


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with tempfile.TemporaryDirectory(prefix='roost-page-') as folder:
        tempfile.tempdir = folder
        with Home('page', AGENT) as home:
            home.begin_daemon()
            runs = {
                'writer': begin(home, 'writer', f'say I count.\ncount {LINES_A_SECOND} {SECONDS + 300}s\n'),
                'talker': begin(home, 'talker', talk_script()),
            }
            server = Server(home, home.web())
            for run in runs.values():
                eventually(lambda: answer(home, f'/runs/{run}/talk'), f'the index knows {run}', seconds=60)
            browser = Browser()
            try:
                sys.exit(0 if soak(home, browser, server, runs) else 1)
            finally:
                browser.close()


if __name__ == '__main__':
    main()
