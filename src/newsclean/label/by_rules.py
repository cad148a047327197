"""The opinions of the phrase rules: on the lines they take, and on the lines that belong to those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from newsclean.label.decide import NAMING_SCORE, is_named
from newsclean.label.html.boxes import below_heading
from newsclean.label.html.features import LONG, ends_like_prose
from newsclean.label.layout import Layout, opens_rest, place_of
from newsclean.label.lines import SURE
from newsclean.label.rule_table import Match, RuleTable, rule_table
from newsclean.label.rules import Region, Rule
from newsclean.language.folders import language_tags
from newsclean.records import Block, ChromeKind, Document, Label
from newsclean.settings import Settings

# A heading's word on the lines below it counts less than any rule that names the line itself.
LIST_SCORE, REST_SCORE = 0.66, 0.62
# Where a rule says of the line itself what the heading above says too.
AGREED_SCORE = 0.8
# Most lines that a heading amid the text draws with it, and the fewest words of each: teasers there are
# headlines, while one or two words may be a sub-heading of the article.
LIST_AMID_TEXT, TEASER_WORDS = 3, 4
# The heading of a list of stories that stands above the headline belongs to the site's menu, if a rule knows it so.
ABOVE_THE_TEXT = 0.8
# A block that its structure makes chrome this surely is looked at for its name only.
SURE_CHROME = 0.9
# Of a block that its structure makes text, or names, this surely, only a surer rule can say otherwise; others are not
# looked for.
SURE_ENOUGH = 0.93
# What leads on to the offers that these kinds name, in so many words above the headline, is an entry of the menu.
MENU_KINDS, MENU_WORDS = frozenset({"paywall", "newsletter", "gallery", "player", "call_to_action"}), 2
# Longest line of a list, in words: headlines of other stories, and names of buttons, fields and menus.
LIST_LINE_WORDS, BUTTON_WORDS = 25, 4
_OF_HEADLINES = frozenset({"related_link", "sidebar", "poll", "gallery", "player", "advertisement", "author_bio"})


def table_for(document: Document, settings: Settings) -> RuleTable:
    """The rules for this page: those of its language, of English (every content system speaks it) and of any."""
    primary = document.language.split("-")[0]
    known = {primary, "en"}.intersection(language_tags())  # one table for all languages that have no rules
    languages = frozenset() if primary == "und" else frozenset(known)
    return rule_table(languages, settings.packs, frozenset(settings.disabled_rules))


def match_blocks(document: Document, settings: Settings) -> list[Sequence[Match]]:
    """The rules that take each block, best first."""
    return table_for(document, settings).matches_of_lines([block.text for block in document.blocks])


def label_by_rules(document: Document, layout: Layout) -> Iterator[Label]:
    """Yield an opinion for each line that a rule takes where it may, and for the lines that follow from it."""
    for index, line in enumerate(layout.lines):
        if index == layout.title:
            continue
        place = layout.place(index)
        may_stand = [match for match in line.matches if _may_stand(match.rule, place)]
        if place == "tail" and any(match.rule.kind == "related_link" and match.rule.opens for match in may_stand):
            # "Most read" is an entry of menus above the text, and the heading of stories below it.
            may_stand = [match for match in may_stand if match.rule.kind != "navigation"]
        for match in may_stand:
            rule = match.rule
            score = rule.score
            if rule.opens and rule.kind == "related_link" and place == "head":
                score *= ABOVE_THE_TEXT
            yield Label(index, _kind_at(layout, index, rule), score, rule.id, rule.why)
            if rule.opens and rule.kind == may_stand[0].rule.kind:
                yield from _followers(layout, index, match)


def _kind_at(layout: Layout, index: int, rule: Rule) -> ChromeKind:
    """The kind of a line that a rule takes: above the headline an offer, or the heading of a list, is of the menu."""
    if layout.title is not None and index < layout.title:
        is_offer = rule.kind in MENU_KINDS and layout.lines[index].words <= MENU_WORDS
        if is_offer or _is_list_of_site(layout, index, rule):
            return "navigation"
    return rule.kind


def _is_list_of_site(layout: Layout, index: int, rule: Rule) -> bool:
    """Whether a heading opens a list of the site's other stories, as one does above the headline."""
    return rule.kind == "related_link" and bool(rule.opens) and index < (layout.title or 0)


