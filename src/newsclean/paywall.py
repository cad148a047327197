"""Decides whether a page keeps its text for those who pay: it says so, or shows a notice that closes off the rest."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Sequence
from itertools import dropwhile

from newsclean.label.html.naming.box_kinds import kinds_of
from newsclean.label.layout.lines import is_prose_in_script
from newsclean.measure import count_words, ends_question, ends_sentence
from newsclean.origins import STRUCTURE_OF
from newsclean.records import Block, Decision, Label

# A notice that closes off the rest is a sentence of at least WALL_WORDS words: shorter ones are labels and menu
# entries, which free pages have too. A rule with a score below WALL_SCORE may match a mere offer. Set by hand.
WALL_WORDS, WALL_SCORE = 6, 0.8
# The opinion on a block in a box that the page names a paywall; here the wording does not matter, and a sentence may be
# short: "Subscribe to read on." has more words than a button.
_WALL_BOX, _SHORT_WALL = STRUCTURE_OF["paywall"], 3
# Elsewhere a notice closes off nothing if so many kept blocks of prose follow it: it stands amid the text.
_GOES_ON = 2


def is_walled(is_free: bool | None, decisions: Sequence[Decision]) -> bool:
    """Whether the page is not free: it says so itself or, where it is silent, shows a notice in or below its text."""
    if is_free is not None:
        return not is_free
    below = list(dropwhile(lambda decision: decision.label.kind != "body", decisions))
    if all(decision.label.kind != "paywall" for decision in below):
        return False
    prose = [
        decision.block
        for decision in below
        if decision.label.kind == "body" and is_prose_in_script(decision.block.text, count_words(decision.block.text))
    ]
    places = [block.index for block in prose]
    return any(
        _is_notice(decision, prose, bisect(places, decision.block.index))
        for decision in below
        if decision.label.kind == "paywall"
    )


def _is_notice(decision: Decision, prose: Sequence[Block], place: int) -> bool:
    """Whether a block closes off the rest of the text; of the kept blocks of `prose`, those from `place` on follow."""
    block = decision.block
    words = count_words(block.text)
    goes_on = len(prose) - place >= _GOES_ON
    labels = [label for label in (decision.label, *decision.evidence) if label.kind == "paywall"]
    if any(label.by == _WALL_BOX for label in labels) or _stands_in_wall(block):
        # A box so named may also hold the whole text.
        if goes_on and _stands_in_wall(prose[place]):
            return False
        return words >= WALL_WORDS or (words >= _SHORT_WALL and _is_short_notice(block, labels))
    if words < WALL_WORDS or all(label.score < WALL_SCORE for label in labels):
        return False
    return not goes_on or (place > 0 and _in_own_box(prose[-_GOES_ON], block, prose[place - 1]))


def _is_short_notice(block: Block, labels: Iterable[Label]) -> bool:
    """Whether a short line in a paywall's box is a notice: a statement that is shown, and whose words a rule knows.

    Free pages keep such a box hidden, or have "Loading, please wait." and "Already a subscriber?" in it.
    """
    shown = block.markup is None or not block.markup.hidden
    says = ends_sentence(block.text) and not ends_question(block.text)
    return shown and says and any(label.by.labeler == "rule" for label in labels)


def _in_own_box(block: Block, notice: Block, above: Block) -> bool:
    """Whether a block stands in the notice's own box, which `above` does not: the offer goes on there, not the text."""
    if notice.markup is None or block.markup is None or above.markup is None:
        return False
    elements, at = notice.markup.elements, notice.markup.element
    boxes = {at, elements.parents[at]}.difference(elements.line(above.markup.element))
    return not boxes.isdisjoint(elements.line(block.markup.element))


def _stands_in_wall(block: Block) -> bool:
    """Whether the page names a box around the block a paywall."""
    markup = block.markup
    return markup is not None and any(kind == "paywall" for kind, _ in kinds_of(markup.elements, markup.element, {}))
