"""`show`: whole records, with what each value rests on and what refers to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import click

from talkscli import files
from talkscli.cli.data import (
    answer_from,
    data_option,
    load,
    offer_files,
    offer_ids,
    refuse_twice,
)
from talkscli.cli.output import Explained, Output, output_options, print_answer
from talkscli.errors import BadQuestion
from talkscli.sheet.fields import keys, references, row
from talkscli.sheet.names import bare, resolve, typed
from talkscli.sheet.records import KINDS, Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import loose
from talkscli.text.terminal import did_you_mean
from talkscli.verify.evidence import LEVELS, levels, locators, reported


class Link(NamedTuple):
    """A record that names another, or a side."""

    naming: str
    field: str
    named: str


PASSAGES = "passages"
"""The key that a record has here where the article is given."""
LINKS = ("levels", "refers_to", "referred_by")
"""The keys that a record has here besides its own."""


def command(name: str) -> click.Command:
    """The command that shows whole records."""

    def run(ids: tuple[str, ...], data: tuple[str, ...], article: str | None, **given: Any) -> None:
        refuse_twice((*data, *([article] if article else [])))
        show(load(data), ids, Output(**given), article)

    columns = dict.fromkeys(key for cls in KINDS.values() for key in keys(cls))
    return Explained(
        name,
        {"Levels": LEVELS},
        callback=run,
        params=[
            click.Argument(
                ["ids"], nargs=-1, required=True, metavar="ID...", shell_complete=offer_ids(*KINDS)
            ),
            click.Option(
                ["--article"],
                metavar="FILE",
                shell_complete=offer_files,
                help="The sheet's article, - for standard input: each paragraph that a record"
                " rests on is shown, the words marked.",
            ),
            *output_options((*columns, *LINKS, PASSAGES)),
            data_option(),
        ],
        help="Show whole records: every field with its level and the words it rests on,"
        " then what the record refers to and what refers to it.",
        epilog="Example: talkscli show witkoff",
    )


def show(sheet: Sheet, ids: Iterable[str], output: Output, article: str | None) -> None:
    """Print the records with the ids, each once, in the order given.

    With an `article`, the paragraphs that they rest on are shown, too.
    """
    known = _known(sheet)
    named = (record for id_ in ids for record in _found(sheet, known, id_))
    records = {record.id: record for record in named}.values()
    of: dict[str, list[Link]] = defaultdict(list)
    to: dict[str, list[Link]] = defaultdict(list)
    for link in _links(sheet):
        of[link.naming].append(link)
        to[link.named].append(link)
    columns = dict.fromkeys(key for record in records for key in keys(type(record)))
    kinds = {**dict.fromkeys(sheet.sides, "side"), **{record.id: record.kind for record in sheet}}
    rows = [_row(sheet, one, of[one.id], to[one.id]) for one in records]
    if article is not None:
        from talkscli.verify import article as articles  # a look-up needs neither
        from talkscli.verify.marked import passages

        data = files.read_bytes(article, files.TEXT_LIMIT)
        for one, shown in zip(records, rows, strict=True):
            text = articles.decode(data, article, _paragraphs(sheet, one))
            shown[PASSAGES] = dict(passages(sheet, one, text.paragraphs))
    print_answer(
        answer_from(
            sheet,
            rows=rows,
            columns=(*columns, *LINKS, *([PASSAGES] if article is not None else [])),
            brief=(),
            noun=kinds.__getitem__,
            cards=True,
        ),
        output,
        Record.noun,
    )


def _paragraphs(sheet: Sheet, record: Record) -> int | None:
    """How many paragraphs the article of a record has."""
    home = sheet.home.get(record.id)
    return next(one.source.paragraphs for one in sheet.sheets if home in (None, one.id))


def _known(sheet: Sheet) -> dict[str, list[Record]]:
    """The records by what may be typed for their ids; several sheets may have the same."""
    known: dict[str, list[Record]] = {}
    for one in sheet.sheets:
        for record in one:
            for name in typed(record.id, one.id):
                known.setdefault(name, []).append(record)
    return known


def _found(sheet: Sheet, known: dict[str, list[Record]], id_: str) -> list[Record]:
    """The record with an id, in each sheet that has one, or the only one with a name.

    Raises BadQuestion where there is none.
    """
    if id_ in known:
        return known[id_]
    meant = [one for part in sheet.sheets for one in resolve(id_, part.names, part.id)]
    records = [one for one in dict.fromkeys(meant) if one not in sheet.sides]
    if len(set(map(bare, records))) == 1:
        return known[bare(records[0])]
    if not records and meant:
        side = id_ if ":" in id_ else bare(meant[0])
        raise BadQuestion(
            f'"{id_}" is a side, expected the id of a record;'
            f" talkscli who --side {side} shows its members"
        )
    ids = dict.fromkeys(record.id for record in sheet)
    near = f"; nearest: {', '.join(records)}" if records else did_you_mean(bare(id_), ids)
    near = near or "; talkscli search finds ids by words"
    raise BadQuestion(f'no record "{id_}"{near}')


def _row(
    sheet: Sheet, record: Record, naming: Iterable[Link], named: Iterable[Link]
) -> dict[str, Any]:
    return {
        **row(record),
        "levels": levels(sheet, record),
        "locators": {name: locators(record, name) for name in reported(record)},
        "refers_to": _each(link.named for link in naming),
        "referred_by": _each(link.naming for link in named),
        "named_as": tuple((link.naming, link.field) for link in named),
    }


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))


def _links(sheet: Sheet) -> Iterator[Link]:
    """Every mention of an id in a record; an organization is one by a participant's name."""
    participants = sheet.records["participant"]
    called = {
        (sheet.home.get(one.id), loose(name)): one.id
        for one in participants
        for name in (one.name, *one.aliases)
    }
    for record in sheet:
        for field, ids in references(record):
            yield from (Link(record.id, field.name, id_) for id_ in ids)
    for one in participants:
        named = called.get((sheet.home.get(one.id), loose(one.organization or "")))
        if named:
            yield Link(one.id, "organization", named)
