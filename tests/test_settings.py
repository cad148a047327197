"""What settings change in a record, and what they do not."""

import json
import pickle
import re
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from newsclean import Article, Cleaner, Settings, clean
from newsclean.article import SCHEMA_VERSION
from newsclean.errors import BadRules, BadSettings
from newsclean.settings import Explain, setting_names
from newsclean.settings_file import check_settings
from newsclean.write.shape import ORDER

PAGE = """<html><head><title>Ferry runs again</title></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ferry runs again</h1>
<p>The ferry to the island runs again, the harbour office said on Monday, after three weeks in the dock of the
northern port, where a new shaft was put in.</p>
<figure><img src="a.jpg"><figcaption>The ferry leaves the harbour on Monday.</figcaption></figure>
<p>“We waited for three weeks,” said Anna Berg, who lives on the island and works in the town on the other side of
the water. “Nobody told us anything at all.”</p>
<ul><li>The first boat leaves at seven in the morning.</li><li>The last boat leaves at ten in the evening.</li></ul>
<table><tr><td>Adults</td><td>4 euros</td></tr><tr><td>Children</td><td>2 euros</td></tr></table>
<p>The fares stay as they were before the repair, the office said, and students travel free until December.</p>
</article><footer>© 2021 The Harbour Herald</footer></body></html>"""
TEXT = "Ferry runs again\n\nThe ferry runs again,the office said on Monday in a statement.\n\nLeave a Reply"


def article_with(**settings: object) -> Article:
    return clean(PAGE, settings=replace(Settings(), **settings))


def test_the_page_on_settings_has_each_with_its_default() -> None:
    page = Path(__file__).parent.parent / "docs" / "settings.md"
    table = page.read_text(encoding="utf-8").partition("| trafilatura")[0]
    told: dict[str, Any] = {}
    for names, defaults in re.findall(r"^\| (`.+?`) \| (`.+?`) \|", table, re.M):
        pairs = zip(names.split(", "), defaults.split(", "), strict=True)
        told |= {name.strip("`"): tomllib.loads(f"value = {default.strip('`')}")["value"] for name, default in pairs}
    assert check_settings(told, "here") == {name: getattr(Settings(), name) for name in setting_names()}


def test_captions_are_left_out_unless_kept() -> None:
    caption = "The ferry leaves the harbour on Monday."
    assert caption not in article_with().text
    kept = article_with(keep_captions=True)
    assert [block.text for block in kept.blocks if block.kind == "caption"] == [caption]
    assert caption not in [piece.text for piece in kept.removed]


@pytest.mark.parametrize(("setting", "kind"), [("drop_lists", "list_item"), ("drop_tables", "table")])
def test_lists_and_tables_can_be_dropped_and_are_told(setting: str, kind: str) -> None:
    assert kind in [block.kind for block in article_with().blocks]
    dropped = article_with(**{setting: True})
    assert kind not in [block.kind for block in dropped.blocks]
    assert "settings/dropped" in [piece.rule for piece in dropped.removed]


@pytest.mark.parametrize("explain", ["none", "spans"])
def test_explaining_less_leaves_the_text_alone(explain: str) -> None:
    full, less = clean(TEXT), clean(TEXT, settings=Settings(explain=explain))
    assert less.text == full.text
    assert full.removed
    assert len(less.removed) == (len(full.removed) if explain == "spans" else 0)
    assert all(piece.text is None for piece in less.removed)


def test_a_rule_can_be_switched_off() -> None:
    rule = clean(TEXT).removed[0].rule
    assert rule not in [piece.rule for piece in clean(TEXT, settings=Settings(disabled_rules=(rule,))).removed]


