"""Parts a credit into its people: at commas, at "and", and not within names that have either inside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.name_words import behind_name, joint
from newsclean.metadata.people.names import INITIALS, clean_name, is_company, is_word_of_name
from newsclean.metadata.words import even_letters, fold_words, word_set

_COMMA = re.compile(r"\s*,\s*")


def between_commas(part: str, languages: tuple[str, ...]) -> list[str]:
    """The pieces between the commas of a line, the last one without its "and".

    >>> between_commas("Jane Doe, John Smith, and Ann Lee", ("en",))
    ['Jane Doe', 'John Smith', 'Ann Lee']
    >>> between_commas("Jane Doe, Acme Robotics, Inc.", ("en",))
    ['Jane Doe', 'Acme Robotics, Inc.']
    """
    first, *others = _COMMA.split(part)
    pieces = [first]
    for other in others:
        if is_company(company := f"{pieces[-1]}, {other}"):
            pieces[-1] = company
        else:
            pieces.append(other)
    first, *others = pieces
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


def without_places(led: str, languages: tuple[str, ...]) -> str:
    """The people of a line without what is said behind each: "Jane Doe in Kabul and Ann Lee in Rome"."""
    cut = _without_place(led, languages)
    if cut == led or joint(languages).search(led, len(cut)) is None:
        return cut
    return ", ".join(_without_place(half, languages) for half in joint(languages).split(led))


def _without_place(led: str, languages: tuple[str, ...]) -> str:
    behind = behind_name(languages).search(even_letters(led))
    return led if behind is None else led[: behind.start()]


def are_first_names(words: Sequence[str], *, has_sign: bool) -> bool:
    """Whether one of these words is a name that people are given; the last one, where a sign joins them.

    >>> are_first_names(["Linny", "Peter"], has_sign=True), are_first_names(["Procter", "Gamble"], has_sign=False)
    (True, False)
    >>> are_first_names(["Simon", "Schuster"], has_sign=True)
    False
    """
    return any(map(begins_as_name, words[-1:] if has_sign else words))


def family_first(text: str, languages: tuple[str, ...], *, is_field: bool = False) -> str | None:
    """The name of "Smith, John" in its usual order; None if it is none.

    In a field the family name may have several words, and initials may follow the given name. Behind one word that is
    no given name two of them may stand; behind several words they are a person by themselves.

    >>> family_first("Smith, John", ("en",)), family_first("García Márquez, Gabriel", ("es",), is_field=True)
    ('John Smith', 'Gabriel García Márquez')
    >>> family_first("Doe, Mary Jane", ("en",), is_field=True)
    'Mary Jane Doe'
    >>> family_first("Valley Herald, Jane Doe", ("en",), is_field=True)
    """
    pieces = between_commas(text, languages)
    if len(pieces) != 2:
        return None
    family, given = pieces
    if all(is_word_of_name(piece, languages) for piece in pieces):
        return f"{given} {family}"
    others = given.split()[1:]
    is_known = begins_as_name(given) and all(INITIALS.fullmatch(word) for word in others)
    if not is_known and " " not in family and not begins_as_name(family) and is_word_of_name(family, languages):
        is_known = begins_as_name(given) and len(others) == 1 and begins_as_name(others[0])
    if not (is_field and is_known) or (" " in family and begins_as_name(family)):
        return None
    return clean_name(f"{given} {family}", languages)


def by_letters(names: Iterable[str]) -> dict[str, str]:
    """Names of several words, by their letters alone: those that a longer one may be joined of."""
    return {glue_name(name): name for name in names if " " in name}


def part_joined(name: str, known: Mapping[str, str]) -> list[str]:
    """The people of a name that is several `known` ones side by side, or one twice; else the name itself.

    >>> known = by_letters(["Jane Doe", "Ann Lee"])
    >>> part_joined("Jane Doe Ann Lee", known), part_joined("Jane DoeJane Doe", known), part_joined("Jane Lee", known)
    (['Jane Doe', 'Ann Lee'], ['Jane Doe'], ['Jane Lee'])
    """
    letters = glue_name(name)
    lengths = sorted({len(one) for one in known if len(one) < len(letters)}, reverse=True)
    people: list[str] = []
    at = 0
    while at < len(letters):
        size = next((size for size in lengths if letters[at : at + size] in known), 0)
        if not size:
            return [name]
        people.append(known[letters[at : at + size]])
        at += size
    return list(dict.fromkeys(people)) or [name]


def glue_name(name: str) -> str:
    """The letters of a name alone, as names are compared that are written with and without spaces and points."""
    return fold_words(name).replace(" ", "").replace(".", "").replace("-", "")
