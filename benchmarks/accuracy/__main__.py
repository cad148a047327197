"""Run newsclean and every installed peer over a corpus and print how near their texts are to the true ones.

    python benchmarks/accuracy FOLDER [--tools newsclean,trafilatura] [--limit N] [--worst 10]

FOLDER is a corpus of our own layout, a clone of scrapinghub/article-extraction-benchmark, or one of WCXB (see
corpora.py). One row a tool and set of pages: F1, precision and recall over words with a 95 % interval, F1 over
four-word groups, the shares of wanted and unwanted snippets, pages without text, CPU milliseconds a page.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

from corpora import Page, read_corpus
from measures import Score, average, interval, score, shingle_f1, wrong_lines
from tools import Tool, installed

# Lengths of the true text, in words, that are told apart.
LENGTHS = ((0, 150), (150, 400), (400, 1000), (1000, 10**9))
# A language with fewer pages than this goes with the others.
LEAST_PAGES = 5


def main() -> None:
    """Read the corpus, run the tools in turn on each page, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", default="", help="names with commas between; default: all that are installed")
    parser.add_argument("--limit", type=int, help="take only so many pages, evenly spread")
    parser.add_argument("--worst", type=int, default=10, help="pages to show with their wrong lines, of the first tool")
    arguments = parser.parse_args()
    tools = installed(tuple(name for name in arguments.tools.split(",") if name))
    pages = list(read_corpus(arguments.folder))
    if not pages:
        raise SystemExit(f"{arguments.folder}: no page in it")
    if arguments.limit and arguments.limit < len(pages):
        pages = [pages[i * len(pages) // arguments.limit] for i in range(arguments.limit)]

    texts: dict[str, list[str]] = {name: [] for name in tools}
    seconds: dict[str, list[float]] = {name: [] for name in tools}
    failures: dict[str, int] = dict.fromkeys(tools, 0)
    warm_up(tools, pages[0])
    for page in pages:
        for name, tool in tools.items():
            started = time.process_time()
            try:
                text = tool(page.html, page.url)
            except Exception:  # whatever a peer raises counts as no text, and is reported
                text = ""
                failures[name] += 1
            seconds[name].append(time.process_time() - started)
            texts[name].append(text)
    scores = {
        name: [score(text, page.text, page.wanted, page.unwanted) for page, text in zip(pages, found, strict=True)]
        for name, found in texts.items()
    }
    for title, group in (("source", lambda page: page.source), ("language", _languages(pages)), ("length", _length)):
        print_table(title, pages, scores, texts, seconds, group)
    for name, count in failures.items():
        if count:
            print(f"{name}: {count} pages raised an error and count as empty")
    first = next(iter(tools))
    print_worst(first, pages, texts[first], scores[first], arguments.worst)


def warm_up(tools: dict[str, Tool], page: Page) -> None:
    """Run each tool once, so that what it loads at first use is not counted to a page."""
    for tool in tools.values():
        with contextlib.suppress(Exception):  # reported when it is run in earnest
            tool(page.html, page.url)


def _languages(pages: Sequence[Page]) -> Callable[[Page], str]:
    counts: dict[str, int] = defaultdict(int)
    for page in pages:
        counts[page.language or "unknown"] += 1
    return lambda page: (
        page.language or "unknown" if counts[page.language or "unknown"] >= LEAST_PAGES else "other languages"
    )


def _length(page: Page) -> str:
    if page.text is None:
        return "snippets only"
    words = len(page.text.split())
    low, high = next((low, high) for low, high in LENGTHS if low <= words < high)
    return f"{low:4} words and more" if high == LENGTHS[-1][1] else f"{low:4} to {high} words"


def print_table(
    title: str,
    pages: Sequence[Page],
    scores: dict[str, list[Score]],
    texts: dict[str, list[str]],
    seconds: dict[str, list[float]],
    group: Callable[[Page], str],
) -> None:
    """Print one row a group of pages and tool."""
    members: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        members[group(page)].append(i)
    print(f"\nby {title:27} {'n':>5}  F1     95 %         P      R      s.F1   wanted unwant. empty   ms")
    for name, inside in sorted(members.items()):
        print(name)
        for tool, all_scores in scores.items():
            own = [all_scores[i] for i in inside]
            known = [one for one in own if one.f1 is not None]
            low, high = interval(known, lambda few: average([one.f1 for one in few])) if known else (0.0, 0.0)
            cells = [
                f"{average([one.f1 for one in own]):.3f}  {low:.3f}-{high:.3f}" if known else f"{'-':5}  {'-':11}",
                _cell([one.precision for one in own]),
                _cell([one.recall for one in own]),
                f"{shingle_f1(own):.3f}" if known else "-    ",
                _cell([one.wanted for one in own]),
                _cell([one.unwanted for one in own]),
                f"{average([float(not texts[tool][i].strip()) for i in inside]):.3f}",
                f"{1000 * average([seconds[tool][i] for i in inside]):6.1f}",
            ]
            print(f"  {tool:28} {len(own):5}  {'  '.join(cells)}")


def _cell(values: Sequence[float | None]) -> str:
    return f"{average(values):.3f}" if any(value is not None for value in values) else "-    "


def print_worst(tool: str, pages: Sequence[Page], texts: Sequence[str], scores: Sequence[Score], count: int) -> None:
    """Print the pages with the lowest F1 and what is wrong with them."""
    rows = [(one.f1, i) for i, one in enumerate(scores) if one.f1 is not None]
    if count and rows:
        print(f"\nThe worst pages of {tool}: lines too much (+) and lacking (-)")
    for f1, i in sorted(rows)[:count]:
        page = pages[i]
        print(f"\n{f1:.3f}  P {scores[i].precision:.2f} R {scores[i].recall:.2f}  {page.id}  {page.url or ''}")
        for line in wrong_lines(texts[i], page.text or "")[:8]:
            print(f"    {line[:150]}")


if __name__ == "__main__":
    main()
