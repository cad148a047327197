"""Turns many opinions into one decision a block. No other module weighs opinions against each other.

Before, `label_text` and `text/dirt` leave out opinions that do not count on a text of this sort, and `html/by_rules`
does not ask for those that could not win. Afterwards `settle` overrules single decisions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from newsclean.kinds import OF_ARTICLE, PLACES, STORIES, LabelKind
from newsclean.measure import count_words, ends_sentence
from newsclean.origins import LEAD_IN, NO_OPINION, Origin
from newsclean.records import Block, Decision, Document, Label

# The least score of a phrase that may name a block which the structure left out.
NAMING_SCORE = 0.6
# Kinds given by the name of an HTML box that may also hold other things: a byline's box the reading time, a caption the
# credit, a form or the comments any button. So the name of the box can be overruled.
_BOXES = frozenset({
    "advertisement", "byline", "call_to_action", "comment", "date_line", "gallery", "image_caption", "legal", "links",
})  # fmt: skip
# The longest line that leads into a list, in words, and the kinds of lists below a text that such a line leads into.
LEAD_IN_WORDS = 12
_LISTED = STORIES | {"share", "tag_cloud"}
# The longest heading of a comment form, in words.
FORM_HEADING_WORDS = 12
# What is not removed, but goes into fields of its own.
_OWN_FIELDS = OF_ARTICLE - {"body"}
_NO_OPINION = Label(-1, "body", 0.0, NO_OPINION, "No labeler had an opinion: kept")


def decide(document: Document, labels: Iterable[Label]) -> tuple[Decision, ...]:
    """One decision for each block; the opinions that lost are kept as evidence, strongest first.

    The opinion with the highest score decides whether the block stays; at a tie it stays. If it goes, its kind is that
    of the surest opinion which names it by more than its place. A title or subtitle stays that, even where a rule keeps
    its line.
    """
    by_block: list[list[Label]] = [[] for _ in document.blocks]
    for label in labels:
        by_block[label.block].append(label)
    decisions = []
    for block, opinions in zip(document.blocks, by_block, strict=True):
        if len(opinions) == 1:  # the case for most blocks of HTML
            decisions.append(Decision(block, opinions[0]))
            continue
        ranked = sorted(opinions, key=lambda label: (-label.score, label.kind != "body"))
        if not ranked:
            ranked = [replace(_NO_OPINION, block=block.index)]
        elif ranked[0].by.is_place_only:
            ranked.sort(key=_by_name)
        elif is_kept_by_rule(ranked[0]):
            ranked = _title_first(ranked)
        elif _is_vague(ranked[0]):
            ranked.sort(key=lambda label: label.kind == "body" or _is_vague(label) or label.score < NAMING_SCORE)
        decisions.append(Decision(block, ranked[0], tuple(ranked[1:])))
    return tuple(_drop_lead_in(_name_form_headings(decisions)))


def _is_vague(label: Label) -> bool:
    # A rule matches a phrase, so it names the thing even where its kind is vague. An opinion with another kind than its
    # rule has that from the place: above the headline, the heading of a box is an entry of the menu.
    if label.by.labeler == "classifier/html" and label.by.what in _BOXES:
        return True
    return label.kind in PLACES and label.by.kind != label.kind and label.by.labeler != "html"


def is_kept_by_rule(label: Label) -> bool:
    """Whether this is the opinion of a rule that keeps lines."""
    return label.kind == "body" and label.by.labeler == "rule"


def overrule(decision: Decision, label: Label) -> Decision:
    """The decision with another label. The one that it had becomes its strongest evidence."""
    return Decision(decision.block, label, (decision.label, *decision.evidence))


def first_kinds(opinions: Iterable[Label]) -> dict[int, LabelKind]:
    """The kind of each block by the first of the opinions on it, in their order."""
    kinds: dict[int, LabelKind] = {}
    for label in opinions:
        kinds.setdefault(label.block, label.kind)
    return kinds


def _title_first(ranked: list[Label]) -> list[Label]:
    """The opinions on a line that a rule keeps, that of the title first where it would win without the rule."""
    best = next((label for label in ranked if not is_kept_by_rule(label)), None)
    if best is None or best.kind not in _OWN_FIELDS:
        return ranked
    return [best, *(label for label in ranked if label is not best)]


def is_named(label: Label) -> bool:
    """Whether a winning opinion says what the block is, so that no weaker one is needed to name it."""
    return not label.by.is_place_only and not _is_vague(label)


def _by_name(label: Label) -> int:
    """Sort key for the opinions on a block that the labeler of places removes: those that name the block come first."""
    if label.kind == "body":
        return 3
    if label.by.is_place_only:
        return 2
    return int(_is_vague(label) or label.score < NAMING_SCORE)


def _name_form_headings(decisions: list[Decision]) -> list[Decision]:
    """The decisions, with the heading of a comment form named as part of the form rather than as a comment.

    A comment right above the form stays one: a sentence, or more words than a heading has, that the same labeler named
    as what stands above it, the heading of the comments or another comment.
    """
    above: Origin | None = None
    for index, (decision, below) in enumerate(pairwise(decisions)):
        by, is_of_readers = decision.label.by, decision.label.kind == "comment"
        is_heading = is_of_readers and by.labeler != "layout" and not (by == above and _is_said(decision.block))
        above = by
        if is_heading and below.label.kind == "comment_form":
            decisions[index] = overrule(decision, replace(decision.label, kind="comment_form"))
    return decisions


def _is_said(block: Block) -> bool:
    return ends_sentence(block.text) or count_words(block.text) > FORM_HEADING_WORDS


def _drop_lead_in(decisions: list[Decision]) -> list[Decision]:
    """The decisions, with the text's last line removed if it leads into a list that was left out below it."""
    last = next((index for index in range(len(decisions) - 1, -1, -1) if decisions[index].label.kind == "body"), -1)
    if not 0 < last < len(decisions) - 1:
        return decisions
    decision, below = decisions[last], decisions[last + 1]
    if is_kept_by_rule(decision.label):
        return decisions
    text = decision.block.text.rstrip()
    if below.label.kind in _LISTED and text.endswith(":") and count_words(text) <= LEAD_IN_WORDS:
        reason = "The last line of the text leads into a list that was left out"
        label = Label(decision.block.index, below.label.kind, decision.label.score, LEAD_IN, reason)
        decisions[last] = overrule(decision, label)
    return decisions
