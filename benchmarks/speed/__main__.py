"""Measure CPU time per page, of full records and of trafilatura in the same run, and the cost of each stage.

    python benchmarks/speed CORPUS [--limit 300] [--second-opinion doubt]

CORPUS holds pages/<id>.html.gz and gold.jsonl with "id", "url" and "text" in each line. Both tools read every page.
trafilatura runs as `bare_extraction(html)` with default options and gives text only; newsclean's record also has
metadata, repairs, language, judgement and findings. Rules and weights are loaded before, and that cost is printed. No
page is read twice. Garbage is collected between the pages, as in a run with worker processes. A busy machine makes the
times of both tools longer, so trust the ratios.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

WARM_UP = 40
# A text for which langdetect is asked, which reads its profiles once per process.
OF_NO_LANGUAGE = "Quousque tandem abutere patientia nostra Catilina"
# A text that needs the learned labeler of plain text, as one of a few lines does not.
FIRST = "The ferry to the island runs again, the harbour office said on Monday.\n\nLeave a Reply\nName\nEmail\nWebsite"
# The pipeline's stages, by their names in newsclean.pipeline.
STAGES = ("parse", "repair", "read_metadata", "label", "decide", "pick_metadata", "assemble", "judge", "detect")


def main() -> None:
    """Read the pages, run both tools alternately, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--limit", type=int, default=10**9, help="take only so many pages, evenly spread")
    parser.add_argument("--second-opinion", default="doubt", choices=("never", "doubt", "always"))
    options = parser.parse_args()
    rows = [json.loads(line) for line in (options.corpus / "gold.jsonl").read_text("utf-8").split("\n") if line]
    most = options.limit + WARM_UP
    if most < len(rows):
        rows = [rows[i * len(rows) // most] for i in range(most)]
    step = max(1, len(rows) // WARM_UP)
    warm, measured = rows[::step][:WARM_UP], [row for i, row in enumerate(rows) if i % step or i // step >= WARM_UP]
    print_loading(warm, options)
    print_html(measured, options)
    print_text(measured, options)


def read_page(row: dict[str, Any], corpus: Path) -> bytes:
    return gzip.decompress((corpus / "pages" / f"{row['id']}.html.gz").read_bytes())


def print_loading(rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    """Load what is loaded once per process, and print the time."""
    started = time.process_time()
    from newsclean import clean

    print(f"import newsclean and its first name: {1e3 * (time.process_time() - started):.0f} ms", end="; ")
    started = time.process_time()
    clean(FIRST)
    print(f"the first text: {1e3 * (time.process_time() - started):.0f} ms", end="; ")
    from newsclean.label.rules.for_page import rule_table
    from newsclean.language.folders import language_tags

    started = time.process_time()
    for tag in language_tags():
        rule_table(frozenset({tag, "en"}), (), frozenset())
    rule_table(frozenset(), (), frozenset())
    print(
        f"the rules of all {len(language_tags()) - 1} languages: {1e3 * (time.process_time() - started):.0f} ms",
        end="; ",
    )
    from newsclean.language.detect import detect_language

    started = time.process_time()
    detect_language(OF_NO_LANGUAGE)
    print(f"langdetect, on the first text that others leave open: {1e3 * (time.process_time() - started):.0f} ms")
    from trafilatura import bare_extraction

    for row in rows:
        clean_page(read_page(row, options.corpus), row, options)
        bare_extraction(read_page(row, options.corpus))


def clean_page(content: bytes | str, row: dict[str, Any], options: argparse.Namespace) -> None:
    from newsclean.errors import PageFailed
    from newsclean.given import make_page
    from newsclean.settings import Settings

    kind = "html" if isinstance(content, bytes) else "text"
    page = make_page(content, url=row.get("url"), kind=kind)
    try:
        sys.modules["newsclean.pipeline"].clean_page(page, Settings(second_opinion=options.second_opinion))
    except PageFailed as failure:
        print(f"{row['id']}: {failure}", file=sys.stderr)


def print_html(rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    from trafilatura import bare_extraction

    seconds: dict[str, float] = dict.fromkeys(STAGES, 0.0)
    ours: list[float] = []
    theirs: list[float] = []
    with_stages = time_stages(seconds)
    gc.collect()
    gc.freeze()
    for row in rows:
        content = read_page(row, options.corpus)
        gc.disable()
        ours.append(timed(partial(clean_page, content, row, options)))
        theirs.append(timed(partial(bare_extraction, content)))
        gc.enable()
    with_stages()
    print(f"\n| {len(rows)} pages, CPU ms | mean | median | p95 |\n|---|--:|--:|--:|")
    for name, times in (("newsclean, full record", ours), ("trafilatura, text only", theirs)):
        print(f"| {name} | {' | '.join(f'{1e3 * value:.1f}' for value in figures(times))} |")
    ratios = [b / a for a, b in zip(figures(ours), figures(theirs), strict=True)]
    print(f"| times as fast | {' | '.join(f'{ratio:.2f}' for ratio in ratios)} |")
    whole = sum(ours)
    print("\n| stage | mean ms | share |\n|---|--:|--:|")
    for name, spent in sorted(seconds.items(), key=lambda item: -item[1]):
        print(f"| {name} | {1e3 * spent / len(rows):.2f} | {spent / whole:.0%} |")
    rest = whole - sum(seconds.values())
    print(f"| between them | {1e3 * rest / len(rows):.2f} | {rest / whole:.0%} |")


def print_text(rows: Sequence[dict[str, Any]], options: argparse.Namespace) -> None:
    texts = [(row, row["text"]) for row in rows if row.get("text")]
    for row, text in texts[:WARM_UP]:
        clean_page(text, row, options)
    times = [timed(partial(clean_page, text, row, options)) for row, text in texts[WARM_UP:]]
    if times:
        characters = sum(len(text) for _, text in texts[WARM_UP:]) / len(times)
        print(
            f"\n| {len(times)} texts of {characters:,.0f} characters, CPU ms | mean | median | p95 |\n|---|--:|--:|--:|"
        )
        print(f"| newsclean, full record | {' | '.join(f'{1e3 * value:.1f}' for value in figures(times))} |")


def time_stages(seconds: dict[str, float]) -> Callable[[], None]:
    """Wrap the pipeline's stages so that they add up their CPU time. Return a function that undoes this."""
    pipeline = sys.modules["newsclean.pipeline"]
    stages = {name: getattr(pipeline, name) for name in seconds}

    def watch(name: str) -> Callable[..., Any]:
        def stage(*arguments: Any) -> Any:
            started = time.process_time()
            result = stages[name](*arguments)
            if isinstance(result, Iterator):
                result = list(result)
            seconds[name] += time.process_time() - started
            return result

        return stage

    for name in stages:
        setattr(pipeline, name, watch(name))
    return lambda: [setattr(pipeline, name, stage) for name, stage in stages.items()] and None


def timed(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def figures(times: Sequence[float]) -> tuple[float, float, float]:
    """Mean, median, 95th percentile."""
    return statistics.fmean(times), statistics.median(times), sorted(times)[int(0.95 * len(times))]


if __name__ == "__main__":
    main()
