"""The way of an answer to stdout, held in this process: streams, widths, encodings."""

import io
import locale
import os
import re
import sys

import pytest
from conftest import HARBOR, Watched
from rich.cells import cell_len

from talkscli.cli import output
from talkscli.cli.app import run
from talkscli.errors import BadFile
from talkscli.formats import Answer, Screen, load
from talkscli.text.terminal import terminal_width

SIDES = {"north": "North", "south": "South"}
ROWS = [
    {"text": "The North spoke first", "side": "north", "note": "", "id": "a"},
    {"text": "Then the South answered", "side": ["south"], "note": "late", "id": "b"},
]


def table(screen, rows=ROWS, keys=("text", "side", "note", "id"), **more):
    answer = Answer(
        rows=rows,
        columns=keys,
        brief=keys,
        name=lambda id_: SIDES.get(id_, id_),
        references=frozenset({"side"}),
        sides=tuple(SIDES),
        **more,
    )
    return load("table").render(answer, screen)


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


class Stream(Watched):
    """A stream that says it is a terminal, and can be made to fail."""

    def __init__(self, fault=None, encoding="utf-8"):
        super().__init__(Bytes(fault), encoding)


class Bytes(io.BytesIO):
    def __init__(self, fault):
        super().__init__()
        self.fault = fault

    def write(self, data):
        if self.fault:
            raise self.fault
        return super().write(data)


@pytest.fixture
def watched(monkeypatch):
    """Run at what looks like a terminal; stdout and stderr."""

    def call(*args, **env):
        out, err = Stream(), Stream()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            for name, value in {"TERM": "dumb", **env}.items():
                patch.setenv(name, value)
            code = run([*args, "--data", str(HARBOR)])
            texts = []
            for stream in (out, err):
                stream.flush()
                texts.append(stream.buffer.getvalue().decode())
        return code, *texts

    return call


def test_at_a_terminal_records_are_counted(watched):
    """All, or how many of all, and what the star means where there is one."""
    assert watched("quotes")[::2] == (0, "3 quotes; * inferred\n")
    assert watched("quotes", "-n", "2", "--fields", "id")[::2] == (0, "2 of 3 quotes\n")
    assert watched("quotes", "-n", "1", "--speaker", "omar")[2] == "1 quote\n"
    assert watched("quotes", "-f", "json")[2] == ""
    assert watched("quotes", TERM="xterm")[2] == "\x1b[2m3 quotes; * inferred\x1b[0m\n"


@pytest.mark.parametrize(
    ("columns", "width"),
    [("50", 50), ("0", 80), ("x", 80), ("", 80), ("-5", 80), ("9" * 5000, 999_999)],
)
def test_the_width_of_what_is_no_real_terminal(monkeypatch, columns, width):
    """COLUMNS if it is a number above zero, else 80."""
    monkeypatch.setattr(sys, "stdout", Stream())
    monkeypatch.setenv("COLUMNS", columns)
    assert terminal_width(sys.stdout) == width


@pytest.mark.parametrize(("said", "width"), [(0, 80), (132, 132)])
def test_the_width_that_the_terminal_says(monkeypatch, said, width):
    """A terminal that does not know its width has 80 columns."""
    stream = Stream()
    monkeypatch.setattr(stream, "fileno", lambda: 1)
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(os, "get_terminal_size", lambda fd: os.terminal_size((said, 24)))
    assert terminal_width(sys.stdout) == width


def test_a_stdout_that_fails(monkeypatch):
    """A full disk is told in one line; a reader that went away is left to the caller."""
    monkeypatch.setattr(sys, "stdout", Stream(OSError(28, "No space left on device")))
    with pytest.raises(BadFile, match="cannot be written: No space left on device"):
        output.write("text", people=False)
    monkeypatch.setattr(sys, "stdout", Stream(BrokenPipeError()))
    with pytest.raises(BrokenPipeError):
        output.write("text", people=False)


def test_the_encoding_of_formats_for_people(monkeypatch):
    """The locale's, unless the user has asked Python for one by name."""
    stream = Stream(encoding="latin-1")
    monkeypatch.setattr(sys, "stdout", stream)
    monkeypatch.setattr(locale, "getencoding", lambda: "ascii")
    output.write("ë€", people=True)  # PYTHONUTF8 is set for every test
    monkeypatch.delenv("PYTHONUTF8")
    output.write("ë", people=True)
    output.write("ë", people=False)
    assert stream.buffer.getvalue() == b"\xeb\\u20ac" + b"\\xeb" + b"\xc3\xab"


@pytest.mark.parametrize(
    ("fault", "code", "told"),
    [
        (KeyboardInterrupt(), 130, ""),
        (
            OSError(28, "No space left on device"),
            3,
            "talkscli: <stdout>: cannot be written: No space left on device\n",
        ),
    ],
)
def test_an_end_while_the_help_is_written(monkeypatch, capsys, fault, code, told):
    """The help on a full disk, or interrupted, ends with the code of that."""
    monkeypatch.setattr(sys, "stdout", Stream(fault))
    assert run(["-h"]) == code
    assert capsys.readouterr().err == told


