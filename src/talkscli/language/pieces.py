"""The words and marks beside a place in a text."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkscli.text.tokens import late

_piece = late(
    r"[0-9]+(?:[.,][0-9]+)*(?![\w]|[.,][0-9])|[^\W_]+(?:['’.\-‐‑][^\W_]+)*"
    r"|[^\w\s]|_|\n(?=[^\S\n]*(?:\n|[-*•◦‣]\s|[0-9]{1,2}[.)]\s))"
)
GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)"
"""Space that does not end a paragraph."""
_next_word = late(
    rf"{GAP}([^\W\d_]+(?:['’-]\w+)*)"
    r"|[-\u2010\u2011]([^\W\d_]+)"
)
MOST_WORDS = 5
"""What is counted stands among so many words behind a figure."""


class Piece(NamedTuple):
    """A word, a number or a mark; the end of a paragraph, or of an item, is a line break."""

    text: str
    """In lower case."""
    raw: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Whether it is neither a number nor a mark."""
        return self.text[0].isalpha()

    @property
    def is_name(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[0].isupper()


def read(text: str, start: int, end: int) -> Iterator[Piece]:
    """The pieces from one place to another."""
    for match in _piece().finditer(text, start, end):
        yield Piece(match[0].lower(), match[0], *match.span())


def first_two(pieces: Sequence[Piece]) -> tuple[str, str]:
    """The texts of the first two pieces, empty for those that are missing."""
    first, second, *_ = (*(piece.text for piece in pieces[:2]), "", "")
    return first, second


def following(text: str, end: int) -> list[tuple[str, int]]:
    """The words right behind a place, each with its end."""
    words: list[tuple[str, int]] = []
    while len(words) < MOST_WORDS and (match := _next_word().match(text, end)):
        end = match.end()
        words.append((match[1] or match[2], end))
    return words
