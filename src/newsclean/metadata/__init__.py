"""page -> what it says of itself: where, when, who and what, each value with its source.

Readers hand on candidates (`read_metadata`), one place weighs them (`pick_metadata`). Silent rather than wrong.
"""

from __future__ import annotations

from newsclean.metadata.pick import pick_metadata
from newsclean.metadata.read import read_metadata
from newsclean.metadata.record import Metadata

__all__ = ["Metadata", "pick_metadata", "read_metadata"]
