"""Records in every output format."""

import datetime
import decimal
import json
from dataclasses import fields, replace
from typing import Any, get_type_hints

import pytest

from newsclean import Page, clean
from newsclean.article import Article, ArticleBlock, MadeBy, Source
from newsclean.metadata import Metadata
from newsclean.pipeline import clean_page
from newsclean.records import BlockKind
from newsclean.settings import Settings
from newsclean.write.formats import FORMATS
from newsclean.write.markdown import to_markdown

PROSE = "The ferry to the island runs again, the harbour office said on Monday. " * 8
BODY = {"@type": "NewsArticle", "headline": "Ferry runs again", "articleBody": f"<p>{PROSE}x \ud800 y</p>"}
HTML = f'<title>Ferry runs again</title><script type="application/ld+json">{json.dumps(BODY)}</script>'


@pytest.mark.parametrize("format", FORMATS)
def test_a_lone_surrogate_is_written_in_every_format(format: str) -> None:
    article = clean(HTML)
    assert "x ? y" in article.text
    assert b"x ? y" in FORMATS[format].write(article)  # type: ignore[index]
    page = Page("a\udcff.html", PROSE, url="https://example.org/\ud800", extra={"n\ud800": "\ud800"})
    FORMATS[format].write(clean_page(page, Settings())).decode("utf-8")  # type: ignore[index]


@pytest.mark.parametrize(
    ("kind", "text", "written"),
    [
        pytest.param("paragraph", "2021 was the last year - 4 > 3", "2021 was the last year - 4 > 3", id="no mark"),
        pytest.param("paragraph", "#MeToo, -5 °C, he*", "#MeToo, -5 °C, he*", id="marks that open or end a word"),
        pytest.param(
            "paragraph", "5 * 4 * 3, a_b_c, ~5 to ~6", "5 * 4 * 3, a_b_c, ~5 to ~6", id="signs that mark nothing"
        ),
        pytest.param(
            "paragraph", "x < 3 & y > 2, R&D, [1], [sic] (he)", "x < 3 & y > 2, R&D, [1], [sic] (he)", id="no tag"
        ),
        pytest.param("paragraph", "Held*innen und Bot*innen", "Held\\*innen und Bot\\*innen", id="stars in pairs"),
        pytest.param("paragraph", "_No_, __init__", "\\_No\\_, \\_\\_init\\_\\_", id="low lines in pairs"),
        pytest.param("paragraph", "`x`, ~~no~~", "\\`x\\`, ~\\~no\\~\\~", id="code and struck-out text"),
        pytest.param("paragraph", "[so](he), <b>, &lt;", "[so\\](he), \\<b>, \\&lt;", id="a link, a tag, an entity"),
        pytest.param("paragraph", "C:\\-new, C:\\new", "C:\\\\-new, C:\\new", id="backslashes"),
        pytest.param("paragraph", "[1]: https://a.example", "\\[1]: https://a.example", id="no address set apart"),
        pytest.param("paragraph", "A | B\n--- | ---", "A | B  \n\\--- | ---", id="no table"),
        pytest.param("paragraph", "High wind,\nlow lamp.", "High wind,  \nlow lamp.", id="verse"),
        pytest.param("caption", "Five* boats", "*Five\\* boats*", id="a caption with a star"),
        pytest.param(
            "heading", "A wall\nin C #", "## A wall in C \\#", id="a heading of two lines that ends in a sign"
        ),
        pytest.param("list_item", "[x] Eggs,\n- boiled", "- \\[x] Eggs,  \n  \\- boiled", id="an item of two lines"),
        pytest.param("paragraph", "1.5 million came", "1.5 million came", id="a decimal number"),
        pytest.param("paragraph", "# is the sign", "\\# is the sign", id="no heading"),
        pytest.param("paragraph", "1. place went to Ada", "1\\. place went to Ada", id="no list"),
        pytest.param("paragraph", "2021. He left.", "2021\\. He left.", id="no list that begins with a year"),
        pytest.param("paragraph", "- No, he said.", "\\- No, he said.", id="no bullet"),
        pytest.param("paragraph", "> 3 °C", "\\> 3 °C", id="no quote"),
        pytest.param("paragraph", "* * *", "\\* * \\*", id="no rule"),
        pytest.param("paragraph", "Score\n===", "Score  \n\\===", id="no underlined heading"),
        pytest.param("list_item", "2021 was the last year", "- 2021 was the last year", id="an item with a year"),
        pytest.param("list_item", "2021. He left.", "- 2021\\. He left.", id="an item that begins with a year"),
        pytest.param("list_item", "-5 °C", "- -5 °C", id="an item with a minus"),
        pytest.param("list_item", "• Eggs", "- Eggs", id="a bullet"),
        pytest.param("list_item", "- Eggs", "- Eggs", id="a dash"),
        pytest.param("list_item", "1) Eggs", "1) Eggs", id="a number"),
        pytest.param("list_item", "# Eggs", "- \\# Eggs", id="an item with a mark"),
        pytest.param("heading", "#MeToo goes on", "## #MeToo goes on", id="a heading with a word's mark"),
        pytest.param("heading", "## Eggs", "## Eggs", id="a heading of Markdown"),
        pytest.param("quote", "> Eggs\n1. ham", "> Eggs  \n> 1\\. ham", id="a quote"),
        pytest.param("code", "```\n# x", "````\n```\n# x\n````", id="code with a fence"),
    ],
)
def test_markdown_says_what_each_block_is(kind: BlockKind, text: str, written: str) -> None:
    source = Source("text", None, "", "str")
    article = Article("1", source, MadeBy("", "", ""), text=text, blocks=(ArticleBlock(kind, text),))
    assert to_markdown(article).decode() == f'---\nid: "1"\nlanguage: "und"\n---\n\n{written}\n'


