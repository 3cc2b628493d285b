"""The way of an answer to stdout, which is the same for every command."""

import locale
import os
import sys
from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click
from msgspec.structs import replace

from talkscli import formats
from talkscli.errors import BadFile, BadQuestion, NothingFound
from talkscli.formats import Answer, Screen
from talkscli.text import did_you_mean, plural

C = TypeVar("C", bound=Callable[..., Any] | click.Command)


class Output(NamedTuple):
    """How the user wants the answer; the fields are named as the options' parameters are."""

    format: str
    fields: str | None
    limit: int | None
    no_header: bool
    color: str


def output_options() -> list[click.Option]:
    """The options of every command that prints records, less `--data`."""
    return [
        click.Option(
            ["-f", "--format", "format"],
            type=click.Choice(tuple(formats.FORMATS)),
            default="table",
            show_default=True,
            envvar="TALKSCLI_FORMAT",
            help="How to show the answer.",
        ),
        click.Option(["--fields"], metavar="A,B", help="Show these fields only, in this order."),
        click.Option(
            ["-n", "--limit"], type=click.IntRange(1), metavar="N", help="Show at most N records."
        ),
        click.Option(
            ["--no-header"],
            is_flag=True,
            help="Leave out the line of column names.",
        ),
        click.Option(
            ["--color"],
            type=click.Choice(("auto", "always", "never")),
            default="auto",
            show_default=True,
            help="Color the table; auto does at a terminal, unless NO_COLOR is set.",
        ),
    ]


def print_answer(
    answer: Answer, output: Output, nouns: tuple[str, str], empty: str | None = ""
) -> None:
    """Print an answer as the user wants it, and at a terminal how many records it has.

    Raises BadQuestion for a field that is none of the answer's, and NothingFound with
    the message `empty`, after printing, where there are no records (None: that is fine).
    """
    total = len(answer.rows)
    if output.fields is not None:
        columns = _chosen(output.fields, answer.columns)
        answer = replace(answer, columns=columns, brief=columns, chosen=True)
    if output.limit is not None:
        answer = replace(answer, rows=answer.rows[: output.limit])
    renderer = formats.load(output.format)
    write(renderer.render(answer, _screen(output)), people=renderer.FOR_PEOPLE)
    if not total and empty is not None:
        raise NothingFound(empty)
    if renderer.FOR_PEOPLE and at_terminal():
        note(_count(answer, total, nouns))


def _chosen(text: str, known: tuple[str, ...]) -> tuple[str, ...]:
    chosen = tuple(name.strip() for name in text.split(","))
    for name in chosen:
        if name not in known:
            near = did_you_mean(name, known) or f"; known: {', '.join(known)}"
            raise BadQuestion(f'no field "{name}"{near}')
    return tuple(dict.fromkeys(chosen))


def _count(answer: Answer, total: int, nouns: tuple[str, str]) -> str:
    shown = len(answer.rows)
    text = plural(total, *nouns) if shown == total else f"{shown:,} of {plural(total, *nouns)}"
    marked = any(set(row.get("inferred") or ()) & set(answer.brief) for row in answer.rows)
    return f"{text}; * inferred" if marked else text


def at_terminal() -> bool:
    """Whether a person watches both streams."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdout, sys.stderr))


def note(text: str) -> None:
    """Print a quiet line on stderr."""
    click.secho(text, err=True, dim=True, color=None if _colorful() else False)


def write(text: str, *, people: bool) -> None:
    """Print `text`: UTF-8 for machines, in the locale's characters for people.

    Raises BadFile where stdout cannot be written, BrokenPipeError where its reader is gone.
    """
    data = text.encode(_encoding() if people else "utf-8", "backslashreplace")
    if sys.stdout is None:
        raise BadFile("<stdout>: cannot be written: it is closed")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise BadFile(f"<stdout>: cannot be written: {error.strerror}") from None


def _screen(output: Output) -> Screen:
    terminal = sys.stdout is not None and sys.stdout.isatty()
    color = _colorful() if output.color == "auto" else output.color == "always"
    return Screen(
        width=_width() if terminal else None,
        color=color,
        header=not output.no_header,
        ascii=not _encoding().lower().startswith("utf"),
    )


def _width() -> int:
    """Columns of the terminal: COLUMNS if it is a number, else what the terminal says."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns[:6]) > 0:
        return int(columns[:6])
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return 80


def _colorful() -> bool:
    """Whether to color without being told to (no-color.org, force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and os.environ.get("TERM", "dumb") != "dumb"


def _encoding() -> str:
    """The encoding of the characters that the user's terminal shows.

    In the C locale Python writes UTF-8 nevertheless, which that locale cannot show;
    only where the user has asked for an encoding by name does Python's own word count.
    """
    if os.environ.get("PYTHONIOENCODING") or os.environ.get("PYTHONUTF8"):
        return sys.stdout.encoding if sys.stdout is not None else "ascii"
    return locale.getencoding()
