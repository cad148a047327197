"""Which blocks left out of an HTML page are entries of a menu: a phrase rule that knows their words says little there.

"Newsletter", "Subscribe", "Horoscope" and "Contact us" amid the names of sections lead to pages of the site, as their
neighbours do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.kinds import Kinds
from newsclean.label.rules.packs import Rule
from newsclean.measure import count_words
from newsclean.records import Block, Label

# A run of blocks with at least LEAST short links is a menu. A short link has at most LONGEST words and the share LINKS
# of its characters in links; between two of them stand at most APART other short blocks: headings of the menu, buttons.
LEAST, LONGEST, LINKS, APART = 5, 5, 0.7, 2
# The longest short link, in characters.
LENGTH = 60
# A line of links with so many bars between them is a menu of its own.
BARS = 2
# What the structure calls the blocks of a menu.
_KINDS: Kinds = frozenset(("navigation", "masthead"))
# Kinds that an entry of a menu may be of; a rule of another kind knows its words from elsewhere. A rule of lower score
# than SURE_LEGAL that it is legal knows too little.
IN_MENUS: Kinds = frozenset({"navigation", "legal", "share", "copyright", "copy_protection", "site_date", "breadcrumb"})
SURE_LEGAL = 0.8


def in_menu(rule: Rule) -> bool:
    """Whether a rule may say of what kind an entry of a menu is."""
    return rule.kind in IN_MENUS and (rule.kind != "legal" or rule.score >= SURE_LEGAL)


def menu_entries(blocks: Sequence[Block], opinions: Sequence[Label]) -> Iterator[int]:
    """Yield the blocks that stand in a menu: in a run of short links that the structure calls navigation.

    `opinions` are those of the structure.
    """
    named = {label.block for label in opinions if label.kind in _KINDS}
    named.difference_update(label.block for label in opinions if label.kind not in _KINDS)
    run: list[int] = []
    links = apart = 0
    for place in sorted(named):
        block = blocks[place]
        is_link = block.markup is not None and block.markup.link_share >= LINKS
        if is_link and block.text.count("|") >= BARS:
            yield place
        is_short = len(block.text) <= LENGTH and count_words(block.text) <= LONGEST
        apart = 0 if is_link else apart + 1
        if run and not (is_short and apart <= APART and place == run[-1] + 1):
            if links >= LEAST:
                yield from run
            run, links, apart = [], 0, 0
        if is_short:
            links += is_link
            run.append(place)
    if links >= LEAST:
        yield from run
