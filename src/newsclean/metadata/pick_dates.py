"""Picks the dates of publication and of the last change among all candidates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newsclean.records import Candidate

# Before this year there was no web. An earlier date comes from a wrong clock or stands for no date ("1970-01-01").
FIRST_YEAR = 1992
# An older date is believed only if a visible line gives it with this score: a newspaper scanned by an archive.
_CLEARLY_SHOWN = 0.7
# The day of the last change stands in for the day of publication when it is this sure.
_STANDS_IN = 0.5
# An element near the headline that is marked as the day of the last change, or a line that says so, gives this.
_SURELY_CHANGED = 0.6
# Candidates with a lower score are as often days of teasers and comments as of the article.
_LEAST = 0.3
# A day that so many sources give, each this sure, is believed against a single one's.
_MAJORITY, _VOTES = 2, 0.5
# A day on a line of its own right below the headline, and a line with it of other words, give at least this; a line
# with more words, whose day the markup gives too, the second.
_SHOWN, _SHOWN_AND_MARKED = 0.6, 0.55
# A candidate that is this much weaker can still add the time of day, never change the day.
_ADDS_CLOCK = 0.35


@dataclass(frozen=True, slots=True)
class PickedDates:
    """The two dates of a record."""

    published: Candidate | None
    modified: Candidate | None
    from_modified: bool = False  # the page names no day of publication; the day of its last change stands for it


def pick_dates(candidates: Sequence[Candidate], fetched: str | None = None) -> PickedDates:
    """The day of publication and of the last change; `fetched` is when the page was crawled, where that is known."""
    headline = next((c.block for c in candidates if c.field == "title" and c.block is not None), None)
    dated = [c for c in candidates if c.field in ("date_published", "date_modified") and c.score >= _LEAST]
    plausible = [c for c in dated if _is_plausible(c, fetched)]
    published = [c for c in plausible if c.field == "date_published"]
    modified = [c for c in plausible if c.field == "date_modified"]
    published = [c for c in published if not _is_of_visit(c, modified, headline)]
    first = _refine(
        _without_outvoted(_without_unseen(_without_resaved(published, modified), modified, headline), modified)
    )
    last = _refine(modified)
    shown = [c for c in modified if c.source in ("dom", "text")]
    if first is None and last is not None and shown and last.score >= _STANDS_IN:
        return PickedDates(Candidate("date_published", last.value, last.source, last.score), last, True)
    if first is not None and last is not None and last.value[:10] < first.value[:10]:
        if first.source == "text" and last.score > first.score:  # the other day is further away: another story's
            return PickedDates(Candidate("date_published", last.value, last.source, last.score), last, True)
        last = None  # a change before publication is the template's
    return PickedDates(first, last)


def _is_of_visit(candidate: Candidate, modified: Sequence[Candidate], headline: int | None) -> bool:
    """Whether a day above the headline is later than the last change that an element gives: the day of the visit.

    >>> changed = Candidate("date_modified", "2025-11-21", "dom", 0.68)
    >>> above, below = (Candidate("date_published", "2025-11-24", "dom", 0.62, block) for block in (7, 13))
    >>> [_is_of_visit(day, [changed], 12) for day in (above, below)], _is_of_visit(above, [], 12)
    ([True, False], False)
    """
    if candidate.source != "dom" or candidate.block is None or headline is None or candidate.block >= headline:
        return False
    changed = [c.value[:10] for c in modified if c.source == "dom" and c.score >= _SURELY_CHANGED]
    return bool(changed) and max(changed) < candidate.value[:10]


def _without_resaved(published: list[Candidate], modified: list[Candidate]) -> list[Candidate]:
    """The candidates without the machine's, where it gives the day of the last change and the page shows an older one.

    Moving a site to another system gives all its articles the day of the move.
    """
    days = [c.value[:10] for c in modified if c.source not in ("dom", "text")]
    changed = {_shift(day, by) for day in days for by in (-1, 0, 1)}
    seen = [c for c in published if _is_clearly_shown(c)]
    if not seen:
        return published
    day = max(seen, key=lambda c: c.score).value[:10]
    return [
        c for c in published if _is_clearly_shown(c) or c.value[:10] not in changed or c.value[:10] <= _shift(day, 1)
    ]


def _without_unseen(published: list[Candidate], modified: list[Candidate], headline: int | None) -> list[Candidate]:
    """The candidates without days that no reader sees, where one stands below the headline and is not of a change.

    A page that shows a day to its readers and another one to machines was moved or opened up on the latter. Of 1,064
    pages 13 did so, and gold was the shown day on all of them; where the shown day is that of the last change, gold is
    the one as often as the other.

    >>> told = Candidate("date_published", "2024-08-07T12:01:51+00:00", "opengraph", 0.85)
    >>> [c.value for c in _without_unseen([told, Candidate("date_published", "2013-12-30", "dom", 0.68, 19)], [], 14)]
    ['2013-12-30']
    >>> [c.source for c in _without_unseen([told, Candidate("date_published", "2024-12-30", "dom", 0.68, 19)], [], 14)]
    ['opengraph', 'dom']
    """
    # How many lines and marked elements of the page give a day.
    times = Counter(c.value[:10] for c in published if c.source == "dom")
    shown = [
        c
        for c in published
        if c.source == "dom"
        and c.score >= (_SHOWN_AND_MARKED if times[c.value[:10]] >= _MAJORITY else _SHOWN)
        and headline is not None
        and c.block is not None
        and c.block > headline
    ]
    if not shown:
        return published
    changed = {_shift(c.value[:10], by) for c in modified for by in (-1, 0, 1)}
    day = max(shown, key=lambda c: c.score).value[:10]
    near = {_shift(day, by) for by in (-1, 0, 1)}
    told = {c.value[:10] for c in published if c.source != "dom"}
    seen = {_shift(c.value[:10], by) for c in published if c.source == "dom" for by in (-1, 0, 1)}
    if day in changed or not seen.isdisjoint(told):
        return published
    # A later day can be that of the event which the page announces, unless the markup says that it is the page's.
    if told and day > max(told) and times[day] < _MAJORITY:
        return published
    return [c for c in published if c.value[:10] in near]


def _without_outvoted(published: list[Candidate], modified: list[Candidate]) -> list[Candidate]:
    """The candidates without the strongest one's day, where two other sources agree on another, not of a change."""
    best = max(published, key=lambda c: c.score, default=None)
    if best is None:
        return published
    near = {_shift(best.value[:10], by) for by in (-1, 0, 1)}
    backed = {c.source for c in published if c.value[:10] in near} - {best.source}
    changed = {c.value[:10] for c in modified}
    sources: dict[str, set[str]] = {}
    for c in published:
        if c.score >= _VOTES and c.value[:10] not in near | changed:
            sources.setdefault(c.value[:10], set()).add(c.source)
    day = max(sources, key=lambda day: (len(sources[day]), day), default="")
    if backed or not day or len(sources[day]) < _MAJORITY:
        return published
    return [c for c in published if c.value[:10] == day]


