"""The one place that weighs what the witnesses say of a field and records who won."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsclean.metadata.dates import find_date_line
from newsclean.metadata.names import parse_byline
from newsclean.metadata.record import Metadata
from newsclean.metadata.text import find_dateline, name_of_site, split_tags
from newsclean.metadata.url import host_of
from newsclean.records import Block, Candidate, Decision, Document, FieldSource

# A dateline stands in one of the first paragraphs.
_DATELINE_PARAGRAPHS = 2


def pick_metadata(document: Document, decisions: Sequence[Decision], witnesses: Sequence[Candidate]) -> Metadata:
    """The metadata of the article: of each field the strongest candidate, and where it came from."""
    candidates = [*witnesses, *read_decisions(document, decisions)]
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.field not in best or candidate.score > best[candidate.field].score:
            best[candidate.field] = candidate
    values = {name: candidate.value for name, candidate in sorted(best.items())}
    sources = {name: candidate.source for name, candidate in sorted(best.items())}
    return Metadata(**values, field_sources=sources)


def read_decisions(document: Document, decisions: Sequence[Decision]) -> Iterator[Candidate]:
    """Yield what the decided blocks say: headline, byline, date line, tag list, masthead, dateline."""
    source: FieldSource = "text" if document.kind == "text" else "dom"
    languages = () if document.language == "und" else (document.language,)
    by_kind: dict[str, list[Block]] = {}
    for decision in decisions:
        if decision.block.text.strip():
            by_kind.setdefault(decision.label.kind, []).append(decision.block)
    for kind in ("title", "subtitle"):
        for block in by_kind.get(kind, ())[:1]:
            yield Candidate(kind, block.text.strip(), source, 0.7, block.index)
    host = host_of(document.page.url)
    site_name = None
    for kind in ("site_name", "masthead"):
        for block in by_kind.get(kind, ()):
            if site_name := name_of_site(block.text, languages, host, sure=kind == "site_name"):
                yield Candidate("site_name", site_name, source, 0.7, block.index)
                break
        if site_name:
            break
    yield from _dates(by_kind, languages, source)
    for block in by_kind.get("byline", ()):
        byline = parse_byline(block.text, languages, site_name=site_name or "")
        if byline.authors:
            yield Candidate("authors", byline.authors, source, 0.7, block.index)
        if byline.agency:
            yield Candidate("agency", byline.agency, source, 0.7, block.index)
    body = by_kind.get("body", [])
    for block in body[:_DATELINE_PARAGRAPHS]:
        if dateline := find_dateline(block.text, languages, site_name):
            if dateline.place:
                yield Candidate("dateline", dateline.place, source, 0.7, block.index)
            if dateline.agency:
                yield Candidate("agency", dateline.agency, source, 0.6, block.index)
            break
    tags: dict[str, None] = {}
    text = " ".join(block.text for block in body) if "tag_cloud" in by_kind else ""
    for block in by_kind.get("tag_cloud", ()):
        tags.update(dict.fromkeys(split_tags(block.text, text, languages)))
    if tags:
        yield Candidate("tags", tuple(tags), source, 0.7, by_kind["tag_cloud"][0].index)


def _dates(by_kind: dict[str, list[Block]], languages: Sequence[str], source: FieldSource) -> Iterator[Candidate]:
    for kind in ("date_line", "byline"):
        for block in by_kind.get(kind, ()):
            parts = [block.text, *block.text.split("|")] if kind == "byline" else [block.text]
            line = next((found for part in parts if (found := find_date_line(part, languages))), None)
            if line is None:
                continue
            name = "date_modified" if line.modified else "date_published"
            yield Candidate(name, line.date, source, 0.7, block.index)
            if line.updated:
                yield Candidate("date_modified", line.updated, source, 0.7, block.index)
