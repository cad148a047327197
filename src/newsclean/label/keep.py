"""The opinions of the rules that keep lines (`kind = "body"`), which overrule whatever removes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from newsclean.label.by_rules import languages_of, may_stand_at
from newsclean.label.layout.regions import Layout, place_of
from newsclean.label.rules.for_page import keep_table
from newsclean.label.rules.packs import Region
from newsclean.label.rules.table import RuleTable
from newsclean.origins import of_rule
from newsclean.records import Document, Label
from newsclean.settings import Settings


def label_text_kept(document: Document, layout: Layout, settings: Settings) -> Iterator[Label]:
    """Yield an opinion for each line of a text that a rule keeps. Nothing where no pack has such a rule."""
    if (table := _table(document, settings)).rules:
        yield from _kept(document, table, layout.place)


def label_html_kept(document: Document, opinions: Sequence[Label], settings: Settings) -> Iterator[Label]:
    """Yield an opinion for each block of an HTML page that a rule keeps. Nothing where no pack has such a rule.

    `opinions` are those of the structure. Unlike rules of chrome, these are asked about each block, however sure the
    structure is of it.
    """
    if (table := _table(document, settings)).rules:
        body = [label.block for label in opinions if label.kind == "body"]
        first, last = (min(body), max(body)) if body else (0, -1)
        yield from _kept(document, table, lambda index: place_of(index, first, last))


def _table(document: Document, settings: Settings) -> RuleTable:
    return keep_table(languages_of(document, settings), settings.packs, frozenset(settings.disabled_rules))


def _kept(document: Document, table: RuleTable, place: Callable[[int], Region]) -> Iterator[Label]:
    for index, matches in enumerate(table.matches_of_lines([block.text for block in document.blocks])):
        for rule in (match.rule for match in matches):
            if may_stand_at(rule, place(index)):
                yield Label(index, "body", rule.score, of_rule(rule.id), rule.why)
