"""What stands around a number: its currency, its unit, the noun that it counts."""

import re
from typing import NamedTuple

from talkscli.quantity import currencies, lexicon
from talkscli.quantity.numerals import GAP, TIE, Numeral, any_of, table, word_at
from talkscli.text.tokens import late

NEAR = 24
"""So many characters in front of a number are looked at."""
MOST_WORDS = 5
"""What is counted stands among so many words after a number."""
WORD_CODES = frozenset("ALL TOP TRY MAD CUP PEN COP GEL SOS BAM BOB".split())
"""Codes that are words in capitals, too."""
COMMON_CODES = frozenset("usd eur gbp jpy cny chf cad aud nzd hkd sgd rmb inr mxn".split())
"""Codes that are read in lower case as well."""

_signs = "".join(sorted({char for sign in currencies.SIGNS for char in sign if not char.isalpha()}))
_signs += "元円"
_prefix = late(
    rf"(?:(?P<letters>(?<![^\W_])[A-Za-z]{{1,4}}\.?(?:[A-Za-z]\.)?)(?P<space>\s?))?(?P<sign>[{_signs}])\s?\Z"
)
_letters = any_of(one for one in currencies.SIGNS if one.isascii() and one.isalpha())
_lettered = late(rf"(?<![^\W_])({_letters})\.?\s?\Z", re.IGNORECASE)
_code = late(r"(?<![^\W_])(?P<code>[A-Za-z]{3})[$\s]?\s?\Z")
_nation = late(
    rf"(?<![^\W_])({any_of(currencies.DOLLARS.keys() - lexicon.PLACES)})\s+[$]\s?\Z",
    re.IGNORECASE,
)
_sign = late(rf"\s?(?P<sign>[{_signs}])(?![0-9])")
_words = late(rf"(?P<tie>{TIE})?(?P<word>(?:[^\W\d_]\.){{2,}}|[^\W\d_]+(?:['’.][^\W\d_]+)*)")
_unit_tie = late(rf"(?:{GAP}of{GAP}an?)?{TIE}", re.IGNORECASE)
_after_unit = late(r"(?![\w²³]|[-/][^\W\d_])")
_UNITS = table((*lexicon.UNITS, *(f"{one}s" for one in lexicon.UNITS if one[-1].isalpha())))
_letter = late(r"(mm?|t)(?!\w)", re.IGNORECASE)
_spaced_letter = late(r"\s(m|M)(?!\w)")
_noun = late(
    rf"(?P<tie>[-\u2010\u2011]|{GAP}|{GAP}?[(]|,?{GAP}(?:and|or){GAP}|,{GAP})(?P<word>(?!(?:to|or)[-\u2010\u2011])[^\W\d_][\w’'&]*(?:[-\u2010\u2011]\w+)*)"
)
_ours = late(rf"\s\(?(?:in{GAP})?", re.IGNORECASE)
_after_ours = late(rf"{GAP}dollars?(?!\w)|(?=\s*[.,;:)]|\s*\Z)", re.IGNORECASE)
_DOLLARS = table(currencies.DOLLARS)
_hundredths = late(
    rf"(?:{GAP}and)?{TIE}(?P<count>[0-9]{{1,2}}){GAP}?(?:{any_of(currencies.HUNDREDTHS)})(?!\w)",
    re.IGNORECASE,
)


class Unit(NamedTuple):
    """What a number is of, and where the words that say so end."""

    names: tuple[str, ...]
    """The unit; more than one where it may be either: codes, `percent`, a plural noun, or none."""
    end: int
    money: bool = False
    noun: tuple[str, ...] = ()
    """The words of the noun phrase, as written."""
    joined: bool = False
    """Whether a hyphen joins the noun to the number."""


def sign_preceding(text: str, floor: int, start: int) -> tuple[str, int]:
    """The currency written in front of a number, and where it begins; empty where none is."""
    near = max(floor, start - NEAR)
    window = text[near:start]
    mark = window.rstrip()[-1:]
    if mark and mark in _signs:
        if found := _nation().search(window):
            nation = " ".join(found[1].lower().split())
            return currencies.DOLLARS[nation], near + found.start()
        if found := _prefix().search(window):
            letters = (found["letters"] or "").lower().replace(".", "")
            far = bool(found["space"]) and len(letters) < 2 and letters != "c"
            code = currencies.SIGNS.get(letters + mark) or _as_code(found["letters"] or "")
            if letters and not far and code:
                return code, near + found.start()
            return currencies.SIGNS.get(mark, ""), near + found.start("sign")
        return "", start
    if (found := _lettered().search(window)) and found[1][0].isupper():
        return currencies.SIGNS[found[1].lower()], near + found.start()
    found = _code().search(window) if mark.isalpha() else None
    code = _as_code(found["code"]) if found else ""
    return (code, near + found.start()) if found and code else ("", start)


