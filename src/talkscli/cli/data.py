"""The sheet that a command asks, and the names in it that the user may give."""

from collections.abc import Mapping, Sequence

import click

from talkscli import sheet
from talkscli.errors import BadQuestion
from talkscli.match import resolve
from talkscli.sheet import Sheet
from talkscli.text import did_you_mean


def data_option() -> click.Option:
    """`--data`, for every command that asks a sheet."""
    return click.Option(
        ["--data"],
        metavar="SHEET",
        envvar="TALKSCLI_DATA",
        help="The fact sheet to ask, - for standard input; the bundled one by default.",
    )


def load(data: str | None) -> Sheet:
    """The sheet that `--data` names, else the bundled one."""
    return sheet.load(sheet.bundled() if data is None else data)


def named(wanted: Sequence[str], names: Mapping[str, tuple[str, ...]], what: str) -> set[str]:
    """The ids that the user means; raises BadQuestion for a name that nobody has."""
    found: set[str] = set()
    for name in wanted:
        ids = resolve(name, names)
        if not ids:
            spellings = [spelling for id_, called in names.items() for spelling in (id_, *called)]
            raise BadQuestion(f'unknown {what} "{name}"{did_you_mean(name, spellings)}')
        found.update(ids)
    return found
