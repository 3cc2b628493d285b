"""What people are shown of an article's own record: all of it, and a line to cite it by."""

from collections.abc import Iterator, Sequence
from typing import Any

from talkscli.cli.data import answer_from
from talkscli.cli.output import Output, print_answer
from talkscli.sheet.fields import fields
from talkscli.sheet.records import Source
from talkscli.sheet.sheet import Sheet
from talkscli.verify.evidence import VERBATIM, levels

UNKNOWN = "not known"
NAMES = {"url": "URL", "sha256": "SHA-256"}
TELLING = {
    "length": "{:,} characters",
    "paragraphs": "{:,}, headings and items of lists counted",
}
"""What a number is of."""


def print_source(sheet: Sheet, sources: Sequence[Any], output: Output, empty: str) -> None:
    """Print a line a field; raises NothingFound with the message `empty` where there is none."""
    rows = [row for source in sources[: output.limit] for row in _rows(sheet, source)]
    answer = answer_from(sheet, rows, ("kind", "id", "field", "value"), ("field", "value"))
    print_answer(answer, output._replace(limit=None), ("field", "fields"), empty)


def _rows(sheet: Sheet, source: Source) -> Iterator[dict[str, Any]]:
    """A row for each field, the note, and the citation."""
    values = {name: getattr(source, name) for name in fields(Source)}
    values["title"] = title = _title(sheet, source)
    for name, value in {**values, "note": source.note, "cite as": _citation(source, title)}.items():
        if value is not None or name != "note":
            shown = TELLING.get(name, "{}").format(value) if value is not None else UNKNOWN
            label = NAMES.get(name, name.capitalize())
            yield {"kind": source.kind, "id": source.id, "field": label, "value": shown}


def _title(sheet: Sheet, source: Source) -> str:
    """The headline; in brackets where the sheet says that it is not the article's own."""
    level = levels(sheet, source).get("title", VERBATIM)
    return source.title if level == VERBATIM else f"[{source.title}]"


def _citation(source: Source, title: str) -> str:
    """Who, what, where and when, as far as they are known; `n.d.` is no date."""
    imprint = (source.publisher, source.dateline, source.published or "n.d.")
    retrieved = f"Retrieved {source.retrieved}" if source.retrieved else None
    parts = (source.author, title, ", ".join(filter(None, imprint)), source.url, retrieved)
    return " ".join(part if part.endswith(".") else f"{part}." for part in filter(None, parts))