def _as_code(written: str) -> str:
    """The code that three letters in front of a number are."""
    if written.lower() in ("rmb", "usd", *COMMON_CODES):
        return "CNY" if written.lower() == "rmb" else written.upper()
    return written if written in currencies.CODES and written not in WORD_CODES else ""


def following(text: str, number: Numeral, code: str) -> tuple[Numeral, Unit]:
    """The number and its unit, which stands in front of it as `code` or after it."""
    if text[number.start : number.end].lower() in lexicon.MULTIPLES:
        return number, Unit(("times",), number.end, noun=("times",))
    number = _letter_scale(text, number, bool(code))
    if code:
        return _money(text, number, code)
    if found := _currency_name(text, number):
        return _compound(text, number, found)
    if (found_unit := _known_unit(text, number)) is not None:
        return number, found_unit
    return number, _counted(text, number.end)


def _letter_scale(text: str, number: Numeral, money: bool) -> Numeral:
    """The number with `m` or `t` after it as a scale, where they stand for no unit."""
    found = _letter().match(text, number.end)
    if not found or number.scale > 1 or number.value is None or number.in_words:
        spaced = _spaced_letter().match(text, number.end) if money else None
        if not spaced or number.scale > 1 or number.value is None:
            return number
        found = spaced
    letter = found[0].strip().lower()
    counts = money or found[0] == "M" or _as_money(text, found.end())
    if letter == "m" and not counts:
        noun = _counted(text, found.end())
        counts = any(is_plural(word.lower()) for word in noun.noun)
    if not counts or letter not in ("m", "mm", "t"):
        return number
    scale = 10**12 if letter == "t" else 10**6
    return number._replace(end=found.end(), value=number.value * scale, scale=scale, dotted=False)


def _as_money(text: str, end: int) -> bool:
    return _currency_name(text, Numeral(end, end, None, 10**6)) is not None


def _money(text: str, number: Numeral, code: str) -> tuple[Numeral, Unit]:
    """Money whose sign stands in front; the words after may say whose dollars they are."""
    lead = _ours().match(text, number.end) if code == "USD" else None
    if lead and (nation := word_at(text, lead.end(), _DOLLARS, _after_ours())):
        return number, Unit((currencies.DOLLARS[nation[0]],), nation[1], True)
    if named := _currency_name(text, number):
        if code in named.names or code == "USD":
            several = code in named.names and len(named.names) > 1
            return number, Unit((code,) if several else named.names, named.end, True)
        return number, Unit((f"{code} or {named.names[0]}",), named.end, True)
    return number, Unit((code,), number.end, True)


def _currency_name(text: str, number: Numeral) -> Unit | None:
    """The currency whose name, code or sign stands after a number."""
    end = number.end
    if found := _sign().match(text, end):
        return Unit((currencies.SIGNS[found["sign"]],), found.end(), True)
    first = _words().match(text, end)
    if first is None or not _names_money(first["word"]):
        return None
    words: list[str] = []
    ends: list[int] = []
    while len(words) < 4 and (match := _words().match(text, end)) and (match["tie"] or not words):
        words.append(match["word"])
        end = match.end()
        ends.append(end)
    glued = not text[number.end : number.end + 1].strip(" \n\t\u00a0-\u2011")
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count]).lower().replace("’", "'")
        known = currencies.NAMES.get(name) or currencies.NAMES.get(name.removesuffix("s'"))
        if words[count : count + 1] and words[count].lower() in currencies.HUNDREDTHS:
            return None  # euro cents
        if known and (name not in currencies.WORDS_TOO or number.scale > 1):
            pounds = name in ("pound", "pounds")
            return Unit(
                (known[0], *known[1:], *(["pounds"] if pounds else [])), ends[count - 1], True
            )
    code = words[0]
    if code in currencies.CODES or (code.lower() in COMMON_CODES and (glued or code.isupper())):
        code = "CNY" if code.lower() == "rmb" else code.upper()
        if code in currencies.CODES and (code not in WORD_CODES or not glued):
            return Unit((code,), ends[0], True)
    return None


