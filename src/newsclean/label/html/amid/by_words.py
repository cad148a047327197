"""What tells itself by its words amid an HTML article: teasers, captions, credits, offers in boxes that are called so.

They stand in the same element as the paragraphs and look like them, so the structure is sure that they are text. For a
teaser its label ("Read also:") and its link together say more than either alone; captions and credits are told by their
words wherever they stand, and so is a short paragraph that is nothing but a line of a newsletter, of a guard against
copying or of an error. An offer's words are a sentence's, too, and so is the name of its box that of the text behind a
paywall: where both say the same, they are right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import chain, islice

from newsclean.kinds import STORIES, ChromeKind
from newsclean.label.html.naming.box_kinds import named_kinds
from newsclean.label.rules.packs import Rule, RuleKind
from newsclean.records import Block, Markup

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
# What boxes amid the text hold that is not of it, by their names, and the least score of a rule that says the same. Of
# 805 articles with a reference the structure keeps 17 such blocks, and none is in it. The name stands on one of so many
# elements around a block, which holds so many kept ones at most.
OFFERS: frozenset[ChromeKind] = frozenset(("call_to_action", "newsletter", "paywall"))
BOXED: frozenset[ChromeKind] = OFFERS | {"advertisement", "related_link"}
AGREES, LEVELS, FEW = 0.75, 3, 4
# Kinds that a short paragraph tells by the whole of it, the least score of the rule that says so, and the longest such
# paragraph, in characters. Of 805 articles with a reference the structure keeps at most 3 such, none in it. Calls
# to action are not among them: it keeps 4 such, and all are in it. Nor are reading times and bars for sharing: "12 min"
# is a minute of a match or the time of a recipe, "Like this:" leads in what follows. Nor are players: "18:00 – 19:30"
# is an entry of a programme, "Livestream" heads where to see a match. One word may head a part on advertising.
WHOLE: frozenset[RuleKind] = frozenset(("advertisement", "copy_protection", "error_message", "newsletter"))
WHOLE_SCORE, WHOLE_LENGTH = 0.85, 120
# What is said, or leads in what follows, is no such paragraph: "“Do not copy.”", "— Do not copy.", "Do not copy:".
_SPOKEN = re.compile("[\"'“”„‚‘’«»‹›「『–—―-]|.*[:：]$")
_PARAGRAPHS = frozenset(("p", "div"))
_TEXTS = frozenset(("article", "body", "html", "main"))
# Elements in which captions do not stand: there such words are an entry of the article's list ("Bild: ..." in a review
# of the press) or its sub-heading.
_ENTRIES = frozenset(("li", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6"))


def boxes_of_offers(blocks: Sequence[Block], kept: Sequence[int]) -> dict[int, frozenset[ChromeKind]]:
    """The kinds that small boxes around the `kept` blocks are named for, by the place of each block that has any.

    >>> from newsclean.parse.html.blocks import parse_html
    >>> html = "<div class=paywall-content>" + "<p>It rained.</p>" * 5 + "<div class=paywall><p>Subscribe!</div></div>"
    >>> {place: sorted(kinds) for place, kinds in boxes_of_offers(parse_html(html)[1], range(6)).items()}
    {5: ['call_to_action', 'newsletter', 'paywall']}
    """
    markups = {place: markup for place in kept if (markup := blocks[place].markup) is not None}
    lines = {place: tuple(_around(markup)) for place, markup in markups.items()}
    held = Counter(chain.from_iterable(lines.values()))
    found = {}
    for place, line in lines.items():
        names = markups[place].elements.names
        kinds = {kind for at in line if held[at] <= FEW for kind, _ in named_kinds("", names[at])}
        if boxed := BOXED & kinds:
            found[place] = boxed | OFFERS if OFFERS & boxed else boxed  # one offer is worded like another
    return found


def _around(markup: Markup) -> Iterator[int]:
    """Yield the nearest elements around a block, up to that of the text."""
    for at in islice(markup.elements.line(markup.element), LEVELS):
        if markup.elements.tags[at] in _TEXTS:
            return
        yield at


def may_overrule(block: Block) -> bool:
    """Whether a rule may know this block although the structure is sure that it is text. Rules are asked for no other.

    It is fast, and true for some paragraphs, too.
    """
    return _may_be_caption(block) or _linked(block) >= LINKED or _may_be_whole(block)


def overrules(rule: Rule, block: Block, offers: Set[ChromeKind] = frozenset()) -> bool:
    """Whether a rule that matches this block is right although the structure is sure that it is text.

    `offers` are the kinds that the boxes around it are named for.
    """
    if rule.place != "any":
        return False
    if rule.kind in offers and rule.score >= AGREES:
        return True
    if rule.kind in WHOLE and rule.scope == "line" and rule.score >= WHOLE_SCORE and _may_be_whole(block):
        return rule.kind != "advertisement" or " " in block.text
    if rule.kind in STORIES:
        return rule.score >= TEASER and _linked(block) >= LINKED
    return rule.kind in PICTURES and rule.score >= PICTURES[rule.kind] and _may_be_caption(block)


def _may_be_caption(block: Block) -> bool:
    """Whether a block may be a caption or credit that says what it is."""
    if block.markup is not None and block.markup.tag in _ENTRIES:
        return False
    text = block.text
    return len(text) <= _CAPTION_LENGTH and text[-1:] not in ".!?。" and _CREDIT_SIGN.search(text) is not None


def _may_be_whole(block: Block) -> bool:
    """Whether a block is a short paragraph that nobody says, which a rule may know as a whole."""
    is_short = len(block.text) <= WHOLE_LENGTH and block.markup is not None and block.markup.tag in _PARAGRAPHS
    return is_short and not _SPOKEN.match(block.text)


def _linked(block: Block) -> float:
    """The share of a block's characters that stand in links."""
    return block.markup.link_share if block.markup else 0.0
