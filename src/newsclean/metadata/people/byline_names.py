"""Reads the names in one part of a byline, between two breaks: with commas, a lead-in, a role behind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.metadata.people.byline_leads import lead_length, strip_lead
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import behind_known_name, desk, joint, strip_behind
from newsclean.metadata.people.names import clean_name, strip_edges
from newsclean.metadata.people.several import are_first_names, between_commas, family_first, parted, without_places

# What may stand around a name in a byline.
EDGES = " ,:.-–—/・＝"


def names_in(
    part: str, languages: tuple[str, ...], site_name: str, whole_text: str, *, is_field: bool
) -> Iterator[str]:
    """Yield the names in a part of a byline; `whole_text` is all of it, without its edges.

    `is_field` says that it is the value of an author field and not a line of the page.
    """
    bare = strip_edges(strip_behind(part, languages), EDGES)
    led = strip_lead(bare, languages)
    is_desk = desk(languages).match(bare[lead_length(bare, languages) :]) is not None
    listed = without_places(led, languages)
    # "von Trapp, Maria": in a field what is written small leads in no one.
    if turned := family_first(bare if is_field and bare[:1].islower() else listed, languages, is_field=is_field):
        yield turned
        return
    # A first name alone says enough where nothing else stands beside it.
    people = between_commas(listed, languages)
    alone = bare == whole_text and len(people) == 1
    alone = alone and (is_field if led == bare else _may_stand_alone(bare, led, languages))
    for name in _each_name(people, languages, site_name, alone, is_field):
        if begins_as_name(name) or not is_desk:
            yield name


def _may_stand_alone(bare: str, led: str, languages: tuple[str, ...]) -> bool:
    """Whether first names may stand behind a lead-in: "By Kristin" and "Written by Qiviut", not "By Design"."""
    lead = bare[: len(bare) - len(led)].rstrip()
    if len(lead) <= lead_length(bare, languages) and (" " in lead or ":" in lead):
        return True
    return any(" " in half or begins_as_name(half) for half in joint(languages).split(led))


def _each_name(
    people: Sequence[str], languages: tuple[str, ...], site_name: str, alone: bool, is_field: bool
) -> Iterator[str]:
    others = [piece for piece in people if not piece.isupper()]
    for piece in people:
        if others and piece.isupper() and not begins_as_name(piece) and any(map(begins_as_name, others)):
            continue  # "Jane Doe, WEST RADIO"
        whole = clean_name(piece, languages, site_name, alone)
        if len(parts := parted(piece, languages)) > 1:
            halves = [clean_name(strip_lead(half, languages), languages, site_name, alone) for half in parts]
            if whole is None or all(halves):
                if any(" " in half for half in parts) or are_first_names(parts, has_sign="&" in piece):
                    # In a line, one word beside what is no name is none.
                    is_any = is_field or all(halves)
                    yield from (half for half in halves if half and (is_any or " " in half or begins_as_name(half)))
                continue
        if whole is None and begins_as_name(piece):
            whole = _before_role(piece, languages, site_name)
        if whole is not None:
            yield whole


def _before_role(piece: str, languages: tuple[str, ...], site_name: str) -> str | None:
    """The name of "Jane Doe Political Editor"; None for "Jane Doe Local Democracy Reporter", whose end is not known."""
    found = behind_known_name(languages).search(piece)
    if found is None:
        return None
    name = piece[: found.start()]
    is_whole = found["role"] is None or " " in found["role"]
    return clean_name(name, languages, site_name) if len(name.split()) <= 2 + is_whole else None
