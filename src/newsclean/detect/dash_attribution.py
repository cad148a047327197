"""Speakers named after a dash, as Russian and other newspapers do."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsclean.detect.reading import Reading, places_of
from newsclean.records import Finding

# `“It is over,” - said the coach`: the quotation closed, a dash, and a verb of saying.
_SAID = re.compile(
    r"[\"”»] ?,? [-–] (?:said|says|told|tells|added|adds|noted|notes|explained|explains|stressed|writes|wrote|reads"
    r"|quotes|reports|reported|argues|concludes|concluded|believes|emphasi[sz]ed|recalls|recalled|admits|admitted"
    r"|commented|comments|assured|promised) "
)


def find_dash_attribution(reading: Reading) -> Iterator[Finding]:
    """Yield each speaker who is named after a quotation, a dash and a verb (`“It is over,” - said the coach`).

    Not taken: a dash that goes on with the sentence (`a “mess” - and said so`). Seen in WMT 2021 and 2022 ru-en and
    cs-en; in no text there that people wrote or translated.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_dash_attribution(read_text("“It is over”, - said the coach after the game."))]
    ['”, - said']
    >>> list(find_dash_attribution(read_text("He called it a “mess” - and said so.")))
    []
    """
    if reading.language != "en":
        return
    text = reading.text
    done = 0
    for dash in (" - ", " – "):
        if dash not in text:
            continue
        for place in places_of(dash, text):
            match = _SAID.search(text, max(done, place - 3), place + 20)
            if match and match.start() < place:
                done = match.end()
                start, end = match.start(), match.end() - 1
                yield Finding("dash_attribution", text[start:end], start, end, 0.6, "set as in Russian")
