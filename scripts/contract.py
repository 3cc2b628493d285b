"""The tables of docs/contract.md: made from the program, read again, and kept as promised.

Cog calls what prints a table. `python -m scripts.contract` adds to tests/contract.json what
the page promises beyond it; it takes nothing away.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from talkscli.check.verdicts import PASSING, SORTS, VERDICTS
from talkscli.cli import lookup
from talkscli.cli.app import SECTIONS, cli
from talkscli.cli.data import data_option
from talkscli.cli.diff import CHANGES
from talkscli.cli.output import output_options
from talkscli.sheet.fields import Field, fields
from talkscli.verify.evidence import LEVELS
from talkscli.verify.verification import FAILURES, OUTCOMES

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "contract.md"
PROMISED = ROOT / "tests" / "contract.json"

NONE = "–"
"""Stands in a cell that has nothing to say."""
PROSE = "meaning"
"""The column that is for people alone: its words are no promise."""
ORDERED = "key"
"""How the first column of tables is called whose order is a promise; others may be rearranged."""

Row = list[str]
Tables = dict[str, dict[str, list[Row]]]
"""By heading and by the name of the first column: the rows, less the column of prose."""

TYPES = {"str": "text", "int": "number", "float": "number"}


def _table(titles: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table, in which a bar must be escaped."""
    for cells in (titles, ["---"] * len(titles), *rows):
        print("|", " | ".join(cell.replace("|", "\\|") for cell in cells), "|")


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names) or NONE


def _command(name: str) -> click.Command:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None, name
    return command


def heading(name: str) -> None:
    """Print a command's heading: its name and arguments as they are typed."""
    command = _command(name)
    with click.Context(command, info_name=name) as context:
        pieces = [piece for piece in command.collect_usage_pieces(context) if "OPTION" not in piece]
    print(f"### `{' '.join([name, *pieces])}`\n")


def options(name: str) -> None:
    """Print the options of a command, less those that every command with records has."""
    known = {param.opts[-1] for param in _shared()}
    own = [param for param in _command(name).params if param.opts[-1] not in known]
    _options(param for param in own if isinstance(param, click.Option))


def shared_options() -> None:
    """Print the options of every command that prints records."""
    _options(_shared())


def _shared() -> list[click.Option]:
    return [*output_options(()), data_option()]


def _options(params: Iterable[click.Option]) -> None:
    rows = [_option(param) for param in params]
    if rows:
        titles = ("option", "short", "takes", "again", "default", "variable", PROSE)
        _table(titles, rows)
        print()


def _option(param: click.Option) -> Row:
    spelled = sorted((name for name in param.opts if name.startswith("-")), key=len)
    choice = param.type.choices if isinstance(param.type, click.Choice) else ()
    given = isinstance(param.default, str)
    return [
        _code(spelled[-1:]),
        _code(spelled[:-1]),
        NONE if param.is_flag else _code(choice) if choice else str(param.metavar),
        "yes" if param.multiple else "no",
        f"`{param.default}`" if given else NONE,
        _code([param.envvar] if isinstance(param.envvar, str) else []),
        param.help or "",
    ]


def lookups() -> None:
    """Print for each look-up command what it takes and the keys of its records."""
    for name in SECTIONS["Look up"]:
        heading(name)
        print(f"{(lookup.LOOKUPS[name].cls.__doc__ or '').splitlines()[0]}\n")
        options(name)
        rows = [_key(field) for field in fields(lookup.LOOKUPS[name].cls).values()]
        _table((ORDERED, "type", "absent", PROSE), rows)
        print()


def _key(field: Field) -> Row:
    """What a record holds under the key of one of its fields."""
    named = re.findall(r"\b(str|int|float)\b", str(field.type.__origin__))
    sort = "list" if field.many else TYPES[named[0]] if named else "text"
    absent = NONE if field.required else "`[]`" if field.many else "`null`"
    meaning = field.description
    if field.refers:
        meaning += f" {'Ids' if field.many else 'Id'}: {' or '.join(field.refers)}."
    if field.choices:
        sort = f"text of {_code(field.choices)}"
    return [f"`{field.name}`", sort, absent, meaning]


