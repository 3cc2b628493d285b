"""Drafts as reporters write them: what stands beside a figure or around a quotation counts."""

import pytest
from made_up import statistic
from msgspec.structs import replace

from talkscli.checking import counts, draft, judging
from talkscli.checking.index import Index
from talkscli.checking.quotation import check
from talkscli.sheet import sheet

HARBOR = "We do not want to close the old harbor, but to keep it open for everybody"
SHEET = f"""
format = 1
[source]
id = "made-up"
title = "A made-up dispute"
[sides]
ashland = ["Ashland"]
[[quote]]
id = "harbor"
text = "{HARBOR}"
form = "direct"
at.text = "P1"
{statistic("boats", "boats sold", "about 1,300 boats", 1300, "boats", "about")}
by = ["ashland"]
at.by = "P2"
{statistic("nets", "nets torn", "1,200 fishing nets", 1200, "fishing nets")}
{statistic("loan", "the loan", "$100 billion", 100_000_000_000, "USD")}
{statistic("tolls", "harbor tolls", "€2 million", 2_000_000, "EUR")}
{statistic("length", "length of the dispute", "nearly four-year", 4, "years", "nearly")}
{statistic("sea", "sea that was closed", "30 square kilometers", 30, "square kilometers")}
[[document]]
id = "peace"
title = "7-Point Harbor Peace"
points = 7
at.title = "P3"
at.points = "P3"
"""
INDEX = Index(sheet.decode(SHEET, "made-up.toml"))


