"""How dirty a text is that is no whole page, and which opinions count on it.

A text that another tool has half cleaned still has lines of the site in it, and there doubtful opinions are mostly
right. In a clean text they are wrong: a list of references, names over poems, "Read more" in a guide. The number of
lines that are surely the site's tells the two apart. The numbers here were chosen on the 805 true texts of articles of
the corpus, of which nothing should go (untouched: 96.9 %, 91.1 % when all opinions count), on what four tools made of
its pages (word F1 the same within 0.0005), and on pages cropped to their article with up to eleven lines above and
below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsclean.kinds import CREDITS, OF_PICTURES, OF_READERS
from newsclean.label.layout.regions import Layout
from newsclean.origins import LAYOUT_OF
from newsclean.records import Label

# From the score FULL_SIGN on an opinion is a full sign of dirt. From DOUBT on it is a sign that counts DOUBT_COUNTS.
FULL_SIGN, DOUBT, DOUBT_COUNTS = 0.8, 0.7, 0.25
# A text is dirty if it has this many signs a line, and at least one full sign.
LEAST_SHARE = 0.03
# The least scores that count in a clean text: for removing a line at the article's ends, credits (who wrote it and
# when), and what is said of a picture; right below the headline any opinion counts that a line is a picture's credit.
# Nothing else amid the text is removed.
AT_ENDS, OF_CREDITS, PICTURES = 0.9, 0.85, 0.8
# Doubtful removals may have at most MOST_DOUBTED times the words of the text's prose and of the sure chrome together:
# beyond that a list was mistaken for menus. FEW_DOUBTED words are always allowed, since a few words tell
# nothing. Readers' comments do not count, since readers may write more than the article has. On what four tools made of
# 250 pages of other types this and MOSTLY_GONE of the classifier bring the word F1 that cleaning costs from 0.0048 down
# to 0.0016; articles lose nothing.
MOST_DOUBTED, FEW_DOUBTED = 1.0, 30
# Kinds that a clean text of an article has too, so that even a sure opinion counts only DOUBT_COUNTS.
OF_CLEAN_TEXTS = CREDITS | {"title", "duplicate_title", "site_date"}
_KEPT = frozenset({"body", "title", "duplicate_title"})


def weigh_by_dirt(layout: Layout, opinions: Sequence[Label], learned: Sequence[Label]) -> list[Label]:
    """The opinions that count: all of them on a dirty text, only the surest on a clean one.

    `opinions` are those of the rules and the layout, `learned` those of the classifier.
    """
    signs = signs_of_dirt(layout, opinions)
    sure = [block for block, weight in signs.items() if weight == 1.0]
    every = [*opinions, *learned]
    may_doubt = _may_doubt(layout, every)
    if may_doubt and sure and sum(signs.values()) >= LEAST_SHARE * len(layout.lines):
        return [label for label in every if not _is_prose_above_title(layout, label)]
    if all(layout.place(block) == "body" for block in sure):
        learned = ()
    counted = [label for label in chain(opinions, learned) if _is_beyond_doubt(layout, label)]
    if not may_doubt:
        return counted
    # The lines below a heading that counts belong to it.
    headings = {label.by for label in counted if layout.place(label.block) == "tail"}
    known = set(counted)
    return counted + [label for label in opinions if label.by in headings and label not in known]


def _may_doubt(layout: Layout, labels: Sequence[Label]) -> bool:
    """Whether doubtful opinions may count: the text has enough prose, or sure chrome, beside what they would remove."""
    stays, goes, doubted = [0.0] * len(layout.lines), [0.0] * len(layout.lines), [True] * len(layout.lines)
    for label in labels:
        side = stays if label.kind in _KEPT or label.kind in OF_READERS else goes
        side[label.block] = max(side[label.block], label.score)
        if side is goes and _is_beyond_doubt(layout, label):
            doubted[label.block] = False
    prose = sum(line.words for line in layout.lines[layout.first : layout.last + 1] if line.prose)
    going = [i for i, (stay, go) in enumerate(zip(stays, goes, strict=True)) if stay < go]
    surely = sum(layout.lines[i].words for i in going if goes[i] >= FULL_SIGN)
    unsurely = sum(layout.lines[i].words for i in going if goes[i] < FULL_SIGN and doubted[i])
    return unsurely <= max(FEW_DOUBTED, MOST_DOUBTED * (prose + surely))


def _is_prose_above_title(layout: Layout, label: Label) -> bool:
    """Whether an opinion would remove prose only for its place above a title, which may be a heading in the text."""
    return label.kind == "sidebar" and label.by == LAYOUT_OF["sidebar"] and layout.lines[label.block].prose


def signs_of_dirt(layout: Layout, opinions: Sequence[Label]) -> dict[int, float]:
    """The lines that rules take for the site's, each with its weight as a sign of dirt: 1, or a quarter if doubtful."""
    signs: dict[int, float] = {}
    for label in opinions:
        if label.by.labeler == "layout" or label.kind == "body" or label.score < DOUBT:
            continue
        if not layout.lines[label.block].words:
            continue  # arrows, marks: authors use them too
        weight = 1.0 if label.score >= FULL_SIGN and label.kind not in OF_CLEAN_TEXTS else DOUBT_COUNTS
        signs[label.block] = max(weight, signs.get(label.block, 0.0))
    return signs


def _is_beyond_doubt(layout: Layout, label: Label) -> bool:
    if label.kind in _KEPT:
        return True
    if label.kind in OF_PICTURES:
        is_below_title = label.kind == "image_credit" and label.block - 1 == layout.title
        return label.score >= PICTURES or is_below_title
    place = layout.place(label.block)
    if label.kind in OF_CLEAN_TEXTS:
        outside = label.block < layout.prose or (place == "tail" and layout.lines[label.block].date)
        return outside or label.score >= OF_CREDITS or _is_by_credits(layout, label.block)
    return place != "body" and label.score >= AT_ENDS


def _is_by_credits(layout: Layout, index: int) -> bool:
    """Whether one of the two lines beside it is a credit too."""
    return any(layout.lines[i].credit for i in (index - 1, index + 1) if 0 <= i < len(layout.lines))
