"""`show`: whole records, with what each value rests on and what refers to them."""

from collections.abc import Iterable
from typing import Any

import click

from talkscli.cli.data import answer_from, data_option, load, offer_ids
from talkscli.cli.output import Explained, Output, output_options, print_answer
from talkscli.errors import BadQuestion
from talkscli.sheet.fields import keys, references, row
from talkscli.sheet.names import bare, resolve, typed
from talkscli.sheet.records import KINDS, Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import did_you_mean
from talkscli.verify.evidence import LEVELS, claims, levels, locators

LINKS = ("levels", "refers_to", "referred_by")
"""The keys that a record has here besides its own."""


def command(name: str) -> click.Command:
    """The command that shows whole records."""

    def run(ids: tuple[str, ...], data: tuple[str, ...], **given: Any) -> None:
        show(load(data), ids, Output(**given))

    columns = dict.fromkeys(key for cls in KINDS.values() for key in keys(cls))
    return Explained(
        name,
        {"Levels": LEVELS},
        callback=run,
        params=[
            click.Argument(
                ["ids"], nargs=-1, required=True, metavar="ID...", shell_complete=offer_ids(*KINDS)
            ),
            *output_options((*columns, *LINKS)),
            data_option(),
        ],
        help="Show whole records: every field with its level and the words it rests on,"
        " then what the record refers to and what refers to it.",
        short_help="Whole records: each field with the words it rests on.",
        epilog="Example: talkscli show witkoff",
    )


def show(sheet: Sheet, ids: Iterable[str], output: Output) -> None:
    """Print the records with the ids, each once, in the order given."""
    known = _known(sheet)
    named = (record for id_ in ids for record in _found(sheet, known, id_))
    records = {record.id: record for record in named}.values()
    referred_by = _referred_by(sheet)
    columns = dict.fromkeys(key for record in records for key in keys(type(record)))
    kinds = {**dict.fromkeys(sheet.sides, "side"), **{record.id: record.kind for record in sheet}}
    print_answer(
        answer_from(
            sheet,
            rows=[_row(sheet, record, referred_by.get(record.id, [])) for record in records],
            columns=(*columns, *LINKS),
            brief=(),
            noun=kinds.__getitem__,
            cards=True,
        ),
        output,
        Record.noun,
    )


def _known(sheet: Sheet) -> dict[str, list[Record]]:
    """The records by what may be typed for their ids; several sheets may have the same."""
    known: dict[str, list[Record]] = {}
    for one in sheet.sheets:
        for record in one:
            for name in typed(record.id, one.id):
                known.setdefault(name, []).append(record)
    return known


def _found(sheet: Sheet, known: dict[str, list[Record]], id_: str) -> list[Record]:
    """The record with an id, in each sheet that has one; raises BadQuestion where none has."""
    if id_ in known:
        return known[id_]
    if any(id_ in typed(side, one.id) for one in sheet.sheets for side in one.sides):
        raise BadQuestion(
            f'"{id_}" is a side, expected the id of a record;'
            f" talkscli who --side {id_} shows its members"
        )
    ids = dict.fromkeys(record.id for record in sheet)
    meant = [
        one for part in sheet.sheets for one in resolve(id_, part.names, part.id) if one in ids
    ]
    near = f"; nearest: {', '.join(meant)}" if meant else did_you_mean(bare(id_), ids)
    raise BadQuestion(f'no record "{id_}"{near}')


def _row(sheet: Sheet, record: Record, referred_by: Iterable[str]) -> dict[str, Any]:
    return {
        **row(record),
        "levels": levels(sheet, record),
        "locators": {name: locators(record, name) for name in claims(record)},
        "refers_to": _refers_to(record),
        "referred_by": tuple(referred_by),
    }


def _refers_to(record: Record) -> tuple[str, ...]:
    """The ids that a record holds, each once."""
    return tuple(dict.fromkeys(id_ for _, ids in references(record) for id_ in ids))


def _referred_by(sheet: Sheet) -> dict[str, list[str]]:
    """For each id that is referred to, the ids of the records that name it."""
    naming: dict[str, list[str]] = {}
    for record in sheet:
        for id_ in _refers_to(record):
            naming.setdefault(id_, []).append(record.id)
    return naming
