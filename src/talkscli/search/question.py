"""A question in plain words, read: what a record may have to answer it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from talkscli.text.folding import fold, loose

EMPTY = frozenset(
    "a an the this that these those it its they their there and or but not of in on at to for from"
    " by with about as into who whom whose what which when where why how many much long do does"
    " did is are was were be been being has have had can could will would should may might say"
    " says said tell tells told any some all i you we he she".split()
)
"""Words that tell nothing of what is asked for."""
_part = re.compile(r'"([^"]*)"|([^\s"]+)')
WORD = re.compile(r"[^\W_]+")
"""A word, much as SQLite's FTS5 divides a text."""


class Term(NamedTuple):
    """One thing that a record may have: words in a row, or words that begin alike."""

    text: str
    prefix: bool = False
    """Whether the last word may go on."""
    phrase: bool = False
    """Whether it stood between marks: no record answers without it."""

    def __str__(self) -> str:
        return self.text + "*" * self.prefix


def parse(question: str) -> tuple[Term, ...]:
    """Read a question: words, `begin*` and `"a phrase"`; whatever else is in it divides words.

    Each term comes once.
    """
    sound = question.encode("utf-8", "replace").decode().replace("\0", " ")
    return tuple(dict.fromkeys(_terms(fold(sound))))


def _terms(text: str) -> Iterator[Term]:
    for match in _part.finditer(text):
        phrase, word = match[1], match[2]
        plain = word and word.rstrip("*.,;:!?").removesuffix("'s")
        if plain and WORD.search(plain):
            yield Term(plain, word.endswith("*"))
        elif phrase and WORD.search(phrase):
            yield Term(phrase, phrase=True)


def telling(terms: Sequence[Term]) -> list[Term]:
    """The terms that tell what is asked for; all of them, where none does."""
    found = [term for term in terms if term.phrase or term.prefix or loose(term.text) not in EMPTY]
    return found or list(terms)
