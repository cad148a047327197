"""Reads candidates from the decided blocks: what each was taken for says which field it may have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from newsclean.language.detect import detect_language
from newsclean.metadata.dateline import find_dateline, find_reporters, find_speakers
from newsclean.metadata.dates.find import find_date
from newsclean.metadata.keywords import join_tags, split_tags
from newsclean.metadata.people.agencies import closing_agency
from newsclean.metadata.people.byline_leads import credits_author
from newsclean.metadata.people.bylines import parse_byline
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.site_line import name_of_site
from newsclean.metadata.text.lines import read_lines
from newsclean.metadata.text.people import signed_at_end
from newsclean.metadata.text.site import find_site, pick_site, site_behind
from newsclean.metadata.text.site_evidence import add_address, names_of_site
from newsclean.metadata.text.site_signs import is_address, is_of_address
from newsclean.metadata.text.tags import read_tags
from newsclean.metadata.titles.titles import read_title, strip_site
from newsclean.metadata.url import host_of
from newsclean.metadata.words import page_languages
from newsclean.origins import LAYOUT_OWNER
from newsclean.parse.around.front_matter import without_title_label
from newsclean.records import Block, Candidate, Decision, Document, FieldSource

# How many of the first paragraphs may have the dateline.
_DATELINE_PARAGRAPHS = 2
# How many of the last may end with an agency in brackets; notices may be kept below the text.
_CLOSING_PARAGRAPHS = 2
# What a decided block says: the labelers have looked at it from all sides, but at its words only.
_DECIDED = 0.7
# Of HTML the readers have looked at the same lines with their surroundings; the labels only fill what they left.
_LABELLED = 0.42
# A name below the text of an HTML page, in languages that sign so: where nothing else names an author.
_SIGNED = 0.43
# Score of a byline in plain text without a lead-in and with an unknown name. It is as often a section.
_UNLED = 0.44
# A reporter's name in brackets of its own, as Japanese papers print it below the text: "（桐島葉子）".
_SIGNATURE = re.compile(r"[（(【][\u4e00-\u9fff]{3,6}[）)】]")
# What a date is worth less for each line between it and the text's first, and at most; and a name, from the headline.
_FAR, _FARTHEST, _FARTHEST_NAME = 0.004, 0.1, 0.2
# Most lines that a byline of the article may be above the headline.
_MOST_ABOVE = 12
# And so near stands one that begins with no known name.
_NEAR = 20
# Days so many lines from the text are another story's as often as not, unless all such lines name the same.
_ELSEWHERE = 40
# A site's name, and an agency in a dateline. A site's name that lines of an HTML page give, where its data do not, is
# believed less than a line that is known for the name.
_SITE, _AGENCY, _SAID = 0.6, 0.6, 0.5
# The kinds of blocks that metadata is read from.
_TELLING = frozenset(["site_name", "masthead", "title", "subtitle", "date_line", "byline", "body", "tag_cloud"])
# A headline as Markdown has it, "# Ferry sinks", "**Ferry sinks**", and mail without HTML: "** Ferry sinks".
_MARKED_UP = re.compile(
    r"(?:(?:#{1,6}|\*{1,2})\s+)?(?P<bold>\*\*|__)?(?P<text>[^\s*#_].*?)(?(bold)(?P=bold))(?:\s+#{1,6})?", re.DOTALL
)


def read_decisions(document: Document, decisions: Sequence[Decision], asks_site: bool = True) -> Iterator[Candidate]:
    """Yield what the decided blocks say: headline, byline, date line, tag list, masthead, dateline.

    `asks_site` says that the page's own data do not name the site.
    """
    source: FieldSource = "text" if document.kind == "text" else "dom"
    host = host_of(document.page.url or document.front.address)
    language = document.language
    if language == "und":  # too short a page for the first look; what was kept of it is purer
        kept = "\n".join(decision.block.text for decision in decisions if decision.label.kind == "body")
        language = detect_language(kept, thorough=False).tag
    languages = page_languages((language,), host)
    by_kind: dict[str, list[Block]] = {}
    heads = [decision for decision in decisions if decision.label.kind == "masthead"]
    owners = {decision.block.index for decision in heads if decision.label.by == LAYOUT_OWNER}
    shows_text = any(
        decision.label.kind == "body" and decision.block.markup is not None and not decision.block.markup.hidden
        for decision in decisions
    )
    above = None  # the kind of the line above
    for decision in decisions:
        kind = decision.label.kind
        if (text := decision.block.text).isspace() or not text:
            continue
        if shows_text and decision.block.markup is not None and decision.block.markup.hidden:
            continue  # a template, or the card of another story
        # Below another story's link stands who wrote that.
        is_others = kind == "byline" and source == "text" and above == "related_link" and "body" in by_kind
        if kind in _TELLING and not is_others:
            by_kind.setdefault(kind, []).append(decision.block)
        above = kind
    title = by_kind["title"][0].text.strip() if "title" in by_kind else ""
    if source == "text":
        name = find_site(title, decisions, languages, host)
        site = Candidate("site_name", name, source, _SITE) if name else None
    else:
        if said := _said_site(title, decisions, languages, host) if asks_site else None:
            yield Candidate("site_name", said, source, _SAID)
        site = _site_of_head(by_kind, owners, languages, host)
    if site is not None:
        yield site
    site_name = site.value if site is not None else None
    for kind in ("title", "subtitle"):
        for block in by_kind.get(kind, ())[:1]:
            text = block.text.strip()
            if source == "text" and kind == "title":
                behind = site_name or site_behind(text, decisions, languages)
                text = _without_site(without_title_label(_without_marks(text)), behind, host, document)
            yield Candidate(kind, text, source, _DECIDED, block.index)
    yield from _dates(by_kind, languages, source)
    if source == "text":
        yield from read_lines(decisions, languages)
    elif signed := signed_at_end([one for one in decisions if one.block.text.strip()], languages):
        yield Candidate("authors", tuple(signed), source, _SIGNED, next(iter(signed.values())))
    yield from _bylines(by_kind, languages, source, site_name)
    body = by_kind.get("body", [])
    yield from _datelines(body, languages, source, site_name)
    if source == "text":
        if listed := read_tags(decisions, languages):
            yield Candidate("tags", listed.tags, source, _DECIDED, listed.block)
    elif (clouds := by_kind.get("tag_cloud")) and (tags := _tags(document, clouds, body, languages)):
        yield Candidate("tags", tags, source, _LABELLED, clouds[0].index)


def _said_site(title: str, decisions: Sequence[Decision], languages: Sequence[str], host: str | None) -> str | None:
    """The site's name that lines of an HTML page say: what the host holds too, or one that it is and a line agrees."""
    sites = names_of_site(title, decisions, languages)
    said = pick_site(sites, decisions, languages)
    if host is None:
        return said
    labels = host.split(".")
    if said is not None:
        return said if is_of_address(said, labels) else None
    add_address(sites, host)
    said = pick_site(sites, decisions, languages)
    return said if said is not None and is_address(said, labels) else None


