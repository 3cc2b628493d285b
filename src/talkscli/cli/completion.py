"""The completion command, and the words that a shell offers."""

import os
import re
from collections.abc import Iterable

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
)

from talkscli.cli.app import COMPLETE
from talkscli.cli.output import write
from talkscli.errors import TalksError

INSTALL = {
    "bash": """# To install, put this line into ~/.bashrc: eval "$(talkscli completion bash)"\n""",
    "zsh": '# To install, put this line into ~/.zshrc, below compinit: eval "$(talkscli completion'
    ' zsh)"\n',
    "fish": "# To install: talkscli completion fish > ~/.config/fish/completions/talkscli.fish\n",
}
"""The shells that Click knows, each with a line for its script."""

# Whatever else is in a word, some shell would run or expand it, or take it for two.
_harmless = re.compile(r"[A-Za-z0-9_.,:@%+=/-]+")

SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
"""What asks for each shell."""


def command(name: str) -> click.Command:
    """The completion command."""

    def run(shell: str) -> None:
        write(script(shell), people=False)

    return click.Command(
        name,
        callback=run,
        params=[click.Argument(["shell"], type=click.Choice(tuple(INSTALL)))],
        help="Print the script that lets a shell complete commands, options and names.",
        epilog='Example: eval "$(talkscli completion bash)"',
    )


def script(shell: str) -> str:
    """The script for a shell, with a line on how to install it."""
    # Not that class's own `source`, which would run the shell to ask for its version.
    text = ShellComplete.source(_shell(shell, click.Group()))
    # Where we offer nothing, behind a redirection for one, bash looks for files by itself.
    text = text.replace("complete -o nosort -F", "complete -o nosort -o default -F")
    # Where an option's name is in the word, zsh looks for files of that name.
    text = text.replace("_path_files -f", "compset -P 1 '--*='; _path_files -f")
    # Lists of fields have commas of their own, at which fish cuts the answer.
    text = text.replace('string split ","', 'string split --max 1 ","')
    first, line_break, rest = text.lstrip("\n").partition("\n")
    if first.startswith("#compdef"):  # zsh looks for it on the first line
        return first + line_break + INSTALL[shell] + rest
    return INSTALL[shell] + text.lstrip("\n")


def complete(cli: click.Group, asked: str) -> int:
    """Answer a shell, which has asked for `SHELL_complete`; the exit code."""
    shell, _, instruction = asked.partition("_")
    if shell not in INSTALL or instruction != "complete":
        return 1
    answer = _shell(shell, cli)
    try:
        words, incomplete = answer.get_completion_args()
        items = answer.get_completions(_arguments(words), incomplete)
    except (click.UsageError, TalksError, KeyError, ValueError):
        return 1  # whoever is typing must not be disturbed by a message
    # Files a shell completes by itself, from what is typed.
    items = [item for item in items if item.type != "plain" or _harmless.fullmatch(item.value)]
    items = [_whole(item, incomplete) for item in items]
    write("".join(f"{answer.format_completion(item)}\n" for item in items), people=False)
    return 0


def _arguments(words: Iterable[str]) -> list[str]:
    """What the program would be given, were the command run as it is."""
    # bash hands over `--option=value` as three words, and takes what comes behind the sign.
    return [os.path.expanduser(os.path.expandvars(word)) for word in words if word != "="]


def _shell(shell: str, cli: click.Command) -> ShellComplete:
    return SHELLS[shell](cli, {}, "talkscli", COMPLETE)


def _whole(item: CompletionItem, incomplete: str) -> CompletionItem:
    """The word that takes the place of what is typed, the option in front of its value too."""
    option, sign, _ = incomplete.partition("=")
    if not sign or not option.startswith("--") or item.type != "plain":
        return item
    return CompletionItem(f"{option}={item.value}", help=item.help)
