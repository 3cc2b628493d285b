"""Whether a figure in running text is one of a sheet's."""

from collections.abc import Sequence

from talkscli.figures import TIMES, Figure
from talkscli.match import fold, loose, words
from talkscli.passages import STOPS, Index, Passage
from talkscli.quotation import Finding
from talkscli.tokens import negates

_ABOUT = "approximately about around roughly circa some estimated ~ ≈".split()
_HEDGES = {
    **dict.fromkeys((*_ABOUT, "an estimated"), "about"),
    **dict.fromkeys(("nearly", "almost", "close to", "just under"), "nearly"),
    **dict.fromkeys(("at least", "no less than", "no fewer than", "not less than"), "at least"),
    **dict.fromkeys(("at most", "up to", "no more than", "not more than"), "at most"),
    **dict.fromkeys(("as many as", "as much as"), "at most"),
    **dict.fromkeys(("more than", "over", "well over", "just over", "upwards of"), "more than"),
    **dict.fromkeys(("less than", "fewer than", "under", "well under"), "less than"),
}


def check(figure: Figure, sentence: str, index: Index) -> Finding:
    """Hold a figure of a draft against the sheet's statistics of its unit.

    Another number of money, time or per cent may well be another matter: it is held
    to be altered only where the sentence has a word of what the statistic measures.
    """
    alike = [found for found in index.alike(figure) if found[0].record.kind == "statistic"]
    found = [_same(figure, passage, one) for passage, one in alike if one.value == figure.value]
    if found and (negation := _negation(figure, sentence)):
        said = f"{{+{negation}+}} {_written(figure)}"
        return Finding("altered", found[0].passage, "negation", difference=said)
    if found:
        return min(found, key=lambda finding: (finding.verdict != "exact", bool(finding.sort)))
    near = [passage for passage, _ in alike if not _common(figure) or _speaks_of(passage, sentence)]
    if not near:
        return Finding("unknown")
    passage = max(near, key=lambda one: _speaks_of(one, sentence))
    difference = f"[-{passage.text}-] {{+{_written(figure)}+}}"
    return Finding("altered", passage, "number", difference=difference)


def _negation(figure: Figure, sentence: str) -> str:
    """The negation right in front of a figure or its hedge; empty where there is none."""
    before = fold(sentence.partition(figure.text)[0]).removesuffix(fold(figure.hedge)).split()
    return before[-1] if before and negates(before[-1].lower()) else ""


def _same(figure: Figure, passage: Passage, one: Figure) -> Finding:
    """The same number; a hedge that is lost is noted, one that says otherwise is an alteration."""
    ours, theirs = (_HEDGES.get(" ".join(h.lower().split()), "") for h in (one.hedge, figure.hedge))
    if ours == theirs:
        return Finding("exact", passage, part=False)
    difference = " ".join(
        part
        for part in (
            f"[-{one.hedge}-]" if one.hedge else "",
            f"{{+{figure.hedge}+}}" if figure.hedge else "",
            figure.text,
        )
        if part
    )
    lost = not theirs or (not ours and theirs == "about")
    return Finding("exact" if lost else "altered", passage, "hedge", difference=difference)


def _common(figure: Figure) -> bool:
    """Whether the unit is one of many things: money, time, per cent."""
    counted: Sequence[str] = figure.following[:1]
    return bool(figure.unit) or any(word.lower().removesuffix("s") in TIMES for word in counted)


def _speaks_of(passage: Passage, sentence: str) -> bool:
    spoken = {word.removesuffix("s") for word in words(loose(sentence))}
    measure = (word.removesuffix("s") for word in words(loose(passage.record.measure)))
    return any(word in spoken and word not in STOPS for word in measure)


def _written(figure: Figure) -> str:
    return " ".join(part for part in (figure.hedge, figure.text, *figure.following[:1]) if part)
