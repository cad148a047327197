"""Recognises program code, in which unusual spaces and dots are intended."""

from __future__ import annotations

import re

# How many characters on either side of a place tell whether it stands in code.
NEAR = 60
_SIGN = re.compile(r"[{}=`]|[(\[]\s*[)\]]|->|::|//|</?\w|\w>|/>|;\s*$|[^\W_]_[^\W_]|[^\W_]\.[^\W_]+\(")


def looks_like_code(text: str, start: int = 0, end: int | None = None) -> bool:
    """Whether `text[start:end]` contains something that occurs in program code but not in prose.

    >>> looks_like_code("const [ todos , setTodos ] = useState ( ) ;"), looks_like_code("assert.Equal(t, account.Name)")
    (True, True)
    >>> looks_like_code("Kabul , the capital (pop. 4.4 million) , fell ; nobody knew .")
    False
    """
    return _SIGN.search(text, start, len(text) if end is None else end) is not None
