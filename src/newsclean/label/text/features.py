"""The features of each line of a text, as numbers: its shape, its neighbours, the run of prose around it.

Nothing here depends on a word of any language; what the phrase rules know comes in as a number too. All numbers are
whole and lie between 0 and a limit, so that tables can put them into bins. A feature is a column, computed for all
lines at once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsclean.kinds import OF_READERS
from newsclean.label.layout.lines import Line
from newsclean.label.layout.regions import Layout
from newsclean.label.text.columns import FAR, at_most, passed, ramp, since, sums_of, until, window_after, window_before
from newsclean.label.text.prose import MOST_WORDS, line_ends, line_starts, prose_run, prose_words
from newsclean.records import Document

# A line is long from this many words of prose on.
LONG_WORDS = 20
# A line is short up to this many words.
SHORT_WORDS = 3
# The distance to something that is absent. Other distances run from 0 to twice FAR, with FAR for no distance.
NEVER = 2 * FAR + 1
# The longest line, in words, whose capitals are counted.
TITLE_WORDS = 16
# The reach of the windows of prose, in lines.
MASS_WINDOWS = (3, 10, 20)

# The features of lines, in order, each with its greatest value.
_BOTH = ("before", "after")
LINE_LIMITS = {
    "words": 120, "size": 900, "ends": 3, "starts": 6, "capitals": 101, "inner": 30, "copies": 20, "named": 100,
    "named_kind": 16, "topic": 101,
    **{f"words_{side}": 120 for side in _BOTH},
    **{f"mass_{reach}_{side}": reach * MOST_WORDS for reach in MASS_WINDOWS for side in _BOTH},
    **{f"words_10_{side}": 10 * MOST_WORDS for side in _BOTH},
    **{f"short_20_{side}": 20 for side in _BOTH}, **{f"ends_10_{side}": 10 for side in _BOTH},
    **{f"named_5_{side}": 5 for side in _BOTH}, **{f"named_20_{side}": 20 for side in _BOTH},
    **{f"copies_8_{side}": 8 for side in _BOTH}, **{f"cycles_10_{side}": 10 for side in _BOTH},
    "index": 255, "rest": 255, "since_long": FAR, "until_long": FAR, "since_opening": FAR, "openings_before": 20,
    "comments_before": 20, "comments_after": 20, "since_run": NEVER, "until_run": NEVER, "since_title": NEVER,
    "since_first": NEVER, "until_last": NEVER, "run_mass_before": 101, "mass_before": 100, "mass_after": 100,
}  # fmt: skip
# The features of the text, equal for all its lines.
PAGE_FEATURES = (
    "page_lines", "page_words", "page_mass", "page_prose", "page_named", "page_short", "run_lines", "run_mass",
    "run_share",
)  # fmt: skip
TEXT_FEATURES = (*LINE_LIMITS, *PAGE_FEATURES)

# Kinds of rules, ordered so that similar kinds are neighbours and a threshold can separate them.
_RULE_KINDS = {
    kind: code
    for code, kind in enumerate(
        (
            "related_link", "image_caption", "image_credit", "advertisement", "newsletter", "call_to_action", "byline",
            "date_line", "read_time", "author_bio", "contact", "copyright", "legal", "comment", "comment_form",
        ),
        1,
    )
}  # fmt: skip
_OTHER_KIND = len(_RULE_KINDS) + 1
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d[\d.,:]*")
# Lines with numbers and the same shape, such as the dates of readers' comments, form a cycle from this many on.
CYCLE = 3

Column = Sequence[int]


@dataclass(frozen=True, slots=True)
class TextColumns:
    """The features of a text's lines, and the word counts, which are needed again."""

    lines: tuple[Column, ...]  # in the order of LINE_LIMITS
    page: tuple[int, ...]  # in the order of PAGE_FEATURES
    words: tuple[int, ...]  # of each line


def measure_text(document: Document, layout: Layout) -> TextColumns:
    """The features of the lines. `layout` is what their shape alone says."""
    lines, texts = layout.lines, [block.text for block in document.blocks]
    words = [line.words for line in lines]
    starts, ends = line_starts(texts), line_ends(lines, texts)
    masses = prose_words(lines, starts, ends)
    run = prose_run(lines, masses)
    topic = _topic(lines, masses, *run)
    matched = [i for i, line in enumerate(lines) if line.matches]
    return TextColumns(
        (
            *_own(lines, texts, words, ends, starts, matched),
            topic,
            *_near(lines, texts, words, masses, matched),
            *_place(layout, masses, matched, *run),
        ),
        _page(lines, words, masses, run),
        tuple(words),
    )


def _own(
    lines: Sequence[Line],
    texts: Sequence[str],
    words: Sequence[int],
    ends: Column,
    starts: Column,
    matched: Sequence[int],
) -> tuple[Column, ...]:
    """The features of each line by itself."""
    copies = Counter(texts)
    named, kinds = [0] * len(lines), [0] * len(lines)
    for i in matched:
        rule = lines[i].matches[0].rule
        named[i] = round(100 * rule.score)
        kinds[i] = _RULE_KINDS.get(rule.kind, _OTHER_KIND)
    return (
        at_most(words, LINE_LIMITS["words"]),
        at_most(map(len, texts), LINE_LIMITS["size"]),
        ends,
        starts,
        [_capitals(text) if count <= TITLE_WORDS else 0 for text, count in zip(texts, words, strict=True)],
        at_most([text.count(",") + 2 * text.count(". ") for text in texts], LINE_LIMITS["inner"]),
        at_most(map(copies.__getitem__, texts), LINE_LIMITS["copies"]),
        named,
        kinds,
    )


