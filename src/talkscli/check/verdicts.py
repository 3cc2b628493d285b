"""What a passage can be found to be: the verdicts, and the sorts of difference."""

from typing import Literal

from msgspec import Struct

from talkscli.check.wording import Passage

Verdict = Literal[
    "exact", "typography", "agrees", "misattributed", "elided", "altered", "unknown", "ignored"
]  # fmt: skip
VERDICTS: dict[Verdict, str] = {
    "exact": "the words are a quote or a figure, or an unbroken run of its words",
    "typography": "the same words; case (also of a letter in brackets), `[sic]`, quotation marks,"
    " `, . ; :` or dashes between them differ",
    "agrees": "of a figure in a draft: its number or range, unit, hedge and rate are a statistic's;"
    " what the sentence says of it is for the reader to judge",
    "misattributed": "it stands there, but not as the words of that speaker",
    "elided": "pieces in order, every gap shown by an ellipsis, every change by brackets",
    "altered": "other words, or another figure; see `sort`",
    "unknown": "the sheet has nothing near enough, or a figure may be another than the record's",
    "ignored": "the draft says that it is not to be checked",
}
"""Every verdict, the best first, and what it means."""

SORTS = {
    "negation": "a negation is dropped, added or cut away",
    "number": "another number",
    "range": "in a draft: another range, or one in place of a number",
    "currency": "in a draft: the same amount in another currency",
    "rate": "in a draft: the same number, but so often, or for each of something else",
    "hedge": "the same figure, its hedge left out or `about` added, which passes;"
    " in a draft also with a hedge that says otherwise",
    "modifier": "in a draft: a word right beside the figure makes another one of it, such as"
    " `another`, `more` or `of the`",
    "noun": "in a draft: what is counted is told in more words, or in fewer, which passes",
    "reading": "in a draft: the number or the unit can be read in two ways, which passes",
    "name": "another name",
    "words": "other words",
    "punctuation": "the same words, with a mark between them that changes what they say",
}
"""Every sort of difference, the gravest first, and what it means."""
PASSING: tuple[Verdict, ...] = ("exact", "typography", "agrees")
"""The verdicts with which the words, or the figure, are the sheet's."""


class Judgment(Struct, frozen=True):
    """What a phrase or a figure was found to be."""

    verdict: Verdict
    passage: Passage | None = None
    sort: str | None = None
    part: bool | None = None
    """Whether it is a run of the record's words, not all of them; None if not found as one."""
    difference: str | None = None
