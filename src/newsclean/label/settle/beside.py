"""Decisions -> the kinds of chrome that only the lines beside tell: a word amid a menu, a date amid readers' comments.

What is left out is decided before; here a line of chrome changes its kind and nothing else. The figures at the rules
say how many lines get the right kind by them, and how many a wrong one for a right one, on the odd texts and pages of
`benchmarks/unseen` and on the even ones, which were only counted.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from newsclean.kinds import CREDITS, OF_READERS, RIGHTS, STORIES, Kinds, LabelKind
from newsclean.label.decide import overrule
from newsclean.label.html.naming.box_kinds import FEET, HEADS
from newsclean.label.layout.lines import BUTTON_WORDS
from newsclean.measure import count_words, ends_sentence
from newsclean.origins import BESIDE, LAYOUT_ABOVE_TEXT, LAYOUT_OF, STRUCTURE_HEADLINE
from newsclean.records import Decision, Label

# Kinds that a phrase may give a line amid a menu, because the line is one by its form: a trail, a day, a time.
_NO_ENTRIES: Kinds = CREDITS | {"breadcrumb", "site_date", "read_time", "navigation", "cookie_notice"}
# Kinds of chrome below which their own short lines stand, which no rule knows: the advertiser, the picture's name.
_WITH_LINES: Kinds = frozenset({"advertisement", "gallery"})
# Kinds that a line below the text has from its place alone, and kinds of what stands at the foot of a page.
_BY_PLACE: Kinds = frozenset({"navigation", "related_link"})
_OF_FOOT: Kinds = RIGHTS | {"navigation", "contact"}
# Kinds of headings whose rules take all lines down to the page's end, and kinds of chrome that part their lists.
_OPENED: Kinds = STORIES | {"comment"}
_WITH_FOLLOWERS: Kinds = frozenset({"advertisement", "poll"})
# What rules for the buttons below a notice on cookies have in their ids; links at the foot of a page read like them.
_OF_BUTTONS = frozenset({"button", "buttons"})
# What rules for the headings of comments, and for their number, have in their ids.
_OF_COMMENTS = frozenset({"count", "heading", "heading-anywhere", "section"})
# The longest tag and the shortest claim of a site, in words; how many lines above a tag its heading is looked for.
TAG_WORDS, CLAIM_WORDS, MOST_TAGS = 3, 3, 12
# The fewest words without a link at the foot of a page that are a note there.
NOTE_WORDS = 4
# How many lines below the headline the article's date is looked for, and how far from a few words there the credits.
LINES_TO_DATE, LINES_TO_CREDITS = 8, 4

_Named = tuple[LabelKind, str]


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
            found = _below(decisions, kinds, index)
        elif decision.label.by == LAYOUT_ABOVE_TEXT:
            found = _of_credits(decisions, index)
        else:
            continue
        if found is not None:
            label = Label(decision.block.index, found[0], decision.label.score, BESIDE, found[1])
            named[index] = overrule(decision, label)
    return tuple(named)


def _above(decision: Decision, kinds: Sequence[LabelKind], index: int, credits: Set[LabelKind]) -> _Named | None:
    """The kind of a line above the headline: an entry of the menu (odd +15; even +7, -2), the day of the visit."""
    label, beside = decision.label, _beside(kinds, index)
    if label.kind == "duplicate_title" and label.by is STRUCTURE_HEADLINE:
        # Odd +3; even +5: on the page of a section its name is an entry of the menu, too, or a step of the trail.
        if "breadcrumb" in beside:
            return "breadcrumb", "Repeats the headline, in the trail that leads to it"
        if beside == ("navigation", "navigation"):
            return "navigation", "Repeats the headline, between two entries of the menu"
    markup = decision.block.markup
    if markup is not None:
        is_in_head = (label.kind, label.reason) in HEADS and markup.link_share == 0 and beside[0] == "masthead"
        if is_in_head and count_words(decision.block.text) >= CLAIM_WORDS:
            # Odd +8; even +5: what the site says of itself.
            return "masthead", "A few words without a link, below the site's name"
        return None
    if label.by.labeler != "rule":
        return None
    if label.kind == "date_line" and "date_line" in credits:
        # Odd +6; even +1.
        if any(other.by == LAYOUT_OF["site_date"] for other in decision.evidence):
            return "site_date", "A date above the headline, with another one below it"
        return None
    is_entry = label.kind not in _NO_ENTRIES and beside == ("navigation", "navigation")
    if is_entry and count_words(decision.block.text) <= BUTTON_WORDS:
        return "navigation", "A few words between two entries of the menu"
    return None


def _below(decisions: Sequence[Decision], kinds: Sequence[LabelKind], index: int) -> _Named | None:
    """The kind of a line below the text."""
    decision = decisions[index]
    label, (above, below) = decision.label, _beside(kinds, index)
    markup = decision.block.markup
    if markup is not None:
        is_in_foot = (label.kind, label.reason) in FEET and markup.link_share == 0
        if is_in_foot and count_words(decision.block.text) >= NOTE_WORDS:
            # Odd +3; even +4. With fewer words it heads a menu.
            return "other", "Some words without a link, at the foot of the page"
    elif label.of_heading:
        return _under_heading(decisions, kinds, index)
    elif label.kind == "comment" and label.by.what in _OF_COMMENTS and below != "comment":
        # Odd +1; even +6, -1.
        return "comment_form", "Heads or counts comments, of which none stands below"
    if label.kind == "date_line" and above in OF_READERS and below in OF_READERS:
        # Odd +5; even +1.
        return "comment", "A date among the readers' comments"
    is_apart = "cookie_notice" not in (above, below) and not _OF_FOOT.isdisjoint((above, below))
    is_button = label.kind == "cookie_notice" and label.by.what in _OF_BUTTONS
    if is_button and is_apart and _names_cookies(decision.block.text):
        # Odd +10, -1; even +2, -1. The notice itself and its buttons stand together.
        return "legal", "A link about cookies among those at the foot of the page"
    is_by_place = label.kind in _BY_PLACE and (label.by.labeler == "layout" or label.by.is_place_only)
    if is_by_place and above in _WITH_LINES:
        # Odd +4; even +3.
        return above, "A short line right below one of this kind"
    return None


def _under_heading(decisions: Sequence[Decision], kinds: Sequence[LabelKind], index: int) -> _Named | None:
    """The kind of a line that a rule knows only by the heading above it, which may stand far above."""
    label, words, above = decisions[index].label, count_words(decisions[index].block.text), kinds[index - 1]
    if above in _WITH_FOLLOWERS and label.kind in _OPENED:
        # Odd +8; even +6.
        return above, "A line right below one of this kind"
    if label.kind != "related_link" or words > TAG_WORDS or any(map(str.isdigit, decisions[index].block.text)):
        return None
    if above == "comment_form":
        # Odd +2; even +2.
        return "comment_form", "A few words in the form for comments"
    upwards = reversed(decisions[max(0, index - MOST_TAGS) : index])
    heading = next((decision.label for decision in upwards if not _is_under(decision, label)), None)
    if heading is not None and heading.by == label.by:
        # Odd +14, -3; even +4, -1.
        return "tag_cloud", "A few words, less than a headline, right under a heading of other stories"
    return None


def _is_under(decision: Decision, label: Label) -> bool:
    """Whether a line has its kind from the same heading as another one's label says."""
    return decision.label.by == label.by and decision.label.of_heading


