"""From parsed TOML to records, and everything in it that is of the wrong shape.

msgspec decodes a whole table at once but stops at its first fault. A table with a
fault in it is therefore gone through again, field by field.
"""

import datetime
from collections.abc import Mapping
from typing import Any, Literal, get_args, get_origin

from msgspec import ValidationError, convert

from talkscli.sheet.fields import Field, fields
from talkscli.sheet.records import KINDS, Record, Slug, Text
from talkscli.sheet.rules import A_LOCATOR, Report
from talkscli.text.terminal import did_you_mean, nearest

FORMAT = 1
"""The version of the sheet format that this program reads."""

Sides = dict[str, tuple[str, ...]]
Records = dict[str, tuple[Record, ...]]


def decode(document: Mapping[str, Any], report: Report) -> tuple[Sides, Records]:
    """The sides and records of a parsed sheet; what is wrong in them goes to `report`."""
    for table in document:
        if table not in ("format", "sides", *KINDS):
            known = did_you_mean(table, ("format", "sides", *KINDS))
            report("", 0, table, f"unknown table or key{known}")
    if "format" not in document:
        report("", 0, "format", f"missing, expected format = {FORMAT}")
    elif document["format"] != FORMAT or document["format"] is True:
        report("", 0, "format", f"found {shown(document['format'])}, expected {FORMAT}")
    sides = _sides(document.get("sides", {}), report)
    return sides, {kind: _table(kind, document, report) for kind in KINDS}


def _sides(table: Any, report: Report) -> Sides:
    if not isinstance(table, dict):
        report("sides", 0, "", f"found {shown(table)}, expected a table [sides]")
        return {}
    sides = {}
    for id_, called in table.items():
        if not fits(id_, Slug):
            report("sides", 0, id_, f"found the id {shown(id_)}, expected {expected(Slug)}")
        names = called if isinstance(called, list) else [called]
        if names and fits(names, list[Text]):
            sides[id_] = tuple(names)
        else:
            report("sides", 0, id_, f"found {shown(called)}, expected a name, or [name, alias, …]")
            sides[id_] = (id_,)
    return sides


def _table(kind: str, document: Mapping[str, Any], report: Report) -> tuple[Record, ...]:
    """The records of one kind; the one source comes as a list too."""
    cls = KINDS[kind]
    single = kind == "source"
    if single and kind not in document:
        report("", 0, kind, "missing, expected a table [source]")
    entries = document.get(kind, [])
    if single and isinstance(entries, dict):
        entries = [entries]
    elif single or not isinstance(entries, list):
        if kind in document:
            header = f"[{kind}]" if single else f"[[{kind}]]"
            report(kind, 0, "", f"found {shown(entries)}, expected {header}")
        return ()
    if not entries:
        return ()
    try:
        return convert(entries, tuple[cls, ...])  # type: ignore[valid-type]
    except ValidationError:
        return tuple(_record(kind, i, entry, report) for i, entry in enumerate(entries))


def _record(kind: str, ordinal: int, entry: Any, report: Report) -> Record:
    """One record; fields that are missing or wrong are reported, and absent from it."""
    cls = KINDS[kind]
    declared = {**fields(Record), **fields(cls)}
    if not isinstance(entry, dict):
        report(kind, ordinal, "", f"found {shown(entry)}, expected a table")
        blank: dict[str, Any] = {name: None for name, one in declared.items() if one.required}
        return cls(**blank)
    for key in entry:
        if key not in declared:
            report(kind, ordinal, key, f"unknown key{did_you_mean(key, declared)}")
    values: dict[str, Any] = {}
    for name, field in declared.items():
        if name == "at":
            values[name] = _evidence(kind, ordinal, entry.get(name, {}), report)
        elif name not in entry:
            if field.required:
                values[name] = None
                report(kind, ordinal, name, f"missing, expected {expected(field.type)}")
        elif fits(entry[name], field.type):
            values[name] = convert(entry[name], field.type)
        else:
            values[name], messages = _wrong(entry[name], field)
            for message in messages:
                report(kind, ordinal, name, message)
    return cls(**values)


def _evidence(kind: str, ordinal: int, table: Any, report: Report) -> dict[str, Any]:
    if not isinstance(table, dict):
        report(kind, ordinal, "at", f"found {shown(table)}, expected at.FIELD = {A_LOCATOR}")
        return {}
    sound = {}
    for name, place in table.items():
        if fits(place, str | tuple[str, ...]):
            sound[name] = convert(place, str | tuple[str, ...])
        else:
            items = place if isinstance(place, list) else [place]
            wrong = next(one for one in items if not isinstance(one, str))
            report(kind, ordinal, f"at.{name}", f"found {shown(wrong)}, expected {A_LOCATOR}")
    return sound


def fits(value: Any, hint: Any) -> bool:
    """Whether a TOML value is of a type."""
    try:
        convert(value, hint)
    except (ValidationError, OverflowError):
        return False
    return True


def _wrong(value: Any, field: Field) -> tuple[Any, list[str]]:
    """What can be kept of a wrong value, so that the rest of it is checked too, and its faults."""
    if field.many and isinstance(value, list):
        item = get_args(field.type.__origin__)[0]
        wrong = [one for one in value if not fits(one, item)]
        faults = [f"found {shown(one)} in the list, expected {expected(item)}" for one in wrong]
        return tuple(one for one in value if one not in wrong), faults
    near = nearest(value, field.choices) if isinstance(value, str) else []
    ending = f"; nearest: {', '.join(near)}" if near else ""
    fault = f"found {shown(value)}, expected {expected(field.type)}{ending}"
    return () if field.many else None, [fault]


def expected(hint: Any) -> str:
    """What a type takes, in words."""
    for meta in reversed(getattr(hint, "__metadata__", ())):
        if "expected" in (meta.extra or {}):
            return str(meta.extra["expected"])
    if hasattr(hint, "__metadata__"):
        return expected(hint.__origin__)
    arguments = get_args(hint)
    if get_origin(hint) is tuple:
        return f"a list in brackets, each {expected(arguments[0])}"
    if get_origin(hint) is Literal:
        return f"one of {', '.join(arguments)}"
    return expected(arguments[0])  # an optional field


def shown(value: Any) -> str:
    """A TOML value in a message: short, and with its type to be seen."""
    if isinstance(value, str):
        return f'"{value}"' if len(value) <= 60 else f'"{value[:57]}…"'
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, datetime.date | datetime.time):
        return f"the date or time {value}"
    if isinstance(value, int) and abs(value) >= 2**63:
        return "a number too large"  # Python refuses to write out the largest
    return str(value)[:60]
