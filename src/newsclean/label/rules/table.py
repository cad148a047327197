"""Many rules compiled into one table, which finds the rules that match a line without trying each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby
from typing import get_args

from newsclean.errors import BadRules
from newsclean.label.rules.expressions import CHARACTERS_A_WORD, ExpressionTable
from newsclean.label.rules.labels import LabelTable
from newsclean.label.rules.matches import Match, best_of, max_words, weigh
from newsclean.label.rules.needs import Needs
from newsclean.label.rules.packs import Rule, RuleKind, Scope
from newsclean.label.rules.pattern_needs import needs_of
from newsclean.label.rules.phrases import PhraseTable, core, fold_lines
from newsclean.label.rules.reported import is_quoted, is_reported, may_be_reported, signed_by_agency
from newsclean.label.rules.wording import WordingTable, word_pairs
from newsclean.language.profile import function_words
from newsclean.measure import is_prose_sentence

# Lines up to REMEMBERED characters often recur from page to page: of 42,000 such lines on 200 pages, most from
# different sites, 44 in 100 had come before. The matches of at most MOST_REMEMBERED lines are cached.
REMEMBERED, MOST_REMEMBERED = 60, 20_000


@dataclass(frozen=True, eq=False, slots=True)
class ReadyRule:
    """A rule prepared for the tables of all languages that it stands in."""

    rule: Rule
    keys: tuple[str, ...]  # its phrases, folded, without duplicates
    needs: Needs | None  # what a line must contain for its regular expression; None where it has none


def make_ready(rule: Rule) -> ReadyRule:
    """Fold the rule's phrases and derive the needs of its expression. Raises `BadRules` where a phrase is blank."""
    spellings = tuple(_spellings(rule.phrases))
    keys: dict[str, None] = {}
    for phrase, folded in zip(spellings, fold_lines(spellings), strict=True):
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
        for each in ready:
            known, alone = phrases[each.rule.scope], (each.rule,)
            for key in each.keys:
                if known.setdefault(key, alone) is not alone:
                    known[key] = (*known[key], each.rule)
        self._tags = frozenset(tag for rule in self.rules for tag in rule.languages if tag != "und")
        # Where phrases are looked for at the start of lines only, only so many characters of a line are folded. Folding
        # hardly shortens a text, and never to a third.
        at_start_only = not any(phrases[scope] for scope in ("line", "end", "within"))
        self._folded = 3 * max(map(len, phrases["start"]), default=1) if at_start_only else None
        # Phrases for anywhere in the line and phrases for its end are searched together and separated afterwards.
        ends, within = phrases["end"], phrases["within"]
        found = {key: (rules, ends.get(key, ())) for key, rules in within.items()}
        found.update((key, ((), rules)) for key, rules in ends.items() if key not in within)
        self._within = PhraseTable(found)
        self._expressions = ExpressionTable(
            (each.rule.match, each.needs, max_words(each.rule), each.rule) for each in ready if each.needs is not None
        )
        self._longest = {
            scope: CHARACTERS_A_WORD
            * max((max_words(r) for r in self.rules if r.phrases and r.scope == scope), default=0)
            for scope in get_args(Scope)
        }
        self._longest["match"] = CHARACTERS_A_WORD * max((max_words(r) for r in self.rules if r.match), default=0)
        self._longest["any"] = max(self._longest.values())
        self._labels = LabelTable(phrases["line"], phrases["start"], self._longest["line"], self._longest["start"])
        self._lines_seen: dict[str, Sequence[Match]] = {}
        self._labels_seen: dict[str, Sequence[Match]] = {}

    def matches(self, line: str) -> Sequence[Match]:
        """The matches of this line, best first."""
        return self.matches_of_lines((line,))[0]

    def matches_of_lines(self, lines: Sequence[str]) -> list[Sequence[Match]]:
        """The matches of each line, best first."""
        return self._of_each(lines, self._longest["any"], self._lines_seen, self._look)

    def matches_of_labels(self, lines: Sequence[str]) -> list[Sequence[Match]]:
        """The matches of each line, best first, only of phrases that are the whole line or begin it; this is faster."""
        return self._of_each(lines, self._labels.longest, self._labels_seen, self._look_at_label)

    def stronger(self, score: float) -> RuleTable:
        """The table of the rules with a higher score than this one; made once for each score."""
        table = self._stronger.get(score)
        if table is None:
            table = self._stronger[score] = RuleTable(each for each in self._ready if each.rule.score > score)
        return table

    @cached_property
    def wording(self) -> WordingTable:
        """The pairs of words that the rules' phrases consist of; made when first asked for."""
        tags = sorted({tag for rule in self.rules for tag in (*rule.languages, "en")})
        common = frozenset(("#", *(word for tag in tags for word in function_words(tag))))
        packs = groupby(self._ready, key=lambda each: each.rule.languages)
        return WordingTable((_word_pairs(tuple(pack)) for _, pack in packs), common)

    def _of_each(
        self, lines: Sequence[str], longest: int, seen: dict[str, Sequence[Match]], look: Look
    ) -> list[Sequence[Match]]:
        """The result of `look` for each line, none for lines over `longest` characters. `seen` is the cache to use."""
        found = dict.fromkeys(lines, _NONE)
        new = []
        for line in found:
            if (known := seen.get(line)) is not None:
                found[line] = known
            elif len(line) <= longest:
                new.append(line)
        for line, folded in zip(new, fold_lines([line[: self._folded] for line in new]), strict=True):
            matches = found[line] = look(line, folded)
            if len(line) <= REMEMBERED:
                if len(seen) >= MOST_REMEMBERED:
                    seen.clear()  # those of the pages at hand come back at once, those of another site do not
                seen[line] = matches
        return [found[line] for line in lines]

    def _look(self, line: str, folded: str) -> Sequence[Match]:
        if not folded:
            return _NONE
        length, longest = len(line), self._longest
        found = self._labels.find(line, folded)
        if length <= longest["within"] or length <= longest["end"]:
            for start, phrase, (within, ends), is_end in self._within.within(folded):
                if not is_end and is_quoted(folded, start, start + len(phrase)):
                    continue
                found += [Match(rule, phrase) for rule in (*within, *ends) if is_end or rule.scope == "within"]
        if length <= longest["match"]:
            found += [Match(*match) for match in self._expressions.matches(line.strip())]
        if not found:
            return _NONE
        best = best_of(found, line)
        if any(match.is_caption for match in best):
            signed = signed_by_agency(line, self._tags)
            # A label that says so, "图为...", makes it a caption whoever signs it.
            if signed is not None and not any(match.is_caption for match in self.matches(signed)):
                best = tuple(match for match in best if not match.is_caption)
        if is_reported(line, self._tags):
            best = tuple(match for match in best if not may_be_reported(match.rule))
        return weigh(best, found, line, self._tags) if is_prose_sentence(line) else best

    def _look_at_label(self, line: str, folded: str) -> Sequence[Match]:
        found = self._labels.find(line, folded)
        return best_of(found, line) if found else _NONE


# A function that finds the matches of a line, given as written and folded.
Look = Callable[[str, str], Sequence[Match]]
_NONE: Sequence[Match] = ()


def _spellings(phrases: Iterable[str]) -> Iterator[str]:
    """Yield each phrase, and again without the joiner inside Persian words, which extractors drop."""
    for phrase in phrases:
        yield phrase
        if "\u200c" in phrase:
            yield phrase.replace("\u200c", "")


@lru_cache(maxsize=64)  # the rules of English and those for any language stand in every table
def _word_pairs(pack: tuple[ReadyRule, ...]) -> Mapping[str, Sequence[RuleKind]]:
    return word_pairs((each.rule, each.keys) for each in pack)
