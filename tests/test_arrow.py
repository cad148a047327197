"""Batches of columns keep their rows and order for all column types; a bad row raises nothing."""

import pickle
from collections.abc import Callable

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import TEXT, page
from hypothesis import given
from hypothesis import strategies as st

import newsclean
from newsclean.arrow import CleanTable, article_schema, clean_batch, clean_batches, clean_table, output_schema
from newsclean.article import Article
from newsclean.records import Page
from newsclean.settings import Settings
from newsclean.write.shape import ORDER

URL = "https://news.example/1"


def batch(**columns: object) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict(columns)


def test_a_row_is_the_record_of_its_page() -> None:
    (row,) = clean_batch(batch(html=[page(1)], url=[URL], id=["a"])).to_pylist()
    record = newsclean.clean_html(page(1), url=URL, id="a").to_dict()
    sources = row.pop("field_sources")
    assert {name: value for name, value in sources.items() if value} == record.pop("field_sources")
    assert {name: row[name] for name in record} == record
    assert row["error"] is None


def test_columns_stand_in_their_order() -> None:
    found = clean_batch(batch(n=[7], text=[TEXT], crawl=["x"]))
    assert found.schema.names == ["n", "input_text", "crawl", *ORDER, "error"]
    assert found.schema == output_schema(batch(n=[7], text=[TEXT], crawl=["x"]).schema)
    assert found.to_pylist()[0]["n"] == 7
    assert article_schema().names == list(ORDER)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(None, "no page: `html` is empty", id="null"),
        pytest.param("", "no page: `html` is empty", id="empty"),
        pytest.param(" \n", "empty", id="blank"),
    ],
)
def test_a_bad_row_has_its_error_and_the_others_their_records(content: str | None, said: str) -> None:
    good, bad, last = clean_batch(
        batch(html=["<p>The ferry runs.</p>", content, page(2).decode()], id=[1, 2, 3])
    ).to_pylist()
    assert (good["id"], good["error"], good["text"]) == ("1", None, "The ferry runs.")
    assert (bad["id"], bad["text"], bad["blocks"]) == ("2", None, None)
    assert said in bad["error"]["message"]
    assert last["title"] == "Ferry 2 runs again"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\0\1\2" * 500],
    ids=["pdf", "png", "noise"],
)
def test_bytes_that_are_no_page(content: bytes) -> None:
    (row,) = clean_batch(batch(html=[content])).to_pylist()
    assert row["error"]["stage"] == "parse"
    assert row["id"]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda values: pa.array(values, pa.string()), id="string"),
        pytest.param(lambda values: pa.array(values, pa.large_string()), id="large_string"),
        pytest.param(lambda values: pa.array(values, pa.string_view()), id="string_view"),
        pytest.param(lambda values: pa.array(values).dictionary_encode(), id="dictionary"),
        pytest.param(lambda values: pa.array([None, *values]).slice(1), id="slice"),
        pytest.param(lambda values: pa.array([v and v.encode() for v in values], pa.binary()), id="binary"),
        pytest.param(lambda values: pa.array([v and v.encode() for v in values], pa.large_binary()), id="large_binary"),
        pytest.param(lambda values: pa.array([v and v.encode() for v in values], pa.binary_view()), id="binary_view"),
    ],
)
def test_types_of_columns(make: Callable[[list[str | None]], pa.Array]) -> None:
    values = [page(1).decode(), None, page(2).decode()]
    rows = clean_batch(pa.RecordBatch.from_arrays([make(values)], ["html"])).to_pylist()
    assert [row["title"] for row in rows] == ["Ferry 1 runs again", None, "Ferry 2 runs again"]


def test_the_declared_encoding_and_the_day_of_the_crawl() -> None:
    settings = Settings(columns=("encoding=charset", "fetched=at"))
    html = TEXT.replace("harbour", "портовая").replace("\n\n", "<p>").encode("koi8-r")
    (row,) = clean_batch(batch(html=[html], charset=["koi8-r"], at=["2026-03-01"]), settings=settings).to_pylist()
    assert row["source"]["encoding"] == "koi8-r"
    assert "портовая" in row["text"]


def test_names_that_meet() -> None:
    """A column with a name of the record's is kept under another; none is lost, whatever they are called."""
    columns = {"text": [TEXT], "input_text": ["mine"], "id": ["a"], "error": ["before"], "title": ["given"]}
    found = clean_batch(batch(**columns))
    assert found.schema.names[:5] == ["input_text", "input_input_text", "input_id", "input_error", "input_title"]
    row = found.to_pylist()[0]
    assert (row["input_text"], row["input_input_text"], row["id"], row["input_title"]) == (TEXT, "mine", "a", "given")
    assert row["title"] == "Ferry {n} runs again"
    again = clean_batch(found)
    assert again.num_columns == found.num_columns + len(ORDER) + 1


