"""Parquet and Arrow files as input: names of columns, carried columns, row groups, damage."""

import datetime
import decimal
import hashlib
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from archives import TEXT, page
from pyarrow import ipc

from newsclean.article import Failure
from newsclean.errors import BadSettings, UnreadablePage
from newsclean.records import Page
from newsclean.run.job import clean_ref
from newsclean.settings import Settings
from newsclean.sources import PageRef, Part, find_in_part, find_pages, find_parts, load_page
from newsclean.sources.checks import check_columns


def to_parquet(table: pa.Table, file: Path) -> None:
    pq.write_table(table, file, row_group_size=40)


def to_arrow_file(table: pa.Table, file: Path) -> None:
    with ipc.new_file(file, table.schema, options=ipc.IpcWriteOptions(compression="zstd")) as writer:
        writer.write_table(table, max_chunksize=40)


def to_arrow_stream(table: pa.Table, file: Path) -> None:
    with ipc.new_stream(file, table.schema) as writer:
        writer.write_table(table, max_chunksize=40)


DEFAULT = Settings()
FORMATS = pytest.mark.parametrize(
    ("name", "write"),
    [
        pytest.param("rows.parquet", to_parquet, id="parquet"),
        pytest.param("rows.feather", to_arrow_file, id="arrow file"),
        pytest.param("rows.arrow", to_arrow_stream, id="arrow stream"),
    ],
)


def refs(file: Path, settings: Settings = DEFAULT) -> list[PageRef]:
    found = list(find_pages([str(file)], settings))
    assert all(isinstance(ref, PageRef) for ref in found), found
    return found  # type: ignore[return-value]


def load_all(file: Path, settings: Settings = DEFAULT) -> list[Page]:
    return [load_page(ref, settings) for ref in refs(file, settings)]


@FORMATS
def test_rows_are_found_by_group_and_read_in_any_order(tmp_path: Path, name: str, write: object) -> None:
    table = pa.table(
        {"text": [TEXT.format(n=n) for n in range(100)], "url": [f"https://x.example/{n}" for n in range(100)]}
    )
    write(table, tmp_path / name)  # type: ignore[operator]
    found = refs(tmp_path / name)
    assert [(ref.id, ref.group, ref.offset) for ref in (found[0], found[39], found[40], found[99])] == [
        (f"{name}#1", 0, 0), (f"{name}#40", 0, 39), (f"{name}#41", 1, 0), (f"{name}#100", 2, 19),
    ]  # fmt: skip
    assert all(ref.content is None for ref in found)
    parts = list(find_parts([str(tmp_path / name)]))
    assert parts == [Part(str(tmp_path / name), name, group, group * 40, (40, 40, 20)[group]) for group in range(3)]
    assert [ref for part in parts for ref in find_in_part(part, Settings(), Counter())] == found  # type: ignore[arg-type]
    for n in (0, 50, 99, 3, 3, 41, 40, 98):
        got = load_page(found[n], Settings())
        assert (got.content, got.url, got.kind) == (TEXT.format(n=n), f"https://x.example/{n}", "text")


