"""Each language's rules on lines written independently of them: chrome is taken, lines of articles stay.

`fixtures/rules/<tag>.jsonl` holds one `{"line": ..., "kind": ...}` per line; `null` marks a line of an article.
"""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from newsclean.kinds import CHROME_KINDS
from newsclean.label.rules.for_page import rule_table
from newsclean.label.rules.packs import shipped_rules

FIXTURES = Path(__file__).parent / "fixtures" / "rules"

# A rule this sure, and not tied to a place, takes a line out of the middle of an article.
SURE = 0.8

# Kinds that no phrase of a language can tell: they take a look at the page.
SEEN_BY_OTHERS = {"site_name", "site_date", "duplicate_title", "other"}


class Line(NamedTuple):
    language: str
    text: str
    kind: str | None


LINES = [
    Line(file.stem, row["line"], row["kind"])
    for file in sorted(FIXTURES.glob("*.jsonl"))
    for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())
]
ARTICLE = [line for line in LINES if line.kind is None]
CHROME = [line for line in LINES if line.kind is not None]
LANGUAGES = sorted({line.language for line in LINES} - {"und"})


def _name(line: Line) -> str:
    return f"{line.language}:{line.kind}:{line.text[:30]}"


@pytest.mark.parametrize("line", ARTICLE, ids=_name)
def test_no_sure_rule_takes_a_line_of_an_article(line: Line) -> None:
    matches = rule_table(frozenset({line.language})).matches(line.text)
    assert [m for m in matches if m.rule.score >= SURE and m.rule.place == "any"] == []


@pytest.mark.parametrize("line", CHROME, ids=_name)
def test_chrome_is_taken_for_what_it_is(line: Line) -> None:
    assert line.kind in CHROME_KINDS
    matches = rule_table(frozenset({line.language})).matches(line.text)
    assert line.kind in {m.rule.kind for m in matches}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_rules_of_every_kind(language: str) -> None:
    kinds = {rule.kind for rule in shipped_rules() if language in rule.languages}
    assert set(CHROME_KINDS) - SEEN_BY_OTHERS - kinds == set()
