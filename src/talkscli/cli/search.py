"""The search command: records of all kinds, the best answer first."""

from collections.abc import Iterable
from itertools import chain
from typing import Any

import click

from talkscli.cli.data import NAME, answer_from, by_reference, data_option, load, offer_ids
from talkscli.cli.output import Output, note, output_options, print_answer
from talkscli.search.index import Hit, Search
from talkscli.search.question import parse
from talkscli.sheet.fields import references, where
from talkscli.sheet.records import KINDS, NONE, Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural

COLUMNS = ("kind", "id", "text", "field", "match", "where")
MOST = 20
"""So many words that are not found are gone into."""
BRIEF = ("kind", "text", "field", "match", "where", "id")

HELP = """Find records of any kind by their words, the best answer first.

Records with all the words come first, then those with the most telling ones. Words are
found in every form (guarantee finds guarantees), in names too: of whoever a record refers
to, of sides, of kinds and fields.

begin* finds words that begin so, '"a phrase"' words in a row: the outer marks keep the inner
ones from the shell.
"""


def command(name: str) -> click.Command:
    """The search command."""

    def run(
        words: tuple[str, ...],
        kind: tuple[str, ...],
        side: tuple[str, ...],
        data: tuple[str, ...],
        **given: Any,
    ) -> None:
        search(load(data), " ".join(words), kind, side, Output(**given))

    return click.Command(
        name,
        callback=run,
        params=[
            click.Argument(["words"], nargs=-1, required=True),
            click.Option(
                ["--kind"],
                multiple=True,
                type=click.Choice(tuple(KINDS)),
                metavar="KIND",
                help=f"The kind of record: {', '.join(KINDS)}.",
            ),
            click.Option(
                ["--side"],
                multiple=True,
                metavar="NAME",
                shell_complete=offer_ids("side", also=(NONE,)),
                help=f"A side it refers to, or a member of that side. {NAME}",
            ),
            *output_options(COLUMNS),
            data_option(),
        ],
        help=HELP,
        epilog="Example: talkscli search security guarantee --kind document",
    )


def search(
    sheet: Sheet,
    question: str,
    kinds: tuple[str, ...],
    sides: tuple[str, ...],
    output: Output,
) -> None:
    """Print the records that answer; raises NothingFound with why there are none."""
    of_side = by_reference(sheet, sides, ("side",), "side")
    index = Search(sheet)
    found = index.find(parse(question))
    hits = [
        hit
        for hit in found
        if (not kinds or hit.record.kind in kinds)
        and (not sides or of_side([id_ for _, ids in references(hit.record) for id_ in ids]))
    ]
    empty = ""
    if found and not hits:
        filters = [f"--kind {one}" for one in kinds] + [f"--side {one}" for one in sides]
        empty = f"{' '.join(filters)}: left none of the {plural(len(found), *Record.noun)} found"
    elif not hits:
        empty = _why_empty(index, question)
    answer = answer_from(sheet, [_row(hit) for hit in hits[: output.limit]], COLUMNS, BRIEF)
    print_answer(answer, output, Record.noun, empty, total=len(hits))
    if missing := _absent(index, question):
        note(missing)


def _row(hit: Hit) -> dict[str, Any]:
    record = hit.record
    levels = {"text": record.main, "match": hit.field}
    return {
        "kind": record.kind,
        "id": record.id,
        "text": getattr(record, record.main),
        "field": hit.field,
        "match": hit.match,
        "where": where(record),
        "at": record.at,
        "main": hit.field if hit.field in record.at else record.main,
        "inferred": tuple(key for key, field in levels.items() if field in record.inferred),
    }


def _why_empty(index: Search, question: str) -> str:
    """Why nothing answers."""
    terms = parse(question)
    if not terms:
        return f'no word to look for in "{_short(question)}"'
    return _absent(index, question) or (
        f"no record has all of {_listed(terms)}, though each is in some"
    )


def _absent(index: Search, question: str) -> str:
    """Which words and phrases the sheet does not have, and the words nearest to what is missing."""
    absent = index.absent(parse(question)[:MOST])
    if not absent:
        return ""
    missing = list(chain(*absent.values()))[:MOST]
    near = list(dict.fromkeys(chain(*map(index.nearest, missing))))
    ending = f"; nearest: {', '.join(near[:5])}" if near else ""
    return f"no record has {_listed(absent)}{ending}"


def _listed(terms: Iterable[object]) -> str:
    """Words and phrases, each in quotation marks."""
    return _short(", ".join(f'"{term}"' for term in terms))


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}…"
