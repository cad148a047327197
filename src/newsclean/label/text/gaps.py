"""Lines of a whole page that belong to the kept lines beside them: sub-headings, questions, items of lists, last lines.

The classifier judges each line by itself and finds these unlikely; that the lines beside them are kept tells more. On
whole pages of the development corpus in three flavours, by site, 60 % of the words of such lines are of the true text:
word F1 rises by 0.0017 on news, 0.0014 on other articles and 0.0028 on other types (368 texts up, 221 down).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from newsclean.label.lines import Line
from newsclean.measure import fold_spaces
from newsclean.records import Block

# The longest gap in lines, and how many of these may belong to the text; below a line that ends with a colon, which
# leads into a list, as many as LIST.
GAP, FEW, LIST = 4, 2, 8
# Lines less likely than this are left out all the same: those between kept lines, and those below the last one.
UNLIKELY, UNLIKELY_BELOW = 0.1, 0.2
# How many lines right below the last kept line may belong to the text, and the longest sub-heading there, in words.
BELOW, HEADING_WORDS = 10, 12
_COLONS = (":", "：")
# A line that begins so is a credit, a bullet alone, or a part of a table of links.
_NO_TEXT = ("(", "[", "|", "*", "©")


def find_text_gaps(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], lines: Sequence[Line], repeats: Collection[int]
) -> frozenset[int]:
    """The lines left out that belong to the kept lines above and below them, or, prose, right above them.

    Lines that a rule knows, credits, dates, `repeats` and lines that the page prints twice do not.
    """
    known = {i for i, line in enumerate(lines) if line.matches or line.credit or i in repeats}
    return frozenset((*_between(blocks, kept, p, known), *_below(kept, p, lines, known)))


def _between(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], known: Collection[int]
) -> Iterator[int]:
    printed: Counter[str] = Counter()
    for gap in _gaps(kept):
        is_list = blocks[gap.start - 1].text.rstrip().endswith(_COLONS)
        few = [i for i in gap if i not in known]
        if len(gap) > (LIST if is_list else GAP) or len(few) > (LIST if is_list else FEW):
            continue
        printed = printed or Counter(_folded(block.text) for block in blocks)
        if all(
            p[i] >= UNLIKELY and printed[_folded(blocks[i].text)] == 1 and not blocks[i].text.startswith(_NO_TEXT)
            for i in few
        ):
            yield from few


def _gaps(kept: Sequence[bool]) -> Iterator[range]:
    """Yield the runs of lines left out between two kept lines.

    >>> list(_gaps([False, True, False, False, True, True, False]))
    [range(2, 4)]
    """
    last = None
    for i, keep in enumerate(kept):
        if keep:
            if last is not None and i - last > 1:
                yield range(last + 1, i)
            last = i


def _below(kept: Sequence[bool], p: Sequence[float], lines: Sequence[Line], known: Collection[int]) -> Iterator[int]:
    """Yield the lines of prose right below the last kept line, and single sub-headings above them."""
    last = max((i for i, keep in enumerate(kept) if keep), default=len(kept))
    heading: tuple[int, ...] = ()
    for i in range(last + 1, min(last + 1 + BELOW, len(kept))):
        line = lines[i]
        is_prose = line.prose and line.ends
        if i in known or p[i] < (UNLIKELY_BELOW if is_prose else UNLIKELY):
            return
        if is_prose:
            yield from (*heading, i)
            heading = ()
        elif heading or line.words > HEADING_WORDS:
            return
        else:
            heading = (i,)


def _folded(text: str) -> str:
    return fold_spaces(text.lower())
