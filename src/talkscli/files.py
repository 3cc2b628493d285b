"""Bounded, interruptible reading of the files a user names."""

import os
import stat
import sys

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
    if path == "-" and sys.stdin is None:
        raise BadFile("<stdin>: cannot be read: it is closed")
    try:
        if path == "-":
            return _read(sys.stdin.fileno(), path, most or LIMIT)
        _refuse_endless(path)
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            return _read(file.fileno(), path, most or LIMIT)
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


def _refuse_endless(path: str) -> None:
    """Raise BadFile where a file is of no sort that is sure to end."""
    mode = os.stat(path).st_mode
    if stat.S_ISDIR(mode):
        raise BadFile(f"{path}: is a directory, expected a file")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise BadFile(f"{path}: is a device or socket, expected a file")


def _open_at_once(path: str, flags: int) -> int:
    """Open a file, also a pipe that has no writer, which would be waited for; Windows has none."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0))


def _read(descriptor: int, path: str, most: int) -> bytes:
    """All that a file holds; of a pipe that does not wait, what will yet be written, too."""
    chunks = [b""]
    size = 0
    piped = path != "-" and stat.S_ISFIFO(os.fstat(descriptor).st_mode)
    deserted = piped and not _ready(descriptor, WRITER_WAIT)
    while True:
        try:
            chunk = os.read(descriptor, 1 << 20)
        except BlockingIOError:  # so somebody has opened the pipe for writing
            deserted = False
            _ready(descriptor)
            continue
        if not chunk:
            break
        chunks.append(chunk)
        size += len(chunk)
        if size > most:
            raise BadFile(f"{label(path)}: is larger than {most >> 20} MiB, the most read")
    if deserted and not size:
        raise BadFile(f"{path}: nobody writes to this pipe")
    return b"".join(chunks)


def _ready(descriptor: int, seconds: float | None = None) -> bool:
    """Wait until there is something to read, or the end; whether it came in time."""
    import select  # hardly anybody needs it

    return bool(select.select([descriptor], [], [], seconds)[0])
