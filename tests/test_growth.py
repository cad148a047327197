"""A page of four times as many pieces takes about four times as long, whatever the pieces are.

The pages repeat what the code treats in a way of its own. Their time is compared with that of a shorter page, not with
a limit, so that a busy or slow machine changes nothing.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator

import pytest
from hostile_pages import ARTICLE, SENTENCE

from newsclean import clean
from newsclean.label.rules.packs import Rule, shipped_rules
from newsclean.run.patterns import grows

# The pieces of the longest page of a case.
MOST = 4_000
TEXT = "Ferry runs again\n\n" + f"{SENTENCE * 2}\n\n" * 4


@pytest.fixture(autouse=True)
def _without_collector() -> Iterator[None]:
    """The garbage collector looks at all that the other tests have loaded, at whatever time."""
    gc.disable()
    yield
    gc.enable()


def opening_rules() -> Iterator[Rule]:
    """One rule of each sort that also takes the lines below the one it matches, English if there is one."""
    found: dict[tuple[str, ...], Rule] = {}
    for rule in sorted(shipped_rules(), key=lambda rule: "en" not in rule.languages):
        if rule.opens:
            found.setdefault((rule.kind, rule.opens, rule.scope, rule.place), rule)
    yield from found.values()


def below_html(piece: str) -> Callable[[int], str]:
    return lambda count: f"<article>{ARTICLE}</article><div>{piece * count}</div>"


def table_of(row: str) -> Callable[[int], str]:
    def page(count: int) -> str:
        rows = "".join(row.format(number, number) for number in range(count))
        return f"<article>{ARTICLE}<table>{rows}</table></article>"

    return page


def word(number: int) -> str:
    """A word of its own for each number, with a beginning of its own.

    >>> word(12), word(13)
    ('cbaak', 'dbaak')
    """
    return "".join(chr(97 + int(digit)) for digit in f"{number:04}"[::-1]) + "k"


def briefs(count: int) -> str:
    items = ((word(2 * number), word(2 * number + 1)) for number in range(count))
    return "\n\n".join(
        f"{of.title()} bridge open {on}\n\nThe {of} of the town was there on a day when it was {on} for her, so it is."
        for of, on in items
    )


def cases() -> Iterator[tuple[str, Callable[[int], str]]]:
    for rule in opening_rules():
        hit = rule.hits[0].replace("<", "").replace("\n", " ")
        yield f"{rule.id} in a box", below_html(f"<p>{hit}</p>")
        yield f"{rule.id} and a line in a box", below_html(f"<p>{hit}</p><p>Ferry and bridge</p>")
    yield "a table of short rows", table_of("<tr><td>Bergen<td>14.2 mm</tr>")
    yield "a table of long rows", table_of(f"<tr><td>item {{}}<td>{SENTENCE * 2}{{}}<td>{SENTENCE * 2}</tr>")
    yield "news in brief", briefs


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in cases()])
def test_time_grows_with_the_page(page: Callable[[int], str]) -> None:
    assert not grows(lambda count: clean(page(count)), MOST)
