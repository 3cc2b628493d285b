"""What a quantity is: number or range, unit, hedge and rate, with their span."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace


class Quantity(Struct, frozen=True):
    """A quantity in a text."""

    start: int
    """Where it begins, its hedge included, in code points."""
    end: int
    """After its noun, hedge and rate."""
    number: tuple[int, int]
    """The span of its numbers with sign, currency, scale and per cent."""
    low: Decimal | None
    """None where what is written is no number that can be told."""
    high: Decimal | None
    """The same as `low` unless it is a range."""
    units: tuple[str, ...] = ()
    """A code of ISO 4217, `percent`, a plural noun or nothing; several where it may be any."""
    noun: tuple[str, ...] = ()
    """The words of what is counted, as written; none of money."""
    hedge: str = ""
    """The sense of what qualifies it, as the lexicon has them."""
    per: str = ""
    """What it is counted anew for: day, barrel; nothing where it is no rate."""
    modifier: str = ""
    """A word next to it that makes another quantity of it: another, of, more; mostly none."""
    denied: str = ""
    """The negation in front of it; mostly none."""
    extent: tuple[int, int] = (0, 0)
    """Its span with that negation or word."""
    dotted: bool = False
    """Whether its point may part thousands as well: 1.200."""

    @property
    def unit(self) -> str:
        """Its unit, the likeliest of several."""
        return self.units[0] if self.units else ""

    @property
    def is_range(self) -> bool:
        """Whether it says two numbers."""
        return self.low != self.high


def moved(one: Quantity, by: int) -> Quantity:
    """The quantity with its places counted from elsewhere."""
    start, end = one.number
    first, last = one.extent
    return replace(
        one,
        start=one.start + by,
        end=one.end + by,
        number=(start + by, end + by),
        extent=(first + by, last + by),
    )


def overlapping(
    found: Sequence[Quantity], numbers: Sequence[int], start: int, end: int
) -> Iterator[Quantity]:
    """Those of the quantities of a text whose number lies in a span.

    `numbers` has where the number of each begins.
    """
    for one in found[max(0, bisect_right(numbers, start) - 1) :]:
        if one.number[0] >= end:
            break
        if one.number[1] > start:
            yield one
