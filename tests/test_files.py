"""Reading named pipes, whenever their writers write, and a standard input that is closed."""

import os
import select
import sys
import threading
import time

import pytest

from talkscli import files
from talkscli.cli.app import run
from talkscli.errors import BadFile


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    return path


def test_a_pipe_whose_writer_is_late(pipe):
    """A writer that has opened the pipe is waited for, however long it takes to write."""

    def write():
        with pipe.open("wb") as end:
            time.sleep(0.2)
            end.write(b"late")

    writer = threading.Thread(target=write)
    writer.start()
    assert files.read_bytes(str(pipe)) == b"late"
    writer.join()


def test_a_pipe_with_more_than_it_holds(pipe):
    """All that the writer has is read, though the pipe holds a part of it at a time."""
    data = bytes(range(256)) * 1024
    writer = threading.Thread(target=pipe.write_bytes, args=(data,))
    writer.start()
    assert files.read_bytes(str(pipe)) == data
    writer.join()


def test_a_write_just_after_a_look_is_kept(pipe, monkeypatch):
    """What comes between looking at the pipe and reading from it is not lost."""
    keeper = os.open(pipe, os.O_RDWR)
    os.write(keeper, b"first")
    monkeypatch.setattr(
        files, "_ready", lambda file, seconds=None: not seconds and os.close(keeper)
    )
    assert files.read_bytes(str(pipe)) == b"first"


def test_a_pipe_that_nobody_writes_to(pipe, monkeypatch):
    """It is waited for a while, and told."""
    monkeypatch.setattr(files, "WRITER_WAIT", 0.1)
    with pytest.raises(BadFile, match="nobody writes to this pipe"):
        files.read_bytes(str(pipe))


def test_a_system_without_the_care_for_pipes(tmp_path, monkeypatch):
    """Windows has no flags for it: files are read and written all the same, byte for byte."""
    for name in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC"):
        monkeypatch.delattr(os, name)
    monkeypatch.delattr(select, "poll", raising=False)
    (tmp_path / "file").write_bytes(b"a\r\n\x1ab")
    assert files.read_bytes(str(tmp_path / "file")) == b"a\r\n\x1ab"
    assert run(["new", str(tmp_path / "sheet.toml")]) == 0
    assert run(["validate", str(tmp_path / "sheet.toml")]) == 0


def test_standard_input_that_is_closed(monkeypatch):
    """A closed stdin is told, as a file that cannot be read."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(BadFile, match=r"^<stdin>: cannot be read: it is closed$"):
        files.read_bytes("-")
