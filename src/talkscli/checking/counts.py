"""Whether a figure in running text is one of a sheet's."""

from collections.abc import Container

from msgspec.structs import replace

from talkscli.checking import measures
from talkscli.checking.index import Index, units
from talkscli.checking.measures import Measures
from talkscli.checking.passages import Passage, several
from talkscli.checking.quotation import Judgment
from talkscli.language import changes, doubts, figures, ranges, rates, tokens
from talkscli.language.before import of_proportion
from talkscli.language.figures import Figure, common
from talkscli.language.hedges import is_hedge, sense
from talkscli.language.tokens import Word
from talkscli.language.vocabulary import direction, is_part_of
from talkscli.match import fold, loose, words


def check(figure: Figure, sentence: str, index: Index) -> Judgment:
    """Hold a figure of a draft against the sheet's statistics of its unit.

    Another number of money, time or per cent may well be another matter: it is held
    to be altered only where the sentence has a word of what the statistic measures.
    """
    known, wanted = measures.of(index), units(figure)
    if figure.joined and "point" in wanted:
        wanted |= measures.in_document(measures.stems(" ".join(figure.following)))
    if own := _in_own_words(figure, sentence, known):
        return own
    if ranged := _end_of_range(figure, sentence, known):
        return ranged
    found = [
        _same(figure, passage, one, _doubt(figure, sentence, passage, one, known.terms(passage)))
        for passage, one in _candidates(figure, sentence, wanted, known)
    ]
    if found and figure.negation:
        said = f"{{+{figure.negation}+}} {_written(figure)}"
        return Judgment("altered", found[0].passage, "negation", difference=said)
    if found:
        return min(found, key=lambda finding: (finding.verdict != "exact", bool(finding.sort)))
    if other := _other_currency(figure, sentence, known) or _shared_out(figure, known):
        return other
    near = known.spoken_of(wanted, measures.spoken(sentence))
    if near is None and not common(figure):
        near = known.first(wanted)
    if near is None or of_proportion(sentence, figure.begin):
        return Judgment("unknown")
    return _another(figure, near, "number")


def _candidates(
    figure: Figure, sentence: str, wanted: set[str], known: Measures
) -> list[tuple[Passage, Figure]]:
    """The statistics of the unit and the value, with a rate only those in whose words it stands."""
    alone = {unit.partition(" per ")[0] for unit in wanted}
    rated = known.of_value(measures.at_a_rate(alone), figure.value)
    return known.of_value(wanted, figure.value) + [
        (passage, one)
        for passage, one in rated
        if _reach(figure, sentence, passage.text[one.end :])
    ]


def _another(figure: Figure, near: Passage, sort: str) -> Judgment:
    """The figure as another one than that of a statistic."""
    difference = f"[-{near.text}-] {{+{_written(figure)}+}}"
    return Judgment("altered", near, sort, difference=difference)


def _other_currency(figure: Figure, sentence: str, known: Measures) -> Judgment | None:
    """The same amount in another currency, where the sentence has a word of what is measured."""
    near = known.spoken_of(measures.amount(figure), measures.spoken(sentence))
    if near is None or near.record.unit == figure.unit:
        return None
    said = {(one.value, one.unit) for one in near.figures}
    if any((one.value, one.unit) in said for one in figures.find(sentence)):
        return None  # beside the sheet's own amount it may be what that comes to
    return _another(figure, near, "currency")


def beside_marks(found: Judgment, before: str, behind: str) -> Judgment:
    """A figure that stands in quotation marks, by what stands in front of them and behind."""
    front, back = doubts.around(before + behind, len(before), len(before))
    if found.passage is None or not (front or back):
        return found
    return Judgment(
        "unknown", found.passage, "hedge", difference=_marked(front, found.passage.text, back)
    )


def _shared_out(figure: Figure, known: Measures) -> Judgment | None:
    """A known number that the sheet or the draft, but not both alike, has a night, or each."""
    place, _ = rates.of(figure.following)
    alone = replace(figure, following=figure.following[:place])
    wanted = units(alone)
    for passage, one in known.of_value(wanted | measures.at_a_rate(wanted), figure.value):
        theirs = " ".join(figure.following[place : place + 2])
        said = _marked("", _written(alone), theirs)
        ours, _ = rates.of(one.following)
        lost = " ".join(one.following[ours : ours + 2])
        said += f" [-{lost}-]" if lost else ""
        return Judgment("unknown", passage, "hedge", difference=said)
    return None


