"""A page whose blocks are decided, as the readers of these see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsclean.language.detect import detect_language
from newsclean.metadata.url import host_of
from newsclean.metadata.words import page_languages
from newsclean.records import Block, Decision, Document, FieldSource

# What a decided block says: the labelers have looked at it from all sides, but at its words only.
DECIDED = 0.7
# Of HTML the readers have looked at the same lines with their surroundings; the labels only fill what they left.
LABELLED = 0.42
# The kinds of blocks that metadata is read from.
_TELLING = frozenset(["site_name", "masthead", "title", "subtitle", "date_line", "byline", "body", "tag_cloud"])


@dataclass(frozen=True, slots=True)
class DecidedPage:
    """A page whose blocks are decided."""

    document: Document
    decisions: Sequence[Decision]
    by_kind: Mapping[str, Sequence[Block]]  # the blocks that metadata is read from
    languages: tuple[str, ...]
    host: str | None

    @property
    def is_text(self) -> bool:
        """Whether it is a plain text, which has no readers but those of its blocks."""
        return self.document.kind == "text"

    @property
    def source(self) -> FieldSource:
        """What the candidates are read from."""
        return "text" if self.is_text else "dom"

    @property
    def title(self) -> str:
        """The headline; "" for none."""
        return self.by_kind["title"][0].text.strip() if "title" in self.by_kind else ""

    @property
    def body(self) -> Sequence[Block]:
        """The blocks of the text."""
        return self.by_kind.get("body", ())


def gather(document: Document, decisions: Sequence[Decision]) -> DecidedPage:
    """The page with the blocks that say something of it, by what they were taken for."""
    host = host_of(document.page.url or document.front.address)
    language = document.language
    if language == "und":  # too short a page for the first look; what was kept of it is purer
        kept = "\n".join(decision.block.text for decision in decisions if decision.label.kind == "body")
        language = detect_language(kept, thorough=False).tag
    by_kind: dict[str, list[Block]] = {}
    shows_text = any(decision.label.kind == "body" and _is_shown(decision.block) for decision in decisions)
    above = None  # the kind of the line above
    for decision in decisions:
        kind, block = decision.label.kind, decision.block
        if not block.text or block.text.isspace():
            continue
        if shows_text and block.markup is not None and block.markup.hidden:
            continue  # a template, or the card of another story
        # Below another story's link stands who wrote that.
        is_others = kind == "byline" and document.kind == "text" and above == "related_link" and "body" in by_kind
        if kind in _TELLING and not is_others:
            by_kind.setdefault(kind, []).append(block)
        above = kind
    return DecidedPage(document, decisions, by_kind, page_languages((language,), host), host)


def _is_shown(block: Block) -> bool:
    return block.markup is not None and not block.markup.hidden
