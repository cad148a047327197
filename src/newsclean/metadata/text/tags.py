"""Reads the tags of a plain text: a list with its label near the text, or a few short lines right below the text.

Menus and boxes of other stories are lines as short as tags, so a list without such a sign is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from newsclean.kinds import CREDITS, OF_ARTICLE, OF_PICTURES, OF_READERS
from newsclean.measure import all_words, count_words, ends_sentence
from newsclean.metadata.keywords import after_tag_lead, split_tags
from newsclean.metadata.words import fold_words
from newsclean.origins import LAYOUT_OF, LEARNED_OF, Origin, of_rule
from newsclean.records import Decision
from newsclean.topic_words import cut_to_stems

# A label stands at most so many lines below the text, or above it. Between the two are shares and credits.
BELOW, ABOVE = 10, 3
# The longest tag, in words and characters; the most lines of a labelled list, and of one that has no label.
TAG_WORDS, TAG_LENGTH, MOST_LABELLED, MOST_BARE = 5, 45, 20, 12
# The longest line that is a tag though the labelers do not say so; one more word, and most are other stories.
BARE_WORDS = 3
# A list without a label begins at most so many lines below the text and has at least so many tags; the text has words
# of at least this share of them.
BARE_BELOW, FEWEST_BARE, SHARED = 6, 2, 0.5
# All fitted on texts of 220 pages of the development corpus in seven flavours, against the tags of their HTML.

# What the labelers take for one of these is no tag, however short it is: buttons, names, days, headings of boxes.
_NO_TAGS = OF_ARTICLE | CREDITS | OF_PICTURES | OF_READERS | {
    "share", "call_to_action", "advertisement", "copyright", "legal", "cookie_notice", "player", "poll", "contact",
    "newsletter", "paywall", "read_time", "pagination", "duplicate_title", "site_name", "error_message",
}  # fmt: skip
# What the labelers make of tags that have no label.
LIKE_TAGS = frozenset([
    LAYOUT_OF["tag_cloud"], LEARNED_OF["navigation"],
    *map(of_rule, ("navigation/section", "navigation/sections", "navigation/section-news", "navigation/section-row")),
])  # fmt: skip
_BREAK = re.compile(r"[,،、，|;#]\s*\w")
BY_SHAPE = frozenset([LAYOUT_OF["tag_cloud"], of_rule("tag_cloud/hashtag")])
# Rules for a label that needs no colon.
LABELS = frozenset(
    map(of_rule, ("tag_cloud/label", "tag_cloud/labels", "tag_cloud/label-no-colon", "tag_cloud/label-without-colon"))
)
_MARK = re.compile(r"^[\s#*•·+◦▪‣●■»›>–-]+|[\s*»›>,;]+$")
# "Indoor plants (40)", "+", "← Back", "12 comments", "KabulNew YorkIslands": an archive, buttons, lost breaks.
_NO_TAG = re.compile(r"[(\[]\d+[)\]]\s*$|^[\W\d_]*$|^\d[\d.,]*\s|[←→…|:?!_]|://|@|\.\w+$|[a-zß-ÿ][A-Z]\w*[a-zß-ÿ][A-Z]")


@dataclass(frozen=True, slots=True)
class TagList:
    """The tags, and the block where they begin."""

    tags: tuple[str, ...]
    block: int


def read_tags(decisions: Sequence[Decision], languages: Sequence[str]) -> TagList | None:
    """The tags of the text; None where no list is known to be theirs."""
    lines = [decision for decision in decisions if decision.block.text and not decision.block.text.isspace()]
    kept = [place for place, line in enumerate(lines) if line.label.kind == "body"]
    if not kept:
        return None
    return _Page(lines, kept[0], kept[-1], tuple(languages)).tags()


@dataclass(frozen=True)
class _Page:
    lines: Sequence[Decision]
    first: int  # place of the first line of the text
    last: int
    languages: tuple[str, ...]

    def tags(self) -> TagList | None:
        found: dict[str, None] = {}
        start, place = -1, max(0, self.first - ABOVE)
        until = min(len(self.lines), self.last + 1 + BELOW)
        while place < until:
            tags, after = self._labelled(place)
            if tags and start < 0:
                start = place
            found.update(dict.fromkeys(tags))
            place = after
        if found:
            return TagList(tuple(found), self.lines[start].block.index)
        below = range(self.last + 1, min(len(self.lines), self.last + 1 + BARE_BELOW))
        # Labelled by rules alone are headings of archives and menus; hashtags are tags anywhere.
        known = next((at for at in below if self.lines[at].label.by in BY_SHAPE), self.last + 1)
        for place in sorted({self.last + 1, known}):
            if bare := self._bare(place):
                return TagList(bare, self.lines[place].block.index)
        return None

    def _labelled(self, place: int) -> tuple[tuple[str, ...], int]:
        """The tags that the label at `place` leads in, on its line or below it, and the place behind them."""
        line = self.lines[place]
        is_amid = self.first < place < self.last
        if line.label.kind in OF_ARTICLE or (is_amid and line.label.kind != "tag_cloud"):
            return (), place + 1
        needs_colon = line.label.by not in LABELS
        rest = after_tag_lead(line.block.text, self.languages, needs_colon=needs_colon)
        if rest is None:
            return (), place + 1
        if rest:
            return tuple(filter(_can_be_tag, split_tags(rest, self._text))), place + 1
        if listed := self._listed_below(place):
            return listed, place + 2
        tags, after = self._run(place + 1, MOST_LABELLED, line.label.by)
        # The entry of a menu that is called "Topics" has other entries below it.
        return (tags, after) if len(tags) >= FEWEST_BARE or line.label.kind == "tag_cloud" else ((), place + 1)

    def _listed_below(self, place: int) -> tuple[str, ...]:
        """The tags that the line below a label lists; () where it is at most one."""
        below = self.lines[place + 1 : place + 3]
        if not below or below[0].label.kind in _NO_TAGS:
            return ()
        text = below[0].block.text
        is_alone = below[0].label.kind == "tag_cloud" and not any(self._tag_alone(line, None) for line in below[1:])
        if not _BREAK.search(text) and not (is_alone and all(word[0].isupper() for word in text.split())):
            return ()
        listed = split_tags(text, self._text)
        return listed if len(listed) > 1 and all(map(_can_be_tag, listed)) else ()

    def _bare(self, place: int) -> tuple[str, ...]:
        """The tags from `place` on that have no label; none where the text does not speak of them."""
        below = self.lines[place : place + 1 + MOST_BARE]
        alike = next((n for n, line in enumerate(below) if not _is_like_tags(line.label.by)), len(below))
        if alike > MOST_BARE:
            return ()
        listed = self._listed_below(place - 1) if below and below[0].label.kind == "tag_cloud" else ()
        if len(listed) > FEWEST_BARE and max(map(count_words, listed)) <= BARE_WORDS:
            return listed
        tags, _ = self._run(place, MOST_BARE, None, until=place + alike)
        are_hashtags = all(line.block.text.startswith(("#", "＃")) for line in below[:alike])
        if len(tags) < FEWEST_BARE or not (are_hashtags or self._is_said(tags[0])):
            return ()
        return tags if are_hashtags or sum(map(self._is_said, tags)) >= SHARED * len(tags) else ()

    def _run(self, place: int, most: int, rule: Origin | None, until: int | None = None) -> tuple[tuple[str, ...], int]:
        """The tags one a line from `place` on, up to the last that the text says; none where they are too many.

        `rule` named the label above them.
        """
        tags: list[str] = []
        said = 0
        until = len(self.lines) if until is None else until
        while place < until and (tag := self._tag_alone(self.lines[place], rule)):
            tags.append(tag)
            said = len(tags) if self.lines[place].label.kind == "tag_cloud" or self._is_said(tag) else said
            place += 1
            if len(tags) > most:
                return (), place
        return tuple(dict.fromkeys(tags[:said])), place

    def _tag_alone(self, line: Decision, rule: Origin | None) -> str:
        """The tag that a line is; "" for none, as for the heading of another box."""
        kind, by = line.label.kind, line.label.by
        if kind in _NO_TAGS or (by.is_of_heading and by != rule and kind != "tag_cloud"):
            return ""
        if line.block.kind == "heading" or after_tag_lead(line.block.text, self.languages) is not None:
            return ""
        tag = _MARK.sub("", line.block.text)
        is_tag = _can_be_tag(tag) and (kind == "tag_cloud" or count_words(tag) <= BARE_WORDS)
        return tag if is_tag else ""

    def _is_said(self, tag: str) -> bool:
        """Whether the text or the headline has words of the tag."""
        stems = cut_to_stems(word for word in all_words(fold_words(tag)) if len(word) > 2)
        if not stems:
            return fold_words(tag) in self._folded
        return sum(stem in self._stems for stem in stems) * 2 >= len(stems)

    @cached_property
    def _text(self) -> str:
        return " ".join(line.block.text for line in self.lines if line.label.kind == "body")

    @cached_property
    def _folded(self) -> str:
        titles = (line.block.text for line in self.lines if line.label.kind == "title")
        return fold_words(" ".join((*titles, self._text)))

    @cached_property
    def _stems(self) -> frozenset[str]:
        return frozenset(cut_to_stems(all_words(self._folded)))


def _is_like_tags(by: Origin) -> bool:
    return by in LIKE_TAGS or by.kind == "tag_cloud"


def _can_be_tag(tag: str) -> bool:
    """Whether a line, its bullet taken off, is as short as a tag and no button, sentence or count.

    >>> [_can_be_tag(tag) for tag in ("Joe Biden", "Ferry runs again.", "Indoor plants (40)", "+", "← Back")]
    [True, False, False, False, False]
    """
    is_short = 1 < len(tag) <= TAG_LENGTH and count_words(tag) <= TAG_WORDS
    return is_short and not _NO_TAG.search(tag) and not ends_sentence(tag)
