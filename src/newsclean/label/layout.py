"""Where the title stands and where the article begins and ends, from the shape of the lines alone.

Prose lines pull the article together, short lines push it apart; the best run of prose is its core. All
of it is language-independent: words are counted, sentence ends looked for, nothing is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.label.headline import find_headline
from newsclean.label.lines import Line, measure_lines
from newsclean.label.rules import Match
from newsclean.records import Document

# Share of the prose that may follow a heading which opens the page's tail.
PROSE_AFTER_TAIL = 0.5


@dataclass(frozen=True, slots=True)
class Layout:
    """The plan of a page. Indices are those of blocks; `first > last` where the page holds no prose."""

    lines: tuple[Line, ...]
    title: int | None
    first: int  # first block of the article's text
    last: int  # last block of it

    def place(self, index: int) -> str:
        """ "head", "body" or "tail"."""
        if index < self.first:
            return "head"
        return "body" if index <= self.last else "tail"


def find_layout(document: Document, matches: Sequence[Sequence[Match]]) -> Layout:
    """The layout of a text page."""
    lines = measure_lines(document, matches)
    start, _ = _best_run(lines)
    if start < 0:
        # No prose at all: a lone line may be a headline without its text.
        is_headline = len(lines) == 1 and lines[0].words >= 3 and not lines[0].ends
        return Layout(lines, 0 if is_headline else None, 0, -1)
    last = _last_of_body(lines, start)
    title = find_headline(document, lines, start, last)
    return Layout(lines, title, 0 if title is None else title + 1, last)


def _weight(line: Line) -> float:
    """How much a line speaks for being amid the article (above 0) or outside it."""
    if line.chrome:
        return -2.0
    if line.prose:
        return 0.5 + min(line.words, 60) / 15
    if line.ends:
        return 0.3
    return -1.2 if line.words <= 3 else -1.0


def _best_run(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last index of the run with the greatest sum of weights (Kadane); -1, -1 without prose."""
    best, best_run, total, start = 0.0, (-1, -1), 0.0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, start = 0.0, index
        total += _weight(line)
        if total > best:
            best, best_run = total, (start, index)
    return best_run


def _last_of_body(lines: Sequence[Line], start: int) -> int:
    """The last prose line before anything that opens the page's tail."""
    after = [0] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        after[index] = after[index + 1] + (lines[index].words if lines[index].prose else 0)
    last, before = start, 0
    for index in range(start, len(lines)):
        line = lines[index]
        if before and opens_tail(line, before, after[index + 1]):
            break
        if line.prose or (line.ends and not line.chrome):
            last = index
            before += line.words
    return last


def opens_tail(line: Line, before: int, after: int) -> bool:
    """Whether all that follows this line is outside the article.

    `before` and `after` are the words of prose on both sides: a heading that a tail begins with also
    stands amid articles, so most of the prose must lie before it. Reader comments may be longer.
    """
    for match in line.matches:
        if match.rule.opens == "rest":
            share = 2.0 if match.rule.kind in ("comment", "comment_form") else PROSE_AFTER_TAIL
            return before >= 40 and after <= share * before
    return False
