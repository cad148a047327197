"""Amid an HTML article teasers, captions and credits go though the structure is sure that they are text."""

from dataclasses import replace

import pytest

from newsclean.label.by_rules import table_for
from newsclean.label.html.amid.by_words import PICTURES, SURE_WORDS, overrules
from newsclean.label.html.by_rules import label_html_by_rules
from newsclean.label.rules.packs import shipped_rules
from newsclean.origins import STRUCTURE
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

PROSE = "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.</p>"


def overruled(html: str, language: str = "en", score: float = 0.98) -> str | None:
    """The kind by which a rule overrules the structure, which keeps every block, for the block amid two paragraphs."""
    page = Page("x", f"<html lang='{language}'><body>{PROSE}{html}{PROSE.replace('Monday', 'Tuesday')}", kind="html")
    document = parse(page, Settings())
    opinions = [Label(block.index, "body", score, STRUCTURE, "") for block in document.blocks]
    labels = label_html_by_rules(document, opinions, table_for(document, Settings()))
    return next((label.kind for label in labels if label.block == 1 and label.score == SURE_WORDS), None)


@pytest.mark.parametrize(
    ("kind", "html", "language"),
    [
        pytest.param(
            "related_link", "<p>Read more: <a href='/2'>Island school keeps its boat</a></p>", "en", id="teaser"
        ),
        pytest.param(
            "related_link", "<p><a href='/2'>Le puede interesar: La isla estrena escuela</a></p>", "es", id="all link"
        ),
        pytest.param(
            "related_link", "<p>Lesen Sie auch: <a href='/2'>Inselschule behält ihr Boot</a></p>", "de", id="German"
        ),
        pytest.param("image_credit", "<p>Photo: Jane Doe/Lamp Agency</p>", "en", id="credit"),
        pytest.param("newsletter", "<p>Sign up for our free newsletter</p>", "en", id="newsletter"),
        pytest.param("newsletter", "<p>Jetzt Newsletter abonnieren</p>", "de", id="newsletter, German"),
        pytest.param("copy_protection", "<p>error: Content is protected !!</p>", "en", id="guard against copying"),
        pytest.param("advertisement", "<div>Article continues below</div>", "en", id="label of an advertisement"),
        pytest.param("advertisement", "<p>Annuncio pubblicitario</p>", "it", id="label of an advertisement, Italian"),
        pytest.param("error_message", "<p>[ad_1]</p>", "en", id="code of a plug-in"),
        pytest.param(
            "image_caption",
            "<p>The ferry leaves the harbour at dawn (Photo: Jane Doe)</p>",
            "en",
            id="caption and credit",
        ),
    ],
)
def test_what_tells_itself_goes(kind: str, html: str, language: str) -> None:
    assert overruled(html, language) == kind


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>Read more: Island school keeps its boat</p>", id="a label without a link"),
        pytest.param(
            "<p>Sign up for the newsletter of the island school, the mayor said.</p>", id="a sentence of signing up"
        ),
        pytest.param("<h3>Sign up for our free newsletter</h3>", id="a sub-heading like a button"),
        pytest.param("<p>Click here to see the ferry's whole timetable.</p>", id="a call to action"),
        pytest.param("<p>Learn more: <a href='/2'>How the ferry's engine works</a></p>", id="a weak label"),
        pytest.param("<p>Website: <a href='/2'>Ferries of the Northern Isles</a></p>", id="a label of the article"),
        pytest.param(
            "<p>He would read more: <a href='/2'>letters</a> of the island's first teacher fill a whole shelf.</p>",
            id="a sentence",
        ),
        pytest.param("<p>The photo: a ferry, twelve families and a dog.</p>", id="a sentence about a photo"),
        pytest.param("<p>The harbour office/ferry company dispute</p>", id="a sub-heading with a slash"),
        pytest.param("<ul><li>Photo: the crew carries the boxes</li></ul>", id="an entry of a list"),
        pytest.param("<h3>Picture: an island and its ferry</h3>", id="a sub-heading"),
        pytest.param("<p>The credit: 40,000 a year for the company</p>", id="money"),
    ],
)
def test_near_misses_stay(html: str) -> None:
    assert overruled(html) is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("12 min", "en", id="a minute of a match"),
        pytest.param("12 Min.", "de", id="a minute of a match, German"),
        pytest.param("45 minutos", "es", id="a recipe's time"),
        pytest.param("45 minuti", "it", id="a recipe's time, Italian"),
        pytest.param("“Do not copy.”", "en", id="direct speech"),
        pytest.param("— Do not copy.", "en", id="direct speech behind a dash"),
        pytest.param("—Me gusta.", "es", id="direct speech, Spanish"),
        pytest.param("J'aime ça.", "fr", id="a short sentence"),
        pytest.param("Geteilt.", "de", id="one word"),
        pytest.param("Delen.", "nl", id="one word, Dutch"),
        pytest.param("Like this:", "en", id="leads in what follows"),
        pytest.param("Do not copy:", "en", id="leads in a list"),
        pytest.param("18:00 – 19:30", "en", id="a time of a programme"),
        pytest.param("6:15 7:15 8:15", "en", id="times of a timetable"),
        pytest.param("25:20 25:18 22:25 25:19", "de", id="sets of a match"),
        pytest.param("Livestream", "de", id="where to see a match, German"),
        pytest.param("En directo", "es", id="where to see a match, Spanish"),
        pytest.param("Werbung", "de", id="a sub-heading on advertising, German"),
        pytest.param("Promoted", "en", id="a sub-heading on a new post"),
    ],
)
def test_short_paragraphs_of_the_article_stay(text: str, language: str) -> None:
    assert overruled(f"<p>{text}</p>", language) is None


