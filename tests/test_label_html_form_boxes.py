"""What a small box with a field for an address says goes with the field, and so does the question of a poll."""

import pytest

from newsclean.label.by_rules import table_for
from newsclean.label.html.amid.form_boxes import label_form_boxes
from newsclean.label.html.by_rules import label_html_by_rules
from newsclean.origins import STRUCTURE
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

SENTENCE = "The {} quay of Quillport was closed on Thursday after divers found shipworm in the piles under it. "
TEXT = "".join(f"<p>{SENTENCE.format(which) * 3}</p>" for which in ("north", "south", "west", "east"))
EMAIL, RADIO = "<input type=email placeholder='Your address'>", "<label><input type=radio name=a>Yes</label>"
SIZES = "".join(f"<input type=radio name=size><label>{size}</label>" for size in ("Small", "Large"))
STARS = "".join(f"<input type=radio name=stars><label>{stars}</label>" for stars in range(1, 6))
LONG = SENTENCE.format("old and crooked western").strip()
LETTER, OTHERS = "<p>Sign up for our newsletter</p>", "<p>The harbour office mends it before the boats are back.</p>"


def taken(box: str, before: str = "<h1>Quay closed</h1>") -> dict[str, str]:
    """The blocks that are taken and their kinds, where the structure keeps all blocks but buttons."""
    html = f"<html lang=en><body><article>{before}<div class=text>{TEXT}{box}{TEXT}</div></article>"
    return labelled(html)


def labelled(html: str) -> dict[str, str]:
    settings = Settings()
    document = parse(Page("x", html, kind="html"), settings)
    opinions = [
        Label(
            block.index,
            "call_to_action" if block.markup and block.markup.tag == "button" else "body",
            0.8,
            STRUCTURE,
            "",
        )
        for block in document.blocks
    ]
    ruled = [*label_html_by_rules(document, opinions, table_for(document, settings))]
    return {document.blocks[label.block].text: label.kind for label in label_form_boxes(document, opinions, ruled)}


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
def test_the_words_of_a_form_go(box: str) -> None:
    assert taken(box) == {"The Tide": "call_to_action", "News of the quay each day.": "call_to_action"}


@pytest.mark.parametrize(
    "box",
    [
        pytest.param(f"<div>{OTHERS}{LETTER}{EMAIL}</div>", id="by what it says"),
        pytest.param(f"<div class=mailing-list>{OTHERS}{EMAIL}</div>", id="by its name"),
        pytest.param(f"<div>{LETTER}<form><p>{LONG}</p>{EMAIL}</form></div>", id="a long sentence in the form"),
        pytest.param(f"<div class=newsletter><p>{LONG}</p>{EMAIL}</div>", id="a long sentence in a box of its name"),
    ],
)
def test_sentences_of_a_newsletter_go(box: str) -> None:
    assert {*taken(box).values()} == {"newsletter"}
    assert {*taken(box)} >= {text for text in (LONG, OTHERS[3:-4]) if text in box}


def test_a_rule_names_what_it_knows() -> None:
    box = f"<div><h3>Ask for the plans</h3><p>Required fields are marked *</p>{EMAIL}</div>"
    assert taken(box) == {"Ask for the plans": "call_to_action", "Required fields are marked *": "comment_form"}


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
        pytest.param(f"<div><h3>Who pays</h3>{OTHERS}{EMAIL}</div>", id="a sentence"),
        pytest.param(
            f"<div><h3>Who pays</h3><p>{LONG}</p>{LETTER}{EMAIL}</div>", id="a long sentence and a newsletter"
        ),
        pytest.param(f"<div><p>A quay of piles</p><p>By Ida Lund</p>{EMAIL}</div>", id="a byline"),
        pytest.param(
            "".join(
                f"<div><h4>At {hour}</h4><p>Boat {hour} is back with herring from afar</p><form>{EMAIL}</form></div>"
                for hour in range(24)
            ),
            id="entries of a live report",
        ),
        pytest.param(f"<div><h3>The quay</h3><p>It is to be mended.</p>{RADIO}{RADIO}</div>", id="no question"),
        pytest.param(f"<div><h3>Who pays for it?</h3>{RADIO}</div>", id="one choice"),
        pytest.param(
            f"<div><h3>Who pays for it?</h3><p>The town votes in June.</p>{SIZES}</div>", id="a sentence and sizes"
        ),
        pytest.param(f"<div><p>Why did the island wait?</p>{STARS}</div>", id="a rating"),
        pytest.param(
            "<div>"
            + "".join(
                f"<input type=radio name=faq><h3>{ask}</h3><p>{answer}</p>"
                for ask, answer in (("Who pays for it?", "The office"), ("When is it mended?", "In May"))
            )
            + "</div>",
            id="questions that fold out",
        ),
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


def test_the_head_of_the_article_stays() -> None:
    head = "<h1>Quay closed</h1><p>Shipworm in the piles</p><p>3 May 2024</p>"
    assert not taken("", f"<header>{head}<div>Send this {EMAIL}</div></header>")
    assert not taken("", f"<header>{head}<p>Who pays for it?</p>{RADIO}{RADIO}</header>")


def test_a_text_in_a_form_stays() -> None:
    form = f"<form id=all><h1>Quay closed</h1><p>Divers found shipworm.</p><p>It is mended in May.</p>{EMAIL}</form>"
    assert not labelled(form)


def test_a_form_or_a_name_around_all_of_the_text_says_nothing() -> None:
    box = f"<div><p>{LONG}</p>{LETTER}{EMAIL}</div>"
    assert not labelled(f"<form class=newsletter-post>{TEXT}{box}{TEXT}</form>")
