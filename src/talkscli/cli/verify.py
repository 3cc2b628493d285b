"""`verify`: hold the sheet against the article it reports."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import click

from talkscli import files, formats
from talkscli.cli.data import answer_from, data_option, load, offer_files, refuse_twice
from talkscli.cli.output import Explained, Output, note, output_options, print_answer, watched
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural
from talkscli.verify import article
from talkscli.verify.evidence import LEVELS
from talkscli.verify.verification import (
    COLUMNS,
    FAILURES,
    OUTCOMES,
    Finding,
    Verification,
    verify,
)

SETTLED = ("verified", "inferred")
"""The outcomes that need nobody's attention."""
FOLDED = 4
"""So many fields that have moved alike are shown to people as one line."""
NOUNS = ("finding", "findings")


def command(name: str) -> click.Command:
    """The command that holds the sheet against its article."""

    def run(path: str, everything: bool, data: tuple[str, ...], **given: Any) -> None:
        refuse_twice((path, *dict.fromkeys(data)))
        sheet = load(data)
        text = files.read_bytes(path, files.TEXT_LIMIT)
        shown = partial(watched, label="Reading paragraph")
        held = {
            one.id: verify(one, article.decode(text, path, one.source.paragraphs), shown)
            for one in sheet.sheets
        }
        _answer(sheet, held, everything, Output(**given))
        if not all(one.sound for one in held.values()):
            click.get_current_context().exit(1)

    return Explained(
        name,
        {"Outcomes": OUTCOMES},
        callback=run,
        params=[
            click.Argument(["path"], metavar="ARTICLE", shell_complete=offer_files),
            click.Option(
                ["--all", "everything"],
                is_flag=True,
                help="Show every field in the table, not only those that need attention.",
            ),
            *output_options(COLUMNS),
            data_option(),
        ],
        help="Hold the sheet against the article: are the words there that each field rests on?\n\n"
        "That the words are there does not make them true. ARTICLE may be - for standard input."
        f" Exit code 1 if a field is {', '.join(FAILURES[:-1])} or {FAILURES[-1]}.",
        epilog="Example: talkscli verify article.txt --all",
    )


def _answer(
    sheet: Sheet, held: Mapping[str, Verification], everything: bool, output: Output
) -> None:
    """Print the findings: all of them for machines, those that matter for people."""
    people = formats.load(output.format).FOR_PEOPLE
    rows = []
    for id_, one in held.items():
        found = _attention(one) if people and not everything else _all(one)
        rows += [row | {"sheet": id_} for row in found]
        for line in _notes(one, people):
            note(f"{id_}: {line}" if sheet.parts else line)
    if rows or output.fields or not people:
        print_answer(answer_from(sheet, rows, COLUMNS, COLUMNS[1:]), output, NOUNS, empty=None)


def _all(held: Verification) -> list[dict[str, Any]]:
    return [finding.row() for finding in held.findings]


def _notes(held: Verification, people: bool) -> Iterable[str]:
    """What is to be known of the article, and what a person reads first."""
    if held.other_article:
        yield (
            "another article: almost nothing that the sheet rests on was found in it"
            " (--data names another sheet)"
        )
        return
    if held.other_edition:
        yield "another edition: the article is not, byte for byte, the one the sheet was made from"
    if people:
        yield from _summary(held)


def _summary(held: Verification) -> Iterable[str]:
    counts = Counter(finding.outcome for finding in held.findings)
    left_out = counts.pop("unrecorded", 0)
    total = plural(counts.total(), "field")
    counts.update(held.levels)
    known = dict.fromkeys((*LEVELS, *list(OUTCOMES)[1:]))  # what is verified is on some level
    outcomes = ", ".join(f"{counts[one]:,} {one}" for one in known if counts[one])
    yield f"{total}: {outcomes or 'none that reports the article'}"
    share = 100 * held.repeated / held.words if held.words else 0
    yield (
        f"the sheet repeats {share:.0f} % of the article's words"
        f" ({held.repeated:,} of {held.words:,})"
    )
    if left_out:
        what = plural(left_out, "quote or figure", "quotes and figures")
        yield f"{what} of the article unrecorded"


def _attention(held: Verification) -> list[dict[str, Any]]:
    """The findings that are not settled, those that have moved alike in one row."""
    if held.other_article:
        return []
    groups: dict[str | int, list[Finding]] = {}
    for number, finding in enumerate(held.findings):
        if finding.outcome not in SETTLED:
            groups.setdefault(_shift(finding) or number, []).append(finding)
    return [row for shift, group in groups.items() for row in _rows(str(shift), group)]


def _shift(finding: Finding) -> str | None:
    """How far words have moved, as many do where the article has a paragraph more or less."""
    named = [locator.partition(":")[0] for locator in finding.locator]
    if finding.outcome != "drifted" or len(named) != len(finding.found):
        return None
    pairs = zip(named, finding.found, strict=True)
    shifts = {int(found[1:]) - int(place[1:]) for place, found in pairs}
    if len(shifts) > 1:
        return None
    shift = shifts.pop()
    paragraphs = "one paragraph" if abs(shift) == 1 else f"{abs(shift)} paragraphs"
    return f"{paragraphs} {'later' if shift > 0 else 'earlier'}"


def _rows(shift: str, group: Sequence[Finding]) -> list[dict[str, Any]]:
    if len(group) < FOLDED:
        return [finding.row() for finding in group]
    fields = f"{plural(len(group), 'field')} (--all)"
    return [Finding(outcome=group[0].outcome, record=fields, found=(shift,)).row()]
