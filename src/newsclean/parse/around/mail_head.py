"""Finds the head of a mail above its text: who sent it to whom, when, about what.

`front_matter.toml` has the labels.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from newsclean.data_files import read_toml
from newsclean.records import FrontMatter

_LINE = re.compile(r"(?P<label>[^\W\d_][^:：\n]{0,24}?)[ \t]*[:：](?P<value>[^\n]*)")
# "---------- Forwarded message ---------"; "List-Unsubscribe: ..." and other fields with names of their own.
_FORWARDED = re.compile(r"-{3,}[^\n]{0,60}?-{3,}[ \t]*")
_OTHER_LABEL = re.compile(r"[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+")
# What a head has for sure, beside a day or whom it is to.
_NEEDED = frozenset(("from", "title"))
_MOST_LINES = 80


def find_mail_head(source: str) -> FrontMatter | None:
    r"""The head of a mail at the beginning of a text; None where it has none.

    >>> head = find_mail_head("From: Lamp <a@lamp.example>\nTo: b@c.example\nSubject: Fwd: Ferry runs\n\nIt runs.")
    >>> head.values, head.end
    ({'title': ['Ferry runs']}, 69)
    >>> find_mail_head("From: the sea\nTo: the hills\n\nThe ferry runs.") is None
    True
    """
    found: dict[str, str] = {}
    end = at = 0
    last = ""
    for line in source.splitlines(keepends=True)[:_MOST_LINES]:
        at += len(line)
        text = line.strip("\ufeff\r\n")
        if not text.strip() or _FORWARDED.fullmatch(text):
            if found:
                break
            continue
        if text[0] in " \t" and last:  # a long value goes on
            found[last] += text.rstrip()
        elif head := _LINE.fullmatch(text):
            last = _labels().get(head["label"].lower().strip("* "), "")
            if not last and not _OTHER_LABEL.fullmatch(head["label"]):
                return None
            last = last or "other"
            found.setdefault(last, head["value"].strip())
        else:
            return None
        end = at
    if not found.keys() >= _NEEDED or found.keys().isdisjoint(("date", "to")):
        return None
    values = {"title": _passed_on().sub("", found["title"], count=1), "date": found.get("date", "")}
    return FrontMatter(end, {key: [value] for key, value in values.items() if value})


@cache
def _labels() -> Mapping[str, str]:
    listed = read_toml("parse", "around", "front_matter.toml")["mail"]
    return {label: key for key, labels in listed.items() if key != "passed_on" for label in labels}


@cache
def _passed_on() -> re.Pattern[str]:
    """Matches what stands before the subject of a mail that is passed on: "Fwd: Re: Ferry runs again"."""
    marks = "|".join(map(re.escape, read_toml("parse", "around", "front_matter.toml")["mail"]["passed_on"]))
    return re.compile(rf"(?:(?:{marks})\s?[:：]\s*)+", re.IGNORECASE)
