"""Which languages' rules a page is read with, which rule of an id counts, and how one is switched off."""

from pathlib import Path

import pytest

from newsclean import Settings, clean_text
from newsclean.errors import BadRules
from newsclean.label.rules.check import repeated_ids
from newsclean.label.rules.for_page import rule_table
from newsclean.label.rules.packs import parse_pack

# In a language without a folder, of which no other test needs that it stays so.
WELSH = """Fferi'n hwylio eto

Mae'r fferi i'r ynys yn hwylio eto, meddai swyddfa'r harbwr ddydd Llun, ar ôl iddi fod yn y doc am dair wythnos.

Roedden ni'n aros am dair wythnos i groesi, meddai Anna Berg, sy'n byw ar yr ynys ac yn methu gwneud hebddi. Neb.

Darllenwch hefyd am y goleudy ar yr ynys
"""
SWEDISH = """Färjan går igen

Färjan till ön går igen, uppgav hamnkontoret på måndagen, efter att den hade legat i docka i tre veckor i staden.

Vi väntade i tre veckor på att få komma över, säger Anna Berg, som bor på ön och inte kan vara utan den. Ingen sade det.

Läs också om fyren på ön
"""
RULE = """
[[rule]]
id = "related_link/also-the-lighthouse"
kind = "related_link"
scope = "start"
phrases = ["darllenwch hefyd am", "läs också om"]
why = "A teaser"
hits = ["Darllenwch hefyd am y goleudy"]
near_misses = ["Darllenwch hefyd y llyfr."]
languages = {languages}
"""


@pytest.mark.parametrize(
    ("page", "languages", "applies"),
    [
        pytest.param(SWEDISH, ["de"], False, id="another language"),
        pytest.param(WELSH, ["fi"], False, id="another language without shipped rules"),
        pytest.param(WELSH, ["de"], True, id="a page in a language without shipped rules gets those of all that have"),
        pytest.param(SWEDISH, ["und"], True, id="any language"),
        pytest.param(SWEDISH, ["en"], True, id="English rules are for all pages"),
        pytest.param(SWEDISH, ["sv"], True, id="its own language"),
        pytest.param(WELSH, ["cy"], True, id="its own language, without a folder"),
        pytest.param(WELSH, ["cy-GB"], True, id="a language of a country"),
        pytest.param(WELSH, ["nb", "CY"], True, id="one of several languages"),
    ],
)
def test_a_pack_is_for_its_languages(page: str, languages: list[str], applies: bool, tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(RULE.format(languages=languages), encoding="utf-8")
    settings = Settings(rules=[str(pack)])  # type: ignore[arg-type]
    rules = [piece.rule for piece in clean_text(page, settings=settings).removed]
    assert ("related_link/also-the-lighthouse" in rules) is applies


@pytest.mark.parametrize("tag", ["", "danish", "d1", "../en"])
def test_what_is_no_language_is_told(tag: str) -> None:
    with pytest.raises(BadRules, match=f"{tag!r} is no tag of a language"):
        parse_pack(RULE.format(languages=[tag]), "mine.toml")


def label(languages: list[str], score: float) -> str:
    """A rule with an id that sixteen packs have."""
    return f"""
[[rule]]
id = "comment_form/one-word-labels"
kind = "comment_form"
phrases = ["message"]
why = "A label"
hits = ["Message"]
near_misses = ["A message"]
languages = {languages}
score = {score}
"""


@pytest.mark.parametrize(
    ("languages", "pack", "score"),
    [
        pytest.param({"en"}, "", 0.7, id="English"),
        pytest.param({"zz", "en"}, "", 0.7, id="English, where its own language has no such rule"),
        pytest.param({"zz", "de", "fr", "en"}, "", 0.7, id="English, where the page gets the rules of many"),
        pytest.param({"fr", "en"}, "", 0.6, id="its own language, before a higher score"),
        pytest.param({"fr", "en"}, label(["de"], 0.4), 0.6, id="not a user's rule for another language"),
        pytest.param({"fr", "en"}, label(["fr"], 0.4), 0.4, id="a user's rule before all"),
        pytest.param({"fr", "en"}, label(["und"], 0.4), 0.4, id="a user's rule for any language"),
        pytest.param(set(), label(["fr"], 0.4), 0.4, id="a user's rule where the language is unknown"),
    ],
)
def test_one_rule_of_an_id_counts(languages: set[str], pack: str, score: float, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(pack, encoding="utf-8")
    packs = Settings(rules=(str(tmp_path / "mine.toml"),)).packs
    found = rule_table(frozenset(languages), packs).matches("Message")
    assert [match.rule.score for match in found if match.rule.id == "comment_form/one-word-labels"] == [score]


@pytest.mark.parametrize(
    ("disabled", "scores"),
    [
        pytest.param([], [0.6], id="none"),
        pytest.param(["de:comment_form/one-word-labels"], [0.6], id="that of another language"),
        pytest.param(["fr:comment_form/one-word-labels"], [0.7], id="the French one; the English one is left"),
        pytest.param(["en:comment_form/one-word-labels"], [0.6], id="the English one"),
        pytest.param(["comment_form/one-word-labels"], [], id="those of all languages"),
    ],
)
def test_rules_are_switched_off_in_one_language_or_all(disabled: list[str], scores: list[float]) -> None:
    found = rule_table(frozenset({"fr", "en"}), (), frozenset(disabled)).matches("Message")
    assert [match.rule.score for match in found if match.rule.id == "comment_form/one-word-labels"] == scores


@pytest.mark.parametrize(
    ("pack", "said"),
    [
        pytest.param(label(["yy"], 0.6) + label(["zz"], 0.6), [], id="one in each language"),
        pytest.param(
            label(["yy", "zz"], 0.6) + label(["zz"], 0.7),
            ["comment_form/one-word-labels: 2 rules for 'zz' have this id"],
            id="two in one",
        ),
    ],
)
def test_an_id_that_occurs_twice_is_told(pack: str, said: list[str]) -> None:
    assert list(repeated_ids(parse_pack(pack, "mine.toml"))) == said
