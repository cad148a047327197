"""Many opinions -> one a block. Nothing else in the house weighs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from newsclean.measure import count_words
from newsclean.records import Decision, Document, Label

# Least score of a phrase that names what structure has left out.
NAMING_SCORE = 0.6
# A labeler that knows a line by its place alone, whatever it calls it: any other that takes it out names it better.
PLACE_ONLY = "classifier/text/"
# Kinds that say no more than where a block stands.
_VAGUE = frozenset({"other", "masthead", "navigation", "sidebar"})
# Kinds that a box of HTML is named for, where it may hold other things too: a byline's box the reading time, a
# caption the credit, a form or the comments any button. So the box's name is not the last word.
_BOXES = frozenset(f"classifier/html/{kind}" for kind in ("byline", "call_to_action", "comment", "image_caption"))
# Longest line that leads into a list, in words, and kinds of lists that one leads into below a text.
LEAD_IN_WORDS = 12
_LISTED = frozenset({"related_link", "share", "tag_cloud"})
_NO_OPINION = Label(-1, "body", 0.0, "decide/no-opinion", "No labeler had an opinion: kept")


def decide(document: Document, labels: Iterable[Label]) -> tuple[Decision, ...]:
    """One decision a block; the losers are kept as evidence, strongest first.

    First whether it stays: the surest opinion says, and at a tie the block stays. Then, of a block that goes,
    what it is: the surest opinion that names it by more than its place.
    """
    by_block: list[list[Label]] = [[] for _ in document.blocks]
    for label in labels:
        by_block[label.block].append(label)
    decisions = []
    for block, opinions in zip(document.blocks, by_block, strict=True):
        if len(opinions) == 1:  # as of most blocks of HTML
            decisions.append(Decision(block, opinions[0]))
            continue
        ranked = sorted(opinions, key=lambda label: (-label.score, label.kind != "body"))
        if not ranked:
            ranked = [replace(_NO_OPINION, block=block.index)]
        elif ranked[0].by.startswith(PLACE_ONLY):
            ranked.sort(key=_by_name)
        elif _is_vague(ranked[0]):
            ranked.sort(key=lambda label: label.kind == "body" or _is_vague(label) or label.score < NAMING_SCORE)
        decisions.append(Decision(block, ranked[0], tuple(ranked[1:])))
    return tuple(_drop_lead_in(_name_form_headings(decisions)))


def _is_vague(label: Label) -> bool:
    # A rule's id begins with its kind: a phrase names a thing, also where others can only tell its place.
    return label.by in _BOXES or (label.kind in _VAGUE and not label.by.startswith(f"{label.kind}/"))


def is_named(label: Label) -> bool:
    """Whether an opinion that wins says what the block is: no weaker one is then looked at for a name."""
    return not label.by.startswith(PLACE_ONLY) and not _is_vague(label)


def _by_name(label: Label) -> int:
    """Where an opinion stands among those on a block that a labeler of places takes out: what names it comes first."""
    if label.kind == "body":
        return 3
    if label.by.startswith(PLACE_ONLY):
        return 2
    return int(_is_vague(label) or label.score < NAMING_SCORE)


def _name_form_headings(decisions: list[Decision]) -> list[Decision]:
    """The decisions with the heading of a comment form named as part of the form, not as a reader's comment."""
    for index, (decision, below) in enumerate(pairwise(decisions)):
        is_heading = decision.label.kind == "comment" and not decision.label.by.startswith("layout/")
        if is_heading and below.label.kind == "comment_form":
            label = replace(decision.label, kind="comment_form")
            decisions[index] = replace(decision, label=label, evidence=(decision.label, *decision.evidence))
    return decisions


def _drop_lead_in(decisions: list[Decision]) -> list[Decision]:
    """The decisions without the last line of the text where it leads into a list below that was left out."""
    last = next((index for index in range(len(decisions) - 1, -1, -1) if decisions[index].label.kind == "body"), -1)
    if not 0 < last < len(decisions) - 1:
        return decisions
    decision, below = decisions[last], decisions[last + 1]
    text = decision.block.text.rstrip()
    if below.label.kind in _LISTED and text.endswith(":") and count_words(text) <= LEAD_IN_WORDS:
        reason = "The last line of the text leads into a list that was left out"
        label = Label(decision.block.index, below.label.kind, decision.label.score, "decide/lead-in", reason)
        decisions[last] = replace(decision, label=label, evidence=(decision.label, *decision.evidence))
    return decisions
