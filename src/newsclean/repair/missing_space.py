"""The space that was lost where two sentences or two elements of a page were joined."""

from __future__ import annotations

import re

# A word of two lower-case letters or more, the end of a sentence, the beginning of the next one.
_JOINED = re.compile(
    r"(?<![\w.@/:_#-])"
    r"(?P<word>[^\W\d_]*[^\W\d_A-Z]{2})"
    r"(?P<end>(?:[.!?…]|\.\.\.)[”’\"»)\]]*)"
    r"(?P<next>[“‘«(\[]?[^\W\d_])"
)


def restore_space(text: str) -> str:
    """The text with a space wherever one sentence was glued to the next.

    >>> restore_space("sparking panic among residents.Officials said")
    'sparking panic among residents. Officials said'
    """

    def part(match: re.Match[str]) -> str:
        return match["word"] + match["end"] + " " + match["next"] if match["next"][-1].isupper() else match.group()

    return _JOINED.sub(part, text)