def _is_clearly_shown(candidate: Candidate) -> bool:
    """Whether the page shows the date to its readers, and clearly."""
    return candidate.source in ("dom", "text") and candidate.score >= _CLEARLY_SHOWN


def _is_plausible(candidate: Candidate, fetched: str | None) -> bool:
    value = candidate.value
    if int(value[:4]) < FIRST_YEAR and not _is_clearly_shown(candidate):
        return False
    # A day's grace: the crawler's clock is in another zone.
    return fetched is None or value[:10] <= _shift(fetched[:10], 1)


def _shift(day: str, days: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except (ValueError, OverflowError):  # the caller's `fetched` is no date: believe all
        return "9999-12-31"


def _refine(candidates: Sequence[Candidate]) -> Candidate | None:
    """The strongest candidate, with the local day and the time of day that others know."""
    if not candidates:
        return None
    best = max(candidates, key=lambda c: c.score)
    day = best.value[:10]
    if best.value.endswith("+00:00"):
        # The server's day is not yet, or no longer, the reader's: the page, its address, or a candidate with a zone
        # gives that.
        near = (_shift(day, -1), _shift(day, 1))
        local = [c for c in candidates if c.value[:10] in near and not c.value.endswith("+00:00")]
        seen = [c for c in local if (c.source in ("dom", "url") and c.score >= 0.5) or "T" in c.value]
        same = [c for c in candidates if c.value[:10] == day and c.source in ("dom", "url")]
        if seen and not same:
            best = max(seen, key=lambda c: ("T" in c.value, c.score))
    if "T" not in best.value:
        timed = [c for c in candidates if c.value[:10] == best.value[:10] and "T" in c.value]
        timed = [c for c in timed if c.score >= best.score - _ADDS_CLOCK]
        if timed:
            best = max(timed, key=lambda c: (c.score, len(c.value)))
    else:  # the same time, with its zone
        best = max(candidates, key=lambda c: (c.value.startswith(best.value) * len(c.value), c.score))
    return best
