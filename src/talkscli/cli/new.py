"""The new command: a sheet to start from."""

import os
import shlex
import sys
from collections.abc import Iterator
from contextlib import suppress

import click

from talkscli import files
from talkscli.cli.data import offer_files
from talkscli.errors import BadFile, BadQuestion, tell
from talkscli.new import starter, stubs
from talkscli.new.stubs import Reading
from talkscli.sheet.records import FILL_IN, KINDS
from talkscli.text.terminal import encoding, fitting, plural, safe
from talkscli.verify.article import DIVISIONS


def command(name: str) -> click.Command:
    """The new command."""

    def run(path: str, article: str | None) -> None:
        if path in ("", "-"):
            raise BadQuestion(f'found "{path}", expected the name of a file to write')
        reading = None if article is None else _read(article)
        id_ = starter.slug(os.path.splitext(os.path.basename(path))[0], "sheet")
        _create(path, starter.render(id_, reading))
        for line in _doubts(reading) if reading else ():
            tell(line)
        tell(_next(path, reading))

    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["path"], metavar="SHEET", shell_complete=offer_files),
            click.Option(
                ["--article"],
                metavar="FILE",
                shell_complete=offer_files,
                help="The article that the sheet will report, - for standard input: its data are"
                " filled in, its quotations and figures listed.",
            ),
        ],
        help="Write a sheet to start from, which passes validate: every kind of record explained."
        "\n\n"
        "With --article, what a machine can find in the article is there for you to judge: every"
        " quotation and figure, with its place. SHEET is never overwritten: if it exists, the exit"
        " code is 3.",
        epilog="Example: talkscli new my-talks.toml --article article.txt",
    )


def _read(path: str) -> Reading:
    """What can be found in the article at `path`; raises BadFile."""
    data = files.read_bytes(path, files.TEXT_LIMIT)
    text = files.decode(data, path)
    if not text.strip():
        raise BadFile(f"{files.label(path)}: has no text, expected an article")
    return stubs.read(data, text)


def _create(path: str, text: str) -> None:
    """Write a new file at `path`, whole or not at all; raises BadFile."""
    try:
        file = open(path, "xb")  # noqa: SIM115
    except FileExistsError:
        message = "exists already and is not overwritten, expected the name of a new file"
        raise BadFile(f"{path}: {message}") from None
    except (OSError, ValueError) as error:
        raise _unwritten(path, error) from None
    try:
        with file:
            file.write(text.encode())
    except BaseException as error:
        with suppress(OSError):
            os.unlink(path)
        if isinstance(error, OSError):
            raise _unwritten(path, error) from None
        raise


def _unwritten(path: str, error: Exception) -> BadFile:
    reason = getattr(error, "strerror", None) or str(error)
    return BadFile(f"{path}: cannot be written: {reason}")


def _doubts(reading: Reading) -> Iterator[str]:
    """What a person is to know of how the article was read."""
    if reading.division == "joined":
        yield f"the article's paragraphs are {DIVISIONS['joined']}"
    for line in reading.unclosed:
        yield f"line {line} of the article: a quotation mark opens that is never closed"


def _next(path: str, reading: Reading | None) -> str:
    """What has been written, and what is to be done now."""
    found = ""
    if reading:
        listed = {
            kind: [one for one in found if not one.lost] for kind, found in reading.found.items()
        }
        counts = [plural(len(one), *KINDS[kind].noun) for kind, one in listed.items()]
        found = f", with {' and '.join(counts)} to judge"
    # An argument must not look like an option, and what is shown escaped names another file.
    command = f"talkscli validate {shlex.quote(f'./{path}' if path[0] == '-' else path)}"
    shown = fitting(safe(command), encoding(sys.stderr)) == command
    then = f"run: {command}" if shown else "run talkscli validate on it"
    return f"{path}: written{found}; next: fill in what is marked {FILL_IN}, then {then}"
