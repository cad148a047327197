"""Sums up what a run removed: each kind and rule with its counts, and samples to judge it by."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from heapq import nsmallest

from newsclean.errors import NewscleanError

# Most characters of a sample that are shown.
_SHOWN = 100


@dataclass(slots=True)
class Taken:
    """What one rule, or one labeler, removed."""

    pieces: int = 0
    records: int = 0
    # The texts with the smallest digests, and the ids of their records: the same sample of all texts in any order.
    samples: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Audit:
    """What was removed from many records: by kind, then by rule."""

    records: int = 0
    taken: dict[tuple[str, str], Taken] = field(default_factory=dict)  # by (kind, rule)

    def pieces(self) -> Counter[str]:
        """How many pieces of each kind were removed."""
        counts: Counter[str] = Counter()
        for (kind, _), taken in self.taken.items():
            counts[kind] += taken.pieces
        return counts


def audit(lines: Iterable[bytes], samples: int) -> Audit:
    """Read records as lines of JSON, and keep up to `samples` texts for each rule.

    Raises `NewscleanError`, which names the line, if one is no record.
    """
    found = Audit()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        id, removed = _read(line, number)
        found.records += 1
        seen: set[tuple[str, str]] = set()
        for piece in removed:
            key = (piece["kind"], piece["rule"])
            taken = found.taken.setdefault(key, Taken())
            taken.pieces += 1
            taken.records += key not in seen
            seen.add(key)
            if piece["text"]:
                taken.samples.setdefault(piece["text"], id)
                if len(taken.samples) > 2 * samples:
                    taken.samples = _fewest(taken.samples, samples)
    for taken in found.taken.values():
        taken.samples = _fewest(taken.samples, samples)
    return found


def _read(line: bytes, number: int) -> tuple[str, list[dict[str, str]]]:
    """The id of a record and its removed pieces."""
    try:
        record = json.loads(line)
        removed = [{name: piece[name] for name in ("kind", "rule", "text")} for piece in record["removed"]]
        return str(record["id"]), removed
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise NewscleanError(
            f"line {number}: not a record of newsclean: give the JSONL that `newsclean clean` writes"
        ) from error


def _fewest(samples: dict[str, str], number: int) -> dict[str, str]:
    return {text: samples[text] for text in nsmallest(number, samples, key=_digest)}


def _digest(text: str) -> bytes:
    return blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()


def audit_lines(found: Audit) -> Iterator[str]:
    """Yield the audit as lines of text, the commonest kind and rule first.

    >>> removed = [{"kind": "share", "rule": "share/buttons", "text": "Share this"}] * 2
    >>> line = json.dumps({"id": "17", "removed": removed}).encode()
    >>> print("\\n".join(audit_lines(audit([line], samples=3))))
    records: 1, removed pieces: 2
    <BLANKLINE>
    share: 2
      share/buttons: 2 in 1 of the records
        17: Share this
    """
    if not found.records:
        yield "no records to count"
        return
    pieces = found.pieces()
    yield f"records: {found.records:,}, removed pieces: {pieces.total():,}"
    for kind, count in sorted(pieces.items(), key=lambda pair: (-pair[1], pair[0])):
        yield f"\n{kind}: {count:,}"
        rules = [(rule, taken) for (of, rule), taken in found.taken.items() if of == kind]
        for rule, taken in sorted(rules, key=lambda pair: (-pair[1].pieces, pair[0])):
            yield f"  {rule}: {taken.pieces:,} in {taken.records:,} of the records"
            for text, id in taken.samples.items():
                yield f"    {id}: {text if len(text) <= _SHOWN else text[: _SHOWN - 3] + '...'}"
