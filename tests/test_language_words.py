"""The word lists of `languages/` and beside the code: what they may hold, who reads them, where they are explained."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import newsclean
from newsclean.data_files import read_toml
from newsclean.errors import BadRules
from newsclean.language.folders import language_tags, read_folder, read_traces
from newsclean.language.words import known_keys, parse_words, read_words, worded_tags

ROOT = Path(newsclean.__file__).parent
PAGE = Path(__file__).parents[1] / "docs" / "add-a-language.md"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        pytest.param({"stopwords": []}, "unknown key 'stopwords'; did you mean 'stop_words'?", id="misspelt key"),
        pytest.param({"zebra": []}, "unknown key 'zebra'; known: abbreviations", id="unknown key"),
        pytest.param({"byline": "by"}, "byline must be a list of strings", id="string for a list"),
        pytest.param({"byline": [["by"]]}, "byline must be a list of strings", id="lists in a list"),
        pytest.param({"months": ["may"]}, "months must be a list of 12 lists of strings", id="one month"),
        pytest.param({"weekdays": ["monday"] * 7}, "weekdays: each of the 7 must be a list", id="no lists of forms"),
        pytest.param({"date_order": "dym"}, "date_order = 'dym' is not one of 'dmy', 'mdy', 'ymd'", id="order"),
        pytest.param({"signed_at_end": "yes"}, "signed_at_end must be true or false", id="string for true"),
        pytest.param({"script": ["Latin"]}, "script must be a string", id="list for a string"),
    ],
)
def test_a_wrong_file_is_refused(values: dict[str, Any], message: str) -> None:
    with pytest.raises(BadRules, match=f"^{re.escape(f'xx/words.toml: {message}')}"):
        parse_words(values, "xx/words.toml")


@pytest.mark.parametrize("tag", sorted(worded_tags()))
def test_the_words_of_each_language_are_valid(tag: str) -> None:
    words = read_words(tag)
    for key, listed in words.lists.items():
        assert len(set(listed)) == len(listed) > 0, f"{key}: empty, or a word is there twice"
    for key, forms in words.forms.items():
        assert forms or tag == "und", key


def test_languages_have_a_folder_or_one_table() -> None:
    tags = [tag for key in read_folder("und", "others.toml") for tag in key.split()]
    assert len(set(tags)) == len(tags)
    assert not set(tags) & set(language_tags())


def test_an_unknown_language_has_no_words() -> None:
    assert read_words("xx") == read_words("../languages/en") == parse_words({}, "")


@cache
def read_in_code() -> frozenset[object]:
    """All strings and names of attributes in the code, but for the module that lists the keys."""
    read: set[object] = set()
    for file in ROOT.rglob("*.py"):
        if file != ROOT / "language" / "words.py":
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant | ast.Attribute):
                    read.add(node.value if isinstance(node, ast.Constant) else node.attr)
    return frozenset(read)


def test_each_key_is_used_read_and_explained() -> None:
    used = {key for tag in language_tags() for key in read_folder(tag, "words.toml")}
    used |= {key for table in read_folder("und", "others.toml").values() for key in table}
    explained = re.findall(r"^\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(known_keys()) == used == set(explained) == read_in_code() & set(known_keys())
    assert len(explained) == len(set(explained))


@pytest.mark.parametrize("path", ["html_names.toml", "language/habits.toml", "repair/word_lists.toml"])
def test_each_list_beside_the_code_is_read(path: str) -> None:
    assert set(read_toml(*path.split("/"))) - read_in_code() == set()


def test_each_list_of_a_detector_is_read() -> None:
    listed = {key for tag in language_tags() for table in read_traces(tag).values() for key in table}
    assert listed - read_in_code() == set()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param({"stutter": {"lawful": "very"}}, "stutter.lawful must be a list of strings", id="string"),
        pytest.param({"lawful": ["very"]}, "lawful must be a table", id="no table"),
    ],
)
def test_wrong_words_of_a_detector_are_refused(
    content: dict[str, Any], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("newsclean.language.folders.read_folder", lambda tag, name: content)
    with pytest.raises(BadRules, match=f"^languages/xx/traces.toml: {message}$"):
        read_traces.__wrapped__("xx")


@pytest.mark.parametrize("tag", language_tags())
def test_names_are_given_or_family(tag: str) -> None:
    assert set(read_folder(tag, "names.toml")) <= {"given", "family"}
