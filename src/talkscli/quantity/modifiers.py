"""What qualifies a quantity, right in front or after: hedges, negations, other words."""

import re
from functools import cache
from typing import NamedTuple

from talkscli.quantity import lexicon
from talkscli.quantity.numerals import GAP, table, word_at
from talkscli.text.tokens import NEGATIONS, late, negates

NEAR = 48
"""So many characters are looked at."""
_word = late(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|[~≈≥≤<>=±×⩾⩽≲∼≃≅%]+|[0-9]+%?|,")
_light = " \t\n\r\f\v\u00a0*_([-"
_paragraph = late(r"\n[^\S\n]*\n")
_LONGEST = max(len(hedge.split()) for hedge in lexicon.HEDGES)
_LEADING = frozenset(lexicon.HEDGES) - lexicon.ONLY_TRAILING_HEDGES
_LAST = frozenset(hedge.split()[-1] for hedge in _LEADING)


@cache
def _telling() -> frozenset[str]:
    """The words that, right in front of a number, say something of it."""
    return frozenset(
        (
            *(_LAST | lexicon.DETERMINERS | NEGATIONS | lexicon.LEADING_CHANGES.keys()),
            *(lexicon.RATE_ADJECTIVES | lexicon.RATE_NOUNS | lexicon.TIMES.keys()),
            *(phrase.split()[-1] for phrase in lexicon.NEGATIONS_OF),
            *"a an but between from of several few many".split(),
        )
    )


class Preceding(NamedTuple):
    """The words right in front of a number in its paragraph, with nothing but space between.

    Whoever reads them reads from the end, and says how many are left.
    """

    words: list[str]
    """In lower case, with straight apostrophes and no hyphens; a comma is one of them."""
    starts: list[int]
    """Where each begins, and the number after them."""


def preceding(text: str, floor: int, start: int) -> Preceding:
    """The words in front of the number that begins at `start`, none of them before `floor`."""
    window = text[max(floor, start - NEAR) : start]
    if "\n" in window:
        window = _paragraph().split(window)[-1]
    words: list[str] = []
    starts = [start]
    first, end = start - len(window), len(window)
    last = window.rstrip(_light).lower()
    if last[last.rfind(" ") + 1 :].isalpha() and last[last.rfind(" ") + 1 :] not in _telling():
        return Preceding(words, starts)
    for match in reversed([*_word().finditer(window)]):
        if window[match.end() : end].strip(_light):
            break
        end = match.start()
        word = match[0].lower().replace("’", "'")
        words.append(word.replace("-", " ") if len(word) > 1 else word)
        starts.append(first + end)
    return Preceding(words[::-1], starts[::-1])


def hedge_preceding(front: Preceding, left: int) -> tuple[str, int]:
    """The sense of the hedges that the words end with, and how many words are left."""
    words = front.words[:left]
    last, sense = left, ""
    if last > 1 and words[-1] in lexicon.DETERMINERS and words[-2] in ("than", "to", "of"):
        last -= 1
    while last and (length := _hedge_length(words[:last])):
        read = lexicon.HEDGES[" ".join(words[last - length : last])]
        sense = read if sense in ("", lexicon.ABOUT, lexicon.EXACTLY) else sense
        left = last = last - length
    return sense, left


def _hedge_length(words: list[str]) -> int:
    """Of how many words the longest hedge is that the words end with."""
    if words[-1].rpartition(" ")[2] not in _LAST:
        return 0
    lengths = range(min(_LONGEST, len(words)), 0, -1)
    return next((one for one in lengths if " ".join(words[-one:]) in _LEADING), 0)


_leads = late(rf"(?:,?{GAP})?[(]?"), late(rf"{GAP}?[—–-]{GAP}?")
"""What may stand between a number and a hedge after it."""
_after_hedge = late(rf"(?![^\W_]|\s?[0-9$€£]|{GAP}than(?!\w))\)?", re.IGNORECASE)
_TRAILING = table(lexicon.TRAILING_HEDGES)


def hedge_following(text: str, place: int) -> tuple[str, int]:
    """The sense of a hedge that begins at a place, and where it ends; none and the place."""
    leads = (lead().match(text, place) for lead in _leads)
    for start in dict.fromkeys(lead.end() for lead in leads if lead):
        if found := word_at(text, start, _TRAILING, _after_hedge()):
            return lexicon.HEDGES[found[0]], found[1]
    return "", place


class Change(NamedTuple):
    """What makes another quantity of one, and how many words in front are left then."""

    denied: str
    """A negation."""
    modifier: str
    """Another word: another, of, more."""
    left: int


def change_preceding(front: Preceding, left: int) -> Change:
    """The negation that the words end with, or the word that makes another quantity."""
    words = [word.rstrip(".") for word in front.words[:left]]
    determined = bool(words) and words[-1] in lexicon.DETERMINERS
    while words and (words[-1] in lexicon.DETERMINERS or words[-1] in ("a", "an")):
        words.pop()
    if not words:
        return Change("", "", left)
    word, two = words[-1], " ".join(words[-2:])
    fewer, fewest = len(words) - 1, max(len(words) - 2, 0)
    if two in lexicon.NEGATIONS_OF:
        return Change(two, "", fewest)
    if negates(word):
        return Change(word, "", fewer)
    if two == "all but":
        return Change("", two, fewest)
    if determined and word == "of":
        return Change("", "of the", fewest)
    other = lexicon.LEADING_CHANGES.get(word, "")
    return Change("", other, fewer if other else left)


_next = late(rf"(?:{GAP}|-)([^\W\d_]+)")


def modifier_following(text: str, number_end: int, end: int) -> tuple[str, int]:
    """The word right after a number, or its noun, that makes another quantity; where it ends."""
    for place in dict.fromkeys((number_end, end)):
        found = _next().match(text, place)
        if found and (word := lexicon.TRAILING_CHANGES.get(found[1].lower())):
            return word, found.end()
    return "", end
