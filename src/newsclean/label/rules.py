"""Rule packs: the phrases of chrome as data, read from TOML, matched against blocks.

A pack is a TOML file with `[[rule]]` tables; `docs/add-a-rule.md` explains each key. The packs that
are shipped stand in `languages/<tag>/chrome.toml`.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args

from newsclean.errors import BadRules
from newsclean.label.expressions import ExpressionTable
from newsclean.label.needs import Needs, needs_of
from newsclean.label.phrases import PhraseTable, core, fold, strip_marks
from newsclean.language.folders import LANGUAGES, language_tags
from newsclean.measure import count_words
from newsclean.records import CHROME_KINDS, ChromeKind

Scope = Literal["line", "start", "end", "within"]
Place = Literal["any", "head", "tail", "margin"]
Opens = Literal["", "list", "rest"]

# Longest block, in words, that a rule may take where it does not say `max_words` itself: chrome is short,
# and deleting an article's sentence is worse than leaving a chrome line.
MAX_WORDS: dict[str, int] = {"line": 15, "start": 25, "end": 25, "within": 40}
# Lines up to this length come again from page to page (of 42,000 such lines on 200 pages, most from different sites,
# 44 in 100 had come before), and so many are remembered.
REMEMBERED, MOST_REMEMBERED = 60, 20_000
# A line longer than this many characters for each word that a rule allows has too many words for it.
CHARACTERS_A_WORD = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a pack: which lines it takes, for what, and the examples that are its tests."""

    id: str  # "kind/what", e.g. "comment_form/leave-a-reply"
    kind: ChromeKind
    why: str
    hits: tuple[str, ...]  # lines it must take
    near_misses: tuple[str, ...]  # lines it must leave
    scope: Scope = "line"  # where in the line a phrase must stand
    phrases: tuple[str, ...] = ()  # folded before they are compared: case, spaces, quote marks, digits ("#")
    match: str = ""  # or a regular expression, matched at the start of the line, case kept
    max_words: int = 0  # 0: by scope, see MAX_WORDS
    place: Place = "any"  # head: before the text, tail: after it, margin: either, any: also amid it
    score: float = 0.9
    opens: Opens = ""  # the lines after it belong to it too: the short ones ("list"), all to the end ("rest")
    languages: tuple[str, ...] = ()  # default: the folder's
    seen_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """A rule and the part of the (folded) line that made it fire."""

    rule: Rule
    found: str


def read_pack(file: Path, language: str | None = None) -> tuple[Rule, ...]:
    """The rules of one TOML file. `language` is the default of `languages`.

    Raises `BadRules`, which names the file and the rule, where the pack is not valid.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRules(f"{file}: cannot be read: {error}") from error
    return parse_pack(text, str(file), language)


def parse_pack(text: str, name: str, language: str | None = None, *, shipped: bool = False) -> tuple[Rule, ...]:
    """The rules of a pack's TOML text; `name` is used in messages. Raises `BadRules`.

    The regular expressions of shipped packs are known to be valid, and are not compiled before they are needed.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadRules(f"{name}: not valid TOML: {error}") from error
    if unknown := set(tables) - {"rule"}:
        raise BadRules(f"{name}: unknown table {sorted(unknown)[0]!r}; a pack holds [[rule]] tables only")
    rows = tables.get("rule", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadRules(f"{name}: 'rule' must be written [[rule]]")
    return tuple(_parse_rule(row, name, language, shipped) for row in rows)


_KEYS = {f.name: f for f in fields(Rule)}
_LISTS = {"hits", "near_misses", "phrases", "languages", "seen_in"}
_CHOICES: dict[str, tuple[Any, ...]] = {
    "kind": CHROME_KINDS,
    "scope": get_args(Scope),
    "place": get_args(Place),
    "opens": get_args(Opens),
}


def _parse_rule(row: dict[str, Any], name: str, language: str | None, shipped: bool) -> Rule:
    where = f"{name}: rule {row.get('id', '(without id)')!r}"
    for key, value in row.items():
        if key not in _KEYS:
            raise BadRules(f"{where}: unknown key {key!r}; known keys: {', '.join(_KEYS)}")
        wanted: type[Any] = list if key in _LISTS else {"score": float, "max_words": int}.get(key, str)
        if not isinstance(value, wanted) or (wanted is list and not all(isinstance(v, str) for v in value)):
            raise BadRules(f"{where}: {key} must be {'a list of strings' if wanted is list else wanted.__name__}")
        if key in _CHOICES and value not in _CHOICES[key]:
            raise BadRules(f"{where}: {key} = {value!r} is not one of {', '.join(map(repr, _CHOICES[key]))}")
    for key in ("id", "kind", "why", "hits", "near_misses"):
        if not row.get(key):
            raise BadRules(f"{where}: {key} is missing or empty")
    if not row["id"].startswith(row["kind"] + "/"):
        raise BadRules(f"{where}: an id is 'kind/what', here it must start with {row['kind'] + '/'!r}")
    if bool(row.get("phrases")) == bool(row.get("match")):
        raise BadRules(f"{where}: give either phrases or match")
    if not 0 < row.get("score", 0.9) <= 1:
        raise BadRules(f"{where}: score must be above 0 and at most 1")
    try:
        if row.get("match") and not shipped:
            re.compile(row["match"])
    except re.error as error:
        raise BadRules(f"{where}: match is not a regular expression: {error}") from error
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in row.items()}
    if language and "languages" not in values:
        values["languages"] = (language,)
    if not values.get("languages"):
        values["languages"] = ("und",)
    return Rule(**values)


