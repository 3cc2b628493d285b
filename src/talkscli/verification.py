"""Hold a sheet against its article: every word must be there that a value rests on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from talkscli import figures
from talkscli.article import Article, Paragraph, Span, without_stop
from talkscli.evidence import Need, claims, needs
from talkscli.hints import Hints
from talkscli.match import fold, loose, words
from talkscli.records import Quote, Record, Statistic
from talkscli.sheet import Sheet

OUTCOMES = (
    "verified",
    "inferred",
    "drifted",
    "ambiguous",
    "missing",
    "mismatch",
    "unrecorded",
)
"""What can come of a field, the worse later; `unrecorded` is of the article, not a field."""
FAILURES = ("drifted", "ambiguous", "missing", "mismatch")
"""The outcomes with which a sheet does not hold."""
ANOTHER_ARTICLE = 0.1
"""Where less than this part of the sheet's phrases is found, the article is not the sheet's."""


class Finding(Struct, frozen=True, kw_only=True):
    """What came of one field, or one thing in the article that no record rests on."""

    outcome: str
    record: str | None = None
    field: str | None = None
    locator: tuple[str, ...] = ()
    """The locators that had this outcome, as the sheet writes them."""
    found: tuple[str, ...] = ()
    """The paragraphs in which the words stand."""
    nearest: str | None = None

    def row(self) -> dict[str, Any]:
        """The finding as a record for the formats."""
        return {"kind": "verify", **{name: getattr(self, name) for name in self.__struct_fields__}}


COLUMNS = ("kind", *Finding.__struct_fields__)


class Verification(Struct, frozen=True):
    """All that holding a sheet against an article has shown."""

    findings: tuple[Finding, ...]
    other_edition: bool
    """Whether the bytes are not those that the sheet was made from."""
    other_article: bool
    """Whether almost nothing of the sheet was found."""
    repeated: int
    """How many of the article's words the sheet repeats."""
    words: int

    @property
    def sound(self) -> bool:
        """Whether every field holds."""
        return not any(finding.outcome in FAILURES for finding in self.findings)


class _Place(NamedTuple):
    """What came of one need."""

    need: Need
    outcome: str
    found: tuple[int, ...]


def verify(sheet: Sheet, article: Article) -> Verification:
    """The outcome of every field that reports the article, then what the sheet leaves out."""
    search = _Search(article)
    fields = [finding for record in sheet for finding in _record(sheet, record, search)]
    known = next((source.sha256 for source in sheet.records["source"]), None)
    another = known != article.sha256 and search.phrases_found() < ANOTHER_ARTICLE
    left_out = [] if another else list(_unrecorded(sheet, search))
    return Verification(
        findings=(*fields, *left_out),
        other_edition=known not in (None, article.sha256),
        other_article=another,
        repeated=search.repeated(),
        words=sum(len(paragraph.words) for paragraph in article.paragraphs),
    )


class _Search:
    """Looks words up in the article, and remembers what of it the sheet rests on."""

    def __init__(self, article: Article) -> None:
        self.paragraphs = article.paragraphs
        self.covered: list[list[Span]] = [[] for _ in article.paragraphs]
        self.phrases: list[bool] = []
        self.hints = Hints(self.paragraphs)

    def look(self, need: Need, moves: dict[int, int]) -> _Place:
        """Where the words of a need stand; `moves` tells where its record's main field went."""
        here = need.paragraph
        if self._stands(need, here):
            return self._seen(need, "verified", (here,))
        others = tuple(
            number
            for number in range(1, len(self.paragraphs) + 1)
            if number != here and self._stands(need, number)
        )
        for home in (moves.get(here), *moves.values()):
            if home in others:
                return self._seen(need, "drifted", (home,))
        outcome = ("missing", "drifted", "ambiguous")[min(len(others), 2)]
        return self._seen(need, outcome, others)

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph with a number counted from 1, if there is one."""
        return self.paragraphs[number - 1] if number <= len(self.paragraphs) else None

    def _stands(self, need: Need, number: int) -> bool:
        paragraph = self.paragraph(number)
        return paragraph is not None and any(map(paragraph.find, need.spellings))

    def _seen(self, need: Need, outcome: str, found: tuple[int, ...]) -> _Place:
        if any(" " in spelling for spelling in need.spellings):
            self.phrases.append(bool(found))
        for number in found:
            for spelling in need.spellings:
                self.covered[number - 1] += self.paragraphs[number - 1].find(spelling)
        return _Place(need, outcome, found)

    def phrases_found(self) -> float:
        """The part of the words looked for that was found; single words stand anywhere."""
        return sum(self.phrases) / len(self.phrases) if self.phrases else 1.0

    def repeated(self) -> int:
        """How many words of the article lie in something that was found."""
        return sum(
            _covered(paragraph.words, spans)
            for paragraph, spans in zip(self.paragraphs, self.covered, strict=True)
        )


def _within(span: Span, spans: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)


def _covered(words: Iterable[Span], spans: Iterable[Span]) -> int:
    """How many of the words lie in one of the spans; words come in order."""
    ahead = sorted(set(spans), reverse=True)
    furthest, count = 0, 0
    for start, end in words:
        while ahead and ahead[-1][0] <= start:
            furthest = max(furthest, ahead.pop()[1])
        count += end <= furthest
    return count


def _record(sheet: Sheet, record: Record, search: _Search) -> Iterator[Finding]:
    """The findings on one record, in the order of its fields."""
    moves: dict[int, int] = {}
    main = [search.look(need, moves) for need in needs(sheet, record, record.main)]
    for place in main:
        if place.outcome in ("verified", "drifted"):
            moves[place.need.paragraph] = place.found[0]
    for name in claims(record):
        if name in record.inferred:
            yield Finding(outcome="inferred", record=record.id, field=name)
            continue
        places = main
        if name != record.main:
            places = [search.look(need, moves) for need in needs(sheet, record, name)]
        yield _finding(record, name, places, search)


def _finding(record: Record, name: str, places: Sequence[_Place], search: _Search) -> Finding:
    """The worst of what came of a field's needs."""
    worst = max((place.outcome for place in places), key=OUTCOMES.index, default="missing")
    decisive = [place for place in places if place.outcome == worst]
    pairs = dict.fromkeys((place.need.locator, place.found) for place in decisive)
    found = tuple(f"P{number}" for _, numbers in pairs for number in numbers)
    nearest = None
    if worst == "missing" and decisive:
        need = decisive[0].need
        nearest = search.hints.nearest(need.spellings[0], need.paragraph)
    claim = _Claim(record, name, decisive, search.paragraphs)
    for rule in RULES:
        if (fault := rule(claim)) is not None:
            worst, nearest = "mismatch", fault or nearest
    return Finding(
        outcome=worst,
        record=record.id,
        field=name,
        locator=tuple(dict.fromkeys(locator for locator, _ in pairs)),
        found=found if worst == "drifted" else tuple(dict.fromkeys(found)),
        nearest=nearest,
    )


