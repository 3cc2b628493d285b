"""The command group, and the one place where errors become exit codes."""

import os
import sys
from collections.abc import Iterable
from importlib import import_module

import click

from talkscli import __version__
from talkscli.errors import BadFile, TalksError, tell
from talkscli.text.terminal import did_you_mean, terminal_width

INTERRUPTED = 130
READER_GONE = 141

COMPLETE = "_TALKSCLI_COMPLETE"
"""The variable through which a shell asks for completions."""

SECTIONS = {
    "Look up": {
        "talks": ("lookup", "Rounds of talks and their tracks: who, where, what came of it."),
        "who": ("lookup", "People, groups and institutions, with side and role."),
        "documents": ("lookup", "Documents on the table, and what they cover."),
        "hurdles": ("lookup", "What stands in the way of an agreement."),
        "quotes": ("lookup", "Quotations, with who said them."),
        "claims": ("lookup", "What people are reported to say without quotation marks."),
        "stats": ("lookup", "Figures, with what they measure and on whose account."),
        "source": ("lookup", "The article itself, and a line to cite it by."),
    },
    "Find": {
        "search": ("search", "Records of any kind that answer a question, the best first."),
        "show": ("show", "Whole records: each field, and the words it rests on."),
        "diff": ("diff", "What differs between two sheets."),
    },
    "Check": {
        "check": ("check", "Check a quotation or a draft against the sheet."),
        "verify": ("verify", "Hold the sheet against its article."),
        "validate": ("validate", "Everything wrong with the form of sheets."),
    },
    "Set up": {
        "new": ("new", "Write a sheet to start from, with what an article has."),
        "schema": ("schema", "The JSON Schema of a fact sheet, for editors."),
        "completion": ("completion", "A script that lets a shell complete what you type."),
    },
}
"""The commands as the help groups them, each with the module here that has it and what it is for:
so the help need not load them."""

COMMANDS = {name: command for section in SECTIONS.values() for name, command in section.items()}

HELP = """Look up what one article reports about a round of talks.

\b
  talkscli quotes --speaker witkoff
  talkscli search security guarantee
  talkscli check "a dignified foundation" --speaker witkoff
  talkscli stats -f json | jq .
  talkscli who --data my-talks.toml

talkscli COMMAND -h tells the options of a command.
"""

RELIED_ON = {
    "Exit codes": (
        ("0", "found; or all checked and sound"),
        ("1", "the answer is no: nothing matched, or a check or a sheet failed"),
        ("2", "the question cannot be asked: an unknown command, option or name"),
        ("3", "a file cannot be used: it is missing, unreadable or wrong"),
        ("130, 141", "interrupted; the reader of a pipe went away"),
    ),
    "Environment": (
        ("TALKSCLI_DATA", f"the sheets to ask, as --data; several with {os.pathsep} between"),
        ("TALKSCLI_FORMAT", "the format of answers, as --format"),
        ("NO_COLOR", "if set, nothing is colored; FORCE_COLOR: tables always are"),
    ),
}
"""What the help ends with: all that scripts rely on besides the commands."""


class Help(click.HelpFormatter):
    """Leaves room for what options do where a terminal is narrow."""

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write words, each with what it means; a word takes two fifths of a line at most."""
        super().write_dl(rows, min(col_max, 2 * self.width // 5), col_spacing)


class Context(click.Context):
    """What a command is called in."""

    formatter_class: type[click.HelpFormatter] = Help


class Commands(click.Group):
    """Loads a command's module when the command is called, for start-up's sake."""

    context_class: type[click.Context] = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, as the help orders them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"talkscli.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command(cmd_name)
        command.context_class = Context
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; an unknown one is answered with the nearest."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = did_you_mean(args[0], COMMANDS)
            raise click.UsageError(f'unknown command "{args[0]}"{near}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their sections."""
        for title, section in SECTIONS.items():
            with formatter.section(title):
                formatter.write_dl([(name, purpose) for name, (_, purpose) in section.items()])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what scripts rely on."""
        for title, lines in RELIED_ON.items():
            with formatter.section(title):
                formatter.write_dl(lines)


@click.pass_context
def show_help(ctx: click.Context) -> None:
    """Print the help where no command is called."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


cli = Commands(
    "talkscli",
    help=HELP,
    options_metavar="",
    subcommand_metavar="COMMAND [ARGUMENTS]...",
    invoke_without_command=True,
    callback=show_help,
    context_settings={"help_option_names": ["-h", "--help"]},
)
click.version_option(__version__, message="talkscli %(version)s", help="Show the version.")(cli)


HELP_WIDTHS = (30, 80)
"""The columns that the help is laid out for: no fewer, and no more."""


def run(args: list[str]) -> int:
    """Run the command line; the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # what Python makes of a closed one
            setattr(sys, name, open(os.open(os.devnull, os.O_RDONLY), "w"))  # noqa: SIM115
    try:
        return _run(args)
    except BrokenPipeError:  # of stdout or, while an error was told, of stderr
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED


def _run(args: list[str]) -> int:
    try:
        if (asked := os.environ.get(COMPLETE)) is not None:
            return int(import_module("talkscli.cli.completion").complete(cli, asked))
        with cli.make_context("talkscli", args, terminal_width=_help_width()) as ctx:
            cli.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except TalksError as error:
        error.show()
        return error.exit_code
    except click.UsageError as error:
        _explain(error, args)
        return error.exit_code
    except BrokenPipeError:
        raise
    except OSError as error:  # the help, on a full disk
        BadFile(f"<stdout>: cannot be written: {error.strerror}").show()
        return BadFile.exit_code
    return 0


def _help_width() -> int:
    least, most = HELP_WIDTHS
    columns = terminal_width(sys.stdout) if sys.stdout.isatty() else most
    return max(least, min(columns, most)) - 2


def _explain(error: click.UsageError, args: list[str]) -> None:
    """One line on what is wrong with the command line, and where the help is."""
    called = next((name for name in args[:1] if name in COMMANDS), None)
    path = f"talkscli {called}" if called else "talkscli"
    message = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.NoSuchOption) and not called:
        message += "; options stand after the command"
    message = message[:1].lower() + message[1:]
    tell(f"talkscli: {message} (see {path} -h)")
