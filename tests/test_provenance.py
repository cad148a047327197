"""The digests that say what made a record."""

import hashlib
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from newsclean.provenance import data_digest, rules_digest
from newsclean.settings import Pack

FILES = ("languages/en/names.toml", "languages/en/new.toml", "profiles.toml", "weights/html.json", "style.json.gz")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    (tmp_path / "code.py").touch()
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_each_data_file_tells(package: Path, name: str) -> None:
    whole = data_digest(package)
    (package / name).write_text("another", encoding="utf-8")
    changed = data_digest(package)
    (package / name).unlink()
    assert len({whole, changed, data_digest(package)}) == 3


def test_a_file_that_moves_tells_and_code_does_not(package: Path) -> None:
    whole = data_digest(package)
    (package / "code.py").write_text("1", encoding="utf-8")
    (package / "__pycache__").mkdir()
    assert data_digest(package) == whole
    (package / "profiles.toml").rename(package / "words.toml")
    assert data_digest(package) != whole


def test_packs_tell_by_what_they_say() -> None:
    digests = [rules_digest(packs) for packs in ((), (Pack("a", "1"),), (Pack("a", "2"),), (Pack("a", "1"),) * 2)]
    assert digests[1] == digests[2]
    assert len(set(digests)) == 3


def test_all_data_is_read_once_and_nothing_is_parsed() -> None:
    data = [file for file in Path(str(files("newsclean"))).rglob("*") if file.name.endswith((".toml", ".json", ".gz"))]
    plain = least_seconds(lambda: [hashlib.sha256(file.read_bytes()) for file in data])
    assert least_seconds(lambda: data_digest(files("newsclean"))) < 5 * plain + 0.01


def least_seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)
