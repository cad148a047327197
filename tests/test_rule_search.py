"""The quick search for rules finds the same matches as trying each rule."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsclean.label.rules.expressions import ExpressionTable, _LiteralsOf
from newsclean.label.rules.for_page import rule_table
from newsclean.label.rules.needs import fold_case, spell_ending, spell_opening
from newsclean.label.rules.packs import Rule, shipped_rules
from newsclean.label.rules.pattern_needs import needs_of
from newsclean.label.rules.phrases import PhraseTable
from newsclean.label.rules.table import RuleTable, make_ready

RULES = shipped_rules()
LINES = sorted({line.strip() for rule in RULES for line in (*rule.hits, *rule.near_misses)})

# Expressions that nothing may be demanded of, or not much: what is read too narrowly loses lines.
LOOSE = [
    pytest.param(r"(?i)(straße)", "STRASSE", False, id="re folds no sharp s"),
    pytest.param(r"(?i)k", "\u212a", True, id="the sign of Kelvin is a k"),
    pytest.param(r"(?i)istanbul", "İSTANBUL", True, id="a dotted capital"),
    pytest.param(r"(?i)ſo", "SO", True, id="a long s"),
    pytest.param(r"(a)\1", "aa", True, id="what was matched before"),
    pytest.param(r"a{0}b", "b", True, id="none of it"),
    pytest.param(r"a{1}b", "ab", True, id="one of it"),
    pytest.param(r"a{,2}b", "aab", True, id="no least number"),
    pytest.param(r"a{x", "a{x", True, id="a brace that counts nothing"),
    pytest.param(r"(?=.*x)y", "yx", True, id="looked ahead for"),
    pytest.param(r"(?!x)y", "y", True, id="must not follow"),
    pytest.param(r"[]a]b", "]b", True, id="a bracket in a set"),
    pytest.param(r"[^]a]b", "cb", True, id="a bracket in a set of others"),
    pytest.param(r"(?i)[^a-z]x", "éX", True, id="beyond ASCII"),
    pytest.param(r"[\d–-]x", "٣x", True, id="a digit of another script"),
    pytest.param(r"(?P<one>x)|", "", True, id="nothing at all"),
    pytest.param(r"(?x) a b", "ab", True, id="spaces that do not count"),
    pytest.param(r"(?i:a)b", "Ab", True, id="case ignored in part"),
    pytest.param(r"(?>ab|a)b", "abb", True, id="no way back"),
    pytest.param(r"(?:a$|b)", "bx", True, id="an end in one of two ways"),
    pytest.param(r"(?:a$)?", "x", True, id="an end that need not be"),
    pytest.param(r"(?:a|b$)\b", "a x", True, id="an end before an assertion"),
    pytest.param(r"(?m)a$", "a\nb", True, id="the end of the first of two lines"),
    pytest.param(r"(?i)stra.e$", "STRAßE", True, id="the last of capitals"),
    pytest.param(r"[à-ö]us[^a]$", "Àuß", False, id="a sharp s is no s"),
    pytest.param(r"gro[ß-ü]$", "groß", True, id="a sharp s in a range"),
    pytest.param(r"b.?$", "b", True, id="an end that may be empty"),
]


def allowed(pattern: str, text: str) -> bool:
    needs, folded = needs_of(pattern), fold_case(text)
    opens = not needs.openings.isdisjoint(spell_opening(folded[:2])) if folded else "" in needs.openings
    ends = not needs.ended or not needs.endings.isdisjoint(spell_ending(text[-1]) if text else ("",))
    return opens and ends and (not needs.literals or any(literal in folded for literal in needs.literals))


@pytest.mark.parametrize(("pattern", "text", "matches"), LOOSE)
def test_nothing_is_demanded_that_a_match_does_not_show(pattern: str, text: str, matches: bool) -> None:
    assert (re.match(pattern, text) is not None) is matches
    assert allowed(pattern, text) or not matches


atoms = st.sampled_from([
    "a", "b", "é", "ß", "İ", " ", ".", r"\w", r"\W", r"\s", r"\d", r"\.", "[ab]", "[^a]", r"[\d-]", "[а-я]", r"\b", "^",
    "$", "(?=b)", "(?!a)", r"\x61", r"\u00e9",
])  # fmt: skip
patterns = st.recursive(
    atoms,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}?"])).map(lambda p: f"(?:{p[0]}){p[1]}"),
        inner.map("(?i:{})".format),
    ),
    max_leaves=8,
)


@given(patterns, st.text(alphabet="abAé ßİ1.я-", max_size=6))
@example("(?:a|)b", "b")
@example("(?:(?i:a)){2}", "AA")
def test_what_matches_is_allowed(pattern: str, text: str) -> None:
    if re.match(pattern, text):
        assert allowed(pattern, text)


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.match], ids=lambda rule: f"{rule.languages[0]}:{rule.id}"
)
def test_each_expression_of_the_packs_is_understood(rule) -> None:
    needs = needs_of(rule.match)
    assert needs.literals or "" not in needs.openings
    pattern = re.compile(rule.match)
    for line in (*rule.hits, *rule.near_misses):
        if pattern.match(line.strip()):
            assert allowed(rule.match, line.strip())


def test_the_table_finds_what_trying_each_expression_finds() -> None:
    expressions = [(rule.match, needs_of(rule.match), 2_000, number) for number, rule in enumerate(RULES) if rule.match]
    table = ExpressionTable(expressions)
    compiled = [(number, re.compile(pattern)) for pattern, _, _, number in expressions]  # more than re remembers
    for line in LINES[::3]:
        found = [(number, match.group()) for number, pattern in compiled if (match := pattern.match(line))]
        assert list(table.matches(line)) == found


def search_each(phrases: list[str], text: str) -> list[str]:
    """What `PhraseTable.within` finds, by trying all phrases at each place."""
    unspaced = "[\u3040-\u30ff\u3400-\u9fff]"
    found = []
    at = 0
    while at < len(text):
        for phrase in sorted(phrases, key=len, reverse=True):
            begins = re.compile(rf"(?:(?<!\w)|(?=\W)|(?<={unspaced})|(?={unspaced})){re.escape(phrase)}")
            ends = re.compile(rf"(?<=\W)|(?<={unspaced})|(?!\w)")
            if begins.match(text, at) and ends.match(text, at + len(phrase)):
                found.append(phrase)
                at += len(phrase) - 1
                break
        at += 1
    return found


words = st.sampled_from(["a", "ab", "b", "#", ".", ": ", " ", "記", "記事", "é", "_", "©"])
phrases = st.lists(words, min_size=1, max_size=3).map("".join).filter(lambda phrase: phrase == phrase.strip())


@given(st.lists(phrases, min_size=1, max_size=5, unique=True), st.lists(words, max_size=10).map("".join))
@example(["ab", "b a"], "ab a")
def test_phrases_are_found_as_if_each_was_looked_for(listed: list[str], text: str) -> None:
    table = PhraseTable(dict.fromkeys(listed, 0))
    assert [phrase for _, phrase, _, _ in table.within(text)] == search_each(listed, text)


# A phrase that someone says in the line is of the text; what counts are the marks around the place that matched.
SAID = [
    pytest.param('He says "join the lamp club" a lot, and it is full.', False, id="said"),
    pytest.param('He says "join the lamp club" a lot; "join the lamp club" is his song.', False, id="said twice"),
    pytest.param("画面に「ランプ会へ」と「ランプ会へ」と出る。", False, id="said twice, in Japanese"),
    pytest.param('He says "yes" a lot, so please join the lamp club today.', True, id="behind what is said"),
    pytest.param('He says "join the lamp club" a lot, so please join the lamp club today.', True, id="said and meant"),
    pytest.param('Rejoin the lamp club, or "join the lamp club", he said.', False, id="a longer word, and said"),
    pytest.param("彼は「ランプ会へ」と言う。ぜひランプ会へどうぞ。", True, id="said and meant, in Japanese"),
]


@pytest.mark.parametrize(("line", "matches"), SAID)
def test_a_phrase_that_is_said_is_no_match(line: str, matches: bool) -> None:
    rule = Rule(
        id="other/lamp-club", kind="other", phrases=("join the lamp club", "ランプ会へ"), scope="within", max_words=60,
        why="The club of a paper that does not exist", hits=("Do join the Lamp Club",), near_misses=(),
    )  # fmt: skip
    assert bool(RuleTable([make_ready(rule)]).matches(line)) is matches


def test_the_lines_of_the_latest_pages_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.label.rules.table.MOST_REMEMBERED", 3)
    table = RuleTable(rule_table(frozenset(["en"]))._ready[:5])
    asked: list[str] = []
    look = table._look
    monkeypatch.setattr(table, "_look", lambda line, folded: (asked.append(line), look(line, folded))[1])
    for line in ("a one", "a two", "a three", "a four", "a four"):
        table.matches(line)
    assert asked == ["a one", "a two", "a three", "a four"]


def test_the_words_of_the_latest_pages_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsclean.label.rules.expressions._MOST_WORDS", 2)
    words = _LiteralsOf({"ferry": ("ferry",)})
    known = (("ferry", ("ferry",)),)
    assert [words[word] for word in ("ferry", "boat", "harbour", "ferryman")] == [known, (), (), known]
    assert set(words) == {"harbour", "ferryman"}
