"""Puts a text's numbers into bins, the form that the trees need: a bin says between which two cuts a number lies.

The cuts are learned with the trees. The numbers of lines are small and whole, so the bin of each is looked up in a
table made once a process.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsclean.label.lanes import column, same_column

Cuts = Mapping[str, Sequence[float]]  # feature -> its cuts, rising

# Features with values below this only are translated in one call.
_BYTE = 256


@dataclass(frozen=True, slots=True)
class Binner:
    """Puts the numbers of lines and of their text into bins; features are known by their place in the forests."""

    start: int  # place of the first feature
    tables: tuple[bytes, ...]  # for each feature of lines, the bin of each value
    page: tuple[Sequence[float], ...]  # for each feature of the text, its cuts; these features come last

    def fill(
        self,
        columns: list[int],
        wanted: Collection[int],
        lines: Sequence[Sequence[int]],
        page: Sequence[int],
        every: int,
    ) -> None:
        """Set the lanes of the wanted features in `columns`; `every` has the lowest bit of each lane set."""
        place = self.start
        for table, values in zip(self.tables, lines, strict=True):
            if place in wanted:
                if len(table) == _BYTE:
                    columns[place] = column(bytes(values).translate(table))
                else:
                    columns[place] = column(bytes([table[value] for value in values]))
            place += 1
        for cuts, value in zip(self.page, page, strict=True):
            if place in wanted:
                columns[place] = same_column(bisect_left(cuts, value), every)
            place += 1


def make_binner(cuts: Cuts, limits: Mapping[str, int], page: Sequence[str], start: int = 0) -> Binner:
    """The binner for features of lines, `limits` with the greatest value of each, and features of the text, `page`.

    >>> columns = [0, 0]
    >>> binner = make_binner({"words": [3], "page_lines": [9]}, {"words": 5}, ["page_lines"])
    >>> binner.fill(columns, {0, 1}, [[2, 4]], [20], 0x1_0001)
    >>> columns == [column(bytes([0, 1])), column(bytes([1, 1]))]
    True
    """
    tables = (
        bytes([bisect_left(cuts[name], value) for value in range(max(_BYTE, most + 1))])
        for name, most in limits.items()
    )
    return Binner(start, tuple(tables), tuple(cuts[name] for name in page))
