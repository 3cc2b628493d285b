"""The validate command: everything wrong with the form of sheets."""

import os
import re
from collections.abc import Iterable, Sequence
from typing import Any

import click
from click.core import ParameterSource
from msgspec.structs import asdict

from talkscli import files
from talkscli.cli.data import data_option, offer_files, refuse_twice
from talkscli.cli.output import Output, output_options, print_answer, watched
from talkscli.errors import BadFile, Fault, NothingFound, tell
from talkscli.formats import Answer
from talkscli.sheet import sheet, sheets
from talkscli.sheet.records import FILL_IN
from talkscli.sheet.rules import NO_EVIDENCE
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural

COLUMNS = ("kind", "path", "line", "record", "field", "message")
BRIEF = ("place", "record", "field", "message")
SHOWN = 5
"""So many fields that are not filled in are named."""


def command(name: str) -> click.Command:
    """The validate command."""

    def run(
        paths: tuple[str, ...], data: tuple[str, ...], article: str | None, **given: Any
    ) -> None:
        source = click.get_current_context().get_parameter_source("data")
        if paths and source is ParameterSource.COMMANDLINE:
            raise click.UsageError("give either SHEET or --data, not both")
        named = paths or data or (sheet.bundled(),)
        refuse_twice((*named, *([article] if article else [])))
        if article and (len(named) > 1 or "-" in named or os.path.isdir(named[0])):
            raise click.UsageError("--article goes with one sheet, which is a file")
        validate(named, Output(**given), together=not paths, article=article)

    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["paths"], nargs=-1, metavar="[SHEET]...", shell_complete=offer_files),
            click.Option(
                ["--article"],
                metavar="FILE",
                shell_complete=offer_files,
                help="The sheet's article, - for standard input: of a field without evidence that"
                " it has, the line to paste is told.",
            ),
            *output_options(COLUMNS, sheets=False),
            data_option(),
        ],
        help="Report everything wrong with the form of sheets, of the one in use if none is named."
        "\n\nExit code 0: no faults; 1: faults; 3: a sheet that cannot be read.",
        epilog="Example: talkscli validate my-talks.toml",
    )


def validate(
    paths: Sequence[str], output: Output, *, together: bool, article: str | None = None
) -> None:
    """Print every fault; those files that cannot be read are told of, and the rest gone on with.

    Sheets that are asked `together`, as those of a folder always are, must not share an id.
    """
    named, nowhere = _files(paths)
    loaded, faults, unread = sheets.read(watched(named, "Checking"))
    unread = nowhere + unread
    if together or any(map(os.path.isdir, paths)):
        faults += sheets.taken(loaded)
    if article is not None:
        faults = _suggested(faults, named, article)
    answer = Answer(rows=[_row(fault) for fault in faults], columns=COLUMNS, brief=BRIEF, name=str)
    try:
        print_answer(answer, output, ("fault", "faults"))
    except NothingFound:
        if not unread:
            tell(f"{plural(len(named), 'sheet')}, no faults")
    _tell_unfilled(loaded)
    for one in unread:
        one.show()
    if unread or faults:
        raise click.exceptions.Exit(BadFile.exit_code if unread else 1)


def _suggested(faults: list[Fault], paths: list[str], article: str) -> list[Fault]:
    """The faults of one sheet, with the evidence that its article has; raises BadFile."""
    text = files.read_text(article, files.TEXT_LIMIT)
    if not any(fault.message.startswith(NO_EVIDENCE) for fault in faults):
        return faults
    from talkscli.verify.suggestions import suggested  # few sheets lack evidence

    return list(suggested(faults, files.read_text(paths[0]), text))


def _files(paths: Iterable[str]) -> tuple[list[str], list[BadFile]]:
    """The files to read, each once, and the folders that have none."""
    found: list[str] = []
    unread = []
    for path in paths:
        try:
            found += sheets.files_in([path])
        except BadFile as error:
            unread.append(error)
    return sheets.files_in(found), unread


def _tell_unfilled(loaded: Sequence[Sheet]) -> None:
    """Say which fields of sound sheets nobody has filled in yet: they or a comment tell."""
    places = [
        f"{found[1]} ({one.path}:{number})"
        for one in loaded
        for number, line in enumerate(one.text.split("\n"), 1)
        if (found := _unfilled.match(line))
    ]
    if places:
        says = "says" if len(places) == 1 else "say"
        more = ", …" if len(places) > SHOWN else ""
        count = plural(len(places), "field")
        tell(f"talkscli: {count} still {says} {FILL_IN}: {', '.join(places[:SHOWN])}{more}")


_unfilled = re.compile(rf"\s*([\w.-]+)\s*=.*{FILL_IN}")


def _row(fault: Fault) -> dict[str, Any]:
    absent = {"record": fault.record or None, "field": fault.field or None}
    place = f"{fault.path}:{fault.line}:"
    return {"kind": "fault", **asdict(fault), **absent, "place": place}
