"""The look-up commands: the records of one kind, filtered."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import click

from talkscli import formats
from talkscli.cli.app import COMMANDS
from talkscli.cli.data import (
    NAME,
    answer_from,
    data_option,
    load,
    offer_ids,
    offer_units,
)
from talkscli.cli.filters import Filter, Keep, by_name, by_party, by_speaker, by_unit, chosen
from talkscli.cli.output import Output, output_options, print_answer
from talkscli.sheet.fields import as_tuple, fields, keys, references, row
from talkscli.sheet.names import bare
from talkscli.sheet.records import (
    NONE,
    PARTY,
    Claim,
    Document,
    Hurdle,
    Participant,
    Quote,
    Record,
    Source,
    Statistic,
    Talk,
)
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import begins_all, loose, loose_words
from talkscli.text.terminal import plural


class Lookup(NamedTuple):
    """A look-up command."""

    cls: type[Record]
    filters: tuple[Filter, ...]
    example: str
    tree: bool = False
    """Whether the records can be drawn as a tree."""


LOOKUPS = {
    "talks": Lookup(
        Talk,
        (
            Filter(
                "party",
                f"Who took part or was a host, in the talks or a track of them. {NAME}",
                by_party,
                offer=offer_ids(*PARTY, also=(NONE,)),
            ),
        ),
        "talkscli talks --party russia",
        tree=True,
    ),
    "who": Lookup(
        Participant,
        (
            by_name("side", Participant, "side", "The side they belong to."),
            chosen("type", Participant, "The sort of participant."),
            chosen("presence", Participant, "Their part in the talks."),
        ),
        "talkscli who --side us --type person",
    ),
    "documents": Lookup(
        Document,
        (by_name("party", Document, "parties", "Whom it involves."),),
        "talkscli documents --party ukraine",
    ),
    "hurdles": Lookup(
        Hurdle,
        (by_name("side", Hurdle, "sides", "A side it lies between."),),
        "talkscli hurdles --side russia",
    ),
    "quotes": Lookup(
        Quote,
        (
            *by_speaker(Quote),
            chosen("form", Quote, "A whole sentence, part of one, or a term set off by marks."),
        ),
        "talkscli quotes --speaker witkoff",
    ),
    "claims": Lookup(Claim, by_speaker(Claim), "talkscli claims --side ukraine"),
    "stats": Lookup(
        Statistic,
        (
            by_name(
                "reported_by",
                Statistic,
                "reported_by",
                "On whose account it is given.",
                what="source",
            ),
            Filter(
                "unit",
                "What is counted, such as drones, or a currency code.",
                by_unit,
                offer=offer_units,
            ),
        ),
        "talkscli stats --reported-by zelenskyy",
    ),
    "source": Lookup(Source, (), "talkscli source -f json"),
}


def command(name: str) -> click.Command:
    """The look-up command called `name`."""
    lookup = LOOKUPS[name]
    options = [
        click.Option(
            [f"--{one.option.replace('_', '-')}", one.option],
            multiple=True,
            type=click.Choice(one.choices) if one.choices else click.STRING,
            metavar=None if one.choices else "NAME",
            help=one.help,
            shell_complete=one.offer,
        )
        for one in lookup.filters
    ]
    if lookup.tree:
        text = "Draw each round: its sides, its tracks, what is on the table."
        options.append(click.Option(["--tree"], is_flag=True, help=text))

    def run(words: tuple[str, ...], data: tuple[str, ...], **given: Any) -> None:
        output = Output(**{key: given.pop(key) for key in Output._fields})
        drawn = given.pop("tree", False)
        if drawn:
            from talkscli.cli import tree  # it needs Rich

            tree.refuse(output)
        answer(load(data), lookup, words, given, output, drawn)

    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["words"], nargs=-1),
            *options,
            *output_options(keys(lookup.cls)),
            data_option(),
        ],
        help=f"{COMMANDS[name][1]}\n\nWORDS keep the records in which each begins a word.",
        epilog=f"Example: {lookup.example}",
    )


def answer(
    sheet: Sheet,
    lookup: Lookup,
    wanted: tuple[str, ...],
    given: dict[str, tuple[str, ...]],
    output: Output,
    drawn: bool = False,
) -> None:
    """Print the records that pass every filter; say which filter left none."""
    records: Sequence[Record] = sheet.records[lookup.cls.kind]
    empty = _none(sheet, lookup)
    for one in _filters(sheet, lookup, wanted, given):
        kept = [record for record in records if one.keep(record)]
        if records and not kept:
            empty = _why_empty(sheet, lookup, one, len(records))
        records = kept
    if drawn:
        from talkscli.cli.tree import print_tree  # it needs Rich

        print_tree(sheet, records, output, empty)
        return
    if lookup.cls is Source and output.fields is None and formats.load(output.format).FOR_PEOPLE:
        from talkscli.cli.source import print_source  # machines do not need it

        print_source(sheet, records, output, empty)
        return
    print_answer(
        answer_from(
            sheet,
            rows=[row(record) for record in records[: output.limit]],
            columns=keys(lookup.cls),
            brief=(*lookup.cls.brief, "where", "id"),
            main=lookup.cls.main,
        ),
        output,
        lookup.cls.noun,
        empty,
        total=len(records),
    )


class _InUse(NamedTuple):
    """A filter with what the user typed for it."""

    label: str
    keep: Keep
    nothing: str
    """What is said where it fits nothing in the sheet."""


def _filters(
    sheet: Sheet, lookup: Lookup, wanted: tuple[str, ...], given: dict[str, tuple[str, ...]]
) -> Iterable[_InUse]:
    """The filters in use."""
    for one in lookup.filters:
        if values := given[one.option]:
            option = f"--{one.option.replace('_', '-')}"
            label = " ".join(f"{option} {value}" for value in values)
            named = any(loose(value) != NONE for value in values)
            ending = f"for {'it' if len(values) == 1 else 'them'}" if named else "without one"
            nothing = f"{'known, but ' * named}{_none(sheet, lookup)} {ending}"
            yield _InUse(label, one.keep(sheet, values), f"{label}: {nothing}")
    if wanted:
        starts = [word for text in wanted for word in loose_words(text)]
        label = " ".join(wanted)
        yield _InUse(
            label,
            lambda record: bool(starts) and begins_all(starts, texts(sheet, record)),
            f'no {lookup.cls.noun[1]} with words that begin so: "{label}"',
        )


def texts(sheet: Sheet, record: Record) -> Iterable[str]:
    """All that can be looked for in a record, the names of whoever it refers to included."""
    yield bare(record.id)
    yield record.note or ""
    for name in fields(type(record)):
        yield from map(str, as_tuple(getattr(record, name)))
    for _, ids in references(record):
        for id_ in ids:
            yield from sheet.names[id_]


def _none(sheet: Sheet, lookup: Lookup) -> str:
    none = "none of the sheets records" if sheet.parts else "the sheet records no"
    return f"{none} {lookup.cls.noun[1]}"


def _why_empty(sheet: Sheet, lookup: Lookup, one: _InUse, others_kept: int) -> str:
    """Whether the filter fits nothing in the sheet, or only nothing that was left."""
    whole = sheet.records[lookup.cls.kind]
    if others_kept == len(whole) or not any(map(one.keep, whole)):
        return one.nothing
    others = f"the {plural(others_kept, *lookup.cls.noun)} that the other filters kept"
    return f"{one.label}: left none of {others}"
