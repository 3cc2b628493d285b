"""The way of an answer to stdout, which is the same for every command."""

import os
import re
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import click
from msgspec.structs import replace

from talkscli import formats
from talkscli.errors import BadFile, BadQuestion, NothingFound, tell
from talkscli.formats import Answer, Screen
from talkscli.text.terminal import did_you_mean, encoding, plural, terminal_width

Item = TypeVar("Item")


class Output(NamedTuple):
    """How the user wants the answer; the fields are named as the options' parameters are."""

    format: str
    fields: str | None
    limit: int | None
    no_header: bool
    color: str


def output_options(columns: tuple[str, ...], *, sheets: bool = True) -> list[click.Option]:
    """The options of every command that prints records of these columns, less `--data`.

    `sheets`: whether an answer from several sheets has a column that tells which.
    """
    return [
        click.Option(
            ["-f", "--format", "format"],
            type=click.Choice(tuple(formats.FORMATS)),
            default="table",
            show_default=True,
            envvar="TALKSCLI_FORMAT",
            show_envvar=True,
            metavar="FORMAT",
            help=f"How to show the answer: {', '.join(formats.FORMATS)}.",
        ),
        click.Option(
            ["--fields"],
            metavar="A,B",
            shell_complete=_offer_columns(columns, sheets),
            help="Show these fields only, in this order.",
        ),
        click.Option(
            ["-n", "--limit"],
            type=_limit,
            metavar="N",
            help="Show at most N records.",
        ),
        click.Option(["--no-header"], is_flag=True, help="Leave out the line of column names."),
        click.Option(
            ["--color"],
            type=click.Choice(("auto", "always", "never")),
            default="auto",
            show_default=True,
            help="Color the table; auto does at a terminal, unless NO_COLOR is set.",
        ),
    ]


def _limit(text: str) -> int:
    """A number of records; raises BadParameter for what is none."""
    if not re.fullmatch("0*[1-9][0-9]{0,17}", text):
        raise click.BadParameter(f'found "{text}", expected a whole number from 1')
    return int(text)


def _offer_columns(
    columns: tuple[str, ...], sheets: bool
) -> Callable[[click.Context, click.Parameter, str], list[Any]]:
    def offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Names of columns after the last comma, less those in front of it."""
        from talkscli.cli.data import columns_from  # not every command asks a sheet
        from talkscli.sheet.sheets import several

        chosen, comma, start = incomplete.rpartition(",")
        known = columns_from(sheets and several(ctx.params.get("data") or ()), columns)
        free = (name for name in known if name not in chosen.split(","))
        return [f"{chosen}{comma}{name}" for name in free if name.startswith(start)]

    return offer


class Explained(click.Command):
    """A command whose help has sections, behind the options, on what its words mean."""

    def __init__(self, name: str, sections: Mapping[str, Mapping[Any, str]], **attributes: Any):
        super().__init__(name, **attributes)
        self._sections = sections

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the words with their meanings, then what comes last."""
        for title, meanings in self._sections.items():
            with formatter.section(title):
                formatter.write_dl(
                    [(word, meaning.replace("`", "")) for word, meaning in meanings.items()]
                )
        super().format_epilog(ctx, formatter)


def print_answer(
    answer: Answer,
    output: Output,
    nouns: tuple[str, str],
    empty: str | None = "",
    total: int | None = None,
    *,
    counts: bool = True,
) -> None:
    """Print an answer as the user wants it, and at a terminal how many records it has.

    Raises BadQuestion for a field that is none of the answer's, and NothingFound with
    the message `empty`, after printing, where there are no records (None: that is fine).
    `total` is how many records there are where the answer has only those to be shown; where it is
    `counts` that the caller tells, nothing is said of how many they are.
    """
    total = len(answer.rows) if total is None else total
    if output.fields is not None:
        columns = _chosen(output.fields, answer)
        answer = replace(answer, columns=columns, brief=columns, chosen=True)
    if output.limit is not None:
        answer = replace(answer, rows=answer.rows[: output.limit])
    renderer = formats.load(output.format)
    if renderer.FOR_PEOPLE:
        from talkscli.formats.people import filled  # machines do not need it

        answer = filled(answer)
    write(renderer.render(answer, screen(output)), people=renderer.FOR_PEOPLE)
    if not total and empty is not None:
        raise NothingFound(empty)
    if counts and renderer.FOR_PEOPLE and at_terminal():
        marked = any(set(row.get("inferred") or ()) & set(answer.brief) for row in answer.rows)
        note(counted(len(answer.rows), total, nouns, marked=marked))


