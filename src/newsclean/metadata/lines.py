"""The lines around the headline of a text -> candidates: bare names, the date of a printed paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.metadata.agencies import find_agency
from newsclean.metadata.byline_leads import credits_author
from newsclean.metadata.dates import find_date, find_date_line
from newsclean.metadata.given_names import begins_as_name
from newsclean.metadata.names import parse_byline
from newsclean.records import Block, Candidate, Decision

# So many lines above and below the headline a name alone on a line can be the author's.
_ABOVE, _BELOW = 1, 5
# Longest line that is a name, perhaps with a role, and most words of it.
_MAX_LINE, _MAX_WORDS = 60, 6
# What the labelers did not know for anything else, or took for a byline or a name.
_KINDS = frozenset(["other", "byline", "masthead", "date_line", "author_bio"])
_ALONE, _PRINTED = 0.58, 0.5


def read_lines(decisions: Sequence[Decision], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield whom the lines next to the headline name, and the day of a printed paper's head.

    Only names that people are given count: nothing else tells a name from a topic here.
    """
    lines = [decision for decision in decisions if decision.block.text.strip()]
    at = next((n for n, decision in enumerate(lines) if decision.label.kind == "title"), None)
    if at is None:
        return
    names: dict[str, None] = {}
    first: Block | None = None
    for decision in lines[max(0, at - _ABOVE) : at + 1 + _BELOW]:
        if decision.label.kind == "body":
            break
        is_credit = decision.label.kind in _KINDS or credits_author(decision.block.text, languages)
        if is_credit and (found := _people_of(decision, languages)):
            names.update(dict.fromkeys(found))
            first = first or decision.block
    if first is not None:
        yield Candidate("authors", tuple(names), "text", _ALONE, first.index)
    # "Newtown, Sunday, November 8, 1998" between the paper's name and the headline: the day of the issue. A site's
    # head shows the day of the visit, and stands above its navigation.
    above = lines[at - 1] if at > 0 else None
    if above is not None and above.label.kind in ("masthead", "site_date") and at <= _ABOVE + 1:
        day = find_date(above.block.text, languages)
        if day is not None and find_date_line(above.block.text, languages) is None:
            yield Candidate("date_published", day.date, "text", _PRINTED, above.block.index)


def _people_of(decision: Decision, languages: Sequence[str]) -> tuple[str, ...]:
    text = decision.block.text.strip()
    if decision.label.kind == "date_line":
        # "5 July 2021 | Reporter Jane Doe"
        found = parse_byline(text, languages)
        return tuple(filter(begins_as_name, found.authors)) if not found.rest else ()
    if len(text) > _MAX_LINE or len(text.split()) > _MAX_WORDS or find_agency(text, languages):
        return ()
    found = parse_byline(text, languages)
    return found.authors if found.authors and begins_as_name(found.authors[0]) and not found.rest else ()