def _site_of_head(
    by_kind: Mapping[str, Sequence[Block]], owners: Set[int], languages: Sequence[str], host: str | None
) -> Candidate | None:
    """The site's name in the head of an HTML page."""
    sure = by_kind.get("site_name", ())
    for block in (*sure, *by_kind.get("masthead", ())):
        if name := name_of_site(block.text, languages, host, sure=block in sure or block.index in owners):
            return Candidate("site_name", name, "dom", _SITE, block.index)
    return None


def _bylines(
    by_kind: Mapping[str, Sequence[Block]], languages: Sequence[str], source: FieldSource, site_name: str | None
) -> Iterator[Candidate]:
    headline = by_kind["title"][0].index if "title" in by_kind else None
    for block in by_kind.get("byline", ()):
        # A byline without "By" was known by its place, and holds names like a field of the page's head.
        leads = credits_author(block.text, languages)
        is_field = source == "text" and not leads
        byline = parse_byline(block.text, languages, site_name=site_name or "", is_field=is_field)
        score = _DECIDED if source == "text" or leads else _LABELLED
        if source == "text" and headline is not None:
            if headline - block.index > _MOST_ABOVE:
                continue  # of another story in the page's head
            score = round(score - min(_FAR * abs(block.index - headline), _FARTHEST_NAME), 3)
        if byline.authors:
            # "By event type" is a menu's as often as "By" and an unknown name, unless it stands near the headline.
            is_near = headline is None or abs(block.index - headline) <= _NEAR
            is_led = (leads and (is_near or source != "text")) or _SIGNATURE.fullmatch(block.text.strip()) is not None
            is_name = is_led or any(map(begins_as_name, byline.authors))
            yield Candidate("authors", byline.authors, source, score if is_name else min(score, _UNLED), block.index)
        if byline.agency:
            yield Candidate("agency", byline.agency, source, score, block.index)


