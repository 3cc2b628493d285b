"""Every quotation and every quantity of a draft with its verdict, as annotations of the text."""

from itertools import pairwise
from operator import attrgetter

from talkscli.check import draft, figures, quotation, wording
from talkscli.check.draft import Span
from talkscli.check.index import Index
from talkscli.check.verdicts import PASSING, Judgment
from talkscli.quantity import parse
from talkscli.quantity.compare import SLIGHT, differences
from talkscli.sheet.sheets import Watch
from talkscli.text.folding import loose

Annotation = tuple[Span, Judgment]


def annotate(text: str, index: Index, watched: Watch[Span] = iter) -> list[Annotation]:
    """Every quoted span that has words, and every quantity, with its judgment, in order.

    Two parts of one quotation are judged as one, for so they are read.
    """
    spans = [one for one in draft.spans(text) if one.quantity or wording.phrase(one.text).words]
    quoted = [one for one in spans if one.quantity is None]
    keys = {key for one in spans if one.quantity for key in figures.key_of(one.quantity)}
    keys.update(figures.keys(map(attrgetter("text"), quoted)))
    stands = frozenset(keys)
    found = {one: _judgment(one, index, stands) for one in watched(spans)}
    for one, other in pairwise(quoted):
        if not draft.cued(text, one, other) or _of_two_records(found[one], found[other]):
            continue
        whole = quotation.check(f"{one.text} {other.text}", index)
        fails = whole.verdict != "unknown" and draft.reads_on(text, one, other)
        if _passes(whole) or fails:
            found[one] = found[other] = whole
    return list(found.items())


def _judgment(span: Span, index: Index, stands: frozenset[figures.Key]) -> Judgment:
    if span.quantity:
        return figures.check(span.quantity, span.sentence, index, stands)
    found = quotation.check(span.text, index)
    name, colon, rest = span.text.partition(": ")
    if span.block and colon and not _passes(found) and loose(name) in index.speakers:
        return quotation.check(rest, index)
    if _passes(found) and found.passage and found.passage.record.kind == "statistic":
        return _around_marks(found, span)
    return found


def _around_marks(found: Judgment, span: Span) -> Judgment:
    """A figure that stands in quotation marks, by what stands in front of them and behind."""
    if found.passage is None:
        return found
    first, end = span.place, span.place + span.end - span.start
    inner = span.sentence[first:end].strip("\"'“”„‟‘’«»‹›")
    text = span.sentence[:first] + inner + span.sentence[end:]
    known = found.passage.known[0]
    for one in parse.find(text):
        if not first <= one.number[0] < first + len(inner):
            continue
        grave = [each for each in differences(known, one) if each not in SLIGHT]
        if grave:
            shown = figures.shown(figures.Known(found.passage, known), one, text)
            return Judgment("unknown", found.passage, grave[0], difference=shown)
        break
    return found


def _passes(finding: Judgment) -> bool:
    return finding.verdict in PASSING


def _of_two_records(one: Judgment, other: Judgment) -> bool:
    """Whether both stand there, but as the words of two records."""
    return _passes(one) and _passes(other) and one.passage is not other.passage
