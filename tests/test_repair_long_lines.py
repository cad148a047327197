"""Very long lines are repaired in windows: as short ones are, in linear time, and with edits at their places."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean import clean_text
from newsclean.repair import redo, repair_text, undo
from newsclean.repair.windows import LONGEST, windows

DAMAGED = "The ferry runs again.Officials said  “nobody” was hurt, and the cafÃ© is open. "
REPAIRED = "The ferry runs again. Officials said “nobody” was hurt, and the café is open. "


@pytest.mark.parametrize("size", [LONGEST - 1, LONGEST])
def test_a_line_up_to_the_limit_is_one_window(size: int) -> None:
    line = (DAMAGED * LONGEST)[:size]
    assert list(windows(line)) == [(line, "")]


CUTS = [
    ("between sentences", "It is so. " * 3_000, 3_000 * 10),
    ("between words", "word " * 6_000, 6_000 * 5),
    ("between Chinese sentences", "渡轮周一恢复运行。" * 4_000, 4_000 * 9),
    ("where it is full", "x" * 45_000, 45_000),
]


@pytest.mark.parametrize(("line", "size"), [row[1:] for row in CUTS], ids=[row[0] for row in CUTS])
def test_windows_make_up_the_line(line: str, size: int) -> None:
    pieces = list(windows(line))
    assert len(pieces) > 1
    assert all(LONGEST * 7 / 8 <= len(window) <= LONGEST for window, _ in pieces[:-1])
    assert "".join(window + space for window, space in pieces) == line
    assert len(line) == size


def test_a_long_line_is_repaired_as_its_sentences_are() -> None:
    times = 120_000 // len(DAMAGED)
    article = clean_text(f"A headline\n\n{DAMAGED * times}\n\nAnd that was all that they said about it.\n")
    assert (REPAIRED * times).strip() in article.text
    assert len(article.repairs) >= 2 * times
    text = article.text
    for repair in reversed(article.repairs):
        assert text[repair.start : repair.end] == repair.after
        text = text[: repair.start] + (repair.before or "") + text[repair.end :]
    assert (DAMAGED * times).strip() in text


@pytest.mark.parametrize("space", ["  ", " \t ", " " * 30_000, "\u00a0 "], ids=["two", "tab", "very many", "no-break"])
def test_words_do_not_grow_together_at_the_edge_of_a_window(space: str) -> None:
    words = ["word"] * 12_000 if len(space) < 9 else ["word"] * 5
    assert repair_text(space.join(words), "en")[0] == " ".join(words)


PIECES = [
    "The",
    "officials",
    "said",
    "a",
    "u",
    "n",
    ".",
    ",",
    "“",
    "”",
    '"',
    " ",
    "  ",
    "\u00a0",
    "\t",
    "\n",
    "\u200b",
    "\x93",
]
PIECES += ["Ã©", "&amp;", "é", "e\u0301", "東京", "。", "\u3000", "ago", "5"]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.integers(min_value=4, max_value=20))
def test_edits_of_windows_can_be_redone_and_undone(raw: str, longest: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("newsclean.repair.LONGEST", longest)
        patch.setitem(windows.__globals__, "LONGEST", longest)
        text, edits = repair_text(raw, "en")
    assert redo(raw, edits) == text
    assert undo(text, edits) == raw


PILES = [
    ("damaged prose", DAMAGED),
    ("quotation marks", "“a ” b, ”said "),
    ("letters", "u n i o n "),
    ("joined sentences", "It is so.Word "),
    ("Chinese", "渡轮周一恢复运行，港务局说。"),
    ("no space at all", "loremipsum"),
]  # fmt: skip


@pytest.mark.parametrize("piece", [row[1] for row in PILES], ids=[row[0] for row in PILES])
def test_a_line_of_four_times_the_length_takes_four_times_as_long(piece: str) -> None:
    def took(size: int) -> float:
        line = piece * (size // len(piece))
        started = time.process_time()
        clean_text(f"A headline\n\n{line}\n\nAnd that was all that they said.\n")
        return time.process_time() - started

    took(20_000)
    assert took(480_000) < 8 * took(120_000) + 0.5