def verdicts(text):
    """The verdict on each quoted span and figure, with its sort behind a slash."""
    findings = (one for _, one in judging.judge(text, INDEX))
    return [f"{one.verdict}/{one.sort}" if one.sort else one.verdict for one in findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sold about 1,300 painted boats.", "unknown/hedge"),
        ("They sold about 1,300 Ashland boats to Brenia.", "exact"),
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
        ("a loan of $100 billion CAD", "altered/currency"),
        ("a loan of $100 billion (Canadian)", "altered/currency"),
        ("a loan of AU $100 billion", "altered/currency"),
        ("a loan of €100 billion", "altered/currency"),
        ("a loan of 100 billion yen a year", "unknown"),
        ("tolls of $2 million", "altered/currency"),
        ("the 7-point harbor peace", "exact"),
        ("a seven-point peace plan", "exact"),
        ("an 8-point peace plan", "altered/number"),
        ("an 8-point plan", "unknown"),
        ("the peace led by 7 points", "unknown"),
        ("the peace by a 7-point lead", "unknown"),
        ("7 points of the peace", "unknown"),
        ("a price of €100 billion", "unknown"),
        ("a loan of €90 billion", "unknown"),
        ("a loan of $100 billion euros", "unknown"),
        ("a loan of $100 billion per annum", "unknown/hedge"),
        ("a loan of $100 billion each", "unknown/hedge"),
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


ANOTHER = """
1,200 fishing nets a day
1,200 fishing nets per night
1,200 nets nightly
1,200 nets, nightly
1,200 nets (per night)
1,200 nets — a day
1,200 nets, each day
an annual loan of $100 billion
an annual $100 billion
a $100 billion annual loan
$100 billion loan a year
$100 billion p.a.
$100bn/yr
1,100 – 1,200 fishing nets
1,100 fishing nets to 1,200 fishing nets
between 1,100 fishing nets and 1,200 fishing nets
1,100 fishing nets to  1,200 fishing nets
1,100 to  1,200 fishing nets
between 1.1k fishing nets and 1,200 fishing nets
from 1,100 nets – 1,200 nets
more than a record 1,200 nets
at the most 1,200 nets
one in 1,200 nets
two out of 1,200 nets
two thirds of 1,200 nets
a portion of the 1,200 nets
30 square kilometers squared
1,200 nets and boats
1,200 nets and ropes were torn
1,200 nets, ropes and boats
1,200 nets, old boats and ropes
1,200 nets (and boats)
1,200 nets/boats
1,200 net and rope makers
1,200 nets or boats
1,200 nets and counting
1,200 nets and a half
1,200 nets max
1,200 nets tops
1,200 nets, tops
1,200 nets, give or take
1,200 nets, at the least
1,200 nets at best
1,200 nets, at best
1,200 nets – 1,300
1,300 boats and carts
1,200 nets, if not
1,200 nets to 1,300
1,200-ish nets
1,200 fewer nets
1,200 nets fewer
nearly four years ago
`not` 1,200 nets
30 percentage points
""".strip().splitlines()


@pytest.mark.parametrize("text", ANOTHER)
def test_no_figure_is_exact_beside_words_that_may_make_another_of_it(text):
    """Rates, ranges, parts, bounds and more things counted are never taken for the figure."""
    found = verdicts(text)
    assert found
    assert not {"exact", "exact/hedge"}.intersection(found)


GOES_ON = """
Ash tore 1,200 nets.
1,200 fishing nets were torn
They tore 1,200 nets in May
1,200 torn nets lay there
tore 1,200 nets overnight
1,200 nets hit the ground
1,200 nets vanished
Less than that, tore 1,200 nets
the 1,200 nets that he saw
1,200 nets, according to him
1,200 nets, he said and left
1,200 nets, among them old ones
1,200 nets, more than ever
1,200 nets, officials said
1,200 nets, a day after
1,200 nets and he left
1,200 nets Ash tore
1,200 nets and sank them
the 1,200 nets. A day later
1,200 nets at a price
1,200 nets to the north
1,200 nets†
1,2\u200b00 nets
(1,200 nets)
Nets: 1,200
Nets (1,200), and
a $100 billion loan
a massive $100 billion loan from Europe
the $100-billion loan
a loan of $100 billion, a record
a loan of $100 billions
a loan worth $100 billion came
($100 billion)
a nearly four-year dispute
nearly four years of it
""".strip().splitlines()


@pytest.mark.parametrize("text", GOES_ON)
def test_a_figure_is_exact_where_the_sentence_goes_on(text):
    """Words that say nothing of how many do not stand in the way."""
    assert verdicts(text) == ["exact"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nets (1,400)", "altered/number"),
        ("Nets: 1,400", "altered/number"),
        ("| Nets | 1,400 |", "altered/number"),
        ("Nets (2024)", ""),
        ("On Dec. 21, 2025, on 21 May and in 2024, at 9 a.m., 5 p.m.", ""),
        ("It sold 2024 nets", "altered/number"),
        ("- $100 billion\n- 1,200 fishing nets\n- about 1,300 boats", "exact exact exact"),
        ("- The loan is $100 billion\n- 1,200 nets were torn", "exact exact"),
        ("1. $100 billion\n2. 1,200 fishing nets\n", "exact exact"),
        ("## $100 billion\nA loan of $100 billion\n", "exact exact"),
        ("| nets | 1,200 |\n| boats | about 1,300 |", "exact exact"),
        ("a $100 billion loan and then left", "exact"),
        ("It lost 1,000 tons of grain and 1,200 nets", "unknown exact"),
        ("1,200 nets’ worth of parts", "unknown/hedge"),
        ("a $100 billion loan and then some", "unknown/hedge"),
        ("1,800 nets¹", "altered/number"),
        ("1,8\u200b00 nets", "altered/number"),
        ("$100+ billion", "altered/hedge"),
        ("They loaned $90 billion", "altered/number"),
        ("It lent $90 billion", "unknown"),
        ("They tore 500 kg nets", "unknown"),
        ("1,200 nets and two of them", "exact unknown"),
        ("They held three day nets", "unknown"),
        ("They sold 1,800 Ash-136 nets", "altered/number"),
    ],
)
def test_labels_signs_and_forms_of_words(text, expected):
    """A noun in front counts where none is behind; a verb is a word of the noun it is made of."""
    assert verdicts(text) == expected.split()


def test_what_leaves_a_figure_in_doubt_is_shown():
    """The record is named, and the words stand in the difference."""
    (span,) = draft.spans("They tore 1,200 fishing nets a day.")
    found = counts.check(replace(span.figure, following=("nets",)), span.sentence, INDEX)
    assert (found.verdict, found.sort, found.passage.record.id) == ("unknown", "hedge", "nets")
    assert found.difference == "1,200 nets {+a day+}"


