"""One decision per block, and the corrections once all decisions are known. Near misses come first."""

import pytest

from newsclean.kinds import LabelKind
from newsclean.label.decide import decide, is_named
from newsclean.origins import Origin, of_rule
from newsclean.parse.text.blocks import parse_text
from newsclean.records import Document, Label, Page

BY = Origin("classifier/html")
PROSE = "The harbour master closed the north quay on Thursday after divers found shipworm."


def kinds_of(*lines: tuple[str, LabelKind]) -> list[LabelKind]:
    source = "\n".join(text for text, _ in lines)
    document = Document(Page("page", source), "text", source, "str", "0" * 64, parse_text(source))
    labels = [Label(index, kind, 0.8, BY, "") for index, (_, kind) in enumerate(lines)]
    return [decision.label.kind for decision in decide(document, labels)]


@pytest.mark.parametrize(
    ("line", "below"),
    [
        pytest.param("He said this:", "newsletter", id="above what is no list"),
        pytest.param("The quay will stay so.", "related_link", id="a sentence"),
        pytest.param(
            "More of this is told at length in the report that the county has put on its pages:", "share", id="long"
        ),
    ],
)
def test_a_last_line_stays(line: str, below: LabelKind) -> None:
    assert kinds_of((PROSE, "body"), (line, "body"), ("Port is shut by storm", below))[1] == "body"


def test_a_line_amid_the_text_and_the_only_line_stay() -> None:
    amid = kinds_of((PROSE, "body"), ("See also:", "body"), ("Port is shut by storm", "related_link"), (PROSE, "body"))
    assert amid == ["body", "body", "related_link", "body"]
    assert kinds_of(("See also:", "body"), ("Port is shut by storm", "related_link"))[0] == "body"


@pytest.mark.parametrize("below", ["related_link", "share", "tag_cloud"])
def test_what_leads_into_a_list_goes_with_it(below: LabelKind) -> None:
    assert kinds_of((PROSE, "body"), ("See also:", "body"), ("Port is shut by storm", below))[1] == below


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        pytest.param("Write a comment", "comment_form", id="the form's heading"),
        pytest.param("I told the harbour master so in March!", "comment", id="a comment"),
        pytest.param("for years I have told the harbour master that its piles will not hold", "comment", id="long"),
    ],
)
def test_what_stands_between_comments_and_their_form(said: str, kind: LabelKind) -> None:
    found = kinds_of((PROSE, "body"), ("2 comments", "comment"), (said, "comment"), ("Your name", "comment_form"))
    assert found == ["body", "comment", kind, "comment_form"]


@pytest.mark.parametrize(
    ("by", "kind", "named"),
    [
        pytest.param(Origin("classifier/html", "navigation"), "navigation", False, id="the place"),
        pytest.param(Origin("classifier/html", "byline"), "byline", False, id="a box that holds other things too"),
        pytest.param(Origin("classifier/text", "comment"), "comment", False, id="the place in a plain text"),
        pytest.param(Origin("classifier/html", "newsletter"), "newsletter", True, id="a box of one kind"),
        pytest.param(of_rule("navigation/home"), "navigation", True, id="a phrase"),
        pytest.param(of_rule("newsletter/sign-up"), "navigation", False, id="the place, though a phrase is known"),
    ],
)
def test_what_an_opinion_names(by: Origin, kind: LabelKind, named: bool) -> None:
    assert is_named(Label(0, kind, 0.9, by, "")) is named
