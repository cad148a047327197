"""Run the code of the documents that needs no host; `tests/hosts` runs the rest."""

import gzip
import json
import re
from pathlib import Path

import pyarrow.parquet as pq
from how_to import BROKEN, DOCS, PAGES, blocks, expected, run_python, run_shell, write_inputs

from newsclean import Settings
from newsclean.settings_file import read_settings

# A bucket that is a folder.
AWS = """aws() {
    local from="${3/s3:\\/\\/news/bucket}" to="${4/s3:\\/\\/news/bucket}"
    if [ "$from" = - ]; then cat > "$to"; elif [ "$to" = - ]; then cat "$from"; else cp "$from" "$to"; fi
}
"""


def records(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.splitlines()]


def test_archives(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    run_shell("how-to/archives.md", tmp_path)
    warc = records((tmp_path / "articles.jsonl").read_bytes())
    assert [row["url"] for row in warc] == list(PAGES)
    rows = records((tmp_path / "from-parquet.jsonl").read_bytes())
    assert [row["url"] for row in rows] == list(PAGES)
    assert [row["text"] for row in rows] == [row["text"] for row in warc]
    assert rows[5]["text"] == expected("https://news.example/ferry/5")["text"]
    (failure,) = records((tmp_path / "from-parquet.jsonl.failures.jsonl").read_bytes())
    assert failure["id"] == f"pages.parquet#{len(PAGES) + 1}"
    assert len(records((tmp_path / "from-tar.jsonl").read_bytes())) == 3
    assert len(records((tmp_path / "other.jsonl").read_bytes())) == len(PAGES)


def test_shell(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    run_shell("how-to/shell.md", tmp_path)
    rows = records((tmp_path / "articles.jsonl").read_bytes())
    assert [row["url"] for row in rows] == list(PAGES)
    short = records(gzip.decompress((tmp_path / "articles.jsonl.gz").read_bytes()))
    assert [row["text"] for row in short] == [row["text"] for row in rows]
    assert BROKEN not in [row["url"] for row in rows]
    (one,) = records((tmp_path / "article.json").read_bytes())
    assert one["title"] == "Ferry 1 runs again"


def test_buckets(tmp_path: Path) -> None:
    bucket = tmp_path / "bucket"
    bucket.mkdir()
    write_inputs(bucket)
    run_shell("how-to/buckets.md", tmp_path, stand_in=AWS)
    rows = records(gzip.decompress((bucket / "articles.jsonl.gz").read_bytes()))
    assert [row["url"] for row in rows] == list(PAGES)
    assert pq.read_table(bucket / "articles.parquet").column("url").to_pylist() == list(PAGES)
    run_python("how-to/buckets.md", tmp_path, {"s3://news": bucket.as_uri()})
    table = pq.read_table(bucket / "articles.parquet")
    assert table.column("text").to_pylist()[:70] == [row["text"] for row in rows]
    assert table.column("input_url").to_pylist() == [*PAGES, BROKEN]


def test_long_runs(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    run_shell("how-to/long-runs.md", tmp_path)
    assert len(records((tmp_path / "articles.jsonl").read_bytes())) == 2 * len(PAGES)
    manifest = json.loads((tmp_path / "articles.jsonl.manifest.json").read_text(encoding="utf-8"))
    assert manifest["complete"]
    inputs = records((tmp_path / "articles.jsonl.inputs.jsonl").read_bytes())
    assert [(part["name"], part["group"]) for part in inputs] == [
        ("crawl.warc.gz", None), *(("pages.parquet", group) for group in range(4)),
    ]  # fmt: skip
    figures = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (figures["pages"], figures["failures"]) == (2 * len(PAGES) + 1, 1)


def test_quick_start(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    (tmp_path / "pages.jsonl.gz").rename(tmp_path / "crawl.jsonl.gz")
    shown = run_shell("quick-start.md", tmp_path)
    assert "T Ferry 1 runs again" in shown
    assert "Ferry 69 runs again" in shown.splitlines()
    assert len(records((tmp_path / "articles.jsonl").read_bytes())) == 3
    assert "Failure(id='18'" in run_python("quick-start.md", tmp_path)


def test_rules_of_the_users_own(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    (tmp_path / "mine.toml").write_text("\n".join(blocks("add-a-rule.md", "toml")), encoding="utf-8")
    shown = run_shell("add-a-rule.md", tmp_path)
    assert "mine.toml: 2 rules, 0 problems" in shown
    assert "related_link/dont-miss" in shown


def test_a_detector_as_the_guide_prints_it(tmp_path: Path) -> None:
    assert run_python("add-a-detector.md", tmp_path, module="doctest") == ""


def test_settings_in_a_file(tmp_path: Path) -> None:
    for name, document in (("our-rules", "add-a-rule.md"), ("newsclean", "quick-start.md")):
        (tmp_path / f"{name}.toml").write_text("\n".join(blocks(document, "toml")), encoding="utf-8")
    settings = read_settings(tmp_path / "newsclean.toml")
    assert [settings.explain, settings.page_seconds, len(settings.packs)] == ["spans", 10.0, 1]


def test_rules_that_are_switched_off_exist() -> None:
    text = (DOCS / "add-a-rule.md").read_text(encoding="utf-8")
    named = re.findall(r'`(?:disabled_rules = \[)?"([a-z:]*[a-z_]+/[a-z-]+)"\]?`', text)
    assert len(named) == 2
    Settings(disabled_rules=named)