@pytest.mark.parametrize(
    ("text", "phrase", "verdict"),
    [
        ("it fell to − 5 degrees here", "it fell to 5 degrees here", "altered"),
        ("it fell to 5 degrees here", "it fell to — 5 degrees here", "altered"),
        ("it fell to − 5 degrees here", "it fell to -5 degrees here", "altered"),
        ("it fell — quickly — to 5 degrees", "it fell, quickly, to 5 degrees", "typography"),
        ("we saw 5 to 10 million men", "we saw 5", "altered"),
        ("we saw 5 to 10 million men", "10 million men", "altered"),
        ("we saw five to ten million men", "we saw five", "altered"),
        ("we saw five or ten percent", "ten percent", "altered"),
        ("we sat for 3 1/2 hours", "we sat for 3", "altered"),
        ("between 1,300 and 1,500 men came", "1,500 men", "altered"),
        ("we saw 5 and 6 men here", "6 men here", "exact"),
        ("a town is a place", "[A] town is a place", "typography"),
        ("a town is a place", "[The] town is a place", "altered"),
        ("we sat for 3, 4 of us then left", "we sat for 3", "exact"),
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
        ("> We do not want to close the old harbor\n>\n> -- Ash, Sunday", "exact"),
        ("> We do not want to close the old harbor\n> - Ada Ash", "exact"),
        ("- > We do want to close the old harbor", "altered/negation"),
        ("> Ada Ash: We do not want to close the old harbor", "exact"),
        ("> **Ashland:** We do not want to close the old harbor", "exact"),
        ("> Somebody: We do not want to close the old harbor", "altered/words"),
        ("> 1. close the old harbor\n> 2. keep it open\n", "exact exact"),
        ("> ## close the old harbor\n", "exact"),
        ("> | close the old harbor | Z |\n> |---|---|\n", ""),
        ("> ```\n> “sell the old harbor for good”\n> ```\n", ""),
        ("+++\ntitle = “sell the old harbor”\nnets = 7\n+++\n\nNo.", ""),
        ("<script>\n“sell the old harbor for good”\n</script>", ""),
        ("“close the old\\\nharbor”", "exact"),
        ("> Never: We do not want to close the old harbor", "altered/negation"),
        ("<blockquote>\nWe do want to close the old harbor</blockquote>", "altered/negation"),
        (
            "<blockquote><p>He</p>\n\n<p>We do want to close the old harbor",
            "unknown altered/negation",
        ),
        ('„close the old harbor" and „sell the harbor here"', "exact unknown"),
        ('“close the old harbor" or „keep the "old" harbor”', "exact altered/words exact"),
        ("»close the old harbor» or »sell the harbor here»", "exact unknown"),
        ("“keep it open for everybody¹”, “keep it open for everybody.²”", "exact exact"),
        ("> We do want to “close the old harbor” and sell it", "altered/negation exact"),
        ("> “keep it open for everybody,” Ash said of the harbor.", "exact"),
        ('Ash said:"keep it shut for everybody"', "altered/words"),
        ('Ash said,"keep it open for everybody."', "exact"),
        ("“We do ~~not~~ want to close the old harbor”", "altered/negation"),
        ("“close the old [sic] harbor”", "typography"),
        ("“[T]o close the … harbor”", "elided"),
        ("“We do want … the [O]ld harbor”", "altered/negation"),
        ("“We do <del>not</del> want to close the old harbor”", "altered/negation"),
        ("The ’90s, the '90s and the ‘80s were the nets' years.", ""),
        ("“I paid $20 for a fish,” a man said.", "unknown"),
        ("“I waited three years for this,” he said.", "unknown"),
        ("“1,300 boats”", "exact/hedge"),
        ("“the loan of $90 billion”", "altered/number"),
        ("“$90m”", "altered/number"),
    ],
)
def test_what_is_quoted(text, expected):
    """All that is said to be said is checked, and nothing that is not."""
    assert verdicts(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We do not,” she said, “want to close the harbor.”", "altered/words altered/words"),
        ("“We do not,” she said, “want to close the old harbor.”", "typography typography"),
        ("“We do not”, Ash said, “want to close the old harbor”", "exact exact"),
        ("“We do not want,” she said, “to keep it open.”", "altered/words altered/words"),
        ("“We do not,” she said. “Want to close the old harbor.”", "typography typography"),
        ("“We do not,” she said and left. He: “want to close the old harbor”", "altered/negation"),
        ("“We do not want to close the old harbor,” she said. “But to keep it.”", "typography"),
        ("“to keep it open,” she said, but not “close the old harbor”", "exact exact"),
        ("“We do,” she said, “want to close the old harbor.”", "altered/negation altered/negation"),
        ("“1,200 fishing nets,” it said, “about 1,300 boats”", "exact exact"),
        ("“We do not,” she said. Ash, too, “want to close the old harbor”", "altered/negation"),
        (f"“We do not,” {'so ' * 40}, “want to close the old harbor”", "altered/negation"),
    ],
)
def test_a_quotation_goes_on_behind_who_speaks(text, expected):
    """Both parts are judged as the reader reads them: as one."""
    found = verdicts(text)
    assert (found if " " in expected else found[-1:]) == expected.split()
