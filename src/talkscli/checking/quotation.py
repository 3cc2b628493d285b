"""Whether a phrase stands in a sheet's quotes and figures, and how it differs where not."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from talkscli.checking.index import Index
from talkscli.checking.passages import MOST_FIGURES, Passage, Run, Wording, phrase
from talkscli.language import figures
from talkscli.language.figures import Figure
from talkscli.text.folding import fold
from talkscli.text.tokens import ELLIPSIS, MARKS, late, less_stop, words

Verdict = Literal["exact", "typography", "misattributed", "elided", "altered", "unknown"]
VERDICTS: dict[Verdict, str] = {
    "exact": "the words are a quote or a figure, or an unbroken run of its words",
    "typography": "the same words; case (also of a letter in brackets), `[sic]`, quotation marks,"
    " `, . ; :` or dashes between them differ",
    "misattributed": "it stands there, but not as the words of that speaker",
    "elided": "pieces in order, every gap shown by an ellipsis",
    "altered": "other words; see `sort`",
    "unknown": "the sheet has nothing near enough, or words beside a figure may make another of it",
}
"""Every verdict, the best first, and what it means."""

SORTS = {
    "negation": "a negation is dropped, added or cut away",
    "number": "another number",
    "currency": "in a draft: the same amount in another currency",
    "name": "another name",
    "words": "other words",
    "punctuation": "the same words, with a mark between them that changes what they say",
    "hedge": "of a figure: the same number, its hedge left out or `about` added (`exact`);"
    " in a draft also with a hedge that says otherwise (`altered`), or with words that may make"
    " another figure of it, such as `a night` (`unknown`)",
}
"""Every sort of difference, the gravest first, and what it means."""
PASSING: tuple[Verdict, ...] = ("exact", "typography")
"""The verdicts with which the words are there."""

FEWEST = 3
"""An altered phrase shares at least so many words with its source."""


class Judgment(Struct, frozen=True):
    """What a phrase or a figure was found to be."""

    verdict: Verdict
    passage: Passage | None = None
    sort: str | None = None
    part: bool | None = None
    """Whether it is a run of the record's words, not all of them; None if not found as one."""
    difference: str | None = None


@lru_cache(maxsize=1000)  # a draft repeats itself
def check(text: str, index: Index, speakers: frozenset[str] | None = None) -> Judgment:
    """Hold a phrase against every passage; the first verdict that fits, best first.

    With `speakers`, words that stand there, whole or with gaps that are shown, but are none
    of theirs are misattributed, and nobody else's are held to be altered.
    """
    bare = _sic().sub("", text)
    finding = _judged(phrase(bare), index, speakers)
    marked = bare != text and finding.verdict == "exact"
    return replace(finding, verdict="typography") if marked else finding


_sic = late(r"\s?[\[(]sic[!.]?[\])]", re.IGNORECASE)
"""What an editor puts behind a word to say that it stands there so."""


