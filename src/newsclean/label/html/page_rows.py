"""The features of a whole HTML page: what tells an article from other pages, and how well its text was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import filterfalse
from math import fsum, log
from operator import mul

from newsclean.label.html.features import block_sizes, ends_like_prose
from newsclean.label.html.names import find_parts, letters_of, name_parts
from newsclean.metadata.html.nodes import STORIES
from newsclean.metadata.url import split_url
from newsclean.parse.declared import data_types
from newsclean.records import Block, Document

PAGE_ROW = (
    "kept_size", "kept_share", "kept_blocks", "kept_long", "expected_f1", "kept_p", "doubt", "left_p", "kept_links",
    "page_links", "blocks", "list_share", "heading_share", "table_share", "code_share", "sentence_share",
    "size_a_block", "runs", "first_kept", "last_kept", "holders", "largest_holder", "og_article", "og_other",
    "data_article", "data_other", "author_named", "time_named", "url_depth", "url_hyphens", "url_digits", "url_length",
    "articles", "h1", "forms", "prices", "questions", "top_p", "hidden_share", "names_author", "names_comment",
    "names_date", "names_around", "names_anywhere",
)  # fmt: skip

_URL_PARTS = re.compile(r"[a-z]{3,}")
# Types of pages that are no articles, lower case, of https://schema.org: those that the weights were learned with.
_OTHERS = frozenset((
    "product", "itemlist", "collectionpage", "discussionforumposting", "qapage", "service", "localbusiness", "faqpage",
    "searchresultspage", "profilepage", "aboutpage", "contactpage", "checkoutpage", "event", "jobposting",
    "imagegallery", "mediagallery", "softwareapplication", "course",
))  # fmt: skip
# A block is long from _LONG characters on. A head is at most _HEAD characters; structured data begins within _LOOK
# characters, and _DATA characters of it are searched.
_LONG, _HEAD, _LOOK, _DATA = 120, 200_000, 400_000, 20_000

# Where nearly all text is kept and the page has so few words of class names, a tool has written it: "page" on the one
# box around the text says nothing against an article. Mozilla's Readability writes three.
_NEARLY_ALL, _FEW_NAMES = 0.7, 4


def page_row(
    document: Document,
    p: Sequence[float],
    kept: Sequence[bool],
    around: Mapping[str, float],
    anywhere: Mapping[str, float],
) -> tuple[float, ...]:
    """The page's features in the order of PAGE_ROW. `p` is the probability of each block, `kept` the choice.

    `around` and `anywhere` give the weights of words of class names as evidence for an article: for names around its
    text, and for names anywhere on the page.
    """
    blocks = document.blocks
    texts = [block.text for block in blocks]
    sizes = block_sizes(texts)
    links = [block.markup.link_share if block.markup is not None else 0.0 for block in blocks]
    inside = [i for i, keep in enumerate(kept) if keep]
    og, types = declared_types(document.source)
    kept_text = _kept_text(sizes, links, p, inside)
    near, named = words_around(document, kept, og, types), words_anywhere(document)
    sums = _weighed(near, named, around, anywhere)
    if kept_text["kept_share"] >= _NEARLY_ALL and sum(map(_is_name, named)) <= _FEW_NAMES:
        bare = _weighed(filterfalse(_is_name, near), set(filterfalse(_is_name, named)), around, anywhere)
        sums = max(sums[0], bare[0]), max(sums[1], bare[1])
    said = {
        **kept_text,
        **_held(blocks, sizes, inside),
        **_runs(kept, inside, sum([sizes[i] for i in inside])),
        **_declared(document.source, og, types),
        **_address(document.page.url or ""),
        **_built(document),
        **_named(document),
        "prices": log(sum(map("\n".join(texts).count, "$€£")) + 1),
        "names_around": sums[0],
        "names_anywhere": sums[1],
    }
    return tuple([said[name] for name in PAGE_ROW])


def _weighed(
    near: Iterable[str], named: Set[str], around: Mapping[str, float], anywhere: Mapping[str, float]
) -> tuple[float, float]:
    """The weights of the words around the text and of those anywhere on the page."""
    return fsum([around.get(word, 0.0) for word in near]), fsum(map(anywhere.__getitem__, anywhere.keys() & named))


def _is_name(word: str) -> bool:
    """Whether a word is one of a class name, and no tag, part of the address or declared type."""
    return word[0] not in "</@" and " " not in word


def _kept_text(
    sizes: Sequence[int], links: Sequence[float], p: Sequence[float], inside: Sequence[int]
) -> dict[str, float]:
    """How much text is kept, how sure it is, and how much of it and of the page is links."""
    whole, kept_size = sum(sizes) or 1, sum([sizes[i] for i in inside])
    some = kept_size or 1
    weighed = [own * size for own, size in zip(p, sizes, strict=True)]
    right, expected = fsum([weighed[i] for i in inside]), fsum(weighed)
    doubt = fsum([(1 - own) * weight for own, weight in zip(p, weighed, strict=True)])
    return {
        "kept_size": log(kept_size + 1),
        "kept_share": kept_size / whole,
        "kept_blocks": log(len(inside) + 1),
        "kept_long": log(sum([sizes[i] >= _LONG for i in inside]) + 1),
        "expected_f1": 2 * right / (kept_size + expected) if kept_size else 0.0,
        "kept_p": right / some,
        "doubt": doubt / (expected or 1),
        "left_p": (expected - right) / (whole - kept_size or 1),
        "kept_links": fsum([links[i] * sizes[i] for i in inside]) / some,
        "page_links": fsum(map(mul, links, sizes)) / whole,
        "blocks": log(len(sizes) + 1),
        "top_p": max(p, default=0.0),
    }


def _held(blocks: Sequence[Block], sizes: Sequence[int], inside: Sequence[int]) -> dict[str, float]:
    """What sorts of blocks the kept text is in, and what elements hold it."""
    some = sum([sizes[i] for i in inside]) or 1
    kinds: dict[str, int] = {}
    holders: dict[int, int] = {}
    sentences = hidden = questions = 0
    for i in inside:
        block, size = blocks[i], sizes[i]
        kinds[block.kind] = kinds.get(block.kind, 0) + size
        questions += block.text.count("?")
        if ends_like_prose(block.text):
            sentences += size
        if block.markup is not None:
            elements = block.markup.elements
            parent = elements.parents[block.markup.element]
            holders[parent] = holders.get(parent, 0) + size
            hidden += size if elements.hidden[block.markup.element] else 0
    return {
        "list_share": kinds.get("list_item", 0) / some,
        "heading_share": kinds.get("heading", 0) / some,
        "table_share": kinds.get("table", 0) / some,
        "code_share": kinds.get("code", 0) / some,
        "sentence_share": sentences / some,
        "hidden_share": hidden / some,
        "holders": float(len(holders)),
        "largest_holder": max(holders.values(), default=0) / some,
        "questions": questions / (len(inside) or 1),
    }


def _runs(kept: Sequence[bool], inside: Sequence[int], kept_size: int) -> dict[str, float]:
    """Where the kept blocks stand, and in how many runs."""
    count, total = len(inside) or 1, len(kept)
    return {
        "size_a_block": kept_size / count,
        "runs": sum([not i or not kept[i - 1] for i in inside]) / count,
        "first_kept": inside[0] / total if inside else 1.0,
        "last_kept": inside[-1] / total if inside else 0.0,
    }


def words_around(document: Document, kept: Sequence[bool], og: str, types: Set[str]) -> list[str]:
    """The words that say what type of page it is.

    They are the names and tags of the first kept block's element and of all elements around it, the parts of the
    address, and the types that the page declares.
    """
    blocks = document.blocks
    first = next((i for i, keep in enumerate(kept) if keep), 0)
    markup = blocks[first].markup if blocks else None
    if markup is None:
        return []
    words: dict[str, None] = {}
    for at in markup.elements.line(markup.element):
        words.update(dict.fromkeys(name_parts(markup.elements.names[at])))
        words[f"<{markup.elements.tags[at]}>"] = None
    netloc, path = split_url(document.page.url or "")
    words.update((f"/{part}", None) for part in _URL_PARTS.findall(f"{netloc}/{path}".lower()))
    words.update((f"og {part}", None) for part in _URL_PARTS.findall(og.partition("content")[2]))
    words.update((f"@{name}", None) for name in sorted(types))
    return list(words)


def words_anywhere(document: Document) -> set[str]:
    """The words of all class names of the page, and its tags: shops, forums and manuals have typical ones."""
    markup = document.blocks[0].markup if document.blocks else None
    if markup is None:
        return set()
    words = set(letters_of(" ".join(set(markup.elements.names))).split())
    mixed = [word for word in words if not word.islower()]
    words.difference_update(mixed)
    words.update(find_parts(" ".join(mixed)), [f"<{tag}>" for tag in set(markup.elements.tags)])
    return words


def declared_types(source: str) -> tuple[str, frozenset[str]]:
    """(the markup around the page's Open Graph type, lower case; the types in its structured data, lower case)."""
    at = source.find("og:type", 0, _HEAD)
    og = source[max(0, at - 60) : at + 80].lower() if at >= 0 else ""
    at = source.find('"@type"', 0, _LOOK)
    return og, data_types(source, at, at + _DATA) if at >= 0 else frozenset()


def says_article(row: Sequence[float]) -> bool:
    """Whether a page declares an article in Open Graph and in structured data, with a time, and nothing else."""
    said = dict(zip(PAGE_ROW, row, strict=True))
    return bool(said["og_article"] and said["data_article"] and said["time_named"] and not said["data_other"])


def _declared(source: str, og: str, types: Set[str]) -> dict[str, float]:
    """What the page declares in Open Graph and structured data: its type, and whether it has an author and a time."""
    end = source.find("</head", 0, _HEAD)
    head = source[: end if end >= 0 else _HEAD]
    return {
        "og_article": float("article" in og),
        "og_other": float(og != "" and "article" not in og),
        "data_article": float(not types.isdisjoint(STORIES)),
        "data_other": float(not types.isdisjoint(_OTHERS)),
        "author_named": float("article:author" in head or 'name="author"' in head),
        "time_named": float("article:published_time" in head or "datePublished" in head),
    }


def _address(url: str) -> dict[str, float]:
    path = split_url(url)[1].strip("/")
    return {
        "url_depth": float(path.count("/") + 1 if path else 0),
        "url_hyphens": float(path.rsplit("/", 1)[-1].count("-")),
        "url_digits": float(sum(map(str.isdigit, path))),
        "url_length": float(len(path)),
    }


def _built(document: Document) -> dict[str, float]:
    markup = document.blocks[0].markup if document.blocks else None
    tags = markup.elements.tags if markup is not None else ()
    return {"articles": float(tags.count("article")), "h1": float(tags.count("h1")), "forms": float(tags.count("form"))}


def _named(document: Document) -> dict[str, float]:
    """How often the names of elements contain "author", "comment" (as a logarithm) and "date"."""
    markup = document.blocks[0].markup if document.blocks else None
    names = " ".join(markup.elements.names) if markup is not None else ""
    return {
        "names_author": float(names.count("author")),
        "names_comment": log(names.count("comment") + 1),
        "names_date": float(names.count("date")),
    }
