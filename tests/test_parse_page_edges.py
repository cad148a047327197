"""Heads and feet of printed pages in texts of PDF and OCR, and where an article goes on. Near misses come first."""

import pytest

from newsclean import clean_text

TITLE = "Ferry line to the outer islands to close in autumn"
FIRST = (
    "The ferry line between Northport and the outer islands will close in October, the harbour board decided on Monday."
)
SECOND = "Board chairman Walter Hodge said that the two ships of the ferry line had lost money for six years in a row."
THIRD = (
    "Anna Petrie, who runs the only shop on Gull Island, said that she would have to give up her business in autumn."
)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("They opened the line on 14 March 2019 in the", id="a sentence that the next page goes on with"),
        pytest.param("by the spring of 2020.", id="the end of a sentence"),
        pytest.param("A shop without flour", id="a sub-heading"),
        pytest.param("Ajax 3", id="a row of a table"),
        pytest.param("In the winter of 1911 he wrote: “We wait.”", id="a short sentence"),
    ],
)
@pytest.mark.parametrize("parted", ["{}\n\n{}\n\f{}", "{}\n\n\f{}\n\n{}"])
def test_lines_of_the_article_at_the_edge_of_a_page_stay(parted: str, line: str) -> None:
    text = f"{TITLE}\n\n{FIRST}\n\n{parted.format(SECOND, line, THIRD)}"
    assert clean_text(text).text == "\n\n".join([FIRST, SECOND, line, THIRD])


def test_numbers_amid_a_page_stay() -> None:
    text = f"{TITLE}\n\n1\n\n{FIRST}\n\n2\n\n{SECOND}\n\f\n{THIRD}\n\n3\n\n{SECOND}\n\n{FIRST}"
    assert "\n\n2\n\n" in clean_text(text).text


@pytest.mark.parametrize(
    "line",
    [
        "12",
        "- 12 -",
        "Page 2 of 3",
        "Seite 4",
        "p. 4",
        "СТР. 4",
        "Sayfa 4 / 12",
        "THE HARBOUR GAZETTE  THURSDAY, MARCH 14, 2019  B4",
        "A4 | The Harbour Gazette | Thursday, March 14, 2019",
        "https://www.gazette.example/2019/03/ferry  1/3",
    ],
)
@pytest.mark.parametrize("parted", ["{}\n\n{}\n\f{}", "{}\n\n\f{}\n\n{}"])
def test_heads_and_feet_of_pages_go(parted: str, line: str) -> None:
    article = clean_text(f"{TITLE}\n\n{FIRST}\n\n{parted.format(SECOND, line, THIRD)}")
    assert article.text == "\n\n".join([FIRST, SECOND, THIRD])
    assert [(piece.kind, piece.text) for piece in article.removed] == [("pagination", " ".join(line.split()))]


def test_what_stands_at_the_edges_of_several_pages_goes() -> None:
    pages = [
        f"14.03.19 Ferry line to close - Gazette\n\n{text}\n\nGazette archive, sheet {number}"
        for number, text in enumerate([f"{TITLE}\n\n{FIRST}", SECOND, THIRD], 1)
    ]
    article = clean_text("\n\f".join(pages))
    assert (article.title, article.text) == (TITLE, "\n\n".join([FIRST, SECOND, THIRD]))
    assert article.date_published is None  # that of the print


def test_a_running_head_gives_the_day() -> None:
    head = "Page A4 | Thursday, March 14, 2019"
    article = clean_text(f"{head}\n\n{TITLE}\n\n{FIRST}\n\n{SECOND}\n\f{head.replace('4 |', '5 |')}\n\n{THIRD}")
    assert (article.date_published, article.text) == ("2019-03-14", "\n\n".join([FIRST, SECOND, THIRD]))


@pytest.mark.parametrize("line", ["Continued on page A4", "See FERRY, Page A4", "FERRY\nContinued from page A1"])
def test_where_an_article_goes_on_is_no_text(line: str) -> None:
    article = clean_text(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line.split(chr(10))[-1]}\n\n{THIRD}")
    assert article.text == "\n\n".join([FIRST, SECOND, THIRD])
