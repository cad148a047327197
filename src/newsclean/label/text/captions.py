"""Captions amid the text of a whole page: lines right above a picture's credit that are less likely than the text."""

from __future__ import annotations

from collections.abc import Sequence

from newsclean.label.layout.lines import Line

# A caption has at most WORDS words. It is less likely than MOST and, by LESS, than the likeliest prose kept within
# BESIDE lines; and the text goes on within BELOW lines. By site, on whole pages of 296 articles in three flavours, 51
# texts gain by this and four lose; word F1 rises by 0.001 on news and by 0.0001 on other articles.
WORDS, MOST, LESS, BESIDE, BELOW = 45, 0.8, 0.1, 4, 3
# A rule that names credits has at least this score.
CREDIT = 0.7


def find_captions(lines: Sequence[Line], kept: Sequence[bool], p: Sequence[float]) -> frozenset[int]:
    """The kept lines that are captions, from the probability `p` of each line to be text."""
    return frozenset(i for i in range(len(lines) - 2) if kept[i] and _is_caption(lines, kept, p, i))


def is_above_credit(lines: Sequence[Line], index: int) -> bool:
    """Whether a line stands right above the credit of a picture."""
    below = lines[index + 1 : index + 2]
    return any(line.is_a("image_credit", score=CREDIT) and not line.prose for line in below)


def _is_caption(lines: Sequence[Line], kept: Sequence[bool], p: Sequence[float], index: int) -> bool:
    if lines[index].words > WORDS or p[index] >= MOST or lines[index].matches:
        return False
    if kept[index + 1] or not is_above_credit(lines, index) or not any(kept[index + 2 : index + 2 + BELOW]):
        return False
    beside = (*range(max(0, index - BESIDE + 1), index), *range(index + 2, min(len(lines), index + 2 + BESIDE)))
    likely = [p[i] for i in beside if kept[i] and lines[i].prose]
    return bool(likely) and p[index] < max(likely) - LESS
