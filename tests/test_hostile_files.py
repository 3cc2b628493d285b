"""Files that are none, streams that fail, and places that mislead: a code and a line for each."""

import os
import re
import shutil
import sys
import threading
from pathlib import Path

import pytest
from conftest import HARBOR, HEAD, environment
from running import TALKS, shell, start

from talkscli import files

READERS = {
    "sheet": ["who", "--data"],
    "draft": ["check", "--data", str(HARBOR), "--file"],
    "article": ["verify", "--data", str(HARBOR)],
    "validate": ["validate"],
}
"""The ways in which a command takes a file."""


# Reading


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("/dev/zero", "/dev/zero: is a device or socket, expected a file"),
        ("/dev/full", "/dev/full: is a device or socket, expected a file"),
        ("/dev/null", "/dev/null: is a device or socket, expected a file"),
        ("loop", "loop: cannot be read: Too many levels of symbolic links"),
        ("gone", "gone: cannot be read: No such file or directory"),
        ("dangling", "dangling: cannot be read: No such file or directory"),
        ("file/inside", "file/inside: cannot be read: Not a directory"),
        ("x" * 300, f"{'x' * 300}: cannot be read: File name too long"),
        ("", '"": cannot be read: No such file or directory'),
    ],
    ids=lambda text: text[:12],
)
@pytest.mark.parametrize("way", READERS)
def test_what_is_no_file_to_read(talks, tmp_path, monkeypatch, way, name, told):
    """Devices, links and names that lead nowhere: exit code 3, and one line."""
    monkeypatch.chdir(tmp_path)
    Path("loop").symlink_to("loop")
    Path("dangling").symlink_to("nowhere")
    Path("file").write_text("")
    if (way, name) == ("draft", ""):
        told = "give either a PHRASE or --file DRAFT (see talkscli check -h)"
    result = talks(*READERS[way], name)
    assert (result.code, result.err) == (2 if "-h" in told else 3, f"talkscli: {told}\n")


@pytest.mark.parametrize("way", ["draft", "article"])
def test_a_folder_that_is_no_text(talks, way):
    """A folder of sheets is asked; one of texts is no file."""
    result = talks(*READERS[way], "/")
    assert (result.code, result.err) == (3, "talkscli: /: is a directory, expected a file\n")


def test_a_terminal_where_there_is_none(talks):
    """/dev/tty is refused as a device, or cannot be opened without a terminal."""
    result = talks("who", "--data", "/dev/tty")
    assert result.code == 3
    assert result.err in (
        "talkscli: /dev/tty: is a device or socket, expected a file\n",
        "talkscli: /dev/tty: cannot be read: No such device or address\n",
    )


@pytest.mark.parametrize("way", READERS)
def test_a_pipe_that_nobody_writes_to(talks, tmp_path, monkeypatch, way):
    """It is not waited for without end."""
    monkeypatch.setattr(files, "WRITER_WAIT", 0.1)
    path = tmp_path / "pipe"
    os.mkfifo(path)
    result = talks(*READERS[way], str(path))
    assert (result.code, result.err) == (3, f"talkscli: {path}: nobody writes to this pipe\n")


@pytest.mark.parametrize("way", READERS)
def test_a_file_without_permission(talks, tmp_path, monkeypatch, way):
    """Told as the system tells it; what the system says to root is put in its mouth."""
    path = tmp_path / "secret"
    path.write_text(HEAD)
    path.chmod(0)
    real = os.open

    def refusing(name, *args, **more):
        if name == str(path):
            raise PermissionError(13, "Permission denied", name)
        return real(name, *args, **more)

    monkeypatch.setattr(os, "open", refusing)
    result = talks(*READERS[way], str(path))
    told = f"talkscli: {path}: cannot be read: Permission denied\n"
    assert (result.code, result.err) == (3, told)


def test_a_file_that_only_somebody_else_may_read(powerless, tmp_path, monkeypatch):
    """As an ordinary user: exit code 3, and the system's reason."""
    monkeypatch.chdir(tmp_path)
    Path("secret").write_text(HEAD)
    Path("secret").chmod(0)
    told = "talkscli: secret: cannot be read: Permission denied\n"
    assert powerless("who", "--data", "secret") == (3, told)


