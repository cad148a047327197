"""Parts of another story's card are named as its headline; near misses come first."""

from time import process_time

import pytest

from newsclean.kinds import LabelKind
from newsclean.label.decide import first_kinds
from newsclean.label.html.naming.cards import MOST, label_cards
from newsclean.origins import STRUCTURE, STRUCTURE_OF
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Document, Label, Page

KINDS: dict[str, LabelKind] = {
    "t": "body", "r": "related_link", "s": "sidebar", "b": "byline", "d": "date_line", "n": "navigation",
    "l": "legal",
}  # fmt: skip
STORY = "<h3><a href=/1>Port is shut by storm</a></h3>"
TEXT = "<p>It ran.</p>"


def named(html: str, structure: str) -> dict[int, str]:
    """The blocks that are named; `structure` has a letter for each block."""
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    kinds = [KINDS[letter] for letter in structure]
    assert len(kinds) == len(document.blocks)
    opinions = [
        Label(i, kind, 0.9, STRUCTURE if kind == "body" else STRUCTURE_OF[kind], "") for i, kind in enumerate(kinds)
    ]
    return {label.block: label.kind for label in label_cards(document, first_kinds(opinions))}


def cards(card: str, count: int = 2) -> str:
    return f"<body>{TEXT}<div>{f'<div class=card>{card}</div>' * count}</div>"


@pytest.mark.parametrize(
    ("html", "structure", "expected"),
    [
        pytest.param(cards(f"{STORY}<p>Jane Doe</p>", 1), "trb", {}, id="one box alone"),
        pytest.param(f"<body>{TEXT}<div><div>{STORY}<p>Jane Doe</p></div><p>News</p></div>", "trbn", {}, id="no other"),
        pytest.param(cards("<p><a href=/1>Read on</a></p><p>Jane Doe</p>"), "trbrb", {}, id="a button"),
        pytest.param(cards("<p>Port is shut by storm</p><p>Jane Doe</p>"), "trbrb", {}, id="a line without a link"),
        pytest.param(cards(f"{STORY}<p>Terms</p>"), "trlrl", {}, id="a kind that is no part of a card"),
        pytest.param(cards(f"{STORY}<p>Jane Doe</p>"), "trbtb", {1 + 1: "related_link"}, id="with text of the article"),
        pytest.param(cards(STORY + "<p>Jane Doe</p>" * MOST), "t" + 2 * ("r" + "b" * MOST), {}, id="a large box"),
        pytest.param(
            f"<body>{f'<div class=card>{STORY}<p>Jane Doe</p></div>' * 2}{TEXT}", "rbrbt", {}, id="above the text"
        ),
        pytest.param(
            cards(f"{STORY}<p>Jane Doe</p><p>3 May</p><p>News</p>"), "trbdnrbdn",
            dict.fromkeys((2, 3, 4, 6, 7, 8), "related_link"), id="author, day and section",
        ),
        pytest.param(cards(f"{STORY}<p>3 May</p>"), "tsdsd", {2: "sidebar", 4: "sidebar"}, id="at the side"),
        pytest.param(
            f"<body>{TEXT}<ul><li class='post-1 new'>{STORY}<p>3 May<li class='post-2 old'>{STORY}<p>4 May</ul>",
            "trdrd", {2: "related_link", 4: "related_link"}, id="names that differ in digits and further names",
        ),
    ],
)  # fmt: skip
def test_cards(html: str, structure: str, expected: dict[int, str]) -> None:
    assert named(html, structure) == expected


def test_cards_that_are_all_different_take_linear_time() -> None:
    """The time for each card, of the quickest of three trials, is about the same however many cards there are."""

    def seconds(count: int) -> float:
        names = ("".join(chr(97 + int(digit)) for digit in str(number)) for number in range(count))
        boxes = "".join(f"<div class={name}>{STORY}<p>Jane Doe</p></div>" for name in names)
        html = f"<body>{TEXT}<div>{boxes}</div>"
        document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
        kinds: list[LabelKind] = ["body", *("related_link", "byline") * count]  # type: ignore[list-item]
        opinions = [
            Label(i, kind, 0.9, STRUCTURE if kind == "body" else STRUCTURE_OF[kind], "") for i, kind in enumerate(kinds)
        ]
        started = process_time()
        assert list(label_cards(document, first_kinds(opinions))) == []
        return process_time() - started

    assert min(seconds(2000) for _ in range(3)) < 8 * min(seconds(500) for _ in range(3))
