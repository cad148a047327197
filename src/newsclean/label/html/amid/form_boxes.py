"""Small boxes of forms amid the text: what stands above a field for an e-mail address, the question of a poll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import turbohtml

from newsclean.kinds import CREDITS, OF_ARTICLE, Kinds, LabelKind
from newsclean.label.decide import first_kinds
from newsclean.label.html.boxes import WIDE, stands_in
from newsclean.label.html.naming.box_kinds import named_kinds
from newsclean.measure import ends_question, ends_sentence, is_prose_sentence
from newsclean.origins import HTML_FORM
from newsclean.parse.html.elements import element_names
from newsclean.records import Block, Document, Label

# The score is above the structure's: only the site asks for an address.
SCORE = 0.99
# A box reaches so far around its field, and has at most so many characters. All boxes together have at most such a
# share of the text's, as the text itself may stand in a form, and each entry of a live report beside one. So many
# fields are looked at. Of 1,560 pages 7 have such a box with kept blocks, 21 of them, and none of these is in the
# reference.
_LEVELS, _SIZE, _SHARE, _MOST = 6, 400, 0.2, 24
# No box has more characters in the source, with the white space of its indentation.
_WRITTEN = 10_000
# The blocks of a box have at least this share of its text; the rest are choices, labels for screen readers, styles.
_MOSTLY = 0.5
# The most blocks of a box on either side of one.
_FEW = 12
# So many blocks that have words of a box are asked whether they stand in it.
_TRIED = 60
# Polls with more questions than this are a quiz, which may be the article.
_MOST_POLLS = 2
# A sentence this long, in characters, is the article's, even beside a newsletter's.
_LONG = 100
# A box that holds one of these is the article's: below its headline may stand a form to send it to somebody.
_OWN: Kinds = OF_ARTICLE | CREDITS


def label_form_boxes(document: Document, opinions: Sequence[Label], ruled: Sequence[Label]) -> Iterator[Label]:
    """Yield an opinion on each kept block of a small box with a field for an address, or with a question and choices.

    `opinions` are those of the structure, `ruled` those of the rules. A box with a sentence of prose stays, unless
    the sentence stands in the form itself or a rule or the name of an element says that it is a newsletter's.
    """
    assert document.tree is not None
    fields = list(islice(document.tree.select("input[type=email], input[type=radio]"), _MOST))
    if not fields:
        return
    kept = [document.blocks[label.block] for label in opinions if label.kind == "body"]
    most = int(_SHARE * sum(len(block.text) for block in kept))
    if not (boxes := _boxes_of(fields, min(_SIZE, most))):
        return
    short = {block.index: _bare(block.text) for block in kept if len(block.text) <= 2 * min(_SIZE, most)}
    of_article = set(_of_article(document.blocks, opinions, ruled))
    kinds = first_kinds(ruled)
    found: dict[int, LabelKind] = {}
    polls = 0
    for box, form in boxes.items():
        said = islice((place for place, text in short.items() if text in box.text), _TRIED)
        held = {place: beside for place in said if (beside := _held_with(document.blocks, place, box))}
        inside = {place for beside in held.values() for place in beside}
        if not of_article.isdisjoint(inside):
            continue
        if form.is_poll and _asks(box, [document.blocks[place].text for place in held]):
            polls += 1
            found.update(dict.fromkeys(held, "poll"))
        elif form.asks_address:
            letters = {i for i in inside if kinds.get(i) == "newsletter" or _is_named(document.blocks[i], box)}
            allowed = _LONG if letters else 0
            if any(_is_prose(document.blocks[place], box, allowed) for place in held.keys() - letters):
                continue
            kind: LabelKind = "newsletter" if letters else "call_to_action"
            found.update((place, kinds.get(place, kind)) for place in held)
    if sum(len(document.blocks[place].text) for place in found) > most:
        return
    for place, kind in sorted(found.items()):
        if kind != "poll" or polls <= _MOST_POLLS:
            yield Label(place, kind, SCORE, HTML_FORM, "Stands in the small box of a form")


def _of_article(blocks: Sequence[Block], opinions: Sequence[Label], ruled: Sequence[Label]) -> Iterator[int]:
    """Yield the blocks that make a box the article's: its headline and credits, and what a rule keeps."""
    yield from (label.block for label in opinions if label.kind in _OWN and label.kind != "body")
    yield from (label.block for label in ruled if label.kind in _OWN)
    yield from (block.index for block in blocks if block.markup is not None and block.markup.tag == "h1")


