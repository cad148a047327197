"""Which line is the headline: a choice among the lines above the core of the text.

Shape decides, not words: what the line shares with the text, where it stands, how often it is printed. All that
speaks for each candidate is in `headline_evidence`, and so is how much it counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from math import fsum

from newsclean.label.credits import is_name
from newsclean.label.headline_evidence import Surroundings, doubts, evidence
from newsclean.label.headline_weights import NONE, WEIGHTS
from newsclean.label.lines import Line
from newsclean.measure import all_words
from newsclean.records import Document

FEWEST_WORDS, MOST_WORDS = 2, 35
# A line longer than this is the first of the text rather than a headline.
LONG_WORDS = 18
# So many lines at the top and above the text are looked at: of the headlines of the corpus that stand above their text,
# 99 of 100 are among them.
FIRST_LINES, NEAREST = 4, 60
# Most lines between two printings of the headline, and most lines of prose, with the caption that repeats one.
PRINTINGS_APART, STANDFIRST = 9, 3
# What a doubtful rule is believed in here: a line that may be one of these is no headline.
NO_HEADLINE = frozenset({"image_caption", "image_credit", "breadcrumb", "tag_cloud"})
# A headline further down throws away all that stands above it: so many of the lines there must be seen to be the
# site's, and none prose, or credits stand so near below, or it is printed twice.
SITE_SHARE, CREDITS_BELOW = 0.1, 2
# Longest heading of a list, as "Key points", that might be taken for a headline; and how many words the name of a
# university or a company has.
LIST_HEADING_WORDS, HOUSE_WORDS = 3, range(1, 4)

# The entry of a menu inside a menu, as tools write it; a picture's file.
_NO_HEADLINE = re.compile(r"\s*[+o]\s+\S|\s*\S+\.(?:jpe?g|png|gif|webp|svg)\s*$", re.I)
# How a line ends that runs on into the next; a dash ends the place and day with which an agency's text begins.
_GOES_ON = (",", ";", ":", "—", "–", "--", " -")


def find_headline(
    document: Document, lines: Sequence[Line], start: int, last: int, opens: int | None = None
) -> int | None:
    """The block that prints the headline, among those before `start`; None where no line shows itself to be it.

    `start` and `last` are the first and last block of the core of the text. `opens` is the text's first
    line where that is known: then the headline stands near it or is it.
    """
    text = Surroundings(document, lines, start, last, opens)
    best, best_score = None, NONE
    for index in candidates(text):
        score = _weigh(evidence(text, index))
        if score > best_score + 1e-9:
            score += _weigh(doubts(text, index))
        if score > best_score + 1e-9:
            best, best_score = index, score
    return None if best is None else _first_printing(text, best)


def _weigh(found: Mapping[str, float]) -> float:
    return fsum([WEIGHTS.get(name, 0.0) * value for name, value in found.items()])


def candidates(text: Surroundings) -> Iterator[int]:
    """Yield the lines that may be the headline, from the top down."""
    end = text.start if text.opens is None else min(text.start, text.opens + 1)
    first = min(FIRST_LINES, end)
    for index in chain(range(first), range(max(first, end - NEAREST), end)):
        line, block = text.lines[index], text.document.blocks[index]
        if _NO_HEADLINE.match(block.text) or not _may_be_headline(line, block.kind):
            continue
        if _is_caption_above_credit(text.lines[index + 1]):
            continue
        if text.times[text.printed[index]] == 1 and _is_of_the_text(text.document, index, line):
            continue
        if index == 0 or text.opens is not None or _stands_below_the_site(text, index):
            yield index


def _stands_below_the_site(text: Surroundings, index: int) -> bool:
    """Whether something shows that the lines above are the site's, and no text that the headline would throw away."""
    if text.times[text.printed[index]] > 1 or any(
        line.credit for line in text.lines[index + 1 : index + 1 + CREDITS_BELOW]
    ):
        return True
    return not text.prose[index] and text.site[index] >= max(1.0, SITE_SHARE * index)


def _may_be_headline(line: Line, kind: str) -> bool:
    if line.chrome or line.credit or (line.prose and line.ends) or kind == "list_item":
        return False
    if any(match.rule.kind in NO_HEADLINE for match in line.matches):
        return False
    return FEWEST_WORDS <= line.words <= MOST_WORDS


def _is_of_the_text(document: Document, index: int, line: Line) -> bool:
    """Whether a line runs on from another or into the next, heads a list or says who speaks, and is no headline."""
    text, below = document.blocks[index].text.strip(), document.blocks[index + 1]
    if text.endswith(_GOES_ON) or text.startswith(("…", "...")):
        return True
    heads_list = line.words <= LIST_HEADING_WORDS and below.kind == "list_item"
    return heads_list or _is_name_and_house(text, document.language)


def _is_name_and_house(text: str, language: str) -> bool:
    """Whether a line is a person and where that person works.

    >>> _is_name_and_house("Agnes R. Pell, Quillport University", "en")
    True
    >>> _is_name_and_house("Agnes Pell, diver and witness", "en"), _is_name_and_house("Pell, Dorrin Win", "en")
    (False, False)
    """
    name, _, house = text.partition(", ")
    words = house.split()
    if len(words) not in HOUSE_WORDS or not all(word[0].isupper() for word in words):
        return False
    return is_name(" ".join(word for word in name.split() if not word.endswith(".")), language)


def _is_caption_above_credit(below: Line) -> bool:
    """Whether the line below credits a picture, so that this one is its caption."""
    return any(match.rule.kind == "image_credit" for match in below.matches)


def words_of_prose(document: Document, lines: Sequence[Line], first: int, last: int) -> frozenset[str]:
    """The words of the prose from line `first` to line `last`."""
    prose = (index for index in range(first, last + 1) if lines[index].prose)
    return frozenset(chain.from_iterable(all_words(document.blocks[index].text) for index in prose))


def _first_printing(text: Surroundings, headline: int) -> int:
    """The first of the printings of a headline between which at most a standfirst stands."""
    for index in range(max(0, headline - PRINTINGS_APART), headline):
        if text.printed[index] == text.printed[headline] and text.prose[headline] - text.prose[index] <= STANDFIRST:
            return index
    return headline
