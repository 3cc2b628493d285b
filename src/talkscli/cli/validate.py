"""The validate command: everything wrong with the form of sheets."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
from click.core import ParameterSource

from talkscli.cli.data import data_option, offer_files, refuse_twice
from talkscli.cli.output import Output, output_options, print_answer
from talkscli.errors import BadFile, BadSheet, Fault, NothingFound, tell
from talkscli.formats import Answer
from talkscli.sheet import sheet, sheets
from talkscli.sheet.records import FILL_IN
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural

COLUMNS = ("kind", "path", "line", "record", "field", "message")
BRIEF = ("place", "record", "field", "message")
MANY = 20
"""From so many sheets on, a person who waits is shown how far it has come."""
SHOWN = 5
"""So many fields that are not filled in are named."""


def command(name: str) -> click.Command:
    """The validate command."""

    def run(paths: tuple[str, ...], data: tuple[str, ...], **given: Any) -> None:
        source = click.get_current_context().get_parameter_source("data")
        if paths and source is ParameterSource.COMMANDLINE:
            raise click.UsageError("give either SHEET or --data, not both")
        named = paths or data or (sheet.bundled(),)
        refuse_twice(named)
        validate(named, Output(**given), together=not paths)

    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[SHEET]...", shell_complete=offer_files),
            *output_options(COLUMNS, sheets=False),
            data_option(),
        ],
        help="Report everything wrong with the form of sheets, of the one in use if none is named."
        "\n\nExit code 0: no faults; 1: faults; 3: a sheet that cannot be read.",
        short_help="Everything wrong with the form of sheets.",
        epilog="Example: talkscli validate my-talks.toml",
    )


def validate(paths: Sequence[str], output: Output, *, together: bool) -> None:
    """Print every fault; those files that cannot be read are told of, and the rest gone on with.

    Sheets that are asked `together`, as those of a folder always are, must not share an id.
    """
    faults: list[Fault] = []
    loaded: list[Sheet] = []
    files, unread = _files(paths)
    with _progress(files) as watched:
        for path in watched:
            try:
                loaded.append(sheet.load(path))
            except BadSheet as error:
                faults += error.faults
            except BadFile as error:
                unread.append(error)
    if together or any(map(os.path.isdir, paths)):
        faults += sheets.taken(loaded)
    answer = Answer(rows=[_row(fault) for fault in faults], columns=COLUMNS, brief=BRIEF, name=str)
    try:
        print_answer(answer, output, ("fault", "faults"))
    except NothingFound:
        if not unread:
            tell(f"{plural(len(files), 'sheet')}, no faults")
    _tell_unfilled(loaded)
    for one in unread:
        one.show()
    if unread or faults:
        raise click.exceptions.Exit(BadFile.exit_code if unread else 1)


def _files(paths: Iterable[str]) -> tuple[list[str], list[BadFile]]:
    """The files to read, each once, and the folders that have none."""
    files: list[str] = []
    unread = []
    for path in paths:
        try:
            files += sheets.files_in([path])
        except BadFile as error:
            unread.append(error)
    return sheets.files_in(files), unread


def _tell_unfilled(loaded: Sequence[Sheet]) -> None:
    """Say which fields of sound sheets nobody has filled in yet."""
    waiting = [one for whole in loaded for one in sheet.unfilled(whole)]
    if waiting:
        places = [f"{one.field} of {one.record} ({one.path}:{one.line})" for one in waiting]
        says = "says" if len(waiting) == 1 else "say"
        more = ", …" if len(places) > SHOWN else ""
        count = plural(len(waiting), "field")
        tell(f"talkscli: {count} still {says} {FILL_IN}: {', '.join(places[:SHOWN])}{more}")


def _row(fault: Fault) -> dict[str, Any]:
    return {
        "kind": "fault",
        "path": fault.path,
        "line": fault.line,
        "record": fault.record or None,
        "field": fault.field or None,
        "message": fault.message,
        "place": f"{fault.path}:{fault.line}:",
    }


@contextmanager
def _progress(paths: Sequence[str]) -> Iterator[Iterable[str]]:
    """The paths, with a bar on stderr while a person waits for many."""
    if len(paths) < MANY or not sys.stderr.isatty():
        yield paths
        return
    with click.progressbar(paths, label="Validating", file=sys.stderr) as bar:
        yield bar
