"""What a quantity is counted anew for: a night, per barrel, annually."""

import re
from functools import cache

from talkscli.quantity import lexicon
from talkscli.quantity.modifiers import words_in_front
from talkscli.quantity.numerals import GAP, any_of


@cache
def _rate() -> re.Pattern[str]:
    spans = any_of((*lexicon.TIMES, *lexicon.RATE_NOUNS))
    return re.compile(
        rf"(?:\s?/\s?|,?{GAP}\(?per{GAP})(?P<per>(?!cent(?!\w))[^\W\d_]+)"
        rf"|,?{GAP}(?:\(|(?P<in>in){GAP})?(?:an?|any|each|every)(?:{GAP}single)?{GAP}(?P<span>{spans})(?!\w)"
        rf"(?!{GAP}(?:ago|later|earlier|before|after|from|and{GAP}a))"
        rf"|,?{GAP}(?:in{GAP})?(?P<adverb>{any_of(lexicon.RATES)})(?!\w)",
        re.IGNORECASE,
    )


def rate_behind(text: str, units: tuple[str, ...], end: int) -> tuple[tuple[str, ...], str, int]:
    """The units less a rate that they say themselves, the rate, and where the quantity ends."""
    if units and " per " in units[0]:
        unit, _, per = units[0].partition(" per ")
        return (unit,), per, end
    found = _rate().match(text, end)
    if found is None:
        return units, "", end
    if adverb := found["adverb"]:
        return units, lexicon.RATES[" ".join(adverb.lower().split())], found.end()
    word = (found["per"] or found["span"]).lower()
    per = lexicon.TIMES.get(word, lexicon.SAME_RATES.get(word, word))
    return units, (lexicon.IN_A if found["in"] else "") + per, found.end()


@cache
def _each() -> re.Pattern[str]:
    spans = any_of((*lexicon.TIMES, *lexicon.RATE_NOUNS))
    return re.compile(rf"(?<!\w)(?:each|every|per){GAP}(?P<span>{spans}),?{GAP}\Z", re.IGNORECASE)


def rate_in_front(text: str, floor: int, start: int) -> tuple[str, int]:
    """The rate that an adjective in front of a quantity says, and where that begins."""
    first = max(floor, start - 30)
    if found := _each().search(text, first, start):
        word = found["span"].lower()
        return lexicon.TIMES.get(word, word), found.start()
    words = words_in_front(text, floor, start)
    if words and words[-1][0].lower() in lexicon.RATE_ADJECTIVES:
        return lexicon.RATES[words[-1][0].lower()], words[-1].start()
    return "", start