def _datelines(
    body: Sequence[Block], languages: Sequence[str], source: FieldSource, site_name: str | None
) -> Iterator[Candidate]:
    speakers = find_speakers((block.text for block in body), languages)
    for block in body[:_DATELINE_PARAGRAPHS]:
        if reporters := find_reporters(block.text, languages):
            yield Candidate("authors", reporters, source, _DECIDED, block.index)
        if dateline := find_dateline(block.text, languages, site_name, speakers):
            if dateline.place:
                yield Candidate("dateline", dateline.place, source, _DECIDED, block.index)
            if dateline.agency:
                yield Candidate("agency", dateline.agency, source, _AGENCY, block.index)
            break
    for block in body[: -_CLOSING_PARAGRAPHS - 1 : -1]:
        if agency := closing_agency(block.text, languages):
            yield Candidate("agency", agency, source, _AGENCY, block.index)


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


def _tags(
    document: Document, clouds: Sequence[Block], body: Sequence[Block], languages: Sequence[str]
) -> tuple[str, ...]:
    """The tags of an HTML page's tag lists: all on a line, each in an element of its own or not, or one a line."""
    from newsclean.metadata.html.pieces import pieces_of

    pieces = pieces_of(document.tree, clouds) if document.tree is not None else {}

    def listed(block: Block, text: str) -> tuple[str, ...]:
        tags = pieces.get(block.index, ())
        return join_tags(tags, languages) if tags else split_tags(block.text, text, languages)

    lists = [listed(block, block.text) for block in clouds]
    if sum(map(bool, lists)) < 2:
        # One line with nothing between its tags: the text knows which words belong together.
        text = " ".join(block.text for block in body)
        lists = [listed(block, text) for block in clouds]
    return tuple(dict.fromkeys(tag for tags in lists for tag in tags))


def _dates(by_kind: dict[str, list[Block]], languages: Sequence[str], source: FieldSource) -> Iterator[Candidate]:
    start = by_kind["body"][0].index if "body" in by_kind else None
    dated = [
        (b, line) for k in ("date_line", "byline") for b in by_kind.get(k, ()) if (line := find_date(b.text, languages))
    ]
    far = {line.date[:10] for block, line in dated if start is not None and abs(block.index - start) > _ELSEWHERE}
    for block, line in dated:
        name = "date_modified" if line.modified else "date_published"
        score = _DECIDED if source == "text" else _LABELLED
        if source == "text" and start is not None:  # the day of the visit stands further up
            if abs(block.index - start) > _ELSEWHERE and len(far) > 1:
                continue
            score = round(score - min(_FAR * abs(block.index - start), _FARTHEST), 3)
        yield Candidate(name, line.date, source, score, block.index)
        if line.updated:
            yield Candidate("date_modified", line.updated, source, score, block.index)
