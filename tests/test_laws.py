"""The five laws of docs/architecture.md as property tests on random texts."""

import re
from pathlib import Path

import pytest
from golden import expected_of, page_of, slugs
from hypothesis import example, given, settings
from hypothesis import strategies as st

from newsclean import Article, clean, clean_many, clean_text
from newsclean.given import make_page
from newsclean.label import label
from newsclean.label.decide import decide
from newsclean.parse.text.blocks import parse_text
from newsclean.pipeline import clean_page, examine
from newsclean.repair import repair_text
from newsclean.repair.edits import redo, undo
from newsclean.settings import Settings

# Lines as they stand on pages: prose, headings, chrome, damage, other scripts, and anything at all.
PROSE = "The ferry to the island runs again, the harbour office said on Monday."
LINES = st.sampled_from([
    PROSE,
    "“We waited for three weeks, ”said Anna Berg, who lives on the island.The boat was repaired in Gdansk.",
    "Ferry runs again after three weeks in the dock",
    "Leave a Reply",
    "Your email address will not be published. Required fields are marked *",
    "Tags: ferry, island, harbour",
    "READ  Storm closes the northern port",
    "Monday 5 July 2021",
    "By Anna Berg",
    "Share on Facebook",
    "The boat had been repaired in Gdansk, where the harbour office has a dock of its own. All rights reserved.",
    "\u00a0 The fares stay as they were.\u00a0",
    "Die Fähre fährt wieder, teilte das Hafenamt am Montag mit.",
    "Паром снова ходит, сообщили в порту в понедельник.",
    "渡轮周一恢复通航，港务局表示。",
    "العبارة تعود إلى العمل، قال مكتب الميناء يوم الاثنين.",
    "* * *",
    "Heavy losses",
    "the u n i o n of the islands said so, and that the prophet\"s words hold.",
    "Comments",
    "Gallery",
    "\u00e2\x80\x8d",  # a zero-width joiner in the wrong encoding: repair leaves nothing of it
])  # fmt: skip
# Two of them make a text Markdown, or one that is escaped and one that is not.
MARKDOWN = st.sampled_from([
    "## **What** comes _next_",
    "### What else ###",
    f"**The ferry** to the [island](https://a.example/i_(1)) runs \\*again\\*, and *so* on. {PROSE}",
    "![A ferry](f.jpg \"in the dock\")",
    "[![A ferry](f.jpg)](https://a.example)",
    "> > “We **waited**,” said Anna Berg, who lives on the island and works in the town.",
    "* The __first__ boat",
    "---\ntitle: Ferry\n---",
])  # fmt: skip
ANY_LINE = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def texts_of(lines: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(lines, min_size=1, max_size=30).flatmap(
        lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]).map(lambda end: end.join(lines))
    )


TEXTS = texts_of(st.one_of(LINES, LINES, LINES, ANY_LINE))
MARKED_TEXTS = texts_of(st.one_of(LINES, MARKDOWN, MARKDOWN, ANY_LINE))
# The first line of a page's whole text is often its window's title.
WINDOW_TITLES = st.sampled_from([
    "",
    "Ferry runs again after three weeks | The Daily Lamp\n",
    "05.07.2021 - Ferry  runs again for the islands - Harbour News\n\n",
    "Harbour News | Ferry runs again after three weeks in the dock\n",
])  # fmt: skip
ROOT = Path(__file__).parent.parent
WHOLE_TEXTS = sorted((*(ROOT / "seeds").glob("*.txt"), *(ROOT / "benchmarks" / "unseen" / "texts").glob("*.txt")))
BREAKS = re.compile("[\n\r\v\f\x1c-\x1e\u2028\u2029]")
INDENT = " \t\u3000"
INVISIBLE = re.compile("[\\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\x00-\x1f\x7f-\x9f]")


@given(TEXTS | MARKED_TEXTS)
@example("HomeNewsSportWeatherCultureTravelFoodGames until 12:30Log in\n" * 2 + f"{PROSE}Bridge reopens{PROSE}" * 8)
def test_parse_loses_nothing(text: str) -> None:
    blocks = parse_text(text)
    assert all(text[block.start : block.end] == block.raw for block in blocks)
    lines = [line.strip(INDENT) for line in BREAKS.split(text) if INVISIBLE.sub("", line)]
    found, end = "", 0
    for block in blocks:
        # A line in which blocks were glued together is cut, and nothing stands between its parts.
        found += block.raw if end == block.start else f"\n{block.raw}"
        end = block.end or 0
    assert [line.strip(INDENT) for line in BREAKS.split(found) if INVISIBLE.sub("", line)] == lines


@given(TEXTS | MARKED_TEXTS)
def test_redo_gives_the_text_and_undo_the_source(text: str) -> None:
    if not text.strip():
        return
    _, decisions, _ = examine(make_page(text, kind="text"), Settings())
    for decision in decisions:
        block = decision.block
        assert redo(block.raw, block.edits) == block.text
        assert undo(block.text, block.edits) == block.raw


