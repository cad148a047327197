"""A quick test of a whole page: which blocks may need which repair.

Most blocks need none, and searching the page as one string takes a tenth of the time of calling each repair on each
block. Every change that a repair can make has a sign here; `tests/test_repair_signs.py` checks that. If possible, a
sign begins with a literal character and not with a character class, because such a search is ten times as fast.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from unicodedata import is_normalized

from newsclean.measure import beyond_ascii
from newsclean.repair import entities, mojibake, percent_codes
from newsclean.repair.word_lists import any_word_of


@dataclass(frozen=True, eq=False, slots=True)
class Sign:
    """A pattern to search for. Signs are compared by identity, because Python compares and hashes patterns slowly."""

    pattern: re.Pattern[str]


def _sign(pattern: str) -> Sign:
    return Sign(re.compile(pattern))


NO_BREAK, NARROW_NO_BREAK = _sign("\u00a0"), _sign("\u202f")
# Other non-ASCII characters that are rare in clean text: odd spaces, invisible marks, ligatures, presentation forms.
RARE = _sign(
    "[\x80-\x9f\xad\u0132\u0133\u0149\u01c4-\u01cc\u01f1-\u01f3\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180e"
    "\u2000-\u200b\u200e\u200f\u2028-\u202e\u205f-\u206f\u3164\ud800-\udfff\ufb00-\ufb06\ufb50-\ufbb1\ufbd3-\ufbff"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufe70-\ufefc\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
CONTROL = _sign("[\x00-\x09\x0b-\x1f\x7f]")
NON_JOINER, JOINER = _sign("\u200c"), _sign("\u200d")
LINE_BREAK = _sign(r"[\r\n]")
LINE_EDGE = _sign(r"\n(?:(?<=\s\n)|(?=\s))")
# A space before another space, before a mark that ends something, or before single letters.
ODD_SPACE = _sign(r" (?: |[,.?!](?:[\"”’»]?(?!\S)|(?<=,)(?=[^\W\d_]{2}))|[،؛؟۔]|. . .(?!\w))")
WIDE_SPACES = _sign("\u3000(?:[ \u3000]|(?<= \u3000))")
STRAIGHT_QUOTE = _sign(r'"(?:(?<= ")(?=[.,;])|(?<=[^\W\d_]")(?=[^\W\d_]))')
LOST_APOSTROPHES = tuple(
    _sign(rf"{sign}(?=(?:s|t|re|ve|ll|d|m)(?!\w))(?<=[A-Za-z]{sign})") for sign in (r"\?", "â", "´", "\ufffd")
)
CLOSING_QUOTE = _sign(r"”(?:(?<=\s”)|(?=\w))")
OPENING_QUOTE = _sign(r"“(?:(?=[ \u00a0\u202f])(?<=[\s(:;,]“)|(?<=\s“)(?=[\s.,;:!?)…\]])|(?<=[\w,:;.]“)(?=[\w¿¡]))")
COLON_QUOTE = _sign(r":(?:[«»](?=[^\W\d_])|\"(?=[^\W\d_a-z]))")
LOW_QUOTE = _sign(r"„(?:(?=[ \u00a0\u202f])|(?<=[\w,:;]„))")
FULL_STOP = _sign(
    r"\.(?!\s)(?:(?<=[^\W\d_]{2}\.)(?=[^\W_a-z])|(?=[^\W\da-z_][^\W\dA-Z_])|(?<=\d\.)(?=[^\W\d_a-z])"
    r"|(?<=\w\.)(?=[^\W\da-z_][ '’])"
    r"|[”’\"»)\]“]+(?=[^\W_a-z])|(?=[“„«\"(\[¿¡][^\W_a-z])|(?<=[%€°”’»\")\]“]\.)(?=[^\W_a-z]))"
)
QUESTION = _sign(r"\?(?=[”’\"»)\]“„«(\[¿¡]*[^\W_a-z])")
EXCLAMATION = _sign(r"!(?=[”’\"»)\]“„«(\[¿¡]*[^\W_a-z])")
LEFT_OUT_ROUND, LEFT_OUT_SQUARE = (
    _sign(r"\)(?<=[….]\))(?=[^\W\d_])"),
    _sign(r"\](?<=[….]\])(?=[^\W\d_])"),
)
COMMA = _sign(r",(?=[^\W\d_])(?:(?<=[^\W\d_],)|(?<=\d\d\d\d,)|(?<=[”“»«’],))")
SEMICOLON = _sign(r";(?=[^\W\d_])(?<=[^\W\d_];)")
ARABIC_COMMA, ARABIC_SEMICOLON, ARABIC_QUESTION, URDU_STOP, DANDA = (_sign(f"{mark}(?=\\w)") for mark in "،؛؟۔।")
AGE_LABEL, READING_LABEL = _sign(r"go(?<= ago)(?!\w)"), _sign(rf"{any_word_of('units_of_reading')} read(?!\w)")
MOJIBAKE, ENTITY, PERCENT = Sign(mojibake.LOOK), Sign(entities.LOOK), Sign(percent_codes.LOOK)

# Signs that match uncommon characters only.
_UNCOMMON = frozenset((CONTROL, RARE, MOJIBAKE))
# The ASCII characters that `find_suspects` leaves out. It keeps control characters, and spaces, which separate others.
_COMMON = bytes(range(0x21, 0x7F)) + b"\n"


def find_suspects(texts: Sequence[str], wanted: Iterable[Sign]) -> dict[int, set[Sign]]:
    """Return the indices of the texts that show a sign of damage, each with the signs it shows.

    A text that is not in Unicode normal form C shows `RARE`.

    >>> suspects = find_suspects(["All is well.", "It ended.Then it began"], [FULL_STOP, COMMA])
    >>> list(suspects) == [1], suspects[1] == {FULL_STOP}
    (True, True)
    """
    page = "\n".join(["", *texts, ""])
    uncommon = beyond_ascii(page, _COMMON)
    wide = [place for place, text in enumerate(texts) if not text.isascii()]
    starts: list[int] = []
    suspects: dict[int, set[Sign]] = {}
    for sign in wanted:
        pattern = sign.pattern
        places: list[int] = []
        if sign in _UNCOMMON:
            if pattern.search(uncommon):
                candidates = range(len(texts)) if sign is CONTROL else wide
                places = [place for place in candidates if pattern.search(texts[place])]
        elif sign is LINE_BREAK:
            places = [place for place, text in enumerate(texts) if "\n" in text or "\r" in text]
        elif (first := pattern.pattern[0]) < "\x80" or first in uncommon:
            hits = [match.start() for match in pattern.finditer(page)]
            if hits:
                starts = starts or list(accumulate((len(text) + 1 for text in texts), initial=1))
                if sign is LINE_EDGE:  # it may belong to the text before or after it
                    hits += [hit + 1 for hit in hits]
                places = [bisect_right(starts, hit) - 1 for hit in hits]
        for place in places:
            if 0 <= place < len(texts):
                suspects.setdefault(place, set()).add(sign)
    if not is_normalized("NFC", "\n".join([texts[place] for place in wide])):
        for place in wide:
            if not is_normalized("NFC", texts[place]):
                suspects.setdefault(place, set()).add(RARE)
    return suspects


def shows_any(text: str, wanted: Iterable[Sign]) -> bool:
    """Whether one text shows a sign of damage or is not in Unicode normal form C."""
    return any(sign.pattern.search(text) for sign in wanted) or not is_normalized("NFC", text)
