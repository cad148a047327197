"""Finds what a repair changed by comparing the text before and after; applies, undoes and combines such edits.

A repair is `str -> str` and does not record its changes. They are recorded here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from newsclean.article import Repair
from newsclean.kinds import RepairKind
from newsclean.measure import UNSPACED
from newsclean.records import Block, Edit

# A token is a word with the white space after it, or one character in a script without spaces. White space at the very
# start is a token of its own. Joined, the tokens give the text.
_TOKEN = re.compile(rf"(?:[{UNSPACED}]|[^\s{UNSPACED}]+)\s*|\s+")

# How many tokens may be skipped, in both texts together, before the two texts agree again. Repairs change a few words
# at a place. If they change more (mojibake of a whole text), the change becomes one long edit.
_REACH = 64


class Hunk(NamedTuple):
    """A changed stretch of the text: `raw[raw_start:raw_end]` has become `text[start:end]`."""

    raw_start: int
    raw_end: int
    start: int
    end: int
    by: tuple[RepairKind, ...]  # names of the repairs that made it, in order, each once


def find_edits(before: str, after: str, by: RepairKind) -> tuple[Edit, ...]:
    """Return the edits that turn `before` into `after`, word by word, in text order. `by` names the repair.

    An edit of white space includes the word beside it, so that it is readable.

    >>> find_edits("among residents.Officials said", "among residents. Officials said", "missing_space")
    (Edit(start=6, old='residents.Officials', new='residents. Officials', by='missing_space'),)
    >>> [(edit.old, edit.new) for edit in find_edits("was ignored, ”said Abdul", "was ignored,” said Abdul", "q")]
    [('ignored, ”said', 'ignored,” said')]
    >>> [(edit.old, edit.new) for edit in find_edits("the Taliban\\u00a0has made", "the Taliban has made", "w")]
    [('Taliban\\xa0has', 'Taliban has')]
    """
    if before == after:
        return ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    edits = []
    place = done = shift = 0  # characters and tokens of `before` passed, characters grown so far
    for i, i_end, j, j_end in _differences(old, new):
        place += sum(map(len, old[done:i]))
        done = i
        was, now = _widen(old, i, i_end, new, j, j_end)
        edits.append(Edit(place + shift, was, now, by))
        shift += len(now) - len(was)
    return tuple(edits)


def _differences(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield `(i, i_end, j, j_end)`: where `old[i:i_end]` became `new[j:j_end]`. Linear in the tokens."""
    end, new_end = len(old), len(new)
    while end and new_end and old[end - 1] == new[new_end - 1]:
        end, new_end = end - 1, new_end - 1
    i = j = 0
    while i < end or j < new_end:
        if i < end and j < new_end and old[i] == new[j]:
            i, j = i + 1, j + 1
            continue
        i_end, j_end = _meet(old, i, end, new, j, new_end)
        yield i, i_end, j, j_end
        i, j = i_end, j_end


def _meet(old: list[str], i: int, end: int, new: list[str], j: int, new_end: int) -> tuple[int, int]:
    """The nearest places from `i` and `j` on where the tokens agree again, or the ends if they do not."""
    if i + 1 < end and j + 1 < new_end and old[i + 1] == new[j + 1]:
        return i + 1, j + 1  # one token changed, the most common case
    window = old[i : min(end, i + _REACH)]
    first = dict(zip(reversed(window), range(len(window) - 1, -1, -1), strict=True))  # where each token comes first
    nearest, skipped = _REACH - 1, -1
    for added, token in enumerate(new[j : min(new_end, j + _REACH)]):
        if added > nearest:
            break
        place = first.get(token)
        if place is not None and place + added <= nearest:
            nearest, skipped = place + added, place
    return (end, new_end) if skipped < 0 else (i + skipped, j + nearest - skipped)


def _widen(old: list[str], i: int, i_end: int, new: list[str], j: int, j_end: int) -> tuple[str, str]:
    """The old and the new characters of one edit, trimmed or extended to be readable."""
    was, now = "".join(old[i:i_end]), "".join(new[j:j_end])
    bare, new_bare = was.rstrip(), now.rstrip()
    if bare and new_bare and was[len(bare) :] == now[len(new_bare) :]:
        return bare, new_bare  # the white space after it is unchanged
    if i_end < len(old):
        word = old[i_end].rstrip()  # white space changed: include the word after it
        return was + word, now + word
    return was, now


def redo(raw: str, edits: Iterable[Edit]) -> str:
    """Apply the edits to `raw` and return the text.

    >>> redo("bay.Provincial", [Edit(0, "bay.Provincial", "bay. Provincial", "missing_space")])
    'bay. Provincial'
    """
    for edit in edits:
        raw = raw[: edit.start] + edit.new + raw[edit.start + len(edit.old) :]
    return raw


