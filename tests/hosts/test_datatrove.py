"""The datatrove step, beyond what its how-to page shows."""

from datetime import UTC, datetime

from datatrove.data import Document

from newsclean.datatrove import CleanPages
from newsclean.settings import Settings

PROSE = "The ferry runs again, the harbour office said on Monday. " * 8
ONE = f"Ferry 0 runs again\n\n{PROSE}"
TWO = "\n\n".join(f"Ferry {n} runs again\n\nBy Anna Berg\n\n5 March 2026\n\n{PROSE}" for n in (1, 2))


def test_a_document_of_several_articles() -> None:
    documents = [Document(ONE, "a"), Document(TWO, "b", metadata={"crawl": "x"}), Document(" ", "c")]
    found = list(CleanPages(settings=Settings(split=True)).run(iter(documents)))
    assert [doc.id for doc in found] == ["a", "b#1", "b#2"]
    assert [doc.metadata["newsclean"]["title"] for doc in found] == [f"Ferry {n} runs again" for n in range(3)]
    assert [sorted(doc.metadata) for doc in found[1:]] == [["crawl", "newsclean"]] * 2
    assert "newsclean_error" in documents[2].metadata


def test_ids_that_are_numbers() -> None:
    """The reader of JSONL hands the number of a row on as it is."""
    document = Document(ONE, 0)  # type: ignore[arg-type]
    assert [found.metadata["newsclean"]["id"] for found in CleanPages().run([document])] == ["0"]


def test_addresses_and_times_of_other_kinds() -> None:
    """Readers of columns fill a missing address with NaN, and give times as such."""
    step = CleanPages(fetched_key="date")
    metadata = {"url": float("nan"), "date": datetime(2026, 3, 4, tzinfo=UTC)}
    (document,) = step.run([Document(ONE, "a", metadata=metadata)])
    assert document.metadata["newsclean"]["url"] is None


def test_metadata_that_are_known_of_the_article() -> None:
    step = CleanPages(settings=Settings(columns=("title=headline", "authors=by")))
    (document,) = step.run([Document(PROSE, "a", metadata={"headline": "Ferry runs again", "by": "Jane Doe"})])
    record = document.metadata["newsclean"]
    assert (record["title"], record["authors"]) == ("Ferry runs again", ["Jane Doe"])
