"""The schema command: what a sheet may hold, for editors and other programs."""

import click

from talkscli.cli.output import write


def command(name: str) -> click.Command:
    """The schema command."""

    def run() -> None:
        from talkscli.sheet import schema

        write(schema.render(), people=False)

    return click.Command(
        name,
        callback=run,
        help="Print the JSON Schema of a fact sheet.\n\n"
        "Editors that know TOML use it, where a sheet's first line is #:schema FILE.",
        epilog="Example: talkscli schema > sheet.schema.json",
    )
