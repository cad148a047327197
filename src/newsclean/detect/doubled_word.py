"""Detects one word twice in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from newsclean.article import Finding
from newsclean.detect.reading import Reading, Search
from newsclean.detect.rhetoric import MOST_CHANTED, is_cried, is_hinged, is_kin, times
from newsclean.detect.words import MARKS, set_of, words_of
from newsclean.language.habits import languages_with
from newsclean.language.profile import function_words

_BEFORE, _CHARACTERS_BEFORE = 8, 60  # words and characters before the first copy in which a relative is searched
# Two copies with a mark on the second: "in a court court."
_MARKED_TWIN = re.compile(r"([A-ZÀ-ÞА-Я]?[a-zß-ÿа-яё]{3,}+) \1[.,;:!?)”\"»]")
# Fewest letters of a word that is reported when it stands twice. "the the" is a common slip and no sign of a machine.
_LETTERS = 4
_NEAREST = 2  # words before a pair in which a denial is searched: "not a date date"
_LETTERS_NAME = 8  # fewest letters if it has a capital: Duran Duran, Sirhan Sirhan are names
_LETTERS_COMMA = 8  # fewest letters if a comma is between: people say "long, long" and "never, never"
_FEWEST_PAIRS = 2  # of a term that is doubled itself
# The score of two copies. Writers slip, too, and there are terms that no list has: of 954 English pages of the
# development corpus five have such a pair, of 8,106 texts by machines fifty. So one pair alone makes no translation
# `possible`.
_TWO = 0.5
# The score of two copies in languages that double any word to insist, and of a word that the text never has alone, as
# a loan ("garam garam chai"), so that two pairs make no translation `possible` either.
_TWO_INSISTING = 0.25
_OF_CHANT = 0.3  # of three copies and more, as many as people write: "error error error"
_MOST_LAWFUL = 10  # copies that people may write of a word that they double: "a very very very very very very long day"


def find_doubled_word(reading: Reading) -> Iterator[Finding]:
    """Yield each word that stands twice in a row; a word of two or three letters only if it stands three times.

    In languages that regularly double words (Turkish, Arabic, Indonesian), and of words that people double, only more
    copies are reported than anybody writes.
    Not reported: emphasis and grammar ("very very", "that that", "had had", "nous nous"), denials ("a job, but not a
    job job"), slips ("with with"), short names ("Duran Duran"), species ("Bison bison bison"), cases of one noun ("syn
    syna syna"), terms that are doubled themselves ("mahi mahi"), be they listed or several times in the text and never
    printed otherwise, sounds ("la la la") and tables. In MLQE-PE every hit was gone after post-editing
    (docs/benchmarks-mt.md).
    Source: proselint, lexical_illusions.

    >>> from newsclean.detect.reading import read_text
    >>> [f.text for f in find_doubled_word(read_text("the windows in a court court were broken."))]
    ['court court']
    >>> list(find_doubled_word(read_text("He had had a very very long day, she said that that was Duran Duran.")))
    []
    """
    lawful = _lawful(reading.language)
    runs = list(_runs(reading, lawful))
    ends = {run.end for run in runs}
    # A pair at the end of a run, with a mark on its last copy, is not reported again.
    found = [*runs, *(twin for twin in _marked_twins(reading, lawful) if twin.start + len(twin.text) // 2 not in ends)]
    if not found:
        return
    doubled = _only_doubled(reading.words)
    for finding in found:
        pairs = doubled.get(finding.text.lower(), 0)
        if pairs < _FEWEST_PAIRS:
            yield replace(finding, score=min(finding.score, _TWO_INSISTING)) if pairs else finding


def _only_doubled(words: Sequence[str]) -> dict[str, int]:
    """The pairs whose word a text never has alone, as "boda boda", a taxi, and how often it has each.

    >>> text = "A boda boda left. No boda boda came. The court court met in the hall hall. A court court sat in court."
    >>> _only_doubled(text.split())
    {'boda boda': 2, 'hall hall': 1}
    """
    bare = [word.strip(MARKS).lower() for word in words]
    # A mark between the copies would be no part of a term.
    pairs = Counter(two for word, one, two in zip(words, bare, bare[1:], strict=False) if one == two == word.lower())
    counts = Counter(filter(pairs.__contains__, bare))
    return {f"{word} {word}": count for word, count in pairs.items() if counts[word] == 2 * count}


def _is_lawful(word: str, lawful: frozenset[str], language: str) -> bool:
    """Whether people write a word twice: for emphasis, by grammar, by its name, or by a slip.

    >>> [_is_lawful(word, frozenset({"very"}), "en") for word in ("very", "mahi", "tuna", "with", "court")]
    [True, True, True, True, False]
    """
    if word in lawful or word in set_of("doubled_word", "terms", "und") or word in function_words(language):
        return True
    return any(re.fullmatch(shape, word) for shape in words_of("doubled_word", "loans", language))


@cache
def _lawful(language: str) -> frozenset[str]:
    """The words that people double on purpose; none where the language lists none, as if it doubled any word."""
    listed = set_of("doubled_word", "lawful", language)
    return listed | set_of("doubled_word", "sounds", "und") if listed else listed


def _runs(reading: Reading, lawful: frozenset[str]) -> Iterator[Finding]:
    """Yield words that are repeated at once, each copy with the same mark or none."""
    words, search = reading.words, Search(reading)
    for echo in reading.echoes:
        if echo.distance > 1 or search.is_over:
            return
        first, copies = echo.first, echo.size + 1
        word = words[first].removesuffix(",")
        has_comma = word != words[first]
        if copies > MOST_CHANTED:
            # Many with a comma are a repeated phrase.
            if not has_comma and len(word) > 1 and word.isalpha():
                yield from _endless(search, first, copies, word.lower() in lawful)
            continue
        if not lawful:
            continue
        least = _LETTERS_COMMA if has_comma else _LETTERS if copies == 2 else 2
        if len(word) < least or not word.isalpha() or word in lawful:
            continue
        if copies == 2 and not has_comma and _is_lawful(word, lawful, reading.language):
            continue
        phrase, before = words[first : first + 1], words[max(0, first - _BEFORE) : first]
        if before and is_kin(before[-1], word):
            continue  # "Bison bison bison", a species; "syn syna syna", a grandson
        if is_hinged(before, phrase, reading.language) or (copies == 2 and _is_denied(before, reading.language)):
            continue
        if has_comma and _is_insisting(word, copies, reading.language):
            continue
        if (place := search.place(first, first + copies)) is None:
            continue
        search.after = place[1]
        if is_cried(reading, *place, phrase, copies):
            continue
        start = place[0]
        text = reading.text[slice(*place)].removesuffix(",")
        # Table cells begin with a capital. An endless loop has no full stop, so long lower-case runs need none.
        lower = text.islower()
        odd = lower or copies > 2 or len(word) >= _LETTERS_NAME
        if (copies > 2 and lower) or (odd and reading.is_in_sentence(*place)):
            score = _score_of_two(reading) if copies == 2 else _OF_CHANT
            end = start + len(text)
            yield Finding("doubled_word", text, start, end, score, f"“{word}” stands {times(copies)} in a row")


def _endless(search: Search, first: int, copies: int, is_lawful: bool) -> Iterator[Finding]:
    """Yield a run of more copies than anybody chants, in any language, unless it is a sound."""
    word = search.reading.words[first]
    if word.lower() in set_of("doubled_word", "sounds", "und"):
        return
    if (place := search.place(first, first + copies)) is not None:
        search.after = place[1]
        score = _OF_CHANT if is_lawful and copies <= _MOST_LAWFUL else 1.0
        text = search.reading.text[slice(*place)]
        # A row of a table has a capital in each cell, and few cells.
        if text == text.lower() or search.reading.is_in_sentence(*place) or (copies > _MOST_LAWFUL and not is_lawful):
            yield Finding("doubled_word", text, *place, score, f"“{word}” stands {times(copies)} in a row")


def _score_of_two(reading: Reading) -> float:
    return _TWO_INSISTING if reading.language in languages_with("doubles_to_insist") else _TWO


def _is_denied(before: Sequence[str], language: str) -> bool:
    """Whether the words before a pair deny that something is a real one of its kind: "rich, but not rich rich".

    Source: Ghomeshi et al. 2004, contrastive focus reduplication ("the salad-salad paper").

    >>> _is_denied(["it", "was", "not", "a"], "en"), _is_denied(["it", "was", "in", "a"], "en")
    (True, False)
    """
    return not set_of("doubled_word", "denials", language).isdisjoint(word.lower() for word in before[-_NEAREST:])


def _is_insisting(word: str, copies: int, language: str) -> bool:
    """Whether a word repeated after a comma may be emphasis: three to five copies of any word, or two by its ending.

    Two copies are emphasis if the word has one of the listed endings ("truly, truly"). In a language that lists no
    endings everything counts as emphasis, since a verb may end a clause and begin the next ("wer bestimmt, bestimmt").
    """
    endings = words_of("doubled_word", "insisting", language)
    return not endings or 2 < copies <= MOST_CHANTED or (copies == 2 and word.endswith(endings))


def _marked_twins(reading: Reading, lawful: frozenset[str]) -> Iterator[Finding]:
    """Yield words that stand twice, with a mark after the second."""
    words, search = reading.words, Search(reading)
    for first in reading.twins if lawful else ():
        if search.is_over:
            return
        word = words[first]
        least = _LETTERS if word.islower() else _LETTERS_NAME
        if len(word) < least or _is_lawful(word, lawful, reading.language):
            continue
        if not _MARKED_TWIN.match(f"{word} {words[first + 1]}"):
            continue
        if (place := search.place(first, first + 2)) is None:
            continue
        start, search.after = place
        end = start + 2 * len(word) + 1
        if reading.text[start - 1 : start] != " " or not reading.is_in_sentence(start, end):
            continue
        before = reading.text[max(0, start - _CHARACTERS_BEFORE) : start].split()
        if before and is_kin(before[-1], word):
            continue
        if is_hinged(before, (word,), reading.language) or _is_denied(before, reading.language):
            continue
        if not is_cried(reading, start, end, (word,), 2):
            yield Finding(
                "doubled_word", f"{word} {word}", start, end, _score_of_two(reading), f"“{word}” stands twice in a row"
            )
