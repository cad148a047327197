"""Tokens that a translation system writes for itself and a reader should never see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# "<unk>", sentencepiece's unknown piece and word mark, joints.
_TOKEN = re.compile(r"<\s?unk\s?>|\s⁇\s|▁\w+|\w+@-@\w+")
# A character that is rare in text, and the sign that is then looked for.
_SIGNS = (("<", "unk"), ("⁇", "⁇"), ("▁", "▁"), ("@", "@-@"))
_NEAR = 20  # characters before the sign in which its token begins


def find_decoder_token(reading: Reading) -> Iterator[Finding]:
    """Yield each token of a translation system's own alphabet: `<unk>`, `⁇`, `▁word`, `@-@`.

    Source: fairseq's and sentencepiece's defaults; seen in MLQE-PE.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_decoder_token(read_text("The word <unk> is Arabic."))]
    ['<unk>']
    >>> list(find_decoder_token(read_text("A punk band wrote to us@example.com.")))
    []
    """
    done = 0
    for character, sign in _SIGNS:
        if character not in reading.text or sign not in reading.text:
            continue
        for place in places_of(sign, reading.text):
            match = _TOKEN.search(reading.text, max(done, place - _NEAR), place + 40)
            if match and match.start() <= place:
                done = match.end()
                yield Finding("decoder_token", match[0].strip(), *match.span(), 1.0, "a translation system's own token")
