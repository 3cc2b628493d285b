"""The completion command, and the words that a shell offers."""

import os
import re
from functools import partial
from importlib import import_module
from typing import Any

import click
from click.shell_completion import CompletionItem, ShellComplete, get_completion_class

from talkscli.cli.app import MODULES
from talkscli.cli.data import load
from talkscli.cli.output import write
from talkscli.errors import TalksError
from talkscli.match import bare
from talkscli.records import KINDS
from talkscli.text import one_line

VARIABLE = "_TALKSCLI_COMPLETE"

INSTALL = {
    "bash": """# To install, put this line into ~/.bashrc: eval "$(talkscli completion bash)"\n""",
    "zsh": '# To install, put this line into ~/.zshrc, below compinit: eval "$(talkscli completion'
    ' zsh)"\n',
    "fish": "# To install: talkscli completion fish > ~/.config/fish/completions/talkscli.fish\n",
}
"""The shells that Click knows, each with a line for its script."""

NAMED = {
    "speaker": ("participant",),
    "speakers": ("participant",),
    "reported_by": ("participant",),
    "party": ("side", "participant"),
    "side": ("side",),
}
"""The options that take an id of one of these tables."""

FILES = ("data", "paths", "path", "drafts", "article")
"""The parameters that take a file."""

# Whatever else is in a word, some shell would run or expand it.
_harmless = re.compile(r"[A-Za-z0-9_.,:@%+=/-]+")


def command(name: str) -> click.Command:
    """The completion command."""

    def run(shell: str) -> None:
        write(script(shell), people=False)

    return click.Command(
        name,
        callback=run,
        params=[click.Argument(["shell"], type=click.Choice(tuple(INSTALL)))],
        help="Print the script that lets a shell complete commands, options and names.",
        short_help="A script that lets a shell complete what you type.",
        epilog='Example: eval "$(talkscli completion bash)"',
    )


def script(shell: str) -> str:
    """The script for a shell, with a line on how to install it."""
    # Not that class's own `source`, which would run the shell to ask for its version.
    text = ShellComplete.source(_shell(shell, click.Group()))
    first, line_break, rest = text.lstrip("\n").partition("\n")
    if first.startswith("#compdef"):  # zsh looks for it on the first line
        return first + line_break + INSTALL[shell] + rest
    return INSTALL[shell] + text.lstrip("\n")


def complete(cli: click.Group) -> int:
    """Answer the shell that asks through the environment; the exit code."""
    shell, _, instruction = os.environ[VARIABLE].partition("_")
    if shell not in INSTALL or instruction not in ("source", "complete"):
        return 1
    if instruction == "source":
        write(script(shell), people=False)
        return 0
    find = cli.get_command

    def taught(ctx: click.Context, cmd_name: str) -> click.Command | None:
        command = find(ctx, cmd_name)
        for param in command.params if command else ():
            _teach(param, cmd_name)
        return command

    cli.get_command = taught  # type: ignore[method-assign]
    answer = _shell(shell, cli)
    try:
        args, incomplete = answer.get_completion_args()
        items = [item for item in answer.get_completions(args, incomplete) if _sound(item)]
    except (click.UsageError, TalksError, KeyError, ValueError):
        return 1  # whoever is typing must not be disturbed by a message
    write("".join(f"{answer.format_completion(item)}\n" for item in items), people=False)
    return 0


def _shell(shell: str, cli: click.Command) -> ShellComplete:
    cls = get_completion_class(shell)
    assert cls is not None
    return cls(cli, {}, "talkscli", VARIABLE)


def _sound(item: CompletionItem) -> bool:
    """Whether a shell can be handed the word; where it completes files, it has the word itself."""
    return item.type != "plain" or _harmless.fullmatch(item.value) is not None


def _teach(param: click.Parameter, command: str) -> None:
    """Let a parameter offer what a sheet or the command has for it."""
    offer: Any = None
    if param.name in FILES:
        offer = _files
    elif param.name == "fields":
        offer = partial(_fields, command)
    elif param.name == "unit":
        offer = _units
    elif param.name == "ids":
        offer = partial(_ids, tuple(KINDS))
    elif param.name in NAMED:
        offer = partial(_ids, NAMED[param.name])
    if offer is not None:
        param.shell_complete = offer  # type: ignore[method-assign]


def _files(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    return [CompletionItem(incomplete, type="file")]


def _fields(command: str, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """Names of fields after the last comma, less those that stand before it."""
    module = import_module(f"talkscli.cli.{MODULES[command]}")
    if MODULES[command] == "lookup":
        known = module.keys(module.LOOKUPS[command].cls)
    else:
        known = getattr(module, "COLUMNS", ())
    before, comma, start = incomplete.rpartition(",")
    names = [name for name in known if name.startswith(start) and name not in before.split(",")]
    return [CompletionItem(f"{before}{comma}{name}") for name in names]


def _ids(tables: tuple[str, ...], ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    """The ids of records and sides, each with what it is called; none if the sheet is faulty."""
    try:
        names = load(ctx.params.get("data") or ()).called(tables)
    except TalksError:
        return []
    # Without the sheet before it an id means the same, and bash breaks words at a colon.
    return [
        CompletionItem(id_, help=one_line(called[0])[:60])
        for id_, called in {bare(id_): called for id_, called in names.items()}.items()
        if id_.startswith(incomplete)
    ]


def _units(ctx: click.Context, incomplete: str) -> list[CompletionItem]:
    try:
        figures = load(ctx.params.get("data") or ()).records["statistic"]
    except TalksError:
        return []
    units = dict.fromkeys(record.unit for record in figures)
    return [CompletionItem(unit) for unit in units if unit.startswith(incomplete)]
