"""A rule takes a block only in its `place`: above the text, within it, below it."""

from pathlib import Path

import pytest

from newsclean import clean_html, clean_text
from newsclean.errors import BadRules
from newsclean.label.by_rules import table_for
from newsclean.label.html.by_rules import label_html_by_rules
from newsclean.label.rules.packs import parse_pack
from newsclean.origins import STRUCTURE, of_rule
from newsclean.parse import parse
from newsclean.records import Label, Page
from newsclean.settings import Settings

PACK = """
[[rule]]
id = "other/lamp-club"
kind = "other"
phrases = ["join the lamp club"]
place = "{place}"
why = "The club of a paper that does not exist"
hits = ["Join the Lamp Club"]
near_misses = ["He did not join the Lamp Club"]
"""


@pytest.mark.parametrize(
    ("place", "taken"),
    [("head", [0]), ("body", [1, 2]), ("tail", [3]), ("margin", [0, 3]), ("any", [0, 1, 2, 3])],
)
def test_place(place: str, taken: list[int], tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(PACK.format(place=place), encoding="utf-8")
    settings = Settings(rules=(str(pack),))
    document = parse(Page("x", "<p>Join the Lamp Club" * 4, kind="html"), settings)
    body = tuple(Label(index, "body", 0.6, STRUCTURE, "") for index in (1, 2))
    labels = label_html_by_rules(document, body, table_for(document, settings))
    assert [label.block for label in labels if label.by == of_rule("other/lamp-club")] == taken


HEADING = PACK.replace('place = "{place}"', 'opens = "list"')
BELOW = [
    ("nothing beyond the box", "<div><p>Join the Lamp Club<p>One</div><p>Two", [1]),
    ("a heading below a heading names nothing again", "<div><p>Join the Lamp Club<p>Join the Lamp Club<p>One", [1, 2]),
    (
        "a heading that ends the box of another names what is below it in the box around",
        "<div><div><p>Join the Lamp Club<p>One<p>Join the Lamp Club</div><p>Two</div>",
        [1, 2, 3],
    ),
    (
        "a heading amid a box, and one in the next box",
        "<div><p>Join the Lamp Club<p>One</div><div><p>Join the Lamp Club<p>Two</div>",
        [1, 3],
    ),
]


@pytest.mark.parametrize(("html", "below"), [row[1:] for row in BELOW], ids=[row[0] for row in BELOW])
def test_a_heading_names_each_line_below_it_once(html: str, below: list[int], tmp_path: Path) -> None:
    pack = tmp_path / "own.toml"
    pack.write_text(HEADING, encoding="utf-8")
    settings = Settings(rules=(str(pack),))
    document = parse(Page("x", html, kind="html"), settings)
    labels = [
        label
        for label in label_html_by_rules(document, (), table_for(document, settings))
        if label.by == of_rule("other/lamp-club")
    ]
    assert [label.block for label in labels if label.of_heading] == below


SENTENCES = [
    f"The ferry to Marn was {word} on Monday, and nobody on the quay could say why." for word in ("late", "full")
]
BARS = [
    pytest.param(["Facebook", "Telegram"], ["Facebook", "Telegram"], id="names without a line that asks to share"),
    pytest.param(["Share this article", "The island", "Facebook"], ["The island", "Facebook"], id="a line between"),
    pytest.param(["Share this article", "Facebook", "Telegram"], [], id="below the line that asks"),
    pytest.param(["Facebook", "Telegram", "Copy link"], [], id="above it"),
]


@pytest.mark.parametrize(("bar", "stay"), BARS)
def test_names_of_networks_amid_a_text_go_with_the_line_that_asks_to_share(bar: list[str], stay: list[str]) -> None:
    lines = ["The ferry to Marn", *SENTENCES * 3, *bar, *SENTENCES * 3]
    kept = {block.text for block in clean_text("\n\n".join(lines)).blocks}
    assert [line for line in bar if line in kept] == stay


ASKED = [
    pytest.param(["Read more:", "Who owns the ferry?", "The isle votes again"], [], True, id="the first headline asks"),
    pytest.param(
        ["Read more:", "The isle votes again", "Who knew?"], ["Who knew?"], True, id="a later one may be text"
    ),
    pytest.param(["Who owns the ferry?", "Read more:"], ["Who owns the ferry?"], True, id="above the heading"),
    pytest.param(["Read more:", "The isle votes again", "Who owns the quay now?"], [], False, id="below the text"),
    pytest.param(
        ["Read more:", "Who would pay for a boat that lies in the dock for nine weeks of every year that there is?"],
        ["Who would pay for a boat that lies in the dock for nine weeks of every year that there is?"],
        True,
        id="too long for a headline",
    ),
]


@pytest.mark.parametrize(("box", "stay", "amid"), ASKED)
def test_headlines_that_ask_belong_to_the_list_they_stand_in(box: list[str], stay: list[str], amid: bool) -> None:
    lines = ["The ferry to Marn", *SENTENCES * 3, *box, *(SENTENCES if amid else ()), "© 2023 The Lamp"]
    kept = {block.text for block in clean_text("\n\n".join(lines)).blocks}
    assert [line for line in box if line in kept] == stay


SCORED = """[[rule]]
id = "other/ours"
kind = "other"
scope = "start"
phrases = ["the office adds that"]
why = "Ours"
hits = ["The office adds that it is so."]
near_misses = ["The office adds a boat."]
score = SCORE
"""


@pytest.mark.parametrize(("score", "is_kept"), [pytest.param("0.9", True, id="0.9"), pytest.param("1", False, id="1")])
def test_a_score_of_one_removes_what_the_structure_is_sure_of(score: str, is_kept: bool, tmp_path: Path) -> None:
    """As docs/add-a-rule.md says of HTML."""
    (tmp_path / "ours.toml").write_text(SCORED.replace("SCORE", score), encoding="utf-8")
    line = "The office adds that the ferry had been in the dock of the northern port since the storm."
    prose = (
        "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks."
    )
    below = prose.replace("ferry", "boat")
    page = f"<article><h1>Ferry runs again</h1><p>{prose}</p><p>{line}</p><p>{below}</p></article>"
    article = clean_html(page, settings=Settings(rules=(str(tmp_path / "ours.toml"),)))
    assert (line in article.text) is is_kept


@pytest.mark.parametrize("score", ["true", '"a"', "[1]"])
def test_a_score_that_is_no_number_is_refused(score: str) -> None:
    with pytest.raises(BadRules, match="score must be a number"):
        parse_pack(SCORED.replace("SCORE", score), "ours.toml")