@given(st.tuples(WINDOW_TITLES, TEXTS | MARKED_TEXTS).map("".join))
@example(f"Ferry runs again after three weeks | The Daily Lamp\n\nBy Anna Berg\n\n{PROSE} {PROSE}\n\n{PROSE}")
@example(f"23.01.2022 - Ferry  runs again after three weeks\n\n{PROSE} {PROSE}\n\n\u00e2\x80\x8d\n\n{PROSE}")
def test_each_line_is_in_the_record_once(text: str) -> None:
    """By their places: title, blocks of the text and removed pieces are all that is no white space, once."""
    if not text.strip():
        return
    document, decisions, _ = examine(make_page(text, kind="text"), Settings())
    assert [decision.block.index for decision in decisions] == list(range(len(document.blocks)))
    article = clean_text(text)
    kept = [d.block for d in decisions if d.label.kind in ("body", "subtitle") and d.block.text]
    assert [block.text for block in kept] == [block.text for block in article.blocks]
    pieces = [(block.start or 0, block.end or 0) for block in kept]
    pieces += [(piece.start or 0, piece.end or 0) for piece in article.removed]
    assert [(piece.start, piece.end) for piece in article.removed] == sorted(pieces[len(kept) :])
    told = [0] * len(document.source)
    for start, end in pieces:
        for place in range(start, end):
            told[place] += 1
    for decision in decisions:
        block, start = decision.block, decision.block.start or 0
        places = range(start, start + len(block.raw))
        if decision.label.kind == "title" and block.text:
            rest = "".join(document.source[place] for place in places if not told[place])
            assert article.title is None or unspaced(repair_text(rest)[0]) == unspaced(article.title)
            assert (article.title is None) == (not rest)
        else:
            assert all(told[place] == 1 for place in places)
    assert max(told) <= 1


def unspaced(text: str) -> str:
    return "".join(text.split())


def undone(article: Article) -> str:
    text = article.text
    for repair in sorted(article.repairs, key=lambda r: r.start, reverse=True):
        assert text[repair.start : repair.end] == repair.after
        text = text[: repair.start] + (repair.before or "") + text[repair.end :]
    return text


@given(TEXTS | MARKED_TEXTS)
def test_undoing_the_records_repairs_gives_the_source_back(text: str) -> None:
    if not text.strip():
        return
    _, decisions, _ = examine(make_page(text, kind="text"), Settings())
    kept = [d.block for d in decisions if d.label.kind in ("body", "subtitle") and d.block.text]
    assert undone(clean_text(text)) == "\n\n".join(block.raw for block in kept)


def check_that_nothing_is_removed(once: str) -> None:
    again = clean_text(once)
    assert "\n\n".join(part for part in (again.title, again.text) if part) == once
    assert not again.removed


@pytest.mark.parametrize("slug", [slug for slug in slugs() if expected_of(slug)["is_article"]])
def test_cleaning_the_text_of_a_golden_page_removes_nothing(slug: str) -> None:
    text = clean_page(page_of(slug), Settings()).text
    if text:
        assert not clean_text(text).removed


@pytest.mark.parametrize("file", WHOLE_TEXTS, ids=lambda file: file.stem)
def test_cleaning_the_text_of_a_whole_page_removes_nothing(file: Path) -> None:
    check_that_nothing_is_removed(clean_text(file.read_bytes()).text)


@given(TEXTS)
@settings(deadline=None)
def test_cleaning_a_clean_text_removes_nothing(text: str) -> None:
    if not text.strip():
        return
    once = clean_text(text).text
    if once.strip():
        check_that_nothing_is_removed(once)


def test_serial_and_pool_give_the_same_records() -> None:
    """Byte by byte; more pages, in more ways, in test_run_identity.py."""
    pages: list[str] = []
    for n in range(20):
        prose = f"The ferry runs again, ”said the office {n} times.It had been stopped for three weeks."
        pages.append(f"Ferry {n}\n\n{prose}\n\nLeave a Reply")
        pages.append(f"<html><body><nav><a>Home</a></nav><article><h1>Ferry {n}</h1><p>{prose}</p></article></html>")
    pages[7] = "\x00\x01\x02" * 50

    def lines(jobs: int) -> list[str]:
        results = clean_many(pages, jobs=jobs)
        return [result.to_json() if isinstance(result, Article) else repr(result) for result in results]

    serial = lines(1)
    assert sum('"removed":[{' in line for line in serial) > 30
    assert lines(2) == serial


def test_decide_has_one_opinion_win_a_block() -> None:
    document, _, _ = examine(make_page("A heading\n\nSome prose that is long enough to be prose."), Settings())
    decisions = decide(document, label(document, (), Settings()))
    assert [d.label.block for d in decisions] == [0, 1]


@pytest.mark.parametrize("jobs", [0, -1])
def test_clean_many_refuses_impossible_jobs(jobs: int) -> None:
    with pytest.raises(ValueError, match="jobs must be at least 1"):
        list(clean_many(["x"], jobs=jobs))


@pytest.mark.parametrize("damaged", ["\u00e2\x80\x8d", "\u00e2\x80\x8b"])
def test_a_block_of_which_repair_leaves_nothing_breaks_no_page(damaged: str) -> None:
    prose = "The ferry to the island runs again, the harbour office said on Monday."
    assert clean_text(f"{damaged}\n\n{prose}").text == prose
    assert prose in clean(f"<html><body><p>{damaged}</p><article><p>{prose}</p></article></body></html>").text


def test_a_clean_article_stays_as_it_is() -> None:
    text = "Ferry runs again\n\nThe ferry to the island runs again, the harbour office said on Monday."
    article = clean(text)
    assert (article.title, article.text, article.removed, article.repairs) == (
        "Ferry runs again",
        "The ferry to the island runs again, the harbour office said on Monday.",
        (),
        (),
    )
