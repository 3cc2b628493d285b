"""The quoted spans and the quantities of a text or Markdown draft, and where they stand."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from talkscli.quantity import parse
from talkscli.quantity.parse import Quantity
from talkscli.text import marks
from talkscli.text.markdown import ADDRESS, ITEM, blanked, spans_of
from talkscli.text.prose import NAME, Prose, unbroken
from talkscli.text.sentences import Sentences, ends

# The last line of a block quote, if it can be a name: behind a dash with a capital and no
# sentence's end; on the same line, or without a dash, nothing but words with capitals.
_credit = re.compile(
    r"(?:\n[^\S\n]*+(?:—|–|--?|~)|\A[^\S\n]*+(?:—|–|--))[^\S\n]*(?=[^\W\d_a-z])"
    r"[^\n]{1,100}(?<![.!?…])\s*\Z"
    rf"|(?:(?<=\S)[^\S\n]++(?:—|–|--)[^\S\n]*|\n[^\S\n]*+[(]?){NAME}[)]?(?<!\.)\s*\Z"
)
_callout = re.compile(r"\s*\[![a-z]{1,20}\][^\S\n]*\n", re.IGNORECASE)
# The name, of two words at least, of who says what follows.
_speaker = re.compile(rf"\s*{NAME}:\s")


class Span(Struct, frozen=True):
    """A quoted span or a quantity of a draft."""

    start: int
    """Where it begins, its opening mark included, in code points."""
    end: int
    """Behind its closing mark."""
    text: str
    """What stands between its marks, or the number, on one line."""
    sentence: str
    """The sentence around it."""
    place: int
    """Where it begins in the sentence."""
    length: int
    """How much of the sentence it takes, its marks included."""
    quantity: Quantity | None = None
    """With its places in the sentence."""
    block: bool = False
    """Whether it is a block quote without marks."""


def spans(text: str) -> list[Span]:
    """Every quoted span, and every quantity outside of them, in order."""
    prose = Prose(text)
    quoted = list(_quotations(prose))
    sentences = Sentences(prose.text)
    found = [_quotation(prose, sentences, *one) for one in quoted]
    rest = blanked(prose.text, lambda _: sorted(one[:2] for one in quoted))
    for quantity in parse.find(blanked(rest, spans_of(ADDRESS))):
        start, end = quantity.number
        begin, sentence = sentences.around(start, end)
        span = Span(
            *prose.place(start, end),
            text=prose.text[start:end],
            sentence=sentence,
            place=start - begin,
            length=end - start,
            quantity=parse.moved(quantity, -begin),
        )
        found.append(span)
    return sorted(found, key=lambda one: (one.start, -one.end))


_Quoted = tuple[int, int, str, bool]
"""The span of a quotation in the prose, its words, and whether it is a block quote."""


def _quotation(
    prose: Prose, sentences: Sentences, start: int, end: int, words: str, block: bool
) -> Span:
    begin, sentence = sentences.around(start, end)
    place = prose.place(start, end)
    return Span(
        *place, text=words, sentence=sentence, place=start - begin, length=end - start, block=block
    )


def _quotations(prose: Prose) -> Iterator[_Quoted]:
    """What stands between quotation marks, and block quotes without."""
    text, left_open = prose.text, False
    for paragraph in prose.paragraphs:
        start, end = paragraph.start, paragraph.end
        pairs = list(marks.pairs(text, start, end))
        within = [_between(text, *pair, end) for pair in pairs if pair[1] - pair[0] > 1]
        if left_open and (closing := marks.closed_first(text, start, end)) is not None:
            begin = _begins(text, start)
            within.insert(0, (begin, closing + 1, " ".join(text[begin:closing].split()), False))
        left_open = any(closing == end for _, closing in pairs)
        if paragraph.block_quote and 2 * sum(one[1] - one[0] for one in within) < end - start:
            within += _block(text, start, end)
        yield from within


def places(text: str, found: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Line and column, each from 1 and in code points, of spans in order of their starts."""
    breaks = unbroken(text)
    line, start, last = 1, 0, 0
    for span in found:
        line += breaks.count("\n", last, span.start)
        start, last = max(start, breaks.rfind("\n", last, span.start) + 1), span.start
        yield line, span.start - start + 1


def cued(text: str, one: Span, other: Span) -> bool:
    """Whether a few words of who speaks, and a comma or stop, stand between two quoted spans."""
    between = text[one.end : other.start].rstrip()
    return (
        len(between) <= LONGEST_CUE
        and any(map(str.isalpha, between))
        and between.endswith((",", ".", ":"))
        and not ends(between)
    )


def reads_on(text: str, one: Span, other: Span) -> bool:
    """Whether the second of two spans, which a cue parts, is to be read as one with the first.

    So it is in “We do not,” she said, “want that”: a few words between commas, then no capital.
    """
    between = text[one.end : other.start]
    return (
        other.text[:1].islower()
        and (one.text.endswith(",") or between.startswith(","))
        and between.rstrip().endswith(",")
    )


LONGEST_CUE = 100
"""So many characters stand at most between two parts of one quotation."""

_sign = re.compile(rf"\s*(?:(?:[-*+{ITEM}◦‣]|#{{1,6}})[^\S\n]+)?")


def _begins(text: str, start: int) -> int:
    """Where the words of a paragraph begin, behind the sign of an item or a heading."""
    match = _sign.match(text, start)
    return match.end() if match else start


def _block(text: str, start: int, end: int) -> Iterator[_Quoted]:
    """A block quote without marks: all of it, less the name of its speaker at an end."""
    begin = _begins(text, start)
    if text.startswith("|", begin):
        return  # a table
    words = " " * (begin - start) + blanked(text[begin:end], spans_of(_credit))
    for sign in (_callout, _speaker):
        if match := sign.match(words):
            words = " " * match.end() + words[match.end() :]
    if inner := words.strip():
        begin = start + words.index(inner)
        yield begin, begin + len(inner), " ".join(inner.split()), True


def _between(text: str, opening: int, closing: int, end: int) -> _Quoted:
    return opening, min(closing + 1, end), " ".join(text[opening + 1 : closing].split()), False
