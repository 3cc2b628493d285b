"""The quoted spans and the figures of a text or Markdown draft, and where they stand."""

import re
from collections.abc import Iterator

from msgspec import Struct

from talkscli import figures

_fence = re.compile(
    r"^ {0,3}(`{3,}|~{3,})[^\n]*\n(?:.*?^ {0,3}\1[`~]*[ \t]*$|.*\Z)", re.MULTILINE | re.DOTALL
)
_code = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL)
_prefix = re.compile(r"^(?: {0,3}> ?)+", re.MULTILINE)
_item = re.compile(r"^[ \t]*[0-9]{1,9}[.)](?=[ \t])", re.MULTILINE)
_paragraph = re.compile(r"[^\n]*\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_mark = re.compile("[\"'“”„‟‘’‚‛«»‹›]")
_credit = re.compile(r"^\s*(?:—|–|--)[^\n]*", re.MULTILINE)
_CLOSERS = {
    '"': '"', "'": "'", "“": "”", "„": "“”", "‟": "”", "‘": "’", "‚": "‘’", "‛": "’",
    "«": "»", "»": "«", "‹": "›", "›": "‹", "”": "”",
}  # fmt: skip
_SINGLE = "'’‘"


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
    text = text.replace("\r\n", " \n").replace("\r", "\n")
    blank = _blank(_code, _blank(_fence, text))
    blocks = {match.start() for match in _prefix.finditer(blank)}
    blank = _blank(_item, _blank(_prefix, blank))
    found: list[Span] = []
    for match in _paragraph.finditer(blank):
        quoted = list(_quoted(blank, *match.span()))
        line = blank.rfind("\n", 0, match.start()) + 1
        if not quoted and line in blocks:
            quoted = list(_block(blank, *match.span()))
        found += quoted
    rest = list(blank)
    for span in found:
        rest[span.start : span.end] = " " * (span.end - span.start)
    for figure in figures.find("".join(rest)):
        sentence = _sentence(blank, figure)
        found.append(Span(figure.start, figure.end, figure.text, figure, sentence))
    return sorted(found, key=lambda one: (one.start, -one.end))


DEEPEST = 16
"""So many marks may be open at once; more are a fault of the text, not nesting."""


def _blank(pattern: re.Pattern[str], text: str) -> str:
    """`text` with what the pattern finds made spaces, every line and column kept."""
    return pattern.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _block(text: str, start: int, end: int) -> Iterator[Span]:
    """A block quote without marks: all of it, less the line that says whose it is."""
    words = _blank(_credit, text[start:end])
    if inner := words.strip():
        begin = start + words.index(inner)
        yield Span(begin, begin + len(inner), " ".join(inner.split()))


def _quoted(text: str, start: int, end: int) -> Iterator[Span]:
    """The spans between marks in one paragraph; an unclosed one ends with it."""
    opened: list[int] = []
    for match in _mark.finditer(text, start, end):
        place = match.start()
        closes = next((n for n in reversed(opened) if match[0] in _CLOSERS[text[n]]), None)
        if closes is not None and _may_close(text, place, end, text[closes]):
            del opened[opened.index(closes) :]
            yield _span(text, closes, place + 1, place)
        elif _may_open(text, place, end):
            opened.append(place)
            del opened[:-DEEPEST]
    while opened:
        place = opened.pop(0)
        if text[place] not in "'‘":
            yield _span(text, place, end, end)
            return


def _span(text: str, start: int, end: int, inner_end: int) -> Span:
    return Span(start, end, " ".join(_plain(text[start + 1 : inner_end]).split()))


def _plain(markdown: str) -> str:
    """The words of a span without Markdown's links, emphasis and escapes."""
    linked = _link.sub(r"\1", markdown)
    return _escaped.sub(r"\1", _emphasis.sub("", linked))


_link = re.compile(r"\[([^\[\]\n]*)\]\([^()\s]*\)")
_emphasis = re.compile(r"(?<!\\)(?:\*+|(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w))")
_escaped = re.compile(r"\\([*_\[\]`\\])")


def _may_open(text: str, place: int, end: int) -> bool:
    mark, before = text[place], text[place - 1 : place]
    after = text[place + 1 : place + 2]
    if mark in "“„‟«‹‚":
        return True
    if mark == "’" or before.isalnum() or (before and before in ".,;:!?%"):
        return False
    return bool(after.strip()) or mark in "»›"


def _may_close(text: str, place: int, end: int, opener: str) -> bool:
    if text[place] not in _SINGLE:
        return True
    after = text[place + 1 : place + 2]
    if after.isalnum() or not text[place - 1].strip():
        return False
    # Behind an s it may be a possessive, if another mark is left to close the span.
    if text[place - 1] == "s" and re.match(r" [^\W\d_]", text[place + 1 : place + 3]):
        later = re.search(rf"(?<=\S){text[place]}(?!\w)|[‘\"“]", text[place + 1 : end])
        return later is None or later[0] != text[place]
    return True


def _sentence(text: str, figure: figures.Figure) -> str:
    before = text[max(0, figure.start - 1000) : figure.start]
    after = text[figure.end : figure.end + 1000]
    begin = max((match.end() for match in _stop.finditer(before)), default=0)
    stop = _stop.search(after)
    return before[begin:] + figure.text + (after[: stop.start()] if stop else after)


_stop = re.compile(r"[.!?][\"'”’»)]*\s|\n[ \t]*\n")
