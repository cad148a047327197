"""Shows one page for a reader: every block, whether it was kept or removed, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.article import Article, Failure
from newsclean.assemble import Fate, find_fates
from newsclean.errors import NewscleanError, PageFailed, UnreadablePage
from newsclean.label.decide import is_kept_by_rule
from newsclean.measure import fold_spaces
from newsclean.pipeline import Examined, Split, clean_examined, dated, examine, split_page
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
    """Which page to show, whether in color, and whether with the labels that lost (`evidence`).

    `part` is the number of the article to show, from 1, of a page that is split; None shows all of them.
    """

    page: PageRef
    part: int | None = None
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

    The page is the one called `id`, or the one with that `number`, counted from 1, if `id` is None. With
    `Settings.split` the articles of a page are shown one by one, or the one alone that is called `id`. The page is
    cleaned in a worker process, so that the limits of time and memory hold. Raises `PageFailed` if it cannot be read or
    cleaned, and `NewscleanError` if the file has no such page.
    """
    page = find_page(path, settings, number, id)
    part = None if id is None or _is_called(page, id, settings) else _cut_id(id, settings)[1]
    request = Request(page, part, color, evidence)
    ((_, shown),) = pool_map(show, [request], settings, 1)
    if isinstance(shown, Lost):
        raise PageFailed("run", f"{path}: {shown.message}")
    return shown


def find_page(path: str, settings: Settings, number: int = 1, id: str | None = None) -> PageRef:
    """Return the page `id` of a file, or page `number` (from 1) if `id` is None. Records without a page do not count.

    With `Settings.split` it is also the page of which the article `id` is a part.

    Raises `NewscleanError`, which says what the file holds, if there is no such page, and `PageFailed` if the page may
    be in what is damaged.
    """
    skipped: Counter[str] = Counter()
    damaged: Failure | None = None
    pages = 0
    whole, part = _cut_id(id or "", settings)
    for ref in find_pages((path,), settings, skipped):
        if isinstance(ref, Failure):
            damaged = damaged or ref
            if ref.id == id:
                raise PageFailed(ref.stage, ref.message)
            continue
        pages += 1
        if id is None:
            is_asked = pages == number
        else:
            is_asked = _is_called(ref, id, settings) or (part is not None and _is_called(ref, whole, settings))
        if is_asked:
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
    except UnreadablePage as error:
        return id == error.id
    except OSError:
        return False  # A page that cannot be loaded has only the id of its reference.


def _cut_id(id: str, settings: Settings) -> tuple[str, int | None]:
    """The page's id in the id of an article, and the article's number; the id and None where it has none.

    >>> _cut_id("a.txt#2", Settings(split=True)), _cut_id("a.txt#2", Settings())
    (('a.txt', 2), ('a.txt#2', None))
    """
    whole, _, number = id.rpartition("#")
    is_part = settings.split and number.isascii() and number.isdecimal()
    return (whole, int(number)) if is_part else (id, None)


def show(request: Request, settings: Settings) -> str:
    """The text that `explain` returns for a request. Raises `PageFailed` if the page cannot be read or cleaned."""
    try:
        page = load_page(request.page, settings)
    except (NewscleanError, OSError) as error:
        raise PageFailed("read", str(error)) from error
    examined, part = examine(page, settings), request.part
    pages, date = split_page(examined) if settings.split else Split((page,), None)
    if part is not None and not (len(pages) > 1 and 0 < part <= len(pages)):
        held = f"{len(pages)} articles" if len(pages) > 1 else "one article, without a number"
        raise NewscleanError(f"{page.id}: there is no article {part}; found: {held}")
    if len(pages) == 1:
        return _show_article(examined, request, settings)
    shown = pages if part is None else pages[part - 1 : part]
    return "\n".join(_show_article(dated(examine(one, settings), date), request, settings) for one in shown)


def _show_article(examined: Examined, request: Request, settings: Settings) -> str:
    color, evidence = request.color, request.evidence
    article = clean_examined(examined, settings)

    def paint(text: str, what: str) -> str:
        return f"\x1b[{_COLORS[what]}m{text}\x1b[0m" if color else text

    lines: list[str] = []
    for name, value in _fields(article):
        source = article.field_sources.get(name)
        lines.append(paint(f"{name:20} {value}{f'  [{source}]' if source else ''}", "field"))
    lines.append("")
    for fate in find_fates(examined.document, examined.decisions, examined.metadata.title, settings):
        for line, what in _lines(fate, evidence):
            lines.append(paint(line, what))
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


def _lines(fate: Fate, evidence: bool) -> Iterator[tuple[str, str]]:
    """Yield the lines on one block, each with what it shows."""
    block, label, against = fate.decision.block, fate.decision.label, fate.decision.evidence
    if fate.place != "removed":
        sign, what = ("T", "title") if fate.place == "title" else ("+", "kept")
        yield f"{sign} {fold_spaces(block.text)}", what
        if what == "title" or is_kept_by_rule(label):
            yield _opinion(label.kind, label.by, label.score, label.reason), "why"
    for removal, reason in fate.pieces:
        yield f"- {removal.text}", "removed"
        yield _opinion(removal.kind, removal.rule, removal.score, reason), "why"
        if fate.place == "removed" and removal.rule != str(label.by):
            against = (label, *against)  # it was no labeler that removed the block
    if evidence:
        for lost in against:
            yield "    against: " + _opinion(lost.kind, lost.by, lost.score, lost.reason).lstrip(), "why"


def _opinion(kind: str, by: object, score: float, reason: str) -> str:
    return f"    {kind}, {by}, {score:.2f}: {reason}"


def _fields(article: Article) -> Iterator[tuple[str, object]]:
    for name in (
        "id",
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
