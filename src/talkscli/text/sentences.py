"""The sentences of a text."""

import re
from bisect import bisect_right

WINDOW = 1000
"""So many characters of a sentence are kept at least on either side of a figure."""

# A full stop behind a letter alone (U.S.) or an abbreviation ends none.
_stop = re.compile(
    r"[.!?](?<!\b[A-Za-z]\.)(?<!\b(?:Dr|Mr|Ms|St|No|Jr|Sr|Co|Lt|vs)\.)"
    r"(?<!\b(?:Gov|Sen|Rep|Gen|Mrs|Inc|Ltd)\.)(?<!\bProf\.)[\"'”’»)]*\s|\n[ \t]*\n"
)


def ends(text: str) -> bool:
    """Whether a sentence ends within a text."""
    return _stop.search(text) is not None


class Sentences:
    """The sentences of a text; of a very long one the part around a place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._begins = [0]
        self._ends = []
        for match in _stop.finditer(text):
            self._ends.append(match.start() + len(match[0].rstrip()))
            self._begins.append(match.end())
        self._ends.append(len(text))
        self._known: tuple[int, int, str] = (0, 0, "")

    def around(self, first: int, last: int) -> tuple[int, str]:
        """Where the sentence that has both places begins, and the sentence.

        Those in one sentence share the text, not copies.
        """
        number = bisect_right(self._begins, first) - 1
        until = bisect_right(self._begins, last) - 1
        begin, end = self._begins[number], self._ends[max(until, number)]
        part = (first - begin) // WINDOW
        start = max(begin, begin + (part - 1) * WINDOW)
        end = min(end, max(begin + (part + 2) * WINDOW, last + WINDOW))
        if self._known[:2] != (start, end):
            self._known = (start, end, self._text[start:end])
        return start, self._known[2]
