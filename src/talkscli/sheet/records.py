"""The kinds of record a fact sheet holds, each declared once.

Decoding, the rules of a sheet, its JSON Schema, the columns of every format and the
choices of the command line are all read off these classes.
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*\Z"

_TIME = r"([01]\d|2[0-3]):[0-5]\d"
_DAY = r"((0[1-9]|1[0-2])-(0[1-9]|1\d|2\d)|(0[13-9]|1[0-2])-30|(0[13578]|1[02])-31)"
_DATE = rf"\d{{4}}(-(0[1-9]|1[0-2])|-{_DAY}(T{_TIME}(:[0-5]\d)?(Z|[+-]{_TIME})?)?)?"
_DURATION = r"P(?=[\dT])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?"


def matching(expected: str, pattern: str) -> Meta:
    """Declare a sort of text; `expected` is what messages call it."""
    return Meta(pattern=pattern, extra={"expected": expected})


def expecting(expected: str, pattern: str) -> Meta:
    """Declare a sort of text that `rules` holds against its pattern; so many are quicker there."""
    return Meta(min_length=1, extra_json_schema={"pattern": pattern}, extra={"expected": expected})


Text = Annotated[str, expecting("text", r"\S")]
ID = "an id (lower-case letters, digits, single hyphens)"
FILL_IN = "FILL IN"
"""Stands in a sheet for what only a person can tell."""
NONE = "none"
"""What filters on names take for nobody, so that it can be no id."""
NO_ID = {"not": {"const": NONE}}
"""In the JSON Schema; the `rules` tell it better than the pattern of an id would."""
Slug = Annotated[str, Meta(pattern=SLUG, extra_json_schema=NO_ID, extra={"expected": ID})]
Reference = Annotated[str, expecting(ID, SLUG)]
Sha256 = Annotated[str, matching("64 hexadecimal digits in lower case", r"^[0-9a-f]{64}\Z")]
Date = Annotated[str, matching('an ISO 8601 date in quotes ("2025-12-21")', rf"^{_DATE}\Z")]
Period = Annotated[
    str,
    matching(
        'an ISO 8601 duration or date in quotes ("P7D", "2025-12", "2022/2025")',
        rf"^(({_DURATION}|{_DATE})(/(?=.)|\Z)){{1,2}}\Z",
    ),
]
Count = Annotated[int, Meta(ge=1, le=2**63 - 1, extra={"expected": "a whole number from 1 up"})]
Number = Annotated[int | float, Meta(extra={"expected": "a number"})]


def describe(
    description: str,
    *,
    fact: bool = False,
    refers: tuple[str, ...] = (),
    rests_on: str | None = None,
) -> Meta:
    """Declare what a field is; see `Field` for the terms."""
    return Meta(
        description=description, extra={"fact": fact, "refers": refers, "rests_on": rests_on}
    )


def fact(description: str, refers: tuple[str, ...] = (), rests_on: str | None = None) -> Meta:
    """Declare a field that reports the article, and so needs evidence."""
    return describe(description, fact=True, refers=refers, rests_on=rests_on)


SIDE = ("side",)
PARTICIPANT = ("participant",)
PARTY = ("side", "participant")


class Record(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every record has, whatever its kind."""

    kind: ClassVar[str] = ""
    noun: ClassVar[tuple[str, str]] = ("record", "records")
    main: ClassVar[str] = "title"
    """The field that says what the record is: its name for people."""
    brief: ClassVar[tuple[str, ...]] = ()
    """The fields that formats for people show, what matters first."""

    id: Annotated[
        Slug, describe("Names the record: lower-case letters, digits and single hyphens.")
    ]
    note: Annotated[Text | None, describe("An ambiguity in the article, in our own words.")] = None
    inferred: Annotated[
        tuple[Text, ...], describe("Fields whose value the article does not say.")
    ] = ()
    at: Annotated[
        # Not of Place: patterns inside a union inside a dict make msgspec crash at exit.
        dict[str, str | tuple[str, ...]],
        describe("For each field the words it rests on: `P<paragraph>` or `P<paragraph>: words`."),
    ] = {}


