"""The quoted spans and the figures of a text or Markdown draft, and where they stand."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from html import unescape

from msgspec import Struct
from msgspec.structs import replace

from talkscli.language import figures, marks
from talkscli.language.sentences import Sentences, ends

LONGEST = 999
"""A link's label has so many characters at most."""

_fence = re.compile(r"^ {0,3}(`{3,}+(?=[^`\n]*$)|~{3,}+)([^\n]*)$", re.MULTILINE)
_ticks = re.compile(r"`++|\n[ \t]*(?=\n)")
_front = re.compile(r"---[ \t]*\n(?=[\w-]+[ \t]*:|#)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?=\n|\Z)")
_prefix = re.compile(r"^(?: {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?= {1,4}>))?(?: {0,4}> ?)+", re.MULTILINE)
_quoted = re.compile(r"<blockquote\b[^<>]*+>.*?(?:</blockquote>|\Z)", re.IGNORECASE | re.DOTALL)
_line = re.compile(r"^(?:([ \t]*([0-9]{1,9})[.)](?=[ \t]))|[^\n]*\S)?[^\n]*", re.MULTILINE)
_struck = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]+~~(?!~)|<(del|s|strike)>[^<>]*</\1>", re.IGNORECASE)
_paragraph = re.compile(r"^[^\S\n]*+\S[^\n]*+(?:\n[^\S\n]*+\S[^\n]*+)*+", re.MULTILINE)
# The last line of a block quote, if it can be a name: behind a dash with a capital and no
# sentence's end; on the same line, or without a dash, nothing but words with capitals.
_NAME = r"[A-Z][\w.'’-]*+(?:[^\S\n][A-Z][\w.'’-]*+){1,4}"
_credit = re.compile(
    r"\n[^\S\n]*+(?:—|–|--?|~)[^\S\n]*(?=[^\W\d_a-z])[^\n]{1,100}(?<![.!?…])\s*\Z"
    rf"|(?:[^\S\n]+(?:—|–|--)[^\S\n]*|\n[^\S\n]*+[(]?){_NAME}[)]?(?<!\.)\s*\Z"
)
_callout = re.compile(r"\s*\[![a-z]{1,20}\][^\S\n]*\n", re.IGNORECASE)
# The name, of two words at least, of who says what follows.
_speaker = re.compile(rf"\s*{_NAME}:\s")
_title = r"""(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\))"""
_definition = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*+(?:<[^<>\n]*+>"
    r"|(?=\S*(?:[/#:]|\.[a-z]{2,5}(?!\S)))[^\s<\"“„«]\S*+)"
    rf"(?:[ \t]++{_title})?[ \t]*+$",
    re.MULTILINE | re.IGNORECASE,
)
_address = re.compile(r"""(?:(?:https?|ftp)://|(?<!\w)www\.)[^\s<>"'“”«»\[\]*]*+""", re.IGNORECASE)
_INLINE = "a abbr b big cite code del em font i ins mark s small span strike strong sub sup u wbr"
_BLOCK = "blockquote br div h[1-6] hr img li ol p q table tbody td th thead tr ul"
_markup = re.compile(
    r"(?P<escape>\\)[!-/:-@\[-`{-~]"
    rf"|(?P<address>{_address.pattern})"
    r"|(?P<note>^ {0,3}\[\^[^\[\]\s]{1,99}\]:|\[\^[^\[\]\s]{1,99}\]"
    r"|<sup\b[^<>]*+>(?:<a\b[^<>]*+>)?+[\[(]?[0-9*†‡,\s]{1,20}[\])]?(?:</a>)?</sup>)"
    # A sign of a note, and characters of no width, are not read either.
    r"|(?P<sign>(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?…”\"’]))[¹²³⁰⁴-⁹†‡]+|[\u00ad\u200b-\u200d\u2060\ufeff])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\(\s*+(?:<[^<>\n]*+>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
    rf"(?:\s++{_title})?+\s*+\)|\[(?P<label>[^\[\]\n]{{0,999}})\](?!\())?)"
    rf"|(?P<tag></?(?P<name>{'|'.join(f'{_INLINE} {_BLOCK}'.split())})"
    r"""(?:[\s/](?:[^<>"']|"[^"]*+"|'[^']*+')*+)?>)"""
    r"|(?P<entity>&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    # A star between digits or spaces is one that the reader sees.
    r"|(?P<emphasis>(?<=[^\s0-9*])\*++|(?<=[0-9])\*++(?![0-9])|(?<!\S)\*++(?=\S)"
    r"|(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?![^\W_])|(?<!~)~~(?!~))",
    re.IGNORECASE | re.MULTILINE,
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
    for unread in (_front_matter, _fences, _code, _comments, _of(_struck)):
        blank = _blank(blank, unread)
    blocks = _Blocks(blank)
    blank = _blank(_blank(blank, _of(_prefix)), _items)
    labels = {_label(match[1]) for match in _definition.finditer(blank)}
    blank = _blank(blank, _of(_definition))
    seen = _Seen(blank, labels)
    quoted: list[Span] = []
    left_open = False
    for place, start, end in seen.paragraphs:
        pairs = list(marks.pairs(seen.text, start, end))
        if left_open and (closing := marks.closed_first(seen.text, start, end)) is not None:
            pairs.insert(0, (start - 1, closing))
        left_open = any(closing == end for _, closing in pairs)
        within = [_span(seen.text, one, other, end) for one, other in pairs if other - one > 1]
        if blocks.holds(place) and _loosely(within, end - start):
            within += _block(seen.text, start, end)
        quoted += within
    rest = _blank(seen.text, lambda _: sorted((span.start, span.end) for span in quoted))
    sentences = Sentences(seen.text)
    found = [_at(seen, replace(span, around=seen.around(span))) for span in quoted]
    for figure in figures.find(_blank(rest, _of(_address))):
        begin, sentence = sentences.around(figure.start, figure.end)
        inside = figures.moved(figure, -begin)
        found.append(_at(seen, Span(figure.start, figure.end, figure.text, inside, sentence)))
    return sorted(found, key=lambda one: (one.start, -one.end))


def _at(seen: "_Seen", span: Span) -> Span:
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
    """Whether the second of two spans is to be read as one with the first.

    So it is in “We do not,” she said, “want that”: a few words between commas, then no capital.
    """
    between = text[one.end : other.start]
    return (
        cued(text, one, other)
        and other.text[:1].islower()
        and (one.text.endswith(",") or between.startswith(","))
        and between.rstrip().endswith(",")
    )


AROUND = 120
"""So many characters beside a quoted span are kept on either side."""
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


def _block(text: str, start: int, end: int) -> Iterator[Span]:
    """A block quote without marks: all of it, less what says at an end whose it is."""
    words = _blank(text[start:end], _of(_credit))
    for sign in (_callout, _speaker):
        if match := sign.match(words):
            words = " " * match.end() + words[match.end() :]
    if inner := words.strip():
        begin = start + words.index(inner)
        yield Span(begin, begin + len(inner), " ".join(inner.split()), block=True)


def _span(text: str, opening: int, closing: int, end: int) -> Span:
    return Span(opening, min(closing + 1, end), " ".join(text[opening + 1 : closing].split()))


class _Seen:
    """A draft as its reader sees it: without Markdown's signs, targets, tags and entities."""

    def __init__(self, draft: str, labels: set[str]) -> None:
        self.paragraphs: list[tuple[int, int, int]] = []
        """Where each begins in the draft, and its span in what is seen."""
        self._texts: list[str] = []
        self._begins: list[int] = []
        self._pieces: list[tuple[int, int, bool]] = []
        self._length = last = 0
        for match in _paragraph.finditer(draft):
            self._add(draft[last : match.start()], last, match.start())
            last, begin = match.start(), self._length
            for start, end, put in _changes(draft, last, match.end(), labels):
                self._add(draft[last:start], last, start)
                self._add(put, start, end)
                last = end
            self._add(draft[last : match.end()], last, match.end())
            self.paragraphs.append((match.start(), begin, self._length))
            last = match.end()
        self._add(draft[last:], last, len(draft))
        self.text = "".join(self._texts)

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._texts.append(text)
            self._begins.append(self._length)
            self._pieces.append((start, end, len(text) == end - start))
            self._length += len(text)

    def around(self, span: Span) -> tuple[str, str]:
        """What is seen in front of a span, and behind it."""
        before = self.text[max(0, span.start - AROUND) : span.start]
        return before, self.text[span.end : span.end + AROUND]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where what is seen from `start` to `end` stands in the draft."""
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._begins, place) - 1
        start, end, copied = self._pieces[number]
        if not copied:
            return start, end
        start += place - self._begins[number]
        return start, start + 1


def _changes(draft: str, start: int, end: int, labels: set[str]) -> list[tuple[int, int, str]]:
    """What of a paragraph a reader does not see, and what is seen in its place."""
    changes: list[tuple[int, int, str]] = []
    opened: list[tuple[int, int]] = []
    for match in _markup.finditer(draft, start, end):
        kind = match.lastgroup or ""
        if kind == "open":
            opened.append(match.span())
        elif kind == "close" and opened:
            opening = opened.pop()
            if _links(match, opening[1], labels):
                changes += [(*opening, ""), (*match.span(), "")]
        elif kind not in ("close", "address"):
            changes.append((*match.span(kind), _put(match)))
    return sorted(changes)


def _links(match: re.Match[str], start: int, labels: set[str]) -> bool:
    """Whether a closing bracket ends the text of a link that began at `start`."""
    label = match["label"]
    if label:
        return label.isdecimal() or _label(label) in labels
    if label is not None or len(match[0]) > 1:
        return True
    short = bool(labels) and match.start() - start <= LONGEST
    return short and _label(match.string[start : match.start()]) in labels


def _put(match: re.Match[str]) -> str:
    """What is seen where a sign, a tag or an entity stands."""
    if match["entity"]:
        # No entity breaks a line, or paragraphs would have other ends.
        return re.sub(r"[\r\n]", " ", unescape(match[0]))
    name = (match["name"] or "").lower()
    if name == "q":
        return "”" if match[0][1] == "/" else "“"
    return "" if not name or name in _INLINE.split() else " "


def _label(text: str) -> str:
    return " ".join(text.split()).casefold()
