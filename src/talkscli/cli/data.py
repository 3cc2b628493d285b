"""The sheets that a command asks, and the names in them that the user may give."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import chain
from typing import Any

import click

from talkscli.cli.output import watched
from talkscli.errors import BadQuestion, TalksError
from talkscli.formats import Answer
from talkscli.sheet import sheet, sheets
from talkscli.sheet.fields import referring
from talkscli.sheet.names import bare, resolve
from talkscli.sheet.records import KINDS, NONE
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import loose
from talkscli.text.terminal import all_of_few, nearest, one_line

NAME = f"Takes an id, a name or an alias, or words of one; {NONE}: where none is named."
"""The end of the help of every filter on names."""

Names = Mapping[str, tuple[str, ...]]
"""What each id is called."""

Offer = Callable[[click.Context, click.Parameter, str], list[Any]]
"""Completes what is typed of a parameter."""


class Sheets(click.Path):
    """Paths of sheets; the variable may hold several."""

    def split_envvar_value(self, rv: str) -> list[str]:
        """The paths in the variable; where nothing stands between separators there is none."""
        return [path for path in super().split_envvar_value(rv) if path]


def data_option() -> click.Option:
    """`--data`, for every command that asks a sheet."""
    return click.Option(
        ["--data"],
        multiple=True,
        type=Sheets(readable=False),  # we read it
        metavar="SHEET",
        shell_complete=offer_files,
        envvar="TALKSCLI_DATA",
        help="The fact sheet to ask, a folder of sheets, or - for standard input;"
        " give it again for more sheets. The bundled one by default.",
    )


def load(data: Sequence[str]) -> Sheet:
    """The sheets that `--data` names, else the bundled one."""
    refuse_twice(data)
    return sheets.load(data or (sheet.bundled(),), partial(watched, label="Reading"))


def refuse_twice(paths: Iterable[str]) -> None:
    """Raise BadQuestion where two of the files to read are standard input."""
    if list(paths).count("-") > 1:
        raise BadQuestion("standard input can be read only once, - is given twice")


def named(wanted: Sequence[str], groups: Mapping[str, Names], what: str) -> set[str]:
    """The ids that the user means, in the names of each sheet, given by its id, by themselves.

    Raises BadQuestion for a name that nobody has in any of them.
    """
    found: set[str] = set()
    for name in wanted:
        ids = [id_ for home, names in groups.items() for id_ in resolve(name, names, home)]
        if not ids:
            raise BadQuestion(f'unknown {what} "{name}"{_meant(name, groups.values())}')
        found.update(ids)
    return found


def _meant(name: str, groups: Collection[Names]) -> str:
    """The end of a message about an unknown name: the nearest, and the ids if they are few."""
    ids = list(dict.fromkeys(bare(id_) for names in groups for id_ in names))
    spellings = (one for names in groups for called in names.values() for one in called)
    near = nearest(bare(name), chain(ids, spellings))
    hint = (f"; nearest: {', '.join(near)}" if near else "") + all_of_few(ids)
    return hint or "; talkscli who lists the names"


Holds = Callable[[Collection[str]], bool]
"""Whether of the ids that a record holds there is one that is asked for."""


def by_reference(sheet: Sheet, wanted: Sequence[str], tables: tuple[str, ...], what: str) -> Holds:
    """A filter on ids of `tables`; a side stands for its members, too, and `none` for no id.

    Raises BadQuestion for a name that nobody has.
    """
    names = {one.id: one.called(tables) for one in sheet.sheets}
    given = [name for name in wanted if loose(name) != NONE]
    ids = with_members(sheet, named(given, names, what))
    if len(given) == len(wanted):
        return lambda held: not ids.isdisjoint(held)
    every = with_members(sheet, set().union(*names.values()))
    return lambda held: every.isdisjoint(held) or not ids.isdisjoint(held)


def with_members(sheet: Sheet, ids: set[str]) -> set[str]:
    """The ids, and those of the participants of every side among them."""
    if ids.isdisjoint(sheet.sides):
        return ids
    return ids | {one.id for one in sheet.records["participant"] if one.side in ids}


def columns_from(several: bool, columns: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of an answer; from several sheets, the second one tells which."""
    return (columns[0], "sheet", *columns[1:]) if several else columns


def answer_from(
    sheet: Sheet,
    rows: list[dict[str, Any]],
    columns: tuple[str, ...],
    brief: tuple[str, ...],
    **more: Any,
) -> Answer:
    """An answer from a sheet; from several, each row says which it is from."""
    if sheet.parts:
        brief = (*brief, "sheet")
        rows = [_from_a_sheet(sheet, row) for row in rows]
    return Answer(
        rows=rows,
        columns=columns_from(bool(sheet.parts), columns),
        brief=brief,
        name=sheet.name,
        references=_references(),
        sides=tuple(sheet.sides),
        **more,
    )


@cache
def _references() -> frozenset[str]:
    """The keys that hold ids, of whatever kind of record."""
    declared = (field.name for cls in KINDS.values() for field in referring(cls))
    return frozenset((*declared, "refers_to", "referred_by"))


def _from_a_sheet(sheet: Sheet, row: dict[str, Any]) -> dict[str, Any]:
    """A row that tells, behind its kind, which sheet it is from, if it is from any."""
    home = sheet.home.get(row.get("record") or row.get("id", ""))
    return {"kind": row["kind"], "sheet": home, **row}


def offer_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """Files, which the shell itself finds."""
    from click.shell_completion import CompletionItem  # only a shell that completes needs it

    return [CompletionItem(incomplete, type="file")]


def _offer(words: Callable[[Sheet], Mapping[str, str]]) -> Offer:
    """Offer words of the sheet, each with a help."""

    def offer(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        from click.shell_completion import CompletionItem  # only a shell that completes needs it

        try:
            known = words(load(ctx.params.get("data") or ()))
        except TalksError:
            return []
        begun = (word for word in known if word.startswith(incomplete))
        return [CompletionItem(word, help=known[word]) for word in begun]

    return offer


def offer_ids(*tables: str, also: Sequence[str] = ()) -> Offer:
    """Offer the ids of what stands in `tables`, each with what it is called, and words besides."""

    def words(sheet: Sheet) -> dict[str, str]:
        # Without the sheet before it an id means the same, and bash breaks words at a colon.
        called = {bare(id_): one_line(names[0])[:60] for id_, names in sheet.called(tables).items()}
        return {**called, **dict.fromkeys(also, "")}

    return _offer(words)


offer_units = _offer(
    lambda sheet: dict.fromkeys([one.unit for one in sheet.records["statistic"]], "")
)
"""Offer the units of the sheet's figures."""
