"""How a phrase differs from the words of a record: `[-dropped-]` from it, `{+added+}` to it."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from itertools import islice, pairwise, starmap, zip_longest
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from talkscli.check.wording import MOST_QUANTITIES, Passage, Run, Wording
from talkscli.quantity import parse
from talkscli.quantity.compare import heads, is_money
from talkscli.text.folding import APOSTROPHES
from talkscli.text.tokens import Word, denies, negates

Step = tuple[str, int, int, int, int]
"""What happens to a run of the record's words and one of the phrase's, as difflib says it."""
W = TypeVar("W", bound=Wording)
EFFORT = 100_000
"""So many pairs of equal words are weighed at most; texts with more are aligned roughly."""


class Change(NamedTuple):
    """Words that record and phrase share, or that one of them has in place of the other's."""

    source: tuple[str, ...]
    phrase: tuple[str, ...]
    same: bool


def align(wanted: Wording, passage: Passage) -> list[Change]:
    """Wording and record word by word, from the first word they share to the last."""
    ours = [word.text for word in passage.words]
    theirs = [word.text for word in wanted.words]
    spelled = tuple(passage.text[word.start : word.end] for word in passage.words)
    typed = tuple(wanted.text[word.start : word.end] for word in wanted.words)
    steps = _steps(ours, theirs)
    if len({*ours}) < len(ours):  # where words recur, the closer of two alignments says more
        ways = (steps, _mirrored(ours, theirs))
        steps = min(ways, key=lambda way: _extent(_window(passage, way)))
    first, stop = _window(passage, steps)
    if not any(step[0] == "equal" for step in steps):
        first, stop = _figure(wanted, passage)
    changes = []
    for step, start, end, start_typed, end_typed in steps:
        kept = spelled[max(start, first) : max(min(end, stop), first)]
        if kept or end_typed > start_typed:
            changes.append(Change(kept, typed[start_typed:end_typed], step == "equal"))
    return changes


def _steps(ours: list[str], theirs: list[str]) -> list[Step]:
    known = Counter(ours)
    if sum(known[word] for word in theirs) > EFFORT:
        return _coarse(ours, theirs)
    return list(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())


def _coarse(ours: list[str], theirs: list[str]) -> list[Step]:
    """Steps in no time: what stands between the words with which both begin and end."""
    fewer = min(len(ours), len(theirs))
    head = next((n for n in range(fewer) if ours[n] != theirs[n]), fewer)
    tail = next((n for n in range(fewer - head) if ours[-n - 1] != theirs[-n - 1]), fewer - head)
    a, b = len(ours) - tail, len(theirs) - tail
    steps = (
        ("equal", 0, head, 0, head),
        ("replace", head, a, head, b),
        ("equal", a, len(ours), b, len(theirs)),
    )
    return [step for step in steps if step[1] < step[2] or step[3] < step[4]]


def punctuated(wording: W) -> W:
    """The same text, its punctuation held for words too."""
    tokens: list[Word] = []
    for number in range(len(wording.words) + 1):
        if mark := wording.gap(number).strip():
            start = wording.text.index(mark, wording.words[number - 1].end if number else 0)
            tokens.append(Word(mark, start, start + len(mark)))
        tokens += wording.words[number : number + 1]
    return replace(wording, tokens=tuple(tokens))


def _mirrored(ours: list[str], theirs: list[str]) -> list[Step]:
    """The steps found from the end."""
    a, b = len(ours), len(theirs)
    steps = reversed(_steps(ours[::-1], theirs[::-1]))
    return [(tag, a - i2, a - i1, b - j2, b - j1) for tag, i1, i2, j1, j2 in steps]


def _extent(run: Run) -> int:
    return run[1] - run[0]


def _figure(wanted: Wording, passage: Passage) -> Run:
    """The record's words that say a quantity of the phrase's unit; all where none does."""
    wishes = islice(parse.find(wanted.text), MOST_QUANTITIES)
    alike = [
        (abs(wish.low - one.low), *one.number)
        for wish in wishes
        for one in passage.known
        if wish.low is not None and one.low is not None and not heads(wish).isdisjoint(heads(one))
    ]
    if not alike or passage.record.kind == "statistic":
        return 0, len(passage.words)
    _, start, end = min(alike)
    inside = [n for n, word in enumerate(passage.words) if word.start < end and start < word.end]
    return inside[0], inside[-1] + 1


