"""An article: its paragraphs, where whole words stand in them, and what they put in marks."""

import hashlib
import re
import unicodedata
from functools import cached_property

from msgspec import Struct

from talkscli import files
from talkscli.match import fold
from talkscli.tokens import negates

Span = tuple[int, int]
"""Where something begins in a text, and where it ends."""

_CURRENCY = "$£¥¢\u20a0-\u20cf"
_LETTER = r"[^\W_]"
# Scripts without spaces: every character can begin a word and end one.
_UNSPACED = "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f]"
_word = re.compile(
    rf"{_UNSPACED}"
    rf"|(?:[+±~≈-]?(?:[{_CURRENCY}] ?)?(?=\d))?"
    rf"(?:(?<![\w.,])\d{{1,3}}(?: \d{{3}})+(?!\w)|(?:(?!{_UNSPACED})\w)+)"
    r"(?:"
    rf"(?:[-'&](?={_LETTER})|(?<=\d)[.,:/](?=\d)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)"
    rf"|[{_CURRENCY}](?=\d))"
    rf"(?:(?!{_UNSPACED})\w)+)*"
    rf"(?: ?[%‰]|[{_CURRENCY}])?"
)

_CLOSERS = {
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‘": "’",
    "‚": "‘’",
    '"': '"',
    "'": "'",
}
_SINGLE = "'‘‚"
DEEPEST = 16
"""So many marks may be open at once; more are a fault of the text, not nesting."""


class Paragraph(Struct, frozen=True, dict=True):
    """One paragraph, as it stands in the article."""

    raw: str

    @cached_property
    def text(self) -> str:
        """The folded text, in which everything is looked for."""
        return fold(self.raw)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        """Every word; signs, currency, separators and `%` belong to a number."""
        return tuple(match.span() for match in _word.finditer(_lettered(self.text)))

    @cached_property
    def _inside(self) -> frozenset[int]:
        """The places at which no word begins or ends."""
        inside: set[int] = set()
        for start, end in self.words:
            inside.update(range(start + 1, end))
            if self.text[end - 2 : end].lower() == "'s":
                inside.discard(end - 2)
        return frozenset(inside)

    def find(self, words: str) -> list[Span]:
        """Where the folded `words` stand, as whole words and not behind a negation."""
        found = []
        start = self.text.find(words) if words else -1
        while start >= 0:
            end = start + len(words)
            whole = start not in self._inside and end not in self._inside
            if whole and not self._negated(start):
                found.append((start, end))
            start = self.text.find(words, start + 1)
        return found

    def _negated(self, start: int) -> bool:
        """Whether the word in front turns what begins at `start` into its opposite."""
        before = re.search(r"[\w'-]+(?= $)", self.text[max(start - 40, 0) : start])
        return before is not None and negates(before[0].lower())

    @cached_property
    def quoted(self) -> tuple[str, ...]:
        """The folded text between each pair of quotation marks, in order."""
        return tuple(fold(self.raw[start:end]) for start, end in spans(self.raw))


class Article(Struct, frozen=True):
    """The text that a sheet reports."""

    sha256: str
    paragraphs: tuple[Paragraph, ...]


def read(path: str, count: int | None) -> Article:
    """The article at `path`, which has `count` paragraphs if that is known; raises BadFile."""
    data = files.read_bytes(path)
    paragraphs = tuple(map(Paragraph, split(files.decode(data, path), count)))
    return Article(hashlib.sha256(data).hexdigest(), paragraphs)


def split(text: str, count: int | None) -> list[str]:
    """The blocks between blank lines where that gives `count`, else the non-blank lines."""
    lines = re.split(r"\r\n|\r|\n", text)
    blocks: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    joined = ["\n".join(block) for block in blocks if block]
    return joined if len(joined) == count else [line for line in lines if line.strip()]


def spans(text: str) -> list[Span]:
    """What stands between quotation marks, outer marks before inner ones.

    An unclosed double mark ends with the text; an apostrophe is no mark.
    """
    found: list[Span] = []
    open_marks: list[int] = []
    for place, mark in enumerate(text):
        closed = _closed(text, place, open_marks)
        if closed is not None:
            found.append((open_marks[closed] + 1, place))
            del open_marks[closed:]
        elif mark in _CLOSERS and _opens(text, place):
            open_marks.append(place)
            del open_marks[:-DEEPEST]
    unclosed = [place for place in open_marks if text[place] not in _SINGLE]
    found += [(place + 1, len(text)) for place in unclosed[:1]]
    return sorted(span for span in found if text[slice(*span)].strip())


def without_stop(quoted: str) -> str:
    """What stands between marks, less one closing comma or full stop."""
    return quoted[:-1] if quoted.endswith((",", ".")) else quoted


def _closed(text: str, place: int, open_marks: list[int]) -> int | None:
    """Which of the open marks the character at `place` closes."""
    mark = text[place]
    for number in reversed(range(len(open_marks))):
        opener = text[open_marks[number]]
        if mark not in _CLOSERS[opener]:
            continue
        if opener in _SINGLE and _lettered(text[place + 1 : place + 2]).isalnum():
            continue
        # Another opens within: a straight mark does not tell by its form.
        if mark == opener and _opens(text, place):
            continue
        return number
    return None


def _opens(text: str, place: int) -> bool:
    before, after = text[place - 1 : place] if place else "", text[place + 1 : place + 2]
    if text[place] in "«»":  # French sets them apart
        return not before.isalnum()
    return bool(after.strip()) and not before.isalnum() and before not in (*",.!?;:%)", "…")


def _lettered(text: str) -> str:
    """`text` with a letter in place of each combining mark, which belongs to its word."""
    if text.isascii():
        return text
    return "".join("x" if unicodedata.category(char)[0] == "M" else char for char in text)
