"""Many phrases as one regular expression that is fast to search for. The callers choose the phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words literally: the first that fits.

    >>> any_of(["a.m", "noon"])
    '(?:a\\\\.m|noon)'
    """
    return f"(?:{'|'.join(map(re.escape, words))})"


def trie_pattern(words: Iterable[str]) -> str:
    """A regular expression that matches the longest of `words` at a place; shared beginnings are written once.

    A search for it is several times as fast as for a plain alternation. Without words it is empty.

    >>> trie_pattern(["read", "reading", "room"])
    'r(?:ead(?:ing)?|oom)'
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}

    def render(node: dict[str, Any]) -> str:
        parts = []
        for letter in sorted(k for k in node if k):
            prefix, child = letter, node[letter]
            while len(child) == 1 and "" not in child:
                ((letter, child),) = child.items()
                prefix += letter
            parts.append(re.escape(prefix) + render(child))
        if not parts:
            return ""
        if "" in node:
            return f"(?:{'|'.join(parts)})?"
        return parts[0] if len(parts) == 1 else f"(?:{'|'.join(parts)})"

    return render(trie)
