"""The program as a process: signals, streams, locales, and what it loads."""

import gc
import os
import signal
import subprocess
import sys

import pytest
from conftest import HARBOR, HEAD, environment, unmeasured
from running import TALKS, shell

from talkscli.__main__ import main
from talkscli.cli import app
from talkscli.cli.lookup import LOOKUPS
from talkscli.formats import FORMATS

QUOTES = [*TALKS, "quotes", "--data", str(HARBOR)]


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
    path.write_text(HEAD + text)
    line = 'talks quotes -f csv --data "$1" | head -1; exit ${PIPESTATUS[0]}'
    code, out, err = shell(line, str(path))
    assert (code, out.count("\n"), err) == (141, 1, "")


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


@pytest.mark.parametrize("env", [{"LC_ALL": "C"}, {"PYTHONIOENCODING": "ascii"}])
@pytest.mark.parametrize("format", ["table", "markdown"])
def test_formats_for_people_escape_what_the_locale_lacks(process, env, format):
    """In an ASCII locale the output is ASCII, and whole."""
    result = process("who", "-f", format, "--data", str(HARBOR), **env)
    assert (result.code, result.err) == (0, "")
    assert result.raw.isascii()
    assert (rb"Zo\xeb" if format == "table" else rb"Zo\\xeb") in result.raw  # in Markdown \\ is \


def test_a_pipe_and_odd_file_names(process):
    """A sheet can come through a pipe; a file name cannot break the message."""
    assert process("who", "--data", "-", stdin=HARBOR.read_bytes()).code == 0
    code, out, err = shell('talks who -f csv --data <(cat "$1")', str(HARBOR))
    assert (code, out, err) == process("who", "-f", "csv", "--data", str(HARBOR))[:3]
    bad = process("who", "--data", "a\n\x1b[31m")
    assert bad.code == 3
    assert "\x1b" not in bad.err
    assert bad.err.count("\n") == 1


def told(code):
    """What a new Python writes to stderr while it runs some code."""
    # Measuring coverage would load modules of its own.
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=unmeasured(), check=True
    )
    return done.stderr


def loaded(code):
    """The modules that are there once the program has run in it."""
    shown = "print(*sys.modules, file=sys.stderr)"
    return set(told(f"import sys\nfrom talkscli.cli.app import run\n{code}\n{shown}").split())


@pytest.mark.parametrize("format", FORMATS)
def test_only_what_is_needed_is_loaded(format):
    """Only table and report draw with Rich; no look-up loads package metadata or SQLite."""
    found = loaded(f"for name in {list(LOOKUPS)}: run([name, '-f', {format!r}])")
    assert ("rich" in found) is (format in ("table", "report"))
    assert not found & {"importlib.metadata", "sqlite3", "rich.markdown", "rich.syntax"}


def test_nothing_is_loaded_that_a_plain_answer_does_not_need():
    """Near misses, an article's hash and the other commands wait until they are asked for."""
    found = loaded("run(['quotes', '--format', 'json'])")
    assert not found & {"difflib", "hashlib", "json", "select", "tempfile"}
    assert {name for name in found if name.startswith("talkscli.cli.")} == {
        f"talkscli.cli.{name}" for name in ("app", "data", "filters", "lookup", "output")
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
    assert told(code) == "False\n"
