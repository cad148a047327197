"""The peers for plain text: published rules for lines or documents, and jusText with each line as a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

Peer = Callable[[str, str | None], str]

_CITATION = re.compile(r"\[\d*\]|\[edit\]|\[citation needed\]")
_POLICIES = (
    "terms of use", "privacy policy", "cookie policy", "uses cookies", "use of cookies", "use cookies",
)  # fmt: skip
_STOP_WORDS = frozenset(("the", "be", "to", "of", "and", "that", "have", "with"))
_STOPLISTS = {
    "da": "Danish", "de": "German", "es": "Spanish", "fi": "Finnish", "fr": "French", "hu": "Hungarian",
    "it": "Italian", "nl": "Dutch", "no": "Norwegian_Bokmal", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "tr": "Turkish",
}  # fmt: skip


def nothing(text: str, language: str | None) -> str:
    """Return the text unchanged."""
    return text


def c4_lines(text: str, language: str | None) -> str:
    """C4's rules for lines (Raffel et al. 2020, section 2.2) with the limits of datatrove's C4QualityFilter.

    A line is kept if it ends in a terminal mark, has at least three words, and mentions neither JavaScript nor a
    policy. C4's rules that drop whole documents are omitted.
    """
    kept = []
    for line in text.splitlines():
        line = _CITATION.sub("", line.strip())
        lower = line.lower()
        if not line.endswith((".", "?", "!", '"', "'")) or line.endswith("...") or len(line.split()) < 3:
            continue
        if "javascript" not in lower and not any(policy in lower for policy in _POLICIES):
            kept.append(line)
    return "\n".join(kept)


def gopher(text: str, language: str | None) -> str:
    """Gopher's quality rules (Rae et al. 2021, table A1): they judge documents, so a text is kept or dropped whole."""
    words = text.split()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not 50 <= len(words) <= 100_000 or not 3 <= sum(map(len, words)) / len(words) <= 10:
        return ""
    if (text.count("#") + text.count("...") + text.count("…")) / len(words) > 0.1:
        return ""
    bullets = sum(line.startswith(("•", "-", "*")) for line in lines) / len(lines)
    ellipses = sum(line.endswith(("...", "…")) for line in lines) / len(lines)
    if bullets > 0.9 or ellipses > 0.3:
        return ""
    if sum(any(map(str.isalpha, word)) for word in words) / len(words) < 0.8:
        return ""
    enough = len(_STOP_WORDS.intersection(word.lower() for word in words)) >= 2
    return text if enough or (language or "en") != "en" else ""


def justext_lines(text: str, language: str | None) -> str:
    """jusText, with each line as a paragraph."""
    import justext

    page = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
    words = justext.get_stoplist(_STOPLISTS.get(language or "en", "English"))
    paragraphs = justext.justext(f"<html><body>{page}</body></html>", words)
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


PEERS: dict[str, Peer] = {
    "nothing": nothing,
    "c4-lines": c4_lines,
    "gopher": gopher,
    "justext-lines": justext_lines,
}
