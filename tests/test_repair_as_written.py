"""Correct words that end in a letter beyond ASCII, before each mark that may stand behind a word: none is mojibake."""

import pytest

from newsclean.repair.mojibake import fix_mojibake

# The letters beyond ASCII of languages that newsclean has words for, and of a few others, with a word before them.
LETTERS = {
    "cs": ("PRAH", "ÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
    "de": ("GR", "ÄÖÜẞ"), "es": ("CAMI", "ÁÉÍÓÚÜÑ"), "fr": ("CAF", "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ"),
    "is": ("BOR", "ÁÐÉÍÓÚÝÞÆÖ"), "it": ("CITT", "ÀÈÉÌÎÒÓÙÚ"), "nl": ("ID", "ÁÉËÏÓÖÜ"), "pl": ("DROG", "ĄĆĘŁŃÓŚŹŻ"),
    "pt": ("CAMPE", "ÁÂÃÀÇÉÊÍÓÔÕÚ"), "ro": ("CAS", "ĂÂÎȘȚŞŢ"), "ru": ("ВЕСН", "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"),
    "sv": ("SMULTRON", "ÅÄÖÉ"), "tr": ("HAL", "ÇĞİÖŞÜÂÎÛ"), "uk": ("ВЕСН", "ҐЄІЇ"),
    "vi": ("NH", "ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"),
}  # fmt: skip
QUOTATIONS = ("“{}”", "„{}“", "„{}”", "”{}”", "«{}»", "»{}«", "‘{}’", "‚{}‘", "’{}’", "‹{}›", "›{}‹")
PLACES = ("{}", "{} x", "x {}, y", "({})", "{}.", "{}…", "{} – {}", "x {}\n{}")


@pytest.mark.parametrize("language", LETTERS)
def test_quotations_stay_as_they_are(language: str) -> None:
    stem, letters = LETTERS[language]
    quoted = [
        quotation.format(word + mark)
        for letter in letters
        for word in (letter, stem + letter, (stem + letter).lower())
        for mark in ("", "…")
        for quotation in QUOTATIONS
    ]
    changed = [text for text in quoted if fix_mojibake(text) != text]
    for text in quoted:
        if text[-2] in "ÂÃÎÐâ":  # what changed at all in some place before
            changed += [put for place in PLACES if fix_mojibake(put := place.replace("{}", text)) != put]
    assert not changed


@pytest.mark.parametrize("language", LETTERS)
def test_other_marks_stay_as_they_are(language: str) -> None:
    stem, letters = LETTERS[language]
    texts = [
        stem + letter + mark for letter in letters for mark in ("…", "!", "?", "’s", ":", ";", "-x", "/x", ")", "%")
    ]
    assert [text for text in texts if fix_mojibake(text) != text] == []


@pytest.mark.parametrize(
    "text",
    [
        "“É CAMPEÃ” diz a torcida",
        "O filme “A MAÇÃ”, da diretora",
        "«AMANHû disse".replace("û", "Ã»"),
        "“Â”",
        "„Ð“",
        "« HÂLÂ\u00a0» dedi".replace("« ", "«\u00a0"),
        "a IRMÃ\u00a0DULCE",
        "XÃ\u00a0HỘI",
        "SÓ AMANHÃ—disse ele",
        "ATÉ AMANHÃ”, disse",  # the quotation began in an earlier paragraph
        "a campeã da FÓRMULA IRMÃ»",
    ],
)
def test_stays_as_it_is(text: str) -> None:
    assert fix_mojibake(text) == text


@pytest.mark.parametrize(
    ("damaged", "text"),
    [
        ("a “CÃ”TE D’AZUR”", "a “CÔTE D’AZUR”"),
        ("o METRÃ” de SÃ£o Paulo", "o METRÔ de São Paulo"),
        ("a “MAÇÃ” volta.Â\u00a0 É bom", "a “MAÇÃ” volta.\u00a0 É bom"),
        ("MALMÃ– FF", "MALMÖ FF"),
        ("i dag â€“ “mer â€” och”", "i dag – “mer — och”"),
        ("“hot ðŸ”¥ stuff”", "“hot 🔥 stuff”"),
        ("LÃ\u00a0 BAS", "Là BAS"),
        ("GOÃ‚NIA", "GOÂNIA"),
    ],
)
def test_damage_is_repaired(damaged: str, text: str) -> None:
    assert fix_mojibake(damaged) == text
