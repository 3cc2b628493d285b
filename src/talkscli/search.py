"""Full-text search: records of all kinds, ranked by how well they answer a question.

SQLite's FTS5 does the work, in memory. Each record is a row of three columns, by what a match
is worth: what the record is called, what it says, and its id and note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from talkscli.errors import TalksError
from talkscli.sheet.fields import as_tuple, fields
from talkscli.sheet.names import bare
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import composed, fold, loose
from talkscli.text.terminal import alike, nearest

if TYPE_CHECKING:  # only a search has use for a database
    from sqlite3 import Connection

OPEN, CLOSE = "«", "»"
"""Stand around the words that matched."""
WEIGHTS = (10.0, 4.0, 1.0)
"""What a match in each column of the index is worth."""

# Noncharacters: while marks are counted, they must not be taken for the text's own.
_open, _close = "\ufdd0", "\ufdd1"
_marked = re.compile(f"{_open}(.*?){_close}", re.DOTALL)
# Stand between two fields, and two names. To FTS5 they are words: no phrase runs across them.
_field_break, _name_break = " \ue000 ", " \ue001 "
_ours = re.compile("[\ue000\ue001]")
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
        self._names = {
            id_: _name_break.join(map(_plain, called)) for id_, called in sheet.names.items()
        }
        self._rows = [self._columns(record) for record in self.records]
        self._database = _index(self._rows)

    def find(self, terms: Sequence[Term]) -> list[Hit]:
        """The records that have all the terms, the best first, else in the sheet's order."""
        wanted = [self._expression(term) for term in terms]
        if not wanted or not all(wanted):
            return []
        marked = ", ".join(
            f"highlight(hits, {n}, '{_open}', '{_close}')" for n in range(len(WEIGHTS))
        )
        rows = self._database.execute(
            f"SELECT rowid, {marked} FROM hits WHERE hits MATCH ?"
            f" ORDER BY bm25(hits, {', '.join(map(str, WEIGHTS))}), rowid",
            (" AND ".join(wanted),),
        )
        return [_hit(self.records[number], texts, len(terms)) for number, *texts in rows]

    def absent(self, terms: Sequence[Term]) -> dict[str, list[str]]:
        """The terms that no record has, each with those of its words that none has either."""
        return {
            str(term): [word for word in _words(term.text) if not self.find([Term(word)])]
            for term in terms
            if not self.find([term])
        }

    def nearest(self, word: str) -> list[str]:
        """The words of the sheet that are spelt most like `word`."""
        return nearest(word, alike(word, self._known))

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every word of the sheet, in lower case."""
        plain, others = self._lower
        return frozenset(plain.translate(_spaces).split()).union(others)

    @cached_property
    def _lower(self) -> tuple[str, frozenset[str]]:
        """What the sheet says in lower case: lines of ASCII, and the words of all other lines."""
        text = "\n".join([text for row in self._rows for text in row])
        for mark in (_field_break, _name_break, *"‘’“”–—"):
            text = text.replace(mark, " ")
        lines = text.split("\n")
        plain = "\n".join([line for line in lines if line.isascii()])
        others = "\n".join([line for line in lines if not line.isascii()])
        return plain.lower(), frozenset(_words(others))

    def _beginning(self, begun: str) -> list[str]:
        """The words of the sheet that begin so, whatever accents they have."""
        plain, others = self._lower
        # What must not stand in front is said behind: a pattern that begins with letters is quick.
        start = re.escape(begun)
        found = set(re.findall(rf"{start}(?<![a-z0-9]{start})[a-z0-9]*", plain))
        return sorted(found.union(word for word in others if loose(word).startswith(begun)))

    def _expression(self, term: Term) -> str:
        """A term in FTS5's language, quoted so that nothing is an operator; empty: no such word."""
        if not term.prefix:
            return f'"{term.text}"'
        # The index holds stems, which are often shorter than what the user typed.
        start = _words(term.text)[-1]
        before = term.text[: term.text.lower().rindex(start)]
        begun = loose(start)
        if len(begun) == 1:  # a stem begins with the letter that its words begin with
            return f'"{before}{start}" *'
        known = [f'"{before}{word}"' for word in self._beginning(begun)]
        return f"({' OR '.join(known)})" if known else ""

    def _columns(self, record: Record) -> list[str]:
        """What can be found in each column."""
        return [
            _field_break.join(
                [
                    _plain(value)
                    if type(value) is str and not refers
                    else self._text(value, refers)
                    for _, refers, value in _filled(record, column)
                ]
            )
            for column in _slots(type(record))
        ]

    def _text(self, value: Any, refers: bool) -> str:
        """A reference, a number or a list as it is indexed, each of its items by itself."""
        if refers:
            return _name_break.join([self._names[id_] for id_ in as_tuple(value)])
        return _name_break.join([_plain(str(one)) for one in as_tuple(value)])


