"""What can go wrong, and the exit code of each."""

import sys
from collections.abc import Sequence
from typing import IO, Any

import click
import msgspec

from talkscli.text.terminal import between_words, encoding, fitting, safe

LONGEST = 1000
"""Characters of a message; of a longer one the middle is left out."""


def tell(text: str, *, dim: bool = False) -> None:
    """Print a line on stderr, made safe; dim at a terminal only.

    Raises BrokenPipeError where its reader is gone.
    """
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} … {text[-LONGEST // 2 :]}"
    line = between_words(fitting(safe(text), encoding(sys.stderr)), sys.stderr)
    try:
        click.echo(click.style(line, dim=True) if dim else line, err=True)
    except BrokenPipeError:
        raise
    except OSError:
        pass  # the exit code still tells


class TalksError(click.ClickException):
    """Ends the program with one line to the user and an `exit_code`."""

    exit_code = 3

    def lines(self) -> list[str]:
        """What stderr gets, a line each, not yet made safe to print."""
        return [f"talkscli: {self.message}"]

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the lines on stderr, whatever `file` is: Click declares it, and nobody gives it."""
        for line in self.lines():
            tell(line)


class NothingFound(TalksError):
    """The question was sound and the answer is empty."""

    exit_code = 1


class CheckFailed(TalksError):
    """Something that was checked does not hold."""

    exit_code = 1


class BadQuestion(TalksError):
    """The question cannot be asked: an unknown name, field or the like."""

    exit_code = 2


class BadFile(TalksError):
    """A file is missing, unreadable or not what it should be."""


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with the form of a sheet."""

    path: str
    line: int
    """Counted from 1."""
    record: str
    """The record's id; `quote 3` where it has none; empty for the sheet as a whole."""
    field: str
    message: str

    def __str__(self) -> str:
        parts = (f"{self.path}:{self.line}", self.record, self.field, self.message)
        return ": ".join(part for part in parts if part)


class BadSheet(BadFile):
    """A sheet that breaks the rules of its form; it knows every fault."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__(f"{faults[0].path}: not a sound fact sheet")
        self.faults = tuple(faults)

    def lines(self) -> list[str]:
        """A line a fault, each beginning with its place so that editors can jump to it."""
        return [str(fault) for fault in self.faults]
