"""Lines of a whole page that belong to the kept lines beside them: sub-headings, questions, items of lists, last lines.

The classifier judges each line by itself and finds these unlikely; that the lines beside them are kept tells more. On
whole pages of the development corpus in three flavours, by site, 60 % of the words of such lines are of the true text:
word F1 rises by 0.0018 on news, 0.0019 on other articles and 0.0028 on other types (370 texts up, 242 down).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from newsclean.kinds import OF_PICTURES
from newsclean.label.headings import HEADING_WORDS
from newsclean.label.layout.lines import Line
from newsclean.label.layout.regions import Layout
from newsclean.records import Block

# The longest gap in lines, and how many of these may belong to the text; below a line that ends with a colon, which
# leads into a list, as many as LIST.
GAP, FEW, LIST = 4, 2, 8
# Lines less likely than this are left out all the same: those between kept lines, and those below the last one.
UNLIKELY, UNLIKELY_BELOW = 0.1, 0.2
# A page of fewer lines is mostly its article, so that in longer gaps, too, each likely line belongs to the text: whole
# pages of so few lines of 420 articles, in five flavours by site, gain 0.003 in word F1, those of other types 0.009. On
# longer pages boxes of offers stand in such gaps; there news lose 0.004.
MOSTLY_ARTICLE = 100
# So many lines below the last kept one of such a page may hold prose of the article that is at least so likely. Of
# prose that was lost in short texts that nobody had seen this brings back a third and no chrome; real pages stay the
# same within 0.001.
FURTHER, LIKELY_FURTHER = 8, 0.15
# The least share of prose, by words, in what looks like the text of a short page for all its sentences to be kept. In
# 207 short texts by writers who knew no rule 17 paragraphs more of 1,964 stay, and seven lines of chrome
# of 5,696; 1,500 whole pages of the corpus in five flavours stay the same (four lose, two gain).
MOSTLY_PROSE = 0.7
# How many lines of prose below the last kept line may belong to the text.
BELOW = 9
# How many lines of chrome may stand before such prose, the least probability of prose behind them, and the least share
# of its words that the kept lines have too.
CHROME, UNLIKELY_BEHIND, SAME_TOPIC = 1, 0.12, 0.3
# A standfirst shares this many words with the text.
STANDFIRST_WORDS = 2
_COLONS = (":", "：")
# A line that begins so is a credit, a bullet alone, or a part of a table of links.
_NO_TEXT = ("(", "[", "|", "*", "©")
_PICTURES = OF_PICTURES | {"gallery"}


def find_text_gaps(
    blocks: Sequence[Block], kept: Sequence[bool], p: Sequence[float], lines: Sequence[Line], repeats: Collection[int]
) -> frozenset[int]:
    """The lines left out that belong to the text: between kept lines, and prose right below the last kept line.

    Lines that a rule knows, credits, dates, `repeats` and, but for short pages, lines that the page prints twice do not
    belong to it.
    """
    known = _known(lines, repeats)
    return frozenset((*_between(blocks, kept, p, lines, known), *_below(kept, p, lines, known)))


def find_further_prose(
    kept: Sequence[bool], p: Sequence[float], layout: Layout, repeats: Collection[int]
) -> frozenset[int]:
    """The likely prose in the few lines below the last kept line of a short page, where the article may still be.

    Chrome may stand before it. `layout` is what the shape of the lines alone says.
    """
    if len(kept) >= MOSTLY_ARTICLE:
        return frozenset()
    last = max((i for i, keep in enumerate(kept) if keep), default=len(kept))
    lines, known = layout.lines, _known(layout.lines, repeats)
    below = range(last + 1, min(last + FURTHER, layout.last) + 1)
    return frozenset(i for i in below if lines[i].prose and lines[i].ends and i not in known and p[i] >= LIKELY_FURTHER)


def find_sentences_by_shape(layout: Layout, last: int, repeats: Collection[int]) -> frozenset[int]:
    """The sentences of a short page from its headline to line `last`, where its article ends by shape and wording.

    And the short lines right above prose, which may be its headings. None where much of what stands there is no prose:
    a list of people or offers.
    """
    lines, known = layout.lines, _known(layout.lines, repeats)
    inside = range(layout.prose, last + 1)
    prose = sum(lines[i].words for i in inside if lines[i].prose and lines[i].ends and i not in known)
    if layout.title is None or prose < MOSTLY_PROSE * sum(lines[i].words for i in inside if i not in known):
        return frozenset()
    free = [i for i in range(layout.title + 1, last + 1) if i not in known]
    headings = (i for i in free if layout.prose < i < last and lines[i].words <= HEADING_WORDS and lines[i + 1].prose)
    return frozenset([i for i in free if lines[i].ends]).union(headings)


def _known(lines: Sequence[Line], repeats: Collection[int]) -> frozenset[int]:
    """The lines that are no text whatever stands beside them."""
    return frozenset(i for i, line in enumerate(lines) if line.matches or line.credit or i in repeats)


def with_next_sentences(lines: Sequence[Line], p: Sequence[float], kept: Sequence[bool]) -> list[bool]:
    """The lines that are kept, with the sentences right below kept ones unless they are surely chrome.

    By site, word F1 rises by 0.001 on articles and 0.004 on other types (200 pages, two flavours); news stay the same.
    """
    found = list(kept)
    for i in range(1, len(lines)):
        if not found[i] and found[i - 1] and p[i] >= UNLIKELY and not lines[i].matches:
            found[i] = lines[i].ends and lines[i - 1].ends and (lines[i].prose or lines[i - 1].prose)
    return found


def find_standfirst(lines: Sequence[Line], kept: Sequence[bool], title: int | None) -> int | None:
    """The line of prose right below the headline, if it was left out and is about the same as the text below it.

    Credits often part a standfirst from the text. On whole pages of 546 articles, 27 of 40 such lines are of the true
    text, and 12 of the others are standfirsts that a reference leaves out. A line beside a picture's is its caption.
    """
    if title is None or title + 1 >= len(lines) or kept[title + 1]:
        return None
    line = lines[title + 1]
    beside = lines[title + 2 : title + 3]
    if not (line.prose and line.ends) or line.matches or line.credit or any(own.is_a(*_PICTURES) for own in beside):
        return None
    topic = _stems(own for own, keep in zip(lines, kept, strict=True) if keep)
    return title + 1 if line.shares(topic) >= STANDFIRST_WORDS else None


def _between(
    blocks: Sequence[Block],
    kept: Sequence[bool],
    p: Sequence[float],
    lines: Sequence[Line],
    known: Collection[int],
) -> Iterator[int]:
    printed: Counter[str] = Counter()
    for gap in _gaps(kept):
        is_list = blocks[gap.start - 1].text.rstrip().endswith(_COLONS)
        few = [i for i in gap if i not in known]
        is_long = len(gap) > (LIST if is_list else GAP) or len(few) > (LIST if is_list else FEW)
        if is_long and len(kept) >= MOSTLY_ARTICLE:
            continue
        if is_long:
            yield from [i for i in few if p[i] >= UNLIKELY]
            continue
        printed = printed or Counter(line.printed for line in lines)
        if all(
            p[i] >= UNLIKELY and printed[lines[i].printed] == 1 and not blocks[i].text.startswith(_NO_TEXT) for i in few
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
    """Yield the lines of prose right below the last kept line, with single sub-headings above them.

    Behind a teaser or another line of chrome, prose belongs to the text if it is about the same.
    """
    last = max((i for i, keep in enumerate(kept) if keep), default=len(kept))
    topic: frozenset[str] = frozenset()
    heading: tuple[int, ...] = ()
    found = chrome = 0
    for i in range(last + 1, len(kept)):
        line = lines[i]
        if line.prose and line.ends and i not in known:
            if found == BELOW or p[i] < (UNLIKELY_BEHIND if chrome else UNLIKELY_BELOW):
                return
            topic = topic or _stems(line for line, keep in zip(lines, kept, strict=True) if keep)
            if chrome and line.shares(topic) < SAME_TOPIC * len(line.content):
                return
            yield from (*heading, i)
            heading, found, chrome = (), found + 1, 0
        elif i in known:
            heading, chrome = (), chrome + 1
            if chrome > CHROME:
                return
        elif heading or line.words > HEADING_WORDS or p[i] < UNLIKELY:
            return
        else:
            heading = (i,)


def _stems(lines: Iterable[Line]) -> frozenset[str]:
    return frozenset(stem for line in lines for stem in line.stems)
