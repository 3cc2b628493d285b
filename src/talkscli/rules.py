"""The rules that decoded records must keep among themselves."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from talkscli.fields import Field, as_tuple, fields, parse_locator, references
from talkscli.records import Record
from talkscli.text import did_you_mean

LOCATOR = '"P<paragraph>" or "P<paragraph>: words"'
"""What messages call a locator."""


class Problem(NamedTuple):
    """Something wrong in a sheet, by table, entry (counted from 0) and field."""

    table: str
    ordinal: int
    field: str
    message: str


class Report:
    """Collects problems; one field is faulted once, for what follows from it is noise."""

    def __init__(self) -> None:
        self.problems: dict[tuple[str, int, str], Problem] = {}

    def __call__(self, table: str, ordinal: int, field: str, message: str) -> None:
        """Note a problem."""
        self.problems.setdefault((table, ordinal, field), Problem(table, ordinal, field, message))

    def has(self, table: str, ordinal: int, *names: str) -> bool:
        """Whether the entry as a whole or one of the fields has been faulted."""
        return any((table, ordinal, name) in self.problems for name in ("", *names))


def check(
    sides: Mapping[str, Any], records: Mapping[str, Sequence[Record]], report: Report
) -> None:
    """Report every id, reference, locator and number that breaks the rules."""
    tables = _ids(sides, records, report)
    source = records["source"]
    last = getattr(source[0], "paragraphs", None) if source else None
    for kind, entries in records.items():
        for ordinal, record in enumerate(entries):
            _evidence(kind, ordinal, record, report)
            _locators(kind, ordinal, record, last, report)
            _references(kind, ordinal, record, tables, report)
            _numbers(kind, ordinal, record, report)
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


@cache
def _facts(cls: type[Record]) -> tuple[Field, ...]:
    return tuple(field for field in fields(cls).values() if field.fact)


def _evidence(kind: str, ordinal: int, record: Record, report: Report) -> None:
    """Every fact is located or inferred, not both; nothing absent is either."""
    at, inferred = record.at, record.inferred
    for field in _facts(type(record)):
        name = field.name
        if name in at or name in inferred or getattr(record, name) in (None, ()):
            continue
        if field.rests_on in at or report.has(kind, ordinal, name, "at", f"at.{name}", "inferred"):
            continue
        message = (
            f'no evidence, expected at.{name} = "P<paragraph>: words", or "{name}" in inferred'
        )
        report(kind, ordinal, name, message)
    for name in at:
        if name in inferred:
            report(
                kind,
                ordinal,
                f"at.{name}",
                "located, but also in inferred, expected one of the two",
            )
        _present(kind, ordinal, record, name, f"at.{name}", report)
    for name in inferred:
        _present(kind, ordinal, record, name, "inferred", report)


def _present(
    kind: str, ordinal: int, record: Record, name: str, place: str, report: Report
) -> None:
    """The field that `place` speaks of exists and has a value."""
    known = fields(type(record))
    if name not in known:
        report(kind, ordinal, place, f'no field "{name}"{did_you_mean(name, known)}')
    elif getattr(record, name) in (None, ()) and not report.has(kind, ordinal, name):
        report(kind, ordinal, place, f'the record has no "{name}"')


def _locators(kind: str, ordinal: int, record: Record, last: int | None, report: Report) -> None:
    """Every locator can be read, and names a paragraph that the article has."""
    for name, place in record.at.items():
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


def _references(
    kind: str, ordinal: int, record: Record, tables: Mapping[str, str], report: Report
) -> None:
    for field, ids in references(record):
        for id_ in ids:
            if tables.get(id_) not in field.refers:
                known = [one for one, table in tables.items() if table in field.refers]
                what = " or ".join(field.refers)
                report(kind, ordinal, field.name, f'no {what} "{id_}"{did_you_mean(id_, known)}')


def _numbers(kind: str, ordinal: int, record: Record, report: Report) -> None:
    value = getattr(record, "value", 0)
    if isinstance(value, float) and not math.isfinite(value):
        report(kind, ordinal, "value", f"found {value}, expected a finite number")
    elif isinstance(value, int) and abs(value) >= 2**63:
        report(kind, ordinal, "value", "found a number too large, expected one below 2^63")


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
