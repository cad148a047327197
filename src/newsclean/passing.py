"""Defines `passing`, for records that are made by the hundred for each page and stay inside the pipeline.

docs/decisions/017 says which records these are, and why they are made in this way.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

__all__ = ["passing"]

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def passing(cls: type[Made]) -> type[Made]:
    """A slotted dataclass that only the type checker freezes: making a truly frozen one takes four times as long.

    >>> @passing
    ... class Place:
    ...     index: int
    >>> Place(3), len({Place(3), Place(3)})
    (Place(index=3), 1)
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