class _Box(NamedTuple):
    tag: str
    names: str
    text: str  # without white space, which stands between blocks in some pages and not in others


class _Form:
    """What the fields in a box are for."""

    def __init__(self) -> None:
        self.asks_address = False
        self.choices: Counter[str] = Counter()  # by the name that the choices of one question share

    @property
    def is_poll(self) -> bool:
        return max(self.choices.values(), default=0) > 1


def _boxes_of(fields: Sequence[turbohtml.Element], most: int) -> dict[_Box, _Form]:
    """The largest box around each field that is small."""
    boxes: dict[_Box, _Form] = {}
    for field in fields:
        box: _Box | None = None
        for around in islice(field.ancestors, _LEVELS):
            if not isinstance(around, turbohtml.Element) or around.tag in WIDE:
                break
            written = around.text
            if len(written) > _WRITTEN or len(text := _bare(written)) > most:
                break
            box = _Box(around.tag, element_names(around), text)
        if box is not None:
            form = boxes.setdefault(box, _Form())
            if (field.attr("type") or "").lower() == "radio":
                form.choices[field.attr("name") or ""] += 1
            else:
                form.asks_address = True
    return boxes


def _held_with(blocks: Sequence[Block], place: int, box: _Box) -> list[int]:
    """The blocks in an element around a block that is the box: it has its tag, its names and most of its text."""
    markup = blocks[place].markup
    if markup is None:
        return []
    elements = markup.elements
    for at in islice(elements.line(markup.element), _LEVELS):
        if elements.tags[at] == box.tag and elements.names[at] == box.names:
            held = _blocks_in(blocks, place, at)
            inside = [_bare(blocks[other].text) for other in held]
            if all(other in box.text for other in inside) and sum(map(len, inside)) >= _MOSTLY * len(box.text):
                return held
    return []


def _is_prose(block: Block, box: _Box, allowed: int) -> bool:
    """Whether a block has a sentence of prose, of more than `allowed` characters, and does not stand in a form."""
    if len(block.text) <= allowed or not is_prose_sentence(block.text):
        return False
    return all(tag != "form" for tag, _ in _up_to(block, box))


def _is_named(block: Block, box: _Box) -> bool:
    """Whether an element around a block has the name of a newsletter."""
    return any(kind == "newsletter" for _, names in _up_to(block, box) for kind, _ in named_kinds("", names))


def _up_to(block: Block, box: _Box) -> Iterator[tuple[str, str]]:
    """Yield the tags and names of a block's element and of those around it, up to the box."""
    if block.markup is not None:
        elements = block.markup.elements
        for at in islice(elements.line(block.markup.element), _LEVELS):
            yield elements.tags[at], elements.names[at]
            if elements.tags[at] == box.tag and elements.names[at] == box.names:
                return


def _asks(box: _Box, texts: Sequence[str]) -> bool:
    """Whether a box asks one question, gives words to choose from, not marks alone, and says nothing in a sentence."""
    said = [text for text in texts if ends_sentence(text)]
    return len(said) == 1 and ends_question(said[0]) and any(map(str.isalpha, box.text.replace(_bare(said[0]), "")))


def _bare(text: str) -> str:
    return "".join(text.split())


def _blocks_in(blocks: Sequence[Block], place: int, box: int) -> list[int]:
    """The block at `place` and those beside it that stand in the element `box`."""
    inside = [place]
    for beside in (range(place - 1, -1, -1), range(place + 1, len(blocks))):
        for i in islice(beside, _FEW):
            markup = blocks[i].markup
            if markup is None or not stands_in(blocks[i], box, markup.elements.parents):
                break
            inside.append(i)
    return inside
