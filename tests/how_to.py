"""Run the code of a document, so that it stays correct."""

import gzip
import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import pyarrow as pa
import pyarrow.parquet as pq
from archives import page, record, zipped

import newsclean

DOCS = Path(__file__).parent.parent / "docs"
PAGES = {f"https://news.example/ferry/{n}": page(n) for n in range(70)}
BROKEN = "https://news.example/broken"


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a document in one language."""
    text = (DOCS / name).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def write_inputs(folder: Path) -> None:
    """The files that the how-to pages start from: the same pages in each, and one that cannot be cleaned."""
    html = {**PAGES, BROKEN: b" \n"}
    rows = [{"url": url, "html": content.decode()} for url, content in html.items()]
    pq.write_table(pa.Table.from_pylist(rows), folder / "pages.parquet", row_group_size=20)
    renamed = pa.table(
        {"raw_html": list(html.values()), "page_url": list(html), "crawled_at": ["2026-03-01"] * len(html)}
    )
    pq.write_table(renamed, folder / "other.parquet")
    lines = "".join(json.dumps(row) + "\n" for row in rows).encode()
    (folder / "pages.jsonl").write_bytes(lines)
    (folder / "pages.jsonl.gz").write_bytes(gzip.compress(lines))
    (folder / "page.html").write_bytes(page(1))
    (folder / "crawl.warc.gz").write_bytes(zipped(*(record(n) for n in range(70))))
    (folder / "pages").mkdir()
    for n in range(3):
        (folder / "pages" / f"{n}.html").write_bytes(page(n))
    subprocess.run(["tar", "-czf", "pages.tar.gz", "pages"], cwd=folder, check=True)


def run_python(
    name: str, folder: Path, replaced: Mapping[str, str] = MappingProxyType({}), module: str | None = None
) -> str:
    """What the page's Python prints, run in a folder as one script (by a module), with these parts of it replaced."""
    script = folder / "how_to.py"
    code = "\n".join(blocks(name, "python"))
    for old, new in replaced.items():
        code = code.replace(old, new)
    script.write_text(code, encoding="utf-8")
    return _run([sys.executable, *(["-m", module] if module else []), script.name], folder)


def run_shell(name: str, folder: Path, language: str = "sh", stand_in: str = "") -> str:
    """What the page's shell commands print in a folder, those that install aside; a page that failed is no error.

    `stand_in` is a shell function for a command that the tests do not have.
    """
    script = folder / "how_to.sh"
    commands = [block for block in blocks(name, language) if not block.startswith("pip install")]
    shell = f'newsclean() {{ "{sys.executable}" -m newsclean "$@" || [ $? = 1 ]; }}\nset -eo pipefail\n'
    script.write_text(shell + stand_in + "".join(commands), encoding="utf-8")
    return _run(["bash", script.name], folder)


def _run(command: list[str], folder: Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(Path(newsclean.__file__).parent.parent), "PYTHONHASHSEED": "0"}
    environment |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1", "RAY_USAGE_STATS_ENABLED": "0"}
    environment |= {"HF_HOME": str(folder / "cache"), "HF_HUB_OFFLINE": "1"}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    return done.stdout


def expected(url: str) -> dict[str, object]:
    """The record of a page, cleaned by itself."""
    return newsclean.clean_html(PAGES[url].decode(), url=url).to_dict()
