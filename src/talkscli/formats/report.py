"""A report for people: a block a record; what is judged in a text is marked where it stands."""

import re
from functools import cache
from io import StringIO

from rich.cells import cell_len
from rich.console import Console, Group
from rich.text import Text

from talkscli.formats import Answer, Diagnostic, Screen, table
from talkscli.formats.table import drawn
from talkscli.text.terminal import fitting, safe

FOR_PEOPLE = True

STYLES = {"fault": "bold red", "doubt": "yellow", "sound": "green"}
"""How each gravity looks."""
AROUND = 300
"""So many characters of a text are shown on either side of what is marked."""
PIPED = 100
"""So many columns a block has where there is no terminal."""
NARROWEST = 20
_change = re.compile(r"(?P<dropped>\[-.*?-\])|(?P<added>\{\+.*?\+\})")
_LOOKS = {"dropped": "red", "added": "green"}


def render(answer: Answer, screen: Screen) -> str:
    """A block for each record, with an empty line between two."""
    if answer.carded:
        return table.render(answer, screen)
    if answer.diagnostic is None or answer.chosen:
        return table.stacked(answer, screen)
    screen = screen._replace(width=screen.width or PIPED)
    blocks = [_block(answer.diagnostic(row), screen) for row in answer.rows]
    lines = [line for block in blocks for line in (Text(), *block)][1:]
    longest = max((line.cell_len for line in lines), default=0)
    return drawn(Group(*lines), screen._replace(width=max(screen.width or 0, longest)))


def _block(one: Diagnostic, screen: Screen) -> list[Text]:
    style = STYLES[one.gravity]
    title = Text()
    title.append(f"{screen.line(one.place)} " if one.place else "", "bold")
    title.append(screen.line(one.verdict), style)
    title.append(f" ({screen.line(one.sort)})" if one.sort else "")
    lines = [title, *_excerpt(one, style, screen)]
    for label, text in one.notes:
        lines += _note(label, text, screen)
    return lines


def _excerpt(one: Diagnostic, style: str, screen: Screen) -> list[Text]:
    """The text in lines, with marks below what of them is in the span."""
    first, last = max(0, one.start - AROUND), one.end + AROUND
    parts = [one.text[first : one.start], one.text[one.start : one.end], one.text[one.end : last]]
    left, middle, right = (_plain(part, screen) for part in parts)
    cut = "..." if first else ""
    left = cut + left.lstrip()
    text = Text(left + middle + right + ("..." if last < len(one.text) else ""))
    text.stylize(style, len(left), len(left) + len(middle))
    lines = []
    for row in _wrapped(text, screen, 4):
        lines.append(Text("  | ").append_text(row))
        for span in row.spans:
            left, marked = row.plain[: span.start], row.plain[span.start : span.end].rstrip()
            marks = " " * cell_len(left) + "^" * max(1, cell_len(marked))
            lines.append(Text("  | ").append(marks, style))
    return lines


def _plain(text: str, screen: Screen) -> str:
    """A part of a text on one line, safe to print; the space at its ends is kept."""
    return fitting(safe(re.sub(r"\s+", " ", text)), screen.encoding)


def _note(label: str, text: str, screen: Screen) -> list[Text]:
    """What is to be known besides, what was dropped and added in colors."""
    prefix = f"  = {label}: "
    content = Text(screen.line(text))
    for match in _change.finditer(content.plain):
        content.stylize(_LOOKS[match.lastgroup or ""], *match.span())
    rows = _wrapped(content, screen, len(prefix))
    starts = [Text().append(prefix, "dim"), *(Text(" " * len(prefix)) for _ in rows[1:])]
    return [start.append_text(row) for start, row in zip(starts, rows, strict=True)]


def _wrapped(text: Text, screen: Screen, indent: int) -> list[Text]:
    """The lines of a text as wide as the screen is, less an indent."""
    if not text.plain:
        return [text]
    width = max(screen.width or 0, NARROWEST) - indent
    lines = list(text.wrap(_console(), width, overflow="fold"))
    for line in lines:
        line.rstrip()
    return lines


@cache
def _console() -> Console:
    """What breaks lines, and draws nothing."""
    return Console(file=StringIO())
