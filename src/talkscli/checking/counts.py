"""Whether a figure in running text is one of a sheet's."""

from collections.abc import Container

from msgspec.structs import replace

from talkscli.checking import measures
from talkscli.checking.index import Index, units
from talkscli.checking.measures import Measures
from talkscli.checking.passages import Passage, several
from talkscli.checking.quotation import Judgment
from talkscli.language import changes, doubts, figures, ranges, rates
from talkscli.language.before import of_proportion
from talkscli.language.figures import Figure, common
from talkscli.language.hedges import is_hedge, sense
from talkscli.language.nouns import MEASURES, OWN, forms
from talkscli.language.pieces import first_two, read
from talkscli.language.vocabulary import direction, is_part_of
from talkscli.text import tokens
from talkscli.text.folding import fold, loose, words
from talkscli.text.tokens import Word


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
    if ranged := _end_of_range(figure, known):
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
    # What a sum is shared out by is often left out, or said otherwise.
    rated = measures.at_a_rate(wanted) if common(figure) else set()
    near = known.spoken_of(wanted | rated, measures.spoken(sentence))
    if near is None and not common(figure):
        near = known.first(wanted)
    if near is None or of_proportion(sentence, figure.begin):
        return Judgment("unknown")
    return _another(figure, near, "number")


def _candidates(
    figure: Figure, sentence: str, wanted: set[str], known: Measures
) -> list[tuple[Passage, Figure]]:
    """The statistics of the unit and the value, with a rate only those in whose words it stands."""
    rated = known.of_value(measures.at_a_rate(wanted), figure.value)
    return known.of_value(wanted, figure.value) + [
        (passage, one) for passage, one in rated if _reach(figure, sentence, passage, one)
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


def _end_of_range(figure: Figure, known: Measures) -> Judgment | None:
    """An end of a range that the sheet has in other words."""
    if figure.ends is None:
        return None
    for passage, _ in known.of_value(measures.in_range(figure), figure.ends.values):
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
    tail = _reach(figure, sentence, passage, one)
    front, behind = doubts.doubt(replace(figure, reach=max(figure.reach, tail)), sentence)
    more = _changes(figure, sentence, passage)
    front, behind = front or more[0], behind or more[1]
    noun = figures.noun(figure)
    strange = [word for word in noun[:-1] if measures.stem(loose(word)) not in known]
    behind = behind or _of_what(figure, known)
    cut = one.ends and not figure.ends
    lost = f"[-{passage.text}-] " if cut or (several(passage.record.unit) and not tail) else ""
    doubted = bool(front or behind or strange or lost)
    if not doubted and not changes.agrees(figure, sentence, words(loose(passage.record.measure))):
        lost = f"[-{passage.record.measure}-] "
    if not (doubted or lost):
        return ""
    named = [f"{{+{word}+}}" if word in strange else word for word in (figure.text, *noun)]
    return lost + _marked(front, " ".join(named), behind)


def _of_what(figure: Figure, known: Container[str]) -> str:
    """What makes other things of those that are counted, but not measured: guards of honor."""
    noun = figures.noun(figure)
    joint, word = (*figure.following[len(noun) : len(noun) + 2], "", "")[:2]
    measured = not noun or any(map(MEASURES.__contains__, forms(noun[-1].lower())))
    if joint != "of" or measured or not word.islower() or word in (*OWN, "a", "an", "all"):
        return ""
    return "" if measures.stem(loose(word)) in known else f"of {word}"


def _changes(figure: Figure, sentence: str, passage: Passage) -> tuple[str, str]:
    """The words beside a figure with which it is no number of things, but of a change or a lack.

    Of a rise the sheet may have by how much; of all else it has how much there is.
    """
    risen = any(map(direction, words(loose(passage.record.measure))))
    return ("", "") if risen else changes.beside(figure, sentence)


def _reach(figure: Figure, sentence: str, passage: Passage, one: Figure) -> int:
    """Where the words end behind a figure if they are those behind a statistic's; 0 if others."""
    tail = passage.text[one.end :]
    wanted = [word.text for word in tokens.words(tail)]
    there = tokens.words(sentence[figure.end : figure.end + NEAR])[: len(wanted)]
    if not wanted or [word.text for word in there] != wanted:
        return _rate_end(figure, sentence, one)
    end = figure.end + there[-1].end
    return end if _marks(sentence[figure.end : end]) == _marks(tail) else 0


def _rate_end(figure: Figure, sentence: str, one: Figure) -> int:
    """Where a rate ends right behind a figure if a statistic has it in other words; 0 if not.

    So `$80 a barrel` is `$80 per barrel`.
    """
    time = rates.of(one.following)[1]
    there = list(read(sentence, figure.reach, min(len(sentence), figure.reach + NEAR)))[:2]
    each, of = first_two(there)
    same = each in ("a", "an", "per", "each", "every") and rates.SPANS.get(of, of) == time
    return there[1].end if time and same else 0


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
    passages = known.worded.get(figure.value)
    if not passages:
        return None
    near = sentence[max(0, figure.start - NEAR) : figure.start + NEAR].lower()
    passages = [passage for passage in passages if passage.may_stand_in(near)]
    if not passages:
        return None
    text, there, number = _words(sentence, figure.start)
    for passage in passages:
        words = _whole(passage, text, there, number)
        if not words:
            continue
        begin = ranges.beginning(text, words[0].start)
        front, behind = doubts.around(text, begin, words[-1].end)
        more = _changes(_whole_range(figure, begin), text, passage)
        # What goes from one number to another is a range only where the sheet says so, too.
        led = text[begin : words[0].start].strip()
        front, behind = front or led or more[0], behind or more[1]
        if front or behind:
            said = _marked(front, passage.text, behind)
            return Judgment("unknown", passage, "hedge", difference=said)
        return Judgment("exact", passage, part=False)
    return None


def _whole_range(figure: Figure, begin: int) -> Figure:
    """A figure, or the range that it is an end of, as what begins at a place."""
    if figure.ends is None:
        return replace(figure, begin=begin)
    return replace(figure, begin=begin, unit=figure.ends.unit, following=figure.ends.following)


def _words(sentence: str, place: int) -> tuple[str, list[Word], int]:
    """The folded text around a place, its words, and which of them stands there."""
    first = max(0, place - NEAR)
    text, before = fold(sentence[first : place + NEAR]), len(fold(sentence[first:place]))
    there = tokens.words(text)
    number = sum(word.end <= before for word in there)
    return text, there, min(number, len(there) - 1)


def _whole(passage: Passage, text: str, there: list[Word], place: int) -> list[Word]:
    """The words, one of them at a place, that are those of a statistic with what is between."""
    spelled = passage.spelled
    said = passage.text[passage.words[0].start : passage.words[-1].end].lower()
    for number, word in enumerate(spelled):
        found = there[max(0, place - number) : place - number + len(spelled)]
        if word == there[place].text and spelled == tuple(one.text for one in found):
            return found if text[found[0].start : found[-1].end].lower() == said else []
    return []


def _written(figure: Figure) -> str:
    """A figure up to what it counts."""
    noun = " ".join(figures.noun(figure))
    counted = f"{figure.text}{'-' if figure.joined else ' '}{noun}" if noun else figure.text
    return f"{figure.hedge} {counted}".strip()
