"""Which lines of a whole page that the classifier finds unlikely belong to its text after all."""

from dataclasses import replace

import pytest

from newsclean.label.layout.lines import Line, measure_lines
from newsclean.label.layout.regions import find_layout
from newsclean.label.text.gaps import MOSTLY_ARTICLE, find_further_prose, find_sentences_by_shape, find_text_gaps
from newsclean.parse import parse
from newsclean.records import Document, Page
from newsclean.settings import Settings

PROSE = "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs."
KEPT, CHROME = 0.9, 0.02


def measured(texts: list[str]) -> tuple[Document, tuple[Line, ...]]:
    document = parse(Page("x", "\n\n".join(texts), kind="text"), Settings())
    return document, measure_lines(document, [()] * len(document.blocks))


def found(rows: list[tuple[str, float]], padding: int = 0, bottom: int | None = None) -> list[str]:
    """The texts that are found to belong to the text; rows are (text, probability), likely ones are kept."""
    rows = rows + [(f"Menu entry {number}", 0.0) for number in range(padding)]
    document, lines = measured([text for text, _ in rows])
    p = [own for _, own in rows]
    kept = [own >= KEPT for own in p]
    layout = replace(find_layout(document, lines), last=len(rows) - 1 if bottom is None else bottom)
    gaps = find_text_gaps(document.blocks, kept, p, lines, ()) | find_further_prose(kept, p, layout, ())
    return [rows[place][0] for place in sorted(gaps)]


OFFERS = [("Read all articles", CHROME), ("Comment on all articles", CHROME), ("Cancel at any time", CHROME)]
LIST = [("Two buses a day", 0.12), ("Three buses on Sunday", 0.12), ("A boat at noon", 0.2)]
BETWEEN = [(PROSE, KEPT), *OFFERS, *LIST, (PROSE.replace("Monday", "Tuesday"), KEPT)]
TAIL = ("The boat to the mainland leaves at noon on Tuesday, and bicycles travel free of charge until June.", 0.16)


@pytest.mark.parametrize(
    ("rows", "padding", "expected"),
    [
        pytest.param(BETWEEN, 0, [text for text, _ in LIST], id="likely lines in a long gap of a short page"),
        pytest.param(BETWEEN, MOSTLY_ARTICLE, [], id="the same on a long page, which has boxes of offers"),
        pytest.param([(PROSE, KEPT), *OFFERS, TAIL], 0, [TAIL[0]], id="prose below chrome at the end of a short page"),
        pytest.param([(PROSE, KEPT), *OFFERS, TAIL], MOSTLY_ARTICLE, [], id="the same on a long page"),
        pytest.param([(PROSE, KEPT), *OFFERS * 3, TAIL], 0, [], id="prose too far below"),
        pytest.param([(PROSE, KEPT), *OFFERS, (TAIL[0], 0.1)], 0, [], id="prose that is unlikely"),
        pytest.param([(PROSE, KEPT), *OFFERS, ("Ferries and buses of the island", 0.3)], 0, [], id="no prose"),
    ],
)
def test_gaps(rows: list[tuple[str, float]], padding: int, expected: list[str]) -> None:
    assert found(rows, padding) == expected


def test_nothing_below_the_articles_place_is_found() -> None:
    assert found([(PROSE, KEPT), *OFFERS, TAIL], bottom=3) == []


def test_what_another_line_says_is_not_found_further_down() -> None:
    rows = [(PROSE, KEPT), *OFFERS, TAIL]
    document, lines = measured([text for text, _ in rows])
    layout = replace(find_layout(document, lines), last=len(rows) - 1)
    kept, p = [own >= KEPT for _, own in rows], [own for _, own in rows]
    assert find_further_prose(kept, p, layout, ()) == {4}
    assert find_further_prose(kept, p, layout, {4}) == frozenset()


HEADLINE = "Ferry to the island runs again"
TIDES = "High water comes at noon."


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([HEADLINE, PROSE, TIDES, PROSE, "Menu", TIDES], [1, 2, 3], id="sentences up to the last line"),
        pytest.param([HEADLINE, PROSE, "The quay", PROSE, "Menu"], [1, 2, 3], id="a short line above prose"),
        pytest.param([HEADLINE, PROSE, PROSE, "The quay", "Menu"], [1, 2], id="a short line above none"),
        pytest.param([PROSE, TIDES, PROSE, "Menu"], [], id="no headline"),
        pytest.param([HEADLINE, PROSE, *["Anna Berg, harbour office, Dorrin"] * 9, PROSE], [], id="mostly a list"),
    ],
)
def test_sentences_by_shape(texts: list[str], expected: list[int]) -> None:
    document, lines = measured(texts)
    layout = find_layout(document, lines)
    assert sorted(find_sentences_by_shape(layout, 3, ())) == expected
    assert sorted(find_sentences_by_shape(layout, 3, expected)) == []
