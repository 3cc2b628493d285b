"""A tree for people: Rich draws it, wrapped at a terminal and a line a node elsewhere."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rich.text import Text
from rich.tree import Tree

from talkscli.formats import Screen
from talkscli.formats.table import ROOM, SIDE_STYLES, drawn

GUIDE = 4
"""Every level below the first is set in by so many places."""
NARROWEST = 40
"""A terminal narrower than this is left to break the lines itself, if a tree needs so much."""
UNBROKEN = 1_000_000
"""Where there is no terminal, no line is broken."""
LOOKS = {"plain": "", "title": "bold", "quiet": "dim"}
"""What each look is to Rich."""


class Node(Struct, frozen=True):
    """A line of a tree, and what hangs from it."""

    label: str
    text: str = ""
    """What is said of the label, behind a colon."""
    where: str = ""
    """For finding one's way: at the end, not to draw the eye."""
    look: Literal["plain", "title", "quiet"] = "plain"
    side: int | None = None
    """The number of the side that the label names, which has a color."""
    children: tuple["Node", ...] = ()


def render(roots: Sequence[Node], screen: Screen) -> str:
    """A tree for each of the roots; at a terminal an empty line stands between two."""
    return ("" if screen.width is None else "\n").join(_drawn(root, screen) for root in roots)


def _drawn(root: Node, screen: Screen) -> str:
    width = max(screen.width or UNBROKEN, min(NARROWEST, _depth(root) * GUIDE + ROOM))
    return drawn(_tree(root, screen), screen._replace(width=width))


def _tree(node: Node, screen: Screen) -> Tree:
    tree = Tree(_line(node, screen), guide_style="dim")
    tree.children += [_tree(child, screen) for child in node.children]
    return tree


def _line(node: Node, screen: Screen) -> Text:
    """All of a node, safe to print."""
    style = LOOKS[node.look] if node.side is None else SIDE_STYLES[node.side % len(SIDE_STYLES)]
    line = Text(overflow="fold").append(screen.line(node.label), style)
    if node.text:
        line.append(f": {screen.line(node.text)}")
    if node.where:
        line.append("  ").append(screen.line(node.where), LOOKS["quiet"])
    return line


def _depth(node: Node) -> int:
    """The levels below a node."""
    return max((1 + _depth(child) for child in node.children), default=0)
