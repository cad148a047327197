"""Finds the person who owns the site: a name in the page's head or foot that is also in the host name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.words import fold_words
from newsclean.records import Block, Candidate

# So many of the first and last lines of a page are its head and foot, and so long a line is a name and little else.
_EDGE, _MAX_LINE = 10, 80
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[\s\d–-]*(?:by\s+)?(?P<name>[^\d.,|©()!]{4,40})", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
# Shorter words of a name stand in addresses by chance.
_MIN_WORD = 4
# Less than any line that credits someone: only where nobody else is named.
_SCORE = 0.44


def read_owner(blocks: Sequence[Block], host: str | None, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the name of the person who owns the site, from the lines at the page's ends.

    A name that people are given, of which the host has a word: "Jane Doe" on janedoe.example and doe.example.
    """
    labels = (host or "").replace("-", "").split(".")[:-1]
    for block in _edges(blocks):
        text = block.text
        if len(text) > _MAX_LINE or block.markup is None:
            continue
        bare = rights["name"].strip() if (rights := _RIGHTS.search(text)) else text
        if not begins_as_name(bare):
            continue
        name = clean_name(bare, languages)
        if name is not None and _names_host(name, labels):
            yield Candidate("authors", (name,), "dom", _SCORE, block.index)
            return


def _edges(blocks: Sequence[Block]) -> Iterable[Block]:
    return (*blocks[:_EDGE], *blocks[-_EDGE:]) if len(blocks) > 2 * _EDGE else blocks


def _names_host(name: str, labels: Sequence[str]) -> bool:
    """Whether the address has the name, or a word of it.

    >>> _names_host("Jane Doerr", ["blog", "doerr"]), _names_host("Jane Doe", ["janedoe"])
    (True, True)
    >>> _names_host("Jane Doerr", ["example"]), _names_host("Ann Lee", ["leeds"])
    (False, False)
    """
    words = _LETTERS.findall(fold_words(name))
    if any("".join(words) in label for label in labels):
        return True
    return any(len(word) >= _MIN_WORD and word in labels for word in words)