def undo(text: str, edits: Iterable[Edit]) -> str:
    """Undo the edits in `text` and return the raw text.

    >>> undo("bay. Provincial", [Edit(0, "bay.Provincial", "bay. Provincial", "missing_space")])
    'bay.Provincial'
    """
    for edit in reversed(tuple(edits)):
        text = text[: edit.start] + edit.old + text[edit.start + len(edit.new) :]
    return text


def compose(raw: str, edits: Iterable[Edit]) -> tuple[Hunk, ...]:
    """Combine all edits into the stretches of `raw` that they changed, in order and disjoint.

    Edits that overlap or touch become one hunk. Replacing each hunk's new characters with its raw ones, from right to
    left, gives `raw` back. A change that a later edit reversed gives no hunk.

    >>> raw = "ignored, \u201dsaid  Abdul"
    >>> edits = find_edits(raw, "ignored, \u201dsaid Abdul", "whitespace")
    >>> edits += find_edits("ignored, \u201dsaid Abdul", "ignored,\u201d said Abdul", "quote_spacing")
    >>> compose(raw, edits)
    (Hunk(raw_start=0, raw_end=21, start=0, end=20, by=('whitespace', 'quote_spacing')),)
    """
    hunks: list[Hunk] = []
    text = raw
    run: list[Edit] = []  # consecutive edits, each to the right of the one before
    for edit in edits:
        if run and edit.start < run[-1].start + len(run[-1].new):
            hunks, text, run = *_pass(hunks, text, run), []
        run.append(edit)
    hunks, text = _pass(hunks, text, run)
    return tuple(hunk for hunk in hunks if raw[hunk.raw_start : hunk.raw_end] != text[hunk.start : hunk.end])


def _pass(hunks: list[Hunk], text: str, run: list[Edit]) -> tuple[list[Hunk], str]:
    """The hunks and the text after a run of edits, each of which is to the right of the one before it."""
    then: list[Hunk] = []
    pieces: list[str] = []
    done = shift = 0
    for edit in run:
        start = edit.start - shift
        end = start + len(edit.old)
        then.append(Hunk(start, end, edit.start, edit.start + len(edit.new), (edit.by,)))
        pieces += text[done:start], edit.new
        done = end
        shift += len(edit.new) - len(edit.old)
    return _join(hunks, then), "".join([*pieces, text[done:]])


def _join(first: list[Hunk], then: list[Hunk]) -> list[Hunk]:
    """Combine the hunks of two passes: `first` from the raw to the middle text, `then` from there to the final text."""
    joined: list[Hunk] = []
    a = b = 0
    shift = then_shift = 0  # after the hunks so far: middle position - raw position, final position - middle position
    while a < len(first) or b < len(then):
        # A group: hunks of both passes that overlap or touch in the middle text.
        start = min(
            first[a].start if a < len(first) else then[b].raw_start,
            then[b].raw_start if b < len(then) else first[a].start,
        )
        raw_start, text_start, end = start - shift, start + then_shift, start
        by: list[RepairKind] = []
        later: list[RepairKind] = []
        while True:
            if a < len(first) and first[a].start <= end:
                hunk, a = first[a], a + 1
                end, shift = max(end, hunk.end), hunk.end - hunk.raw_end
                by.extend(hunk.by)
            elif b < len(then) and then[b].raw_start <= end:
                hunk, b = then[b], b + 1
                end, then_shift = max(end, hunk.raw_end), hunk.end - hunk.raw_end
                later.extend(hunk.by)
            else:
                break
        joined.append(Hunk(raw_start, end - shift, text_start, end + then_shift, tuple(dict.fromkeys(by + later))))
    return joined


def repairs_of(block: Block, offset: int) -> Iterator[Repair]:
    """Yield a block's changes as `Repair`s of the record. `offset` is the block's position in `Article.text`."""
    for hunk in compose(block.raw, block.edits):
        before, after = block.raw[hunk.raw_start : hunk.raw_end], block.text[hunk.start : hunk.end]
        yield Repair(hunk.by[0], before, after, "+".join(hunk.by), offset + hunk.start, offset + hunk.end)


def place_in_raw(block: Block, start: int, end: int) -> tuple[int, int]:
    """Start and end in `block.raw` of the characters `block.text[start:end]`, including changes that they touch.

    >>> raw, edit = "Heavy  losses | The Lamp", Edit(0, "Heavy  losses", "Heavy losses", "whitespace")
    >>> place_in_raw(Block(0, raw, redo(raw, [edit]), edits=(edit,)), 0, 12)
    (0, 13)
    """
    raw_start, raw_end = start, end
    for hunk in compose(block.raw, block.edits):
        if hunk.start < start:
            raw_start = hunk.raw_start if start < hunk.end else start + hunk.raw_end - hunk.end
        if hunk.start < end or hunk.start == hunk.end == end:
            raw_end = hunk.raw_end if end < hunk.end else end + hunk.raw_end - hunk.end
    return raw_start, raw_end
