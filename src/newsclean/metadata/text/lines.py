"""Reads people and dates from the lines around the headline of a plain text, whatever these lines were taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.language.words import read_words
from newsclean.measure import count_words, ends_sentence, holds_whole
from newsclean.metadata.dates.find import cut_dates, find_date, find_date_line, holds_date, says_published
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.names import parse_byline
from newsclean.metadata.text.backing import backed_name, name_after_lead, name_alone
from newsclean.metadata.words import base_languages, fold_words, word_set
from newsclean.records import Candidate, Decision

# How many lines above and below the headline a name alone on a line may be the author's.
_ABOVE, _BELOW = 3, 8
# How many lines above and below the headline a line with a date may be the article's.
_DATE_ABOVE, _DATE_BELOW = 4, 12
# So near below the headline a name alone next to the date is the author's, whatever it is.
_BESIDE_DATE = 2
# A name signs a text of so many sentences, with at most so many below it.
_LEAST_SIGNED, _MOST_NOTICES = 3, 2
# More lines than this have the name of the site, not that of an author.
_MOST_NAMED = 3
# Longest line that is a name, perhaps with a role, and most words of it; most words beside a date or a lead-in.
_MAX_LINE, _MAX_WORDS, _MAX_BESIDE = 60, 6, 14
# A sentence with so many words is the text's; one of them, so long, may be a standfirst.
_PROSE_WORDS, _STANDFIRST_WORDS = 12, 60
# Above the headline, and far below: what the labelers did not know for anything else, or took for a byline or a name.
_KINDS = frozenset(["other", "byline", "masthead", "date_line", "author_bio"])
# Right below the headline: lines that may credit an agency; and what stands around its name.
_CREDITS, _AROUND_AGENCY = frozenset(["other", "byline", "date_line", "image_credit"]), " ()[]/|,.:–—-"
# Lines of these kinds have dates and names of other things than the article.
_OTHERS = frozenset(["related_link", "comment", "comment_form", "tag_cloud", "copyright", "image_credit", "newsletter"])
# Of these the names are readers'.
_READERS = frozenset(["comment", "comment_form"])
# A notice of rights below the headline may say when the article was published.
_NOTICES = frozenset(["copyright"])
# Most words beside a date in a line whose shape is that of a link: a place, the word for o'clock.
_PLACE = 3
# What so near below the headline is a link or a tag in its shape only.
_BY_SHAPE, _RIGHT_BELOW = frozenset(["related_link", "tag_cloud"]), 3
# A site's head shows the day of the visit; so many lines down the page, right above the headline, is no site's head.
_OF_SITE = frozenset(["site_date", "masthead"])
_HEAD_LINES, _RIGHT_ABOVE = 8, 3
_ALONE, _PRINTED = 0.58, 0.5
# A line of nothing but a date, one of more words that says that it is of a change, one with other words; and what a
# line further from the headline is worth less.
_DATED, _LED, _AMID, _FAR = 0.58, 0.55, 0.5, 0.01


def read_lines(decisions: Sequence[Decision], languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the people and the days that lines near the headline name, whatever the labels of these lines.

    If no line is the headline, the lines near the first line of the text are read. A name without a lead-in counts only
    if it begins with a known given name or if another line backs it (`backing`), because nothing else distinguishes a
    name from a topic here.
    """
    lines = [decision for decision in decisions if decision.block.text.strip()]
    kinds = [decision.label.kind for decision in lines]
    at = next((kinds.index(kind) for kind in ("title", "body") if kind in kinds), None)
    if at is None:
        return
    yield from _people(lines, at, languages)
    yield from _agencies(lines, at, languages)
    for place in range(max(0, at - _DATE_ABOVE), min(len(lines), at + 1 + _DATE_BELOW)):
        if place != at and _is_of_the_article(lines[place], place - at, at, languages):
            yield from _days_of(lines[place], abs(place - at), languages)
    # "Newtown, Sunday, November 8, 1998" between the paper's name and the headline: the day of the issue. A site's
    # head stands above its navigation.
    head = lines[at - 1] if at > 0 else None
    if head is not None and head.label.kind in _OF_SITE and at <= 2:
        day = find_date(head.block.text, languages)
        if day is not None and find_date_line(head.block.text, languages) is None:
            yield Candidate("date_published", day.date, "text", _PRINTED, head.block.index)


