"""What beside a number qualifies it: hedges, negations, ranges."""

import re
from functools import cache

from talkscli.language.nouns import OWN, TIMES
from talkscli.language.numerals import FRACTIONS, ONE_WORD, ONES, TEENS, any_of
from talkscli.text.tokens import late, negates

_SENSES = {
    "about": "approximately, about, around, roughly, circa, some, estimated, an estimated, ~, ≈, ±,"
    " almost exactly, approx, approx., ca, ca., something like, in the region of, on the order of,"
    " estimated at, in the neighborhood of, est, est., an est, an est.",
    "nearly": "nearly, almost, close to, just under, not quite, approaching, just shy of, shy of,"
    " nearing, near, close on, virtually, practically",
    "possibly": "possibly, perhaps, maybe, potentially, probably, likely",
    "barely": "barely, hardly, scarcely",
    "at least": "at least, no less than, no fewer than, not less than, a minimum of, minimum of,"
    " minimum, as few as, as little as, as low as, a good, easily, ≥",
    "at most": "at most, up to, no more than, not more than, as many as, as much as, a maximum of,"
    " maximum of, maximum, as high as, capped at, a cap of, limited to, ≤",
    "more than": "more than, over, well over, just over, upwards of, in excess of, exceeding, >,"
    " above, well above, just above, beyond, north of, greater than, upward of, exceeded,"
    " surpassed, surpassing, surpass, surpasses, exceed, exceeds, topped, topping, tops, passed,"
    " passes, crossed, past, well past, not only, not just, not merely",
    "less than": "less than, fewer than, under, well under, <, below, well below, just below,"
    " south of, short of",
    "exactly": "exactly, precisely",
    "only": "only, merely, a mere",
    "another": "another, additional, an additional, further, a further, extra, an extra",
    "all but": "all but",
    "half": "half of, half of the, half the, half",
    "part": "a third of, a third of the, a quarter of, a quarter of the, a fraction of,"
    " a fraction of the, most of, most of the, most of its, most of their, much of, almost all of",
    "twice": "twice, twice the, double, double the",
}
_BEHIND = {"-plus": "at least", "+": "at least", "or more": "at least", "or so": "about"}
_BEHIND |= dict.fromkeys(("or less", "or fewer", "at most", "at the most"), "at most")
_BEHIND |= dict.fromkeys(("at least", "at the least", "if not more", "plus"), "at least")
_BEHIND |= dict.fromkeys(("maybe more", "perhaps more", "possibly more"), "at least")
_IN_FRONT = {hedge: sense for sense, all_ in _SENSES.items() for hedge in all_.split(", ")}
_LONGEST = max(len(hedge.split()) for hedge in _IN_FRONT)
_HEDGES = _IN_FRONT | _BEHIND


def is_hedge(words: str) -> bool:
    """Whether words are one of the hedges that are known by name."""
    return " ".join(words.lower().split()) in _HEDGES


def sense(hedge: str) -> str:
    """What a hedge says of its figure; two of one sense say the same, none says nothing."""
    plain = " ".join(piece[0] for piece in _piece().finditer(hedge) if piece[0] not in _LIGHT)
    written = " ".join(hedge.lower().split())
    return _HEDGES.get(written) or _HEDGES.get(plain.lower(), plain.lower())


_ends = late(r"\n[^\S\n]*\n")
_LIGHT = "-‐‑*_([,"
_SHORTENED = r"(?<![^\W_])(?:approx|ca|est)\."
_piece = late(rf"{_SHORTENED}|[^\W_]+|[^\w\s]|_", re.IGNORECASE)


@cache
def behind() -> re.Pattern[str]:
    """A hedge behind a figure, or behind up to three words that it counts."""
    light = "and|or|of|on|in|to|by|for|with|from|at|than|were|was|are|is"
    noun = rf"(?:[-\s](?!(?:{light})(?![^\W_]))[^\W\d_]+){{1,3}}"
    late_ = any_of(hedge for hedge in _BEHIND if " " in hedge)
    beyond = (*ONES, *TEENS, *"a an than twice until till in on for when as since by".split())
    number = rf"(?:[0-9$€£]|(?:{any_of(beyond)})(?![^\W_]))"
    apart = r"(?:,|\s?[—–-])?\s\(?"
    return re.compile(
        rf"(?P<near>\s?\(?(?:{any_of(_BEHIND)})|{apart}(?:{late_}))(?![^\W_]|\s?{number})"
        rf"|{noun}{apart}(?P<late>{late_})(?![^\W_]|\s{number})",
        re.IGNORECASE,
    )