class Source(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The article that the sheet reports."""

    kind = "source"
    noun = ("source", "sources")
    brief = ("title", "dateline", "publisher", "published")

    title: Annotated[Text, describe("The headline; our own words where the article has none.")]
    type: Annotated[
        Text | None, describe("The schema.org type of the article, such as NewsArticle.")
    ] = None
    publisher: Annotated[Text | None, describe("Who published it.")] = None
    author: Annotated[Text | None, describe("Who wrote it.")] = None
    url: Annotated[Text | None, describe("Where it was published.")] = None
    published: Annotated[Date | None, describe("When it was published (ISO 8601).")] = None
    retrieved: Annotated[Date | None, describe("When this copy was taken (ISO 8601).")] = None
    dateline: Annotated[Text | None, describe("The place the article opens with.")] = None
    sha256: Annotated[
        Sha256 | None,
        describe("SHA-256 of the article's bytes, in lower-case hexadecimal."),
    ] = None
    length: Annotated[Count | None, describe("Length of the article in Unicode code points.")] = (
        None
    )
    paragraphs: Annotated[
        Count | None, describe("Number of paragraphs, headings and list items counted.")
    ] = None


class Talk(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A round of talks, or one track of it."""

    kind = "talk"
    noun = ("talk", "talks")
    brief = ("title", "hosts", "parties", "place", "day", "outcome")

    title: Annotated[Text, fact("What the talks are called.")]
    part_of: Annotated[Reference | None, fact("The talk this one is a track of.", ("talk",))] = None
    hosts: Annotated[tuple[Reference, ...], fact("Who hosted them.", PARTICIPANT)] = ()
    parties: Annotated[tuple[Reference, ...], fact("Who took part.", PARTY)] = ()
    place: Annotated[Text | None, fact("City or region.")] = None
    venue: Annotated[Text | None, fact("Building or grounds.")] = None
    day: Annotated[Text | None, fact("The day, as the article gives it.")] = None
    format: Annotated[Text | None, fact("How they were held.")] = None
    outcome: Annotated[Text | None, fact("What came of them.")] = None
    aim: Annotated[Text | None, fact("What they were held for.")] = None
    documents: Annotated[
        tuple[Reference, ...], fact("The documents on the table.", ("document",))
    ] = ()


class Participant(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person, group or institution in the article."""

    kind = "participant"
    noun = ("participant", "participants")
    main = "name"
    brief = ("name", "side", "role", "organization", "presence")

    name: Annotated[Text, fact("Name, or for want of one a description: a spokeswoman.")]
    type: Annotated[
        Literal["person", "group", "institution"], describe("What sort of participant.")
    ]
    aliases: Annotated[tuple[Text, ...], describe("Other names to find the participant by.")] = ()
    role: Annotated[Text | None, fact("Office or part played.")] = None
    side: Annotated[Reference | None, fact("The side it belongs to.", SIDE)] = None
    organization: Annotated[Text | None, fact("Organization it belongs to or heads.")] = None
    presence: Annotated[
        Literal["host", "delegate"] | None,
        describe("Its part in the talks; absent: only mentioned."),
    ] = None


class Document(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document that was on the table."""

    kind = "document"
    noun = ("document", "documents")
    brief = ("title", "points", "scope", "state", "drafted_by", "parties")

    title: Annotated[Text, fact("What the document is called.")]
    scope: Annotated[Text | None, fact("What it covers.")] = None
    state: Annotated[Text | None, fact("How far it has come.")] = None
    drafted_by: Annotated[tuple[Reference, ...], fact("Who drafted it.", PARTY)] = ()
    parties: Annotated[tuple[Reference, ...], fact("Whom it involves.", PARTY)] = ()
    points: Annotated[Count | None, fact("How many points it has.")] = None


class Hurdle(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that stands in the way of an agreement."""

    kind = "hurdle"
    noun = ("hurdle", "hurdles")
    brief = ("title", "summary", "sides", "sourcing")

    title: Annotated[Text, fact("The obstacle, in a few words.")]
    summary: Annotated[Text | None, fact("What it consists of, in our own words.")] = None
    sides: Annotated[tuple[Reference, ...], fact("The sides it lies between.", SIDE)] = ()
    sourcing: Annotated[Text | None, fact("On whose account the article reports it.")] = None
    documents: Annotated[
        tuple[Reference, ...], fact("The documents it is about.", ("document",))
    ] = ()


class Quote(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that the article puts between quotation marks."""

    kind = "quote"
    noun = ("quote", "quotes")
    main = "text"
    brief = ("text", "speakers", "about")

    text: Annotated[Text, fact("The words between the marks, less one closing comma or full stop.")]
    form: Annotated[
        Literal["direct", "mixed", "scare"],
        describe(
            "direct: a whole sentence; mixed: part of the article's own; scare: a term set off."
        ),
    ]
    speakers: Annotated[
        tuple[Reference, ...],
        fact("Who said it; empty where the article names nobody.", PARTICIPANT),
    ] = ()
    cue: Annotated[Text | None, fact("The verb that gives it to the speaker.")] = None
    about: Annotated[Text | None, fact("What it is about, in our own words.")] = None
    occasion: Annotated[Text | None, fact("When or where it was said.")] = None
    documents: Annotated[
        tuple[Reference, ...], fact("The documents it is about.", ("document",))
    ] = ()


class Claim(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody is reported to say without quotation marks."""

    kind = "claim"
    noun = ("claim", "claims")
    main = "text"
    brief = ("text", "speakers", "cue", "about")

    text: Annotated[Text, fact("What is said, in our own words.")]
    speakers: Annotated[
        tuple[Reference, ...],
        fact("Who is reported to say it; empty where the article names nobody.", PARTICIPANT),
    ] = ()
    cue: Annotated[Text | None, fact("The verb that gives it to the speaker.")] = None
    about: Annotated[Text | None, fact("What it is about, in our own words.")] = None
    documents: Annotated[
        tuple[Reference, ...], fact("The documents it is about.", ("document",))
    ] = ()


class Statistic(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A figure that the article gives."""

    kind = "statistic"
    noun = ("statistic", "statistics")
    main = "as_written"
    brief = ("as_written", "measure", "period", "by", "target", "reported_by")

    measure: Annotated[Text, fact("What is counted, in our own words.")]
    as_written: Annotated[Text, fact("The whole figure, hedge and unit too, as it stands.")]
    value: Annotated[Number, fact("The number, in `unit`.", (), "as_written")]
    unit: Annotated[Text, fact("An ISO 4217 currency code or a plural noun.", (), "as_written")]
    hedge: Annotated[Text | None, fact("The word that qualifies the figure.", (), "as_written")] = (
        None
    )
    period: Annotated[Period | None, fact("The time it covers (ISO 8601).")] = None
    by: Annotated[tuple[Reference, ...], fact("Whose act it is.", PARTY)] = ()
    target: Annotated[tuple[Reference, ...], fact("Whom it was directed at.", PARTY)] = ()
    reported_by: Annotated[
        tuple[Reference, ...], fact("On whose account it is given.", PARTICIPANT)
    ] = ()


KINDS: dict[str, type[Record]] = {
    cls.kind: cls for cls in (Talk, Participant, Document, Hurdle, Quote, Claim, Statistic, Source)
}
