"""What schemathesis is told of the API: names that are there, so that it gets behind "not found", and what every
refusal has to say of itself. Read by schemathesis, for fuzz_api.py, which names the server in the environment."""

import json
import os
import urllib.request

import schemathesis
from hypothesis import strategies as st

URL = os.environ['ROOST_WEB_URL']
TOKEN = os.environ['ROOST_WEB_TOKEN']
SECONDS_MAX = 60


def rows(path):
    request = urllib.request.Request(f'{URL}/api/v1/{path}', headers={'Authorization': f'Bearer {TOKEN}'})
    with urllib.request.urlopen(request, timeout=SECONDS_MAX) as answer:
        return json.load(answer)['rows']


def names(path, field):
    return [row[field] for row in rows(path)]


# Those that are added meanwhile have such names.
TASKS = names('tasks?limit=20', 'task') + [f'manual-{number:03}' for number in range(1, 20)]
RUNS = names('runs?limit=20', 'run')
WORKERS = RUNS + TASKS[:10] + [name for name in names('workers', 'worker') if name]
DECISIONS = names('decisions?limit=20', 'decision')

TIMES = ['10m', '2h', 'yesterday', 'today', '2026-11-23', '2026-11-23T03:00:00Z', '9999-12-31', '1w', '-1h', '@0']
WORDS = ['demo', 'token', 'a', '"', '*', 'NEAR(', 'a AND', '-', '--help', 'title:demo', '/a+b/', '/(/', '/[[:alpha:]]{2}/']
TEXTS = WORDS + ['\x1b[31m', '\u202e', 'a\nb', 'x' * 30_000, '../../etc/passwd', '--']
QUERIES = names('sql/questions', 'sql') + [
    'SELECT 1', 'SELECT task_id FROM tasks', "SELECT 'a\nb', NULL, 1.5, x'00ff', 9223372036854775807", 'SELECT', ';',
    'SELECT 1; SELECT 2', 'WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c',
    'SELECT zeroblob(100000000)', "SELECT printf('%.*c', 100000000, 'x')", 'SELECT abs(-9223372036854775808)',
    'SELECT 1e999, -1e999, 0.0 / 0.0', "SELECT * FROM pragma_table_info('tasks')", 'EXPLAIN SELECT 1', 'SELECT ?1',
    'SELECT a.* FROM tasks a, tasks b, tasks c, tasks d, tasks e, tasks f', 'DELETE FROM tasks', 'VACUUM', 'BEGIN',
    "ATTACH ':memory:' AS x", 'PRAGMA integrity_check', "SELECT load_extension('x')", 'SELECT 1 AS a, 2 AS a',
]

USUAL = {
    'session': names('sessions?limit=20', 'session'), 'number': [1, 2, 57, 10**18], 'task': TASKS, 'run': RUNS,
    'with': RUNS, 'subject': TASKS + RUNS + DECISIONS, 'since': TIMES, 'until': TIMES, 'month': ['2026-11', '1969-12'],
    'q': WORDS, 'fields': ['task,run', 'schema', ',', 'task,,task'], 'cursor': ['0', '1', '3', '99999', '100000', '-1'],
    'stream': ['out', 'err,run', 'run', 'out,out', ','], 'severity': ['warning', 'error'], 'point': ['finish_task'],
    'source': ['manual', 'github'], 'type': ['completed', 'tool_started'], 'query': QUERIES, 'text': TEXTS,
    'title': TEXTS, 'reason': TEXTS, 'model': TEXTS, 'agent': ['claude', 'shell', 'demo', 'nobody'],
    'repository': [os.environ.get('ROOST_WEB_REPOSITORY', '/'), '/nowhere', '.'], 'base': ['main', '-x'],
    'budgetUsd': ['1', '0.0000000001', '-1', '1e9'], 'way': ['now', 'merge', 'branch', 'pr', 'hot'],
    'question': ['q1'], 'code': ['x', 'A' * 43],
}
OF_PATH = {'tasks': TASKS, 'runs': RUNS, 'workers': WORKERS, 'panes': names('panes', 'pane')}


def usual(path, name):
    return OF_PATH.get(path.split('/')[3]) if name == 'id' else USUAL.get(name)


def mixed(context, values):
    """Each value as it was made up or, more often, one of those that are usual there."""
    if not isinstance(values, dict):
        return st.just(values)
    return st.fixed_dictionaries({
        name: mixed_one(usual(context.operation.path, name), value) for name, value in values.items()})


def mixed_one(known, value):
    return st.one_of(st.just(value), st.sampled_from(known), st.sampled_from(known)) if known else st.just(value)


@schemathesis.hook
def flatmap_path_parameters(context, path_parameters):
    return mixed(context, path_parameters)


@schemathesis.hook
def flatmap_query(context, query):
    return mixed(context, query)


@schemathesis.hook
def flatmap_body(context, body):
    return mixed(context, body)


@schemathesis.check
def a_refusal_says_why(ctx, response, case):
    """As RFC 9457 has it, with its status in it. What is not there for now, or takes too long, is told like that too:
    so a 503 or a 504 that nobody meant is none."""
    if response.status_code < 400:
        return
    kind = (response.headers.get('content-type') or ['nothing'])[0]
    assert kind == 'application/problem+json', f'{response.status_code} comes as {kind}'
    problem = json.loads(response.text)
    assert problem['status'] == response.status_code, f'{problem["status"]} stands in a {response.status_code}'
    assert problem['title'] and problem['detail'], 'it has no words'
    assert response.status_code < 500 or problem.get('hint'), 'it does not say what to do'
