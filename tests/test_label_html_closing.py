"""The site's own words at the end of the text go though they look like it; the same words amid the text stay."""

from pathlib import Path

import pytest

from newsclean import Settings, clean_html
from newsclean.label.by_rules import table_for
from newsclean.label.html.amid.closing import label_closing
from newsclean.origins import STRUCTURE
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Document, Label, Page

PROSE = (
    "<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks of repairs.</p>"
    "<p>Its engine had failed in the storm of early May, and the spare parts came by lorry from the other coast.</p>"
    "<p>Twelve families had waited on the mainland, and the school sent their children's lessons by post.</p>"
)
LAST = "<p>The next boat leaves at noon on Tuesday, and bicycles travel free of charge until the end of June.</p>"


def text_of(html: str) -> str:
    page = f"<html lang='en'><body><article><h1>Ferry runs again</h1>{html}</article></body></html>"
    return clean_html(page).text


def closing_blocks(html: str, settings: Settings) -> list[int]:
    """The blocks that are taken from the end of a page of which the structure keeps every block."""
    document = Document(Page("a", html, kind="html"), "html", html, "str", "en", parse_html(html)[1])
    opinions = [Label(place, "body", 0.9, STRUCTURE, "") for place in range(len(document.blocks))]
    return [label.block for label in label_closing(document, opinions, table_for(document, settings))]


@pytest.mark.parametrize(
    "closing",
    [
        "Got a story? Get in touch with our news team by emailing us at desk@lamp.example.",
        "For more stories like this, check our news page.",
        "Jane Doe is a freelance writer and the author of two books on harbours.",
        "Get unlimited access for £1 a week. Cancel at any time.",
        "Sign up for our newsletter to get the best stories straight to your inbox every morning.",
        "(Quelle: APA/dpa)",
        "All rights reserved.",
        "Copyright 2020 Harbour Herald. This material may not be published, broadcast or redistributed.",
        "First published on 12 May 2021 at 10.15",
        "https://lamp.example/news/ferry-runs-again.html",
    ],
)
def test_the_sites_own_words_at_the_end_go(closing: str) -> None:
    assert text_of(f"{PROSE}{LAST}<p>{closing}</p>").endswith("until the end of June.")


@pytest.mark.parametrize(
    "closing",
    [
        pytest.param(
            "Jane Doe, who is a freelance writer, will cross on the first boat with two books.", id="a passenger"
        ),
        pytest.param("“For more stories like this one, ask the captain,” he said.", id="a quote"),
        pytest.param("Anyone who lost luggage should get in touch with the harbour office by Friday.", id="advice"),
        pytest.param("The newsletter of the harbour office will list the new hours.", id="a newsletter of others"),
        pytest.param("The rights to the old pier are reserved to the crown, he said.", id="rights in the text"),
        pytest.param("The list of boats is at https://lamp.example/boats until June.", id="an address in a sentence"),
    ],
)
def test_the_articles_own_last_words_stay(closing: str) -> None:
    assert text_of(f"{PROSE}{LAST}<p>{closing}</p>").endswith(closing)


def test_amid_the_text_a_weak_rule_takes_nothing() -> None:
    call = "For more stories like this, check our news page."
    assert call in text_of(
        f"{PROSE}<p>{call}</p>{PROSE.replace('The ferry', 'The boat')}{LAST}{LAST.replace('next', 'last')}"
    )


CALL = "<p>For more stories like this, check our news page.</p>"


def test_calls_in_a_row_go_together() -> None:
    second = CALL.replace("stories", "news")
    assert text_of(f"{PROSE}{LAST}{CALL}{second}").endswith("until the end of June.")


def test_a_call_above_the_last_paragraph_stays() -> None:
    assert "check our news page" in text_of(f"{PROSE}{CALL}{LAST}")


PACK = """
[[rule]]
id = "call_to_action/lamp-club"
kind = "call_to_action"
scope = "line"
place = "{place}"
why = "Invites to the readers' club"
phrases = ["join the Lamp Club"]
hits = ["Join the Lamp Club"]
near_misses = ["He did not join the Lamp Club"]
"""


@pytest.mark.parametrize(("place", "found"), [("head", []), ("body", []), ("tail", [4]), ("margin", [4]), ("any", [4])])
def test_a_rule_for_another_place_takes_nothing_at_the_end(place: str, found: list[int], tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(PACK.format(place=place), encoding="utf-8")
    assert closing_blocks(f"{LAST * 4}<p>Join the Lamp Club", Settings(rules=(str(pack),))) == found


@pytest.mark.parametrize(("above", "found"), [pytest.param(2, [], id="2"), pytest.param(3, [3], id="3")])
def test_a_text_keeps_its_first_three_blocks(above: int, found: list[int]) -> None:
    assert closing_blocks(f"{LAST * above}{CALL}", Settings()) == found
