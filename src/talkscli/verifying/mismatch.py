"""What stands in the article, but is not what a record makes of it: the rules of a mismatch."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from msgspec.structs import replace

from talkscli.language import doubts, figures
from talkscli.language.before import in_front
from talkscli.language.figures import Figure, is_counted
from talkscli.language.hedges import hedged, is_hedge, sense
from talkscli.language.nouns import forms, is_time
from talkscli.language.numerals import is_year
from talkscli.sheet.records import Quote, Record, Statistic
from talkscli.text import tokens
from talkscli.text.folding import fold, loose, words
from talkscli.verifying.article import Paragraph, Span, has
from talkscli.verifying.evidence import Need
from talkscli.verifying.standing import MOST, Place


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


def _not_said(claim: Claim) -> str | None:
    """A figure's value, unit or hedge is not what its words say."""
    record, name = claim.record, claim.name
    if not isinstance(record, Statistic) or name not in ("value", "unit", "hedge"):
        return None
    written, shared = fold(record.as_written), is_share(*_told(record))
    there = _written(written)
    ours = there[:1] if shared else [one for one in there if has(one, record.value)]
    said = [one.qualifier for one in ours if is_hedge(one.qualifier)]
    # A sign such as ≈ is one word with its number, and no hedge of its own.
    hedges = {sense(one) for one in said if Paragraph(loose(written)).find(loose(one))}
    if name == "value":
        unsaid = record.hedge is None and "hedge" not in record.inferred and hedges
        holds = says(written, record.value, "") and not is_part(written, record.value)
        holds = (holds or shared) and not unsaid
    elif name in record.at:
        holds = True
    elif name == "hedge":
        stands = bool(Paragraph(loose(written)).find(loose(record.hedge or "")))
        holds = stands and (not hedges or sense(record.hedge or "") in hedges)
    else:
        holds = says(written, record.value, record.unit)
        holds = holds and counts(written, record.value, record.unit)
        holds = holds or shared
    return None if holds else record.as_written


@lru_cache(maxsize=10)  # value, unit and hedge rest on the same words
def _written(words: str) -> tuple[Figure, ...]:
    """Whatever may be a figure in folded words that are known to be one."""
    return tuple(figures.written(words))


def says(as_written: str, value: int | float, unit: str) -> bool:
    """Whether a figure in the words is exactly `value`, and of the currency if `unit` is one."""
    needs_unit = not figures.is_noun(unit)
    return any(
        has(figure, value) and (not needs_unit or figure.unit == unit)
        for figure in _written(as_written)
    )


def is_part(written: str, value: int | float) -> bool:
    """Whether folded words have a number only for what they say a part of: one in four boats."""
    there = _written(written)
    for one in there:
        parted = {"in", "of"}.intersection(in_front(written, one.begin, sure=True).lower().split())
        if any(map(is_time, one.following[:1])):
            parted.discard("in")  # nothing is a part of the time in which it came about
        if "in" in parted or (parted and one.value == value):
            return True
    return any(is_proportion(written, *two) for two in pairwise(there))


def is_proportion(text: str, part: Figure, whole: Figure) -> bool:
    """Whether the first of two numbers in a row is so many of the second: three boats in ten."""
    between = text[part.reach : whole.begin].removesuffix(" every ").split()
    if between[-1:] != ["in"] or part.unit != whole.unit or is_year(whole.text):
        return False
    # With boats in front of it, it counts something else: three boats in ten towns.
    within = is_counted(whole) if between[1:] else any(map(is_time, whole.following[:1]))
    return part.value < whole.value and not within


def share(written: str) -> Decimal | None:
    """How many percent a proportion in folded words comes to: 25 for one in four boats."""
    for part, whole in pairwise(_written(written)):
        of = written[part.reach : whole.begin].split() in (["of"], ["out", "of"], ["of", "every"])
        whole_of = of and part.value < whole.value
        if whole.value and (whole_of or is_proportion(written, part, whole)):
            return 100 * Decimal(repr(part.value)) / Decimal(repr(whole.value))
    return None


def is_share(written: str, value: int | float, unit: str) -> bool:
    """Whether folded words are a proportion of so many percent, rounded as the value is."""
    found, said = share(written), Decimal(repr(value))
    places = said.as_tuple().exponent
    return (
        unit == "percent"
        and found is not None
        and isinstance(places, int)
        and round(found, max(0, -places)) == said
    )


def counts(written: str, value: int | float, unit: str) -> bool:
    """Whether a unit is what folded words count so many of, all of it there in whatever form."""
    if not figures.is_noun(unit):
        return True
    spelled = [forms(word) for word in words(loose(written))]
    named = [forms(word) for word in words(loose(unit))]
    return all(any(map(one.intersection, spelled)) for one in named) and any(
        one & heads for one in named for heads in _counted(written, value)
    )


def _counted(written: str, value: int | float) -> Iterator[set[str]]:
    """What each number of a value counts; of one without a noun, what the others count."""
    there = [(one, _heads(one)) for one in _written(written)]
    for one, own in there:
        if has(one, value):
            yield from [own] if own else (heads for _, heads in there)


