"""What is switched on, and every threshold with where it was fitted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Literal

Explain = Literal["none", "spans", "full"]
SecondOpinion = Literal["never", "doubt", "always"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are cleaned. The same settings and the same page give the same bytes.

    `digest()` names a set of settings in the records made with it.
    """

    # What the record says of what was done: nothing, kinds and places only, or the characters too.
    explain: Explain = "full"
    # Paths of the user's own rule packs, besides the shipped ones.
    rules: tuple[str, ...] = ()
    # Ids of rules to leave out.
    disabled_rules: tuple[str, ...] = ()
    # Names of the input's columns where they are not html, text, content, url and id: "html=raw_html", "id=doc_id".
    columns: tuple[str, ...] = ()
    # Content that some users keep or drop.
    keep_captions: bool = False
    keep_comments: bool = False
    drop_tables: bool = False
    drop_lists: bool = False
    # Whether a text that holds several articles becomes several records, `id#1`, `id#2` and so on.
    split: bool = False
    # Whether the style model speaks in `translated` and, as support, in `machine_translation`; the findings do not
    # need it.
    style_model: bool = True
    # From which score a judgement says "likely" and "possible". Fitted on WMT 2021 to 2023 news, held out by
    # source article and system (training/MODEL_CARD_mt.md).
    translated_likely: float = 0.8
    translated_possible: float = 0.3
    machine_likely: float = 0.9
    machine_possible: float = 0.3
    # Whether trafilatura is asked about an HTML page too: never, where the classifier finds no text, always.
    second_opinion: SecondOpinion = "doubt"
    # Longest page that is taken, in bytes or characters; a longer one is refused by name.
    max_page_size: int = 50_000_000
    # Most blocks (paragraphs, list items, rows, lines of text) that a page may have; one with more is refused by name.
    # Of 1,560 pages of the development corpus, the one with most has 2,640.
    max_blocks: int = 20_000
    # Wall-clock seconds that one page may take in a worker process before it is given up.
    page_seconds: float = 30.0
    # Address space of a worker process in bytes (Linux); a page that needs more becomes a failure. 0: no limit.
    page_memory: int = 4_000_000_000

    def digest(self) -> str:
        """Twelve hex digits that differ where any setting differs."""
        return _digest(*(getattr(self, field.name) for field in fields(self)))


# Asked for once a page. Equal values of two types (30 and 30.0) are two settings, whatever was asked before.
@lru_cache(maxsize=16, typed=True)
def _digest(*values: object) -> str:
    named = dict(zip([field.name for field in fields(Settings)], values, strict=True))
    content = json.dumps(named, sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