UNKNOWN_IDS = [
    ("misspelled", "comment_form/leave-a-replay", "'comment_form/leave-a-reply'"),
    ("without its kind", "leave-a-reply", "no rule is called 'leave-a-reply'"),
    ("of a labeler, not of a rule", "layout/masthead", "no rule is called 'layout/masthead'"),
    ("of a learned labeler", "classifier/html/other", "a rule with kind = 'body'"),
    ("in a language that has it not", "ja:comment_form/leave-a-reply", "'ja:comment_form/leave-a-reply'"),
    ("empty", "", "no rule is called ''"),
]


@pytest.mark.parametrize(("id", "said"), [row[1:] for row in UNKNOWN_IDS], ids=[row[0] for row in UNKNOWN_IDS])
def test_an_id_of_no_rule_is_refused(id: str, said: str) -> None:
    with pytest.raises(BadSettings, match=re.escape(said)):
        Settings(disabled_rules=("comment_form/leave-a-reply", "en:comment_form/leave-a-reply", id))


def test_digests_tell_settings_apart() -> None:
    assert Settings().digest() == Settings().digest()
    assert Settings().digest() != Settings(explain="none").digest()
    some = Settings(disabled_rules=("share/buttons", "comment/heading"))
    assert some.digest() == Settings(disabled_rules=("comment/heading", "share/buttons")).digest()
    assert some.digest() not in (Settings().digest(), Settings(disabled_rules=("share/buttons",)).digest())


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"explain": "some"}, "must be one of"),
        ({"page_seconds": -1}, "must not be negative"),
        ({"keep_captions": 1}, "must be bool"),
        ({"rules": "mine.toml"}, "must be a list of strings"),
    ],
)
def test_wrong_values_are_named(values: dict[str, object], said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        check_settings(values, "here")


def test_packs_are_no_setting() -> None:
    with pytest.raises(BadSettings, match="give their paths there"):
        Settings(packs=("mine.toml",))  # type: ignore[arg-type]


def test_records_survive_the_round_trip() -> None:
    for article in (clean(TEXT), clean(PAGE, url="https://example.org/ferry")):
        assert Article.from_json(article.to_json()) == article
    assert clean(TEXT).to_schema_org()["@type"] == "NewsArticle"


@pytest.mark.parametrize("explain", ["none", "spans", "full"])
@pytest.mark.parametrize(
    "extra",
    [
        pytest.param({}, id="none"),
        pytest.param({"crawl": "“x”\n\ud800", "tags": ["a"], "n": 0.5}, id="carried"),
        pytest.param({"title": 1, "input_title": 2}, id="names that meet"),
        pytest.param({"input_title": 2, "title": 1}, id="names that meet, the other way round"),
        pytest.param({"input_title": 1, "input_note": 2, "input_input_title": 3, "input_": 4}, id="prefixed names"),
    ],
)
@pytest.mark.parametrize("page", [TEXT, PAGE, "Tom &amp; \x07 “They left, ”said\u00a0Abdul.\n\n" + TEXT])
def test_a_line_is_the_json_of_the_dict(page: str, extra: dict[str, object], explain: Explain) -> None:
    article = replace(clean(page, settings=Settings(explain=explain)), extra=extra)
    line = json.dumps(article.to_dict(), ensure_ascii=False, separators=(",", ":"))
    assert article.to_json() == line
    assert list(json.loads(line).values())[len(ORDER) :] == list(extra.values())
    assert Article.from_json(line) == article


def test_what_json_has_no_number_for_is_null() -> None:
    article = replace(clean(TEXT), extra={"n": float("nan"), "m": [1, float("inf")]})
    assert article.to_json().endswith(',"n":null,"m":[1,null]}')


@pytest.mark.parametrize(
    "line", ["[]", "{}", '{"schema_version": 1}', "nonsense", "[" * 100_000], ids=lambda line: line[:20]
)
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"record|Expecting"):
        Article.from_json(line)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema_version": SCHEMA_VERSION + 1}, "a record of version .; this newsclean reads no later one than"),
        ({"schema_version": 0}, "a record of version 0"),
        ({"schema_version": True}, "'schema_version' is bool, not int"),
        ({"title": 5}, "'title' is int, not str"),
        ({"confidence": "high"}, "'confidence' is str, not float"),
        ({"tags": "a"}, "'tags' must be a list"),
        ({"tags": [1]}, r"'tags\[0\]' is int, not str"),
        ({"source": None}, "'source' must be an object with the keys kind, path"),
        ({"blocks": [{"kind": "paragraph"}]}, r"'blocks\[0\]' must be an object with the keys kind, text"),
        ({"blocks": [{"kind": "poem", "text": ""}]}, r"'blocks\[0\].kind' is 'poem', which is none of"),
        ({"translated": {"score": "0.5", "verdict": "likely"}}, "'translated.score' is str, not float"),
        ({"field_sources": {"title": "guess"}}, "'field_sources.title' is 'guess'"),
        ({"field_sources": []}, "'field_sources' must be an object"),
    ],
)
def test_a_record_of_the_wrong_shape_is_refused(change: dict[str, object], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        Article.from_dict(clean(TEXT).to_dict() | change)


def test_a_record_of_an_older_version_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    line = clean(TEXT).to_json()
    monkeypatch.setattr("newsclean.write.read_record.SCHEMA_VERSION", SCHEMA_VERSION + 1)
    assert Article.from_json(line).to_json() == line


def test_a_removal_is_checked_too() -> None:
    record = clean(TEXT).to_dict()
    record["removed"] = [{"kind": "share", "text": None, "rule": "r", "score": "high", "start": None, "end": None}]
    with pytest.raises(ValueError, match=r"'removed\[0\].score' is str, not float"):
        Article.from_dict(record)
    record["removed"][0]["score"] = 1
    assert repr(Article.from_dict(record).removed[0].score) == "1.0"


def test_a_soup_is_read_and_left_as_it_was() -> None:
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(PAGE, "lxml")
    before = str(soup)
    assert clean(soup).text == clean(before).text
    assert str(soup) == before
    with pytest.raises(TypeError, match="not NoneType"):
        clean(None)  # type: ignore[arg-type]


def test_a_digest_does_not_hang_on_what_was_asked_before() -> None:
    whole, exact = Settings(page_seconds=30), Settings(page_seconds=30.0)
    assert whole == exact
    assert whole.digest() == exact.digest()
    assert Settings(machine_possible=-0.0).digest() == Settings(machine_possible=0.0).digest()


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"machine_likely": 5.0},
            r"machine_possible \(0.3\) must not be above machine_likely \(5.0\), nor that above 1",
        ),
        ({"translated_possible": 0.9}, r"translated_possible \(0.9\) must not be above translated_likely \(0.8\)"),
        ({"translated_likely": float("nan")}, "must not be negative"),
    ],
)
def test_thresholds_that_no_score_can_reach_are_refused(values: dict[str, float], said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        Settings(**values)  # type: ignore[arg-type]
    assert Settings(machine_likely=0.3, translated_possible=0.8, translated_likely=1).machine_likely == 0.3


PACK = """[[rule]]
id = "other/x"
kind = "other"
phrases = ["PHRASE"]
why = "x"
hits = ["PHRASE"]
near_misses = ["PHRASE said so in the house, and more."]
"""


def test_lists_are_taken_for_tuples(tmp_path: Path) -> None:
    pack = tmp_path / "mine.toml"
    pack.write_text(PACK.replace("PHRASE", "zzz qqq"), encoding="utf-8")
    settings = Settings(rules=[pack], columns=["id=x"], disabled_rules=["other/x"])  # type: ignore[list-item,arg-type]
    assert (settings.rules, settings.columns, settings.disabled_rules) == ((str(pack),), ("id=x",), ("other/x",))
    assert {settings: 1}[Settings(rules=(str(pack),), columns=("id=x",), disabled_rules=("other/x",))]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"explain": "non"}, "explain must be one of 'none', 'spans', 'full', not 'non'"),
        ({"second_opinion": "sometimes"}, "second_opinion must be one of"),
        ({"page_seconds": -1}, "page_seconds must not be negative"),
        ({"page_seconds": float("nan")}, "page_seconds must not be negative"),
        ({"page_seconds": 10**400}, "page_seconds must be below 9,"),
        ({"max_page_size": 10**30}, "max_page_size must be below 9,"),
        ({"max_blocks": 2.5}, "max_blocks must be int"),
        ({"split": 1}, "split must be bool"),
        ({"rules": "mine.toml"}, "rules must be a list of strings, not 'mine.toml'"),
        ({"columns": ["page=x"]}, "'page=x' is not ROLE=NAME"),
    ],
)
def test_settings_check_themselves(values: dict[str, Any], said: str) -> None:
    with pytest.raises(BadSettings, match=said):
        Settings(**values)


