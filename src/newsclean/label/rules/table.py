"""Many rules compiled into one table, which finds the rules that match a line without trying each of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import groupby
from typing import get_args

from newsclean.errors import BadRules
from newsclean.label.rules.addressed import AMID, may_be_amid, says_site, sentences_with
from newsclean.label.rules.expressions import CHARACTERS_A_WORD, ExpressionTable
from newsclean.label.rules.needs import Needs
from newsclean.label.rules.packs import MAX_KEPT_WORDS, MAX_WORDS, Rule, RuleKind, Scope
from newsclean.label.rules.pattern_needs import needs_of
from newsclean.label.rules.phrases import OpeningTable, PhraseTable, core, fold_lines, strip_marks
from newsclean.label.rules.reported import is_quoted, is_reported, may_be_reported, signed_by_agency
from newsclean.label.rules.wording import WordingTable, word_pairs
from newsclean.language.profile import function_words
from newsclean.measure import count_words, has_telephone, is_prose_sentence

# Lines up to REMEMBERED characters often recur from page to page: of 42,000 such lines on 200 pages, most from
# different sites, 44 in 100 had come before. The matches of at most MOST_REMEMBERED lines are cached.
REMEMBERED, MOST_REMEMBERED = 60, 20_000
# A run of labels without separators has at least FEWEST_IN_RUN labels and at most MOST_IN_RUN words; a label has at
# most LABEL_WORDS words.
FEWEST_IN_RUN, MOST_IN_RUN, LABEL_WORDS = 3, 16, 4


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that matched, and the part of the line (folded for phrases) that it matched."""

    rule: Rule
    found: str


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
        self._lines = phrases["line"]
        self._words_of_lines = frozenset(word for key in self._lines for word in key.split())
        self._start = OpeningTable(phrases["start"])
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
            (each.rule.match, each.needs, _max_words(each.rule), each.rule) for each in ready if each.needs is not None
        )
        self._longest = {
            scope: CHARACTERS_A_WORD
            * max((_max_words(r) for r in self.rules if r.phrases and r.scope == scope), default=0)
            for scope in get_args(Scope)
        }
        self._longest["match"] = CHARACTERS_A_WORD * max((_max_words(r) for r in self.rules if r.match), default=0)
        self._longest["any"] = max(self._longest.values())
        self._longest_label = max(self._longest["line"], self._longest["start"])
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
        return self._of_each(lines, self._longest_label, self._labels_seen, self._look_at_label)

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
        found = self._labels(line, folded)
        if length <= longest["within"] or length <= longest["end"]:
            for start, phrase, (within, ends), is_end in self._within.within(folded):
                if not is_end and is_quoted(folded, start, start + len(phrase)):
                    continue
                found += [Match(rule, phrase) for rule in (*within, *ends) if is_end or rule.scope == "within"]
        if length <= longest["match"]:
            found += [Match(*match) for match in self._expressions.matches(line.strip())]
        if not found:
            return _NONE
        best = _best(found, line)
        if any(map(_is_caption, best)):
            signed = signed_by_agency(line, self._tags)
            # A label that says so, "图为...", makes it a caption whoever signs it.
            if signed is not None and not any(map(_is_caption, self.matches(signed))):
                best = tuple(match for match in best if not _is_caption(match))
        if is_reported(line, self._tags):
            best = tuple(match for match in best if not may_be_reported(match.rule))
        return _weigh(best, found, line, self._tags) if is_prose_sentence(line) else best

    def _look_at_label(self, line: str, folded: str) -> Sequence[Match]:
        found = self._labels(line, folded)
        return _best(found, line) if found else _NONE

    def _labels(self, line: str, folded: str) -> list[Match]:
        found, length = [], len(line)
        if length <= self._longest["line"]:
            bare = core(folded) or folded
            if rules := self._lines.get(bare) or self._row(folded):
                # "Comments?" is a question about the text above it; it does not open the comments.
                asks = folded.endswith("?")
                found += [Match(rule, bare) for rule in rules if not (asks and rule.opens == "rest")]
        if length <= self._longest["start"]:
            begun = folded
            start = self._start.at_start(begun)
            if start is None and (after := _after_marks(folded)) and not _SPEAKS.match(folded):
                begun = after
                start = self._start.at_start(begun)
            if start is not None:
                # "Text:" with no name after it is the label of a form field, not a byline. "More information:" with a
                # telephone number after it tells where to ask, and leads to no other story.
                alone = len(strip_marks(folded)) == len(strip_marks(start[0]))
                never = "byline" if alone else "related_link" if _is_no_teaser(line, begun, start[0]) else ""
                found += [Match(rule, start[0]) for rule in start[1] if rule.kind != never]
        return found

    def _row(self, folded: str) -> tuple[Rule, ...]:
        """The rules of a row of labels, "Terms of use | Privacy policy": the first label's, if all labels are known."""
        if "|" in folded or "·" in folded or "•" in folded or " - " in folded or " – " in folded:
            labels = [core(part) for part in _BAR.split(folded)]
            known = len(labels) > 1 and all(label in self._lines for label in labels)
            return self._lines[labels[0]] if known else ()
        words = folded.split()
        is_run = FEWEST_IN_RUN <= len(words) <= MOST_IN_RUN and self._words_of_lines.issuperset(words)
        return self._run(words) if is_run else ()

    def _run(self, words: list[str]) -> tuple[Rule, ...]:
        """The rules of a run of labels without separators, "Home Sport Weather": the first's, if all are known."""
        first: tuple[Rule, ...] = ()
        count = at = 0
        while at < len(words):
            for end in range(min(len(words), at + LABEL_WORDS), at, -1):
                if (rules := self._lines.get(" ".join(words[at:end]))) is not None:
                    break
            else:
                return ()
            first = first or rules
            count, at = count + 1, end
        return first if count >= FEWEST_IN_RUN else ()


