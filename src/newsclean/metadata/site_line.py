"""Reads the site's name from a line at the head of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsclean.measure import count_words, ends_sentence, fold_spaces
from newsclean.metadata.dates.lines import find_date_line
from newsclean.metadata.words import fold_words, holds_site_word

_SITE_BREAK = re.compile(r"\s+[|–—»«·•:-]\s+|\s*\|\s*|:\s+")
# Most words of a site's name on a line of its own ("The Islamic Republic News Agency").
_MAX_SITE_WORDS = 6


def name_of_site(line: str, languages: Sequence[str] = (), host: str | None = None, sure: bool = False) -> str | None:
    """The site's name that a line of the page's head is; None where it does not look like one.

    `sure` says that something else already took the line for the site's name.

    >>> name_of_site("Alwaght | News & Analysis Website", sure=True), name_of_site("Global Real News")
    ('Alwaght', 'Global Real News')
    >>> name_of_site("September 30, 2022"), name_of_site("Thousands of soldiers flee."), name_of_site("Menu")
    (None, None, None)
    """
    if find_date_line(line, languages) is not None:
        return None
    parts = [part.strip() for part in _SITE_BREAK.split(fold_spaces(line)) if part.strip()]
    if not parts or count_words(parts[0]) > _MAX_SITE_WORDS or ends_sentence(parts[0]):
        return None
    bare_host = re.sub(r"[^\w]", "", (host or "").lower())
    for part in parts:
        folded = fold_words(part)
        named = holds_site_word(part, tuple(languages))
        if (named and count_words(part) > 1) or (len(folded) > 2 and re.sub(r"[^\w]", "", folded) in bare_host):
            if sure and part is not parts[0] and not (bare_host and re.sub(r"[^\w]", "", folded) in bare_host):
                break
            return part
    return parts[0] if sure else None
