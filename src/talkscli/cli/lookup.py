"""The look-up commands: the records of one kind, filtered."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import click

from talkscli.cli.data import (
    NAME,
    Offer,
    answer_from,
    by_reference,
    data_option,
    load,
    named,
    offer_ids,
    offer_units,
)
from talkscli.cli.output import Output, output_options, print_answer
from talkscli.sheet.fields import as_tuple, fields, keys, references, row
from talkscli.sheet.names import bare
from talkscli.sheet.records import (
    NONE,
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
from talkscli.text.folding import begins_all, loose, words
from talkscli.text.terminal import plural

Keep = Callable[[Any], bool]
"""Whether a record stays."""


class Filter(NamedTuple):
    """An option that keeps some of the records."""

    option: str
    help: str
    keep: Callable[[Sheet, Sequence[str]], Keep]
    """From the sheet and the values given; a record that fits any of them stays."""
    choices: tuple[str, ...] | None = None
    offer: Offer | None = None
    """What a shell offers for the option."""


class Lookup(NamedTuple):
    """A look-up command."""

    cls: type[Record]
    filters: tuple[Filter, ...]
    example: str
    tree: bool = False
    """Whether the records can be drawn as a tree."""


def chosen(option: str, cls: type[Record], help: str) -> Filter:
    """Filter on a field that has a fixed list of values."""

    def keep(sheet: Sheet, wanted: Sequence[str]) -> Keep:
        return lambda record: getattr(record, option) in wanted

    return Filter(option, help, keep, fields(cls)[option].choices)


def by_name(
    option: str, cls: type[Record], field: str, help: str, what: str | None = None
) -> Filter:
    """Filter on a field that holds ids; `what` is what messages call a value of the option."""
    tables = fields(cls)[field].refers

    def keep(sheet: Sheet, wanted: Sequence[str]) -> Keep:
        holds = by_reference(sheet, wanted, tables, what or option)
        return lambda record: holds(as_tuple(getattr(record, field)))

    return Filter(option, f"{help} {NAME}", keep, offer=offer_ids(*tables, also=(NONE,)))


def by_unit(sheet: Sheet, wanted: Sequence[str]) -> Keep:
    """Keep figures in one of the units, each given by name or by some of its words."""
    names = {
        one.id: {record.unit: (record.unit,) for record in one.records["statistic"]}
        for one in sheet.sheets
    }
    ids = named(wanted, names, "unit")
    return lambda record: record.unit in ids


def by_speakers_side(sheet: Sheet, wanted: Sequence[str]) -> Keep:
    """Keep quotes of which a speaker belongs to one of the sides."""
    holds = by_reference(sheet, wanted, ("side",), "side")
    return lambda record: holds(record.speakers)


LOOKUPS = {
    "talks": Lookup(
        Talk,
        (by_name("party", Talk, "parties", "Who took part."),),
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
            by_name("speaker", Quote, "speakers", "Who said it."),
            Filter(
                "side",
                f"The side of a speaker. {NAME}",
                by_speakers_side,
                offer=offer_ids("side", also=(NONE,)),
            ),
            chosen("form", Quote, "A whole sentence, part of one, or a term set off by marks."),
        ),
        "talkscli quotes --speaker witkoff",
    ),
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
        help=f"{_purpose(lookup)}\n\nWORDS keep the records in which each begins a word.",
        short_help=_purpose(lookup),
        epilog=f"Example: {lookup.example}",
    )


def _purpose(lookup: Lookup) -> str:
    return (lookup.cls.__doc__ or "").partition("\n")[0]


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
    print_answer(
        answer_from(
            sheet,
            rows=[row(record) for record in records[: output.limit]],
            columns=keys(lookup.cls),
            brief=(*lookup.cls.brief, "where", "id"),
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
        starts = [word for text in wanted for word in words(loose(text))]
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


def _why_empty(sheet: Sheet, lookup: Lookup, one: _InUse, before: int) -> str:
    """Whether the filter fits nothing in the sheet, or only nothing that was left."""
    whole = sheet.records[lookup.cls.kind]
    if before == len(whole) or not any(map(one.keep, whole)):
        return one.nothing
    others = f"the {plural(before, *lookup.cls.noun)} that the other filters kept"
    return f"{one.label}: left none of {others}"
