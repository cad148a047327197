"""The installed command on real files: exit codes, messages, kills."""

import argparse
import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import get_args

import jsonschema
import needs
import pytest

from newsclean.cli.clean import add_to
from newsclean.run.job import Engine
from newsclean.settings import Explain
from newsclean.write import Format

ARTICLE = (
    "Ferry {n} runs again\n\nThe ferry to island {n} runs again, the harbour office said on Monday.\n\n"
    "“We waited for three weeks,” said Anna Berg, who lives there.\n\nLeave a Reply\n"
)


def newsclean(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "newsclean", *map(str, arguments)]
    return subprocess.run(command, input=stdin, capture_output=True, timeout=300, check=False)


def records(file: Path) -> list[dict]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2,000 files in directories, with broken ones among them."""
    root = tmp_path_factory.mktemp("pages")
    for n in range(2000):
        file = root / f"{n % 20:02}" / f"{n:04}.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text(ARTICLE.format(n=n), encoding="utf-8")
    (root / "03" / "0003.txt").write_bytes(b"")
    (root / "05" / "0005.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40)
    (root / "07" / "0007.html.gz").write_bytes(gzip.compress(b"<p>cut off" * 5000)[:60])
    return root


BROKEN = {"03/0003.txt", "05/0005.txt", "07/0007.html.gz"}


def test_a_directory_with_broken_files(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    done = newsclean("clean", pages, "-o", out, "--jobs", 2, "--summary", tmp_path / "summary.json")
    assert done.returncode == 1
    rows = records(out)
    assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    assert len(rows) == 1998
    failures = records(tmp_path / "articles.jsonl.failures.jsonl")
    assert {failure["id"] for failure in failures} == BROKEN
    assert all(failure["stage"] in ("read", "parse") and failure["path"] in failure["message"] for failure in failures)
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    assert (summary["pages"], summary["failures"]) == (2001, 3)
    assert summary["removed_by_kind"]["comment_form"] == 1998
    beside = [f"articles.jsonl.{name}" for name in ("failures.jsonl", "inputs.jsonl", "manifest.json")]
    assert sorted(os.listdir(tmp_path)) == ["articles.jsonl", *beside, "summary.json"]


def test_jobs_make_no_difference_and_a_killed_run_goes_on(pages: Path, tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert newsclean("clean", pages, "-o", one, "--jobs", 1).returncode == 1
    command = [sys.executable, "-m", "newsclean", "clean", str(pages), "-o", str(two), "--jobs", "2"]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    partial = tmp_path / "two.jsonl.partial"
    wait_for(lambda: partial.is_file() and partial.stat().st_size > 200_000, run)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert not two.exists()
    resumed = newsclean("clean", pages, "-o", two, "--jobs", 2, "--resume")
    assert resumed.returncode == 1
    assert b"were done before" in resumed.stderr
    assert two.read_bytes() == one.read_bytes()
    failures = [tmp_path / f"{name}.jsonl.failures.jsonl" for name in ("one", "two")]
    assert failures[0].read_bytes() == failures[1].read_bytes()


def test_interrupted_runs_say_how_to_go_on(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "articles.jsonl"
    command = [sys.executable, "-m", "newsclean", "clean", str(pages), "-o", str(out)]
    run = subprocess.Popen(command, stderr=subprocess.PIPE)
    partial = tmp_path / "articles.jsonl.partial"
    wait_for(lambda: partial.is_file() and partial.stat().st_size > 50_000, run)
    run.send_signal(signal.SIGINT)
    _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert b"--resume" in said
    assert not out.exists()
    assert newsclean("clean", pages, "-o", out, "--resume").returncode == 1
    assert len(records(out)) == 1998


def test_resuming_a_finished_run_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    out = tmp_path / "out.jsonl"
    assert newsclean("clean", tmp_path / "a.txt", "-o", out).returncode == 0
    before = out.read_bytes()
    assert newsclean("clean", tmp_path / "a.txt", "-o", out, "--resume").returncode == 0
    assert out.read_bytes() == before


def wait_for(condition: object, run: subprocess.Popen[bytes]) -> None:
    for _ in range(1200):
        if condition():  # type: ignore[operator]
            return
        assert run.poll() is None, "the run ended before it could be stopped"
        time.sleep(0.05)
    raise AssertionError("the run wrote nothing")


def test_records_keep_the_schema(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    schema = json.loads(newsclean("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    row = json.loads(newsclean("clean", tmp_path / "a.txt").stdout)
    jsonschema.validate(row, schema)
    assert list(row) == list(schema["properties"])


def test_jsonl_rows_carry_their_columns(tmp_path: Path) -> None:
    rows = [
        {"id": "x1", "url": "https://example.org/1", "text": ARTICLE.format(n=1), "crawl": "2026-40", "title": "given"},
        {"content": ARTICLE.format(n=2), "n": None},
        {"no": "content"},
    ]
    lines = [json.dumps(row) for row in rows] + ["{broken", "", "[1]"]
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress("\n".join(lines).encode()))
    out = tmp_path / "out.jsonl"
    assert newsclean("clean", file, "-o", out).returncode == 1
    first, second = records(out)
    assert (first["id"], first["url"], first["crawl"], first["input_title"]) == (
        "x1",
        rows[0]["url"],
        "2026-40",
        "given",
    )
    assert first["title"] == "Ferry 1 runs again"
    assert second["id"] == "rows.jsonl.gz#2"
    assert second["n"] is None
    failures = records(tmp_path / "out.jsonl.failures.jsonl")
    assert [failure["id"].rpartition("#")[2] for failure in failures] == ["3", "4", "6"]
    assert "no column `html`, `text`, `content`" in failures[0]["message"]


def test_a_cut_off_gz_keeps_the_lines_before(tmp_path: Path) -> None:
    lines = b"".join(
        json.dumps({"text": os.urandom(300).hex() + ARTICLE.format(n=n)}).encode() + b"\n" for n in range(400)
    )
    file = tmp_path / "rows.jsonl.gz"
    file.write_bytes(gzip.compress(lines)[:-60_000])
    done = newsclean("clean", file, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert b"damaged or cut off after line" in done.stderr
    assert len(records(tmp_path / "out.jsonl")) > 50


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("empty.txt", b"", "empty", id="empty"),
        pytest.param("blank.txt", b" \n\t\n", "empty", id="blank"),
        pytest.param("page.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(500), "PDF", id="pdf"),
        pytest.param("noise.txt", bytes(range(256)) * 20, "", id="binary"),
        pytest.param("cut.html.gz", gzip.compress(b"<p>x</p>" * 9999)[:50], "damaged or cut off", id="cut-gz"),
        pytest.param("no.gz.html.gz", b"<p>not compressed</p>", "damaged or cut off", id="no-gz"),
        pytest.param(
            "feed.txt", b"<?xml version='1.0'?>\n<rss><channel><title>x", "this is a feed or a list", id="rss"
        ),
        pytest.param(
            "feed.html", b"<feed xmlns='x'><entry><p>x</p></entry></feed>", "this is a feed or a list", id="atom"
        ),
        pytest.param("rows.txt", b'{"text": "Ferry"}\n' * 9, "rows of JSON: name it .jsonl", id="rows"),
        pytest.param("part-00000", b'\xef\xbb\xbf\n{"id": 1, "html": "<p>"}\n' * 2, "rows of JSON", id="no suffix"),
        pytest.param("cut.txt", b'{"text": "Ferry"}\n' * 3 + b'{"text": "Fer', "rows of JSON", id="a cut row"),
        pytest.param("row.txt", b'{"text": "Ferry"}\n', "rows of JSON", id="a single row"),
        pytest.param("o.txt", b'{\n"text": "Ferry"\n}\n' * 2, "this is JSON, but not one", id="indented objects"),
        pytest.param("array.txt", b'[\n{"text": "Ferry"}\n]\n', "this is JSON, but not one", id="array"),
        pytest.param("paper.txt", b"<?xml version='1.0'?><nitf><title>x</title></nitf>", "this is XML", id="xml"),
        pytest.param(
            "saved.html",
            b"From: <Saved by x>\r\nSubject: Ferry\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tx\r\n",
            "this is an MHTML archive",
            id="mhtml",
        ),
    ],
)
def test_unreadable_files_are_named_and_lose_nothing_else(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = newsclean("clean", tmp_path / name, tmp_path / "good.txt", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    (failure,) = records(tmp_path / "out.jsonl.failures.jsonl")
    assert name in failure["message"]
    assert said in failure["message"]
    assert [row["id"] for row in records(tmp_path / "out.jsonl")] == ["good.txt"]


FRONT = '{\n "title": "Ferry runs",\n "date": "2026-05-01"\n}\n\n'


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        pytest.param("front.md", FRONT, id="front matter on several lines"),
        pytest.param("line.md", '{"title": "Ferry runs"}\n\n', id="front matter on one line"),
        pytest.param("two.txt", '{"title": "Ferry runs"}\n{"id": 7}\n\n', id="two lines of JSON"),
        pytest.param("data.html", '{"ads": true}\n<!DOCTYPE html>\n<h1>Ferry</h1>\n<p>', id="a line above a page"),
        pytest.param("ld.txt", '{"@context": "https://schema.org"}', id="data in the first line of the text"),
        pytest.param("brace.txt", '{ "We come": so the man said. ', id="prose in a brace"),
        pytest.param("list.txt", '["We come", "we go"]\n', id="a list in the first line"),
        pytest.param("wide.md", FRONT, id="in UTF-16"),
    ],
)
def test_a_page_that_begins_with_json_is_read(tmp_path: Path, name: str, beginning: str) -> None:
    encoding = "utf-16" if name == "wide.md" else "utf-8"
    (tmp_path / name).write_text(beginning + ARTICLE.format(n=1), encoding=encoding)
    assert "harbour office" in json.loads(newsclean("clean", tmp_path / name).stdout)["text"]


@pytest.mark.parametrize(
    ("command", "name", "said"),
    [
        pytest.param("clean", "pages.php", "", id="a suffix that stands for no form"),
        pytest.param("clean", "pages.csv", ".csv is not read. Make a Parquet file of it", id="csv"),
        pytest.param("clean", "pages.TSV.gz", ".tsv is not read. Make a Parquet file of it", id="compressed"),
        pytest.param("clean", "a.json", "`jq -c '.[]' a.json > pages.jsonl` makes that of an array", id="json"),
        pytest.param("clean", "page.mhtml", "Save the page as HTML", id="mhtml"),
        pytest.param("clean", "feed.xml", "If it is one page: newsclean clean - < feed.xml", id="xml"),
        pytest.param("explain", "pages.json", ".json is not read", id="explain"),
    ],
)
def test_a_file_of_many_pages_that_is_not_read_is_refused(
    command: str, name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(ARTICLE)
    done = newsclean(command, name)
    assert (done.returncode, said in done.stderr.decode()) == (2 if said else 0, True)


def test_invalid_utf8_is_read_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE.replace("harbour", "Hafenbehörde").encode("cp1252"))
    row = json.loads(newsclean("clean", tmp_path / "a.txt").stdout)
    assert "Hafenbehörde" in row["text"]
    assert row["source"]["encoding"] == "windows-1252"


def test_a_file_of_200_mb_is_refused_by_name(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as stream:
        stream.truncate(200_000_000)
    (tmp_path / "good.txt").write_text(ARTICLE, encoding="utf-8")
    done = newsclean("clean", tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert b"big.txt: more than 50,000,000 bytes" in done.stderr
    assert len(records(tmp_path / "out.jsonl")) == 1


def test_lists_of_other_runs_among_the_input_are_left_out(tmp_path: Path) -> None:
    """The account of a finished run lies among the pages; a user's file of such a name has no manifest beside it."""
    (tmp_path / "1.txt").write_text(ARTICLE.format(n=1), encoding="utf-8")
    (tmp_path / "2.txt").write_bytes(b"")
    assert newsclean("clean", tmp_path, "-o", tmp_path / "first.text", "--format", "text").returncode == 1
    (tmp_path / "my.inputs.jsonl").write_text(json.dumps({"text": ARTICLE.format(n=3)}) + "\n", encoding="utf-8")
    beside = {f"first.text.{name}.jsonl" for name in ("inputs", "failures")}
    assert beside < set(os.listdir(tmp_path))

    done = newsclean("clean", tmp_path, "-o", tmp_path / "second.jsonl", "--summary", tmp_path / "summary.json")
    assert [row["id"] for row in records(tmp_path / "second.jsonl")] == ["1.txt", "my.inputs.jsonl#1"]
    assert [failure["id"] for failure in records(tmp_path / "second.jsonl.failures.jsonl")] == ["2.txt"]
    assert json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))["not_read"]["list of a run"] == 2
    assert b"files not read: list of a run 2" in done.stderr


