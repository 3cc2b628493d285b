"""Hold a sheet against its article: every word must be there that a value rests on."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from msgspec import Struct
from msgspec.structs import asdict

from talkscli.sheet.fields import fields
from talkscli.sheet.records import Record
from talkscli.sheet.sheet import Sheet
from talkscli.sheet.sheets import Watch
from talkscli.text import tokens
from talkscli.text.folding import fold
from talkscli.verify.article import Article, Paragraph
from talkscli.verify.evidence import Need, level, needs, reported
from talkscli.verify.hints import Hints
from talkscli.verify.lookup import Cover, Lookup, Place, keys
from talkscli.verify.rules import RULES, Claim

OUTCOMES = {
    "verified": "the words stand in the paragraph that is named",
    "inferred": "the sheet says that the article does not say it",
    "drifted": "they stand in one other paragraph",
    "ambiguous": "gone from their paragraph, they stand in several others",
    "missing": "they stand nowhere; the nearest words are shown",
    "mismatch": "no marks of the article hold the quote whole,"
    " or a number is not what its words say there",
    "unrecorded": "a quotation or figure of the article that no record rests on",
}
"""What can come of a field, the worse later, and what that means; the last is of the article."""
FAILURES = ("drifted", "ambiguous", "missing", "mismatch")
"""The outcomes with which a sheet does not hold."""
_SEVERITY = tuple(OUTCOMES)
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
        return {"kind": "verify", **asdict(self)}


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
    levels: Mapping[str, int]
    """How many of the fields that hold stand on each level."""

    @property
    def sound(self) -> bool:
        """Whether every field holds."""
        return not any(finding.outcome in FAILURES for finding in self.findings)


class _Field(NamedTuple):
    """A field, and what came of all it needs; None where it needs nothing."""

    record: Record
    name: str
    places: Sequence[Place] | None


def verify(sheet: Sheet, article: Article, watched: Watch[Paragraph] = iter) -> Verification:
    """The outcome of every field that reports the article, then what the sheet leaves out."""
    lookup = Lookup(article)
    claimed = [field for record in sheet for field in _fields(sheet, record, lookup)]
    known = next((source.sha256 for source in sheet.records["source"]), None)
    another = known != article.sha256 and lookup.phrases_found() < ANOTHER_ARTICLE
    hints = None if another else Hints(article.paragraphs)
    findings = [_finding(field, article.paragraphs, hints) for field in claimed]
    left_out = () if another else _unrecorded(sheet, watched(article.paragraphs), lookup.covered)
    pairs = zip(claimed, findings, strict=True)
    held = (
        level(sheet, field.record, field.name, (place.need for place in field.places or ()))
        for field, one in pairs
        if one.outcome == "verified"
    )
    return Verification(
        findings=(*findings, *left_out),
        other_edition=known not in (None, article.sha256),
        other_article=another,
        repeated=lookup.repeated(),
        words=sum(len(paragraph.counted) for paragraph in article.paragraphs),
        levels=Counter(held),
    )


def _fields(sheet: Sheet, record: Record, lookup: Lookup) -> Iterator[_Field]:
    """The fields of one record in their order, each with what came of it."""
    moves: dict[int, int] = {}
    main = [lookup.look(need, moves) for need in needs(sheet, record, record.main)]
    for place in main:
        if place.outcome in ("verified", "drifted"):
            moves[place.need.paragraph] = place.found[0]
    for name in reported(record):
        if name in record.inferred:
            yield _Field(record, name, None)
        elif name == record.main:
            yield _Field(record, name, main)
        else:
            places = [lookup.look(need, moves) for need in needs(sheet, record, name)]
            yield _Field(record, name, places)


def _finding(field: _Field, paragraphs: Sequence[Paragraph], hints: Hints | None) -> Finding:
    """The worst of what came of a field's needs."""
    record, name, places = field
    if places is None:
        return Finding(outcome="inferred", record=record.id, field=name)
    worst = max((place.outcome for place in places), key=_SEVERITY.index, default="missing")
    decisive = [place for place in places if place.outcome == worst]
    pairs = dict.fromkeys((place.need.locator, place.found) for place in decisive)
    found = tuple(f"P{number}" for _, numbers in pairs for number in numbers)
    nearest = None
    if hints and worst == "missing" and decisive:
        need = decisive[0].need
        nearest = hints.nearest(need.spellings[0], need.paragraph)
    elif hints and worst == "drifted" and fields(type(record))[name].refers:
        nearest = _surname(decisive[0].need, paragraphs)
    claim = Claim(record, name, decisive, paragraphs)
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


def _surname(need: Need, paragraphs: Sequence[Paragraph]) -> str | None:
    """The last word of a name, where it alone stands in the paragraph: an alias of it, maybe."""
    first, _, last = need.spellings[0].rpartition(" ")
    named = paragraphs[need.paragraph - 1 : need.paragraph]
    stands = first and any(paragraph.find(last) for paragraph in named)
    return f"P{need.paragraph}: {last}" if stands else None


def _unrecorded(
    sheet: Sheet, paragraphs: Iterable[Paragraph], covers: Sequence[Cover]
) -> Iterator[Finding]:
    """Quoted spans and figures of the article that no record rests on."""
    quotes = _Texts(fold(quote.text) for quote in sheet.records["quote"])
    for number, (paragraph, cover) in enumerate(zip(paragraphs, covers, strict=True), 1):
        known: set[str] = set()
        for start, end in paragraph.quoted:
            whole = paragraph.text[start:end]
            bare = tokens.less_stop(whole)
            if whole in known:
                continue
            known.add(whole)
            if cover.holds(start, start + len(bare)):
                continue
            # A quote that is cut short has been reported, with these words beside it.
            if not quotes.any_in(whole, paragraph):
                yield _left_out("text", number, bare)
        for one in paragraph.quantities:
            if not cover.holds(*one.number):
                yield _left_out("as_written", number, paragraph.text[slice(*one.number)])


class _Texts:
    """Tells whether one of many texts stands in another, by their rarest words."""

    def __init__(self, texts: Iterable[str]) -> None:
        words = {text: keys(text) for text in texts}
        counts = Counter(word for found in words.values() for word in found)
        self._by_word: dict[str | tuple[str, str], list[str]] = {}
        for text, found in words.items():
            rarest = min(found, key=counts.__getitem__, default="")
            self._by_word.setdefault(rarest, []).append(text)

    def any_in(self, whole: str, paragraph: Paragraph) -> bool:
        """Whether a text stands in `whole`, and as whole words in its paragraph."""
        return any(
            text in whole and paragraph.find(text)
            for word in ("", *keys(whole))
            for text in self._by_word.get(word, ())
        )


def _left_out(field: str, number: int, words: str) -> Finding:
    return Finding(
        outcome="unrecorded",
        field=field,
        locator=(f"P{number}: {words}",),
        found=(f"P{number}",),
    )
