"""Pages sent in pieces: React writes late pieces at the page's end, hidden, and a script moves them to their places.

No script is run here. The moves are read from the page, in the form in which React writes them, and made in the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import turbohtml

# $RC("B:0","S:1"): piece S:1 replaces the place B:0 and what is shown there meanwhile. $RS("S:2","P:2"): it replaces
# P:2.
_MOVE = re.compile(
    r'\$R(?:C\("(?P<place>B:\w{1,8})","(?P<piece>S:\w{1,8})"|S\("(?P<part>S:\w{1,8})","(?P<of>P:\w{1,8})")'
)
# The elements of pieces. With its name an element is found in a tenth of the time.
_PIECES = 'div[hidden][id^="S:"], table[hidden][id^="S:"]'
# The most pieces that are moved, twenty times those of the page with the most of 1,560; and the most sibling nodes,
# elements and texts, that may be shown in the place of a piece.
_MOST, _MOST_STANDING_IN = 2_000, 500


def put_in_place(root: turbohtml.Element, source: str) -> None:
    """Move the late pieces under `root` to where a browser shows them; those without a place are shown where they are.

    >>> source = (
    ...     '<main><!--$?--><template id="B:0"></template><p>Loading</p><!--/$--></main><footer>Contact</footer>'
    ...     '<div hidden id="S:1"><p>The river rose.</p></div><script>$RC("B:0","S:1")</script>'
    ... )
    >>> tree = turbohtml.parse(source)
    >>> put_in_place(tree.root, source)
    >>> print(tree.root.find("main").html)
    <main><!--$?--><p>The river rose.</p><!--/$--></main>
    """
    pieces = {piece.attr("id"): piece for piece in root.select(_PIECES)}
    if not pieces:
        return
    places = {name: place for place in root.find_all("template") if (name := place.attr("id"))}
    for piece_id, place_id in dict.fromkeys(_moves(source, places)):
        piece, place = pieces.get(piece_id), places.pop(place_id, None)
        if piece is None or place is None:
            continue
        try:
            place.insert_before(piece)
        except ValueError:  # the place is inside the piece: no server writes that
            continue
        if place_id.startswith("B"):
            _drop_stand_in(place)
        place.extract()
        del pieces[piece_id]
        piece.unwrap()
    for piece in pieces.values():
        del piece.attrs["hidden"]


def _moves(source: str, places: dict[str, turbohtml.Element]) -> Iterator[tuple[str, str]]:
    """Yield (piece, place), by id, from the page's scripts; then each `P:` place with the piece of its number."""
    for count, move in enumerate(_MOVE.finditer(source)):
        if count == _MOST:
            return
        yield (move["piece"], move["place"]) if move["piece"] else (move["part"], move["of"])
    for place in places:
        if place.startswith("P:"):
            yield f"S:{place[2:]}", place


def _drop_stand_in(place: turbohtml.Element) -> None:
    """Remove what is shown until the piece comes: all nodes from its place to the comment that ends it."""
    depth, inside = 0, []
    for node in islice(place.next_siblings, _MOST_STANDING_IN):
        if isinstance(node, turbohtml.Comment):
            if node.data == "/$":
                if depth == 0:
                    break
                depth -= 1
            elif node.data in ("$", "$?", "$!"):
                depth += 1
        inside.append(node)
    else:
        return  # no end was found, so what follows may be anything
    for node in inside:
        node.extract()
