"""Compares titles, and removes what sites add to them: their name, a section, a slogan."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from newsclean.measure import find_words, level_figures
from newsclean.metadata.url import slug_words
from newsclean.metadata.words import company_forms, fold_words
from newsclean.remembered import remembered

# Between a headline and what sites add to it: " | ", " - ", " – ", " :: ", " » ", and ":" or "-" as Japanese and
# Chinese sites write them. The spaces have a bound, so that a run of thousands costs no more than it is long.
_SEPARATOR = re.compile(
    r"\s{1,9}(?:[|–—―»«·•‹›~⋆★>-]|-{2,3}|::|\|\|)\s{1,9}|\s{0,9}[|｜¦]\s{0,9}|\s{0,9}(?:--|——)\s{0,9}"
    r"|(?<=[\u3040-\u9fff\]）」』])[：:]\s{0,9}|_(?=[^_]{2,20}$)|(?<=[\u3040-\u9fff！？])-{1,2}(?=[\u3040-\u9fff]{2,6}$)"
)
# "23.01.2022 - Town falls"
_DAY_BEFORE = re.compile(r"^(?:\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d)\s*[–—|:-]\s*(?=\S)")
_HAN_OR_KANA = re.compile(r"[\u2e80-\u9fff]")
# "AS" before another word is one itself: "LIFE AS USUAL".
_COMPANY = re.compile(rf",?(?:\s+|(?<=[\u3040-\u9fff]))(?!AS\s+\w)(?:{company_forms()}|SE|Co)(?!\w).*$")
# Chinese sites end their titles with their names: 新华网, 人民日报, 百度百科.
_HAN_SITE = re.compile(r"[\u4e00-\u9fff]{1,5}(?:网|網|报|報|新闻|新聞|百科|电视台|電視台|通讯社)")
# Fewer words than this say little: "News", "Log in".
FEW_WORDS = 3
_AROUND_SITE = " |-–—:»«·•\t"
# Longest name of a site, in words, that is looked for at the end of a title.
_MAX_SITE_WORDS = 6
# What follows the last bar of a title is cut when it has at most, and the rest at least, so many words.
_MOST_AFTER_BAR = _LEAST_BEFORE_BAR = 5


class Title(NamedTuple):
    """A title with what it takes to compare it."""

    text: str
    folded: str  # its words, in small letters, with single spaces
    glued: str  # the same without spaces
    words: frozenset[str]  # of scripts without spaces the characters


@remembered(1024)
def read_title(text: str) -> Title:
    """The title, ready to be compared.

    >>> read_title("«Q & A»: What’s  next?").folded
    'q a what s next'
    """
    words = find_words(text.lower() if text.isascii() else fold_words(text))
    folded, glued = " ".join(words), "".join(words)
    if not folded.isascii() and _HAN_OR_KANA.search(folded):
        words = [piece for word in words for piece in (word if _HAN_OR_KANA.match(word) else (word,))]
    return Title(text, folded, glued, frozenset(words))


def likeness(one: Title, other: Title) -> float:
    """Share of the words of the shorter title that the other has too, 0..1; less where it is much shorter.

    >>> likeness(read_title("Floods hit Kunduz"), read_title("Floods hit Kunduz in the north"))
    0.9
    >>> likeness(read_title("Log in"), read_title("Floods hit Kunduz"))
    0.0
    """
    if one.folded == other.folded:
        return 1.0
    shorter = min(len(one.words), len(other.words))
    if not shorter:
        return 0.0
    # "Kunduz" is in every headline on Kunduz.
    is_part = min(len(one.folded), len(other.folded)) <= 0.4 * max(len(one.folded), len(other.folded))
    return (0.6 if is_part else 0.9) * len(one.words & other.words) / shorter


def strip_site(
    title: str, names: Collection[str], lines: Collection[str] = (), slug: frozenset[str] = frozenset()
) -> str:
    """The title without the site's name, section and what else stands behind separators.

    `names` are what is known of the site, glued (`Title.glued`): its names, its host, its sections. `lines` are the
    page's own lines; what is left when the ends are cut off is the headline for sure when it is one of them. `slug`
    are the words of the address.

    >>> strip_site("Floods hit Kunduz | Khaama Press", ["khaamapress"])
    'Floods hit Kunduz'
    >>> strip_site("Floods hit us - Asia - World", [], ["Floods hit us"])
    'Floods hit us'
    >>> strip_site("23.01.2022 - Floods hit Kunduz", [])
    'Floods hit Kunduz'
    >>> strip_site("Iran - a country at war", ["bbc"])
    'Iran - a country at war'
    >>> strip_site("Thousands flee floods in the north | Parco Nazionale", [])
    'Thousands flee floods in the north'
    """
    title = _DAY_BEFORE.sub("", title.strip())
    pieces = list(cut_title(title))
    if len(pieces) < 2:
        return title
    if title in lines:  # the page shows it so; only its own name at the end is not of the headline
        end = title[pieces[-1][0] :]
        return title[: pieces[-2][1]].strip() if names_site(end, names) else title
    runs = [
        title[pieces[start][0] : pieces[end][1]].strip()
        for start in range(len(pieces))
        for end in range(start, len(pieces))
        if end - start + 1 < len(pieces)
    ]
    shown = [run for run in runs if run in lines and not names_site(run, names)]
    # "News" is a line of most pages and a part of most titles; at the beginning it may be the headline all the same.
    shown = [
        run for run in shown if _says_enough(run, title) or (title.startswith(run) and slug_share(run, slug) > 0.5)
    ]
    if shown:
        return max(shown, key=lambda run: (slug_share(run, slug) > 0.5, title.startswith(run), len(run)))
    first, last = 0, len(pieces) - 1
    while last > first and names_site(title[slice(*pieces[last])], names):
        last -= 1
    while first < last and read_title(title[slice(*pieces[first])]).glued in names:
        first += 1
    if first < last and "|" in title[pieces[last - 1][1] : pieces[last][0]]:
        # A bar stands in no headline; what follows it is short, what is before it is not.
        after, before = title[slice(*pieces[last])].split(), title[: pieces[last][0]].split()
        if len(after) <= _MOST_AFTER_BAR and len(before) >= _LEAST_BEFORE_BAR:
            last -= 1
    return title[pieces[first][0] : pieces[last][1]].strip()


def cut_title(title: str) -> Iterator[tuple[int, int]]:
    """Yield where each piece of a title between separators begins and ends."""
    place = 0
    for match in _SEPARATOR.finditer(title):
        if match.start() > place:
            yield place, match.start()
        place = match.end()
    if place < len(title):
        yield place, len(title)


def _says_enough(run: str, title: str) -> bool:
    """Whether the part can be the headline for its length."""
    return len(read_title(run).words) >= FEW_WORDS or 2 * len(run) > len(title)


def slug_share(text: str, slug: frozenset[str]) -> float:
    """Share of the text's words that the address has too."""
    words = slug_words(text) if slug else frozenset()
    return len(words & slug) / len(words) if words else 0.0


