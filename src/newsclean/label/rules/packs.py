"""Rule packs: the phrases of chrome, and of lines to keep, as data, read from TOML; `table` matches them.

A pack is a TOML file with `[[rule]]` tables; `docs/add-a-rule.md` explains each key. The shipped packs are
`languages/<tag>/chrome.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

from newsclean.data_files import parse_toml
from newsclean.errors import BadRules, BadSettings
from newsclean.kinds import CHROME_KINDS, ChromeKind
from newsclean.label.rules.phrases import fold_lines
from newsclean.language.folders import LANGUAGES, language_tags
from newsclean.origins import Labeler
from newsclean.settings import Pack

Scope = Literal["line", "start", "end", "within"]
# Where a block stands: above, in or below the article's text; and where a rule may match.
Region = Literal["head", "body", "tail"]
Place = Literal[Region, "margin", "any"]
Opens = Literal["", "list", "rest"]
# What a rule says of a line: that it is chrome of a kind, or that it is kept ("body").
RuleKind = Literal["body"] | ChromeKind

# The longest line, in words, that a rule may match if it gives no `max_words`, by scope. Chrome is short, and to delete
# a sentence of the article is worse than to leave a line of chrome.
MAX_WORDS: dict[str, int] = {"line": 15, "start": 25, "end": 25, "within": 40}
# The same for a rule that keeps lines, whatever its scope: paragraphs of news have 20 to 100 words.
MAX_KEPT_WORDS = 500
# The score of a rule that keeps lines if it gives none: no opinion has a higher one, and at a tie a line stays.
KEEPS = 1.0
# What the names of labelers that are no rules begin with, as the record gives them.
_LABELERS = tuple(f"{labeler}/" for labeler in get_args(Labeler) if labeler != "rule")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack: which lines it matches, what kind they are, and the examples that are its tests."""

    id: str  # "kind/what", e.g. "comment_form/leave-a-reply"
    kind: RuleKind  # "body": the line is kept
    why: str
    hits: tuple[str, ...]  # lines it must match
    near_misses: tuple[str, ...]  # lines it must not match
    scope: Scope = "line"  # where in the line a phrase must stand
    phrases: tuple[str, ...] = ()  # compared after folding: case, spaces, quote marks, digits ("#")
    match: str = ""  # or a regular expression, matched at the start of the line, case-sensitive
    max_words: int = 0  # 0: by scope, see MAX_WORDS
    place: Place = "any"  # head: above the text, body: in it, tail: below it, margin: head or tail
    score: float = 0.9  # of a rule that keeps lines 1.0, where its table gives none
    opens: Opens = ""  # which lines below also belong to it: the short ones ("list"), all to the end ("rest")
    languages: tuple[str, ...] = ()  # such as "da"; "und": any; default: the language of the pack's folder
    seen_in: tuple[str, ...] = ()


def read_pack(file: Path, language: str | None = None) -> tuple[Rule, ...]:
    """The rules of one TOML file. `language` is the default for a rule's `languages`.

    Raises `BadRules`, which names the file and, where it can, the rule, if the pack cannot be read or is not valid.
    """
    return parse_pack(_read(file), str(file), language)


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")  # Editors on Windows write a byte order mark.
    except (OSError, UnicodeDecodeError) as error:
        raise BadRules(f"{file}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def parse_pack(text: str, name: str, language: str | None = None, *, shipped: bool = False) -> tuple[Rule, ...]:
    """The rules of a pack's TOML text; `name` is used in messages. Raises `BadRules`.

    The regular expressions of shipped packs are known to be valid, so they are not compiled before they are needed.
    """
    tables = parse_toml(text, name)
    if unknown := set(tables) - {"rule"}:
        raise BadRules(f"{name}: unknown table {sorted(unknown)[0]!r}; a pack holds [[rule]] tables only")
    rows = tables.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadRules(f"{name}: 'rule' must be written [[rule]]")
    return tuple(_parse_rule(row, name, language, shipped) for row in rows)


_KEYS = {f.name: f for f in fields(Rule)}
_LISTS = {"hits", "near_misses", "phrases", "languages", "seen_in"}
_NUMBERS: dict[str, tuple[Any, str]] = {"score": (int | float, "a number"), "max_words": (int, "a whole number")}
_CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": ("body", *CHROME_KINDS),
    "scope": get_args(Scope),
    "place": get_args(Place),
    "opens": get_args(Opens),
}


