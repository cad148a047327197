"""Parts a credit into its people: at commas, at "and", and not within names that have either inside."""

from __future__ import annotations

import re

from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import joint
from newsclean.metadata.people.names import INITIALS, clean_name, is_word_of_name
from newsclean.metadata.words import fold_words, word_set

_COMMA = re.compile(r"\s*,\s*")


def between_commas(part: str, languages: tuple[str, ...]) -> list[str]:
    """The pieces between the commas of a line, the last one without its "and".

    >>> between_commas("Jane Doe, John Smith, and Ann Lee", ("en",))
    ['Jane Doe', 'John Smith', 'Ann Lee']
    """
    first, *others = _COMMA.split(part)
    for place, other in enumerate(others):
        if (led := joint(languages).match(f" {other}")) is not None:
            others[place] = other[led.end() - 1 :]
    return [piece for piece in (first, *others) if piece]


def parted(piece: str, languages: tuple[str, ...]) -> list[str]:
    """The people of a piece, parted at each "and" that does not stand between two family names.

    >>> parted("Ana e Carlos Silva", ("pt",)), parted("Maria da Costa e Silva", ("pt",))
    (['Ana', 'Carlos Silva'], ['Maria da Costa e Silva'])
    """
    joints = list(joint(languages).finditer(piece))
    if not joints:
        return [piece]
    particles = word_set(languages, "particles")
    people: list[str] = []
    start = 0
    for found, end in zip(joints, (*(other.start() for other in joints[1:]), len(piece)), strict=True):
        before, behind = piece[start : found.start()], piece[found.end() : end]
        # "y", "e", "i" do; German "und" is part of titles alone.
        is_particle = len(word := fold_words(found.group())) == 1 and word in particles
        if not (is_particle and _are_family_names(before, behind, languages)):
            people.append(before)
            start = found.end()
    return [*people, piece[start:]]


def _are_family_names(before: str, behind: str, languages: tuple[str, ...]) -> bool:
    """Whether a particle joins what stands around it to one name: one side is a single word and no person by itself."""
    if not is_word_of_name(behind.split(" ")[0], languages):
        return False
    if " " in before:
        return " " not in behind
    return not (begins_as_name(before) and (" " in behind or begins_as_name(behind)))


def family_first(text: str, languages: tuple[str, ...], *, is_field: bool = False) -> str | None:
    """The name of "Smith, John" in its usual order; None if it is none.

    In a field the family name may have several words, and initials may follow the given name. Two given names may be
    a person by themselves, behind another one or a place.

    >>> family_first("Smith, John", ("en",)), family_first("García Márquez, Gabriel", ("es",), is_field=True)
    ('John Smith', 'Gabriel García Márquez')
    >>> family_first("Valley Herald, Jane Doe", ("en",), is_field=True)
    """
    pieces = between_commas(text, languages)
    if len(pieces) != 2:
        return None
    family, given = pieces
    if all(is_word_of_name(piece, languages) for piece in pieces):
        return f"{given} {family}"
    is_known = begins_as_name(given) and all(INITIALS.fullmatch(word) for word in given.split()[1:])
    if not (is_field and is_known) or (" " in family and begins_as_name(family)):
        return None
    return clean_name(f"{given} {family}", languages)
