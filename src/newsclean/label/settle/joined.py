"""Decisions -> a notice of the site that ends a block of the article's prose goes alone, and the prose stays.

"The works will last until June. © RIPRODUZIONE RISERVATA", or a last sentence "Subscribe to our newsletter.": a rule
that knows a phrase takes the whole block, because most notices are several sentences.

What begins with a notice goes whole, because it goes on: of 3,263 real texts seven had such a block amid or beside
their prose, and no sentence there was the article's. So do captions, since what a picture shows is told in sentences
like those of the article: of some 60 removed lines in which a picture's credit follows whole sentences none was. A
sentence that itself ends in a credit, "... on Monday. Copyright 2026 The AP. All rights reserved", is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from newsclean.kinds import OF_ARTICLE, OF_PICTURES, OF_READERS, STORIES, Kinds
from newsclean.label.by_rules import table_for
from newsclean.label.by_wording import KNOWN as FOREIGN_FROM
from newsclean.label.rules.addressed import sentence_starts
from newsclean.label.rules.matches import Match
from newsclean.label.rules.table import RuleTable
from newsclean.measure import CLOSERS, FULL_STOPS, PROSE_WORDS, count_words
from newsclean.origins import JOINED, LAYOUT_CAPTION, of_rule
from newsclean.parse.parted import part_blocks
from newsclean.records import Block, Decision, Document, Label
from newsclean.repair import repair
from newsclean.settings import Settings

# Blocks of these kinds also have sentences that no rule knows: what readers say, notes on authors, a poll's question,
# the text of a teaser above its "Read more", what an advertisement says above its terms.
_WHOLE: Kinds = OF_ARTICLE | OF_READERS | STORIES | {"author_bio", "poll", "advertisement", "cookie_notice", "legal"}
# The least score of a rule that knows a sentence as a notice; and where the whole looks like a caption, in which a
# name stands behind a ©, too.
KNOWN, KNOWN_IN_CAPTION = 0.6, 0.9
# The prose has at least TIMES the words of the notice, and less than the share WORDED of its own in pairs that rules
# know; from LONG words on it may have as many as a line that is not foreign to the text.
TIMES, WORDED, LONG = 2, 0.15, 15
# The most words of a block that is looked at: but for one all rules take shorter lines only.
MOST = 160
# What a credit of a picture holds.
_CREDIT = re.compile(r"©|\bcopyright\b", re.IGNORECASE)


def part_joined(
    parsed: Document, document: Document, decisions: Sequence[Decision], settings: Settings
) -> tuple[Document, tuple[Decision, ...]]:
    """The page and its decisions, with blocks parted in which a notice stands below prose.

    `parsed` is the page before it was repaired. On nearly all pages there is no such block.
    """
    found = _find_joined(parsed, document, decisions, settings)
    if not found:
        return document, tuple(decisions)
    blocks = repair(part_blocks(parsed, {index: place for index, (place, _) in found.items()})).blocks
    parted: list[Decision] = []
    for decision in decisions:
        block = blocks[len(parted)]
        if decision.block.index not in found:
            parted.append(_moved(decision, block))
            continue
        rule = found[decision.block.index][1].rule
        evidence = (decision.label, *decision.evidence)
        reason = "Prose in one block with a notice, which goes alone"
        parted.append(_moved(Decision(decision.block, Label(0, "body", 1.0, JOINED, reason), evidence), block))
        block = blocks[len(parted)]
        label = Label(0, rule.kind, rule.score, of_rule(rule.id), f"{rule.why} (in one block with prose)")
        parted.append(_moved(Decision(decision.block, label, evidence), block))
    return replace(document, blocks=blocks), tuple(parted)


def _moved(decision: Decision, block: Block) -> Decision:
    """The decision as one on another block."""
    label, *evidence = (replace(label, block=block.index) for label in (decision.label, *decision.evidence))
    return Decision(block, label, tuple(evidence))


def _find_joined(
    parsed: Document, document: Document, decisions: Sequence[Decision], settings: Settings
) -> dict[int, tuple[int, Match]]:
    """Where in `Block.raw` the notice of a block begins and which rule knows it, by the block's index.

    Only blocks amid the text and right beside it are looked at, and none in which stray bytes were read.
    """
    kept = [decision.block.index for decision in decisions if decision.label.kind in OF_ARTICLE]
    beside = range(kept[0] - 1, kept[-1] + 2) if kept else range(0)
    suspects = [each for each in decisions if each.block.index in beside and _may_be_joined(each)]
    table = table_for(document, settings) if suspects else None
    found = {}
    for decision in suspects:
        block = decision.block
        least = KNOWN_IN_CAPTION if decision.label.kind in OF_PICTURES else KNOWN
        if table and parsed.blocks[block.index].text == block.raw and (cut := _cut(block.raw, table, least)):
            found[block.index] = cut
    return found


def _may_be_joined(decision: Decision) -> bool:
    """Whether a rule took a block that may have prose beside the phrase that it knows."""
    label, raw = decision.label, decision.block.raw
    if label.kind in _WHOLE or not (label.by.labeler == "rule" or label.by == LAYOUT_CAPTION):
        return False
    return PROSE_WORDS < count_words(raw) <= MOST and next(sentence_starts(raw), None) is not None


def _cut(raw: str, table: RuleTable, least: float) -> tuple[int, Match] | None:
    """Where the notice begins that ends a block of prose, and the rule that knows its first sentence; None without."""
    places = [0, *sentence_starts(raw), len(raw)]
    known = [_notice(table, raw[start:end].strip(), least) for start, end in pairwise(places)]
    last = len(known) - len(list(takewhile(bool, reversed(known))))
    if last == len(known) or any(known[:last]):
        return None
    prose, match = raw[: places[last]], known[last]
    words = count_words(prose)
    if words < max(PROSE_WORDS, TIMES * (count_words(raw) - words)):
        return None
    is_worded = table.wording.measure(prose).share >= (FOREIGN_FROM if words >= LONG else WORDED)
    is_told = prose.rstrip().rstrip(CLOSERS)[-1:] in FULL_STOPS and not prose.rstrip().endswith("..")
    is_credited = _CREDIT.search(prose) is not None
    return (places[last], match) if match and is_told and not (is_worded or is_credited) else None


def _notice(table: RuleTable, sentence: str, least: float) -> Match | None:
    """The rule that knows a sentence as the site's."""
    match = next(iter(table.matches(sentence)), None)
    return match if match and match.rule.score >= least and match.rule.kind not in _WHOLE | OF_PICTURES else None