def _parse_rule(row: dict[str, Any], name: str, language: str | None, shipped: bool) -> Rule:
    where = f"{name}: rule {row.get('id', '(without id)')!r}"
    for key, value in row.items():
        if key not in _KEYS:
            raise BadRules(f"{where}: unknown key {key!r}; known keys: {', '.join(_KEYS)}")
        wanted, called = (list, "a list of strings") if key in _LISTS else _NUMBERS.get(key, (str, "a string"))
        is_so = isinstance(value, wanted) and not isinstance(value, bool)
        if not is_so or (wanted is list and not all(isinstance(v, str) for v in value)):
            raise BadRules(f"{where}: {key} must be {called}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise BadRules(f"{where}: {key} = {value!r} is not one of {', '.join(map(repr, _CHOICES[key]))}")
    for key in ("id", "kind", "why", "hits", "near_misses"):
        if not row.get(key):
            raise BadRules(f"{where}: {key} is missing or empty")
    kind, _, what = row["id"].partition("/")
    if kind != row["kind"] or not what:
        raise BadRules(f"{where}: an id is 'kind/what', here {row['kind'] + '/'!r} and a name")
    if bool(row.get("phrases")) == bool(row.get("match")):
        raise BadRules(f"{where}: give either phrases or match")
    if not (shipped or all(fold_lines(row.get("phrases", ())))):
        raise BadRules(f"{where}: one of its phrases is blank")
    if not 0 < row.get("score", 0.9) <= 1:
        raise BadRules(f"{where}: score must be above 0 and at most 1")
    if row["kind"] == "body" and row.get("opens"):
        raise BadRules(f"{where}: opens is for rules that remove lines; a rule with kind = 'body' keeps single lines")
    try:
        if row.get("match") and not shipped:
            re.compile(row["match"])
    except (re.error, OverflowError, RecursionError) as error:  # the others: "a{99999999999}", and a nest of brackets
        raise BadRules(f"{where}: match is not a regular expression: {error}") from error
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in row.items()}
    if row["kind"] == "body":
        values.setdefault("score", KEEPS)
    if language and "languages" not in values:
        values["languages"] = (language,)
    values["languages"] = tuple(dict.fromkeys(_primary(tag, where) for tag in values.get("languages", ()))) or ("und",)
    return Rule(**values)


def _primary(tag: str, where: str) -> str:
    """The language of a tag as pages have it: that of "da-DK" is "da". Raises `BadRules` where it is no tag.

    >>> _primary("da-DK", ""), _primary("nb", "")
    ('da', 'no')
    """
    language = tag.replace("_", "-").partition("-")[0].lower()
    if not (2 <= len(language) <= 3 and language.isascii() and language.isalpha()):
        raise BadRules(f"{where}: languages: {tag!r} is no tag of a language, such as 'da'; 'und' stands for any")
    return "no" if language in ("nb", "nn") else language  # as `detect_language` has it


@cache
def folder_rules(tag: str) -> tuple[Rule, ...]:
    """The shipped rules of one language: `languages/<tag>/chrome.toml`. Raises `BadRules`."""
    file = LANGUAGES / tag / "chrome.toml"
    if not file.is_file():
        return ()
    return parse_pack(file.read_text(encoding="utf-8"), f"languages/{tag}/chrome.toml", tag, shipped=True)


def shipped_rules() -> tuple[Rule, ...]:
    """The shipped rules of all languages, in the order of their tags."""
    return tuple(rule for tag in language_tags() for rule in folder_rules(tag))


def read_packs(files: Sequence[str]) -> tuple[Pack, ...]:
    """The packs in these files, read now. Raises `BadRules` where one cannot be read or is not valid."""
    packs = tuple(Pack(_read(Path(file)), file) for file in files)
    for pack in packs:
        pack_rules(pack)
    return packs


@lru_cache(maxsize=16)
def pack_rules(pack: Pack) -> tuple[Rule, ...]:
    """The rules of a pack. Raises `BadRules`."""
    return parse_pack(pack.text, pack.name)


def check_ids(ids: Iterable[str], packs: Iterable[Pack] = ()) -> None:
    """Raise `BadSettings` if one of the ids, as in `disabled_rules`, is not that of a rule; it names similar ones."""
    known = {
        name: None
        for rule in (*(rule for pack in packs for rule in pack_rules(pack)), *shipped_rules())
        for name in (rule.id, *(f"{tag}:{rule.id}" for tag in rule.languages))
    }
    for id in ids:
        if id.startswith(_LABELERS) and id not in known:
            raise BadSettings(
                f"disabled_rules: no rule is called {id!r}: that is a labeler, which judges lines by their place and "
                "look and cannot be switched off. To keep lines that it removes, put a rule with kind = 'body' that "
                "takes them into a pack of your own (docs/add-a-rule.md)."
            )
        if id not in known:
            wanted = known if ":" in id else [name for name in known if ":" not in name]
            near = get_close_matches(id, wanted)
            meant = f"Did you mean {' or '.join(map(repr, near))}?" if near else "Its id is 'kind/what'."
            raise BadSettings(
                f"disabled_rules: no rule is called {id!r}. {meant} `newsclean rules list` shows all ids."
            )
