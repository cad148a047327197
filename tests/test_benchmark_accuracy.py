"""The accuracy benchmark reads each layout and prints its tables."""

import gzip
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from newsclean.label.html.classifier import WEIGHTS

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "accuracy"
TEXT = (
    "The council of Orle voted on Monday to rebuild the bridge, which a flood had carried away in spring. "
    "Work begins in May, the mayor said, and the ferry will run until the new bridge is open."
)
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
    (folder / "gold.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")


def article_extraction_benchmark(folder: Path) -> None:
    (folder / "html").mkdir()
    (folder / "html" / "a.html.gz").write_bytes(gzip.compress(HTML.encode()))
    (folder / "ground-truth.json").write_text(
        json.dumps({"a": {"articleBody": TEXT, "url": "http://example.org/a"}}), encoding="utf-8"
    )


def wcxb(folder: Path) -> None:
    for name in ("html", "ground-truth"):
        (folder / "test" / name).mkdir(parents=True)
    (folder / "test" / "html" / "0001.html").write_text(HTML, encoding="utf-8")
    truth = {"ground_truth": {"main_content": TEXT}, "_internal": {"page_type": {"primary": "article"}}, "url": None}
    (folder / "test" / "ground-truth" / "0001.json").write_text(json.dumps(truth), encoding="utf-8")


def run(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(BENCHMARK), str(folder), "--tools", "newsclean", *more]
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
    assert "is_article is right on" in done.stdout


@pytest.mark.parametrize(("fold", "right"), [(0, "1.000"), (1, "0.000")], ids=["each page an article", "none"])
def test_each_page_is_judged_by_the_weights_of_its_fold(fold: int, right: str, tmp_path: Path) -> None:
    own(tmp_path)
    folds = tmp_path / "folds"
    folds.mkdir()
    weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    for number, log_odds in enumerate((9.0, -9.0)):
        forests = {"article": [log_odds], "article_nowhere": [log_odds]}
        (folds / f"html.{number}.json").write_text(json.dumps(weights | forests), encoding="utf-8")
    (folds / "folds.json").write_text(json.dumps({"a": fold}), encoding="utf-8")
    done = run(tmp_path, "--folds", str(folds))
    assert done.returncode == 0, done.stderr
    assert f"is_article is right on {right} of 1 pages" in done.stdout


def test_weights_made_from_other_pages_are_refused(tmp_path: Path) -> None:
    own(tmp_path)
    (tmp_path / "folds.json").write_text(json.dumps({"b": 0}), encoding="utf-8")
    done = run(tmp_path, "--folds", str(tmp_path))
    assert done.returncode != 0
    assert "a: no page of the corpus" in done.stderr


def test_a_folder_in_no_known_layout_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode != 0
    assert "not a corpus that is known here" in done.stderr