@cache
def _multiple() -> re.Pattern[str]:
    """What in front of a figure makes it a part or a multiple: 10% of, three times."""
    count = rf"(?:[0-9][0-9.,]*|{any_of((*ONES, *TEENS, 'several', 'many'))})"
    parts = any_of(part + s for part in FRACTIONS for s in ("", "s"))
    return re.compile(
        rf"(?<![^\W_])(?:{count}[-\s]times|half|twice|double|triple|quadruple"
        rf"|(?:(?:an?|{any_of(ONES)})[-\s])?(?:{parts})\s+of"
        rf"|{count}\s?(?:%|percent|per\s+cent|pct)\s+of)"
        rf"(?:\s+as\s+(?:many|much)\s+as)?(?:\s+(?:the|those|these|its|their|all))*[*_(\s]+\Z",
        re.IGNORECASE,
    )


_number = rf"(?:[0-9]|(?:{ONE_WORD})(?![^\W_]))"
more_of_it = late(
    rf"\s(?:{any_of(TIMES)})s?,?(?:\sand)?\s(?:{_number}\S*\s(?:{any_of(TIMES)})|an?\s(?:half|quarter))",
    re.IGNORECASE,
)


def hedged(text: str, start: int) -> int:
    """Where the hedges in front of a figure begin; the figure's own place where it has none."""
    begin = _hedge(text, start)
    return _hedge(text, begin) if begin < start else start


def _hedge(text: str, start: int) -> int:
    """Where the hedge right in front of a place begins; the place itself where there is none."""
    if not (said := _said_before(text, start)):
        return start
    pieces = list(_piece().finditer(text, max(0, start - 40), start))
    pieces = [piece for piece in pieces if piece[0] not in _LIGHT[:-1]][-_LONGEST - 1 :]
    if len(pieces) > 1 and pieces[-2][0].lower() in ("than", "to") and pieces[-1][0].lower() in OWN:
        pieces.pop()
    multiple = said.lower().endswith(_MULTIPLY) and _multiple().search(
        text, max(0, start - 60), start
    )
    if multiple:
        return multiple.start()
    for number in range(len(pieces)):
        if " ".join(piece[0] for piece in pieces[number:]).lower() in _IN_FRONT:
            before = pieces[number - 1][0].lower() if number else ""
            other = _OTHERWISE.get(pieces[number][0].lower(), ())
            return start if before in other else pieces[number].start()
    return start


_OTHERWISE = {
    "up": ("add", "adds", "added", "adding"),
    "over": tuple("anger outrage dispute row debate fight concern worry alarm fears talks".split()),
}
"""Words behind which others, that are hedges elsewhere, are none."""
_MULTIPLY = tuple("times half twice double triple quadruple of as the those these its".split())
_MULTIPLY += ("their", "all")


def _said_before(text: str, place: int) -> str:
    """What stands right in front of a place in its paragraph, if a word or sign does."""
    before = text[max(0, place - 20) : place]
    said = before.rstrip(" \t\n\r\f\v\u00a0*_([")
    if not said or _ends().search(before, len(said)):
        return ""
    if said[-1] in "<>":
        return said if not said[:-1].strip() or said[-2].isspace() else ""
    beside = said[-1].isalpha() or said[-1] in "~≈≥≤±%-" or _shortened().search(said)
    return said if beside else ""


def denial(text: str, place: int) -> str:
    """The negation right in front of a figure and its hedge, in the same paragraph."""
    said = _said_before(text, place)
    if not said or not said[-1].isalpha():
        return ""
    said = _beside_negation().sub("", said)
    word = said.split()[-1].lstrip("([*_-–—\"'“‘") if said.strip() else ""
    return word if negates(word.lower()) or word.lower() == "far" else ""


_shortened = late(rf"{_SHORTENED}\Z", re.IGNORECASE)
_beside_negation = late(
    rf"(?:\s+even|(?<=far)\s+from|(?<=none)\s+of(?:\s+(?:{any_of(OWN)}))?)\Z", re.IGNORECASE
)
