"""Lines that consist of the words of chrome, with names and topics between them that no rule can list."""

from __future__ import annotations

import pytest

from newsclean import clean_text
from newsclean.label.by_wording import KNOWN
from newsclean.label.rules.for_page import rule_table

TEXT = [
    "The ferry to Dorrin Sand runs again after three weeks in the dock at Quillport",
    "By Rosa Amble",
    "14 April 2023",
    "The ferry to the island runs again after three weeks in the dock, the harbour office said on Friday.",
    "Two of its four engines were replaced, and the hull was scraped and painted for the first time in nine years.",
    "Islanders had been taken across by fishing boats, which carried their letters, their sheep and one piano.",
]
TAIL = ["Tags: ferry, Dorrin Sand", "Leave a comment", "© 2023 The Quillport Lamp. All rights reserved."]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The boats will be thanked with a supper on the quay on Sunday.", id="of the text's topic"),
        pytest.param("Three weeks are long, said Agnes Pell, who had missed two weddings.", id="other words"),
        pytest.param("Nobody paid.", id="short"),
    ],
)
def test_a_sentence_at_the_end_of_the_text_stays(line: str) -> None:
    assert clean_text("\n\n".join([*TEXT, line, *TAIL])).blocks[-1].text == line


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Join our Quillport Lamp WhatsApp channel for the top stories of the day", "call_to_action"),
        ("Get the latest updates on tides, trade and chess. Download the Quillport Lamp app.", "call_to_action"),
        ("Already a Lamp subscriber with an account? Log in to continue reading.", "paywall"),
    ],
)
def test_a_line_with_names_between_known_words_goes(line: str, kind: str) -> None:
    article = clean_text("\n\n".join([*TEXT, line, *TAIL]))
    assert article.blocks[-1].text == TEXT[-1]
    assert kind in {removal.kind for removal in article.removed if removal.text == line}


def test_a_standfirst_with_some_known_words_stays() -> None:
    line = "Many readers want to know what a new boiler costs. All questions and answers"
    share = rule_table(frozenset({"en"})).wording.measure(line).share
    assert 0.4 <= share < 0.6
    article = clean_text("\n\n".join([TEXT[0], line, *TEXT[1:], *TAIL]))
    assert line in {block.text for block in article.blocks}


@pytest.mark.parametrize(
    ("language", "line", "least", "most"),
    [
        ("en", "The harbour office replaced two of the four engines in March.", 0.0, KNOWN - 0.01),
        ("en", "Get the latest news and updates from the Quillport Lamp in your inbox", 0.6, 1.0),
        ("ja", "港湾事務所は三月に四基のうち二基を交換した。", 0.0, KNOWN - 0.01),
        ("ja", "この記事についてコメントを投稿するにはログインしてください", 0.6, 1.0),
    ],
)
def test_how_much_of_a_line_rules_know(language: str, line: str, least: float, most: float) -> None:
    assert least <= rule_table(frozenset({language, "en"})).wording.measure(line).share <= most


@pytest.mark.parametrize(
    ("name", "day", "below"),
    [
        pytest.param("Agnes Pell says:", "15 April 2023 at 9:14 am", "Reply", id="a name that says"),
        pytest.param("gull_of_dorrin", "3 hours ago", "Reply Share Report", id="a name and an age"),
    ],
)
def test_a_comment_below_a_name_and_a_day_goes(name: str, day: str, below: str) -> None:
    comment = [name, day, "About time too, my aunt has missed two weddings and a christening.", below]
    article = clean_text("\n\n".join([*TEXT, *comment, *TAIL[1:]]))
    assert article.blocks[-1].text == TEXT[-1]


@pytest.mark.parametrize(
    ("name", "day", "below"),
    [
        pytest.param("The first boat", "15 April 2023", "3 comments", id="a sub-heading and a day above the comments"),
        pytest.param("gull_of_dorrin", "3 hours ago", "Subscribe", id="no button for answers"),
        pytest.param("The first boat sailed on a Monday.", "15 April 2023", "Reply", id="a sentence above the day"),
    ],
)
def test_a_sentence_below_a_day_stays(name: str, day: str, below: str) -> None:
    line = "About time too, said Agnes Pell, who had missed two weddings and a christening."
    article = clean_text("\n\n".join([*TEXT, name, day, line, below, *TAIL[1:]]))
    assert article.blocks[-1].text == line
