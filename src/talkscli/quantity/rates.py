"""What a quantity is counted anew for: a night, per barrel, annually."""

import re
from functools import cache

from talkscli.quantity import lexicon
from talkscli.quantity.modifiers import Preceding
from talkscli.quantity.numerals import GAP, any_of

_TIE = rf"(?:{GAP}|[-\u2010\u2011])"


@cache
def _trailing() -> re.Pattern[str]:
    spans = any_of((*lexicon.TIMES, *lexicon.RATE_NOUNS))
    return re.compile(
        rf"(?:\s?/\s?|,?{_TIE}\(?(?:per|for{GAP}(?:each|every)){_TIE})(?P<per>(?!cent(?!\w))[^\W\d_]+)"
        rf"|,?{_TIE}\(?(?:an?|any|each|every)(?:{GAP}single)?{_TIE}(?P<span>{spans})(?!\w)"
        rf"(?!{GAP}(?:ago|later|earlier|before|after|from|and{GAP}a))"
        rf"|,?{GAP}(?:in{GAP})?(?P<adverb>{any_of(lexicon.RATES)})(?!\w)",
        re.IGNORECASE,
    )


def rate_following(text: str, units: tuple[str, ...], end: int) -> tuple[tuple[str, ...], str, int]:
    """The units less a rate that they say themselves, the rate, and where the quantity ends."""
    if units and " per " in units[0]:
        unit, _, per = units[0].partition(" per ")
        return (unit,), per, end
    found = _trailing().match(text, end)
    if found is None:
        return units, "", end
    if adverb := found["adverb"]:
        return units, lexicon.RATES[" ".join(adverb.lower().split())], found.end()
    word = (found["per"] or found["span"]).lower()
    return units, lexicon.TIMES.get(word, lexicon.SAME_RATES.get(word, word)), found.end()


def rate_preceding(front: Preceding, left: int) -> tuple[str, int]:
    """The rate that the words in front end with: nightly, each night; and how many are left."""
    words = front.words[:left]
    if words and words[-1] in lexicon.RATE_ADJECTIVES:
        return lexicon.RATES[words[-1]], left - 1
    length = 3 if words[-1:] == [","] else 2
    if len(words) >= length and words[-length] in ("each", "every", "per"):
        word = words[1 - length]
        if word in lexicon.TIMES or word in lexicon.RATE_NOUNS:
            return lexicon.TIMES.get(word, word), left - length
    return "", left
