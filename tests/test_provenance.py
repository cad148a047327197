"""The digests that say what made a record."""

import time
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
        (tmp_path / name).write_text(name)
    (tmp_path / "code.py").touch()
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_each_data_file_tells(package: Path, name: str) -> None:
    whole = data_digest(package)
    (package / name).write_text("another")
    changed = data_digest(package)
    (package / name).unlink()
    assert len({whole, changed, data_digest(package)}) == 3


def test_a_file_that_moves_tells_and_code_does_not(package: Path) -> None:
    whole = data_digest(package)
    (package / "code.py").write_text("1")
    (package / "__pycache__").mkdir()
    assert data_digest(package) == whole
    (package / "profiles.toml").rename(package / "words.toml")
    assert data_digest(package) != whole


def test_packs_tell_by_what_they_say() -> None:
    digests = [rules_digest(packs) for packs in ((), (Pack("a", "1"),), (Pack("a", "2"),), (Pack("a", "1"),) * 2)]
    assert digests[1] == digests[2]
    assert len(set(digests)) == 3


def test_all_data_is_read_quickly() -> None:
    times = []
    for _ in range(3):
        start = time.process_time()
        data_digest(files("newsclean"))
        times.append(time.process_time() - start)
    assert min(times) < 0.1  # about 0.005