PIECE = 100
"""So many bytes are read of a file before something is done to it."""


@pytest.fixture
def changing(tmp_path, monkeypatch):
    """A copy of a sheet, and what makes it change once its first piece has been read."""
    path = tmp_path / "file.toml"
    shutil.copy(HARBOR, path)
    number, real = path.stat().st_ino, os.read

    def change(how):
        def read(descriptor, size):
            mine = os.fstat(descriptor).st_ino == number
            data = real(descriptor, PIECE if mine else size)
            if mine and path.exists():
                how(path)
            return data

        monkeypatch.setattr(os, "read", read)

    return path, change


@pytest.mark.parametrize("way", READERS)
def test_a_file_that_vanishes_while_it_is_read(talks, changing, way):
    """It is read to its end all the same."""
    path, change = changing
    whole = talks(*READERS[way], str(path))
    change(os.unlink)
    assert talks(*READERS[way], str(path)) == whole
    assert not path.exists()


@pytest.mark.parametrize("way", READERS)
def test_a_file_that_shrinks_while_it_is_read(talks, changing, way):
    """It is what was read of it: a sheet that breaks off, or less of a text."""
    path, change = changing
    whole = path.read_bytes()
    path.write_bytes(whole[:PIECE])
    broken = talks(*READERS[way], str(path))
    path.write_bytes(whole)
    change(lambda file: os.truncate(file, 0))
    assert talks(*READERS[way], str(path)) == broken
    if way in ("sheet", "validate"):
        told = rf"{path}:6:\s+not TOML: Unterminated string \(column 13\)\n"
        assert re.search(told, broken.out + broken.err)


def test_a_file_that_grows_without_end(talks, monkeypatch):
    """No more is read than a file may have."""
    monkeypatch.setattr(files, "LIMIT", 1 << 20)
    monkeypatch.setattr(os, "read", lambda descriptor, size: b"#" * size)
    result = talks("who", "--data", str(HARBOR))
    told = f"talkscli: {HARBOR}: is larger than 1 MiB, the most read\n"
    assert (result.code, result.err) == (3, told)


@pytest.mark.parametrize(
    "args",
    [("check", "--file", "-"), ("check", "-"), ("verify", "-"), ("new", "a", "--article", "-")],
)
def test_a_text_over_its_limit(talks, monkeypatch, args):
    """A draft, a phrase and an article may have less than a sheet."""
    monkeypatch.setattr(files, "TEXT_LIMIT", 1 << 20)
    result = talks(*args, stdin=b"x" * (1 << 20) + b"\n")
    assert (result.code, result.err) == (
        3,
        "talkscli: <stdin>: is larger than 1 MiB, the most read\n",
    )


def test_a_disk_that_fails(talks, monkeypatch):
    """An error while reading is one of the file."""

    def failing(descriptor, size):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", failing)
    result = talks("who", "--data", str(HARBOR))
    assert (result.code, result.err) == (
        3,
        f"talkscli: {HARBOR}: cannot be read: Input/output error\n",
    )


def test_stdin_without_end():
    """An endless stdin is read as far as a file may go."""
    with open("/dev/zero", "rb") as zero:
        code, _, err = start(["validate", "-"], stdin=zero)
    assert (code, err) == (3, "talkscli: <stdin>: is larger than 64 MiB, the most read\n")


def test_stdin_that_is_a_folder(talks, tmp_path, monkeypatch):
    """A folder can be opened, and not be read (Python itself mostly gives up before)."""
    folder = os.open(tmp_path, os.O_RDONLY)
    monkeypatch.setattr(files, "_stdin", lambda: folder)
    result = talks("who", "--data", "-")
    os.close(folder)
    assert (result.code, result.err) == (
        3,
        "talkscli: <stdin>: cannot be read: Is a directory\n",
    )


