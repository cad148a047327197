"""How dirty a text is that is no whole page, and which opinions count on it.

What another tool has half cleaned has lines of the site among its own, and there doubts are mostly right; in a
clean text they are wrong: a list of references, names over poems, "Read more" in a guide. How many lines are surely the
site's tells the two apart. The numbers here were chosen on the 805 true texts of articles of the corpus, of which
nothing should go (untouched: 96.9 %, 91.1 % when all opinions count), on what four tools made of its pages (word F1 the
same within 0.0005), and on pages cropped to their article with up to eleven lines above and below.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from newsclean.label.layout import Layout
from newsclean.records import Label

# From this score on an opinion is a fact, and from this one on a doubt of a rule is a sign of dirt too, a small one.
SURE, DOUBT, DOUBT_COUNTS = 0.8, 0.7, 0.25
# A dirty text has so many signs for each of its lines, and one at least.
LEAST_SHARE = 0.03
# In a text that is not dirty: how sure an opinion must be that takes a line from the article's ends, one that takes
# who wrote it and when, and one that takes what is said of a picture. Amid the text nothing else goes.
AT_ENDS, CREDITS, PICTURES = 0.9, 0.85, 0.8
# Doubts may take so many words for each of the text's prose, or of the sure chrome: what takes more has mistaken a list
# for menus; a few words tell nothing, and readers may write more than the article has. On what four tools made of 250
# pages of other types this and MOSTLY_GONE of the classifier bring the word F1 that cleaning costs from 0.0048 down to
# 0.0016; articles lose nothing.
MOST_DOUBTED, FEW_DOUBTED = 1.0, 30
# Kinds that also stand in a clean text of an article, and say nothing of chrome.
OF_ARTICLES = frozenset({"title", "duplicate_title", "byline", "date_line", "site_date"})
OF_PICTURES = frozenset({"image_caption", "image_credit"})
OF_READERS = frozenset({"comment", "comment_form"})
_KEPT = frozenset({"body", "title", "duplicate_title"})


def weigh_by_dirt(layout: Layout, opinions: Sequence[Label], learned: Sequence[Label]) -> list[Label]:
    """The opinions that count: all of them on a dirty text, only the surest on a clean one.

    `opinions` are those of rules and of places, `learned` the classifier's.
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
    # What stands below a heading that counts belongs to it.
    headings = {label.by for label in counted if layout.place(label.block) == "tail"}
    known = set(counted)
    return counted + [label for label in opinions if label.by in headings and label not in known]


def _may_doubt(layout: Layout, labels: Sequence[Label]) -> bool:
    """Whether the text has prose enough, or sure chrome, beside what goes for no more than a doubt."""
    stays, goes, doubted = [0.0] * len(layout.lines), [0.0] * len(layout.lines), [True] * len(layout.lines)
    for label in labels:
        side = stays if label.kind in _KEPT or label.kind in OF_READERS else goes
        side[label.block] = max(side[label.block], label.score)
        if side is goes and _is_beyond_doubt(layout, label):
            doubted[label.block] = False
    prose = sum(line.words for line in layout.lines[layout.first : layout.last + 1] if line.prose)
    going = [i for i, (stay, go) in enumerate(zip(stays, goes, strict=True)) if stay < go]
    surely = sum(layout.lines[i].words for i in going if goes[i] >= SURE)
    unsurely = sum(layout.lines[i].words for i in going if goes[i] < SURE and doubted[i])
    return unsurely <= max(FEW_DOUBTED, MOST_DOUBTED * max(prose, surely))


def _is_prose_above_title(layout: Layout, label: Label) -> bool:
    """Whether an opinion would take a sentence for no more than its place: a heading amid the text may be the title."""
    return label.by == "layout/sidebar" and layout.lines[label.block].prose


def signs_of_dirt(layout: Layout, opinions: Sequence[Label]) -> dict[int, float]:
    """Of each line that rules see to be the site's how much it says of the text: a doubtful one a quarter of a sure."""
    signs: dict[int, float] = {}
    for label in opinions:
        if label.by.startswith("layout/") or label.kind == "body" or label.score < DOUBT:
            continue
        if not layout.lines[label.block].words:
            continue  # arrows, marks: an author draws them too
        weight = 1.0 if label.score >= SURE and label.kind not in OF_ARTICLES else DOUBT_COUNTS
        signs[label.block] = max(weight, signs.get(label.block, 0.0))
    return signs


def _is_beyond_doubt(layout: Layout, label: Label) -> bool:
    if label.kind in _KEPT:
        return True
    if label.kind in OF_PICTURES:
        return label.score >= PICTURES
    place = layout.place(label.block)
    if label.kind in OF_ARTICLES:
        outside = label.block < layout.prose or (place == "tail" and layout.lines[label.block].date is not None)
        return outside or label.score >= CREDITS or _is_by_credits(layout, label.block)
    return place != "body" and label.score >= AT_ENDS


def _is_by_credits(layout: Layout, index: int) -> bool:
    """Whether one of the two lines beside says who wrote it or when, too."""
    return any(layout.lines[i].credit for i in (index - 1, index + 1) if 0 <= i < len(layout.lines))
