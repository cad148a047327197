"""How the records are made that come by the hundred for each page and stay inside the pipeline.

Why so, and which: docs/decisions/017.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

__all__ = ["passing"]

if TYPE_CHECKING:
    from dataclasses import dataclass as passing
else:

    def passing(*, frozen: bool, slots: bool):
        """`dataclass`, frozen for the type checker alone: at run time a frozen record takes four times as long to make.

        >>> @passing(frozen=True, slots=True)
        ... class Place:
        ...     index: int
        >>> Place(3), len({Place(3), Place(3)})
        (Place(index=3), 1)
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
