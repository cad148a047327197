"""The phrase rules for a page, and their opinions on a plain text: on lines that match, and on what belongs to them.

`html/by_rules` has their opinions on HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from newsclean.kinds import STORIES
from newsclean.label.layout.headline import LONG_WORDS
from newsclean.label.layout.headline_evidence import asks
from newsclean.label.layout.lines import BUTTON_WORDS, MENU_WORDS, SURE_RULE, Line, is_bare_label
from newsclean.label.layout.regions import Layout
from newsclean.label.layout.sentences import opens_rest
from newsclean.label.rules.for_page import rule_table, ruled_languages
from newsclean.label.rules.matches import Match
from newsclean.label.rules.packs import Region, Rule, RuleKind
from newsclean.label.rules.table import RuleTable
from newsclean.language.folders import language_tags
from newsclean.origins import of_rule
from newsclean.records import Document, Label
from newsclean.settings import Settings

# How sure a heading makes the kind of the lines below it: less than any rule that matches the line itself.
LIST_SCORE, REST_SCORE = 0.66, 0.62
# The score where a rule matches the line itself and names the same kind as the heading.
AGREED_SCORE = 0.8
# The most lines that a heading amid the text takes with it, and the fewest words of each. Teasers there are headlines,
# while one or two words may be a sub-heading of the article.
LIST_AMID_TEXT, TEASER_WORDS = 3, 4
# Factor for the score of a heading of stories that stands above the headline: if a rule also knows it as an entry of
# the site's menu, that rule should win.
ABOVE_THE_TEXT = 0.8
# Kinds of offers, and how to reach the site; above the headline, a line of at most OFFER_WORDS that names one is an
# entry of the menu. So is the name of a box in at most MENU_WORDS.
MENU_KINDS = frozenset({"paywall", "newsletter", "gallery", "player", "call_to_action", "contact"})
OFFER_WORDS = 4
# The longest line of a list of headlines of other stories, in words; other lists have buttons, fields and menus.
LIST_LINE_WORDS = 25
# Kinds of rules whose headings stand over lists of headlines.
_OF_HEADLINES = STORIES | {"pagination", "poll", "gallery", "player", "advertisement", "author_bio"}


def table_for(document: Document, settings: Settings) -> RuleTable:
    """The rules of chrome for this page."""
    return rule_table(languages_of(document, settings), settings.packs, frozenset(settings.disabled_rules))


def languages_of(document: Document, settings: Settings) -> frozenset[str]:
    """The languages of this page's rules: its own and English (every content system uses English); empty: all.

    A page in a language without shipped rules gets those of all languages: neighbours share words ("reklama", "foto"),
    and few phrases of one language mean something else in another. (12 pages in Danish, Norwegian and others as plain
    text: word F1 +0.007 and +0.032 in two flavours, nothing lost of clean texts.)
    """
    primary = document.language.split("-")[0]
    ruled = ruled_languages(settings.packs)
    if primary == "und":
        return frozenset()
    if primary in language_tags():
        return ruled.intersection((primary, "en"))
    return ruled.intersection((*language_tags(), primary))


def match_blocks(document: Document, table: RuleTable) -> list[Sequence[Match]]:
    """The matches of each block, best first."""
    return table.matches_of_lines([block.text for block in document.blocks])


def label_by_rules(layout: Layout, data: Set[int]) -> Iterator[Label]:
    """Yield an opinion for each line that a rule matches in an allowed place, and for the lines that belong to it.

    No rule counts on the lines of `data`, which are the text's.
    """
    share_bars = _share_bars(layout.lines)
    for index, line in enumerate(layout.lines):
        if index == layout.title or index in data:
            continue
        place = layout.place(index)
        may_stand = [match for match in line.matches if may_stand_at(match.rule, place)]
        if place == "tail" and any(_lists_stories(match.rule) for match in may_stand):
            # "Most read" is a menu entry above the text, but the heading of a list of stories below it.
            may_stand = [match for match in may_stand if match.rule.kind != "navigation"]
        if place == "body" and not may_stand and index in share_bars:
            rule = next(match.rule for match in line.matches if match.rule.kind == "share")
            yield Label(index, "share", AGREED_SCORE, of_rule(rule.id), "Stands in a row of share buttons")
        for match in may_stand:
            rule = match.rule
            score = rule.score
            if _lists_stories(rule) and place == "head":
                score *= ABOVE_THE_TEXT
            kind = _kind_at(layout, index, rule)
            yield Label(index, kind, score, of_rule(rule.id), rule.why)
            if kind == "navigation" and rule.kind in MENU_KINDS:
                continue  # an entry of the menu opens no list
            if (rule.opens or is_bare_label(line, match)) and rule.kind == may_stand[0].rule.kind:
                yield from _followers(layout, index, match)


def _kind_at(layout: Layout, index: int, rule: Rule) -> RuleKind:
    """The kind of a matched line. Above the headline an offer, or the heading of a list, is an entry of the menu."""
    if layout.title is not None and index < layout.title:
        words = layout.lines[index].words
        is_entry = words <= OFFER_WORDS if rule.kind in MENU_KINDS else rule.kind == "sidebar" and words <= MENU_WORDS
        if is_entry or _is_list_of_site(layout, index, rule):
            return "navigation"
    return rule.kind


def _is_list_of_site(layout: Layout, index: int, rule: Rule) -> bool:
    """Whether a heading stands above the headline and opens a list of the site's other stories."""
    return _lists_stories(rule) and index < (layout.title or 0)


