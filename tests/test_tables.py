"""A run for a researcher: a table of pages as CSV, and the count of what was removed."""

import csv
import gzip
import io
import json
from pathlib import Path

import pyarrow.csv
import pytest
from test_command import newsclean, records

PAGE = (
    'Ferry {n}, "runs" again\n\nBy Jane Doe and Ann Roe\n\n5 March 2026\n\nThe ferry to the island runs again, '
    "the harbour office said on Monday.\n\n“We waited,” said Anna Berg, who lives there.\n\nLeave a Reply\n"
)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for n in (1, 2, 3):
        (folder / f"{n}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    (folder / "rows.jsonl").write_text(json.dumps({"text": PAGE.format(n=4), "crawl": "Ä"}) + "\n", encoding="utf-8")
    return folder


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("out", ["articles.csv", "articles.csv.gz", "-"])
def test_one_row_a_page(pages: Path, tmp_path: Path, out: str) -> None:
    file = tmp_path / out
    done = newsclean("clean", pages, "-o", "-" if out == "-" else file, "--format", "csv")
    assert done.returncode == 0
    content = done.stdout if out == "-" else file.read_bytes()
    rows = rows_of(gzip.decompress(content) if out.endswith(".gz") else content)
    assert [row["title"] for row in rows] == [f'Ferry {n}, "runs" again' for n in (1, 2, 3, 4)]
    assert rows[0]["authors"] == "Jane Doe; Ann Roe"
    assert rows[0]["text"].count("\n\n") == 1
    assert (rows[0]["subtitle"], rows[0]["is_article"], rows[0]["flags"]) == ("", "True", "few_words")
    assert (rows[0]["source_kind"], rows[0]["translated_verdict"]) == ("text", "unknown")
    assert (rows[0]["extra"], json.loads(rows[3]["extra"])) == ("", {"crawl": "Ä"})
    assert not {"blocks", "removed", "repairs", "findings"} & set(rows[0])


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_a_line_break_in_a_value_breaks_no_row(tmp_path: Path, end: str) -> None:
    rows = [{"id": f"{n}{end}x", "url": f"https://x.example/{n}", "text": PAGE.format(n=n)} for n in (1, 2)]
    (tmp_path / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    out = tmp_path / "articles.csv"
    assert newsclean("clean", tmp_path / "rows.jsonl", "-o", out).returncode == 0
    found = rows_of(out.read_bytes())
    assert [(row["id"], row["url"]) for row in found] == [(row["id"], row["url"]) for row in rows]
    table = pyarrow.csv.read_csv(out, parse_options=pyarrow.csv.ParseOptions(newlines_in_values=True))
    assert table.column("id").to_pylist() == [row["id"] for row in rows]


@pytest.mark.parametrize("out", ["articles.csv", "articles.csv.gz", "-"])
def test_a_table_of_no_records_has_its_head(pages: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "empty.jsonl").write_bytes(b"")
    file = tmp_path / out
    full, done = (
        newsclean("clean", source, "-o", "-" if out == "-" else file, "--format", "csv").stdout or file.read_bytes()
        for source in (pages, tmp_path / "empty.jsonl")
    )
    head, rows = (gzip.decompress(content) if out.endswith(".gz") else content for content in (done, full))
    assert head == rows[: rows.index(b"\n") + 1]
    assert len(rows_of(rows)) == 4


def test_a_folder_of_tables_has_a_head_in_each(pages: Path, tmp_path: Path) -> None:
    assert newsclean("clean", pages, "-o", f"{tmp_path}/out/", "--format", "csv").returncode == 0
    assert [len(rows_of((tmp_path / "out" / f"{n}.txt.csv").read_bytes())) for n in (1, 2)] == [1, 1]


def test_an_audit_counts_what_was_removed(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl.gz"
    assert newsclean("clean", pages, "-o", out).returncode == 0
    done = newsclean("audit", out, "--samples", 1)
    assert done.returncode == 0
    said = done.stdout.decode().splitlines()
    lines = gzip.decompress(out.read_bytes()).splitlines()
    removed = [piece for line in lines for piece in json.loads(line)["removed"]]
    assert said[0] == f"records: 4, removed pieces: {len(removed)}"
    assert "comment_form: 4" in said
    (rule,) = {piece["rule"] for piece in removed if piece["kind"] == "comment_form"}
    at = said.index(f"  {rule}: 4 in 4 of the records")
    assert said[at + 1] == "    1.txt: Leave a Reply"
    assert newsclean("audit", "-", "--samples", 1, stdin=b"\n".join(lines)).stdout == done.stdout


def test_the_samples_do_not_depend_on_the_order(tmp_path: Path) -> None:
    removed = [{"kind": "share", "rule": "share/x", "text": f"Share {n}"} for n in range(100)]
    said = []
    for order in (removed, removed[::-1]):
        record = json.dumps({"id": "1", "removed": order})
        said.append(newsclean("audit", "-", stdin=record.encode()).stdout)
    assert said[0] == said[1]
    assert said[0].count(b"1: Share") == 3


@pytest.mark.parametrize(
    "line", ["{}", '{"id": "1", "removed": [{}]}', "no JSON", "[]", "[" * 100_000], ids=lambda line: line[:20]
)
def test_what_is_no_record_is_named(tmp_path: Path, line: str) -> None:
    good = '{"id": "1", "removed": []}'
    (tmp_path / "a.jsonl").write_text(f"{good}\n\n{line}\n", encoding="utf-8")
    done = newsclean("audit", tmp_path / "a.jsonl")
    assert done.returncode == 2
    assert f"{tmp_path / 'a.jsonl'}, line 3: not a record of newsclean" in done.stderr.decode()


def test_records_without_their_removed_pieces(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    assert newsclean("clean", pages, "-o", out, "--explain", "spans").returncode == 0
    assert "comment_form: 4" in newsclean("audit", out).stdout.decode()
    assert len(records(out)) == 4
    assert newsclean("audit", tmp_path / "missing.jsonl").returncode == 2
