"""Repairs by example: what must be restored, what must stay, and what is known not to work yet.

Each case is a block of text with its language and, where something is to be repaired, what comes out and
the kinds of repair that the record will name. The files follow ftfy's: seen in the wild, synthetic,
negative, known failures.
"""

import json
from pathlib import Path

import pytest

from newsclean.records import Block, Document, Page
from newsclean.repair import redo, repair, repair_text, undo

FOLDER = Path(__file__).parent / "fixtures" / "repairs"


def read_cases(name: str) -> list:
    cases = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return [
        pytest.param(case, id=f"{number}-{case['language']}-{case['label']}".replace(" ", "-"))
        for number, case in enumerate(cases)
    ]


@pytest.mark.parametrize("case", read_cases("negative"))
def test_stays_as_it_is(case: dict) -> None:
    assert repair_text(case["original"], case["language"]) == (case["original"], ())


@pytest.mark.parametrize("case", [*read_cases("in-the-wild"), *read_cases("synthetic")])
def test_is_restored(case: dict) -> None:
    text, edits = repair_text(case["original"], case["language"])
    assert text == case["fixed"]
    assert {edit.by for edit in edits} == set(case["repairs"])
    assert redo(case["original"], edits) == text
    assert undo(text, edits) == case["original"]
    assert repair_text(text, case["language"]) == (text, ())


@pytest.mark.parametrize("case", read_cases("known-failures"))
@pytest.mark.xfail(strict=True)
def test_known_failure(case: dict) -> None:
    assert repair_text(case["original"], case["language"])[0] == case["fixed"]


@pytest.mark.parametrize("case", [*read_cases("in-the-wild"), *read_cases("synthetic")])
def test_is_noticed_among_clean_blocks(case: dict) -> None:
    """The look over the whole page finds each damaged block, and leaves its neighbours alone."""
    raws = ["Kabul has been quiet since Monday.", case["original"], "Nothing else happened that day."]
    document = Document(Page("x", ""), "text", "", "str", "", tuple(Block(i, raw, raw) for i, raw in enumerate(raws)))
    blocks = repair(document).blocks
    assert [block.raw for block in blocks] == raws
    assert [blocks[0].text, blocks[2].text] == [raws[0], raws[2]]
    # The language of the page is English here, so that only repairs for any language can be expected.
    assert blocks[1].text == repair_text(case["original"], repair(document).language)[0]


def test_there_are_cases_enough() -> None:
    cases = {name: json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) for name in
             ("in-the-wild", "synthetic", "negative", "known-failures")}  # fmt: skip
    total = sum(map(len, cases.values()))
    assert total >= 400
    assert len(cases["negative"]) >= total / 2
    assert len({case["language"] for group in cases.values() for case in group}) >= 10