def _heads(figure: Figure) -> set[str]:
    """The words of what a figure counts: of square meters both."""
    return {word for head in figures.heads(figure.following) for word in head.split()}


def _other_words(claim: Claim) -> str | None:
    """A quote or figure rests on words that are not the whole of it."""
    record, name = claim.record, claim.name
    if not isinstance(record, Quote | Statistic) or name != record.main:
        return None
    text, quote = fold(getattr(record, name)), isinstance(record, Quote)
    wanted = [word.text for word in tokens.words(text)]
    spelled = [word.text for place in claim.places for word in _spelled(place.need)]
    if spelled in (wanted, wanted * len(claim.places)):
        return None
    for number, paragraph, said in claim.stands():
        if not (text in paragraph.held if quote else paragraph.find(text)):
            return f"P{number}: {said}"
    return None


def _spelled(need: Need) -> list[tokens.Word]:
    return tokens.words(need.spellings[0])


def _cut(claim: Claim) -> str | None:
    """A figure's words stand there only as part of a longer figure ($100 in $100 billion)."""
    if not isinstance(claim.record, Statistic) or claim.name != claim.record.main:
        return None
    for number, paragraph, said in claim.stands():
        if longer := paragraph.longer(said):
            return f"P{number}: {longer}"
    return None


def _read_on(claim: Claim) -> str | None:
    """In the article the figure is denied, qualified or of another unit, and not in the record."""
    record, name = claim.record, claim.name
    if not isinstance(record, Statistic) or name not in ("value", "unit") or name in record.at:
        return None
    alone = _written(fold(record.as_written))
    shared = is_share(*_told(record))

    def wrong(one: Figure, paragraph: Paragraph, span: Span) -> bool:
        if name == "unit" and not shared:
            return _of_another(record.unit, one, paragraph, span)
        return not any(reads(written, one, paragraph, span) for written in alone)

    # A proportion stands there with its first number.
    value = alone[0].value if shared else record.value
    for number, paragraph, said in claim.stands():
        there = paragraph.read(said, value)
        if alone and there and all(wrong(one, paragraph, span) for one, span in there):
            return f"P{number}: {paragraph.around(there[0][0].begin, there[0][0].reach)}"
    return None


def _told(record: Statistic) -> tuple[str, int | float, str]:
    """What a figure says in folded words, and in a number and a unit."""
    return fold(record.as_written), record.value, record.unit


def _of_another(unit: str, one: Figure, paragraph: Paragraph, span: Span) -> bool:
    """Whether a figure of a paragraph is of another unit than the words in a span say."""
    if not figures.is_noun(unit):
        return one.unit not in ("", unit)
    whole = paragraph.text[span[0] : one.reach]
    return one.reach > span[1] and not counts(whole, one.value, unit)


def reads(written: Figure, one: Figure, paragraph: Paragraph, span: Span) -> bool:
    """Whether a figure of a paragraph is just that which words, found in a span, say alone."""
    # Where something rose from 40 to 50, the other number is no end of a range.
    bare = replace(one, apart="") if paragraph.moved(one) else one
    alike = figures.alike(one, written) or figures.alike(bare, written)
    return alike and not _changed(one, paragraph, span)


def _changed(one: Figure, paragraph: Paragraph, span: Span) -> bool:
    """Whether words beside a span, which has a figure of a paragraph, make another one of it."""
    before, pair = paragraph.before(one), paragraph.moved(one) or span
    parted = before is not None and is_proportion(paragraph.text, before, one)
    # A hedge in front of a range is of both its ends, and a figure has but its own.
    bounded = one.ends is not None and hedged(paragraph.text, span[0]) < span[0]
    begin, end = min(span[0], pair[0]), max(span[1], pair[1])
    return parted or bounded or doubts.changed(one, paragraph.text, begin, end)


def _another_number(claim: Claim) -> str | None:
    """A number whose words say another number; of words that say none a person has judged."""
    value = getattr(claim.record, claim.name)
    if isinstance(claim.record, Statistic) or not isinstance(value, int | float):
        return None
    for number, paragraph, said in claim.stands():
        numbers, there = figures.find(said), paragraph.read(said, value)
        other = numbers and all(one.value != value for one in numbers)
        if other or (there and all(_is_hedged(*one, paragraph) for one in there)):
            return f"P{number}: {paragraph.around(*paragraph.find(said)[0])}"
    return None


def _is_hedged(one: Figure, span: Span, paragraph: Paragraph) -> bool:
    """Whether a figure is more or less than its number, or but a part of something."""
    return bool(one.qualifier or one.negation) or _changed(one, paragraph, span)


Rule = Callable[[Claim], str | None]
RULES: tuple[Rule, ...] = (_not_held, _not_said, _cut, _read_on, _another_number, _other_words)
"""Each tells what is there instead, which may be nothing, or None where a field keeps it."""
