"""Whether a number says how much there is, or by how much that changed, or what is lacking."""

from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from talkscli.language.before import NEAR, WORDS
from talkscli.language.figures import STOPS, Figure, common
from talkscli.language.pieces import Piece, read
from talkscli.language.vocabulary import direction, sets_aside

_BE = frozenset("is are was were be been being".split())
BEHIND = 3
"""So many words behind a sum, a share or a span of time may say what it is."""


def beside(figure: Figure, text: str) -> tuple[str, str]:
    """Words in front of a figure and behind it with which it may be a change, a lack or a bound."""
    words = _words(figure, text)
    found = _in_front(words, of_many_things=common(figure))
    front = text[found.start : figure.begin].strip() if found else ""
    behind = next(filter(sets_aside, _behind(figure)), "") if common(figure) else ""
    return front, behind


def agrees(figure: Figure, text: str, measure: Collection[str]) -> bool:
    """Whether a sum, a share or a span of time goes the way that the measure says, if any."""
    meant = {direction(word) for word in measure} - {""}
    if not meant or not common(figure):
        return True
    beside = (*(piece.text for piece in _words(figure, text)), *_behind(figure))
    said = {direction(word) for word in beside} - {""}
    return bool(said) and said <= meant


def _words(figure: Figure, text: str) -> Sequence[Piece]:
    """The last words in front of a figure."""
    return list(read(text, max(0, figure.begin - NEAR), figure.begin))[-WORDS:]


def _behind(figure: Figure) -> Iterator[str]:
    """The first words behind a figure, in lower case, as far as they go on with it."""
    lower = (word.lower() for word in figure.following[:BEHIND])
    return takewhile(lambda word: word not in STOPS, lower)


def _in_front(words: Sequence[Piece], *, of_many_things: bool) -> Piece | None:
    """The first of the words in front of a figure with which it is another one."""
    if not words:
        return None
    *before, last = words
    if last.text == "by":
        changed = next((one for one in before if direction(one.text)), None)
        return changed or (last if of_many_things else None)
    if last.text == "of":
        return next((one for one in before[-1:] if sets_aside(one.text)), None)
    if last.text in ("up", "down"):  # not so in: shot down 1,300 drones
        alone = not before or before[-1].text in _BE
        return last if alone or of_many_things else None
    changed_directly = of_many_things and direction(last.text) and last.text != "raised"
    return last if changed_directly else None
