"""What stands in the article, but is not what a record makes of it: the rules of a mismatch."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from talkscli.quantity import lexicon, parse, units
from talkscli.quantity.compare import differences, heads, is_money
from talkscli.quantity.parse import Quantity
from talkscli.quantity.stated import canonical, holds
from talkscli.sheet.records import Quote, Record, Statistic
from talkscli.text import tokens
from talkscli.text.folding import fold, loose, loose_words
from talkscli.verify.article import Paragraph
from talkscli.verify.lookup import MOST, Place


class Claim(NamedTuple):
    """A field, and what came of the needs that decide on it."""

    record: Record
    name: str
    places: Sequence[Place]
    paragraphs: Sequence[Paragraph]

    def stands(self) -> Iterator[tuple[int, Paragraph, str]]:
        """Each paragraph in which words were found: its number, itself, and the words."""
        for place in self.places:
            for number in place.found:
                yield number, self.paragraphs[number - 1], place.need.spellings[0]


def _not_held(claim: Claim) -> str | None:
    """A quote's words stand there, but no pair of marks holds just them."""
    if not isinstance(claim.record, Quote) or claim.name != claim.record.main:
        return None
    for number, paragraph, text in claim.stands():
        if text not in paragraph.held:
            wholes = (paragraph.text[slice(*span)] for span in paragraph.quoted[:MOST])
            near = next((one for one in wholes if text in one or one in text), None)
            return f"P{number}: {near}" if near else ""
    return None


def _another_quantity(claim: Claim) -> str | None:
    """A figure's value, unit or hedge is not what its own words say, or the article around them."""
    record, name = claim.record, claim.name
    if not isinstance(record, Statistic) or name not in ("value", "unit", "hedge"):
        return None
    if name in record.at:
        return None
    own, wrong = likest(fold(record.as_written), record.value, record.unit, record.hedge)
    if own is None or name in wrong:
        return record.as_written
    for number, paragraph, words_ in claim.stands():
        there = paragraph.quantities_in(words_)
        if there and all(name in changed(own, one) for one in there):
            return f"P{number}: {paragraph.around(*there[0].extent)}"
    return None


@lru_cache(maxsize=1)  # three fields of a record ask in turn
def likest(
    written: str, value: float, unit: str, hedge: str | None
) -> tuple[Quantity | None, frozenset[str]]:
    """The quantity of folded words that is the likest to a statistic's, and the fields it denies.

    Words may say one quantity in two ways: five percent or 508 million dollars.
    """
    found = parse.find(written) or [one for one in (parse.whole(written),) if one]
    # Of `two of the 30 boats` there are not 30.
    parts = [
        one for one, last in zip(found, (None, *found), strict=False) if not _is_whole(one, last)
    ]
    readings = [(one, _denied(one, written, value, unit, hedge)) for one in parts]
    return min(readings, key=lambda one: len(one[1]), default=_UNREAD)


def _is_whole(one: Quantity, part: Quantity | None) -> bool:
    return part is not None and part.modifier == "of" and one.modifier.startswith("of")


_UNREAD = (None, frozenset({"value", "unit", "hedge"}))


def _denied(
    one: Quantity, written: str, value: float, unit: str, hedge: str | None
) -> frozenset[str]:
    """Which of value, unit and hedge a quantity does not have."""
    wrong = set()
    if not holds(one, value) or (one.hedge and not hedge):
        wrong.add("value")
    if not _is_of(one, unit, written):
        wrong.add("unit")
    stands = f" {loose(hedge or '')} " in f" {loose(written)} " or (hedge or "") in written
    sense = lexicon.HEDGES.get(loose(hedge or ""), one.hedge)
    if hedge and (not stands or (one.hedge and sense != one.hedge)):
        wrong.add("hedge")
    return frozenset(wrong)


def _is_of(found: Quantity, unit: str, written: str) -> bool:
    """Whether a unit is what words have so much of: all of it there, in whatever form."""
    known = canonical(unit)
    if known in found.units or is_money(found) or not known.islower():
        return known in found.units
    there = [units.singular(word) for word in loose_words(written)]
    named = [units.singular(word) for word in loose_words(unit) if word not in ("and", "or")]
    counted = heads(found) or set(there)
    return all(word in there for word in named) and not counted.isdisjoint(named)


def changed(own: Quantity, there: Quantity) -> set[str]:
    """The fields that are not what the words alone say, for something else stands around them."""
    found = {*differences(own, there)}
    fields = set()
    if found & {"number", "range", "hedge", "rate", "negation", "modifier"}:
        fields.add("value")
    if there.hedge == lexicon.ABOUT and "about added" in found:
        fields.add("value")
    apart = own.units and there.units and heads(own).isdisjoint(heads(there))
    if "currency" in found or apart:
        fields.add("unit")
    return fields


def _other_words(claim: Claim) -> str | None:
    """A quote or figure rests on words that are not the whole of it."""
    record, name = claim.record, claim.name
    if not isinstance(record, Quote | Statistic) or name != record.main:
        return None
    text, quote = fold(getattr(record, name)), isinstance(record, Quote)
    located = [place.need.spellings[0] for place in claim.places]
    if set(located) == {text}:
        return None
    wanted = [word.text for word in tokens.words(text)]
    spelled = [word.text for words_ in located for word in tokens.words(words_)]
    if spelled in (wanted, wanted * len(claim.places)):
        return None
    for number, paragraph, words_ in claim.stands():
        if not (text in paragraph.held if quote else paragraph.find(text)):
            return f"P{number}: {words_}"
    return None


def _another_number(claim: Claim) -> str | None:
    """A number whose words say another number; of words that say none a person has judged."""
    value = getattr(claim.record, claim.name)
    if isinstance(claim.record, Statistic) or not isinstance(value, int | float):
        return None
    for number, paragraph, words_ in claim.stands():
        numbers = parse.find(words_)
        other = numbers and not any(holds(one, value) for one in numbers)
        there = paragraph.quantities_in(words_)
        qualified = there and all(one.hedge or one.denied or one.modifier for one in there)
        if other or qualified:
            return f"P{number}: {paragraph.around(*paragraph.find(words_)[0])}"
    return None


Rule = Callable[[Claim], str | None]
RULES: tuple[Rule, ...] = (_not_held, _another_quantity, _another_number, _other_words)
"""Each tells what is there instead, which may be nothing, or None where a field keeps it."""
