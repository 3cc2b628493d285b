"""Every format gives text back unharmed, or shows it safely."""

import csv
import io
import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from reading import unescaped

from talkscli.formats import Answer, Screen, load
from talkscli.text.terminal import safe

HARD = [
    "a\tb",
    "a\nb\r",
    "a\rb",
    '"q", c;',
    "\\n",
    "[red]x[/red]",
    ":smile:",
    "שלום\u202e",
    "e\u0301",
]
TEXT = st.one_of(st.sampled_from(HARD), st.text(st.characters(exclude_categories=["Cs"])))
ROWS = st.lists(st.fixed_dictionaries({"a": TEXT, "b": TEXT, "n": st.integers(0, 9)}), max_size=3)
UNSAFE = ("Cc", "Cf", "Zl", "Zp", "Cs")
JOINERS = "\u200c\u200d"


def show(format, rows, screen=None):
    keys = ("a", "b", "n")
    return load(format).render(
        Answer(rows=rows, columns=keys, brief=keys, name=str), screen or Screen()
    )


@given(ROWS)
def test_csv_comes_back(rows):
    """The csv module reads what was written."""
    read = list(csv.DictReader(io.StringIO(show("csv", rows), newline="")))
    assert read == [{**row, "n": str(row["n"])} for row in rows]


@given(ROWS)
def test_tsv_comes_back(rows):
    """Lines and columns are as many as records and keys; unescaping gives the text."""
    lines = show("tsv", rows).removesuffix("\n").split("\n")
    assert lines[0] == "a\tb\tn"
    for line, row in zip(lines[1:], rows, strict=True):
        assert [unescaped(cell) for cell in line.split("\t")] == [row["a"], row["b"], str(row["n"])]


@given(ROWS)
def test_json_and_jsonl_come_back(rows):
    """A JSON reader gives the same rows, a line each in jsonl."""
    assert json.loads(show("json", rows)) == rows
    lines = show("jsonl", rows).split("\n")
    assert [json.loads(line) for line in lines[:-1]] == rows
    assert not any(unsafe(char) or char in JOINERS for char in "".join(lines))


def unsafe(char):
    return unicodedata.category(char) in UNSAFE and char not in JOINERS


def test_safe_escapes_what_is_unsafe_and_nothing_else():
    """The categories decide; of unassigned characters nothing is asked."""
    chars = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) != "Cn"]
    assert [hex(ord(c)) for c in chars if (safe(c) != c) != unsafe(c)] == []
    assert safe("\x1b\U000e0001") == r"\u001b\udb40\udc01"


@pytest.mark.parametrize("format", ["markdown", "table"])
@given(rows=ROWS)
def test_people_get_one_safe_line_a_record(format, rows):
    """In a pipe a record is a line, without any unsafe character."""
    lines = show(format, rows, Screen(header=False)).split("\n")
    assert len(lines) == len(rows) + 1
    assert not any(map(unsafe, "".join(lines)))


def test_markup_and_emoji_codes_stay_text():
    """Rich and GitHub are shown text, never markup."""
    rows = [{"a": "[red]x[/red] :smile:", "b": "| <b> *c*", "n": 1}]
    assert "[red]x[/red] :smile:" in show("table", rows, Screen(width=80, color=True))
    assert r"\[red\]x\[/red\] \:smile: | \| \<b\> \*c\*" in show("markdown", rows)


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("P1W", "one week"),
        ("P7D", "seven days"),
        ("P1Y6M", "one year and six months"),
        ("PT1H30M", "one hour and 30 minutes"),
        ("P2M", "two months"),
        ("2022/2025", "2022 to 2025"),
        ("2025-12-21/P3D", "2025-12-21 to three days"),
        ("2025-12", "2025-12"),
        ("P" + "9" * 5000 + "D", "9" * 5000 + " days"),
    ],
)
def test_periods_in_words_for_people(period, words):
    """ISO 8601 is for machines."""
    answer = Answer(rows=[{"period": period}], columns=("period",), brief=("period",), name=str)
    assert load("table").render(answer, Screen(header=False)) == f"{words}\n"
    assert f"| {words} |" in load("markdown").render(answer, Screen()).replace("\\", "")
    assert load("csv").render(answer, Screen(header=False)) == f"{period}\n"


@pytest.mark.parametrize("format", ["table", "markdown"])
def test_columns_without_a_value_are_left_out(format):
    """For people, unless they have asked for them."""
    rows = [{"a": "x", "b": None, "c": (), "d": 0}]
    answer = Answer(rows=rows, columns=tuple("abcd"), brief=tuple("abcd"), name=str)
    shown = load(format).render(answer, Screen()).splitlines()[0]
    assert [word for word in shown.split() if word != "|"] == ["A", "D"]
    asked = load(format).render(replace(answer, chosen=True), Screen()).splitlines()[0]
    assert [word for word in asked.split() if word != "|"] == ["A", "B", "C", "D"]
