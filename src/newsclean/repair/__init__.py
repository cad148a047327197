"""Repairs damaged characters and lost spaces. Each change is recorded; uncertain damage is left as it is.

A repair is a function `str -> str` in its own file. `REPAIRS` lists them in the order in which they run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from newsclean.kinds import RepairKind
from newsclean.language.detect import detect_language
from newsclean.language.habits import languages_with
from newsclean.measure import ends_sentence
from newsclean.records import Document, Edit, PageKind
from newsclean.repair import signs
from newsclean.repair.control_characters import drop_control_characters
from newsclean.repair.edits import Hunk, compose, find_edits, redo, undo
from newsclean.repair.entities import unescape_entities
from newsclean.repair.invisible_characters import drop_invisible_characters
from newsclean.repair.letter_spacing import join_letters
from newsclean.repair.lost_apostrophe import restore_apostrophe
from newsclean.repair.markdown import Unmarked, is_markdown, unmarked, without_addresses
from newsclean.repair.missing_space import restore_space
from newsclean.repair.mojibake import fix_mojibake
from newsclean.repair.normal_form import compose_letters
from newsclean.repair.percent_codes import unescape_percent_codes
from newsclean.repair.punctuation_spacing import close_up_commas, close_up_marks
from newsclean.repair.quote_spacing import fix_quote_spacing
from newsclean.repair.stray_quote import fix_stray_quote
from newsclean.repair.unwrap import join_lines, look_at_lines
from newsclean.repair.whitespace import fold_white_space
from newsclean.repair.windows import LONGEST, windows

__all__ = [
    "REPAIRS", "Hunk", "Step", "compose", "find_edits", "redo", "repair", "repair_characters", "repair_text", "undo",
]  # fmt: skip


class Step(NamedTuple):
    """One repair, where it applies, and the signs of damage without which it is not called."""

    name: RepairKind
    function: Callable[[str], str]
    signs: tuple[signs.Sign, ...]
    languages: str = ""  # a habit of the languages that it is for (`language/habits.toml`); "" for any language
    pages: tuple[PageKind, ...] = ("html", "text")


REPAIRS: tuple[Step, ...] = (
    # An entity may be half of a damaged letter: "MarÃ&#173;a".
    Step("entity", unescape_entities, (signs.ENTITY,)),
    Step("entity", unescape_percent_codes, (signs.PERCENT,)),
    Step("mojibake", fix_mojibake, (signs.MOJIBAKE,)),
    Step("control_character", drop_control_characters, (signs.CONTROL, signs.RARE)),
    Step("invisible_character", drop_invisible_characters, (signs.RARE, signs.NON_JOINER, signs.JOINER)),
    Step("normal_form", compose_letters, (signs.RARE,)),
    # Not for HTML: there a line break comes from a <br> and is intended.
    Step("unwrap", join_lines, (signs.LINE_BREAK,), pages=("text",)),
    # Before doubled spaces are folded, because they separate letter-spaced words.
    Step("letter_spacing", join_letters, (signs.ODD_SPACE,)),
    Step(
        "whitespace",
        fold_white_space,
        (
            signs.CONTROL, signs.RARE, signs.NO_BREAK, signs.NARROW_NO_BREAK, signs.WIDE_SPACES, signs.ODD_SPACE,
            signs.LINE_EDGE,
        ),
    ),
    Step(
        "quote_spacing",
        fix_quote_spacing,
        (signs.CLOSING_QUOTE, signs.OPENING_QUOTE, signs.LOW_QUOTE, signs.STRAIGHT_QUOTE),
    ),
    Step("stray_quote", fix_stray_quote, (signs.STRAIGHT_QUOTE,)),
    Step("stray_quote", restore_apostrophe, signs.LOST_APOSTROPHES),
    Step("punctuation_spacing", close_up_commas, (signs.ODD_SPACE, signs.NO_BREAK)),
    Step("punctuation_spacing", close_up_marks, (signs.ODD_SPACE, signs.NO_BREAK), "no_space_before_marks"),
    Step(
        "missing_space",
        restore_space,
        (
            signs.FULL_STOP, signs.QUESTION, signs.EXCLAMATION, signs.COMMA, signs.SEMICOLON,
            signs.LEFT_OUT_ROUND, signs.LEFT_OUT_SQUARE,
            signs.CLOSING_QUOTE, signs.OPENING_QUOTE, signs.LOW_QUOTE, signs.COLON_QUOTE,
            signs.ARABIC_COMMA, signs.ARABIC_SEMICOLON, signs.ARABIC_QUESTION, signs.URDU_STOP, signs.DANDA,
            signs.AGE_LABEL, signs.READING_LABEL,
        ),
    ),
)  # fmt: skip

# The first look at the language reads _LOOK characters of the page's prose, as many as `detect_language` does: of
# blocks with at least _LONG_CHARACTERS that end as a sentence does.
_LOOK = 600
_LONG_CHARACTERS = 60
# How sure a guess must be that is made from lines of any kind.
_SURE = 0.9
# Where a word may have been broken at a line's end.
_HYPHENS_AT_END = tuple(re.compile(rf"{hyphen}[ \t]*[\r\n]") for hyphen in "-\u2010")
# Most rounds. One repair may uncover work for an earlier one; three rounds were enough for everything seen.
_ROUNDS = 4


def repair(document: Document) -> Document:
    """Return the document with `Block.text`, `Block.edits` and `Document.language` set. `Block.raw` is unchanged.

    `Block.kind` changes only where marks of Markdown say more than a line alone: underlined headings, code, tables.
    Where `parse` has read stray bytes or escapes, `Block.text` differs from `Block.raw` already, and the first edits
    say so.
    Blocks of code are not repaired. Blocks longer than any real paragraph are repaired in windows.
    """
    language = _first_look(document)
    steps = _steps(language, document.kind)
    if document.kind == "text" and any(hyphen.search(document.source) for hyphen in _HYPHENS_AT_END):
        seen = look_at_lines([block.text for block in document.blocks])
        joining = partial(join_lines, seen=seen)
        steps = tuple(step._replace(function=joining) if step.function is join_lines else step for step in steps)
    wanted = _signs_of(steps)
    blocks = list(document.blocks)
    places: Sequence[int] = range(len(blocks))
    made: dict[int, tuple[Edit, ...]] = {}
    for index, block in enumerate(blocks):
        if block.text != block.raw:
            kind: RepairKind = "stray_byte" if "\ufffd" in block.raw else "entity"
            made[index] = find_edits(block.raw, block.text, kind)
            blocks[index] = replace(block, edits=made[index])
    if document.kind == "text":
        # Once, before the rounds: a mark that was escaped is none.
        for index, text, block_kind in _unmarked(document):
            made[index] = (*made.get(index, ()), *find_edits(blocks[index].text, text, "markdown"))
            blocks[index] = replace(blocks[index], text=text, kind=block_kind, edits=made[index])
    texts = [block.text if block.kind != "code" else "" for block in blocks]
    for _ in range(_ROUNDS):
        changed: dict[int, str] = {}
        for index, shown in signs.find_suspects(texts, wanted).items():
            text, edits = _run(texts[index], steps, shown)
            if edits:
                place = places[index]
                changed[place], made[place] = text, (*made.get(place, ()), *edits)
        if not changed:
            break
        # The next round looks for damage only in the blocks that this round changed.
        places, texts = list(changed), list(changed.values())
        for place, text in changed.items():
            blocks[place] = replace(blocks[place], text=text, edits=made[place])
    return replace(document, blocks=tuple(blocks), language=language)


def _unmarked(document: Document) -> Iterator[Unmarked]:
    """Yield the blocks that have marks of Markdown or addresses of links, without them; front matter is no text."""
    front, blocks = document.front, document.blocks
    ends = {field.start: field.end for field in front.fields}
    if front.is_markdown or is_markdown((block.text for block in blocks), document.page.path):
        yield from (
            each for each in unmarked(blocks, document.source, front.end) if blocks[each.place].start not in ends
        )
        blocks = tuple(block for block in blocks if block.start in ends)
    for block in blocks if front.end or ends else ():
        start = block.start or 0
        begins = ends.get(start, front.end) - start  # where in the block the front matter ends
        if begins > 0:
            yield Unmarked(block.index, block.text[begins:], block.kind)
    if not ends:
        yield from without_addresses([block for block in blocks if (block.start or 0) >= front.end])


def repair_text(text: str, language: str = "und", kind: PageKind = "text") -> tuple[str, tuple[Edit, ...]]:
    """Repair the text of one block. Returns the repaired text and the edits, in the order they were made.

    >>> repair_text("“They were ignored, ”said Abdul.Officials agreed.")[0]
    '“They were ignored,” said Abdul. Officials agreed.'
    """
    return _run_until_still(text, _steps(language, kind))


def repair_characters(text: str) -> str:
    """The text of a field, which stands in no block, with its damaged characters repaired and nothing else.

    >>> repair_characters("Le CafÃ©â€™s Post"), repair_characters("It\x92s 6 , she said.It is o\ufb03cial")
    ('Le Café’s Post', 'It’s 6 , she said.It is official')
    """
    if not signs.shows_any(text, _CHARACTER_SIGNS):
        return text
    return _run_until_still(text, _CHARACTER_STEPS)[0]


@lru_cache(maxsize=256)
def _steps(language: str, kind: PageKind) -> tuple[Step, ...]:
    spoken = language.partition("-")[0]
    return tuple(
        step
        for step in REPAIRS
        if kind in step.pages and (not step.languages or spoken in languages_with(step.languages))
    )


@lru_cache(maxsize=256)
def _signs_of(steps: tuple[Step, ...]) -> tuple[signs.Sign, ...]:
    return tuple(dict.fromkeys(sign for step in steps for sign in step.signs))


_CHARACTER_STEPS = tuple(
    step
    for step in REPAIRS
    if step.name in ("mojibake", "entity", "control_character", "invisible_character", "normal_form")
)
_CHARACTER_SIGNS = _signs_of(_CHARACTER_STEPS)


def _run_until_still(text: str, steps: Sequence[Step]) -> tuple[str, tuple[Edit, ...]]:
    """The text after as many rounds of the steps as change it, and the edits, in the order they were made."""
    made: list[Edit] = []
    for _ in range(_ROUNDS):
        text, edits = _run(text, steps)
        made += edits
        if not edits:
            break
    return text, tuple(made)


def _run(text: str, steps: Sequence[Step], shown: Set[signs.Sign] | None = None) -> tuple[str, list[Edit]]:
    """Run the steps once. Returns the text and the edits.

    If `shown`, the signs that the text shows, is known, steps with none of them are skipped until the text has changed.
    """
    edits: list[Edit] = []
    for step in steps:
        if shown is not None and not edits and shown.isdisjoint(step.signs):
            continue
        text, made = _apply(step, text)
        edits += made
    return text, edits


def _apply(step: Step, text: str) -> tuple[str, Sequence[Edit]]:
    """The text after one repair, and the edits."""
    if len(text) <= LONGEST:
        repaired = step.function(text)
        return repaired, find_edits(text, repaired, step.name)
    pieces: list[str] = []
    edits: list[Edit] = []
    done = 0
    for window, space in windows(text):
        repaired = step.function(window)
        edits += (replace(edit, start=edit.start + done) for edit in find_edits(window, repaired, step.name))
        pieces += repaired, space
        done += len(repaired) + len(space)
    return "".join(pieces), edits


def _first_look(document: Document) -> str:
    """The language of the page's prose; where that tells none, as in the shortest texts, that of all its lines."""
    texts = [block.text for block in document.blocks if block.kind != "code"]
    prose = (text for text in texts if len(text) >= _LONG_CHARACTERS and ends_sentence(text))
    tag = detect_language(_start_of(prose)).tag
    if tag != "und":
        return tag
    guess = detect_language(_start_of(texts))
    return guess.tag if guess.score >= _SURE else "und"


def _start_of(texts: Iterable[str]) -> str:
    """As many of the texts as are read for their language, with spaces between."""
    start: list[str] = []
    size = 0
    for text in texts:
        start.append(text[: _LOOK - size])
        size += len(start[-1])
        if size >= _LOOK:
            break
    return " ".join(start)
