"""Runs the modules of tests, two at a time, and ends with how many tests passed and failed: run.py [--only NAME]"""

import argparse
import contextlib
import json
import os
import pathlib
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import home

HERE = pathlib.Path(__file__).resolve().parent
PROGRAMS = ('roost', 'roostd', 'roost-web', 'roost-index', 'roost-shim', 'roost-demo-agent')
# The longest first, for the others to fit in behind.
MODULES = ['access', 'live', 'safety', 'log', 'pages', 'links', 'keyboard', 'modules', 'login']
LANES = 2
SECONDS_MAX = 600


class Results:
    def __init__(self):
        self.lock = threading.Lock()
        self.passed = self.failed = self.skipped = 0

    def take(self, module, told):
        with self.lock:
            what, name = told['what'], told['name']
            if what == 'begun':
                return
            setattr(self, what, getattr(self, what) + 1)
            sign = {'passed': '✔', 'failed': '✘', 'skipped': '➜'}[what]
            print(f'{sign} {module}: {name}' + (f' ({told["took"]} s)' if told['took'] is not None else ''), flush=True)
            if told['text']:
                print('    ' + told['text'].replace('\n', '\n    '), flush=True)


def run_module(module, wanted, results, running):
    """Each in a process of its own: one that hangs is ended, and the others go on."""
    child = subprocess.Popen(
        [sys.executable, str(HERE / f'test_{module}.py'), *([wanted] if wanted else [])],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    running.append(child)
    timer = threading.Timer(SECONDS_MAX, os.killpg, [child.pid, signal.SIGKILL])
    timer.start()
    heard = []
    listener = threading.Thread(target=lambda: heard.extend(child.stderr.readlines()))
    listener.start()
    current = None
    for line in child.stdout:
        told = json.loads(line)
        current = told['name'] if told['what'] == 'begun' else None
        results.take(module, told)
    code = child.wait()
    is_late = not timer.is_alive()
    timer.cancel()
    listener.join()
    if code != 0:
        why = f'it took longer than {SECONDS_MAX} s' if is_late else f'it ended with {code}\n{"".join(heard[-30:])}'
        results.take(module, {'what': 'failed', 'name': current or 'its end', 'took': None, 'text': why.strip()})
    running.remove(child)


def run_all(wanted, results):
    waiting = queue.SimpleQueue()
    for module in MODULES:
        waiting.put(module)
    running = []

    def lane():
        while not waiting.empty():
            try:
                module = waiting.get_nowait()
            except queue.Empty:
                return
            run_module(module, wanted, results, running)

    lanes = [threading.Thread(target=lane) for _ in range(LANES)]
    for thread in lanes:
        thread.start()
    try:
        for thread in lanes:
            thread.join()
    except BaseException:
        # Told to end: nothing is begun any more, and whatever runs ends before its homes go.
        while not waiting.empty():
            waiting.get()
        for child in running:
            if child.poll() is None:
                os.killpg(child.pid, signal.SIGKILL)
        for thread in lanes:
            thread.join()
        raise


def clean(folder):
    """Ends what is still at work in homes that were left, and removes all of them."""
    for left in folder.iterdir():
        if (left / 'home').is_dir():
            abandoned = home.Home(at=left)
            abandoned.is_borrowed = False
            abandoned.close()
    shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def filled_home():
    """The home of a living flock, which every scene takes for its own. Homes made meanwhile end with it."""
    for name in PROGRAMS:
        if not (home.PROGRAMS / name).exists():
            sys.exit(f'{name} is not in {home.PROGRAMS}: swift build makes it, or ROOST_PROGRAMS names another folder.')
    signal.signal(signal.SIGTERM, lambda *_: sys.exit('told to end by SIGTERM'))
    folder = pathlib.Path(tempfile.mkdtemp(prefix='roost-web-'))
    tempfile.tempdir = os.environ['TMPDIR'] = str(folder)
    try:
        filled = home.Home('filled')
        home.fill(filled)
        os.environ['ROOST_WEB_FILLED'] = str(filled.root)
        yield filled
    finally:
        clean(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--only', help='only tests whose module or name holds this')
    wanted = parser.parse_args().only
    if wanted in MODULES:
        MODULES[:] = [wanted]
        wanted = None
    began = time.monotonic()
    results = Results()
    with filled_home():
        run_all(wanted, results)
    if results.passed + results.failed == 0:
        sys.exit('no test has such a name')
    print(f'in {time.monotonic() - began:.0f} s')
    print(f'{results.passed} passed, {results.failed} failed' + (f', {results.skipped} skipped' if results.skipped else ''))
    sys.exit(1 if results.failed else 0)


if __name__ == '__main__':
    main()
