"""A link behind an arrow, in brackets or behind a label of other stories goes amid the text; weak labels stay."""

from dataclasses import replace

import pytest

from newsclean.label.by_rules import table_for
from newsclean.label.html.amid.teasers import label_teasers
from newsclean.origins import STRUCTURE
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

STORY = "<a href='/2'>Island school keeps its boat</a>"


def is_teaser(html: str, language: str = "en") -> bool:
    document = parse(Page("x", f"<html lang={language}><body>{html}", kind="html"), Settings())
    document = replace(document, language=language)
    opinions = [Label(block.index, "body", 0.98, STRUCTURE, "") for block in document.blocks]
    return bool([*label_teasers(document, opinions, table_for(document, Settings()))])


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Read more", "en"),
        ("Lesen Sie auch", "de"),
        ("Mehr zum Thema", "de"),
        ("À lire aussi", "fr"),
        ("Lea también", "es"),
        ("Leia também", "pt"),
        ("Leggi anche", "it"),
        ("Lees ook", "nl"),
        ("Läs också", "sv"),
        ("Czytaj też", "pl"),
        ("Читайте также", "ru"),
        ("Čtěte také", "cs"),
        ("Les også", "no"),
        ("Lue myös", "fi"),
        ("Citește și", "ro"),
        ("Baca juga", "id"),
        ("यह भी पढ़ें", "hi"),
        ("관련기사", "ko"),
    ],
)
def test_a_label_without_a_colon(label: str, language: str) -> None:
    assert is_teaser(f"<p><span>{label}</span><a href='/2'><span>الجفاف يهدد ينابيع الجبل</span></a></p>", language)
    assert is_teaser(f"<p><b>{label}</b> {STORY}</p>", language)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<p>→ {STORY}</p>", id="arrow"),
        pytest.param(f"<p>&gt;&gt; {STORY}</p>", id="two arrows"),
        pytest.param("<p><a href='/2'>» Island school keeps its boat</a></p>", id="arrow in the link"),
        pytest.param(f"<p>[{STORY}]</p>", id="brackets"),
    ],
)
def test_an_arrow_or_brackets(html: str) -> None:
    assert is_teaser(html)


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(f"<p>{STORY}</p>", id="a link"),
        pytest.param(f"<p>Read more {STORY} in the book of the island's first teacher, he said.</p>", id="a sentence"),
        pytest.param(f"<p>Learn more: {STORY}</p>", id="a weak label"),
        pytest.param(f"<p>Website: {STORY}</p>", id="a label of the article"),
        pytest.param(f"<p>👉 {STORY}</p>", id="emoji"),
        pytest.param(f"<ul><li>→ {STORY}</li></ul>", id="an entry of a list"),
        pytest.param("<p>[<a href='/2'>12</a>]</p>", id="a note"),
        pytest.param("<p>→ <a href='/2'>Oban</a></p>", id="a word"),
        pytest.param(f"<p>The island → {STORY}</p>", id="a word before the arrow"),
    ],
)
def test_near_misses_stay(html: str) -> None:
    assert not is_teaser(html)


@pytest.mark.parametrize(
    ("label", "link", "language"),
    [
        ("推荐", "委员会选出了今年的三座最佳灯塔，其中一座在本岛。", "zh"),
        ("更多", "岛民希望镇政府早日公布渡轮的票价。", "zh"),
        ("関連", "会社の社長は来週の月曜日に新しい橋を開くと述べた。", "ja"),
    ],
)
def test_a_sentence_that_begins_like_a_label_stays(label: str, link: str, language: str) -> None:
    assert not is_teaser(f"<p>{label}<a href='/2'>{link}</a></p>", language)
    assert is_teaser(f"<p>{label}<a href='/2'>{link.rstrip('。')}</a></p>", language)


LINKS = ("Island school keeps its boat", "Why the ferryman walks home", "A song for the old quay")
ABOUT = "<p>The school had feared for it since the winter, when the harbour office sold two others.</p>"
ROWS = [f"<p>→ <a href='/{title}'>{title}</a></p>" for title in LINKS]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(ABOUT.join(ROWS), id="a paragraph on each"),
        pytest.param("".join(ROWS), id="a row"),
        pytest.param(
            "<p>The papers of the case are here:</p><p>[<a href='/2'>Letter to the council</a>]", id="a colon"
        ),
        pytest.param("<p>&gt; <a href='/2'>The engineers wrote that the quay is safe.</a>", id="a sentence"),
    ],
)
def test_arrows_of_the_article_stay(html: str) -> None:
    assert not is_teaser(f"{ABOUT}{html}{ABOUT}")


def test_teasers_far_apart_go() -> None:
    assert is_teaser((2 * ABOUT).join(ROWS))
