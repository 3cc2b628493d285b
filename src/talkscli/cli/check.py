"""The `check` command: a phrase, or the quotations of drafts, held against the sheet."""

import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from functools import partial
from typing import Any

import click
from click.core import ParameterSource

from talkscli import files, formats
from talkscli.check import quotation, wording
from talkscli.check.index import Index
from talkscli.check.verdicts import PASSING, SORTS, VERDICTS, Judgment
from talkscli.cli import hints, report
from talkscli.cli.data import (
    answer_from,
    data_option,
    load,
    named,
    offer_files,
    offer_ids,
    refuse_twice,
)
from talkscli.cli.output import (
    Explained,
    Output,
    note,
    output_options,
    print_answer,
    watched,
)
from talkscli.errors import BadQuestion, CheckFailed
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import one_line, plural

Row = dict[str, Any]

COLUMNS = (
    *("kind", "verdict", "sort", "part", "path", "line", "column", "span", "record"),
    *("speakers", "difference", "context", "names"),
)
BRIEF = ("verdict", "sort", "span", "record", "speakers", "difference")
NOUNS = ("passage", "passages")


def command(name: str) -> click.Command:
    """The command called `name`."""
    return Explained(
        name,
        {"Verdicts": VERDICTS, "Sorts": SORTS},
        callback=run,
        params=_params(),
        help="Check a quotation, or every quotation of a draft, against the sheet.\n\n"
        "PHRASE is the words as quoted, - for standard input. Words that differ are shown as "
        "[-dropped-] from the sheet's and {+added+} to them.\n\n"
        f"Exit code 1 for any verdict but {' and '.join(PASSING)};"
        " in a draft, what is unknown passes, too.",
        epilog='Example: talkscli check "a dignified foundation" --speaker witkoff',
    )


def _offer_drafts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
    """Offer files where drafts are checked."""
    return offer_files(ctx, param, incomplete) if ctx.params.get("drafts") else []


def _params() -> list[click.Parameter]:
    """The phrase or the drafts, and what is asked of them."""
    return [
        click.Argument(["phrase"], nargs=-1, metavar="[PHRASE]", shell_complete=_offer_drafts),
        click.Option(
            ["--file", "drafts"],
            multiple=True,
            is_flag=False,
            flag_value="",  # its drafts may follow behind other options
            metavar="DRAFT",
            shell_complete=offer_files,
            help="Check every quotation and figure of a draft, - for standard input. "
            "Further names without an option before them are drafts, too.",
        ),
        click.Option(
            ["--speaker", "speakers"],
            multiple=True,
            metavar="NAME",
            shell_complete=offer_ids("participant"),
            help="Who is to have said the phrase: an id, a name or an alias, or words of one.",
        ),
        click.Option(
            ["--allow"],
            multiple=True,
            type=click.Choice(tuple(VERDICTS)),
            metavar="VERDICT",
            help="Let a verdict pass that fails otherwise.",
        ),
        click.Option(["--strict"], is_flag=True, help="Fail a draft for what is unknown, too."),
        click.Option(["--all", "everything"], is_flag=True, help="Show what passes, too."),
        *output_options(COLUMNS),
        data_option(),
    ]


def run(
    phrase: tuple[str, ...],
    drafts: tuple[str, ...],
    speakers: tuple[str, ...],
    allow: tuple[str, ...],
    strict: bool,
    everything: bool,
    data: tuple[str, ...],
    **given: Any,
) -> None:
    """Check the phrase or the drafts; raises CheckFailed where something does not pass."""
    paths = _drafts(phrase, drafts)
    _refuse(phrase, paths, speakers, strict, data)
    sheet = load(data)
    index = Index(sheet)
    passed = {*PASSING, "ignored", *allow, *(["unknown"] if paths and not strict else [])}
    names = {one.id: one.called(("participant",)) for one in sheet.sheets}
    whose = named(speakers, names, "speaker")
    if paths:
        rows = [row for path in watched(paths, "Checking draft") for row in _draft(path, index)]
    else:
        rows = [_phrase(phrase[0], index, whose)]
    output = _as_shown(Output(**given), drafts=bool(paths))
    failed = [row for row in rows if row["verdict"] not in passed]
    people = bool(paths) and formats.load(output.format).FOR_PEOPLE
    fewer = people and not everything
    shown = [row for row in rows if _matters(row, passed, sheet)] if fewer else rows
    answer = answer_from(
        sheet,
        rows=shown,
        columns=COLUMNS,
        brief=("place", *BRIEF) if paths else BRIEF,
        diagnostic=report.diagnostics(sheet, passed),
    )
    print_answer(answer, output, NOUNS, None, counts=not fewer)
    for line in _notes(rows, shown, index, bundled=not data) if people else ():
        note(line)
    if failed:
        more = () if paths else hints.of_phrase(rows[0], index)
        raise CheckFailed("; ".join((_why(failed, len(rows), sheet.name, whose), *more)))


def _as_shown(output: Output, *, drafts: bool) -> Output:
    """The output, drafts as a report where a person watches and has not asked for another."""
    source = click.get_current_context().get_parameter_source("format")
    page = drafts and sys.stdout.isatty() and output.fields is None
    asked = source is not ParameterSource.DEFAULT
    return output if asked or not page else output._replace(format="report")


def _matters(row: Row, passed: Collection[str], sheet: Sheet) -> bool:
    """Whether a person is to see it: it fails, differs, or the sentence names somebody else."""
    if row["verdict"] == "ignored":
        return False
    differs = row["verdict"] not in passed or row["difference"] is not None
    return differs or bool(report.others_named(row, sheet))


