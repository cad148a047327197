"""Finds what may be the site's name in a plain text, with the signs that speak for each name.

Looked at are only the lines that were left out of the article, those with a word of sites' names that were kept above
its headline or first sentence, and what stands behind the headline: there a site speaks of itself, in its head, in its
notices, and where it asks readers to subscribe or to follow it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from newsclean.kinds import OF_ARTICLE, OF_PICTURES, OF_READERS, RIGHTS, LabelKind
from newsclean.measure import count_words, fold_spaces, has_no_spaces
from newsclean.metadata.people.given_names import begins_as_name
from newsclean.metadata.text.near import is_long_sentence
from newsclean.metadata.text.site_head import HEADLINE_WORDS, SITE_NAME_WORDS, Line, is_about, names_in_head
from newsclean.metadata.text.site_rights import holders_of_rights
from newsclean.metadata.text.site_signs import Sign, SiteName, add_signs, is_of_address
from newsclean.metadata.text.site_slots import QUOTED, RUN, names_in_credit, names_in_slots, plain_letters
from newsclean.metadata.titles.titles import cut_title
from newsclean.metadata.words import by_folders, company_forms, holds_site_word, word_set, words_of_all
from newsclean.origins import LAYOUT_OF
from newsclean.records import Decision

# Longest name, in characters; in scripts without spaces a word is two characters or so.
_NAME_LETTERS, _UNSPACED_WORDS = 50, 10
# The most characters of the words that call a picture a logo: "site header logo".
_LOGO_LETTERS = 12
# The most names that the lines are searched for; all but one of 350 texts had less than 200 that may be the site's.
_MOST_NAMES = 1_000
# Longest lines that are looked at where sites speak, in characters; and most names that lines repeat.
_LONGEST_SPOKEN, _MOST_REPEATED = 400, 60
# The kinds of lines in which sites call themselves by their names.
_SPOKEN = RIGHTS | {
    "advertisement", "author_bio", "byline", "call_to_action", "comment_form", "contact", "cookie_notice",
    "image_credit", "newsletter", "paywall", "share",
}  # fmt: skip
# A line with one of these is no name where it is about what the headline is about.
_ATOP: frozenset[Sign | None] = frozenset(["top", "led"])
# Where a name stands that may have nothing but words that are no names by themselves.
_OF_COMMON_WORDS: frozenset[Sign | None] = frozenset(
    ["top", "behind", "holder", "first", "alone", "claim", "below", "kin"]
)
_OPENING, _CLOSING = frozenset("«„“「『《"), tuple("»“”」』》")
# "Valley Herald", "24 Hours"
_BEGINNING = re.compile(r"[^\W\d_]|\d{1,3}\s?[^\W\d_]{3}")
# "Radio North Coast 98.1 FM"
_FREQUENCY = re.compile(r"(?<=\w)\s+\d{2,3}[.,]\d{1,2}(?:\s?(?:FM|AM|MHz|МГц))?$")
# "F.A.Z.", without the last point
_POINTED = re.compile(r"(?:^|\W)(?:[^\W\d_]\.)+[^\W\d_]$")
_COMPANY = re.compile(rf"(?<!\w)(?:{company_forms()})(?!\w)")
_EDGES = " \t.,:;|–—-»«\"“”„’'!©®™()[]/*_"


def names_of_site(title: str, decisions: Sequence[Decision], languages: Sequence[str]) -> list[SiteName]:
    """What may be the site's name, in page order, each with its signs, but for that of the page's address."""
    tags = tuple(languages)
    lines = [one for one in decisions if one.block.text.strip()]
    kinds = [one.label.kind for one in lines]
    first = next((i for i, one in enumerate(lines) if is_long_sentence(one)), 0)
    head = kinds.index("title") if "title" in kinds else first
    left_out: list[Line] = [
        (i, one, fold_spaces(one.block.text))
        for i, one in enumerate(lines)
        if one.label.kind not in OF_ARTICLE or (i < head and _is_short_name(one.block.text, tags))
    ]
    spoken: dict[str, str] = {
        text: one.label.kind if one.label.kind in _SPOKEN else "copyright"
        for _, one, text in left_out
        if one.label.kind in _SPOKEN or text.startswith("©")
    }
    body = "\n".join(one.block.text for one in lines if one.label.kind == "body")
    found: dict[str, SiteName] = {}
    for name, sign in _all_names(title, left_out, head, spoken, tags):
        bare = _without_marks(name)
        if sign in _ATOP and (not title or is_about(bare, title)):
            continue
        if _can_be_name(bare, sign, tags) and (sign or " " in bare):
            plain = plain_letters(bare)
            if len(found) == _MOST_NAMES and plain not in found:
                continue
            site = found.setdefault(plain, SiteName(bare))
            if site.name.isupper() and not bare.isupper():
                site.name = bare  # a masthead in capitals
            if sign:
                site.signs.add(sign)
    add_signs(found, [text for _, _, text in left_out], spoken, plain_letters(body))
    for site in found.values():
        if holds_site_word(site.name, tags):
            site.signs.add("word")
    return list(found.values())


def add_address(names: Iterable[SiteName], host: str) -> None:
    """Add the sign of the names that the host of the page's own address has."""
    labels = host.split(".")[:-1]
    for site in names:
        if is_of_address(site.name, labels):
            site.signs.add("own address")