def _judged(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Judgment:
    for findings in (_passing(wanted, index), _elided(wanted, index)):
        foreign = None
        for finding in findings:
            if finding.passage and _theirs(finding.passage, speakers):
                return finding
            foreign = foreign or finding
        if foreign:
            return replace(foreign, verdict="misattributed")
    return _altered(wanted, index, speakers) or Judgment("unknown")


def _theirs(passage: Passage, speakers: frozenset[str] | None) -> bool:
    """Whether a passage has the words of one of the speakers; anybody's if none are named."""
    return speakers is None or not speakers.isdisjoint(passage.speakers)


def _passing(wanted: Wording, index: Index) -> list[Judgment]:
    """Every place where the phrase stands, the best first: exact, then whole."""
    found: list[Judgment] = []
    for passage in index.holding(wanted.words):
        for verdict, runs in _WAYS.items():
            run = next(iter(runs(wanted, passage)), None)
            if run:
                found.append(_found(verdict, wanted, passage, run))
                break
    return sorted(found, key=lambda one: (one.verdict != "exact", bool(one.part)))


def _found(verdict: Verdict, wanted: Wording, passage: Passage, run: Run) -> Judgment:
    """The phrase as a run of a passage's words; a hedge that it leaves out is noted."""
    part = run != (0, len(passage.words))
    hedge = passage.hedge_cut(run)
    if not hedge:
        return Judgment(verdict, passage, part=part)
    return Judgment(verdict, passage, "hedge", part, f"[-{hedge}-] {wanted.text}")


def _verbatim(wanted: Wording, passage: Passage, start: int = 0) -> Iterator[Run]:
    """Where the phrase stands letter by letter, from a word on, as a run that may be cut."""
    for run in _runs(wanted, passage, start):
        begin = passage.words[run[0]].start - wanted.words[0].start
        if begin >= 0 and passage.text.startswith(wanted.text, begin):
            yield run


def _typographic(wanted: Wording, passage: Passage, start: int = 0) -> Iterator[Run]:
    """Where the phrase stands from a word on, but for punctuation of no weight and case."""
    for run in _runs(wanted, passage, start):
        if _same_gaps(wanted, passage, run[0]):
            yield run


def _runs(wanted: Wording, passage: Passage, start: int = 0) -> Iterator[Run]:
    """Where the words stand unbroken, and may be cut from what is around them."""
    for run in passage.find(wanted, start):
        if passage.may_be_cut(run, wanted.asks) or _closes_alike(wanted, passage, run):
            yield run


def _closes_alike(wanted: Wording, passage: Passage, run: Run) -> bool:
    """Whether nothing at all is cut: every word is there, and so is what closes the text."""
    return run == (0, len(passage.words)) and wanted.weights[-1] == passage.weights[-1]


def _same_gaps(wanted: Wording, passage: Passage, first: int) -> bool:
    """Whether no punctuation of weight differs between the words, nor a sign before them."""
    ours, theirs = passage.weights[first : first + len(wanted.words) + 1], wanted.weights
    return (
        ours[1:-1] == theirs[1:-1]
        and ours[0].endswith(theirs[0])
        and ours[-1].startswith(theirs[-1])
        and not (_signed(wanted, 0) and not _signed(passage, first))
        and all(
            _signed(wanted, number) == _signed(passage, first + number)
            for number in range(1, len(wanted.words))
        )
    )


_WAYS: dict[Verdict, Callable[[Wording, Passage], Iterator[Run]]] = {
    "exact": _verbatim,
    "typography": _typographic,
}


def _signed(wording: Wording, number: int) -> bool:
    """Whether a dash that may be meant for a minus stands in front of a number."""
    first = wording.words[number].text
    return not first[0].isalpha() and wording.gap(number).endswith(("-", "- "))


def _elided(wanted: Wording, index: Index) -> Iterator[Judgment]:
    """Every quote of which the phrase is pieces, where every gap shows an ellipsis."""
    if "." not in wanted.text:
        return
    pieces = [_piece(part) for part in ELLIPSIS().split(wanted.text)]
    if len(pieces) == 1:
        return
    pieces = [piece for piece in pieces if piece.words]
    for passage in index.holding([word for piece in pieces for word in piece.words]):
        if passage.record.kind == "quote" and (runs := _in_order(pieces, passage)):
            from talkscli.checking.difference import left_out  # only what is shown needs it

            part = (runs[0][0], runs[-1][1]) != (0, len(passage.words))
            yield Judgment("elided", passage, part=part, difference=left_out(passage, runs))


def _piece(text: str) -> Wording:
    text = less_stop(text.strip(" " + MARKS))
    return Wording(text=text)


def _in_order(pieces: list[Wording], passage: Passage) -> list[Run]:
    """A run for each piece, one behind the other; none where a piece is missing."""
    runs: list[Run] = []
    for piece in pieces:
        # A bracket shows that its letter is not the record's, as where a piece begins a sentence.
        stands = _typographic if "[" in piece.text else _verbatim
        found = next(stands(piece, passage, runs[-1][1] if runs else 0), None)
        if not found:
            return []
        runs.append(found)
    return runs


def _altered(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Judgment | None:
    """The phrase as other words than a record's: enough of them shared, or a figure's unit."""
    least = max(FEWEST, (len(wanted.words) + 1) // 2)
    best: tuple[int, int, Passage] | None = None
    for bound, one in index.sharing(wanted.words, least):
        if best and bound < best[0]:
            break
        if not _theirs(one, speakers):
            continue
        common = _in_common(wanted, one)
        score = (common, -len(one.words), one)
        if common >= least and (best is None or score[:2] > best[:2]):
            best = score
    passage: Passage | None = best[2] if best else _counted(wanted, index, speakers)
    if passage is None:
        return None
    from talkscli.checking import difference  # only what differs needs it

    changes = difference.align(wanted, passage)
    sort = difference.sort(changes, index.names, passage)
    if sort == "punctuation":
        changes = difference.align(difference.punctuated(wanted), difference.punctuated(passage))
    return Judgment("altered", passage, sort=sort, difference=difference.show(changes))


def _counted(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Passage | None:
    """The passage with a figure of the same unit: the same amount, most words, the nearest."""
    best = None
    common: dict[Passage, int] = {}
    for wish in islice(figures.find(wanted.text), MOST_FIGURES):
        for passage, one in index.alike(wish):
            if not _theirs(passage, speakers) or not _related(wanted, wish, passage):
                continue
            if passage not in common:
                common[passage] = _in_common(wanted, passage)
            away = _apart(wish.value, one.value)
            score = (away == 0, common[passage], -away)
            if best is None or score > best[0]:
                best = score, passage
    return best[1] if best else None


def _related(wanted: Wording, wish: Figure, passage: Passage) -> bool:
    """Whether a phrase has more to do with a passage than money, time or per cent.

    So much is of that, that a word of what the passage says or measures is needed, too;
    a phrase that has little but its figure is about the figure.
    """
    if len(wanted.words) <= FEWEST or not figures.common(wish):
        return True
    about = f"{passage.text} {getattr(passage.record, 'measure', '')}"
    said = {word.text for word in words(fold(about))} - figures.STOPS
    return any(word.text in said for word in wanted.words)


def _apart(one: float, other: float) -> float:
    """How far two numbers are apart, for their size."""
    return abs(one - other) / max(abs(one), abs(other), 1)


def _in_common(wanted: Wording, passage: Passage) -> int:
    """The most words that stand in both in the same order (Hyyrö's bit-parallel count)."""
    fewer, more = sorted((wanted.words, passage.words), key=len)
    masks: dict[str, int] = {}
    for number, word in enumerate(fewer):
        masks[word.text] = masks.get(word.text, 0) | 1 << number
    full = (1 << len(fewer)) - 1
    row = full
    for word in more:
        if mask := masks.get(word.text):
            kept = row & mask
            row = ((row + kept) | (row - kept)) & full
    return len(fewer) - row.bit_count()
