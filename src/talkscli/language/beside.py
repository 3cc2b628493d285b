"""Whether what stands beside a figure leaves it as it is.

No list has every way to say that a number is not just that number: `1,200 nets a night`,
`one in 1,200 nets`, `1,200 nets and boats`. So behind what is counted only words are trusted
that are known to go on with the sentence; whatever else stands there leaves the figure in doubt.
"""

import re
import unicodedata
from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from talkscli.language import rates
from talkscli.language.nouns import OWN, is_plural
from talkscli.language.numerals import FRACTIONS, ONES, TEENS, any_of, is_year
from talkscli.language.pieces import Piece, first_two, read
from talkscli.language.tokens import late, negates

NEAR, FAR = 250, 200
"""So many characters are looked at in front of a figure, and behind it."""
WORDS = 7
"""So many words of the same clause count in front of a figure."""

_SPELLED = any_of((*ONES, *TEENS, "twenty", "thirty", "forty", "fifty"))
# One end of a range in front of the other, with its noun or without: 1,100 nets to 1,200 nets.
_range = late(
    rf"(?<![^\s(])[$€£¥]?(?!(?:19|20)[0-9][0-9]\b)(?:[0-9][0-9.,]*[kmb%]?|{_SPELLED})"
    r"(?:\s[^\W\d_][\w'’-]*){0,4}\s?"
    r"(?:,?\s(?:to|or|maybe|perhaps|possibly|if\snot|up\sto|and\sthen)\s|[-–—/]\s?)"
    rf"\Z|(?<![^\W_])(?:between|from)\s(?=[$€£]?(?:[0-9]|(?:{_SPELLED})(?![^\W_])))[^.;:!?\n]{{1,60}}"
    rf"\s(?:and|to|up\sto)\s\Z|(?<![^\W_])(?:{_SPELLED}),\s\Z",
    re.IGNORECASE,
)
_clause = late(r"[,;:.!?()\[\]{}“”„\"«»—–](?![0-9])|\n[^\S\n]*\n")
_NEUTRAL = frozenset("+=|>-‐‑–—―")
"""The symbols and dashes that may stand right in front of a figure; any other changes it."""
_NUMBERS = frozenset((*ONES, *TEENS, "twenty", "thirty", "fifty", "dozen", "hundred", "out"))
_NUMBERS |= frozenset("thousand million score couple handful".split())
_PARTS = frozenset("part portion share fraction rest remainder majority minority bulk".split())
_PARTS |= frozenset(("most", "some", "many", "few", "several", "percent", "%", *FRACTIONS))
_COMPARING = frozenset(
    "than least most maximum minimum max min times double twice triple half halve doubled except"
    " excluding minus plus versus little average averaging".split()
)
_AGAIN = frozenset(
    "annualized annualised second next remaining other first last previous further"
    " additional extra but rs kr x no nos".split()
)
"""Words right in front of a figure that make another, or a part, of it."""
_JOINED = frozenset("and or of per not non no without except &".split())
_CLOSERS = ("”", "»", '"')
_QUALIFY = frozenset(
    "or max maximum min minimum tops plus perhaps maybe possibly probably more less fewer short"
    " give squared cubed extra additional further above below yoy ish annualized"
    " annualised year-on-year month-on-month quarter-on-quarter year-over-year twice only"
    " approximately roughly nearly barely partly exactly dollars dollar pounds francs pesos rupees"
    " kronor kroner yuan".split()
)
"""Words with which it is said, behind a figure, that it is another one."""
_ENDS = frozenset(".!?\n…")
_CLOSING = frozenset(")]}”\"’'»*_|†‡“„«")
_PAUSES = frozenset(",;:—–-(")
_IN_BRACKETS = frozenset("of out not no and ± about".split())
_GOES_ON = frozenset(
    "the its his her their our your that this these those which who whom whose what he she it"
    " we they you i there so was were is are be been has have had will would can could may"
    " might must shall should did do does never also but yet while when where as if because"
    " since until after before in on by for from with without against a an all about across"
    " along amid among around aside at away behind being beside between bound despite during"
    " except how including inside into last near next of off onto out outside over past such"
    " then through throughout till to toward towards under unlike upon via whether within"
    " worth again alone already altogether combined here now overall overnight today together"
    " tomorrow tonight too yesterday came come cost cut fell felt flew fought found gave go"
    " got grew held hit hung hurt keep kept knew lay led left lie lit lost made meant met paid"
    " put ran rained remain rose said sank saw sent set shook shot slept sold stood strike"
    " struck swept took told tore threw went woke won wrote began bore bought broke brought"
    " built burnt burst became caught not once still".split()
)
"""Words that go on with a sentence behind what is counted, and say nothing of how many."""