def _is_short_name(text: str, languages: tuple[str, ...]) -> bool:
    return count_words(text) <= SITE_NAME_WORDS and holds_site_word(text, languages)


def _all_names(
    title: str, left_out: Sequence[Line], head: int, spoken: Mapping[str, str], languages: tuple[str, ...]
) -> Iterator[tuple[str, Sign | None]]:
    """Yield what may be the site's name, from where sites name themselves."""
    holders = [
        holder
        for _, one, text in left_out
        if "©" in text or "(c" in (small := text.lower()) or "copyright" in small
        for holder in _holders(text, one.label.kind)
    ]
    short = [text for text in spoken if len(text) <= _LONGEST_SPOKEN]
    yield from ((name, "behind") for name in names_behind(title))
    above = [line for line in left_out if line[0] < head]
    yield from names_in_head(above, head, holders, languages)
    yield from islice(((name, "logo") for _, _, text in above for name in _names_of_logo(text, languages)), 1)
    below = (text for i, one, text in left_out if i == head + 1 and one.label.by == LAYOUT_OF["site_name"])
    yield from ((text, "below") for text in below)
    yield from ((holder, "holder") for holder in holders)
    for text in short:
        yield from ((name, "named") for name in names_in_slots(text, languages, "site_slots"))
    own = (text for _, one, text in left_out if one.label.kind not in OF_READERS and len(text) <= _LONGEST_SPOKEN)
    for text in dict.fromkeys(own):
        yield from ((name, "stated") for name in names_in_slots(text, languages, "own_slots"))
    credits = (text for _, one, text in left_out if one.label.kind in OF_PICTURES and len(text) <= _LONGEST_SPOKEN)
    for text in credits:
        yield from ((name, "credited") for name in names_in_credit(text) if not begins_as_name(name))
    yield from ((name, None) for name in _repeated(short))


def _names_of_logo(text: str, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield the name that a line calls a logo's, where that is all it says."""
    bare = text.strip(_EDGES)
    if len(bare) <= _NAME_LETTERS + _LOGO_LETTERS:
        names = names_in_slots(bare, languages, "logo_slots")
        yield from (
            name
            for name in names
            if (bare.startswith(name) or bare.endswith(name)) and len(bare) - len(name) <= _LOGO_LETTERS
        )


def _holders(text: str, kind: LabelKind) -> Sequence[str]:
    """Who holds the rights. Those to a picture are not the site's, unless a company has them."""
    holders = list(holders_of_rights(text))
    return holders if kind != "image_credit" or len(holders) > 1 or _COMPANY.search(text) else ()


def names_behind(title: str) -> Iterator[str]:
    """Yield what stands behind the last separator of a headline."""
    pieces = list(cut_title(title))
    if len(pieces) > 1 and count_words(title[: pieces[-2][1]]) >= HEADLINE_WORDS:
        yield title[slice(*pieces[-1])]


def _repeated(spoken: Iterable[str]) -> Iterator[str]:
    """Yield the runs of words with capitals, and the quoted names, that two of the lines have."""
    counts: Counter[str] = Counter()
    for text in spoken:
        # In the order of the line: of names that are equally likely the first is picked.
        counts.update(tuple(dict.fromkeys((*_runs(text), *(found.group() for found in QUOTED.finditer(text))))))
    yield from (name for name, count in counts.most_common(_MOST_REPEATED) if count > 1)


def _runs(text: str) -> Iterator[str]:
    for run in RUN.finditer(text):
        words = run.group().split()
        for start in range(len(words)):
            for end in range(start + 2, min(start + SITE_NAME_WORDS, len(words)) + 1):
                if words[start][0].isupper() and words[end - 1][0].isupper():
                    yield " ".join(words[start:end])


def _without_marks(name: str) -> str:
    """The name without quotation marks around it; those inside it stay, as in "РИА «Приозёрье»"."""
    whole = fold_spaces(name)
    bare = whole.strip(_EDGES)
    behind = whole[whole.find(bare) + len(bare) :][:1]
    if behind == "." and _POINTED.search(bare):
        return bare + behind
    bare = _FREQUENCY.sub("", bare)
    return bare + behind if behind in _CLOSING and not _OPENING.isdisjoint(bare) else bare


def _can_be_name(name: str, sign: Sign | None, languages: tuple[str, ...]) -> bool:
    """Whether a name can be a site's; `sign` says where it stands."""
    unspaced = has_no_spaces(name)
    if not 2 < len(name) <= _NAME_LETTERS or not _BEGINNING.match(name) or name[0].islower() or ": " in name:
        return False
    if not 0 < count_words(name) <= (_UNSPACED_WORDS if unspaced else SITE_NAME_WORDS):
        return False
    words = name.lower().split()
    if not all(word in _no_names(languages) for word in words):
        return True
    # "The Daily Star" has nothing but words of sites, and so has "Latest news".
    return len(words) > 1 and sign in _OF_COMMON_WORDS and holds_site_word(name, languages)


@by_folders
def _no_names(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that are no name by themselves."""
    sections = word_set(languages, "no_sections", "not_names", "roles", "tags", "published", "updated")
    of_all = words_of_all("networks") | words_of_all("no_site_names")
    return of_all | sections | word_set(languages, "stop_words", "site_words", "paper_words")