def check_rule(rule: Rule) -> Iterator[str]:
    """What is wrong with a rule by its own examples: each line says which example and what happened."""
    table = RuleTable((make_ready(rule),))
    for line in rule.hits:
        if not table.matches(line):
            yield f"{rule.id}: does not take its hit {line!r}"
    for line in rule.near_misses:
        if table.matches(line):
            yield f"{rule.id}: takes its near miss {line!r}"


class ReadyRule(NamedTuple):
    """A rule and what its lines are found by."""

    rule: Rule
    keys: tuple[str, ...]  # its phrases, folded, each once
    needs: Needs | None  # what a line must show for its regular expression


def make_ready(rule: Rule) -> ReadyRule:
    """The rule with its phrases folded and its expression read. Raises `BadRules` where a phrase is blank."""
    keys: dict[str, None] = {}
    for phrase in _spellings(rule.phrases):
        folded = fold(phrase)
        key = core(folded) or folded if rule.scope == "line" else folded
        if not key:
            raise BadRules(f"{rule.id}: phrase {phrase!r} is blank")
        keys[key] = None
    return ReadyRule(rule, tuple(keys), needs_of(rule.match) if rule.match else None)


class RuleTable:
    """Many rules compiled for matching line by line."""

    def __init__(self, rules: Iterable[ReadyRule]) -> None:
        self._ready = ready = tuple(rules)
        self._stronger: dict[float, RuleTable] = {}
        self.rules = tuple(each.rule for each in ready)
        phrases: dict[str, dict[str, tuple[Rule, ...]]] = {scope: {} for scope in get_args(Scope)}
        for rule, keys, _ in ready:
            known = phrases[rule.scope]
            for key in keys:
                known[key] = (*known[key], rule) if key in known else (rule,)
        self._lines = phrases["line"]
        self._start = PhraseTable(phrases["start"])
        # Phrases that may stand anywhere, and those that must end the line: found in one go, told apart after.
        ends, within = phrases["end"], phrases["within"]
        self._within = PhraseTable({key: (within.get(key, ()), ends.get(key, ())) for key in (*within, *ends)})
        self._expressions = ExpressionTable(
            (rule.match, needs, _longest(rule), rule) for rule, _, needs in ready if needs is not None
        )
        self._longest = {
            scope: CHARACTERS_A_WORD
            * max((_max_words(r) for r in self.rules if r.phrases and r.scope == scope), default=0)
            for scope in get_args(Scope)
        }
        self._longest["match"] = max((_longest(rule) for rule in self.rules if rule.match), default=0)
        self._longest["any"] = max(self._longest.values())
        self._longest_label = max(self._longest["line"], self._longest["start"])
        self._lines_seen: dict[str, Sequence[Match]] = {}
        self._labels_seen: dict[str, Sequence[Match]] = {}

    def matches(self, line: str) -> Sequence[Match]:
        """The rules that take this line, best first."""
        known = self._lines_seen.get(line)
        if known is None:
            known = self._look(line)
            if len(line) <= REMEMBERED and len(self._lines_seen) < MOST_REMEMBERED:
                self._lines_seen[line] = known
        return known

    def stronger(self, score: float) -> RuleTable:
        """The table of the rules that are surer than this; made once."""
        table = self._stronger.get(score)
        if table is None:
            table = self._stronger[score] = RuleTable(each for each in self._ready if each.rule.score > score)
        return table

    def matches_of_label(self, line: str) -> Sequence[Match]:
        """The rules whose phrase is the whole line or opens it, best first: a quick look."""
        length = len(line)
        if length > self._longest_label:
            return ()
        known = self._labels_seen.get(line)
        if known is None:
            known = _best(self._labels(fold(line), length), line)
            if length <= REMEMBERED and len(self._labels_seen) < MOST_REMEMBERED:
                self._labels_seen[line] = known
        return known

    def _look(self, line: str) -> Sequence[Match]:
        length, longest = len(line), self._longest
        if length > longest["any"]:
            return ()
        folded = fold(line)
        if not folded:
            return ()
        found = self._labels(folded, length)
        if length <= longest["within"] or length <= longest["end"]:
            for phrase, (within, ends), is_end in self._within.within(folded):
                found += [Match(rule, phrase) for rule in (*within, *ends) if is_end or rule.scope == "within"]
        if length <= longest["match"]:
            found += [Match(*match) for match in self._expressions.matches(line.strip())]
        return _best(found, line)

    def _labels(self, folded: str, length: int) -> list[Match]:
        found = []
        if length <= self._longest["line"]:
            bare = core(folded) or folded
            if rules := self._lines.get(bare) or (self._row(folded) if _SIGN_OF_ROW.search(folded) else ()):
                # "Comments?" asks something of the text that stands above it; it opens no comments.
                asks = folded.endswith("?")
                found += [Match(rule, bare) for rule in rules if not (asks and rule.opens == "rest")]
        if length <= self._longest["start"]:
            start = self._start.at_start(folded)
            if start is None and (after := _after_marks(folded)):
                start = self._start.at_start(after)
            if start is not None:
                alone = len(strip_marks(folded)) == len(strip_marks(start[0]))
                # "Text:" with no one named after it is a label of a form, not a byline.
                found += [Match(rule, start[0]) for rule in start[1] if not (alone and rule.kind == "byline")]
        return found

    def _row(self, folded: str) -> tuple[Rule, ...]:
        """The rules of a row of labels, "Terms of use | Privacy policy": those of its first, where all are known."""
        labels = [core(part) for part in _BAR.split(folded)]
        if len(labels) < 2 or not all(label in self._lines for label in labels):
            return ()
        return self._lines[labels[0]]


