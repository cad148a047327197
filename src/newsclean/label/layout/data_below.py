"""Data right below a text's last sentence: results, a table, where and when something takes place. They are the text's.

The words of such lines are those of the site's boxes: "Results", "Standings", "Tickets: $10", "Running time: 104 min".
Their form and their place tell them apart: nothing of the site stands between the last sentence and them.
"""

from __future__ import annotations

import re
from collections.abc import Set

from newsclean.kinds import LabelKind
from newsclean.label.layout.lines import Line
from newsclean.label.layout.regions import Layout
from newsclean.records import Document

# The fewest lines of data, the longest of these and the longest heading of some, in words. Set by hand.
FEWEST, DATA_WORDS, HEADING_WORDS = 2, 12, 4
# Kinds of rules that know boxes of the site and buttons by a word or two, which data and their headings have, too.
OF_DATA: frozenset[LabelKind] = frozenset({"sidebar", "poll", "navigation", "player"})
OF_HEADINGS: frozenset[LabelKind] = OF_DATA | {"related_link"}

# "Where: the harbour", "March 14: Ennis"
_FIELD = re.compile(r"(?:[-•*–·] ?)?[^\W_][^:：]{0,30}?(?: ?: |：)\S")
# "40 cars", "£61m"
_COUNT = re.compile(r"[£$€]?\d[\d.,]*\S{0,3}(?: [^\W\d_]+){0,2}$")
# "Ennis 2-1 Lune", "Ennis 2 – Lune 1"
_SCORE = re.compile(r"(?<![\d.:/-])\d{1,3}(?: ?[-–:] ?\d{1,3}(?![\d.:/-])| [-–] [^\W\d_].{0,40} \d{1,3}$)")
# "1. Ennis 52", "Lune Oil +4.2%"; not a year
_ENDS_IN_NUMBER = re.compile(r"[\s(+–-](?!(?:19|20)\d\d$)[£$€+–-]?\d[\d.,:]*(?: ?(?:%|€|[^\W\d_]{1,2}))?\)?$")
_NUMBERS = re.compile(r"[\d\s.,;:+–-]+$")


def data_below(document: Document, layout: Layout) -> frozenset[int]:
    """The lines of data right below the text, with their headings; empty where fewer than two such lines stand."""
    found, heading = list[int](), list[int]()
    data = int(layout.last >= layout.first and _is_field(document, layout, layout.last))
    for index in range(layout.last + 1, len(layout.lines)):
        line, text = layout.lines[index], document.blocks[index].text.strip()
        if line.chrome or line.date or line.credit or line.words > DATA_WORDS:
            break
        if (line.prose or line.ends) and not _is_field(document, layout, index):
            break
        if is_data(text) and _has_only(line, OF_DATA):
            found += [*heading, index]
            heading, data = [], data + 1
        elif line.words <= HEADING_WORDS and not heading and _has_only(line, OF_HEADINGS):
            heading = [index]
        else:
            break
    return frozenset(found) if data >= FEWEST and 2 * (len(found) - data) <= data + 1 else frozenset()


def is_data(text: str) -> bool:
    """Whether a line is a field with its value, a score, or a name with a number.

    >>> [is_data(text) for text in ("When: Sunday, 10 a.m.", "Ennis 2-1 Lune", "1. Ennis 52", "Lune Oil +4.2%")]
    [True, True, True, True]
    >>> [is_data(text) for text in ("Mayor resigns in 2024", "Ferry returns", "10 things to do in Ennis")]
    [False, False, False]
    """
    is_whole = any(form.match(text) for form in (_FIELD, _COUNT, _NUMBERS))
    return is_whole or any(form.search(text) for form in (_SCORE, _ENDS_IN_NUMBER))


def _is_field(document: Document, layout: Layout, index: int) -> bool:
    """Whether a line is a field, even one that ends as sentences do: "When: Sunday, 10 a.m."."""
    return layout.lines[index].words <= DATA_WORDS and _FIELD.match(document.blocks[index].text.strip()) is not None


def _has_only(line: Line, kinds: Set[LabelKind]) -> bool:
    return all(match.rule.kind in kinds for match in line.matches)
