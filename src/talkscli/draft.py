"""The quoted spans and the figures of a text or Markdown draft, and where they stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from msgspec import Struct

from talkscli import figures, marks

WINDOW = 1000
"""So many characters of a sentence are kept at least on either side of a figure."""

_fence = re.compile(r"^ {0,3}(`{3,}+(?=[^`\n]*$)|~{3,}+)([^\n]*)$", re.MULTILINE)
_ticks = re.compile(r"`++|\n[ \t]*(?=\n)")
_front = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:|#)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_prefix = re.compile(r"^(?: {0,3}> ?)+", re.MULTILINE)
_item = re.compile(r"^[ \t]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE)
_paragraph = re.compile(r"^[^\S\n]*+\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+", re.MULTILINE)
_credit = re.compile(r"^[^\S\n]*+(?:—|–|--)[^\n]*", re.MULTILINE)
_link = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)")
_emphasis = re.compile(r"(?<!\\)(?:\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))")
_escaped = re.compile(r"\\([*_\[\]`\\])")
_stop = re.compile(r"[.!?][\"'”’»)]*\s|\n[ \t]*\n")


class Span(Struct, frozen=True):
    """A quoted span or a figure of a draft."""

    start: int
    """Where it begins, its opening mark included, in code points."""
    end: int
    text: str
    """What stands between its marks, on one line."""
    figure: figures.Figure | None = None
    sentence: str = ""
    """The sentence around a figure."""


def spans(text: str) -> list[Span]:
    """Every quoted span, and every figure outside of them, in order."""
    blank = text.replace("\r\n", " \n").replace("\r", "\n")
    for unread in (_front_matter, _fences, _code, _comments):
        blank = _blank(blank, unread)
    blocks = {match.start() for match in _prefix.finditer(blank)}
    blank = _blank(_blank(blank, _of(_prefix)), _of(_item))
    found: list[Span] = []
    for match in _paragraph.finditer(blank):
        start, end = match.span()
        pairs = marks.pairs(blank, start, end)
        quoted = [_span(blank, one, other, end) for one, other in pairs if other - one > 1]
        line = blank.rfind("\n", 0, start) + 1
        if not quoted and line in blocks:
            quoted = list(_block(blank, start, end))
        found += quoted
    rest = _blank(blank, lambda _: sorted((span.start, span.end) for span in found))
    sentences = _Sentences(blank)
    for figure in figures.find(rest):
        around = sentences.around(figure)
        found.append(Span(figure.start, figure.end, figure.text, figure, around))
    return sorted(found, key=lambda one: (one.start, -one.end))


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
    """Code between as many backticks, within one paragraph."""
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
            yield runs[number][0], runs[last][1]
        number = last + 1


def _comments(text: str) -> Iterator[tuple[int, int]]:
    """HTML comments; one that is never closed is none."""
    start = text.find("<!--")
    while start >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield start, end + 3
        start = text.find("<!--", end + 3)


def _block(text: str, start: int, end: int) -> Iterator[Span]:
    """A block quote without marks: all of it, less the line that says whose it is."""
    words = _blank(text[start:end], _of(_credit))
    if inner := words.strip():
        begin = start + words.index(inner)
        yield Span(begin, begin + len(inner), " ".join(inner.split()))


def _span(text: str, opening: int, closing: int, end: int) -> Span:
    words = " ".join(_plain(text[opening + 1 : closing]).split())
    return Span(opening, min(closing + 1, end), words)


def _plain(markdown: str) -> str:
    """The words of a span without Markdown's links, emphasis and escapes."""
    linked = _link.sub(r"\1", markdown)
    return _escaped.sub(r"\1", _emphasis.sub("", linked))


class _Sentences:
    """The sentences of a text; of a very long one the part around a place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins = [0]
        self._ends = []
        for match in _stop.finditer(text):
            self._ends.append(match.start())
            self._begins.append(match.end())
        self._ends.append(len(text))
        self._known: tuple[int, int, str] = (0, 0, "")

    def around(self, figure: figures.Figure) -> str:
        """The sentence of a figure; figures in one sentence share the text, not copies of it."""
        number = bisect_right(self._begins, figure.start) - 1
        last = bisect_right(self._begins, figure.end) - 1
        begin, end = self._begins[number], self._ends[max(last, number)]
        part = (figure.start - begin) // WINDOW
        start = max(begin, begin + (part - 1) * WINDOW)
        end = min(end, max(begin + (part + 2) * WINDOW, figure.end + WINDOW))
        if self._known[:2] != (start, end):
            self._known = (start, end, self._text[start:end])
        return self._known[2]
