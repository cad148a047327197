"""Where the title stands and where the article begins and ends, from the shape of the lines alone.

Prose lines pull the article together, short lines push it apart; the best run of prose is its core. All
of it is language-independent: words are counted, sentence ends looked for, nothing is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.label.phrases import core, fold
from newsclean.label.rules import Match
from newsclean.measure import all_words, content_words, count_words, ends_sentence, is_truncated
from newsclean.metadata.dates import DateLine, find_date_line
from newsclean.records import Document

# A rule at least this sure takes its line out of the count of prose.
SURE = 0.8
# Words from which a line that ends a sentence is prose, and from which it is so without an end.
PROSE_WORDS, UNENDED_PROSE_WORDS = 8, 24
# Longest date line, in words, its lead-in and time zone included.
DATE_WORDS = 16
# Share of all prose that may stand before the title; more only where something else speaks for the title.
PROSE_BEFORE_TITLE = 0.12
# Most lines between two printings of the headline.
PRINTINGS_APART = 6
# Share of the prose that may follow a heading which opens the page's tail.
PROSE_AFTER_TAIL = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """What is measured of one block."""

    words: int
    ends: bool  # ends as a sentence does
    prose: bool
    chrome: bool  # a sure rule takes it
    date: DateLine | None  # it is nothing but a date
    matches: tuple[Match, ...]


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


def measure_lines(document: Document, matches: Sequence[Sequence[Match]]) -> tuple[Line, ...]:
    """The measures of each block."""
    lines, languages = [], (document.language,)
    for block, found in zip(document.blocks, matches, strict=True):
        words, ends = count_words(block.text), ends_sentence(block.text)
        chrome = any(match.rule.score >= SURE and match.rule.place == "any" for match in found)
        prose = not chrome and (words >= UNENDED_PROSE_WORDS or (ends and words >= PROSE_WORDS))
        date = find_date_line(block.text, languages) if words <= DATE_WORDS else None
        lines.append(Line(words, ends, prose, chrome, date, tuple(found)))
    return tuple(lines)


def find_layout(document: Document, matches: Sequence[Sequence[Match]]) -> Layout:
    """The layout of a text page."""
    lines = measure_lines(document, matches)
    start, _ = _best_run(lines)
    if start < 0:
        return Layout(lines, _title_without_prose(document, lines), 0, -1)
    last = _last_of_body(lines, start)
    title = _find_title(document, lines, start, last)
    first = _first_of_body(lines, start, title)
    return Layout(lines, title, first, last)


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


def _first_of_body(lines: Sequence[Line], start: int, title: int | None) -> int:
    """The first block after the title that may be text: everything from there on is looked at by its own."""
    if title is None:
        return start
    return title + 1 if title < start else start


def _title_without_prose(document: Document, lines: Sequence[Line]) -> int | None:
    return 0 if len(lines) == 1 and 3 <= lines[0].words <= 25 and not lines[0].ends else None


def _find_title(document: Document, lines: Sequence[Line], start: int, last: int) -> int | None:
    """The headline among the lines before the core: a decision among candidates.

    For a candidate speak: words it shares with the text, standing near it, standing first on the page,
    being printed twice, a headline's length; against it: a sentence's end, a cut-off end, being a date.
    """
    topic = frozenset(
        word
        for block, line in zip(document.blocks[start : last + 1], lines[start : last + 1], strict=True)
        if line.prose
        for word in all_words(block.text)
    )
    folded = [core(fold(block.text)) for block in document.blocks[: start + 1]]
    times = Counter(folded)
    prose_total = sum(line.words for line in lines if line.prose) or 1
    prose_before, best, best_score, distance = 0, None, 0.0, 0
    gaps = _distances(lines, start)
    for index in range(start):
        line, text = lines[index], document.blocks[index].text
        if line.prose:
            prose_before += line.words
        if not (2 <= line.words <= 35) or line.chrome or line.date:
            continue
        distance = gaps[index]
        words = content_words(text)
        if not words:
            continue
        shared = sum(1 for word in words if word in topic) / len(words)
        score = 2.0 * shared + 1.0 / (1 + distance) + (0.5 if index == 0 else 0.0)
        score += 0.5 if 4 <= line.words <= 25 else 0.0
        score += 0.6 if times[folded[index]] > 1 and shared > 0 else 0.0
        score -= 0.7 if line.ends and text.rstrip()[-1] in ".。।۔" else 0.0
        score -= 1.0 if is_truncated(text, topic) or text.rstrip()[-1] in ",;:" else 0.0
        if prose_before > PROSE_BEFORE_TITLE * prose_total and times[folded[index]] < 2:
            score -= 1.5
        if score > best_score + 1e-9:
            best, best_score = index, score
    # 1.2: half of its words are the text's, or it stands right before the text or first on the page.
    if best is None or best_score < 1.2:
        return None
    return _first_printing(lines, folded, best)


def _first_printing(lines: Sequence[Line], folded: Sequence[str], title: int) -> int:
    """The first of the printings of a headline, where only dates, bylines and the like stand between them."""
    for index in range(max(0, title - PRINTINGS_APART), title):
        if folded[index] == folded[title] and not any(line.prose for line in lines[index:title]):
            return index
    return title


def _distances(lines: Sequence[Line], start: int) -> list[int]:
    """For each line before `start`, how many lines other than dates and chrome stand between."""
    gaps, count = [0] * start, 0
    for index in range(start - 1, -1, -1):
        gaps[index] = count
        if not lines[index].chrome and not lines[index].date:
            count += 1
    return gaps
