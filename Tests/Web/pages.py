"""All pages, as the home of a living flock shows them."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Page:
    name: str
    path: str
    heading: str
    title: str
    # What it may complain of: where it shows what is not there.
    allowed: tuple = ()

    def __str__(self):
        return self.name


PAGES = [
    Page('fleet', '/', 'Fleet', 'Fleet'),
    Page('tasks', '/tasks', 'Tasks', 'Tasks'),
    Page('board', '/tasks?view=board', 'Tasks', 'Tasks'),
    Page('task', '/t/gh-450', 'Keep the last token', 'gh-450'),
    Page('task-failed', '/t/gh-454', 'Mend the tests of the lexer', 'gh-454'),
    Page('task-asking', '/t/gh-451', 'Publish the branch', 'gh-451'),
    Page('task-diff', '/t/gh-450/diff', 'Diff', 'gh-450'),
    Page('runs', '/runs', 'Runs', 'Runs'),
    Page('run', '/r/{run:gh-450}', 'Run', 'Run'),
    Page('log', '/r/{run:gh-450}/log', 'Log', 'Log of'),
    Page('log-live', '/r/{run:gh-456}/log', 'Log', 'Log of'),
    Page('talk', '/r/{run:gh-450}/talk', 'Talk', 'Talk of'),
    Page('run-diff', '/r/{run:gh-450}/diff', 'Diff', ''),
    Page('cost', '/cost', 'Cost', 'Cost'),
    Page('cost-by-task', '/cost?by=task', 'Cost', 'Cost'),
    Page('perf', '/perf', 'Performance', 'Performance'),
    Page('performance', '/performance', 'Performance', 'Performance'),
    Page('why', '/why', 'Why', 'Why'),
    Page('why-task', '/why?subject=gh-454', 'Why gh-454', 'Why'),
    Page('decisions', '/decisions', 'Decisions', 'Decisions'),
    Page('health', '/health', 'Health', 'Health'),
    Page('search', '/search', 'Search', 'Search'),
    Page('search-found', '/search?q=token', 'Search', 'Search'),
    Page('sql', '/sql', 'SQL', 'SQL'),
    Page('sql-answer', '/sql?q=select%20task_id,%20status%20from%20tasks', 'SQL', 'SQL'),
    Page('settings', '/settings', 'Settings', 'Settings'),
    Page('missing', '/no/such/page', '', '', ('404',)),
]

_runs = {}


def address_of(page, home):
    """Its path, with the names of runs put in."""
    path = page.path
    while '{run:' in path:
        task = path.split('{run:')[1].split('}')[0]
        if (home.root, task) not in _runs:
            _runs[home.root, task] = home.run_of(task)
        path = path.replace(f'{{run:{task}}}', _runs[home.root, task])
    return path
