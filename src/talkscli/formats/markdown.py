"""A table in GitHub Flavored Markdown."""

import re

from talkscli.formats import Answer, Screen
from talkscli.formats.people import cards, cells, filled, heading

FOR_PEOPLE = True

# What GitHub would read as markup, a link, mathematics, an emoji or the end of the cell.
_special = re.compile(r"([\\`*_\[\]<>|~$]|&(?=#?\w+;)|:(?=\S)|@(?=\w))")


def render(answer: Answer, screen: Screen) -> str:
    """A heading, a rule, and a line a record."""
    if answer.carded:
        return "\n".join(
            f"## {_escaped(title)}\n\n{render(card, screen)}"
            for title, card in cards(answer, screen)
        )
    answer = filled(answer)
    rows = [[_escaped(text) for text in row] for row in cells(answer, screen)]
    if screen.header:
        titles = [heading(column) for column in answer.brief]
        rows = [titles, ["---"] * len(titles), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _escaped(text: str) -> str:
    return _special.sub(r"\\\1", text)