MEANINGS: dict[str, Mapping[Any, str]] = {
    "verdict": VERDICTS,
    "sort": SORTS,
    "outcome": OUTCOMES,
    "level": LEVELS,
    "change": CHANGES,
}


def values(name: str) -> None:
    """Print the values that a key may have, each with what it means."""
    meanings = MEANINGS[name]
    told = {
        "verdict": ("passes", lambda one: one in (*PASSING, "ignored")),
        "outcome": ("holds", lambda one: one not in FAILURES),
    }
    if name not in told:
        _table((name, PROSE), ([f"`{one}`", meaning] for one, meaning in meanings.items()))
        return
    title, good = told[name]
    rows = (
        [f"`{one}`", "yes" if good(one) else "no", meaning] for one, meaning in meanings.items()
    )
    _table((name, title, PROSE), rows)


def read(text: str) -> Tables:
    """The tables of the page, by heading and by the name of their first column."""
    tables: Tables = {}
    under, rows, prose = "", None, None
    for line in text.splitlines():
        if line.startswith("#"):
            under, *arguments = line.lstrip("# ").strip("`").split(" " if "`" in line else "\n")
            if "`" in line:
                tables[under] = {"argument": [*map(_argument, range(1, 9), arguments)]}
        if not line.startswith("|"):
            rows = None
            continue
        cells = [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if rows is None:
            rows = tables.setdefault(under, {}).setdefault(cells[0], [])
            prose = cells.index(PROSE) if PROSE in cells else len(cells)
        elif set(cells) != {"---"}:
            rows.append(cells[:prose] + cells[prose + 1 :] if prose is not None else cells)
    return tables


def _argument(number: int, typed: str) -> Row:
    """An argument as a row: how it is typed, or what it may be."""
    return [str(number), _code(typed.strip("{}").split("|") if "{" in typed else [typed])]


def lost(promised: Tables, tables: Tables) -> list[str]:
    """What was promised and does not stand in the tables, or stands there otherwise."""
    faults = []
    for under, named in promised.items():
        for title, rows in named.items():
            now = tables.get(under, {}).get(title, [])
            if title.endswith(ORDERED):
                pairs = zip(rows, [*now, *[[]] * len(rows)], strict=False)
                gone = [row for row, one in pairs if not _kept(row, one)]
            else:
                gone = [row for row in rows if not any(_kept(row, one) for one in now)]
            faults += [f"{under}: {title} {' | '.join(row)}" for row in gone]
    return faults


def _kept(row: Row, now: Row) -> bool:
    """Whether a row says what it said; a list of choices may have grown."""
    return len(row) == len(now) and row[0] == now[0] and all(map(_holds, row[1:], now[1:]))


def _holds(cell: str, now: str) -> bool:
    names = names_in(cell)
    same = cell.partition("`")[0] == now.partition("`")[0]
    return same and set(names) <= set(names_in(now)) if names else cell == now


def names_in(cell: str) -> list[str]:
    """What stands between backticks in a cell."""
    return re.findall("`([^`]+)`", cell)


def added(promised: Tables, tables: Tables) -> Tables:
    """What was promised, and what the tables promise beyond it."""
    both: Tables = {under: dict(named) for under, named in promised.items()}
    for under, named in tables.items():
        for title, rows in named.items():
            kept = both.setdefault(under, {}).get(title, [])
            known = {row[0]: row for row in kept}
            grown = {row[0]: row for row in rows if row[0] in known and _kept(known[row[0]], row)}
            new = [row for row in rows if row[0] not in known]
            both[under][title] = [grown.get(row[0], row) for row in kept] + new
    return both


def main() -> None:
    """Keep what the page promises beyond what has been promised."""
    promised = json.loads(PROMISED.read_text(encoding="utf-8")) if PROMISED.exists() else {}
    tables = added(promised, read(PAGE.read_text(encoding="utf-8")))
    text = json.dumps(tables, ensure_ascii=False, indent=1)
    # A row a line, so that what is taken away shows as a line taken away.
    text = re.sub(r"\[\n {4}(.*?)\n {3}\]", lambda row: re.sub(r"\n +", " ", f"[{row[1]}]"), text,
                  flags=re.DOTALL)  # fmt: skip
    PROMISED.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
