"""What an attacker would have an agent write: five hundred texts that a careless page would obey, and escape sequences
that a careless terminal would. Each tries to leave a mark by which a test sees that it got through."""

import itertools

# Marks: a dialog, another title, a name in the window, something asked elsewhere, another page.
MARKS = [
    'alert(1)', "document.title='pwned'", 'window.pwned=1', "fetch('//127.0.0.1:9/pwned')", "location='//127.0.0.1:9/'",
]

TAGS = [
    '<script>{}</script>', '<ScRiPt>{}</sCrIpT>', '<script\n>{}</script >', '</script><script>{}</script>',
    '<scr<script>ipt>{}</scr</script>ipt>', '<svg><script>{}</script></svg>', '<script src=data:text/javascript,{}></script>',
    '<img src=x onerror="{}">', "<img src=x onerror='{}'>", '<img/src=x/onerror={}>', '<IMG SRC=x ONERROR="{}">',
    '<img src=x onerror\n=\n"{}">', '<svg onload="{}">', '<svg/onload={}>', '<svg><animate onbegin="{}" attributeName=x dur=1s>',
    '<body onload="{}">', '<iframe src="javascript:{}">', '<iframe srcdoc="<script>{}</script>">',
    '<iframe onload="{}">', '<object data="javascript:{}">', '<embed src="javascript:{}">', '<a href="javascript:{}">x</a>',
    '<a href=" javascript:{}">x</a>', '<a href="java\tscript:{}">x</a>', '<a href="data:text/html,<script>{}</script>">x</a>',
    '<form action="javascript:{}"><button>x</button></form>', '<button formaction="javascript:{}" autofocus>x</button>',
    '<input autofocus onfocus="{}">', '<select autofocus onfocus="{}">', '<textarea autofocus onfocus="{}">',
    '<details open ontoggle="{}">', '<video><source onerror="{}"></video>', '<audio src=x onerror="{}">',
    '<marquee onstart="{}">', '<meta http-equiv=refresh content="0;url=javascript:{}">', '<base href="javascript:{}//">',
    '<link rel=stylesheet href="javascript:{}">', '<style onload="{}"></style>', '<math><mi xlink:href="javascript:{}">x</mi></math>',
    '<div style="background:url(javascript:{})">', '<div onpointerover="{}" style="position:fixed;inset:0">',
    '<template><script>{}</script></template>', '<noscript><p title="</noscript><script>{}</script>">',
    '<title></title><script>{}</script>', '<!--><script>{}</script-->', '<![CDATA[<script>{}</script>]]>',
]

BREAKS = [
    '"><script>{}</script>', "'><script>{}</script>", '" onmouseover="{}" x="', "' onfocus='{}' autofocus x='", '`${{{}}}`',
    '${{{}}}', '{{{{constructor.constructor("{}")()}}}}', '{{% {} %}}', "';{}//", '";{}//', '*/{}/*', '-->{}<!--',
    '\\x3cscript\\x3e{}\\x3c/script\\x3e', '\\u003cscript\\u003e{}\\u003c/script\\u003e', '&lt;script&gt;{}&lt;/script&gt;',
    '&#60;script&#62;{}&#60;/script&#62;', '%3Cscript%3E{}%3C/script%3E', '+ADw-script+AD4-{}+ADw-/script+AD4-',
    'javascript:{}', 'JaVaScRiPt:{}', 'javascript&colon;{}', 'vbscript:{}', 'data:text/html;base64,PHNjcmlwdD4=#{}',
    '[x](javascript:{})', '![x](x "onerror={}")', '<javascript:{}>', '# <script>{}</script>', '```html\n<script>{}</script>\n```',
    '| <img src=x onerror={}> | x |', '<details><summary>{}</summary>', '__proto__[x]={}', '{{"__proto__":{{"x":"{}"}}}}',
]

# What a terminal would obey, and signs that turn a line around or hide a part of it.
ESCAPES = [
    '\x1b]0;pwned\x07', '\x1b]2;pwned\x1b\\', '\x1b]52;c;cHduZWQ=\x07', '\x1b]8;;javascript:alert(1)\x07link\x1b]8;;\x07',
    '\x1b]8;;http://127.0.0.1:9/pwned\x1b\\link\x1b]8;;\x1b\\', '\x1b]1337;File=inline=1:cHduZWQ=\x07', '\x1b[2J\x1b[H', '\x1b[3J',
    '\x1b[?1049h', '\x1bc', '\x1b[6n', '\x1b[c', '\x1b]10;?\x07', '\x1bP$q"p\x1b\\', '\x1b[20t', '\x1b[21t', '\x1b_Gi=1;x\x1b\\',
    '\x1b[31m<script>alert(1)</script>\x1b[0m', '\x1b[38;2;1;2;3m<img src=x onerror=alert(1)>', '\x1b[1000000000C', '\x1b[;;;;;;;;m',
    '\x9b31mx', '\x9d0;pwned\x9c', '\x90x\x9c', 'a\x08\x08\x08b', 'a\rb', 'a\x0bb\x0cc', 'null\x00byte', '\x7f\x7f', '\x07\x07',
    '\u202egnp.exe', '\u2066hidden\u2069', '\u202a\u202b\u202c\u202d', '\u200b\u200c\u200d\u2060', '\ufeffx', '\u2028\u2029',
    '\u061c\u200e\u200f', '\U000e0041\U000e0042', 'e' + '\u0301' * 60, '\u1680\u3000', '\ufff9\ufffa\ufffb', '\ufdfa' * 20,
]

COUNT = 500


def _texts():
    made = [text.format(mark) for text, mark in itertools.product(TAGS + BREAKS, MARKS)]
    made += ESCAPES + [f'{escape}{tag.format("alert(1)")}' for escape, tag in zip(ESCAPES, itertools.cycle(TAGS))]
    made += [f'<{name} {event}="{mark}">' for name, event, mark in itertools.product(
        ('x', 'p', 'li'), ('onclick', 'onerror', 'onanimationstart', 'onscroll'), MARKS)]
    return list(dict.fromkeys(made))[:COUNT]


PAYLOADS = _texts()

# As one line, without what parts a line.
LINES = [' '.join(text.split()).replace('\x00', '') for text in PAYLOADS]


def file_names():
    """Names that a file may have: no stroke, not too long, nothing twice."""
    names = [text.replace('/', '∕').strip() for text in LINES]
    return list(dict.fromkeys(name for name in names if name and len(name.encode()) < 200 and name not in ('.', '..')))


def branch_names():
    """Those that git takes for a branch, with a stroke where a blank was."""
    names = []
    for text in LINES:
        name = text.replace(' ', '/').replace('//', '/').strip('/')
        is_sound = not any(sign in name for sign in '~^:?*[\\\x7f') and all(ord(sign) >= 32 for sign in name)
        if is_sound and '..' not in name and '@{' not in name and '/.' not in name and not name.startswith(('-', '.')):
            names.append(name)
    return [name for name in dict.fromkeys(names) if not name.endswith(('.', '.lock')) and len(name) < 150]


assert len(PAYLOADS) == COUNT, len(PAYLOADS)
