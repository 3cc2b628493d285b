"""What a quantity is counted anew for: a night, per barrel, annually."""

import re

from talkscli.quantity import lexicon
from talkscli.quantity.modifiers import Preceding
from talkscli.quantity.numerals import GAP, TIE, table, word_at
from talkscli.text.tokens import late

_LEAD = rf"(?:,?{TIE}|{GAP}?[\u2013\u2014]{GAP}?)"


_each = late(
    rf"(?:\s?/\s?|{_LEAD}\(?(?:per|(?:for|in|on|at|to|from){GAP}(?:each|every)){TIE})"
    rf"(?P<per>(?!cent(?!\w))[^\W\d_]+)"
    rf"|{_LEAD}\(?(?:an?|any|each|every)(?:{GAP}single)?{TIE}(?P<span>[^\W\d_]++)(?!\w)"
    rf"(?!{GAP}(?:ago|later|earlier|before|after|from|and{GAP}a))",
    re.IGNORECASE,
)
_adverb = late(rf",?{GAP}(?:in{GAP})?", re.IGNORECASE)
_ends = late(r"(?!\w)")
_ADVERBS = table(lexicon.RATES)
_SPANS = frozenset(lexicon.TIMES) | lexicon.RATE_NOUNS


def rate_following(text: str, units: tuple[str, ...], end: int) -> tuple[tuple[str, ...], str, int]:
    """The units less a rate that they say themselves, the rate, and where the quantity ends."""
    if units and " per " in units[0]:
        unit, _, per = units[0].partition(" per ")
        return (unit,), per, end
    per, end = _rate_at(text, end)
    more, end = _rate_at(text, end) if per else ("", end)  # a day per ferry
    return units, f"{per} {more}".strip(), end


def _rate_at(text: str, place: int) -> tuple[str, int]:
    """The rate that begins at a place, and where it ends; none and the place."""
    found = _each().match(text, place)
    if found and (found["per"] or found["span"].lower() in _SPANS):
        word = (found["per"] or found["span"]).lower()
        return lexicon.TIMES.get(word, lexicon.SAME_RATES.get(word, word)), found.end()
    lead = _adverb().match(text, place)
    adverb = word_at(text, lead.end(), _ADVERBS, _ends()) if lead else None
    return (lexicon.RATES[adverb[0]], adverb[1]) if adverb else ("", place)


def rate_preceding(front: Preceding, left: int) -> tuple[str, int]:
    """The rate that the words in front end with: nightly, each night; and how many are left."""
    words = front.words[:left]
    if words[-1:] == [","]:  # Daily, 300 drones
        words.pop()
    word = words[-1] if words else ""
    if word in lexicon.RATE_ADJECTIVES:
        return lexicon.RATES[word], len(words) - 1
    if word in _SPANS and words[-2:-1] and words[-2] in ("each", "every", "per"):
        return lexicon.TIMES.get(word, word), len(words) - 2
    return "", left
