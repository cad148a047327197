"""Days of an HTML page: which <time>, <meta> and lines are the article's, and which are a teaser's or a comment's."""

from __future__ import annotations

import json

import pytest

from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings

HEADLINE = "<h1>Town falls to rebels</h1>"
TEASERS = "".join(
    f'<article class=card><h2>Other {day}</h2><time datetime="2021-06-{day:02}">June {day}</time></article>'
    for day in range(1, 6)
)


def read(body: str, head: str = "", url: str | None = None) -> Metadata:
    html = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    document = parse(Page("page", html, url=url, kind="html"), Settings())
    return pick_metadata(document, (), read_metadata(document))


@pytest.mark.parametrize(
    ("body", "published", "modified"),
    [
        pytest.param(f"<main><header>{HEADLINE}</header>{TEASERS}</main>", None, None, id="teasers"),
        pytest.param(
            f"<article>{HEADLINE}<p>It fell.</p><div class=comments><time datetime=2021-08-01>x</time></div></article>",
            None,
            None,
            id="a comment",
        ),
        pytest.param(f"<article>{HEADLINE}<time>5</time></article>", None, None, id="no day in it"),
        pytest.param(
            f"<article>{HEADLINE}<p>Updated: <time datetime=2021-07-06>yesterday</time></p></article>",
            "2021-07-06",  # with the flag that says so
            "2021-07-06",
            id="the words before it say updated",
        ),
        pytest.param(
            f"<div><header>{HEADLINE}<time datetime=2021-07-05>two days ago</time></header>{TEASERS}</div>",
            "2021-07-05",
            None,
            id="nearer than the teasers",
        ),
        pytest.param(
            f"<article>{HEADLINE}<p>In <time class='entry-date published' datetime=2021-07-05>5.7.2021</time>"
            "<time class=updated datetime=2021-07-06>6.7.2021</time></p></article>",
            "2021-07-05",
            "2021-07-06",
            id="both, by their classes",
        ),
    ],
)
def test_time_elements(body: str, published: str | None, modified: str | None) -> None:
    metadata = read(body)
    assert (metadata.date_published, metadata.date_modified) == (published, modified)


@pytest.mark.parametrize(
    ("name", "published", "modified"),
    [
        pytest.param("publisher-since", None, None, id="the publisher's"),
        pytest.param("w-published-date", "2021-07-05", None, id="published"),
        pytest.param("x-content-updated", None, "2021-07-05", id="updated"),
    ],
)
def test_meta_names_that_no_list_has(name: str, published: str | None, modified: str | None) -> None:
    metadata = read(HEADLINE + "<p>It fell.</p>", f'<meta name="{name}" content="2021-07-05">')
    assert (metadata.date_published, metadata.date_modified) == (published, modified)


def test_the_day_of_a_change_stands_in_only_where_it_is_shown() -> None:
    head = '<meta property="article:modified_time" content="2021-07-06">'
    hidden = read(HEADLINE + "<p>It fell.</p>", head)
    assert (hidden.date_published, hidden.date_modified, hidden.flags) == (None, "2021-07-06", ())
    shown = read(HEADLINE + "<p>Last updated: July 6, 2021</p><p>It fell.</p>", head)
    assert (shown.date_published, shown.flags) == ("2021-07-06", ("date_from_modified",))


def test_two_witnesses_against_one() -> None:
    node = {"@type": "NewsArticle", "headline": "Town falls to rebels", "datePublished": "2021-07-01"}
    script = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    two = '<meta property="article:published_time" content="2021-07-05"><meta name="date" content="2021-07-05">'
    one = '<meta name="date" content="2021-07-05">'
    assert read(HEADLINE, script + one).date_published == "2021-07-01"
    assert read(HEADLINE, script + two).date_published == "2021-07-05"


def test_a_paragraph_that_opens_with_its_day() -> None:
    said = " The town fell to the rebels on Sunday, officials in the capital said, after a siege of two weeks." * 2
    assert read(HEADLINE + "<p>On 5.7.2021 –" + said + "</p>").date_published is None
    assert read(HEADLINE + "<p>15.7.2021 –" + said + "</p>").date_published == "2021-07-15"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://example.org/2021/market/05/", None, id="a word that is no month"),
        pytest.param("https://example.org/world/2021/jul/05/town", "2021-07-05", id="short"),
        pytest.param("https://example.org/2021/July/5/town", "2021-07-05", id="long"),
    ],
)
def test_months_in_addresses(url: str, expected: str | None) -> None:
    assert read(HEADLINE, url=url).date_published == expected
