"""The same pages give the same bytes with any number of workers or threads, any order and any hash seed.

`benchmarks/runs/identity.py` checks that another version of Python writes the same bytes.
"""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from golden import PAGES, slugs

import newsclean

SOURCE = str(Path(newsclean.__file__).parent.parent)


def rows() -> list[str]:
    """The golden pages as rows of JSONL."""
    lines = []
    for slug in slugs():
        (file,) = (PAGES / slug).glob("source.*")
        column = "html" if file.suffix == ".html" else "text"
        row = {"id": slug, column: file.read_text(encoding="utf-8", errors="replace")}
        lines.append(json.dumps(row, ensure_ascii=False))
    return lines


def records(folder: Path, lines: list[str], *options: str, seed: int = 0) -> list[bytes]:
    """The records of the rows, as lines."""
    folder.mkdir()
    (folder / "rows.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [sys.executable, "-m", "newsclean", "clean", "rows.jsonl", "-o", "out.jsonl", "--quiet", *options]
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": SOURCE}
    subprocess.run(command, cwd=folder, env=environment, check=True, timeout=300)
    return (folder / "out.jsonl").read_bytes().splitlines()


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """What one worker writes."""
    found = records(tmp_path_factory.mktemp("reference") / "one", rows())
    assert [json.loads(line)["id"] for line in found] == slugs()
    return found


def test_four_workers_write_what_one_writes(reference: list[bytes], tmp_path: Path) -> None:
    assert records(tmp_path / "four", rows(), "--jobs", "4", seed=4711) == reference


@pytest.mark.parametrize("order", ["reversed", "shuffled"])
def test_the_order_of_pages_makes_no_difference_to_any(reference: list[bytes], tmp_path: Path, order: str) -> None:
    lines = rows()[::-1]
    if order == "shuffled":
        random.Random(5).shuffle(lines)
    found = records(tmp_path / order, lines, "--jobs", "2", seed=len(order))
    assert found != reference
    assert sorted(found, key=lambda line: json.loads(line)["id"]) == reference


THREADS = """
import json, sys, threading
from concurrent.futures import ThreadPoolExecutor
from newsclean import Page, clean

rows = [json.loads(line) for line in open("rows.jsonl", encoding="utf-8")]
pages = [Page(row["id"], row.get("html") or row["text"], kind="html" if "html" in row else "text") for row in rows]
sys.setswitchinterval(1e-5)
barrier = threading.Barrier(8)
with ThreadPoolExecutor(8, initializer=barrier.wait) as threads:
    found = list(threads.map(clean, pages))
print(*(page.id for page, article in zip(pages, found) if article.to_json() != clean(page).to_json()))
"""


def test_threads_that_begin_at_once_make_what_one_makes(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text("\n".join(rows()), encoding="utf-8")
    command, environment = [sys.executable, "-c", THREADS], {**os.environ, "PYTHONPATH": SOURCE}
    done = subprocess.run(command, cwd=tmp_path, env=environment, check=True, timeout=300, stdout=subprocess.PIPE)
    assert done.stdout.split() == []
