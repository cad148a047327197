"""Speakers named after a dash, as Russian and other newspapers do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading
from newsclean.records import Finding

_CLOSING = '"”»'
# `“It is over,” - said the coach`: the quotation closed, a dash, and a verb of saying.
_VERB = (
    r"(?:said|says|told|tells|added|adds|noted|notes|explained|explains|stressed|writes|wrote|reads|quotes|reports"
    r"|reported|argues|concludes|concluded|believes|emphasi[sz]ed|recalls|recalled|admits|admitted|commented|comments"
    r"|assured|promised)(?= )"
)
# The patterns begin with the dash, which is found fast.
_SAID = tuple(
    re.compile(rf"{dash} (?:(?<=[\"”»] {dash} )|(?<=[\"”»], {dash} )|(?<=[\"”»] , {dash} )){_VERB}") for dash in "-–"
)


def find_dash_attribution(reading: Reading) -> Iterator[Finding]:
    """Yield each speaker who is named after a quotation, a dash and a verb (`“It is over,” - said the coach`).

    Not taken: a dash that goes on with the sentence (`a “mess” - and said so`). Seen in WMT 2021 ru-en; in
    no text there that people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dash_attribution(read_text("“It is over”, - said the coach after the game."))]
    ['”, - said']
    >>> list(find_dash_attribution(read_text("He called it a “mess” - and said so.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    for pattern in _SAID:
        for match in pattern.finditer(text):
            start, end = match.span()
            while text[start] not in _CLOSING:
                start -= 1
            yield Finding("dash_attribution", text[start:end], start, end, 0.6, "set as in Russian")
