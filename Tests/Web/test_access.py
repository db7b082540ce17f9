"""Whoever does not see, or not well, has no mouse or a small screen: axe finds nothing in any page, in either theme."""

from axe_playwright_python.sync_playwright import Axe

from browser import PHONE, USUAL
from pages import PAGES, address_of
from scene import Scene
from suite import main, test

SIZES = {'desk': USUAL, 'phone': PHONE}
NARROW = (360, 780)
COLOURS = ['color-contrast', 'link-in-text-block']


@test(each=[(page, size) for size in SIZES for page in PAGES])
def axe_finds_nothing_in_either_theme(scene, case):
    page, size = case
    server = scene.filled()
    with scene.kept_tab(server, address_of(page, server.home), size=SIZES[size]) as tab:
        # A page that is open while the system turns dark turns dark, too, and is the same but for its colours.
        found = {}
        for theme, options in (('light', {}), ('dark', {'runOnly': COLOURS})):
            tab.page.emulate_media(color_scheme=theme)
            for violation in Axe().run(tab.page, options=options).response['violations']:
                found.setdefault((violation['id'], violation['help']), []).append((theme, violation['nodes']))
        tab.page.emulate_media(color_scheme='light')
        assert not found, '\n'.join(told(*rule, places) for rule, places in found.items())


def told(rule, help_text, places):
    lines = [f'{rule}: {help_text}']
    for theme, nodes in places:
        lines.append(f'  {theme}: {len(nodes)} of them')
        for node in nodes[:3]:
            why = ' '.join(check['message'] for kind in ('any', 'all', 'none') for check in node[kind])
            lines.append(f'    {" ".join(map(str, node["target"]))}  {node["html"][:120]}')
            lines.append(f'      {why[:220]}')
    return '\n'.join(lines)


@test(each=PAGES)
def no_page_is_broader_than_a_small_phone(scene, page):
    server = scene.filled()
    with scene.kept_tab(server, address_of(page, server.home), size=NARROW) as tab:
        wide = tab.ask('document.scrollingElement.scrollWidth')
        assert wide <= NARROW[0], f'it is {wide} px broad: ' + tab.ask(BROADEST, NARROW[0])


BROADEST = '''(most) => [...document.querySelectorAll('main, main *, header')]
  .filter((node) => node.getBoundingClientRect().right > most + 1 && node.getBoundingClientRect().width > 0)
  .slice(0, 5).map((node) => `<${node.localName} class="${node.className}">`).join(' ')'''


@test(each=PAGES)
def the_parts_of_a_page_can_be_told_apart_by_ear(scene, page):
    server = scene.filled()
    with scene.kept_tab(server, address_of(page, server.home)) as tab:
        nameless = tab.ask(NAMELESS)
        assert not nameless, f'these have no name: {nameless}'
        levels = tab.ask("[...document.querySelectorAll('h1, h2, h3, h4')].filter((node) => node.offsetParent)"
                         ".map((node) => Number(node.localName[1]))")
        jumps = [(before, after) for before, after in zip(levels, levels[1:]) if after > before + 1]
        assert not jumps, f'headings jump: {levels}'
        assert tab.ask("document.querySelector('.skip')?.getAttribute('href')") == '#main'
        assert tab.ask("document.documentElement.lang") == 'en'


# Names as a screen reader has them, of what somebody can do something with.
NAMELESS = '''[...document.querySelectorAll('button, a[href], input, select, textarea, [role=button], [role=slider]')]
  .filter((node) => node.offsetParent && !node.closest('[aria-hidden=true]'))
  .filter((node) => !(node.getAttribute('aria-label') || node.getAttribute('aria-labelledby') || node.title
    || node.textContent?.trim() || node.labels?.length || node.placeholder))
  .slice(0, 5).map((node) => node.outerHTML.slice(0, 120))'''


@test
def state_is_told_by_more_than_its_colour(scene):
    server = scene.filled()
    with scene.kept_tab(server, '/tasks') as tab:
        signs = tab.ask("[...document.querySelectorAll('main .sign')].map((node) => node.innerText.trim())")
        assert len(signs) >= 5
        silent = [text for text in signs if len(text.split()) < 2]
        assert not silent, f'only a colour or a shape tells these: {silent}'


@test
def what_happens_is_said_politely_and_steals_no_focus(scene):
    home = scene.home('aloud')
    home.repository()
    home.begin_daemon()
    from browser import Server
    with scene.tab(Server(home, home.web()), '/') as tab:
        tab.page.focus('.nav a[href="/cost"]')
        home.add('gh-1', 'Ask somebody', 'demo:\nsay I ask.\npermit git push')
        tab.wait("() => /gh-1 needs you/.test(document.getElementById('announce').textContent)", 'it is said', seconds=30)
        assert tab.ask("document.activeElement.getAttribute('href')") == '/cost', 'the focus was taken away'
        assert tab.ask("document.getElementById('announce').getAttribute('aria-live')") == 'polite'


if __name__ == '__main__':
    main(Scene)
