"""What a small box with a field for an address says goes with the field, and so does the question of a poll."""

import pytest

from newsclean.label.html.form_boxes import label_form_boxes
from newsclean.origins import STRUCTURE
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

SENTENCE = "The {} quay of Quillport was closed on Thursday after divers found shipworm in the piles under it. "
TEXT = "".join(f"<p>{SENTENCE.format(which) * 3}</p>" for which in ("north", "south", "west", "east"))
EMAIL, RADIO = "<input type=email placeholder='Your address'>", "<label><input type=radio name=a>Yes</label>"


def taken(box: str, before: str = "<h1>Quay closed</h1>") -> dict[str, str]:
    """The blocks that are taken and their kinds, where the structure keeps all blocks but buttons."""
    html = f"<html lang=en><body><article>{before}<div class=text>{TEXT}{box}{TEXT}</div></article>"
    document = parse(Page("x", html, kind="html"), Settings())
    opinions = [
        Label(
            block.index,
            "call_to_action" if block.markup and block.markup.tag == "button" else "body",
            0.9,
            STRUCTURE,
            "",
        )
        for block in document.blocks
    ]
    return {document.blocks[label.block].text: label.kind for label in label_form_boxes(document, opinions)}


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(
            f"<aside><h3>The Tide</h3><p>News of the quay each day.</p><form>{EMAIL}<button>Go</button></form></aside>",
            id="form beside the words",
        ),
        pytest.param(
            f"<div><p>The Tide</p><div><p>News of the quay each day.</p></div>{EMAIL}<button>Go</button></div>",
            id="no form",
        ),
        pytest.param(
            f"<form class=b2><h3>The Tide</h3><p>News of the quay each day.</p>{EMAIL}<input type=submit></form>",
            id="all in the form",
        ),
        pytest.param(
            "<form><h3>The Tide</h3><p>News of the quay each day.</p><input type=Email><input type=SUBMIT></form>",
            id="type in capitals",
        ),
    ],
)
def test_the_words_of_a_newsletter_go(box: str) -> None:
    assert taken(box) == {"The Tide": "newsletter", "News of the quay each day.": "newsletter"}


def test_the_question_of_a_poll_goes() -> None:
    form = f"<form>{RADIO}{RADIO}<button>Vote</button></form>"
    box = f"<div class=c3><h3>Shall the quay be mended?</h3>{form}<p>12 votes</p></div>"
    assert taken(box) == dict.fromkeys(("Shall the quay be mended?", "Yes Yes Vote", "12 votes"), "poll")


@pytest.mark.parametrize(
    "box",
    [
        pytest.param("<div><h3>The Tide</h3><p>News of the quay each day.</p></div>", id="no field"),
        pytest.param(f"<div><h3>The Tide</h3><p>{SENTENCE * 6}</p>{EMAIL}</div>", id="a long paragraph"),
        pytest.param(f"<div><h3>The Tide</h3></div><div><label>E-mail</label>{EMAIL}</div>", id="another box"),
        pytest.param(f"<p>The Tide</p>{EMAIL}<p>It rose.</p>", id="a field amid the text"),
        pytest.param(f"<div><h3>The quay</h3><p>It is to be mended.</p>{RADIO}{RADIO}</div>", id="no question"),
        pytest.param(
            "".join(
                f"<div class=d4><p>Which quay is {each}?</p>{RADIO}{RADIO}</div>" for each in ("old", "new", "red")
            ),
            id="a quiz",
        ),
    ],
)
def test_near_misses_stay(box: str) -> None:
    assert not {*taken(box)} - {"E-mail"}


def test_the_headline_stays() -> None:
    assert taken("", f"<header><h1>Quay closed</h1><p>Shipworm</p>{EMAIL}</header>").get("Quay closed") is None


def test_a_text_in_a_form_stays() -> None:
    html = f"<form id=all><h1>Quay closed</h1><p>Divers found shipworm.</p><p>It is mended in May.</p>{EMAIL}</form>"
    document = parse(Page("x", html, kind="html"), Settings())
    opinions = [Label(block.index, "body", 0.9, STRUCTURE, "") for block in document.blocks]
    assert not [*label_form_boxes(document, opinions)]
