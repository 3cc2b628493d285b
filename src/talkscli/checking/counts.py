"""Whether a figure in running text is one of a sheet's."""

from functools import lru_cache

from talkscli.checking.passages import Index, Passage
from talkscli.checking.quotation import Judgment
from talkscli.language import figures
from talkscli.language.figures import STOPS, Figure, common
from talkscli.language.hedges import sense
from talkscli.match import loose, words


def check(figure: Figure, sentence: str, index: Index) -> Judgment:
    """Hold a figure of a draft against the sheet's statistics of its unit.

    Another number of money, time or per cent may well be another matter: it is held
    to be altered only where the sentence has a word of what the statistic measures.
    """
    alike = [found for found in index.alike(figure) if found[0].record.kind == "statistic"]
    same = [(passage, one) for passage, one in alike if one.value == figure.value]
    doubt = figures.doubt(figure, sentence) if same else ("", "")
    found = [_same(figure, passage, one, doubt) for passage, one in same]
    if found and figure.negation:
        said = f"{{+{figure.negation}+}} {_written(figure)}"
        return Judgment("altered", found[0].passage, "negation", difference=said)
    if found:
        return min(found, key=lambda finding: (finding.verdict != "exact", bool(finding.sort)))
    near = [passage for passage, _ in alike if not common(figure) or _speaks_of(passage, sentence)]
    if not near:
        return Judgment("unknown")
    passage = max(near, key=lambda one: _speaks_of(one, sentence))
    difference = f"[-{passage.text}-] {{+{_written(figure)}+}}"
    return Judgment("altered", passage, "number", difference=difference)


def _same(figure: Figure, passage: Passage, one: Figure, doubt: tuple[str, str]) -> Judgment:
    """The same number; a hedge that is lost is noted, one that says otherwise is an alteration."""
    ours, theirs = sense(one.qualifier), sense(figure.qualifier)
    lost = not theirs or (not ours and theirs in ("about", "exactly", "only"))
    if any(doubt) and (lost or ours == theirs):
        return _doubted(figure, passage, doubt)
    if ours == theirs:
        return Judgment("exact", passage, part=False)
    difference = " ".join(
        part
        for part in (
            f"[-{one.qualifier}-]" if one.qualifier else "",
            f"{{+{figure.qualifier}+}}" if figure.qualifier else "",
            figure.text,
        )
        if part
    )
    return Judgment("exact" if lost else "altered", passage, "hedge", difference=difference)


def _doubted(figure: Figure, passage: Passage, doubt: tuple[str, str]) -> Judgment:
    """The same number and noun, but beside them words with which it may be another figure."""
    front, behind = (f"{{+{words}+}}" if words else "" for words in doubt)
    return Judgment(
        "unknown", passage, "hedge", difference=" ".join((front, _written(figure), behind)).strip()
    )


def _speaks_of(passage: Passage, sentence: str) -> bool:
    return not _measure(passage.record.measure).isdisjoint(_spoken(sentence))


@lru_cache(maxsize=10_000)
def _measure(text: str) -> frozenset[str]:
    return frozenset(_stem(word) for word in words(loose(text)) if word not in STOPS)


@lru_cache(maxsize=10)  # figures come sentence by sentence
def _spoken(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(map(_stem, words(loose(text))))


def _stem(word: str) -> str:
    """A word less the ending of a verb or a plural: pledge, pledges, pledged, pledging."""
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2),
        word,
    )


_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")


def _written(figure: Figure) -> str:
    """A figure up to what it counts."""
    noun = figure.following[: figures.nouns(figure.following)]
    return " ".join(part for part in (figure.hedge, figure.text, *noun) if part)
