"""Make the plain texts that the labeler of plain text learns from: each page of a corpus in every flavour.

    PYTHONPATH=src python -m training.text.make_inputs CORPUS INPUTS [--limit N]

CORPUS holds `gold.jsonl` and `pages/<id>.html.gz`; INPUTS becomes a folder with one `<flavour>.jsonl.gz` per flavour,
with rows `{"id", "text"}` in the order of the corpus. The same corpus and library versions give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
import warnings
from pathlib import Path

from newsclean.parse import parse
from newsclean.records import Page
from newsclean.settings import Settings
from training.text.flavours import HALF, UNSEEN, WHOLE, Flavour


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("inputs", type=Path)
    parser.add_argument("--limit", type=int, help="take only so many pages, evenly spread")
    parser.add_argument("--flavours", help="names with commas between; default: all")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    flavours = {**WHOLE, **HALF, **UNSEEN}
    names = arguments.flavours.split(",") if arguments.flavours else list(flavours)
    with (arguments.corpus / "gold.jsonl").open(encoding="utf-8") as lines:
        golds = [gold for gold in map(json.loads, lines) if gold["text"]]
    if arguments.limit:
        golds = [golds[i * len(golds) // arguments.limit] for i in range(arguments.limit)]
    texts: dict[str, list[dict[str, str]]] = {name: [] for name in names}
    failed = dict.fromkeys(names, 0)
    for gold in golds:
        raw = gzip.decompress((arguments.corpus / "pages" / f"{gold['id']}.html.gz").read_bytes())
        html = parse(Page(gold["id"], raw, kind="html"), Settings()).source
        for name in names:
            try:
                text = _made(flavours[name], html, gold["language"])
            except Exception:  # any exception of a tool on a page counts as a missing text
                failed[name] += 1
                text = ""
            texts[name].append({"id": gold["id"], "text": text})
    arguments.inputs.mkdir(parents=True, exist_ok=True)
    for name, rows in texts.items():
        packed = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "surrogatepass")
        (arguments.inputs / f"{name}.jsonl.gz").write_bytes(gzip.compress(packed, 6, mtime=0))
        print(f"{name}: {len(rows)} texts, {failed[name]} failed, {sum(not row['text'].strip() for row in rows)} empty")


def _made(flavour: Flavour, html: str, language: str | None) -> str:
    return flavour(html, language).replace("\0", "")


if __name__ == "__main__":
    main()
