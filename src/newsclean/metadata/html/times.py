"""<time datetime="..."> beside the headline -> candidates: the day that the markup means, whatever the text shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import turbohtml

from newsclean.measure import fold_spaces
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.dates.lines import date_lead, parse_date
from newsclean.metadata.html.marked import stands_elsewhere
from newsclean.metadata.html.nearness import FAR, level_of
from newsclean.records import Candidate

# Of more than this the words around are not read.
_MOST_READ = 5
# A line with a date is short; what is longer says nothing of the date in it.
_MAX_LINE = 160
_PUBLISHED = re.compile(r"publish|entry-date|post-?date|pubdate|created")
_UPDATED = re.compile(r"updat|modif|changed")
# How much such an element is believed; fitted on 1,064 pages: below the head's own data, above a line of the text.
_NAMED, _BARE = 0.68, 0.6
# More days than that of publication and that of the last change are those of teasers or comments.
_MOST_DAYS, _MANY = 2, 0.4


def read_times(
    times: Sequence[turbohtml.Element], around: Mapping[turbohtml.Node, int], languages: Sequence[str]
) -> Iterator[Candidate]:
    """Yield the days of the <time> elements that stand nearest to the headline; `around` is what holds it."""
    if not times:
        return
    levels = [level_of(element, around) for element in times]
    nearest = min(levels)
    if nearest >= FAR:
        return
    found: list[tuple[str, float, str]] = []
    cards: set[turbohtml.Node] = set()  # articles without the headline in them: of several, each is a teaser
    for element, level in zip(times, levels, strict=True):
        if level == nearest and not stands_elsewhere(element, around):
            day = parse_date((element.attr("datetime") or "").strip()[:100], languages)
            if day is not None:
                cards.update(a for a in islice(element.ancestors, FAR) if a not in around and _is_card(a))
                # The words around an element cost as much as it is long; the first few tell.
                field, score = _meaning(element, languages) if len(found) < _MOST_READ else ("date_published", _BARE)
                found.append((field, score, day))
    many = len({day[:10] for _, _, day in found}) > _MOST_DAYS or len(cards) > 1
    for field, score, day in found:
        yield Candidate(field, day, "dom", score - _MANY * many)


def _is_card(node: turbohtml.Node) -> bool:
    return isinstance(node, turbohtml.Element) and node.tag == "article"


def _meaning(element: turbohtml.Element, languages: Sequence[str]) -> tuple[str, float]:
    """The field that the element is for, by its classes or the words before it, and how sure that is."""
    hints = f"{element.attr('class') or ''} {element.attr('itemprop') or ''}".lower()
    if _UPDATED.search(hints):
        return "date_modified", _NAMED
    if _PUBLISHED.search(hints):
        return "date_published", _NAMED
    parent = element.parent
    line = fold_spaces(parent.text) if isinstance(parent, turbohtml.Element) else ""
    if 0 < len(line) <= _MAX_LINE:
        lead = line.split(fold_spaces(element.text) or line, 1)[0]
        found = find_date(line, languages)
        if date_lead(lead, languages) == "updated" or (found is not None and found.modified):
            return "date_modified", _NAMED
    return "date_published", _BARE
