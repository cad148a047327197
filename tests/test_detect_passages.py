"""Difficult passages, by people and by machines, and what the detectors make of them."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from newsclean.article import Finding
from newsclean.detect import find_all
from newsclean.detect.reading import read_text
from newsclean.detect.scores import judge_machine
from newsclean.settings import Settings

FIXTURES = Path(__file__).parent / "fixtures" / "detect"
# Most findings by mistake in all passages of people together. They are written to be difficult.
MOST_WRONG = 39


def passages(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads((FIXTURES / f"{name}.toml").read_text("utf-8"))["passage"]
    return rows


def found_in(row: dict[str, str]) -> tuple[Finding, ...]:
    return find_all(read_text(row["text"].strip(), row.get("language", "en")))


@pytest.mark.parametrize("row", passages("human"), ids=lambda row: row["id"])
def test_what_people_write_is_no_machine_translation(row: dict[str, str]) -> None:
    found = found_in(row)
    assert sorted({finding.kind for finding in found}) == list(row.get("wrongly", ()))
    # One mistake convicts nobody, and even several of them leave a doubt.
    mistaken = ("unknown", "unlikely", "possible") if len(found) > 1 else ("unknown", "unlikely")
    assert judge_machine(None, found, Settings()).verdict in mistaken


@pytest.mark.parametrize("row", passages("machine"), ids=lambda row: row["id"])
def test_what_machines_leave_is_found(row: dict[str, str]) -> None:
    assert sorted({finding.kind for finding in found_in(row)}) == list(row.get("finds", ()))


def test_few_findings_are_mistakes() -> None:
    assert sum(len(found_in(row)) for row in passages("human")) <= MOST_WRONG
