"""Modules import only what docs/architecture.md allows."""

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import newsclean

ROOT = Path(newsclean.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
# What imports from higher up, inside functions; the page says why.
LOOKS_UP = {("settings", "label"), ("settings", "sources"), ("article", "write")}


def layers() -> dict[str, int]:
    section = PAGE.read_text(encoding="utf-8").partition("## Who imports whom")[2]
    block = re.search(r"```text\n(.*?)```", section, re.DOTALL)
    assert block
    return {room: height for height, line in enumerate(block[1].splitlines()) for room in line.split()}


def rooms_in_tree() -> dict[str, set[str]]:
    """The words that the tree of the page has for each room directly under `src/newsclean`."""
    tree = PAGE.read_text(encoding="utf-8").partition("src/newsclean/\n")[2].partition("```")[0]
    found: dict[str, set[str]] = {}
    for entry in re.split(r"^  (?=\w)", tree, flags=re.MULTILINE)[1:]:
        found[entry.split()[0]] = set(re.findall(r"\w+", entry))
    return found


def room_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def names_of(file: Path) -> Iterator[tuple[str, bool]]:
    """Yield what a file imports, with dots, and whether it does so when it is itself imported."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
        elif isinstance(node, ast.Import):
            names = [name.name for name in node.names]
        yield from ((name, node in tree.body) for name in names if name.startswith("newsclean."))


def imports() -> Iterator[tuple[Path, str, bool]]:
    """Yield each file with a room it imports, and whether it does so when it is itself imported."""
    for file in sorted(ROOT.rglob("*.py")):
        if room_of(file) not in ("__init__", "__main__"):
            yield from ((file, name.split(".")[1], at_once) for name, at_once in names_of(file))


def rooms_within(room: str) -> dict[str, set[str]]:
    """The modules and packages within a room, each with those that its files import, inside functions too.

    The `__init__` of the room comes above all others.
    """
    inner = {path.stem for path in (ROOT / room).iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    found: dict[str, set[str]] = {}
    for file in (ROOT / room).rglob("*.py"):
        own = file.relative_to(ROOT / room).parts[0].removesuffix(".py")
        told = (name.split(".")[2:] for name, _ in names_of(file) if name.startswith(f"newsclean.{room}."))
        found.setdefault(own, set()).update(name[0] if name[0] in inner else "__init__" for name in told)
    return {own: others - {own} for own, others in found.items()}


def test_each_room_has_its_place() -> None:
    rooms = {room_of(file) for file in ROOT.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms == set(layers())


def test_the_tree_names_each_module() -> None:
    """In `detect`, `repair` and `cli` one file is one member, and the lists in the code name these."""
    words = rooms_in_tree()
    files = [path for path in ROOT.rglob("*") if path.suffix == ".py" or (path / "__init__.py").exists()]
    unnamed = [
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.stem not in ("__init__", "__main__")
        and (room := path.relative_to(ROOT).parts[0]) not in ("detect", "repair", "cli")
        and path.stem not in words.get(f"{room}/" if (ROOT / room).is_dir() else room, set().union(*words.values()))
    ]
    assert unnamed == []
    named = {word for room, found in words.items() if room.endswith("/") for word in found if "_" in word}
    assert named <= {path.stem for path in ROOT.rglob("*")}


def test_rooms_import_from_below_only() -> None:
    height = layers()
    wrong = [
        f"{file.relative_to(ROOT)} imports {room}"
        for file, room, at_once in imports()
        if room != room_of(file)
        and not height[room] < height[room_of(file)]
        and (at_once or (room_of(file), room) not in LOOKS_UP)
    ]
    assert wrong == []


@pytest.mark.parametrize("room", sorted(path.parent.name for path in ROOT.glob("*/__init__.py")))
def test_no_rooms_within_a_room_import_each_other_in_a_circle(room: str) -> None:
    TopologicalSorter(rooms_within(room)).prepare()
