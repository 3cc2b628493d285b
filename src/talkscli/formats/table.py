"""A table for people: drawn by Rich at a terminal, aligned text elsewhere."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from talkscli.formats import Answer, Screen
from talkscli.formats.people import cards, cells, heading
from talkscli.text import one_line

FOR_PEOPLE = True

ROOM = 10
"""Every column gets this many places, or as many as its text takes if that is less."""
LONGEST_WORD = 14
"""Words up to this length are never broken."""
GAP = 2
NARROWEST = 20
"""At fewer places text would be lost; a terminal still narrower breaks the lines itself."""
SIDE_STYLES = ("cyan", "magenta", "green", "red", "yellow", "blue")
QUIET = ("where", "id")
"""Columns for finding one's way, which should not draw the eye."""

Rows = list[list[str]]


def render(answer: Answer, screen: Screen) -> str:
    """Columns where there is room for them, else a stack of lines a record."""
    if answer.cards and not answer.chosen:
        return "\n".join(_card(title, card, screen) for title, card in cards(answer))
    rows = cells(answer)
    if not rows:
        return ""
    if screen.width is None:
        return _aligned(answer, rows, screen)
    widths = _widths(answer, rows, screen.width)
    content = _table(answer, rows, widths, screen) if widths else _stack(answer, rows)
    return drawn(content, screen)


def _card(title: str, card: Answer, screen: Screen) -> str:
    if screen.width is None:
        return f"{title}\n{render(card, screen)}"
    return drawn(Text(title, style="bold underline"), screen) + render(card, screen)


class _Ascii(StringIO):
    """What Rich draws lines of ASCII on."""

    encoding = "ascii"


def drawn(content: RenderableType, screen: Screen) -> str:
    """What Rich makes of `content` for a screen of known width."""
    out = _Ascii() if screen.ascii else StringIO()
    console = Console(
        file=out,
        width=max(screen.width or 0, NARROWEST),
        color_system="standard" if screen.color else None,
        force_terminal=screen.color,
        legacy_windows=False,
        _environ={},
    )
    console.print(content)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _widths(answer: Answer, rows: Rows, width: int) -> list[int]:
    """The width of each column; none where `width` is too little for columns.

    What is left, when each has the least it needs, goes to those that could use more,
    by how much they could.
    """
    columns = list(zip(*rows, strict=True))
    least = [_least(*pair) for pair in zip(answer.brief, columns, strict=True)]
    widest = [
        max(len(column), *map(cell_len, texts))
        for column, texts in zip(answer.brief, columns, strict=True)
    ]
    spare = width - sum(least) - GAP * (len(least) - 1)
    if spare < 0:
        return []
    wanted = sum(widest) - sum(least)
    return [
        low + (high - low if wanted <= spare else (high - low) * spare // wanted)
        for low, high in zip(least, widest, strict=True)
    ]


def _least(column: str, texts: Sequence[str]) -> int:
    """The fewest places in which a column can be read well."""
    word = max((cell_len(word) for text in texts for word in text.split()), default=0)
    if column in QUIET:
        return max(len(column), word)
    widest = max(map(cell_len, texts))
    return max(len(column), min(widest, max(ROOM, min(word, LONGEST_WORD))))


def _table(answer: Answer, rows: Rows, widths: list[int], screen: Screen) -> Table:
    table = Table(
        box=box.ASCII2 if screen.ascii else box.SIMPLE_HEAD,
        show_header=screen.header,
        show_edge=False,
        header_style="bold",
        padding=(0, GAP - 1, 0, 0),  # the box adds a place
        pad_edge=False,
    )
    for column, width in zip(answer.brief, widths, strict=True):
        style = "dim" if column in QUIET else ""
        table.add_column(heading(column), style=style, width=width, overflow="fold")
    for row, texts in zip(answer.rows, rows, strict=True):
        table.add_row(*_styled(answer, row, texts))
    return table


def _stack(answer: Answer, rows: Rows) -> Group:
    """Each record as its first column, then a labeled line for each other that it has."""
    blocks: list[RenderableType] = []
    for row, texts in zip(answer.rows, rows, strict=True):
        first, *others = _styled(answer, row, texts)
        first.stylize("bold")
        grid = Table.grid(padding=(0, GAP, 0, 0))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for column, text in zip(answer.brief[1:], others, strict=True):
            if text:
                grid.add_row("  " + heading(column), text)
        blocks += [first, grid, ""]
    return Group(*blocks[:-1])


def _styled(answer: Answer, row: dict[str, Any], texts: list[str]) -> list[Text]:
    """The cells of a row, the sides in their colors."""
    styled = [Text(text) for text in texts]
    for column, text in zip(answer.brief, styled, strict=True):
        values = row.get(column)
        for id_ in values if isinstance(values, tuple | list) else (values,):
            if id_ in answer.sides:
                style = SIDE_STYLES[answer.sides.index(id_) % len(SIDE_STYLES)]
                text.highlight_words([one_line(answer.name(id_))], style)
    return styled


def _aligned(answer: Answer, rows: Rows, screen: Screen) -> str:
    """A line a record, each column as wide as its text."""
    titles = [heading(column) for column in answer.brief]
    lines = [titles, *rows] if screen.header else rows
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    if not screen.color:
        return "".join("".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)
    styled = [_styled(answer, *pair) for pair in zip(answer.rows, rows, strict=True)]
    if screen.header:
        styled.insert(0, [Text(title, style="bold") for title in titles])
    wide = screen._replace(width=sum(widths) + GAP * len(widths))
    return "".join(drawn(_joined(line, widths), wide) for line in styled)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text) + GAP)


def _joined(cells: list[Text], widths: list[int]) -> Text:
    """A line of cells, each as wide as its column."""
    line = Text()
    for text, width in zip(cells, widths, strict=True):
        line.append_text(text).append(" " * (width - text.cell_len + GAP))
    return line
