"""The command group, and the one place where errors become exit codes."""

import errno
import io
import os
import sys
from importlib import import_module
from typing import Any

import click

from talkscli import __version__
from talkscli.errors import BadFile, TalksError, tell
from talkscli.text.terminal import did_you_mean, nearest

INTERRUPTED = 130
READER_GONE = 141

COMPLETE = "_TALKSCLI_COMPLETE"
"""The variable through which a shell asks for completions."""

SECTIONS = {
    "Look up": {
        "talks": "lookup",
        "who": "lookup",
        "documents": "lookup",
        "hurdles": "lookup",
        "quotes": "lookup",
        "stats": "lookup",
        "source": "lookup",
    },
    "Find": {
        "search": "search",
        "show": "show",
        "diff": "diff",
    },
    "Check": {
        "check": "check",
        "verify": "verify",
        "validate": "validate",
    },
    "Set up": {
        "new": "new",
        "schema": "schema",
        "completion": "completion",
    },
}
"""The commands as the help groups them, each with the module here that has it."""

MODULES = {name: module for section in SECTIONS.values() for name, module in section.items()}

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


class Context(click.Context):
    """Lays out the help for where it will be read."""

    def make_formatter(self) -> click.HelpFormatter:
        """What lays it out."""
        from talkscli.cli.help import formatter  # few calls ask for help

        return formatter()


class Commands(click.Group):
    """Loads a command's module when the command is called, for start-up's sake."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every command, as the help orders them."""
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command called `cmd_name`."""
        if cmd_name not in MODULES:
            return None
        module = import_module(f"talkscli.cli.{MODULES[cmd_name]}")
        command: click.Command = module.command(cmd_name)
        command.context_settings = self.context_settings
        command.context_class = self.context_class
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; an unknown one is answered with the nearest."""
        if args and args[0] not in MODULES and not args[0].startswith("-"):
            near = did_you_mean(args[0], MODULES)
            raise click.UsageError(f'unknown command "{args[0]}"{near}', ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands in their sections."""
        for title, section in SECTIONS.items():
            commands = ((name, self.get_command(ctx, name)) for name in section)
            lines = [
                (name, command.get_short_help_str(80)) for name, command in commands if command
            ]
            with formatter.section(title):
                formatter.write_dl(lines)

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


def show_version(ctx: click.Context, param: click.Parameter, wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        click.echo(f"talkscli {__version__}")
        ctx.exit()


cli = Commands(
    "talkscli",
    help=HELP,
    options_metavar="",
    subcommand_metavar="COMMAND [ARGUMENTS]...",
    invoke_without_command=True,
    callback=show_help,
    context_settings={"help_option_names": ["-h", "--help"]},
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=show_version,
            help="Show the version.",
        )
    ],
)


class Closed(io.RawIOBase):
    """What is written to where a stream is closed: nothing can be."""

    def writable(self) -> bool:
        """As every stream for output."""
        return True

    def write(self, data: Any) -> int:
        """Raises OSError, as a full disk does, where there is something to write."""
        if len(data):
            raise OSError(errno.EBADF, "it is closed")
        return 0


def run(args: list[str]) -> int:
    """Run the command line; the exit code."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # what Python makes of a closed one
            setattr(sys, name, io.TextIOWrapper(Closed(), "utf-8", write_through=True))
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
        with cli.make_context("talkscli", args) as ctx:
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


def _explain(error: click.UsageError, args: list[str]) -> None:
    """One line on what is wrong with the command line, and where the help is."""
    called = next((name for name in args[:1] if name in MODULES), None)
    path = f"talkscli {called}" if called else "talkscli"
    message = " ".join(error.format_message().split()).rstrip(".")
    if isinstance(error, click.NoSuchOption):
        message = f"no option {error.option_name}{_nearest_option(error, called)}"
    message = message[:1].lower() + message[1:]
    tell(f"talkscli: {message} (see {path} -h)")


def _nearest_option(error: click.NoSuchOption, called: str | None) -> str:
    params = error.ctx.command.get_params(error.ctx) if error.ctx else []
    known = [name for param in params for name in param.opts if name.startswith("--")]
    if near := nearest(error.option_name, known):
        return f"; nearest: {', '.join(near)}"
    return "" if called else "; options stand after the command"
