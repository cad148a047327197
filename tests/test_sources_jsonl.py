"""JSONL, in files and on standard input, whole and damaged."""

import gzip
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
import zstandard

from newsclean.article import Failure
from newsclean.errors import UnreadablePage
from newsclean.settings import Settings
from newsclean.sources import PageRef, find_pages, load_page
from newsclean.sources.columns import Columns, page_of_row
from newsclean.sources.files import read_file

ROWS = [{"id": str(n), "text": f"Ferry {n} runs again. {os.urandom(40).hex()}"} for n in range(5000)]
LINES = b"".join(json.dumps(row).encode() + b"\n" for row in ROWS)
SETTINGS = Settings()
Pack = Callable[[bytes], bytes]


def pages_of(path: str) -> list[tuple[str, str | bytes]]:
    found = [load_page(ref, SETTINGS) for ref in find_pages([path], SETTINGS) if isinstance(ref, PageRef)]
    return [(page.id, page.content) for page in found]


ROW = b'{"text": "Ferry runs again"}'


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        pytest.param(b"Ferry runs again\n" + ROW, None, id="a text with a row in it"),
        pytest.param(b"[1]\n" + ROW, None, id="a list"),
        pytest.param(b"{Ferry}: it runs again\n" + ROW, None, id="a word in braces"),
        pytest.param(b"\n \n", None, id="blank lines alone"),
        pytest.param(b"", None, id="nothing"),
        pytest.param(b"\n" * 2000 + b"Ferry", None, id="blank lines without end"),
        pytest.param(ROW + b"\n" + ROW, [1, 2], id="rows"),
        pytest.param(b"\xef\xbb\xbf" + ROW + b"\n" + ROW, [1, 2], id="a byte order mark"),
        pytest.param(b"\n\r\n" + ROW + b"\n\n" + ROW, [3, 5], id="blank lines first"),
        pytest.param(b"\xef\xbb\xbf\n" + ROW, [2], id="a byte order mark on a blank line"),
    ],
)
def test_rows_on_standard_input_are_those_of_the_file(
    content: bytes, ids: list[int] | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    found = pages_of("-")
    if ids is None:
        assert found == [("stdin", content)]
        return
    (tmp_path / "rows.jsonl").write_bytes(content)
    assert [id for id, _ in found] == [f"stdin#{number}" for number in ids]
    named = pages_of(str(tmp_path / "rows.jsonl"))
    assert [(id.partition("#")[2], page) for id, page in found] == [(id.partition("#")[2], page) for id, page in named]


def test_a_damaged_first_row_is_told_and_those_below_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one page of text, the whole input would become one record without a word."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"text": "Ferry ru\n' + ROW + b"\n" + ROW)))
    first, *others = find_pages(["-"], SETTINGS)
    assert isinstance(first, PageRef)
    with pytest.raises(UnreadablePage, match="standard input, line 1: not JSON: "):
        load_page(first, SETTINGS)
    assert [ref.id for ref in others] == ["stdin#2", "stdin#3"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b'{\n  "text": "a"\n}\n{\n  "text": "b"\n}\n', "`jq -c .`", id="indented objects"),
        pytest.param(b'{"id": 1,\n "text": "a"}\n{"id": 2,\n "text": "b"}\n', "`jq -c .`", id="objects on two lines"),
        pytest.param((ROW + b"\n" + ROW).decode().encode("utf-16"), "`iconv -f utf-16 -t utf-8`", id="rows in UTF-16"),
    ],
)
def test_rows_in_another_form_are_no_page(content: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))
    (failure,) = find_pages(["-"], SETTINGS)
    assert isinstance(failure, Failure)
    assert failure.message.startswith("standard input: this is JSON")
    assert said in failure.message


PACKS = [pytest.param(".gz", gzip.compress, id="gz"), pytest.param(".zst", zstandard.compress, id="zst")]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        # near misses: text with tags, and markup in a column for markup
        pytest.param({"text": "<p>The ferry</p>"}, "text", id="a tag"),
        pytest.param({"text": "Write <!DOCTYPE html> first, the teacher said."}, "text", id="a doctype in the text"),
        pytest.param({"text": "\ufeff\n<HTMLParser> is a class"}, "text", id="another name"),
        pytest.param({"text": "<html> is thirty years old\n\nThe ferry"}, "text", id="a tag's name first"),
        pytest.param({"text": "<!DOCTYPE html> is the first line\n\n<p> the next"}, "text", id="a doctype first"),
        pytest.param({"html": "<html><p>The ferry"}, "html", id="html"),
        pytest.param({"content": "<html><p>The ferry"}, None, id="content"),
        # whole pages
        pytest.param({"text": "<!DOCTYPE html><html><p>The ferry</html>"}, None, id="a doctype"),
        pytest.param({"text": "\ufeff<!DOCTYPE html><html><p>The ferry</html>"}, None, id="a byte order mark"),
        pytest.param({"text": "\n<!-- saved --><HTML lang='en'><p>The ferry</P>"}, None, id="the root"),
    ],
)
def test_a_page_of_html_is_no_text_whatever_its_column_is_called(row: dict[str, str], kind: str | None) -> None:
    assert page_of_row(row, Columns(), "1", "this row", None).kind == kind
    in_bytes = {name: value.encode() for name, value in row.items()}
    assert page_of_row(in_bytes, Columns(), "1", "this row", None).kind == kind


