"""Full-text search: records of all kinds, ranked by how well they answer a question.

SQLite's FTS5 does the work, in memory. Each record is a row, its columns by what a match
is worth: what it is called, what it says, whom it refers to, its id and note, and its evidence.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from math import log
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from talkscli.errors import TalksError
from talkscli.sheet.fields import as_tuple, fields, references
from talkscli.sheet.names import bare
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.text.folding import composed, fold, loose
from talkscli.text.terminal import alike, nearest

if TYPE_CHECKING:  # only a search has use for a database
    from sqlite3 import Connection

OPEN, CLOSE = "«", "»"
"""Stand around the words that matched."""
WEIGHTS = (10.0, 4.0, 2.0, 1.0, 0.5)
"""What a match in each column of the index is worth."""
EMPTY = frozenset(
    "a an the this that these those it its they their there and or but not of in on at to for from"
    " by with as about into who whom whose what which when where why how many much long do does"
    " did is are was were be been being has have had can could will would should may might say"
    " says said tell tells told any some all i you we he she".split()
)
"""Words that tell nothing of what is asked for."""
TYPO = 0.76
"""Words less alike than this (difflib's ratio) are others, not the same misspelt."""
_columns = [f"c{number}" for number in range(len(WEIGHTS))]

# Noncharacters: while marks are counted, they must not be taken for the text's own.
_open, _close = "\ufdd0", "\ufdd1"
_marked = re.compile(f"{_open}(.*?){_close}", re.DOTALL)
# Stand between two fields, and two names. To FTS5 they are words: no phrase runs across them.
_field_break, _name_break = " \ue000 ", " \ue001 "
_ours = re.compile("[\ue000\ue001]")
_part = re.compile(r'"([^"]*)"|([^\s"]+)')
_word = re.compile(r"[^\W_]+")


class Term(NamedTuple):
    """One thing that a record may have: words in a row, or words that begin alike."""

    text: str
    prefix: bool = False
    """Whether the last word may go on."""
    phrase: bool = False
    """Whether it stood between marks: no record answers without it."""

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
        quoted = {
            id_: [f'"{parse(name)[0].text}"' for name in called if len(parse(name)) == 1]
            for id_, called in sheet.sides.items()
        }
        self._aliases = {loose(name): quoted[id_] for id_ in quoted for name in sheet.sides[id_]}
        self._sides = {
            record.id: self._names[side]
            for record in self.records
            if (side := getattr(record, "side", None))
        }
        self._rows = [self._columns(record) for record in self.records]
        self._database = _database()
        self._found: dict[Term, frozenset[int]] = {}
        _fill(self._database, "hits", self._rows)

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
            self._hit(self.records[one], shown.get(one, (0,))[1:], named.get(one, ()), len(wanted))
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
                word for word in _word.findall(term.text) if not self._having(Term(word.lower()))
            ]
            for term in telling(terms)
            if not self._having(term)
        }

    def nearest(self, word: str) -> list[str]:
        """The words of the sheet that are spelt most like `word`; names where it has a capital."""
        named = chain.from_iterable(map(_words, self._names.values()))
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
        text = "\n".join([text for row in self._rows for text in row])
        for mark in (_field_break, _name_break, *"‘’“”–—"):
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

    def _columns(self, record: Record) -> list[str]:
        """What can be found in each column."""
        return [_field_break.join([text for _, text in column]) for column in self._texts(record)]

    def _texts(self, record: Record) -> list[list[tuple[str, str]]]:
        """The fields in each column that have a value, with it as it is indexed."""
        slots, values = _slots(type(record))
        columns: list[list[tuple[str, str]]] = [[] for _ in WEIGHTS[1:]]
        for (column, name, refers), value in zip(slots, values(record), strict=True):
            if type(value) is str and not refers:
                columns[column].append((name, _plain(bare(value) if name == "id" else value)))
            elif value is not None and value != ():
                columns[column].append((name, self._text(value, refers)))
        return [*columns, self._evidence(record, columns)]

    def _evidence(
        self, record: Record, columns: list[list[tuple[str, str]]]
    ) -> list[tuple[str, str]]:
        """The words of locators that the record does not have, and the sides of its people."""
        own = {name: text for column in columns for name, text in column}
        found = []
        for name, places in record.at.items():
            for place in as_tuple(places):
                if ": " in place:
                    words = _plain(place.partition(": ")[2])
                    if words not in own.get(name, ""):
                        found.append((name, words))
        for field, ids in references(record) if self._sides else ():
            sides = dict.fromkeys(self._sides[id_] for id_ in ids if id_ in self._sides)
            if sides:
                found.append((field.name, _name_break.join(sides)))
        return found

    def _text(self, value: Any, refers: bool) -> str:
        """A reference, a number or a list as it is indexed, each of its items by itself."""
        if refers:
            return _name_break.join([self._names[id_] for id_ in as_tuple(value)])
        return _name_break.join([_plain(str(one)) for one in as_tuple(value)])

    def _hit(self, record: Record, texts: Sequence[str], named: Iterable[str], terms: int) -> Hit:
        """The field that is asked for by its name, else the one that has most of the terms.

        Of these it is the weightiest.
        """
        best, most = Hit(record, record.main, getattr(record, record.main)), 0
        columns = self._texts(record)
        for name, text in chain(*columns[:-1]) if named else ():
            if name in named and name != record.main:
                return Hit(record, name, text.replace(_name_break, ", "))
        for column, text in zip(columns, texts, strict=False):
            if most == terms or _open not in text:
                continue
            for (name, _), part in zip(column, text.split(_field_break), strict=True):
                found = min(len({loose(mark) for mark in _marked.findall(part)}), terms)
                if found > most:
                    best, most = Hit(record, name, _shown(part)), found
        return best


