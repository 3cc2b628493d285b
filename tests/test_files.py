"""Reading named pipes, whenever their writers write, and a standard input that is closed."""

import os
import select
import sys
import threading
import time

import pytest

from talkscli import files
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

    class Early:
        """Says that there is nothing yet, though there is."""

        def register(self, descriptor, mask):
            pass

        def poll(self, wait):
            return []

    keeper = os.open(pipe, os.O_RDWR)
    os.write(keeper, b"first")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    monkeypatch.setattr(select, "poll", Early)
    try:
        assert files._from_pipe(reader, str(pipe)) == b"first"
    finally:
        os.close(reader)
        os.close(keeper)


def test_standard_input_that_is_closed(monkeypatch):
    """A closed stdin is told, as a file that cannot be read."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(BadFile, match=r"^<stdin>: cannot be read: it is closed$"):
        files.read_bytes("-")
