"""Data right below a text's last sentence: results, a table, where and when something takes place. They are the text's.

The words of such lines are those of the site's boxes: "Results", "Standings", "Tickets: $10", "Running time: 104 min".
Their form and their place tell them apart: nothing of the site stands between the last sentence and them.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from newsclean.kinds import LabelKind
from newsclean.label.layout.lines import SURE_RULE, Line
from newsclean.label.layout.regions import Layout
from newsclean.label.layout.sentences import opens_rest
from newsclean.language.words import words_in
from newsclean.measure import count_words
from newsclean.records import Document
from newsclean.trie import any_of

# The fewest lines of data, the longest of these, the longest heading of some, and the longest value without a digit
# behind a colon, in words: headlines have colons, too. Set by hand.
FEWEST, DATA_WORDS, HEADING_WORDS, VALUE_WORDS = 2, 12, 4, 4
# Kinds of rules that know boxes of the site and buttons by a word or two, which data and their headings have, too.
OF_DATA: frozenset[LabelKind] = frozenset({"sidebar", "poll", "navigation", "player"})
OF_HEADINGS: frozenset[LabelKind] = OF_DATA | {"related_link"}

# "Where: the harbour", "March 14: Ennis"; the value
_FIELD = re.compile(r"(?:[-•*–·] ?)?[^\W_][^:：]{0,30}?(?: ?: |：)(\S.*)")
# "40 cars", "£61m"
_COUNT = re.compile(r"[£$€]?\d[\d.,]*\S{0,3}(?: [^\W\d_]+){0,2}$")
# "Ennis 2-1 Lune", "Ennis 2 – Lune 1"
_SCORE = re.compile(r"(?<![\d.:/-])\d{1,3}(?: ?[-–:] ?\d{1,3}(?![\d.:/-])| [-–] [^\W\d_].{0,40} \d{1,3}$)")
# "1. Ennis 52", "Lune Oil +4.2%"; not a year, nor how many a site has of something: "Company news (23)"
_ENDS_IN_NUMBER = re.compile(r"[\s+–-](?!(?:19|20)\d\d$)[£$€+–-]?\d[\d.,:]*(?: ?(?:%|€|[^\W\d_]{1,2}))?\)?$")
_NUMBERS = re.compile(r"[\d\s.,;:+–-]+$")
_RANK = re.compile(r"\d{1,3}[.)] ")
_LIVE = re.compile(r"\blive\b", re.IGNORECASE)


def data_below(document: Document, layout: Layout) -> frozenset[int]:
    """The lines of data right below the text, with their headings; empty where fewer than two such lines stand.

    Half of them must hold a digit: headlines in a box of the site seldom do.
    """
    if layout.last + 1 == len(layout.lines):
        return frozenset()
    topic = {stem for line in layout.lines[layout.first : layout.last + 1] if line.prose for stem in line.stems}
    found, headings = list[int](), list[int]()
    heading: Line | None = None
    data = int(layout.last >= layout.first and _is_field(document, layout, layout.last))
    digits = int(data and _has_digit(document.blocks[layout.last].text))
    for index in range(layout.last + 1, len(layout.lines)):
        line, text = layout.lines[index], document.blocks[index].text.strip()
        if line.chrome or line.date or line.credit or line.words > DATA_WORDS:
            break
        if (line.prose or line.ends) and not _is_field(document, layout, index):
            break
        if is_data(text) and _has_only(line, OF_DATA):
            if not _may_stand_under(heading, line, text, topic):
                break
            found += [*headings, index]
            headings, data, digits = [], data + 1, digits + _has_digit(text)
        elif line.words <= HEADING_WORDS and not headings and _has_only(line, OF_HEADINGS) and not opens_rest(line):
            headings, heading = [index], line
        else:
            break
    is_enough = data >= FEWEST and 2 * (len(found) - data) <= data + 1 and 2 * digits >= data
    return frozenset(found) if is_enough else frozenset()


def is_data(text: str) -> bool:
    """Whether a line is a field with its value, a score, or a name with a number.

    >>> [is_data(text) for text in ("When: Sunday, 10 a.m.", "Ennis 2-1 Lune", "1. Ennis 52", "Lune Oil +4.2%")]
    [True, True, True, True]
    >>> [is_data(text) for text in ("Mayor resigns in 2024", "Ferry returns", "10 things to do in Ennis")]
    [False, False, False]
    >>> [is_data(text) for text in ("Company news (23)", "Ferry crash: two dead off the coast")]
    [False, False]
    """
    is_whole = any(form.match(text) for form in (_COUNT, _NUMBERS))
    return is_whole or _has_value(text) or any(form.search(text) for form in (_SCORE, _ENDS_IN_NUMBER))


def _may_stand_under(heading: Line | None, line: Line, text: str, topic: Set[str]) -> bool:
    """Whether a line of data is the text's, going by the heading above it and the stems of the text.

    Where a rule knows the heading as one of other stories or a menu, only a ranking and scores are: "Women", "Table".
    """
    is_told, is_headed = line.shares(topic) > 0, heading is not None and heading.shares(topic) > 0
    if _rates().match(text):
        # The name of a town, which the text has too, does not make the weather there its topic.
        return is_headed if heading is not None else is_told
    if heading is None:
        return True
    if _SCORE.search(text):
        return is_told or not _LIVE.search(heading.printed)
    of_site = heading.is_a("navigation", "related_link") or heading.is_a("sidebar", score=SURE_RULE)
    if text.endswith("%") and (of_site or heading.is_a("poll")):
        return is_told or is_headed
    return not of_site or (_RANK.match(text) is not None and _ENDS_IN_NUMBER.search(text) is not None)


@cache
def _rates() -> re.Pattern[str]:
    """What sites show beside any article: rates of currencies and shares, and the weather."""
    return re.compile(rf"{any_of(words_in('und', 'rates'))}\b|.*\d ?°", re.IGNORECASE)


def _has_value(text: str) -> bool:
    field = _FIELD.match(text)
    return field is not None and (_has_digit(text) or count_words(field[1]) <= VALUE_WORDS)


def _has_digit(text: str) -> bool:
    """Whether a line holds a digit, beside its number in a list."""
    rank = _RANK.match(text)
    return any(character.isdigit() for character in (text[rank.end() :] if rank else text))


def _is_field(document: Document, layout: Layout, index: int) -> bool:
    """Whether a line is a field, even one that ends as sentences do: "When: Sunday, 10 a.m."."""
    return layout.lines[index].words <= DATA_WORDS and _has_value(document.blocks[index].text.strip())


def _has_only(line: Line, kinds: Set[LabelKind]) -> bool:
    return all(match.rule.kind in kinds for match in line.matches)
