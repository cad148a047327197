"""Restores the apostrophe of English words where another sign stands, or half of one: `didn?t`, `councilâs`."""

from __future__ import annotations

import re
from functools import cache

from newsclean.language.profile import likely_language
from newsclean.repair.word_lists import word_list

# Values of an address ("page?s=1") look similar.
_SIGNED = re.compile(
    r"(?<![^\s\"'“”‘’(\[—–-])(?P<stem>[A-Za-z]+)(?P<sign>[â?´\ufffd])(?P<end>s|t|re|ve|ll|d|m)(?![\w=&/%.-]\w|[=&/%])(?!\w)"
)
# How many words that are certainly contracted must show a sign before others are read with it. An acute accent is no
# letter, ends no sentence and is not lost.
_FEWEST = {"´": 0, "â": 1, "\ufffd": 2, "?": 2}


def restore_apostrophe(text: str) -> str:
    """The text with its lost apostrophes.

    A question mark or lost character, which may have been a letter ("caf\ufffds"), is read only if two words that must
    be contracted show it.

    >>> restore_apostrophe("He didn?t say what the council?s plan was, or when they?ll vote")
    'He didn’t say what the council’s plan was, or when they’ll vote'
    >>> restore_apostrophe("in the caf\ufffds it didn´t rain"), restore_apostrophe("page?s=1, il don?t, mât")
    ('in the caf\ufffds it didn’t rain', 'page?s=1, il don?t, mât')
    """
    found = list(_SIGNED.finditer(text))
    if not found:
        return text
    certain = [match["sign"] for match in found if _is_contracted(match)]
    pieces: list[str] = []
    done = 0
    for match in found:
        sign = match["sign"]
        alone = sign == "â" and match["end"] == "s" and likely_language(text) == "en"
        if alone or certain.count(sign) >= _FEWEST[sign]:
            pieces += text[done : match.start("sign")], "’"
            done = match.end("sign")
    return "".join([*pieces, text[done:]])


def _is_contracted(match: re.Match[str]) -> bool:
    return match["stem"].lower() in _contracted()[match["end"]]


@cache
def _contracted() -> dict[str, frozenset[str]]:
    """The words that stand before each ending."""
    keys = ("before_s", "before_t", "before_re", "before_ve", "before_ll", "before_d", "before_m")
    return {key.removeprefix("before_"): word_list(key) for key in keys}
