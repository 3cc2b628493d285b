"""A tree for people: Rich draws it, wrapped at a terminal and a line a node elsewhere."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct
from rich.text import Text
from rich.tree import Tree

from talkscli.formats import Screen
from talkscli.formats.table import SIDE_STYLES, drawn

GUIDE = 4
"""Every level below the first is set in by so many places."""
NARROWEST = 40
"""A terminal with less room than this is left to break the lines itself."""
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
    trees = [_tree(root, screen) for root in roots]
    if screen.width is None:
        width, gap = max((_width(root, screen) for root in roots), default=1), ""
    else:
        width, gap = max(screen.width, NARROWEST), "\n"
    return gap.join(drawn(tree, screen._replace(width=width)) for tree in trees)


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


def _width(node: Node, screen: Screen, level: int = 0) -> int:
    """The places that the longest line below takes."""
    below = (_width(child, screen, level + 1) for child in node.children)
    return max(level * GUIDE + _line(node, screen).cell_len, *below, 1)
