#!/usr/bin/env python3
"""Measure titles, dates and authors against a corpus with gold values, and their cost.

    python benchmarks/metadata/measure.py CORPUS [--half 0|1] [--wrong title|date|authors] [--source NAME] [--reasons]
    python benchmarks/metadata/measure.py CORPUS --shown [--half 0|1] [--wrong title|date|authors] [--source NAME]
    python benchmarks/metadata/measure.py CORPUS --inputs FOLDER [--pages N] [--half 0|1] [--wrong ...] [--source NAME]

CORPUS is a folder with `gold.jsonl` ({"id", "source", "url", "page_type", "title", "authors", "date"}) and
`pages/<id>.html.gz`. A hash of the registered name divides the sites into two halves, so that rules developed on one
half can be checked on the other. Only pages of the type article are used.

  title     equal after folding case, punctuation and white space
  date      same day; "given": of the pages with a day in gold and in the record, the share that agree
  authors   F1 over the set of names, mean over pages whose gold has names; "people": only pages whose gold has only
            people (a first and a last name); "given": share of the record's names that gold has
  language  of the pages that declare a language, the share whose declared language is gold's
  shown     with --shown, the pages without their <meta>, JSON-LD and microdata: what is read from what readers see
  reasons   with --reasons, why a field differs from gold, by what the page itself says
  site      with --inputs, of the texts the share that give a site's name; "site given": of those, the share whose name
            is in the page's address, or is the name that newsclean reads in the page's HTML or a part of it
  inputs    with --inputs, the same for plain text: FOLDER has `<tool>.jsonl.gz` of {"id", "text"}, the text that a tool
            extracted from the corpus' page of that id; one row per tool, on --pages pages each, without a URL (with it
            where --addressed is given)
  cost      CPU milliseconds per page for reading and picking, without parsing, second of two runs
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import statistics
import time
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from from_text import metadata_of_text, read_inputs

from newsclean.metadata import Metadata, pick_metadata, read_metadata
from newsclean.metadata.people.names import clean_name
from newsclean.metadata.url import host_of
from newsclean.parse import parse
from newsclean.records import Document, Page
from newsclean.repair import repair
from newsclean.settings import Settings

WORD = re.compile(r"\w+")
# What --shown takes out of a page.
UNSEEN = re.compile(
    rb"""<meta\b(?![^>]*charset)[^>]*>|<script\b[^>]*ld\+json[^>]*>.*?</script>|\sitemprop\s*=\s*(?:"[^"]*"|'[^']*')""",
    re.IGNORECASE | re.DOTALL,
)


def fold(text: object) -> str:
    seen = str(text).replace("\u00ad", "")  # a soft hyphen is not a letter
    return " ".join(WORD.findall(unicodedata.normalize("NFKC", seen).lower()))


def half_of(url: str) -> int:
    """0 or 1, the same for all pages of a site."""
    parts = (host_of(url) or url).split(".")
    return zlib.crc32(".".join(parts[-2:]).encode()) % 2


def f1(have: set[str], want: set[str]) -> float:
    return 2 * len(have & want) / (len(have) + len(want)) if have or want else 1.0


def read_page(corpus: Path, gold: dict[str, Any]) -> Document:
    """The corpus' page, parsed and repaired."""
    content = gzip.decompress((corpus / "pages" / f"{gold['id']}.html.gz").read_bytes())
    return repair(parse(Page(gold["id"], content, url=gold["url"], kind="html"), Settings()))


def run(document: Document) -> Metadata:
    return pick_metadata(document, (), read_metadata(document))


def score(gold: dict[str, Any], found: Metadata, rows: dict[str, list[float]]) -> dict[str, bool]:
    """Add the page's scores to `rows`; return the fields that differ from gold."""
    wrong: dict[str, bool] = {}
    if gold["language"] and found.language_declared:
        rows["language"].append(float(found.language_declared.split("-")[0] == gold["language"].split("-")[0]))
    if gold["title"]:
        rows["title"].append(float(fold(found.title or "") == fold(gold["title"])))
        wrong["title"] = not rows["title"][-1]
    if gold["date"]:
        rows["date"].append(float((found.date_published or "")[:10] == gold["date"]))
        wrong["date"] = not rows["date"][-1]
        if found.date_published:
            rows["date given"].append(rows["date"][-1])
    if gold["authors"]:
        want, have = {fold(name) for name in gold["authors"]}, {fold(name) for name in found.authors}
        rows["authors"].append(f1(have, want))
        wrong["authors"] = rows["authors"][-1] < 1
        rows["names given"].extend(float(name in want) for name in have)
        if all(" " in name and clean_name(name, [gold["language"] or "en"]) for name in gold["authors"]):
            rows["authors people"].append(rows["authors"][-1])
    return wrong


def why(field: str, gold: dict[str, Any], found: Metadata, document: Document) -> str:
    """A short reason why the field differs from gold, from what the page says."""
    candidates = read_metadata(document)
    if field == "title":
        ours, want = fold(found.title or ""), fold(gold["title"])
        lines = {fold(block.text) for block in document.blocks if len(block.text) < 400}
        if want and (ours in want or want in ours):
            return "one is a part of the other (kicker, subtitle, site)"
        if ours in lines and want not in lines:
            return "gold has no visible line for it, ours is one"
        if ours in lines:
            return "both are visible lines"
        return "neither of these"
    if field == "date":
        ours, want = (found.date_published or "")[:10], gold["date"]
        changed = {c.value[:10] for c in candidates if c.field == "date_modified"} | {(found.date_modified or "")[:10]}
        if not ours:
            return "none given"
        if want in changed:
            return "gold is the day of the last change"
        if ours[:4] == want[:4] and ours[5:7] == want[8:10] and ours[8:10] == want[5:7]:
            return "gold has day and month swapped"
        try:
            if abs((date.fromisoformat(ours) - date.fromisoformat(want)).days) == 1:
                return "a day apart (time zone)"
        except ValueError:
            return "gold is no date"
        given = {c.value[:10] for c in candidates if c.field == "date_published"}
        return "the page gives both days" if want in given else "gold's day is not among the page's own"
    want_names = [name for name in gold["authors"] if " " in name and clean_name(name, [gold["language"] or "en"])]
    if not want_names:
        return "gold names no one with a first and a last name"
    people = {fold(clean_name(name, [gold["language"] or "en"]) or "") for name in want_names}
    if people == {fold(name) for name in found.authors}:
        return "the same people; gold has titles, places or roles too"
    if not found.authors:
        return "none given"
    return "some right" if people & {fold(name) for name in found.authors} else "others given"


