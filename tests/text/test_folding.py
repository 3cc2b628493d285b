"""Folding and the matching of names."""

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talkscli.sheet.names import resolve
from talkscli.text.folding import begins_all, fold, loose

NAMES = {"zoe": ("Zoë O’Hara", "The Elder"), "omar": ("Omar Zeller",), "team": ("Elder team",)}


@given(st.text())
def test_folding_twice_changes_nothing_more(text):
    """Folded text is its own folded form, loosely too."""
    assert fold(fold(text)) == fold(text)
    assert loose(loose(text)) == loose(text)


def test_loose_is_idempotent_for_every_character():
    """No character that Unicode has assigned needs a second pass."""
    chars = [
        c for c in map(chr, range(sys.maxunicode + 1)) if category(c) not in ("Cn", "Co", "Cs")
    ]
    assert len(chars) > 100_000
    assert [hex(ord(c)) for c in chars if loose(loose(c)) != loose(c)] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“a” ‘b’", "\"a\" 'b'"),
        ("aʼb＇c′d´e", "a'b'c'd'e"),
        ("a–b−c‐d", "a-b-c-d"),
        ("a—b", "a - b"),
        ("a…", "a..."),
        (" a\u00a0\u2003 b\n", "a b"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("e\u0301", "é"),
        ("Case, Kept.", "Case, Kept."),
    ],
)
def test_fold(text, folded):
    """Typesetting goes; all else stays."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        ("zoe", ["zoe"]),
        ("ZOE", ["zoe"]),
        ("zoe o'hara", ["zoe"]),
        ("the elder", ["zoe"]),
        ("Zeller", ["omar"]),
        ("elder", ["zoe", "team"]),
        ("team elder", ["team"]),
        ("eld", []),
        ("", []),
        ("--", []),
    ],
)
def test_resolve(wanted, ids):
    """A whole name or alias comes first, else all whose name has every word."""
    assert resolve(wanted, NAMES) == ids


def test_an_id_is_that_record_alone():
    """Another record that is called so is not meant."""
    assert resolve("zoe", {**NAMES, "ship": ("Zoe",)}) == ["zoe"]
    assert resolve("Zoe", {**NAMES, "ship": ("Zoe",)}) == ["zoe", "ship"]


def test_words_match_the_beginnings_of_words_only():
    """A word matches where it begins one, not inside."""
    assert begins_all(["har", "zo"], ["Zoë O’Hara"])
    assert not begins_all(["ara"], ["Zoë O’Hara"])
