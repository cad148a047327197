"""Picks the authors: those names that the page gives for people who wrote the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from dataclasses import replace

from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.people.several import by_letters, glue_name, part_joined
from newsclean.metadata.words import fold_words
from newsclean.records import Candidate

# How much each source's word counts. Fitted on the names of 985 pages: share of names that are the author's.
_WORTH = {"json-ld": 1.0, "opengraph": 1.0, "meta": 0.97, "microdata": 0.9, "dom": 1.05, "text": 1.0, "url": 0.5}
# Subtracted from the score of a name that is not visible on the page. Such a name is more often a user of the system.
_UNSEEN = 0.25
# And so much more it counts behind a name that is seen.
_BEHIND = 0.15
# Candidates below this name a photographer or a person of the story as often as the author.
_LEAST = 0.45
# A line below this was not led in by "By" or the like: "Indoor Plants" may be a section as well as a person.
_LED = 0.62
# And below this not even an element's class said so: then the first word must be a name that people are given.
_BARE = 0.5
# What is left of `_UNSEEN` for such a name.
_KNOWN = 0.4
# From this on a longer list of names that has all of the best one's is believed too.
_LONGER = 0.55
_LONGER_SEEN = 0.4
# Of lines around the headline at most so many more, of the page's own data as many as papers have authors.
_MOST_MORE, _MOST_LISTED = 3, 12
# The candidates that are looked at. Each is searched for on the page, so a page of thousands would take long.
_MOST_GIVEN = 1_000


def pick_authors(
    candidates: Sequence[Candidate],
    is_seen: Callable[[str], bool],
    sites: Sequence[str],
    is_word: Callable[[str], bool] = lambda _word: False,
    host: str | None = None,
) -> Candidate | None:
    """The authors' names, in page order; None where no candidate is good enough.

    `is_seen` says whether a name stands on the page, `is_word` whether a word is a common one there; `sites` are the
    names of the site, which are no author's.
    """
    given = [candidate for candidate in candidates if candidate.field == "authors"][:_MOST_GIVEN]
    glued_sites = {glue_name(site) for site in sites if site}
    labels = set((host or "").replace("-", "").split("."))
    weighed: list[tuple[float, float, Candidate]] = []
    known = by_letters(name for candidate in given for name in candidate.value)
    for candidate in given:
        people = dict.fromkeys(person for name in candidate.value for person in part_joined(name, known))
        names = [name for name in people if glue_name(name) not in glued_sites or _owns_the_site(name)]
        is_one = len(names) == 1
        names = [
            n for n in names if glue_name(n) not in labels or _owns_the_site(n) or (is_one and _is_no_word(n, is_word))
        ]
        if candidate.source == "dom" and candidate.score < _LED:
            # Who stands among people is a person too.
            is_bare = candidate.score < _BARE and 2 * sum(map(begins_as_name, names)) < len(names)
            names = [name for name in names if _may_be_a_name(name, is_word, is_bare)]
        names = _without_company(names, is_word, labels)
        if not names:
            continue
        unseen = [name for name in names if not is_seen(name)]
        doubt = sum(_KNOWN if begins_as_name(name) else 1.0 for name in unseen) / len(names)
        worth = candidate.score * _WORTH[candidate.source]
        kept = Candidate("authors", tuple(names), candidate.source, round(worth - _UNSEEN * doubt, 3), candidate.block)
        weighed.append((worth - (_UNSEEN + _BEHIND) * len(unseen) / len(names), worth - _UNSEEN * doubt, kept))
    if not weighed:
        return None
    _, score, best = max(weighed, key=lambda row: row[0])
    if score < _LEAST:
        return None
    own = {fold_words(name) for name in best.value}
    for _, other_score, other in weighed:
        folded = {fold_words(name) for name in other.value}
        is_sure = other_score >= (_LONGER if other.source != "dom" else _LONGER_SEEN)
        most = len(own) + (_MOST_MORE if other.source == "dom" else _MOST_LISTED)
        if other.source != "microdata" and is_sure and own < folded and len(folded) <= most:
            best, own = other, folded
    return _in_full(best, [other for _, _, other in weighed])


def _in_full(best: Candidate, others: Sequence[Candidate]) -> Candidate:
    """The candidate with a first name alone filled out by another one: "Todd", "Todd Bates"."""
    full = {name.split()[0]: name for other in others for name in other.value if " " in name}
    names = tuple(name if " " in name else full.get(name, name) for name in best.value)
    return replace(best, value=tuple(dict.fromkeys(names)))


def _without_company(names: list[str], is_word: Callable[[str], bool], labels: Set[str]) -> list[str]:
    """The names without roles, sections and the site beside people's: "Garden Educator", "MDR Sachsen"."""
    if len(names) < 2 or not any(map(begins_as_name, names)):
        return names
    firsts = [name.split()[0] for name in names]
    return [
        name
        for name, first in zip(names, firsts, strict=True)
        if begins_as_name(name) or not (first.lower() in labels or is_word(first))
    ]


def _may_be_a_name(name: str, is_word: Callable[[str], bool], is_bare: bool) -> bool:
    """Whether a name that nothing leads in may be one: "Indoor Plants", "Die Brücke" are words of the language."""
    if begins_as_name(name):
        return True
    words = name.split()
    return not is_bare and not is_word(words[0].lower()) and not all(map(is_word, words))


def _owns_the_site(name: str) -> bool:
    """Whether a name that the site has too is a person's, who put it there; "El Heraldo" and "Quiet Light" are not."""
    return " " in name and begins_as_name(name)


def _is_no_word(name: str, is_word: Callable[[str], bool]) -> bool:
    """Whether a name that the host has may be a person's; "Techblog" and "The Register" are not."""
    return " " in name and not is_word(name.split()[0].lower())
