"""Edits can be found, redone and undone, and together they give disjoint hunks."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.records import Edit
from newsclean.repair import compose, find_edits, redo, undo

READABLE = [
    ("equal texts", "Kabul fell.", "Kabul fell.", []),
    ("lost space", "of residents.Officials said", "of residents. Officials said",
     [("residents.Officials", "residents. Officials")]),
    ("two of them apart", "a.B c d e.F", "a. B c d e. F", [("a.B", "a. B"), ("e.F", "e. F")]),
    ("quote", "was ignored, ”said Abdul", "was ignored,” said Abdul", [("ignored, ”said", "ignored,” said")]),
    ("space before a quote", "from Taliban ”.", "from Taliban”.", [("Taliban ”.", "Taliban”.")]),
    ("white space takes in the word after it", "the Taliban\u00a0has made", "the Taliban has made",
     [("Taliban\u00a0has", "Taliban has")]),
    ("white space at the start", "\u00a0“Guided by", "“Guided by", [("\u00a0“Guided", "“Guided")]),
    ("white space at the end", "the offensive.\u00a0", "the offensive.", [("offensive.\u00a0", "offensive.")]),
    ("letters", "political u n i o n of states", "political union of states", [("u n i o n", "union")]),
    ("a script without spaces", "東京で地震か発生", "東京で地震が発生", [("か", "が")]),
    ("all gone", "\u200b", "", [("\u200b", "")]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("before", "after", "expected"), [row[1:] for row in READABLE], ids=[row[0] for row in READABLE]
)
def test_edits_read_well(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    edits = find_edits(before, after, "x")
    assert [(edit.old, edit.new) for edit in edits] == expected
    assert redo(before, edits) == after
    assert undo(after, edits) == before


TEXT = st.text(alphabet="ab \n\u00a0”,.東京", max_size=40)


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_edits_replay_and_undo(versions: list[str]) -> None:
    raw, text = versions[0], versions[-1]
    edits: list[Edit] = []
    for before, after in pairwise(versions):
        edits += find_edits(before, after, "x")
    assert redo(raw, edits) == text
    assert undo(text, edits) == raw


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_hunks_are_disjoint_and_give_both_texts_back(versions: list[str]) -> None:
    raw, text = versions[0], versions[-1]
    edits: list[Edit] = []
    for number, (before, after) in enumerate(pairwise(versions)):
        edits += find_edits(before, after, f"repair {number}")
    hunks = compose(raw, edits)
    for hunk, following in pairwise(hunks):
        assert hunk.raw_end <= following.raw_start
        assert hunk.end <= following.start
    undone, redone = text, raw
    for hunk in reversed(hunks):
        undone = undone[: hunk.start] + raw[hunk.raw_start : hunk.raw_end] + undone[hunk.end :]
        redone = redone[: hunk.raw_start] + text[hunk.start : hunk.end] + redone[hunk.raw_end :]
        assert hunk.by
    assert undone == raw
    assert redone == text


def test_a_hunk_names_its_repairs_in_order() -> None:
    edits = (
        *find_edits("a\u00a0b.C", "a b.C", "whitespace"),
        *find_edits("a b.C", "a b. C", "missing_space"),
    )
    (hunk,) = compose("a\u00a0b.C", edits)
    assert hunk.by == ("whitespace", "missing_space")


def test_long_texts_take_linear_time() -> None:
    before = "one two.Three " * 20_000
    after = "one two. Three " * 20_000
    edits = find_edits(before, after, "missing_space")
    assert len(edits) == 20_000
    assert len(compose(before, edits)) == 20_000
