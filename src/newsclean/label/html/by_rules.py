"""The opinions of the phrase rules on an HTML page: on the blocks they match, and on those in the box of a heading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from newsclean.label.by_rules import label_below, may_stand_at
from newsclean.label.decide import NAMING_SCORE, is_named
from newsclean.label.html.amid.by_words import SURE_WORDS, boxes_of_offers, may_overrule, overrules
from newsclean.label.html.boxes import below_heading
from newsclean.label.html.features import ends_like_prose
from newsclean.label.html.masses import LONG
from newsclean.label.html.menus import SURE_LEGAL, in_menu, menu_entries
from newsclean.label.layout.regions import place_of
from newsclean.label.rules.matches import Match
from newsclean.label.rules.table import RuleTable
from newsclean.origins import of_rule
from newsclean.records import Block, Document, Label

# Where the structure is this sure that a block is chrome, only phrases that are the block or begin it are looked for.
SURE_CHROME = 0.9
# Where the structure is this sure that a block is text, or of its name, only rules with a higher score are looked for.
# A heading that is left out may name the blocks below it though its own name is sure, so the second is higher.
SURE_KEPT, SURE_ENOUGH = 0.9, 0.93


def label_html_by_rules(document: Document, opinions: Sequence[Label], table: RuleTable) -> Iterator[Label]:
    """Yield an opinion for each block of an HTML page that a rule matches in an allowed place.

    `opinions` are those of the structure. The structure knows which blocks belong together, so a rule speaks of single
    blocks only; a heading also names what was left out below it in its box. Where the structure is sure of chrome, only
    phrases that are the whole block or begin it are looked for. Where it is sure of text or of the block's name, only
    rules with a higher score are.
    """
    body: list[int] = []
    titles: set[int] = set()
    sure: set[int] = set()
    settled: set[int] = set()
    offers = boxes_of_offers(document.blocks, sorted({label.block for label in opinions if label.kind == "body"}))
    for label in opinions:
        if label.kind == "body":
            body.append(label.block)
        elif label.kind == "title":
            titles.add(label.block)
        if label.score >= SURE_CHROME and label.kind != "body":
            sure.add(label.block)
        if label.kind == "body":
            if (
                label.score >= SURE_KEPT
                and label.block not in offers
                and not may_overrule(document.blocks[label.block])
            ):
                settled.add(label.block)
        elif label.score >= SURE_ENOUGH and is_named(label):
            settled.add(label.block)
    first, last = (min(body), max(body)) if body else (0, -1)
    kept = titles.union(body)
    # How far a heading opens -> the blocks that the last such one named, but for the last block. Another such heading
    # among them would name no others, and at equal scores the first counts.
    named: dict[str, range] = {}
    asked = set(range(len(document.blocks))) - titles
    menus = frozenset(menu_entries(document.blocks, opinions))
    for look, places in (
        (table.matches_of_lines, asked - sure - settled),
        (table.matches_of_labels, asked & sure - settled),
        (table.stronger(SURE_KEPT).matches_of_lines, asked & settled - sure),
        (table.stronger(SURE_ENOUGH).matches_of_labels, asked & settled & sure),
    ):
        ordered = sorted(places)
        for place, matches in zip(ordered, look([document.blocks[place].text for place in ordered]), strict=True):
            for match in matches:
                rule = match.rule
                if place in menus and not in_menu(rule):
                    if rule.kind == "cookie_notice" and rule.score >= SURE_LEGAL and place > last:
                        yield Label(place, "legal", rule.score, of_rule(rule.id), f"{rule.why} (in a menu)")
                    continue
                if may_stand_at(rule, place_of(place, first, last)):
                    of_box = offers.get(place, frozenset())
                    is_sure = place in kept and overrules(rule, document.blocks[place], of_box)
                    score = SURE_WORDS if is_sure else rule.score
                    yield Label(place, rule.kind, score, of_rule(rule.id), rule.why)
                    is_heading = rule.opens and match is matches[0] and place not in kept
                    if is_heading and place not in named.get(rule.opens, ()):
                        below = list(_in_box_of(document.blocks, place, match, kept))
                        yield from below
                        if below:
                            named[rule.opens] = range(place, below[-1].block)


def _in_box_of(blocks: Sequence[Block], heading: int, match: Match, kept: Set[int]) -> Iterator[Label]:
    """Yield a heading's opinion on what was left out below it in its box; for a list, up to the first long sentence."""
    rule = match.rule
    for follower in below_heading(blocks, heading):
        text = blocks[follower].text
        if follower in kept or (rule.opens == "list" and len(text) >= LONG and ends_like_prose(text)):
            return
        yield label_below(match, follower, rule.kind, NAMING_SCORE)
