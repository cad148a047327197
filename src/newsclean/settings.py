"""What users can set. Numbers that are no setting stand in the module that uses them."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from os import PathLike, fspath
from typing import Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from newsclean.errors import BadSettings

Explain = Literal["none", "spans", "full"]
SecondOpinion = Literal["never", "doubt", "always"]


class Pack(NamedTuple):
    """A rule pack of the user, as it was read from its file."""

    text: str
    name: str  # its path, for messages


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are cleaned. The same settings and the same page give the same bytes.

    Lists are kept as tuples. Raises `BadSettings` if a value is of the wrong type or `disabled_rules` has
    an unknown id, and `BadRules` if a rule pack cannot be read. `digest()` identifies the settings in the records made
    with them. docs/settings.md has a table of them.
    """

    # How much the record says about removals and repairs: "none" nothing, "spans" their kinds and positions, "full"
    # their characters too.
    explain: Explain = "full"
    # Paths of the user's rule packs, used in addition to the shipped ones. They are read when the settings are created.
    rules: Sequence[str] = ()
    # Ids of rules that are not applied, shipped ones and those of `rules`; "fr:ID" stands for the French rule alone.
    disabled_rules: Sequence[str] = ()
    # Names of input columns that differ from html, text, content, url and id, and of those with what is known besides:
    # "html=raw_html", "id=doc_id", "title=headline". `newsclean.sources.columns.Columns` lists them all.
    columns: Sequence[str] = ()
    # Kinds of content that some users want and others do not.
    keep_captions: bool = False
    keep_comments: bool = False
    drop_tables: bool = False
    drop_lists: bool = False
    # Whether a text that holds several articles becomes several records, `id#1`, `id#2` and so on.
    split: bool = False
    # Whether the style model is used: for `translated`, and as support for `machine_translation`. Without it, both rest
    # on the findings.
    style_model: bool = True
    # Lowest scores for the verdicts "likely" and "possible". Fitted on WMT 2021 to 2023 news, held out by language pair
    # and system (training/MODEL_CARD_mt.md).
    translated_likely: float = 0.8
    translated_possible: float = 0.4
    machine_likely: float = 0.9
    machine_possible: float = 0.3
    # When trafilatura is also asked about an HTML page: never, if the classifier finds no text ("doubt"), or always.
    second_opinion: SecondOpinion = "doubt"
    # Largest accepted page, in bytes or characters. A larger one becomes a failure that names it.
    max_page_size: int = 50_000_000
    # Most blocks (paragraphs, list items, rows, lines of text) that a page may have. A page with more becomes a failure
    # that names it. The most in any of the 1,560 pages of the development corpus is 2,640.
    max_blocks: int = 20_000
    # Wall-clock seconds that one page may take in a worker process. A page that takes longer becomes a failure. 0: no
    # limit.
    page_seconds: float = 30.0
    # Address space of a worker process in bytes (Linux); a page that needs more becomes a failure. 0: no limit.
    page_memory: int = 4_000_000_000

    # Not a setting, but the content of the packs in `rules`. They are read when the settings are created, so that a run
    # uses the same rules for all its pages on all machines. Settings made from these with `replace` keep them.
    packs: tuple[Pack, ...] = field(default=(), repr=False)

    def __post_init__(self) -> None:
        """Check each value and read the packs. Raises `BadSettings` or `BadRules`."""
        for name in setting_names():
            object.__setattr__(self, name, check_value(name, getattr(self, name)))
        for verdict in ("translated", "machine"):
            possible, likely = getattr(self, f"{verdict}_possible"), getattr(self, f"{verdict}_likely")
            if not possible <= likely <= 1:
                raise BadSettings(
                    f"{verdict}_possible ({possible}) must not be above {verdict}_likely ({likely}), nor that above 1"
                )
        if self.columns:
            from newsclean.sources.columns import read_columns

            read_columns(self.columns)
        if not all(isinstance(pack, Pack) for pack in self.packs):
            raise BadSettings("packs are read from the files that `rules` names: give their paths there")
        if tuple(pack.name for pack in self.packs) != self.rules:
            from newsclean.label.rules.packs import read_packs

            object.__setattr__(self, "packs", read_packs(self.rules))
        if self.disabled_rules:
            from newsclean.label.rules.packs import check_ids

            check_ids(self.disabled_rules, self.packs)

    def digest(self) -> str:
        """Twelve hex digits that change if any setting changes that affects a record.

        Limits are left out, because a page within them gives the same record whatever they are. Of rule packs, the
        content counts and not the path.
        """
        shaping = (getattr(self, name) for name in setting_names() if name not in _SHAPELESS)
        disabled = tuple(sorted(set(self.disabled_rules)))  # in which order they are named changes nothing
        return _digest(*shaping, disabled, *(pack.text for pack in self.packs))


# Settings that are not part of the digest as they are: the limits, `rules`, whose content counts and not its paths, and
# `disabled_rules`, whose order does not count.
_SHAPELESS = frozenset({"rules", "disabled_rules", "max_page_size", "max_blocks", "page_seconds", "page_memory"})


@cache
def setting_names() -> tuple[str, ...]:
    """The names of all settings, in the order of their definition."""
    return tuple(f.name for f in fields(Settings) if f.name != "packs")


def check_value(name: str, value: Any) -> Any:
    """The value in the type that the setting of that name holds. Raises `BadSettings` if the value is not valid.

    >>> check_value("disabled_rules", ["other/x"]), check_value("page_seconds", 5)
    (('other/x',), 5.0)
    """
    kind = _kinds()[name]
    if get_origin(kind) is Literal:
        if value not in get_args(kind):
            raise BadSettings(f"{name} must be one of {', '.join(map(repr, get_args(kind)))}, not {value!r}")
        return value
    if get_origin(kind) is Sequence:
        if not isinstance(value, list | tuple) or not all(isinstance(item, str | PathLike) for item in value):
            raise BadSettings(f"{name} must be a list of strings, not {value!r}")
        return tuple(map(fspath, value))
    if isinstance(value, int) and value >= sys.maxsize:
        raise BadSettings(f"{name} must be below {sys.maxsize:,}")  # no file and no address space is larger
    if kind is float and isinstance(value, int | float) and not isinstance(value, bool):
        value = value + 0.0  # so that equal values such as 30 and 30.0, or -0.0 and 0.0, have the same digest
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise BadSettings(f"{name} must be {kind.__name__}, not {value!r}")
    if isinstance(value, int | float) and not value >= 0:
        raise BadSettings(f"{name} must not be negative")
    return value


@cache
def _kinds() -> dict[str, Any]:
    return get_type_hints(Settings)


# Cached because it is needed for every page.
@lru_cache(maxsize=16)
def _digest(*values: object) -> str:
    content = json.dumps(values, ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]
