"""The quantity that a record states: what it says in words, in a number and in a unit."""

from decimal import Decimal

from msgspec.structs import replace

from talkscli.quantity import compare, currencies, lexicon, parse, units
from talkscli.quantity.parse import Quantity


def stated(as_written: str, value: float, unit: str, hedge: str | None) -> Quantity:
    """The quantity of folded words that say it, a finite value, a unit and a hedge."""
    number = Decimal(repr(value))
    found = parse.whole(as_written) or Quantity(0, len(as_written), (0, 0), number, number)
    low, high = (found.low, found.high) if holds(found, value) else (number, number)
    known = canonical(unit)
    noun = () if known in currencies.CODES else found.noun
    if compare.heads(replace(found, units=(known,), noun=noun)) != compare.heads(
        named := replace(found, units=(known,), noun=tuple(unit.split()))
    ):
        noun = named.noun if known not in currencies.CODES else ()
    sense = lexicon.HEDGES.get(" ".join((hedge or "").lower().split()), "")
    return replace(
        found,
        low=low,
        high=high,
        units=(known,),
        noun=noun,
        hedge=sense or found.hedge,
    )


def canonical(unit: str) -> str:
    """A unit as quantities have it: a code, a unit of the lexicon, or a plural noun."""
    if unit in currencies.CODES:
        return unit
    lower = " ".join(unit.lower().split())
    if not lower:
        return ""
    one = " ".join((*lower.split()[:-1], units.singular(lower.split()[-1])))
    return lexicon.UNITS.get(lower) or lexicon.UNITS.get(one) or units.plural(lower)


def holds(found: Quantity, value: float) -> bool:
    """Whether a quantity, or an end of a range, is a value, which for a third is rounded."""
    number = Decimal(repr(value))
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return any(
        one == number or (is_endless(one) and number and round(one, places) == number)
        for one in (found.low, found.high)
        if one is not None
    )


def is_endless(number: Decimal) -> bool:
    """Whether a fraction has no end in decimals."""
    return len(number.as_tuple().digits) > ENDLESS


ENDLESS = 20
"""No number that is written out has so many digits."""
