"""trafilatura as a second opinion: block by block, and only when the settings ask for it."""

import sys

import pytest
from lxml.etree import ParserError

from newsclean import PageFailed, clean
from newsclean.label import label
from newsclean.label.html.contained import blocks_in
from newsclean.label.html.second_opinion import label_by_trafilatura
from newsclean.origins import TRAFILATURA
from newsclean.parse import parse
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Page
from newsclean.settings import Settings

PARAGRAPHS = [
    "The harbour of Norwick will stay closed until Friday, the port authority said after a second night of storms.",
    "Four ferries are waiting off the coast with some nine hundred passengers, who are being supplied by helicopter.",
    "Officials said that they would decide on Thursday morning whether the smaller of the two piers can be used.",
]
PAGE = Page(
    "page",
    "<html><body><nav><a href=/>Home</a></nav><article><h1>Norwick cut off</h1>"
    + "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    + "</article><footer><p>Norwick Mail</p></footer></body></html>",
    kind="html",
)


def test_it_says_which_blocks_it_would_keep() -> None:
    document = parse(PAGE, Settings())
    body = [
        document.blocks[label.block].text
        for label in label_by_trafilatura(document, Settings())
        if label.kind == "body"
    ]
    assert set(PARAGRAPHS) <= set(body)
    assert "Home" not in body


def test_it_is_silent_where_it_finds_nothing() -> None:
    document = parse(
        Page("empty", "<html><body><footer><a href=/>x</a></footer></body></html>", kind="html"), Settings()
    )
    assert list(label_by_trafilatura(document, Settings())) == []


@pytest.mark.parametrize(("when", "asked"), [("never", False), ("always", True), ("doubt", False)])
def test_it_is_asked_when_the_settings_say_so(when: str, asked: bool) -> None:
    settings = Settings(second_opinion=when)  # type: ignore[arg-type]
    labels = list(label(parse(PAGE, settings), (), settings))
    assert any(label.by == TRAFILATURA for label in labels) == asked


@pytest.mark.parametrize(
    ("block", "inside"),
    [
        pytest.param("A river of gold, silver and of stone rose high up in May 1990", False, id="another"),
        pytest.param("The river of Ayr rose on Monday", False, id="six words with another amid them"),
        pytest.param("River rose on Monday night, and so did they", False, id="half of the groups"),
        pytest.param("night the river", False, id="in another order"),
        pytest.param("...", False, id="no word"),
        pytest.param("rose", True, id="one word"),
        pytest.param("The river rose.", True, id="three words"),
        pytest.param("River rose on Monday night.", True, id="five words"),
        pytest.param("The river rose on Monday night, and roads", True, id="most of the groups"),
    ],
)
def test_a_block_is_in_a_text_by_its_words(block: str, inside: bool) -> None:
    _, blocks = parse_html(f"<p>{block}")
    assert blocks_in(blocks, "The river rose on Monday night. Roads are shut; the river is high.") == [inside] * len(
        blocks
    )


@pytest.mark.parametrize("error", [ParserError("Document is empty"), RecursionError("too deep"), KeyError("x")])
def test_a_failure_of_it_is_told_and_decides_nothing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    without = clean(PAGE, settings=Settings(second_opinion="never"))
    monkeypatch.setattr("trafilatura.extract", fail)
    article = clean(PAGE, settings=Settings(second_opinion="always"))
    assert article.flags == (*without.flags, "second_opinion_failed")
    assert (article.text, article.removed) == (without.text, without.removed)


def test_a_broken_install_is_no_opinion(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(PageFailed, match="trafilatura"):
        clean(PAGE, settings=Settings(second_opinion="always"))


CALL = "For more stories like this, check our news page."
CLOSED = Page(
    "page",
    f"<html lang=en><body><article><p>{PARAGRAPHS[0]}<p>{PARAGRAPHS[1]}<p>{CALL}</article>"
    "<div class=card><h3><a href=/1>Mayor of Norwick resigns after the vote</a></h3><time class=date>2 May</time></div>"
    "<div class=card><h3><a href=/2>Two piers of Norwick to be sold</a></h3><time class=date>3 May</time></div>",
    kind="html",
)


@pytest.mark.parametrize(
    "found",
    [
        pytest.param("\n".join((*PARAGRAPHS[:2], CALL)), id="the same"),
        pytest.param(PARAGRAPHS[0], id="less"),
        pytest.param("Mayor of Norwick resigns after the vote", id="another"),
    ],
)
def test_what_the_other_labelers_say_does_not_hang_on_it(found: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trafilatura.extract", lambda *_, **__: found)
    document = parse(CLOSED, Settings())
    labels = list(label(document, (), Settings(second_opinion="always")))
    others = [label for label in labels if label.by != TRAFILATURA]
    assert len(others) < len(labels)
    assert others == list(label(document, (), Settings(second_opinion="never")))