# Direct speech at the start of a folded line, and who speaks: '"join us!" - the crowd shouted'.
_SPEAKS = re.compile(r'"[^"]{1,200}(?:[,.!?]"[,.]?\s?(?:-\s)?|"[,.]?\s?-\s|",\s)[^\W\d_]')
# A function that finds the matches of a line, given as written and folded.
Look = Callable[[str, str], Sequence[Match]]
_NONE: Sequence[Match] = ()
# Separators between the labels of a row.
_BAR = re.compile(r"\s{0,9}[|·•]\s{0,9}|\s{1,9}[-–]\s{1,9}")


def _best(found: list[Match], line: str) -> Sequence[Match]:
    """The matches whose rules allow a line with this many words, each id once, best first.

    Of rules with one id, that of the most special pack counts: see `for_page.rule_table`.
    """
    words = count_words(line)
    best = {match.rule.id: match for match in reversed(found) if words <= _max_words(match.rule)}
    return tuple(sorted(best.values(), key=_by_score))


def _weigh(best: Sequence[Match], found: Sequence[Match], line: str, tags: frozenset[str]) -> Sequence[Match]:
    """The best matches in prose, those with less weight whose phrase stands alone amid a sentence of the article.

    `found` are all matches. A phrase in a sentence that reports it is left out.
    """
    alone = len({match.found for match in found if match.rule.score > AMID}) == 1
    weighed = []
    for match in best:
        sentences = sentences_with(line, match.found) if may_be_amid(match.rule) else ()
        if sentences and all(is_reported(sentence, tags) for sentence in sentences):
            continue
        if alone and sentences and not any(says_site(each, match.found, match.rule) for each in sentences):
            match = replace(match, rule=replace(match.rule, score=AMID))
        weighed.append(match)
    return tuple(sorted(weighed, key=_by_score))


def _is_caption(match: Match) -> bool:
    """Whether a rule for captions matches."""
    return match.rule.kind == "image_caption"


def _by_score(match: Match) -> tuple[float, str]:
    """The place of a match among those of a line, best first."""
    return -match.rule.score, match.rule.id


def _runs_on(folded: str, phrase: str) -> bool:
    """Whether a comma right behind the phrase that begins the line makes it part of a sentence.

    >>> _runs_on("read more, worry less", "read more"), _runs_on("read more: the glacier, a film", "read more")
    (True, False)
    """
    return phrase[-1:].isalnum() and folded.startswith(",", len(phrase))


def _is_no_teaser(line: str, folded: str, phrase: str) -> bool:
    """Whether a line that begins with the label of a teaser is a sentence, or tells where to ask."""
    return _runs_on(folded, phrase) or has_telephone(line)


def _after_marks(folded: str) -> str:
    """The line from its first letter, digit or "#" on; "" where it begins with one or has none.

    Bullets, quote marks and emoji may stand before a phrase.
    """
    for place, letter in enumerate(folded):
        if letter.isalnum() or letter in "#_":
            return folded[place:] if place else ""
    return ""


def _spellings(phrases: Iterable[str]) -> Iterator[str]:
    """Yield each phrase, and again without the joiner inside Persian words, which extractors drop."""
    for phrase in phrases:
        yield phrase
        if "\u200c" in phrase:
            yield phrase.replace("\u200c", "")


def _max_words(rule: Rule) -> int:
    return rule.max_words or (MAX_KEPT_WORDS if rule.kind == "body" else MAX_WORDS[rule.scope])


@lru_cache(maxsize=64)  # the rules of English and those for any language stand in every table
def _word_pairs(pack: tuple[ReadyRule, ...]) -> Mapping[str, Sequence[RuleKind]]:
    return word_pairs((each.rule, each.keys) for each in pack)
