"""A text's numbers in bins, as the trees ask for them: each number tells only between which two cuts it lies.

The cuts are learned with the trees. The numbers of lines are small and whole, so that a table made once a process
tells the bin of each.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from newsclean.label.lanes import column, same_column

Cuts = Mapping[str, Sequence[float]]  # of each feature its rising cuts

# Numbers below this are looked up all at once.
_BYTE = 256


@dataclass(frozen=True, slots=True)
class Binner:
    """What puts the numbers of lines and of their text in bins; features are known by their place in the forests."""

    start: int  # place of the first feature
    tables: tuple[bytes, ...]  # of each feature of lines the bin of each number
    page: tuple[Sequence[float], ...]  # of each feature of the text, which come after, its cuts

    def fill(
        self,
        columns: list[int],
        wanted: Collection[int],
        lines: Sequence[Sequence[int]],
        page: Sequence[int],
        every: int,
    ) -> None:
        """Put the lanes of the wanted features in their places among `columns`."""
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
    """The binner of features of lines, each with its greatest value, and of features of the text.

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
