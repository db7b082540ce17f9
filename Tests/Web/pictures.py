"""Takes the pictures of docs/web-pictures.md before a flock that is played: pictures.py FOLDER [NAME...]

Each page in both themes as web-NAME-light.png and web-NAME-dark.png; without names, all of them."""

import argparse
import contextlib
import pathlib
import shutil
import tempfile
import time

import home
from browser import PHONE, USUAL
from home import eventually
from pages import PAGES, Page, address_of
from run import PROGRAMS, filled_home
from scene import Scene

# What agents write is JSON for the most part: the picture of a log is of what a program has written.
LOG = Page('log', '/r/{run:gh-460}/log', 'Log', 'Log of')
NAMED = {page.name: page for page in [*PAGES, LOG]}
AS_THEY_ARE = (
    'fleet', 'tasks', 'board', 'task', 'runs', 'run', 'log', 'talk', 'cost', 'performance', 'decisions', 'health',
    'settings')
# Where pages.py has a page in several ways, the one that tells most.
FILLED = {'diff': 'task-diff', 'why': 'why-task', 'search': 'search-found', 'sql': 'sql-answer'}
ON_A_PHONE = {'fleet-phone': 'fleet', 'talk-phone': 'talk'}

PICTURES = (
    {name: (NAMED[name], USUAL) for name in AS_THEY_ARE}
    | {name: (NAMED[page], USUAL) for name, page in FILLED.items()}
    | {name: (NAMED[page], PHONE) for name, page in ON_A_PHONE.items()})

# What is older than a minute is told in minutes, and is not another with each second.
AGED_SECONDS = 60

IS_WHOLE = '''() => document.querySelector('.live')?.dataset.state === 'live'
  && !document.querySelector('main .skeleton, main [aria-busy="true"]')'''

SAMPLES = r'''printf '\033[1mBuilding the lexer...\033[0m\n[3/3] Linking lexer-samples\n'
for sample in empty one-word last-word nested torn-line tabs unicode long-line; do
    for n in 1 2 3 4; do printf '\033[32m✔\033[0m %s/%s: read in 0.%02d s\n' $sample $n $((n * 3)); done
done
sleep 0.2
printf '\033[31m✘\033[0m torn-line/5: error: expected 3 parts and got 2\n' >&2
sleep 0.2
printf '\033[33m↻\033[0m torn-line/5: tried again with the line before it\n'
printf '\033[32m✔\033[0m torn-line/5: read in 0.09 s\n\033[1m33 samples are well\033[0m, 1 of them at the second try\n'
'''


@contextlib.contextmanager
def elsewhere():
    """Where programs were built is nobody's business, and they tell it."""
    with tempfile.TemporaryDirectory(prefix='roost-') as folder:
        for name in PROGRAMS:
            shutil.copy2(home.PROGRAMS / name, folder)
        home.PROGRAMS = pathlib.Path(folder)
        yield


def try_samples(filled):
    filled.roost(
        'task', 'add', '--agent', 'shell', '--repo', str(filled.root / 'parser'), '--id', 'gh-460',
        '--title', 'Try the lexer on all samples', '-f', '-', given=SAMPLES)
    eventually(lambda: filled.task('gh-460')['status'] == 'completed', 'the samples were tried', seconds=30, every=0.3)


def take(scene, server, name, folder):
    """Of one page that stays open, so that both themes tell the same."""
    page, size = PICTURES[name]
    with scene.kept_tab(server, address_of(page, server.home), size=size) as tab:
        tab.wait(IS_WHOLE, f'all of {name} is there')
        assert page.heading in tab.heading, f'where {name} should be stands "{tab.heading}"'
        for theme in ('light', 'dark'):
            tab.page.emulate_media(color_scheme=theme)
            file = folder / f'web-{name}-{theme}.png'
            tab.page.screenshot(path=file, animations='disabled')
            print(f'{file}  {file.stat().st_size / 1000:.0f} kB', flush=True)
        tab.page.emulate_media(color_scheme='light')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder', type=pathlib.Path)
    parser.add_argument('names', nargs='*', metavar='NAME', help=', '.join(PICTURES))
    asked = parser.parse_args()
    for name in asked.names:
        if name not in PICTURES:
            parser.error(f'there is no picture {name}; there are {", ".join(PICTURES)}')
    asked.folder.mkdir(parents=True, exist_ok=True)
    with elsewhere(), filled_home() as filled, Scene() as scene:
        try_samples(filled)
        time.sleep(AGED_SECONDS)
        server = scene.filled()
        for name in asked.names or PICTURES:
            take(scene, server, name, asked.folder)


if __name__ == '__main__':
    main()
