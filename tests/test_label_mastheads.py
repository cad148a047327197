"""A block above the text that prints the site's name is the masthead."""

import pytest

from newsclean import clean_html, clean_text

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
