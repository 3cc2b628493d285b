"""A draft as its reader sees it: without Markdown's signs, targets, tags and entities."""

import re
from bisect import bisect_right
from html import unescape

LONGEST = 999
"""A link's label has so many characters at most."""

ITEM = "•"
"""Stands for the number of an item of a list."""
NAME = r"[A-Z][\w.'’-]*+(?:[^\S\n][A-Z][\w.'’-]*+){1,4}"
"""Two words or more, each with a capital."""
# A heading, an item of a list and a row of a table are paragraphs of their own; a name behind a
# hyphen says whose words those above it are.
_BREAK = rf"[^\S\n]*+(?:[-*+{ITEM}◦‣][^\S\n](?!{NAME}\s*$)|#{{1,6}}[^\S\n]|\|)"
_paragraph = re.compile(
    r"^[^\S\n]*+(?:#{1,6}[^\S\n][^\n]*+"
    rf"|\S[^\n]*+(?:\n(?!{_BREAK})[^\S\n]*+\S[^\n]*+)*+)",
    re.MULTILINE,
)
TITLE = r"""(?:"[^"\n]*+"|'[^'\n]*+'|\([^()\n]*+\))"""
ADDRESS = re.compile(r"""(?:(?:https?|ftp)://|(?<!\w)www\.)[^\s<>"'“”«»\[\]*]*+""", re.IGNORECASE)
_INLINE = "a abbr b big cite code del em font i ins mark s small span strike strong sub sup u wbr"
_BLOCK = "blockquote br div h[1-6] hr img li ol p q table tbody td th thead tr ul"
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


AROUND = 120
"""So many characters beside a quoted span are kept on either side."""


class Seen:
    """The text of a draft that is seen, and where each character of it stands in the draft."""

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
            # So that nobody reads on where no blank line stands between two paragraphs.
            self._add("\n", match.end(), match.end())
            last = match.end()
        self._add(draft[last:], last, len(draft))
        self.text = "".join(self._texts)

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._texts.append(text)
            self._begins.append(self._length)
            self._pieces.append((start, end, len(text) == end - start))
            self._length += len(text)

    def around(self, start: int, end: int) -> tuple[str, str]:
        """What is seen in front of a span, and behind it."""
        return self.text[max(0, start - AROUND) : start], self.text[end : end + AROUND]

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
