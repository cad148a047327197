"""Count the traces of translation found in pages that people wrote, by language, in languages other than English.

    python benchmarks/mt/languages.py CORPUS [--show]

CORPUS holds `gold.jsonl` and `pages/ID.html.gz`. Each page goes through the whole pipeline. A finding is either wrong
or an error of the people who wrote the page. Prints a Markdown table; `run.py` measures English. With `--show` it also
prints each finding, to be judged by a reader.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

import newsclean
from newsclean.detect.scores import load_calibration

LEAST_WORDS = 500  # languages with fewer are left out


def main() -> None:
    corpus, show = Path(sys.argv[1]), "--show" in sys.argv[2:]
    traces = load_calibration().evidence.keys()
    words: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    kinds: defaultdict[str, Counter[str]] = defaultdict(Counter)
    verdicts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in map(json.loads, (corpus / "gold.jsonl").open(encoding="utf-8")):
        if row["language"] == "en" or row["page_type"] not in ("article", None):
            continue
        content = gzip.decompress((corpus / "pages" / f"{row['id']}.html.gz").read_bytes())
        try:
            article = newsclean.clean_html(content, url=row["url"])
        except newsclean.PageFailed as error:
            print(error, file=sys.stderr)
            continue
        if not article.is_article:
            continue
        language = (article.language or "und").partition("-")[0]
        words[language] += len(article.text.split())
        pages[language] += 1
        verdicts[language][article.machine_translation.verdict] += 1
        for finding in article.findings:
            if finding.kind in traces:
                kinds[language][finding.kind] += 1
                if show:
                    print(f"{language} {row['id']} {finding.kind}: {finding.text}", file=sys.stderr)
    print("| language | pages | words | traces in 10,000 words | kinds | machine likely | possible |")
    print("|---|---|---|---|---|---|---|")
    for language, count in words.most_common():
        if count >= LEAST_WORDS:
            rate = kinds[language].total() / count * 10_000
            named = ", ".join(f"{kind} {times}" for kind, times in sorted(kinds[language].items()))
            likely, possible = verdicts[language]["likely"], verdicts[language]["possible"]
            print(f"| {language} | {pages[language]} | {count:,} | {rate:.2f} | {named} | {likely} | {possible} |")


if __name__ == "__main__":
    main()
