"""Full-text search: records of all kinds, ranked by how well they answer a question.

SQLite's FTS5 does the work, in memory. Each record is a row; its first column is what
the record is called, its last the note, so that a column's weight says what a match
in it is worth.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from talkscli.errors import TalksError
from talkscli.fields import as_tuple, fields
from talkscli.match import fold, loose
from talkscli.records import KINDS, Record
from talkscli.sheet import Sheet
from talkscli.text import nearest

if TYPE_CHECKING:  # only a search has use for a database
    from sqlite3 import Connection

OPEN, CLOSE = "«", "»"
"""Stand around the words that matched."""
NAME_WEIGHT, FIELD_WEIGHT, NOTE_WEIGHT = 10.0, 4.0, 1.0

# Noncharacters: while marks are counted, they must not be taken for the text's own.
_open, _close = "\ufdd0", "\ufdd1"
_marked = re.compile(f"{_open}(.*?){_close}", re.DOTALL)
_part = re.compile(r'"([^"]*)"|([^\s"]+)')
_word = re.compile(r"[^\W_]+")


class Term(NamedTuple):
    """One thing that a record must have: words in a row, or words that begin alike."""

    text: str
    prefix: bool = False
    """Whether the last word may go on."""

    def __str__(self) -> str:
        return self.text + "*" * self.prefix


class Hit(NamedTuple):
    """A record that answers the question."""

    record: Record
    field: str
    """The field that answers it best."""
    match: str
    """The text of that field, `OPEN` and `CLOSE` around what matched."""


class Search:
    """The index of one sheet's records."""

    def __init__(self, sheet: Sheet) -> None:
        self.records = list(sheet)
        self._names = sheet.names
        self._database = _index(self._texts(record) for record in self.records)

    def find(self, terms: Sequence[Term]) -> list[Hit]:
        """The records that have all the terms, the best first, else in the sheet's order."""
        if not terms:
            return []
        wanted = [self._expression(term) for term in terms]
        if not all(wanted):
            return []
        marked = ", ".join(
            f"highlight(hits, {n}, '{_open}', '{_close}')" for n in range(len(_weights()))
        )
        rows = self._database.execute(
            f"SELECT rowid, {marked} FROM hits WHERE hits MATCH ?"
            f" ORDER BY bm25(hits, {', '.join(map(str, _weights()))}), rowid",
            (" AND ".join(wanted),),
        )
        return [_hit(self.records[number], texts, len(terms)) for number, *texts in rows]

    def absent(self, terms: Sequence[Term]) -> dict[str, list[str]]:
        """The terms that no record has, each with the nearest words that some record has."""
        return {
            str(term): [near for word in _words(term.text) for near in nearest(word, self._known)]
            for term in terms
            if not self.find([term])
        }

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every word of the sheet, in lower case."""
        texts = (text for record in self.records for text in self._texts(record) if text)
        return frozenset(word for text in texts for word in _words(text))

    def _expression(self, term: Term) -> str:
        """A term in FTS5's language, quoted so that nothing is an operator; empty: no such word."""
        if not term.prefix:
            return f'"{term.text}"'
        # The index holds stems, which are often shorter than what the user typed.
        start = _words(term.text)[-1]
        before = term.text[: term.text.lower().rindex(start)]
        begun = loose(start)
        known = [
            f'"{before}{word}"' for word in sorted(self._known) if loose(word).startswith(begun)
        ]
        return f"({' OR '.join(known)})" if known else ""

    def _texts(self, record: Record) -> list[str | None]:
        """What can be found in each column; names of their own are lines apart."""
        texts: list[str | None] = []
        for name, refers in _slots(type(record)):
            value = getattr(record, name) if name else None
            if type(value) is tuple or (refers and value):
                spellings = as_tuple(value)
                if refers:
                    spellings = tuple(one for id_ in spellings for one in self._names[id_])
                value = "\n".join(spellings)
            texts.append(_plain(str(value)) if value not in (None, "") else None)
        return texts


def parse(question: str) -> tuple[Term, ...]:
    """Read a question: words, `begin*` and `"a phrase"`; whatever else is in it divides words.

    Each term comes once.
    """
    sound = question.encode("utf-8", "replace").decode().replace("\0", " ")
    return tuple(dict.fromkeys(_terms(fold(sound))))


def _terms(text: str) -> Iterator[Term]:
    for match in _part.finditer(text):
        phrase, word = match[1], match[2]
        if word and _word.search(word):
            yield Term(word.rstrip("*").removesuffix("'s"), word.endswith("*"))
        elif phrase and _word.search(phrase):
            yield Term(phrase)


def _words(text: str) -> list[str]:
    """The words of `text` much as FTS5 divides it, in lower case."""
    return _word.findall(text.lower())


def _plain(text: str) -> str:
    """Text as it is indexed: composed, and without what would end a string in C."""
    if text.isascii():
        return text.replace("\0", " ")
    return unicodedata.normalize("NFC", text.replace("\0", " ").replace("\xad", ""))


@cache
def _slots(cls: type[Record]) -> tuple[tuple[str, bool], ...]:
    """The field in each column of the index, none where empty, and whether it holds ids."""
    own = fields(cls)
    others = [name for name in own if name not in (cls.main, "aliases")]
    others += [""] * (len(_weights()) - 4 - len(others))
    names = (cls.main, "aliases" if "aliases" in own else "", *others, "id", "note")
    return tuple((name, name in own and bool(own[name].refers)) for name in names)


@cache
def _weights() -> tuple[float, ...]:
    """What a match in each column of the index is worth."""
    widest = max(len(fields(cls)) for cls in KINDS.values())
    return (NAME_WEIGHT, NAME_WEIGHT, *[FIELD_WEIGHT] * widest, NOTE_WEIGHT, NOTE_WEIGHT)


def _index(rows: Iterable[list[str | None]]) -> "Connection":
    """A database of the texts; raises TalksError where SQLite cannot search."""
    columns = [f"c{number}" for number in range(len(_weights()))]
    try:
        import sqlite3

        database = sqlite3.connect(":memory:", isolation_level=None)
        database.execute(
            f"CREATE VIRTUAL TABLE hits USING fts5({', '.join(columns)},"
            " tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    except (ImportError, sqlite3.OperationalError) as error:
        raise TalksError(f"this Python's SQLite cannot search: {error}") from None
    # In one piece, not in many that must be merged again.
    database.execute("INSERT INTO hits(hits, rank) VALUES ('hashsize', 67108864)")
    database.execute("BEGIN")
    database.executemany(
        f"INSERT INTO hits(rowid, {', '.join(columns)})"
        f" VALUES (?, {', '.join('?' * len(columns))})",
        ((number, *row) for number, row in enumerate(rows)),
    )
    database.execute("COMMIT")
    return database


def _hit(record: Record, texts: Sequence[Any], terms: int) -> Hit:
    """The field of the record that has most of the terms, and of these the weightiest."""

    def worth(number: int) -> tuple[int, float]:
        found = {loose(mark) for mark in _marked.findall(texts[number])}
        return min(len(found), terms), _weights()[number]

    candidates = [number for number, text in enumerate(texts) if text and _open in text]
    best = max(candidates, key=worth)
    (name, refers), text = _slots(type(record))[best], texts[best]
    if name == "aliases" or refers:
        text = ", ".join(line for line in text.split("\n") if _open in line)
    return Hit(record, name, text.replace(_open, OPEN).replace(_close, CLOSE))
