"""What settings change in a record, and what they leave alone."""

import json
from dataclasses import replace

import pytest

from newsclean import Article, Settings, clean
from newsclean.errors import BadSettings
from newsclean.settings import Explain
from newsclean.settings_file import check_settings
from newsclean.write.record import ORDER

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


def test_digests_tell_settings_apart() -> None:
    assert Settings().digest() == Settings().digest()
    assert Settings().digest() != Settings(explain="none").digest()


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


@pytest.mark.parametrize("line", ["[]", "{}", '{"schema_version": 1}', "nonsense"])
def test_what_is_no_record_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r"record|Expecting"):
        Article.from_json(line)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"schema_version": 2}, "a record of version 2; this newsclean reads version 1"),
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
    assert whole.digest() != exact.digest()