def _chosen(text: str, answer: Answer) -> tuple[str, ...]:
    known = answer.columns
    chosen = tuple(name.strip() for name in text.split(","))
    for name in chosen:
        if name not in known:
            near = did_you_mean(name, known) or f"; known: {', '.join(known)}"
            raise BadQuestion(f'no field "{name}"{near}')
    return tuple(dict.fromkeys(chosen))


def counted(shown: int, total: int, nouns: tuple[str, str], *, marked: bool) -> str:
    """How many records are shown, and what the mark says if one of them has it."""
    text = plural(total, *nouns) if shown == total else f"{shown:,} of {plural(total, *nouns)}"
    return f"{text}; * inferred" if marked else text


def at_terminal() -> bool:
    """Whether a person watches both streams."""
    return sys.stdout.isatty() and sys.stderr.isatty()


PATIENCE = 1.0
"""So many seconds a person waits before being shown how far it has come."""
PACE = 0.1
"""So many seconds pass at least between two things that are shown of it."""


def watched(items: Sequence[Item], label: str) -> Iterator[Item]:
    """The items; at a terminal, where they take long, a line tells which is worked on."""
    watching = sys.stderr.isatty() and os.environ.get("TERM", "dumb") != "dumb"
    due, shown = time.monotonic() + PATIENCE, False
    try:
        for number, item in enumerate(items, 1):
            if watching and time.monotonic() > due:
                due = time.monotonic() + PACE
                shown = True
                click.echo(f"\r{label} {number:,} of {len(items):,}{_ERASE}", nl=False, err=True)
            yield item
    finally:
        if shown:
            click.echo(f"\r{_ERASE}", nl=False, err=True)


_ERASE = "\x1b[K"
"""What a terminal erases the rest of a line at (ECMA-48)."""


def note(text: str) -> None:
    """Print a quiet line on stderr."""
    tell(text, dim=_colorful())


def write(text: str, *, people: bool) -> None:
    """Print `text`: UTF-8 for machines, in the locale's characters for people.

    Raises BadFile where stdout cannot be written, BrokenPipeError where its reader is gone.
    """
    data = text.encode(encoding(sys.stdout) if people else "utf-8", "backslashreplace")
    try:
        _pour(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BadFile(f"<stdout>: cannot be written: {error.strerror}") from None


def _pour(data: bytes) -> None:
    """Write all of `data`, also to a full pipe that does not wait or a disk nearly full."""
    # Below the buffer, which PYTHONUNBUFFERED takes away, a write tells how far it came.
    out = getattr(sys.stdout.buffer, "raw", sys.stdout.buffer)
    rest = memoryview(data)
    while rest:
        count = out.write(rest)
        if count is None:
            import select  # hardly anybody needs it

            select.select([], [out], [])
        else:
            rest = rest[count:]


def screen(output: Output) -> Screen:
    """Where the answer will be seen."""
    color = _colorful() if output.color == "auto" else output.color == "always"
    return Screen(
        width=terminal_width(sys.stdout) if sys.stdout.isatty() else None,
        color=color,
        header=not output.no_header,
        encoding=encoding(sys.stdout),
    )


def _colorful() -> bool:
    """Whether to color without being told to (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"
