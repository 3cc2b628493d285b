"""Files that are none, or change, or have no end: a code and a line for each."""

import os
import re
import shutil
import sys
import threading
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import HARBOR, HEAD
from running import start

from talkscli import files
from talkscli.errors import BadFile

READERS = {
    "sheet": ["who", "--data"],
    "draft": ["check", "--data", str(HARBOR), "--file"],
    "article": ["verify", "--data", str(HARBOR)],
    "validate": ["validate"],
}
"""The ways in which a command takes a file."""


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


def test_stdin_that_is_a_folder(tmp_path, monkeypatch):
    """A folder can be opened, and not be read (Python itself mostly gives up before)."""
    folder = os.open(tmp_path, os.O_RDONLY)
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(fileno=lambda: folder))
    with pytest.raises(BadFile, match=r"^<stdin>: cannot be read: Is a directory"):
        files.read_bytes("-")
    os.close(folder)


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
    path.write_text(f'{HEAD}note = "[[[ {"7" * 50}"\nlength = {value}\n')
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
    """One line, with what was given and where the help is."""
    result = talks("who", "-n", number)
    shown = number if len(number) < 9 else "9"
    assert result.code == 2
    assert result.err.startswith("talkscli: invalid value for '-n' / '--limit': ")
    assert shown in result.err
    assert result.err.endswith(" (see talkscli who -h)\n")