def _window(passage: Passage, steps: list[Step]) -> Run:
    """The record's words to show: all of a figure's, of a quote's those that matter."""
    shared = [step for step in steps if step[0] == "equal"]
    if not shared or passage.record.kind == "statistic":
        return 0, len(passage.words)
    first, stop = shared[0][1], shared[-1][2]
    while first and (passage.cuts_figure(first) or passage.denies(first - 1)):
        first -= 1
    while stop < len(passage.words) and (
        passage.cuts_figure(stop)
        or passage.denies(stop - 1)
        or passage.denies(stop)
        or not any(map(str.isalnum, passage.words[stop].text))
    ):
        stop += 1
    # Words that the phrase puts in place of others at its ends are shown beside them.
    if steps[0][0] == "replace":
        first = min(first, max(0, steps[0][2] - (steps[0][4] - steps[0][3])))
    if steps[-1][0] == "replace":
        stop = max(stop, min(len(passage.words), steps[-1][1] + steps[-1][4] - steps[-1][3]))
    return first, stop


def sort(changes: list[Change], names: Collection[str], passage: Passage) -> str:
    """What sort of words differ, the gravest first."""
    differing = [one for one in changes if not one.same]
    words = [word for one in differing for word in (*one.source, *one.phrase)]
    hedges = " ".join(passage.text[one.start : one.number[0]].lower() for one in passage.quantities)
    denying = [
        word for word in words if negates(word.lower()) and word.lower() not in hedges.split()
    ]
    if denying or any(starmap(_cuts_denied, pairwise(changes))):
        return "negation"
    if _numbers_differ(changes):
        return "number"
    if any(_name(word, names) for word in _telling(changes, passage)):
        return "name"
    return "words" if words else "punctuation"


def _cuts_denied(kept: Change, cut: Change) -> bool:
    """Whether what a negation denies is cut away behind it, and nothing put in its place."""
    last = tuple(map(str.lower, kept.source[-2:]))
    dropped = bool(cut.source) and not cut.phrase
    return kept.same and bool(last) and dropped and denies(last, len(last) - 1)


def _telling(changes: list[Change], passage: Passage) -> Iterator[str]:
    """The words that differ, less those whose capital tells nothing."""
    opening = passage.text[passage.words[0].start : passage.words[0].end]
    titled = all(passage.text[word.start].isupper() for word in passage.words)
    begins = next((one.source[0] for one in changes if one.source), "") == opening
    for number, one in enumerate(changes):
        if one.same:
            continue
        at_start = begins and not number
        for source, typed in zip_longest(one.source, one.phrase, fillvalue=""):
            if "[" in typed:  # letters changed in brackets
                continue
            plain = at_start or titled
            yield from (source.lower(), typed.lower()) if plain else (source, typed)
            at_start = False


def _name(word: str, names: Collection[str]) -> bool:
    if word.lower() in names:
        return True
    pronoun = re.split(f"[{APOSTROPHES}]", word.lower())[0] in _PRONOUNS
    return word[:1].isupper() and not pronoun and not parse.find(word, ones=True)


_PRONOUNS = frozenset("i we you he she it they this that these those there".split())


def _numbers_differ(changes: list[Change]) -> bool:
    """Whether the two versions do not say the same numbers."""
    ours = " ".join(word for one in changes for word in one.source)
    theirs = " ".join(word for one in changes for word in one.phrase)
    return _amounts(ours) != _amounts(theirs)


def _amounts(text: str) -> list[tuple[object, ...]]:
    found = parse.find(text, ones=True)
    return [(one.low, one.high, one.unit if is_money(one) else "") for one in found]


def show(changes: list[Change]) -> str:
    """The words aligned, what was dropped and what was added marked."""
    parts = []
    for one in changes:
        if one.same:
            parts.append(" ".join(one.source))
            continue
        if one.source:
            parts.append(f"[-{' '.join(one.source)}-]")
        if one.phrase:
            parts.append(f"{{+{' '.join(one.phrase)}+}}")
    return " ".join(parts)


def left_out(passage: Passage, runs: list[Run], put: list[str]) -> str:
    """A record's words from the first stretch to the last, those between marked as dropped.

    `put` has the editor's words in front of each stretch, and behind the last.
    """
    parts, last = [], runs[0][0]
    for (first, stop), said in zip(runs, put, strict=False):
        dropped = passage.words[last:first]
        if dropped:
            parts.append(f"[-{passage.text[dropped[0].start : dropped[-1].end]}-]")
        if said:
            parts.append(f"{{+{said}+}}")
        if stop > first:
            start, end = passage.words[first].start, passage.words[stop - 1].end
            parts.append(passage.text[start:end])
        last = stop
    if len(put) > len(runs) and put[-1]:
        parts.append(f"{{+{put[-1]}+}}")
    return " ".join(parts)
