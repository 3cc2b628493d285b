"""Bounded, interruptible reading of the files a user names."""

import os
import stat
import sys
import time

from talkscli.errors import BadFile

LIMIT = 64 * 2**20
"""The most bytes that a sheet may have."""
TEXT_LIMIT = 2 * 2**20
"""The most bytes that a draft or an article may have: one of figures alone takes up 850 times as
much memory."""
WRITER_WAIT = 5.0
"""Seconds to wait for somebody to write to a named pipe."""


def read_bytes(path: str, most: int | None = None) -> bytes:
    """The bytes of the file at `path`; `-` is standard input.

    Raises BadFile where it is missing, unreadable, a directory, a device, a pipe that
    nobody writes to, or over `most` bytes, which are `LIMIT` if not given.
    """
    most = LIMIT if most is None else most
    try:
        if path == "-":
            return _read(_stdin(), path, most)
        # Without O_NONBLOCK, opening a pipe that has no writer would never return.
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
        try:
            return _read(descriptor, path, most, _open_end(descriptor, path))
        finally:
            os.close(descriptor)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadFile(f"{label(path)}: cannot be read: {reason}") from None


def read_text(path: str, most: int | None = None) -> str:
    """The UTF-8 text of the file at `path`, less a byte order mark; raises BadFile."""
    return decode(read_bytes(path, most), path)


def decode(data: bytes, path: str) -> str:
    """Bytes read from `path` as UTF-8, less a byte order mark; raises BadFile."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # What the codec counts in lacks a byte order mark that the data may have.
        line = error.object.count(b"\n", 0, error.start) + 1
        found = error.object[error.start]
        raise BadFile(
            f"{label(path)}:{line}: found byte 0x{found:02x}, expected UTF-8 text"
        ) from None


def label(path: str) -> str:
    """What messages call the file at `path`."""
    return "<stdin>" if path == "-" else path or '""'


def _stdin() -> int:
    if sys.stdin is None:
        raise BadFile("<stdin>: cannot be read: it is closed")
    return sys.stdin.fileno()


def _open_end(descriptor: int, path: str) -> bytes:
    """The first bytes of a file that is sure to end; BadFile where it is of no such sort."""
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISDIR(mode):
        raise BadFile(f"{path}: is a directory, expected a file")
    if stat.S_ISFIFO(mode):
        first = _from_pipe(descriptor, path)
    elif stat.S_ISREG(mode):
        first = b""
    else:
        raise BadFile(f"{path}: is a device or socket, expected a file")
    os.set_blocking(descriptor, True)
    return first


def _from_pipe(descriptor: int, path: str) -> bytes:
    """The first bytes of a pipe, none if they are yet to come; BadFile if nobody writes to it."""
    import select  # only pipes need it

    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    deadline = time.monotonic() + WRITER_WAIT
    while not poll.poll(50):
        # While polling says nothing, a read tells a writer that has not written yet
        # (it would block) from there being no writer (it is at its end).
        try:
            if first := os.read(descriptor, 1 << 16):
                return first
        except BlockingIOError:
            break
        if time.monotonic() > deadline:
            raise BadFile(f"{path}: nobody writes to this pipe")
    return b""


def _read(descriptor: int, path: str, most: int, first: bytes = b"") -> bytes:
    chunks = [first]
    size = len(first)
    while chunk := _chunk(descriptor):
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            raise BadFile(f"{label(path)}: is larger than {most >> 20} MiB, the most read")
    return b"".join(chunks)


def _chunk(descriptor: int) -> bytes:
    """The next bytes, none at the end; also of a standard input that does not wait for them."""
    while True:
        try:
            return os.read(descriptor, 1 << 20)
        except BlockingIOError:
            import select  # hardly anybody needs it

            select.select([descriptor], [], [])