def _notes(
    rows: Sequence[Row], shown: Sequence[Row], index: Index, *, bundled: bool
) -> Iterator[str]:
    """What people are told besides the passages of drafts that they are shown."""
    yield from hints.of_draft(rows, index)
    hidden = Counter(row["verdict"] for row in rows)
    hidden.subtract(row["verdict"] for row in shown)
    counts = [f"{hidden[verdict]:,} {verdict}" for verdict in VERDICTS if hidden[verdict]]
    if counts:
        nothing = "" if shown else "nothing to look at; "
        what = f"{nothing}not shown: {', '.join(counts)}"
        yield f"{what} (--all shows them, --strict fails what is unknown)"
    if bundled and hints.is_foreign(rows):
        yield "nothing of it is in the bundled sheet; --data names another"


def _drafts(phrase: tuple[str, ...], drafts: tuple[str, ...]) -> list[str]:
    """The drafts to check, none where a phrase is."""
    if not drafts:
        return []
    for path in phrase:
        if path != "-" and not os.path.lexists(path):
            raise _misused(f'give either a PHRASE or --file DRAFT; "{path}" is no file')
    return [path for path in (*drafts, *phrase) if path]


def _refuse(
    phrase: tuple[str, ...],
    paths: list[str],
    speakers: tuple[str, ...],
    strict: bool,
    data: tuple[str, ...],
) -> None:
    """Raise UsageError or BadQuestion for arguments that make no question together."""
    if not paths and not phrase:
        raise _misused("give either a PHRASE or --file DRAFT")
    if not paths and len(phrase) > 1:
        raise _misused(f"found {len(phrase)} phrases, expected one, in quotation marks")
    if paths and speakers:
        raise _misused("--speaker goes with a PHRASE, not with --file")
    if strict and not paths:
        raise _misused("--strict goes with --file, not with a PHRASE")
    refuse_twice((*(paths or phrase), *data))


def _misused(message: str) -> click.UsageError:
    return click.UsageError(message, click.get_current_context())


def _why(failed: list[Row], total: int, name: Callable[[str], str], whose: set[str]) -> str:
    if total == 1:
        row = failed[0]
        if row["verdict"] == "misattributed":
            return _another_s(row, name, whose)
        sort = f" ({row['sort']})" if row["sort"] else ""
        record = f", nearest: {row['record']}" if row["record"] else ""
        return f'{row["verdict"]}{sort}: "{one_line(row["span"])[:100]}"{record}'
    counts = (
        f"{count} {verdict}"
        for verdict in VERDICTS
        if (count := sum(row["verdict"] == verdict for row in failed))
    )
    return f"{len(failed):,} of {plural(total, *NOUNS)} failed: {', '.join(counts)}"


def _another_s(row: Row, name: Callable[[str], str], whose: set[str]) -> str:
    """Whose words they are not, and whose they are."""
    wanted = " or ".join(one_line(name(id_)) for id_ in sorted(whose))
    names = " and ".join(one_line(name(id_)) for id_ in row["speakers"])
    origin = f"the sheet has it from {names}" if names else "the article names nobody for it"
    span = one_line(row["span"])[:100]
    return f'misattributed: "{span}" is not from {wanted}; {origin} ({row["record"]})'


def _phrase(text: str, index: Index, speakers: set[str]) -> Row:
    text = (files.read_text(text, files.TEXT_LIMIT) if text == "-" else text).strip()
    if not wording.phrase(text).words:
        raise BadQuestion("the phrase has no words, expected those of a quotation")
    finding = quotation.check(text, index, frozenset(speakers) or None)
    return _row(finding, text, excerpt=(text, 0, len(text)))


def _draft(path: str, index: Index) -> Sequence[Row]:
    """A row for every quoted span and figure of a draft."""
    from talkscli.check import annotate, draft, ignoring  # a phrase needs none of them

    text = files.read_text(path, files.TEXT_LIMIT)
    label = files.label(path)
    judged = annotate.annotate(text, index, partial(watched, label="Checking passage"))
    regions = ignoring.regions(text)
    for line, fault in ignoring.faults(text, regions, (span.start for span, _ in judged)):
        note(f"{label}:{line}: {fault}")
    rows = []
    places = draft.places(text, (span for span, _ in judged))
    for (span, judgment), (line, column) in zip(judged, places, strict=True):
        row = _row(
            judgment,
            span.text,
            path=label,
            line=line,
            column=column,
            context=" ".join(span.sentence.split()),
            names=index.named.within(span.sentence),
            place=f"{label}:{line}:{column}:",
            quoted=span.quantity is None,
            excerpt=(span.sentence, span.place, span.place + span.length),
        )
        ignored = ignoring.within(regions, span.start)
        rows.append(row | {"verdict": "ignored", "sort": None} if ignored else row)
    return rows


def _row(finding: Judgment, span: str, **more: Any) -> Row:
    """A record, with what people are shown besides; `more` has what only a draft knows."""
    passage = finding.passage
    return {
        "kind": "check",
        "verdict": finding.verdict,
        "sort": finding.sort,
        "part": finding.part,
        "path": None,
        "line": None,
        "column": None,
        "span": span,
        "record": passage.record.id if passage else None,
        "speakers": passage.speakers if passage else (),
        "difference": finding.difference,
        "context": None,
        "names": (),
        "found": passage.record if passage else None,
        **more,
    }
