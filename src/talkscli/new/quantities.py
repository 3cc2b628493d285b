"""The quantities of an article as statistics that verify will take."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from talkscli.quantity import lexicon, parse
from talkscli.quantity import units as nouns
from talkscli.quantity.parse import Quantity
from talkscli.quantity.stated import is_endless
from talkscli.text.folding import fold, loose
from talkscli.verify import rules
from talkscli.verify.article import Paragraph

_TOO_LARGE = 2**63
"""What TOML need not hold."""
LONGEST = 200
"""No figure has so many characters; longer words are a heap of numbers."""
Values = Mapping[str, Any]


def statistics(paragraph: Paragraph) -> Iterator[tuple[str, Values, str]]:
    """Each quantity: what to call it, the fields that are known of it, and what it may measure.

    Without fields are those that a sheet cannot hold, or that verify would not find.
    """
    plain = " ".join(paragraph.raw.split())
    found = paragraph.quantities if plain == paragraph.text else tuple(parse.find(plain))
    # verify reads the folded text, which may have other quantities.
    numbers = [paragraph.text[slice(*one.number)] for one in paragraph.quantities]
    if [fold(plain[slice(*one.number)]) for one in found] != numbers:
        plain, found = paragraph.text, paragraph.quantities
    known = set()
    for one, other in zip_longest(found, found[1:]):
        parts = other and one.modifier == other.modifier == "of"
        end = other.end if parts else one.end
        if plain[one.start : end] not in known:
            known.add(plain[one.start : end])
            yield _statistic(paragraph, plain, one, end)


def _statistic(
    paragraph: Paragraph, plain: str, one: Quantity, end: int
) -> tuple[str, Values, str]:
    number = plain[slice(*one.number)]
    if one.high is None or one.denied or abs(one.high) >= _TOO_LARGE:
        return number, {}, ""
    for span in dict.fromkeys(((one.start, end), (one.start, one.end), one.extent, one.number)):
        written = plain[slice(*span)].rstrip(" ,(")
        if "(" in written and ")" not in written:
            written += ")"
        values = _values(one, written)
        if span[1] - span[0] <= LONGEST and _holds(paragraph, written, values):
            named = one.noun and one.unit not in lexicon.UNITS.values()
            name = plain[one.number[0] : max(one.end, one.number[1])]
            return name, values, values.get("unit", "") if named else ""
    return plain[one.start : one.end], {}, ""


def _values(one: Quantity, written: str) -> dict[str, Any]:
    """What a quantity says, as the fields of a statistic."""
    value = _plain(one.high or Decimal(0), one.unit)
    values: dict[str, Any] = {"as_written": written, "value": value}
    unit = one.unit
    if one.noun and unit and unit not in lexicon.UNITS.values():
        unit = " ".join(one.noun)
        unit = nouns.plural(unit.lower() if unit.isupper() or unit.istitle() else unit)
    if unit:
        values["unit"] = unit
    if hedge := _hedge(one, written):
        values["hedge"] = hedge
    return values


def _hedge(one: Quantity, written: str) -> str:
    """The words of a hedge, as written; the longest of its sense."""
    lower, loosely = f" {written.lower()} ", Paragraph(loose(written))
    found = [
        words
        for words, sense in lexicon.HEDGES.items()
        if sense == one.hedge
        and words in lower
        and (loosely.find(loose(words)) or not words[0].isalnum())
    ]
    longest = max(found, key=len, default="")
    place = written.lower().find(longest)
    return written[place : place + len(longest)]


def _plain(number: Decimal, unit: str) -> int | float:
    """A number as sheets have it; a third has few decimals in per cent."""
    if is_endless(number):
        number = round(number, 1 if unit == lexicon.PERCENT else 6)
    return int(number) if number == number.to_integral_value() else float(number)


def _holds(paragraph: Paragraph, written: str, values: Values) -> bool:
    """Whether a sheet can hold the figure, and verify will find the words and agree."""
    words = fold(written)
    own, wrong = rules.likest(words, values["value"], values.get("unit", ""), values.get("hedge"))
    if own is None or wrong - (set() if "unit" in values else {"unit"}):
        return False
    return any(not rules.changed(own, there) for there in paragraph.quantities_in(words))
