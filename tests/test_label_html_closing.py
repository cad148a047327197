"""The site's own words at the end of the text go though they look like it; the same words amid the text stay."""

import pytest

from newsclean import Settings, clean_html
from newsclean.label.by_rules import table_for
from newsclean.label.html.closing import label_closing
from newsclean.origins import STRUCTURE
from newsclean.parse.html import parse_html
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


@pytest.mark.parametrize(
    "closing",
    [
        "Got a story? Get in touch with our news team by emailing us at desk@lamp.example.",
        "For more stories like this, check our news page.",
        "Jane Doe is a freelance writer and the author of two books on harbours.",
        "Sign up for our newsletter to get the best stories straight to your inbox every morning.",
        "(Quelle: APA/dpa)",
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
        pytest.param("The interview was conducted by Jane Doe.", id="who asked"),
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


@pytest.mark.parametrize(("above", "found"), [pytest.param(2, [], id="2"), pytest.param(3, [3], id="3")])
def test_a_text_keeps_its_first_three_blocks(above: int, found: list[int]) -> None:
    html = f"<body>{LAST * above}{CALL}"
    document = Document(Page("a", html, kind="html"), "html", html, "str", "en", parse_html(html)[1])
    opinions = [Label(place, "body", 0.9, STRUCTURE, "") for place in range(above + 1)]
    labels = label_closing(document, opinions, table_for(document, Settings()))
    assert [label.block for label in labels] == found
