"""What each quotation and each figure of a draft was found to be."""

from itertools import pairwise

from talkscli.checking import counts, draft, passages, quotation
from talkscli.checking.draft import Span
from talkscli.checking.index import Index
from talkscli.checking.quotation import PASSING, Judgment
from talkscli.text.folding import loose


def judge(text: str, index: Index) -> list[tuple[Span, Judgment]]:
    """Every quoted span that has words, and every figure, with its judgment, in order.

    Two parts of one quotation are judged as one, for so they are read.
    """
    spans = [span for span in draft.spans(text) if span.figure or passages.phrase(span.text).words]
    found = {span: _judgment(span, index) for span in spans}
    quoted = [span for span in spans if span.figure is None]
    for one, other in pairwise(quoted):
        if not draft.cued(text, one, other) or _of_two_records(found[one], found[other]):
            continue
        whole = quotation.check(f"{one.text} {other.text}", index)
        fails = whole.verdict != "unknown" and draft.reads_on(text, one, other)
        if _passes(whole) or fails:
            found[one] = found[other] = whole
    return list(found.items())


def _judgment(span: Span, index: Index) -> Judgment:
    if span.figure:
        return counts.check(span.figure, span.sentence, index)
    found = quotation.check(span.text, index)
    name, colon, rest = span.text.partition(": ")
    if span.block and colon and not _passes(found) and loose(name) in index.speakers:
        return quotation.check(rest, index)
    if _passes(found) and found.passage and found.passage.record.kind == "statistic":
        return counts.beside_marks(found, *span.around)
    return found


def _passes(finding: Judgment) -> bool:
    return finding.verdict in PASSING


def _of_two_records(one: Judgment, other: Judgment) -> bool:
    """Whether both stand there, but as the words of two records."""
    return _passes(one) and _passes(other) and one.passage is not other.passage
