"""The completion command, and the words that a shell offers."""

import os
import re
from collections.abc import Iterable, Iterator

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

# Whatever else is in a word, some shell would run or expand it.
_harmless = re.compile(r"[A-Za-z0-9_.,:@%+=/ -]+")

# Only bash hands them over, the sign as a word of its own.
_redirection = re.compile("[<>]+")


class Bash(BashComplete):
    """Asks as Click's own script does, and takes words that have spaces in them."""

    source_template = """\
%(complete_func)s() {
    local IFS=$'\\n' type value
    COMPREPLY=()
    while IFS=, read -r type value; do
        if [[ $type == file ]]; then
            compopt -o default
        elif [[ ${COMP_WORDS[COMP_CWORD]} == [\\"\\']* ]]; then
            COMPREPLY+=("$value")
        else
            COMPREPLY+=("${value// /\\\\ }")
        fi
    done < <(env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD="$COMP_CWORD" \\
        %(complete_var)s=bash_complete "$1")
}

complete -o nosort -F %(complete_func)s %(prog_name)s
"""


SHELLS = {"bash": Bash, "zsh": ZshComplete, "fish": FishComplete}
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
        short_help="A script that lets a shell complete what you type.",
        epilog='Example: eval "$(talkscli completion bash)"',
    )


def script(shell: str) -> str:
    """The script for a shell, with a line on how to install it."""
    # Not that class's own `source`, which would run the shell to ask for its version.
    text = ShellComplete.source(_shell(shell, click.Group()))
    # Where an option's name is in the word, zsh looks for files of that name.
    text = text.replace("_path_files -f", "compset -P 1 '--*='; _path_files -f")
    # Lists of fields have commas of their own, at which fish cuts the answer.
    text = text.replace('string split ","', 'string split --max 1 ","')
    first, line_break, rest = text.lstrip("\n").partition("\n")
    if first.startswith("#compdef"):  # zsh looks for it on the first line
        return first + line_break + INSTALL[shell] + rest
    return INSTALL[shell] + text.lstrip("\n")


def complete(cli: click.Group, asked: str) -> int:
    """Answer a shell, which has asked for `SHELL_complete` or `SHELL_source`; the exit code."""
    shell, _, instruction = asked.partition("_")
    if shell not in INSTALL or instruction not in ("source", "complete"):
        return 1
    if instruction == "source":
        write(script(shell), people=False)
        return 0
    answer = _shell(shell, cli)
    try:
        words, incomplete = answer.get_completion_args()
        if words and _redirection.fullmatch(words[-1]):
            items = [CompletionItem(incomplete, type="file")]
        else:
            items = answer.get_completions(list(_arguments(words)), incomplete)
    except (click.UsageError, TalksError, KeyError, ValueError):
        return 1  # whoever is typing must not be disturbed by a message
    items = [_whole(item, incomplete) for item in items if _sound(item)]
    write("".join(f"{answer.format_completion(item)}\n" for item in items), people=False)
    return 0


def _arguments(words: Iterable[str]) -> Iterator[str]:
    """What the program would be given, were the command run as it is."""
    words = iter(words)
    for word in words:
        if _redirection.fullmatch(word):
            next(words, None)
        # bash hands over `--option=value` as three words, and takes what comes behind the sign.
        elif word != "=":
            yield os.path.expanduser(os.path.expandvars(word))


def _shell(shell: str, cli: click.Command) -> ShellComplete:
    return SHELLS[shell](cli, {}, "talkscli", COMPLETE)


def _whole(item: CompletionItem, incomplete: str) -> CompletionItem:
    """The word that takes the place of what is typed, the option in front of its value too."""
    option, sign, _ = incomplete.partition("=")
    if not sign or not option.startswith("--") or item.type != "plain":
        return item
    return CompletionItem(f"{option}={item.value}", help=item.help)


def _sound(item: CompletionItem) -> bool:
    """Whether a shell can be handed the word; where it completes files, it has the word itself."""
    return item.type != "plain" or _harmless.fullmatch(item.value) is not None
