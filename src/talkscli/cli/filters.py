"""The filters of the look-up commands: options that keep some of the records."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from talkscli.cli.data import NAME, Offer, by_reference, named, offer_ids
from talkscli.sheet.fields import as_tuple, fields
from talkscli.sheet.records import NONE, PARTY, Record
from talkscli.sheet.sheet import Sheet

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


def by_party(sheet: Sheet, wanted: Sequence[str]) -> Keep:
    """Keep talks in which somebody took part or was a host, and the rounds they are tracks of."""
    holds = by_reference(sheet, wanted, PARTY, "party")
    part_of = {talk.id: talk.part_of for talk in sheet.records["talk"]}
    people = {talk.id: (*talk.parties, *talk.hosts) for talk in sheet.records["talk"]}
    kept = {id_ for id_, named in people.items() if holds(named)}
    for id_ in [id_ for id_ in kept if people[id_]]:
        above = part_of[id_]
        while above is not None and above not in kept:
            kept.add(above)
            above = part_of[above]
    return lambda record: record.id in kept


def by_unit(sheet: Sheet, wanted: Sequence[str]) -> Keep:
    """Keep figures in one of the units, each given by name or by some of its words."""
    names = {
        one.id: {figure.unit: _unit_names(figure.unit) for figure in one.records["statistic"]}
        for one in sheet.sheets
    }
    ids = named(wanted, names, "unit")
    return lambda record: record.unit in ids


def _unit_names(unit: str) -> tuple[str, ...]:
    """A unit, and what a currency is called."""
    from talkscli.quantity.currencies import CODES, NAMES  # no other question needs it
    from talkscli.quantity.units import singular

    first, _, last = unit.rpartition(" ")
    one = f"{first} {singular(last)}".strip()
    named = (name for name, codes in NAMES.items() if unit in codes)
    return (unit, *named) if unit in CODES else tuple(dict.fromkeys((unit, one)))


def by_speakers_side(sheet: Sheet, wanted: Sequence[str]) -> Keep:
    """Keep quotes or claims with a speaker who belongs to one of the sides."""
    holds = by_reference(sheet, wanted, ("side",), "side")
    return lambda record: holds(record.speakers)


def by_speaker(cls: type[Record]) -> tuple[Filter, Filter]:
    """Filter on speakers, and on the sides that they belong to."""
    side, offer = f"The side of a speaker. {NAME}", offer_ids("side", also=(NONE,))
    return (
        by_name("speaker", cls, "speakers", "Who said it."),
        Filter("side", side, by_speakers_side, offer=offer),
    )
