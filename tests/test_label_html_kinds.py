"""The kinds of removed HTML blocks, also if their boxes say little. Near misses come first."""

from typing import Literal

import pytest

from newsclean import clean_html
from newsclean.label.html.naming.kinds import name_chrome
from newsclean.parse.html.blocks import parse_html

STORY = "Port is shut by storm"
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


@pytest.mark.parametrize(
    ("html", "side", "kind"),
    [
        pytest.param("<header><p>The Daily Lamp</p></header>", "above", "masthead", id="the page's head"),
        pytest.param("<div role=banner><p>The Daily Lamp</p></div>", "above", "masthead", id="a banner above"),
        pytest.param("<article><header><p>The Daily Lamp</p></header></article>", "above", "other", id="an article's"),
        pytest.param("<li><header><a href=/1>The Daily Lamp</a></header></li>", "below", "related_link", id="a card's"),
        pytest.param("<header><p>The Daily Lamp</p></header>", "below", "other", id="below the text"),
        pytest.param("<nav><header>The Daily Lamp</header></nav>", "below", "navigation", id="in the foot"),
    ],
)
def test_only_the_head_of_a_page_is_its_masthead(html: str, side: Side, kind: str) -> None:
    assert kind_of(html, "The Daily Lamp", side) == kind


@pytest.mark.parametrize(
    ("html", "text", "kind"),
    [
        pytest.param("<div class=ad><p>Buy our boots</p></div>", "Buy our boots", "advertisement", id="an offer"),
        pytest.param("<div class=slideshow><a href=#>Next slide</a></div>", "Next slide", "gallery", id="a button"),
        pytest.param(
            f"<div class=slideshow><a href=/1>{STORY}</a></div>",
            STORY,
            "related_link",
            id="a story",
        ),
        pytest.param(
            f"<div class=ad><a href=/1>{STORY}</a></div>",
            STORY,
            "related_link",
            id="beside",
        ),
    ],
)
def test_stories_in_a_box_for_pictures_or_offers_are_stories(html: str, text: str, kind: str) -> None:
    assert kind_of(html, text, "below") == kind


@pytest.mark.parametrize(
    ("html", "side", "expected"),
    [
        pytest.param(
            "<article><header><p class=date>{}</p></header></article>", "above", "date_line", id="an article's"
        ),
        pytest.param("<div class=date>{}</div>", "above", "date_line", id="in no box"),
        pytest.param("<header><p class=date>{}</p></header>", "below", "date_line", id="below the text"),
        pytest.param("<header><p class=date>{}</p></header>", "above", "site_date", id="the page's header"),
        pytest.param("<nav><span class=date>{}</span></nav>", "above", "site_date", id="the menu"),
    ],
)
def test_a_date_at_the_head_of_the_page_is_the_sites(html: str, side: Side, expected: str) -> None:
    assert kind_of(html.format("Friday, March 15, 2024"), "Friday, March 15, 2024", side) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("14.03.2026", "other", id="a day"),
        pytest.param("03/14/2026 - 16", "other", id="a day and a number"),
        pytest.param("2,400 people", "other", id="a number"),
        pytest.param("1 000 000 000", "other", id="a long number"),
        pytest.param("1 2 3 4 5 6", "other", id="numbers of pages"),
        pytest.param("1 - 10 / 200", "other", id="which of the results"),
        pytest.param("1995-2024", "other", id="years"),
        pytest.param("Open: 08.00 - 18.00", "other", id="hours"),
        pytest.param("Write to desk@lamp.example and tell us", "other", id="a sentence"),
        pytest.param("desk@lamp.example", "contact", id="mail"),
        pytest.param("Email: desk@lamp.example", "contact", id="mail with its name"),
        pytest.param("+44 20 7946 0000", "contact", id="a telephone"),
        pytest.param("Tel.: (020) 7946-0000", "contact", id="a telephone with its name"),
        pytest.param("1-800-555-0199", "contact", id="a free call"),
    ],
)
def test_an_address_is_contact(text: str, kind: str) -> None:
    assert kind_of(f"<p>{text}</p>", text, "below") == kind


