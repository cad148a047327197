"""What nothing names takes the kind of the few blocks in its box; larger boxes and mixed ones name nothing."""

import pytest

from newsclean.label.html.mates import LEAST, MOST, label_mates
from newsclean.origins import STRUCTURE, STRUCTURE_OF, of_rule
from newsclean.parse.html import parse_html
from newsclean.records import Document, Label, Page

Kinds = dict[int, str]
KINDS = {"o": "other", "b": "byline", "B": "author_bio", "t": "body", "r": "related_link"}


def named(html: str, structure: str, rules: Kinds) -> dict[int, str]:
    """The blocks that are named. `structure` has a letter for each block, `rules` the kinds that rules give."""
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [
        Label(i, kind, 0.9, STRUCTURE if kind == "body" else STRUCTURE_OF[kind], "")  # type: ignore[arg-type,index]
        for i, kind in enumerate(KINDS[letter] for letter in structure)
    ]
    ruled = [Label(i, kind, 0.8, of_rule(f"{kind}/x"), "") for i, kind in rules.items()]  # type: ignore[arg-type]
    return {label.block: label.kind for label in label_mates(document, opinions, ruled)}


@pytest.mark.parametrize(
    ("html", "structure", "rules", "expected"),
    [
        pytest.param(
            "<p>It ran.</p><div><h4>The Pulse</h4><p>Every Friday.</p><p>Sign up</p></div>", "tooo", {3: "newsletter"},
            {1: "newsletter", 2: "newsletter"}, id="a newsletter",
        ),
        pytest.param(
            "<p>It ran.</p><div><p>Jane Doe</p><p>She writes on ferries.</p></div>", "tbB", {}, {1: "author_bio"},
            id="whom a note on the author is about",
        ),
        pytest.param(
            "<p>It ran.</p><div><p>Jane Doe</p><p>Read on</p></div>", "tbr", {}, {}, id="who wrote another story"
        ),
        pytest.param(
            "<div><p>It ran.</p><p>The Pulse</p><p>Sign up</p></div>", "too", {2: "newsletter"}, {}, id="beside text"
        ),
        pytest.param(
            "<div><p>The Pulse</p><p>Sign up</p><p>Vote</p></div>", "ooo", {1: "newsletter", 2: "poll"}, {}, id="mixed"
        ),
        pytest.param(
            "<div><div><p>Sign up</p></div><p>The Pulse</p></div>", "oo", {0: "newsletter"}, {1: "newsletter"},
            id="the smallest box that has a named block",
        ),
        pytest.param(
            "<p>It ran.</p><div><h4>Pulse</h4><div><div><p>On Fridays.</p></div></div><p>Sign up</p></div>",
            "tooo", {3: "newsletter"}, {1: "newsletter", 2: "newsletter"}, id="two elements deeper",
        ),
        pytest.param("<p>Sign up</p><p>The Pulse</p>", "oo", {0: "newsletter"}, {}, id="the whole page is no box"),
        pytest.param(
            "<div>" + "<p>The Pulse</p>" * MOST + "<p>Sign up</p></div>", "o" * (MOST + 1), {MOST: "newsletter"}, {},
            id="too many",
        ),
        pytest.param(
            "<div><p>Weather</p><p>12 degrees</p></div>", "oo", {0: "sidebar"}, {}, id="a kind that is a place"
        ),
    ],
)  # fmt: skip
def test_mates(html: str, structure: str, rules: Kinds, expected: Kinds) -> None:
    assert named(f"<body>{html}", structure, rules) == expected


def test_a_weak_rule_names_no_box() -> None:
    html = "<body><p>It ran.</p><div><p>The Pulse</p><p>Sign up</p></div>"
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [Label(0, "body", 0.9, STRUCTURE, "")]
    opinions += [Label(place, "other", 0.9, STRUCTURE_OF["other"], "") for place in (1, 2)]
    for score, found in ((LEAST - 0.01, 0), (LEAST, 1)):
        ruled = [Label(2, "newsletter", score, of_rule("newsletter/x"), "")]
        assert len(list(label_mates(document, opinions, ruled))) == found
