"""Finds the site's name in a plain text in which no line is the name: after the headline, or in the copyright line.

One line by itself proves little: a headline may have a dash, and rights may belong to a group of papers. So a name
counts where a second line of what was left out has it too, or where it is said in the words of site names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.measure import count_words, holds_whole
from newsclean.metadata.agencies import find_agency
from newsclean.metadata.text import name_of_site
from newsclean.metadata.titles import bare_site_name, cut_title
from newsclean.records import Block, Decision

_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))?[\s\d,–-]*(?P<holder>\w[^.|/,;:©\d\n]*?)(?:[.|/,;:©\d\n]|\s[–—-]\s|$)",
    re.I,
)
# Longest name, in words. The headline that it stands behind is longer.
_NAME_WORDS = 5
_HEADLINE_WORDS = 4


def find_site(title: str, decisions: Sequence[Decision], languages: Sequence[str] = ()) -> str | None:
    """The site's name, where a line of copyright or what stands behind the headline gives it away; else None."""
    for name, own in (*_behind_headline(title), *_holders(decisions)):
        if not 0 < count_words(name) <= _NAME_WORDS or not name[0].isalpha() or name[0].islower():
            continue
        if find_agency(name, languages):
            continue  # whose the text is, whoever prints it
        if is_repeated(name, own, decisions) or name_of_site(name, languages):
            return name
    return None


def is_repeated(name: str, own: Block | None, decisions: Sequence[Decision]) -> bool:
    """Whether another line that was left out has the name too."""
    return any(
        holds_whole(one.block.text, name)
        for one in decisions
        if one.block is not own and one.label.kind not in ("title", "subtitle", "body")
    )


def _behind_headline(title: str) -> Iterator[tuple[str, None]]:
    pieces = list(cut_title(title))
    if len(pieces) > 1 and count_words(title[: pieces[-2][1]]) >= _HEADLINE_WORDS:
        yield title[slice(*pieces[-1])].strip(), None


def _holders(decisions: Sequence[Decision]) -> Iterator[tuple[str, Block]]:
    """Yield those who the lines say hold the rights; a picture's are not the site's."""
    for one in decisions:
        if one.label.kind in ("copyright", "legal") and (found := _RIGHTS.search(one.block.text)):
            yield bare_site_name(found["holder"].strip()), one.block
