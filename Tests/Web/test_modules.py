"""What pages work out of what they were told, function by function, in the browser that is to run it."""

from scene import Scene
from suite import main, test

BASE = "document.querySelector('script[type=module]').src.replace(/app\\.js$/, '')"


def ask(scene, name, script, argument=None):
    """What the script makes of a module's functions and of an argument."""
    with scene.kept_tab(scene.filled(), '/') as tab:
        return tab.ask(f'async (given) => {{ const it = await import({BASE} + "{name}"); return ({script})(given); }}',
                       argument)


@test
def what_looks_like_a_table_is_read_as_fast_as_other_text(scene):
    wall = ('|\n' + ' ' * 660 + '--|--' + ' ' * 1_330 + 'x\n') * 4
    plain = ('|\n' + 'a' * 1_996 + '\n') * 4
    times = ask(scene, 'prose.js', '''(texts) => texts.map((text) => {
        const began = performance.now();
        for (let turn = 0; turn < 5; turn += 1) it.blocks(text);
        return performance.now() - began;
    })''', [plain, wall])
    assert times[1] < 200 * max(times[0], 1), f'{times[1]} ms beside {times[0]} ms'


@test
def a_link_within_the_words_of_a_link_is_words(scene):
    links = ask(scene, 'prose.js', '''(text) => {
        const node = document.createElement('div');
        node.append(...[it.proseNodes(text)].flat());
        return [...node.querySelectorAll('a')].map((link) => [link.getAttribute('href'), link.querySelector('a')]);
    }''', 'See [**https://a.example** and https://b.example](https://c.example).')
    assert links == [['https://c.example', None]], links


@test(each=[
    ('ab\ufe0f', 'ab\ufe0f'), ('葛\U000e0100', '葛\U000e0100'), ('a\U000e0141b', 'a\\u{e0141}b'),
    ('❤\ufe0f\ufe01', '❤\ufe0f\\u{fe01}'), ('a\U000e0001', 'a\\u{e0001}'),
])
def signs_that_nobody_sees_are_shown_where_they_mean_nothing(scene, case):
    given, shown = case
    found = ask(scene, 'safe.js', '(text) => it.pieces(text).map((piece) => piece.text).join("")', given)
    assert found == shown, ascii(found)


NO_LINE_END = '''--- a/one
+++ b/one
@@ -1,2 +1,2 @@
 kept
-old
\\ No newline at end of file
+new
'''


@test(each=[False, True])
def whoever_lacks_a_line_end_is_told_where_it_stands(scene, ignores_space):
    kinds = ask(scene, 'changes.js', f'''async (given) => {{
        const {{ Kind, Patch }} = await import({BASE} + "patch.js");
        const patch = new Patch(given.text);
        const {{ rows }} = it.layout(patch, given);
        const nameOf = (kind) => Object.keys(Kind).find((name) => Kind[name] === kind);
        return Array.from({{ length: rows.length }}, (_, row) => row)
          .filter((row) => rows.kind(row) === it.Row.line).map((row) => nameOf(patch.kind(rows.one(row))));
    }}''', {'text': NO_LINE_END, 'ignoresSpace': ignores_space})
    # Of a block that was cut nobody knows which of its parts it was of.
    assert kinds == ['context', 'del', *(['add', 'note'] if ignores_space else ['note', 'add'])], kinds


@test
def a_file_of_which_nothing_is_told_but_its_name_is_a_file(scene):
    paths = ask(scene, 'patch.js', '(text) => new it.Patch(text).files.map((file) => [file.path, file.removed])',
                '--- a/foo\n+++ b/foo\n--- a/bar\n+++ b/bar\n@@\n-x\n+y\n')
    assert paths == [['foo', 0], ['bar', 1]], paths


@test
def what_is_not_among_the_dearest_is_in_the_sum_of_the_others(scene):
    rows = [{'place': 0, 'name': f't{number}', 'nano': number * 1e9} for number in range(1, 41)]
    rows += [{'place': 1, 'name': None, 'nano': 5e9, 'unpriced': 2}]
    found = ask(scene, 'costdata.js', '(rows) => it.seriesOf(rows, 2)', rows)
    assert len(found['series']) == 8 and found['series'][-1]['name'] == 'all others'
    assert found['totals'] == [820, 5] and found['unpriced'] == [0, 2]
    assert sum(sum(entry['values']) for entry in found['series']) == 825
    few = ask(scene, 'costdata.js', '(rows) => it.seriesOf(rows, 2)', rows[:9])
    assert few['series'][-1]['name'] == '2 others'


@test
def days_are_named_by_their_own_dates_when_clocks_go_back(scene):
    day = 86_400_000
    with scene.browser.tab(scene.filled(), '/', zone='Europe/Berlin') as tab:
        names = tab.ask(f'''async ({{ from, to }}) => {{
            const it = await import({BASE} + "lanes.js");
            return it.ticks(from, to, 7).times.map((at) => it.tickText(at, {day}));
        }}''', {'from': 1_792_713_600_000, 'to': 1_792_713_600_000 + 5 * day})
    assert names == ['10-24', '10-25', '10-26', '10-27', '10-28'], names


@test(each=[
    ('/(.|.)(.|.)(.|.)x/', True), ('/(a|b)c*/', False), ('/a*b*/', True), ('/error|warning/', False),
])
def what_could_take_ages_is_not_marked_in_lines(scene, case):
    pattern, is_costly = case
    assert ask(scene, 'find.js', '(text) => it.isCostly(text.slice(1, -1))', pattern) is is_costly


@test
def what_has_no_price_did_not_cost_nothing(scene):
    found = ask(scene, 'costdata.js', '(rows) => it.outcomesOf(rows).wasted',
                [{'outcome': 'failed', 'costUsd': None, 'unpriced': 3, 'runs': 1}])
    assert found['unpriced'] == 3 and found['runs'] == 1


if __name__ == '__main__':
    main(Scene)