@pytest.mark.parametrize("score", [pytest.param(0.85, id="rather sure"), pytest.param(0.98, id="sure")])
@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>Images: the crew of the ferry carried each box, so that none came to harm.</p>", id="in text"),
        pytest.param(
            "<p><a href='/2'>Images: the crew carried each box, and none came to harm.</a></p>", id="in a link"
        ),
    ],
)
def test_a_sentence_with_the_label_of_a_credit_is_the_structures(html: str, score: float) -> None:
    assert overruled(html, score=score) is None


def test_a_rule_for_one_place_or_of_low_score_does_not_overrule() -> None:
    block = parse(Page("x", "<p>Photo: Jane Doe/Lamp Agency</p>", kind="html"), Settings()).blocks[0]
    credit = next(rule for rule in shipped_rules() if rule.kind == "image_credit" and rule.place == "any")
    sure = replace(credit, score=PICTURES["image_credit"])
    assert overrules(sure, block)
    assert not overrules(replace(sure, place="tail"), block)
    assert not overrules(replace(sure, score=sure.score - 0.01), block)


OFFER = "Unlock this article and get full access to all our stories for only 1 euro a month."


@pytest.mark.parametrize(
    ("html", "kind"),
    [
        pytest.param(f"<div class='c-paywall'><p>{OFFER}</p></div>", "paywall", id="a paywall"),
        pytest.param(f"<div><div class=subscribe-box><p>{OFFER}</p></div></div>", "paywall", id="another word for it"),
        pytest.param(f"<div class=box><p>{OFFER}</p></div>", None, id="a box without a telling name"),
        pytest.param(f"<div class=gallery><p>{OFFER}</p></div>", None, id="a box of something else"),
        pytest.param("<div class=paywall><p>The ferry ran again.</p></div>", None, id="a sentence in such a box"),
        pytest.param(f"<div class=paywall><p>{OFFER}</p>{PROSE * 4}</div>", None, id="a box with the text in it"),
        pytest.param(f"<article class=paywall><p>{OFFER}</p></article>", None, id="the article's own element"),
    ],
)
def test_an_offer_in_a_small_box_that_is_called_so_goes(html: str, kind: str | None) -> None:
    assert overruled(html) == kind
