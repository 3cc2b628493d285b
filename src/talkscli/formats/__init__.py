"""The formats in which every answer can be shown.

A format is a module here with `FOR_PEOPLE` and `render`, and a line in `FORMATS`.
It knows the fields of records, never their kinds.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, Literal, NamedTuple, Protocol, cast

from msgspec import Struct

from talkscli.text.terminal import fitting, one_line

FORMATS = {
    "table": "talkscli.formats.table",
    "report": "talkscli.formats.report",
    "json": "talkscli.formats.json",
    "jsonl": "talkscli.formats.jsonl",
    "csv": "talkscli.formats.csv",
    "tsv": "talkscli.formats.tsv",
    "markdown": "talkscli.formats.markdown",
}
"""The module of each format: imported when asked for, since drawing takes time to load."""


class Diagnostic(NamedTuple):
    """What was found of one span of a text, as a person is shown it."""

    place: str
    """Where it stands, as `draft.md:3:7:`; empty for a text of its own."""
    verdict: str
    sort: str
    gravity: Literal["fault", "doubt", "sound"]
    text: str
    """What the span stands in: its sentence."""
    start: int
    """Where the span begins in the text, in code points."""
    end: int
    notes: tuple[tuple[str, str], ...] = ()
    """What is to be known besides, each with a label."""


class Answer(Struct, frozen=True):
    """What a command has found, before it is put into a format."""

    rows: list[dict[str, Any]]
    """Each with every key of its record, whichever of them are shown."""
    columns: tuple[str, ...]
    """The keys that formats for machines show, in order."""
    brief: tuple[str, ...]
    """The keys that formats for people show, in order."""
    name: Callable[[str], str]
    """What people call the side or record with an id."""
    main: str = ""
    """The field whose paragraphs people are shown, if not those of all."""
    chosen: bool = False
    """Whether the user has said which columns."""
    references: frozenset[str] = frozenset()
    """The keys that hold ids, for which people are shown names."""
    sides: tuple[str, ...] = ()
    """The ids of the sides, which people are shown apart."""
    noun: Callable[[str], str] = lambda id_: "record"
    """What sort of thing an id names."""
    diagnostic: Callable[[dict[str, Any]], Diagnostic] | None = None
    """What a row says of a text, where it judges one."""
    cards: bool = False
    """Whether people are shown each record whole, with what its values rest on."""

    @property
    def carded(self) -> bool:
        """Whether people are shown cards: not where they have said which columns."""
        return self.cards and not self.chosen


class Screen(NamedTuple):
    """Where an answer will be seen."""

    width: int | None = None
    """Columns of the terminal; None where there is none: a line a record, however long."""
    color: bool = False
    header: bool = True
    encoding: str = "utf-8"
    """What the characters that can be shown are encoded in."""

    @property
    def ascii(self) -> bool:
        """Whether lines of a drawing cannot be shown but in ASCII."""
        return not self.encoding.lower().startswith("utf")

    def line(self, text: str) -> str:
        """`text` as it will be seen, before anything is measured: one line, safe to print."""
        return fitting(one_line(text), self.encoding)


class Format(Protocol):
    """What the module of a format provides."""

    FOR_PEOPLE: bool
    """Whether it is read by people: in names, in the locale's characters."""

    def render(self, answer: Answer, screen: Screen) -> str:
        """The answer as text, ending in a line break unless it is empty."""


def load(name: str) -> Format:
    """The format called `name` in `FORMATS`."""
    return cast(Format, import_module(FORMATS[name]))
