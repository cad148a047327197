"""The times at which the entries of a live report were posted, which stand as paragraphs of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from newsclean.html_names import without_digits
from newsclean.label.html.naming.box_kinds import own_kinds
from newsclean.measure import fold_spaces
from newsclean.metadata.dates.lines import find_date_line
from newsclean.origins import HTML_STAMPS
from newsclean.records import Block, Document, Label

# The longest line that may be a time, in characters.
_LONGEST = 40
# "17:15", "17h15", "5.15 pm GMT", "um 16.15 Uhr:", "kl. 06.15".
_CLOCK = re.compile(
    r"(?:[^\W\d_]{1,5}\.?\s)?(\d{1,2})[:.h：](\d\d)(?::\d\d)?(?:\s?([ap])\.?m\b\.?)?(?:\s[^\W\d_]{1,4}){0,2}\s?[-–:|.]?",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_TO_MINUTE = len("2021-07-05T18:30")
# Fewer falls are of a programme, whose times begin anew on the next day: a single time is that of an event.
_FEWEST_FALLS = 2


def label_stamps(document: Document, opinions: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each kept paragraph that is nothing but a time, by its markup, where the newest comes first.

    Where a time rises, or fewer than three differ, they belong to the text: a chronicle, a programme, the time of an
    event. `opinions` are those of the structure. Where the times that it keeps do not tell, those that it leaves out
    count, too, if they stand in elements like those of the others.
    """
    blocks = document.blocks
    kept = {label.block for label in opinions if label.kind == "body"}
    moments = {i: moment for i in kept if (moment := _moment_of(blocks[i], document.language))}
    if not moments:
        return
    stamps = _called_times(document, moments)
    if not _fall(stamps):
        shapes = set(map(_shape, map(blocks.__getitem__, moments)))
        for block in blocks:
            is_like = block.index not in kept and len(block.text) <= _LONGEST and _shape(block) in shapes
            if is_like and (moment := _moment_of(block, document.language)):
                moments[block.index] = moment
        stamps = _called_times(document, moments)
        if not _fall(stamps):
            return
    for i in sorted(kept.intersection(stamps)):
        yield Label(i, "date_line", 0.99, HTML_STAMPS, "Nothing but the time of an entry, by its markup")


def _called_times(document: Document, moments: Mapping[int, str]) -> dict[int, str]:
    """Those of the moments, by their blocks' indexes in order, that the markup calls a time."""
    stamps = dict(sorted(moments.items()))
    blocks = document.blocks
    if not all(_is_called_time(blocks[i]) for i in stamps):
        assert document.tree is not None
        times = {fold_spaces(element.text) for element in document.tree.select("time")}
        stamps = {i: moment for i, moment in stamps.items() if _is_called_time(blocks[i]) or blocks[i].text in times}
    return stamps


def _fall(stamps: Mapping[int, str]) -> bool:
    """Whether the moments fall often enough, and none rises."""
    steps = [(one > other) - (one < other) for one, other in pairwise(stamps.values()) if len(one) == len(other)]
    return sum(steps) >= _FEWEST_FALLS and min(steps) >= 0


def _moment_of(block: Block, language: str) -> str:
    """The moment that a paragraph names, as a string that sorts; "" where it is more than a time."""
    text = block.text
    if block.kind != "paragraph" or len(text) > _LONGEST or not _DIGIT.search(text):
        return ""
    if clock := _CLOCK.fullmatch(text):
        hour = int(clock[1]) % 12 + 12 * (clock[3] in "pP") if clock[3] else int(clock[1])
        return f"{hour:02}:{clock[2]}" if hour < 24 and int(clock[2]) < 60 else ""
    line = find_date_line(text, (language,))
    return line.date[:_TO_MINUTE] if line is not None and "T" in line.date else ""


def _shape(block: Block) -> tuple[str, str] | None:
    """The tag and the names, but for digits, of a block's element."""
    markup = block.markup
    return (markup.tag, without_digits(markup.elements.names[markup.element])) if markup is not None else None


def _is_called_time(block: Block) -> bool:
    """Whether a block's element, or the inline one that its text starts in, is named as a date or a time."""
    return block.markup is not None and any(kind == "date_line" for kind, _ in own_kinds(block.markup))