def _lists_stories(rule: Rule) -> bool:
    """Whether a rule's line heads a list of other stories."""
    return bool(rule.opens) and rule.kind in STORIES


def _share_bars(lines: Sequence[Line]) -> frozenset[int]:
    """The names of networks with nothing but such names between them and a line that asks to share the page.

    Amid a text a network's name by itself may be a sub-heading or an entry of the article's list.
    """
    asks = {index for index, line in enumerate(lines) if line.chrome and line.is_a("share", score=SURE_RULE)}
    if not asks:
        return frozenset()
    names = {index for index, line in enumerate(lines) if line.words <= BUTTON_WORDS and line.is_a("share")}
    bars: set[int] = set()
    for places in (range(len(lines)), range(len(lines) - 1, -1, -1)):
        is_bar = False
        for index in places:
            if is_bar and index in names:
                bars.add(index)
            is_bar = (is_bar and index in names) or index in asks
    return frozenset(bars)


def may_stand_at(rule: Rule, place: Region) -> bool:
    """Whether a rule speaks of lines at this place."""
    if rule.place in ("any", place) or (rule.place == "margin" and place != "body"):
        return True
    # On most pages the heading of a list of stories stands below the text, on some amid it.
    return place == "body" and rule.opens == "rest" and rule.kind in STORIES


def label_below(heading: Match, block: int, kind: RuleKind, score: float) -> Label:
    """The opinion of a heading's rule on a block below it."""
    return Label(block, kind, score, of_rule(heading.rule.id), f"Stands under “{heading.found}”", of_heading=True)


def _followers(layout: Layout, index: int, match: Match) -> Iterator[Label]:
    """Yield the opinion of the heading at `index` on the lines below that belong to it."""
    rule = match.rule
    for follower, score in _belonging(layout, index, rule):
        if layout.lines[follower].is_a(rule.kind):
            score = AGREED_SCORE
        kind = "sidebar" if _is_list_of_site(layout, index, rule) else rule.kind
        if kind == "pagination":
            kind = "related_link"  # the headline of the next story
        if kind == "sidebar" and layout.lines[follower].words <= MENU_WORDS:
            kind = "navigation"
        yield label_below(match, follower, kind, score)


def _may_ask(layout: Layout, rule: Rule, index: int, count: int, amid: bool) -> bool:
    """Whether a line that ends as sentences do may be a poll's question, or a headline that asks or calls.

    `count` lines stand between it and the heading. Amid a text only the headline right below its label may ask, since
    the text may go on with a question.
    """
    line = layout.lines[index]
    if rule.kind == "poll":
        return not line.prose
    if rule.kind not in STORIES or line.words >= LONG_WORDS or not asks(line.printed):
        return False
    return count == 0 or not amid


def _belonging(layout: Layout, index: int, rule: Rule) -> Iterator[tuple[int, float]]:
    """Yield (line, score) for each line that belongs to the heading at `index`."""
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
        if line.ends and not _may_ask(layout, rule, follower, count, amid):
            return
        if amid and line.printed.endswith((":", "：")):
            return  # a line of the text that leads into a list; no headline ends so
        if (line.prose and not line.ends) or line.words > longest or follower == layout.title:
            return
        if layout.title is None and index < layout.first <= follower:
            return  # the menu above the text ends, perhaps at a headline that was not found
        if line.piece:
            return
        if any(own.rule.score >= SURE_RULE and own.rule.id != rule.id for own in line.matches):
            return
        if amid and (count >= LIST_AMID_TEXT or line.words < TEASER_WORDS) and rule.kind != "tag_cloud":
            return
        yield follower, LIST_SCORE
        if any(own.rule.id == rule.id for own in line.matches):
            return  # this line opens the same list again, and yields the lines below itself
