"""Nouns in the singular and the plural, as far as their spelling tells."""

_SINGULAR = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_SINGULAR |= {"feet": "foot"}
_PLURAL = {singular: plural for plural, singular in _SINGULAR.items()}
_OTHERS = frozenset(
    "as does goes has says was afterwards always besides onwards overseas perhaps sometimes"
    " towards upwards downwards".split()
)
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"))
OWN = ("the", "these", "those", "its", "their", "his", "her", "our")
"""Words in front of a noun that do not tell how many there are of it."""
TIMES = ("second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade")
MEASURES = frozenset(
    "kg g km m cm mm lb lbs oz ft mph kph kw mw gw ha kilogram kilometer kilometre meter metre"
    " pound ton tonne mile foot inch liter litre gallon barrel megawatt".split()
).union(TIMES)
"""What is measured, in front of the noun that has it."""


def is_plural(word: str) -> bool:
    """Whether a word in lower case has the form of a plural; glass, bus and basis have not."""
    by_form = len(word) > 2 and word.endswith("s") and not word.endswith(("ss", "us", "is"))
    return word in _SINGULAR or (by_form and word not in _OTHERS)


def forms(word: str) -> frozenset[str]:
    """A noun in lower case and all that it may be in the singular: two that share one agree."""
    if not is_plural(word):
        return frozenset((word,))
    cut = (word.removesuffix(end) + put for end, put in _ENDINGS if word.endswith(end))
    return frozenset((word, _SINGULAR.get(word, word), *cut))


def plural(noun: str) -> str:
    """A noun in lower case in the plural."""
    if noun.endswith("s") or noun in _SINGULAR:
        return noun
    if noun in _PLURAL:
        return _PLURAL[noun]
    if noun.endswith("y") and noun[-2:-1] not in ("", *"aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"


def is_time(word: str) -> bool:
    """Whether a word names a span of time, in singular or plural."""
    return word.lower().removesuffix("s") in TIMES
