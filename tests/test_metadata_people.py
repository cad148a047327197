"""Authors and dates from the lines of small pages: near the headline, elsewhere, and which of them wins."""

from __future__ import annotations

import pytest

from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.pick_dates import pick_dates
from newsclean.metadata.pick_people import pick_authors
from newsclean.parse import parse
from newsclean.records import Candidate, FieldSource, Page
from newsclean.settings import Settings


def read(body: str, head: str = "", url: str = "https://www.example.org/a", language: str = "en") -> Metadata:
    head = f"<head><title>Town falls to rebels</title>{head}</head>"
    html = f"<html lang={language}>{head}<body class=has-sidebar>{body}</body></html>"
    document = parse(Page("page", html, url=url, kind="html"), Settings())
    return pick_metadata(document, (), read_metadata(document))


HEADLINE = "<h1>Town falls to rebels</h1>"
TEXT = "<p>The town fell on Monday, the mayor said, and indoor plants, tools and shops were lost.</p>"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("<p>Indoor Plants</p>", (), id="words that no one is called"),
        pytest.param("<p>Jane Doe was there</p>", (), id="a sentence that begins with a name"),
        pytest.param("<p>Jane Doe</p>", ("Jane Doe",), id="a given name"),
        pytest.param("<p>Marie-Luise Muster, John Smith</p>", ("Marie-Luise Muster", "John Smith"), id="two"),
        pytest.param("<p>5 July 2021 | By Jane Doe</p>", ("Jane Doe",), id="behind a date"),
        pytest.param("<p>Source: Example<br>Author: Jane Doe</p>", ("Jane Doe",), id="on a line of several"),
        pytest.param(
            "<p>What the mayor says, and why it is so.</p><p>Jane Doe</p>", ("Jane Doe",), id="below a subtitle"
        ),
        pytest.param("<p>28 June 201914 May 2020 | Jane Doe</p>", ("Jane Doe",), id="behind glued dates"),
        pytest.param("<p>Last updated 5 July 2021 by Jane Doe</p>", ("Jane Doe",), id="behind a date with its lead-in"),
        pytest.param("<p>Posted by Jane Doe at 2:33 PM</p>", ("Jane Doe",), id="before a clock"),
        pytest.param("<p>July 5, 2021 9:00 AM Eastern Daylight Time</p>", (), id="a zone"),
        pytest.param("<p>July 5, 2021 18:30 Jane Doe</p>", ("Jane Doe",), id="behind a clock"),
        pytest.param("<p>Aure Sato | 05.07.2021 - Updated : 05.07.2021</p>", ("Aure Sato",), id="dated"),
        pytest.param("<p>This post was written by Jane Doe, a nurse.</p>", ("Jane Doe",), id="told in a sentence"),
    ],
)
def test_a_name_below_the_headline(lines: str, expected: tuple[str, ...]) -> None:
    assert read(HEADLINE + lines + TEXT).authors == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("记者了解到，渡轮已停运，码头已关闭。", (), id="a sentence of the text"),
        pytest.param("记者从市政府获悉，渡轮已停运", (), id="a clause of it"),
        pytest.param("2021年7月5日 下午2:20", (), id="the half of the day"),
        pytest.param("记者 王小明", ("王小明",), id="a byline"),
        pytest.param("2021年7月5日 下午2:20 记者 王小明", ("王小明",), id="behind the day"),
    ],
)
def test_a_chinese_line_below_the_headline(line: str, expected: tuple[str, ...]) -> None:
    text = "<p>渡轮公司周一表示，对江渡的末班船将于下月停运，四百名乘客将改乘公共汽车。</p>"
    assert read(f"<h1>渡轮停运</h1><p>{line}</p>{text}", language="zh").authors == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param("<p>14 March 2025</p><h2>Jane Doe</h2>", (), id="beside the date"),
        pytest.param("<h3>Jane Doe, Ann Roe</h3>", (), id="right below"),
        pytest.param("<div>14 March 2025</div><h2>Jane Doe</h2><p>She won on 9 March 2025.</p>", (), id="a day told"),
        pytest.param("<h4>Jane Doe</h4><p>She won.</p><p>14 March 2025</p>", (), id="a day below a sentence"),
        pytest.param("<h4>Jane Doe</h4><p>14 March 2025</p>", ("Jane Doe",), id="above the date"),
        pytest.param("<h4>Jane Doe</h4><time>14 March 2025</time>", ("Jane Doe",), id="above the time"),
        pytest.param("<h3><a href=/author/jd>Jane Doe</a></h3><p>14 March 2025</p>", ("Jane Doe",), id="a link"),
        pytest.param("<img src=a.jpg><h4>Jane Doe</h4><h5>Reporter</h5>", ("Jane Doe",), id="above a role"),
        pytest.param("<h3>By Jane Doe</h3>", ("Jane Doe",), id="with a lead-in"),
        pytest.param("<h3 class=byline>Jane Doe</h3>", ("Jane Doe",), id="marked"),
    ],
)
def test_a_name_in_a_sub_heading_is_whom_a_part_of_the_text_is_about(lines: str, expected: tuple[str, ...]) -> None:
    assert read(HEADLINE + lines + TEXT).authors == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("An essay by Jane Doe", ("Jane Doe",), id="by inside"),
        pytest.param("Text: By Jane Doe", ("Jane Doe",), id="behind another lead-in"),
        pytest.param("By Jane Doe, with reporting by Ann Roe in Berlin", ("Jane Doe",), id="who helped"),
        pytest.param("By Maria da Silva, with additional reporting by Tom Lee", ("Maria da Silva",), id="who added"),
        pytest.param(
            "By Jane Doe and John Smith. Additional reporting by Tom Lee.", ("Jane Doe", "John Smith"), id="two"
        ),
        pytest.param("By Jane Doe as told to Tom Lee", ("Jane Doe",), id="who wrote it down"),
        pytest.param("By Jane Doe, Graphics by Tom Lee", ("Jane Doe",), id="who drew"),
        pytest.param("By Jane Doe, edited by Tom Lee", ("Jane Doe",), id="who edited"),
    ],
)
def test_who_else_is_credited_in_a_byline(line: str, expected: tuple[str, ...]) -> None:
    assert parse_byline(line, ("en",)).authors == expected
    assert read(f"{HEADLINE}<p>{line}</p>{TEXT}").authors == expected


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{HEADLINE}{TEXT}<p>Max Muster</p>", id="a name amid the text"),
        pytest.param(f"{HEADLINE}<p>Indoor Plants</p><p>5 July 2021</p>{TEXT}", id="words of the page beside a date"),
        pytest.param(f"{HEADLINE}<p>Fact checked by Max Muster</p>{TEXT}", id="who checked it"),
        pytest.param(f"{HEADLINE}<figure><figcaption>By Max Muster</figcaption></figure>{TEXT}", id="a caption"),
        pytest.param(f"{HEADLINE}{TEXT}<aside class=related-posts><p>By Max Muster</p></aside>", id="another story's"),
        pytest.param(f"{HEADLINE}<div class=share><p class=author-follow>Follow Us</p></div>{TEXT}", id="a button"),
        pytest.param(f"{HEADLINE}<p>By Example</p>{TEXT}", id="the host's name"),
        pytest.param(f"{HEADLINE}<p class=author>Feature By</p>{TEXT}", id="what leads in the next line"),
        pytest.param(f"{HEADLINE}<div class=related><p class=author>Max Muster</p></div>{TEXT}", id="a related one's"),
        pytest.param(f"{HEADLINE}<div class=sidebar><p>Max Muster</p></div>{TEXT}", id="a name in a sidebar"),
        pytest.param(f"{HEADLINE}<p hidden>By Max Muster</p>{TEXT}", id="hidden"),
        pytest.param(f"{HEADLINE}<p>5 hours ago - Qiviut Umber - 2 comments</p>{TEXT}", id="a list's entry"),
        pytest.param(f"{HEADLINE}<p>Indoor Plants 5 hours ago</p>{TEXT}", id="words of the page and how long ago"),
        pytest.param(
            f"{HEADLINE}{TEXT * 9}<div class=teaser><p class=author>By Max Muster</p></div>",
            id="a teaser's, further down",
        ),
        pytest.param(
            f"{HEADLINE}{TEXT * 20}<ul><li>Ferry runs again<p>By Max Muster</p><li>Tower falls<p>By Ann Lee</p></ul>",
            id="a list of stories by several people",
        ),
    ],
)
def test_no_author(body: str) -> None:
    assert read(body).authors == ()


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{HEADLINE}<p>By Jane Doe</p>{TEXT}", id="by"),
        pytest.param(f"{HEADLINE}<p>Written by</p><p>Jane Doe</p>{TEXT}", id="by on a line of its own"),
        pytest.param(f"{HEADLINE}<p>ByJane Doe</p>{TEXT}", id="by, set apart by a style sheet"),
        pytest.param(f"{HEADLINE}<p>Jane Doe</p><p>5 July 2021</p>{TEXT}", id="beside a date"),
        pytest.param(f"{HEADLINE}<p>5 July 2021 • Jane Doe • 3 min read</p>{TEXT}", id="on the date's line"),
        pytest.param(f"{HEADLINE}<p>Jane Doe 5 hours ago</p>{TEXT}", id="with how long ago it was"),
        pytest.param(
            f"{HEADLINE}<div class=teaser><p class=author>By Jane Doe</p></div>{TEXT}", id="marked, in a teaser"
        ),
        pytest.param(f"{HEADLINE}<p class=author>Jane Doe</p>{TEXT}", id="hint"),
        pytest.param(f"{HEADLINE}<p class=byline>Interview: Jane Doe</p>{TEXT}", id="label"),
        pytest.param(f"<p class=author>Jane Doe</p>{HEADLINE}{TEXT}", id="above the headline"),
        pytest.param(f"<nav class=navbar><p class=author>By Jane Doe</p></nav>{HEADLINE}{TEXT}", id="marked, in a bar"),
        pytest.param(f"{HEADLINE}{TEXT * 20}<div class=post-footer><p>By Jane Doe</p></div>", id="the post's foot"),
        pytest.param(f"{HEADLINE}{TEXT * 20}<p>Written by Jane Doe</p>", id="below the text"),
        pytest.param(
            f"{HEADLINE}{TEXT * 20}<p>Written by Jane Doe</p><ul><li>Tower falls<p>By Ann Lee</p></ul>",
            id="below the text, before a story of another",
        ),
        pytest.param(f"{HEADLINE}{TEXT * 20}<p>By Jane Doe</p><p>By Jane Doe</p>", id="twice below the text"),
        pytest.param(f"{HEADLINE}{TEXT * 20}<div class=author-box><b>Jane Doe</b></div>", id="a box about the author"),
        pytest.param(f"<div class=widget-area>{HEADLINE}<p>By Jane Doe</p>{TEXT}</div>", id="a container of all"),
    ],
)
def test_the_author(body: str) -> None:
    assert read(body).authors == ("Jane Doe",)
    assert read(body).field_sources["authors"] == "dom"


