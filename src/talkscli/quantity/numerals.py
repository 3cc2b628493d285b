"""What a number in digits and one in words have in common: where it begins, space, scales."""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from talkscli.quantity import lexicon
from talkscli.quantity.lexicon import FRACTIONS, ONES, SCALES, TENS
from talkscli.text.tokens import late

GAP = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)"
"""Space that does not end a paragraph."""
TIE = rf"(?:[^\S\n]?[-\u2010\u2011][^\S\n]?|{GAP})"
ORDINALS = frozenset(FRACTIONS) - {"quarter"} | {"first", "trillionth", "billionth", "millionth"}
"""Nouns that make of a number in front of them one that is not read."""


class Numeral(NamedTuple):
    """A number in a text, without sign, currency or unit."""

    start: int
    end: int
    value: Decimal | None
    """None where it is no number that can be told."""
    scale: int = 1
    """What its last word multiplies by: a million, in five million."""
    dotted: bool = False
    """Whether its point may part thousands as well: 1.200."""
    in_words: bool = False
    share: bool = False
    """Whether it is a fraction in words, and so may be one of a whole: a third of the vote."""


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest that fits; a space fits any gap.

    Of the words only those of the same first letter are tried at a place, which is far quicker.
    Letters that are another's in lower case alone, as a long s, are none of a word.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]).replace(r"\ ", f"(?u:{GAP})"))
    tried = (
        f"(?-i:[{re.escape(one + one.upper()[0])}])(?ai:{'|'.join(rest)})"
        for one, rest in rests.items()
    )
    return f"(?:{'|'.join(tried)})"


_piece = late(rf"(?P<gap>{GAP})?(?P<piece>[^\W_]+|[^\w\s])")
Table = Callable[[], dict[str, bool]]
"""What the words of a table begin with, piece by piece, and whether it is one of them."""


def table(words: Iterable[str]) -> Table:
    """Words to be looked up in a text; as patterns are, it is made when it is first needed."""
    return cache(lambda: _beginnings(words))


def _beginnings(words: Iterable[str]) -> dict[str, bool]:
    known: dict[str, bool] = {}
    for word in words:
        for match in _piece().finditer(word):
            known.setdefault(word[: match.end()], False)
        known[word] = True
    return known


def word_at(
    text: str, place: int, table: Table, following: re.Pattern[str]
) -> tuple[str, int] | None:
    """The longest word of a table that begins at a place, and where what follows it ends.

    `following` is what must stand behind the word. A large table is looked up so: to compile a
    pattern of its words takes milliseconds.
    """
    known, said, found = table(), "", None
    while match := _piece().match(text, place):
        said += (" " if match["gap"] else "") + match["piece"].lower()
        if said not in known:
            break
        place = match.end()
        if known[said] and (last := following.match(text, place)):
            found = said, last.end()
    return found


VULGAR_SIGNS = "".join(lexicon.VULGAR)
word_following = late(
    rf"(?P<tie>,?{TIE}(?P<and>and{TIE})?)(?P<word>[a-z]+)(?![\w'’])", re.IGNORECASE
)
part_following = late(
    rf"(?P<of>{TIE}and{TIE}(?:a|an|(?P<count>one|two|three|four|five)){TIE}"
    rf"(?P<part>{any_of(FRACTIONS)})s?)(?:{TIE}(?P<scale>{any_of(SCALES)}))?(?!\w)",
    re.IGNORECASE,
)
COUNTS = {**SCALES, **lexicon.SHORT_SCALES, **lexicon.LETTER_SCALES, **lexicon.DOZENS}
COUNTS["hundred"] = 100
_begins = any_of((*ONES, *TENS, *lexicon.DOZENS, "hundred", *SCALES, *FRACTIONS))
_counted_by_a = any_of((*SCALES, *FRACTIONS, "dozen", "hundred", "hour"))
_once = (
    rf"{any_of(lexicon.MULTIPLES)}(?={GAP}(?i:the|its|their|his|her|as|what)(?!\w)(?!{GAP}[^a-z]))"
)
START = (
    rf"[0-9{VULGAR_SIGNS}]|(?<!\w)\.(?=[0-9])"
    rf"|(?<![\w'’])(?:{_begins}|[aA][nN]?(?={TIE}(?i:{_counted_by_a})(?!\w))|{_once})(?!\w)"
)
"""A pattern for where a number may begin."""
starts = late(START)
FIRST_WORDS = frozenset(
    word
    for words in (
        *(ONES, TENS, lexicon.DOZENS, SCALES, FRACTIONS, lexicon.MULTIPLES),
        *(lexicon.MONTHS, lexicon.NUMBERED, ("a", "an", "hundred")),
    )
    for phrase in words
    for word in re.findall(r"[a-z]+", phrase)
)
"""The words with which a number may begin, or what makes it the name of a thing."""


def with_part(text: str, number: Numeral) -> Numeral:
    """The number and a half, a quarter and the like, which is of its scale."""
    more = part_following().match(text, number.end)
    if more is None or number.value is None:
        return number
    under = FRACTIONS[more["part"].lower()]
    size = Decimal(ONES.get((more["count"] or "one").lower(), 1)) / under
    if size >= 1:
        return number
    scale = SCALES[more["scale"].lower()] if more["scale"] else 1
    if scale < number.scale and more["scale"]:  # one billion and a half million
        return number._replace(end=more.end(), value=number.value + size * scale)
    size *= number.scale if number.scale >= 1000 else 1
    return number._replace(
        end=more.end(), value=(number.value + size) * scale, scale=max(scale, number.scale)
    )