def _near(
    lines: Sequence[Line],
    texts: Sequence[str],
    words: Sequence[int],
    masses: Sequence[int],
    matched: Sequence[int],
) -> tuple[Column, ...]:
    """The features of windows before and after each line."""
    total = len(lines)
    beside = at_most(words, LINE_LIMITS["words_before"])
    named = [0] * total
    for i in matched:
        named[i] = 1
    shapes = [_shape(text) if count <= TITLE_WORDS else "" for text, count in zip(texts, words, strict=True)]
    alike = Counter(shapes)
    alike[""] = 0
    columns: list[Column] = [[0, *beside[:-1]], [*beside[1:], 0]]
    mass_sums, named_sums, copies = sums_of(masses), sums_of(named), Counter(texts)
    for sums, reach in (
        *((mass_sums, reach) for reach in MASS_WINDOWS),
        (sums_of(at_most(words, MOST_WORDS)), 10),
        (sums_of([count <= SHORT_WORDS for count in words]), 20),
        (sums_of([line.ends for line in lines]), 10),
        (named_sums, 5),
        (named_sums, 20),
        (sums_of([copies[text] > 1 for text in texts]), 8),
        (sums_of([alike[shape] >= CYCLE for shape in shapes]), 10),
    ):
        columns += [window_before(sums, reach), window_after(sums, reach)]
    return tuple(columns) if total else ((),) * len(columns)


def _place(layout: Layout, masses: Sequence[int], matched: Sequence[int], first: int, last: int) -> tuple[Column, ...]:
    """The place of each line in the text, relative to long lines, headings, the run of prose, headline and layout."""
    lines, total = layout.lines, len(masses)
    every = sum(masses) or 1
    mass_sums = sums_of(masses)
    long = [i for i, mass in enumerate(masses) if mass >= LONG_WORDS]
    openings = [i for i in matched if lines[i].matches[0].rule.opens == "rest"]
    counted = [i for i in openings if mass_sums[i] > LONG_WORDS]
    comments = [i for i in matched if lines[i].is_a(*OF_READERS)]
    limit = LINE_LIMITS["index"]
    index = ramp(total, 0, limit)
    above = mass_sums[first]
    in_run = (mass_sums[last + 1] - above) or 1
    run_mass = [0] * first + [100 * (mass - above) // in_run for mass in mass_sums[first : last + 1]]
    return (
        index,
        ramp(total + 1, 0, limit)[:0:-1],
        since(long, total),
        until(long, total),
        since(openings, total),
        at_most(passed(counted, total), LINE_LIMITS["openings_before"]),
        at_most(passed(comments, total), LINE_LIMITS["comments_before"]),
        at_most(passed([total - 1 - i for i in reversed(comments)], total)[::-1], LINE_LIMITS["comments_after"]),
        ramp(total, first - FAR, 2 * FAR),
        ramp(total, total - 1 - last - FAR, 2 * FAR)[::-1],
        [NEVER] * total if layout.title is None else ramp(total, layout.title - FAR, 2 * FAR),
        ramp(total, layout.first - FAR, 2 * FAR),
        ramp(total, total - 1 - layout.last - FAR, 2 * FAR)[::-1],
        run_mass + [LINE_LIMITS["run_mass_before"]] * (total - len(run_mass)),
        [100 * mass // every for mass in mass_sums[:-1]],
        [100 * (mass_sums[-1] - mass) // every for mass in mass_sums[1:]],
    )


def _page(
    lines: Sequence[Line],
    words: Sequence[int],
    masses: Sequence[int],
    run: tuple[int, int],
) -> tuple[int, ...]:
    """The features of the text, equal for all its lines."""
    total, every, mass = len(lines) or 1, sum(words) or 1, sum(masses)
    first, last = run
    in_run = sum(masses[first : last + 1])
    return (
        total, every, mass, 100 * mass // every, 100 * sum([bool(line.matches) for line in lines]) // total,
        100 * sum([count <= SHORT_WORDS for count in words]) // total, last - first + 1, in_run,
        100 * in_run // (mass or 1),
    )  # fmt: skip


def _topic(lines: Sequence[Line], masses: Sequence[int], first: int, last: int) -> list[int]:
    """For each line 1 plus the percentage of its topic words that other prose of the run has; 0 without words."""
    own = [line.content for line in lines]
    known: set[str] = set()
    known_to_others: set[str] = set()
    for i in range(first, last + 1):
        if masses[i]:
            here = set(own[i])
            known_to_others |= here & known
            known |= here
    topic = []
    for i, words in enumerate(own):
        if words:
            shared = known_to_others if masses[i] and first <= i <= last else known
            topic.append(1 + 100 * sum(map(shared.__contains__, words)) // len(words))
        else:
            topic.append(0)
    return topic


def _shape(text: str) -> str:
    """A line with each word as "a" and each number as "0"; "" where it has no number.

    >>> _shape("by Anna Berg ( 71 ) writes:"), _shape("19 December 2025, 11:24"), _shape("Bridge reopens")
    ('a a a ( 0 ) a:', '0 a 0 0', '')
    """
    numbers = _NUMBERS.sub("0", text)
    return _LETTERS.sub("a", numbers) if "0" in numbers else ""


def _capitals(text: str) -> int:
    """1 plus the percentage of words that begin with a capital; 0 without words."""
    words = text.split()
    return 1 + 100 * sum([word[0].isupper() for word in words]) // len(words) if words else 0
