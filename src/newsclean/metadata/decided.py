"""Reads candidates from the decided blocks: what each was taken for says which field it may have.

`decided_credits` reads who wrote, when and where.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsclean.metadata.decided_credits import read_bylines, read_datelines, read_dates
from newsclean.metadata.decided_page import DECIDED, LABELLED, DecidedPage, gather
from newsclean.metadata.keywords import join_tags, split_tags
from newsclean.metadata.site_line import name_of_site
from newsclean.metadata.text.lines import read_lines
from newsclean.metadata.text.people import signed_at_end
from newsclean.metadata.text.site import find_site, pick_site, site_behind
from newsclean.metadata.text.site_evidence import add_address, names_of_site
from newsclean.metadata.text.site_signs import is_address, is_of_address
from newsclean.metadata.text.tags import read_tags
from newsclean.metadata.titles.titles import read_title, strip_site
from newsclean.origins import LAYOUT_OWNER
from newsclean.parse.around.front_matter import without_title_label
from newsclean.records import Block, Candidate, Decision, Document

# A name below the text of an HTML page, in languages that sign so: where nothing else names an author.
_SIGNED = 0.43
# A site's name. One that lines of an HTML page give, where its data do not, is believed less than a line that is known
# for the name.
_SITE, _SAID = 0.6, 0.5
# A headline as Markdown has it, "# Ferry sinks", "**Ferry sinks**", and mail without HTML: "** Ferry sinks".
_MARKED_UP = re.compile(
    r"(?:(?:#{1,6}|\*{1,2})\s+)?(?P<bold>\*\*|__)?(?P<text>[^\s*#_].*?)(?(bold)(?P=bold))(?:\s+#{1,6})?", re.DOTALL
)


def read_decisions(document: Document, decisions: Sequence[Decision], asks_site: bool = True) -> Iterator[Candidate]:
    """Yield what the decided blocks say: headline, byline, date line, tag list, masthead, dateline.

    `asks_site` says that the page's own data do not name the site.
    """
    page = gather(document, decisions)
    if page.is_text:
        site = _site_of_text(page)
    else:
        if asks_site and (said := _said_site(page)):
            yield Candidate("site_name", said, page.source, _SAID)
        site = _site_of_head(page)
    if site is not None:
        yield site
    site_name = site.value if site is not None else None
    yield from _titles(page, site_name)
    yield from read_dates(page)
    if page.is_text:
        yield from read_lines(decisions, page.languages)
    elif signed := signed_at_end([one for one in decisions if one.block.text.strip()], page.languages):
        yield Candidate("authors", tuple(signed), page.source, _SIGNED, next(iter(signed.values())))
    yield from read_bylines(page, site_name)
    yield from read_datelines(page, site_name)
    yield from _tags_of_text(page) if page.is_text else _tags_of_html(page)


def _site_of_text(page: DecidedPage) -> Candidate | None:
    name = find_site(page.title, page.decisions, page.languages, page.host)
    return Candidate("site_name", name, page.source, _SITE) if name else None


def _said_site(page: DecidedPage) -> str | None:
    """The site's name that lines of an HTML page say: what the host holds too, or one that it is and a line agrees."""
    sites = names_of_site(page.title, page.decisions, page.languages)
    said = pick_site(sites, page.decisions, page.languages)
    if page.host is None:
        return said
    labels = page.host.split(".")
    if said is not None:
        return said if is_of_address(said, labels) else None
    add_address(sites, page.host)
    said = pick_site(sites, page.decisions, page.languages)
    return said if said is not None and is_address(said, labels) else None


def _site_of_head(page: DecidedPage) -> Candidate | None:
    """The site's name in the head of an HTML page."""
    sure = page.by_kind.get("site_name", ())
    owners = {decision.block.index for decision in page.decisions if decision.label.by == LAYOUT_OWNER}
    for block in (*sure, *page.by_kind.get("masthead", ())):
        if name := name_of_site(block.text, page.languages, page.host, sure=block in sure or block.index in owners):
            return Candidate("site_name", name, "dom", _SITE, block.index)
    return None


def _titles(page: DecidedPage, site_name: str | None) -> Iterator[Candidate]:
    """Yield the headline, of a plain text without what tools and sites write beside it, and the subtitle."""
    for kind in ("title", "subtitle"):
        for block in page.by_kind.get(kind, ())[:1]:
            text = block.text.strip()
            if page.is_text and kind == "title":
                behind = site_name or site_behind(text, page.decisions, page.languages)
                text = _without_site(without_title_label(_without_marks(text)), behind, page.host, page.document)
            yield Candidate(kind, text, page.source, DECIDED, block.index)


def _tags_of_text(page: DecidedPage) -> Iterator[Candidate]:
    if listed := read_tags(page.decisions, page.languages):
        yield Candidate("tags", listed.tags, page.source, DECIDED, listed.block)


def _tags_of_html(page: DecidedPage) -> Iterator[Candidate]:
    """Yield the tags of the page's tag lists: all on a line, each in an element of its own or not, or one a line."""
    from newsclean.metadata.html.pieces import pieces_of

    clouds, tree = page.by_kind.get("tag_cloud", ()), page.document.tree
    pieces = pieces_of(tree, clouds) if clouds and tree is not None else {}

    def listed(block: Block, text: str) -> tuple[str, ...]:
        tags = pieces.get(block.index, ())
        return join_tags(tags, page.languages) if tags else split_tags(block.text, text, page.languages)

    lists = [listed(block, block.text) for block in clouds]
    if sum(map(bool, lists)) < 2:
        # One line with nothing between its tags: the text knows which words belong together.
        text = " ".join(block.text for block in page.body)
        lists = [listed(block, text) for block in clouds]
    if tags := tuple(dict.fromkeys(tag for tags in lists for tag in tags)):
        yield Candidate("tags", tags, page.source, LABELLED, clouds[0].index)


def _without_marks(title: str) -> str:
    """A headline without the marks of Markdown: "# Ferry sinks", "**Ferry sinks**"."""
    found = _MARKED_UP.fullmatch(title)
    is_one = found is not None and (not found["bold"] or found["bold"] not in found["text"])
    return found["text"] if found is not None and is_one else title


def _without_site(title: str, site_name: str | None, host: str | None, document: Document) -> str:
    """The first line of a page's whole text is often its window's title, with the site's name behind the headline."""
    names = {read_title(name).glued for name in (site_name or "", host or "", *(host or "").split(".")[:-1])}
    lines = {block.text.strip() for block in document.blocks} - {title}
    return strip_site(title, names - {""}, lines)
