"""Defines `passing`, for records that are made by the hundred for each page and stay inside the pipeline.

docs/decisions/017 says which records these are, and why they are made in this way.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

__all__ = ["passing"]

if TYPE_CHECKING:
    from dataclasses import dataclass as passing
else:

    def passing(*, frozen: bool, slots: bool):
        """A `dataclass` that is frozen for the type checker only: creating a truly frozen one takes four times as long.

        >>> @passing(frozen=True, slots=True)
        ... class Place:
        ...     index: int
        >>> Place(3), len({Place(3), Place(3)})
        (Place(index=3), 1)
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
