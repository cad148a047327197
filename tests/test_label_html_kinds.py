"""What a block of HTML that is left out is called: by what it is, where its box says little. Near misses first."""

from typing import Literal

import pytest

from newsclean.label.html.kinds import name_chrome
from newsclean.parse.html import parse_html

Side = Literal["above", "amid", "below"]


def kind_of(html: str, text: str, side: Side) -> str:
    """The kind of the block with that text, on that side of the article's text."""
    block = next(block for block in parse_html(f"<body>{html}</body>")[1] if block.text == text)
    return name_chrome(block, side == "above", side == "below")[0]


@pytest.mark.parametrize(
    ("text", "side", "box"),
    [
        pytest.param("© 2021 Daily Lamp", "amid", "aside", id="a year"),
        pytest.param("© Daily Lamp Media Ltd", "amid", "aside", id="a company"),
        pytest.param("Copyright by the Daily Lamp", "amid", "aside", id="the word"),
        pytest.param("© Daily Lamp", "below", "footer", id="at the foot of the page"),
        pytest.param("©", "amid", "div", id="the sign alone"),
    ],
)
def test_the_notice_of_a_site_is_its_copyright(text: str, side: Side, box: str) -> None:
    assert kind_of(f"<{box}><small>{text}</small></{box}>", text, side) == "copyright"


@pytest.mark.parametrize(
    ("text", "box", "kind"),
    [
        pytest.param("© Anna Berg", "<small>", "image_credit", id="a name"),
        pytest.param("© Anna Berg - stock.adobe.com", "<small>", "image_credit", id="a shop"),
        pytest.param("Anna Berg/EFE", "<div class=copyright>", "image_credit", id="in a box named so"),
        pytest.param(
            "© Anna Berg The north quay as it was before the piles were pulled out last week",
            "<small>",
            "image_caption",
            id="with the caption",
        ),
    ],
)
def test_whose_picture_it_is_is_no_copyright(text: str, box: str, kind: str) -> None:
    assert kind_of(f"{box}{text}", text, "amid") == kind