# What parts the labels of a row.
_SIGN_OF_ROW = re.compile("[|·•]")
_BAR = re.compile(r"\s*[|·•]\s*")


def _best(found: list[Match], line: str) -> Sequence[Match]:
    """The matches of rules that allow a line of so many words, each rule once, best first."""
    if not found:
        return ()
    words = count_words(line)
    best = {match.rule.id: match for match in reversed(found) if words <= _max_words(match.rule)}
    return tuple(sorted(best.values(), key=lambda match: (-match.rule.score, match.rule.id)))


def _after_marks(folded: str) -> str:
    """The line from its first letter, digit or "#" on: bullets, quote marks and emoji may stand before a phrase."""
    for place, letter in enumerate(folded):
        if letter.isalnum() or letter in "#_":
            return folded[place:] if place else ""
    return ""


def _spellings(phrases: Iterable[str]) -> Iterator[str]:
    """Each phrase as written and, since extractors drop the joiner inside Persian words, without it."""
    for phrase in phrases:
        yield phrase
        if "\u200c" in phrase:
            yield phrase.replace("\u200c", "")


def _longest(rule: Rule) -> int:
    return CHARACTERS_A_WORD * _max_words(rule)


def _max_words(rule: Rule) -> int:
    return rule.max_words or MAX_WORDS[rule.scope]


@cache
def folder_rules(tag: str) -> tuple[Rule, ...]:
    """The shipped rules of one language: `languages/<tag>/chrome.toml`. Raises `BadRules`."""
    file = LANGUAGES / tag / "chrome.toml"
    if not file.is_file():
        return ()
    return parse_pack(file.read_text(encoding="utf-8"), f"languages/{tag}/chrome.toml", tag, shipped=True)


def shipped_rules() -> tuple[Rule, ...]:
    """The rules of all languages, in the order of their tags."""
    return tuple(rule for tag in language_tags() for rule in folder_rules(tag))


@cache
def ready_rules(tag: str) -> tuple[ReadyRule, ...]:
    """The shipped rules of one language made ready. Raises `BadRules`."""
    return tuple(map(make_ready, folder_rules(tag)))


@lru_cache(maxsize=64)
def rule_table(
    languages: frozenset[str], packs: tuple[str, ...] = (), disabled: frozenset[str] = frozenset()
) -> RuleTable:
    """The rules for a page in any of `languages`, and the ones for every language.

    `packs` are paths of the user's own packs; `disabled` are ids of rules to leave out.
    An empty set of languages means all.
    """
    wanted = languages | {"und"}
    tags = [tag for tag in language_tags() if not languages or tag in wanted]
    rules = [ready for tag in tags for ready in ready_rules(tag)]
    for pack in packs:
        own = (rule for rule in read_pack(Path(pack)) if not languages or wanted.intersection(rule.languages))
        rules.extend(map(make_ready, own))
    return RuleTable(ready for ready in rules if ready.rule.id not in disabled)


@lru_cache(maxsize=16)
def rules_digest(packs: tuple[str, ...] = ()) -> str:
    """Twelve hex digits that differ where any rule or word list differs, the user's own packs included."""
    digest = hashlib.sha256()
    for tag in language_tags():
        for name in ("chrome.toml", "words.toml"):
            file = LANGUAGES / tag / name
            digest.update(f"{tag}/{name}\n".encode() + (file.read_bytes() if file.is_file() else b""))
    for pack in packs:
        digest.update(Path(pack).read_bytes())
    return digest.hexdigest()[:12]
