"""What of a draft its author has taken out of the check, by comments in it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from talkscli.text.markdown import blanked, fences

_sign = re.compile(r"<!--\s*talkscli:\s*(?P<word>ignore|off|on)\s*-->")
_start = re.compile(r"\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[-*+]|[0-9]{1,9}[.)]|#{1,6}|\|)\s)")


class Region(NamedTuple):
    """A part of a draft that is not checked."""

    start: int
    end: int
    word: str
    """What takes it out: ignore, or off."""
    sign: int
    """Where that stands."""
    closed: bool = True


def regions(draft: str) -> list[Region]:
    """The parts that are taken out: paragraphs that end in `ignore`, and from `off` to `on`."""
    if not _sign.search(draft):
        return []
    draft = blanked(draft, fences)  # what is shown as code takes nothing out
    found: list[Region] = []
    begins = [0, *(match.end() for match in _start.finditer(draft))]
    opened: re.Match[str] | None = None
    for match in _sign.finditer(draft):
        if match["word"] == "ignore":
            start = begins[bisect_right(begins, match.start()) - 1]
            found.append(Region(start, match.start(), "ignore", match.start()))
        elif match["word"] == "off":
            opened = opened or match
        elif opened:
            found.append(Region(opened.end(), match.start(), "off", opened.start()))
            opened = None
    if opened:
        found.append(Region(opened.end(), len(draft), "off", opened.start(), closed=False))
    return found


def within(regions: Iterable[Region], place: int) -> bool:
    """Whether a place of a draft is taken out."""
    return any(one.start <= place < one.end for one in regions)


def faults(
    draft: str, regions: Iterable[Region], places: Iterable[int]
) -> Iterator[tuple[int, str]]:
    """The line and what is wrong of each sign that does not what its author thinks."""
    known = tuple(places)
    for one in regions:
        line = draft.count("\n", 0, one.sign) + 1
        if not one.closed:
            yield line, "talkscli: off is never closed, expected <!-- talkscli: on --> further down"
        elif one.word == "ignore" and not any(one.start <= place < one.end for place in known):
            yield line, "talkscli: ignore has nothing to ignore in its paragraph"
