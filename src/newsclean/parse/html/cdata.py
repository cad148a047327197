"""Sections of CDATA, in which XHTML and the items of feeds have text: to a reader of HTML they are comments."""

from __future__ import annotations

import re

_OPEN = "<![CDATA["
# Most sections open a script or a style, right behind its tag, and need no search of the whole page.
_CODE, _NEAR = ("<script", "<style"), 1_000
# A section, or what may hold its signs without being one: a comment, and elements whose content is no HTML. What is not
# closed goes on to the end, so that nothing is searched twice.
_SECTION = re.compile(
    r"<!\[CDATA\[(.*?)(?:\]\]>|\Z)"
    r"|<!--.*?(?:-->|\Z)"
    r"|<(script|style|svg|math|textarea|xmp)\b.*?(?:</\2\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)


def open_cdata(source: str) -> str:
    """The source with the content of each CDATA section as HTML, but of those in scripts, styles, drawings, comments.

    >>> open_cdata("<content:encoded><![CDATA[<p>It sank.</p>]]></content:encoded><p>a[b[0]]>1")
    '<content:encoded><p>It sank.</p></content:encoded><p>a[b[0]]>1'
    >>> open_cdata("<script>//<![CDATA[\\nx\\n//]]></script>")
    '<script>//<![CDATA[\\nx\\n//]]></script>'
    """
    at = source.rfind(_OPEN)  # which is faster than from the start where there is none
    while at >= 0:
        opened = source.rfind("<", max(0, at - _NEAR), at)
        if not source[max(opened, 0) : at].lower().startswith(_CODE):
            return _SECTION.sub(_content, source)
        at = source.rfind(_OPEN, 0, at)
    return source


def _content(match: re.Match[str]) -> str:
    return match[0] if match[1] is None else match[1]
