"""What the caller knows of an article: its title, date, authors and language, where the page does not say."""

import json
from datetime import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet
from test_command import newsclean, records

from newsclean import Page, Settings, clean, clean_many
from newsclean.arrow import clean_table

PROSE = (
    "The ferry to the island runs again, the harbour office said on Monday. It had been stopped for three weeks.\n\n"
    "A second boat joins it in May, the office said, and the fare stays what it was last year."
)
LINE = " ".join([PROSE.partition("\n")[0]] * 2)
KNOWN = {"title": "Ferry runs again", "date": "July 5, 2021", "authors": ("By Jane Doe and Ann Roe",), "language": "en"}
VALUES = ("Ferry runs again", "2021-07-05", ("Jane Doe", "Ann Roe"), "en")
COLUMNS = ("title=headline", "date=day", "authors=by", "language=lang")
ROW = {"text": PROSE, "headline": "Ferry runs again", "day": "2021-07-05", "by": ["Jane Doe", "Ann Roe"], "lang": "en"}


def page_of(body: str, head: str = "") -> str:
    paragraphs = "".join(f"<p>{line}</p>" for line in PROSE.split("\n\n"))
    return f"<!DOCTYPE html><html><head>{head}</head><body><article>{body}{paragraphs}</article></body></html>"


@pytest.mark.parametrize(
    ("content", "field", "value", "source"),
    [
        pytest.param(page_of("<h1>Boat is back</h1>"), "title", "Boat is back", "dom", id="headline"),
        pytest.param(
            page_of("", '<meta property="article:published_time" content="2021-07-04">'),
            "date_published", "2021-07-04", "opengraph", id="date",
        ),
        pytest.param(
            page_of("", '<meta name="author" content="Tom Lee">'), "authors", ("Tom Lee",), "meta", id="author"
        ),
        pytest.param(page_of("").replace("<html>", "<html lang=de>"), "language_declared", "de", "dom", id="language"),
        pytest.param(f"Boat is back\n\nBy Tom Lee\n\n{PROSE}", "title", "Boat is back", "text", id="text"),
    ],
)  # fmt: skip
def test_what_the_page_says_is_believed_first(content: str, field: str, value: object, source: str) -> None:
    article = clean(Page("1", content, **KNOWN))
    assert (getattr(article, field), article.field_sources[field]) == (value, source)


@pytest.mark.parametrize("content", [PROSE, page_of("")], ids=["text", "html"])
def test_what_the_page_does_not_say_is_filled_in(content: str) -> None:
    article = clean(Page("1", content, **KNOWN))
    assert (article.title, article.date_published, article.authors, article.language_declared) == VALUES
    assert set(article.field_sources.values()) == {"input"}
    assert article.text == clean(content).text == PROSE


def test_a_line_that_is_the_known_title_is_the_headline() -> None:
    text = f"Harbour office\n\nFerry runs again?\n\n{PROSE}"
    assert clean(text).title != "Ferry runs again?"
    article = clean(Page("1", text, title="Ferry runs  AGAIN?"))
    assert (article.title, article.field_sources["title"]) == ("Ferry runs again?", "text")
    assert "Ferry runs again?" not in article.text


def test_a_known_day_stands_before_that_of_the_last_change() -> None:
    text = f"Boat is back\n\nUpdated 8 July 2021\n\n{PROSE}"
    assert clean(text).flags == ("few_words", "date_from_modified")
    article = clean(Page("1", text, date="2021-07-05"))
    assert (article.date_published, article.date_modified) == ("2021-07-05", "2021-07-08")
    assert article.flags == ("few_words",)


@pytest.mark.parametrize("known", [{"date": "soon"}, {"title": " "}, {"authors": ("",)}, {"language": "{{lang}}"}])
def test_what_cannot_be_read_is_left_out(known: dict) -> None:
    assert dict(clean(Page("1", PROSE, **known)).field_sources) == {}


@pytest.mark.parametrize("language", ["x" * 5_000, "../en", "\0", "english", ""])
@pytest.mark.parametrize("form", ["row", "front matter"])
def test_a_language_that_is_none_fails_no_page(language: str, form: str) -> None:
    known = {"date": "July 5, 2021", "authors": ("By Jane Doe",), "language": language}
    head = f"---\ndate: July 5, 2021\nauthors: By Jane Doe\nlanguage: {language}\n---\n"
    page = Page("1", PROSE, **known) if form == "row" else Page("1", head + PROSE, path="1.md")
    article = clean(page)
    assert (article.date_published, article.authors, article.language_declared) == ("2021-07-05", ("Jane Doe",), None)


def test_a_blank_address_is_none() -> None:
    for url in ("", "  "):
        assert (clean(PROSE, url=url).url, clean(page_of(""), url=url).url) == (None, None)


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(TypeError, match="a page's authors are a tuple of str, not 'Jane Doe'"):
        clean(Page("1", PROSE, authors="Jane Doe"))  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="a page's date is str, not datetime"):
        clean(Page("1", PROSE, date=datetime(2021, 7, 5)))  # type: ignore[arg-type]


def test_the_parts_of_a_digest_do_not_get_its_title() -> None:
    digest = "\n\n".join(f"Ferry {n} runs again\n\nBy Anna Berg\n\n5 March 2026\n\n{LINE}" for n in (1, 2))
    pages = [Page("d", digest, title="News of the week", authors=("The Harbour Club",))]
    titles = [article.title for article in clean_many(pages, settings=Settings(split=True))]  # type: ignore[union-attr]
    assert titles == ["Ferry 1 runs again", "Ferry 2 runs again"]


def test_columns_of_jsonl_and_parquet(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps(ROW) + "\n", encoding="utf-8")
    parquet.write_table(pa.Table.from_pylist([ROW]), tmp_path / "rows.parquet")
    named = [argument for column in COLUMNS for argument in ("--column", column)]
    for name in ("rows.jsonl", "rows.parquet"):
        out = tmp_path / f"{name}.out.jsonl"
        assert newsclean("clean", tmp_path / name, "-o", out, *named).returncode == 0
        (row,) = records(out)
        assert (row["title"], row["date_published"], tuple(row["authors"]), row["language_declared"]) == VALUES
        assert row["headline"] == "Ferry runs again"  # the columns are carried along
    assert newsclean("clean", tmp_path / "rows.jsonl", "-o", tmp_path / "none.jsonl").returncode == 0
    assert records(tmp_path / "none.jsonl")[0]["title"] is None  # without its name no column is believed


def test_columns_of_a_table() -> None:
    (row,) = clean_table(pa.Table.from_pylist([ROW]), settings=Settings(columns=COLUMNS)).to_pylist()
    assert (row["title"], row["date_published"], tuple(row["authors"]), row["language_declared"]) == VALUES
    assert row["field_sources"]["title"] == "input"