def test_a_name_that_no_one_sees_yields_to_a_byline() -> None:
    head = '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "Max Muster"}}</script>'
    assert read(HEADLINE + TEXT, head).authors == ("Max Muster",)
    assert read(f"{HEADLINE}<p>By Jane Doe</p>{TEXT}", head).authors == ("Jane Doe",)


def test_a_byline_may_name_more_than_the_page_does() -> None:
    head = '<meta name=author content="Jane Doe">'
    assert read(f"{HEADLINE}<p>By Jane Doe and John Smith</p>{TEXT}", head).authors == ("Jane Doe", "John Smith")
    assert read(f"{HEADLINE}<p>By Jane Doe</p>{TEXT}", '<meta name=author content="Jane">').authors == ("Jane Doe",)


def test_the_site_is_no_author_and_its_owner_is() -> None:
    site = '<meta property=og:site_name content="Rolling Example"><meta name=author content="Rolling Example">'
    assert read(HEADLINE + TEXT, site).authors == ()
    owner = '<meta name=author content="Jane Doe">'
    assert read(f"{HEADLINE}{TEXT}<p>Jane Doe</p>", owner, "https://janedoe.example/a").authors == ("Jane Doe",)


def _candidate(value: str, source: FieldSource, score: float, field: str = "date_published") -> Candidate:
    return Candidate(field, value, source, score)


