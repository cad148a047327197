"""The learned labeler of plain text: two passes of boosted trees over a text's lines, then one choice for the text.

The first pass sees the shape of each line and of the lines around it. The second also sees the first pass's results for
these lines. How many lines may then be removed depends on how dirty the text is. The weights are data
(`weights/text.json`), built by `training/text`; `training/MODEL_CARD_text.md` says from what and how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import fsum

from newsclean.label.choice import best_cut, find_repeats
from newsclean.label.lanes import UNIT, ZERO, LaneScore, compile_lanes, lanes, lowest_bits
from newsclean.label.layout.lines import Line
from newsclean.label.layout.regions import Layout
from newsclean.label.text.bins import Binner, make_binner
from newsclean.label.text.captions import find_captions
from newsclean.label.text.features import LINE_LIMITS, PAGE_FEATURES, TEXT_FEATURES, TextColumns, measure_text
from newsclean.label.text.gaps import (
    find_further_prose,
    find_sentences_by_shape,
    find_standfirst,
    find_text_gaps,
    with_next_sentences,
)
from newsclean.label.text.kinds import name_line
from newsclean.label.text.menu_rows import lower_menu_rows
from newsclean.label.text.repeats import find_beginnings, find_second_printing
from newsclean.label.text.second_pass import CONTEXT_LIMITS, CONTEXT_PAGE, LEVELS, TEXT_CONTEXT, context_of
from newsclean.label.trees import probability
from newsclean.origins import LEARNED, LEARNED_OF, LEARNED_REPEAT
from newsclean.records import Document, Label

WEIGHTS = files("newsclean") / "label" / "weights" / "text.json"

# A line with a probability below SURELY_CHROME is that. A text is a whole page if it has at least WHOLE_LINES such
# lines that no rule knows and that do not end as sentences do, and sure chrome has at least WHOLE_SHARE of its words.
# Of 175 whole pages of the corpus, 160 have 20 such lines or more; of 337 half-cleaned texts twelve have. The
# classifier takes many lines of a short article for menus where teasers and forms part it: a page of at most
# SHORT_PAGE lines must have SHORT_PAGE_LINES (by site, short pages of the corpus lose 0.001 of word F1 by that; of
# the 113 texts in benchmarks/unseen seven are no longer taken for whole, and 16 paragraphs more are kept).
SURELY_CHROME, WHOLE_LINES, WHOLE_SHARE = 0.1, 20, 0.02
SHORT_PAGE, SHORT_PAGE_LINES = 70, 25
# A whole page also has its menus above the first line that is LIKELY text: at least HEAD_LINES lines below MENU. All of
# 172 whole pages had them; a table in a text has none.
LIKELY, MENU, HEAD_LINES = 0.5, 0.2, 3
# The text counts as found if the likely lines have at least LEAST_FOUND words. Where they have fewer, the page is a
# listing or a form. By site, of 543 half-cleaned and 118 whole pages of other types such pages gain 0.0016 and 0.014 of
# word F1 when they are not taken for whole, and articles lose nothing. A share DOUBTFUL of the doubtful words counts
# too, but then the share MOSTLY_GONE of the page must be sure chrome: half-cleaned texts of articles that looked like
# this lost up to 0.15 of F1.
LEAST_FOUND, DOUBTFUL, MOSTLY_GONE = 30, 0.05, 0.45
# A page of at most FEW_LINES lines is not taken for whole if less than LEAST_PROSE of its prose would be kept: where
# menus and forms part a short text, the classifier may see its beginning only. True of 2 of 1,207 whole pages of the
# corpus, and wrong on both. 0.7 keeps six more of 1,669 paragraphs of short texts that nobody had seen, but costs news
# whose blocks a tool glued together 0.006 in word F1.
FEW_LINES, LEAST_PROSE = 120, 0.5
# Of a text that is no whole page, sure chrome is removed only if there are at least LEAST_LINES of it, so that the text
# cannot be clean (else cleaning twice might find more), and if it has at most the share MOST_GONE of the words.
LEAST_LINES, MOST_GONE = 5, 0.2
# On a whole page a label for the body has at most the score MOST_BODY, so that surer rules and layout can overrule it;
# a removal has at least LEAST_REMOVAL.
MOST_BODY, LEAST_REMOVAL = 0.79, 0.5
# The highest probability of a line above a sure headline, and the most likely text above it as a share of that below.
ABOVE_TITLE, MOST_ABOVE = 0.05, 0.5
# The score of the label on a long line that the text has already said.
REPEAT = 0.9


@dataclass(frozen=True, slots=True)
class TextModel:
    """The weights ready for use: the two binners, and for each forest a function and the features it uses."""

    numbers: Binner
    context: Binner
    first: LaneScore
    second: LaneScore
    first_features: frozenset[int]
    second_features: frozenset[int]


@lru_cache(maxsize=1)
def load_text_model(file: Traversable = WEIGHTS) -> TextModel:
    """The model with the shipped weights, read once a process."""
    content = json.loads(file.read_text(encoding="utf-8"))
    cuts = content["cuts"]
    first, first_features = compile_lanes(content["first"])
    second, second_features = compile_lanes(content["second"])
    return TextModel(
        make_binner(cuts, LINE_LIMITS, PAGE_FEATURES),
        make_binner(cuts, CONTEXT_LIMITS, CONTEXT_PAGE, len(TEXT_FEATURES)),
        first,
        second,
        frozenset(first_features),
        frozenset(second_features),
    )


def first_probabilities(measured: TextColumns, model: TextModel) -> tuple[list[float], list[int]]:
    """(for each line the probability that the first forest gives, the columns of all features with these filled in)."""
    every = lowest_bits(len(measured.words))
    columns = [0] * (len(TEXT_FEATURES) + len(TEXT_CONTEXT))
    wanted = model.first_features | model.second_features
    model.numbers.fill(columns, wanted, measured.lines, measured.page, every)
    return list(map(_probability_of, lanes(model.first(every, columns), len(measured.words)))), columns


def line_probabilities(
    first: Sequence[float], columns: list[int], words: Sequence[int], model: TextModel
) -> list[float]:
    """For each line the probability that it belongs to the article's text: the mean of both forests.

    The second forest also sees what the first found around each line; `first` and `columns` are that one's.
    """
    every = lowest_bits(len(words))
    wanted = model.first_features | model.second_features
    model.context.fill(columns, wanted, *context_of([int(LEVELS * p) for p in first], words), every)
    second = map(_probability_of, lanes(model.second(every, columns), len(words)))
    return [(one + other) / 2 for one, other in zip(first, second, strict=True)]


@lru_cache(maxsize=65_536)
def _probability_of(lane: int) -> float:
    return probability((lane - ZERO) / UNIT)


@dataclass(frozen=True, slots=True)
class TextView:
    """What the classifier finds in a text."""

    p: tuple[float, ...]  # for each line the probability that it belongs to the article's text; () if no line may go
    kept: tuple[bool, ...]  # for each line whether it is chosen
    repeats: frozenset[int]  # lines left out because another line says the same
    whole: bool  # whether it is a whole page with its menus, where any line may be left out


def view_text(document: Document, layout: Layout, last: Callable[[], int] | None = None) -> TextView:
    """The classifier's view of a text: the probability of each line, and which lines are kept.

    A whole page is recognised by its many lines of menus; there the lines with the highest expected F1 are kept. In any
    other text only sure chrome above or below the article goes. Nothing goes where there is little sure chrome, or
    where much of the text would go: then the classifier is wrong. `layout` is what the shape of the lines alone says;
    `last`, if given, tells the last line of the text by more than that.
    """
    # Of most texts of articles it is certain before both forests, or after one, that no line may go.
    if not _may_lose_lines(layout, [0.0] * len(layout.lines)):
        return _all_kept(document, layout)
    measured, model = measure_text(document, layout), load_text_model()
    words = measured.words
    first, columns = first_probabilities(measured, model)
    if not _may_lose_lines(layout, first):
        return _all_kept(document, layout)
    p = line_probabilities(first, columns, words, model)
    sure = [own < SURELY_CHROME for own in p]
    total, gone = sum(words), sum(count for count, is_sure in zip(words, sure, strict=True) if is_sure)
    menus = sum(is_sure and not line.chrome and not line.ends for is_sure, line in zip(sure, layout.lines, strict=True))
    head = next((i for i, own in enumerate(p) if own >= LIKELY), len(p))
    has_menus = menus >= _least_menus(p) and sum(own < MENU for own in p[:head]) >= HEAD_LINES
    if has_menus and gone >= WHOLE_SHARE * total and _finds_text(p, words, gone):
        p = lower_menu_rows(document, layout.lines, _below_title(layout, p))
        kept = with_next_sentences(layout.lines, p, best_cut(p, words))
        repeats = find_repeats(document.blocks, kept, p) | find_beginnings(document.blocks, kept, layout.lines)
        kept = [keep and i not in repeats for i, keep in enumerate(kept)]
        if len(p) <= SHORT_PAGE:
            for i in find_sentences_by_shape(layout, layout.last if last is None else last(), repeats):
                kept[i] = True
        for i in find_text_gaps(document.blocks, kept, p, layout.lines, repeats):
            kept[i] = True
        for i in find_captions(layout.lines, kept, p):
            kept[i] = False
        if not _misses_prose(layout, kept):
            for i in find_further_prose(kept, p, layout, repeats):
                kept[i] = True
            return TextView(tuple(p), tuple(kept), repeats, True)
    outside = [is_sure and not layout.first <= i <= layout.last for i, is_sure in enumerate(sure)]
    if sum(sure) < LEAST_LINES or gone > MOST_GONE * total:
        outside = [False] * len(p)
    again = find_second_printing(document.blocks, layout.lines)
    return TextView(tuple(p), tuple(not is_out for is_out in outside), again, False)


def _all_kept(document: Document, layout: Layout) -> TextView:
    """The view of a text of which no line may go but those that it repeats."""
    again = find_second_printing(document.blocks, layout.lines)
    return TextView((), (True,) * len(layout.lines), again, False)


def _least_menus(p: Sequence[float]) -> int:
    """The fewest lines of menus on a whole page with so many lines."""
    return WHOLE_LINES if len(p) > SHORT_PAGE else SHORT_PAGE_LINES


def _may_lose_lines(layout: Layout, first: Sequence[float]) -> bool:
    """Whether any line may go, given the first forest's probabilities, or less than these.

    A line is sure chrome only if the mean of both forests says so; the first one's share of that is a half. Of 500
    texts of articles, clean or half-cleaned, no line may go in four of ten whatever the first forest says, and in nine
    of ten whatever the second says.
    """
    doubtful = [i for i, own in enumerate(first) if own < 2 * SURELY_CHROME]
    if sum(not layout.lines[i].chrome and not layout.lines[i].ends for i in doubtful) >= _least_menus(first):
        return True
    return len(doubtful) >= LEAST_LINES and any(not layout.first <= i <= layout.last for i in doubtful)


def with_standfirst(view: TextView, layout: Layout) -> TextView:
    """The view of a whole page with its standfirst kept; `layout` is the one in which the headline is settled."""
    standfirst = find_standfirst(layout.lines, view.kept, layout.title)
    if standfirst is None:
        return view
    return replace(view, kept=(*view.kept[:standfirst], True, *view.kept[standfirst + 1 :]))


def _finds_text(p: Sequence[float], words: Sequence[int], gone: int) -> bool:
    """Whether the lines hold enough likely text for an article; `gone` is the number of words of sure chrome.

    >>> _finds_text([0.9, 0.2, 0.0], [25, 100, 400], 400), _finds_text([0.9, 0.2, 0.0], [25, 80, 400], 400)
    (True, False)
    >>> _finds_text([0.9, 0.2, 0.0], [25, 600, 400], 400)
    False
    """
    likely = sum(count for own, count in zip(p, words, strict=True) if own >= LIKELY)
    if likely >= LEAST_FOUND:
        return True
    doubtful = sum(count for own, count in zip(p, words, strict=True) if SURELY_CHROME <= own < LIKELY)
    return likely + DOUBTFUL * doubtful >= LEAST_FOUND and gone >= MOSTLY_GONE * sum(words)


def _misses_prose(layout: Layout, kept: Sequence[bool]) -> bool:
    """Whether a page of few lines would lose most of the prose below its headline that no rule knows."""
    if len(kept) > FEW_LINES:
        return False
    lines = list(zip(layout.lines, kept, strict=True))[(layout.title or 0) + 1 :]
    prose = sum(line.words for line, _ in lines if line.prose and line.ends and not line.matches)
    return sum(line.words for line, keep in lines if keep) < LEAST_PROSE * prose


def _below_title(layout: Layout, p: list[float]) -> list[float]:
    """The probabilities, those above a sure headline lowered: nothing above it is the article's.

    A headline is sure if it has credits right below it or is printed twice, and most of the likely text is below it.
    """
    title = layout.title
    if title is None:
        return p
    likely = [own * line.words for own, line in zip(p, layout.lines, strict=True)]
    above, below = fsum(likely[:title]), fsum(likely[title:])
    has_credit = title + 1 < len(p) and layout.lines[title + 1].credit
    if above > MOST_ABOVE * below or not (has_credit or _is_printed_twice(layout.lines, title)):
        return p
    return [min(own, ABOVE_TITLE) if i < title else own for i, own in enumerate(p)]


def _is_printed_twice(lines: Sequence[Line], title: int) -> bool:
    return sum(line.printed == lines[title].printed for line in lines) > 1


def label_by_text(layout: Layout, view: TextView) -> Iterator[Label]:
    """Yield the classifier's opinions: on every line of a whole page, else only on the lines it removes."""
    first = next((i for i, keep in enumerate(view.kept) if keep), len(view.kept))
    last = max((i for i, keep in enumerate(view.kept) if keep), default=-1)
    for i, keep in enumerate(view.kept):
        if i in view.repeats:
            yield Label(i, "other", REPEAT, LEARNED_REPEAT, "Says the same as another line")
        elif not keep:
            kind, reason = name_line(layout.lines, i, first, last)
            yield Label(i, kind, max(1.0 - view.p[i], LEAST_REMOVAL), LEARNED_OF[kind], reason)
        elif view.whole:
            yield Label(
                i, "body", min(max(view.p[i], 0.5), MOST_BODY), LEARNED, "Looks and stands like the article's text"
            )
