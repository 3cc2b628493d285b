"""What a figure is shared out by: a night, each day, per head."""

from collections.abc import Sequence

from talkscli.language.nouns import TIMES, is_plural
from talkscli.language.pieces import Piece, first_two

ADVERBS = frozenset(
    "annual annually yearly quarterly monthly weekly daily nightly hourly fortnightly biweekly"
    " apiece p.a".split()
)
"""Words that say so alone."""
_SPANS = frozenset((*TIMES, *"night fortnight head capita annum person piece unit go".split()))
_LATER = frozenset("after before later earlier ago when of in on at from to".split())
_WITHIN = frozenset("in within over during for than of half just only under about".split())
"""Behind these a span is one in which all of it came about: in a week."""


def find(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces that say what is counted is counted anew for each of something; mostly none."""
    for number, piece in enumerate(pieces):
        before = pieces[number - 1].text if number else ""
        length = _length(piece, pieces[number + 1 : number + 3], before, first=not number)
        if length:
            return pieces[number : number + length]
    return ()


def _length(piece: Piece, behind: Sequence[Piece], before: str, *, first: bool) -> int:
    """Of how many pieces the rate is that begins with one."""
    word = piece.text
    second, third = first_two(behind)
    if word in ADVERBS:
        return 0 if piece.is_name and not first else 1  # a name, such as that of a newspaper
    if word == "per" and behind:
        return 0 if behind[0].is_name or second == "the" or is_plural(second) else 2
    if word in ("each", "every"):
        alone = second.endswith("ing") or second in ("of", "worth", "with")
        return 0 if alone else 1 + bool(second)
    if word in ("a", "an", "any") and second in _SPANS:
        return 0 if before in _WITHIN or third in _LATER else 2
    return 3 if word in _SPANS and second == "after" and third == word else 0


def of(words: Sequence[str]) -> tuple[int, str]:
    """Where among the words behind a figure a rate begins, and of what: a year, per day."""
    lower = [word.lower() for word in words]
    for number, word in enumerate(lower):
        before, (behind, beyond) = lower[number - 1 : number], (*lower[number + 1 :], "", "")[:2]
        if word in ("a", "an", "per", "each", "every") and behind in _PER:
            if (before and before[0] in _WITHIN) or (word in ("a", "an") and beyond in _LATER):
                continue
            return number, _PER[behind]
        if word == "every":
            return number, " ".join(lower[number + 1 :])
        if word in _SHARED and not behind.endswith("ing") and behind != "worth":
            return number, _SHARED[word]
    return len(words), ""


_PER = {time: time for time in (*TIMES, "night", "flight", "piece", "unit")}
_PER |= {"annum": "year", "head": "person", "capita": "person", "person": "person"}
_SHARED = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week"}
_SHARED |= {"daily": "day", "hourly": "hour", "nightly": "night", "apiece": "one", "each": "one"}
