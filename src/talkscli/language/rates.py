"""What a figure is shared out by: a night, each day, per head."""

from collections.abc import Sequence

from talkscli.language.nouns import TIMES, is_plural
from talkscli.language.pieces import Piece

SPANS = {span: span for span in (*TIMES, *"night fortnight flight person piece unit go".split())}
SPANS |= {"annum": "year", "head": "person", "capita": "person"}
"""What is said behind `a` or `per`, and what that comes to."""
_ADVERBS = {"annual": "year", "annually": "year", "yearly": "year", "p.a": "year"}
_ADVERBS |= {"annualized": "year", "annualised": "year", "quarterly": "quarter", "daily": "day"}
_ADVERBS |= {"monthly": "month", "weekly": "week", "biweekly": "two weeks", "hourly": "hour"}
_ADVERBS |= {"fortnightly": "fortnight", "nightly": "night", "apiece": "one"}
"""Words that say so alone, and what that comes to."""
_OFTEN = ("daily", "weekly", "monthly", "yearly", "annually", "hourly", "nightly", "quarterly")
_USUAL = frozenset("average typical usual normal ordinary given good bad busy".split())
"""What is said of a span of which there are more: on an average night."""
_LATER = frozenset("after before later earlier ago".split())
_WITHIN = frozenset("in within over during for than of half just only under about".split())
"""Behind these a span is one in which all of it came about: in a week."""


_DONE = frozenset(
    "the its their his her our this that these those it them him us was were is are has have had"
    " will would can could".split()
)
"""Words with which what is done begins, or goes on."""


def is_adverb(word: str) -> bool:
    """Whether a word in lower case says alone how often: annually, biweekly, semi-annually."""
    return word in _ADVERBS or word.endswith(_OFTEN)


def find(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces that say what is counted is counted anew for each of something; mostly none."""
    words = [piece.raw for piece in pieces]
    for number, piece in enumerate(pieces):
        if is_adverb(piece.text) and piece.is_name and number:
            continue  # a name, such as that of a newspaper
        if length := _length(words, number):
            return pieces[number : number + length]
    return ()


def of(words: Sequence[str]) -> tuple[int, str]:
    """Where among the words behind a figure a rate begins, and of what: a year, per day.

    Behind a verb it is of what is done: 1,900 trucks cross the pass every day.
    """
    for number, word in enumerate(words):
        if word.lower() in _DONE:
            break
        if length := _length(words, number):
            last = words[number + length - 1].lower()
            return number, _ADVERBS.get(last) or SPANS.get(last, "one" if last == "each" else last)
    return len(words), ""


def _length(words: Sequence[str], number: int) -> int:
    """Of how many words the rate is that begins with one."""
    before = words[number - 1].lower() if number else ""
    raw = (*words[number : number + 3], "", "")[:3]
    word, second, third = map(str.lower, raw)
    if is_adverb(word):
        return 1
    if word == "per" and second and second != "cent":
        name = raw[1][0].isupper() and second not in SPANS
        return 0 if name or second == "the" or is_plural(second) else 2
    if word in ("each", "every"):
        alone = second.endswith("ing") or second in ("of", "worth", "with")
        alone = alone or (word == "every" and not second.isalpha())
        return 0 if alone else 1 + second.isalpha()
    if word in ("a", "an", "any") and second in _USUAL and third in SPANS:
        return 3
    if word in ("most", "many", "some") and second[-1:] == "s" and second[:-1] in SPANS:
        return 2
    if word in ("a", "an", "any") and second in SPANS:
        return 0 if before in _WITHIN or third in _LATER else 2
    if (word, second) == ("on", "average"):
        return 2
    return 3 if word in SPANS and second == "after" and third == word else 0