def _end_of_range(figure: Figure, sentence: str, known: Measures) -> Judgment | None:
    """An end of a range that is not in the words of the sheet, which has a range with this end."""
    if not figure.apart or not ranges.beside(sentence, figure.start, figure.end):
        return None
    for passage, _ in known.of_value(measures.in_range(units(figure)), figure.value):
        said = f"[-{passage.text}-] {{+{_written(figure)}+}}"
        return Judgment("unknown", passage, "hedge", difference=said)
    return None


NEAR = 300
"""So many characters beside a figure are read to find a statistic's words."""


def _same(figure: Figure, passage: Passage, one: Figure, doubt: str) -> Judgment:
    """The same number; a hedge that is lost is noted, one that says otherwise is an alteration."""
    ours, theirs = sense(one.qualifier), sense(figure.qualifier)
    lost = not theirs and (not ours or is_hedge(one.qualifier))
    lost = lost or (not ours and theirs in ("about", "exactly", "only"))
    if is_part_of(figure.qualifier):
        doubt, lost = f"{{+{figure.qualifier}+}} {figure.text}", True
    if doubt and (lost or ours == theirs):
        return Judgment("unknown", passage, "hedge", difference=doubt)
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


def _doubt(
    figure: Figure, sentence: str, passage: Passage, one: Figure, known: Container[str]
) -> str:
    """The figure with the words for which it may be another one marked; empty without any."""
    tail = _reach(figure, sentence, passage.text[one.end :])
    front, behind = doubts.doubt(replace(figure, reach=max(figure.reach, tail)), sentence)
    # Of a rise the sheet may have by how much; of all else it has how much there is.
    measure = words(loose(passage.record.measure))
    if not any(map(direction, measure)):
        more = changes.beside(figure, sentence)
        front, behind = front or more[0], behind or more[1]
    noun = figures.noun(figure)
    strange = [word for word in noun[:-1] if measures.stem(loose(word)) not in known]
    lost = f"[-{passage.text}-] " if several(passage.record.unit) and not tail else ""
    if not changes.agrees(figure, sentence, measure):
        lost = f"[-{passage.record.measure}-] "
    if not (front or behind or strange or lost):
        return ""
    named = [f"{{+{word}+}}" if word in strange else word for word in (figure.text, *noun)]
    return lost + _marked(front, " ".join(named), behind)


def _reach(figure: Figure, sentence: str, tail: str) -> int:
    """Where the words end behind a figure if they are those behind a statistic's; 0 if others."""
    wanted = [word.text for word in tokens.words(tail)]
    there = tokens.words(sentence[figure.end : figure.end + NEAR])[: len(wanted)]
    if not wanted or [word.text for word in there] != wanted:
        return 0
    end = figure.end + there[-1].end
    return end if _marks(sentence[figure.end : end]) == _marks(tail) else 0


def _marks(text: str) -> list[str]:
    """The marks between the words of a text, less those within words."""
    return [char for char in text if not (char.isalnum() or char.isspace() or char in "-‐‑'’")]


def _marked(front: str, text: str, behind: str) -> str:
    """Text between words that are added to it."""
    added = [" ".join(words.split()) for words in (front, behind)]
    parts = (f"{{+{added[0]}+}}" if front else "", text, f"{{+{added[1]}+}}" if behind else "")
    return " ".join(part for part in parts if part)


def _in_own_words(figure: Figure, sentence: str, known: Measures) -> Judgment | None:
    """The statistic in whose very words, all of them, a figure stands, if any."""
    if not known.worded:
        return None
    start = figure.start
    right = fold(sentence[start : start + NEAR])
    after = tokens.words(right)
    passages = known.worded.get(after[0].text) if after else None
    if not passages:
        return None
    left = fold(sentence[max(0, start - NEAR) : start])
    left += " " if sentence[start - 1 : start].isspace() else ""
    before = tokens.words(left)
    for passage in passages:
        head, tail = _whole(passage.spelled, before, after)
        if not tail:
            continue
        begin = head[0].start if head else len(left)
        front, behind = doubts.around(left + right, begin, len(left) + tail[-1].end)
        if front or behind:
            said = _marked(front, passage.text, behind)
            return Judgment("unknown", passage, "hedge", difference=said)
        return Judgment("exact", passage, part=False)
    return None


def _whole(
    spelled: tuple[str, ...], before: list[Word], after: list[Word]
) -> tuple[list[Word], list[Word]]:
    """The last words before a place and the first after it that are the words of a statistic."""
    for number, word in enumerate(spelled):
        head, tail = before[len(before) - number :], after[: len(spelled) - number]
        if word == after[0].text and spelled == tuple(one.text for one in (*head, *tail)):
            return head, tail
    return [], []


def _written(figure: Figure) -> str:
    """A figure up to what it counts."""
    return " ".join(part for part in (figure.hedge, figure.text, *figures.noun(figure)) if part)
