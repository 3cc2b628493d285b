"""Whether a phrase stands in a sheet's quotes and figures, and how it differs where not."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice, pairwise
from math import inf

from msgspec.structs import replace

from talkscli.check.index import Index
from talkscli.check.verdicts import Judgment, Verdict
from talkscli.check.wording import MOST_QUANTITIES, Passage, Run, Wording, phrase
from talkscli.quantity import lexicon, parse, units
from talkscli.quantity.compare import is_money
from talkscli.quantity.parse import Quantity
from talkscli.text.folding import fold
from talkscli.text.tokens import ELLIPSIS_PATTERN, MARKS, late, less_stop, negates, words

FEWEST = 3
"""An altered phrase shares at least so many words with its source."""
LONG = 12
"""A phrase of more words is about more than a figure."""


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


_change = late(
    rf"(?P<gap>{ELLIPSIS_PATTERN})|(?<![^\s(])\[(?P<put>[^\[\]]*\w\w[^\[\]]*)\](?![\w'])"
)
"""What shows that a quotation was changed: an ellipsis, or an editor's words in brackets."""


def _elided(wanted: Wording, index: Index) -> Iterator[Judgment]:
    """Every quote whose words the phrase has in pieces, every gap and every change shown."""
    changes = list(_change().finditer(wanted.text))
    if not changes:
        return
    ends = [0, *(end for change in changes for end in change.span()), len(wanted.text)]
    parts = [_part(wanted.text[a:b]) for a, b in zip(ends[::2], ends[1::2], strict=True)]
    said = [change["put"] or "" for change in changes]
    stretches = [part for part in parts if part.words]
    if not stretches or (any(said) and sum(len(part.words) for part in stretches) < FEWEST):
        return
    for passage in index.holding([word for part in stretches for word in part.words]):
        if passage.record.kind == "quote" and (runs := _in_order(stretches, passage)):
            from talkscli.check.difference import left_out  # only what is shown needs it

            part = (runs[0][0], runs[-1][1]) != (0, len(passage.words))
            put = _put_between(parts, said)
            shown = left_out(passage, runs, put)
            negated = _swallows(passage, runs) or any(
                negates(word.text) for one in put for word in words(one)
            )
            yield Judgment(
                "altered" if negated else "elided",
                passage,
                "negation" if negated else None,
                None if negated else part,
                shown,
            )


def _put_between(parts: list[Wording], said: list[str]) -> list[str]:
    """The editor's words in front of each stretch of words, and behind the last."""
    put = [""]
    for number, part in enumerate(parts):
        if part.words:
            put.append("")
        if number < len(said):
            put[-1] = f"{put[-1]} [{said[number]}]".strip() if said[number] else put[-1]
    return put


def _swallows(passage: Passage, runs: list[Run]) -> bool:
    """Whether a negation stands in a gap, or what it denies is cut off from it."""
    gaps = ((one[1], other[0]) for one, other in pairwise(runs))
    return any(
        passage.denies(number)
        for first, stop in gaps
        if stop > first
        for number in range(max(first - 1, 0), stop)
    )


def _part(text: str) -> Wording:
    return Wording(text=less_stop(text.strip(" " + MARKS)))


def _in_order(parts: list[Wording], passage: Passage) -> list[Run]:
    """A run for each part, one behind the other; none where a part is missing."""
    runs: list[Run] = []
    for part in parts:
        # A bracket shows that its letter is not the record's, as where a part begins a sentence.
        stands = _typographic if "[" in part.text else _verbatim
        found = next(stands(part, passage, runs[-1][1] if runs else 0), None)
        if not found:
            return []
        runs.append(found)
    return runs


def _altered(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Judgment | None:
    """The phrase as other words than a record's: enough of them shared, or a figure's unit."""
    least = max(FEWEST, (len(wanted.words) + 1) // 2)
    best, passage = (least, -inf), None
    for bound, one in index.sharing(wanted.words, least):
        if passage and bound < best[0]:
            break
        if _theirs(one, speakers) and (score := (_in_common(wanted, one), -len(one.words))) > best:
            best, passage = score, one
    passage = passage or _running_on(wanted, index, speakers) or _counted(wanted, index, speakers)
    if passage is None:
        return None
    from talkscli.check import difference  # only what differs needs it

    changes = difference.align(wanted, passage)
    sort = difference.sort(changes, index.names, passage)
    if sort == "punctuation":
        changes = difference.align(difference.punctuated(wanted), difference.punctuated(passage))
    return Judgment("altered", passage, sort=sort, difference=difference.show(changes))


def _running_on(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Passage | None:
    """The passage whose words a long phrase has in a long run, and then goes on otherwise."""
    for number in index.runs_of(wanted.spelled):
        if _theirs(index.passages[number], speakers):
            return index.passages[number]
    return None


def _counted(wanted: Wording, index: Index, speakers: frozenset[str] | None) -> Passage | None:
    """The passage with a figure of the same unit: the same amount, most words, the nearest."""
    best = None
    common: dict[Passage, int] = {}
    for wish in islice(parse.find(wanted.text), MOST_QUANTITIES):
        for passage, one in index.alike(wish):
            if wish.low is None or one.low is None:
                continue
            if not _theirs(passage, speakers) or not _related(wanted, wish, passage):
                continue
            if passage not in common:
                common[passage] = _in_common(wanted, passage)
            away = _apart(wish.low, one.low)
            score = (away == 0, common[passage], -away)
            if best is None or score > best[0]:
                best = score, passage
    return best[1] if best else None


def _related(wanted: Wording, wish: Quantity, passage: Passage) -> bool:
    """Whether a phrase is hardly more than its figure, or has a word of what a passage measures.

    A long quotation that shares a unit alone is somebody else's.
    """
    own = len(wanted.text[wish.start : wish.end].split())
    short = len(wanted.words) <= max(FEWEST, 2 * own)
    if short and (len(wanted.words) <= FEWEST or not _common(wish)):
        return True
    about = f"{passage.text} {getattr(passage.record, 'measure', '')}"
    noun = {word.lower() for word in wish.noun}
    said = {word.text for word in words(fold(about))} - lexicon.STOPS - noun
    return len(wanted.words) <= LONG and any(word.text in said for word in wanted.words)


def _common(wish: Quantity) -> bool:
    """Whether so much is of a unit that it alone tells nothing: money, per cent, a span of time."""
    unit = wish.unit
    return is_money(wish) or unit in lexicon.UNITS.values() or units.is_time(unit)


def _apart(one: Decimal, other: Decimal) -> Decimal:
    """How far two numbers are apart, for their size."""
    return abs(one - other) / max(abs(one), abs(other), Decimal(1))


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
