"""Damaged characters back to what was written, each change logged; what is not certain stays.

A repair is `str -> str` and stands in a file of its own; `REPAIRS` lists them in the order they run.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from newsclean.language.detect import detect_language
from newsclean.measure import ends_sentence
from newsclean.records import Block, Document, Edit, PageKind
from newsclean.repair.edits import Hunk, compose, find_edits, redo, undo
from newsclean.repair.missing_space import restore_space
from newsclean.repair.mojibake import fix_mojibake
from newsclean.repair.quote_spacing import fix_quote_spacing
from newsclean.repair.unwrap import join_lines
from newsclean.repair.whitespace import fold_white_space
from newsclean.settings import Settings

__all__ = ["REPAIRS", "Hunk", "Step", "compose", "find_edits", "redo", "repair", "repair_text", "undo"]


class Step(NamedTuple):
    """One repair and where it applies."""

    name: str  # the kind of the repair in the record
    function: Callable[[str], str]
    languages: tuple[str, ...] = ()  # tags; () for any language
    pages: tuple[PageKind, ...] = ("html", "text")


REPAIRS: tuple[Step, ...] = (
    Step("mojibake", fix_mojibake),
    Step("unwrap", join_lines, pages=("text",)),  # of HTML a line break is a <br>, and meant
    Step("whitespace", fold_white_space),
    Step("quote_spacing", fix_quote_spacing),
    Step("missing_space", restore_space),
)

# The first look at the language reads this many characters of the page's prose.
_LOOK = 1_000
# A block of prose ends as a sentence does and is at least this long.
_PROSE = 60


def repair(document: Document, settings: Settings) -> Document:
    """The document with `Block.text`, `Block.edits` and `Document.language` set; `Block.raw` stays."""
    language = _first_look(document)
    steps = tuple(step for step in REPAIRS if document.kind in step.pages)
    blocks = tuple(_repair_block(block, steps, language) for block in document.blocks)
    return replace(document, blocks=blocks, language=language)


def _repair_block(block: Block, steps: tuple[Step, ...], language: str) -> Block:
    if block.kind == "code":
        return block
    text, edits = _run(block.raw, steps, language)
    return replace(block, text=text, edits=edits) if edits else block


def repair_text(text: str, language: str = "und") -> tuple[str, tuple[Edit, ...]]:
    """The text repaired and the edits that did it, in the order they were made.

    >>> repair_text("They were ignored, ”said Abdul.Officials agreed.")[0]
    'They were ignored,” said Abdul. Officials agreed.'
    """
    return _run(text, REPAIRS, language)


def _run(text: str, steps: tuple[Step, ...], language: str) -> tuple[str, tuple[Edit, ...]]:
    edits: tuple[Edit, ...] = ()
    for step in steps:
        if step.languages and language.partition("-")[0] not in step.languages:
            continue
        repaired = step.function(text)
        if repaired != text:
            edits += find_edits(text, repaired, step.name)
            text = repaired
    return text, edits


def _first_look(document: Document) -> str:
    prose: list[str] = []
    size = 0
    for block in document.blocks:
        if len(block.raw) >= _PROSE and ends_sentence(block.raw):
            prose.append(block.raw[: _LOOK - size])
            size += len(prose[-1])
            if size >= _LOOK:
                break
    return detect_language(" ".join(prose)).tag