def test_the_output_of_another_run_is_input_only_by_name(tmp_path: Path) -> None:
    (tmp_path / "1.txt").write_text(ARTICLE.format(n=1), encoding="utf-8")
    assert newsclean("clean", tmp_path, "-o", tmp_path / "first.jsonl").returncode == 0
    done = newsclean("clean", tmp_path, "-o", tmp_path / "second.jsonl")
    assert [row["id"] for row in records(tmp_path / "second.jsonl")] == ["1.txt"]
    assert b"files not read: .json 1, list of a run 1, output of a run 1" in done.stderr
    again = newsclean("clean", tmp_path / "first.jsonl", "-o", tmp_path / "third.jsonl")
    assert again.returncode == 0
    assert b"first.jsonl holds records of newsclean: their texts are cleaned once more" in again.stderr
    assert [row["id"] for row in records(tmp_path / "third.jsonl")] == ["1.txt"]


def test_the_output_folder_of_another_run_is_input_only_by_name(tmp_path: Path) -> None:
    for name in ("pages", "others", "others.manifest"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text(ARTICLE.format(n=1), encoding="utf-8")
    assert newsclean("clean", tmp_path / "pages", "-o", f"{tmp_path}/clean/").returncode == 0
    done = newsclean("clean", tmp_path, "-o", f"{tmp_path}/all.jsonl", "--summary", tmp_path / "run.json")
    ids = ["others/1.txt", "others.manifest/1.txt", "pages/1.txt"]
    assert sorted(row["id"] for row in records(tmp_path / "all.jsonl")) == sorted(ids)
    assert b"files not read: .json 1, list of a run 1, output folder of a run 1" in done.stderr
    again = newsclean("clean", f"{tmp_path}/clean/", "-o", tmp_path / "again.jsonl")
    assert again.returncode == 0
    assert b"clean/ holds records of newsclean: their texts are cleaned once more" in again.stderr
    assert [row["id"] for row in records(tmp_path / "again.jsonl")] == ["1.txt"]


def test_a_directory_without_pages(tmp_path: Path) -> None:
    (tmp_path / "image.png").write_bytes(b"x")
    done = newsclean("clean", tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert b"no pages here" in done.stderr


@needs.posix
def test_a_pipe_in_a_directory_is_told_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "1.txt").write_text(ARTICLE, encoding="utf-8")
    os.mkfifo(tmp_path / "in" / "2.txt")
    os.mkfifo(tmp_path / "in" / "control")
    done = newsclean("clean", tmp_path / "in", "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert [row["id"] for row in records(tmp_path / "out.jsonl")] == ["1.txt"]
    (failure,) = records(tmp_path / "out.jsonl.failures.jsonl")
    assert (failure["id"], "a pipe, socket or device" in failure["message"]) == ("2.txt", True)


@needs.posix
def test_symlink_loops_are_harmless(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "page.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "a" / "loop").symlink_to(tmp_path / "a")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "dangling.txt").symlink_to(tmp_path / "nowhere.txt")
    (tmp_path / "a" / "rows.jsonl").symlink_to(tmp_path / "nowhere.jsonl")
    done = newsclean("clean", tmp_path / "a", "-o", tmp_path / "out.jsonl")
    assert [row["id"] for row in records(tmp_path / "out.jsonl")] == ["page.txt"]
    assert done.returncode == 1
    assert b"dangling.txt" in done.stderr
    assert b"rows.jsonl: cannot be read: No such file or directory" in done.stderr


def test_output_directory_keeps_names(tmp_path: Path) -> None:
    source = tmp_path / "in"
    (source / "deep").mkdir(parents=True)
    (source / "deep" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (source / "b.html").write_text(
        "<html><body><article><h1>Ferry</h1><p>The ferry runs again, they said.</p></article>", encoding="utf-8"
    )
    assert newsclean("clean", source, "-o", f"{tmp_path / 'out'}/").returncode == 0
    assert (tmp_path / "out" / "deep" / "a.txt.jsonl").is_file()
    assert (tmp_path / "out" / "b.html.jsonl").is_file()
    assert newsclean("clean", source, "-o", f"{tmp_path / 'text'}/", "--format", "text").returncode == 0
    text = (tmp_path / "text" / "deep" / "a.txt").read_text(encoding="utf-8")
    assert text.startswith("Ferry {n} runs again\n\nThe ferry")
    assert "Leave a Reply" not in text


def test_markdown(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert newsclean("clean", tmp_path / "a.txt", "-o", tmp_path / "a.md").returncode == 0
    lines = (tmp_path / "a.md").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "---"
    assert "# Ferry {n} runs again" in lines


def test_standard_input(tmp_path: Path) -> None:
    row = json.loads(newsclean("clean", "-", stdin=ARTICLE.encode()).stdout)
    assert row["id"] == "stdin"
    rows = "".join(json.dumps({"text": ARTICLE, "id": n}) + "\n" for n in range(3))
    done = newsclean("clean", "-", stdin=rows.encode())
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"[Updated at noon] " + ARTICLE.encode(), "", id="a text that opens with a bracket"),
        pytest.param(b"{1} " + ARTICLE.encode(), "", id="a text that opens with a brace"),
        pytest.param(json.dumps([{"text": ARTICLE}]).encode(), "`jq -c '.[]'` makes that of an array", id="array"),
        pytest.param(json.dumps({"text": ARTICLE}, indent=1).encode(), "`jq -c .` of a single object", id="object"),
        pytest.param(b"\xef\xbb\xbf\n[[" + b"[" * 100_000, "not one object per line", id="deep"),
        pytest.param(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n<p>x</p>", "a file named *.warc", id="web archive"),
        pytest.param(b"ARROW1\0\0" + bytes(200), "Name it *.arrow", id="Arrow"),
        pytest.param(b"a.html".ljust(257, b"\0") + b"ustar" + b"x" * 40_000, "a file named *.tar", id="tar"),
    ],
)
def test_standard_input_of_many_pages_is_no_page(content: bytes, said: str) -> None:
    done = newsclean("clean", "-", "--quiet", stdin=content)
    assert said in done.stderr.decode()
    assert (done.returncode, done.stdout.count(b"\n")) == ((1, 0) if said else (0, 1))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clean", "nowhere.txt"], "there is no such file"),
        (["clean"], "required"),
        (["clean", ".", "--jobs", "0"], "whole number from 1"),
        (["clean", ".", "--settings", "nowhere.toml"], "nowhere.toml"),
        (["clean", ".", "--rules", "nowhere.toml"], "nowhere.toml"),
        (["clean", "-", "--resume"], "--resume needs"),
        (["clean", ".", "-o", "articles.xlsx"], "articles.xlsx: .xlsx is not written"),
        (["clean", ".", "-o", "articles.json"], "articles.json: .json is not written: name it .jsonl"),
        (["clean", "y" * 5000], "there is no such file"),
        (["clean", ".", "-o", "a.parquet.gz"], "a.parquet.gz: parquet is compressed within: name it .parquet"),
        (["clean", ".", "-o", "a.zst", "--format", "arrow"], "a.zst: arrow is compressed within: name it .arrow"),
        (["clean", ".", "-o", "articles.jsonl.bz2"], "articles.jsonl.bz2: .bz2 is not written"),
        (["clean", ".", "--summary", "y" * 5000 + "/x.json"], "there is no such directory"),
        (["clean", "-", "-"], "name it once"),
        (["clean", "-", "--summary", "-"], "the figures are written to a file: name one"),
        (["clean", "*.html"], "name the folder"),
        (["audit", "."], "is a directory: name one of its files, or give all: cat ./*.jsonl | newsclean audit -"),
        (["clean", "-", "--summary", "."], "is a directory: name a file for the summary"),
        (["explain", "."], "is a directory: name one of its files"),
        (["explain", "y" * 5000], "there is no such file"),
        (["rules", "list", "--language", "xx"], "--language xx: there is none; known: ar, "),
        (["rules", "list", "--kind", "nonsense"], "--kind nonsense: there is none; known: masthead, "),
        (["frobnicate"], "invalid choice"),
        (["clean", "https://example.org/17.html"], "newsclean fetches nothing: fetch it first"),
        (["explain", "https://example.org/17.html"], "newsclean fetches nothing: fetch it first"),
        (["clean", ".", "--jobs", "²"], "whole number from 1"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = newsclean(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()
    assert os.listdir(tmp_path) == []


def test_settings_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.newsclean]\nexplain = "none"\n', encoding="utf-8")
    (tmp_path / "bad.toml").write_text("explane = 1\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    row = json.loads(newsclean("clean", tmp_path / "a.txt", "--settings", tmp_path / "pyproject.toml").stdout)
    assert row["removed"] == []
    done = newsclean("clean", tmp_path / "a.txt", "--settings", tmp_path / "bad.toml")
    assert (done.returncode, b"unknown setting 'explane'" in done.stderr) == (2, True)


def test_a_file_of_tools_without_settings_is_told(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.ruff]\nline-length = 120\n", encoding="utf-8")
    done = newsclean("rules", "test", "Leave a Reply", "--settings", tmp_path / "pyproject.toml")
    assert (done.returncode, b"pyproject.toml: has no table [tool.newsclean]" in done.stderr) == (2, True)


def test_rules_are_tried_with_the_settings_of_a_run(tmp_path: Path) -> None:
    taken = newsclean("rules", "test", "Leave a Reply").stdout.decode()
    rule = taken.split()[3].rstrip(":")
    (tmp_path / "s.toml").write_text(f"disabled_rules = ['{rule}']\n", encoding="utf-8")
    assert rule not in newsclean("rules", "test", "Leave a Reply", "--settings", tmp_path / "s.toml").stdout.decode()


@pytest.mark.parametrize("named", [[], ["--column", "html=raw_htm"]], ids=["not named", "misspelled"])
def test_rows_without_the_column_are_wrong_usage(named: list[str], tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"raw_html": ARTICLE, "n": 1}) + "\n", encoding="utf-8")
    done = newsclean("clean", tmp_path / "rows.jsonl", "-o", tmp_path / "out.jsonl", *named)
    assert done.returncode == 2
    assert "there are: raw_html, n. Name the right one: --column html=NAME" in done.stderr.decode()
    assert os.listdir(tmp_path) == ["rows.jsonl"]


def test_one_row_is_explained_by_the_columns_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text(json.dumps({"raw": ARTICLE.format(n=1)}) + "\n", encoding="utf-8")
    done = newsclean("explain", tmp_path / "rows.jsonl")
    assert (done.returncode, b"Name the right one: --column" in done.stderr) == (2, True)
    done = newsclean("explain", tmp_path / "rows.jsonl", "--column", "text=raw")
    assert (done.returncode, b"T Ferry 1 runs again" in done.stdout) == (0, True)


@needs.posix
@pytest.mark.parametrize("command", ["clean", "explain"])
def test_a_pipe_that_is_named_is_refused_and_not_waited_for(command: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = newsclean(command, tmp_path / "pipe")
    assert done.returncode == 2
    assert (
        f"is a pipe or device, not a file. Give it as standard input: - < {tmp_path / 'pipe'}" in done.stderr.decode()
    )


def test_an_id_of_no_rule_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "s.toml").write_text("disabled_rules = ['comment_form/leave-a-replay']\n", encoding="utf-8")
    done = newsclean("clean", "-", "--settings", tmp_path / "s.toml")
    assert done.returncode == 2
    assert "s.toml: disabled_rules: no rule is called 'comment_form/leave-a-replay'" in done.stderr.decode()


def test_a_rule_of_a_pack_that_is_named_on_the_command_line_can_be_switched_off(tmp_path: Path) -> None:
    pack, settings = tmp_path / "mine.toml", tmp_path / "s.toml"
    rule = (
        'id = "other/zq"\nkind = "other"\nphrases = ["zzz qqq"]\nwhy = "x"\nhits = ["zzz qqq"]\nnear_misses = ["z"]\n'
    )
    pack.write_text(f"[[rule]]\n{rule}", encoding="utf-8")
    settings.write_text("disabled_rules = ['other/zq']\n", encoding="utf-8")
    assert b"other/zq" in newsclean("rules", "test", "zzz qqq", "--rules", pack).stdout
    done = newsclean("rules", "test", "zzz qqq", "--rules", pack, "--settings", settings)
    assert (done.returncode in (0, 1), b"other/zq" in done.stdout, done.stderr) == (True, False, b"")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_output_is_utf8_whatever_the_machine_writes(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Паром снова ходит\n\n" + ARTICLE, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    for arguments, shown in (
        (["rules", "list"], "ar "),
        (["rules", "test", "Оставить комментарий"], "“оставить комментарий”"),
        (["explain", str(tmp_path / "a.txt")], "Паром снова ходит"),
    ):
        command = [sys.executable, "-m", "newsclean", *arguments]
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        assert (done.returncode, done.stderr) == (0, b"")
        assert shown in done.stdout.decode("utf-8")


def test_own_rules(tmp_path: Path) -> None:
    rule = """
[[rule]]
id = "call_to_action/ring-the-harbour"
kind = "call_to_action"
phrases = ["ring the harbour now"]
why = "Seen on harbour pages"
hits = ["Ring the harbour now!"]
near_misses = ["Ring the harbour now and then."]
"""
    (tmp_path / "mine.toml").write_text(rule, encoding="utf-8")
    (tmp_path / "a.txt").write_text(ARTICLE + "\nRing the harbour NOW »\n", encoding="utf-8")
    row = json.loads(newsclean("clean", tmp_path / "a.txt", "--rules", tmp_path / "mine.toml").stdout)
    assert row["removed"][-1]["rule"] == "call_to_action/ring-the-harbour"
    assert newsclean("rules", "check", tmp_path / "mine.toml").returncode == 0
    (tmp_path / "mine.toml").write_text(rule.replace("Ring the harbour now!", "Ring the bell"), encoding="utf-8")
    checked = newsclean("rules", "check", tmp_path / "mine.toml")
    assert checked.returncode == 1
    assert b"does not take its hit 'Ring the bell'" in checked.stdout
    tested = newsclean("rules", "test", "Leave a Reply")
    assert tested.stdout.startswith(b"comment_form")
    assert len(newsclean("rules", "list", "--language", "en").stdout.splitlines()) > 40


def test_explain_says_why(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    shown = newsclean("explain", tmp_path / "a.txt", "--evidence").stdout.decode()
    assert "- Leave a Reply\n    comment_form, comment_form/" in shown
    assert "T Ferry {n} runs again" in shown
    assert "\x1b[" not in shown
    assert "\x1b[31m" in newsclean("explain", tmp_path / "a.txt", "--color", "always").stdout.decode()


def test_explain_gives_up_a_page_that_takes_too_long(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE * 20_000, encoding="utf-8")
    (tmp_path / "hurry.toml").write_text("page_seconds = 0.01\n", encoding="utf-8")
    done = newsclean("explain", tmp_path / "a.txt", "--settings", tmp_path / "hurry.toml")
    assert done.returncode == 1
    assert b"a.txt: took more than 0.01 s (page_seconds): given up" in done.stderr


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        pytest.param("a.jsonl", b"", 2, "there is no page 1; found: 0 pages", id="no-page"),
        pytest.param(
            "a.jsonl", b'{"id": "a", "html": "x"}\n', 2, "no page 'b'; found: 1 page", id="no-page-of-that-id"
        ),
        pytest.param("a.jsonl", b'{"id": "b", "raw": "x"}\n', 2, "no column `html`", id="no-column-of-that-name"),
        pytest.param("a.txt", b"", 1, "read: a.txt: the file is empty", id="empty"),
        pytest.param("a.html.gz", b"no gzip", 1, "read: a.html.gz: the compressed file is damaged", id="damaged"),
        pytest.param("a.warc.gz", b"no gzip", 1, "there is no page", id="damaged-archive"),
        pytest.param("a.html", b"\0\1\2", 1, "parse: a.html: this is a binary file", id="binary"),
    ],
)
def test_explain_tells_a_page_that_fails_from_wrong_usage(
    name: str, content: bytes, code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(content)
    which = ["--id", "b"] if said.startswith("no page 'b'") else []
    done = newsclean("explain", name, *which)
    assert (done.returncode, done.stdout) == (code, b"")
    assert said in done.stderr.decode()


def test_what_is_empty_is_not_called_checked(tmp_path: Path) -> None:
    (tmp_path / "empty.toml").touch()
    assert (
        newsclean("rules", "check", tmp_path / "empty.toml").stdout.decode().endswith("empty.toml: no rules to check\n")
    )
    assert newsclean("audit", "-", stdin=b"\n").stdout == b"no records to count\n"


def test_quiet_runs_say_nothing_but_failures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert newsclean("clean", tmp_path / "a.txt", "--quiet").stderr == b""
    (tmp_path / "b.txt").write_bytes(b"")
    said = newsclean("clean", tmp_path, "--quiet").stderr.decode()
    assert said.count("\n") == 1
    assert "b.txt: the file is empty" in said


def test_figures_are_told_and_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = newsclean("clean", tmp_path / "a.txt", "-o", tmp_path / "out.jsonl", "--summary", tmp_path / "run.json")
    said = done.stderr.decode()
    assert "1 page: 1 article, 0 that are no article" in said
    assert "removed: comment_form 1\nnewsclean: languages: en 1" in said
    figures = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (figures["languages"], figures["removed_by_kind"]) == ({"en": 1}, {"comment_form": 1})
    assert figures["cpu_seconds"] > 0
    assert figures["record_bytes"] == (tmp_path / "out.jsonl").stat().st_size


@needs.full_device
def test_streams_that_take_no_more_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    done = newsclean("clean", tmp_path / "a.txt", "-o", "/dev/full")
    assert done.returncode == 3
    assert b"cannot write /dev/full: No space left on device" in done.stderr
    assert b"--resume" not in done.stderr
    done = newsclean("clean", tmp_path / "a.txt", "--summary", "/dev/full")
    assert done.returncode == 3
    assert b"the figures cannot be written" in done.stderr


@needs.posix
def test_help_starts_quickly() -> None:
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, '-m', 'newsclean', '--help'], stdout=subprocess.DEVNULL, check=True)\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(used.ru_utime + used.ru_stime)\n"
    )
    times = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3)
    ]
    assert min(times) < 0.2


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param(
            "page.html", b"<?xml version='1.0'?><!DOCTYPE html><html><body><p>" + ARTICLE.encode(), id="xhtml"
        ),
        pytest.param("letter.txt", b"From: the harbour office\nTo: all\n\n" + ARTICLE.encode(), id="a letter"),
        pytest.param(
            "on-feeds.txt", b"<rss> is a format of feeds\n\n".replace(b"<", b"A <") + ARTICLE.encode(), id="prose"
        ),
        pytest.param("braces.txt", b"{Ferry} runs again\n\n" + ARTICLE.encode(), id="braces"),
        pytest.param("brackets.md", b"[Update] Ferry runs again\n\n" + ARTICLE.encode(), id="brackets"),
        pytest.param("page.html.gz", b"<!DOCTYPE html><p>" + ARTICLE.encode(), id="decompressed by what fetched it"),
        pytest.param("behind.txt.gz", gzip.compress(ARTICLE.encode()) + b"trailing", id="bytes behind the gzip data"),
    ],
)
def test_pages_that_look_like_other_files_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    assert newsclean("clean", tmp_path / name, "-o", tmp_path / "out.jsonl").returncode == 0
    assert "the harbour office said on Monday" in records(tmp_path / "out.jsonl")[0]["text"]


def test_the_choices_of_options_are_those_of_the_library() -> None:
    """They are written out in the command, so that its help does not wait for the library."""
    parser = argparse.ArgumentParser()
    add_to(parser)
    choices = {action.dest: action.choices for action in parser._actions if action.choices}
    assert choices == {"format": get_args(Format), "engine": get_args(Engine), "explain": get_args(Explain)}
