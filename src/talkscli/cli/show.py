"""`show`: whole records, with what each value rests on and what refers to them."""

from collections.abc import Iterable
from typing import Any

import click

from talkscli.cli.data import answer_from, data_option, load, offer_ids
from talkscli.cli.output import Output, explained, output_options, print_answer
from talkscli.errors import BadQuestion
from talkscli.facts.fields import keys, references, row
from talkscli.facts.records import KINDS, Record
from talkscli.facts.sheet import Sheet
from talkscli.match import bare, resolve
from talkscli.text import did_you_mean
from talkscli.verifying.evidence import LEVELS, claims, levels, locators

LINKS = ("levels", "refers_to", "referred_by")
"""The keys that a record has here besides its own."""


def command(name: str) -> click.Command:
    """The command that shows whole records."""

    def run(ids: tuple[str, ...], data: tuple[str, ...], **given: Any) -> None:
        show(load(data), ids, Output(**given))

    columns = dict.fromkeys(key for cls in KINDS.values() for key in keys(cls))
    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(
                ["ids"], nargs=-1, required=True, metavar="ID...", shell_complete=offer_ids(*KINDS)
            ),
            *output_options((*columns, *LINKS)),
            data_option(),
        ],
        help="Show whole records: every field with its level and the words it rests on,"
        " then what the record refers to and what refers to it.\n\n"
        f"{explained(LEVELS)}",
        short_help="Whole records: each field with the words it rests on.",
        epilog="Example: talkscli show witkoff",
    )


def show(sheet: Sheet, ids: Iterable[str], output: Output) -> None:
    """Print the records with the ids, each once, in the order given."""
    known = {record.id: record for record in sheet}
    named = (record for id_ in ids for record in _found(sheet, known, id_))
    records = {record.id: record for record in named}.values()
    columns = dict.fromkeys(key for record in records for key in keys(type(record)))
    kinds = {**dict.fromkeys(sheet.sides, "side"), **{id_: one.kind for id_, one in known.items()}}
    print_answer(
        answer_from(
            sheet,
            rows=[_row(sheet, record) for record in records],
            columns=(*columns, *LINKS),
            brief=(),
            noun=kinds.__getitem__,
            cards=True,
        ),
        output,
        Record.noun,
    )


def _found(sheet: Sheet, known: dict[str, Record], id_: str) -> list[Record]:
    """The record with an id, in each sheet that has one; raises BadQuestion where none has."""
    if found := [record for own, record in known.items() if id_ in (own, bare(own))]:
        return found
    if any(id_ in (own, bare(own)) for own in sheet.sides):
        raise BadQuestion(f'"{id_}" is a side, expected the id of a record')
    meant = [one for one in resolve(id_, sheet.names) if one in known]
    near = f"; nearest: {', '.join(meant)}" if meant else did_you_mean(id_, known)
    raise BadQuestion(f'no record "{id_}"{near}')


def _row(sheet: Sheet, record: Record) -> dict[str, Any]:
    return {
        **row(record),
        "levels": levels(sheet, record),
        "locators": {name: locators(record, name) for name in claims(record)},
        "refers_to": _refers_to(record),
        "referred_by": tuple(one.id for one in sheet if record.id in _refers_to(one)),
    }


def _refers_to(record: Record) -> tuple[str, ...]:
    """The ids that a record holds, each once."""
    return tuple(dict.fromkeys(id_ for _, ids in references(record) for id_ in ids))
