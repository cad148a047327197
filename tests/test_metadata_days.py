"""Which day is the article's if a page names several, or names it only in a script. Near misses come first."""

from __future__ import annotations

import json
import time

import pytest

from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings

HEADLINE = "<h1>Town falls to rebels</h1>"
FILL = "<p>The town fell on Monday, the mayor said, and the old ferry was lost with all the tools on it.</p>"
ARTICLE = json.dumps(
    {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": "Town falls to rebels",
        "datePublished": "2021-07-05",
    }
)


def read(body: str, head: str = "") -> Metadata:
    html = f"<html lang=en><head>{head}</head><body>{body}</body></html>"
    document = parse(Page("page", html, kind="html"), Settings())
    return pick_metadata(document, (), read_metadata(document))


@pytest.mark.parametrize(
    ("script", "published"),
    [
        pytest.param("var a = {created: '2021-07-05', updatedAt: '2021-07-05'}", None, id="no word of publication"),
        pytest.param("a={publishDate:'2021-07-05'};b={publishDate:'2021-07-04'}", None, id="two days: a teaser's too"),
        pytest.param("a={publishDate:'2021-07-051'}", None, id="a longer number"),
        pytest.param("a={republicated:'2021-07-05'}", None, id="another word"),
        pytest.param("a={firstPublicationDate: '20210705'}", "2021-07-05", id="without dashes"),
        pytest.param(r'x("{\"published_at\":\"2021-07-05T18:30\"}")', "2021-07-05", id="JSON in a string"),
        pytest.param(ARTICLE, "2021-07-05", id="JSON-LD without its type"),
    ],
)
def test_days_that_scripts_hold(script: str, published: str | None) -> None:
    assert read(f"{HEADLINE}{FILL}<script>{script}</script>").date_published == published
    told = read(f"{HEADLINE}<p>Published 1 July 2021</p>{FILL}<script>{script}</script>")
    assert told.date_published == "2021-07-01"  # what the page shows comes first


def test_json_ld_that_a_framework_made_an_element_of_the_head() -> None:
    content = ARTICLE.replace('"', "&quot;")
    found = read(HEADLINE + FILL, f'<meta name="script:ld+json" content="{content}">')
    assert (found.date_published, found.field_sources["date_published"]) == ("2021-07-05", "json-ld")


@pytest.mark.parametrize(
    ("title", "published"),
    [
        pytest.param("The year after 5 July 2021", None, id="told in the headline"),
        pytest.param("5 July 2021 | Town falls", None, id="first: what the page is about"),
        pytest.param("Town falls | Updated 5 July 2021", None, id="of the last change"),
        pytest.param("Town falls | World | 5 July 2021", "2021-07-05", id="behind section and site"),
    ],
)
def test_days_behind_the_windows_title(title: str, published: str | None) -> None:
    assert read(f"<h1>Town falls</h1>{FILL}", f"<title>{title}</title>").date_published == published


POST = "<blockquote><p>We are safe, all of us.</p>— Ann Lee (@ann) <a href=/p>March 4, 2026</a></blockquote>"
MACHINES = '<meta property="article:published_time" content="2024-08-07T12:01:51Z">'
CHANGED = '<meta property="article:modified_time" content="2024-09-01T12:01:51Z">'


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        pytest.param(MACHINES, f"<p>5 July 2021</p>{HEADLINE}{FILL}", "2024-08-07", id="above: another thing's"),
        pytest.param(MACHINES, f"{HEADLINE}<p>2 December 2024</p>{FILL}", "2024-08-07", id="later: of the event"),
        pytest.param(
            MACHINES + CHANGED, f"{HEADLINE}<p>1 September 2024</p>{FILL}", "2024-08-07", id="of the last change"
        ),
        pytest.param(
            MACHINES, f"{HEADLINE}<p>5 July 2021</p><p>7 August 2024</p>{FILL}", "2024-08-07", id="both are shown"
        ),
        pytest.param(MACHINES, f"{HEADLINE}<p>On 5 July 2021 the town fell.</p>{FILL}", "2024-08-07", id="told"),
        pytest.param(MACHINES, f"{HEADLINE}<p>5 July 2021</p>{FILL}", "2021-07-05", id="moved to another system"),
        pytest.param(
            MACHINES,
            f"<header>{HEADLINE}<p><time datetime=2024-12-02>2 December 2024</time></p></header>{FILL}",
            "2024-12-02",
            id="later, marked",
        ),
    ],
)
def test_the_day_that_readers_see(head: str, body: str, published: str | None) -> None:
    assert (read(body, head).date_published or "")[:10] == published


@pytest.mark.parametrize(
    ("body", "published"),
    [
        pytest.param(
            f"{HEADLINE}<p>Soldiers on the road to Kunduz, 24 April 2021</p>{FILL}", None, id="a picture's caption"
        ),
        pytest.param(f"{HEADLINE}{POST}{FILL}", None, id="of a quoted post, right below the headline"),
        pytest.param(f"{HEADLINE}{FILL}{POST}{FILL}", None, id="of a quoted post"),
        pytest.param(f"{HEADLINE}{FILL * 20}{POST}", None, id="of a quoted post far below"),
        pytest.param(
            f"<blockquote>{HEADLINE}<p>5 July 2021</p>{FILL}</blockquote>", "2021-07-05", id="a page set in a quotation"
        ),
        pytest.param(f"{HEADLINE}<p>Old Hill | Newtown, 24 April 2021</p>{FILL}", "2021-04-24", id="of two places"),
        pytest.param(
            f"{HEADLINE}{FILL * 20}<div class=sidebar><h4>Published</h4><p>5 July 2021</p></div>",
            "2021-07-05",
            id="in a sidebar, led in by the line above",
        ),
        pytest.param(
            f"{HEADLINE}{FILL * 20}<div class=sidebar><h4>Reviewed</h4><p>5 July 2021</p></div>",
            None,
            id="in a sidebar, of something else",
        ),
        pytest.param(
            f"<div>{HEADLINE}</div><div class=newsletter-text><p>5 July 2021</p>{FILL}</div>",
            "2021-07-05",
            id="right below the headline, whatever the box is called",
        ),
        pytest.param(
            f"{HEADLINE}<div class=teaser><p>The ferry of 5 July 2021 is back in town</p></div>{FILL}",
            None,
            id="another story's line right below the headline",
        ),
        pytest.param(
            f"{HEADLINE}<div class=footer><p>5 July 2021 · 12 minute read</p></div>{FILL}",
            "2021-07-05",
            id="right below the headline, whatever the box is called",
        ),
        pytest.param(
            f"{HEADLINE}<p><a href=/j>by Jane Doe</a><br><a href=/n>in News and Views</a><br>on 5 July 2021</p>{FILL}",
            "2021-07-05",
            id="with who wrote, right below the headline",
        ),
        pytest.param(
            f"{HEADLINE}{FILL}<div class=teaser><p>Published on 5 July 2021 in the paper</p></div>",
            "2021-07-05",
            id="in a box, led in",
        ),
    ],
)
def test_lines_with_a_day(body: str, published: str | None) -> None:
    assert read(body).date_published == published


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("publishDate" * 200_000, id="names"),
        pytest.param("publishDate:" + " " * 1_000_000, id="spaces"),
        pytest.param("{'publishDate':'20210705'}," * 40_000, id="days"),
        pytest.param('"@context"' + ARTICLE * 5_000, id="JSON-LD"),
    ],
)
def test_long_scripts_take_no_longer_than_they_are_long(script: str) -> None:
    start = time.process_time()
    read(f"{HEADLINE}{FILL}<script>{script}</script>")
    assert time.process_time() - start < 3
