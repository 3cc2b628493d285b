"""The help at a terminal that is narrower than the help is otherwise."""

import sys
import textwrap
from collections.abc import Iterable

import click

from talkscli.text.terminal import terminal_width

USUAL = 80
"""The columns that the help is laid out for in a pipe, and at any terminal with more."""
READABLE = 24
"""With fewer columns beside the terms of a list, what is said of them stands below."""
HANGING = 4
"""So far what goes on in a second line is set in."""


def formatter() -> click.HelpFormatter:
    """What lays out the help for where it will be read."""
    width = terminal_width(sys.stdout) if sys.stdout.isatty() else USUAL
    return Narrow(width=width) if width < USUAL else click.HelpFormatter(width=USUAL - 2)


class Narrow(click.HelpFormatter):
    """Breaks every line between words, those of examples and lists of choices, too."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write how the command is called."""
        self._hang(f"{prefix or 'Usage: '}{prog} {args}")

    def write_text(self, text: str) -> None:
        """Write paragraphs; in those that begin with a backspace each line by itself."""
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" * (number > 0))
            if paragraph.startswith("\b"):
                for line in paragraph.splitlines()[1:]:
                    self._hang(line)
            else:
                self._hang(" ".join(paragraph.splitlines()), 0)

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write terms and what is said of them, beside them where there is room."""
        rows = list(rows)
        longest = self.current_indent + max(len(term) for term, _ in rows)
        beside = self.current_indent + col_spacing + min(longest, col_max)
        if longest <= self.width and self.width - beside >= READABLE:
            super().write_dl(rows, col_max, col_spacing)
            return
        for term, text in rows:
            self._hang(term, 2 * HANGING)
            with self.indentation(), self.indentation():
                self.write_text(text)

    def _hang(self, line: str, by: int = HANGING) -> None:
        """Write a line; what does not fit into it is set in further."""
        text = line.lstrip()
        indent = " " * (self.current_indent + len(line) - len(text))
        lines = textwrap.fill(
            text.replace("|", "| "),  # a list of choices has no space to be broken at
            self.width,
            initial_indent=indent,
            subsequent_indent=indent + " " * by,
            break_long_words=False,
            break_on_hyphens=False,
        )
        self.write(f"{lines.replace('| ', '|')}\n")
