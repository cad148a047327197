"""Picks the value of each metadata field among all candidates, and records its source. This happens only here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from newsclean.kinds import OF_ARTICLE, Flag
from newsclean.metadata.decided import read_decisions
from newsclean.metadata.pick_dates import PickedDates, pick_dates
from newsclean.metadata.pick_people import pick_authors
from newsclean.metadata.record import Metadata
from newsclean.metadata.tidy import names_no_site, tidy_section, tidy_tags
from newsclean.metadata.titles.titles import bare_site_name
from newsclean.metadata.url import host_of
from newsclean.metadata.words import fold_words, page_languages, word_set
from newsclean.records import Candidate, Decision, Document
from newsclean.whole_words import holds_whole

# Candidates with a lower score are ignored.
_LEAST = 0.3


def pick_metadata(document: Document, decisions: Sequence[Decision], candidates: Sequence[Candidate]) -> Metadata:
    """The metadata of the article: for each field the strongest candidate and its source.

    What the caller knows is taken where the page does not say.
    """
    known = {candidate.field: candidate for candidate in candidates if candidate.source == "input"}
    candidates = [candidate for candidate in candidates if candidate.source != "input"]
    asks_site = all(candidate.field != "site_name" for candidate in candidates)
    chrome = _ruled_out(decisions)
    candidates = [c for c in candidates if c.field != "subtitle" or c.block not in chrome]
    candidates += read_decisions(document, decisions, asks_site)
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        name = candidate.field
        if name == "site_name" and names_no_site(candidate.value):
            continue
        if candidate.score >= _LEAST and (name not in best or candidate.score > best[name].score):
            best[name] = candidate
    for name in ("date_published", "date_modified", "authors"):
        best.pop(name, None)
    dates = pick_dates(candidates, document.page.fetched)
    if dates.from_modified and "date_published" in known:
        dates = PickedDates(None, dates.modified)
    sites = [c.value for c in candidates if c.field == "site_name"]
    is_seen, is_word = _lookers(document)
    if (subtitle := best.get("subtitle")) and subtitle.source == "json-ld" and not is_seen(subtitle.value):
        del best["subtitle"]  # a headline for search engines
    authors = pick_authors(candidates, is_seen, sites, is_word, host_of(document.page.url))
    if authors is not None and (title := best.get("title")):
        authors = _without_places(authors, str(title.value))
    for picked in (dates.published, dates.modified, authors):
        if picked is not None:
            best[picked.field] = picked
    if site := best.get("site_name"):
        best["site_name"] = replace(site, value=bare_site_name(site.value))
    best = known | best
    _drop_echoes(best)
    _tidy(best, document)
    flags: tuple[Flag, ...] = ("date_from_modified",) if dates.from_modified else ()
    values: Mapping[str, Any] = {name: best[name].value for name in sorted(best)}
    return Metadata(**values, field_sources={name: best[name].source for name in sorted(best)}, flags=flags)


def _ruled_out(decisions: Sequence[Decision]) -> frozenset[int]:
    """The blocks that a rule knows as chrome by their words, whatever their boxes are called: "Follow us on X"."""
    return frozenset(
        decision.block.index
        for decision in decisions
        if decision.label.by.labeler == "rule" and decision.label.kind not in OF_ARTICLE
    )


def _without_places(authors: Candidate, title: str) -> Candidate:
    """The authors of a byline without the place behind them, which the headline has too: "Jane Doe, Newtown"."""
    names = tuple(name for name in authors.value if not holds_whole(title, name))
    return replace(authors, value=names) if names and authors.source in ("dom", "text") else authors


def _lookers(document: Document) -> tuple[Callable[[str], bool], Callable[[str], bool]]:
    """Functions that say whether a name stands on the page, and whether a word is a common one there.

    A word with a capital is common where the page has it in small letters too; one without, where it is one of the
    language's most frequent words.
    """
    if document.kind == "text":
        return lambda _name: True, lambda _word: False
    frequent = word_set((document.language,), "stop_words")

    @cache  # many a page names no one
    def page() -> tuple[str, str]:
        text = "\n".join(block.text for block in document.blocks)
        return text, text.lower()

    def is_word(word: str) -> bool:
        small = word.lower()
        if small == word:
            return word in frequent
        return holds_whole(page()[0], small)

    return lambda name: name.lower() in page()[1], is_word


def _drop_echoes(best: dict[str, Candidate]) -> None:
    """Take out values that only repeat another field."""
    title = best.get("title")
    for name in ("subtitle", "description"):
        if title is not None and name in best and best[name].value == title.value:
            del best[name]


def _tidy(best: dict[str, Candidate], document: Document) -> None:
    """Make section and tags what a reader would call so; a description that is only the site's name says nothing."""
    host = host_of(document.page.url)
    languages = page_languages((document.language,), host)
    said = (best[name].value for name in ("site_name", "title") if name in best)
    names = {fold_words(str(value)) for value in (*said, host or "")} - {""}
    if section := best.get("section"):
        if (name := tidy_section(str(section.value), names, languages)) is None:
            del best["section"]
        else:
            best["section"] = replace(section, value=name)
    if tags := best.get("tags"):
        kept = tidy_tags(tags.value, names, languages)
        best["tags"] = replace(tags, value=kept)
        if not kept:
            del best["tags"]
    if (description := best.get("description")) and fold_words(str(description.value)) in names:
        del best["description"]
