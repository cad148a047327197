"""The ids of pages from several inputs: no two files get the same."""

import json
import os
import tarfile
from pathlib import Path

import pytest
from test_command import ARTICLE, newsclean, records

from newsclean.explain import explain
from newsclean.run.job import Job, run_job
from newsclean.settings import Settings

ROW = json.dumps({"text": ARTICLE.format(n=1)}) + "\n"


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name in ("a/one.txt", "b/one.txt", "b/sub/two.txt", "b.txt"):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ARTICLE.format(n=1), encoding="utf-8")
    for name in ("a/rows.jsonl", "b/rows.jsonl"):
        (tmp_path / name).write_text(ROW, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("paths", "ids"),
    [
        pytest.param(["a"], ["one.txt", "rows.jsonl#1"], id="one folder: relative to it"),
        pytest.param(["a/one.txt"], ["one.txt"], id="one file: its name"),
        pytest.param(["a/one.txt", "b/sub/two.txt"], ["one.txt", "two.txt"], id="files of different names"),
        pytest.param(["a/one.txt", "./b/one.txt"], ["a/one.txt", "b/one.txt"], id="files of the same name"),
        pytest.param(
            ["a", "b/"],
            ["a/one.txt", "a/rows.jsonl#1", "b/one.txt", "b/rows.jsonl#1", "b/sub/two.txt"],
            id="two folders",
        ),
        pytest.param(["a", "b.txt"], ["a/one.txt", "a/rows.jsonl#1", "b.txt"], id="a folder and a file"),
    ],
)
def test_ids(folders: Path, paths: list[str], ids: list[str]) -> None:
    assert newsclean("clean", *(f"{folders}/{path}" for path in paths), "-o", folders / "out.jsonl").returncode == 0
    found = [row["id"] for row in records(folders / "out.jsonl")]
    assert [id.removeprefix(f"{folders.as_posix()}/") for id in found] == ids


def test_explain_takes_the_id_of_a_record_of_two_folders(folders: Path) -> None:
    assert newsclean("explain", folders / "a/rows.jsonl", "--id", "a/rows.jsonl#1").returncode == 0
    assert newsclean("explain", folders / "a/rows.jsonl", "--id", "other-rows.jsonl#1").returncode == 2


@pytest.mark.parametrize(
    ("paths", "said"),
    [
        pytest.param(["a", "a/"], "a/: is named twice", id="the same folder"),
        pytest.param(["b.txt", "a/../b.txt"], "a/../b.txt: is named twice", id="the same file by a detour"),
        pytest.param(["b", "a/../b/sub"], "a/../b/sub: lies in", id="a folder in it by a detour"),
        pytest.param(["b.txt", "./b.txt"], "./b.txt: is named twice", id="the same file"),
        pytest.param(["b/sub/two.txt", "b"], "b/sub/two.txt: lies in", id="a file of a folder"),
        pytest.param(["b", "b/sub"], "b/sub: lies in", id="a folder of a folder"),
    ],
)
def test_no_page_is_cleaned_twice(folders: Path, paths: list[str], said: str) -> None:
    done = newsclean("clean", *(f"{folders}/{path}" for path in paths), "-o", folders / "out.jsonl")
    assert (done.returncode, (folders / "out.jsonl").exists()) == (2, False)
    assert said in done.stderr.decode()


def test_a_file_that_is_called_like_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("-").write_text(f"<html><p>{ARTICLE}</p></html>", encoding="utf-8")
    for n, path in enumerate(("./-", ".")):
        for resume in (False, True):
            summary = run_job(Job((path,), f"../{tmp_path.name}{n}.jsonl", resume=resume))
            assert (summary.pages, summary.failures) == (1, 0)
        (record,) = records(Path(f"../{tmp_path.name}{n}.jsonl"))
        assert (record["id"], record["source"]["path"]) == ("-", "./-")


def test_a_folder_of_output_has_a_file_for_each_name_that_is_not_utf8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    names = [
        b"caf\xe9.txt",
        rb"caf\xe9.txt",
        rb"caf\\xe9.txt",
        rb"a\b.txt",
        b"caf\xe9.txt.jsonl",
        b"\xe9" * 100 + b"/a.txt",
        b"\xe9" * 99 + b"\xe8/a.txt",
    ]
    for name in names:
        file = Path("in", os.fsdecode(name))
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(ROW if name.endswith(b"l") else ARTICLE, encoding="utf-8")
        except OSError:
            pytest.skip("this system has no such names")
    assert run_job(Job(("in",), "out/")).failures == 0
    ids = {file: json.loads(file.read_bytes())["id"] for file in Path("out").rglob("*.jsonl")}
    assert len(set(ids.values())) == len(ids) == len(names)
    assert {Path(r"out/caf\xe9.txt.jsonl"), Path(r"out/caf\xe9.txt.jsonl.jsonl"), Path(r"out/a\b.txt.jsonl")} < set(ids)


def test_names_that_are_not_utf8_stay_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (b"in/caf\xe9.txt", b"in/caf\xe8.txt", b"in/r\xe9.jsonl", "in/café.txt".encode()):
        try:
            os.makedirs("in", exist_ok=True)
            Path(os.fsdecode(name)).write_text(ROW if name.endswith(b"l") else ARTICLE, encoding="utf-8")
        except OSError:
            pytest.skip("this system has no such names")
    with tarfile.open("in/t.tar", "w") as archive:
        for name in (b"in/caf\xe9.txt", b"in/caf\xe8.txt"):
            archive.add(os.fsdecode(name), os.fsdecode(name))
    members = [r"t.tar#in/caf\xe9.txt", r"t.tar#in/caf\xe8.txt"]
    ids = ["café.txt", r"caf\xe8.txt", r"caf\xe9.txt", r"r\xe9.jsonl#1", *members]
    assert run_job(Job(("in",), os.fsdecode(b"out\xe9.jsonl"))).failures == 0
    records = [json.loads(line) for line in Path(os.fsdecode(b"out\xe9.jsonl")).read_bytes().splitlines()]
    assert sorted(record["id"] for record in records) == sorted(ids)
    assert {record["source"]["path"] for record in records} == {f"in/{id.partition('#')[0]}" for id in ids}
    assert run_job(Job(("in",), "out/")).failures == 0
    assert len(list(Path("out").iterdir())) == 5
    for suffix in ("parquet", "arrow"):
        assert run_job(Job(("in",), os.fsdecode(b"out\xe9.") + suffix, suffix)).failures == 0
    explained = explain("in/t.tar", Settings(), id=r"t.tar#in/caf\xe8.txt")
    assert "harbour office" in explained
