"""Teasers of other stories amid the text: a label or an arrow, and then nothing but the link."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsclean.kinds import STORIES
from newsclean.label.html.amid.by_words import LINKED, SURE_WORDS, TEASER
from newsclean.label.rules.table import RuleTable
from newsclean.measure import count_words, ends_sentence
from newsclean.origins import HTML_TEASER
from newsclean.records import Block, Document, Label

# The fewest words of a teaser's headline, and the most of its label.
HEADLINE, LABEL = 3, 5
_ARROW = re.compile(r"[>»›→➜➔➤\s]+")
# What leads in what the article itself links to ends so.
_COLONS = (":", "：")
# From one entry of a list to the next are at most so many blocks: each may have a paragraph that tells of it.
_NEXT_ENTRY = 2


def label_teasers(document: Document, opinions: Sequence[Label], table: RuleTable) -> Iterator[Label]:
    """Yield an opinion on each kept paragraph that is a link behind an arrow, in brackets, or behind a label.

    A label without a colon ("Mehr zum Thema") begins sentences, too; where all the rest is one link it does not, unless
    nothing parts the two and the link ends the sentence ("推荐" and "委员会选出了十部影片。"). Rules know it as a
    line by itself, the heading of other stories. Weak labels ("Learn more:") and emoji stay: they lead as often to
    what the article speaks of. So do arrows and brackets of a list of links, or below a colon.
    """
    led: list[int] = []
    for opinion in opinions:
        block = document.blocks[opinion.block]
        markup = block.markup
        if opinion.kind != "body" or block.kind != "paragraph" or markup is None or markup.link_share < LINKED:
            continue
        text = block.text
        if "\n" in text:
            continue
        # The characters that are in no link; those of one bracket behind it do not count.
        inside = text.endswith("]") and text.startswith("[")
        cut = len(text) - round(markup.link_share * len(text)) - inside
        label, headline = text[:cut].strip(), text[cut:]
        if count_words(headline) < HEADLINE:
            continue
        is_led = inside or _ARROW.match(text) if cut <= inside else _ARROW.fullmatch(label)
        is_glued = cut > 0 and not inside and not text[cut - 1].isspace()
        if is_led and not is_glued:
            led.append(block.index)
        elif label and count_words(label) <= LABEL and not (is_glued and ends_sentence(headline)):
            rules = (match.rule for match in table.matches(label) if match.rule.kind in STORIES)
            if (rule := next(rules, None)) is not None and rule.score >= TEASER:
                yield Label(block.index, "related_link", SURE_WORDS, HTML_TEASER, f"Nothing but a link: {rule.why}")
    body = sorted({opinion.block for opinion in opinions if opinion.kind == "body"})
    for place in sorted(set(led).difference(_entries(document.blocks, body, led))):
        yield Label(place, "related_link", SURE_WORDS, HTML_TEASER, "Nothing but a link behind an arrow")


def _entries(blocks: Sequence[Block], body: Sequence[int], led: Sequence[int]) -> Iterator[int]:
    """Yield the links behind an arrow or in brackets, `led`, that are content of the article, whose blocks are `body`.

    These are the entries of a list, with or without a paragraph on each, what a colon leads in, and sentences.
    """
    order = {block: at for at, block in enumerate(body)}
    for one, other in pairwise(led):
        if order[other] - order[one] <= _NEXT_ENTRY:
            yield from (one, other)
    for place in led:
        above = blocks[body[order[place] - 1]].text if order[place] else ""
        if above.endswith(_COLONS) or ends_sentence(blocks[place].text):
            yield place
