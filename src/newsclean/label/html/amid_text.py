"""What tells itself by its words amid an HTML article: teasers, captions and credits.

They stand in the same element as the paragraphs and look like them, so the structure is sure that they are text. For a
teaser its label ("Read also:") and its link together say more than either alone; captions and credits are told by their
words wherever they stand.
"""

from __future__ import annotations

import re

from newsclean.kinds import STORIES
from newsclean.label.rules.packs import Rule, RuleKind
from newsclean.records import Block

# A teaser has at least this share of its characters in links, and a rule with at least this score knows its label.
# Weaker labels ("More:", "Learn more:") lead as often to what the article speaks of.
LINKED, TEASER = 0.55, 0.8
# The least score of a rule that knows a caption or a credit. Of 805 articles (WCXB, fundus) 9 such blocks are not in
# the reference and 4 are.
PICTURES: dict[RuleKind, float] = {"image_caption": 0.8, "image_credit": 0.78}
# The score of these rules here: above the structure's for all but 3 in 100 blocks that it keeps (200 pages).
SURE_WORDS = 0.99
# A caption or credit is at most this long, in characters, does not end like a sentence, and has one of these signs.
_CAPTION_LENGTH, _CREDIT_SIGN = 300, re.compile("[:：/|©摄攝]")
# Elements in which they do not stand: there such words are an entry of the article's list ("Bild: ..." in a review of
# the press) or its sub-heading.
_ENTRIES = frozenset(("li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"))


def may_overrule(block: Block) -> bool:
    """Whether a rule may know this block although the structure is sure that it is text. Rules are asked for no other.

    It is fast, and true for some paragraphs, too.
    """
    return _may_be_caption(block) or _linked(block) >= LINKED


def overrules(rule: Rule, block: Block) -> bool:
    """Whether a rule that matches this block is right although the structure is sure that it is text."""
    if rule.place != "any":
        return False
    if rule.kind in STORIES:
        return rule.score >= TEASER and _linked(block) >= LINKED
    return rule.kind in PICTURES and rule.score >= PICTURES[rule.kind] and _may_be_caption(block)


def _may_be_caption(block: Block) -> bool:
    """Whether a block may be a caption or credit that says what it is."""
    if block.markup is not None and block.markup.tag in _ENTRIES:
        return False
    text = block.text
    return len(text) <= _CAPTION_LENGTH and text[-1:] not in ".!?。" and _CREDIT_SIGN.search(text) is not None


def _linked(block: Block) -> float:
    """The share of a block's characters that stand in links."""
    return block.markup.link_share if block.markup else 0.0
