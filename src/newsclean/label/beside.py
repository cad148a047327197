"""Decisions -> the kinds of chrome that only the lines beside tell: a word amid a menu, a date amid readers' comments.

What is left out is decided before; here a line of chrome changes its kind and nothing else. The figures at the rules
say how many lines get the right kind by them, and how many a wrong one for a right one, on the odd texts and pages of
`benchmarks/unseen` and on the even ones, which were only counted.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsclean.kinds import CREDITS, OF_READERS, RIGHTS, ChromeKind, Kinds, LabelKind
from newsclean.label.decide import overrule
from newsclean.label.layout.lines import BUTTON_WORDS
from newsclean.measure import count_words, ends_sentence
from newsclean.origins import BESIDE, LAYOUT_ABOVE_TEXT, LAYOUT_OF
from newsclean.records import Decision, Label

# Kinds that a phrase may give a line amid a menu, because the line is one by its form: a trail, a day, a time.
_NO_ENTRIES: Kinds = CREDITS | {"breadcrumb", "site_date", "read_time", "navigation", "cookie_notice"}
# Kinds of chrome below which their own short lines stand, which no rule knows: the advertiser, the price.
_WITH_LINES: Kinds = frozenset({"advertisement", "gallery", "paywall"})
# Kinds that a line below the text has from its place alone, and kinds of what stands at the foot of a page.
_BY_PLACE: Kinds = frozenset({"navigation", "related_link"})
_OF_FOOT: Kinds = RIGHTS | {"navigation", "contact"}
# How many lines below the headline the article's date is looked for.
LINES_TO_DATE = 8

_Named = tuple[ChromeKind, str]


def name_by_neighbours(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions, with other kinds for lines of chrome whose neighbours tell more than their own words or place."""
    kinds = [decision.label.kind for decision in decisions]
    first = next((index for index, kind in enumerate(kinds) if kind in ("title", "body")), 0)
    last = next((index for index in range(len(kinds) - 1, -1, -1) if kinds[index] == "body"), len(kinds))
    credits = set(kinds[first : first + LINES_TO_DATE])
    named = list(decisions)
    for index, decision in enumerate(decisions):
        if index < first:
            found = _above(decision, kinds, index, credits)
        elif index > last:
            found = _below(decision, kinds, index)
        elif decision.label.by == LAYOUT_ABOVE_TEXT:
            found = _of_credits(decisions, index)
        else:
            continue
        if found is not None:
            label = Label(decision.block.index, found[0], decision.label.score, BESIDE, found[1])
            named[index] = overrule(decision, label)
    return tuple(named)


def _above(decision: Decision, kinds: Sequence[LabelKind], index: int, credits: Set[LabelKind]) -> _Named | None:
    """The kind of a line above the headline: an entry of the menu (odd +16, -1; even +7, -2), the day of the visit."""
    label = decision.label
    if label.by.labeler != "rule" or decision.block.markup is not None:
        return None
    if label.kind == "date_line" and "date_line" in credits:
        # Odd +6, even +1.
        if any(other.by == LAYOUT_OF["site_date"] for other in decision.evidence):
            return "site_date", "A date above the headline, with another one below it"
    elif label.kind not in _NO_ENTRIES and _beside(kinds, index) == ("navigation", "navigation"):
        if count_words(decision.block.text) <= BUTTON_WORDS:
            return "navigation", "A few words between two entries of the menu"
    return None


def _below(decision: Decision, kinds: Sequence[LabelKind], index: int) -> _Named | None:
    label, (above, below) = decision.label, _beside(kinds, index)
    if label.kind == "date_line" and above in OF_READERS and below in OF_READERS:
        # Odd +5, even +1.
        return "comment", "A date among the readers' comments"
    if label.kind == "cookie_notice" and label.by.labeler == "rule":
        # Odd +10, -1; even +3, -1. The notice itself and its buttons stand together.
        if "cookie_notice" not in (above, below) and (above in _OF_FOOT or below in _OF_FOOT):
            if not ends_sentence(decision.block.text):
                return "legal", "A link about cookies among those at the foot of the page"
    if label.by.labeler == "layout" or label.by.is_place_only:
        # Odd +10, -1; even +7, -1.
        if label.kind in _BY_PLACE and above in _WITH_LINES:
            return above, "A short line right below one of this kind"
        if label.kind == "related_link" and above == "comment_form":
            return "comment", "A line right below the form for comments"
    return None


def _of_credits(decisions: Sequence[Decision], index: int) -> _Named | None:
    """The kind of one to three words between headline and text: a button (odd +2, even +9), or part of the byline.

    Of the byline: odd +9, even +5 (-1); a place, a role, the name of a pen.
    """
    above = next((d.label for d in reversed(decisions[:index]) if d.label.by != LAYOUT_ABOVE_TEXT), None)
    below = next((d.label for d in decisions[index + 1 :] if d.label.by != LAYOUT_ABOVE_TEXT), None)
    beside = {label.kind for label in (above, below) if label is not None}
    if "share" in beside:
        return "share", "A few words beside the buttons for sharing, above the text"
    if beside & CREDITS:
        return "byline", "A few words beside the byline or the date, above the text"
    return None


def _beside(kinds: Sequence[LabelKind], index: int) -> tuple[LabelKind, LabelKind]:
    """The kinds of the lines right above and below; where there is none, the text's."""
    return kinds[index - 1] if index else "body", kinds[index + 1] if index + 1 < len(kinds) else "body"
