"""Make texts of HTML with other tools: the whole page in several ways, and the page half cleaned by an extractor.

Each takes the decoded page and the language of its article (for word lists) and returns plain text,
empty if the tool cannot read the page.
"""

from __future__ import annotations

from collections.abc import Callable

import html2text
import inscriptis
import justext
import newspaper
import trafilatura
import turbohtml
from bs4 import BeautifulSoup
from lxml.html import fromstring
from readability import Document
from resiliparse.extract.html2text import extract_plain_text

Flavour = Callable[[str, str | None], str]

# Language names of jusText's stop-word lists.
_STOPLISTS = {
    "da": "Danish", "de": "German", "en": "English", "es": "Spanish", "fi": "Finnish", "fr": "French",
    "hu": "Hungarian", "it": "Italian", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese",
    "ru": "Russian", "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip


def by_resiliparse(html: str, language: str | None) -> str:
    """Like the WET texts of today's web corpora: block elements on lines of their own, lists with bullets."""
    return str(extract_plain_text(html))


def by_soup_lines(html: str, language: str | None) -> str:
    """Tags stripped, each string on a line of its own, so that a link breaks a sentence into three lines."""
    return _soup(html).get_text("\n", strip=True)


def by_soup(html: str, language: str | None) -> str:
    """Tags stripped without replacement: the lines are those of the page's source."""
    return _soup(html).get_text()


def by_inscriptis(html: str, language: str | None) -> str:
    """As a browser would lay it out, with indents, and the cells of a table side by side."""
    return str(inscriptis.get_text(html))


def by_html2text(html: str, language: str | None) -> str:
    """As Markdown, without links and pictures, not wrapped."""
    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links = converter.ignore_images = True
    return str(converter.handle(html))


def by_turbohtml(html: str, language: str | None) -> str:
    """As a browser's `innerText`."""
    return turbohtml.parse(html).to_text()


def half_by_readability(html: str, language: str | None) -> str:
    """The article according to readability-lxml."""
    summary = fromstring(Document(html).summary())
    return str(extract_plain_text("<html><body>" + _as_html(summary) + "</body></html>"))


def half_by_newspaper(html: str, language: str | None) -> str:
    """The article according to newspaper4k."""
    known = language if language in ("de", "es", "fr") else "en"
    article = newspaper.Article("http://localhost/", language=known, fetch_images=False)
    article.download(input_html=html)
    article.parse()
    return str(article.text)


def half_by_justext(html: str, language: str | None) -> str:
    """The paragraphs that jusText classifies as content."""
    words = justext.get_stoplist(_STOPLISTS.get(language or "en", "English"))
    return "\n\n".join(paragraph.text for paragraph in justext.justext(html, words) if not paragraph.is_boilerplate)


def half_by_trafilatura(html: str, language: str | None) -> str:
    """The article according to trafilatura with `favor_recall`, including readers' comments."""
    return trafilatura.extract(html, favor_recall=True, include_comments=True) or ""


def _soup(html: str) -> BeautifulSoup:
    soup = BeautifulSoup(html, "lxml")
    for unseen in soup(["script", "style", "noscript", "template"]):
        unseen.decompose()
    return soup


def _as_html(tree: object) -> str:
    from lxml.html import tostring

    return str(tostring(tree, encoding="unicode"))


# The flavours that the labeler learns from, then those that it is only measured on.
WHOLE: dict[str, Flavour] = {
    "resiliparse": by_resiliparse,
    "soup-lines": by_soup_lines,
    "soup": by_soup,
    "inscriptis": by_inscriptis,
}
UNSEEN: dict[str, Flavour] = {"html2text": by_html2text, "turbohtml": by_turbohtml}
HALF: dict[str, Flavour] = {
    "readability": half_by_readability,
    "newspaper": half_by_newspaper,
    "justext": half_by_justext,
    "trafilatura": half_by_trafilatura,
}
