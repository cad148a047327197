"""The opinions of the phrase rules on an HTML page: on the blocks they match, and on those in the box of a heading."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from newsclean.kinds import ChromeKind
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
    blocks only; a heading also names what was left out below it in its box.
    """
    blocks, known = document.blocks, _read_structure(document.blocks, opinions)
    # How far a heading opens -> the blocks that the last such one named, but for the last block. Another such heading
    # among them would name no others, and at equal scores the first counts.
    named: dict[str, range] = {}
    for place, matches in _matches(blocks, known, table):
        for match in matches:
            rule = match.rule
            if place in known.menus and not in_menu(rule):
                if rule.kind == "cookie_notice" and rule.score >= SURE_LEGAL and place > known.last:
                    yield Label(place, "legal", rule.score, of_rule(rule.id), f"{rule.why} (in a menu)")
                continue
            if not may_stand_at(rule, place_of(place, known.first, known.last)):
                continue
            is_sure = place in known.kept and overrules(rule, blocks[place], known.offers.get(place, frozenset()))
            yield Label(place, rule.kind, SURE_WORDS if is_sure else rule.score, of_rule(rule.id), rule.why)
            is_heading = rule.opens and match is matches[0] and place not in known.kept
            if is_heading and place not in named.get(rule.opens, ()):
                below = list(_in_box_of(blocks, place, match, known.kept))
                yield from below
                if below:
                    named[rule.opens] = range(place, below[-1].block)


@dataclass(frozen=True, slots=True)
class _Structure:
    """What the structure says of a page's blocks, as far as it matters for the rules."""

    first: int  # the first and the last kept block; 0 and -1 where none is
    last: int
    titles: frozenset[int]
    kept: frozenset[int]  # the text and the title
    sure: frozenset[int]  # surely chrome
    settled: frozenset[int]  # surely text, or of its name
    menus: frozenset[int]
    offers: Mapping[int, frozenset[ChromeKind]]  # what the boxes around kept blocks are named for


def _read_structure(blocks: Sequence[Block], opinions: Sequence[Label]) -> _Structure:
    body = [label.block for label in opinions if label.kind == "body"]
    titles = frozenset(label.block for label in opinions if label.kind == "title")
    offers = boxes_of_offers(blocks, sorted(set(body)))
    sure: set[int] = set()
    settled: set[int] = set()
    for label in opinions:
        if label.kind != "body":
            if label.score >= SURE_CHROME:
                sure.add(label.block)
            if label.score >= SURE_ENOUGH and is_named(label):
                settled.add(label.block)
        elif label.score >= SURE_KEPT and label.block not in offers and not may_overrule(blocks[label.block]):
            settled.add(label.block)
    first, last = (min(body), max(body)) if body else (0, -1)
    menus = frozenset(menu_entries(blocks, opinions))
    return _Structure(first, last, titles, titles.union(body), frozenset(sure), frozenset(settled), menus, offers)


def _matches(blocks: Sequence[Block], known: _Structure, table: RuleTable) -> Iterator[tuple[int, Sequence[Match]]]:
    """Yield the blocks that any rules match, with the matches; titles are not asked about.

    Where the structure is sure of chrome, only phrases that are the whole block or begin it are looked for. Where it is
    sure of text or of the block's name, only rules with a higher score are.
    """
    asked, sure, settled = set(range(len(blocks))) - known.titles, known.sure, known.settled
    for look, places in (
        (table.matches_of_lines, asked - sure - settled),
        (table.matches_of_labels, asked & sure - settled),
        (table.stronger(SURE_KEPT).matches_of_lines, asked & settled - sure),
        (table.stronger(SURE_ENOUGH).matches_of_labels, asked & settled & sure),
    ):
        ordered = sorted(places)
        for place, matches in zip(ordered, look([blocks[place].text for place in ordered]), strict=True):
            if matches:
                yield place, matches


def _in_box_of(blocks: Sequence[Block], heading: int, match: Match, kept: Set[int]) -> Iterator[Label]:
    """Yield a heading's opinion on what was left out below it in its box; for a list, up to the first long sentence."""
    rule = match.rule
    for follower in below_heading(blocks, heading):
        text = blocks[follower].text
        if follower in kept or (rule.opens == "list" and len(text) >= LONG and ends_like_prose(text)):
            return
        yield label_below(match, follower, rule.kind, NAMING_SCORE)