@pytest.mark.parametrize("width", [20, 40, 60, 100])
@pytest.mark.parametrize("color", [True, False])
def test_a_table_keeps_its_width(width, color):
    """In columns or stacked, no line is wider, no word is lost, color or not."""
    shown = table(Screen(width=width, color=color))
    assert ("\x1b[" in shown) is color
    lines = plain(shown).splitlines()
    assert max(map(cell_len, lines)) <= width
    for row in ROWS:
        assert set(row["text"].split()) <= set(plain(shown).split())


def test_a_narrow_table_is_a_stack():
    """A labeled line for each field that a record has, an empty line between records."""
    assert table(Screen(width=25)) == (
        "The North spoke first\n  Side  North\n  Id    a\n"
        "\n"
        "Then the South answered\n  Side  South\n  Note  late\n  Id    b\n"
    )


def test_a_value_stands_below_its_label_where_a_word_would_be_broken():
    """In a stack too narrow for both, no word is broken that fits into a line of its own."""
    rows = [
        {"text": "First", "note": "", "side": "incomprehensible words", "id": "harbor-talks"},
        {"text": "Second", "note": "late", "side": "a few", "id": "b"},
    ]
    assert table(Screen(width=20), rows) == (
        "First\n  Side\n    incomprehensible\n    words\n  Id\n    harbor-talks\n"
        "\n"
        "Second\n  Side  a few\n  Note  late\n  Id    b\n"
    )


def test_a_stack_begins_each_record_in_bold():
    """The first field stands out where there is color."""
    shown = table(Screen(width=25, color=True))
    assert shown.startswith("\x1b[1m")
    assert plain(shown) == table(Screen(width=25))


def test_lines_are_ascii_where_the_screen_is():
    """The rule under the header needs no character that the screen lacks; all else is the same."""
    shown = table(Screen(width=100, encoding="ascii"))
    assert shown.isascii()
    assert shown == table(Screen(width=100)).replace("─", "-")
    assert "─" in table(Screen(width=100))


@pytest.mark.parametrize("width", [*range(45, 120, 5), 200])
def test_paragraphs_are_not_broken_for_want_of_a_place(width):
    """Where texts have to be broken anyway, they leave a few paragraphs their line."""
    rows = [{"text": "all of it " * 20, "about": "a " * 90, "where": ["P7", "P12"], "id": "abc"}]
    assert "P7, P12" in table(Screen(width=width), rows, keys=tuple(rows[0]))


@pytest.mark.parametrize("many", [20, 60])
def test_many_paragraphs_leave_room_for_the_text(many):
    """A long list of them is broken, into fewer lines than one a paragraph."""
    where = [f"P{number}" for number in range(10, 10 + many)]
    rows = [{"text": "all of it " * 30, "where": where, "id": "abc"}]
    first, *lines = table(Screen(width=80, header=False), rows, keys=tuple(rows[0])).splitlines()
    assert first.startswith("all of it all of it all of it")
    assert len(lines) < many // 2


def test_a_short_name_is_whole_where_texts_are_long():
    """A column that lacks little gets it before those that lack much."""
    rows = [{"text": "words " * 50, "side": "United States", "note": "words " * 50, "id": "a"}]
    assert "United States" in table(Screen(width=80), rows)


@pytest.mark.parametrize("column", ["id", "record", "sheet", "path", "place"])
@pytest.mark.parametrize("width", [52, 60, 80, 100, 200])
def test_a_name_to_be_copied_is_never_broken(column, width):
    """It is whole wherever it fits beside a first column that can be read."""
    rows = [{"text": "words " * 50, "side": "North", "note": "words " * 50, column: "long-id-" * 5}]
    shown = table(Screen(width=width), rows, keys=tuple(rows[0]))
    assert "long-id-" * 5 in shown
    assert max(map(cell_len, shown.splitlines())) <= width


def test_a_table_without_header_or_records():
    """No header where none is wanted; an empty answer is nothing at all."""
    assert "Text" not in table(Screen(width=100, header=False))
    assert table(Screen(width=100), rows=[]) == ""
    assert table(Screen(), rows=[]) == ""


@pytest.mark.parametrize("width", [20, 40, 100, None])
@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_what_is_escaped_is_measured(width, encoding):
    """What the locale lacks is escaped before columns are laid out, so that none shifts."""
    rows = [{**row, "text": f"“{row['text']}”"} for row in ROWS]
    shown = table(Screen(width=width, encoding=encoding), rows)
    escaped = [
        {**row, "text": rf"\u201c{one['text']}\u201d"} for row, one in zip(rows, ROWS, strict=True)
    ]
    assert shown == table(Screen(width=width, encoding=encoding), escaped)
    assert shown.isascii()


@pytest.mark.parametrize("header", [True, False])
def test_color_leaves_a_line_a_record(header):
    """In a pipe, color adds nothing but color: each side its own, the header bold."""
    colored = table(Screen(color=True, header=header))
    assert plain(colored) == table(Screen(header=header))
    assert "\x1b[36mNorth\x1b[0m" in colored
    assert "\x1b[35mSouth\x1b[0m" in colored
    assert colored.startswith("\x1b[1m") is header


@pytest.mark.parametrize("width", [None, 100])
def test_a_side_has_its_color_in_its_own_column(width):
    """Where its name stands in another column, it is a word like others."""
    colored = table(Screen(width=width, color=True))
    assert "The North spoke first" in colored
    assert colored.count("\x1b[36mNorth\x1b[0m") == 1