def label_html_by_rules(document: Document, opinions: Sequence[Label], settings: Settings) -> Iterator[Label]:
    """Yield an opinion for each block of a tree that a rule takes where it may.

    `opinions` are what the structure says: it knows what belongs together, so the rules speak of single blocks, and
    a heading names what was left out below it in its box. Where it is sure of chrome, only phrases that are the whole
    block or open it are looked for, and where it is sure of text or of the name, only what is surer still.
    """
    table = table_for(document, settings)
    body: list[int] = []
    titles: set[int] = set()
    sure: set[int] = set()
    settled: set[int] = set()
    for label in opinions:
        if label.kind == "body":
            body.append(label.block)
        elif label.kind == "title":
            titles.add(label.block)
        if label.score >= SURE_CHROME and label.kind != "body":
            sure.add(label.block)
        if label.score >= SURE_ENOUGH and is_named(label):
            settled.add(label.block)
    first, last = (min(body), max(body)) if body else (0, -1)
    text = frozenset(body)
    asked = set(range(len(document.blocks))) - titles
    stronger = table.stronger(SURE_ENOUGH)
    for look, places in (
        (table.matches_of_lines, asked - sure - settled),
        (table.matches_of_labels, asked & sure - settled),
        (stronger.matches_of_lines, asked & settled - sure),
        (stronger.matches_of_labels, asked & settled & sure),
    ):
        ordered = sorted(places)
        for place, matches in zip(ordered, look([document.blocks[place].text for place in ordered]), strict=True):
            for match in matches:
                rule = match.rule
                if _may_stand(rule, place_of(place, first, last)):
                    yield Label(place, rule.kind, rule.score, rule.id, rule.why)
                    if match is matches[0] and place not in text:
                        yield from _in_box_of(document.blocks, place, match, text | titles)


def _in_box_of(blocks: Sequence[Block], heading: int, match: Match, kept: Set[int]) -> Iterator[Label]:
    """Yield the opinion of a heading on what was left out below it in its box: on a list, up to its first sentence."""
    rule = match.rule
    for follower in below_heading(blocks, heading) if rule.opens else ():
        text = blocks[follower].text
        if follower in kept or (rule.opens == "list" and len(text) >= LONG and ends_like_prose(text)):
            return
        yield Label(follower, rule.kind, NAMING_SCORE, rule.id, f"Stands under “{match.found}”")


def _may_stand(rule: Rule, place: Region) -> bool:
    if rule.place in ("any", place) or (rule.place == "margin" and place != "body"):
        return True
    # The heading of a list of stories that ends most pages stands amid the text on others.
    return place == "body" and rule.opens == "rest" and rule.kind == "related_link"


def _followers(layout: Layout, index: int, match: Match) -> Iterator[Label]:
    """Yield the opinion of the heading at `index` on the lines that belong to it."""
    rule = match.rule
    reason = f"Stands under “{match.found}”"
    for follower, score in _belonging(layout, index, rule):
        if any(own.rule.kind == rule.kind for own in layout.lines[follower].matches):
            score = AGREED_SCORE
        kind = "sidebar" if _is_list_of_site(layout, index, rule) else rule.kind
        if kind == "sidebar" and layout.lines[follower].words <= MENU_WORDS:
            kind = "navigation"
        yield Label(follower, kind, score, rule.id, reason)


def _belonging(layout: Layout, index: int, rule: Rule) -> Iterator[tuple[int, float]]:
    """Yield the lines that belong to the heading at `index`, and how surely."""
    following = range(index + 1, len(layout.lines))
    if rule.opens == "rest" and layout.place(index) == "tail":
        for follower in following:
            if opens_rest(layout.lines[follower]):
                return
            yield follower, REST_SCORE
        return
    amid = layout.place(index) == "body"
    longest = LIST_LINE_WORDS if rule.kind in _OF_HEADLINES else BUTTON_WORDS
    for count, follower in enumerate(following):
        line = layout.lines[follower]
        asks = rule.kind == "poll" and not line.prose  # the poll's question
        if line.prose or (line.ends and not asks) or line.words > longest or follower == layout.title:
            return
        if line.piece:
            return
        if any(own.rule.score >= SURE and own.rule.id != rule.id for own in line.matches):
            return
        if amid and (count >= LIST_AMID_TEXT or line.words < TEASER_WORDS) and rule.kind != "tag_cloud":
            return
        yield follower, LIST_SCORE
        if any(own.rule.id == rule.id for own in line.matches):
            return  # It opens the same list anew; the lines below are told by it.
