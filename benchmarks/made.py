"""Sheets, an article and a draft made up from a fixed seed: the same bytes on every run."""

import random
from typing import NamedTuple

SEED = 1815
SPEAKERS = 40
"""One participant in so many records, who also says what the others quote."""

_rolls = random.Random(SEED)
_vocabulary = [
    "".join(_rolls.choices(("ba", "der", "fin", "go", "lur", "mes", "no", "pra", "sti", "ve"), k=3))
    for _ in range(1200)
]


class Entry(NamedTuple):
    """A made-up record, and the paragraph of the article that it reports."""

    toml: str
    paragraph: str
    quote: str = ""


def entries(count: int) -> list[Entry]:
    """So many records: quotes mostly, a figure for every ten, and those who speak."""
    rolls = random.Random(SEED)
    made = [_speaker(number) for number in range(_speakers(count))]
    for number in range(len(made), count):
        who = rolls.randrange(_speakers(count))
        made.append((_figure if number % 10 == 0 else _quote)(number, who, rolls))
    return made


def _speakers(count: int) -> int:
    return max(1, count // SPEAKERS)


def _name(number: int) -> str:
    first, last = _vocabulary[number % 997], _vocabulary[number % 1009 + 100]
    return f"{first.title()} {last.title()} {number}"


def _speaker(number: int) -> Entry:
    name = _name(number)
    toml = f"""[[participant]]
id = "s{number}"
name = "{name}"
type = "person"
at.name = "P{number + 1}"
"""
    return Entry(toml, f"{name} took part.")


def _quote(number: int, who: int, rolls: random.Random) -> Entry:
    said, name = " ".join(rolls.choices(_vocabulary, k=rolls.randint(8, 20))), _name(who)
    toml = f"""[[quote]]
id = "q{number}"
text = "{said}"
form = "direct"
speakers = ["s{who}"]
cue = "said"
at.text = "P{number + 1}"
at.speakers = "P{number + 1}: {name}"
at.cue = "P{number + 1}"
"""
    return Entry(toml, f"“{said},” said {name}.", said)


def _figure(number: int, who: int, rolls: random.Random) -> Entry:
    value, unit, name = rolls.randint(1, 9999), f"{rolls.choice(_vocabulary)}s", _name(who)
    toml = f"""[[statistic]]
id = "f{number}"
measure = "{unit} counted"
as_written = "about {value:,} {unit}"
value = {value}
unit = "{unit}"
hedge = "about"
reported_by = ["s{who}"]
at.measure = "P{number + 1}: {unit}"
at.as_written = "P{number + 1}"
at.reported_by = "P{number + 1}: {name}"
"""
    return Entry(toml, f"There were about {value:,} {unit}, by the count of {name}.")


def sheet(count: int, name: str = "made") -> str:
    """A sound sheet of so many records."""
    head = f"""format = 1

[source]
id = "{name}"
title = "Made up"
paragraphs = {count}

"""
    return head + "\n".join(entry.toml for entry in entries(count))


def article(count: int) -> str:
    """The article that `sheet(count)` reports."""
    return "\n\n".join(entry.paragraph for entry in entries(count)) + "\n"


def draft(count: int, size: int) -> str:
    """A draft of so many characters that quotes `sheet(count)`, every second time wrongly."""
    rolls = random.Random(SEED)
    quotes = [entry.quote for entry in entries(count) if entry.quote]
    lines, length = [], 0
    while length < size:
        words = rolls.choice(quotes).split()
        if len(lines) % 2:
            words[rolls.randrange(len(words))] = rolls.choice(_vocabulary)
        lines.append(f"On day {len(lines)} somebody said: “{' '.join(words)}.” Others heard it.\n")
        length += len(lines[-1]) + 1
    return "\n".join(lines)[:size]