def in_label(text: str, begin: int) -> str:
    """The words in front of a label that make another of it: Missiles and drones: 1,300."""
    words = list(read(text, max(text.rfind("\n", 0, begin), begin - NEAR, 0), begin))[-WORDS:]
    found = next((piece for piece in words if piece.text in _JOINED), None)
    return text[found.start : begin].strip() if found else ""


def in_front(text: str, begin: int, *, sure: bool = False) -> str:
    """The words before `begin` that may make another figure of the one there; mostly none.

    What is to be `sure` are neither denials of what was done nor rates further off.
    """
    first = max(0, begin - NEAR)
    before = text[first:begin].rstrip()
    if sign := _odd_sign(before):
        return sign
    if ranged := _range().search(text, first, begin):
        return ranged[0].strip()
    start = first
    for mark in _clause().finditer(text, first, begin):
        start = mark.end()
    words = list(read(text, start, begin))
    place = _changed_by(words, sure)
    if place is not None:
        return text[words[place].start : begin].strip()
    if sure:
        return ""
    if before.endswith(_CLOSERS):
        return before.rsplit(None, 1)[-1]
    rate = rates.find(list(read(text, first, begin)))
    return text[rate[0].start : rate[-1].end] if rate else ""


def _odd_sign(before: str) -> str:
    """The sign at the end of a text, if it is one of mathematics or money, or a foreign minus."""
    last = before[-1:]
    if not last or last.isalnum():
        return ""
    if last == "=" and before[-2:-1] in tuple("<>!~="):
        return before[-2:]
    odd = unicodedata.category(last) in ("Sm", "Sc", "So", "Pd") and last not in _NEUTRAL
    return last if odd else ""


def _changed_by(words: Sequence[Piece], sure: bool) -> int | None:
    """The first of the words of a clause that changes the figure behind the last."""
    near = len(words) - WORDS
    for number, piece in enumerate(words):
        if (negates(piece.text) and not sure) or (number >= near and piece.text in _COMPARING):
            return number
    for number, (one, other) in enumerate(pairwise(words)):
        parted = other.text in ("in", "of") and _is_part(one.text)
        if number >= near and (parted or _counts_many(words, number)):
            return number
    told = [piece for piece in words if piece.text not in OWN]
    if told and (told[-1].text in _AGAIN or _is_part(told[-1].text)):
        return words.index(told[-1])
    return None


def _counts_many(words: Sequence[Piece], number: int) -> bool:
    """Whether so many things each have the figure: two payments of."""
    one, *rest = words[number : number + 3]
    return _is_part(one.text) and len(rest) > 1 and is_plural(rest[0].text) and rest[1].text == "of"


def _is_part(word: str) -> bool:
    known = word.removesuffix("s")
    return known in _PARTS or known in _NUMBERS or word[-1].isnumeric()


def behind(text: str, end: int, *, counted: bool, sure: bool = False) -> str:
    """The words from `end` on that may make another figure of the one before; mostly none.

    Where nothing is `counted` by a plural in front of `end`, nouns may still come. What is to be
    `sure` are only words that surely change it.
    """
    pieces = list(read(text, end, min(len(text), end + FAR)))
    place = next((n for n, one in enumerate(pieces) if one.text not in _CLOSING), len(pieces))
    nouns = 0
    if not counted:
        nouns = len(list(takewhile(_may_be_counted, pieces[place:])))
    rest = list(dropwhile(lambda piece: piece.text in _CLOSING, pieces[place + nouns :]))
    headline = counted and _capital_before(text, end)
    found = 0 if sure and rest and not _qualifies(rest) else _in_doubt(rest, headline)
    if found:
        return text[end : rest[found - 1].end].strip()
    sentence = list(takewhile(lambda piece: piece.text not in _ENDS, pieces))
    rate = rates.find(sentence)
    return text[rate[0].start : rate[-1].end] if rate and not sure else ""


def _qualifies(rest: Sequence[Piece]) -> bool:
    """Whether it begins with words that are known to change a figure, behind a pause or not."""
    first = [piece for piece in rest[:2] if piece.text not in _PAUSES]
    return bool(first) and first[0].text in _QUALIFY - {"or", "above", "below", "only"}


def _capital_before(text: str, end: int) -> bool:
    """Whether the word in front of a place is written as in a headline."""
    word = text[max(0, end - 40) : end].rsplit(None, 1)[-1:]
    return bool(word) and word[0][:1].isupper()


