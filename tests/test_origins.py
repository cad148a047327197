"""The names of opinions, which the record has: one for each sort, spelled in one way."""

import re
from collections.abc import Iterator
from typing import get_args

import pytest
from golden import page_of, slugs

from newsclean import origins
from newsclean.kinds import LABEL_KINDS
from newsclean.label.rules.packs import shipped_rules
from newsclean.metadata.text import tags
from newsclean.origins import Labeler, Origin, of_rule
from newsclean.pipeline import examine
from newsclean.settings import Settings


def listed() -> Iterator[Origin]:
    for value in vars(origins).values():
        if isinstance(value, Origin):
            yield value
        elif isinstance(value, dict):
            yield from (origin for origin in value.values() if isinstance(origin, Origin))


ORIGINS = frozenset(listed())
RULES = {of_rule(rule.id) for rule in shipped_rules()}


@pytest.mark.parametrize("origin", sorted(ORIGINS, key=str), ids=str)
def test_it_is_called_as_its_kind_is_written_or_in_words_with_hyphens(origin: Origin) -> None:
    assert origin.labeler in get_args(Labeler)
    assert origin.labeler != "rule"
    assert origin.what in LABEL_KINDS or re.fullmatch(r"([a-z]+(-[a-z]+)*)?", origin.what)
    assert origin.what.replace("-", "_") not in LABEL_KINDS or "-" not in origin.what


def test_names_differ_from_one_another_and_from_ids_of_rules() -> None:
    assert len(set(map(str, ORIGINS))) == len(ORIGINS)
    assert {rule.id for rule in shipped_rules()}.isdisjoint(map(str, ORIGINS))
    assert set(LABEL_KINDS).isdisjoint(get_args(Labeler))


def test_that_of_a_rule_is_its_id_with_its_kind() -> None:
    for rule in shipped_rules():
        assert str(of_rule(rule.id)) == rule.id
        assert of_rule(rule.id).kind == rule.kind


@pytest.mark.parametrize("slug", slugs())
def test_no_opinion_on_a_golden_page_has_another(slug: str) -> None:
    decisions = examine(page_of(slug), Settings()).decisions
    found = {label.by for decision in decisions for label in (decision.label, *decision.evidence)}
    assert found - ORIGINS - RULES == set()


def test_rules_that_code_asks_for_are_shipped() -> None:
    asked = {origin for names in (tags.LABELS, tags.LIKE_TAGS, tags.BY_SHAPE) for origin in names}
    assert {origin for origin in asked if origin.labeler == "rule"} <= RULES
