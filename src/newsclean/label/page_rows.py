"""A whole HTML page as numbers: what tells an article from other pages, and how well its text was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log
from urllib.parse import urlsplit

from newsclean.measure import count_words, ends_sentence
from newsclean.records import Document

PAGE_ROW = (
    "kept_words", "kept_share", "kept_blocks", "kept_long", "expected_f1", "kept_p", "doubt", "left_p", "kept_links",
    "page_links", "blocks", "list_share", "heading_share", "table_share", "code_share", "sentence_share", "words_a_block",
    "runs", "first_kept", "last_kept", "holders", "largest_holder", "og_article", "og_other", "data_article", "data_other",
    "author_meta", "time_meta", "url_depth", "url_hyphens", "url_digits", "url_length", "articles", "h1", "times", "forms",
    "price_marks", "question_marks", "top_p", "hidden_share", "bylines", "comments",
)  # fmt: skip

_OG_TYPE = re.compile(r"<meta[^<>]{0,200}og:type[^<>]{0,200}>", re.IGNORECASE)
_DATA_TYPE = re.compile(r'"@type"\s*:\s*\[?\s*"([A-Za-z]+)"')
_ARTICLE_TYPES = frozenset(
    "Article NewsArticle BlogPosting ReportageNewsArticle LiveBlogPosting OpinionNewsArticle Report".split()
)  # noqa: SIM905
_OTHER_TYPES = frozenset(
    "Product ItemList CollectionPage DiscussionForumPosting QAPage Service LocalBusiness FAQPage SearchResultsPage".split()
)  # noqa: SIM905
_AUTHOR = re.compile(r'name=["\']?(?:author|article:author|parsely-author)|article:author', re.IGNORECASE)
_TIME = re.compile(r"article:published_time|datePublished|itemprop=.?datePublished", re.IGNORECASE)
_PRICE = re.compile(r"[$€£¥]\s?\d")
# Words from which a block counts as long.
_LONG = 20


def page_row(document: Document, p: Sequence[float], kept: Sequence[bool]) -> tuple[float, ...]:
    """The page in the order of PAGE_ROW. `p` is each block's probability, `kept` what was chosen."""
    blocks = document.blocks
    words = [count_words(block.text) for block in blocks]
    total = sum(words) or 1
    inside = [i for i, keep in enumerate(kept) if keep]
    kept_words = sum(words[i] for i in inside)
    some = kept_words or 1
    right = sum(p[i] * words[i] for i in inside)
    expected = sum(own * count for own, count in zip(p, words, strict=True))
    links = [block.markup.link_share if block.markup is not None else 0.0 for block in blocks]
    kinds: dict[str, int] = {}
    sentences = 0
    holders: dict[int, int] = {}
    for i in inside:
        block = blocks[i]
        kinds[block.kind] = kinds.get(block.kind, 0) + words[i]
        if ends_sentence(block.text):
            sentences += words[i]
        if block.markup is not None:
            parent = block.markup.elements.parents[block.markup.element]
            holders[parent] = holders.get(parent, 0) + words[i]
    elements = blocks[0].markup.elements if blocks and blocks[0].markup is not None else None
    tags = elements.tags if elements is not None else ()
    names = " ".join(elements.names).lower() if elements is not None else ""
    source = document.source
    og = _OG_TYPE.search(source)
    types = set(_DATA_TYPE.findall(source))
    path = urlsplit(document.page.url or "").path.strip("/")
    last_part = path.rsplit("/", 1)[-1]
    left_out = total - kept_words
    return (
        log(kept_words + 1), kept_words / total, log(len(inside) + 1), log(sum(words[i] >= _LONG for i in inside) + 1),
        2 * right / (kept_words + expected) if kept_words else 0.0, right / some,
        sum(own * (1 - own) * count for own, count in zip(p, words, strict=True)) / (expected or 1),
        (expected - right) / (left_out or 1), sum(links[i] * words[i] for i in inside) / some,
        sum(link * count for link, count in zip(links, words, strict=True)) / total, log(len(blocks) + 1),
        kinds.get("list_item", 0) / some, kinds.get("heading", 0) / some, kinds.get("table", 0) / some,
        kinds.get("code", 0) / some, sentences / some, kept_words / (len(inside) or 1),
        sum(1 for i in inside if not i or not kept[i - 1]) / (len(inside) or 1),
        inside[0] / len(blocks) if inside else 1.0, inside[-1] / len(blocks) if inside else 0.0,
        float(len(holders)), max(holders.values(), default=0) / some,
        float(og is not None and "article" in og[0].lower()), float(og is not None and "article" not in og[0].lower()),
        float(not types.isdisjoint(_ARTICLE_TYPES)), float(not types.isdisjoint(_OTHER_TYPES)),
        float(_AUTHOR.search(source) is not None), float(_TIME.search(source) is not None),
        float(path.count("/") + 1 if path else 0), float(last_part.count("-")), float(sum(map(str.isdigit, path))),
        float(len(path)), float(tags.count("article")), float(tags.count("h1")), float(names.count("date")),
        float(tags.count("form")), log(len(_PRICE.findall(source)) + 1),
        sum(blocks[i].text.count("?") for i in inside) / some, max(p, default=0.0),
        sum(words[i] for i in inside if blocks[i].markup is not None and blocks[i].markup.hidden) / some,  # type: ignore[union-attr]
        float(names.count("author")), log(names.count("comment") + 1),
    )  # fmt: skip
