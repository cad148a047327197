"""The words that carry a text's topic, and their stems: by these two texts are compared, in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsclean.measure import MARKS, UNSPACED, find_words, has_no_spaces

# The least letters of a word that carries a topic.
_CONTENT_LETTERS = 4
_CONTENT = re.compile(rf"(?:[^\W\d_{UNSPACED}]|[{MARKS}]){{{_CONTENT_LETTERS},}}|[{UNSPACED}]{{2}}")


def content_words(text: str) -> list[str]:
    """The words of four letters or more, in lower case; in scripts without spaces, pairs of characters.

    In most languages such words carry the topic, so that no list of stop words is needed.

    >>> content_words("Taliban Seizes Key Districts"), content_words("地震発生")
    (['taliban', 'seizes', 'districts'], ['地震', '発生'])
    >>> content_words("सोमवार को पुल"), content_words("திங்கட்கிழமை")
    (['सोमवार'], ['திங்கட்கிழமை'])
    """
    lower = text.lower()
    if has_no_spaces(lower):
        return _CONTENT.findall(lower)
    words = [word for word in find_words(lower) if len(word) >= _CONTENT_LETTERS]
    return words if "".join(words).isalpha() else _CONTENT.findall(" ".join(words))


# Words are compared by their first letters, this many, because in most languages endings change.
_STEM = 5


def cut_to_stems(words: Iterable[str]) -> list[str]:
    """The stem of each word.

    >>> cut_to_stems(["ferry", "ferries", "dock"])
    ['ferry', 'ferri', 'dock']
    """
    return [word[:_STEM] for word in words]