def site_in_title(window: str, headline: str) -> str | None:
    """The site's name in the window's title, where that is the headline and one thing more; else None.

    >>> site_in_title("Floods hit Kunduz – West Radio", "Floods hit Kunduz"), site_in_title("Floods", "Floods")
    ('West Radio', None)
    >>> site_in_title("La Gazette : Crue au nord", "Crue au nord"), site_in_title("Floods - Asia - BBC", "Floods")
    ('La Gazette', None)
    >>> site_in_title("Rent per m2 rises | Isle Post", "Rent per m² rises")
    'Isle Post'
    """
    at = level_figures(window).find(level_figures(headline))
    before, behind = window[: max(at, 0)], window[at + len(headline) :]
    rest = behind or before
    if at < 0 or (before and behind) or not headline:
        return None
    bare = rest.strip(_AROUND_SITE)
    is_apart = bare != rest.strip() and len(list(cut_title(bare))) == 1
    return bare if is_apart and 0 < len(bare.split()) <= _MAX_SITE_WORDS else None


def bare_site_name(name: str) -> str:
    """The site's name without its slogan and its company's form.

    >>> bare_site_name("Khaama Press | Afghanistan's largest"), bare_site_name("Example Media GmbH & Co. KG")
    ('Khaama Press', 'Example Media')
    >>> bare_site_name("Norrbladet AB"), bare_site_name("Fjordposten A/S"), bare_site_name("LIFE AS USUAL")
    ('Norrbladet', 'Fjordposten', 'LIFE AS USUAL')
    """
    first = next(iter(cut_title(name)), (0, len(name)))
    return _COMPANY.sub("", name[slice(*first)]).strip(" ,-–|") or name


def names_site(piece: str, names: Iterable[str]) -> bool:
    """Whether the piece names the site: equal to a name that is known, or one is the longer part of the other.

    >>> names_site("The Khaama Press", ["khaamapress"]), names_site("Press freedom", ["khaamapress"])
    (True, False)
    """
    glued = read_title(piece).glued
    if glued in names or _HAN_SITE.fullmatch(piece.strip()):
        return True
    if len(glued) < 4 or len(piece.split()) > _MAX_SITE_WORDS:
        return False
    return any(
        (glued in name or name in glued) and 2 * min(len(name), len(glued)) > max(len(name), len(glued))
        for name in names
        if len(name) >= 4
    )
