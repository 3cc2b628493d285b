"""The words of folded text, as everything is compared by: whole ones, never their parts."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from talkscli.text.folding import APOSTROPHES


def late(pattern: str, flags: int = 0) -> Callable[[], re.Pattern[str]]:
    """A pattern that is compiled when it is first needed, for start-up's sake."""
    return cache(lambda: re.compile(pattern, flags))


NEGATIONS = frozenset(
    "not no never nor without cannot neither none nobody nothing no-one nowhere"
    " hardly barely scarcely".split()
)
PAIRS = frozenset((("no", "one"), ("no", "longer")))
"""Two words that are one negation."""
NOBODY = frozenset("neither none nobody nothing no-one".split())
"""Negations that begin a sentence of its own, as what it is about."""
_SOFT = frozenset("yet even quite really fully entirely exactly always necessarily".split())
"""Words that belong to a negation in front of them: not yet."""
QUESTIONS = frozenset("?\u061f\u203d\u2047\u2048\u2049\uff1f")
"""The marks that make a question of the words in front of them."""
MARKS = "\"'«»‹›"
"""What quotation marks are once folded."""
SENTENCE_END = late(r"[^\w.]*[.!?][^\w.]*")
"""What stands between the last word of a sentence and the first of the next."""
ELLIPSIS_PATTERN = r"[\[(]? ?\.(?: ?\.){2,} ?[\])]?"
ELLIPSIS = late(ELLIPSIS_PATTERN)
JOINTS = frozenset(("", *"/._&"))
"""What joins two words to one, so that neither may stand for itself in a quotation."""
TAGS = ("©", "®", "™")
"""What belongs to the word in front of it."""

_CURRENCY = "$£¥¢\u20a0-\u20cf"
# Scripts without spaces: every character can begin a word and end one.
UNSPACED = "\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003134f"
_PUNCTUATION = r"!\"#'()*,./:;<>?\[\\\]`{|}_\-"
_MORE_PUNCTUATION = (
    "\u00a1\u00a7\u00a9\u00ab\u00ae\u00b6\u00b7\u00bb\u00bf"
    "\u060c\u061b\u061f\u06d4\u0964\u0965\u2000-\u206f\u2122\u3000-\u303f"
    "\uff01\uff08\uff09\uff0c\uff0e\uff1a\uff1b\uff1f"
)
_contracted = frozenset("it that what who he she there here let where how".split())


class Word(NamedTuple):
    """A word and its span in the folded text."""

    text: str
    """In lower case."""
    start: int
    end: int


@cache
def _word(ascii: bool) -> re.Pattern[str]:
    """What a word is, in ASCII text alone or in any.

    Large classes take long to compile, and most texts need none of them.
    """
    currency, more = ("$", "") if ascii else (_CURRENCY, _MORE_PUNCTUATION + UNSPACED)
    # Whatever is neither space nor punctuation belongs to a word: symbols and accents too.
    char = rf"[^\s{_PUNCTUATION}{more}]"
    # Letters in brackets belong to the word whose others they stand beside.
    letters = r"\[[^\W\d_]++\]"
    first = rf"(?:{letters}(?={char})|\[[^\W\d_]\](?=\s))"
    run = rf"(?:{char}++|{first}|(?<={char}){letters})+"
    # Sign, currency, separators and per cent belong to a number.
    return re.compile(
        rf"(?:[-+](?=\.?[0-9{currency}]))?(?:[{currency}] (?=[0-9]))?(?:(?<![\w.])\.(?=[0-9]))?"
        rf"(?:(?<![\w.,])[0-9]{{1,3}}(?: [0-9]{{3}}(?!\w))+|{run})"
        rf"(?:(?:(?<=[0-9])[.,:/](?=[0-9])|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)"
        rf"|(?<=[nN])`(?=[tT](?!{char}))"
        rf"|(?!'[sS](?!{char}))[-'_](?={char}|{first})){run})*"
        rf"(?:(?<=[0-9]) [%‰{currency}](?!{char}))?"
        rf"|'[sS](?!{char})" + ("" if ascii else f"|[{UNSPACED}]")
    )


def words(folded: str) -> list[Word]:
    """The words of a folded text; a possessive 's is a word of its own."""
    if folded.isascii() and not _special().search(folded):
        return [Word(match[0], *match.span()) for match in _word(True).finditer(folded.lower())]
    found: list[Word] = []
    for match in _word(folded.isascii()).finditer(folded):
        text = match[0].lower().replace("`", "'")
        if " " in text:
            text = _unset().sub("", text)
        if text[0] == "[":
            text = _initial().sub(r"\1", text)
        last = found[-1] if found else None
        if text == "'s" and last and last.end == match.start() and last.text in _contracted:
            found[-1] = Word(last.text + text, last.start, match.end())
        elif text != "'s" or (last and last.end == match.start()):
            found.append(Word(text, *match.span()))
    return found


_special = late(r"['`\[$%]")
"""What may stand in a word that is not spelled as it stands; most texts have none of it."""
_unset = late(rf"(?<=[{_CURRENCY}]) | (?=[%‰{_CURRENCY}])")
_initial = late(r"^\[(.)\]")


def negates(word: str) -> bool:
    """Whether a word in lower case turns what stands beside it into its opposite."""
    contracted = word.endswith("t") and word[-3:-2] == "n" and word[-2] in f"`{APOSTROPHES}"
    return contracted or word in NEGATIONS


def denies(words: Sequence[str], number: int) -> bool:
    """Whether one of some words in lower case is a negation, or the end of one of two words."""
    if not number or negates(words[number]):
        return negates(words[number])
    previous, word = words[number - 1], words[number]
    return (previous, word) in PAIRS or (word in _SOFT and negates(previous))


def weighty(gap: str) -> str:
    """What of the punctuation between two words is more than typography."""
    return gap if gap in JOINTS else at_end(gap)


def at_end(gap: str) -> str:
    """What of the punctuation before or behind all words is more than typography."""
    if "." in gap:
        gap = ELLIPSIS().sub("\u2026", gap)
    return gap and gap.translate(_light)


_light = str.maketrans("", "", f" ,.;:-{MARKS}")


def less_stop(text: str) -> str:
    """`text` less one closing comma or full stop; those of an ellipsis stay."""
    if not text.endswith((",", ".")) or text.endswith(("..", ". .")):
        return text
    return text[:-1].rstrip()