def names_the_site(name: str, gold: dict[str, Any], page: Metadata) -> bool:
    """Whether a site's name is the page's, going by its address and its HTML."""
    ours, html = (fold(site).replace(" ", "") for site in (name, page.site_name or ""))
    host = fold(host_of(gold["url"]) or "").replace(" ", "")
    return (len(ours) > 2 and ours in host) or (bool(html) and (ours in html or html in ours))


def print_table(table: dict[str, dict[str, list[float]]], last: Sequence[str]) -> None:
    columns = ["title", "date", "date given", "authors", "authors people", "names given", *last]
    print(f"{'':12}" + "".join(f"{column:>22}" for column in columns))
    for source, rows in sorted(table.items()):
        cells = (f"{statistics.mean(rows[c]):.3f} (n={len(rows[c])})" if rows[c] else "-" for c in columns)
        print(f"{source:12}" + "".join(f"{cell:>22}" for cell in cells))


def print_wrong(field: str, gold: dict[str, Any], found: Metadata) -> None:
    name = {"date": "date_published"}.get(field, field)
    print(f"{gold['id']}\n  gold {gold[field]}\n  have {getattr(found, name)} ({found.field_sources.get(name)})")


def measure_texts(
    corpus: Path,
    golds: list[dict[str, Any]],
    folder: Path,
    most: int | None,
    listed: str | None,
    *,
    addressed: bool,
) -> None:
    """Print a row for each tool of the folder, over its texts that have gold values here."""
    by_id = {gold["id"]: gold for gold in golds}
    table: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for tool, texts in read_inputs(folder, most):
        for id, text in texts:
            if id in by_id:
                found = metadata_of_text(id, text, by_id[id]["url"] if addressed else None)
                table[tool]["site"].append(float(found.site_name is not None))
                if found.site_name:
                    page = run(read_page(corpus, by_id[id]))
                    table[tool]["site given"].append(float(names_the_site(found.site_name, by_id[id], page)))
                if score(by_id[id], found, table[tool]).get(listed or ""):
                    print_wrong(listed or "", by_id[id], found)
    print_table(table, ["site", "site given"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the sites of this half")
    parser.add_argument("--source", help="only this part of the corpus")
    parser.add_argument("--wrong", choices=("title", "date", "authors"), help="list the pages where this is not gold's")
    parser.add_argument("--reasons", action="store_true", help="count why fields are not as gold has them")
    parser.add_argument("--shown", action="store_true", help="leave out what the pages tell machines only")
    parser.add_argument("--inputs", type=Path, help="measure bare text: a folder of what tools took out of the pages")
    parser.add_argument("--pages", type=int, help="with --inputs, so many pages a tool")
    parser.add_argument("--addressed", action="store_true", help="with --inputs, give each text its page's address")
    args = parser.parse_args()
    golds = [json.loads(line) for line in (args.corpus / "gold.jsonl").read_text(encoding="utf-8").split("\n")[:-1]]
    golds = [
        gold
        for gold in golds
        if gold["page_type"] in ("article", None)
        and args.source in (None, gold["source"])
        and args.half in (None, half_of(gold["url"]))
    ]
    if args.inputs:
        measure_texts(args.corpus, golds, args.inputs, args.pages, args.wrong, addressed=args.addressed)
        return
    reasons: dict[str, Counter[str]] = defaultdict(Counter)
    table: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    costs: list[float] = []
    parsing = 0.0
    for gold in golds:
        content = gzip.decompress((args.corpus / "pages" / f"{gold['id']}.html.gz").read_bytes())
        if args.shown:
            content = UNSEEN.sub(b"", content)
        page = Page(gold["id"], content, url=gold["url"], kind="html")
        start = time.process_time()
        document = parse(page, Settings())
        parsed = time.process_time() - start
        document = repair(document)
        run(document)
        start = time.process_time()
        found = run(document)
        costs.append(1000 * (time.process_time() - start))
        parsing += 1000 * parsed
        wrong = score(gold, found, table[gold["source"]])
        if args.reasons:
            for field in (name for name, is_wrong in wrong.items() if is_wrong):
                reasons[f"{gold['source']} {field}"][why(field, gold, found, document)] += 1
        if wrong.get(args.wrong or ""):
            print_wrong(args.wrong or "", gold, found)
    print_table(table, ["language"])
    for name, counts in sorted(reasons.items()):
        print(f"\n{name}: {counts.total()} not as gold has them")
        for reason, count in counts.most_common():
            print(f"  {count:4}  {reason}")
    costs.sort()
    print(
        f"\ncost, ms a page: median {statistics.median(costs):.2f}, mean {statistics.mean(costs):.2f}, "
        f"p95 {costs[int(0.95 * len(costs))]:.2f}, most {costs[-1]:.1f}; parsing, mean {parsing / len(costs):.2f}"
    )


if __name__ == "__main__":
    main()