def test_stdin_that_does_not_wait():
    """A pipe that says there is nothing yet is waited for."""
    reader, writer = os.pipe()
    os.set_blocking(reader, False)
    late = threading.Timer(0.5, lambda: (os.write(writer, HARBOR.read_bytes()), os.close(writer)))
    late.start()
    code, out, err = start(["source", "--data", "-", "-f", "jsonl"], stdin=reader)
    late.join()
    os.close(reader)
    assert (code, err) == (0, "")
    assert out.startswith('{"kind":"source"')


LARGE = "found a number too large, expected one below 2^63"
NO_COUNT = "a: length: found a number too large, expected a whole number from 1 up"
DEEP = "brackets nested too deep to be read"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("9" * 5000, LARGE),
        ("-" + "9_9" * 3000, LARGE),
        ("9" * 20, NO_COUNT),
        ("0x" + "f" * 40, NO_COUNT),
        ("0x" + "f" * 10_000, NO_COUNT),
        ("[" * 200_000, DEEP),
        ("{a=" * 200_000, DEEP),
    ],
    ids=["digits", "underscores", "decimal", "hex", "hex-digits", "lists", "tables"],
)
def test_values_that_python_cannot_read(talks, tmp_path, value, told):
    """The line is named, and nothing of Python's own settings."""
    path = tmp_path / "sheet.toml"
    path.write_text(f'{HEAD}note = "[[[ {"7" * 5000}"\nlength = {value}\n')
    result = talks("source", "--data", str(path), "-f", "json")
    assert result[:3] == (3, "", f"{path}:6: {told}\n")


def test_a_format_that_python_cannot_read(talks):
    """Nor does a version of the format say so many digits."""
    sheet = HEAD.replace("format = 1", "format = 0x" + "f" * 10_000)
    result = talks("who", "--data", "-", stdin=sheet.encode())
    assert (result.code, result.err) == (
        3,
        "<stdin>:1: format: found a number too large, expected 1\n",
    )


def test_keys_within_keys_without_end(talks):
    """They are refused as brackets are."""
    sheet = f"{HEAD}x.{'.'.join('a' * 5000)} = 1\n"
    result = talks("who", "--data", "-", stdin=sheet.encode())
    assert (result.code, result.err.count("\n")) == (3, 1)
    assert result.err.endswith(f": {DEEP}\n")


def test_an_empty_name_of_a_sheet(talks, monkeypatch):
    """An empty variable says nothing, as other programs' do; an empty option names no file."""
    bundled = talks("source", "-f", "csv")
    monkeypatch.setenv("TALKSCLI_DATA", "")
    monkeypatch.setenv("TALKSCLI_FORMAT", "")
    assert talks("source", "-f", "csv") == bundled
    told = 'talkscli: "": cannot be read: No such file or directory\n'
    for command in ("source", "validate"):
        result = talks(command, "--data", "")
        assert (result.code, result.err) == (3, told)


@pytest.mark.parametrize("number", ["0", "-1", "x", "", "1.5", "9" * 5000], ids=lambda n: n[:4])
def test_a_limit_that_is_none(talks, number):
    """What was given and what is expected, in the program's words."""
    result = talks("who", "-n", number)
    shown = number if len(number) < 9 else "9"
    assert result.code == 2
    assert result.err.startswith("talkscli: invalid value for '-n' / '--limit': found \"")
    assert shown in result.err
    assert "expected a whole number from 1 up (see talkscli who -h)\n" in result.err


# Writing


