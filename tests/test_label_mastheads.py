"""A block above the text that prints the site's name is the masthead."""

import pytest

from newsclean import clean_html, clean_text
from newsclean.kinds import LabelKind
from newsclean.label.settle.mastheads import name_mastheads
from newsclean.origins import LAYOUT_OF, STRUCTURE_OF, Origin
from newsclean.parse import parse
from newsclean.records import Decision, Label, Page
from newsclean.settings import Settings

PROSE = [
    "The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.",
    "Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.",
    "Twelve families had waited on the mainland, and the school sent their children's lessons by post.",
]
FOOT = ["© 2023 The Dorrin Lamp. All rights reserved."]


def kinds_of_text(*head: str) -> dict[str | None, str]:
    lines = [*head, "Ferry to the island runs again", "By Rosa Amble", "14 April 2023", *PROSE, *FOOT]
    return {removal.text: removal.kind for removal in clean_text("\n\n".join(lines)).removed}


def test_the_sites_name_and_what_stands_beside_it_are_the_masthead() -> None:
    kinds = kinds_of_text("Where we sail", "The Dorrin Lamp", "News from the quay")
    assert kinds["The Dorrin Lamp"] == kinds["Where we sail"] == kinds["News from the quay"] == "masthead"


def test_a_short_line_apart_from_the_sites_name_is_an_entry_of_the_menu() -> None:
    kinds = kinds_of_text("The Dorrin Lamp", "News from the quay", "Where we sail")
    assert kinds["Where we sail"] == "navigation"


def test_a_long_line_apart_from_the_sites_name_keeps_its_kind() -> None:
    claim = "Every boat, every tide, every day"
    assert kinds_of_text("The Dorrin Lamp", "News from the quay", claim)[claim] == "masthead"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Home Quayside 112 Sport Families", "navigation", id="a row of capitals"),
        pytest.param("News Quayside Sport Families Weather", "navigation", id="a row that begins with the news"),
        pytest.param("Voice of the quay since 1911", "masthead", id="a claim"),
        pytest.param("Friday 14 April • Name day: Tiburtius", "site_date", id="a day with a name day"),
        pytest.param("Friday's tides", "masthead", id="a weekday without a day"),
        pytest.param("Dorrin 7 °C, light rain", "sidebar", id="the weather"),
    ],
)
def test_short_lines_above_the_headline(line: str, kind: str) -> None:
    assert kinds_of_text(line)[line] == kind


def test_beside_a_menu_short_lines_are_its_entries_where_no_name_is_known() -> None:
    lines = ["The boats", "Home", "Quay", "Home", "Ferry to the island runs again", "By Rosa Amble", *PROSE, "Share"]
    kinds = {removal.text: removal.kind for removal in clean_text("\n\n".join(lines)).removed}
    assert (kinds["The boats"], kinds["Quay"]) == ("masthead", "navigation")


def test_the_pages_title_above_the_headline_is_a_duplicate() -> None:
    kinds = kinds_of_text("Ferry to the island runs again - The Dorrin Lamp", "Home", "Sport", "Quay life", "Subscribe")
    assert kinds["Ferry to the island runs again - The Dorrin Lamp"] == "duplicate_title"


def test_short_lines_below_a_polls_question_are_its_options() -> None:
    lines = [
        "Ferry to the island runs again",
        *PROSE,
        "Share this article",
        "Poll",
        "Will it last?",
        "Till June",
        "Never",
    ]
    kinds = {removal.text: removal.kind for removal in clean_text("\n\n".join(lines)).removed}
    assert kinds["Will it last?"] == kinds["Till June"] == kinds["Never"] == "poll"


@pytest.mark.parametrize(
    ("printed", "kind"),
    [
        pytest.param("The Dorrin Lamp", "masthead", id="the name"),
        pytest.param("THE DORRIN LAMP", "masthead", id="in capitals"),
        pytest.param("Ferry timetable", "navigation", id="an entry of the menu"),
    ],
)
def test_html(printed: str, kind: str) -> None:
    head = "<meta property='og:site_name' content='The Dorrin Lamp'><title>Ferry runs again</title>"
    entries = "".join(f"<li><a href='/{entry}'>{entry}</a></li>" for entry in (printed, "News", "Sport"))
    menu = f"<nav><ul>{entries}</ul></nav>"
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PROSE)
    page = f"<html><head>{head}</head><body>{menu}<article><h1>Ferry runs again</h1>{text}</article></body></html>"
    assert {removal.text: removal.kind for removal in clean_html(page).removed}[printed] == kind


def decided(*rows: tuple[str, LabelKind, Origin]) -> list[str]:
    """The kinds of the blocks of a text whose site is The Dorrin Lamp; rows are (text, kind, who gave it)."""
    blocks = parse(Page("x", "\n\n".join(text for text, _, _ in rows), kind="text"), Settings()).blocks
    decisions = [
        Decision(block, Label(block.index, kind, 0.9, by, ""))
        for block, (_, kind, by) in zip(blocks, rows, strict=True)
    ]
    return [decision.label.kind for decision in name_mastheads(decisions, "The Dorrin Lamp")]


NAME, MENU = (
    ("The Dorrin Lamp", "navigation", LAYOUT_OF["navigation"]),
    ("Sport", "navigation", LAYOUT_OF["navigation"]),
)
TEXT = (PROSE[0], "body", LAYOUT_OF["body"])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [("The Dorrin Lamp", "share", LAYOUT_OF["share"]), MENU, TEXT],
            ["share", "navigation", "body"],
            id="what has a kind of its own",
        ),
        pytest.param(
            [NAME, MENU, ("Quay", "masthead", STRUCTURE_OF["masthead"]), TEXT],
            ["masthead", "navigation", "masthead", "body"],
            id="a masthead that the structure of a page knows",
        ),
        pytest.param(
            [NAME, MENU, TEXT, ("Quay", "masthead", LAYOUT_OF["masthead"])],
            ["masthead", "navigation", "body", "masthead"],
            id="below the headline",
        ),
        pytest.param(
            [NAME, MENU, ("Quay", "masthead", LAYOUT_OF["masthead"]), TEXT],
            ["masthead", "navigation", "navigation", "body"],
            id="by its place alone",
        ),
    ],
)
def test_which_decisions_change(rows: list[tuple[str, LabelKind, Origin]], expected: list[str]) -> None:
    assert decided(*rows) == expected
