"""The pages of a corpus with their gold, in folds by registered domain, so that no site is in two of them.

A corpus is a folder with `gold.jsonl` (id, source, url, page_type, title, text, with, without) and
`pages/<id>.html.gz`.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from courlan import extract_domain

FOLDS = 5

# The gold values of a page, as `gold.jsonl` has them.
Gold = Mapping[str, Any]


def read_golds(corpus: Path) -> Iterator[Gold]:
    """Yield the gold values of each page."""
    with (corpus / "gold.jsonl").open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def domain_of(gold: Gold) -> str:
    """The registered domain of a page, or its id, where it has no address."""
    url = gold["url"] or gold["id"]
    return extract_domain(url) or str(url)


def fold_of(gold: Gold) -> int:
    """The fold of a page, the same for all pages of a registered domain."""
    return fold_of_domain(domain_of(gold))


def fold_of_domain(domain: str) -> int:
    """The fold of all pages of a registered domain."""
    return number_of(domain) % FOLDS


def number_of(text: str) -> int:
    """A pseudo-random number that is always the same for the same text."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)


def write_folds(file: Path, golds: Iterable[Gold]) -> None:
    """Write the fold of each page, by its id."""
    file.write_text(json.dumps({gold["id"]: fold_of(gold) for gold in golds}), encoding="utf-8")
