"""The quick search of a page misses no block that a repair would change, and repairs are safe on any text."""

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsclean.kinds import RepairKind
from newsclean.records import Block, Document, Page
from newsclean.repair import REPAIRS, repair, repair_text, undo
from newsclean.run.patterns import grows

# Pieces that damage is made of, so that random texts are damaged texts.
PIECES = [
    "The", "officials", "said", "Kabul", "a", "I", "u", "n", "i", "o", "in", "2001", "3.5", "U.S.", "(NATO)", "€", "…",
    ".", ",", "!", "?", ":", "“", "”", "„", '"', "«", "»", "’", "'", "(…)", " ", "  ", "\u00a0", "\t", "\n", "\u200b",
    "\u00ad", "\u200e", "\ufeff", "\x00", "\x93", "&amp;", "&nbsp;", "â€™", "Ã©", "Ð¿", "ΓÇÖ", "é", "e\u0301", "ﬁ", "ß",
    "Привет", "мир", "وقال", "،", "۔", "है", "।", "東京", "。", "min read", "ago", "-", "s", "\u3000", "\ud83d", "😀",
]  # fmt: skip
DAMAGED = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def document_of(raws: list[str], kind: str) -> Document:
    blocks = tuple(Block(index, raw, raw) for index, raw in enumerate(raws))
    return Document(Page("x", ""), kind, "", "str", "", blocks)  # type: ignore[arg-type]


@settings(max_examples=400)
@given(st.lists(DAMAGED, max_size=5), st.sampled_from(["html", "text"]))
def test_a_page_is_repaired_as_its_blocks_are(raws: list[str], kind: str) -> None:
    document = repair(document_of(raws, kind))
    for block in document.blocks:
        assert (block.text, block.edits) == repair_text(block.raw, document.language, document.kind)


@settings(max_examples=400)
@given(DAMAGED)
def test_repair_is_idempotent_and_undone(raw: str) -> None:
    text, edits = repair_text(raw, "en")
    assert repair_text(text, "en")[0] == text
    assert undo(text, edits) == raw


@given(st.text(max_size=60))
def test_each_repair_takes_any_text(raw: str) -> None:
    for step in REPAIRS:
        repaired = step.function(raw)
        assert step.function(repaired) == repaired


def test_every_kind_of_repair_is_made() -> None:
    assert {step.name for step in REPAIRS} | {"stray_byte", "markdown"} == set(get_args(RepairKind))


@pytest.mark.parametrize("step", REPAIRS, ids=lambda step: step.function.__name__)
@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a.",
        "a.B",
        "A.b ",
        "“",
        '"a',
        " ,",
        "a,b",
        "é",
        "Ã©",
        "&amp;",
        "u n ",
        "\u00a0",
        "\n",
        "-\na",
        "...",
        "1.",
    ],
)
def test_each_repair_takes_linear_time(step, piece: str) -> None:
    text = piece * (60_000 // len(piece) + 1)
    assert not grows(lambda length: step.function(text[:length]), 60_000)


def test_code_stays_as_it_is() -> None:
    block = Block(0, "x  =  a.B", "x  =  a.B", kind="code")
    document = Document(Page("x", ""), "html", "", "str", "", (block,))
    assert repair(document).blocks == (block,)


def test_line_breaks_of_html_are_meant() -> None:
    raws = ["Roses are red,\nviolets are blue"]
    assert repair(document_of(raws, "html")).blocks[0].text == raws[0]
    assert repair(document_of(raws, "text")).blocks[0].text == raws[0].replace("\n", " ")


def test_the_first_look_at_the_language_reads_prose() -> None:
    chrome = ["Startseite", "Kontakt", "Impressum", "Datenschutz"]
    prose = ["The minister said on Tuesday that the new bridge would not be ready before next year."] * 3
    assert repair(document_of(chrome + prose, "text")).language == "en"


@pytest.mark.parametrize(
    ("lines", "language"),
    [
        pytest.param(["Ferry runs again", "The ferry to the island runs again, the office said."], "en", id="short"),
        pytest.param(["Le bac reprend du service", "Il est de retour à l'île, dit le port."], "fr", id="short, French"),
        pytest.param(["Kontakt", "Menu"], "und", id="labels that many languages have"),
        pytest.param(["Ferry", "Foto: dpa", "Login"], "und", id="labels of two languages"),
    ],
)
def test_without_prose_it_reads_all_lines(lines: list[str], language: str) -> None:
    assert repair(document_of(lines, "text")).language == language
