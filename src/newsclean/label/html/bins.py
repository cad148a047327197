"""Puts a page's numbers into bins, the form that the trees need: a bin says between which two cuts a number lies.

The cuts are learned with the trees. A number that several blocks share is put into its bin once. The bins of a unit are
the joined bytes of its own, of its element's shape and of the containers around it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat

from newsclean.label.html.features import (
    BLOCK_FEATURES,
    HOLD_FEATURES,
    LIE_FEATURES,
    PAGE_FEATURES,
    RISING,
    SHAPE_FEATURES,
    Around,
    Measured,
)
from newsclean.label.lanes import TOP_BIN

Cuts = Mapping[str, Sequence[Sequence[float]]]  # table of features -> for each of its features the cuts, rising

# A unit also has these features of the unit before it and of the unit after it.
BESIDE = ("link_share", "own tag", "own own")

_SHAPES = tuple(f"{whose} {name}" for whose in ("own", "parent", "grand") for name in SHAPE_FEATURES)
_HOLDS = tuple(f"{whose} holds {name}" for whose in Around._fields for name in HOLD_FEATURES)
_OWN = len(SHAPE_FEATURES)
_AROUND = len(_SHAPES) - _OWN + len(_HOLDS) + len(LIE_FEATURES)
FEATURES = (
    *BLOCK_FEATURES, *_SHAPES, *_HOLDS, *LIE_FEATURES, *(f"page {name}" for name in PAGE_FEATURES),
    *(f"{name} {side}" for name in BESIDE for side in ("before", "after")),
)  # fmt: skip
_BLOCK_END = len(BLOCK_FEATURES)
_OWN_END = _BLOCK_END + _OWN
_AROUND_END = _OWN_END + _AROUND
_PAGE_END = _AROUND_END + len(PAGE_FEATURES)
_BESIDE = tuple(FEATURES.index(name) for name in BESIDE)


@dataclass(frozen=True, slots=True)
class Bins:
    """The bins of a page's units, in tables."""

    units: int
    columns: tuple[bytes, ...]  # for each of BLOCK_FEATURES the bins of all units
    own: bytes  # for each unit the bins of its element's shape
    around: bytes  # for each unit the bins of the containers around it
    page: bytes  # the bins of PAGE_FEATURES


def put_in_bins(measured: Measured, cuts: Cuts) -> Bins:
    """The bins of the page's numbers."""
    columns = tuple(
        _rising(values, cut) if name in RISING else bytes(map(bisect_left, repeat(cut), values))
        for name, values, cut in zip(BLOCK_FEATURES, measured.columns, cuts["block"], strict=True)
    )
    shapes = [bytes(map(bisect_left, cuts["shape"], row)) for row in measured.shapes]
    holds = {at: bytes(map(bisect_left, cuts["hold"], row)) for at, row in measured.holds.items()}
    shape_of = measured.shape_of
    around = {}
    for up, five in measured.around.items():
        lie = bytes(map(bisect_left, cuts["lie"], measured.lies[up]))
        parent, grand, great, branch, meet = five
        around[up] = b"".join((
            shapes[shape_of[parent]], shapes[shape_of[grand]], holds[parent], holds[grand], holds[great],
            holds[branch], holds[meet], lie,
        ))  # fmt: skip
    return Bins(
        len(measured.owners),
        columns,
        b"".join([shapes[shape_of[at]] for at in measured.owners]),
        b"".join([around[up] for up in measured.parents]),
        bytes(map(bisect_left, cuts["page"], measured.page)),
    )


def bins_of(bins: Bins, feature: int) -> bytes:
    """The bin of each unit for one feature; `feature` is an index into FEATURES."""
    if feature < _BLOCK_END:
        return bins.columns[feature]
    if feature < _OWN_END:
        return bins.own[feature - _BLOCK_END :: _OWN]
    if feature < _AROUND_END:
        return bins.around[feature - _OWN_END :: _AROUND]
    if feature < _PAGE_END:
        return bins.page[feature - _AROUND_END :][:1] * bins.units
    which, side = divmod(feature - _PAGE_END, 2)
    beside, none = bins_of(bins, _BESIDE[which]), bytes([TOP_BIN])
    return beside[1:] + none if side else none + beside[:-1]


def _rising(values: Sequence[float], cut: Sequence[float]) -> bytes:
    """The bins of values that never fall, found by where the values pass the cuts."""
    ends = [0, *(bisect_right(values, highest) for highest in cut), len(values)]
    return b"".join([bytes([bin]) * (end - start) for bin, (start, end) in enumerate(pairwise(ends))])
