"""The lines around the headline of a text -> candidates: bare names, the date of a printed paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.measure import count_words, ends_sentence
from newsclean.metadata.agencies import find_agency
from newsclean.metadata.byline_leads import credits_author
from newsclean.metadata.dates import cut_dates, find_date, find_date_line, holds_date
from newsclean.metadata.given_names import begins_as_name
from newsclean.metadata.names import parse_byline
from newsclean.records import Block, Candidate, Decision

# So many lines above and below the headline a name alone on a line can be the author's.
_ABOVE, _BELOW = 3, 8
# And so many a line with a date is the article's.
_DATE_ABOVE, _DATE_BELOW = 4, 12
# Longest line that is a name, perhaps with a role, and most words of it; most words beside a date or a lead-in.
_MAX_LINE, _MAX_WORDS, _MAX_BESIDE = 60, 6, 14
# A sentence with so many words is the text's.
_PROSE_WORDS = 12
# Above the headline: what the labelers did not know for anything else, or took for a byline or a name.
_KINDS = frozenset(["other", "byline", "masthead", "date_line", "author_bio"])
# Whose dates and names they are is known; of what else is near the headline only its place was looked at.
_OTHERS = frozenset(["related_link", "comment", "comment_form", "tag_cloud", "copyright", "image_credit", "newsletter"])
# A site's head shows the day of the visit.
_OF_SITE = frozenset(["site_date", "masthead"])
_ALONE, _PRINTED = 0.58, 0.5
# A line of nothing but a date, one with other words, and what a line further from the headline is worth less.
_DATED, _AMID, _FAR = 0.58, 0.5, 0.01


def read_lines(decisions: Sequence[Decision], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield whom and which day the lines next to the headline name, whatever they were taken for.

    Of names without a lead-in only those count that people are given: nothing else tells a name from a topic here.
    """
    lines = [decision for decision in decisions if decision.block.text.strip()]
    at = next((n for n, decision in enumerate(lines) if decision.label.kind == "title"), None)
    if at is None:
        return
    names: dict[str, None] = {}
    first: Block | None = None
    above = [line for line in lines[max(0, at - _ABOVE) : at] if line.label.kind in _KINDS]
    for decision in (*above, *lines[at + 1 : at + 1 + _BELOW]):
        if _is_prose(decision.block.text) and decision.label.kind == "body":
            break
        if decision.label.kind not in _OTHERS and (found := _people_of(decision, languages)):
            names.update(dict.fromkeys(found))
            first = first or decision.block
            if len(names) > 1 and not credits_author(decision.block.text, languages):
                break
    if first is not None:
        yield Candidate("authors", tuple(names), "text", _ALONE, first.index)
    for place in range(max(0, at - _DATE_ABOVE), min(len(lines), at + 1 + _DATE_BELOW)):
        if place != at and lines[place].label.kind not in _OTHERS | _OF_SITE:
            yield from _days_of(lines[place].block, abs(place - at), languages)
    # "Newtown, Sunday, November 8, 1998" between the paper's name and the headline: the day of the issue. A site's
    # head stands above its navigation.
    head = lines[at - 1] if at > 0 else None
    if head is not None and head.label.kind in _OF_SITE and at <= 2:
        day = find_date(head.block.text, languages)
        if day is not None and find_date_line(head.block.text, languages) is None:
            yield Candidate("date_published", day.date, "text", _PRINTED, head.block.index)


def _is_prose(text: str) -> bool:
    return count_words(text) >= _PROSE_WORDS and ends_sentence(text)


def _days_of(block: Block, distance: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the days that a line near the headline names beside few other words."""
    text = block.text.strip()
    line = find_date(text, languages)
    if line is None or count_words(cut_dates(text, languages)) > _MAX_BESIDE:
        return
    whole = find_date_line(text, languages) is not None
    score = round((_DATED if whole else _AMID) - _FAR * distance, 3)
    yield Candidate("date_modified" if line.modified else "date_published", line.date, "text", score, block.index)
    if line.updated:
        yield Candidate("date_modified", line.updated, "text", score, block.index)


def _people_of(decision: Decision, languages: Sequence[str]) -> tuple[str, ...]:
    text = decision.block.text.strip()
    if count_words(text) > _MAX_BESIDE or find_agency(text, languages):
        return ()
    found = parse_byline(text, languages)
    if credits_author(text, languages):
        return found.authors
    if holds_date(text, languages):  # "5 July 2021 | Reporter Jane Doe"
        return tuple(filter(begins_as_name, found.authors)) if found.rest <= 1 else ()
    if len(text) > _MAX_LINE or len(text.split()) > _MAX_WORDS:
        return ()
    return found.authors if found.authors and begins_as_name(found.authors[0]) and not found.rest else ()
