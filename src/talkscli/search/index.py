"""The index of a sheet: SQLite's FTS5, in memory, and what it finds."""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from math import log
from typing import TYPE_CHECKING, Any, NamedTuple

from talkscli.errors import TalksError
from talkscli.search.question import WORD, Term, parse, telling
from talkscli.search.rows import FIELD_BREAK, NAME_BREAK, WEIGHTS, Rows
from talkscli.sheet.fields import fields
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import loose
from talkscli.text.terminal import alike, nearest

if TYPE_CHECKING:  # only a search has use for a database
    from sqlite3 import Connection

OPEN, CLOSE = "«", "»"
"""Stand around the words that matched."""
TYPO = 0.76
"""Words less alike than this (difflib's ratio) are others, not the same misspelt."""
_breaks = (FIELD_BREAK + NAME_BREAK).replace(" ", "")
_WORDS = f"porter unicode61 remove_diacritics 2 tokenchars '{_breaks}'"
"""How FTS5 divides a text: by stems, and our breaks are words."""
_columns = [f"c{number}" for number in range(len(WEIGHTS))]

# Noncharacters: while marks are counted, they must not be taken for the text's own.
_open, _close = "\ufdd0", "\ufdd1"
_marked = re.compile(f"{_open}(.*?){_close}", re.DOTALL)


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
        self._rows = Rows(sheet)
        self.records = self._rows.records
        quoted = {
            id_: [f'"{parse(name)[0].text}"' for name in called if len(parse(name)) == 1]
            for id_, called in sheet.sides.items()
        }
        self._aliases = {loose(name): quoted[id_] for id_ in quoted for name in sheet.sides[id_]}
        self._database = _database()
        self._found: dict[Term, frozenset[int]] = {}
        self._texts = list(self._rows)
        _fill(self._database, "hits", self._texts)

    @cached_property
    def _labels(self) -> list[str]:
        """The names of the kinds and of their fields, which are made searchable."""
        classes: dict[type[Record], None] = dict.fromkeys(map(type, self.records))
        names = (name for cls in classes for name in (cls.kind, *cls.noun, *fields(cls)))
        labels = list(dict.fromkeys(names))
        rest = [""] * (len(WEIGHTS) - 1)
        _fill(self._database, "labels", [[name.replace("_", " "), *rest] for name in labels])
        return labels

    def _labeled(self, expression: str) -> dict[str, frozenset[int]]:
        """The records of each kind, or with each field, that is called so."""
        labels = self._labels
        rows = self._database.execute("SELECT rowid FROM labels WHERE labels MATCH ?", [expression])
        return {labels[row]: self._with(labels[row]) for (row,) in rows}

    def _with(self, label: str) -> frozenset[int]:
        return frozenset(
            number
            for number, one in enumerate(self.records)
            if label == one.kind or label in one.noun or getattr(one, label, None)
        )

    def find(self, terms: Sequence[Term]) -> list[Hit]:
        """The records that have all the terms, then those that have the most telling ones."""
        weights: dict[int, float] = {}
        wanted, needed = [], set(range(len(self.records)))
        for term in telling(terms):
            having = self._having(term)
            if term.phrase:
                needed &= having
            if having:
                wanted.append(self._expression(term))
                rarity = log(1 + len(self.records) / len(having))
                for number in having:
                    weights[number] = weights.get(number, 0) + rarity
        if not (needed := needed.intersection(weights)):
            return []
        shown, named = self._marked(" OR ".join(wanted)), dict[int, list[str]]()
        for label, numbers in self._labeled(" OR ".join(wanted)).items():
            for number in numbers:
                named.setdefault(number, []).append(label)
        least = max(weights[number] for number in needed) / 2
        # Of two with the same words, that is meant whose kind or field is called so.
        found = sorted(
            (-round(weights[one], 9), -len(named.get(one, ())), shown.get(one, (0,))[0], one)
            for one in needed
            if weights[one] >= least
        )
        return [
            self._named(one, named.get(one)) or self._best(one, shown.get(one, ())[1:], len(wanted))
            for *_, one in found
        ]

    def _having(self, term: Term) -> frozenset[int]:
        """The records that have a term, in what they say or in the names of kind and fields."""
        if term not in self._found and (expression := self._expression(term)):
            rows = self._database.execute("SELECT rowid FROM hits WHERE hits MATCH ?", [expression])
            own = [row for (row,) in rows]
            self._found[term] = frozenset(own).union(*self._labeled(expression).values())
        return self._found.get(term, frozenset())

    def _marked(self, expression: str) -> dict[int, tuple[Any, ...]]:
        """The rank of each record that has a term, and its texts with the terms marked."""
        marked = ", ".join(
            f"highlight(hits, {n}, '{_open}', '{_close}')" for n in range(len(WEIGHTS))
        )
        rows = self._database.execute(
            f"SELECT rowid, bm25(hits, {', '.join(map(str, WEIGHTS))}), {marked}"
            " FROM hits WHERE hits MATCH ?",
            (expression,),
        )
        return {number: tuple(rest) for number, *rest in rows}

    def absent(self, terms: Sequence[Term]) -> dict[str, list[str]]:
        """The terms that no record has, each with those of its words that none has either."""
        return {
            str(term): [
                word for word in WORD.findall(term.text) if not self._having(Term(word.lower()))
            ]
            for term in telling(terms)
            if not self._having(term)
        }

    def nearest(self, word: str) -> list[str]:
        """The words of the sheet that are spelt most like `word`; names where it has a capital."""
        named = chain.from_iterable(map(_words, self._rows.names.values()))
        known = named if word[:1].isupper() else self._known
        return nearest(word, alike(word.lower(), known), likeness=TYPO)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every word of the sheet, in lower case."""
        plain, others = self._lower
        return frozenset(plain.translate(_spaces).split()).union(others)

    @cached_property
    def _lower(self) -> tuple[str, frozenset[str]]:
        """What the sheet says in lower case: lines of ASCII, and the words of all other lines."""
        text = "\n".join([text for row in self._texts for text in row])
        for mark in "" if text.isascii() else "‘’“”–—":
            text = text.replace(mark, " ")
        if text.isascii():
            return text.lower(), frozenset()
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
            same = () if term.phrase else self._aliases.get(loose(term.text), ())
            return f"({' OR '.join(same)})" if same else f'"{term.text}"'
        # The index holds stems, which are often shorter than what the user typed.
        start = _words(term.text)[-1]
        leading = term.text[: term.text.lower().rindex(start)]
        begun = loose(start)
        if len(begun) == 1:  # a stem begins with the letter that its words begin with
            return f'"{leading}{start}" *'
        known = [f'"{leading}{word}"' for word in self._beginning(begun)]
        return f"({' OR '.join(known)})" if known else ""

    def _named(self, number: int, labels: Collection[str] | None) -> Hit | None:
        """The field of a record that is asked for by its name, if any is."""
        record = self.records[number]
        if labels and (found := self._rows.named(record, labels)):
            return Hit(record, found[0], found[1].replace(NAME_BREAK, ", "))
        return None

    def _best(self, number: int, texts: Sequence[str], terms: int) -> Hit:
        """The field of a record that has most of the terms, of these the weightiest."""
        record = self.records[number]
        best, most = Hit(record, record.main, getattr(record, record.main)), 0
        marked: set[str] = set()
        for column, text in enumerate(texts):
            if most == terms or _open not in text:
                continue
            names = self._rows.fields(record, column)
            for name, part in zip(names, text.split(FIELD_BREAK), strict=True):
                marks = {loose(mark) for mark in _marked.findall(part)}
                found = min(len(marks), terms)
                # The main field is shown anyway; of equals, one with other words says more.
                other = best.field == record.main and marks.isdisjoint(marked)
                if found > most or (found == most > 0 and other):
                    best, most, marked = Hit(record, name, _shown(part)), found, marks
        return best


def _words(text: str) -> list[str]:
    """The words of `text` much as FTS5 divides it, in lower case."""
    return WORD.findall(text.lower())


_spaces = {code: " " for code in range(128) if not chr(code).isalnum()}


def _database() -> "Connection":
    """A database with an index of records and one of labels; TalksError where SQLite has none."""
    try:
        import sqlite3
    except ImportError as error:
        raise TalksError(f"this Python has no SQLite: {error}") from None
    try:
        database = sqlite3.connect(":memory:", isolation_level=None)
        for table in ("hits", "labels"):
            columns = ", ".join(_columns)
            database.execute(
                f"CREATE VIRTUAL TABLE {table}"
                f' USING fts5({columns}, tokenize = "{_WORDS}", columnsize = 0)'
            )
    except sqlite3.OperationalError as error:
        raise TalksError(f"this Python's SQLite cannot search: {error}") from None
    return database


def _fill(database: "Connection", table: str, rows: Iterable[Sequence[str]]) -> None:
    """Index rows of texts, in one piece, not in many that must be merged again."""
    database.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', 67108864)")
    database.execute("BEGIN")
    database.executemany(
        f"INSERT INTO {table}(rowid, {', '.join(_columns)})"
        f" VALUES (?, {', '.join('?' * len(_columns))})",
        ((number, *row) for number, row in enumerate(rows)),
    )
    database.execute("COMMIT")


def _shown(text: str) -> str:
    """The text with marks that people can see; of several names, only those that matched."""
    if NAME_BREAK in text:
        text = ", ".join(line for line in text.split(NAME_BREAK) if _open in line)
    return text.replace(_open, OPEN).replace(_close, CLOSE)