class _Claim(NamedTuple):
    """A field, and what came of the needs that decide on it."""

    record: Record
    name: str
    places: Sequence[_Place]
    paragraphs: Sequence[Paragraph]


def _not_held(claim: _Claim) -> str | None:
    """A quote's words stand there, but no pair of marks holds just them."""
    if not isinstance(claim.record, Quote) or claim.name != claim.record.main:
        return None
    for place in claim.places:
        for number in place.found:
            quoted = claim.paragraphs[number - 1].quoted
            text = place.need.spellings[0]
            if any(text in (whole, without_stop(whole)) for whole in quoted):
                continue
            near = [whole for whole in quoted if text in whole or whole in text]
            return f"P{number}: {near[0]}" if near else ""
    return None


def _not_said(claim: _Claim) -> str | None:
    """A figure's value, unit or hedge is not what its words say."""
    record, name = claim.record, claim.name
    if not isinstance(record, Statistic) or name not in ("value", "unit", "hedge"):
        return None
    written = fold(record.as_written)
    if name == "value":
        said = any(figure.value == record.value for figure in figures.find(written))
        holds = said or figures.says(written, record.value, "")
    elif name in record.at:
        holds = True
    elif name == "hedge":
        holds = bool(Paragraph(loose(written)).find(loose(record.hedge or "")))
    else:
        holds = figures.says(written, record.value, record.unit) and _counts(written, record.unit)
    return None if holds else record.as_written


def _counts(written: str, unit: str) -> bool:
    """Whether the noun counted stands in the words, in singular or plural."""
    if unit.isupper() or unit == "percent":
        return True
    noun = loose(unit).split()[-1]
    return any(word[:3] == noun[:3] for word in words(loose(written)))


def _cut(claim: _Claim) -> str | None:
    """A figure's words stand there only as part of a longer figure ($100 in $100 billion)."""
    if not isinstance(claim.record, Statistic) or claim.name != claim.record.main:
        return None
    for place in claim.places:
        for number in place.found:
            paragraph = claim.paragraphs[number - 1]
            spans = paragraph.find(place.need.spellings[0])
            longer = [
                figure.text
                for figure in figures.find(paragraph.text)
                if any(figure.start < end < figure.end for _, end in spans)
                or any(figure.start < start < figure.end for start, _ in spans)
            ]
            if len(longer) >= len(spans):
                return f"P{number}: {longer[0]}"
    return None


Rule = Callable[[_Claim], str | None]
RULES: tuple[Rule, ...] = (_not_held, _not_said, _cut)
"""Each tells what is there instead, which may be nothing, or None where a field keeps it."""


def _unrecorded(sheet: Sheet, search: _Search) -> Iterator[Finding]:
    """Quoted spans and figures of the article that no record rests on."""
    quotes = {fold(quote.text) for quote in sheet.records["quote"]}
    pairs = zip(search.paragraphs, search.covered, strict=True)
    for number, (paragraph, covered) in enumerate(pairs, 1):
        for whole in dict.fromkeys(paragraph.quoted):
            bare = without_stop(whole)
            if any(_within(span, covered) for span in paragraph.find(bare)):
                continue
            # A quote that is cut short has been reported, with these words beside it.
            if not any(text in whole and paragraph.find(text) for text in quotes):
                yield _left_out("text", number, bare)
        for figure in figures.find(paragraph.text):
            if not _within((figure.start, figure.end), covered):
                yield _left_out("as_written", number, figure.text)


def _left_out(field: str, number: int, words: str) -> Finding:
    return Finding(
        outcome="unrecorded",
        field=field,
        locator=(f"P{number}: {words}",),
        found=(f"P{number}",),
    )
