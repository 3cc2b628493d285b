"""A table for people: drawn by Rich at a terminal, aligned text elsewhere."""

from collections.abc import Sequence
from io import StringIO
from typing import Any

from rich import box
from rich.cells import cell_len
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from talkscli.formats import Answer, Screen
from talkscli.formats.people import cards, cells, filled, heading

FOR_PEOPLE = True

ROOM = 10
"""Every column gets this many places, or as many as its text takes if that is less."""
LONGEST_WORD = 14
"""Words up to this length are never broken."""
MANY = 4
"""A column gets all it lacks if there is so many times as much."""
FEW = 5
"""So many places more a list of paragraphs gets before texts do, which suffer less from a break."""
LABELS = 40
"""No label of a stack takes so many places."""
GAP = 2
NARROWEST = 20
"""At fewer places text would be lost; a terminal still narrower breaks the lines itself."""
SIDE_STYLES = ("cyan", "magenta", "green", "yellow", "blue")
"""Red is left to what is wrong."""
WRONG, DOUBTFUL, SOUND = "bold red", "yellow", "green"
GRAVITY = {
    "verdict": {
        "exact": SOUND, "typography": SOUND, "agrees": SOUND, "elided": DOUBTFUL,
        "misattributed": WRONG, "altered": WRONG, "unknown": DOUBTFUL,
    },
    "outcome": {
        "verified": SOUND, "drifted": DOUBTFUL, "ambiguous": DOUBTFUL, "missing": WRONG,
        "mismatch": WRONG,
    },
    "level": {
        "verbatim": SOUND, "named": DOUBTFUL, "interpreted": DOUBTFUL, "inferred": DOUBTFUL,
    },
    "change": {"added": SOUND, "removed": WRONG, "changed": DOUBTFUL},
}  # fmt: skip
"""By column, how much a value matters."""
MARKED = ("match", "value")
"""Columns in which the words that matter stand between marks."""
QUIET = ("where", "id")
"""Columns for finding one's way, which should not draw the eye."""
PARAGRAPHS = ("where", "found")
"""Columns of short words, which may stand in more lines."""
NAMES = ("id", "record", "sheet", "path", "place")
"""Columns of names to be copied, which are not broken while they fit into a line."""
RULE = box.Box(str(box.SIMPLE_HEAD).replace("─", "-"), ascii=True)
"""The line below the header, where none can be drawn."""

Rows = list[list[str]]


def render(answer: Answer, screen: Screen) -> str:
    """Columns where there is room for them, else a stack of lines a record."""
    if answer.carded:
        return "\n".join(_card(*pair, screen) for pair in cards(answer, screen))
    answer = filled(answer)
    rows = cells(answer, screen)
    if not rows:
        return ""
    if screen.width is None:
        return _aligned(answer, rows, screen)
    widths = _widths(answer, rows, screen.width)
    content = _table(answer, rows, widths, screen) if widths else _stack(answer, rows, screen)
    return drawn(content, screen)


def stacked(answer: Answer, screen: Screen) -> str:
    """Every record as a stack of lines, however wide the screen is."""
    answer = filled(answer)
    rows = cells(answer, screen)
    longest = max((cell_len(text) for row in rows for text in row), default=0)
    wide = screen._replace(width=screen.width or longest + LABELS)
    return drawn(_stack(answer, rows, wide), wide) if rows else ""


