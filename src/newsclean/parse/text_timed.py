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
from newsclean.parse.text_wrapped import Line

_TIME = r"\d{1,3}(?::\d\d){1,2}"
_FROM_TO = re.compile(rf"\s*{_TIME}[.,]\d{{2,3}}\s*-->\s*{_TIME}[.,]\d{{2,3}}(?:\s.*)?")
_NUMBER = re.compile(r"\s*\d{1,5}\s*")
# What begins a line of another speaker.
_SPEAKER = re.compile(r"\s*(?:[-–—]\s?\w|>>|<v\b|[^\W\d_][\w .'’-]{0,40}:\s)")
# The fewest lines of times in such a text, and the most characters of a paragraph of it.
_FEWEST, _LONGEST = 3, 800


def joins_of_captions(lines: Sequence[Line]) -> list[bool] | None:
    """For each line of subtitles whether it goes on from the one above, and the times between; None for other texts.

    >>> times = [f"00:0{second}.000 --> 00:0{second + 1}.000" for second in range(3)]
    >>> texts = ["WEBVTT", times[0], "The ferry", times[1], "runs again.", times[2]]
    >>> joins_of_captions([Line(i, i + 1, text, after_blank=True) for i, text in enumerate(texts)])
    [False, False, False, True, True, False]
    >>> joins_of_captions([Line(0, 5, "18:40", after_blank=True)] * 20) is None
    True
    """
    times = [_FROM_TO.fullmatch(line.text) is not None if "-->" in line.text else False for line in lines]
    if sum(times) < _FEWEST:
        return None
    heads = [
        is_time or (below and _NUMBER.fullmatch(line.text) is not None)
        for line, (is_time, below) in zip(lines, pairwise([*times, False]), strict=True)
    ]
    joins = [False] * len(lines)
    begins, is_open, has_begun = 0, False, False  # where the paragraph begins, whether its sentence goes on
    for i, line in enumerate(lines):
        if heads[i]:
            has_begun = True
            if i and heads[i - 1]:
                joins[i] = True
                continue
            text = next((below for below in range(i + 1, min(i + 3, len(lines))) if not heads[below]), None)
            joins[i] = is_open and text is not None and not _SPEAKER.match(lines[text].text)
            is_open = joins[i]
        else:
            is_first = not i or heads[i - 1]
            joins[i] = is_open if is_first else has_begun and not _SPEAKER.match(line.text)
            begins = begins if joins[i] else line.start
            is_open = has_begun and not ends_sentence(line.text) and line.end - begins < _LONGEST
    return joins
