"""The peers in the benchmark of text mode follow their published rules."""

import sys
from pathlib import Path

import pytest

BENCHMARK = Path(__file__).parent.parent / "benchmarks" / "accuracy"


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(str(BENCHMARK))
    sys.modules.pop("text_peers", None)
    import text_peers

    return text_peers


def test_c4_keeps_lines_that_end_as_sentences_do(peers: object) -> None:
    text = "The ferry runs again, he said.\nMost read\nGo on.\nWe use cookies to serve you better.\nMore and more..."
    assert peers.c4_lines(text, "en") == "The ferry runs again, he said."  # type: ignore[attr-defined]


def test_gopher_keeps_or_drops_a_whole_document(peers: object) -> None:
    prose = "The ferry to the island runs again and the harbour office is pleased with that, it said. " * 5
    assert peers.gopher(prose, "en") == prose  # type: ignore[attr-defined]
    assert peers.gopher("Home\nNews\nSport", "en") == ""  # type: ignore[attr-defined]