@FORMATS
def test_the_rows_of_many_groups_take_one_pass(
    tmp_path: Path, name: str, write: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(pa.table({"text": [TEXT.format(n=n) for n in range(400)]}), tmp_path / name)  # type: ignore[operator]
    opened: list[object] = []
    for module, opens in ((pa, "memory_map"), (ipc, "open_stream"), (pq, "ParquetFile")):
        monkeypatch.setattr(module, opens, counted(getattr(module, opens), opened))
    found = refs(tmp_path / name)
    texts = [load_page(ref, DEFAULT).content for ref in found]
    assert texts == [TEXT.format(n=n) for n in range(400)]
    assert len(opened) <= 4  # to find the rows and to load them; a stream is opened twice, as a file and as a stream
    assert load_page(found[0], DEFAULT).content == texts[0]


def counted(function: Callable[..., object], calls: list[object]) -> Callable[..., object]:
    def call(*arguments: object, **named: object) -> object:
        calls.append(arguments)
        return function(*arguments, **named)

    return call


@FORMATS
def test_a_file_that_is_written_anew_is_read_anew(tmp_path: Path, name: str, write: object) -> None:
    for text, row in (("first", 50), ("second", 10), ("third", 50)):
        (tmp_path / name).unlink(missing_ok=True)
        write(pa.table({"text": [f"{text} {n}" for n in range(80)]}), tmp_path / name)  # type: ignore[operator]
        assert load_page(refs(tmp_path / name)[row], DEFAULT).content == f"{text} {row}"


IDS = [
    pytest.param(pa.array([1201.0, None]), ["1201", "rows.parquet#2"], id="numbers as pandas keeps them beside a gap"),
    pytest.param(pa.array([decimal.Decimal(12), decimal.Decimal(13)]), ["12", "13"], id="decimals"),
    pytest.param(pa.array([b"x1", b"x2"]), ["x1", "x2"], id="bytes"),
    pytest.param(pa.array([b"\xff\xfe", b"\x80\x81"]), ["rows.parquet#1", "rows.parquet#2"], id="bytes of no text"),
    pytest.param(pa.array([1.5, float("inf")]), ["rows.parquet#1", "rows.parquet#2"], id="no whole numbers"),
    pytest.param(pa.array([True, False]), ["rows.parquet#1", "rows.parquet#2"], id="truth values"),
]


@pytest.mark.parametrize(("ids", "expected"), IDS)
def test_ids_of_other_types_in_records_and_failures(tmp_path: Path, ids: pa.Array, expected: list[str]) -> None:
    pq.write_table(pa.table({"id": ids, "text": [TEXT, None]}), tmp_path / "rows.parquet")
    page, failure = (clean_ref(ref, DEFAULT, format="jsonl") for ref in refs(tmp_path / "rows.parquet"))
    assert [json.loads(page.record)["id"], failure.failures[0].id] == expected


@FORMATS
def test_bytes_ids_and_other_columns(tmp_path: Path, name: str, write: object) -> None:
    table = pa.table(
        {
            "id": pa.array([7, None]),
            "html": pa.array([page(1, "windows-1252"), None], pa.large_binary()),
            "text": pa.array(["kept", TEXT], pa.string()).dictionary_encode(),
            "at": pa.array([datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.UTC), None]),
            "price": [decimal.Decimal("1.50"), None],
            "raw": [b"\0\1", None],
            "tags": [["a", "b"], None],
            "score": [float("nan"), 0.5],
        }
    )
    write(table, tmp_path / name)  # type: ignore[operator]
    first, second = load_all(tmp_path / name)
    assert (first.id, first.content, first.kind) == ("7", page(1, "windows-1252"), "html")
    assert first.extra == {
        "text": "kept", "at": "2026-01-02T03:00:00+00:00", "price": "1.50", "raw": "AAE=", "tags": ["a", "b"],
        "score": None,
    }  # fmt: skip
    assert (second.id, second.content, second.kind) == (f"{name}#2", TEXT, "text")
    assert second.extra == {
        "id": None,
        "html": None,
        "at": None,
        "price": None,
        "raw": None,
        "tags": None,
        "score": 0.5,
    }


def test_columns_of_other_names(tmp_path: Path) -> None:
    rows = {
        "raw": [page(1)],
        "page": ["https://x.example/1"],
        "key": ["k"],
        "cs": ["utf-8"],
        "at": ["2026-03-01"],
        "id": [1],
    }
    pq.write_table(pa.table(rows), tmp_path / "a.parquet")
    settings = Settings(columns=("html=raw", "url=page", "id=key", "encoding=cs", "fetched=at"))
    (got,) = load_all(tmp_path / "a.parquet", settings)
    assert got == Page(
        "k", page(1), "https://x.example/1", str(tmp_path / "a.parquet"), "html", "utf-8", {"id": 1}, "2026-03-01"
    )
    with pytest.raises(UnreadablePage, match=r"a\.parquet, row 1: no column `html`, `text`, `content`.*raw, page"):
        load_all(tmp_path / "a.parquet")


