"""Authors: which of the names that a page gives its article are people who wrote it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newsclean.metadata.words import fold_words
from newsclean.records import Candidate

# How much each source's word counts. Fitted on the names of 985 pages: share of names that are the author's.
_WORTH = {"json-ld": 1.0, "opengraph": 1.0, "meta": 0.97, "microdata": 0.9, "dom": 1.05, "text": 1.0, "url": 0.5}
# A name that no reader sees is a user of the site's system more often than one that stands on the page.
_UNSEEN = 0.25
# Candidates below this name a photographer or a person of the story as often as the author.
_LEAST = 0.45
# From this on a longer list of names that has all of the best one's is believed too.
_LONGER = 0.55
_MOST_MORE = 3


def pick_authors(
    candidates: Sequence[Candidate], is_seen: Callable[[str], bool], sites: Sequence[str]
) -> Candidate | None:
    """The authors' names, in page order; None where no candidate is good enough.

    `is_seen` says whether a name stands on the page; `sites` are the names of the site and its host, which are no
    author's.
    """
    site_names = {fold_words(site).replace(" ", "") for site in sites if site}
    weighed: list[tuple[float, Candidate]] = []
    for candidate in candidates:
        if candidate.field != "authors":
            continue
        names = tuple(name for name in candidate.value if not _is_site(name, site_names))
        if not names:
            continue
        unseen = sum(not is_seen(name) for name in names) / len(names)
        score = candidate.score * _WORTH[candidate.source] - _UNSEEN * unseen
        kept = Candidate("authors", names, candidate.source, round(score, 3), candidate.block)
        weighed.append((score, kept))
    if not weighed:
        return None
    score, best = max(weighed, key=lambda pair: pair[0])
    if score < _LEAST:
        return None
    own = {fold_words(name) for name in best.value}
    for other_score, other in weighed:
        folded = {fold_words(name) for name in other.value}
        if other_score >= _LONGER and own < folded and len(folded) <= len(own) + _MOST_MORE:
            best, own = other, folded
    return best


def _is_site(name: str, sites: set[str]) -> bool:
    """Whether the name is the site's: a host's only where it is one word, for people put their names into hosts."""
    glued = fold_words(name).replace(" ", "").replace(".", "")
    return any(glued == site.replace(".", "") or (" " not in name and glued in site.split(".")) for site in sites)
