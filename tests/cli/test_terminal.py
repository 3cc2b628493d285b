"""The program at a real terminal."""

import re
import subprocess
import sys

import pytest
from conftest import HARBOR, unmeasured
from rich.cells import cell_len

from talkscli.cli.app import COMMANDS

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


@pytest.mark.parametrize(("width", "gaps"), [(60, 2), (400, 0)])
def test_records_are_told_apart_where_text_wraps(at, process, width, gaps):
    """An empty line stands between two of them, at a terminal alone."""
    args = ("quotes", "--fields", "id,text")
    assert at(*args, width=width, TERM="dumb").out.rstrip("\n").count("\n\n") == gaps
    assert "\n\n" not in process(*args, "--data", str(HARBOR)).out


def test_width_goes_to_what_is_read_first(terminal):
    """A short text has two lines at most where a list of paragraphs has many."""
    shown = terminal("search", "security", "guarantee", width=110, TERM="dumb").out
    assert "Multilateral Security" in shown


def test_gravity_is_colored(at, terminal):
    """What is interpreted draws the eye; red is for what is wrong."""
    assert "\x1b[33minterpreted" in terminal("show", "witkoff", width=200).out
    assert "\x1b[31m" not in at("who", width=200).out


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


def styles(text):
    """What has a style, with the style; the padding of columns left out."""
    found = re.findall(r"\x1b\[([0-9;]+)m([^\x1b]*)\x1b\[0m", text)
    return {(style, shown.strip()) for style, shown in found} - {("1", "")}


@pytest.mark.parametrize("args", [["quotes"], ["show", "zoe", "draft"], ["talks", "--tree"]])
def test_a_pipe_has_the_same_colors(at, process, args):
    """Color that is asked for in a pipe is that of a terminal."""
    piped = process(*args, "--color", "always", "--data", str(HARBOR)).out
    assert styles(piped) == styles(at(*args, width=200).out)
    assert len(styles(piped)) > 3
    assert process(*args, "--data", str(HARBOR), FORCE_COLOR="1").out == piped


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize(
    "args", [["who"], ["show", "zoe"], ["search", "zoe"], ["talks", "--tree"]], ids=" ".join
)
def test_the_width_is_kept_in_a_locale_that_lacks_characters(at, args, width):
    """What is escaped there takes more places, and the columns know."""
    result = at(*args, width=width, TERM="dumb", LC_ALL="C")
    lines = result.out.splitlines()
    assert any(r"Zo\xeb" in line for line in lines)
    assert max(map(len, lines)) <= width


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


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_fits_a_narrow_terminal(terminal, process, command):
    """All of it is there; no line is longer but examples and lists of choices."""
    shown = terminal(*command.split(), "-h", width=76).out
    assert "".join(shown.split()) == "".join(process(*command.split(), "-h").out.split())
    lines = [line for line in shown.splitlines() if "talkscli" not in line and "|" not in line]
    assert max(map(len, lines)) <= 76


def test_the_help_loads_no_command():
    """What each command is for stands with its name."""
    code = "import sys; from talkscli.cli.app import run; run(['-h']); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=unmeasured(), check=True
    )
    own = {name for name in done.stdout.split() if name.startswith("talkscli.cli.")}
    assert own == {"talkscli.cli.app"}


@pytest.mark.parametrize("command", ["", "check"])
def test_the_help_is_as_in_a_pipe_where_there_is_room(terminal, process, command):
    """At 80 columns or more, and in a pipe whatever COLUMNS says."""
    plain = process(*command.split(), "-h").out
    assert process(*command.split(), "-h", COLUMNS="40").out == plain
    assert {terminal(*command.split(), "-h", width=width).out for width in (80, 200)} == {plain}
    assert terminal(*command.split(), "-h", COLUMNS="40").out != plain


def test_messages_are_broken_between_words(at, process):
    """At a narrow terminal; elsewhere each is one line."""
    args = ("quotes", "--speaker", "nobody of that name", "--data", str(HARBOR))
    shown, piped = at(*args, width=30).err, process(*args, COLUMNS="30").err
    assert shown.split() == piped.split()
    assert max(map(len, shown.splitlines())) <= 30
    assert piped.count("\n") == 1
    assert at("who", "x" * 50, width=40).err.count("x" * 50) == 1


def test_a_command_to_be_pasted_is_not_broken(terminal, tmp_path):
    """It has a line of its own where it does not fit into the last."""
    told = terminal("new", str(tmp_path / "my.toml"), width=90).err
    assert f"\n  talkscli validate {tmp_path}/my.toml\n" in told


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv"])
def test_machine_formats_are_the_same_bytes_everywhere(at, process, format):
    """Neither a terminal, colors nor the locale changes them."""
    shown = at("quotes", "-f", format, FORCE_COLOR="1", width=20)
    piped = process("quotes", "-f", format, "--data", str(HARBOR), LC_ALL="C")
    assert (shown.raw, shown.err) == (piped.raw, "")


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("width", [40, 80])
def test_the_help_of_every_command_keeps_the_width(terminal, name, width):
    """No line of it is left for the terminal to break, which does so within words."""
    result = terminal(name, "-h", width=width, TERM="dumb")
    assert result.code == 0
    assert max(map(len, result.out.splitlines())) <= width


def test_what_options_do_has_room_in_a_narrow_one(terminal):
    """Their names take two fifths of a line at most."""
    lines = terminal("stats", "-h", width=40, TERM="dumb").out.splitlines()
    assert any(line.startswith("  -n, --limit N    Show at most N") for line in lines)