RIGHT_COLUMNS = [
    ("the usual names", {"html": ["x"], "n": [1]}, ()),
    ("empty pages", {"text": [""]}, ()),
    ("a named column", {"raw": ["x"]}, ("html=raw",)),
    ("no rows", {"html": []}, ()),
]
WRONG_COLUMNS = [
    (
        "no page",
        {"raw": ["x"], "n": [1]},
        (),
        r"rows\.\w+: no column .* there are: raw, n\. Name .* --column html=NAME",
    ),
    ("a name that is not there", {"raw": ["x"]}, ("html=row",), r"no column `row`, `text`.* there are: raw\."),
    ("one more name that is not there", {"html": ["x"]}, ("url=link",), r"no column `link` \(url=link\) .* html\."),
]


def write_rows(columns: dict[str, list[object]], file: Path) -> None:
    table = pa.table(columns)
    if file.suffix == ".jsonl":
        file.write_text("".join(json.dumps(row) + "\n" for row in table.to_pylist()), encoding="utf-8")
    elif file.suffix == ".parquet":
        pq.write_table(table, file)
    else:
        with pa.ipc.new_file(str(file), table.schema) as writer:
            writer.write_table(table)


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".jsonl"])
@pytest.mark.parametrize(
    ("columns", "named"), [row[1:] for row in RIGHT_COLUMNS], ids=[row[0] for row in RIGHT_COLUMNS]
)
def test_right_columns(columns: dict[str, list[object]], named: tuple[str, ...], suffix: str, tmp_path: Path) -> None:
    write_rows(columns, tmp_path / f"rows{suffix}")
    check_columns([str(tmp_path / f"rows{suffix}")], Settings(columns=named))


@pytest.mark.parametrize("suffix", [".parquet", ".arrow", ".jsonl"])
@pytest.mark.parametrize(
    ("columns", "named", "said"), [row[1:] for row in WRONG_COLUMNS], ids=[row[0] for row in WRONG_COLUMNS]
)
def test_wrong_columns_stop_a_run_before_it_begins(
    columns: dict[str, list[object]], named: tuple[str, ...], said: str, suffix: str, tmp_path: Path
) -> None:
    file = tmp_path / f"rows{suffix}"
    write_rows(columns, file)
    with pytest.raises(BadSettings, match=said):
        check_columns([str(file)], Settings(columns=named))


@pytest.mark.parametrize(("name", "write"), [("a.parquet", to_parquet), ("a.arrow", to_arrow_file)])
@pytest.mark.parametrize("unit", ["us", "ns"], ids=["plain values", "values that pyarrow refuses"])
def test_two_columns_of_one_name_are_told_and_none_is_dropped(
    name: str, write: object, unit: str, tmp_path: Path
) -> None:
    day = pa.array([1], pa.timestamp(unit))
    rows = pa.Table.from_arrays([pa.array([page(0).decode()]), day, day], names=["html", "day", "day"])
    write(rows, tmp_path / name)  # type: ignore[operator]
    with pytest.raises(BadSettings, match="has two columns named 'day': rename one"):
        check_columns([str(tmp_path / name)], Settings())
    assert [load_or_why(ref) for ref in refs(tmp_path)] == [
        f"{tmp_path / name}, row 1, the file has two columns named 'day': rename one"
    ]


def test_columns_that_other_files_may_have_are_not_told(tmp_path: Path) -> None:
    write_rows({"raw": ["x"]}, tmp_path / "a.jsonl")
    write_rows({"text": ["x"], "link": ["y"]}, tmp_path / "b.jsonl")
    (tmp_path / "damaged.parquet").write_bytes(b"PAR1")
    paths = [str(tmp_path / name) for name in ("a.jsonl", "b.jsonl", "damaged.parquet", "none.jsonl")]
    check_columns(paths, Settings(columns=("html=raw", "url=link")))
    check_columns([paths[0], str(tmp_path), "-"], Settings(columns=("html=raw", "url=link")))


