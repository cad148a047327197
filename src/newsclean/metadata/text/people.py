"""Chooses a plain text's authors among the names that `near` finds around its headline, or takes those who sign it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import OF_READERS
from newsclean.language.words import read_words
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.text.backing import name_after_lead, name_alone
from newsclean.metadata.text.near import BY_NO_WORD, MAY_NAME, OTHERS, Near, is_long_sentence, is_sentence
from newsclean.metadata.words import base_languages
from newsclean.records import Candidate, Decision

# A name signs a text of so many sentences, with at most so many below it.
_LEAST_SIGNED, _MOST_NOTICES = 3, 2
_ALONE = 0.58


def people_near(lines: Sequence[Decision], at: int, languages: Sequence[str]) -> Iterator[Candidate]:
    """Yield whom the lines around line `at` name: those that a "By" leads in, else those that stand alone.

    Line `at` is the headline, or the text's first where no line is the headline.
    """
    near = Near(lines, at, tuple(languages))
    credited: dict[str, int] = {}  # with their blocks
    alone: dict[str, int] = {}
    has_standfirst = False
    for place in near.places():
        if near.is_of_picture(place):
            continue
        if place > at and is_long_sentence(lines[place]):
            if has_standfirst or credited or alone or not near.is_standfirst(place):
                break
            has_standfirst = True
            continue
        if has_standfirst and not near.signs_below_text(place):
            continue
        found = near.named(place, is_first=not (credited or alone))
        has_standfirst = has_standfirst or (place > at and not found.names and is_sentence(lines[place]))
        (credited if found.is_led else alone).update(dict.fromkeys(found.names, found.block))
        if len(credited or alone) > 1 and found.names and not found.is_led:
            break
    names = credited or alone or _further_down(lines, near.text, languages) or signed_at_end(lines, languages)
    if names:
        yield Candidate("authors", tuple(names), "text", _ALONE, next(iter(names.values())))


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
    said = [place for place, line in enumerate(lines) if is_long_sentence(line)]
    if len(said) < _LEAST_SIGNED:
        return {}
    # Notices may be kept below the line.
    for place in range(len(lines) - 1, max(said[_LEAST_SIGNED - 1], said[-1 - _MOST_NOTICES]), -1):
        line = lines[place]
        is_known = line.label.kind not in MAY_NAME | {"body"} and line.label.by.labeler not in BY_NO_WORD
        name = name_alone(line, languages) if line.label.kind not in OTHERS and not is_known else None
        if name and begins_as_name(name):
            return {name: line.block.index}
    return {}
