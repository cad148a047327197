"""Text that exists only in the data of scripts: what counts as the text, and what must not."""

import json
import time

import pytest

from newsclean.parse.html.blocks import parse_html
from newsclean.parse.html.scripts import text_in_scripts

FIRST = "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs. " * 4
SECOND = "Engineers found a crack in the hull in March. They welded it, and divers checked the work twice. " * 4
MENU = "<meta property='og:type' content='article'><div id=root>Loading</div>"


def script(data: object, before: str = "window.__STATE__ = ") -> str:
    return f"<html><body>{MENU}<script>{before}{json.dumps(data)};</script></body></html>"


def flight(data: object) -> str:
    """As frameworks send it: data in a string, in pieces."""
    text = json.dumps(data)
    pieces = [text[:100], text[100:]]
    return f"<html><body>{MENU}<script>" + "".join(f"push([1,{json.dumps(piece)}]);" for piece in pieces) + "</script>"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(script({"q": "We use cookies. " * 20, "note": "Nothing here. " * 20}), id="no-key-has-enough"),
        pytest.param(script([{"title": f"Story {i}", "description": FIRST} for i in range(9)]), id="teasers"),
        pytest.param(script({"css": "a{b:c} " * 300, "code": "function f(){return 1}. " * 60}), id="code-and-styles"),
        pytest.param(script({"key": "aGVsbG8gd29ybGQ." * 100}), id="encoded"),
        pytest.param(f"{MENU}<script>{'x' * 900}</script>", id="no-strings"),
        pytest.param(script({"body": [{"text": FIRST}, {"text": SECOND}]}).replace("article", "product"), id="a-shop"),
    ],
)
def test_what_is_no_text(page: str) -> None:
    assert text_in_scripts(page) == ""


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(script({"body": [{"text": FIRST}, {"text": SECOND}], "menu": ["Home", "Sport"]}), id="blocks"),
        pytest.param(script({"content": f"<p>{FIRST}</p><p>{SECOND}</p>", "id": 1}, ""), id="markup"),
        pytest.param(script({"paragraphs": [FIRST, SECOND], "title": "Ferry"}), id="list-of-strings"),
        pytest.param(flight({"title": "Ferry", "body": [{"text": FIRST}, {"text": SECOND}]}), id="in-pieces"),
    ],
)
def test_the_text_is_the_prose_of_one_key(page: str) -> None:
    texts = [block.raw for block in parse_html(page)[1]]
    assert texts == ["Loading", FIRST.strip(), SECOND.strip()]


@pytest.mark.parametrize(
    "declared",
    [
        "<meta content=article property=og:type>",
        "<meta property='og:type' data-rh=true content='article'>",
        '<meta property="og:type" content="news.article">',
        '<script>{"@type": ["WebPage", "NewsArticle"]}</script>',
        '<script>{"@type": "http://schema.org/BlogPosting"}</script>',
    ],
)
def test_an_article_is_declared_in_any_order_and_form(declared: str) -> None:
    page = script({"body": [{"text": FIRST}, {"text": SECOND}]})
    assert FIRST.strip() in text_in_scripts(page.replace(MENU, declared))
    assert text_in_scripts(page.replace(MENU, declared.replace("rticle", "rt").replace("BlogPosting", "Offer"))) == ""


# A string of the data, and the blocks that it makes. What has no tag of HTML is text as it reads.
STRINGS = [
    pytest.param("Shares of A<B Corp> & Sons rose.", ["Shares of A<B Corp> & Sons rose."], id="signs"),
    pytest.param("It is so if a<p and q>b, he said.", ["It is so if a<p and q>b, he said."], id="comparisons"),
    pytest.param("The <Ctrl> key, she said.", ["The <Ctrl> key, she said."], id="a key"),
    pytest.param("It rained.\nIt blew.", ["It rained.", "It blew."], id="lines"),
    pytest.param(
        'He said <a href="/x">so</a>, &amp; the <em>ferry</em> ran.', ["He said so, & the ferry ran."], id="links"
    ),
    pytest.param("It <b>rained.\nIt</b> blew.", ["It rained.", "It blew."], id="bold lines"),
    pytest.param("It rained.<p/>It blew.<h2 class=x>So</h2>", ["It rained.", "It blew.", "So"], id="blocks"),
]


@pytest.mark.parametrize("key", ["articleBody", "text"])
@pytest.mark.parametrize(("text", "blocks"), STRINGS)
def test_a_string_is_read_as_html_if_it_has_tags(text: str, blocks: list[str], key: str) -> None:
    found = [block.raw for block in parse_html(script([{key: f"{text}\n{FIRST}{SECOND}"}]))[1]]
    assert found == ["Loading", *blocks, (FIRST + SECOND).strip()]


def test_scripts_are_not_read_where_the_page_shows_its_text() -> None:
    page = f"<p>{SECOND}{SECOND}</p>" + script({"body": [{"text": FIRST}, {"text": FIRST + SECOND}]})
    assert [block.raw for block in parse_html(page)[1]] == [(SECOND + SECOND).strip(), "Loading"]


@pytest.mark.parametrize(
    "page",
    [
        pytest.param("<script>" + '"' * 400_000, id="quotes"),
        pytest.param("<script>" * 50_000, id="scripts"),
        pytest.param("<script>" + '"\\' * 400_000 + "</script>", id="escapes"),
        pytest.param("<script>" + '"a": "' + "<b " * 300_000 + '"</script>', id="open-tags"),
        pytest.param("<script>" + '"a": "' + "word. " * 200_000 + '"</script>', id="endless-string"),
    ],
)
def test_hostile_scripts_take_little_time(page: str) -> None:
    started = time.process_time()
    text_in_scripts(f"{MENU}{page}")
    assert time.process_time() - started < 5
