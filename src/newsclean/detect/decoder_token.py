"""Detects internal tokens of a translation system, which a reader should never see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.article import Finding
from newsclean.detect.reading import Reading, places_of
from newsclean.detect.words import words_of

# For each token: a rare character that is searched first, the literal that is searched next, the pattern, and the
# score. The tokens are the unknown word, a placeholder for an address (manuals print it too), sentencepiece's unknown
# piece and its word mark, and a joiner.
_TOKENS = (
    ("<", "unk", re.compile(r"<\s?unk\s?>"), 1.0),
    ("<", "url", re.compile(r"<\s?url\s?>"), 0.5),
    ("⁇", "⁇", re.compile(r"(?<=\s)⁇(?=\s)"), 1.0),
    ("▁", "▁", re.compile(r"▁\w+"), 1.0),
    ("@", "@-@", re.compile(r"\w+ ?@-@ ?\w+"), 1.0),
)
_NEAR = 20  # characters before the literal in which its token may begin


def find_decoder_token(reading: Reading) -> Iterator[Finding]:
    """Yield each internal token of a translation system: `<unk>`, `<url>`, `⁇`, `▁word`, `@-@`.

    Not reported: texts about language models, translation software and the like, which print such tokens to speak of
    them.
    Source: fairseq's and sentencepiece's defaults; seen in MLQE-PE and WMT 2023.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_decoder_token(read_text("The word <unk> is Arabic."))]
    ['<unk>']
    >>> list(find_decoder_token(read_text("A punk band wrote to us@example.com.")))
    []
    """
    if found := list(_tokens(reading.text)):
        text = reading.text.lower()
        topics = (*words_of("decoder_token", "topics", "und"), *words_of("decoder_token", "topics", reading.language))
        if not any(topic in text for topic in topics):
            yield from found


def _tokens(text: str) -> Iterator[Finding]:
    """Yield every such token, spoken of or not."""
    for character, sign, token, score in _TOKENS:
        if character not in text or sign not in text:
            continue
        done = 0
        for place in places_of(sign, text):
            match = token.search(text, max(done, place - _NEAR), place + 40)
            if match and match.start() <= place:
                done = match.end()
                message = "An internal token of a translation system was left in the text"
                yield Finding("decoder_token", match[0].strip(), *match.span(), score, message)
