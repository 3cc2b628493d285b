"""Drafts as reporters write them: what stands beside a figure or around a quotation counts."""

import pytest

from talkscli.checking import counts, draft
from talkscli.checking.passages import Index
from talkscli.checking.quotation import check
from talkscli.facts import sheet

HARBOR = "We do not want to close the old harbor, but to keep it open for everybody"
SHEET = f"""
format = 1
[source]
id = "made-up"
title = "A made-up dispute"
[[quote]]
id = "harbor"
text = "{HARBOR}"
form = "direct"
at.text = "P1"
[[statistic]]
id = "boats"
measure = "boats sold"
as_written = "about 1,300 boats"
value = 1300
unit = "boats"
hedge = "about"
at.as_written = "P2"
inferred = ["measure"]
[[statistic]]
id = "nets"
measure = "nets torn"
as_written = "1,200 fishing nets"
value = 1200
unit = "fishing nets"
at.as_written = "P2"
inferred = ["measure"]
[[statistic]]
id = "loan"
measure = "the loan"
as_written = "$100 billion"
value = 100_000_000_000
unit = "USD"
at.as_written = "P2"
inferred = ["measure"]
[[statistic]]
id = "length"
measure = "length of the dispute"
as_written = "nearly four-year"
value = 4
unit = "years"
hedge = "nearly"
at.as_written = "P2"
inferred = ["measure"]
[[statistic]]
id = "sea"
measure = "sea that was closed"
as_written = "30 square kilometers"
value = 30
unit = "square kilometers"
at.as_written = "P2"
inferred = ["measure"]
"""
INDEX = Index(sheet.decode(SHEET, "made-up.toml"))


def verdicts(text):
    """The verdict on each quoted span and figure, with its sort behind a slash."""
    findings = (
        counts.check(span.figure, span.sentence, INDEX) if span.figure else check(span.text, INDEX)
        for span in draft.spans(text)
    )
    return [f"{one.verdict}/{one.sort}" if one.sort else one.verdict for one in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold about 1,300 painted boats.", "exact"),
        ("They met about 1,300 skippers steering boats.", "unknown"),
        ("They hired 1,200 men mending nets.", "unknown"),
        ("It closed 30 square kilometers.", "exact"),
        ("It closed 30 kilometers.", "unknown"),
        ("It closed 30 cubic kilometers.", "unknown"),
        ("nearly four light years", "unknown"),
        ("fewer than about 1,300 boats", "altered/hedge"),
        ("more than approximately 1,300 boats", "altered/hedge"),
        ("more than its 1,200 nets", "altered/hedge"),
        ("they talked about the 1,200 nets", "exact"),
        ("another 1,200 nets", "altered/hedge"),
        ("all but 1,200 nets", "altered/hedge"),
        ("not just 1,200 nets", "altered/hedge"),
        ("1,200 nets, if not more", "altered/hedge"),
        ("1,200 nets (or more)", "altered/hedge"),
        ("1,200 nets — at least", "altered/hedge"),
        ("1,200 plus nets", "altered/hedge"),
        ("not even 1,200 nets", "altered/negation"),
        ("none of the 1,200 nets", "altered/negation"),
        ("far from 1,200 nets", "altered/negation"),
        ("1,100 to 1,200 nets", "unknown altered/hedge"),
        ("between 1,100 and 1,200 nets", "unknown altered/hedge"),
        ("a loan of $100 billion to $120 billion", "altered/hedge altered/number"),
        ("a loan of $90-100 billion", "altered/hedge"),
        ("a loan of $120-150 billion", "altered/number"),
        ("a loan of 100 billion U.S. dollars", "exact"),
        ("a loan of 90 billion U.S. dollars", "altered/number"),
        ("a loan of $100 billion CAD", "unknown"),
        ("a loan of $100 billion (Canadian)", "unknown"),
        ("a loan of AU $100 billion", "unknown"),
        ("a loan of $100 billion euros", "unknown"),
        ("a loan of $100 billion per annum", "unknown"),
        ("a loan of $100 billion each", "unknown"),
        ("a loan of $100 billion less", "unknown"),
        ("nearly four years", "exact"),
        ("nearly four years and three months", "altered/hedge unknown"),
        ("The loan, said Gov. Ash, was $90 billion.", "altered/number"),
        ("In a loan to the U.S. they saw $90 billion.", "altered/number"),
        ("The loan came. It cost $90 billion.", "unknown"),
        ("It sold\n1300. boats", "unknown"),
        ("1. Nets\n2. Boats\n\n7. Ropes", ""),
        ("~~1,300~~ 1,400 boats", "altered/number"),
    ],
)
def test_what_stands_beside_a_figure(text, expected):
    """Nouns, hedges, negations, ranges, rates and currencies beside a number are part of it."""
    assert verdicts(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "phrase", "verdict"),
    [
        ("it fell to − 5 degrees here", "it fell to 5 degrees here", "altered"),
        ("it fell to 5 degrees here", "it fell to — 5 degrees here", "altered"),
        ("it fell to − 5 degrees here", "it fell to -5 degrees here", "altered"),
        ("it fell — quickly — to 5 degrees", "it fell, quickly, to 5 degrees", "typography"),
        ("we saw 5 to 10 million men", "we saw 5", "altered"),
        ("we saw 5 to 10 million men", "10 million men", "altered"),
        ("we have <5 boats left now", "5 boats left now", "altered"),
    ],
)
def test_signs_and_ranges_belong_to_their_numbers(text, phrase, verdict):
    """A minus that stands apart is one, and neither end of a range is all of it."""
    changed = SHEET.replace(HARBOR, text)
    assert check(phrase, Index(sheet.decode(changed, "made-up.toml"))).verdict == verdict


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("> We do not want to close the old harbor\n> — Ada Ash", "exact"),
        ("> We do not want to close the old harbor,\n> – but to sell it.", "altered/words"),
        ("> We do want to “close the old harbor” and sell it", "altered/negation exact"),
        ("> “keep it open for everybody,” Ash said of the harbor.", "exact"),
        ('Ash said:"keep it shut for everybody"', "altered/words"),
        ('Ash said,"keep it open for everybody."', "exact"),
        ("“We do ~~not~~ want to close the old harbor”", "altered/negation"),
        ("“We do <del>not</del> want to close the old harbor”", "altered/negation"),
        ("The ’90s, the '90s and the ‘80s were the nets' years.", ""),
        ("“I paid $20 for a fish,” a man said.", "unknown"),
        ("“I waited three years for this,” he said.", "unknown"),
        ("“the loan of $90 billion”", "altered/number"),
        ("“$90m”", "altered/number"),
    ],
)
def test_what_is_quoted(text, expected):
    """All that is said to be said is checked, and nothing that is not."""
    assert verdicts(text) == expected.split()
