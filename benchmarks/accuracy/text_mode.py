"""Clean the plain texts that other tools made of a corpus' pages, and compare the results with the true texts.

    python benchmarks/accuracy/text_mode.py CORPUS INPUTS [--flavours resiliparse,readability] [--folds FOLDER]

INPUTS is the folder that `training/text/make_inputs.py` makes of CORPUS: whole pages in several flavours, and
half-cleaned texts. Tools: `nothing` (the text as it is), newsclean, and as peers C4's line rules, Gopher's document
rules and jusText over lines. With `--folds` (the folder that `training/text/train.py --folds` writes) newsclean judges
each page with weights that saw no page of its site. Finally the true texts themselves are cleaned; nothing should be
removed.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from measures import Score, average, interval, score, shingle_f1
from text_peers import PEERS

from newsclean import Article, clean_text
from newsclean.label.text import classifier as text_classifier

FLAVOURS = (
    "resiliparse", "soup-lines", "soup", "inscriptis", "html2text", "turbohtml",
    "readability", "newspaper", "justext", "trafilatura",
)  # fmt: skip


def main() -> None:
    """Read the texts, run all tools on each, print one table per flavour."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--flavours", default=",".join(FLAVOURS), help="names with commas between")
    parser.add_argument("--tools", default="nothing,newsclean,c4-lines,gopher,justext-lines")
    parser.add_argument("--folds", type=Path, help="weights blind to each part of the corpus")
    parser.add_argument("--limit", type=int, help="take only so many pages, evenly spread")
    parser.add_argument("--source", help="take only the pages of this set")
    arguments = parser.parse_args()
    golds = read_golds(arguments.corpus, arguments.source, arguments.limit)
    clean = cleaner(arguments.folds)
    for flavour in filter(None, arguments.flavours.split(",")):
        texts = read_texts(arguments.inputs / f"{flavour}.jsonl.gz")
        pages = [(gold, texts[gold["id"]]) for gold in golds if texts.get(gold["id"], "").strip()]
        print_flavour(flavour, pages, arguments.tools.split(","), clean)
    print_clean(golds, clean)


def read_golds(corpus: Path, source: str | None, limit: int | None) -> list[dict[str, Any]]:
    """The pages whose true text is known."""
    with (corpus / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [gold for gold in map(json.loads, lines) if gold["text"]]
    golds = [gold for gold in golds if source in (None, gold["source"])]
    return golds if limit is None else [golds[i * len(golds) // limit] for i in range(min(limit, len(golds)))]


def read_texts(file: Path) -> dict[str, str]:
    """The texts of one flavour, by page."""
    with gzip.open(file, "rt", encoding="utf-8", errors="surrogatepass") as rows:
        return {row["id"]: row["text"] for row in map(json.loads, rows)}


def cleaner(folds: Path | None) -> Callable[[str, str], Article]:
    """A function of page id and text that cleans it, with the shipped weights or those that saw no page of its site."""
    if folds is None:
        return lambda name, text: clean_text(text, id=name)
    load = text_classifier.load_text_model.__wrapped__
    parts = json.loads((folds / "folds.json").read_text(encoding="utf-8"))
    models = [load(file) for file in sorted(folds.glob("text.?.json"))]

    def run(name: str, text: str) -> Article:
        text_classifier.load_text_model = lambda: models[parts[name]]
        return clean_text(text, id=name)

    return run


def print_flavour(
    flavour: str,
    pages: list[tuple[dict[str, Any], str]],
    tools: list[str],
    clean: Callable[[str, str], Article],
) -> None:
    """Print one row per source and tool."""
    print(f"\n{flavour:24} {'n':>5}  F1     95 %         P      R      s.F1    ms")
    for tool in tools:
        groups: dict[str, list[Score]] = defaultdict(list)
        seconds: dict[str, float] = defaultdict(float)
        for gold, text in pages:
            started = time.process_time()
            found = clean(gold["id"], text).text if tool == "newsclean" else PEERS[tool](text, gold["language"])
            for group in groups_of(gold):
                seconds[group] += time.process_time() - started
                groups[group].append(score(found, gold["text"]))
        for group, scores in sorted(groups.items()):
            low, high = interval(scores, lambda few: average([one.f1 for one in few]))
            cells = [
                f"{average([one.f1 for one in scores]):.3f}  {low:.3f}-{high:.3f}",
                f"{average([one.precision for one in scores]):.3f}  {average([one.recall for one in scores]):.3f}",
                f"{shingle_f1(scores):.3f}  {1000 * seconds[group] / len(scores):5.1f}",
            ]
            print(f"{group:10} {tool:13} {len(scores):5}  {'  '.join(cells)}", flush=True)


def groups_of(gold: dict[str, Any]) -> Iterator[str]:
    """The groups that a page counts in: news, other articles, other page types."""
    if gold["page_type"] != "article":
        yield "other"
    else:
        yield "news" if gold["source"] == "fundus" else "articles"


def print_clean(golds: list[dict[str, Any]], clean: Callable[[str, str], Article]) -> None:
    """Print the results on the true texts of articles: kept words, texts that lost nothing, first lines as titles."""
    kept = words = whole = same = texts = 0
    for gold in golds:
        if gold["page_type"] != "article":
            continue
        article = clean(gold["id"], gold["text"])
        count = len(gold["text"].split())
        gone = sum(len((piece.text or "").split()) for piece in article.removed)
        texts, words, kept = texts + 1, words + count, kept + count - gone
        whole += not article.removed
        same += article.text.split() == gold["text"].split()
    print(f"\ntrue texts of articles: {texts}; words kept in text or title {kept / words:.4f}", end="; ")
    print(f"nothing removed from {whole / texts:.3f} of the texts; the very same text {same / texts:.3f}")


if __name__ == "__main__":
    main()
