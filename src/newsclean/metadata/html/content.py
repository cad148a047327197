"""The parts of a page's content that its JSON-LD lists: ingredients and steps, questions and answers, live entries.

Not `articleBody`: sites put captions, credits and calls into it (of the blocks that only it has, 61 of 104 are none of
the true text). An answer is text in 30 of 34 such blocks of the development corpus.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from newsclean.metadata.html.broken_json import JSONValue, load_json
from newsclean.metadata.html.nodes import each

# The lists of content, under the names that schema.org gives them. Their pieces are texts, or nodes that hold texts
# under `_TEXTS` or further pieces under `_INNER`.
LISTS = ("recipeIngredient", "recipeInstructions", "step", "liveBlogUpdate", "acceptedAnswer")
_TEXTS = ("name", "headline", "text", "articleBody", "description")
_INNER = ("itemListElement", "acceptedAnswer", "step")
# Deeper nodes and more of them are not looked at.
_MAX_DEPTH, _MAX_PIECES = 8, 2_000


def read_content(scripts: Iterable[str]) -> list[str]:
    """The texts that the JSON-LD of a page lists as pieces of its content, as they stand there, with any markup.

    >>> read_content(['{"@type": "Recipe", "recipeIngredient": ["2 eggs"], "recipeInstructions": [{"text": "Stir."}]}'])
    ['2 eggs', 'Stir.']
    >>> read_content(['{"@type": "FAQPage", "mainEntity": [{"name": "Why?", "acceptedAnswer": {"text": "So."}}]}'])
    ['Why?', 'So.']
    >>> read_content(['{"@type": "NewsArticle", "headline": "Dam", "articleBody": "It leaks.", "step": "b"}'])
    ['b']
    """
    values = chain.from_iterable(load_json(script) for script in scripts if any(name in script for name in LISTS))
    found = chain.from_iterable(_lists(value, 0) for value in values)
    return [text for _, text in zip(range(_MAX_PIECES), found, strict=False)]


def _lists(value: JSONValue, depth: int) -> Iterator[str]:
    """Yield the texts of all lists of content in a value, at any depth."""
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, list):
        for item in value[:_MAX_PIECES]:
            yield from _lists(item, depth + 1)
    elif isinstance(value, dict):
        if "acceptedAnswer" in value:
            yield from _pieces(value, depth)
            return
        for name, inner in value.items():
            yield from _pieces(inner, depth + 1) if name in LISTS else _lists(inner, depth + 1)


def _pieces(value: JSONValue, depth: int) -> Iterator[str]:
    if depth > _MAX_DEPTH:
        return
    for item in each(value)[:_MAX_PIECES]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            yield from (text for name in _TEXTS if isinstance(text := item.get(name), str))
            for name in _INNER:
                yield from _pieces(item.get(name), depth + 1)
