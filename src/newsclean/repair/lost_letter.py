"""Restores the Russian letter И in UTF-8 that was read as Windows-1251: `Р?нженеры Рё рабочие`.

UTF-8 writes И as D0 98. Windows-1251 has a character for every byte but 98, so programs drop it, or write `?` or
U+FFFD. All other letters of such a text are pairs, so what is left over can only be an И.
"""

from __future__ import annotations

import re

# The characters of Windows-1251 that end a pair. A no-break space ends that of Р.
_SECOND = "".join(map(re.escape, bytes({*range(0x80, 0xC0)} - {0x98}).decode("cp1251")))
_PIECE = re.compile(rf"[РС][{_SECOND}]|(?P<lost>Р(?:[?\ufffd]|(?=[РС.,!?…»]|$)))|[А-яЁё]")
# How many pairs there must be, and how many for each Cyrillic letter that belongs to none.
_FEWEST, _FOR_EACH = 4, 10


def restore_lost_letters(text: str) -> str:
    """The text with the byte 98 after each `Р` that stands for an И. ftfy reads the pair.

    >>> restore_lost_letters("Р?нженеры"), restore_lost_letters("РўРѕРј Р? РЇРЅР°")
    ('Р?нженеры', 'РўРѕРј Р\\x98 РЇРЅР°')
    """
    if "Р" not in text:
        return text
    found = list(_PIECE.finditer(text))
    if not any(match["lost"] for match in found):
        return text
    pairs = sum(not match["lost"] and len(match.group()) == 2 for match in found)
    others = sum(len(match.group()) == 1 and not match["lost"] for match in found)
    if pairs < _FEWEST or pairs < _FOR_EACH * others:
        return text
    pieces: list[str] = []
    done = 0
    for match in found:
        if match["lost"]:
            pieces += text[done : match.start()], "Р\x98"
            done = match.end()
    return "".join([*pieces, text[done:]])