def _of_credits(decisions: Sequence[Decision], index: int) -> _Named | None:
    """The kind of one to three words between headline and text: a button or part of the byline.

    Buttons: odd +2, -1; even +9, -1. Of the byline, as a place, a role, the name of a pen: odd +9; even +5, -1.
    """
    above = reversed(decisions[max(0, index - LINES_TO_CREDITS) : index])
    below = decisions[index + 1 : index + 1 + LINES_TO_CREDITS]
    first = (next((d.label for d in side if d.label.by != LAYOUT_ABOVE_TEXT), None) for side in (above, below))
    beside = {label.kind for label in first if label is not None}
    if "share" in beside:
        return "share", "A few words beside the buttons for sharing, above the text"
    if beside & CREDITS:
        return "byline", "A few words beside the byline or the date, above the text"
    return None


def _names_cookies(text: str) -> bool:
    """Whether a line names cookies, which most languages call by this name, and is no sentence of a notice."""
    return "cookie" in text.lower() and not ends_sentence(text)


def _beside(kinds: Sequence[LabelKind], index: int) -> tuple[LabelKind, LabelKind]:
    """The kinds of the lines right above and below; where there is none, the text's."""
    return kinds[index - 1] if index else "body", kinds[index + 1] if index + 1 < len(kinds) else "body"
