"""Finds what programs write before a text: the YAML of a Markdown file between two "---", or fields with labels.

`front_matter.toml` has their keys and labels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from functools import cache

from newsclean.data_files import read_toml
from newsclean.measure import is_prose_sentence
from newsclean.parse.around.mail_head import find_mail_head
from newsclean.records import FrontMatter

# The most characters that front matter has.
_ROOM = 10_000
_FENCED = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<lines>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]*):(?:[ \t]+(?P<value>.*))?")
# An item may be a mapping, of which the name counts: "- name: Jane Doe".
_ITEM = re.compile(r"[ \t]*-[ \t]+(?:name:[ \t]+)?(?P<value>.*)")
_NAME = re.compile(r"[ \t]+name:[ \t]+(?P<value>.*)")
_IN_SINGLE_QUOTES = re.compile(r"'(?:[^']|'')*'")
_COMMENT = re.compile(r"[ \t]#[ \t].*")
# What says that a value is the indented lines below its key.
_BELOW = re.compile(r"[>|][+-]?[ \t]*")
# No blank lines: the text of an article has one between any two lines, so it never begins with front matter.
_REST = re.compile(r"[ \t]+\S.*|#.*")

# A line with a label, as long as any that is known.
_LABELLED = re.compile(r"(?P<label>[^\W\d_][^:：]{0,29}?)[ \t]*[:：][ \t]*(?P<value>.*)")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# The keys of which the first line has one, and the fewest fields: a sentence may begin with a label.
_FIRST = frozenset(("title", "url"))
_FEWEST_FIELDS = 2
# What is an address, and what is none: programs write both behind "source" and "site".
_OF_ADDRESS = {"url": True, "site": False}
# A link to a note of its own, as note-taking programs write names: "[[Jane Doe]]", "[[people/jane|Jane Doe]]".
_NOTE_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|\"']+)\]\]")
# The keys whose values may be sentences.
_OF_TEXT = frozenset(("title", "text"))


def find_front_matter(source: str) -> FrontMatter:
    r"""The front matter of a text; an empty one where it has none.

    >>> find_front_matter('---\ndate: 2021-07-05\nauthors: ["Jane Doe"]\n---\n\nText').values
    {'date': ['2021-07-05'], 'author': ['Jane Doe']}
    >>> find_front_matter("---\ntitle: >-\n  The ferry\n  runs again\nauthor:\n  - name: Jane Doe\n---\n").values
    {'title': ['The ferry runs again'], 'author': ['Jane Doe']}
    >>> find_front_matter("---\nKABUL: Fighters took the town.\nHERAT: The governor fled.\n---\n").end
    0
    >>> find_front_matter("---\nHe said: no.\n---\n").end, find_front_matter("---\n").end
    (0, 0)
    """
    if (mail := find_mail_head(source[:_ROOM])) is not None:
        return mail
    if not source.startswith(("---", "\ufeff---")):
        return _find_fields(source[:_ROOM])
    if not (found := _FENCED.match(source[:_ROOM])):
        return FrontMatter()
    written: dict[str, list[str]] = {}
    key, goes_on = "", False
    for line in found["lines"].splitlines():
        if pair := _PAIR.fullmatch(line):
            key, value = pair["key"].lower(), pair["value"] or ""
            goes_on = bool(value)
            written[key] = [value] if value and not _BELOW.fullmatch(value) else []
        elif key and not goes_on and (item := _ITEM.fullmatch(line) or _NAME.fullmatch(line)):
            written[key].append(item["value"])
        elif not _REST.fullmatch(line):
            return FrontMatter()
        elif goes_on and not line.startswith("#"):
            written[key] = [" ".join([*written[key], line.strip()])]  # programs break long values
    known = _keys_of_yaml()
    if not any(key in written for keys in known.values() for key in keys):
        return FrontMatter()  # lines of an article: "KABUL: Fighters took the town."
    read = {key: [value for one in each for value in _values(one)] for key, each in written.items()}
    values = {
        name: said for name, keys in known.items() if name != "other" and (said := _first_that_says(name, keys, read))
    }
    return _front_matter(found.end(), values, is_markdown=True)


def _first_that_says(name: str, keys: Sequence[str], read: Mapping[str, list[str]]) -> list[str]:
    """The values of the first of the keys that has some; an address where one is asked for, and else none."""
    for key in keys:
        if (values := read.get(key)) and (name not in _OF_ADDRESS or _is_address(values[0]) == _OF_ADDRESS[name]):
            return values
    return []


def _front_matter(end: int, values: Mapping[str, list[str]], is_markdown: bool) -> FrontMatter:
    url = next(iter(values.get("url", ())), "")
    return FrontMatter(end, values, is_markdown, url if _is_address(url) else None)


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and not any(map(str.isspace, text))


def _find_fields(source: str) -> FrontMatter:
    r"""The fields at the beginning of a text, "Title: Ferry runs again", and the label of the text below them.

    >>> front = _find_fields("Title: Ferry runs again\n\nURL Source: https://a.example/1\n\nMarkdown Content:\nText")
    >>> front.values, front.is_markdown
    ({'title': ['Ferry runs again'], 'url': ['https://a.example/1']}, True)
    >>> _find_fields("Title: the story of a boat\n\nThe ferry runs again.").end
    0
    """
    values: dict[str, list[str]] = {}
    count = end = at = 0
    label = ""
    for line in source.splitlines(keepends=True):
        at += len(line)
        if not (text := line.strip("\ufeff \t\r\n")):
            continue
        found = _LABELLED.fullmatch(text)
        label = found["label"].lower() if found else ""
        key = labels_of_fields().get(label)
        if found is None or key is None or (not count and key not in _FIRST):
            break
        value = found["value"]
        key = "url" if key == "site" and _is_address(value) else key
        if key == "url" and not _ADDRESS.fullmatch(value):
            break  # "Link: the new bridge to the island"
        if key not in _OF_TEXT and is_prose_sentence(value):
            break  # "Description:" and the whole story, or a sentence of it that begins with such a word
        if key == "text" and value and "title" not in values:
            break  # the headline may stand behind it
        count, end = count + 1, at
        if key == "text":
            end -= len(line) - line.index(value) if value else 0
            break
        # Quotation marks belong to a headline here; only lists are written as programs write them.
        values.setdefault(key, _values(value) if value.startswith("[") else [value] if value else [])
    return _front_matter(end, values, "markdown" in label) if count >= _FEWEST_FIELDS else FrontMatter()


def without_title_label(line: str) -> str:
    """The headline in a line that a program labelled as such, amid lines that are no fields.

    >>> without_title_label("Title: Ferry runs again"), without_title_label("Title race: ferry club leads")
    ('Ferry runs again', 'Title race: ferry club leads')
    """
    found = _LABELLED.fullmatch(line)
    if found is None or labels_of_fields().get(found["label"].lower()) != "title":
        return line
    return found["value"] or line


@cache
def _keys_of_yaml() -> Mapping[str, Sequence[str]]:
    """The keys of front matter in YAML by what they say."""
    listed: Mapping[str, Sequence[str]] = read_toml("parse", "around", "front_matter.toml")["keys"]
    return listed


@cache
def labels_of_fields() -> Mapping[str, str]:
    """The key of each label."""
    listed = read_toml("parse", "around", "front_matter.toml")["labels"]
    return {label: key for key, labels in listed.items() for label in labels}


def _values(written: str) -> list[str]:
    """The texts that a value of YAML is: a list on one line, a quoted text, or a plain one."""
    written = _NOTE_LINK.sub(r"\1", written.strip())
    try:
        read = json.loads(written)
    except (ValueError, RecursionError):  # no JSON, or lists nested beyond any use
        if written.startswith("[") and written.endswith("]"):
            return [part for each in written[1:-1].split(",") if (part := each.strip(" '\""))]
        read = written[1:-1].replace("''", "'") if _IN_SINGLE_QUOTES.fullmatch(written) else _COMMENT.sub("", written)
    if isinstance(read, list):
        return [each for each in read if isinstance(each, str)]
    return [read] if isinstance(read, str) and read else [written] if written else []