def test_a_pack_that_is_missing_or_wrong_is_told_at_once(tmp_path: Path) -> None:
    wrong, endless = tmp_path / "wrong.toml", tmp_path / "endless.toml"
    wrong.write_text("[[rule]]\nid = 'x'\n", encoding="utf-8")
    pattern = PACK.replace("PHRASE", "zzz qqq").replace('phrases = ["zzz qqq"]', "match = 'a{99999999999}'")
    endless.write_text(pattern, encoding="utf-8")
    nameless = tmp_path / "nameless.toml"
    nameless.write_text(re.sub('id = "other/.*"', 'id = "other/"', PACK.replace("PHRASE", "zzz qqq")), encoding="utf-8")
    blank = tmp_path / "blank.toml"
    blank.write_text(PACK.replace('["PHRASE"]', '["zzz qqq", " \\u200b"]'), encoding="utf-8")
    for file, said in (
        (blank, r"blank\.toml: rule 'other/x': one of its phrases is blank"),
        (wrong, "kind is missing"),
        (nameless, "an id is 'kind/what', here 'other/' and a name"),
        (endless, "match is not a regular expression: the repetition number is too large"),
        (tmp_path / "nope.toml", "cannot be read"),
    ):
        with pytest.raises(BadRules, match=said):
            Settings(rules=(str(file),))


