"""Decisions and the site's name that was read -> a block above the headline that prints it is the masthead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import PLACES
from newsclean.label.decide import overrule
from newsclean.label.layout.lines import BUTTON_WORDS, MENU_WORDS
from newsclean.measure import count_words
from newsclean.metadata.titles.titles import read_title
from newsclean.origins import LAYOUT_OF, MASTHEAD
from newsclean.records import Decision, Label

_MENUS = frozenset(["navigation", "breadcrumb"])


def name_mastheads(decisions: Sequence[Decision], site_name: str | None) -> tuple[Decision, ...]:
    """The decisions, in which blocks above the text that are nothing but the site's name are the masthead.

    Other short lines of a plain text that were taken for the masthead by their place alone are entries of a menu. Where
    the site's name is found, those right beside it are not: its claim, its edition. Where it is not, only the shortest
    that stand beside another entry are.
    """
    site = read_title(site_name).glued if site_name else ""
    first = next((d.block.index for d in decisions if d.label.kind in ("title", "body")), 0)
    named = {
        decision.block.index
        for decision in decisions[:first]
        if site and decision.label.kind in PLACES and _is_name(decision.block.text, site)
    }
    return tuple(_renamed(decisions, named, first))


def _is_name(text: str, site: str) -> bool:
    """Whether a block is nothing but the site's name (given without marks and spaces). Lengths are compared first.

    >>> _is_name("THE DAILY LAMP", "thedailylamp"), _is_name("The Daily Lamp's news", "thedailylamp")
    (True, False)
    """
    return len(site) <= len(text) <= 2 * len(site) and read_title(text).glued == site


def _renamed(decisions: Sequence[Decision], named: set[int], first: int) -> Iterator[Decision]:
    for decision in decisions:
        own, place = decision.label, decision.block.index
        if place in named:
            label = Label(place, "masthead", max(own.score, 0.5), MASTHEAD, "Prints the site's name above the text")
        elif place < first and own.by == LAYOUT_OF["masthead"] and _is_entry(decisions, place, named):
            reason = "A short line above the headline, apart from the site's name or beside a menu"
            label = Label(place, "navigation", own.score, MASTHEAD, reason)
        else:
            yield decision
            continue
        yield overrule(decision, label)


def _is_entry(decisions: Sequence[Decision], place: int, named: set[int]) -> bool:
    """Whether a short line above the headline is an entry of a menu rather than a part of the masthead."""
    words = count_words(decisions[place].block.text)
    beside = {place - 1, place + 1}
    if named and not named & beside:
        return words <= BUTTON_WORDS
    return place > 0 and words <= MENU_WORDS and any(decisions[i].label.kind in _MENUS for i in beside)
