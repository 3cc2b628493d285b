"""Two quantities held against each other: what of one the other does not say."""

from collections.abc import Collection
from decimal import Decimal

from talkscli.quantity import currencies, lexicon
from talkscli.quantity.parse import Quantity
from talkscli.quantity.units import singular

GRAVE = ("currency", "number", "range", "hedge", "rate", "negation", "modifier")
"""What makes another quantity, the first to be shown first."""
SLIGHT = ("hedge lost", "about added", "noun", "reading")
"""What one of two equal quantities says besides: to be shown, but no fault."""


def differences(ours: Quantity, theirs: Quantity) -> tuple[str, ...]:
    """What differs between a known quantity and another of its unit, the gravest first."""
    found = [*_numbers(ours, theirs), *_hedges(ours.hedge, theirs.hedge)]
    if is_money(ours) and is_money(theirs) and set(ours.units).isdisjoint(theirs.units):
        found.append("currency")
    if ours.per != theirs.per:
        found.append("rate")
    if theirs.denied and theirs.denied != ours.denied:
        found.append("negation")
    if theirs.modifier != ours.modifier:
        found.append("modifier")
    if len(theirs.units) > 1 and theirs.units[0] != ours.unit and "currency" not in found:
        found.append("reading")
    nouns = [[*map(singular, _words(one.noun))] for one in (ours, theirs)]
    if ours.unit == lexicon.PERCENT:  # what it is a part of may stand further off
        nouns = [noun for noun in nouns if noun and " ".join(noun) not in lexicon.UNITS]
    if len(nouns) == 2 and nouns[0] != nouns[1]:
        found.append("noun")
    order = (*GRAVE, *SLIGHT)
    return tuple(sorted(dict.fromkeys(found), key=order.index))


def _words(noun: Collection[str]) -> list[str]:
    return [word.lower() for word in " ".join(noun).replace("-", " ").split()]


def _numbers(ours: Quantity, theirs: Quantity) -> list[str]:
    """Whether the numbers differ, or are the same in one of two readings of a point."""
    if (ours.low, ours.high) == (theirs.low, theirs.high):
        return []
    if theirs.dotted and _times(theirs, 1000) == (ours.low, ours.high):
        return ["reading"]
    return ["range" if ours.is_range or theirs.is_range else "number"]


def _times(one: Quantity, scale: int) -> tuple[Decimal | None, Decimal | None]:
    if one.low is None or one.high is None:
        return None, None
    return one.low * scale, one.high * scale


def _hedges(ours: str, theirs: str) -> list[str]:
    if ours == theirs:
        return []
    if not theirs:
        return ["hedge lost"]
    if not ours and theirs in (lexicon.ABOUT, lexicon.EXACTLY):
        return ["about added"]
    return ["hedge"]


def is_money(one: Quantity) -> bool:
    """Whether a quantity is a sum of money."""
    return one.unit[:3] in currencies.CODES


def heads(one: Quantity) -> set[str]:
    """What a quantity is of, to look it up by: money, per cent, a unit, or a noun in the singular.

    Where there is no plural, every word of the noun may be what is counted.
    """
    if is_money(one):
        return {"money", *(["pounds"] if "pounds" in one.units else [])}
    if not one.units:
        return set()
    unit = one.unit
    if unit in lexicon.UNITS.values() or not one.noun:
        return {unit}
    words = _words(one.noun)
    last = singular(words[-1])
    counted = [last] if last != words[-1] or len(words) == 1 else map(singular, words)
    return {lexicon.SYNONYMS.get(word, word) for word in counted}
