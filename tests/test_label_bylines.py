"""Lines with the authors that were read become bylines, wherever they are on the page. Near misses come first."""

import re

import pytest

from newsclean import clean_html, clean_text

TEXT = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The harbour master of Quillport closed the north quay on Thursday after divers found shipworm in the piles.",
        "Boats that land crab there must now use the fish market steps, which dry out for three hours at low water.",
        "“We knew it was bad, but nobody thought that you could put your arm through it,” said Agnes Pell, a diver.",
        "The county has set aside four million for the repair, which will not begin before the herring season is over.",
    )
)
DATA = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "%s"}}</script>'


def kind_of(block: str, *, above: str = "", below: str = "", author: str = "Anna Berg") -> str | None:
    """The kind that the block with the text was removed as; None where it was kept."""
    page = (
        f"<html lang=en><head><title>Quay closed</title>{DATA % author}</head><body>{above}<article>"
        f"<h1>Quay closed</h1></article><main>{TEXT}</main>{below}</body></html>"
    )
    return next((removal.kind for removal in clean_html(page).removed if removal.text == block), None)


@pytest.mark.parametrize(
    ("block", "above", "below"),
    [
        pytest.param("More from Anna Berg", "", "<aside><a href=/b>More from Anna Berg</a></aside>", id="more of hers"),
        pytest.param(
            "Anna Berg", "", "<aside><a href=/1>Storm closes port</a><a href=/b>Anna Berg</a></aside>", id="a list's"
        ),
        pytest.param("Carla Voss", "<nav><a href=/v>Carla Voss</a></nav>", "", id="someone else"),
        pytest.param("Quay closed", "<nav><a href=/v>Quay closed</a></nav>", "", id="no name at all"),
    ],
)
def test_what_names_no_author_of_the_article_is_no_byline(block: str, above: str, below: str) -> None:
    assert kind_of(block, above=above, below=below) != "byline"


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        pytest.param("By Anna Berg", "nav", id="in a menu's box"),
        pytest.param("Anna Berg | 14 March 2026", "nav", id="with a date"),
        pytest.param("Anna Berg", "aside", id="alone beside the headline"),
    ],
)
def test_a_byline_is_one_in_any_box(block: str, tag: str) -> None:
    assert kind_of(block, above=f"<{tag}><p>{block}</p></{tag}>") == "byline"


def test_the_author_below_the_text_is_a_byline() -> None:
    page = (
        f"<html lang=en><head>{DATA % 'Anna Berg'}</head><body><article><h1>Quay closed</h1>{TEXT}%s</article></html>"
    )
    signed = clean_html(page % "<p>Anna Berg</p>")
    assert signed.text.endswith("season is over.")
    assert [(removal.kind, removal.text) for removal in signed.removed] == [("byline", "Anna Berg")]
    assert clean_html(page % "<p>Agnes Pell</p>").text.endswith("Agnes Pell")


def first_of_text(block: str) -> str:
    data = DATA % "Anna Berg"
    return clean_html(
        f"<html lang=en><head>{data}</head><body><article><h1>Quay closed</h1>{block}{TEXT}</article>"
    ).text


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<p>Anna Berg was there on 14 March 2026.</p>", id="a sentence"),
        pytest.param("<h2>What Anna Berg saw in the harbour</h2>", id="a sub-heading"),
        pytest.param("<h2>What Anna Berg saw on 14 March 2026</h2>", id="a sub-heading with a day"),
        pytest.param("<p>Anna Berg talks to readers on 14 March 2026 at the library</p>", id="an event"),
        pytest.param("<p><strong>Anna Berg:</strong></p>", id="the speaker of an interview"),
        pytest.param("<p>Agnes Pell</p>", id="someone else"),
        pytest.param("<p>For days:</p><p>Anna Berg</p>", id="below a line of the text"),
    ],
)
def test_what_is_no_byline_stays_below_the_headline(block: str) -> None:
    assert not first_of_text(block).startswith("The harbour master")


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("<p class=byline>Anna Berg</p>", id="the name"),
        pytest.param("<p>Posted on 14 March 2026 by Anna Berg</p>", id="with a date"),
        pytest.param("<p>Anna Berg</p><p>14 March 2026, Anna Berg</p>", id="two of them"),
    ],
)
def test_the_author_right_below_the_headline_is_a_byline(block: str) -> None:
    assert first_of_text(block).startswith("The harbour master")


def test_a_sub_heading_that_begins_as_a_byline_does_stays_below_the_first_paragraph() -> None:
    first, rest = TEXT.split("</p>", 1)
    for line, stays in (
        ("<h2>By Land and Sea</h2>", True),
        ("<h2>By Carla Voss</h2>", False),
        ("<p>By Staff</p>", False),
    ):
        page = f"<html lang=en><body><article><h1>Quay closed</h1>{first}</p>{line}{rest}</article></html>"
        assert (re.sub("<.*?>", "", line) in clean_html(page).text) is stays
    assert "By Staff" not in first_of_text("<p>By Staff</p>")


def test_nothing_is_left_of_a_text_that_is_a_name() -> None:
    assert clean_text("Anna Berg").text == "Anna Berg"
