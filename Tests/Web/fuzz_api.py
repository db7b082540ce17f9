"""Has schemathesis ask the API all that its description allows, and much that it does not: of a living flock that may
only be looked at, of one that may be acted upon, and of a home without a daemon. Ends with 1 where anything is
answered as a fault of the server's own, or not at all: fuzz_api.py [--seconds N] [--examples N] [--seed N]"""

import argparse
import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import home

HERE = pathlib.Path(__file__).resolve().parent
# How much longer it may take to begin and to write its report.
GRACE_SECONDS = 240
# A stream never ends. What begins the daemon anew takes the server along, whose child that is; and with more workers
# the tasks that were made up would begin, each a shell command.
NEVER = ['/api/v1/stream']
NEVER_ACTED = ['/api/v1/daemon/restart', '/api/v1/daemon/scale']


def fuzz(what, stage, options, excluded, *words):
    """Whether all was answered as it should be."""
    print(f'== {what}', flush=True)
    serving = stage.serving()
    url = f'http://127.0.0.1:{serving["port"]}'
    environment = os.environ | {
        'ROOST_WEB_URL': url, 'ROOST_WEB_TOKEN': stage.token(), 'ROOST_WEB_REPOSITORY': str(stage.root / 'parser'),
        'SCHEMATHESIS_HOOKS': 'api_hooks', 'PYTHONPATH': str(HERE),
    }
    command = [
        str(pathlib.Path(sys.executable).parent / 'schemathesis'), '--config-file', str(HERE / 'schemathesis.toml'),
        'run', f'{url}/api/v1/openapi.json', '--header', f'Authorization: Bearer {stage.token()}',
        '--header', f'Origin: {url}', '--checks', 'not_a_server_error,a_refusal_says_why',
        '--phases', 'coverage,fuzzing', '--max-examples', str(options.examples), '--max-time', str(options.seconds),
        '--seed', str(options.seed), '--request-timeout', '60', '--continue-on-failure', '--warnings', 'off',
        '--generation-database', 'none', '--no-color', *words,
    ]
    for path in NEVER + excluded:
        command += ['--exclude-path', path]
    try:
        done = subprocess.run(
            command, env=environment, cwd=stage.root, text=True, timeout=options.seconds + GRACE_SECONDS,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        code, said = done.returncode, done.stdout
    except subprocess.TimeoutExpired as late:
        code, said = 124, (late.stdout or b'').decode(errors='replace') + '\nit took too long'
    count = [line.strip() for line in said.splitlines() if ' generated, ' in line]
    print(f'   {count[0] if count else "nothing was asked"}; {statuses(stage)}', flush=True)
    is_there = stage.serving()['process'] == serving['process'] and home.is_alive(serving['process']['pid'])
    if not is_there:
        print('   the server has ended, or was begun anew')
    if code != 0:
        print(f'   schemathesis ended with {code}\n{said}')
    return code == 0 and is_there and bool(count)


def statuses(stage):
    """What came of all that was asked until now, by the server's own log of it."""
    lines = []
    for name in ('access.log.old', 'access.log'):
        file = stage.path / 'web' / name
        lines += file.read_text().splitlines() if file.exists() else []
    counts = collections.Counter(line.split()[-2] for line in lines)
    return ', '.join(f'{count} × {status}' for status, count in sorted(counts.items()))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--seconds', type=int, default=240, help='how long each of the three may take')
    parser.add_argument('--examples', type=int, default=20, help='of each route, in one turn')
    parser.add_argument('--seed', type=int, default=1)
    options = parser.parse_args()
    folder = tempfile.mkdtemp(prefix='roost-fuzz-')
    tempfile.tempdir = folder
    try:
        with home.Home('filled') as stage:
            home.fill(stage)
            # Who is at work goes on, and what is added waits.
            stage.roost('daemon', 'scale', '0')
            stage.web('--read-only')
            outcome = [fuzz('a flock, to be looked at', stage, options, [])]
            stage.roost('web', '--stop')
            stage.web()
            pid = stage.daemon()['pid']
            outcome.append(
                fuzz('a flock, to be acted upon', stage, options, NEVER_ACTED, '--include-method', 'POST'))
            if stage.daemon()['pid'] != pid:
                print('   the daemon has ended, or was begun anew')
                outcome.append(False)
            stage.roost('daemon', 'stop', '--now')
            stage.serve('--read-only')
            outcome.append(fuzz('a home without a daemon', stage, options, []))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(0 if all(outcome) else 1)


if __name__ == '__main__':
    main()
