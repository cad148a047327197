"""What a text says of each of its lines, as numbers: its shape, its neighbours, the runs of prose around it.

Nothing here knows a word of any language; what the phrase rules know comes in as a number too. All numbers are
whole, so that they are the same on every Python.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import sub

from newsclean.label.layout import Layout
from newsclean.label.lines import Line
from newsclean.measure import content_words
from newsclean.records import Document

OWN_FEATURES = (
    "words", "size", "ends", "starts", "capitals", "inner", "copies", "named", "named_kind", "topic",
)  # fmt: skip
NEAR_FEATURES = (
    "words_before", "words_after", "mass_3_before", "mass_3_after", "mass_10_before", "mass_10_after",
    "mass_20_before", "mass_20_after", "words_10_before", "words_10_after", "short_20_before", "short_20_after",
    "ends_10_before", "ends_10_after", "named_5_before", "named_5_after", "named_20_before", "named_20_after",
    "copies_8_before", "copies_8_after", "cycles_10_before", "cycles_10_after",
)  # fmt: skip
PLACE_FEATURES = (
    "index", "rest", "since_long", "until_long", "since_opening", "openings_before", "comments_before",
    "comments_after", "since_run", "until_run", "in_run", "since_title", "since_first", "until_last",
    "run_mass_before", "mass_before", "mass_after",
)  # fmt: skip
PAGE_FEATURES = (
    "page_lines", "page_words", "page_mass", "page_prose", "page_named", "page_short", "run_lines", "run_mass",
    "run_share",
)  # fmt: skip
TEXT_FEATURES = (*OWN_FEATURES, *NEAR_FEATURES, *PLACE_FEATURES, *PAGE_FEATURES)

# A line is long from this many words on; it counts with at most so many.
LONG_WORDS, MOST_WORDS = 20, 60
# Part of a sentence that runs over several lines counts as prose from this many words on.
PIECE_WORDS = 3
# A line is short up to so many words.
SHORT_WORDS = 3
# Distances between lines are counted up to here.
FAR = 60
# Stands for the distance to what is not there.
NEVER = 99
# Longest line, in words, of which the capitals are counted.
TITLE_WORDS = 16

_ENDS = {",": 1, ";": 1, "，": 1, "、": 1, "،": 1, ":": 3, "：": 3}
_QUOTES = frozenset("\"'“”„«»‘’‚‹›「『")
_BULLETS = " \t\u3000•◦▪‣●■·*–—-#>"
# Kinds of rules, in an order in which neighbours are alike, so that a threshold can part them.
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
_COMMENTS = frozenset({"comment", "comment_form"})
# Lines with numbers that are made alike, such as the dates of readers' comments: so many make a cycle.
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d[\d.,:]*")
CYCLE = 3

Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TextRows:
    """A text's lines as numbers, and what is needed of them again."""

    rows: tuple[Row, ...]  # one a line, in the order of TEXT_FEATURES
    masses: tuple[int, ...]  # words of each line if it is prose, at most MOST_WORDS
    words: tuple[int, ...]


def measure_text(document: Document, layout: Layout) -> TextRows:
    """The lines as numbers. `layout` is what their shape alone says."""
    lines = layout.lines
    total = len(lines)
    title = -1 if layout.title is None else layout.title
    if not total:
        return TextRows((), (), ())
    texts = [block.text for block in document.blocks]
    words = [line.words for line in lines]
    starts = [_start(text) for text in texts]
    ends = [2 if line.ends else _ENDS.get(text[-1:], 0) for line, text in zip(lines, texts, strict=True)]
    flows = _flows(starts, ends)
    masses = [_mass(line, flow) for line, flow in zip(lines, flows, strict=True)]
    copies = Counter(texts)
    run_first, run_last = _best_run(lines, masses)
    topic = _topic(texts, masses, run_first, run_last)
    page = _page(lines, words, masses, run_first, run_last)

    mass_sum = _sums(masses)
    words_sum = _sums(words)
    short_sum = _sums([count <= SHORT_WORDS for count in words])
    ends_sum = _sums([line.ends for line in lines])
    named_sum = _sums([bool(line.matches) for line in lines])
    shapes = [_shape(text) if count <= TITLE_WORDS else "" for text, count in zip(texts, words, strict=True)]
    alike: dict[str, int] = {}
    for shape in shapes:
        alike[shape] = alike.get(shape, 0) + 1
    alike[""] = 0
    cycles_sum = _sums([alike[shape] >= CYCLE for shape in shapes])
    comments_sum = _sums([any(match.rule.kind in _COMMENTS for match in line.matches) for line in lines])
    copies_sum = _sums([copies[text] > 1 for text in texts])
    until_long = _until_long(masses)
    every = mass_sum[-1] or 1
    run_every = page[-2] or 1
    near_columns = [[0, *words[:-1]], [*words[1:], 0]]
    for sums, reach in (
        (mass_sum, 3), (mass_sum, 10), (mass_sum, 20), (words_sum, 10), (short_sum, 20), (ends_sum, 10),
        (named_sum, 5), (named_sum, 20), (copies_sum, 8), (cycles_sum, 10),
    ):  # fmt: skip
        near_columns += [_before(sums, reach), _after(sums, reach)]

    since_long = since_opening = FAR
    openings = 0
    rows: list[Row] = []
    for i, (line, text, near) in enumerate(zip(lines, texts, zip(*near_columns, strict=True), strict=True)):
        count, after = words[i], i + 1
        best = line.matches[0].rule if line.matches else None
        mass_i = mass_sum[i]
        rows.append((
            count, len(text), ends[i], starts[i], _capitals(text) if count <= TITLE_WORDS else -1,
            text.count(",") + 2 * text.count(". "), min(copies[text], 20), round(100 * best.score) if best else 0,
            _RULE_KINDS.get(best.kind, len(_RULE_KINDS) + 1) if best else 0, topic[i],
            *near,
            # place
            min(i, 999), min(total - i, 999), since_long, until_long[i], since_opening, openings,
            min(comments_sum[i], 20), min(comments_sum[-1] - comments_sum[after], 20),
            _near(i - run_first), _near(run_last - i), int(run_first <= i <= run_last),
            NEVER if title < 0 else _near(i - title), _near(i - layout.first), _near(layout.last - i),
            100 * (mass_i - mass_sum[run_first]) // run_every, 100 * mass_i // every,
            100 * (mass_sum[-1] - mass_sum[after]) // every,
            *page,
        ))  # fmt: skip
        since_long = 0 if masses[i] >= LONG_WORDS else min(since_long + 1, FAR)
        since_opening = 0 if best is not None and best.opens == "rest" else min(since_opening + 1, FAR)
        openings += since_opening == 0 and mass_i > LONG_WORDS
    return TextRows(tuple(rows), tuple(masses), tuple(words))


