"""Whom the lines around the headline of a plain text name, with the labels that these lines have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsclean.kinds import LabelKind
from newsclean.metadata import Metadata, pick_metadata
from newsclean.origins import LAYOUT_OF, LEARNED, LEARNED_OF, Origin, of_rule
from newsclean.parse import parse
from newsclean.records import Decision, Document, Label, Page
from newsclean.settings import Settings

Line = tuple[str, LabelKind, Origin]  # its text, and the label with who gave it

TITLE: Line = ("Town falls to rebels", "title", LAYOUT_OF["title"])
BODY: Line = (
    "The town fell on Sunday after a siege of two weeks, the mayor said in the capital.",
    "body",
    LEARNED,
)
DAY: Line = ("5 July 2021", "date_line", LAYOUT_OF["date_line"])
KNOWN_LINK: Line = ("Jane Doe", "related_link", of_rule("related_link/headings"))
CREDIT: Line = ("Photo: Example Agency", "image_credit", of_rule("image_credit/label"))


def decided(*lines: Line, language: str = "en") -> Metadata:
    """The metadata of a text whose lines were decided so."""
    document: Document = parse(Page("page", "\n".join(text for text, _, _ in lines), kind="text"), Settings())
    document = replace(document, language=language)
    decisions = [
        Decision(block, Label(block.index, kind, 0.9, by, ""))
        for block, (_, kind, by) in zip(document.blocks, lines, strict=True)
    ]
    return pick_metadata(document, decisions, ())


def link(text: str) -> Line:
    """A line that looks like a link."""
    return text, "related_link", LEARNED_OF["related_link"]


def menu(text: str) -> Line:
    """A line that looks like an entry of a menu."""
    return text, "navigation", LEARNED_OF["navigation"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param((TITLE, link("Jane Doe"), BODY), id="a link"),
        pytest.param((TITLE, KNOWN_LINK, DAY, BODY), id="link by its words"),
        pytest.param((TITLE, link("Jane Doe meets the mayor"), DAY, BODY), id="a link with more than names"),
        pytest.param((TITLE, link("Indoor Plants, Garden Tools"), DAY, BODY), id="links that name no one"),
        pytest.param((TITLE, menu("Jane Doe"), CREDIT, BODY), id="a caption above its credit"),
        pytest.param((TITLE, menu("Edited by"), menu("Jane Doe"), BODY), id="below what leads in an editor"),
        pytest.param((TITLE, menu("Reviewed by:"), menu("Jane Doe"), BODY), id="below what leads in who checked"),
        pytest.param(
            (TITLE, menu("Capital Siege"), DAY, BODY), id="words that the text has in small letters, beside the day"
        ),
        pytest.param((TITLE, menu("Capital Siege • 5 July 2021"), BODY), id="such words on the day's line"),
        pytest.param((TITLE, menu("Capital Siege 5 hours ago"), BODY), id="such words with how long ago it was"),
        pytest.param((TITLE, *[menu("Share")] * 7, menu("Qiviut Umber • 5 July 2021"), BODY), id="far from it"),
        pytest.param((*[menu("Share")] * 3, menu("Jane Doe"), *[menu("Share")] * 9, BODY), id="far above the text"),
        pytest.param((TITLE, menu("Qiviut Umber, Tarn Delmar"), DAY, BODY), id="unknown, only a comma between them"),
        pytest.param((TITLE, menu("Q. Umber"), menu("News"), menu("Sport"), DAY, BODY), id="initials far from the day"),
        pytest.param((TITLE, menu("Jane Doe, reunited with her cello"), BODY), id="a name that goes on in a sentence"),
    ],
)  # fmt: skip
def test_no_one_is_named(lines: tuple[Line, ...]) -> None:
    assert decided(*lines).authors == ()


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        pytest.param((TITLE, link("Jane Doe and John Smith"), DAY, BODY), ("Jane Doe", "John Smith"), id="two"),
        pytest.param((TITLE, link("Jane Doe, reporter"), DAY, BODY), ("Jane Doe",), id="with a role, taken for a link"),
        pytest.param((TITLE, menu("Jane Doe 5 hours ago"), BODY), ("Jane Doe",), id="with how long ago it was"),
        pytest.param((TITLE, menu("Qiviut Umber 5 hours ago"), BODY), ("Qiviut Umber",), id="unknown, likewise"),
        pytest.param((TITLE, menu("Qiviut Umber • 5 July 2021"), BODY), ("Qiviut Umber",), id="on the day's line"),
        pytest.param(
            (TITLE, menu("Qiviut Umber / THORNLEY.EXAMPLE / 5 July 2021, 14:04 IST"), BODY),
            ("Qiviut Umber",),
            id="before the site and the day",
        ),
        pytest.param((TITLE, menu("In Brief"), DAY, menu("Qiviut Umber"), BODY), ("Qiviut Umber",), id="below the day"),
        pytest.param(
            (TITLE, menu("QIVIUT UMBER and J. R. DELMAR"), DAY, BODY), ("Qiviut Umber", "J. R. Delmar"), id="joined"
        ),
        pytest.param((TITLE, menu("X. L. Umber"), menu("Newtown"), DAY, BODY), ("X. L. Umber",), id="initials"),
        pytest.param(
            (TITLE, menu("Jane DOE / NEWTOWN, (DHA)"), BODY), ("Jane Doe",), id="who wired a report, and from where"
        ),
        pytest.param(
            (menu("Jane Doe"), menu("Newtown"), DAY, *[menu("Share")] * 3, BODY), ("Jane Doe",), id="above a place"
        ),
        pytest.param(
            (TITLE, menu("John Smith"), CREDIT, menu("Jane Doe"), BODY), ("Jane Doe",), id="below a caption"
        ),
        pytest.param(
            (TITLE, BODY, BODY, CREDIT, menu("Jane Doe"), BODY),
            ("Jane Doe",),
            id="below a standfirst and a long caption",
        ),
        pytest.param(
            (menu("Jane Doe"), DAY, *[menu("Share")] * 3, BODY), ("Jane Doe",), id="above a text without a headline"
        ),
        pytest.param(
            (TITLE, menu("Jane Doe · West Radio · Posted: Aug 08, 2024 4:00 AM EDT"), BODY),
            ("Jane Doe",),
            id="before the station, the day and the zone",
        ),
    ],
)  # fmt: skip
def test_the_author(lines: tuple[Line, ...], authors: tuple[str, ...]) -> None:
    assert decided(*lines).authors == authors


def test_the_people_that_readers_may_follow_did_not_sign() -> None:
    text = [("Город пал в воскресенье после двухнедельной осады, сообщил мэр города в столице страны.", *BODY[1:])] * 3
    lines: list[Line] = [("Город пал после осады", *TITLE[1:]), *text]
    follow: Line = ("Владимир Петров", "call_to_action", of_rule("call_to_action/follow-line"))
    assert decided(*lines, menu("Андрей Иванов"), follow, language="ru").authors == ("Андрей Иванов",)
    assert decided(*lines, follow, language="ru").authors == ()


RUSSIAN: Line = ("Город пал в воскресенье после двухнедельной осады, сообщил мэр города в столице страны.", *BODY[1:])
SIGNED: Line = menu("Андрей Иванов")
HEAD: Line = ("Город пал после осады", *TITLE[1:])


@pytest.mark.parametrize(
    ("lines", "authors"),
    [
        pytest.param((HEAD, RUSSIAN, RUSSIAN, SIGNED), (), id="too short a text"),
        pytest.param((HEAD, *[RUSSIAN] * 3, SIGNED, *[RUSSIAN] * 3), (), id="amid the text"),
        pytest.param((HEAD, *[RUSSIAN] * 3, SIGNED), ("Андрей Иванов",), id="below the text"),
        pytest.param((HEAD, *[RUSSIAN] * 3, SIGNED, RUSSIAN, RUSSIAN), ("Андрей Иванов",), id="above two notices"),
    ],
)
def test_a_name_below_a_text_signs_it(lines: tuple[Line, ...], authors: tuple[str, ...]) -> None:
    assert decided(*lines, language="ru").authors == authors
    assert decided(*lines, language="en").authors == ()


JAPANESE: Line = (
    "村の学校で三年ぶりに運動会が開かれ、全校の児童十四人が白い旗の下を走ったと村の人が伝えた。",
    *BODY[1:],
)
REPORTER: Line = ("樫村 帆夏", "other", LAYOUT_OF["other"])


@pytest.mark.parametrize(
    ("caption", "authors"),
    [
        pytest.param("煙突の下で笛を吹く樫村帆夏さん", (), id="shown"),
        pytest.param("煙突の下で笛を吹く人たち、大友繁雄撮影", (), id="taken by another"),
        pytest.param("煙突の下で笛を吹く人たち、樫村帆夏撮影", ("樫村 帆夏",), id="taken by the same"),
    ],
)
def test_who_took_the_picture_wrote_the_text(caption: str, authors: tuple[str, ...]) -> None:
    shown: Line = (caption, "image_caption", LEARNED_OF["image_caption"])
    title: Line = ("閉店した銭湯の煙突、町の時報に", *TITLE[1:])
    assert decided(title, REPORTER, shown, JAPANESE, language="ja").authors == authors


@pytest.mark.parametrize(
    ("said", "kind", "authors"),
    [
        pytest.param("（おわり）", "byline", (), id="no name"),
        pytest.param("（共同）", "byline", (), id="an agency"),
        pytest.param("（桐島葉子）", "body", (), id="amid the text"),
        pytest.param("（桐島葉子）", "byline", ("桐島葉子",), id="below the text"),
    ],
)
def test_a_name_in_brackets_of_its_own_signs_a_japanese_text(
    said: str, kind: LabelKind, authors: tuple[str, ...]
) -> None:
    title: Line = ("給食室がパン屋に", "title", LAYOUT_OF["title"])
    body: Line = ("元調理員の三人がパン店を開き、朝から列ができたと町は話した。", "body", LEARNED)
    signature: Line = (said, kind, of_rule("byline/name-in-brackets") if kind == "byline" else LEARNED)
    assert decided(title, body, signature, language="ja").authors == authors
