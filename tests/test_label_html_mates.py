"""What nothing names takes the kind of the few blocks in its box; larger boxes and mixed ones name nothing."""

import pytest

from newsclean.kinds import LabelKind
from newsclean.label.decide import first_kinds
from newsclean.label.html.naming.mates import LEAST, LEAST_OF_FORM, MOST, label_legal_lists, label_mates
from newsclean.origins import STRUCTURE, STRUCTURE_LINKS, STRUCTURE_OF, of_rule
from newsclean.parse.html.blocks import parse_html
from newsclean.records import Document, Label, Page

Kinds = dict[int, str]
KINDS = {"s": "sidebar", "o": "other", "b": "byline", "B": "author_bio", "t": "body", "r": "related_link"}


def named(html: str, structure: str, rules: Kinds) -> dict[int, str]:
    """The blocks that are named. `structure` has a letter for each block, `rules` the kinds that rules give."""
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [
        Label(i, kind, 0.9, STRUCTURE if kind == "body" else STRUCTURE_OF[kind], "")  # type: ignore[arg-type,index]
        for i, kind in enumerate(KINDS[letter] for letter in structure)
    ]
    ruled = [Label(i, kind, 0.8, of_rule(f"{kind}/x"), "") for i, kind in rules.items()]  # type: ignore[arg-type]
    return {label.block: label.kind for label in label_mates(document, first_kinds(opinions), opinions, ruled)}


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
            "<aside><p><a href=/1>Port is shut</a></p><p>Sign up</p></aside>", "so", {1: "newsletter"}, {},
            id="another story at the side",
        ),
        pytest.param("<aside><p>The Pulse</p><p>Ad</p></aside>", "so", {1: "advertisement"}, {}, id="beside an offer"),
        pytest.param(
            "<aside><p>The Pulse</p><p>Sign up</p></aside>", "so", {1: "newsletter"}, {0: "newsletter"},
            id="at the side",
        ),
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


@pytest.mark.parametrize(
    ("html", "own", "place", "rule", "least"),
    [
        pytest.param("<div><p>The Pulse</p><p>Sign up</p></div>", "other", 2, "newsletter", LEAST, id="a weak rule"),
        pytest.param(
            "<form><p>Your name</p><p>Pick a card</p></form>", "call_to_action", 1, "comment_form", LEAST_OF_FORM,
            id="fields of a form do not make it one for comments",
        ),
    ],
)  # fmt: skip
def test_a_rule_below_the_least_score_names_no_box(
    html: str, own: LabelKind, place: int, rule: LabelKind, least: float
) -> None:
    html = f"<body><p>It ran.</p>{html}"
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [Label(0, "body", 0.9, STRUCTURE, "")]
    opinions += [Label(block, own, 0.9, STRUCTURE_OF[own], "") for block in (1, 2)]
    for score, found in ((least - 0.01, 0), (least, 1)):
        ruled = [Label(place, rule, score, of_rule(f"{rule}/x"), "")]
        assert len(list(label_mates(document, first_kinds(opinions), opinions, ruled))) == found


@pytest.mark.parametrize(
    ("html", "rules", "expected"),
    [
        pytest.param("<ul><li>Terms<li>Jobs<li>Port</ul>", {0: "legal"}, {}, id="one of three"),
        pytest.param("<ul><li>Terms<li>Jobs</ul>", {0: "legal"}, {}, id="one of two"),
        pytest.param("<ul><li>Terms<li>Privacy<li>A<li>B<li>C</ul>", {0: "legal", 1: "legal"}, {}, id="two of five"),
        pytest.param("<p>Terms<p>Privacy<p>Jobs", {0: "legal", 1: "legal"}, {}, id="no list"),
        pytest.param(
            "<ul><li>Terms<li>Jobs<li>Privacy<li>Find us</ul>", {0: "legal", 2: "legal", 3: "share"}, {1: "legal"},
            id="half of the list, but not what a rule knows",
        ),
    ],
)  # fmt: skip
def test_lists_of_legal_links(html: str, rules: Kinds, expected: Kinds) -> None:
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(f"<body>{html}")[1])
    opinions = [Label(block.index, "navigation", 0.9, STRUCTURE_OF["navigation"], "") for block in document.blocks]
    ruled = [Label(i, kind, 0.8, of_rule(f"{kind}/x"), "") for i, kind in rules.items()]  # type: ignore[arg-type]
    assert {label.block: label.kind for label in label_legal_lists(document, first_kinds(opinions), ruled)} == expected


def test_an_entry_with_a_kind_of_its_own_is_not_legal() -> None:
    html = "<body><ul><li>Terms<li>Jobs<li>Privacy<li>3 May</ul>"
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    own: list[LabelKind] = ["navigation", "navigation", "navigation", "date_line"]
    opinions = [Label(i, kind, 0.9, STRUCTURE_OF[kind], "") for i, kind in enumerate(own)]
    ruled = [Label(i, "legal", 0.8, of_rule("legal/x"), "") for i in (0, 2)]
    assert [label.block for label in label_legal_lists(document, first_kinds(opinions), ruled)] == [1]


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        pytest.param("More offers", {}, id="a button"),
        pytest.param("Port is shut by storm", {1: "related_link"}, id="a headline"),
    ],
)
def test_a_short_link_names_no_box(link: str, expected: Kinds) -> None:
    html = f"<body><p>It ran.</p><div><h4>Good to know</h4><p><a href=/1>{link}</a></p></div>"
    document = Document(Page("a", html, kind="html"), "html", html, "str", "", parse_html(html)[1])
    opinions = [
        Label(0, "body", 0.9, STRUCTURE, ""),
        Label(1, "other", 0.9, STRUCTURE_OF["other"], ""),
        Label(2, "related_link", 0.9, STRUCTURE_LINKS, ""),
    ]
    assert {label.block: label.kind for label in label_mates(document, first_kinds(opinions), opinions, [])} == expected
