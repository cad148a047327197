"""The extractors that newsclean is compared with, as far as they are installed.

A tool takes the decoded page and its URL and returns the text. It is called as its own documentation shows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib.util import find_spec

Tool = Callable[[str, str | None], str]

NEWSCLEAN = "newsclean"


def _trafilatura() -> Tool:
    from trafilatura import bare_extraction

    def run(html: str, url: str | None) -> str:
        document = bare_extraction(html, url=url, include_comments=False, with_metadata=True)
        return (document.text if document is not None else "") or ""

    return run


def _trafilatura_fast() -> Tool:
    from trafilatura import extract

    return lambda html, url: extract(html, url=url, include_comments=False, fast=True) or ""


def _readability() -> Tool:
    from lxml.html import fromstring
    from readability import Document

    def run(html: str, url: str | None) -> str:
        tree = fromstring(Document(html).summary())
        return "\n".join(str(text) for text in tree.xpath(".//text()"))

    return run


def _justext() -> Tool:
    from justext import get_stoplist, justext

    words = get_stoplist("English")
    return lambda html, url: "\n".join(p.text for p in justext(html, words) if not p.is_boilerplate)


def _newspaper() -> Tool:
    from newspaper import Article

    def run(html: str, url: str | None) -> str:
        article = Article(url or "http://localhost/")
        article.download(input_html=html)
        article.parse()
        return str(article.text)

    return run


def _goose() -> Tool:
    from goose3 import Goose

    goose = Goose()
    return lambda html, url: str(goose.extract(raw_html=html).cleaned_text or "")


def _boilerpy() -> Tool:
    from boilerpy3.extractors import ArticleExtractor

    extractor = ArticleExtractor(raise_on_failure=False)
    return lambda html, url: str(extractor.get_content(html))


def _resiliparse() -> Tool:
    from resiliparse.extract.html2text import extract_plain_text

    return lambda html, url: str(extract_plain_text(html, main_content=True))


def _rs_trafilatura() -> Tool:
    from rs_trafilatura import extract

    return lambda html, url: str(extract(html).main_content or "")


# Name, the module that must be installed, and the function that prepares the tool.
TOOLS: tuple[tuple[str, str, Callable[[], Tool]], ...] = (
    ("trafilatura", "trafilatura", _trafilatura),
    ("trafilatura-fast", "trafilatura", _trafilatura_fast),
    ("readability-lxml", "readability", _readability),
    ("newspaper4k", "newspaper", _newspaper),
    ("goose3", "goose3", _goose),
    ("justext", "justext", _justext),
    ("boilerpy3", "boilerpy3", _boilerpy),
    ("resiliparse", "resiliparse", _resiliparse),
    ("rs-trafilatura", "rs_trafilatura", _rs_trafilatura),
)


def check_names(names: Sequence[str]) -> None:
    """Raise `SystemExit` for a name that is no tool's."""
    known = {NEWSCLEAN, *(name for name, _, _ in TOOLS)}
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"no such tool: {', '.join(unknown)}; known: {', '.join(sorted(known))}")


def installed(names: Sequence[str]) -> dict[str, Tool]:
    """The peers to run, by name: the requested ones or all, without those that are not installed."""
    return {
        name: make() for name, module, make in TOOLS if find_spec(module) is not None and (not names or name in names)
    }