@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
class TestStreams:
    """Standard streams that are full, closed, or whose reader has gone."""

    def test_a_full_disk(self, unbuffered):
        """Exit code 3, and which stream it is."""
        for args in ("who", "-h", "who -h", "--version", "schema", "completion bash"):
            code, _, err = shell(f"talks {args} > /dev/full", env=unbuffered)
            told = "talkscli: <stdout>: cannot be written: No space left on device\n"
            assert (code, err) == (3, told), args

    def test_a_full_disk_for_messages(self, unbuffered):
        """The exit code is that of the fault that could not be told."""
        assert shell("talks who --side nobody-at-all 2> /dev/full", env=unbuffered)[0] == 2
        assert shell("talks who --data gone 2> /dev/full", env=unbuffered)[0] == 3
        assert shell("talks whoo 2> /dev/full", env=unbuffered)[0] == 2
        assert shell("talks who -f tsv 2> /dev/full", env=unbuffered)[0] == 0

    def test_closed_streams(self, unbuffered):
        """A closed stdout is told of, a closed stdin only where it is needed."""
        told = "talkscli: <stdout>: cannot be written: it is closed\n"
        assert shell("talks who >&-", env=unbuffered) == (3, "", told)
        assert shell("talks who --side nobody-at-all 2>&-", env=unbuffered) == (2, "", "")
        assert shell("talks -h >&-", env=unbuffered) == (0, "", "")
        assert shell("talks who 2>&-", env=unbuffered)[0] == 0
        assert shell("talks who <&-", env=unbuffered)[0] == 0
        told = "talkscli: <stdin>: cannot be read: it is closed\n"
        assert shell("talks who --data - <&-", env=unbuffered) == (3, "", told)
        assert shell("talks who >&- 2>&- <&-", env=unbuffered) == (3, "", "")

    @pytest.mark.parametrize(
        "args", ["who --side nobody-at-all", "whoo", "who --data gone", "who x"]
    )
    def test_nobody_reads_the_messages(self, unbuffered, args):
        """A reader of stderr that has gone is like one of stdout: 141, in silence."""
        reader, writer = os.pipe()
        os.close(reader)
        code, out, _ = start(args.split(), env={**environment(), **unbuffered}, stderr=writer)
        os.close(writer)
        assert (code, out) == (141, "")

    def test_a_pipe_that_does_not_wait(self, unbuffered, tmp_path):
        """All of an answer comes through a pipe that takes it a part at a time."""
        path = tmp_path / "big.toml"
        path.write_text(HEAD + f'note = "{"long " * 100_000}"\n')
        reader, writer = os.pipe()
        os.set_blocking(writer, False)
        got = []

        def drain():
            with open(reader, "rb") as end:
                got.append(end.read())

        thread = threading.Thread(target=drain)
        thread.start()
        code, _, err = start(
            ["source", "--data", str(path), "-f", "json"],
            env={**environment(), **unbuffered}, stdout=writer,
        )  # fmt: skip
        os.close(writer)
        thread.join()
        assert (code, err) == (0, "")
        assert got[0].count(b"long ") == 100_000


# Surroundings


