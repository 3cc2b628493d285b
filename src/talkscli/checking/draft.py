"""The quoted spans and the figures of a text or Markdown draft, and where they stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from talkscli.checking.seen import ADDRESS, ITEM, NAME, TITLE, Seen, plain_label
from talkscli.language import figures
from talkscli.text import marks
from talkscli.text.sentences import Sentences, ends

_fence = re.compile(r"^(?: {0,3}>)* {0,3}(`{3,}+(?=[^`\n]*$)|~{3,}+)([^\n]*)$", re.MULTILINE)
_ticks = re.compile(r"`++|\n[ \t]*(?=\n)")
_front = re.compile(
    r"---[ \t]*\n(?=[\w-]+[ \t]*:|#)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
    r"|\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?=\n|\Z)"
)
_hidden = re.compile(r"<(script|style)\b[^<>]*+>.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
_prefix = re.compile(r"^(?: {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?= {1,4}>))?(?: {0,4}> ?)+", re.MULTILINE)
_quoted = re.compile(r"<blockquote\b[^<>]*+>.*?(?:</blockquote>|\Z)", re.IGNORECASE | re.DOTALL)
_line = re.compile(r"^(?:([ \t]*([0-9]{1,9})[.)](?=[ \t]))|[^\n]*\S)?[^\n]*", re.MULTILINE)
_struck = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]+~~(?!~)|<(del|s|strike)>[^<>]*</\1>", re.IGNORECASE)
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
_definition = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*+(?:<[^<>\n]*+>"
    r"|(?=\S*(?:[/#:]|\.[a-z]{2,5}(?!\S)))[^\s<\"“„«]\S*+)"
    rf"(?:[ \t]++{TITLE})?[ \t]*+$",
    re.MULTILINE | re.IGNORECASE,
)


class Span(Struct, frozen=True):
    """A quoted span or a figure of a draft."""

    start: int
    """Where it begins, its opening mark included, in code points."""
    end: int
    """Behind its closing mark."""
    text: str
    """What stands between its marks, on one line."""
    figure: figures.Figure | None = None
    """With its places in `sentence`."""
    sentence: str = ""
    """The sentence around a figure."""
    block: bool = False
    """Whether it is a block quote without marks."""
    around: tuple[str, str] = ("", "")
    """What stands in front of a quoted span, and behind it."""


def spans(text: str) -> list[Span]:
    """Every quoted span, and every figure outside of them, in order."""
    blank = _unbroken(text)
    for unread in (_front_matter, _fences, _of(_hidden), _code, _comments, _of(_struck)):
        blank = _blank(blank, unread)
    blocks = _Blocks(blank)
    blank = _numbered(_blank(blank, _of(_prefix)))
    labels = {plain_label(match[1]) for match in _definition.finditer(blank)}
    blank = _blank(blank, _of(_definition))
    seen = Seen(blank, labels)
    quoted: list[Span] = []
    left_open = False
    for place, start, end in seen.paragraphs:
        pairs = list(marks.pairs(seen.text, start, end))
        within = [_span(seen.text, one, other, end) for one, other in pairs if other - one > 1]
        if left_open and (closing := marks.closed_first(seen.text, start, end)) is not None:
            begin = _begins(seen.text, start)
            within.insert(0, Span(begin, closing + 1, " ".join(seen.text[begin:closing].split())))
        left_open = any(closing == end for _, closing in pairs)
        if blocks.holds(place) and _loosely(within, end - start):
            within += _block(seen.text, start, end)
        quoted += within
    rest = _blank(seen.text, lambda _: sorted((span.start, span.end) for span in quoted))
    sentences = Sentences(seen.text)
    found = [_at(seen, replace(span, around=seen.around(span.start, span.end))) for span in quoted]
    for figure in figures.find(_blank(rest, _of(ADDRESS))):
        begin, sentence = sentences.around(figure.start, figure.end)
        inside = figures.moved(figure, -begin)
        found.append(_at(seen, Span(figure.start, figure.end, figure.text, inside, sentence)))
    return sorted(found, key=lambda one: (one.start, -one.end))


def _at(seen: Seen, span: Span) -> Span:
    """A span of what is seen, with its place in the draft."""
    start, end = seen.place(span.start, span.end)
    return replace(span, start=start, end=end)


def places(text: str, found: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """Line and column, each from 1 and in code points, of spans in order of their starts."""
    breaks = _unbroken(text)
    line, start, last = 1, 0, 0
    for span in found:
        line += breaks.count("\n", last, span.start)
        start, last = max(start, breaks.rfind("\n", last, span.start) + 1), span.start
        yield line, span.start - start + 1


def _unbroken(text: str) -> str:
    """A draft whose lines all end alike, every character in its place."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


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

