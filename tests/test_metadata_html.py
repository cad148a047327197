"""HTML pages: broken JSON-LD, titles with additions, which witness wins, and hostile values."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean import clean_html
from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.metadata.html.broken_json import MAX_LENGTH, load_json
from newsclean.metadata.html.head import read_language
from newsclean.metadata.titles.titles import strip_site
from newsclean.metadata.url import date_in_url, host_of
from newsclean.metadata.values import read_text, read_url
from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings

PAGES = Path(__file__).parent / "fixtures" / "metadata"
URL = "https://www.example.org/2021/07/05/town-falls"


def read(html: str, url: str | None = URL, fetched: str | None = None) -> Metadata:
    document = parse(Page("page", html, url=url, kind="html", fetched=fetched), Settings())
    return pick_metadata(document, (), read_metadata(document))


def ld(*nodes: object, body: str = "<h1>Town falls to rebels</h1><p>It fell.</p>") -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)
    return f"<html lang=en><head>{scripts}</head><body>{body}</body></html>"


ARTICLE = {"@type": "NewsArticle", "headline": "Town falls to rebels", "datePublished": "2021-07-05T18:30:00+04:30"}


@pytest.mark.parametrize("file", sorted(PAGES.glob("*.html")), ids=lambda file: file.stem)
def test_pages(file: Path) -> None:
    """Each page has its expected fields beside it; fields that are not named there are not compared."""
    expected = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    metadata = read(file.read_text(encoding="utf-8"), expected.pop("page_url", None))
    found = metadata.of_article() | {"flags": metadata.flags}
    for name, value in expected.items():
        have = list(found[name]) if isinstance(found[name], tuple) else found[name]
        assert have == value, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("Music and sport", [], id="no JSON"),
        pytest.param('{"a": 1', [], id="cut off"),
        pytest.param("[" * 200_000, [], id="nested to death"),
        pytest.param('{"a":' * 100_000, [], id="nested objects"),
        pytest.param('{"n": ' + "9" * 5_000 + "}", [], id="a number of 5,000 digits"),
        pytest.param('{"a": "x\ny"}', [{"a": "x\ny"}], id="raw line end"),
        pytest.param('<!-- {"a": 1} -->', [{"a": 1}], id="HTML comment"),
        pytest.param('//<![CDATA[\n{"a": 1}\n//]]>', [{"a": 1}], id="CDATA"),
        pytest.param('/*<![CDATA[*/{"a": 1}/*]]>*/', [{"a": 1}], id="CDATA in comments"),
        pytest.param('{"a": 1,}', [{"a": 1}], id="trailing comma"),
        pytest.param('{"a": 1, // today\n"b": 2}', [{"a": 1, "b": 2}], id="line comment"),
        pytest.param('{"a": "http://x.example/"}', [{"a": "http://x.example/"}], id="slashes in a string are none"),
        pytest.param('{"a": "say "yes" now", "b": 2}', [{"a": 'say "yes" now', "b": 2}], id="quotes inside"),
        pytest.param('{"a": "C:\\dir"}', [{"a": "C:\\dir"}], id="bad escape"),
        pytest.param("{\"a\": 'x'}", [{"a": "x"}], id="single quotes"),
        pytest.param('{"a": 1}{"b": 2}', [{"a": 1}, {"b": 2}], id="two in a row"),
        pytest.param('{"a": 1};', [{"a": 1}], id="semicolon"),
        pytest.param('{"a": NaN}', [{"a": None}], id="not a number"),
    ],
)
def test_broken_json(text: str, expected: list[object]) -> None:
    assert load_json(text) == expected


def test_json_that_is_too_long_is_not_read() -> None:
    assert load_json('{"a": "' + "x" * MAX_LENGTH + '"}') == []


def test_quotes_without_end_take_linear_time() -> None:
    assert load_json('{"a": ' + '"x ' * 60_000) == []


@given(st.text(alphabet='{}[]",:\\ab1 /*\n', max_size=300))
def test_any_text_is_json_or_nothing(text: str) -> None:
    for value in load_json(text):
        json.dumps(value)


@pytest.mark.parametrize(
    ("title", "names", "lines", "expected"),
    [
        pytest.param("Iran - a country at war", ["bbc"], [], "Iran - a country at war", id="a dash of the headline"),
        pytest.param("Iran | Oil", [], [], "Iran | Oil", id="too short to cut"),
        pytest.param("Press freedom – a right", ["khaamapress"], [], "Press freedom – a right", id="half a name"),
        pytest.param("Town falls | Example", ["example"], [], "Town falls", id="bar"),
        pytest.param("Example: Town falls", ["example"], [], "Example: Town falls", id="a colon is the headline's"),
        pytest.param("Example - Town falls", ["example"], [], "Town falls", id="site first"),
        pytest.param("Town - Falls", ["bbc"], ["Town - Falls"], "Town - Falls", id="a line of the page"),
        pytest.param("Town | Example", ["example"], ["Town | Example"], "Town", id="a line with the site's name"),
        pytest.param("Town falls – World – Example", ["example", "world"], [], "Town falls", id="section and site"),
        pytest.param(
            "Town falls to us - News - Ex", [], ["Town falls to us"], "Town falls to us", id="seen on the page"
        ),
        pytest.param("町が陥落：例新聞デジタル", ["例新聞デジタル"], [], "町が陥落", id="Japanese colon"),
        pytest.param("武装分子占领北部城市-新华网", ["新华网"], [], "武装分子占领北部城市", id="Chinese hyphen"),
    ],
)
def test_titles_without_the_site(title: str, names: list[str], lines: list[str], expected: str) -> None:
    assert strip_site(title, names, lines) == expected


def test_the_visible_headline_wins() -> None:
    html = ld(ARTICLE | {"headline": "Town falls to rebels in the north - Example"})
    assert read(html).title == "Town falls to rebels"
    assert read(html).field_sources["title"] == "dom"


@pytest.mark.parametrize(
    ("own", "heading", "expected"),
    [
        pytest.param("", "Storm: what we know", "Storm: what we know", id="no title says otherwise"),
        pytest.param("Storm: what we know", "Storm: what we know", "Storm: what we know", id="all titles have it"),
        pytest.param("we know so far", "Storm: what we know so far", "Storm: what we know so far", id="in a sentence"),
        pytest.param(
            "Jane: The town that fell in a day",
            "A long road to the front: The town that fell in a day",
            "A long road to the front: The town that fell in a day",
            id="too long for a kicker",
        ),
        pytest.param(
            "The town that fell", "War in the north The town that fell", "The town that fell", id="og without it"
        ),
        pytest.param(
            "Rebels: The town that fell in a day",
            "War in the north – The town that fell in a day",
            "The town that fell in a day",
            id="another kicker in og",
        ),
        pytest.param("", "<b>Storm</b> hits town", "Storm hits town", id="a word in bold"),
        pytest.param("", "<b class=kicker>Storm:</b> hits town", "Storm: hits town", id="marked, with a colon"),
        pytest.param("", "<b class=kicker>Weather</b>Storm hits town", "Storm hits town", id="marked as a kicker"),
        pytest.param(
            "No more storms. What now?",
            "<b>No more storms.</b> Now it rains",
            "No more storms. Now it rains",
            id="a first sentence",
        ),
        pytest.param(
            "Weather: Storm hits town", "<b>Weather</b> Storm hits it", "Storm hits it", id="og has it before a colon"
        ),
        pytest.param(
            "Storm hits town", "<em>Weather</em> Storm hits town", "Storm hits town", id="an element of its own"
        ),
    ],
)
def test_kickers(own: str, heading: str, expected: str) -> None:
    head = f'<meta property="og:title" content="{own}">' if own else ""
    assert read(f"<html lang=en><head>{head}</head><body><h1>{heading}</h1><p>It fell.</p>").title == expected


def test_a_heading_of_the_page_around_is_no_headline() -> None:
    assert read(ld(ARTICLE, body="<h1>Log in</h1><div>Town falls</div>")).title == "Town falls to rebels"


def test_headings_that_no_title_of_the_page_vouches_for() -> None:
    other = "Storm over the harbour: what is known"
    shown = "<h1>The ferry and all its crew are back in Newtown</h1>"
    assert read(ld(ARTICLE, body=f"{shown}<p>It fell.</p><h1>More from Newtown</h1>")).title.startswith("The ferry")
    two = f"{shown}<h1>{other} at this hour</h1>"
    assert read(ld(ARTICLE, body=two)).title == "Town falls to rebels"  # two that could be it
    long = f"<h1>{'The ferry and all its crew are back. ' * 9}</h1>"
    assert read(ld(ARTICLE, body=long)).title == "Town falls to rebels"  # a paragraph


@pytest.mark.parametrize(
    ("window", "site", "expected"),
    [
        pytest.param("Głos Notecki: Town falls to rebels", "Głos Notecki", "Town falls to rebels", id="site first"),
        pytest.param("Rebels: Town falls", "Głos Notecki", "Rebels: Town falls", id="a colon of the headline"),
    ],
)
def test_a_window_title_with_the_site_before_a_colon(window: str, site: str, expected: str) -> None:
    body = f"<h1><a href=/>{site}</a></h1><h3 class=entry-title>{expected}</h3><p>It fell.</p>"
    metadata = read(f"<html lang=pl><head><title>{window}</title></head><body>{body}")
    assert metadata.title == expected
    assert metadata.site_name == (site if window.startswith(site) else None)


FERRY = "<p>The ferry to the island runs again, the harbour office said on Monday.</p>" * 4


@pytest.mark.parametrize(
    ("window", "body", "expected"),
    [
        pytest.param(
            "News of the North - Ferry runs again",
            "<b>News of the North</b><h1>Ferry runs again</h1>",
            "Ferry runs again",
            id="the site above",
        ),
        pytest.param(
            "Tin Miền Bắc - Cháy kho hàng ở Hải Dương",
            "<h2>Tin Miền Bắc</h2><h2>Cháy kho hàng ở Hải Dương</h2><h3>Tin liên quan</h3>",
            "Cháy kho hàng ở Hải Dương",
            id="as a heading of the same level",
        ),
        pytest.param(
            "Ferry runs again - News of the North",
            "<h1>News of the North</h1><div>Ferry runs again</div>",
            "Ferry runs again",
            id="the site behind, above the headline",
        ),
        pytest.param(
            "Ferry runs again - The island and the sea",
            "<div>Ferry runs again</div><h2>The harbour</h2><h3>The island and the sea</h3>",
            "Ferry runs again",
            id="a section below other headings",
        ),
        pytest.param(
            "Ferry runs again - Public transport",
            "<div>Ferry runs again</div><h2>Public transport</h2>",
            "Ferry runs again",
            id="a section of two words",
        ),
        pytest.param(
            "Ferry runs again today - News of the North",
            f"<h1>Ferry runs again today</h1>{FERRY}<footer><h3>News of the North</h3></footer>",
            "Ferry runs again today",
            id="the site in the foot",
        ),
        pytest.param(
            "Ferry runs again today | News of the North",
            f"<h2>Ferry runs again today</h2>{FERRY}<footer><h1>News of the North</h1></footer>",
            "Ferry runs again today",
            id="the site in the foot as the highest heading",
        ),
        pytest.param(
            "Ferry runs again today - News of the North",
            "<h1>Ferry runs again today</h1><h3>News of the North</h3>",
            "Ferry runs again today",
            id="the site as a lower heading",
        ),
        pytest.param(
            "Ferry runs again today - News of the North",
            "<p>Ferry runs again today</p><h1>News of the North</h1><h2>Ferry runs again today</h2>",
            "Ferry runs again today",
            id="a ticker above the site",
        ),
        pytest.param(
            "Ferry runs again today - News of the North",
            "<meta property=og:site_name content='News of the North'><b>Ferry runs again today</b>"
            "<h1>News of the North</h1>",
            "Ferry runs again today",
            id="a site that names itself",
        ),
    ],
)
def test_a_window_title_with_the_site_before_a_dash(window: str, body: str, expected: str) -> None:
    assert clean_html(f"<title>{window}</title>{body}{FERRY}").title == expected


def test_the_headline_below_one_for_search_engines() -> None:
    body = "<h1>Rebels: what we know</h1><h2><span>War</span> Town falls to rebels</h2><p>It fell.</p>"
    assert read(ld(ARTICLE, body=body)).title == "Town falls to rebels"


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        pytest.param({"@type": "Organization", "name": "Example Herald"}, (), id="an organisation"),
        pytest.param({"@type": "Person", "name": "Staff Reporter"}, (), id="a role called a person"),
        pytest.param(7, (), id="a number"),
        pytest.param([None, [], {}, {"name": {"a": 1}}], (), id="wrong types"),
        pytest.param("https://www.facebook.com/example", (), id="a link"),
        pytest.param("Jane Doe", ("Jane Doe",), id="text"),
        pytest.param({"@type": "Person", "name": "Jane Doe"}, ("Jane Doe",), id="person"),
        pytest.param({"name": ["Jane Doe", "John Smith"]}, ("Jane Doe", "John Smith"), id="list of names"),
        pytest.param([{"name": "Jane Doe"}, {"name": "John Smith"}], ("Jane Doe", "John Smith"), id="list"),
        pytest.param([[{"name": "Jane Doe"}]], ("Jane Doe",), id="list in a list"),
        pytest.param({"@id": "#jane"}, ("Jane Doe",), id="a reference"),
        pytest.param({"@type": "Person", "@id": "#jane"}, ("Jane Doe",), id="a reference with its type"),
        pytest.param({"@list": [{"name": "Jane Doe"}, {"@id": "#jane"}]}, ("Jane Doe",), id="an ordered list"),
        pytest.param({"name": {"@value": "Jane Doe", "@language": "en"}}, ("Jane Doe",), id="a value with language"),
        pytest.param({"name": "By Jane Doe and John Smith"}, ("Jane Doe", "John Smith"), id="a byline as a name"),
    ],
)
def test_authors_in_json_ld(author: object, expected: tuple[str, ...]) -> None:
    person = {"@type": "Person", "@id": "#jane", "name": "Jane Doe"}
    body = "<h1>Town falls to rebels</h1><p>It fell.</p><p>Jane Doe and John Smith were there.</p>"
    assert read(ld({"@graph": [ARTICLE | {"author": author}, person]}, body=body)).authors == expected


def test_values_in_objects() -> None:
    node = {key: {"@value": value} for key, value in ARTICLE.items() if key != "@type"}
    node |= {"keywords": {"@set": ["rebels", {"@value": "towns"}]}, "isAccessibleForFree": {"@value": False}}
    metadata = read(ld(node | {"@type": "NewsArticle"}))
    assert (metadata.date_published, metadata.tags) == (ARTICLE["datePublished"], ("rebels", "towns"))
    assert metadata.is_accessible_for_free is False


def test_a_reference_to_the_story_is_not_the_story() -> None:
    page = {"@type": "WebPage", "mainEntity": {"@type": "NewsArticle", "@id": URL}}
    assert read(ld(page, ARTICLE | {"@id": URL})).date_published == ARTICLE["datePublished"]


def test_the_node_of_this_page_among_others() -> None:
    other = {"@type": "NewsArticle", "headline": "Other", "url": "https://www.example.org/other", "author": "Max Other"}
    mine = ARTICLE | {"url": URL, "author": "Jane Doe"}
    teasers = {"@type": "ItemList", "itemListElement": [{"item": ARTICLE | {"datePublished": "2020-01-01"}}]}
    metadata = read(ld(other, teasers, mine, body="<h1>Town falls to rebels</h1><p>By Jane Doe</p>"))
    assert metadata.authors == ("Jane Doe",)
    assert metadata.date_published == "2021-07-05T18:30:00+04:30"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ("/news/1", "/news/12"),
        ("/news?id=1&utm_id=2", "/news?id=2&utm_id=2"),
        ("/lamp/1", "/l/1"),
        ("/news?id=1", "/news?id=2"),
        ("/a", "/a-b"),
        ("/news/1?from=mail", "/news/1?page=2"),
    ],
)
def test_the_node_of_another_page_is_not_taken(own: str, other: str) -> None:
    site = "https://example.org"
    others = {"@type": "NewsArticle", "headline": "Other", "url": site + other, "author": "Max Other"}
    others |= {"datePublished": "2020-01-01"}
    mine = ARTICLE | {"url": site + own.partition("?from")[0], "author": "Jane Doe"}
    metadata = read(ld(others, mine, body="<h1>Town falls to rebels</h1>"), url=site + own)
    assert (metadata.authors, metadata.date_published) == (("Jane Doe",), "2021-07-05T18:30:00+04:30")


OWN = {"headline": "Town falls to rebels", "datePublished": "2021-07-05T18:30:00+04:30"}
TEASER = {
    "@type": "NewsArticle",
    "headline": "Ferry runs again",
    "url": "https://www.example.org/2019/01/01/ferry",
    "datePublished": "2019-01-01T10:00:00Z",
    "author": {"@type": "Person", "name": "Max Other"},
    "image": "https://www.example.org/ferry.jpg",
    "articleSection": "Sport",
}


@pytest.mark.parametrize(
    ("node", "is_read"),
    [
        pytest.param({"url": "/2021/07/05/old-name-of-it"}, True, id="but the headline"),
        pytest.param({"headline": "Rebels gain", "url": "https://www.example.org"}, True, id="a template's front page"),
        pytest.param({"headline": "Rebels gain", "url": "https://wire.example.net/1"}, True, id="where it comes from"),
        pytest.param({"headline": "Rebels gain", "@id": "https://www.example.org/ids/17"}, True, id="a name"),
        pytest.param({"headline": "Rebels gain", "mainEntityOfPage": "WebPage"}, True, id="no address"),
        pytest.param({"headline": "Rebels gain", "url": "/2021/07/05/town-falls?from=mail"}, True, id="its own"),
        pytest.param({"headline": "Rebels gain", "url": "/amp/2021/07/05/town-falls"}, True, id="its form for phones"),
        pytest.param({"headline": "Rebels gain", "url": "/2021/07/05/town-falls/amp"}, True, id="the same at the end"),
        pytest.param({"headline": "Ferry runs again", "url": "/2019/01/01/ferry"}, False, id="another story"),
        pytest.param({"headline": "Ferry runs again", "url": "/2019/01/01/ferry/amp"}, False, id="another's form"),
        pytest.param({"@type": "VideoObject", "headline": "Ferry film", "url": "/films/1"}, False, id="another's film"),
    ],
)
def test_a_node_with_another_address(node: dict[str, object], is_read: bool) -> None:
    found = read(ld({"@type": "NewsArticle"} | OWN | node)).date_published
    assert found == (OWN["datePublished"] if is_read else "2021-07-05")  # the day of the address


def test_the_pages_own_node_has_no_address() -> None:
    for nodes in ((TEASER, {"@type": "NewsArticle"} | OWN), ({"@type": "NewsArticle"} | OWN, TEASER)):
        metadata = read(ld(*nodes))
        assert metadata.date_published == "2021-07-05T18:30:00+04:30"
        assert (metadata.image, metadata.section, metadata.authors, metadata.canonical_url) == (None, None, (), None)


def test_nodes_of_other_stories_give_nothing() -> None:
    for url, head in ((URL, ""), (None, f'<link rel=canonical href="{URL}">')):
        metadata = read(head + ld(TEASER, TEASER | {"url": "/2019/01/02/harbour"}), url=url)
        assert (metadata.image, metadata.section, metadata.authors) == (None, None, ())
        assert not (metadata.date_published or "").startswith("2019")


def test_the_canonical_address_in_json_ld() -> None:
    node = {"@type": "NewsArticle"} | OWN
    assert read(ld(node | {"url": f"{URL}/#article"})).canonical_url == f"{URL}/"
    assert read(ld(node | {"mainEntityOfPage": {"@id": f"{URL}#page"}})).canonical_url == URL
    assert read(ld(node | {"@id": "https://ids.example.org/17"})).canonical_url is None


def test_names_of_comments_and_teasers_are_not_authors() -> None:
    body = (
        "<h1>Town falls to rebels</h1><p>It fell.</p>"
        "<div class=comments><span itemprop=author>Max Muster</span>"
        "<time itemprop=datePublished datetime=2021-08-01>x</time></div>"
        "<div class=related-stories><a rel=author href=/a>Mary Major</a></div>"
    )
    metadata = read(ld(body=body), url="https://www.example.org/a")
    assert metadata.authors == ()
    assert metadata.date_published is None


INFO = "<article><h1>Town falls to rebels</h1><p>{}</p><p>It fell.</p></article>"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Reviewed by <a class=author-link>Jane Doe</a>", (), id="who checked the text"),
        pytest.param("<span class=comment-author>Jane Doe</span> says", (), id="a reader"),
        pytest.param("<i class=author-info>Garden tips</i>", (), id="a section"),
        pytest.param(
            "<span>5 May</span> <span>Sport</span> <span class=post-author>By Jane Doe</span>",
            ("Jane Doe",),
            id="behind a date and a section",
        ),
        pytest.param(
            "<a class=author_name>Jane Doe</a><span class=author_role>Architect, columnist</span>",
            ("Jane Doe",),
            id="glued to a role",
        ),
        pytest.param("<b class=author>By Jane Doe<i>in Sport</i></b>", ("Jane Doe",), id="glued inside"),
        pytest.param("<a class=post-firma>Jane Doe</a><i>Architect, columnist</i>", ("Jane Doe",), id="in Spanish"),
        pytest.param(
            "<b class=authors><a class=author>Jane Doe</a> | <a class=author>Ann Lee</a></b>",
            ("Jane Doe", "Ann Lee"),
            id="several",
        ),
    ],
)
def test_names_in_elements_that_are_called_the_authors(line: str, expected: tuple[str, ...]) -> None:
    assert read(INFO.format(line)).authors == expected


def test_the_authors_of_a_list_of_stories_are_not_this_ones() -> None:
    story = "<li><a href=/a>{} falls, and the rebels tell why they came at last</a><span class=author>{}</span></li>"
    stories = story.format("Newtown", "By Jane Doe") + story.format("Oldtown", "By Ann Lee")
    assert read(INFO.format(f"<ul>{stories}</ul>")).authors == ()


def test_the_foot_of_an_article_names_its_author_and_tags() -> None:
    foot = "<footer><a rel=author href=/j>Jane Doe</a> <a rel=tag href=/w>War</a></footer>"
    metadata = read(f"<article><h1>Town falls to rebels</h1><p>It fell.</p>{foot}</article>")
    assert (metadata.authors, metadata.tags) == (("Jane Doe",), ("War",))
    assert read(f"<article><h1>Town falls to rebels</h1><p>It fell.</p></article>{foot}").tags == ()


def test_dates() -> None:
    assert read(ld(ARTICLE | {"datePublished": "1970-01-01"}), "https://www.example.org/a").date_published is None
    assert read(ld(ARTICLE), fetched="2021-07-01T00:00:00Z", url=None).date_published is None
    assert read(ld(ARTICLE), fetched="2021-07-05T12:00:00Z").date_published == "2021-07-05T18:30:00+04:30"
    utc = ARTICLE | {"datePublished": "2021-07-04T22:30:00Z"}
    assert (
        read(ld(utc, body="<h1>Town falls to rebels</h1><time>5 July 2021</time><p>It fell.</p>")).date_published
        == "2021-07-05"
    )
    moved = ARTICLE | {"datePublished": "2023-01-01", "dateModified": "2023-01-01T10:00:00Z"}
    html = ld(moved, body="<h1>Town falls to rebels</h1><p class=date>5 July 2021</p><p>It fell.</p>")
    assert read(html, "https://www.example.org/a").date_published == "2021-07-05"
    body = "<h1>Town falls to rebels</h1><p class=date>3 hours ago</p><p>It fell.</p>"
    assert read(ld(body=body), "https://www.example.org/a").date_published is None
    assert read(ld(body=body), "https://www.example.org/a", "2021-07-05T12:00:00Z").date_published == "2021-07-05"


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param("Uncategorized", None, id="a default"),
        pytest.param("< Back to blog", None, id="a way back"),
        pytest.param("Example Times", None, id="the site"),
        pytest.param("365", None, id="a number"),
        pytest.param("World,Asia", "World", id="a list"),
        pytest.param("Health, Science", "Health, Science", id="a comma of its own"),
    ],
)
def test_sections(section: str, expected: str | None) -> None:
    publisher = {"@type": "Organization", "name": "Example Times"}
    assert read(ld(ARTICLE | {"articleSection": section, "publisher": publisher})).section == expected


@pytest.mark.parametrize(
    ("trail", "section"),
    [
        pytest.param("<p class=crumbs><a>Home</a> » Town falls to rebels</p>", None, id="home alone"),
        pytest.param("<nav aria-label=Menu><a>Sport</a> <a>World</a></nav>", None, id="a menu"),
        pytest.param("<p>Home » World » Town falls to rebels</p>", None, id="no name"),
        pytest.param(
            "<ul class=breadcrumb><li><a>Home</a><li>World<li>Town falls to rebels</ul>", "World", id="a list"
        ),
        pytest.param(
            "<p id=breadcrumbs><span><a>Home</a> » <a>World</a> » <span>Town falls to …</span></span></p>",
            "World",
            id="one line, the headline cut",
        ),
        pytest.param(
            "<p class=crumbs><a>Home</a> / <a>News</a> / World / Town falls to rebels</p>",
            "World",
            id="the last no link",
        ),
        pytest.param("<p class=crumbs><a>Home</a> / <a>World</a> / Share / Print</p>", "World", id="buttons"),
        pytest.param("<div class=entry-crumbs><a>Home</a> <i></i> <a>World</a></div>", "World", id="signs by style"),
        pytest.param(
            "<nav aria-label=Breadcrumb><ol><li><a>Home</a><li><a>World</a></ol></nav>", "World", id="a label"
        ),
        pytest.param("<nav aria-label='Fil d’Ariane'><a>Accueil</a> <a>Monde</a></nav>", "Monde", id="in French"),
        pytest.param("<div class=breadcrumbs><b>You are here:</b> Home - World</div>", "World", id="no links"),
        pytest.param("<p class=crumbs><a>Home</a> › <a>World</a> › Rebels enter</p>", "World", id="another headline"),
        pytest.param("<p class=crumbs><a>Home</a> <a>World</a> <button>Share</button></p>", "World", id="a button"),
        pytest.param("<p class=crumbs><a>Home</a> / <a>World</a> / <a>2024</a> / <a>March</a></p>", "World", id="days"),
        pytest.param("<p class=crumbs><a>Home</a> / <a>World</a> / <a>March 2024</a></p>", "World", id="a month"),
        pytest.param("<p class=crumbs><a>Home</a> / <a>March for Life</a></p>", "March for Life", id="no month"),
        pytest.param("<p class=crumbs><a>Home</a> · <a>Film · TV</a></p>", "Film · TV", id="a sign in a link"),
        pytest.param("<p class=crumbs><a>Home »</a> <a>World »</a></p>", "World", id="signs at the ends of links"),
        pytest.param("<ul class=crumbs><li><a><img src=/h></a><li>World</ul>", "World", id="home as a picture"),
        pytest.param("<p class=crumbs><a>World</a> <a><img src=/h></a></p>", None, id="a picture at the end"),
    ],
)
def test_the_section_from_the_trail_to_the_page(trail: str, section: str | None) -> None:
    page = f"<title>Town falls to rebels</title><div>{trail}<h1>Town falls to rebels</h1><p>It fell.</p></div>"
    assert read(page).section == section


def test_tags_without_what_systems_note() -> None:
    node = ARTICLE | {"keywords": ["Kabul", "Uncategorized", "_syndication", "Example Times", "Granada (Spain)"]}
    site = '<meta property="og:site_name" content="Example Times">'
    assert read(site + ld(node)).tags == ("Kabul", "Granada (Spain)")


STORY = "".join(
    f"<p>The {what} of the ferry fell at noon, and no one was hurt, the harbour office said on Monday.</p>"
    for what in ("crane", "mast", "bridge", "funnel")
)


@pytest.mark.parametrize(
    ("listed", "tags"),
    [
        pytest.param("<p class=tags>Tags: Port, North Bank</p>", ("Port", "North Bank"), id="no elements"),
        pytest.param(
            "<p class=tags>Tags: <a href=/1>Port</a>, North Bank</p>", ("Port", "North Bank"), id="not each in one"
        ),
        pytest.param(
            "<p class=tags>Tags: <a href=/1>Port, North Bank</a></p>", ("Port", "North Bank"), id="all in one"
        ),
        pytest.param(
            "<p class=tags><b>Tags:</b> <a href=/1>Port</a> <a href=/2>Port of Westmere</a></p>",
            ("Port", "Port of Westmere"),
            id="links behind a lead-in",
        ),
        pytest.param(
            "<div class=tags><a href=/1>AC/DC</a> <a href=/2>Port of Westmere</a></div>",
            ("AC/DC", "Port of Westmere"),
            id="links",
        ),
        pytest.param(
            "<div class=tags><span>Tags</span> <span>Port</span> <span>Port of Westmere</span></div>",
            ("Port", "Port of Westmere"),
            id="no links",
        ),
        pytest.param(
            "<p class=tags>Tags: <span>Port</span><span>, </span><span>Fire</span></p>",
            ("Port", "Fire"),
            id="signs in elements",
        ),
        pytest.param("<p class=tags><a>Port</a><a>|</a><a>Fire</a></p>", ("Port", "Fire"), id="signs in links"),
        pytest.param("<p class=tags><a>Port</a> <a>Fire</a> <a>…</a></p>", ("Port", "Fire"), id="dots at the end"),
        pytest.param("<p class=tags><a>Port ×</a> <a>+ Fire</a> <a>C++</a></p>", ("Port", "Fire", "C++"), id="icons"),
    ],
)
def test_each_element_of_a_list_of_tags_is_one(listed: str, tags: tuple[str, ...]) -> None:
    page = f"<article><h1>Crane falls on ferry</h1>{STORY}</article>{listed}"
    assert clean_html(f"<html lang=en><title>Crane falls on ferry</title><body>{page}</body></html>").tags == tags


def test_a_description_that_only_names_the_site() -> None:
    site = '<meta property="og:site_name" content="Example Times"><meta name="description" content="Example Times">'
    assert read(site + ld(ARTICLE)).description is None


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        pytest.param("Nescafé™, “Ça va” and ﷺ", "Nescafé™, “Ça va” and ﷺ", id="nothing"),
        pytest.param("\u200fالميناء\u200c 5", "\u200fالميناء\u200c 5", id="marks that Arabic needs"),
        pytest.param("6 , he said .Then it sank", "6 , he said .Then it sank", id="spaces are left as they are"),
        pytest.param("CafÃ© ownerâ€™s ferry", "Café owner’s ferry", id="mojibake"),
        pytest.param("CafÃ© ownerâ\x80\x99s ferry", "Café owner’s ferry", id="mojibake of Latin-1"),
        pytest.param("Mar&Atilde;&#173;a’s cafÃ©", "María’s café", id="mojibake in entities"),
        pytest.param("It\x92s \x93late\x94", "It’s “late”", id="Windows-1252 as Latin-1"),
        pytest.param("Cafe\u0301 o\ufb03ce", "Café office", id="parted letters and ligatures"),
        pytest.param("\u202aFer\u00adry\u202c\U000e0068\U000e0069", "Ferry", id="characters that no one sees"),
    ],
)
def test_damaged_characters_in_fields(damaged: str, whole: str) -> None:
    head = f'<head><meta property="og:site_name" content="{damaged}"></head><body><h1>Town falls to rebels</h1>'
    assert read(f"<html>{head}<p>It fell.</p>").site_name == whole
    assert read(ld({**ARTICLE, "articleSection": damaged, "description": damaged})).description == whole


def test_images_are_pictures_of_the_story() -> None:
    assert read(ld(ARTICLE | {"image": "/logo.png"})).image is None
    assert read(ld(ARTICLE | {"image": ["/a.jpg"]})).image == "https://www.example.org/a.jpg"
    assert read(ld(ARTICLE | {"image": {"url": "//cdn.example.org/a.jpg"}})).image == "https://cdn.example.org/a.jpg"
    for name in ("apple-touch-icon.png", "emblem.png", "share-og.png", "TownLogo2.png", "town-social-graphic.png"):
        assert read(ld(ARTICLE | {"image": f"/{name}"})).image is None
    for name in (
        "icon-192x192.png",
        "avatar/1.jpg",
        "my_avatar.jpg",
        "tracking-pixel.gif",
        "icon-mail.svg",
        "blank.jpg",
    ):
        assert read(ld(ARTICLE | {"image": f"/{name}"})).image is None
    for name in (
        "avatar-the-way.jpg",
        "google-pixel-9.jpg",
        "point-blank-range.jpg",
        "style-icon-ann.jpg",
        "1x1-of-tea.jpg",
    ):
        assert read(ld(ARTICLE | {"image": f"/{name}"})).image == f"https://www.example.org/{name}"
    for name in ("dog.png", "catalogo.jpg", "infographic.png"):
        assert read(ld(ARTICLE | {"image": f"/{name}"})).image == f"https://www.example.org/{name}"
    assert read(ld(ARTICLE | {"image": "data:image/gif;base64,R0lGOD"})).image is None


def test_the_licence_of_a_picture_is_not_the_articles() -> None:
    licence = '<a rel=license href="https://example.org/by-sa">CC</a>'
    assert read(ld(ARTICLE) + f"<figure><figcaption>{licence}</figcaption></figure>").license is None
    assert read(ld(ARTICLE) + f"<p>{licence}</p>").license == "https://example.org/by-sa"


def test_the_site_that_the_window_s_title_and_the_rights_name() -> None:
    window = "<title>Town falls to rebels - World - Tern and Ebb</title><h1>Town falls to rebels</h1><p>It fell.</p>"
    assert read(window).site_name is None
    assert read(f"{window}<p>© 2021 Tern and Ebb. All rights reserved.</p>").site_name == "Tern and Ebb"
    assert read(f"{window}<p>© 2021 Gull Ltd</p>").site_name is None


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("/a?id=1&amp;region=eu&amp;copy=2", "/a?id=1&region=eu&copy=2", id="as HTML asks"),
        pytest.param("/a?id=1&region=eu&copy=2", "/a?id=1&region=eu&copy=2", id="names of entities without semicolon"),
        pytest.param("/a?w=8&amp;amp;timestamp=5", "/a?w=8&timestamp=5", id="escaped twice"),
        pytest.param("/a?w=8&#038;ssl=1", "/a?w=8&ssl=1", id="a number"),
        pytest.param("/a b", None, id="with a space"),
        pytest.param("null", None, id="nothing"),
    ],
)
def test_addresses_keep_their_parameters(written: str, address: str | None) -> None:
    expected = address and f"https://www.example.org{address}"
    assert (
        read(f'<link rel=canonical href="{written}"><meta property="og:image" content="{written}">').image == expected
    )
    assert read(f'<link rel=canonical href="{written}">').canonical_url == expected
    if "&amp;amp" not in written:
        assert read(ld(ARTICLE | {"image": written})).image == expected


@pytest.mark.parametrize(
    ("kept", "own"),
    [
        pytest.param("https://archive.org/details/ferry", None, id="the archive's own page"),
        pytest.param("https://archive.ph/aBcD1", None, id="a short name"),
        pytest.param("https://lamp.example/a20230315/https-for-all", None, id="figures in a path"),
        pytest.param("https://lamp.example/share?to=https://other.example/a", None, id="an address in a query"),
        pytest.param("https://web.archive.org/web/20230315010203/https://lamp.example/a", "/a", id="wayback"),
        pytest.param("http://web.archive.org:80/web/2023id_/lamp.example/a", "/a", id="wayback, a year and no scheme"),
        pytest.param("https://archive.ph/2023.03.15-010203/https://lamp.example/a", "/a", id="archive.today"),
        pytest.param("http://archive.today/newest/http://lamp.example/a?b=1", "/a?b=1", id="archive.today, newest"),
        pytest.param(
            "https://webcache.googleusercontent.com/search?q=cache:a1B2c3D4-_ef:https://lamp.example/a+ferry&hl=en",
            "/a",
            id="google",
        ),
        pytest.param("https://web.library.example/all/20230315010203/https://lamp.example/a", "/a", id="a library"),
        pytest.param(
            "https://archive.is/20230316/https://web.archive.org/web/2023/https://lamp.example/a", "/a", id="two"
        ),
    ],
)
def test_addresses_in_archives(kept: str, own: str | None) -> None:
    page = f"<head><link rel=canonical href='{kept}'></head><h1>Crane falls</h1><p>It fell.</p>"
    metadata = read(page, url=kept)
    found = (metadata.canonical_url or "").replace("http://", "https://")
    assert (metadata.url, found) == (kept, kept if own is None else f"https://lamp.example{own}")
    assert own is None or (metadata.host, metadata.date_published) == ("lamp.example", None)


def test_an_archive_s_own_words_on_its_copy() -> None:
    own = "<meta property=og:site_name content=archive.ph><meta property=article:published_time content=2023-03-15>"
    page = "<head>{}" + own + "</head><h1>Crane falls</h1><p>12 March 2023</p><p>It fell.</p>"
    of_copy = read(page.format("<link rel=canonical href=https://archive.ph/20230315010203/https://lamp.example/a>"))
    assert (of_copy.site_name, of_copy.date_published) == (None, "2023-03-12")
    assert read(page.format("")).site_name == "archive.ph"


@pytest.mark.parametrize("name", ["/", "Homepage", "Home"])
def test_what_is_no_name_of_a_site(name: str) -> None:
    assert read(f'<meta property="og:site_name" content="{name}">').site_name is None


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<html><head></head><body></body></html>", id="nothing in it"),
        pytest.param(ld({"@type": 7, "headline": ["x"], "datePublished": {"a": []}, "author": True}), id="wrong types"),
        pytest.param(ld([[[[[[[[[[ARTICLE]]]]]]]]]]), id="deep lists"),
        pytest.param(ld({"@graph": {"@graph": {"@graph": "x"}}}), id="graphs of graphs"),
        pytest.param(ld(ARTICLE | {"headline": "a" * 100_000, "description": "b" * 1_000_000}), id="long values"),
        pytest.param(ld(ARTICLE | {"image": "http://[", "url": "http://[", "license": "http://["}), id="addresses"),
        pytest.param(
            ld(ARTICLE | {"keywords": [1, None, {}, "x" * 99_999], "isAccessibleForFree": "perhaps"}), id="lists"
        ),
        pytest.param(ld(*[ARTICLE] * 500), id="many nodes"),
        pytest.param(ld({"@type": "NewsArticle", "author": {"@id": "#a"}, "@id": "#a"}), id="a reference to itself"),
        pytest.param('<script type="application/ld+json">{"headline": NaN, "author": Infinity}</script>', id="NaN"),
        pytest.param('<script type="application/ld+json">' + "[" * 100_000 + "</script>", id="deep nesting"),
        pytest.param('<script type="application/ld+json">{"headline": "\\ud800 x"}</script>', id="lone surrogate"),
        pytest.param("<meta property=og:title content='<script>alert(1)</script>Town falls'>" * 1_000, id="scripts"),
        pytest.param("<div>" * 5_000 + "<h1>Town</h1><time itemprop=datePublished>x</time>", id="deep elements"),
        pytest.param("<h1>" + "Town " * 50_000 + "</h1>", id="a headline without end"),
        pytest.param("<p itemprop=author>Jane Doe</p>" * 5_000, id="many authors"),
        pytest.param("<meta name=author content='" + "Jane Doe, " * 10_000 + "'>", id="a long list of authors"),
        pytest.param("<title>" + "a | " * 5_000 + "</title>", id="a title of pieces"),
        pytest.param("<html lang='" + "x" * 10_000 + "'><base href='http://['><p>x</p>", id="attributes"),
    ],
)
def test_hostile_pages_give_a_record(html: str) -> None:
    metadata = read(html)
    written = json.dumps(metadata.of_article(), ensure_ascii=False)
    written.encode("utf-8")
    assert "<script" not in written


def test_ten_megabytes_of_json_ld() -> None:
    node = ARTICLE | {"articleBody": "x" * 10_000_000}
    assert read(ld(node)).title == "Town falls to rebels"


_JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=20) | st.sampled_from(["2021-07-05", "Jane Doe", "#a"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@id", "@graph", "name", "headline", "author", "datePublished", "image", "keywords"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=20,
)


@given(_JSON)
@settings(max_examples=200, deadline=None)
def test_any_json_gives_a_record(node: object) -> None:
    metadata = read(ld({"@type": "NewsArticle", "headline": "Town falls to rebels", "mainEntity": node}, node))
    json.dumps(metadata.of_article())


def test_values() -> None:
    assert read_text("&lt;b&gt;Town&lt;/b&gt; &amp;amp; country") == "Town & country"
    assert read_text("<p>One</p><style>x{}</style><script>alert(1)</script>") == "One"
    assert read_text("5 < 6 and 7 > 6") == "5 < 6 and 7 > 6"
    assert read_text("Mill &#38; Tom&#x2019;s&hellip; &notaname; &notit;") == "Mill & Tom’s… &notaname; &notit;"
    assert read_text("\ud800\x00") is None
    assert read_text(["x"]) is None
    assert read_url("javascript:alert(1)", "https://example.org") is None
    assert read_url("a b", "https://example.org") is None
    assert read_language("en_GB, de") == "en-GB"
    assert read_language("<script>") is None
    assert host_of("http://[::1") is None
    assert date_in_url("https://example.org/2021/13/05/") is None


@pytest.mark.parametrize(
    ("language", "line"), [("en", "Published 3 May 2020"), ("de", "Stand: 3. Mai 2020, 10:15 Uhr")]
)
@pytest.mark.parametrize("hidden", ["hidden", "style='display:none'"])
def test_a_hidden_date_is_not_the_articles(language: str, line: str, hidden: str) -> None:
    prose = "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks.</p>" * 4
    page = "<html lang={}><title>Ferry runs again</title><article><h1>Ferry runs again</h1><div {}><p>{}</p></div>{}"
    shown, unseen = (clean_html(page.format(language, how, line, prose)) for how in ("", hidden))
    assert shown.date_published or shown.date_modified
    assert (unseen.date_published, unseen.date_modified) == (None, None)