def test_dates_agree_on_the_readers_day() -> None:
    utc = _candidate("2021-07-04T22:30:00+00:00", "json-ld", 0.9)
    local = _candidate("2021-07-05T00:30:00+02:00", "opengraph", 0.8)
    seen = _candidate("2021-07-05", "dom", 0.7)
    assert pick_dates([utc, local]).published == local
    assert pick_dates([utc, seen]).published == seen
    assert pick_dates([utc, local, seen]).published == local
    assert pick_dates([utc, _candidate("2021-07-04", "dom", 0.7), local]).published == utc


def test_the_time_of_day_is_taken_from_who_knows_it() -> None:
    day, clock = _candidate("2021-07-05", "json-ld", 0.9), _candidate("2021-07-05T18:30", "dom", 0.7)
    assert pick_dates([day, clock]).published == clock
    assert pick_dates([day, _candidate("2021-07-06T18:30", "dom", 0.7)]).published == day


def test_days_that_cannot_be() -> None:
    assert pick_dates([_candidate("1970-01-01", "meta", 0.8)]).published is None
    assert pick_dates([_candidate("1921-07-05", "dom", 0.8)]).published is not None
    assert pick_dates([_candidate("2031-07-05", "meta", 0.8)], "2021-07-05T00:00:00Z").published is None
    assert pick_dates([_candidate("2031-07-05", "meta", 0.8)], "no date").published is not None
    changed = _candidate("2021-07-01", "meta", 0.8, "date_modified")
    assert pick_dates([_candidate("2021-07-05", "meta", 0.8), changed]).modified is None