@pytest.mark.parametrize(
    ("html", "side", "kind"),
    [
        pytest.param("<div class=page-header><p>{}</p></div>", "above", "navigation", id="the page's head"),
        pytest.param("<div class=header><p>{}</p></div>", "below", "other", id="a head below the text"),
        pytest.param("<div class=footer><p>{}</p></div>", "above", "other", id="a foot above the text"),
        pytest.param("<article><div class=footer><p>{}</p></div></article>", "below", "other", id="an article's foot"),
        pytest.param("<div class=entry-footer><p>{}</p></div>", "below", "other", id="an entry's foot"),
        pytest.param("<footer><p>{}</p></footer>", "below", "navigation", id="the page's foot"),
        pytest.param("<div class=no-sidebar><p>{}</p></div>", "below", "other", id="no sidebar"),
        pytest.param("<div class=elementor-widget><p>{}</p></div>", "below", "other", id="a builder's box"),
        pytest.param("<div class=widget><p>{}</p></div>", "below", "sidebar", id="a widget"),
        pytest.param("<div class='post-7 hentry tag-poll'><p>{}</p></div>", "below", "other", id="a tag of a post"),
        pytest.param("<div class=tag-poll><p>{}</p></div>", "below", "tag_cloud", id="a box named so"),
        pytest.param("<div class=cmp-text><p>{}</p></div>", "below", "other", id="a component"),
        pytest.param("<div class=cmp-banner><p>{}</p></div>", "below", "cookie_notice", id="a banner"),
    ],
)
def test_names_that_name_no_box(html: str, side: Side, kind: str) -> None:
    assert kind_of(html.format("The Daily Lamp"), "The Daily Lamp", side) == kind


WORK = "Jane Doe has written on ferries and harbours for the Lamp since she left the sea."


@pytest.mark.parametrize(
    ("html", "text", "side", "kind"),
    [
        pytest.param("<div class=author>{}</div>", "Jane Doe", "below", "byline", id="a name alone"),
        pytest.param("<div class=author>{}</div>", WORK * 4, "amid", "other", id="long, amid the text"),
        pytest.param("<div class=author>{}</div>", WORK * 4, "below", "author_bio", id="long, below the text"),
        pytest.param(
            "<div class=promo><p class=author>{}</p></div>", "Jane Doe", "below", "related_link", id="a card's"
        ),
        pytest.param("<div class=promo><p class=date>{}</p></div>", "3 May", "amid", "related_link", id="a card's day"),
        pytest.param("<div class=promo><p class=tags>{}</p></div>", "News, Port", "below", "tag_cloud", id="no links"),
        pytest.param("<p class=tags><a href=/1>{}</a></p>", "Port of Lamp", "below", "tag_cloud", id="a tag"),
        pytest.param(
            "<p class=tag><a href=/1>{}</a></p>", f"{STORY} again", "below", "related_link", id="a headline, no tag"
        ),
        pytest.param("<footer><p>{}</p></footer>", WORK, "below", "other", id="a sentence at the foot"),
        pytest.param("<footer><p>{}</p></footer>", "Made by © Berg", "below", "navigation", id="another's sign there"),
        pytest.param(
            "<footer><p>{}</p></footer>", "Daily Lamp © 2026", "below", "copyright", id="the site's sign there"
        ),
        pytest.param("<form><p>{}</p></form>", "Search", "below", "call_to_action", id="a form below"),
        pytest.param("<form><p>{}</p></form>", "Search", "above", "navigation", id="a form above"),
        pytest.param("<form class=newsletter><p>{}</p></form>", "Go", "above", "newsletter", id="a form named above"),
        pytest.param("<p><span class=carousel>{}</span></p>", "Play", "below", "other", id="what turns, within a line"),
        pytest.param("<p class=copyright>{}</p>", "Daily Lamp", "below", "copyright", id="rights"),
        pytest.param(
            "<p class=copyright><a href=/1>{}</a></p>",
            "About the Lamp",
            "below",
            "navigation",
            id="links at the rights",
        ),
        pytest.param("<p><span class=copyright>{}</span></p>", "Anna Berg", "amid", "image_credit", id="of a picture"),
    ],
)
def test_a_box_may_hold_several_kinds(html: str, text: str, side: Side, kind: str) -> None:
    assert kind_of(html.format(text), text, side) == kind


FERRY = "".join(
    f"<p>The {what} of the ferry fell at noon, and no one was hurt, the harbour office said on Monday.</p>"
    for what in ("crane", "mast", "bridge", "funnel")
)


@pytest.mark.parametrize(
    ("links", "kind"),
    [
        pytest.param(["Why the crane fell on the old ferry"], "related_link", id="a headline"),
        pytest.param(["Why the crane fell on it", "Port"], "related_link", id="a headline and a tag"),
        pytest.param(["Port", "AC/DC", "Port of Westmere", "Cranes"], "tag_cloud", id="tags"),
    ],
)
def test_a_line_of_many_short_links_is_a_list_of_tags(links: list[str], kind: str) -> None:
    line = " ".join(f"<a href=/{place}>{link}</a>" for place, link in enumerate(links))
    page = f"<article><h1>Crane falls on ferry</h1>{FERRY}</article><div class=tags>{line}</div>"
    article = clean_html(f"<html lang=en><title>Crane falls on ferry</title><body>{page}</body></html>")
    assert [piece.kind for piece in article.removed] == [kind]
    assert list(article.tags) == (links if kind == "tag_cloud" else [])
