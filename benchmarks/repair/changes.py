"""List the repairs in undamaged texts, for an editor to read; print counts and a sample.

    python benchmarks/repair/changes.py GOLD.jsonl [--sample 300] [--without whitespace]

GOLD.jsonl has one JSON object per line with "text" and "language". Most changes are of white space and invisible
characters; `--without` leaves these out of the sample, so that the doubtful ones are read.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from pathlib import Path

from newsclean.measure import count_words
from newsclean.repair import compose, repair_text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--without", action="append", default=[], help="leave out of the sample what only these did")
    options = parser.parse_args()
    words = 0
    kinds: Counter[str] = Counter()
    changes = []
    for line in options.gold.read_text(encoding="utf-8").split("\n"):
        row = json.loads(line) if line else {}
        for paragraph in re.split(r"\n+", row.get("text") or ""):
            words += count_words(paragraph)
            text, edits = repair_text(paragraph, row.get("language") or "und", "html")
            for hunk in compose(paragraph, edits):
                kinds.update(hunk.by)
                before = paragraph[hunk.raw_start : hunk.raw_end]
                after = f"⟦{text[hunk.start : hunk.end]}⟧"
                around = text[max(0, hunk.start - 40) : hunk.start] + after + text[hunk.end : hunk.end + 30]
                if not set(hunk.by) <= set(options.without):
                    changes.append(f"{row['language']} {'+'.join(hunk.by)} {before[:80]!r} | {around}")
    print(f"{words:,} words; changes by kind: {dict(kinds.most_common())}\n")
    random.Random(0).shuffle(changes)
    print(f"{len(changes)} changes to read, of these {min(options.sample, len(changes))}:\n")
    print("\n".join(changes[: options.sample]))


if __name__ == "__main__":
    main()
