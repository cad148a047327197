"""The features of a whole HTML page: what tells an article from other pages, and how well its text was found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from math import fsum, log
from operator import mul

from newsclean.label.html.features import block_sizes, ends_like_prose
from newsclean.label.html.names import find_parts, name_parts
from newsclean.metadata.url import split_url
from newsclean.records import Document

PAGE_ROW = (
    "kept_size", "kept_share", "kept_blocks", "kept_long", "expected_f1", "kept_p", "doubt", "left_p", "kept_links",
    "page_links", "blocks", "list_share", "heading_share", "table_share", "code_share", "sentence_share",
    "size_a_block", "runs", "first_kept", "last_kept", "holders", "largest_holder", "og_article", "og_other",
    "data_article",
    "data_other", "author_named", "time_named", "url_depth", "url_hyphens", "url_digits", "url_length", "articles",
    "h1", "forms", "prices", "questions", "top_p", "hidden_share", "names_author", "names_comment", "names_date",
    "names_around", "names_anywhere",
)  # fmt: skip

_SIGNS = {code: " " for code in range(128) if not chr(code).isalpha()}
_DATA_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z]+)"')
_URL_PARTS = re.compile(r"[a-z]{3,}")
_ARTICLES = frozenset((
    "Article", "NewsArticle", "BlogPosting", "ReportageNewsArticle", "LiveBlogPosting", "OpinionNewsArticle", "Report",
))  # fmt: skip
_OTHERS = frozenset((
    "Product", "ItemList", "CollectionPage", "DiscussionForumPosting", "QAPage", "Service", "LocalBusiness", "FAQPage",
    "SearchResultsPage",
))  # fmt: skip
# A block is long from _LONG characters on. A head is at most _HEAD characters; structured data begins within _LOOK
# characters, and _DATA characters of it are searched.
_LONG, _HEAD, _LOOK, _DATA = 120, 200_000, 400_000, 20_000


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
    whole = sum(sizes) or 1
    inside = [i for i, keep in enumerate(kept) if keep]
    kept_size = sum([sizes[i] for i in inside])
    some = kept_size or 1
    weighed = [own * size for own, size in zip(p, sizes, strict=True)]
    right = fsum([weighed[i] for i in inside])
    expected = fsum(weighed)
    doubt = fsum([(1 - own) * weight for own, weight in zip(p, weighed, strict=True)])
    kinds: dict[str, int] = {}
    holders: dict[int, int] = {}
    sentences = hidden = questions = 0
    for i in inside:
        block, size = blocks[i], sizes[i]
        kinds[block.kind] = kinds.get(block.kind, 0) + size
        questions += texts[i].count("?")
        if ends_like_prose(texts[i]):
            sentences += size
        if block.markup is not None:
            elements = block.markup.elements
            parent = elements.parents[block.markup.element]
            holders[parent] = holders.get(parent, 0) + size
            hidden += size if elements.hidden[block.markup.element] else 0
    runs = sum([not i or not kept[i - 1] for i in inside])
    count, total = len(inside) or 1, len(blocks)
    joined = "\n".join(texts)
    og, types = declared_types(document.source)
    return (
        log(kept_size + 1), kept_size / whole, log(len(inside) + 1), log(sum([sizes[i] >= _LONG for i in inside]) + 1),
        2 * right / (kept_size + expected) if kept_size else 0.0, right / some, doubt / (expected or 1),
        (expected - right) / (whole - kept_size or 1), fsum([links[i] * sizes[i] for i in inside]) / some,
        fsum(map(mul, links, sizes)) / whole, log(total + 1),
        kinds.get("list_item", 0) / some, kinds.get("heading", 0) / some, kinds.get("table", 0) / some,
        kinds.get("code", 0) / some, sentences / some, kept_size / count, runs / count,
        inside[0] / total if inside else 1.0, inside[-1] / total if inside else 0.0,
        float(len(holders)), max(holders.values(), default=0) / some,
        *_declared(document.source, og, types), *_address(document.page.url or ""), *_built(document),
        log(joined.count("$") + joined.count("€") + joined.count("£") + 1),
        questions / count, max(p, default=0.0), hidden / some, *_named(document),
        fsum([around.get(word, 0.0) for word in words_around(document, kept, og, types)]),
        fsum([anywhere[word] for word in words_anywhere(document) & anywhere.keys()]),
    )  # fmt: skip


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
    names = " ".join(set(markup.elements.names))
    words = {f"<{tag}>" for tag in set(markup.elements.tags)}
    if not names.isascii():
        return words.union(find_parts(names))
    # In most names signs and digits alone separate the words; splitting at these takes a third of the time.
    parts = set(names.translate(_SIGNS).split())
    plain = set(filter(str.islower, parts))
    return words.union(plain, find_parts(" ".join(parts - plain)))


def declared_types(source: str) -> tuple[str, frozenset[str]]:
    """(the markup around the page's Open Graph type, lower case; the types in its structured data)."""
    at = source.find("og:type", 0, _HEAD)
    og = source[max(0, at - 60) : at + 80].lower() if at >= 0 else ""
    at = source.find('"@type"', 0, _LOOK)
    return og, frozenset(_DATA_TYPE.findall(source, at, at + _DATA) if at >= 0 else ())


def _declared(source: str, og: str, types: Set[str]) -> tuple[float, ...]:
    """What the page declares in Open Graph and structured data: its type, and whether it has an author and a time."""
    end = source.find("</head", 0, _HEAD)
    head = source[: end if end >= 0 else _HEAD]
    return (
        float("article" in og), float(og != "" and "article" not in og),
        float(not types.isdisjoint(_ARTICLES)), float(not types.isdisjoint(_OTHERS)),
        float("article:author" in head or 'name="author"' in head),
        float("article:published_time" in head or "datePublished" in head),
    )  # fmt: skip


def _address(url: str) -> tuple[float, ...]:
    path = split_url(url)[1].strip("/")
    last = path.rsplit("/", 1)[-1]
    depth = path.count("/") + 1 if path else 0
    return float(depth), float(last.count("-")), float(sum(map(str.isdigit, path))), float(len(path))


def _built(document: Document) -> tuple[float, ...]:
    markup = document.blocks[0].markup if document.blocks else None
    tags = markup.elements.tags if markup is not None else ()
    return float(tags.count("article")), float(tags.count("h1")), float(tags.count("form"))


def _named(document: Document) -> tuple[float, ...]:
    """How often the names of elements contain "author", "comment" (as a logarithm) and "date"."""
    markup = document.blocks[0].markup if document.blocks else None
    names = " ".join(markup.elements.names) if markup is not None else ""
    return float(names.count("author")), log(names.count("comment") + 1), float(names.count("date"))