Unread = Callable[[str], Iterator[tuple[int, int]] | list[tuple[int, int]]]
"""Tells what of a draft is not its text, in order."""


def _blank(text: str, unread: Unread) -> str:
    """`text` with what is not read made spaces, every line and column kept."""
    parts, last = [], 0
    for begin, end in unread(text):
        start = max(begin, last)
        if start < end:
            parts += [text[last:start], _visible.sub(" ", text[start:end])]
            last = end
    return "".join((*parts, text[last:]))


_visible = re.compile(r"[^\n]")


def _of(pattern: re.Pattern[str]) -> Unread:
    return lambda text: (match.span() for match in pattern.finditer(text))


def _front_matter(text: str) -> Iterator[tuple[int, int]]:
    if match := _front.match(text):
        yield match.span()


def _fences(text: str) -> Iterator[tuple[int, int]]:
    """Fenced code; a fence that is never closed ends with the draft."""
    opened = None
    for match in _fence.finditer(text):
        if opened is None:
            opened = match
        elif match[1].startswith(opened[1]) and not match[2].strip(" \t"):
            yield opened.start(), match.end()
            opened = None
    if opened is not None:
        yield opened.start(), len(text)


def _code(text: str) -> Iterator[tuple[int, int]]:
    """The backticks around code within one paragraph; a reader sees what is between them."""
    runs = [match.span() for match in _ticks.finditer(text)]
    closing: dict[int, int] = {}
    ahead: dict[int, int] = {}
    for number, (start, end) in zip(range(len(runs) - 1, -1, -1), reversed(runs), strict=True):
        if text[start] == "\n":
            ahead = {}
            continue
        if end - start in ahead:
            closing[number] = ahead[end - start]
        ahead[end - start] = number
    number = 0
    while number < len(runs):
        last = closing.get(number, number)
        if last != number:
            yield from (runs[number], runs[last])
        number = last + 1


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """HTML comments; one that is never closed is none."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _numbered(text: str) -> str:
    """`text` with a sign in place of each number of a list."""
    items = list(_items(text))
    ends = [0, *(end for _, end in items)]
    blank = _blank(text, lambda _: items)
    pieces = (blank[start : end - 1] for start, end in pairwise(ends))
    return ITEM.join((*pieces, blank[ends[-1] :]))


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of a list; in running text a line may begin with a number by chance."""
    begins, last = True, 0
    for match in _line.finditer(text):
        if match[1] and (begins or int(match[2]) in (1, last + 1)):
            yield match.span(1)
            last = int(match[2])
        begins = not match[0].strip()


class _Blocks:
    """The block quotes of a draft, in Markdown or HTML."""

    def __init__(self, draft: str) -> None:
        self._draft = draft
        self._lines = {match.start() for match in _prefix.finditer(draft)}
        self._regions = [match.span() for match in _quoted.finditer(draft)]

    def holds(self, place: int) -> bool:
        """Whether a paragraph that begins at a place is of one."""
        if self._draft.rfind("\n", 0, place) + 1 in self._lines:
            return True
        number = bisect_right(self._regions, (place, len(self._draft))) - 1
        return number >= 0 and place < self._regions[number][1]


def _loosely(within: list[Span], length: int) -> bool:
    """Whether quoted spans are but parts of a block quote, less than half of it."""
    return 2 * sum(span.end - span.start for span in within) < length


_sign = re.compile(rf"\s*(?:(?:[-*+{ITEM}◦‣]|#{{1,6}})[^\S\n]+)?")


def _begins(text: str, start: int) -> int:
    """Where the words of a paragraph begin, behind the sign of an item or a heading."""
    match = _sign.match(text, start)
    return match.end() if match else start


def _block(text: str, start: int, end: int) -> Iterator[Span]:
    """A block quote without marks: all of it, less what says at an end whose it is."""
    begin = _begins(text, start)
    if text.startswith("|", begin):
        return  # a table
    words = " " * (begin - start) + _blank(text[begin:end], _of(_credit))
    for sign in (_callout, _speaker):
        if match := sign.match(words):
            words = " " * match.end() + words[match.end() :]
    if inner := words.strip():
        begin = start + words.index(inner)
        yield Span(begin, begin + len(inner), " ".join(inner.split()), block=True)


def _span(text: str, opening: int, closing: int, end: int) -> Span:
    return Span(opening, min(closing + 1, end), " ".join(text[opening + 1 : closing].split()))
