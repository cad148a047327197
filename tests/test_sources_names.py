"""The ids of pages from several inputs: no two files get the same."""

import json
from pathlib import Path

import pytest
from test_command import ARTICLE, newsclean, records

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
