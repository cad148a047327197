"""Measure what repair and the first language detection cost per page; print a Markdown table.

    python benchmarks/repair/speed.py PAGES_FOLDER [--limit 600]

PAGES_FOLDER holds pages as .html or .html.gz. Figures are CPU time on one core without parsing, the best of
three runs per page. A page on which no repair changed anything counts as undamaged.
"""

from __future__ import annotations

import argparse
import gzip
import statistics
import time
from pathlib import Path

from newsclean.parse import parse
from newsclean.records import Document, Page
from newsclean.repair import repair
from newsclean.settings import Settings

RUNS = 3


def read_pages(folder: Path, limit: int) -> list[Document]:
    documents = []
    for file in sorted(folder.iterdir())[:limit]:
        content = gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes()
        documents.append(parse(Page(file.name, content, kind="html"), Settings()))
    return documents


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=10**9)
    options = parser.parse_args()
    documents = read_pages(options.folder, options.limit)
    for document in documents[:20]:
        repair(document)  # word lists and models are loaded once per process
    rows: list[tuple[float, int]] = []
    for document in documents:
        times = []
        for _ in range(RUNS):
            started = time.process_time()
            repaired = repair(document)
            times.append(time.process_time() - started)
        rows.append((min(times) * 1e6, sum(len(block.edits) for block in repaired.blocks)))
    print("| pages | number | mean, µs | median | p95 |\n|---|---|---|---|---|")
    groups = (
        ("undamaged", [cost for cost, edits in rows if not edits]),
        ("one to five edits", [cost for cost, edits in rows if 1 <= edits <= 5]),
        ("more", [cost for cost, edits in rows if edits > 5]),
        ("all", [cost for cost, _ in rows]),
    )
    for name, costs in groups:
        if costs:
            p95 = statistics.quantiles(costs, n=20)[-1] if len(costs) > 1 else costs[0]
            print(
                f"| {name} | {len(costs)} | {statistics.mean(costs):.0f} | {statistics.median(costs):.0f} | {p95:.0f} |"
            )


if __name__ == "__main__":
    main()
