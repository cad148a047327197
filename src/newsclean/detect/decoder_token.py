"""Tokens that a translation system writes for itself and a reader should never see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# A character that is rare in text, the sign that is looked for where it is found, the token, and how sure it is:
# "<unk>", what a system puts for an address (as manuals do), sentencepiece's unknown piece, its word mark, joints.
_TOKENS = (
    ("<", "unk", re.compile(r"<\s?unk\s?>"), 1.0),
    ("<", "url", re.compile(r"<\s?url\s?>"), 0.5),
    ("⁇", "⁇", re.compile(r"\s⁇\s"), 1.0),
    ("▁", "▁", re.compile(r"▁\w+"), 1.0),
    ("@", "@-@", re.compile(r"\w+@-@\w+"), 1.0),
)
_NEAR = 20  # characters before the sign in which its token begins


def find_decoder_token(reading: Reading) -> Iterator[Finding]:
    """Yield each token of a translation system's own alphabet: `<unk>`, `<url>`, `⁇`, `▁word`, `@-@`.

    Source: fairseq's and sentencepiece's defaults; seen in MLQE-PE and WMT 2023.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_decoder_token(read_text("The word <unk> is Arabic."))]
    ['<unk>']
    >>> list(find_decoder_token(read_text("A punk band wrote to us@example.com.")))
    []
    """
    text = reading.text
    for character, sign, token, score in _TOKENS:
        if character not in text or sign not in text:
            continue
        done = 0
        for place in places_of(sign, text):
            match = token.search(text, max(done, place - _NEAR), place + 40)
            if match and match.start() <= place:
                done = match.end()
                message = "a translation system's own token"
                yield Finding("decoder_token", match[0].strip(), *match.span(), score, message)
