"""A rule with `kind = "body"` keeps the lines it takes, whatever removes them, and changes nothing else."""

import re
from pathlib import Path

import pytest

from newsclean import Article, BadRules, Settings, clean
from newsclean.explain import explain
from newsclean.kinds import LabelKind
from newsclean.label.decide import decide
from newsclean.label.rules.check import check_rule
from newsclean.label.rules.for_page import keep_table, rule_table
from newsclean.label.rules.packs import parse_pack
from newsclean.origins import LAYOUT_PROSE, Origin, of_rule
from newsclean.parse.text.blocks import parse_text
from newsclean.records import Document, Label, Page

RULE = """
[[rule]]
id = "body/ours"
kind = "body"
why = "Ours"
hits = ["{phrase}"]
near_misses = ["The quay is closed"]
phrases = ["{phrase}"]
scope = "start"
"""
PROSE = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks after "
    "a storm broke the landing stage, and the islanders lived on what the fishing boats brought them."
)
REPLY = "Leave a Reply"
SECOND = PROSE.replace("ferry", "boat")
TEXT = f"Ferry runs again after three weeks\n\nBy Anna Berg\n\n{PROSE}\n\n{SECOND}\n\n{REPLY}\n\nName\n"
HTML = (
    "<html><head><title>Ferry runs again | Lamp</title></head><body><nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
    f"<article><h1>Ferry runs again</h1><p>{PROSE}</p><p>{SECOND}</p></article>"
    "<footer><p>Timetable: at nine and at noon, daily</p><p>© 2024 The Lamp. All rights reserved.</p></footer>"
    "</body></html>"
)


def with_rule(tmp_path: Path, phrase: str, more: str = "") -> Settings:
    pack = tmp_path / "ours.toml"
    pack.write_text(RULE.format(phrase=phrase) + more, encoding="utf-8")
    return Settings(rules=(str(pack),))


def removed(article: Article) -> list[str | None]:
    return [piece.text for piece in article.removed]


CASES = [
    pytest.param(TEXT, REPLY, id="text, known to a rule"),
    pytest.param(TEXT, "By Anna Berg", id="text, by the layout"),
    pytest.param(HTML, "Timetable: at nine and at noon, daily", id="html, by the classifier"),
    pytest.param(HTML, "© 2024 The Lamp. All rights reserved.", id="html, surely chrome"),
    pytest.param(HTML, "Home Sport", id="html, menu"),
]


@pytest.mark.parametrize(("page", "line"), CASES)
def test_a_line_that_a_rule_keeps_is_text(page: str, line: str, tmp_path: Path) -> None:
    before = clean(page)
    assert line in removed(before)
    after = clean(page, settings=with_rule(tmp_path, line))
    assert line in after.text.split("\n\n")
    assert removed(after) == [text for text in removed(before) if text != line]


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_a_rule_that_takes_no_line_changes_nothing(page: str, tmp_path: Path) -> None:
    before, after = clean(page), clean(page, settings=with_rule(tmp_path, "No such line"))
    assert (after.text, after.removed, after.confidence) == (before.text, before.removed, before.confidence)


@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_a_title_stays_the_title(page: str, tmp_path: Path) -> None:
    before, after = clean(page), clean(page, settings=with_rule(tmp_path, "Ferry runs again"))
    assert before.title
    assert (after.title, after.text) == (before.title, before.text)


@pytest.mark.parametrize(("place", "stays"), [("body", False), ("head", False), ("tail", True), ("margin", True)])
@pytest.mark.parametrize("page", [TEXT, HTML], ids=["text", "html"])
def test_its_place_counts(page: str, place: str, stays: bool, tmp_path: Path) -> None:
    line = REPLY if page is TEXT else "Timetable"
    settings = with_rule(tmp_path, line, f'place = "{place}"\n')
    assert (line in clean(page, settings=settings).text) == stays


def test_a_weak_rule_is_one_opinion_among_others(tmp_path: Path) -> None:
    settings = with_rule(tmp_path, REPLY, "score = 0.3\n")
    assert REPLY in removed(clean(TEXT, settings=settings))


def test_what_settings_drop_is_kept_too(tmp_path: Path) -> None:
    page = HTML.replace("</article>", "<ul><li>Fares rise in May.</li><li>Dogs travel free.</li></ul></article>")
    dropped = clean(page, settings=Settings(drop_lists=True)).text
    kept = clean(page, settings=Settings(drop_lists=True, rules=with_rule(tmp_path, "Fares rise").rules)).text
    assert ("Fares" in dropped, "Fares" in kept, "Dogs" in kept) == (False, True, False)


def test_it_can_be_switched_off_and_is_shown(tmp_path: Path) -> None:
    settings = with_rule(tmp_path, REPLY)
    page = tmp_path / "a.txt"
    page.write_text(TEXT, encoding="utf-8")
    shown = explain(str(page), settings, evidence=True)
    assert f"+ {REPLY}\n    body, body/ours, 1.00: Ours\n    against: comment_form, " in shown
    off = Settings(rules=settings.rules, disabled_rules=("body/ours",))
    assert REPLY in removed(clean(TEXT, settings=off))


def test_long_lines_are_taken() -> None:
    (rule,) = parse_pack(RULE.format(phrase="The ferry"), "x")
    assert rule.score == 1.0
    assert list(check_rule(rule)) == []
    (long,) = parse_pack(RULE.format(phrase=PROSE), "x")
    assert list(check_rule(long)) == []


@pytest.mark.parametrize("number", [0, 1], ids=["a rule of chrome", "a rule that keeps"])
def test_the_examples_of_the_page_on_rules_are_right(number: int) -> None:
    page = (Path(__file__).parents[1] / "docs" / "add-a-rule.md").read_text(encoding="utf-8")
    (rule,) = parse_pack(re.findall(r"^```toml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)[number], "docs")
    assert list(check_rule(rule)) == []


def test_what_follows_cannot_be_kept_with_it() -> None:
    with pytest.raises(BadRules, match="opens is for rules that remove lines"):
        parse_pack(RULE.format(phrase="x") + 'opens = "list"\n', "x")


def test_rules_of_chrome_and_rules_that_keep_are_asked_apart(tmp_path: Path) -> None:
    packs = with_rule(tmp_path, REPLY).packs
    assert [match.rule.kind for match in keep_table(frozenset(), packs).matches(REPLY)] == ["body"]
    assert "body" not in [match.rule.kind for match in rule_table(frozenset(), packs).matches(REPLY)]
    assert keep_table(frozenset({"en"})).rules == ()


@pytest.mark.parametrize(
    ("by", "last"), [(of_rule("body/ours"), "body"), (LAYOUT_PROSE, "related_link")], ids=["kept by a rule", "not"]
)
def test_a_last_line_that_leads_into_a_list(by: Origin, last: LabelKind) -> None:
    source = f"{PROSE}\nSee also:\nPort is shut by storm"
    document = Document(Page("page", source), "text", source, "str", "0" * 64, parse_text(source))
    kinds: tuple[LabelKind, ...] = ("body", "body", "related_link")
    decisions = decide(document, [Label(index, kind, 1.0, by, "") for index, kind in enumerate(kinds)])
    assert decisions[1].label.kind == last