@pytest.mark.parametrize("named", ["html", "html=", "body=x", "=x"])
def test_wrong_names_of_columns(named: str) -> None:
    with pytest.raises(BadSettings, match="ROLE=NAME"):
        Settings(columns=(named,))


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow", "a.feather"])
@pytest.mark.parametrize("content", [b"", b"PAR1 not really", b"ARROW1\0\0" + bytes(100), b"\xff" * 50])
def test_damaged_files_are_a_failure(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (failure,) = find_pages([str(tmp_path / name)], Settings())
    assert isinstance(failure, Failure)
    assert str(tmp_path / name) in failure.message


def test_a_damaged_row_group_costs_its_own_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.parquet"
    text = [f"{n} {hash_of(n)} {TEXT}" for n in range(90)]
    pq.write_table(pa.table({"text": text}), file, row_group_size=30, compression="zstd", use_dictionary=False)
    column = pq.ParquetFile(file).metadata.row_group(1).column(0)
    content = bytearray(file.read_bytes())
    content[column.data_page_offset : column.data_page_offset + column.total_compressed_size] = bytes(
        column.total_compressed_size
    )
    file.write_bytes(content)
    loaded = [load_or_why(ref) for ref in refs(file)]
    assert loaded[:30] + loaded[60:] == text[:30] + text[60:]
    assert all(said.startswith(f"{file}, row {n}: cannot be read") for n, said in enumerate(loaded[30:60], 31))


def hash_of(n: int) -> str:
    """Text that does not compress."""
    return hashlib.sha256(str(n).encode()).hexdigest() * 3


def load_or_why(ref: PageRef) -> str:
    try:
        return str(load_page(ref, Settings()).content)
    except UnreadablePage as error:
        return str(error)


def test_no_rows(tmp_path: Path) -> None:
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")
    assert refs(tmp_path / "a.parquet") == []


NOT_UTF8 = pa.Array.from_buffers(
    pa.string(), 2, [None, pa.py_buffer(b"\0\0\0\0\3\0\0\0\6\0\0\0"), pa.py_buffer(b"ab\xffabc")]
)
NANOSECONDS = pa.timestamp("ns")
BERLIN = pa.timestamp("ns", "Europe/Berlin")


@pytest.mark.parametrize(
    ("values", "carried"),
    [
        pytest.param(pa.array([1_500, None], NANOSECONDS), ["1970-01-01T00:00:00.000001500", None], id="time"),
        pytest.param(pa.array([1, 1_000], BERLIN), [
            "1970-01-01T01:00:00.000000001+01:00", "1970-01-01T01:00:00.000001+01:00",
        ], id="zone"),
        pytest.param(pa.array([-1, 0], NANOSECONDS), [
            "1969-12-31T23:59:59.999999999", "1970-01-01T00:00:00",
        ], id="before 1970"),
        pytest.param(pa.array([1, 2_000], pa.duration("ns")), [1e-9, 2e-6], id="duration"),
        pytest.param(pa.array([1_500, 0], pa.time64("ns")), ["00:00:00.000001", "00:00:00"], id="time of day"),
        pytest.param(NOT_UTF8, ["YWL/", "abc"], id="not UTF-8"),
        pytest.param(pa.array([[1_500, None], None], pa.list_(NANOSECONDS)), [
            ["1970-01-01T00:00:00.000001500", None], None,
        ], id="in a list"),
        pytest.param(pa.array([[1], [2_000]], pa.list_(pa.duration("ns"), 1)), [[1e-9], [2e-6]], id="in a row"),
        pytest.param(pa.array([{"at": 1, "by": "x"}, None], pa.struct({"at": NANOSECONDS, "by": pa.string()})), [
            {"at": "1970-01-01T00:00:00.000000001", "by": "x"}, None,
        ], id="in a struct"),
        pytest.param(pa.array([[("x", 1)], []], pa.map_(pa.string(), NANOSECONDS)), [
            [["x", "1970-01-01T00:00:00.000000001"]], [],
        ], id="in a map"),
        pytest.param(pa.array([60, None], pa.timestamp("s", "Mars/Base")), ["1970-01-01T00:01:00+00:00", None],
                     id="unknown zone"),
        pytest.param(pa.array([1, 1_000], pa.timestamp("ns", "Mars/Base")), [
            "1970-01-01T00:00:00.000000001+00:00", "1970-01-01T00:00:00.000001+00:00",
        ], id="nanoseconds of an unknown zone"),
    ],
)  # fmt: skip
def test_values_that_python_cannot_hold_are_carried(values: pa.Array, carried: list[object], tmp_path: Path) -> None:
    to_parquet(pa.table({"html": [page(0), page(1)], "seen": values}), tmp_path / "a.parquet")
    assert [loaded.extra["seen"] for loaded in load_all(tmp_path / "a.parquet")] == carried


def test_a_page_in_a_column_of_text_that_is_not_utf8_is_read(tmp_path: Path) -> None:
    to_parquet(pa.table({"text": NOT_UTF8}), tmp_path / "a.parquet")
    assert [loaded.content for loaded in load_all(tmp_path / "a.parquet")] == [b"ab\xff", "abc"]


YEAR_275760 = pa.array([10**8, None], pa.int32()).cast(pa.date32())
YEAR_33658 = pa.array([10**12, None], pa.timestamp("s", "Mars/Base"))
TWICE = pa.StructArray.from_arrays([pa.array([1, 2]), pa.array([1, 2])], ["at", "at"], mask=pa.array([False, True]))


@pytest.mark.parametrize(
    "values", [YEAR_275760, YEAR_33658, TWICE], ids=["year 275760", "year 33658, unknown zone", "a name twice"]
)
def test_a_value_without_form_costs_its_row_and_names_the_column(values: pa.Array, tmp_path: Path) -> None:
    to_parquet(pa.table({"html": [page(0), page(1)], "seen": values}), tmp_path / "a.parquet")
    first, second = map(load_or_why, refs(tmp_path / "a.parquet"))
    assert "row 1, column `seen`: the value cannot be read as Python" in first
    assert second == str(page(1))


def test_an_arrow_file_with_wrong_offsets_kills_no_worker(tmp_path: Path) -> None:
    texts = pa.array(["first", "second", "third"])
    for place in (4, 8):  # of the second row's start, and of its end
        offsets = bytearray(texts.buffers()[1].to_pybytes())
        offsets[place : place + 4] = (2**31 - 2).to_bytes(4, "little")
        damaged = pa.Array.from_buffers(pa.string(), 3, [None, pa.py_buffer(bytes(offsets)), texts.buffers()[2]])
        to_arrow_file(pa.table({"text": damaged}), tmp_path / f"{place}.arrow")
        found = []
        for ref in refs(tmp_path / f"{place}.arrow"):
            try:
                found.append(load_page(ref, DEFAULT).content)
            except UnreadablePage as error:
                found.append(str(error).partition(": In")[0].partition(", ")[2])
        assert found == (
            ["row 1: cannot be read", "row 2: cannot be read", "third"]
            if place == 4
            else ["first", "row 2: cannot be read", "row 3: cannot be read"]
        )


@pytest.mark.parametrize("name", ["a.parquet", "a.arrow"])
def test_a_name_of_a_column_that_is_not_utf8_is_damage(name: str, tmp_path: Path) -> None:
    write = to_parquet if name.endswith(".parquet") else to_arrow_file
    write(pa.table({"html": [page(0)], "seen_there": [1]}), tmp_path / name)
    damaged = (tmp_path / name).read_bytes().replace(b"seen_there", b"seen\xffthere")
    (tmp_path / f"damaged-{name}").write_bytes(damaged)
    check_columns([str(tmp_path / f"damaged-{name}")], Settings())
    (found,) = find_pages([str(tmp_path / f"damaged-{name}")], Settings())
    said = found.message if isinstance(found, Failure) else load_or_why(found)
    assert "not a whole Parquet or Arrow file" in said or "cannot be read" in said


@FORMATS
def test_rows_that_are_gone_when_they_are_read_are_failures(tmp_path: Path, name: str, write: object) -> None:
    file = tmp_path / name
    write(pa.table({"text": [TEXT.format(n=n) for n in range(100)]}), file)  # type: ignore[operator]
    parts = [part for part in find_parts([str(file)]) if isinstance(part, Part)]
    last = refs(file)[-1]
    file.unlink()  # written anew, while the old one may still be mapped into memory
    write(pa.table({"text": [TEXT.format(n=1)]}), file)  # type: ignore[operator]
    assert list(find_in_part(parts[-1], DEFAULT, Counter()))[-1] == last  # how many rows it had is known
    with pytest.raises(UnreadablePage, match="cannot be read"):
        load_page(last, DEFAULT)
