"""What a report says of a passage: where it stands, the sheet's words, and what they are about."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal

from talkscli.formats import Diagnostic
from talkscli.sheet.fields import as_tuple, where
from talkscli.sheet.periods import in_words
from talkscli.sheet.records import FILL_IN, Record
from talkscli.sheet.sheet import Sheet

Row = Mapping[str, Any]
DOUBTFUL = ("unknown", "elided", "ignored")
"""The verdicts that are nobody's fault yet."""
ABOUT = (
    ("measure", "{}"), ("about", "{}"), ("by", "by {}"), ("target", "against {}"),
    ("period", "for {}"), ("occasion", "{}"),
)  # fmt: skip
"""What tells what a record is about, and how that is said."""
PARTIES = ("speakers", "by", "target", "reported_by")


def diagnostics(sheet: Sheet, passing: Iterable[str]) -> Callable[[dict[str, Any]], Diagnostic]:
    """What makes of a row of `check` what a report shows."""
    sound = frozenset(passing)

    def diagnostic(row: dict[str, Any]) -> Diagnostic:
        text, start, end = row["excerpt"]
        return Diagnostic(
            place=row["place"] if row["path"] else "",
            verdict=row["verdict"],
            sort=row["sort"] or "",
            gravity=_gravity(row, sound),
            text=text,
            start=start,
            end=end,
            notes=tuple(_notes(row, sheet)),
        )

    return diagnostic


def _gravity(row: Row, sound: frozenset[str]) -> Literal["fault", "doubt", "sound"]:
    if row["verdict"] in sound and not row["sort"]:
        return "sound"
    return "doubt" if row["verdict"] in (*sound, *DOUBTFUL) else "fault"


def _notes(row: Row, sheet: Sheet) -> Iterator[tuple[str, str]]:
    record: Record | None = row["found"]
    if record is None:
        return
    yield "sheet", row["difference"] or getattr(record, record.main)
    about = [
        phrase.format(", ".join(_called(sheet, name, value) for value in values))
        for name, phrase in ABOUT
        if (values := as_tuple(getattr(record, name, None))) and FILL_IN not in values
    ]
    if about:
        yield "about", ", ".join(about)
    source = " and ".join(sheet.name(id_) for id_ in row["speakers"])
    places = ", ".join((*([source] if source else []), *where(record)))
    yield "source", f"{places} ({record.id})" if places else record.id
    if others := others_named(row, sheet):
        has = ", ".join(sheet.name(id_) for id_ in _parties(record)) or "nobody"
        named = ", ".join(sheet.name(id_) for id_ in others)
        yield "names", f"the sentence names {named}; the sheet has {has}"


def _called(sheet: Sheet, field: str, value: str) -> str:
    if field == "period":
        return in_words(value)
    return sheet.names[value][0] if value in sheet.names else value


def others_named(row: Row, sheet: Sheet) -> tuple[str, ...]:
    """Whom the sentence names where it names nobody whom the record has, nor a side of theirs."""
    record, names = row["found"], row["names"]
    if record is None or not _parties(record):
        return ()
    ours = {one for id_ in _parties(record) for one in (id_, _side(sheet, id_))}
    theirs = {one for id_ in names for one in (id_, _side(sheet, id_))}
    return tuple(names) if ours.isdisjoint(theirs - {None}) else ()


def _parties(record: Record) -> tuple[str, ...]:
    held = (id_ for name in PARTIES for id_ in as_tuple(getattr(record, name, None)))
    return tuple(dict.fromkeys(held))


def _side(sheet: Sheet, id_: str) -> str | None:
    members = (one for one in sheet.records["participant"] if one.id == id_)
    return next((one.side for one in members), None)