def test_packs_count_by_what_they_say_and_edited_ones_are_read_anew(tmp_path: Path) -> None:
    first, second = tmp_path / "first.toml", tmp_path / "second.toml"
    for file in (first, second):
        file.write_text(PACK.replace("PHRASE", "zzz qqq"), encoding="utf-8")
    page = f"{TEXT}\n\nzzz qqq\n\nother words"
    settings = Settings(rules=(str(first),))
    before = clean(page, settings=settings)
    assert clean(page, settings=Settings(rules=(str(second),))) == before
    first.write_text(PACK.replace("PHRASE", "other words"), encoding="utf-8")
    after = clean(page, settings=Settings(rules=(str(first),)))
    assert after.made_by.rules != before.made_by.rules
    assert after.made_by.settings != before.made_by.settings
    assert [piece.text for article in (before, after) for piece in article.removed if piece.rule == "other/x"] == [
        "zzz qqq",
        "other words",
    ]
    assert clean(page, settings=settings) == before  # the same settings give the same bytes
    first.unlink()
    sent = pickle.loads(pickle.dumps(settings))
    assert clean(page, settings=sent) == Cleaner(settings=sent).clean(page) == before
    assert clean(page, settings=replace(sent, rules=())).made_by.rules == clean(page).made_by.rules


def test_limits_are_no_part_of_the_digest() -> None:
    limits = {"page_seconds": 31, "page_memory": 0, "max_blocks": 7, "max_page_size": 9}
    assert Settings(**limits).digest() == Settings().digest()  # type: ignore[arg-type]
    others = [Settings(keep_captions=True), Settings(translated_likely=0.7), Settings(columns=("id=x",))]
    assert len({settings.digest() for settings in (Settings(), *others)}) == 4
