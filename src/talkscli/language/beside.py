"""Whether what stands beside a figure leaves it as it is.

No list has every way to say that a number is not just that number: `1,200 nets a night`,
`one in 1,200 nets`, `1,200 nets and boats`. So behind what is counted only words are trusted
that are known to go on with the sentence; whatever else stands there leaves the figure in doubt.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from talkscli.language.nouns import TIMES
from talkscli.language.numerals import FRACTIONS, ONES, TEENS, any_of
from talkscli.language.tokens import late

NEAR, FAR = 80, 120
"""So many characters are looked at in front of a figure, and behind it."""
WORDS = 4
"""So many words of the same clause count in front of a figure."""

_piece = late(r"[^\W_]+(?:['’.\-‐‑][^\W_]+)*|[^\w\s]|_|\n(?=[^\S\n]*\n)")
_clause = late(r"[,;:.!?()\[\]{}“”„\"«»—–](?![0-9])|\n[^\S\n]*\n")

# One end of a range with its noun, in front of the other: 1,100 nets to 1,200 nets.
_range = late(
    rf"(?<![^\s(])[$€£¥]?(?:[0-9][0-9.,]*|{any_of((*ONES, *TEENS))})"
    r"(?:\s[^\W\d_][\w'’-]*){1,4}\s(?:to|or|[-–—])\s\Z"
    r"|(?<![^\W_])between\s[^.;:!?\n]{1,60}\sand\s\Z",
    re.IGNORECASE,
)
_NUMBERS = frozenset((*ONES, *TEENS, "twenty", "thirty", "fifty", "dozen", "hundred", "out"))
_RATES = frozenset(
    "annual annually yearly quarterly monthly weekly daily nightly hourly fortnightly biweekly"
    " apiece per each every p.a".split()
)
_SPANS = frozenset((*TIMES, *"night fortnight head capita annum person piece unit go".split()))
_LATER = frozenset("after before later earlier ago when of in on at from to".split())
_PARTS = frozenset("part portion share fraction rest remainder majority minority bulk".split())
_PARTS |= frozenset(("most", "some", "many", "few", "percent", "%", *FRACTIONS))
_COMPARING = frozenset(
    "than least most maximum minimum max min times double twice triple half halve doubled".split()
)
_QUALIFY = frozenset(
    "or max maximum min minimum tops plus perhaps maybe possibly probably more less fewer short"
    " give squared cubed extra additional further above below".split()
)
"""Words with which it is said, behind a figure, that it is another one."""
_ENDS = frozenset(".!?\n…")
_CLOSING = frozenset(")]}”\"’'»*_|†‡")
_PAUSES = frozenset(",;:—–-(")
_POINTERS = frozenset(
    "the its his her their our your that this these those which who whom whose what he she it we"
    " they you i there then so was were is are be been has have had will would can could may"
    " might must shall should did do does not never also but yet while when where as if because"
    " since until after before in on by for from with without against".split()
)
"""Words that begin a thought of their own, behind `and` or a comma."""
_GOES_ON = _POINTERS | frozenset(
    "about across along amid among around aside at away behind being beside between despite"
    " during except how including inside into last near next of off onto out outside over past"
    " such through throughout till to toward towards under unlike upon whether within worth"
    " again all alone already altogether combined here now overall overnight today together"
    " tomorrow tonight too yesterday came come cost cut fell felt flew fought found gave go got"
    " grew held hit hung keep kept knew lay led left lie lit lost made meant met paid put ran"
    " rained remain rose said sank saw sent set shook shot slept sold stood strike struck swept"
    " took told tore threw went woke won wrote began bore bought broke brought built burnt burst"
    " became caught".split()
)
"""Words that go on with a sentence behind what is counted, and say nothing of how many."""


class Piece(NamedTuple):
    """A word or a mark beside a figure."""

    text: str
    """In lower case."""
    start: int
    end: int
    name: bool
    """Whether it begins with a capital."""

    @property
    def verb(self) -> bool:
        """Whether it is a verb by its form; `squared` and the like are none."""
        return self.text.endswith(("ed", "ing")) and self.text not in _QUALIFY


def in_front(text: str, begin: int) -> str:
    """The words before `begin` that may make another figure of the one there; mostly none."""
    start = max(0, begin - NEAR)
    if ranged := _range().search(text, start, begin):
        return ranged[0].strip()
    for mark in _clause().finditer(text, start, begin):
        start = mark.end()
    words = list(_pieces(text, start, begin))[-WORDS:]
    for piece in words:
        if piece.text in _COMPARING or piece.text in _RATES:
            return text[piece.start : begin].strip()
    told = [piece for piece in words if piece.text not in ("the", "these", "those", "its", "their")]
    if len(told) > 1 and told[-1].text in ("in", "of") and _is_part(told[-2].text):
        return text[told[-2].start : begin].strip()
    return ""


def _is_part(word: str) -> bool:
    return word.removesuffix("s") in _PARTS or word in _NUMBERS or word[-1].isdigit()


def behind(text: str, end: int, *, counted: bool) -> str:
    """The words from `end` on that may make another figure of the one before; mostly none.

    Where nothing is `counted` by a plural in front of `end`, nouns may still come.
    """
    pieces = list(_pieces(text, end, min(len(text), end + FAR)))
    first = next((piece for piece in pieces if piece.text not in _CLOSING), None)
    if first is None:
        return ""
    if not counted:
        nouns = list(takewhile(_may_be_counted, pieces))
        pieces = pieces[len(nouns) :]
    pieces = list(dropwhile(lambda piece: piece.text in _CLOSING, pieces))
    found = _in_doubt(pieces, ends=counted)
    return text[end : pieces[found - 1].end].strip() if found else ""


def _may_be_counted(piece: Piece) -> bool:
    known = piece.text in _GOES_ON or piece.text in _RATES or piece.text in _QUALIFY
    return piece.text[0].isalpha() and not known and piece.text not in ("a", "an", "any", "and")


def _in_doubt(pieces: Sequence[Piece], *, ends: bool) -> int:
    """How many of the pieces behind what is counted leave it in doubt."""
    if not pieces or pieces[0].text in _ENDS:
        return 0
    first, *rest = pieces
    if first.text in _PAUSES:
        return (found := _behind_pause(rest, first.text)) and found + 1
    if first.text in ("and", "to", "at"):
        return (found := _JOINING[first.text](rest)) and found + 1
    if first.text in _GOES_ON or first.verb or first.name:
        return 0
    return min(2, len(pieces))


def _behind_pause(pieces: Sequence[Piece], mark: str) -> int:
    """The same behind a comma, a dash, a colon or an opening bracket."""
    if not pieces:
        return 0
    first, second = pieces[0].text, pieces[1].text if len(pieces) > 1 else ""
    if first in _QUALIFY:
        return 0 if first in ("more", "less", "fewer") and second == "than" else 1
    if first in _RATES or (first in ("a", "an", "any") and second in _SPANS):
        later = len(pieces) > 2 and pieces[2].text in _LATER
        return 0 if later and first not in _RATES else min(2, len(pieces))
    if (first, second) == ("if", "not"):
        return 2
    if first in ("and", "at"):
        return (found := _JOINING[first](pieces[1:])) and found + 1
    if mark in "–-" and first[0].isdigit():
        return 1
    if mark != ",":
        return 0
    listed = list(takewhile(lambda one: _may_be_counted(one) and not one.name, pieces))
    beyond = pieces[len(listed)].text if len(listed) < len(pieces) else ""
    return len(listed) if listed and beyond in ("and", "or", ",", "&") else 0


def _behind_and(pieces: Sequence[Piece]) -> int:
    """More things that are counted together with the first, or more of them."""
    if not pieces:
        return 0
    first = pieces[0]
    if first.text in ("a", "an"):
        return 2 if len(pieces) > 1 and pieces[1].text in _PARTS else 0
    known = first.text in _POINTERS or first.verb or first.name or not first.text[0].isalpha()
    known = known or first.text in _NUMBERS or first.text in _GOES_ON
    return 0 if known and first.text not in ("counting", "rising") else 1


def _behind_to(pieces: Sequence[Piece]) -> int:
    """The other end of a range."""
    first = pieces[0].text if pieces else ""
    return 1 if first[:1].isdigit() or first in _NUMBERS or first in ("$", "€", "£") else 0


def _behind_at(pieces: Sequence[Piece]) -> int:
    """`At most` and its like."""
    words = [piece.text for piece in pieces[:2] if piece.text != "the"]
    bounds = ("least", "most", "best", "worst", "maximum", "minimum")
    return len(words) if words[:1] and words[0] in bounds else 0


_JOINING = {"and": _behind_and, "to": _behind_to, "at": _behind_at}


def _pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    for match in _piece().finditer(text, start, end):
        yield Piece(match[0].lower(), *match.span(), match[0][0].isupper())
