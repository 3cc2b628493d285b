"""The words of folded text, as quotations are compared by: whole ones, never their parts."""

import re
from typing import NamedTuple

NEGATIONS = frozenset("not no never nor without cannot neither none nobody nothing".split())
MARKS = "\"'«»‹›"
"""What quotation marks are once folded."""

# Whatever is neither space nor one of these belongs to a word: symbols and accents too.
_other = r"\s!\"#'()*,./:;<>?\[\\\]`{|}_\-\u00a1\u00ab\u00b7\u00bb\u00bf\u2000-\u206f\u3000-\u303f"
_char = f"[^{_other}]"
_word = re.compile(
    rf"(?:(?<!\S)[-+](?=[0-9$€£¥₽₴₹]))?(?:[$€£¥₽₴₹] (?=[0-9]))?{_char}+"
    rf"(?:(?:(?<=[0-9])[.,:](?=[0-9])|(?!'s(?!{_char}))[-'/_.](?={_char})){_char}+)*"
    rf"(?:(?<=[0-9]) [%€£¥₽₴₹](?!{_char}))?"
    rf"|'s(?!{_char})",
    re.IGNORECASE,
)
_contracted = frozenset("it that what who he she there here let where how".split())
ELLIPSIS = re.compile(r"[\[(]? ?\.(?: ?\.){2,} ?[\])]?")
_ignorable = re.compile(rf"[ ,.;:\-{MARKS}]+")


class Word(NamedTuple):
    """A word and its span in the folded text."""

    text: str
    """In lower case."""
    start: int
    end: int


def words(folded: str) -> list[Word]:
    """The words of a folded text; a possessive 's is a word of its own."""
    found: list[Word] = []
    for match in _word.finditer(folded):
        text = match[0].lower().replace(" ", "")
        last = found[-1] if found else None
        if text == "'s" and last and last.end == match.start() and last.text in _contracted:
            found[-1] = Word(last.text + text, last.start, match.end())
        elif text != "'s" or (last and last.end == match.start()):
            found.append(Word(text, *match.span()))
    return found


def negates(word: str) -> bool:
    """Whether a word in lower case turns what stands beside it into its opposite."""
    return word in NEGATIONS or word.endswith("n't")


def weighty(gap: str) -> str:
    """What of the punctuation between two words is more than typography."""
    return _ignorable.sub("", ELLIPSIS.sub("\u2026", gap))
