"""The reference of docs/fact-sheets.md: every field of a sheet, as the records declare it."""

from collections.abc import Iterable

from talkscli.cli.lookup import LOOKUPS
from talkscli.sheet.decoding import expected
from talkscli.sheet.fields import Field, fields
from talkscli.sheet.records import KINDS, Record

NONE = "–"
"""Stands in a cell that has nothing to say."""


def shared() -> None:
    """Print the fields that every record has."""
    required = {"id"}
    _table(
        ("field", "takes", "meaning"),
        (
            (_code(field, required=field in required), takes, _meaning(Record, field))
            for field, takes in (
                ("id", "an id"),
                ("note", "text"),
                ("inferred", "a list of names of fields"),
                ("at", "a locator, or a list of them, for each field: `at.FIELD = …`"),
            )
        ),
    )


def kinds() -> None:
    """Print for each kind of record what it is, how to ask for it, and its fields."""
    commands = {lookup.cls: name for name, lookup in LOOKUPS.items()}
    for kind, cls in sorted(KINDS.items(), key=lambda item: item[0] != "source"):
        header = f"[{kind}]" if kind == "source" else f"[[{kind}]]"
        print(f"### `{header}`\n")
        print(f"{(cls.__doc__ or '').splitlines()[0]} Asked for with `talkscli {commands[cls]}`.\n")
        _table(
            ("field", "takes", "evidence", "meaning"),
            (
                (
                    _code(field.name, required=field.required),
                    _takes(cls, field),
                    _evidence(field),
                    field.description,
                )
                for field in fields(cls).values()
            ),
        )
        print()


def _table(titles: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    titles = tuple(titles)
    for cells in (titles, ["---"] * len(titles), *rows):
        print("|", " | ".join(cell.replace("|", "\\|") for cell in cells), "|")


def _code(name: str, *, required: bool) -> str:
    return f"**`{name}`**" if required else f"`{name}`"


def _meaning(cls: type[Record], name: str) -> str:
    """What is said of a field that all records have."""
    description: str = cls.__annotations__[name].__metadata__[-1].description
    return description


def _takes(cls: type[Record], field: Field) -> str:
    """What an author may write there."""
    if field.refers:
        what = f"id of a {' or '.join(field.refers)}"
        return f"a list, each the {what}" if field.many else f"the {what}"
    wanted = expected(field.type)
    if wanted.startswith("one of "):
        return ", ".join(f'`"{choice}"`' for choice in field.choices)
    return wanted.replace(" in brackets", "")


def _evidence(field: Field) -> str:
    """Whether the field needs a place in the article."""
    if not field.fact:
        return NONE
    return f"its own, or that of `{field.rests_on}`" if field.rests_on else "needs it"
