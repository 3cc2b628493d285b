"""Whether a phrase stands in a sheet's quotes and figures, and how it differs where not."""

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct

from talkscli import figures
from talkscli.passages import Index, Passage, Phrase, Run, less_stop, phrase
from talkscli.tokens import ELLIPSIS, MARKS, weighty, words

Verdict = Literal["exact", "typography", "misattributed", "elided", "altered", "unknown"]

FEWEST = 3
"""An altered phrase shares at least so many words with its source."""


class Finding(Struct, frozen=True):
    """What a phrase was found to be."""

    verdict: Verdict
    passage: Passage | None = None
    sort: str | None = None
    part: bool | None = None
    """Whether it is a run of the record's words, not all of them; None if not found as one."""
    difference: str | None = None


def check(text: str, index: Index, speakers: frozenset[str] | None = None) -> Finding:
    """Hold a phrase against every passage; the first verdict that fits, best first.

    With `speakers`, words that stand there but are none of theirs are misattributed.
    """
    wanted = phrase(text)
    passing = _passing(wanted, index)
    for finding in passing:
        if speakers is None or not speakers.isdisjoint(_speakers(finding)):
            return finding
    if passing:
        return Finding("misattributed", passing[0].passage, part=passing[0].part)
    return _elided(text, index) or _altered(wanted, index) or Finding("unknown")


def _speakers(finding: Finding) -> tuple[str, ...]:
    return finding.passage.speakers if finding.passage else ()


def _passing(wanted: Phrase, index: Index) -> list[Finding]:
    """Every place where the phrase stands, the best first: exact, then whole."""
    found: list[Finding] = []
    for passage in index.holding(wanted.words):
        for verdict, runs in (("exact", _verbatim), ("typography", _typographic)):
            run = next(iter(runs(wanted, passage)), None)
            if run:
                part = run != (0, len(passage.words))
                found.append(Finding(verdict, passage, part=part))  # type: ignore[arg-type]
                break
    return sorted(found, key=lambda one: (one.verdict != "exact", bool(one.part)))


def _verbatim(wanted: Phrase, passage: Passage, start: int = 0) -> list[Run]:
    """Where the phrase stands letter by letter, from a word on, as a run that may be cut."""
    runs = []
    for run in _runs(wanted, passage, start):
        begin = passage.words[run[0]].start - wanted.words[0].start
        if begin >= 0 and passage.text.startswith(wanted.text, begin):
            runs.append(run)
    return runs


def _typographic(wanted: Phrase, passage: Passage) -> list[Run]:
    """Where the phrase stands but for punctuation of no weight and case."""
    return [run for run in _runs(wanted, passage) if _same_gaps(wanted, passage, run[0])]


def _runs(wanted: Phrase, passage: Passage, start: int = 0) -> Iterable[Run]:
    """Where the words stand unbroken, and may be cut from what is around them."""
    spelled = [word.text for word in wanted.words]
    for first in range(start, len(passage.words) - len(spelled) + 1):
        behind = first + len(spelled)
        if all(
            word.text == wish
            for word, wish in zip(passage.words[first:behind], spelled, strict=True)
        ) and passage.may_be_cut((first, behind)) | _closes_alike(wanted, passage, (first, behind)):
            yield first, behind


def _closes_alike(wanted: Phrase, passage: Passage, run: Run) -> bool:
    """Whether nothing at all is cut: every word is there, and so is what closes the text."""
    whole = run == (0, len(passage.words))
    return whole and weighty(wanted.gap(len(wanted.words))) == weighty(passage.gap(run[1]))


def _same_gaps(wanted: Phrase, passage: Passage, first: int) -> bool:
    count = len(wanted.words)
    inner = all(
        weighty(wanted.gap(number)) == weighty(passage.gap(first + number))
        for number in range(1, count)
    )
    before, behind = weighty(wanted.gap(0)), weighty(wanted.gap(count))
    return (
        inner
        and weighty(passage.gap(first)).endswith(before)
        and weighty(passage.gap(first + count)).startswith(behind)
    )


def _elided(text: str, index: Index) -> Finding | None:
    """The phrase as pieces of one quote, where every gap shows an ellipsis."""
    whole = phrase(text).text
    pieces = [_piece(part) for part in ELLIPSIS.split(whole)]
    if len(pieces) == 1:
        return None
    pieces = [piece for piece in pieces if piece.words]
    for passage in index.holding([word for piece in pieces for word in piece.words]):
        if passage.record.kind == "quote" and (runs := _in_order(pieces, passage)):
            from talkscli.difference import left_out  # only what is shown needs it

            part = (runs[0][0], runs[-1][1]) != (0, len(passage.words))
            return Finding("elided", passage, part=part, difference=left_out(passage, runs))
    return None


def _piece(text: str) -> Phrase:
    text = text.strip(" " + MARKS)
    text = less_stop(text)[0]
    return Phrase(text, tuple(words(text)))


def _in_order(pieces: list[Phrase], passage: Passage) -> list[Run]:
    """A run for each piece, one behind the other; none where a piece is missing."""
    runs: list[Run] = []
    for piece in pieces:
        found = _verbatim(piece, passage, runs[-1][1] if runs else 0)
        if not found:
            return []
        runs.append(found[0])
    return runs


def _altered(wanted: Phrase, index: Index) -> Finding | None:
    """The phrase as other words than a record's: enough of them shared, or a figure's unit."""
    least = max(FEWEST, (len(wanted.words) + 1) // 2)
    best: tuple[int, int, Passage] | None = None
    for bound, one in index.sharing(wanted.words, least):
        if best and bound < best[0]:
            break
        common = _in_common(wanted, one)
        score = (common, -len(one.words), one)
        if common >= least and (best is None or score[:2] > best[:2]):
            best = score
    passage: Passage | None = best[2] if best else _counted(wanted, index)
    if passage is None:
        return None
    from talkscli import difference  # only what differs needs it

    changes = difference.align(wanted, passage)
    sort = difference.sort(changes, index.names)
    return Finding("altered", passage, sort=sort, difference=difference.show(changes))


def _counted(wanted: Phrase, index: Index) -> Passage | None:
    """The passage with a figure of the same unit: the same amount, most words, the nearest."""
    best = None
    for wish in figures.find(wanted.text):
        for passage, one in index.alike(wish):
            away = _apart(wish.value, one.value)
            score = (away == 0, _in_common(wanted, passage), -away)
            if best is None or score > best[0]:
                best = score, passage
    return best[1] if best else None


def _apart(one: float, other: float) -> float:
    """How far two numbers are apart, for their size."""
    return abs(one - other) / max(abs(one), abs(other), 1)


def _in_common(wanted: Phrase, passage: Passage) -> int:
    """The most words that stand in both in the same order (Hyyrö's bit-parallel count)."""
    masks: dict[str, int] = {}
    for number, word in enumerate(wanted.words):
        masks[word.text] = masks.get(word.text, 0) | 1 << number
    full = (1 << len(wanted.words)) - 1
    row = full
    for word in passage.words:
        if mask := masks.get(word.text):
            kept = row & mask
            row = ((row + kept) | (row - kept)) & full
    return len(wanted.words) - row.bit_count()
