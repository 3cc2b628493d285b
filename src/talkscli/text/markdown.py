"""What of a Markdown draft is not its text: code, comments, signs, targets, tags, entities."""

import re
from collections.abc import Callable, Iterator
from html import unescape
from itertools import pairwise

LONGEST = 999
"""A link's label has so many characters at most."""

ITEM = "•"
"""Stands for the number of an item of a list."""
_fence = re.compile(r"^(?: {0,3}>)* {0,3}(`{3,}+(?=[^`\n]*$)|~{3,}+)([^\n]*)$", re.MULTILINE)
_ticks = re.compile(r"`++|\n[ \t]*(?=\n)")
_front = re.compile(
    r"---[ \t]*\n(?=[\w-]+[ \t]*:|#)(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
    r"|\+\+\+[ \t]*\n(?:[^\n]*\n)*?\+\+\+[ \t]*(?=\n|\Z)"
)
_hidden = re.compile(r"<(script|style)\b[^<>]*+>.*?(?:</\1>|\Z)", re.IGNORECASE | re.DOTALL)
PREFIX = re.compile(r"^(?: {0,3}(?:[-*+]|[0-9]{1,9}[.)])(?= {1,4}>))?(?: {0,4}> ?)+", re.MULTILINE)
_line = re.compile(r"^(?:([ \t]*([0-9]{1,9})[.)](?=[ \t]))|[^\n]*\S)?[^\n]*", re.MULTILINE)
_struck = re.compile(r"(?<!~)~~(?=[^\s~])[^~\n]+~~(?!~)|<(del|s|strike)>[^<>]*</\1>", re.IGNORECASE)
TITLE = r"""(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\))"""
ADDRESS = re.compile(r"""(?:(?:https?|ftp)://|(?<!\w)www\.)[^\s<>"'“”«»\[\]*]*+""", re.IGNORECASE)
_INLINE = "a abbr b big cite code del em font i ins mark s small span strike strong sub sup u wbr"
_BLOCK = "blockquote br div h[1-6] hr img li ol p q table tbody td th thead tr ul"
_definition = re.compile(
    r"^ {0,3}\[(?!\^)([^\[\]\n]{1,999})\]:[ \t]*+(?:<[^<>\n]*+>"
    r"|(?=\S*(?:[/#:]|\.[a-z]{2,5}(?!\S)))[^\s<\"“„«]\S*+)"
    rf"(?:[ \t]++{TITLE})?[ \t]*+$",
    re.MULTILINE | re.IGNORECASE,
)
_markup = re.compile(
    r"(?P<escape>\\)[!-/:-@\[-`{-~\n]"
    rf"|(?P<address>{ADDRESS.pattern})"
    r"|(?P<note>^ {0,3}\[\^[^\[\]\s]{1,99}\]:|\[\^[^\[\]\s]{1,99}\]"
    r"|<sup\b[^<>]*+>(?:<a\b[^<>]*+>)?+[\[(]?[0-9*†‡,\s]{1,20}[\])]?(?:</a>)?</sup>)"
    # A sign of a note, and characters of no width, are not read either.
    r"|(?P<sign>(?:(?<=[^\W\d_])|(?<=[^\W\d_][.,;:!?…”\"’]))[¹²³⁰⁴-⁹†‡]+|[\u00ad\u200b-\u200d\u2060\ufeff])"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\](?:\(\s*+(?:<[^<>\n]*+>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
    rf"(?:\s++{TITLE})?+\s*+\)|\[(?P<label>[^\[\]\n]{{0,999}})\](?!\())?)"
    rf"|(?P<tag></?(?P<name>{'|'.join(f'{_INLINE} {_BLOCK}'.split())})"
    r"""(?:[\s/](?:[^<>"']|"[^"]*+"|'[^']*+')*+)?>)"""
    r"|(?P<entity>&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)"
    # A star between digits or spaces is one that the reader sees.
    r"|(?P<emphasis>(?<=[^\s0-9*])\*++|(?<=[0-9])\*++(?![0-9])|(?<!\S)\*++(?=\S)"
    r"|(?<!\w)_++(?=\S)|(?<=[^\s_])_++(?![^\W_])|(?<!~)~~(?!~))",
    re.IGNORECASE | re.MULTILINE,
)
# Most paragraphs have none of these, and are read as they are.
_any_markup = re.compile(
    r"[\\\[\]<&*_~\u00b9\u00b2\u00b3\u2070\u2074-\u2079†‡\u00ad\u200b-\u200d\u2060\ufeff]|://|www\.",
    re.IGNORECASE,
)

Unread = Callable[[str], Iterator[tuple[int, int]] | list[tuple[int, int]]]
"""Tells what of a draft is not its text, in order."""


def less_blocks(draft: str) -> str:
    """A draft with all that is no text at all made spaces, every character in its place."""
    blank = draft
    for unread in (_front_matter, fences, spans_of(_hidden), _code, _comments, spans_of(_struck)):
        blank = blanked(blank, unread)
    return blank


def less_prefixes(blank: str) -> tuple[str, set[str]]:
    """The text less the signs of block quotes and lists and the definitions of links.

    Then the labels of these.
    """
    blank = _numbered(blanked(blank, spans_of(PREFIX)))
    labels = {plain_label(match[1]) for match in _definition.finditer(blank)}
    return blanked(blank, spans_of(_definition)), labels


def blanked(text: str, unread: Unread) -> str:
    """`text` with what is not read made spaces, every line and column kept."""
    parts, last = [], 0
    for begin, end in unread(text):
        start = max(begin, last)
        if start < end:
            parts += [text[last:start], _visible.sub(" ", text[start:end])]
            last = end
    return "".join((*parts, text[last:]))


_visible = re.compile(r"[^\n]")


def spans_of(pattern: re.Pattern[str]) -> Unread:
    """What a pattern matches."""
    return lambda text: (match.span() for match in pattern.finditer(text))


def _front_matter(text: str) -> Iterator[tuple[int, int]]:
    if match := _front.match(text):
        yield match.span()


def fences(text: str) -> Iterator[tuple[int, int]]:
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
    blank = blanked(text, lambda _: items)
    parts = (blank[start : end - 1] for start, end in pairwise(ends))
    return ITEM.join((*parts, blank[ends[-1] :]))


def _items(text: str) -> Iterator[tuple[int, int]]:
    """The numbers of a list; in running text a line may begin with a number by chance."""
    begins, last = True, 0
    for match in _line.finditer(text):
        if match[1] and (begins or int(match[2]) in (1, last + 1)):
            yield match.span(1)
            last = int(match[2])
        begins = not match[0].strip()


def inline_changes(
    draft: str, start: int, end: int, labels: set[str]
) -> list[tuple[int, int, str]]:
    """What of a paragraph a reader does not see, and what is seen in its place."""
    changes: list[tuple[int, int, str]] = []
    if not _any_markup.search(draft, start, end):
        return changes
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
        return label.isdecimal() or plain_label(label) in labels
    if label is not None or len(match[0]) > 1:
        return True
    short = bool(labels) and match.start() - start <= LONGEST
    return short and plain_label(match.string[start : match.start()]) in labels


def _put(match: re.Match[str]) -> str:
    """What is seen where a sign, a tag or an entity stands."""
    if match["entity"]:
        # No entity breaks a line, or paragraphs would have other ends.
        return re.sub(r"[\r\n]", " ", unescape(match[0]))
    name = (match["name"] or "").lower()
    if name == "q":
        return "”" if match[0][1] == "/" else "“"
    return "" if not name or name in _INLINE.split() else " "


def plain_label(text: str) -> str:
    """The label of a link as links are told apart: whatever its case and spaces."""
    return " ".join(text.split()).casefold()
