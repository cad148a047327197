"""A word joined with itself by "and" or "or"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# What follows ends the pair: before a noun or a clause of its own the second copy says something new ("public and
# public welfare", "equipment or equipment that is not licensed").
_END = r"(?=[.,;:!?)]| (?:is|are|was|were|and|but|so|it|them)\b)"
# The patterns begin with a literal, which the engine finds fast.
_AND = re.compile(rf" and ([a-z]{{5,}}){_END}")
_OR = re.compile(rf" or ([a-z]{{5,}}){_END}")
# Nouns and adjectives by their ending. Verbs, comparatives and measures are doubled on purpose ("cried and cried",
# "harder and harder", "hours and hours"), and so are the short words of idioms ("over and over", "neck and neck").
_SHAPE = re.compile(
    r".*(?:al|ous|ful|ive|ble|ic|ent|ant|ary|ions?|ments?|ness|ity|ities|ance|ence|ency|ancy|ship|ism|cult|(?:ect|press|turb)ed)"
)
_LAWFUL = frozenset(["generations", "millions", "billions", "trillions", "moment", "moments"])


def find_joined_twin(reading: Reading) -> Iterator[Finding]:
    """Yield each English noun or adjective joined with itself ("illegal and illegal", "to destroy or destroy it").

    Two words of the source that the machine knows one word for. Of "or" any word, since nobody offers the choice
    between a thing and itself. Not taken: quoted speech, and what people double on purpose. Seen in WMT 2021 zh-en,
    ja-en and ha-en; not once in 1,450,000 words of news and web articles that people wrote.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_joined_twin(read_text("They are in a difficult and difficult, very long war."))]
    ['difficult and difficult']
    >>> list(find_joined_twin(read_text("It grew harder and harder, for hours and hours, over and over.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    for pattern, joint in ((_AND, " and "), (_OR, " or ")):
        for match in pattern.finditer(text):
            word = match[1]
            start = match.start() - len(word)
            if not text.endswith(" " + word, 0, match.start()) or word in _LAWFUL:
                continue
            if (joint == " or " or _SHAPE.fullmatch(word)) and not reading.is_quoted(start):
                yield Finding("joined_twin", text[start : match.end()], start, match.end(), 0.7, f"“{word}” twice")