@pytest.mark.parametrize("name", ["rows.jl", "rows.jsonlines", "rows.JL", "rows.ndjson"])
def test_rows_by_other_suffixes(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(LINES)
    (tmp_path / "rows.jsonl").write_bytes(LINES)
    by_name, named, in_folder = (
        [ref.id.partition("#")[2] for ref in find_pages([str(path)], SETTINGS) if isinstance(ref, PageRef)]
        for path in (tmp_path / name, tmp_path / "rows.jsonl", tmp_path)
    )
    assert by_name == named
    assert len(in_folder) == 2 * len(named) > 0


@pytest.mark.parametrize("name", ["rows.jsonl.gz", "rows.jsonl.zst", "rows.gz.jsonl"])
def test_rows_that_something_decompressed_and_left_their_name(name: str, tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_bytes(LINES)
    (tmp_path / name).write_bytes(LINES)
    assert pages_of(str(tmp_path / name)) == pages_of(str(tmp_path / "rows.jsonl")) != []


@pytest.mark.parametrize(("suffix", "pack"), PACKS)
def test_a_compressed_file_that_is_cut_off_loses_no_line_before(suffix: str, pack: Pack, tmp_path: Path) -> None:
    file = tmp_path / f"rows.jsonl{suffix}"
    whole = pack(LINES)
    file.write_bytes(whole)
    assert len(list(find_pages([str(file)], SETTINGS))) == 5000
    file.write_bytes(whole[: len(whole) // 2])
    *refs, failure = find_pages([str(file)], SETTINGS)
    assert isinstance(failure, Failure)
    assert "damaged or cut off after line" in failure.message
    assert "Fetch it again" in failure.message
    # What the compressed half holds, within a block of Zstandard.
    assert 1000 < len(refs) < 4000
    assert [load_page(ref, SETTINGS).id for ref in refs[:-1]] == [row["id"] for row in ROWS[: len(refs) - 1]]  # type: ignore[arg-type]


@pytest.mark.parametrize(("suffix", "pack"), PACKS)
@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda packed: packed[:-4], id="cut off"),
        pytest.param(lambda packed: packed[:6], id="cut off in its header"),
        pytest.param(lambda packed: packed[:10] + b"\xff" * 40 + packed[50:], id="overwritten"),
    ],
)
def test_a_damaged_page_is_told(suffix: str, pack: Pack, damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    file = tmp_path / f"a.html{suffix}"
    file.write_bytes(damage(pack(LINES)))
    with pytest.raises(UnreadablePage, match=r"the compressed file is damaged or cut off \(.+\)\. Fetch it again"):
        read_file(file, 10_000_000)


@pytest.mark.parametrize(("suffix", "pack"), PACKS)
def test_compressed_files_are_read_whole(suffix: str, pack: Pack, tmp_path: Path) -> None:
    """Also of several members or frames, and of none; not more than is allowed."""
    file = tmp_path / f"a.html{suffix}"
    for content in (b"", b"x", LINES):
        file.write_bytes(pack(content) + pack(content))
        assert read_file(file, 10_000_000) == content * 2
    with pytest.raises(UnreadablePage, match="more than 1,000 bytes"):
        read_file(file, 1000)


def test_a_carried_column_that_is_nested_too_deeply_is_told(tmp_path: Path) -> None:
    rows = ['{"text": "x", "deep": ' + "[" * depth + "]" * depth + "}" for depth in (100, 102, 700)]
    (tmp_path / "a.jsonl").write_text("\n".join(rows), encoding="utf-8")
    allowed, *refused = find_pages([str(tmp_path / "a.jsonl")], Settings())
    assert isinstance(allowed, PageRef)
    assert "deep" in load_page(allowed, Settings()).extra
    for number, ref in enumerate(refused, 2):
        assert isinstance(ref, PageRef)
        with pytest.raises(UnreadablePage, match=rf"line {number}: .*nested too deeply"):
            load_page(ref, Settings())


def test_rows_in_another_encoding_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes('{"text": "café"}\n'.encode("cp1252"))
    (ref,) = find_pages([str(tmp_path / "a.jsonl")], Settings())
    assert isinstance(ref, PageRef)
    with pytest.raises(UnreadablePage, match=r"line 1: not JSON in UTF-8: .* Convert the file to UTF-8\."):
        load_page(ref, Settings())


def test_a_number_of_any_length_is_carried(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "x", "n": {"9" * 5_000}, "m": 12}}\n', encoding="utf-8")
    (ref,) = find_pages([str(tmp_path / "a.jsonl")], Settings())
    assert isinstance(ref, PageRef)
    assert load_page(ref, Settings()).extra == {"n": "9" * 5_000, "m": 12}
