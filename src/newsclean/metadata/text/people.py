"""Reads the author from the lines around the headline of a plain text, whatever these lines were taken for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import CREDITS, OF_READERS
from newsclean.language.words import read_words
from newsclean.measure import count_words, ends_sentence, holds_whole
from newsclean.metadata.dates.find import cut_dates, find_date, find_date_line, holds_date
from newsclean.metadata.people.agencies import find_agency
from newsclean.metadata.people.byline_leads import credits_author, is_byline_lead
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import ago, other_credit
from newsclean.metadata.people.names import parse_byline
from newsclean.metadata.text.backing import backed_name, name_after_lead, name_alone
from newsclean.metadata.words import base_languages
from newsclean.records import Candidate, Decision

# How many lines above and below the headline a name alone on a line may be the author's; above the text, where no line
# is the headline.
_ABOVE, _BELOW, _ABOVE_TEXT = 3, 8, 8
# So near below the headline a name alone next to the date, or on the date's line, is the author's, whatever it is.
_BESIDE_DATE, _WITH_DATE = 3, 6
# A name signs a text of so many sentences, with at most so many below it.
_LEAST_SIGNED, _MOST_NOTICES = 3, 2
# A line that is printed so often is an entry of menus ("Bill Pay").
_OFTEN = 3
# More lines than this have the name of the site, not that of an author.
_MOST_NAMED = 3
# Longest line that is a name, perhaps with a role, and most words of it; most words beside a date or a lead-in, and
# beside a date that stands behind an unknown name.
_MAX_LINE, _MAX_WORDS, _MAX_BESIDE, _MAX_UNKNOWN = 60, 6, 14, 10
# A sentence with so many words is the text's; one of them, so long, may be a standfirst.
_PROSE_WORDS, _STANDFIRST_WORDS = 12, 60
# Above the headline, and far below: what the labelers did not know for anything else, or took for a byline or a name.
_KINDS = CREDITS | {"other", "masthead", "author_bio"}
# Lines of these kinds have names and dates of other things than the article.
OTHERS = OF_READERS | {"related_link", "tag_cloud", "copyright", "image_credit", "newsletter"}
# Most words beside a date in a line whose shape is that of a link: a place, the word for o'clock.
PLACE_WORDS = 3
# What so near below the headline is a link or a tag in its shape only; and which labels go by no word of the line.
BY_SHAPE, RIGHT_BELOW = frozenset(["related_link", "tag_cloud"]), 3
_BY_NO_WORD = frozenset(["classifier/text", "layout"])
# So many lines right above the text may name the author, whatever stands between them and the headline.
_RIGHT_ABOVE = 3
_ALONE = 0.58


def people_near(lines: Sequence[Decision], at: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield whom the lines around line `at` name: those that a "By" leads in, else those that stand alone.

    Line `at` is the headline, or the text's first where no line is the headline.
    """
    credited: dict[str, int] = {}  # with their blocks
    alone: dict[str, int] = {}
    standfirsts = 0
    above = _ABOVE if lines[at].label.kind == "title" else _ABOVE_TEXT
    near = [*range(max(0, at - above), at), *range(at + 1, min(len(lines), at + 1 + _BELOW))]
    # Buttons and captions may stand between the headline and a name that is right above the text.
    text = next((place for place in range(at + 1, len(lines)) if is_text(lines[place])), 0)
    for place in (*near, *range(max(at + 1 + _BELOW, text - _RIGHT_ABOVE), text)):
        decision, said = lines[place], lines[place].block.text.strip()
        if _is_of_picture(lines, place, languages):
            continue
        if place > at and is_text(decision):
            standfirsts += 1
            is_standfirst = count_words(said) <= _STANDFIRST_WORDS and any(map(is_text, lines[place + 1 :]))
            if standfirsts > 1 or not is_standfirst or credited or alone:
                break
            continue
        leads = credits_author(said, languages)
        is_near = leads and 0 < place - at <= RIGHT_BELOW and decision.label.kind in BY_SHAPE
        is_far = place < at or place > at + _BELOW
        is_credit = decision.label.kind in _KINDS or leads or holds_date(said, languages)
        if is_far and not is_credit and not (above == _ABOVE_TEXT and _stands_by_date(lines, place, languages)):
            continue
        if decision.label.kind in OTHERS and not is_near:
            if not (alone or credited) and not is_far and (found := _shaped_as_link(lines, place, languages)):
                alone.update(dict.fromkeys(found, decision.block.index))
            continue
        if place and _credits_other(lines[place - 1].block.text, languages):
            continue
        if not leads and sum(one.block.text.strip() == said for one in lines) >= _OFTEN:
            continue
        found = _people_of(said, leads, languages) or _beside_place(lines, place, at, languages)
        if not found and (name := name_after_lead(lines, place, languages, is_near=place > at)):
            credited.setdefault(name, lines[place + 1].block.index)
            continue
        if not found and not leads and (name := backed_name(lines, place, languages)):
            found = (name,)
        if not (found or leads or alone or credited) and 0 < place - at <= _WITH_DATE:
            found = tuple(filter(None, [_dated_name(lines, place, at, languages)]))
        (credited if leads else alone).update(dict.fromkeys(found, decision.block.index))
        if len(credited or alone) > 1 and found and not leads:
            break
    names = credited or alone or _further_down(lines, text, languages) or signed_at_end(lines, languages)
    if names:
        yield Candidate("authors", tuple(names), "text", _ALONE, next(iter(names.values())))


