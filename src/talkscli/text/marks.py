"""Quotation marks: which of them open, and which close what."""

import re
import unicodedata
from collections.abc import Iterator

CLOSERS = {
    '"': '"', "'": "'", "“": "”", "„": "“”", "‟": "”", "‘": "’", "‚": "‘’", "‛": "’",
    "「": "」", "『": "』", "«": "»", "»": "«", "‹": "›", "›": "‹", "”": "”",
}  # fmt: skip
"""The marks that may open a quotation, each with those that may close it."""
ODD_CLOSERS = {"“": '"“', "„": '"', "‟": '"', "«": '"', "»": "»", '"': "”"}
"""Marks that close one of another form where nothing else does, by mistake or by custom."""
DEEPEST = 16
"""So many marks may be open at once; more are a fault of the text, not nesting."""
FURTHEST = 1000
"""So many characters behind an apostrophe are searched for another that closes in its place."""

_mark = re.compile("[\"'“”„‟‘’‚‛«»‹›「」『』]")
_decade = re.compile(r"[0-9]0s(?!\w)")
_CERTAIN = "“„‟«‹‚「『"
_SINGLE = "'‘‚‛"


def pairs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The places of each opening mark of a paragraph and its closing one, the inner ones first.

    A mark that is never closed may be by one of another form (“…"); the first that is not ends
    with the paragraph, at `end`. An apostrophe is no mark.
    """
    opened: list[int] = []
    paired: set[int] = set()
    for match in _mark.finditer(text, start, end):
        place = match.start()
        closed = _closed(text, place, end, opened)
        if closed is not None:
            yield opened[closed], place
            paired.update((opened[closed], place))
            del opened[closed:]
        elif _opens(text, place, start, end, opened):
            opened.append(place)
            del opened[:-DEEPEST]
    for place in opened:
        if text[place] in "'‘":
            continue
        closing = _odd_closing(text, place, end, paired)
        yield place, closing
        if closing == end:
            return
        paired.add(closing)


def closed_first(text: str, start: int, end: int) -> int | None:
    """Where the first mark of a paragraph closes what was opened before it; None where none does.

    A quotation of several paragraphs is closed at the end of the last alone.
    """
    match = _mark.search(text, start, end)
    if match is None or match[0] not in '”»"' or not _previous(text, match.start(), start).strip():
        return None
    after = text[match.end() : min(match.end() + 1, end)]
    return None if after.isalnum() else match.start()


def _odd_closing(text: str, opening: int, end: int, paired: set[int]) -> int:
    """Where a mark of another form closes the one at `opening`; `end` where none does."""
    odd = ODD_CLOSERS.get(text[opening], "")
    for match in _mark.finditer(text, opening + 1, end):
        place = match.start()
        after = text[place + 1 : min(place + 2, end)]
        if match[0] in odd and place not in paired and text[place - 1].strip():
            return end if after.isalnum() else place
    return end


def _closed(text: str, place: int, end: int, opened: list[int]) -> int | None:
    """Which of the open marks the one at `place` closes."""
    mark = text[place]
    for number in reversed(range(len(opened))):
        opener = text[opened[number]]
        if mark not in CLOSERS[opener]:
            continue
        if opener in _SINGLE and not _ends(text, place, end):
            return None
        # Another opens within: a straight mark does not tell by its form.
        within = mark == opener and text[place - 1] not in ")…" and _begins(text, place, end)
        return None if within else number
    return None


def _opens(text: str, place: int, start: int, end: int, opened: list[int]) -> bool:
    mark = text[place]
    if mark not in CLOSERS:  # one that only closes
        return False
    if mark in _SINGLE and _decade.match(text, place + 1, end):
        return False
    after = text[place + 1 : min(place + 2, end)]
    if mark == '"' and after.isalnum() and all(text[one] != mark for one in opened):
        return not _previous(text, place, start).isalnum()  # said:"So, with the space forgotten
    if mark in _CERTAIN:
        return True
    if mark in "»›" and place + 1 < end:  # French sets them apart
        return not _previous(text, place, start).isalnum() and not _stopped(text, place, start)
    return place + 1 < end and _begins(text, place, end, start)


def _begins(text: str, place: int, end: int, start: int = 0) -> bool:
    """Whether a word begins behind a mark, and none ends in front of it."""
    previous = _previous(text, place, start)
    after = text[place + 1 : min(place + 2, end)]
    return bool(after.strip()) and not previous.isalnum() and not _stopped(text, place, start)


def _previous(text: str, place: int, start: int) -> str:
    return text[place - 1] if place > start else ""


def _stopped(text: str, place: int, start: int) -> bool:
    """Whether a stop stands right in front of a mark, which then closes."""
    return place > start and text[place - 1] in ".,;:!?%"


def _ends(text: str, place: int, end: int) -> bool:
    """Whether a single mark can be more than an apostrophe."""
    after = text[place + 1 : min(place + 2, end)]
    if after.isalnum() or unicodedata.category(after or " ")[0] == "M":
        return False
    if not text[place - 1].strip():
        return False
    # Behind an s it may be a possessive, if another mark is left to close the span.
    if text[place - 1] == "s" and re.match(r" [^\W\d_]", text[place + 1 : place + 3]):
        ahead = text[place + 1 : min(end, place + FURTHEST)]
        later = re.search(rf"(?<=\S){text[place]}(?!\w)|[‘\"“]", ahead)
        return later is None or later[0] != text[place]
    return True
