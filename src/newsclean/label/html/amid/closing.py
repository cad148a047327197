"""The site's own words right at the end of an article's text: calls, offers, notes on the author.

They stand in the same element as the text and look like its last paragraphs, so the structure is sure of them. Amid the
text a rule must be surer than the structure; at the end the place speaks for the rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.kinds import STORIES
from newsclean.label.by_rules import may_stand_at
from newsclean.label.rules.packs import Rule, RuleKind
from newsclean.label.rules.table import RuleTable
from newsclean.measure import OPENING_QUOTES
from newsclean.origins import of_rule
from newsclean.records import Document, Label

# What closes a text though it is not of it. References keep notes on rights, interviewers and sources; of the last
# blocks of 800 texts, 13 that rules of these kinds match are not in the reference and 1 is.
CLOSING: frozenset[RuleKind] = frozenset(
    {"advertisement", "author_bio", "call_to_action", "comment_form", "contact", "image_credit", "newsletter", "share"}
)
# Notices of rights, days of publication and offers of a subscription close a text where rules are this sure. Of the
# last blocks of 1,560 pages 1 more goes, and 1 that is an address; neither is in the reference.
SURE_CLOSING, SURE = frozenset(("copyright", "date_line", "paywall")), 0.85
# An address by itself, which printed pages end with.
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
# So many of the last blocks are looked at, and rules with at least this score; below are single words.
LAST, LEAST = 3, 0.7
# So many of the first blocks are never taken, so that a text of no more than these stays whole.
FIRST = 3
# The score: above the structure's.
SCORE = 0.99


def label_closing(document: Document, opinions: Sequence[Label], table: RuleTable) -> Iterator[Label]:
    """Yield an opinion on each block at the end of the text that a rule knows, from the last one up to one it does not.

    `opinions` are those of the structure.
    """
    kept = [label.block for label in opinions if label.kind == "body"]
    for place in reversed(kept[FIRST:][-LAST:]):
        text = document.blocks[place].text
        rule = next((match.rule for match in table.matches(text) if _closes(match.rule, text)), None)
        if rule is None or text.startswith(OPENING_QUOTES) or not may_stand_at(rule, "tail"):
            return
        yield Label(place, rule.kind, SCORE, of_rule(rule.id), f"{rule.why} (at the end of the text)")


def _closes(rule: Rule, text: str) -> bool:
    """Whether a rule that matches a block at the end of the text is right there."""
    if rule.kind in SURE_CLOSING:
        return rule.score >= SURE
    return (rule.kind in CLOSING and rule.score >= LEAST) or (rule.kind in STORIES and bool(_ADDRESS.fullmatch(text)))
