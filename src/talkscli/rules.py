"""The rules that decoded records must keep among themselves."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from talkscli.fields import Field, as_tuple, fields, parse_locator
from talkscli.records import Record
from talkscli.text import did_you_mean

LOCATOR = '"P<paragraph>" or "P<paragraph>: words"'
"""What messages call a locator."""
ABSENT = (None, ())
"""The values of a field that a record does not have."""


class Problem(NamedTuple):
    """Something wrong in a sheet, by table, entry (counted from 0) and field."""

    table: str
    ordinal: int
    field: str
    message: str


class Report:
    """Collects problems, and knows which fields have one already."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self._faulted: set[tuple[str, int, str]] = set()

    def __call__(self, table: str, ordinal: int, field: str, message: str) -> None:
        """Note a problem."""
        problem = Problem(table, ordinal, field, message)
        self.problems.append(problem)
        self._faulted.add((table, ordinal, field))

    def has(self, table: str, ordinal: int, *names: str) -> bool:
        """Whether the entry as a whole or one of the fields has been faulted."""
        return any((table, ordinal, name) in self._faulted for name in ("", *names))


def check(
    sides: Mapping[str, Any], records: Mapping[str, Sequence[Record]], report: Report
) -> None:
    """Report every id, reference, locator and number that breaks the rules."""
    tables = _ids(sides, records, report)
    source = records["source"]
    last = getattr(source[0], "paragraphs", None) if source else None
    sound: set[Any] = set()
    for kind, entries in records.items():
        for ordinal, record in enumerate(entries):
            _evidence(kind, ordinal, record, report)
            _locators(kind, ordinal, record, last, report, sound)
            _references(kind, ordinal, record, tables, report)
    for ordinal, record in enumerate(records["statistic"]):
        _number(ordinal, record, report)
    _tracks(records["talk"], report)


def _ids(
    sides: Mapping[str, Any], records: Mapping[str, Sequence[Record]], report: Report
) -> dict[str, str]:
    """The table that each id stands in; an id that stands twice is reported."""
    tables = dict.fromkeys(sides, "side")
    for kind, entries in records.items():
        for ordinal, record in enumerate(entries):
            if record.id in tables:
                taken = tables[record.id]
                report(kind, ordinal, "id", f'"{record.id}" is taken already, by a {taken}')
            elif record.id is not None:
                tables[record.id] = kind
    return tables


class _Duties(NamedTuple):
    """What the rules ask of the fields of one kind, worked out once."""

    facts: tuple[tuple[str, str | None], ...]
    """Each with the field whose locator serves where it has none."""
    references: tuple[Field, ...]


@cache
def _duties(cls: type[Record]) -> _Duties:
    declared = fields(cls).values()
    return _Duties(
        tuple((field.name, field.rests_on) for field in declared if field.fact),
        tuple(field for field in declared if field.refers),
    )


@cache
def _sound(
    cls: type[Record], located: tuple[str, ...], inferred: tuple[str, ...]
) -> Callable[[Record], bool] | None:
    """A quick test for records with this evidence, of which a sheet has many; None: no such."""
    known = fields(cls)
    covered = {*located, *inferred}
    if not covered <= known.keys() or len(covered) < len(located) + len(inferred):
        return None
    bare = [
        name
        for name, rests_on in _duties(cls).facts
        if name not in covered and rests_on not in located
    ]
    # Two names that every record has keep the getters' results tuples, whatever is asked.
    present = attrgetter("id", "id", *covered)
    absent = attrgetter("note", "note", *bare)
    allowed = {*ABSENT}

    def test(record: Record) -> bool:
        held = present(record)
        return None not in held and () not in held and allowed.issuperset(absent(record)[2:])

    return test


def _evidence(kind: str, ordinal: int, record: Record, report: Report) -> None:
    """Every fact is located or inferred, not both; nothing absent is either."""
    at, inferred = record.at, record.inferred
    sound = _sound(type(record), tuple(at), inferred)
    if sound and sound(record):
        return
    for name, rests_on in _duties(type(record)).facts:
        if name in at or name in inferred or getattr(record, name) in ABSENT:
            continue
        if rests_on in at or report.has(kind, ordinal, name, "at", f"at.{name}", "inferred"):
            continue
        message = (
            f'no evidence, expected at.{name} = "P<paragraph>: words", or "{name}" in inferred'
        )
        report(kind, ordinal, name, message)
    known = fields(type(record))
    for name in (*at, *inferred):
        if name not in known or getattr(record, name) in ABSENT:
            place = f"at.{name}" if name in at else "inferred"
            _present(kind, ordinal, record, name, place, report)
    if inferred:
        for name in at.keys() & {*inferred}:
            message = "located, but also in inferred, expected one of the two"
            report(kind, ordinal, f"at.{name}", message)


def _present(
    kind: str, ordinal: int, record: Record, name: str, place: str, report: Report
) -> None:
    """The field that `place` speaks of exists and has a value."""
    known = fields(type(record))
    if name not in known:
        report(kind, ordinal, place, f'no field "{name}"{did_you_mean(name, known)}')
    elif getattr(record, name) in ABSENT and not report.has(kind, ordinal, name):
        report(kind, ordinal, place, f'the record has no "{name}"')


def _locators(
    kind: str,
    ordinal: int,
    record: Record,
    last: int | None,
    report: Report,
    sound: set[Any],
) -> None:
    """Every locator can be read, and names a paragraph of the article; `sound` is known to."""
    for name, place in record.at.items():
        if place in sound:
            continue
        if place == ():
            report(kind, ordinal, f"at.{name}", f"found an empty list, expected {LOCATOR}")
        for text in as_tuple(place):
            locator = parse_locator(text)
            if locator is None:
                report(kind, ordinal, f"at.{name}", f'found "{text}", expected {LOCATOR}')
            elif last is not None and locator.paragraph > last:
                message = (
                    f"found P{locator.paragraph}, expected P1 to P{last}, the article's paragraphs"
                )
                report(kind, ordinal, f"at.{name}", message)
            else:
                sound.add(text)


def _references(
    kind: str, ordinal: int, record: Record, tables: Mapping[str, str], report: Report
) -> None:
    for field in _duties(type(record)).references:
        for id_ in as_tuple(getattr(record, field.name)):
            if tables.get(id_) not in field.refers:
                known = [one for one, table in tables.items() if table in field.refers]
                what = " or ".join(field.refers)
                report(kind, ordinal, field.name, f'no {what} "{id_}"{did_you_mean(id_, known)}')


def _number(ordinal: int, record: Any, report: Report) -> None:
    value = record.value
    if isinstance(value, float) and not math.isfinite(value):
        report("statistic", ordinal, "value", f"found {value}, expected a finite number")
    elif isinstance(value, int) and abs(value) >= 2**63:
        report("statistic", ordinal, "value", "found a number too large, expected one below 2^63")


def _tracks(talks: Sequence[Any], report: Report) -> None:
    """No talk is part of itself, not by way of others either."""
    part_of = {talk.id: talk.part_of for talk in talks}
    for ordinal, talk in enumerate(talks):
        seen, whole = {talk.id}, talk.part_of
        while whole in part_of and whole not in seen:
            seen.add(whole)
            whole = part_of[whole]
        if whole is not None and whole == talk.id:
            report("talk", ordinal, "part_of", f'"{talk.id}" is part of itself')
