"""The program as a process: signals, streams, locales, and what it loads."""

import gc
import os
import signal
import subprocess
import sys

import pytest
from conftest import HARBOR, environment

from talkscli.__main__ import main
from talkscli.cli import app
from talkscli.cli.lookup import LOOKUPS
from talkscli.formats import FORMATS

TALKS = [sys.executable, "-m", "talkscli"]
QUOTES = [*TALKS, "quotes", "--data", str(HARBOR)]


def shell(line):
    return subprocess.run(
        ["bash", "-c", line, "bash", *QUOTES],
        capture_output=True, env=environment(), timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.parametrize("format", FORMATS)
def test_a_reader_that_went_away_is_silent(format):
    """141, and not a word."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*QUOTES, "-f", format], stdout=writer, stderr=subprocess.PIPE,
        env=environment(), check=False,
    )  # fmt: skip
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_pipe_to_head(tmp_path):
    """More than a pipe holds, piped to head, ends with 141 in silence."""
    quote = '[[quote]]\nid = "q{}"\ntext = "{}"\nform = "direct"\nat.text = "P1"\n'
    text = "".join(quote.format(i, "words " * 50) for i in range(3000))
    path = tmp_path / "big.toml"
    path.write_text('format = 1\n[source]\nid = "a"\ntitle = "b"\n' + text)
    done = shell(f'"$1" -m talkscli quotes -f csv --data {path} | head -1; exit ${{PIPESTATUS[0]}}')
    assert (done.returncode, done.stderr, done.stdout.count(b"\n")) == (141, b"", 1)


def test_an_interrupt_is_silent(tmp_path):
    """Ctrl-C while the sheet is read: 130, and not a word."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # What was started in the background ignores interrupts, and so would what it starts.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    started = subprocess.Popen(
        [*TALKS, "quotes", "--data", str(pipe)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    )  # fmt: skip
    with pipe.open("wb"):  # returns when the program has opened its end
        started.send_signal(signal.SIGINT)
        assert started.communicate(timeout=60) == (b"", b"")
    assert started.returncode == 130


def test_an_interrupt_while_the_program_loads(monkeypatch):
    """Ctrl-C is within reach from the start."""

    def interrupted(args):
        raise KeyboardInterrupt

    def leave(code):
        raise SystemExit(code)

    monkeypatch.setattr(app, "run", interrupted)
    monkeypatch.setattr(gc, "disable", bool)
    monkeypatch.setattr(os, "_exit", leave)
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 130


def test_help_without_a_stdout(monkeypatch):
    """There is nothing to write to, and so nothing that can go wrong."""
    monkeypatch.setattr(sys, "stdout", None)
    assert app.run([]) == app.run(["-h"]) == 0


@pytest.mark.parametrize("redirect", ["> /dev/full", ">&-"])
@pytest.mark.parametrize("arguments", ['"$@"', '"$1" -m talkscli -h'])
def test_stdout_that_cannot_be_written(redirect, arguments):
    """One line, never a traceback."""
    done = shell(f"{arguments} {redirect}")
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") <= 1
    if arguments == '"$@"':
        assert done.returncode == 3
        assert done.stderr.startswith(b"talkscli: <stdout>: cannot be written")


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("format", ["table", "markdown"])
def test_formats_for_people_escape_what_the_locale_lacks(process, env, format):
    """In an ASCII locale the output is ASCII, and whole."""
    result = process("who", "-f", format, "--data", str(HARBOR), **env)
    assert (result.code, result.err) == (0, "")
    assert result.raw.isascii()
    assert rb"Zo\xeb" in result.raw


def test_a_pipe_and_odd_file_names(process):
    """A sheet can come through a pipe; a file name cannot break the message."""
    assert process("who", "--data", "-", stdin=HARBOR.read_bytes()).code == 0
    done = shell('"$1" -m talkscli who --data <(cat "$6")'.replace("$6", str(HARBOR)))
    assert (done.returncode, done.stderr) == (0, b"")
    bad = process("who", "--data", "a\n\x1b[31m")
    assert bad.code == 3
    assert "\x1b" not in bad.err
    assert bad.err.count("\n") == 1


@pytest.mark.parametrize("format", FORMATS)
def test_only_what_is_needed_is_loaded(format):
    """Only the table draws with Rich; no look-up loads package metadata or SQLite."""
    code = (
        "import sys\nfrom talkscli.cli.app import run\n"
        f"for name in {list(LOOKUPS)}: run([name, '-f', {format!r}])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    # Measuring coverage loads modules of its own.
    env = {name: text for name, text in environment().items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
    )
    loaded = set(done.stderr.split())
    assert ("rich" in loaded) is (format == "table")
    assert not loaded & {"importlib.metadata", "sqlite3", "rich.markdown", "rich.syntax"}


def test_nothing_is_loaded_that_a_plain_answer_does_not_need():
    """Near misses, an article's hash and the other commands wait until they are asked for."""
    code = (
        "import sys\nfrom talkscli.cli.app import run\nrun(['quotes', '--format', 'json'])\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    env = {name: text for name, text in environment().items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
    )
    loaded = set(done.stderr.split())
    assert not loaded & {"difflib", "hashlib", "json", "select", "tempfile"}
    assert {name for name in loaded if name.startswith("talkscli.cli.")} == {
        f"talkscli.cli.{name}" for name in ("app", "data", "lookup", "output")
    }


def test_garbage_is_not_collected_while_the_program_loads():
    """What is loaded stays: looking through it for garbage would be time for nothing."""
    code = (
        "import gc, sys\n"
        "class Watch:\n"
        "    def find_spec(self, name, *rest):\n"
        "        if name == 'click': print(gc.isenabled(), file=sys.stderr)\n"
        "sys.meta_path.insert(0, Watch())\n"
        "from talkscli.__main__ import main\n"
        "sys.argv[1:] = ['--version']\n"
        "main()"
    )
    env = {name: text for name, text in environment().items() if not name.startswith("COVERAGE_")}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=env, check=True
    )
    assert done.stderr == "False\n"
