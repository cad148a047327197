"""Modules import only what docs/architecture.md allows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import newsclean

ROOT = Path(newsclean.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "architecture.md"
# What imports from higher up, inside functions; the page says why.
LOOKS_UP = {("settings", "label"), ("settings", "sources"), ("records", "write")}


def layers() -> dict[str, int]:
    section = PAGE.read_text(encoding="utf-8").partition("## Who imports whom")[2]
    block = re.search(r"```text\n(.*?)```", section, re.DOTALL)
    assert block
    return {room: height for height, line in enumerate(block[1].splitlines()) for room in line.split()}


def room_of(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


def imports() -> Iterator[tuple[Path, str, bool]]:
    """Yield each file with a room it imports, and whether it does so when it is itself imported."""
    for file in sorted(ROOT.rglob("*.py")):
        if room_of(file) in ("__init__", "__main__"):
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            modules = []
            if isinstance(node, ast.ImportFrom) and node.module:
                modules = [node.module] if node.module != "newsclean" else [f"newsclean.{n.name}" for n in node.names]
            elif isinstance(node, ast.Import):
                modules = [name.name for name in node.names]
            for module in modules:
                if module.startswith("newsclean."):
                    yield file, module.split(".")[1], node in tree.body


def test_each_room_has_its_place() -> None:
    rooms = {room_of(file) for file in ROOT.rglob("*.py")} - {"__init__", "__main__"}
    assert rooms == set(layers())


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