_first_of_names = frozenset(name.split()[0].rstrip("s") for name in currencies.NAMES)


def _names_money(word: str) -> bool:
    """Whether a name of a currency may begin with a word, or it is a code."""
    lower = word.lower().replace("’", "'")
    first = lower.rstrip("s'") in _first_of_names
    return first or word in currencies.CODES or lower in COMMON_CODES


def _compound(text: str, number: Numeral, unit: Unit) -> tuple[Numeral, Unit]:
    """Dollars and cents as one sum."""
    more = _hundredths().match(text, unit.end)
    if more and number.value is not None and number.value == number.value.to_integral_value():
        value = number.value + number.value.__class__(more["count"]) / 100
        return number._replace(value=value), unit._replace(end=more.end())
    return number, unit


def _known_unit(text: str, number: Numeral) -> Unit | None:
    """A unit that the lexicon has; its symbols of one letter stand right after digits."""
    tie = _unit_tie().match(text, number.end)
    start = tie.end() if tie else number.end
    found = word_at(text, start, _UNITS, _after_unit())
    if found is None or (tie is None and number.in_words):
        return None
    said, end = found
    named = said if said in lexicon.UNITS else said[:-1]
    written = text[start : end - len(said) + len(named)]
    if named in lexicon.GLUED_UNITS and (written != named or number.in_words):
        return None
    return Unit((lexicon.UNITS[named],), end, noun=(written,), joined=bool(tie and tie[0].strip()))


def _counted(text: str, end: int) -> Unit:
    """The noun phrase after a number, up to its first plural and those joined to it."""
    words: list[str] = []
    ends: list[int] = []
    joined = text[end : end + 1] in ("-", "\u2010", "\u2011")
    place, last = end, -1
    while len(words) < MOST_WORDS and (match := _noun().match(text, place)):
        word = match["word"].rstrip("'’")
        if last < 0 < len(words) and word.lower() in ("and", "or"):
            place = match.end()  # Western and Asian banks
            continue
        if word.lower() in lexicon.STOPS | lexicon.VERBS or (
            match["tie"].strip() and not _goes_on(match, joined, words)
        ):
            break
        if last >= 0 and not is_plural(word.lower()):
            break
        place = match.end()
        words.append(re.sub("['’]s$", "", word))
        ends.append(match.start("word") + len(words[-1]))
        if is_plural(words[-1].lower()):
            last = len(words) - 1
            if match["word"][-1] in "'’":
                break  # three weeks' imports
        elif is_time(words[-1]) and len(words) == 1:
            last = 0
            break
    if not words:
        return Unit((), end)
    count = last + 1 if last >= 0 else 1
    noun = tuple(words[:count])
    return Unit((plural(" ".join(noun).lower()),), ends[count - 1], noun=noun, joined=joined)


def _goes_on(match: re.Match[str], joined: bool, words: list[str]) -> bool:
    """Whether a hyphen stands right after the number, the only mark within a noun phrase."""
    return joined and not words and match["tie"] in ("-", "\u2010", "\u2011")


def is_plural(word: str) -> bool:
    """Whether a word in lower case has the form of a plural; glass, bus and basis have not."""
    if word in lexicon.IRREGULAR or (word.endswith("men") and len(word) > 5):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in lexicon.SINGULARS
    )


def singular(word: str) -> str:
    """A noun in lower case in the singular, as far as its spelling tells."""
    if word in lexicon.IRREGULAR:
        return lexicon.IRREGULAR[word]
    if word.endswith("men") and len(word) > 5:
        return word[:-2] + "an"
    if not is_plural(word):
        return word
    for ending, put in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word.removesuffix(ending) + put
    return word[:-1]


_PLURALS = {one: many for many, one in lexicon.IRREGULAR.items()}


def plural(noun: str) -> str:
    """A noun phrase in lower case in the plural."""
    first, _, last = noun.rpartition(" ")
    if not is_plural(last) and last not in lexicon.IRREGULAR:
        ending = (
            last[:-1] + "ies" if last.endswith("y") and last[-2:-1] not in "aeiou" else last + "s"
        )
        last = _PLURALS.get(last) or (last if last.endswith("s") else ending)
    return f"{first} {last}".strip()


def is_time(word: str) -> bool:
    """Whether a word names a span of time, in singular or plural."""
    return word.lower().removesuffix("s") in lexicon.TIMES