def _people(lines: Sequence[Decision], at: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield whom the lines around line `at` name: those that a "By" leads in, else those that stand alone."""
    credited: dict[str, int] = {}  # with their blocks
    alone: dict[str, int] = {}
    standfirsts = 0
    near = [*range(max(0, at - _ABOVE), at), *range(at + 1, min(len(lines), at + 1 + _BELOW))]
    # Buttons and captions may stand between the headline and a name that is right above the text.
    text = next((place for place in range(at + 1, len(lines)) if _is_text(lines[place])), 0)
    for place in (*near, *range(max(at + 1 + _BELOW, text - _RIGHT_ABOVE), text)):
        decision, said = lines[place], lines[place].block.text.strip()
        if place > at and _is_text(decision):
            standfirsts += 1
            is_standfirst = count_words(said) <= _STANDFIRST_WORDS and any(map(_is_text, lines[place + 1 :]))
            if standfirsts > 1 or not is_standfirst or credited or alone:
                break
            continue
        leads = credits_author(said, languages)
        is_near = leads and 0 < place - at <= _RIGHT_BELOW and decision.label.kind in _BY_SHAPE
        is_far = place < at or place > at + _BELOW
        if is_far and decision.label.kind not in _KINDS and not leads and not holds_date(said, languages):
            continue
        if decision.label.kind in _OTHERS and not is_near:
            continue
        found = _people_of(said, leads, languages) or _beside_place(lines, place, at, languages)
        if not found and (name := name_after_lead(lines, place, languages, is_near=place > at)):
            credited.setdefault(name, lines[place + 1].block.index)
            continue
        if not found and not leads and (name := backed_name(lines, place, languages)):
            found = (name,)
        if not (found or leads or alone or credited) and 0 < place - at <= _BESIDE_DATE:
            found = tuple(filter(None, [_dated_name(lines, place, languages)]))
        (credited if leads else alone).update(dict.fromkeys(found, decision.block.index))
        if len(credited or alone) > 1 and found and not leads:
            break
    names = credited or alone or _further_down(lines, text, languages) or signed_at_end(lines, languages)
    if names:
        yield Candidate("authors", tuple(names), "text", _ALONE, next(iter(names.values())))


def _dated_name(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> str | None:
    """The name that stands alone above or below the line with the date, right below the headline.

    None where a word of it stands elsewhere in small letters: "Vibe Coding" is a section.
    """
    name = name_alone(lines[place], languages)
    beside = [lines[near].block.text for near in (place - 1, place + 1) if near < len(lines)]
    if name is None or name == name.lower() or not any(_is_dated(text, languages) for text in beside):
        return None
    texts = [line.block.text for line in lines]
    if sum(name in text for text in texts) > _MOST_NAMED:  # a site or a section
        return None
    return None if any(holds_whole(text, word.lower()) for text in texts for word in name.split()) else name


def _is_dated(text: str, languages: Sequence[str]) -> bool:
    """Whether a line is a date, perhaps with a few words more: "2 May 2024 • 4 minutes to read"."""
    if find_date_line(text, languages) is not None:
        return True
    return find_date(text, languages) is not None and count_words(cut_dates(text, languages)) <= _PLACE


def _beside_place(lines: Sequence[Decision], place: int, at: int, languages: Sequence[str]) -> tuple[str, ...]:
    """The name in "Jane Doe | Newtown" or "Newtown - Jane Doe", right below the headline and beside a date."""
    said = lines[place].block.text.strip()
    if not 0 < place - at <= _RIGHT_BELOW or len(said) > _MAX_LINE or lines[place].label.kind not in _KINDS:
        return ()
    beside = [lines[near].block.text for near in (place - 1, place + 1) if near < len(lines)]
    if not any(_is_dated(text, languages) for text in beside):
        return ()
    found = parse_byline(said, languages)
    is_one = len(found.authors) == 1 and found.rest == 1 and begins_as_name(found.authors[0])
    return found.authors if is_one and count_words(said) <= _MAX_WORDS else ()


def _agencies(lines: Sequence[Decision], at: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the agency that a short line between headline and text credits: "Newtown (AFP)", "Source: AFP"."""
    for line in lines[at + 1 : at + 1 + _BELOW]:
        if _is_text(line):
            return
        said = line.block.text.strip()
        agency = find_agency(said, languages) if count_words(said) <= _MAX_WORDS else None
        if agency is None or line.label.kind not in _CREDITS:
            continue
        lead, colon, _ = said.replace("：", ":").partition(":")
        is_source = bool(colon) and fold_words(lead) in word_set(tuple(languages), "source_leads")
        rest = said.replace(agency, "").strip(_AROUND_AGENCY)
        is_placed = line.label.kind != "image_credit" and not colon and all(word[:1].isupper() for word in rest.split())
        if is_source or is_placed:
            yield Candidate("agency", agency, "text", _AMID, line.block.index)


def _further_down(lines: Sequence[Decision], text: int, languages: Sequence[str]) -> dict[str, int]:
    """The first name below the text's first line that "Article written by" leads in, with its block."""
    for place in range(text, len(lines) if text else 0):
        is_reader = lines[place].label.kind in _READERS
        if not is_reader and (name := name_after_lead(lines, place, languages, is_near=False)):
            return {name: lines[place + 1].block.index}
    return {}


def signed_at_end(lines: Sequence[Decision], languages: Sequence[str]) -> dict[str, int]:
    """The name that stands alone right below the last sentence of the text, with its block, in languages that sign so.

    Elsewhere it is as often the speaker of a quotation.
    """
    if not any(read_words(tag).signed_at_end for tag in base_languages(languages)[:1]):
        return {}
    below = 0  # sentences below the line: notices may be kept
    for place in range(len(lines) - 1, 0, -1):
        line = lines[place]
        below += _is_text(line)
        if below > _MOST_NOTICES or sum(map(_is_text, lines[:place])) < _LEAST_SIGNED:
            break
        name = name_alone(line, languages) if line.label.kind not in _OTHERS else None
        if name and begins_as_name(name):
            return {name: line.block.index}
    return {}


def _is_text(line: Decision) -> bool:
    text = line.block.text
    return line.label.kind == "body" and count_words(text) >= _PROSE_WORDS and ends_sentence(text)


def _is_of_the_article(decision: Decision, distance: int, at: int, languages: Sequence[str]) -> bool:
    """Whether a date on a line so far below the headline is the article's, going by what the line was taken for."""
    kind, text = decision.label.kind, decision.block.text.strip()
    if kind in _OF_SITE:
        return at >= _HEAD_LINES and -_RIGHT_ABOVE <= distance < 0
    if kind in _BY_SHAPE and distance > 0:
        is_whole = distance <= _RIGHT_BELOW and count_words(cut_dates(text, languages)) <= _PLACE
        return is_whole or credits_author(text, languages) or says_published(text, languages)
    return kind not in _OTHERS or (kind in _NOTICES and distance > 0 and says_published(text, languages))


def _days_of(decision: Decision, distance: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield the days that a line near the headline names beside few other words."""
    block, text = decision.block, decision.block.text.strip()
    line = find_date(text, languages)
    if line is None or count_words(cut_dates(text, languages)) > _MAX_BESIDE:
        return
    whole = find_date_line(text, languages) is not None
    score = round((_DATED if whole else _LED if line.modified else _AMID) - _FAR * distance, 3)
    yield Candidate("date_modified" if line.modified else "date_published", line.date, "text", score, block.index)
    if line.updated:
        yield Candidate("date_modified", line.updated, "text", score, block.index)


def _people_of(text: str, leads: bool, languages: Sequence[str]) -> tuple[str, ...]:
    if count_words(text) > _MAX_BESIDE or find_agency(text, languages):
        return ()
    found = parse_byline(text, languages)
    if leads:
        return found.authors
    if holds_date(text, languages):  # "5 July 2021 | Reporter Jane Doe"
        return tuple(filter(begins_as_name, found.authors)) if found.rest <= 1 else ()
    if found.rest or not found.authors:
        return ()
    if len(found.authors) > 1 and all(map(begins_as_name, found.authors)):
        return found.authors
    if len(text) > _MAX_LINE or len(text.split()) > _MAX_WORDS:
        return ()
    return found.authors if begins_as_name(found.authors[0]) else ()