def is_text(line: Decision) -> bool:
    """Whether a line is a sentence of the article's text."""
    text = line.block.text
    return line.label.kind == "body" and count_words(text) >= _PROSE_WORDS and ends_sentence(text)


def is_dated(text: str, languages: Sequence[str]) -> bool:
    """Whether a line is a date, perhaps with a few words more: "2 May 2024 • 4 minutes to read"."""
    if find_date_line(text, languages) is not None:
        return True
    return find_date(text, languages) is not None and count_words(cut_dates(text, languages)) <= PLACE_WORDS


def _stands_by_date(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> bool:
    beside = (lines[near].block.text for near in (place - 1, place + 1) if 0 <= near < len(lines))
    return any(is_dated(text, languages) for text in beside)


def _is_of_picture(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> bool:
    """Whether a line says what a picture shows: by a rule that knows captions, or above the picture's credit."""
    label = lines[place].label
    is_known = label.kind == "image_caption" and label.by.labeler == "rule"
    if not is_known and (place + 1 >= len(lines) or lines[place + 1].label.kind != "image_credit"):
        return False
    said = lines[place].block.text
    return not (holds_date(said, languages) or credits_author(said, languages))


def _credits_other(above: str, languages: Sequence[str]) -> bool:
    """Whether a line leads in someone who did not write: "Edited by"."""
    above = above.strip()
    found = other_credit(tuple(languages)).match(f"{above} ")
    return found is not None and (found.end() > len(above) or is_byline_lead(above[found.end() :], languages))


def _shaped_as_link(lines: Sequence[Decision], place: int, languages: Sequence[str]) -> tuple[str, ...]:
    """The people of a line that looks like a link or a tag, where a role stands behind the names or a date beside."""
    one, said = lines[place], lines[place].block.text.strip()
    if one.label.kind not in BY_SHAPE or one.label.by.labeler not in _BY_NO_WORD or count_words(said) > _MAX_BESIDE:
        return ()
    found = parse_byline(said, languages)
    if found.rest or not found.authors or not all(map(begins_as_name, found.authors)):
        return ()
    beside = (lines[near].block.text for near in (place - 1, place + 1, place + 2) if near < len(lines))
    return found.authors if any(is_dated(text, languages) for text in beside) else ()


def _dated_name(lines: Sequence[Decision], place: int, at: int, languages: Sequence[str]) -> str | None:
    """The name that stands alone above or below the line with the date, or on that line, right below the headline.

    None where a word of it stands elsewhere in small letters: "Vibe Coding" is a section.
    """
    said = lines[place].block.text.strip()
    if holds_date(said, languages) or ago(tuple(languages)).search(said):
        found = parse_byline(said, languages)
        is_one = len(found.authors) == 1 and found.rest <= 1 and count_words(said) <= _MAX_UNKNOWN
        name = found.authors[0] if is_one else None
    elif place - at <= _BESIDE_DATE:
        name = name_alone(lines[place], languages) if _stands_by_date(lines, place, languages) else None
    else:
        name = None
    if name is None or name == name.lower():
        return None
    texts = [line.block.text for line in lines]
    if sum(name in text for text in texts) > _MOST_NAMED:  # a site or a section
        return None
    return None if any(holds_whole(text, word.lower()) for text in texts for word in name.split()) else name


def _beside_place(lines: Sequence[Decision], place: int, at: int, languages: Sequence[str]) -> tuple[str, ...]:
    """The name in "Jane Doe | Newtown" or "Newtown - Jane Doe", right below the headline and beside a date."""
    said = lines[place].block.text.strip()
    if not 0 < place - at <= RIGHT_BELOW or len(said) > _MAX_LINE or lines[place].label.kind not in _KINDS:
        return ()
    if not _stands_by_date(lines, place, languages):
        return ()
    found = parse_byline(said, languages)
    is_one = len(found.authors) == 1 and found.rest == 1 and begins_as_name(found.authors[0])
    return found.authors if is_one and count_words(said) <= _MAX_WORDS else ()


def _further_down(lines: Sequence[Decision], text: int, languages: Sequence[str]) -> dict[str, int]:
    """The first name below the text's first line that "Article written by" leads in, with its block."""
    for place in range(text, len(lines) if text else 0):
        is_reader = lines[place].label.kind in OF_READERS
        if not is_reader and (name := name_after_lead(lines, place, languages, is_near=False)):
            return {name: lines[place + 1].block.index}
    return {}


def signed_at_end(lines: Sequence[Decision], languages: Sequence[str]) -> dict[str, int]:
    """The name that stands alone right below the last sentence of the text, with its block, in languages that sign so.

    Elsewhere it is as often the speaker of a quotation.
    """
    if not any(read_words(tag).signed_at_end for tag in base_languages(languages)[:1]):
        return {}
    said = [place for place, line in enumerate(lines) if is_text(line)]
    if len(said) < _LEAST_SIGNED:
        return {}
    # Notices may be kept below the line.
    for place in range(len(lines) - 1, max(said[_LEAST_SIGNED - 1], said[-1 - _MOST_NOTICES]), -1):
        line = lines[place]
        is_known = line.label.kind not in _KINDS | {"body"} and line.label.by.labeler not in _BY_NO_WORD
        name = name_alone(line, languages) if line.label.kind not in OTHERS and not is_known else None
        if name and begins_as_name(name):
            return {name: line.block.index}
    return {}


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
