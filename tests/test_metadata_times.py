"""Days of an HTML page: which <time>, <meta> and lines belong to the article, and which to a teaser or a comment."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


FILL = "<p>The town fell on Monday, the mayor said, and the old ferry was lost with all the tools on it.</p>"
OWN = "<p><time datetime=2021-07-05>5 July 2021</time></p>"


@pytest.mark.parametrize(
    ("body", "published"),
    [
        pytest.param(
            f"{HEADLINE}<p>On 5 July 2021 the town fell - the mayor said so, and {FILL[3:]}",
            None,
            id="told in a sentence",
        ),
        pytest.param(
            f"{HEADLINE}{FILL * 20}<div class='related sidebar'><p class=post-date>5 July 2021</p></div>",
            None,
            id="another story's, far below",
        ),
        pytest.param(f"{HEADLINE}{FILL * 20}<div class=sidebar><p>5 July 2021</p></div>", None, id="in a sidebar"),
        pytest.param(
            f"{HEADLINE}{FILL * 20}<div class=sidebar><p class=post-date>5 July 2021</p></div>",
            "2021-07-05",
            id="in a sidebar, marked",
        ),
        pytest.param(f"{HEADLINE}<p>Newtown, 5 July 2021 | {FILL[3:]}", "2021-07-05", id="a press release's dateline"),
        pytest.param(f"{HEADLINE}<p>NEWTOWN, July 5, 2021 (Wire) – {FILL[3:]}", "2021-07-05", id="with its wire"),
        pytest.param(
            f"{HEADLINE}<p class=post_meta>⋅ July 5, 2021 ⋅ <a>Email this post</a> ⋅ <a>Print</a></p>{FILL}",
            "2021-07-05",
            id="amid links, marked",
        ),
        pytest.param(
            f"{HEADLINE}<div>By <a rel=author>Ann Lee</a> <time datetime=2021-07-05>5 July 2021</time></div>{FILL}"
            f"<p>3 March 2019</p>{FILL}",
            "2021-07-05",
            id="the byline's, not one amid the text",
        ),
        pytest.param(
            f"{HEADLINE}<div>By Ann Lee <time>5 July 2021</time></div><p>3 March 2019</p>{FILL}",
            "2021-07-05",
            id="the byline's, not the one that opens the text",
        ),
        pytest.param(
            f"{HEADLINE}<div>By Ann Lee <time>5 July 2021</time></div><p>First published on 3 March 2019</p>{FILL}",
            "2019-03-03",
            id="below the byline, led in",
        ),
        pytest.param(
            f"{HEADLINE}<figure><figcaption>Photo: Ann Lee, 3 March 2019</figcaption></figure>{OWN}{FILL}",
            "2021-07-05",
            id="a credit above the day",
        ),
        pytest.param(
            f"{HEADLINE}<p>Photo: Ann Lee, 3 March 2019</p>{OWN}{FILL}",
            "2021-07-05",
            id="a credit in no figure",
        ),
        pytest.param(
            f"{HEADLINE}<p>Elda, 3 March 2019 | Lamp Agency</p>{OWN}{FILL}",
            "2021-07-05",
            id="a picture's place and day",
        ),
        pytest.param(
            f"{HEADLINE}<p class=caption>By Ann Lee, 3 March 2019</p>{OWN}{FILL}",
            "2021-07-05",
            id="a caption's byline",
        ),
        pytest.param(
            f"{HEADLINE}<p>Concert: 12 June 2019</p>{OWN}{FILL}",
            "2021-07-05",
            id="what happened that day",
        ),
        pytest.param(
            f"{HEADLINE}<p>Ann Lee (born 3 March 1959)</p>{OWN}{FILL}",
            "2021-07-05",
            id="a birthday",
        ),
    ],
)
def test_days_in_lines(body: str, published: str | None) -> None:
    assert read(body).date_published == published


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


def test_the_same_time_with_its_zone_says_more() -> None:
    shown = "<div>Ann Lee <span>5 July 2021, 18:30</span></div>"
    timed = "<time pubdate datetime=2021-07-05T18:30+02:00></time>"
    assert read(f"<article>{HEADLINE}{shown}{timed}{FILL}</article>").date_published == "2021-07-05T18:30+02:00"


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


LONG = "The town fell on 5 July 2021 by noon, Jane Doe said. " * 20_000  # a megabyte


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("", f"<article>{HEADLINE}{LONG}" + "<time datetime=2021-07-05>x</time>" * 5_000, id="many times"),
        pytest.param("", "<div>" * 3_000 + HEADLINE + "<time datetime=2021-07-05>x</time>" + LONG, id="deep"),
        pytest.param("", "<h1 class=kicker><b>A</b> " * 3_000 + LONG, id="headlines in headlines"),
        pytest.param("", HEADLINE + "<p>By Jane Doe and John Smith, " * 9_000, id="bylines"),
        pytest.param("", HEADLINE + f"<p>{'5.7.21 – ' * 100_000}</p>" + "<p>5.7.21 | By</p>" * 5_000, id="dates"),
        pytest.param(f"<title>{'Town falls – ' * 50_000}</title>", HEADLINE, id="a title of separators"),
        pytest.param(
            f'<meta property="og:title" content="{"A: " * 150}">', "<h1>" + "B: " * 130 + "</h1>", id="colons"
        ),
        pytest.param('<meta name="published-x" content="5 July 2021">' * 50_000, HEADLINE, id="dates in the head"),
        pytest.param("", "<p itemprop=datePublished>5 July 2021</p>" * 9_000 + HEADLINE, id="marked dates"),
        pytest.param(f"<title>{'(' * 200_000}", f"<h1>{'[' * 100_000}</h1><p>{'@' * 100_000}", id="brackets"),
    ],
)
def test_hostile_pages_take_no_longer_than_they_are_long(head: str, body: str) -> None:
    """Reading the metadata of a page of megabytes takes a second at most; 0.07 s when this was written."""
    html = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    document = parse(Page("page", html, kind="html"), Settings())
    read_metadata(document)  # the word lists are read once
    start = time.process_time()
    pick_metadata(document, (), read_metadata(document))
    assert time.process_time() - start < 1.0


_TEXT = st.text(alphabet=st.sampled_from("aB 5.:|–-/,@(\u0661\u4e2d\u043f\u202e\x00\ud800"), max_size=40)
_WORDS = st.sampled_from(["By Jane Doe", "5 July 2021", "Updated:", "Town falls", "x" * 300, "<b>", "&#0;", "NaN"])
_PIECE = st.builds(
    lambda tag, name, text: f'<{tag} {name}="{text}">{text}</{tag}>',
    st.sampled_from(["h1", "h2", "time", "p", "meta", "a", "span", "title", "article", "figcaption", "div hidden"]),
    st.sampled_from(["class", "datetime", "itemprop", "content", "rel", "property", "lang", "href"]),
    _TEXT | _WORDS,
)


@given(st.lists(_PIECE, max_size=12))
@settings(max_examples=150, deadline=None)
def test_any_page_gives_fields_that_can_be_written(pieces: list[str]) -> None:
    metadata = read("".join(pieces).encode("utf-8", "replace").decode())
    json.dumps(metadata.of_article(), ensure_ascii=False).encode("utf-8")
    for name in ("title", "section", "site_name", "description"):
        value = metadata.of_article()[name]
        assert value is None or value.strip()