def _start(text: str) -> int:
    """How a line begins: 1 small letter, 2 capital, 3 digit, 4 quote mark, 5 letter without case, 6 anything else."""
    bare = text.lstrip(_BULLETS)
    first = bare[:1]
    if first.islower():
        return 1
    if first.isupper():
        return 2
    if first.isdigit():
        return 3
    if first in _QUOTES:
        return 4
    return 5 if first.isalpha() else 6


def _flows(starts: Sequence[int], ends: Sequence[int]) -> list[int]:
    """Of each line whether its sentence runs on: 1 into the line below, 2 from the line above, 3 both."""
    flows = [0] * len(starts)
    for i in range(len(starts) - 1):
        if ends[i] != 2 and starts[i + 1] in (1, 6):
            flows[i] |= 1
            flows[i + 1] |= 2
    return flows


def _mass(line: Line, flow: int) -> int:
    if line.prose or (flow and line.words >= PIECE_WORDS and not line.chrome):
        return min(line.words, MOST_WORDS)
    return 0


def _shape(text: str) -> str:
    """A line with each word as "a" and each number as "0"; "" where it has no number.

    >>> _shape("by Anna Berg ( 71 ) writes:"), _shape("19 December 2025, 11:24"), _shape("Bridge reopens")
    ('a a a ( 0 ) a:', '0 a 0 0', '')
    """
    numbers = _NUMBERS.sub("0", text)
    return _LETTERS.sub("a", numbers) if "0" in numbers else ""


def _sums(values: Sequence[int]) -> list[int]:
    """What stands before each line, and at last the sum of all."""
    return list(accumulate(values, initial=0))


def _before(sums: list[int], reach: int) -> list[int]:
    """Of each line what the lines before it have, as far as `reach` lines; `sums` as from `_sums`.

    >>> _before(_sums([1, 2, 3, 4]), 2), _after(_sums([1, 2, 3, 4]), 2)
    ([0, 1, 3, 5], [5, 7, 4, 0])
    """
    return list(map(sub, sums[:-1], [0] * reach + sums))


def _after(sums: list[int], reach: int) -> list[int]:
    """Of each line what the lines after it have, as far as `reach` lines."""
    return list(map(sub, sums[1 + reach :] + [sums[-1]] * reach, sums[1:]))


def _capitals(text: str) -> int:
    """How many words of a hundred begin with a capital."""
    words = text.split()
    return 100 * sum(1 for word in words if word[0].isupper()) // (len(words) or 1)


def _near(distance: int) -> int:
    return max(-FAR, min(distance, FAR))


def _until_long(masses: Sequence[int]) -> list[int]:
    until, distance = [], FAR
    for mass in reversed(masses):
        until.append(distance)
        distance = 0 if mass >= LONG_WORDS else min(distance + 1, FAR)
    return until[::-1]


def _best_run(lines: Sequence[Line], masses: Sequence[int]) -> tuple[int, int]:
    """First and last line of the run in which prose outweighs short lines most (Kadane); 0, -1 without prose."""
    best, total, start = 0, 0, 0
    run = (0, -1)
    for i, (line, mass) in enumerate(zip(lines, masses, strict=True)):
        if total <= 0:
            total, start = 0, i
        total += 8 + mass if mass else (4 if line.ends and not line.chrome else -15)
        if total > best:
            best, run = total, (start, i)
    return run


def _topic(texts: Sequence[str], masses: Sequence[int], first: int, last: int) -> list[int]:
    """Of each line how many of a hundred of its words other lines of the best run's prose have; -1 without words."""
    own = [content_words(text) for text in texts]
    counts: Counter[str] = Counter()
    for i in range(first, last + 1):
        if masses[i]:
            counts.update(set(own[i]))
    known = counts.keys()
    known_to_others = {word for word, count in counts.items() if count > 1}
    topic = []
    for i, words in enumerate(own):
        is_of_run = masses[i] and first <= i <= last
        shared = sum(map((known_to_others if is_of_run else known).__contains__, words))
        topic.append(100 * shared // len(words) if words else -1)
    return topic


def _page(lines: Sequence[Line], words: Sequence[int], masses: Sequence[int], first: int, last: int) -> Row:
    """The numbers that are the same for all lines of a text."""
    total, every, mass = len(lines), sum(words) or 1, sum(masses)
    run = sum(masses[first : last + 1])
    return (
        min(total, 2000), min(every, 20_000), min(mass, 20_000), 100 * mass // every,
        100 * sum(1 for line in lines if line.matches) // total,
        100 * sum(1 for count in words if count <= SHORT_WORDS) // total,
        last - first + 1, run, 100 * run // (mass or 1),
    )  # fmt: skip