def _card(title: str, card: Answer, screen: Screen) -> str:
    wide = screen if screen.width else screen._replace(width=cell_len(title))
    return drawn(Text(title, style="bold underline"), wide) + render(card, screen)


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

    What is left, when each has the least it needs, goes first to those that then have a line
    a record, if it is little to the others; half of the rest to each in the order of reading.
    """
    columns = dict(zip(answer.brief, zip(*rows, strict=True), strict=True))
    widths = {column: _least(column, texts) for column, texts in columns.items()}
    lacking = {
        column: max(0, max(map(cell_len, texts)) - widths[column])
        for column, texts in columns.items()
    }
    spare = width - sum(widths.values()) - GAP * (len(widths) - 1)
    if spare < 0:
        return []
    for column in sorted(lacking, key=lacking.__getitem__):
        places = lacking[column]
        if places > spare // MANY:
            places = min(FEW, places, spare) if column in PARAGRAPHS else 0
        widths[column] += places
        lacking[column] -= places
        spare -= places
    for group in (set(columns).difference(PARAGRAPHS), PARAGRAPHS):
        while spare and any(lacking[column] for column in columns if column in group):
            for column in columns:
                places = min(lacking[column], (spare + 1) // 2) if column in group else 0
                widths[column] += places
                lacking[column] -= places
                spare -= places
    return list(widths.values())


def _least(column: str, texts: Sequence[str]) -> int:
    """The fewest places in which a column can be read well."""
    word = max((cell_len(word) for text in texts for word in text.split()), default=0)
    whole = word if column in NAMES else min(word, LONGEST_WORD)
    room = whole if column in PARAGRAPHS else max(ROOM, whole)
    return max(len(column), min(room, max(map(cell_len, texts))))


def _table(
    answer: Answer, rows: Rows, widths: list[int], screen: Screen, *, ruled: bool = True
) -> Table:
    line = RULE if screen.ascii else box.SIMPLE_HEAD
    table = Table(
        box=line if ruled else None,
        show_header=screen.header,
        show_edge=False,
        header_style="bold",
        padding=(0, GAP - ruled, 0, 0),  # a box adds a place
        pad_edge=False,
        leading=any(
            cell_len(text) > most for row in rows for text, most in zip(row, widths, strict=True)
        ),
    )
    for column, width in zip(answer.brief, widths, strict=True):
        table.add_column(heading(column), width=width, overflow="fold")
    for row, texts in zip(answer.rows, rows, strict=True):
        table.add_row(*_styled(answer, row, texts, screen))
    return table


def _stack(answer: Answer, rows: Rows, screen: Screen) -> Group:
    """Each record as its first column, then a label and a value for each other that it has."""
    blocks: list[RenderableType] = []
    for row, texts in zip(answer.rows, rows, strict=True):
        first, *others = _styled(answer, row, texts, screen)
        first.stylize("bold not dim")
        labels = (Text(f"  {heading(column)}", style="dim") for column in answer.brief[1:])
        pairs = [pair for pair in zip(labels, others, strict=True) if pair[1]]
        blocks += [first, _labeled(pairs, screen.width or 0), ""]
    return Group(*blocks[:-1])


def _labeled(pairs: Sequence[tuple[Text, Text]], width: int) -> RenderableType:
    """The values beside their labels, or below where a word would be broken there."""
    room = width - GAP - max((label.cell_len for label, _ in pairs), default=0)
    if any(cell_len(word) > room for _, value in pairs for word in value.plain.split()):
        return Group(*(one for label, value in pairs for one in (label, Padding.indent(value, 4))))
    grid = Table.grid(padding=(0, GAP, 0, 0))
    for label, value in pairs:
        grid.add_row(label, value)
    return grid


def _styled(answer: Answer, row: dict[str, Any], texts: list[str], screen: Screen) -> list[Text]:
    """The cells of a row: the quiet ones dim, the sides in their colors."""
    styled = []
    for column, shown in zip(answer.brief, texts, strict=True):
        text = Text(shown)
        values = row.get(column)
        if column in MARKED:
            text.highlight_regex("«[^»]*»", "bold")
        text.stylize("dim" if column in QUIET else GRAVITY.get(column, {}).get(str(values), ""))
        for id_ in values if isinstance(values, tuple | list) else (values,):
            if id_ in answer.sides:
                style = SIDE_STYLES[answer.sides.index(id_) % len(SIDE_STYLES)]
                text.highlight_words([screen.line(answer.name(id_))], style)
        styled.append(text)
    return styled


def _aligned(answer: Answer, rows: Rows, screen: Screen) -> str:
    """A line a record, each column as wide as its text."""
    titles = [heading(column) for column in answer.brief]
    lines = [titles, *rows] if screen.header else rows
    widths = [max(map(cell_len, column)) for column in zip(*lines, strict=True)]
    if screen.color:
        wide = screen._replace(width=sum(widths) + GAP * len(widths))
        return drawn(_table(answer, rows, widths, wide, ruled=False), wide)
    return "".join("".join(map(_padded, line, widths)).rstrip() + "\n" for line in lines)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text) + GAP)
