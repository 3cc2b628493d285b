"""Statistics and sentences made from the lexicon: no figure that differs passes unnoticed.

`TALKSCLI_CASES=100000 pytest tests/check/test_figures_property.py` runs as many cases.
"""

import os
import random

from conftest import HEAD
from records import statistic

from talkscli.check.annotate import annotate
from talkscli.check.index import Index
from talkscli.quantity import lexicon
from talkscli.sheet import sheet

CASES = int(os.environ.get("TALKSCLI_CASES", "2000"))
BY_SENSE: dict[str, list[str]] = {}
for words, sense in lexicon.HEDGES.items():
    if words not in lexicon.TRAILING_HEDGES and words[0].isalpha() and not words.endswith("."):
        BY_SENSE.setdefault(sense, []).append(words)
NOUNS = (
    "boats",
    "soldiers",
    "power plants",
    "votes",
    "houses",
    "percent",
    "hectares",
    "USD",
    "EUR",
)
RATES = {"": "", " a day": "day", " per week": "week", " a month": "month", " annually": "year"}
ONES = [word for word in lexicon.ONES if lexicon.ONES[word] > 1]


def number(rolls: random.Random) -> tuple[str, float]:
    """A number as newspapers write it, and its value."""
    value = rolls.choice((rolls.randint(2, 99), rolls.randint(100, 99_999)))
    scale, size = rolls.choice((("", 1), (" million", 10**6), (" billion", 10**9), ("", 1)))
    if scale and value > 999:
        value = value % 998 + 2
    if rolls.random() < 0.2:
        word = rolls.choice(ONES)
        return f"{word}{scale}", lexicon.ONES[word] * size
    return f"{value:,}{scale}", value * size


def figure(number: str, unit: str, rate: str, hedge: str) -> str:
    """A whole figure, as an article has it."""
    hedged = f"{hedge} " if hedge else ""
    sign = {"USD": "$", "EUR": "€"}.get(unit, "")
    if sign and not number[0].isdigit():
        name = {"USD": "dollars", "EUR": "euros"}[unit]
        return f"{hedged}{number} {name}{rate}"
    return f"{hedged}{sign}{number}{'' if sign else f' {unit}'}{rate}"


def changes(rolls: random.Random, parts: dict[str, str]) -> dict[str, str]:
    """The sentence's figures that differ from the statistic in one thing each, by what differs."""
    written, value = number(rolls)
    mine = parts["value"]
    others = [sense for sense in BY_SENSE if sense != parts["sense"]]
    hedge = rolls.choice(BY_SENSE[rolls.choice(others)])
    rate = rolls.choice([one for one in RATES if one != parts["rate"]])
    found = {
        "same": figure(parts["number"], parts["unit"], parts["rate"], parts["hedge"]),
        "hedge": figure(parts["number"], parts["unit"], parts["rate"], hedge),
        "rate": figure(parts["number"], parts["unit"], rate, parts["hedge"]),
        "negation": "not " + figure(parts["number"], parts["unit"], parts["rate"], parts["hedge"]),
        "another": "another " + figure(parts["number"], parts["unit"], parts["rate"], ""),
    }
    if value != mine:
        found["number"] = figure(written, parts["unit"], parts["rate"], parts["hedge"])
        low, high = sorted(((value, written), (mine, parts["number"])))
        found["range"] = figure(
            f"{low[1]} to {high[1]}", parts["unit"], parts["rate"], parts["hedge"]
        )
    if parts["unit"] in ("USD", "EUR"):
        other = {"USD": "EUR", "EUR": "USD"}[parts["unit"]]
        found["currency"] = figure(parts["number"], other, parts["rate"], parts["hedge"])
    elif " " not in parts["number"]:
        found["sign"] = figure(f"minus {parts['number']}", parts["unit"], parts["rate"], "")
        found["in"] = f"one in {parts['number']} {parts['unit']}"
        found["of"] = f"{parts['number']} of 100,000 {parts['unit']}"
        found["more"] = f"{parts['number']} more {parts['unit']}{parts['rate']}"
    return found


def test_nothing_that_differs_agrees_unnoticed():
    """Another number, range, hedge, rate, currency or sign, or a negation, is no match."""
    rolls = random.Random(7)
    ran = agreed = same = 0
    while ran < CASES:
        written, value = number(rolls)
        sense = rolls.choice(list(BY_SENSE))
        parts = {
            "number": written, "value": value, "unit": rolls.choice(NOUNS), "sense": sense,
            "rate": rolls.choice(list(RATES)), "hedge": rolls.choice(BY_SENSE[sense]),
        }  # fmt: skip
        if rolls.random() < 0.4:
            parts |= {"hedge": "", "sense": ""}
        whole = figure(written, parts["unit"], parts["rate"], parts["hedge"])
        record = statistic("s", "things lost", whole, value, parts["unit"], parts["hedge"])
        index = Index(sheet.decode(HEAD + record, "s.toml"))
        for name, shown in changes(rolls, parts).items():
            sentence = f"The town lost {shown}, they said."
            found = [one for span, one in annotate(sentence, index) if span.quantity]
            passing = [one for one in found if one.verdict == "agrees"]
            ran += 1
            if name == "same":
                same += 1
                agreed += bool(passing)
            else:
                wrong = [one for one in passing if one.difference is None]
                slight = name == "hedge"  # about added, or exactly
                assert not wrong, (whole, sentence)
                assert slight or not passing, (name, whole, sentence)
    assert agreed > 0.95 * same


def test_no_part_of_a_proportion_that_differs_agrees():
    """So many of so many is one figure: a change to either number or beside it is told of both."""
    rolls = random.Random(11)
    for _ in range(CASES // 10):
        part, total = sorted(rolls.sample(range(2, 900), 2))
        unit = rolls.choice(("boats", "soldiers", "power plants"))
        whole = rolls.choice((f"{part} of {total} {unit}", f"{part} out of {total} {unit}"))
        record = statistic("s", "things lost", whole, part, unit)
        index = Index(sheet.decode(HEAD + record, "s.toml"))
        front = rolls.choice(("not", "no", "another", "at least", "fewer than", "minus"))
        changed = (
            f"{front} {whole}",
            f"{whole} a day",
            whole.replace(f"{total}", f"{total + 1}"),
            whole.replace(f"{part} ", f"{part + 1000} ", 1),
        )
        for shown in changed:
            sentence = f"The town lost {shown}, they said."
            found = [one for span, one in annotate(sentence, index) if span.quantity]
            assert not any(one.verdict == "agrees" and not one.difference for one in found), (
                whole,
                sentence,
            )
        found = [one for span, one in annotate(f"They lost {whole}.", index) if span.quantity]
        assert {one.verdict for one in found} == {"agrees"}, whole
