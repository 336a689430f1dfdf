"""Hostile texts by families: what opens a tag, an attribute, an address, a script, a template, a style.

Each calls `hit()`, which the test puts on the page: one call and the test fails.
"""

from collections.abc import Iterator
from itertools import product

__all__ = ["hostile"]

_TAGS = (
    "script",
    "img",
    "svg",
    "iframe",
    "body",
    "video",
    "audio",
    "details",
    "input",
    "marquee",
    "object",
    "math",
)
_EVENTS = (
    "onerror",
    "onload",
    "onfocus autofocus tabindex=1",
    "ontoggle",
    "onmouseover",
    "onanimationstart",
    "onbegin",
)
_BREAKS = (
    "",
    '"',
    "'",
    "`",
    '">',
    "'>",
    "-->",
    "]]>",
    "</title>",
    "</textarea>",
    "</script>",
    "</style>",
    '\\"',
)
_SCRIPTS = (
    "<script>hit()</script>",
    "<ScRiPt >hit()</sCrIpT>",
    "<script/x>hit()</script>",
    "<script\n>hit()</script\n>",
    "<<script>hit()//<</script>",
    "<svg><script>hit()</script></svg>",
    "<svg/onload=hit()>",
    "<img src=x onerror=hit()>",
    "<img src=x onerror\x0c=\x0chit()>",
    "<img/src='x'/onerror='hit()'>",
    "<details open ontoggle=hit()>",
    "<iframe srcdoc='<script>parent.hit()</script>'>",
    "<iframe src=javascript:parent.hit()>",
    "<object data=javascript:hit()>",
    "<math href=javascript:hit()>x</math>",
    "<a href=javascript:hit()>x</a>",
    "<form action=javascript:hit()><button>x",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<style>@import'//evil.example/x.css';</style>",
    "<style>*{background:url(//evil.example/x)}</style>",
    "<template><script>hit()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>",
)
_OTHERS = (
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    " javascript:hit()",
    "java\tscript:hit()",
    "data:text/html,<script>hit()</script>",
    "vbscript:hit()",
    "{{constructor.constructor('hit()')()}}",
    "{{7*7}}{% import os %}{{config}}",
    "${hit()}",
    "#{hit()}",
    "<%= hit() %>",
    "';hit();//",
    '";hit();//',
    "\\';hit();//",
    "`-hit()-`",
    "\u2028hit()",
    "\u202e<script>hit()</script>",
    "\ufeff<script>hit()</script>",
    "＜script＞hit()＜/script＞",
    "%3Cscript%3Ehit()%3C/script%3E",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "&#60;script&#62;hit()&#60;/script&#62;",
    "\x1b[31m<script>hit()</script>",
    "<script>hit()</script>" * 20,
    "__proto__",
    "constructor",
    "</script><script>hit()</script>",
    "<!--<script>hit()</script>",
    "]]><script>hit()</script>",
)


def hostile() -> list[str]:
    """All of them, each once, over two hundred."""
    return list(dict.fromkeys(_every()))


def _every() -> Iterator[str]:
    for tag, event in product(_TAGS, _EVENTS):
        yield f"<{tag} src=x href=x {event}=hit()>"
    for before, script in product(_BREAKS, _SCRIPTS[:9]):
        yield before + script
    yield from _SCRIPTS
    yield from _OTHERS