@pytest.mark.parametrize(
    ("rows", "written"),
    [
        pytest.param(["Boat | Fare", "Ronay | 5"], "| Boat | Fare |\n| --- | --- |\n| Ronay | 5 |", id="a table"),
        pytest.param(["5* | a\nb", "7* | __c__"], "| 5* | a b |\n| --- | --- |\n| 7* | \\_\\_c\\_\\_ |", id="signs"),
        pytest.param(["North | South", "7.10"], "North | South\n\n7.10", id="rows of different lengths"),
        pytest.param(["The ferry runs.", "It is late."], "The ferry runs.\n\nIt is late.", id="rows of one cell"),
        pytest.param(["A|B | 3", "C | 4"], "| A\\|B | 3 |\n| --- | --- |\n| C | 4 |", id="a bar within a cell"),
        pytest.param(["- | 5"], "\\- | 5", id="a single row"),
    ],
)
def test_rows_of_as_many_cells_are_a_table_of_markdown(rows: list[str], written: str) -> None:
    blocks = tuple(ArticleBlock("table", row) for row in rows)
    article = Article("1", Source("text", None, "", "str"), MadeBy("", "", ""), text="x", blocks=blocks)
    assert to_markdown(article).decode().endswith(f"---\n\n{written}\n")


@pytest.mark.parametrize(
    ("items", "written"),
    [
        pytest.param(["3. Ronay", "4. Mull"], "3. Ronay\n\n4. Mull", id="numbers that go on"),
        pytest.param(["2. Ronay", "1. Mull"], "2. Ronay\n\n- 1\\. Mull", id="a countdown"),
        pytest.param(["1) Ronay", "5) Mull", "6) Skye"], "1) Ronay\n\n- 5\\) Mull\n\n6) Skye", id="a gap"),
        pytest.param(["Ronay", "7. Mull"], "- Ronay\n\n7. Mull", id="a first number"),
    ],
)
def test_numbers_of_a_list_in_markdown_are_those_of_the_text(items: list[str], written: str) -> None:
    blocks = tuple(ArticleBlock("list_item", item) for item in items)
    article = Article("1", Source("text", None, "", "str"), MadeBy("", "", ""), text="x", blocks=blocks)
    assert to_markdown(article).decode().endswith(f"---\n\n{written}\n")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The ferry runs.\n\nAgain.", 4, id="spaces"),
        pytest.param("東京で地震が発生した。\n\n被害はない。", 8, id="none"),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    article = Article("1", Source("text", None, "", "str"), MadeBy("", "", ""), text=text)
    assert article.to_schema_org()["wordCount"] == words


def test_articles_and_pages_can_be_members_of_a_set() -> None:
    page = Page("1", PROSE, extra={"tags": ["a"]})
    assert len({page, Page("1", PROSE, extra={"tags": ["a"]}), Page("2", PROSE)}) == 2
    assert len({clean(page), clean(page), clean(page, id="2")}) == 2


class Opaque:
    """A value that has no text."""


def test_carried_columns_are_converted_when_the_page_is_made() -> None:
    extra = {
        "day": datetime.date(2026, 1, 2), "at": datetime.datetime(2026, 1, 2, 3, 4), "took": datetime.timedelta(0, 90),
        "price": decimal.Decimal("1.50"), "raw": b"x", "nan": float("nan"), "set": {"b", "a"}, "deep": {"t": (1, b"")},
        "plain": [1, 2.5, None, True, "x"], 7: "number", "prices": [decimal.Decimal("nan"), decimal.Decimal("-inf")],
    }  # fmt: skip
    page = Page("1", PROSE, extra=extra)  # type: ignore[arg-type]
    assert page.extra == {
        "day": "2026-01-02", "at": "2026-01-02T03:04:00", "took": 90.0, "price": "1.50", "raw": "eA==", "nan": None,
        "set": ["a", "b"], "deep": {"t": [1, ""]}, "plain": [1, 2.5, None, True, "x"], "7": "number",
        "prices": [None, None],
    }  # fmt: skip
    article = clean(page)
    assert Article.from_json(article.to_json()) == article
    assert replace(page, id="2").extra == page.extra


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        pytest.param({"x": Opaque()}, r"extra\['x'\]: a Opaque cannot be written as JSON", id="no text"),
        pytest.param({"x": [1, {"y": Opaque()}]}, r"extra\['x'\]: a Opaque", id="inside"),
        pytest.param([1], "extra must be a mapping", id="no mapping"),
        pytest.param(None, "extra must be a mapping of columns, not NoneType", id="none"),
    ],
)
def test_a_carried_column_without_a_form_in_json_is_refused(extra: Any, said: str) -> None:
    with pytest.raises(TypeError, match=said):
        Page("1", PROSE, extra=extra)


def test_a_carried_column_that_holds_itself_is_refused() -> None:
    ring: list[Any] = []
    ring.append(ring)
    with pytest.raises(ValueError, match=r"extra\['x'\]: is nested too deeply"):
        Page("1", PROSE, extra={"x": ring})


def test_metadata_are_fields_of_the_record_of_the_same_type() -> None:
    own, whole = get_type_hints(Metadata), get_type_hints(Article)
    assert {name: whole.get(name) for name in own} == own
    defaults = {field.name: (field.default, field.default_factory) for field in fields(Article)}
    for field in fields(Metadata):
        assert defaults[field.name] == (field.default, field.default_factory)
