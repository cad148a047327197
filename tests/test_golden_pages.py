"""Golden pages give the expected records, field by field. A known failure is marked in the file and must fail."""

from collections import Counter
from typing import Any

import pytest
from golden import FIELDS, expected_of, page_of, result_of, slugs

from newsclean.pipeline import examine
from newsclean.settings import Settings

PARTS = [*FIELDS, "paragraphs", "removed"]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("slug", slugs())
def test_golden_page(slug: str, part: str, request: pytest.FixtureRequest) -> None:
    expected = expected_of(slug)
    known: dict[str, str] = expected.get("known_failure", {})
    if part in known:
        request.applymarker(pytest.mark.xfail(reason=known[part], strict=True))
    result = result_of(slug)
    if part == "removed":
        # Without the kinds: what is chrome. The kinds have a test of their own.
        assert texts(result) == texts(expected)
    else:
        assert result[part] == expected[part]


def texts(page: dict[str, Any]) -> list[str]:
    return [text for _, text in page["removed"]]


def test_kinds_of_removed_pieces() -> None:
    """At least four of five pieces that are rightly left out are named as a reader would name them."""
    right: Counter[bool] = Counter()
    for slug in slugs():
        wanted = Counter((kind, text) for kind, text in expected_of(slug)["removed"])
        named = Counter((kind, text) for kind, text in result_of(slug)["removed"])
        right[True] += (wanted & named).total()
        right[False] += (wanted - named).total()
    assert right[True] >= 0.8 * right.total()


@pytest.mark.parametrize("slug", slugs())
def test_opinions_are_told_in_one_style(slug: str) -> None:
    """Reasons begin with a capital and have no stop."""
    decisions = examine(page_of(slug), Settings()).decisions
    for opinion in {label for decision in decisions for label in (decision.label, *decision.evidence)}:
        assert not opinion.reason[0].islower(), opinion
        assert not opinion.reason.endswith("."), opinion


def test_there_are_enough_pages_and_languages() -> None:
    assert len(slugs()) >= 25
    assert len({expected_of(slug)["language"] for slug in slugs()}) >= 8