def _may_be_counted(piece: Piece) -> bool:
    known = piece.text in _GOES_ON or piece.text in _QUALIFY or piece.text in rates.ADVERBS
    return piece.is_word and not known and piece.text not in ("a", "an", "any", "and", "per")


def _in_doubt(pieces: Sequence[Piece], headline: bool) -> int:
    """How many of the pieces behind what is counted leave it in doubt.

    In a headline a capital is no sign of a name.
    """
    if not pieces or pieces[0].text in _ENDS:
        return 0
    first, *rest = pieces
    if first.text in _PAUSES:
        return (found := _behind_pause(rest, first.text)) and found + 1
    if first.text in _JOINING:
        return (found := _JOINING[first.text](rest)) and found + 1
    name = first.is_name and not headline and first.text not in _QUALIFY
    if first.text in _GOES_ON or _is_verb(first) or name:
        return 0
    return min(2, len(pieces))


def _is_verb(piece: Piece) -> bool:
    """Whether a word is a verb, a participle or an adverb by its form, and not known otherwise."""
    by_form = piece.text.endswith(("ed", "ing", "ly")) or negates(piece.text)
    return by_form and piece.text not in _QUALIFY and piece.text not in rates.ADVERBS


def _behind_pause(pieces: Sequence[Piece], mark: str) -> int:
    """The same behind a comma, a dash, a colon or an opening bracket."""
    pieces = [piece for piece in pieces if piece.text not in '“”"„«»']
    if not pieces:
        return 0
    first, second = first_two(pieces)
    if rates.find(pieces[:3]):
        return min(2, len(pieces))
    if first in _QUALIFY:
        return 0 if first in ("more", "less", "fewer") and second == "than" else 1
    if (first, second) in (("if", "not"), ("if", "that"), ("not", "."), ("times", "two")):
        return 2
    if mark == "(" and (first in _IN_BRACKETS or re.fullmatch("[A-Z]{3}", pieces[0].raw)):
        return 1
    if first in ("and", "at"):
        return (found := _JOINING[first](pieces[1:])) and found + 1
    if (mark in "–-—" and first[0].isdigit()) or first == "±":
        return 1
    return _listed(pieces) if mark == "," else 0


def _listed(pieces: Sequence[Piece]) -> int:
    """More things that a comma adds to what is counted: drones, missiles and bombs."""
    more = list(takewhile(_may_be_counted, pieces))
    beyond = pieces[len(more)].text if len(more) < len(pieces) else ""
    return len(more) if more and beyond in ("and", "or", ",", "&") else 0


def _behind_and(pieces: Sequence[Piece]) -> int:
    """More things that are counted together with the first, or more of them."""
    first, second = first_two(pieces)
    if first in ("a", "an"):
        return 2 if second in _PARTS else 0
    if first in ("then", "over", "under", "not", "counting", "rising", "falling", "growing"):
        return 1
    more = list(takewhile(lambda one: _may_be_counted(one) and one.text not in _NUMBERS, pieces))
    if any(is_plural(one.text) for one in more[:3]):
        return min(3, len(more))
    return 1 if more and not _is_verb(more[0]) and not more[0].is_name else 0


def _behind_to(pieces: Sequence[Piece]) -> int:
    """The other end of a range."""
    first = pieces[0].text if pieces else ""
    return 1 if _is_amount(first) or first == "as" else 0


def _behind_of(pieces: Sequence[Piece]) -> int:
    """How many there are in all; a year is no such number."""
    first = next((piece.text for piece in pieces if piece.text not in ("of", *OWN)), "")
    return 1 if _is_amount(first) and not is_year(first) else 0


def _is_amount(word: str) -> bool:
    return word[:1].isnumeric() or word in _NUMBERS or word[:1] in ("$", "€", "£", "¥")


def _behind_at(pieces: Sequence[Piece]) -> int:
    """`At most` and its like."""
    skipped = list(takewhile(lambda one: one.text in ("the", "a", "an", "very"), pieces))
    bounds = ("least", "most", "best", "worst", "maximum", "minimum", "outside")
    bound = pieces[len(skipped) : len(skipped) + 1]
    return len(skipped) + 1 if bound and bound[0].text in bounds else 0


def _behind_on(pieces: Sequence[Piece]) -> int:
    """What is so on average, or year on year."""
    return 1 if pieces and pieces[0].text in ("average", "year", "month", "quarter") else 0


_JOINING = {
    "and": _behind_and,
    "to": _behind_to,
    "at": _behind_at,
    "on": _behind_on,
    "of": _behind_of,
    "out": _behind_of,
    "in": _behind_of,
}
