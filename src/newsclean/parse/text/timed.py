"""Joins the sentences of subtitles, whose lines have times between them, as WebVTT and SubRip write them.

7
00:00:24,000 --> 00:00:28,000
the ferry to the island
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from newsclean.measure import ends_sentence
from newsclean.parse.text.wrapped import Line

_TIME = r"\d{1,3}(?::\d\d){1,2}"
_FROM_TO = re.compile(rf"\s*{_TIME}[.,]\d{{2,3}}\s*-->\s*{_TIME}[.,]\d{{2,3}}(?:\s.*)?")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
# A number or a name that a caption has: "7", "cue-1", "b1f4e3c2-aaaa/1-0".
_NAME = re.compile(r"\s*(?=\S{0,79}\d)[\w/.:-]{1,80}\s*")
# The captions are numbered if so many of their times have a number above them, by judgement. Otherwise a number is one
# only where blank lines set it apart from the caption above: "In which year?", "2021".
_NUMBERED = 0.8
# What begins a line of another speaker.
_SPEAKER = re.compile(r"\s*(?:[-–—]\s?\w|>>|<v\b|[^\W\d_][\w .'’-]{0,40}:\s)")
# The fewest lines of times in such a text, and the most characters of a paragraph of it.
_FEWEST, _LONGEST = 3, 800


def joins_of_captions(lines: Sequence[Line]) -> list[bool | None] | None:
    """For each line of subtitles whether it goes on from the one above, and the times between; None for other lines.

    Where a text has no subtitles, the result is None.

    >>> times = [f"00:0{second}.000 --> 00:0{second + 1}.000" for second in range(3)]
    >>> texts = ["WEBVTT", times[0], "The ferry", times[1], "runs again.", times[2]]
    >>> joins_of_captions([Line(i, i + 1, text, after_blank=True) for i, text in enumerate(texts)])
    [None, False, False, True, True, False]
    >>> joins_of_captions([Line(0, 5, "18:40", after_blank=True)] * 20) is None
    True
    """
    times = [_FROM_TO.fullmatch(line.text) is not None if "-->" in line.text else False for line in lines]
    if sum(times) < _FEWEST:
        return None
    heads = [is_time or is_name for is_time, is_name in zip(times, _names(lines, times), strict=True)]
    joins: list[bool | None] = [None] * len(lines)
    begins, is_open, is_inside = 0, False, False  # where the paragraph begins, whether its sentence goes on
    for i, line in enumerate(lines):
        if heads[i]:
            is_inside = True
            if i and heads[i - 1] and not times[i - 1]:
                joins[i] = True
                continue
            below = i + 1 if times[i] else i + 2
            has_text = below < len(lines) and not heads[below]
            joins[i] = is_open = is_open and has_text and not _SPEAKER.match(lines[below].text)
            continue
        is_first = i > 0 and heads[i - 1]
        if line.after_blank and not is_first:  # another text, or a note of the file
            is_inside = is_open = False
        if is_inside:
            joins[i] = is_open if is_first else not _SPEAKER.match(line.text)
            begins = begins if joins[i] else line.start
            is_open = not ends_sentence(line.text) and line.end - begins < _LONGEST
    return joins


def _names(lines: Sequence[Line], times: Sequence[bool]) -> list[bool]:
    """For each line whether it is the number or name of the caption whose times stand below it.

    Not above a mark of who speaks ("<v Jane Doe>"): without the names, all lines of such a text look like the site's.
    """
    above = [below and not is_time for is_time, below in pairwise([*times, False])]
    numbers = [
        is_above and _NUMBER.fullmatch(line.text) is not None for line, is_above in zip(lines, above, strict=True)
    ]
    if sum(numbers) >= _NUMBERED * sum(times):
        return numbers
    return [
        is_above
        and (i == 0 or line.after_blank)
        and not lines[i + 1].after_blank
        and _NAME.fullmatch(line.text) is not None
        and not any(below.text.startswith("<v ") for below in lines[i + 2 : i + 3])
        for i, (line, is_above) in enumerate(zip(lines, above, strict=True))
    ]
