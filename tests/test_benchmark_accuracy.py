"""The accuracy benchmark reads each layout and prints its tables."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "accuracy"
TEXT = "The council of Orle voted on Monday to rebuild the bridge, which a flood had carried away in spring."
HTML = f"<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>{TEXT}</p></article></body></html>"


def own(folder: Path) -> None:
    (folder / "pages").mkdir()
    (folder / "pages" / "a.html.gz").write_bytes(gzip.compress(HTML.encode()))
    row = {
        "id": "a",
        "source": "own",
        "url": None,
        "page_type": "article",
        "text": TEXT,
        "with": [],
        "without": ["Bridge"],
    }
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n")


def article_extraction_benchmark(folder: Path) -> None:
    (folder / "html").mkdir()
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (folder / "ground-truth.json").write_text(json.dumps({"a": {"articleBody": TEXT, "url": "http://example.org/a"}}))


def wcxb(folder: Path) -> None:
    for name in ("html", "ground-truth"):
        (folder / "test" / name).mkdir(parents=True)
    (folder / "test" / "html" / "0001.html").write_text(HTML)
    truth = {"ground_truth": {"main_content": TEXT}, "_internal": {"page_type": {"primary": "article"}}, "url": None}
    (folder / "test" / "ground-truth" / "0001.json").write_text(json.dumps(truth))


def run(folder: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(BENCHMARK), str(folder), "--tools", "newsclean"]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("layout", [own, article_extraction_benchmark, wcxb])
def test_a_corpus_is_read_and_scored(layout: Callable[[Path], None], tmp_path: Path) -> None:
    layout(tmp_path)
    done = run(tmp_path)
    assert done.returncode == 0, done.stderr
    assert "by source" in done.stdout
    assert "by length" in done.stdout
    rows = [line.split() for line in done.stdout.splitlines() if line.startswith("  newsclean")]
    assert {row[1] for row in rows} == {"1"}
    assert float(rows[0][2]) > 0.9


def test_a_folder_in_no_known_layout_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode != 0
    assert "not a corpus that is known here" in done.stderr
