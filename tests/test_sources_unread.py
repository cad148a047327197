"""The files of a folder that are not read: each is counted, and pages are read whatever they are called."""

import json
import tarfile
from pathlib import Path

import pytest
from test_command import ARTICLE, newsclean, records

HTML = (
    "<!DOCTYPE html><html><head><title>Ferry</title></head><body><article><h1>Ferry runs again</h1>{}</article></body>"
)
PAGE = HTML.format("<p>The ferry to the island runs again, the harbour office said on Monday.</p>" * 3)


def fill(folder: Path) -> Path:
    """A folder as `wget -r -K` and a notebook leave it."""
    for name in ("index.html", "story", "story.php", "show.aspx?id=3.5", "news@id=4"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    (folder / "wide").write_bytes(b"\xff\xfe" + PAGE.encode("utf-16-le"))
    for name in ("index.html.orig", ".hidden.html", "._index.html"):
        (folder / name).write_text(PAGE, encoding="utf-8")
    for name, content in {
        "feed.xml": '<?xml version="1.0"?><rss/>', "LICENSE": "Use <html> freely.", "a.pdf": "%PDF", "b.PDF": "%PDF",
        "shop.php": "<?php echo '<html>';", "a.css": "body {}", "page.mhtml": "MIME-Version: 1.0\n\n<html>",
    }.items():  # fmt: skip
        (folder / name).write_text(content, encoding="utf-8")
    (folder / ".ipynb_checkpoints").mkdir()
    (folder / ".ipynb_checkpoints" / "index-checkpoint.html").write_text(PAGE, encoding="utf-8")
    return folder


READ = ["index.html", "news@id=4", "show.aspx?id=3.5", "story", "story.php", "wide"]
NOT_READ = {
    "hidden": 3, ".pdf": 2, ".css": 1, ".mhtml": 1, ".orig": 1, ".php": 1, ".xml": 1, "no suffix": 1,
}  # fmt: skip


def test_the_pages_of_a_saved_site_are_read_and_all_else_is_counted(tmp_path: Path) -> None:
    folder = fill(tmp_path)
    # The output lies in the input: what the run writes itself is neither read nor counted.
    done = newsclean("clean", folder, "-o", folder / "out.jsonl", "--summary", folder / "run.json")
    assert done.returncode == 0
    assert [row["id"] for row in records(folder / "out.jsonl")] == READ
    summary = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    assert summary["not_read"] == NOT_READ
    assert summary["skipped"] == {}
    assert b"11 files not read: hidden 3, .pdf 2, .css 1" in done.stderr


def test_files_that_are_not_read_may_change_while_a_run_is_stopped(tmp_path: Path) -> None:
    folder = fill(tmp_path)
    out = folder / "out.jsonl"
    newsclean("clean", folder, "-o", out)
    whole = out.read_bytes()
    manifest = folder / "out.jsonl.manifest.json"
    stopped = json.loads(manifest.read_text(encoding="utf-8")) | {"complete": False}
    manifest.write_text(json.dumps(stopped), encoding="utf-8")
    out.rename(f"{out}.partial")
    (folder / "out.jsonl.inputs.jsonl").rename(f"{out}.inputs.jsonl.partial")
    (folder / "out.jsonl.failures.jsonl.partial").touch()
    (folder / "run.log").write_text("new", encoding="utf-8")
    (folder / "a.pdf").write_text("longer than before", encoding="utf-8")
    done = newsclean("clean", folder, "-o", out, "--resume", "--summary", folder / "run.json")
    assert (done.returncode, out.read_bytes()) == (0, whole), done.stderr
    assert json.loads((folder / "run.json").read_text(encoding="utf-8"))["not_read"] == NOT_READ | {".log": 1}


def test_a_folder_without_pages_says_that_a_named_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "notes.rst").write_text(ARTICLE, encoding="utf-8")
    done = newsclean("clean", tmp_path, "-o", tmp_path / "out.jsonl")
    assert done.returncode == 1
    assert b"found only other files. A file that you name is read as a page" in done.stderr
    assert newsclean("clean", tmp_path / "notes.rst", "-o", tmp_path / "out.jsonl").returncode == 0


def test_a_hidden_folder_that_is_named_is_read(tmp_path: Path) -> None:
    folder = tmp_path / ".cache"
    folder.mkdir()
    (folder / "1.txt").write_text(ARTICLE, encoding="utf-8")
    assert newsclean("clean", folder, "-o", tmp_path / "out.jsonl").returncode == 0
    assert [row["id"] for row in records(tmp_path / "out.jsonl")] == ["1.txt"]


@pytest.mark.parametrize("name", ["site.tar", "site.tar.gz"])
def test_a_saved_site_in_a_tar_archive(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "site"
    folder.mkdir()
    fill(folder)
    with tarfile.open(tmp_path / name, "w:gz" if name.endswith("gz") else "w") as archive:
        archive.add(folder, ".", filter=lambda member: member)
    done = newsclean("clean", tmp_path / name, "-o", tmp_path / "out.jsonl", "--summary", tmp_path / "run.json")
    assert done.returncode == 0
    assert sorted(row["id"] for row in records(tmp_path / "out.jsonl")) == [f"{name}#{page}" for page in READ]
    skipped = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["skipped"]
    assert skipped == {f"in tar: {kind}": count for kind, count in NOT_READ.items()}
