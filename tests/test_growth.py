"""A page of four times as many pieces takes about four times as long, whatever the pieces are.

The pages repeat what the code treats in a way of its own. Their time is compared with that of a shorter page, not with
a limit, so that a busy or slow machine changes nothing.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest
from hostile_pages import ARTICLE, SENTENCE

from newsclean import clean
from newsclean.label.rules.packs import Rule, shipped_rules

# The pieces of the shorter page. Four times as many take four times as long where time is linear, and sixteen times
# where it is quadratic. A busy machine may slow down one trial, but not all of TRIES.
PIECES, GROWTH, TRIES = 1_000, 6, 3
TEXT = "Ferry runs again\n\n" + f"{SENTENCE * 2}\n\n" * 4
# In a language whose papers put the author's name below the text.
SIGNED = (
    "Паром снова ходит\n\n" + "Паром снова ходит на остров, сообщила в понедельник администрация порта города.\n\n" * 5
)

# Lines of a text, and of the paragraphs of a page. {name} and {other} are a word of their own on each line.
LINES = {
    "dates": "{day} July 2021",
    "days of publication": "Published: {day} July 2021 at 10:15",
    "authors": "By Anna {name}",
    "authors with a role": "By\nAnna {name}\nStaff writer",
    "names": "Anna {name}",
    "credits": "Photo: Anna {name} / Reuters",
    "editors": "Reporting by Anna {name}; editing by Per {other}",
    "holders of rights": "Copyright 2021 {name} Media. All rights reserved.",
    "sites": "Ferry to {other} | {name} Times",
    "sources": "Source: {name} News",
    "networks": "Facebook",
    "followed": "Follow Anna {name} on Twitter",
    "datelines": "{name}, July 5 (AP) — " + SENTENCE,
    "headlines": "Ferry runs again to {name}",
    "articles": "Ferry runs again to {name}\n\nBy Anna {other}\n\n{day} July 2021\n\n" + SENTENCE * 2,
    "news in brief": (
        "{name} bridge open {other}\n\n"
        "The {name} of the town was there on a day when it was {other} for her, as he had it, so it is."
    ),
    "tags": "Tags: {name}, {other}",
    "comments": "{name} says:\n5 July 2021 at 10:15\n" + SENTENCE + "\nReply",
    "quotes": "“We know {name},” he said.",
    "rows": "{name} | 14 | 28",
    "broken sentences": "the ferry to {name}\nruns again, he",
}
# Pieces of an article's markup.
MARKUP = {
    "rows of a table": "<tr><td>{name}<td>14.2 mm</tr>",
    "long rows of a table": f"<tr><td>item {{name}}<td>{SENTENCE * 2}{{other}}<td>{SENTENCE * 2}</tr>",
    "teasers": f"<section><h2><a href=/x>Ferry to {{name}}</a></h2><time>5 July 2021</time><p>{SENTENCE}</p></section>",
    "comments": "<div class=comment><b class=author>{name}</b><p>I like {other} a lot.</p><a href=#>Reply</a></div>",
    "marked authors": "<span itemprop=author>Anna {name}</span>",
    "marked days": "<time datetime=2021-07-{day} itemprop=datePublished>{day} July 2021</time>",
    "<meta>": "<meta property=article:author content='Anna {name}'>",
    "<title>": "<title>Ferry to {name} | {other} News</title>",
    **{
        f"<{tag}>": f"<{tag}>The {{name}} runs again, the office said on Monday.</{tag}>"
        for tag in ("p", "div", "h1", "h2", "li", "blockquote", "pre", "figcaption", "dd", "label", "a", "br", "b")
    },
}


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


def word(number: int) -> str:
    """A word of its own for each number, with a beginning of its own.

    >>> word(12), word(13)
    ('Cbaak', 'Dbaak')
    """
    return "".join(chr(97 + int(digit)) for digit in f"{number:04}"[::-1]).title() + "k"


def repeated(piece: str, between: str, count: int) -> str:
    """The piece `count` times, each with words of its own."""
    return between.join(
        piece.format(name=word(2 * number), other=word(2 * number + 1), day=number % 18 + 10) for number in range(count)
    )


def cases() -> Iterator[tuple[str, Callable[[int], str]]]:
    hits = {
        rule.id: rule.hits[0].replace("<", "").replace("\n", " ") + "\nFerry and {name}" for rule in opening_rules()
    }
    for name, line in (LINES | hits).items():
        below = line.replace("\n", "<p>")
        yield f"{name} amid a text", lambda count, line=line: f"{TEXT}{repeated(line, chr(10), count)}\n\n{TEXT}"
        yield (
            f"{name} in a box",
            lambda count, below=below: f"<article>{ARTICLE}</article><div><p>{repeated(below, '<p>', count)}</div>",
        )
    for name, line in LINES.items():
        yield f"{name} above a text", lambda count, line=line: f"{repeated(line, chr(10), count)}\n\n{TEXT}"
    yield "names below a text in Russian", lambda count: f"{SIGNED}{repeated('Анна {name}', chr(10), count)}"
    for name in ("news in brief", "articles"):
        yield f"{name} and no more", lambda count, name=name: repeated(LINES[name], "\n\n", count)
    for name, piece in MARKUP.items():
        start = "<table>" if piece.startswith("<tr>") else ""
        yield name, lambda count, piece=piece, start=start: f"<article>{ARTICLE}{start}{repeated(piece, '', count)}"


def seconds(content: str) -> float:
    started = time.process_time()
    clean(content)
    return time.process_time() - started


@pytest.mark.parametrize("page", [pytest.param(page, id=name) for name, page in cases()])
def test_time_grows_with_the_page(page: Callable[[int], str]) -> None:
    short, long = page(PIECES), page(4 * PIECES)
    clean(page(10))  # what is loaded once
    if not any(seconds(long) < GROWTH * seconds(short) for _ in range(TRIES)):
        # More pieces may make it another kind of page, which is read in more ways. Time that grows too fast goes on to.
        longer = page(16 * PIECES)
        assert any(seconds(longer) < GROWTH * seconds(long) for _ in range(TRIES))