def test_two_columns_of_one_name_are_refused() -> None:
    twice = pa.RecordBatch.from_arrays([pa.array([TEXT]), pa.array([TEXT])], ["text", "text"])
    with pytest.raises(ValueError, match="two columns named 'text'"):
        clean_batch(twice)


def test_a_batch_without_a_page_column_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no column `html`, `text`, `content`; there are: raw\. .* Settings\("):
        clean_batch(batch(raw=[TEXT]))
    (row,) = clean_batch(batch(raw=[TEXT]), settings=Settings(columns=("text=raw",))).to_pylist()
    assert row["title"] == "Ferry {n} runs again"


def test_a_column_that_is_named_and_missing_is_told() -> None:
    with pytest.raises(ValueError, match=r"no column `link` \(url=link\) in the input; there are: text, url\."):
        clean_batch(batch(text=[TEXT], url=["https://a.example/1"]), settings=Settings(columns=("url=link",)))


def test_values_of_arrow_are_carried_as_those_of_python() -> None:
    values = {"n": pa.scalar(3), "none": pa.scalar(None), "list": pa.scalar([1, None])}
    assert Page("a", TEXT, extra=values).extra == {"n": 3, "none": None, "list": [1, None]}


@pytest.mark.parametrize("columns", [{"html": pa.array([], pa.string())}, {"n": pa.array([], pa.int64())}, {}])
def test_no_rows(columns: dict[str, pa.Array]) -> None:
    empty = pa.RecordBatch.from_pydict(columns)
    assert clean_batch(empty).schema == output_schema(empty.schema)
    assert clean_batch(empty).num_rows == 0
    table = pa.Table.from_batches([], empty.schema)
    assert clean_table(table).schema == output_schema(empty.schema)


def test_tables_of_many_chunks() -> None:
    texts = [TEXT.format(n=n) for n in range(7)]
    chunked = pa.table({"text": pa.chunked_array([texts[:3], [], texts[3:4], texts[4:]])})
    whole = pa.table({"text": texts})
    assert clean_table(chunked).equals(clean_table(whole))
    assert clean_table(whole).column("title").to_pylist() == [f"Ferry {n} runs again" for n in range(7)]


@pytest.mark.parametrize("piece", [1, 700, 32_000_000])
def test_large_tables_are_converted_in_pieces(piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{TEXT}{n * 'Nobody was hurt. '}" for n in range(7)] + [None]
    table = pa.table({"text": texts, "n": range(8)})
    whole = [clean_table(table), CleanTable(settings=Settings(explain="none"))(table)]
    monkeypatch.setattr("newsclean.write.arrow_schema._PIECE", piece)
    monkeypatch.setattr("newsclean.arrow._ROWS", 3)
    cut = [clean_table(table), CleanTable(settings=Settings(explain="none"))(table)]
    assert cut == whole
    assert [column.num_chunks for column in cut[0].columns] == [3] * cut[0].num_columns
    (batch,) = table.to_batches()
    assert clean_batch(batch).equals(whole[0].combine_chunks().to_batches()[0])


def test_the_metadata_of_a_schema_do_not_outlive_it() -> None:
    """pandas and datasets write their columns there, and would believe them."""
    table = pa.table({"text": [TEXT]}).replace_schema_metadata({"pandas": "{}", "huggingface": "{}"})
    assert not clean_table(table).schema.metadata


def test_what_hosts_send_to_their_workers() -> None:
    cleaner = CleanTable(settings=Settings(explain="none"))
    assert pickle.loads(pickle.dumps(cleaner)) == cleaner
    assert cleaner(pa.table({"text": [TEXT]})).to_pylist()[0]["removed"] == []
    batches = list(clean_batches(iter([batch(text=[TEXT]), batch(text=[None])])))
    assert [found.num_rows for found in batches] == [1, 1]


@given(st.lists(st.none() | st.text(max_size=60) | st.just(TEXT), max_size=5), st.integers(1, 3))
def test_rows_stay_and_do_not_see_each_other(texts: list[str | None], size: int) -> None:
    table = pa.table({"text": pa.array([_valid(text) for text in texts], pa.string()), "n": list(range(len(texts)))})
    found = clean_table(table)
    assert found.column("n").to_pylist() == list(range(len(texts)))
    alone = [clean_table(table.slice(start, size)) for start in range(0, len(texts), size)]
    assert found.to_pylist() == [row for part in alone for row in part.to_pylist()]
    for row in found.to_pylist():
        assert (row["error"] is None) == (row["text"] is not None)


def _valid(text: str | None) -> str | None:
    return text and text.encode("utf-8", "replace").decode()


def test_records_go_through_parquet_and_back(tmp_path: object) -> None:
    table = clean_table(pa.table({"html": [page(n) for n in range(3)]}))
    pq.write_table(table, f"{tmp_path}/a.parquet")
    assert pq.read_table(f"{tmp_path}/a.parquet").equals(table)
    row = table.drop_columns(["html", "error"]).to_pylist()[1]
    row["field_sources"] = {name: source for name, source in row["field_sources"].items() if source}
    assert Article.from_dict(row) == newsclean.clean_html(page(1))


def test_a_lone_surrogate_of_a_page_breaks_no_batch() -> None:
    html = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry \\ud800 runs"}</script>'
    (row,) = clean_batch(batch(html=[html + page(1).decode()])).to_pylist()
    assert row["error"] is None


TWO = "\n\n".join(
    f"Ferry {n} runs again\n\nBy Anna Berg\n\n5 March 2026\n\n" + "The ferry runs again, the harbour office said. " * 8
    for n in (1, 2)
)


def test_rows_of_several_articles() -> None:
    """Hosts that take any number of rows get one for each article, with the row's own columns; others are refused."""
    texts = batch(text=[TEXT, TWO, None], id=["a", "b", "c"], n=[1, 2, 3])
    split = Settings(split=True)
    (found,) = clean_batches([texts], settings=split)
    rows = found.to_pylist()
    assert [(row["id"], row["n"], row["error"] is None) for row in rows] == [
        ("a", 1, True), ("b#1", 2, True), ("b#2", 2, True), ("c", 3, False),
    ]  # fmt: skip
    assert [row["input_text"] for row in rows] == [TEXT, TWO, TWO, None]
    assert [row["title"] for row in rows[1:3]] == ["Ferry 1 runs again", "Ferry 2 runs again"]
    assert CleanTable(settings=split)(pa.Table.from_batches([texts])).to_pylist() == rows
    with pytest.raises(ValueError, match="clean_batches or CleanTable"):
        clean_batch(texts, settings=split)
    with pytest.raises(ValueError, match="clean_batches or CleanTable"):
        clean_table(pa.Table.from_batches([texts]), settings=split)


def test_a_table_is_no_batch() -> None:
    rows = batch(html=[page(1)])
    table = pa.Table.from_batches([rows])
    with pytest.raises(TypeError, match=r"a pyarrow.RecordBatch is wanted, not a Table"):
        clean_batch(table)
    for other in (rows, rows.to_pydict()):
        with pytest.raises(TypeError, match=r"a pyarrow.Table is wanted, not a (RecordBatch|dict)"):
            clean_table(other)


def test_workers_make_no_difference() -> None:
    table = pa.table({"html": pa.chunked_array([[page(1), None], [page(2), b"%PDF-1.7\n"]])})
    assert clean_table(table, jobs=2).equals(clean_table(table))
    with pytest.raises(ValueError, match="jobs must be at least 1"):
        clean_table(table, jobs=0)


def test_a_page_that_takes_too_long_is_an_error_where_workers_do_the_work() -> None:
    long = "".join(
        f"<p><a href=/{n}>Ferry {n} runs</a> again — the harbour\u00a0office said.</p>" for n in range(19_000)
    )
    settings = Settings(page_seconds=0.5)
    pages = batch(html=[page(1), long.encode(), page(2)], id=["a", "b", "c"])
    rows = clean_batch(pages, settings=settings, jobs=2).to_pylist()
    assert [row["title"] for row in rows] == ["Ferry 1 runs again", None, "Ferry 2 runs again"]
    assert rows[1]["error"] == {"stage": "run", "message": "took more than 0.5 s (page_seconds): given up"}
    assert rows[1]["id"] == "b"


def test_a_value_that_cannot_be_read_is_the_error_of_its_row() -> None:
    days = pa.array([10**8, 0], pa.int32()).cast(pa.date32())
    settings = Settings(columns=("date=day",))
    cleaned = clean_batch(batch(html=[page(0), page(1)], day=days), settings=settings)
    first, second = cleaned.column("error").to_pylist()
    assert first["message"].startswith("this row: column `day`: the value cannot be read as Python")
    assert second is None