@pytest.mark.parametrize(
    ("body", "url", "expected"),
    [
        pytest.param(f"<p>Jane Doerr</p>{HEADLINE}{TEXT}", "https://news.example.org", (), id="a stranger's name"),
        pytest.param(f"<p>Doerr Systems</p>{HEADLINE}{TEXT}", "https://doerr.example", (), id="a company"),
        pytest.param(f"<p>Jane Lee</p>{HEADLINE}{TEXT}", "https://leeds.example", (), id="a name by chance"),
        pytest.param(
            f"<p>Jane Doerr</p>{HEADLINE}<p>By Max Muster</p>{TEXT}",
            "https://doerr.example",
            ("Max Muster",),
            id="guest",
        ),
        pytest.param(f"<p>Jane Doerr</p>{HEADLINE}{TEXT}", "https://doerr.example/a", ("Jane Doerr",), id="head"),
        pytest.param(
            f"{HEADLINE}{TEXT}<p>© 2020–2025 Jane Doerr. All rights reserved.</p>",
            "https://www.janedoerr.example",
            ("Jane Doerr",),
            id="foot",
        ),
    ],
)
def test_who_owns_the_site_wrote_it_where_no_one_else_is_named(body: str, url: str, expected: tuple[str, ...]) -> None:
    assert read(body, url=url).authors == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("<p class=author><b>Ana Maria</b> <b>Doe</b></p>", ("Ana Maria Doe",), id="two parts of one name"),
        pytest.param(
            "<p class=byline>By <a rel=author>Jane Doe</a> <a rel=author>Ann Lee</a></p>",
            ("Jane Doe", "Ann Lee"),
            id="led in",
        ),
        pytest.param(
            "<p class=authors><span class=author>Jane Doe</span> <span class=author>Ann Lee</span></p>",
            ("Jane Doe", "Ann Lee"),
            id="elements of authors",
        ),
        pytest.param(
            "<div class=byline><a href=/author/1>Jane Doe</a> <a href=/author/2>Ann Lee</a></div>",
            ("Jane Doe", "Ann Lee"),
            id="links in a byline",
        ),
        pytest.param(
            "<div class=byline><i itemprop=author itemscope><b itemprop=name>Jane Doe</b></i> "
            "<i itemprop=author itemscope><b itemprop=name>Ann Lee</b></i></div>",
            ("Jane Doe", "Ann Lee"),
            id="items",
        ),
        pytest.param(
            "<div class=byline><address class=name><b itemprop=name>Jane Doe</b>"
            "<a rel=author><span>Jane</span> <span>Doe</span></a></address></div>",
            ("Jane Doe",),
            id="one twice",
        ),
    ],
)
def test_names_that_elements_alone_set_apart(line: str, expected: tuple[str, ...]) -> None:
    assert read(f"<article>{HEADLINE}{line}{TEXT}</article>").authors == expected


def test_bylines_below_each_other_are_one_list() -> None:
    lines = "".join(f"<div class=byline-name>{name}</div>" for name in ("Jane Doe", "Max Muster"))
    assert read(HEADLINE + lines + TEXT).authors == ("Jane Doe", "Max Muster")


def test_roles_and_sections_beside_a_name_are_no_names() -> None:
    line = "<p class=post-meta>by Jane Doe, Garden Educator | 5 July 2021 | Indoor Plants</p>"
    text = "<p>An educator in the garden said that plants of indoor gardens need light, and that tools do not.</p>"
    assert read(HEADLINE + line + text).authors == ("Jane Doe",)


def test_weak_names_are_none() -> None:
    weak = Candidate("authors", ("Jane Doe",), "dom", 0.3)
    assert pick_authors([weak], lambda name: True, []) is None
    assert pick_authors([], lambda name: True, []) is None


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        pytest.param("澎溪新闻记者 骆知遥", ("骆知遥",), id="the-paper-before-the-role"),
        pytest.param("记者 邓若溪 实习生 周可", ("邓若溪",), id="an-intern"),
        pytest.param("海風日報／記者陳品妤／宜蘭報導", ("陳品妤",), id="where-it-is-from"),
    ],
)
def test_reporters_in_chinese(line: str, authors: tuple[str, ...]) -> None:
    assert parse_byline(line, ("zh",)).authors == authors


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("By Jane Doe — Sam Roe", ("Jane Doe", "Sam Roe"), id="two names"),
        pytest.param("By Jane Doe, The Valley — Newtown", ("Jane Doe",), id="a station and a place"),
        pytest.param("By Jane Doe — Newtown", ("Jane Doe",), id="a place"),
    ],
)
def test_what_stands_behind_a_dash(line: str, names: tuple[str, ...]) -> None:
    assert parse_byline(line, ("en",)).authors == names