@pytest.mark.parametrize(
    "env",
    [
        {"TERM": None}, {"TERM": "dumb"}, {"TERM": "no-such-terminal"}, {"HOME": None},
        {"HOME": "/nowhere"}, {"COLUMNS": "0"}, {"COLUMNS": "-1"}, {"COLUMNS": "x"},
        {"LC_ALL": "C"}, {"LC_ALL": "no-such-locale"}, {"PYTHONIOENCODING": "ascii"},
        {"PYTHONUTF8": "0", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONUNBUFFERED": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, {"PATH": None},
        {"TALKSCLI_DATA": "", "TALKSCLI_FORMAT": ""},
    ],
    ids=lambda env: "-".join(f"{name}={value}" for name, value in env.items()),
)  # fmt: skip
class TestSurroundings:
    """Whatever the environment says or leaves unsaid."""

    def test_machines_are_given_the_same_bytes(self, env, plain):
        """Nothing of it changes the csv, nor is there anything to tell."""
        assert start(["who", "--data", str(HARBOR), "-f", "csv"], env=without(env)) == (
            0,
            plain,
            "",
        )

    def test_people_are_given_an_answer(self, env):
        """The table and the help come out, in characters that there are, uncolored in a pipe."""
        for args in (["who", "--data", str(HARBOR)], ["-h"], ["check", "-h"]):
            code, out, err = start(args, env=without(env))
            assert (code, err) == (0, "")
            assert "\x1b" not in out or "FORCE_COLOR" in env
            assert out.isascii() or not needs_ascii(env)

    def test_a_message_is_one_line(self, env):
        """Stderr is escaped as stdout is."""
        code, _, err = start(["who", "--data", str(HARBOR), "--side", "Zoë…"], env=without(env))
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith('talkscli: unknown side "')
        assert err.isascii() or not needs_ascii(env)

    def test_a_terminal(self, env, terminal):
        """At a terminal nothing is cut, and the streams are told apart."""
        given = {name: value for name, value in env.items() if value is not None}
        result = terminal("quotes", "--data", str(HARBOR), **given)
        assert result.code == 0
        assert "peace" in result.out
        assert "3 quotes" in result.err


@pytest.fixture(scope="module")
def plain():
    return start(["who", "--data", str(HARBOR), "-f", "csv"])[1]


def without(env):
    merged = {**environment(), **env}
    return {name: value for name, value in merged.items() if value is not None}


def needs_ascii(env):
    return env.get("LC_ALL") in ("C", "no-such-locale") or "PYTHONIOENCODING" in env


# The working directory


HOSTILE_MODULES = (
    "tomli", "click", "rich", "msgspec", "json", "sqlite3", "locale", "gc", "re", "select",
    "difflib", "hashlib", "unicodedata", "datetime", "textwrap", "shutil", "string",
)  # fmt: skip
COMMANDS = (
    ["who"], ["who", "-f", "json"], ["search", "guarantee"], ["show", "witkoff"], ["-h"],
    ["check", "not said by anybody"], ["validate"], ["schema"], ["completion", "bash"], ["whoo"],
)  # fmt: skip


@pytest.fixture
def trap(tmp_path):
    """A folder of files named like modules, each of which tells when it is run."""
    for name in HOSTILE_MODULES:
        (tmp_path / f"{name}.py").write_text(f"import os\nos.write(2, b'RAN {name}')\n")
    for name in ("rich", "sqlite3", "talkscli"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(f"import os\nos.write(2, b'RAN {name}')\n")
    return tmp_path


@pytest.fixture(scope="module")
def script(tmp_path_factory):
    """The console script, as an installer writes it."""
    path = tmp_path_factory.mktemp("bin") / "talkscli"
    path.write_text(
        f"#!{sys.executable}\nimport sys\nfrom talkscli.__main__ import main\nsys.exit(main())\n"
    )
    path.chmod(0o755)
    return [str(path)]


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_a_folder_of_files_named_like_modules(trap, script, args):
    """None of them is run, and what is answered is what is answered anywhere.

    `python -m` finds the package as Python does; from there on, the folder is not asked.
    """
    anywhere = start(args, cwd="/")
    assert start(args, cwd=trap, program=script) == anywhere
    shutil.rmtree(trap / "talkscli")
    assert start(args, cwd=trap) == anywhere


def test_a_folder_that_is_gone(tmp_path, script):
    """What needs no folder works in one that has been deleted; the rest is told."""
    lost = tmp_path / "lost"
    for program in (script, TALKS):
        line = f'mkdir {lost} && cd {lost} && rmdir {lost} && "$@"'
        run = lambda *args: start(["-c", line, "bash", *program, *args], program=["bash"])  # noqa: B023, E731
        assert run("who", "-f", "csv") == start(["who", "-f", "csv"])
        told = "talkscli: gone.toml: cannot be read: No such file or directory\n"
        assert run("who", "--data", "gone.toml") == (3, "", told)


def test_a_folder_that_cannot_be_written(powerless, tmp_path, monkeypatch):
    """Nothing is written there, so nothing is missed; a new sheet is told of."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(HARBOR, "here.toml")
    tmp_path.chmod(0o555)
    assert powerless("who", "-f", "csv", "--data", "here.toml") == (0, "")
    told = "talkscli: mine.toml: cannot be written: Permission denied\n"
    assert powerless("new", "mine.toml") == (3, told)


@pytest.mark.parametrize("path", ["/dev/full", "/dev/null", "gone/mine.toml", "", "-"])
def test_a_new_sheet_where_none_can_be(talks, tmp_path, monkeypatch, path):
    """It is told in one line, and nothing is overwritten."""
    monkeypatch.chdir(tmp_path)
    result = talks("new", path)
    assert result.code == (3 if len(path) > 1 else 2)
    assert result.err.count("\n") == 1
    assert result.err.startswith("talkscli: ")
    assert list(tmp_path.iterdir()) == [tmp_path / "stdin"]
