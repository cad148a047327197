"""The learned labeler of plain text: two passes of boosted trees over a text's lines, then one choice for the text.

The first pass sees the shape of each line and of what stands around it; the second sees what the first said of
its surroundings. How much it may do depends on how dirty the text is. The weights are data
(`weights/text.json`), built by `training/text`; `training/MODEL_CARD_text.md` says from what and how well they do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import fsum, log
from pathlib import Path

from newsclean.label.choice import best_cut, find_repeats
from newsclean.label.layout import Layout
from newsclean.label.text.features import TEXT_FEATURES, TextRows, measure_text
from newsclean.label.text.kinds import name_line
from newsclean.label.text.second_pass import TEXT_CONTEXT, context_of
from newsclean.label.trees import Score, compile_forest, probability
from newsclean.measure import fold_spaces
from newsclean.records import Document, Label

WEIGHTS = Path(__file__).parents[1] / "weights" / "text.json"
BY = "classifier/text"

# A line less likely than this is surely chrome. A text with so many that no rule knows, and that have so much of its
# words, is a whole page: of 210 whole pages of the corpus, 204 have 25 such lines or more; of 215 half-cleaned texts
# two have; short texts full of comment forms and share bars have 15 at most, since the rules know those lines.
SURE, WHOLE_LINES, WHOLE_SHARE = 0.1, 20, 0.02
# A whole page has its menus above the first likely line: all of 172 had 3 lines or more; a table in a text has none.
LIKELY, HEAD_LINES = 0.5, 3
# Of a text that is no whole page sure chrome goes, but only where there is so much of it that the text cannot be clean
# (else cleaning twice might find more), and at most this share of its words.
LEAST_LINES, MOST_GONE = 5, 0.2
# Of a whole page, rules and layout are heard against the body from this score on; a removal is surer than any place.
MOST_BODY, LEAST_REMOVAL = 0.79, 0.5
# How likely a line above a sure headline is text, and how much likely text may stand there, against that below.
ABOVE_TITLE, MOST_ABOVE = 0.05, 0.5
# How sure it is that an article does not say a long line twice.
REPEAT = 0.9


@dataclass(frozen=True, slots=True)
class TextModel:
    """The weights made ready: a function for each forest."""

    glance: Score  # the first trees of the first forest
    first: Score  # its others
    second: Score
    gate: float  # log-odds; lines that have less at a glance are not looked at again


@lru_cache(maxsize=1)
def load_text_model(file: Path = WEIGHTS) -> TextModel:
    """The shipped weights, read once a process."""
    content = json.loads(file.read_text(encoding="utf-8"))
    own = len(TEXT_FEATURES)
    return TextModel(
        compile_forest(content["glance"], own, own),
        compile_forest(content["first"], own, own),
        compile_forest(content["second"], own + len(TEXT_CONTEXT), own),
        log(content["gate"] / (1.0 - content["gate"])),
    )


def line_probabilities(measured: TextRows, model: TextModel) -> list[float]:
    """Of each line how likely it belongs to the article's text.

    A few trees settle most lines of chrome; the others get the rest of the first forest, then the second, which
    sees what the first found around them, and the mean of both.
    """
    glance, first, second, gate = model.glance, model.first, model.second, model.gate
    p = []
    for row in measured.rows:
        log_odds = glance(*row)
        if log_odds >= gate:
            log_odds += first(*row)
        p.append(probability(log_odds))
    least = probability(gate)
    wanted = [own >= least for own in p]
    contexts = iter(context_of(p, measured.words, wanted))
    return [
        (own + probability(second(*row, *next(contexts)))) / 2 if again else own
        for own, row, again in zip(p, measured.rows, wanted, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class TextView:
    """What the classifier makes of a text."""

    p: tuple[float, ...]  # of each line how likely it belongs to the article's text
    kept: tuple[bool, ...]  # the choice
    repeats: frozenset[int]  # lines left out of a whole page since another line says the same
    whole: bool  # a whole page with its menus, of which the choice may take any line


def view_text(document: Document, layout: Layout) -> TextView:
    """The classifier's view of a text: how likely each line is the article's, and which are kept.

    Of a whole page, which its many lines of menus tell, the lines with the highest expected F1 are kept. Of any
    other text only sure chrome above or below the text goes, and nothing at all where there is little of it, or where
    much of the text would go: then it is the classifier that is wrong. `layout` is what the lines' shape alone says.
    """
    measured = measure_text(document, layout)
    p = line_probabilities(measured, load_text_model())
    sure = [own < SURE for own in p]
    words = measured.words
    total, gone = sum(words), sum(count for count, is_sure in zip(words, sure, strict=True) if is_sure)
    unknown = sum(is_sure and not line.chrome for is_sure, line in zip(sure, layout.lines, strict=True))
    head = next((i for i, own in enumerate(p) if own >= LIKELY), len(p))
    if unknown >= WHOLE_LINES and gone >= WHOLE_SHARE * total and sum(sure[:head]) >= HEAD_LINES:
        p = _below_title(document, layout, p)
        kept = best_cut(p, words)
        repeats = find_repeats(document.blocks, kept, p)
        return TextView(tuple(p), tuple(keep and i not in repeats for i, keep in enumerate(kept)), repeats, True)
    outside = [is_sure and not layout.first <= i <= layout.last for i, is_sure in enumerate(sure)]
    if sum(sure) < LEAST_LINES or gone > MOST_GONE * total:
        outside = [False] * len(p)
    return TextView(tuple(p), tuple(not is_out for is_out in outside), frozenset(), False)


def _below_title(document: Document, layout: Layout, p: list[float]) -> list[float]:
    """The probabilities with those of the lines above a sure headline made low: nothing above it is the article's.

    A headline is sure that has credits below it or is printed twice, and most of the likely text below it.
    """
    title = layout.title
    if title is None:
        return p
    likely = [own * line.words for own, line in zip(p, layout.lines, strict=True)]
    above, below = fsum(likely[:title]), fsum(likely[title:])
    has_credit = title + 1 < len(p) and layout.lines[title + 1].credit
    if above > MOST_ABOVE * below or not (has_credit or _is_printed_twice(document, title)):
        return p
    return [min(own, ABOVE_TITLE) if i < title else own for i, own in enumerate(p)]


def _is_printed_twice(document: Document, title: int) -> bool:
    printed = fold_spaces(document.blocks[title].text.lower())
    return sum(fold_spaces(block.text.lower()) == printed for block in document.blocks) > 1


def label_by_text(document: Document, layout: Layout, view: TextView) -> Iterator[Label]:
    """Yield the classifier's opinions: of a whole page one on each line, else only on the lines that it takes out."""
    first = next((i for i, keep in enumerate(view.kept) if keep), len(view.kept))
    last = max((i for i, keep in enumerate(view.kept) if keep), default=-1)
    for i, (p, keep) in enumerate(zip(view.p, view.kept, strict=True)):
        if i in view.repeats:
            yield Label(i, "other", REPEAT, f"{BY}/repeat", "Says the same as another line")
        elif not keep:
            kind, reason = name_line(layout.lines, i, first, last)
            yield Label(i, kind, max(1.0 - p, LEAST_REMOVAL), f"{BY}/{kind}", reason)
        elif view.whole:
            yield Label(i, "body", min(max(p, 0.5), MOST_BODY), BY, "Looks and stands like the article's text")
