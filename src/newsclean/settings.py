"""What is switched on, and every threshold with where it was fitted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from os import PathLike, fspath
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from newsclean.errors import BadSettings

Explain = Literal["none", "spans", "full"]
SecondOpinion = Literal["never", "doubt", "always"]


class Pack(NamedTuple):
    """A rule pack of the user's own, as it was read."""

    text: str
    name: str  # for messages: where it was read


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are cleaned. The same settings and the same page give the same bytes.

    Lists are taken for tuples. Raises `BadSettings` where a value is of the wrong kind, and `BadRules` where a rule
    pack cannot be read. `digest()` names a set of settings in the records made with it.
    """

    # What the record says of what was done: nothing, kinds and places only, or the characters too.
    explain: Explain = "full"
    # Paths of the user's own rule packs, besides the shipped ones; they are read at once.
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
    # From which score a judgement says "likely" and "possible". Fitted on WMT 2021 to 2023 news, held out by language
    # pair and system (training/MODEL_CARD_mt.md).
    translated_likely: float = 0.8
    translated_possible: float = 0.4
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

    # Not a setting, but what those packs say. They are read when the settings are made, so that a run has one set of
    # rules from its first page to its last, on whatever machine; settings made from these (`replace`) keep them.
    packs: tuple[Pack, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Check each value and read the packs. Raises `BadSettings`, `BadRules`."""
        for name in setting_names():
            object.__setattr__(self, name, check_value(name, getattr(self, name)))
        if self.columns:
            from newsclean.sources.columns import read_columns

            read_columns(self.columns)
        if tuple(pack.name for pack in self.packs) != self.rules:
            from newsclean.label.rules import read_packs

            object.__setattr__(self, "packs", read_packs(self.rules))

    def digest(self) -> str:
        """Twelve hex digits that differ where any setting differs that shapes a record.

        Limits do not: a page that keeps to them gives the same record under any. Of rule packs it is what they say that
        counts, not where they lie.
        """
        shaping = (getattr(self, name) for name in setting_names() if name not in _SHAPELESS)
        return _digest(*shaping, *(pack.text for pack in self.packs))


# Settings that no record depends on, but for the packs, which are told by what is in them.
_SHAPELESS = frozenset({"rules", "max_page_size", "max_blocks", "page_seconds", "page_memory"})


@cache
def setting_names() -> tuple[str, ...]:
    """The names of all settings, in the order they are explained."""
    return tuple(f.name for f in fields(Settings) if f.name != "packs")


def check_value(name: str, value: Any) -> Any:
    """The value as the setting of that name holds it. Raises `BadSettings` where it is of the wrong kind.

    >>> check_value("disabled_rules", ["other/x"]), check_value("page_seconds", 5)
    (('other/x',), 5.0)
    """
    kind = _kinds()[name]
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise BadSettings(f"{name} must be one of {', '.join(map(repr, get_args(kind)))}, not {value!r}")
        return value
    if get_origin(kind) is tuple:
        if not isinstance(value, list | tuple) or not all(isinstance(item, str | PathLike) for item in value):
            raise BadSettings(f"{name} must be a list of strings, not {value!r}")
        return tuple(map(fspath, value))
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        value = value + 0.0  # of 30 and of -0.0, too, equal values have one digest
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise BadSettings(f"{name} must be {kind.__name__}, not {value!r}")
    if isinstance(value, int | float) and not value >= 0:
        raise BadSettings(f"{name} must not be negative")
    return value


@cache
def _kinds() -> dict[str, Any]:
    return get_type_hints(Settings)


# Asked for once a page.
@lru_cache(maxsize=16)
def _digest(*values: object) -> str:
    content = json.dumps(values, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
