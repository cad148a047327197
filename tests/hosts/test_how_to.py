"""Run the code of each host's how-to page against the real library; every host must give the same records."""

import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from how_to import BROKEN, PAGES, expected, run_python, write_inputs

from newsclean.arrow import article_schema

# Digests and scores included: every host must give what one page cleaned by itself gives.
COLUMNS = [name for name in article_schema().names if name not in ("source", "field_sources", "url")]


def check_rows(rows: list[dict[str, Any]]) -> None:
    """Raise `AssertionError` where the rows are not the records of the pages."""
    found = {row["id"]: row for row in rows}
    assert sorted(found) == sorted([*PAGES, BROKEN])
    assert len(rows) == len(found)
    failed = found.pop(BROKEN)
    assert failed["error"]["stage"] == "parse"
    assert failed["text"] is None
    for url, row in found.items():
        wanted = expected(url)
        assert row["error"] is None
        assert {name: row[name] for name in COLUMNS} == {name: wanted[name] for name in COLUMNS}


@pytest.mark.parametrize(
    ("name", "out", "said"),
    [
        pytest.param("how-to/ray.md", "articles", "'is_article': True", id="ray"),
        pytest.param("how-to/spark.md", "articles", "Ferry 0 runs again", id="spark"),
        pytest.param("how-to/datasets.md", "articles.parquet", "71 70", id="datasets"),
        pytest.param("how-to/pandas-polars.md", "articles.parquet", "breadcrumb", id="pandas and polars"),
    ],
)
def test_columns(tmp_path: Path, name: str, out: str, said: str) -> None:
    write_inputs(tmp_path)
    printed = run_python(name, tmp_path)
    assert said in printed
    check_rows(pq.read_table(tmp_path / out).to_pylist())


def test_datatrove(tmp_path: Path) -> None:
    write_inputs(tmp_path)
    run_python("how-to/datatrove.md", tmp_path)
    rows = records(tmp_path / "articles")
    assert sorted(row["metadata"]["url"] for row in rows) == sorted(PAGES)
    for row in rows:
        wanted = expected(row["metadata"]["url"])
        assert row["text"] == wanted["text"]
        assert row["metadata"]["newsclean"]["title"] == wanted["title"]
        assert row["metadata"]["newsclean"]["removed"] == wanted["removed"]
    (dropped,) = records(tmp_path / "dropped")
    assert dropped["metadata"]["filter_reason"] == "failed_parse"
    assert "empty" in dropped["metadata"]["newsclean_error"]


def records(folder: Path) -> list[dict[str, Any]]:
    """The lines of all files of a folder."""
    lines = [line for file in sorted(folder.iterdir()) for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]
