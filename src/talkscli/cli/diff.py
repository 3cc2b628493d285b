"""The diff command: what differs between two sheets."""

from typing import Any

import click

from talkscli import formats
from talkscli.cli.data import load, offer_files, refuse_twice
from talkscli.cli.output import (
    Explained,
    Output,
    at_terminal,
    note,
    output_options,
    print_answer,
)
from talkscli.formats import Answer
from talkscli.sheet.differences import Difference, differences
from talkscli.sheet.sheet import Sheet
from talkscli.text.terminal import plural

COLUMNS = Difference._fields
CHANGES = {
    "added": "the record is in the new sheet alone",
    "removed": "it is in the old sheet alone",
    "changed": "both have it, and `field` differs; where its id does, `field` is id",
}
"""What can come of a record, and what that means."""


def command(name: str) -> click.Command:
    """The diff command."""

    def run(old: str, new: str, **given: Any) -> None:
        refuse_twice((old, new))
        sheets, output = (load((old,)), load((new,))), Output(**given)
        found = list(differences(*sheets))
        shown = found
        if formats.load(output.format).FOR_PEOPLE and _of_two_articles(*sheets):
            shown = [one for one in found if not (one.field or "").startswith("at.")]
        rows = [one._asdict() for one in shown]
        answer = Answer(rows=rows, columns=COLUMNS, brief=COLUMNS, name=str)
        print_answer(answer, output, ("difference", "differences"), None)
        if len(shown) < len(found):
            count = plural(len(found) - len(shown), "locator")
            note(f"the sheets report two articles: {count} left out (-f json shows them)")
        if found:
            click.get_current_context().exit(1)
        if at_terminal():
            note("nothing differs")

    return Explained(
        name,
        {"Changes": CHANGES},
        callback=run,
        params=[
            click.Argument(["old"], metavar="OLD", shell_complete=offer_files),
            click.Argument(["new"], metavar="NEW", shell_complete=offer_files),
            *output_options(COLUMNS, sheets=False),
        ],
        help="Show what differs between two sheets, record by record and field by field.\n\n"
        "Records with the same id are the same, and so are two that say the same and"
        " differ in the id alone. Exit code 0: nothing differs; 1: something does.",
        epilog="Example: talkscli diff first-round.toml second-round.toml",
    )


def _of_two_articles(old: Sheet, new: Sheet) -> bool:
    """Whether the sheets report two articles, in which the same words stand at other places."""
    return old.source.sha256 != new.source.sha256
