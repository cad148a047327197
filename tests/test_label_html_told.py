"""What a page's data list as its content is text, wherever the structure would put it. Near misses come first."""

from __future__ import annotations

import json

import pytest

from newsclean import clean_html

INTRODUCTION = (
    "<p>In the valley the soup was made on Fridays, when the bread had gone hard and onions were never short.</p>"
    "<p>The secret, says who still makes it, is not to hurry: the onions must cook for an hour and take no colour.</p>"
    "<p>Those who had a hen put an egg into each bowl, and those who had a cow put in a spoon of cream on top./p>"
)
RECIPE = {
    "@context": "https://schema.org",
    "@type": "Recipe",
    "recipeIngredient": ["4 large onions", "60 g of butter"],
    "recipeInstructions": [{"@type": "HowToStep", "text": "Slice the onions thinly. Let them wilt in the butter."}],
}


def kept(data: object, below: str) -> list[str]:
    """The blocks of the page's text, its introduction left out."""
    page = (
        "<html lang=en><head><title>Onion soup</title>"
        f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
        f"<body><div><a href=/>Kitchen</a></div><h1>Onion soup</h1><div class=words>{INTRODUCTION}</div>{below}"
        "<div id=foot>© 2022 Kitchen</div></body></html>"
    )
    return [block.text for block in clean_html(page).blocks][3:]


@pytest.mark.parametrize(
    ("data", "below"),
    [
        pytest.param(RECIPE, "<ul class=menu><li>Onions<li>Butter</ul>", id="words of an ingredient"),
        pytest.param(RECIPE, "<div><a href=/s>Slice the onions</a></div>", id="a short part of a step"),
        pytest.param({**RECIPE, "recipeIngredient": "none"}, "<ul class=nav><li>4 large onions</ul>", id="not listed"),
        pytest.param({"@type": "Article", "articleBody": "Subscribe now!"}, "<p>Subscribe now!</p>", id="article body"),
        pytest.param({"recipeIngredient": [[[[[[[[[["4 eggs"]]]]]]]]]]}, "<div>4 eggs</div>", id="too deep"),
        pytest.param({"recipeIngredient": [None, 7, {"text": 8}]}, "<div>7</div>", id="wrong types"),
    ],
)
def test_what_the_data_do_not_list_is_left_to_the_structure(data: object, below: str) -> None:
    assert kept(data, below) == []


@pytest.mark.parametrize(
    ("data", "below", "text"),
    [
        pytest.param(
            RECIPE,
            "<div class=box><ul><li>4 large onions<li>60 g of butter</ul></div>",
            ["4 large onions", "60 g of butter"],
            id="ingredients",
        ),
        pytest.param(
            RECIPE,
            "<div class=box><ol><li>Slice the onions thinly.<li>Let them wilt in the butter.</ol></div>",
            ["Let them wilt in the butter."],
            id="a sentence of a step, if it is long enough",
        ),
        pytest.param(
            {
                "@graph": [
                    {"@type": "FAQPage", "mainEntity": [{"name": "Why?", "acceptedAnswer": {"text": "<p>So.</p>"}}]}
                ]
            },
            "<div class=box><div>Why?</div><div>So.</div></div>",
            ["Why?", "So."],
            id="question and answer",
        ),
        pytest.param(
            {
                "@type": "LiveBlogPosting",
                "liveBlogUpdate": [{"headline": "Soup is up", "articleBody": "Come and eat."}],
            },
            "<div class=box><h3>Soup is up</h3><div>Come and eat.</div></div>",
            ["Soup is up", "Come and eat."],
            id="an entry of a live page",
        ),
        pytest.param(
            RECIPE, "<div>4 large onions</div><footer>4 large onions</footer>", ["4 large onions"], id="its first place"
        ),
    ],
)
def test_what_the_data_list_is_text(data: object, below: str, text: list[str]) -> None:
    assert kept(data, below) == text


def test_entries_of_a_live_page_keep_their_headings() -> None:
    entry = "<div class=post><div>{time}</div><h3>{heading}</h3><p>{text}</p><div>Share</div></div>"
    entries = [
        ("18:40", "Power back in Lowick", "Engineers have brought back power to 600 homes, the grid company says."),
        ("17:12", "Stay off the pier", "The harbour master asks everyone to stay off the pier until the morning."),
        ("16:30", "Ferries stopped", "The company has stopped all ferries to the isles until Thursday at noon."),
    ]
    page = "".join(entry.format(time=time, heading=heading, text=text) for time, heading, text in entries)
    blocks = clean_html(f"<html lang=en><body><h1>Storm Ada live</h1><main>{page}</main></body></html>").blocks
    words = [block.text for block in blocks if not block.text[0].isdigit()]
    assert words == [part for _, *parts in entries for part in parts]
