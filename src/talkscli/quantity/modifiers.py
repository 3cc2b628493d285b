"""What stands right in front of a quantity or behind it: hedges, negations, other words."""

import re
from functools import cache
from typing import NamedTuple

from talkscli.quantity import lexicon
from talkscli.quantity.numerals import GAP, any_of

NEAR = 48
"""So many characters are looked at."""
_word = re.compile(r"[^\W\d_]+(?:[.'’-][^\W\d_]+)*\.?|[~≈≥≤<>=±×⩾⩽≲∼≃≅%]+|[0-9]+%?")
_light = " \t\n\r\f\v\u00a0*_(["
_ends = re.compile(r"\n[^\S\n]*\n")
_LONGEST = max(len(hedge.split()) for hedge in lexicon.HEDGES)


@cache
def _behind() -> re.Pattern[str]:
    phrases = any_of(lexicon.HEDGES_BEHIND)
    return re.compile(
        rf"(?:[^\S\n]?[-(]?|,?{GAP}[(]?|{GAP}?[—–-]{GAP}?)(?P<hedge>{phrases})(?![^\W_]|\s?[0-9$€£]|{GAP}than(?!\w))\)?",
        re.IGNORECASE,
    )


def words_in_front(text: str, floor: int, start: int) -> list[re.Match[str]]:
    """The last words in front of a place in its paragraph, with nothing but space between."""
    first = max(floor, start - NEAR)
    piece = text[first:start]
    if blank := list(_ends.finditer(piece)):
        first += blank[-1].end()
    found: list[re.Match[str]] = []
    end = start
    for match in reversed(list(_word.finditer(text, first, start))):
        between = text[match.end() : end].strip(_light)
        if between or len(found) > _LONGEST:
            break
        found.insert(0, match)
        end = match.start()
    return found


def hedge_in_front(text: str, floor: int, start: int, *, ranged: bool = False) -> tuple[str, int]:
    """The sense of the hedges in front of a quantity, and where they begin."""
    words = words_in_front(text, floor, start)
    spelled = [word[0].lower().replace("-", " ") if len(word[0]) > 1 else word[0] for word in words]
    sense, begin = "", start
    last = len(words)
    if last > 1 and spelled[-1] in lexicon.DETERMINERS and spelled[-2] in ("than", "to", "of"):
        last -= 1
    while found := _phrase(spelled, last):
        place, read = found
        sense = read if not sense or sense in (lexicon.ABOUT, lexicon.EXACTLY) else sense
        begin, last = words[place].start(), place
    return sense, begin


def _phrase(spelled: list[str], last: int) -> tuple[int, str] | None:
    for place in range(max(0, last - _LONGEST), last):
        phrase = " ".join(spelled[place:last])
        if phrase in lexicon.HEDGES and phrase not in lexicon.HEDGES_ONLY_BEHIND:
            return place, lexicon.HEDGES[phrase]
    return None


def hedge_behind(text: str, number_end: int, end: int) -> tuple[str, int, int]:
    """The sense of a hedge behind a number or its noun, and where the quantity ends.

    Then where its noun begins if the hedge stands in front of that, else 0.
    """
    for place in dict.fromkeys((number_end, end)):
        if found := _behind().match(text, place):
            sense = lexicon.HEDGES[" ".join(found["hedge"].lower().split())]
            inner = place == number_end != end or place == number_end == end
            return sense, max(end, found.end()), found.end() if inner else 0
    return "", end, 0


class Front(NamedTuple):
    """What stands right in front of a quantity, and where that begins."""

    denied: str
    modifier: str
    begin: int


def word_in_front(text: str, floor: int, start: int) -> Front:
    """The negation in front of a quantity, or the word that makes another one of it."""
    found = words_in_front(text, floor, start)
    words = [word[0].lower().rstrip(".").replace("’", "'") for word in found]
    determined = bool(words) and words[-1] in lexicon.DETERMINERS
    while words and (words[-1] in lexicon.DETERMINERS or words[-1] in ("a", "an")):
        words.pop()
    if not words:
        return Front("", "", start)
    last = len(words) - 1
    two, before = " ".join(words[-2:]), found[max(last - 1, 0)].start()
    if two in lexicon.NEGATIONS_OF:
        return Front(two, "", before)
    if negates(words[-1]):
        return Front(words[-1], "", found[last].start())
    if two == "all but":
        return Front("", two, before)
    word = (
        "of the" if determined and words[-1] == "of" else lexicon.OTHERS_IN_FRONT.get(words[-1], "")
    )
    return Front("", word, before if word == "of the" else found[last].start() if word else start)


def negates(word: str) -> bool:
    """Whether a word in lower case denies what stands right behind it."""
    return word in lexicon.NEGATIONS or word.endswith(("n't", "n’t"))


_next = re.compile(rf"(?:{GAP}|-)([^\W\d_]+)")


def modifier_behind(text: str, number_end: int, end: int) -> tuple[str, int]:
    """The word right behind a number, or its noun, that makes another quantity; where it ends."""
    for place in dict.fromkeys((number_end, end)):
        found = _next.match(text, place)
        if found and (word := lexicon.OTHERS_BEHIND.get(found[1].lower())):
            return word, found.end()
    return "", end
