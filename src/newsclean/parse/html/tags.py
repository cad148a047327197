"""Which HTML elements begin a block, which are skipped, and what kind of block they make."""

from __future__ import annotations

from typing import Literal

from newsclean.html_names import names_of
from newsclean.records import BlockKind


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Elements on lines of their own in a browser's default style.
BLOCK = _words("""
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption
    figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li listing main marquee menu nav
    noframes ol optgroup p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp
""")
# The common inline elements; other unknown elements are inline too, but see `soft`.
INLINE = _words("""
    a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark nobr q ruby s samp
    small span strike strong sub sup time tt u var
""")
# Elements whose text a reader does not see as text of the page. metadata/ reads the title in <head>. What stands inside
# players and frames is for browsers that cannot show them; <rt> and <rp> give the pronunciation of the word beside
# them.
SKIPPED = _words("""
    annotation annotation-xml applet area audio base canvas col colgroup datalist embed head iframe img
    input link meta meter noembed object option param picture progress rp rt rtc script select source style
    svg template textarea title track video wbr
""")
# How the walk treats an element; for tags that are not in ROLES see `soft`.
Role = Literal["block", "inline", "skipped"]
ROLES: dict[str, Role] = {
    **dict.fromkeys(BLOCK, "block"), **dict.fromkeys(INLINE, "inline"), **dict.fromkeys(SKIPPED, "skipped"),
}  # fmt: skip
# Inline elements that a reader sees separated from the words beside them: by quote marks, or by a space.
SET_APART = frozenset(("q", "button", "label", "noscript"))
# Elements that directly contain a run of text: a custom element inside one is a word, not a box.
TEXTUAL = _words("""
    p h1 h2 h3 h4 h5 h6 figcaption caption legend summary dt pre
""")

KINDS: dict[str, BlockKind] = {
    "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "blockquote": "quote", "figcaption": "caption", "caption": "caption", "pre": "code", "listing": "code",
    "xmp": "code", "li": "list_item", "dt": "list_item", "dd": "list_item", "tr": "table",
    "td": "table", "th": "table",
}  # fmt: skip

# The same where only a role says what an element is.
KINDS_BY_ROLE: dict[str, BlockKind] = {"heading": "heading", "listitem": "list_item"}

# The cells of a table's row.
CELLS = frozenset(("td", "th"))

# Class names that mean "for screen readers only", or "an icon".
CONCEALING = frozenset(names_of("concealing")["names"])


def soft(tag: str) -> bool:
    """Whether the element may be a box or a word, depending on where it stands.

    >>> soft("button"), soft("amp-accordion"), soft("span")
    (True, True, False)
    """
    return "-" in tag or tag == "button" or tag == "noscript" or tag == "slot"
