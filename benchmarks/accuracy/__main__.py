"""Run newsclean and every installed peer over a corpus and print how close their texts are to the true ones.

    python benchmarks/accuracy FOLDER [--tools newsclean,trafilatura] [--folds FOLDS] [--limit N] [--worst 10]

FOLDER is a corpus in our own layout, a clone of scrapinghub/article-extraction-benchmark, or a clone of WCXB (see
corpora.py). The tables have one row per tool and set of pages: F1, precision and recall over words with a 95 %
interval, F1 over four-word groups, the shares of wanted and unwanted snippets, pages without text, CPU milliseconds per
page. With `--folds` (the folder that `training/html/train.py --folds` writes) newsclean judges each page with weights
that saw no page of its site. The last tables show how reliable `is_article` and `confidence` are.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpora import Page, read_corpus
from measures import Score, average, interval, score, shingle_f1, wrong_lines
from records import cleaner, print_judgements
from tools import NEWSCLEAN, Tool, check_names, installed

from newsclean import Article

# Limits of the groups by length of the true text, in words.
LENGTHS = ((0, 150), (150, 400), (400, 1000), (1000, 10**9))
# Languages with fewer pages than this form one group.
LEAST_PAGES = 5
_OTHER = "other page types"


def main() -> None:
    """Read the corpus, run all tools on each page, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tools", default="", help="names with commas between; default: all that are installed")
    parser.add_argument("--limit", type=int, help="take only so many pages, evenly spread")
    parser.add_argument("--worst", type=int, default=10, help="pages to show with their wrong lines, of the first tool")
    parser.add_argument("--folds", type=Path, help="weights blind to each part of the corpus")
    arguments = parser.parse_args()
    names = [name for name in arguments.tools.split(",") if name]
    check_names(names)
    pages = list(read_corpus(arguments.folder))
    if not pages:
        raise SystemExit(f"{arguments.folder}: no page in it")
    if arguments.limit and arguments.limit < len(pages):
        pages = [pages[i * len(pages) // arguments.limit] for i in range(arguments.limit)]

    runs = [run_peer(name, tool, pages) for name, tool in installed(names).items()]
    articles: list[Article] = []
    if not names or NEWSCLEAN in names:
        articles, seconds = clean_all(pages, cleaner(arguments.folds))
        runs.insert(0, Run(NEWSCLEAN, [article.text for article in articles], seconds))
    scores = {
        run.tool: [
            score(text, page.text, page.wanted, page.unwanted) for page, text in zip(pages, run.texts, strict=True)
        ]
        for run in runs
    }
    for title, group in (("source", lambda page: page.source), ("language", _languages(pages)), ("length", _length)):
        print_table(title, pages, runs, scores, group)
    for run in runs:
        if run.failures:
            print(f"{run.tool}: {run.failures} pages raised an error and count as empty")
    if articles:
        print_judgements(pages, articles, scores[NEWSCLEAN])
    if runs:
        print_worst(pages, runs[0], scores[runs[0].tool], arguments.worst)


@dataclass(frozen=True)
class Run:
    """The results of one tool on the pages."""

    tool: str
    texts: list[str]
    seconds: list[float]  # of CPU
    failures: int = 0


def clean_all(pages: Sequence[Page], clean: Callable[[Page], Article]) -> tuple[list[Article], list[float]]:
    """newsclean's records of the pages, and the CPU seconds they took. A page that fails is a bug and ends the run."""
    clean(pages[0])  # loads what is loaded at first use, so that no page pays for it
    articles, seconds = [], []
    for page in pages:
        started = time.process_time()
        articles.append(clean(page))
        seconds.append(time.process_time() - started)
    return articles, seconds


def run_peer(name: str, tool: Tool, pages: Sequence[Page]) -> Run:
    """The results of a peer on the pages."""
    with contextlib.suppress(Exception):  # loads what is loaded at first use; a failure shows again in the real run
        tool(pages[0].html, pages[0].url)
    texts, seconds, failures = [], [], 0
    for page in pages:
        started = time.process_time()
        try:
            text = tool(page.html, page.url)
        except Exception:  # any exception of a peer counts as no text and is reported
            text = ""
            failures += 1
        seconds.append(time.process_time() - started)
        texts.append(text)
    return Run(name, texts, seconds, failures)


def _languages(pages: Sequence[Page]) -> Callable[[Page], str]:
    counts: dict[str, int] = defaultdict(int)
    for page in pages:
        counts[page.language or "unknown"] += 1
    return lambda page: (
        _OTHER
        if _is_other(page)
        else (page.language or "unknown" if counts[page.language or "unknown"] >= LEAST_PAGES else "other languages")
    )


def _is_other(page: Page) -> bool:
    return page.type not in (None, "article")


def _length(page: Page) -> str:
    if page.text is None:
        return "snippets only"
    if _is_other(page):
        return _OTHER
    words = len(page.text.split())
    low, high = next((low, high) for low, high in LENGTHS if low <= words < high)
    return f"{low:4} words and more" if high == LENGTHS[-1][1] else f"{low:4} to {high} words"


def print_table(
    title: str,
    pages: Sequence[Page],
    runs: Sequence[Run],
    scores: dict[str, list[Score]],
    group: Callable[[Page], str],
) -> None:
    """Print one row per group of pages and tool."""
    members: dict[str, list[int]] = defaultdict(list)
    for i, page in enumerate(pages):
        members[group(page)].append(i)
    print(f"\nby {title:27} {'n':>5}  F1     95 %         P      R      s.F1   wanted unwant. empty   ms")
    for name, inside in sorted(members.items()):
        print(name)
        for run in runs:
            own = [scores[run.tool][i] for i in inside]
            known = [one for one in own if one.f1 is not None]
            low, high = interval(known, lambda few: average([one.f1 for one in few])) if known else (0.0, 0.0)
            cells = [
                f"{average([one.f1 for one in own]):.3f}  {low:.3f}-{high:.3f}" if known else f"{'-':5}  {'-':11}",
                _cell([one.precision for one in own]),
                _cell([one.recall for one in own]),
                f"{shingle_f1(own):.3f}" if known else "-    ",
                _cell([one.wanted for one in own]),
                _cell([one.unwanted for one in own]),
                f"{average([float(not run.texts[i].strip()) for i in inside]):.3f}",
                f"{1000 * average([run.seconds[i] for i in inside]):6.1f}",
            ]
            print(f"  {run.tool:28} {len(own):5}  {'  '.join(cells)}")


def _cell(values: Sequence[float | None]) -> str:
    return f"{average(values):.3f}" if any(value is not None for value in values) else "-    "


def print_worst(pages: Sequence[Page], run: Run, scores: Sequence[Score], count: int) -> None:
    """Print the pages on which the tool has the lowest F1, with the wrong lines."""
    rows = [(one.f1, i) for i, one in enumerate(scores) if one.f1 is not None]
    if count and rows:
        print(f"\nThe worst pages of {run.tool}: lines too much (+) and lacking (-)")
    for f1, i in sorted(rows)[:count]:
        page = pages[i]
        print(f"\n{f1:.3f}  P {scores[i].precision:.2f} R {scores[i].recall:.2f}  {page.id}  {page.url or ''}")
        for line in wrong_lines(run.texts[i], page.text or "")[:8]:
            print(f"    {line[:150]}")


if __name__ == "__main__":
    main()
