"""Homes of their own for the tests: a daemon, agents that are played, logs that grow as they are told to, a server."""

import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAMS = pathlib.Path(os.environ.get('ROOST_PROGRAMS') or ROOT / '.build' / 'debug').resolve()

# Everything is tried again at once, so that nobody waits for what a real flock would wait for.
SETTINGS = '''
[flock]
start_interval = "0s"
retry_delay = "0s"
attempts_max = 2
[watch]
quiet_after = "3s"
[budget]
day_usd = "5"
'''


def eventually(condition, what, seconds=15, every=0.05):
    """What the condition gives, once it gives something."""
    end = time.monotonic() + seconds
    while True:
        found = condition()
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f'{what}: not within {seconds} s (last seen: {found!r})')
        time.sleep(every)


def is_alive(pid):
    try:
        return pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()[0] != 'Z'
    except OSError:
        return False


class Home:
    """A home in a new folder that nobody else may look into. Whatever was begun in it is ended with it.

    With `at`, the root of one that somebody else has made and will end.
    """

    def __init__(self, name='home', settings=SETTINGS, at=None):
        # Sockets lie in a home, whose paths may not be long.
        self.root = pathlib.Path(at or tempfile.mkdtemp(prefix=f'{name}-'))
        self.path = self.root / 'home'
        self.is_borrowed = at is not None
        if not self.is_borrowed:
            self.path.mkdir(mode=0o700)
            (self.path / 'config.toml').write_text(settings)
        self.environment = {
            'HOME': str(self.root), 'ROOST_HOME': str(self.path), 'TMPDIR': str(self.root),
            'PATH': f'{PROGRAMS}:{os.environ["PATH"]}', 'LANG': 'C.UTF-8', 'TZ': 'UTC',
            'GIT_AUTHOR_NAME': 'Ada', 'GIT_AUTHOR_EMAIL': 'ada@localhost',
            'GIT_COMMITTER_NAME': 'Ada', 'GIT_COMMITTER_EMAIL': 'ada@localhost',
        }
        self.children = []
        self.feeds = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # What is asked of it

    def roost(self, *words, cwd=None, given=None, seconds=60, may_fail=False):
        done = subprocess.run(
            ['roost', *words], cwd=cwd or self.root, env=self.environment, input=given, timeout=seconds,
            stdin=subprocess.DEVNULL if given is None else None, text=True, errors='replace',
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0 and not may_fail:
            raise AssertionError(f'roost {" ".join(words)} ended with {done.returncode}: {done.stderr or done.stdout}')
        return done.stdout

    def rows(self, *words):
        return [json.loads(line) for line in self.roost(*words, '--output', 'jsonl').splitlines() if line]

    def runs(self, task):
        """Its runs, the newest first."""
        return [row for row in self.rows('run', 'list', '--all') if row['task'] == task]

    def run_of(self, task):
        return self.runs(task)[0]['run']

    # The daemon and its agents

    def begin_daemon(self, workers=5):
        self.roost('daemon', 'start', '--workers', str(workers))

    def daemon(self):
        return self.rows('daemon', 'status')[0]

    def kill_daemon(self):
        pid = self.daemon()['pid']
        os.kill(pid, signal.SIGKILL)
        eventually(lambda: not is_alive(pid), 'the daemon is gone')

    def repository(self, name='parser', files=None):
        folder = self.root / name
        folder.mkdir()
        for path, text in (files or {'parser.swift': 'let limit = 1\n'}).items():
            (folder / path).write_text(text)
        for words in (['init', '-q', '-b', 'main'], ['add', '.'], ['commit', '-qm', 'Begin']):
            subprocess.run(['git', *words], cwd=folder, env=self.environment, check=True, timeout=30)
        return folder

    def add(self, task, title, script, *words, repository='parser'):
        self.roost(
            'task', 'add', '--agent', 'demo', '--repo', str(self.root / repository), '--id', task, '--title', title,
            *words, '-f', '-', given=script)

    def task(self, task):
        return self.rows('task', 'show', task)[0]

    def record(self, task, script, seconds=60):
        """Has a shell script run to its end, and gives its run."""
        file = self.root / f'{task}.sh'
        file.write_text(f'#!/bin/sh\n{script}\n')
        file.chmod(0o700)
        self.roost('run', '--task', task, '--', str(file), seconds=seconds, may_fail=True)
        return self.run_of(task)

    def feed(self, task):
        feed = Feed(self, task)
        self.feeds.append(feed)
        return feed

    # The server

    def web(self, *words):
        """Where browsers are let in by a daemon: an address that is good once."""
        return self.rows('web', *words)[0]['url']

    def serve(self, *words):
        """Serves without a daemon, as `roost web` does then, and gives the address that it prints."""
        child = subprocess.Popen(
            ['roost', 'web', '--print-url', *words], env=self.environment, cwd=self.root, text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=open(self.root / 'web.log', 'a'))
        self.children.append(child)
        address = child.stdout.readline().strip()
        assert address.startswith('http://'), f'roost web said: {address or (self.root / "web.log").read_text()}'
        return address

    def serving(self):
        return json.loads((self.path / 'web' / 'serving.json').read_text())

    def token(self):
        return (self.path / 'web' / 'token').read_text().strip()

    def access_log(self):
        log = self.path / 'web' / 'access.log'
        return log.read_text() if log.exists() else ''

    def kill_server(self):
        pid = self.serving()['process']['pid']
        os.kill(pid, signal.SIGKILL)
        eventually(lambda: not is_alive(pid), 'the server is gone')
        return pid

    # Its end

    def close(self):
        if self.is_borrowed:
            return
        for feed in self.feeds:
            feed.end()
        for child in self.children:
            child.terminate()
        for words in (['web', '--stop'], ['daemon', 'stop']):
            self._ask_quietly(*words)
        for run in self._ask_quietly('run', 'list', '--active', '--output', 'name').split():
            self._ask_quietly('run', 'stop', '--now', run)
        for child in self.children:
            try:
                child.wait(5)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
            child.stdout.close()
        subprocess.run(['rm', '-rf', str(self.root)], check=False, timeout=60)

    def _ask_quietly(self, *words):
        try:
            return self.roost(*words, seconds=20, may_fail=True)
        except (subprocess.TimeoutExpired, OSError):
            return ''


class Feed:
    """A run that writes what a test gives it, line by line, for as long as the test wants."""

    def __init__(self, home, task):
        self.home = home
        self.count = 0
        path = home.root / f'{task}.feed'
        os.mkfifo(path, 0o600)
        home.roost('run', '--detach', '--task', task, '--', 'sh', '-c', f'exec cat <{path}')
        # Whoever opens it waits for the other side: a run that never came would keep the test for ever.
        self.file = eventually(lambda: self._open(path), f'the run of {task} reads its feed')
        self.run = home.run_of(task)

    @staticmethod
    def _open(path):
        try:
            handle = os.open(path, os.O_WRONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        except OSError:
            return None
        os.set_blocking(handle, True)
        return os.fdopen(handle, 'w', buffering=1)

    def lines(self, count, text='told to somebody who looks on'):
        first = self.count + 1
        self.count += count
        self.file.write(''.join(f'line {number} {text}\n' for number in range(first, self.count + 1)))
        self.file.flush()

    def write(self, text):
        self.file.write(text)
        self.file.flush()

    def end(self):
        if self.file:
            self.file.close()
            self.file = None


# A home with something of everything

def fill(home, workers=5):
    """A living flock: who needs somebody, who works, who is silent, what came out well and what failed."""
    home.repository()
    home.begin_daemon(workers)
    home.add('gh-450', 'Keep the last token', LAST_TOKEN)
    home.add('gh-454', 'Mend the tests of the lexer', FAILING)
    home.add('gh-451', 'Publish the branch', PUBLISHING)
    home.add('gh-452', 'Rename the lexer', SILENT)
    home.add('gh-456', 'Run the whole suite', SUITE)
    home.add('gh-457', 'Document the exit codes', 'demo:\nusage 5000 900\nsay Reading.\nrun sleep 600')
    home.add('gh-458', 'Drop the old parser', 'demo: say Not yet.', '--hold', '--priority', '2')
    home.add('gh-459', 'Announce the release', 'demo: say Later.', '--after', 'gh-451')

    def is_filled():
        rows = home.rows('status')
        said = {row['task']: f'{row.get("verdict")} {row.get("cause")} {row.get("doing")}' for row in rows}
        return (
            'asks' in said.get('gh-451', '') and 'no output' in said.get('gh-452', '')
            and home.task('gh-454')['status'] == 'failed' and home.task('gh-450')['status'] == 'completed')

    eventually(is_filled, 'the home is filled', seconds=60, every=0.3)


LAST_TOKEN = '''demo:
usage 12000 800
think The parser drops what stands behind the last separator. Where is that decided?
say I look at the parser first.
read parser.swift
run ls -1
say It is the loop that ends one token early. I keep it.
edit parser.swift let kept = true
usage 18000 1200
write notes.md # The last token
run grep -n kept parser.swift
commit Keep the last token
say The last token is kept now.
outcome completed The last token is kept
'''

FAILING = '''demo:
usage 1000 200
say I run the tests first.
run echo 'lexer.swift:12: error: expected 3 tokens and got 2' && false
err error: 2 of 14 tests failed
raw Tests failed: testLastToken, testEmpty
fail 3
'''

PUBLISHING = '''demo:
usage 9000 400
say I have pushed nothing yet.
edit parser.swift let published = false
permit git push origin main
'''

SILENT = '''demo:
usage 700 90
say On it.
stall silent 10m
'''

SUITE = '''demo:
usage 31000 2100
say Now the whole suite.
run for n in 1 2 3 4 5; do echo "suite $n: 40 tests passed"; done
run sleep 600
'''
