"""Generate small news pages. No two share their words, so caches across pages do not help."""

from __future__ import annotations

import json
import random
from pathlib import Path

_SYLLABLES = [first + vowel + last for first in "bdfgklmnprstv" for vowel in "aeiou" for last in ("", "n", "r", "s")]
_SENTENCES = (
    "The ferry to {place} runs again, the harbour office in {town} said on Monday.",
    "“We waited for {number} weeks,” said {first} {last}, who lives there.",
    "The council of {town} will vote on the plan of {first} {last} next month.",
    "It was the {number}th such decision since the bridge at {place} was closed.",
    "Nobody was hurt, according to the police in {town}.",
)
_CHROME = ("Leave a Reply", "Share on Facebook", "Subscribe to our newsletter", "Read more", "© {town} Gazette")


def write_pages(file: Path, count: int) -> None:
    """Write so many rows of JSONL, HTML and plain text alternately."""
    made = random.Random(7)
    with file.open("w", encoding="utf-8") as stream:
        for number in range(count):
            words = {name: _name(made) for name in ("place", "town", "first", "last")}
            words["number"] = str(made.randrange(3, 90))
            title = f"{words['place']} and {words['town']} agree"
            lines = [sentence.format(**words) for sentence in made.sample(_SENTENCES, 4)]
            chrome = [line.format(**words) for line in made.sample(_CHROME, 2)]
            row = {"url": f"https://{words['town'].lower()}.example/news/{number}"}
            if number % 2:
                body = "".join(f"<p>{line}</p>" for line in lines)
                menu = "".join(f"<li><a href='/{line[:4]}'>{line}</a></li>" for line in chrome)
                row["html"] = (
                    f"<html><head><title>{title} | {words['town']} Gazette</title></head><body><ul>{menu}</ul>"
                    f"<article><h1>{title}</h1>{body}</article></body></html>"
                )
            else:
                row["text"] = "\n\n".join([title, *lines, *chrome])
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def _name(made: random.Random) -> str:
    return "".join(made.choices(_SYLLABLES, k=made.randrange(2, 4))).capitalize()
