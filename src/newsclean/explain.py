"""Shows one page for a reader: every block, whether it was kept or removed, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.assemble import is_kept
from newsclean.errors import NewscleanError, PageFailed, UnreadablePage
from newsclean.label.decide import is_kept_by_rule
from newsclean.measure import fold_spaces
from newsclean.pipeline import clean_examined, examine
from newsclean.records import Article, Decision, Failure, Label
from newsclean.run.pool import Lost, pool_map
from newsclean.settings import Settings
from newsclean.sources import PageRef, find_pages, load_page

_COLORS = {
    "kept": "0",
    "removed": "31",
    "title": "1",
    "repaired": "33",
    "found": "35",
    "why": "2",
    "field": "36",
}


@dataclass(frozen=True, slots=True)
class Request:
    """Which page to show, whether in color, and whether with the labels that lost (`evidence`)."""

    page: PageRef
    color: bool = False
    evidence: bool = False


def explain(
    path: str,
    settings: Settings,
    *,
    number: int = 1,
    id: str | None = None,
    color: bool = False,
    evidence: bool = False,
) -> str:
    """Return one page of the file at `path` as text that shows what was done with each of its blocks.

    The page is the one called `id`, or the one with that `number`, counted from 1, if `id` is None. It is cleaned in a
    worker process, so that the limits of time and memory hold. Raises `PageFailed` if it cannot be read or cleaned, and
    `NewscleanError` if the file has no such page.
    """
    request = Request(find_page(path, settings, number, id), color, evidence)
    ((_, shown),) = pool_map(show, [request], settings, 1)
    if isinstance(shown, Lost):
        raise PageFailed("run", f"{path}: {shown.message}")
    return shown


def find_page(path: str, settings: Settings, number: int = 1, id: str | None = None) -> PageRef:
    """Return the page `id` of a file, or page `number` (from 1) if `id` is None. Records without a page do not count.

    Raises `NewscleanError`, which says what the file holds, if there is no such page, and `PageFailed` if the page may
    be in what is damaged.
    """
    skipped: Counter[str] = Counter()
    damaged: Failure | None = None
    pages = 0
    for ref in find_pages((path,), settings, skipped):
        if isinstance(ref, Failure):
            damaged = damaged or ref
            if ref.id == id:
                raise PageFailed(ref.stage, ref.message)
            continue
        pages += 1
        if pages == number if id is None else _is_called(ref, id, settings):
            return ref
    what = f"page {number}" if id is None else f"page {id!r}"
    held = [f"{pages:,} page{'' if pages == 1 else 's'}"]
    held += [f"{count:,} without a page ({kind})" for kind, count in sorted(skipped.items())]
    held += [damaged.message] if damaged else []
    message = f"{path}: there is no {what}; found: {'; '.join(held)}"
    raise PageFailed(damaged.stage, message) if damaged else NewscleanError(message)


def _is_called(ref: PageRef, id: str, settings: Settings) -> bool:
    """Whether a page has that id: the id of its reference, or the id in its row, for which the page must be loaded.

    In a run over folders the reference's id has their names before it.
    """
    if (is_named := id == ref.id or id.endswith(f"/{ref.id}")) or ref.row is None:
        return is_named
    try:
        return load_page(ref, settings).id == id
    except (UnreadablePage, OSError):
        return False  # A page that cannot be loaded has only the id of its reference.


def show(request: Request, settings: Settings) -> str:
    """The text that `explain` returns for a request. Raises `PageFailed` if the page cannot be read or cleaned."""
    color, evidence = request.color, request.evidence
    try:
        page = load_page(request.page, settings)
    except (NewscleanError, OSError) as error:
        raise PageFailed("read", str(error)) from error
    examined = examine(page, settings)
    article = clean_examined(examined, settings)

    def paint(text: str, what: str) -> str:
        return f"\x1b[{_COLORS[what]}m{text}\x1b[0m" if color else text

    lines: list[str] = []
    for name, value in _fields(article):
        source = article.field_sources.get(name)
        lines.append(paint(f"{name:20} {value}{f'  [{source}]' if source else ''}", "field"))
    lines.append("")
    for decision in examined.decisions:
        sign, what = _fate(decision, settings)
        shown = fold_spaces(decision.block.text or decision.block.raw)
        lines.append(paint(f"{sign} {shown}", what))
        if what != "kept" or is_kept_by_rule(decision.label):
            lines.append(paint(f"    {_opinion(decision.label)}", "why"))
        if evidence:
            lines.extend(paint(f"    against: {_opinion(label)}", "why") for label in decision.evidence)
    if article.repairs:
        lines += ["", "repaired"]
        lines.extend(
            paint(f"~ {repair.kind}: {repair.before!r} -> {repair.after!r}", "repaired") for repair in article.repairs
        )
    if article.findings:
        lines += ["", "found"]
        lines.extend(
            paint(f"! {found.kind} {found.score:.2f}: {found.text!r}: {found.message}", "found")
            for found in article.findings
        )
    return "\n".join(lines) + "\n"


def _opinion(label: Label) -> str:
    return f"{label.kind}, {label.by}, {label.score:.2f}: {label.reason}"


def _fate(decision: Decision, settings: Settings) -> tuple[str, str]:
    if decision.label.kind == "title":
        return "T", "title"
    return ("+", "kept") if is_kept(decision, settings) else ("-", "removed")


def _fields(article: Article) -> Iterator[tuple[str, object]]:
    for name in (
        "title",
        "subtitle",
        "authors",
        "agency",
        "date_published",
        "date_modified",
        "site_name",
        "dateline",
        "section",
        "tags",
        "url",
    ):
        if value := getattr(article, name):
            yield name, ", ".join(value) if isinstance(value, tuple) else value
    yield "language", f"{article.language} {article.language_score:.2f}"
    yield "is_article", f"{article.is_article}, confidence {article.confidence:.2f}"
    for name in ("translated", "machine_translation"):
        judgement = getattr(article, name)
        yield (
            name,
            judgement.verdict if judgement.score is None else f"{judgement.verdict} {judgement.score:.2f}",
        )
    if article.flags:
        yield "flags", ", ".join(article.flags)
