"""Folding of text, and matching of words."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Literal

APOSTROPHES = "'\u2019\u00b4\u02b9\u02bb\u02bc\u02bd\u2032\u2035\uff07\uff40"
"""The apostrophe, and what is typed for one."""

_SINGLE = dict.fromkeys(f"\u2018\u201a\u201b{APOSTROPHES}", "'")
_DOUBLE = dict.fromkeys("\u201c\u201d\u201e\u201f", '"')
_HYPHEN = dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-")
_PLAIN = {**_HYPHEN, "\u2014": " - ", "\u2015": " - ", "\u2026": "..."}
_FORMS = {**_SINGLE, **_DOUBLE, **_PLAIN}
# To look for them takes a tenth of the time that `str.translate` takes for every letter.
_forms = re.compile(f"[{''.join(_FORMS)}]")
_forms_less_marks = re.compile(f"[{''.join(_PLAIN)}]")
_unseen = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_word = re.compile(r"\d+(?:[.,]\d+)*[^\W_]*|[^\W\d_][^\W_]*")


def fold(text: str, *, marks: bool = True) -> str:
    """`text` less what typesetting alone decides: the form of quotes, dashes and spaces.

    Case, accents and all other punctuation stay. Characters are composed (NFC),
    zero-width characters and soft hyphens dropped. Without `marks` those of quotation
    keep their form, and all else its place.
    """
    if not text.isascii():
        text = composed(text)
        forms = _forms if marks else _forms_less_marks
        text = forms.sub(lambda match: _FORMS[match[0]], text)
    return " ".join(text.split())


def composed(text: str) -> str:
    """`text` composed (NFC), less zero-width characters and soft hyphens."""
    return _normalized("NFC", _unseen.sub("", text))


def unaccented(text: str) -> str:
    """`text` in its simplest letters (NFKD), less accents and all else that is set upon them."""
    apart = _normalized("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char))


MOST_COMBINING = 100
"""So many combining characters in a row are sorted at once; no script has as many."""


def _normalized(form: Literal["NFC", "NFKD"], text: str) -> str:
    """`text` in a normal form; sorting a run of combining characters takes its square in time."""
    parts, start, run = [], 0, 0
    if len(text) > MOST_COMBINING and re.search(rf"[^\x00-\x7f]{{{MOST_COMBINING}}}", text):
        for place, char in enumerate(text):
            run = run + 1 if unicodedata.combining(char) else 0
            if run == MOST_COMBINING:
                parts.append(unicodedata.normalize(form, text[start:place]))
                start, run = place, 0
    parts.append(unicodedata.normalize(form, text[start:] if start else text))
    return "".join(parts)


def loose(text: str) -> str:
    """`text` folded, less case and accents too: what look-ups compare."""
    if not text.isascii():
        text = unaccented(text)
    return fold(text).casefold()


def loose_words(text: str) -> list[str]:
    """The words and numbers of `text`, loose; hyphens and apostrophes divide them."""
    return _word.findall(loose(text))


def begins_all(wanted: Iterable[str], texts: Iterable[str]) -> bool:
    """Whether every word of `wanted` begins a word of some text."""
    present = {word for text in texts for word in loose_words(text)}
    return all(any(word.startswith(start) for word in present) for start in wanted)