def parse(question: str) -> tuple[Term, ...]:
    """Read a question: words, `begin*` and `"a phrase"`; whatever else is in it divides words.

    Each term comes once.
    """
    sound = question.encode("utf-8", "replace").decode().replace("\0", " ")
    return tuple(dict.fromkeys(_terms(fold(_ours.sub(" ", sound)))))


def telling(terms: Sequence[Term]) -> list[Term]:
    """The terms that tell what is asked for; all of them, where none does."""
    found = [term for term in terms if term.phrase or term.prefix or loose(term.text) not in EMPTY]
    return found or list(terms)


def _terms(text: str) -> Iterator[Term]:
    for match in _part.finditer(text):
        phrase, word = match[1], match[2]
        plain = word and word.rstrip("*").removesuffix("'s")
        if plain and _word.search(plain):
            yield Term(plain, word.endswith("*"))
        elif phrase and _word.search(phrase):
            yield Term(phrase, phrase=True)


def _words(text: str) -> list[str]:
    """The words of `text` much as FTS5 divides it, in lower case."""
    return _word.findall(text.lower())


_spaces = {code: " " for code in range(128) if not chr(code).isalnum()}


def _plain(text: str) -> str:
    """Text as it is indexed: composed, and without what would end a string in C."""
    if text.isascii():
        return text.replace("\0", " ") if "\0" in text else text
    return composed(_ours.sub("\ufffd", text)).replace("\0", " ")


Slot = tuple[int, str, bool]
"""The column of the index that a field stands in, its name, and whether it holds ids."""


@cache
def _slots(cls: type[Record]) -> tuple[tuple[Slot, ...], Callable[[Record], Any]]:
    """The fields in each column of the index but the last, and what gets their values."""
    own = fields(cls)
    called = [name for name in (cls.main, "aliases") if name in own]
    others = [name for name in own if name not in called]
    texts = [name for name in others if not own[name].refers]
    columns = (called, texts, [name for name in others if own[name].refers], ["id", "note"])
    slots = tuple(
        (number, name, name in own and bool(own[name].refers))
        for number, column in enumerate(columns)
        for name in column
    )
    return slots, attrgetter(*(name for _, name, _ in slots))


def _database() -> "Connection":
    """A database with an index of records and one of labels; TalksError where SQLite has none."""
    try:
        import sqlite3
    except ImportError as error:
        raise TalksError(f"this Python has no SQLite: {error}") from None
    try:
        database = sqlite3.connect(":memory:", isolation_level=None)
        for table in ("hits", "labels"):
            database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(_columns)},"
                " tokenize = 'porter unicode61 remove_diacritics 2')"
            )
    except sqlite3.OperationalError as error:
        raise TalksError(f"this Python's SQLite cannot search: {error}") from None
    return database


def _fill(database: "Connection", table: str, rows: Iterable[list[str]]) -> None:
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
    if _name_break in text:
        text = ", ".join(line for line in text.split(_name_break) if _open in line)
    return text.replace(_open, OPEN).replace(_close, CLOSE)
