"""Lists below an offer of a subscription go with it; lists of the article stay."""

import pytest

from newsclean.label.html.amid.offers import label_offers
from newsclean.origins import STRUCTURE, of_rule
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Document, Label, Page

OFFER = Label(1, "paywall", 0.8, of_rule("paywall/sentence"), "")
LIST = "<ul><li>Every story, every day</li><li>The crossword</li></ul>"


def offered(html: str, kept: dict[int, float], offer: Label = OFFER) -> list[int]:
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [Label(block, "body", score, STRUCTURE, "") for block, score in kept.items()]
    return [label.block for label in label_offers(document, opinions, [offer])]


@pytest.mark.parametrize(
    ("html", "kept", "expected"),
    [
        pytest.param(f"<p>It ran.</p><div><p>Subscribe</p>{LIST}</div>", {0: 0.9, 2: 0.7, 3: 0.7}, [2, 3], id="box"),
        pytest.param(
            f"<p>It ran.</p><div><p>Subscribe</p><p>Now</p>{LIST}</div>", {0: 0.9, 3: 0.7, 4: 0.7}, [3, 4],
            id="a line that goes anyway in between",
        ),
        pytest.param(
            f"<p>It ran.</p><div><p>Subscribe</p><p>It ran.</p>{LIST}</div>", {0: 0.9, 2: 0.9, 3: 0.7}, [],
            id="a sentence of the article in between",
        ),
        pytest.param(f"<p>It ran.</p><div><p>Subscribe</p></div>{LIST}", {0: 0.9, 2: 0.7}, [], id="beside the box"),
        pytest.param(f"<p>It ran.</p><div><p>Subscribe</p>{LIST}</div>", {1: 0.9, 2: 0.7}, [], id="the offer is kept"),
    ],
)  # fmt: skip
def test_list_below_an_offer(html: str, kept: dict[int, float], expected: list[int]) -> None:
    assert offered(html, kept) == expected


def test_a_weak_offer_takes_nothing() -> None:
    weak = Label(1, "paywall", 0.7, of_rule("paywall/word"), "")
    assert offered(f"<p>It ran.</p><div><p>Subscribe</p>{LIST}</div>", {2: 0.7, 3: 0.7}, weak) == []
