"""The installed command on archives and columns."""

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from archives import TEXT, id_of, page, record, zipped
from pyarrow import feather

from newsclean.write.arrow_schema import file_schema


def newsclean(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, timeout=300, check=False, **options)  # type: ignore[call-overload, no-any-return]


def records(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_crawl_gives_the_same_bytes_for_any_number_of_jobs(tmp_path: Path) -> None:
    crawl = tmp_path / "crawl.warc.gz"
    bad = bytearray(gzip.compress(record(7)))
    bad[99] ^= 255
    crawl.write_bytes(
        zipped(*(record(n) for n in range(40)), record(50, kind=b"request")) + bytes(bad) + zipped(record(60))
    )
    outs = [tmp_path / "1.jsonl", tmp_path / "3.jsonl"]
    for out, jobs in zip(outs, (1, 3), strict=True):
        done = newsclean("clean", crawl, "-o", out, "--jobs", jobs, "--summary", tmp_path / "summary.json")
        assert done.returncode == 1
        assert b"1 without a page: WARC record: request 1" in done.stderr
        assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["skipped"] == {
            "WARC record: request": 1
        }
    assert outs[0].read_bytes() == outs[1].read_bytes()
    rows = records(outs[0])
    assert [row["id"] for row in rows] == [id_of(n) for n in (*range(40), 60)]
    assert rows[3]["title"] == "Ferry 3 runs again"
    (failure,) = records(tmp_path / "1.jsonl.failures.jsonl")
    assert failure["stage"] == "read"


def test_a_folder_of_everything(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    rows = "".join(json.dumps({"text": TEXT.format(n=n)}) + "\n" for n in range(2)).encode()
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(rows))
    (folder / "b.jsonl.zst").write_bytes(zstandard.compress(rows))
    (folder / "c.warc").write_bytes(record(1) + record(2))
    pq.write_table(pa.table({"html": [page(1), page(2)]}), folder / "d.parquet")
    (folder / "e.html").write_bytes(page(3))
    (folder / "notes.doc").write_bytes(b"x")
    out = tmp_path / "out"
    assert newsclean("clean", folder, "-o", f"{out}/").returncode == 0
    names = sorted(str(path.relative_to(out)) for path in out.iterdir())
    assert names == ["a.jsonl.gz.jsonl", "b.jsonl.zst.jsonl", "c.warc.jsonl", "d.parquet.jsonl", "e.html.jsonl"]
    assert [len(records(out / name)) for name in names] == [2, 2, 2, 2, 1]
    assert [row["id"] for row in records(out / "d.parquet.jsonl")] == ["d.parquet#1", "d.parquet#2"]


def test_row_groups_make_no_difference(tmp_path: Path) -> None:
    table = pa.table({"text": [TEXT.format(n=n) for n in range(60)], "n": list(range(60))})
    found = []
    for size in (7, 60):
        folder = tmp_path / str(size)
        folder.mkdir()
        pq.write_table(table, folder / "rows.parquet", row_group_size=size)
        assert newsclean("clean", "rows.parquet", "-o", "out.jsonl", "--jobs", 2, cwd=folder).returncode == 0
        found.append((folder / "out.jsonl").read_bytes())
    assert found[0] == found[1]
    assert [row["n"] for row in records(tmp_path / "7" / "out.jsonl")] == list(range(60))


def test_columns_by_other_names(tmp_path: Path) -> None:
    pq.write_table(pa.table({"raw_html": [page(1)], "key": ["k1"]}), tmp_path / "a.parquet")
    done = newsclean("clean", tmp_path / "a.parquet", "--column", "html=raw_html", "--column", "id=key")
    assert json.loads(done.stdout)["id"] == "k1"
    done = newsclean("clean", tmp_path / "a.parquet", "--column", "raw_html")
    assert (done.returncode, b"ROLE=NAME" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("module", "name", "said"),
    [
        pytest.param("fastwarc", "a.warc.gz", 'pip install "newsclean[warc]"', id="warc"),
        pytest.param("pyarrow", "a.parquet", 'pip install "newsclean[arrow]"', id="parquet"),
        pytest.param("zstandard", "a.jsonl.zst", 'pip install "newsclean[zst]"', id="zst"),
    ],
)
def test_a_missing_extra_is_told_before_anything_is_written(tmp_path: Path, module: str, name: str, said: str) -> None:
    (tmp_path / "without").mkdir()
    (tmp_path / "without" / f"{module}.py").write_text("raise ImportError('not installed')\n", encoding="utf-8")
    (tmp_path / name).write_bytes(b"")
    path = os.pathsep.join([str(tmp_path / "without"), os.environ.get("PYTHONPATH", "")])
    done = newsclean("clean", tmp_path / name, "-o", tmp_path / "out.jsonl", env={**os.environ, "PYTHONPATH": path})
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert sorted(os.listdir(tmp_path)) == sorted([name, "without"])


def test_a_failure_amid_the_rows_loses_none_of_them(tmp_path: Path) -> None:
    """In an output directory, too, where each input file has a file of its own."""
    good, long = json.dumps({"text": TEXT}), json.dumps({"text": "x" * 4000})
    (tmp_path / "rows.jsonl").write_text("\n".join([good, long, good]), encoding="utf-8")
    (tmp_path / "small.toml").write_text("max_page_size = 3000\n", encoding="utf-8")
    done = newsclean(
        "clean", tmp_path / "rows.jsonl", "-o", f"{tmp_path / 'out'}/", "--settings", tmp_path / "small.toml"
    )
    assert done.returncode == 1
    assert len(records(tmp_path / "out" / "rows.jsonl")) == 2


def test_row_groups_stay_in_one_file_of_an_output_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    table = pa.table({"text": [TEXT.format(n=n) for n in range(30)]})
    pq.write_table(table, tmp_path / "in" / "rows.parquet", row_group_size=7)
    assert newsclean("clean", tmp_path / "in", "-o", f"{tmp_path / 'out'}/").returncode == 0
    assert len(records(tmp_path / "out" / "rows.parquet.jsonl")) == 30


@pytest.mark.parametrize(
    ("name", "read"),
    [
        pytest.param("articles.parquet", pq.read_table, id="parquet"),
        pytest.param("articles.arrow", feather.read_table, id="arrow"),
    ],
)
def test_columns_as_output(tmp_path: Path, name: str, read: Callable[[Path], pa.Table]) -> None:
    crawl = tmp_path / "rows.jsonl"
    rows = [{"html": page(n).decode(), "id": f"p{n}", "crawl": "2026-10", "title": "given"} for n in range(30)]
    crawl.write_text("".join(json.dumps(row) + "\n" for row in [*rows, {"no": "page"}]), encoding="utf-8")
    outs = [tmp_path / f"{jobs}-{name}" for jobs in (1, 2)]
    for jobs, out in enumerate(outs, 1):
        done = newsclean("clean", crawl, "-o", out, "--jobs", jobs)
        assert done.returncode == 1, done.stderr
    assert outs[0].read_bytes() == outs[1].read_bytes()
    assert not list(tmp_path.glob("*.partial")) + list(tmp_path.glob("*.packed"))
    table = read(outs[0])
    assert table.schema == file_schema()
    assert table.schema.metadata == file_schema().metadata
    newsclean("clean", crawl, "-o", tmp_path / "same.jsonl")
    for row, wanted in zip(table.to_pylist(), records(tmp_path / "same.jsonl"), strict=True):
        row |= json.loads(row.pop("extra"))
        row["field_sources"] = {name: value for name, value in row["field_sources"].items() if value}
        assert row == wanted


def test_a_folder_of_parquet_files(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for n in range(2):
        (tmp_path / "in" / f"{n}.warc").write_bytes(record(n) + record(n + 10))
    assert newsclean("clean", tmp_path / "in", "-o", f"{tmp_path / 'out'}/", "--format", "parquet").returncode == 0
    assert [pq.read_table(tmp_path / "out" / f"{n}.warc.parquet").num_rows for n in range(2)] == [2, 2]


def test_a_disk_that_is_full_while_columns_are_made_loses_nothing(tmp_path: Path) -> None:
    """What was cleaned stays in lines, and --resume makes the columns of it."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    out = tmp_path / "a.parquet"
    (tmp_path / "a.parquet.packed").mkdir()  # Nothing can be written there.
    done = newsclean("clean", tmp_path / "a.txt", "-o", out)
    assert done.returncode not in (0, 1, 2)
    assert b"--resume" in done.stderr
    (tmp_path / "a.parquet.packed").rmdir()
    assert newsclean("clean", tmp_path / "a.txt", "-o", out, "--resume").returncode == 0
    assert pq.read_table(out).num_rows == 1


def test_columns_need_a_file(tmp_path: Path) -> None:
    done = newsclean("clean", "-", "--format", "parquet", input=TEXT.encode())
    assert (done.returncode, b"is written to a file: give -o NAME" in done.stderr) == (2, True)


def test_compressed_output(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    plain = newsclean("clean", "a.txt", cwd=tmp_path).stdout
    unpack_zstd = zstandard.ZstdDecompressor().decompressobj().decompress
    for name, unpack in (("a.jsonl.gz", gzip.decompress), ("a.jsonl.zst", unpack_zstd)):
        assert newsclean("clean", "a.txt", "-o", name, cwd=tmp_path).returncode == 0
        assert unpack((tmp_path / name).read_bytes()) == plain
    packed = (tmp_path / "a.jsonl.gz").read_bytes()
    assert newsclean("clean", "a.txt", "-o", "b.txt.gz", cwd=tmp_path).returncode == 0
    assert gzip.decompress((tmp_path / "b.txt.gz").read_bytes()).startswith(b"Ferry")
    newsclean("clean", "a.txt", "-o", "a.jsonl.gz", cwd=tmp_path)
    assert (tmp_path / "a.jsonl.gz").read_bytes() == packed
