"""A home in which everything that others can name or write is hostile: output, titles, branches, files, questions."""

import json
import re
import urllib.request

from browser import Server
from home import SETTINGS, eventually
from payloads import LINES, PAYLOADS, branch_names, file_names

QUICK = SETTINGS + '''
[agents.demo]
arguments = ["--pace", "0s"]
'''
TITLES_EACH = 5

# Run in the worktree: a branch and files with hostile names, which hold hostile text.
DAMAGE = '''
import json, pathlib, subprocess, sys
given = json.load(open(sys.argv[1]))
subprocess.run(['git', 'checkout', '-q', '-b', given['branch']], check=True)
for number, name in enumerate(given['files']):
    pathlib.Path(name).write_text(given['texts'][number % len(given['texts'])] + '\\n')
subprocess.run(['git', 'add', '-A'], check=True)
subprocess.run(['git', 'commit', '-q', '-m', given['message']], check=True)
'''


class Hostile:
    def __init__(self, scene):
        home = self.home = scene.home('hostile', settings=QUICK)
        home.repository()
        home.begin_daemon(workers=3)
        self.server = Server(home, home.web())
        self.log_run = self.write_log()
        self.add_titles()
        self.write_talk()

    def write_log(self):
        file = self.home.root / 'output'
        file.write_text('\n'.join(PAYLOADS) + '\nall of it was written\n')
        return self.home.record('output', f'cat {file}; cat {file} >&2')

    def add_titles(self):
        for start in range(0, len(LINES), TITLES_EACH):
            title = ' '.join(LINES[start:start + TITLES_EACH])
            answer = self.post('/tasks', {
                'text': 'demo: say no', 'title': title, 'agent': 'demo', 'repository': str(self.home.root / 'parser'),
                'hold': True})
            assert answer.get('ok', True), answer

    def write_talk(self):
        (self.home.root / 'damage.py').write_text(DAMAGE)
        (self.home.root / 'given.json').write_text(json.dumps({
            'branch': branch_names()[0], 'files': file_names(), 'texts': LINES, 'message': LINES[0]}))
        # Two of them part the steps of a script.
        said = [re.sub(';(?=;)', '; ', line) for line in LINES]
        steps = [f'say x {" ".join(said[start:start + 5])}' for start in range(0, len(said), 5)]
        steps += [f'think x {line}' for line in said[:20]]
        steps += [f'run printf "%s" {quoted(line)}' for line in said[:20]]
        steps += ['usage 1000 100', f'run python3 {self.home.root}/damage.py {self.home.root}/given.json']
        self.home.add('hostile', '<script>document.title=\'pwned\'</script>', 'demo:\n' + '\n'.join(
            steps + [f'outcome completed {said[0]}', f'follow-up review {said[1]}']))
        self.home.add('failing', '<img src=x onerror="alert(1)">', f'demo:\nerr {said[0]}\nfail result {said[35]}')
        self.home.add('asking', '"><svg onload=alert(1)>', f'demo:\nask {said[0]} | {said[35]} | B')
        eventually(lambda: self.home.task('hostile')['status'] == 'completed', 'the hostile task has ended', 60, 0.3)
        eventually(lambda: self.home.task('failing')['status'] == 'failed', 'the failing task has failed', 60, 0.3)
        self.talk_run = self.home.run_of('hostile')

    def post(self, path, body):
        request = urllib.request.Request(
            f'{self.server.origin}/api/v1{path}', json.dumps(body).encode(), {
                'Authorization': f'Bearer {self.home.token()}', 'Content-Type': 'application/json',
                'Origin': self.server.origin})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)


def quoted(text):
    return "'" + text.replace("'", "'\\''") + "'"
