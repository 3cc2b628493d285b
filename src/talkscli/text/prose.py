"""A draft as its reader sees it: its prose, and where each character of it stands."""

import re
from bisect import bisect_right

from msgspec import Struct

from talkscli.text import markdown
from talkscli.text.markdown import ITEM

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
_quoted = re.compile(r"<blockquote\b[^<>]*+>.*?(?:</blockquote>|\Z)", re.IGNORECASE | re.DOTALL)
_latex = re.compile(r"``(?=\w)((?:[^`\n]|\n(?![^\S\n]*\n))*?)''")


class Paragraph(Struct, frozen=True):
    """A paragraph of a draft."""

    place: int
    """Where it begins in the draft."""
    start: int
    """Where it begins in the prose."""
    end: int
    block_quote: bool


class Prose:
    """What a reader sees of a draft, and where each character of it stands in the draft."""

    def __init__(self, draft: str) -> None:
        blank = markdown.less_blocks(_latex.sub(_curly, unbroken(draft)))
        blocks = _Blocks(blank)
        plain, labels = markdown.less_prefixes(blank)
        self.paragraphs: list[Paragraph] = []
        self._texts: list[str] = []
        self._begins: list[int] = []
        self._copies: list[tuple[int, int, bool]] = []
        self._length = last = 0
        for match in _paragraph.finditer(plain):
            self._add(plain[last : match.start()], last, match.start())
            begin = self._length
            self._add_inline(plain, match, labels)
            quoted = blocks.holds(match.start())
            self.paragraphs.append(Paragraph(match.start(), begin, self._length, quoted))
            # So that nobody reads on where no blank line stands between two paragraphs.
            self._add("\n", match.end(), match.end())
            last = match.end()
        self._add(plain[last:], last, len(plain))
        self.text = "".join(self._texts)

    def _add_inline(self, plain: str, paragraph: re.Match[str], labels: set[str]) -> None:
        """Add a paragraph less its signs, targets and tags."""
        last = paragraph.start()
        for start, end, put in markdown.inline_changes(plain, last, paragraph.end(), labels):
            self._add(plain[last:start], last, start)
            self._add(put, start, end)
            last = end
        self._add(plain[last : paragraph.end()], last, paragraph.end())

    def _add(self, text: str, start: int, end: int) -> None:
        if text:
            self._texts.append(text)
            self._begins.append(self._length)
            self._copies.append((start, end, len(text) == end - start))
            self._length += len(text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the prose from `start` to `end` stands in the draft."""
        return self._character(start)[0], self._character(end - 1)[1]

    def _character(self, place: int) -> tuple[int, int]:
        number = bisect_right(self._begins, place) - 1
        start, end, copied = self._copies[number]
        if not copied:
            return start, end
        start += place - self._begins[number]
        return start, start + 1


def _curly(match: re.Match[str]) -> str:
    """A quotation in the marks of LaTeX in curly ones, every character in its place."""
    return f"“\u200b{match[1]}”\u200b"


def unbroken(text: str) -> str:
    """A draft whose lines all end alike, every character in its place."""
    return text.replace("\r\n", " \n").replace("\r", "\n")


class _Blocks:
    """The block quotes of a draft, in Markdown or HTML."""

    def __init__(self, draft: str) -> None:
        self._draft = draft
        self._lines = {match.start() for match in markdown.PREFIX.finditer(draft)}
        self._regions = [match.span() for match in _quoted.finditer(draft)]

    def holds(self, place: int) -> bool:
        """Whether a paragraph that begins at a place is of one."""
        if self._draft.rfind("\n", 0, place) + 1 in self._lines:
            return True
        number = bisect_right(self._regions, (place, len(self._draft))) - 1
        return number >= 0 and place < self._regions[number][1]
