"""Collects the tests of a module and runs them; one after another, each told as it ends."""

import json
import os
import sys
import time
import traceback

TESTS = []


class Skipped(Exception):
    """Why a test was not run."""


def test(function=None, *, each=None):
    """A test; with `each`, one for every case, which it is given."""
    def collect(function):
        name = function.__name__.replace('_', ' ')
        if each is None:
            TESTS.append((name, lambda scene: function(scene)))
        else:
            for case in each:
                TESTS.append((f'{name}: {words(case)}', lambda scene, case=case: function(scene, case)))
        return function
    return collect(function) if function else collect


NAME_MAX = 80


def words(case):
    text = ' '.join(str(part) for part in case) if isinstance(case, tuple) else str(case)
    return text if len(text) <= NAME_MAX else f'{text[:NAME_MAX]}…'


def run(scene, wanted=None):
    """Runs those whose name holds what is wanted; `scene` makes what they stand on, when the first one needs it."""
    chosen = [(name, body) for name, body in TESTS if not wanted or wanted.lower() in name.lower()]
    if not chosen:
        return
    with scene() as stage:
        for name, body in chosen:
            tell('begun', name)
            os.environ['ROOST_WEB_TEST'] = name
            began = time.monotonic()
            try:
                body(stage)
                tell('passed', name, began)
            except Skipped as reason:
                tell('skipped', name, began, str(reason))
            except Exception as error:
                tell('failed', name, began, said(error))


def said(error):
    """Where in the tests it went wrong, and why, without the inside of the libraries."""
    here = os.path.dirname(os.path.abspath(__file__))
    frames = [
        f'{os.path.basename(frame.filename)}:{frame.lineno} {frame.line}'
        for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(here)]
    return '\n'.join([f'{type(error).__name__}: {error}', *(f'  at {frame}' for frame in frames if 'suite.py' not in frame)])


def tell(what, name, began=None, text=None):
    took = None if began is None else round(time.monotonic() - began, 2)
    print(json.dumps({'what': what, 'name': name, 'took': took, 'text': text}), flush=True)


def main(scene):
    """The entry point of a module: `python test_x.py [WORDS OF A NAME]`."""
    run(scene, ' '.join(sys.argv[1:]) or None)
