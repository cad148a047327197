"""page -> what it says of itself: where, when, who and what, each value with its source.

Readers yield candidates (`read_metadata`): those of HTML are in `html/`, those of plain text in `text/`, and both use
`titles/`, `dates/` and `people/`. One place weighs the candidates (`pick_metadata`). No value is better than a wrong
one.
"""

from __future__ import annotations

from newsclean.metadata.pick import pick_metadata
from newsclean.metadata.read import read_metadata
from newsclean.metadata.record import Metadata

__all__ = ["Metadata", "pick_metadata", "read_metadata"]
