"""The program at a real terminal."""

import pytest
from conftest import HARBOR
from rich.cells import cell_len

SENTENCE = "The harbor stays open to every ship that comes in peace and pays what it owes"
WORDS = SENTENCE.split()


@pytest.fixture
def at(terminal):
    return lambda *args, **more: terminal(*args, "--data", str(HARBOR), **more)


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_the_width_is_kept_and_nothing_is_cut(at, width):
    """No line is wider than the terminal, and every word is there in full."""
    result = at("quotes", width=width, TERM="dumb")
    assert result.code == 0
    assert max(cell_len(line) for line in result.out.splitlines()) <= width
    assert set(WORDS) <= set(result.out.split())
    assert "…" not in result.out
    assert "\x1b" not in result.out
    assert not any(line.endswith(" ") for line in result.out.splitlines())


def test_stacked_where_narrow(at):
    """Too narrow for columns, each record is a stack of labeled lines."""
    assert "  Speakers" in at("quotes", width=30, TERM="dumb").out
    assert at("quotes", width=120, TERM="dumb").out.startswith("Text ")


@pytest.mark.parametrize(
    ("args", "env", "colored"),
    [
        ([], {}, True),
        ([], {"NO_COLOR": "1"}, False),
        ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ([], {"TERM": "dumb"}, False),
        ([], {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        (["--color", "never"], {}, False),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
    ],
)
def test_color(at, args, env, colored):
    """The option decides, then NO_COLOR, FORCE_COLOR, TERM."""
    assert ("\x1b[" in at("who", *args, **env).out) is colored


def test_the_count_is_on_stderr_at_a_terminal_only(at, process):
    """A quiet line counts the records; in a pipe there is none."""
    assert "3 quotes" in at("quotes").err
    assert "2 of 3 quotes" in at("quotes", "-n", "2").err
    assert process("quotes", "--data", str(HARBOR)).err == ""


def test_columns_decides_at_a_terminal_only(at, process):
    """COLUMNS narrows the terminal's table and leaves a pipe alone."""
    lines = at("quotes", width=200, COLUMNS="50", TERM="dumb").out.splitlines()
    assert max(map(cell_len, lines)) <= 50
    args = ("quotes", "--data", str(HARBOR))
    assert process(*args, COLUMNS="20").out == process(*args).out
    assert at("quotes", COLUMNS="x").code == at("quotes", COLUMNS="1").code == 0


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_machine_formats_are_the_same_bytes_everywhere(at, process, format):
    """Neither a terminal, colors nor the locale changes them."""
    shown = at("quotes", "-f", format, FORCE_COLOR="1", width=20)
    piped = process("quotes", "-f", format, "--data", str(HARBOR), LC_ALL="C")
    assert (shown.raw, shown.err) == (piped.raw, "")
