"""The kinds of lines of chrome that only the lines beside them tell."""

import pytest

from newsclean import Article, clean_html, clean_text

PROSE = [
    "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.",
    "Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.",
    "Twelve families had waited on the mainland, and the school sent their children's lessons by post.",
]
TITLE = "Ferry to the island runs again"


def kinds(article: Article) -> dict[str | None, tuple[str, str]]:
    return {removal.text: (removal.kind, removal.rule) for removal in article.removed}


def of_text(*lines: str) -> dict[str | None, tuple[str, str]]:
    return kinds(clean_text("\n\n".join(lines)))


def test_a_phrase_between_two_entries_of_the_menu_is_one() -> None:
    found = of_text("Home", "Weather", "Public notices", "Sport", TITLE, "By Rosa Amble", *PROSE, "Share this")
    assert found["Public notices"][0] == "navigation"


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param(["By Rosa Amble", "deputy harbour keeper", "14 April 2023"], "byline", id="a place in the byline"),
        pytest.param(["14 April 2023", "Pin it up", "Copy link"], "share", id="a button"),
    ],
)
def test_a_few_words_between_headline_and_text(words: list[str], kind: str) -> None:
    found = of_text("Home", TITLE, *words, *PROSE, "© 2023 The Dorrin Lamp. All rights reserved.")
    assert found[words[1]] == (kind, "label/beside")


def test_a_link_about_cookies_at_the_foot_is_no_notice() -> None:
    foot = ["Privacy policy", "Cookie preferences", "Terms of use", "© 2023 The Dorrin Lamp. All rights reserved."]
    found = of_text(TITLE, "By Rosa Amble", *PROSE, "Share this article", *foot)
    assert found["Cookie preferences"] == ("legal", "label/beside")


def test_short_lines_under_a_heading_of_stories_are_tags_and_headlines_are_none() -> None:
    lists = [
        "Related topics",
        "Ferries",
        "Dorrin Quay",
        "Repairs",
        "Read more",
        "Lighthouse opens its stairs to visitors",
    ]
    found = of_text(TITLE, "By Rosa Amble", *PROSE, *lists, "© 2023 The Dorrin Lamp. All rights reserved.")
    assert {found[tag][0] for tag in lists[1:4]} == {"tag_cloud"}
    assert found[lists[-1]][0] == "related_link"


PAGE = """<html><head><title>Ferry to the island runs again - The Dorrin Lamp</title></head><body>
<header><a href="/">The Dorrin Lamp</a><p>Every boat and every tide</p><a href="/quay">Quay</a></header>
<article><h1>Ferry to the island runs again</h1><p>{}</p></article>
<footer><a href="/about">About the Lamp</a><p>Printed on the quay since 1911</p></footer></body></html>"""


def test_lines_without_links_at_the_head_and_the_foot_of_a_page_are_no_entries() -> None:
    found = kinds(clean_html(PAGE.format("</p><p>".join(PROSE))))
    assert found["Every boat and every tide"][0] == "masthead"
    assert found["Printed on the quay since 1911"] == ("other", "label/beside")
    assert found["About the Lamp"][0] == "navigation"
