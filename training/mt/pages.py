"""Print the articles of English pages as JSON lines: further originals for `train.py --more`.

    python -m training.mt.pages CORPUS > more.jsonl

CORPUS holds `gold.jsonl` and `pages/ID.html.gz`. The script takes the pages without a gold text (those of
trafilatura's evaluation set) and cleans them with newsclean.
"""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path

import newsclean


def main() -> None:
    corpus = Path(sys.argv[1])
    for row in map(json.loads, (corpus / "gold.jsonl").open(encoding="utf-8")):
        if row["text"] or row["language"] != "en":
            continue
        page = gzip.decompress((corpus / "pages" / f"{row['id']}.html.gz").read_bytes())
        try:
            article = newsclean.clean_html(page, url=row["url"])
        except newsclean.PageFailed as error:
            print(error, file=sys.stderr)
            continue
        if article.is_article and article.language == "en":
            print(json.dumps({"id": row["id"], "url": row["url"], "text": article.text}, ensure_ascii=False))


if __name__ == "__main__":
    main()