def parse(question: str) -> tuple[Term, ...]:
    """Read a question: words, `begin*` and `"a phrase"`; whatever else is in it divides words.

    Each term comes once.
    """
    sound = question.encode("utf-8", "replace").decode().replace("\0", " ")
    return tuple(dict.fromkeys(_terms(fold(_ours.sub(" ", sound)))))


def _terms(text: str) -> Iterator[Term]:
    for match in _part.finditer(text):
        phrase, word = match[1], match[2]
        plain = word and word.rstrip("*").removesuffix("'s")
        if plain and _word.search(plain):
            yield Term(plain, word.endswith("*"))
        elif phrase and _word.search(phrase):
            yield Term(phrase)


def _words(text: str) -> list[str]:
    """The words of `text` much as FTS5 divides it, in lower case."""
    return _word.findall(text.lower())


_spaces = {code: " " for code in range(128) if not chr(code).isalnum()}


def _plain(text: str) -> str:
    """Text as it is indexed: composed, and without what would end a string in C."""
    if text.isascii():
        return text.replace("\0", " ")
    return composed(_ours.sub("\ufffd", text)).replace("\0", " ")


Slot = tuple[str, bool]
"""A field that can be found, and whether it holds ids."""


@cache
def _slots(cls: type[Record]) -> tuple[tuple[Slot, ...], ...]:
    """The fields in each column of the index."""
    own = fields(cls)
    called = [name for name in (cls.main, "aliases") if name in own]
    others = [name for name in own if name not in called]
    columns = (called, others, ["id", "note"])
    return tuple(
        tuple((name, name in own and bool(own[name].refers)) for name in column)
        for column in columns
    )


def _filled(record: Record, column: Sequence[Slot]) -> list[tuple[str, bool, Any]]:
    """The fields of a column that have a value, with it."""
    held = [
        (name, refers, bare(record.id) if name == "id" else getattr(record, name))
        for name, refers in column
    ]
    return [one for one in held if one[2] is not None and one[2] != ()]


def _index(rows: Iterable[list[str]]) -> "Connection":
    """A database of the texts; raises TalksError where SQLite cannot search."""
    columns = [f"c{number}" for number in range(len(WEIGHTS))]
    try:
        import sqlite3
    except ImportError as error:
        raise TalksError(f"this Python has no SQLite: {error}") from None
    try:
        database = sqlite3.connect(":memory:", isolation_level=None)
        database.execute(
            f"CREATE VIRTUAL TABLE hits USING fts5({', '.join(columns)},"
            " tokenize = 'porter unicode61 remove_diacritics 2')"
        )
    except sqlite3.OperationalError as error:
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


def _hit(record: Record, texts: Sequence[str], terms: int) -> Hit:
    """The field of the record that has most of the terms, and of these the weightiest."""
    best, most = Hit(record, "", ""), 0
    for column, text in zip(_slots(type(record)), texts, strict=True):
        if most == terms or _open not in text:
            continue
        parts = text.split(_field_break)
        for (name, refers, _), part in zip(_filled(record, column), parts, strict=True):
            if _open not in part:
                continue
            found = 1  # of one term there is nothing to count
            if terms > 1:
                found = min(len({loose(mark) for mark in _marked.findall(part)}), terms)
            if found > most:
                best, most = Hit(record, name, _shown(part, refers or name == "aliases")), found
    return best


def _shown(text: str, names: bool) -> str:
    """The text with marks that people can see; of names, only those that matched."""
    if names:
        text = ", ".join(line for line in text.split(_name_break) if _open in line)
    return text.replace(_open, OPEN).replace(_close, CLOSE)
