"""Tails of a sentence that stand as sentences of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

# "Than provincial capitals." A comparison or an object relative cannot open a statement. Which, Who, Because,
# As and the like can: journalists write "Which is exactly the problem."
_TAIL = r"(?:Than|Whom) [^.!?\n]{3,120}"
# "Square as the situation worsens at the border." One bare noun, then a clause, and the sentence is over: the
# rest of the phrase went into another sentence. Only after another sentence of the same paragraph, since
# "Panic as the market falls" is a headline.
_LONE = r"(?<=[a-z]\. )([A-Z][a-z]+) as (?:the|a|an|this|that|these|his|her|its|their) [^.!?,;:\n]{8,100}"
_FRAGMENT = re.compile(rf"\. (?:{_TAIL}|{_LONE})\.(?=\s|$)")  # begins with a literal, which is found fast
# What does stand before such a clause: adverbs and words of degree, pronouns, verbs of command.
_LAWFUL = frozenset([
    "just", "even", "much", "such", "same", "especially", "particularly", "only", "all", "both",
    "half", "twice", "right", "perhaps", "maybe", "not", "so", "here", "there", "now", "then",
    "everyone", "everybody", "someone", "nobody", "anyone", "others", "some", "many", "most",
    "few", "none", "it", "he", "she", "they", "we", "you", "i", "this", "that", "these", "those",
    "who", "what", "think", "act", "look", "stand", "wait", "speak", "be", "do", "see", "treat",
    "imagine", "rise", "serve", "start", "use", "take", "known", "described", "yet", "still",
    "first", "meanwhile", "or", "and", "but", "well", "long", "soon", "insofar", "inasmuch",
])  # fmt: skip


def find_dangling_fragment(reading: Reading) -> Iterator[Finding]:
    """Yield each English sentence that is only the tail of another.

    Not taken: what journalists do on purpose ("Which is exactly the problem.", "Because he can.", "About
    fifty kilometres from the border.", "Just as the vote began."). Seen in seeds/004.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dangling_fragment(read_text("They lost control. Than provincial capitals."))]
    ['Than provincial capitals.']
    >>> [f.text for f in find_dangling_fragment(read_text("It closed. Square as the situation worsens there."))]
    ['Square as the situation worsens there.']
    >>> list(find_dangling_fragment(read_text("It was over. Just as the situation worsened, they fled.")))
    []
    """
    if reading.language != "en":
        return
    for match in _FRAGMENT.finditer(reading.text):
        start, end = match.start() + 2, match.end()
        text, noun = reading.text[start:end], (match[1] or "").lower()
        if not noun:
            yield Finding("dangling_fragment", text, start, end, 0.9, "the tail of another sentence")
        elif noun not in _LAWFUL and not noun.endswith(("ly", "s", "ed", "ing")):
            yield Finding("dangling_fragment", text, start, end, 0.6, "a bare noun and a clause, no statement")
