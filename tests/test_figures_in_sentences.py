"""What is never taken for a figure of the sheet, and what always is, in many ways to say it."""

import pytest
from made_up import index_of

from talkscli.checking import judging
from talkscli.checking.index import Index
from talkscli.sheet import sheet

STATISTICS = (
    ("containers", "containers lost", "312 containers", 312, "containers"),
    ("strike", "strike", "six weeks", 6, "weeks"),
    ("cost", "cost of cranes", "$2.4 million", 2_400_000, "USD"),
    ("loan", "loan", "€750 million", 750_000_000, "EUR"),
    ("fall", "fall of cargo", "roughly 18 percent", 18, "percent", "roughly"),
    ("dock", "dockworkers", "More than 4,500 dockworkers", 4500, "dockworkers", "More than"),
    ("ships", "ships waiting", "between 40 and 60 ships", 40, "ships", "between"),
    ("cranes", "cranes", "up to 25 cranes", 25, "cranes", "up to"),
    ("rebuild", "rebuilding", "10 to 12 months", 10, "months"),
    ("drivers", "drivers injured", "17 injured drivers", 17, "drivers"),
)
STRIKE = index_of(STATISTICS)
BUNDLED = Index(sheet.load(sheet.bundled()))
DRONES = """
About 1,300 drones were launched per night.
About 1,300 drones were launched nightly.
About 1,300 drones are launched a night.
About 1,300 drones have been launched every day.
About 1,300 drones launched at Ukraine nightly.
About 1,300 drones flew at cities all over Ukraine every night.
Every night, Russia launched 1,300 drones.
Each day, about 1,300 drones hit Ukraine.
Daily, Russia launched 1,300 drones.
Night after night, Russia launched 1,300 drones.
Each night last week Russia launched 1,300 drones.
1,300 drones and guided bombs
1,300 drones and flying bombs
1,300 drones and unmanned boats
1,300 drones and incoming missiles
1,300 drones and Shaheds
1,300 drones, Shaheds and missiles
1,300 drones and Kh-101s
1,300 Drones and Missiles
1,300 DRONES AND MISSILES
1,300 Drones, Missiles and Bombs
1,300 Drones Nightly
1,300 Drones Ballpark
1,300 drones Per Night
1,300 DRONES A NIGHT
Several of the 1,300 drones hit.
Dozens of the 1,300 drones hit.
Scores of the 1,300 drones hit.
Hundreds of the 1,300 drones hit.
A handful of the 1,300 drones hit.
A couple of the 1,300 drones hit.
Two of Russia's 1,300 drones
a third of Russia's 1,300 drones
Two of its fleet of 1,300 drones
10 percent of its stock of 1,300 drones
50% of the planned 1,300 drones
⅓ of the 1,300 drones
½ of 1,300 drones
one third the 1,300 drones
All except 1,300 drones
1,300 drones (of 5,000)
1,300 drones (out of 5,000)
1,300 drones at a minimum
1,300 drones at a maximum
1,300 drones at the very least
1,300 drones at the very most
1,300 drones at the outside
1,300 drones and then more
1,300 drones and then some
1,300 drones and over
1,300 drones and under
1,300 drones and falling
1,300 drones and growing
1,300 drones and not more
1,300 drones, if that
1,300 drones (not 1,200)
1,300 drones on average
1,300 drones, twice
1,300 drones, times two
1,300 drones (± 200)
1,300 drones, ±5%
1,300 drones to as many as 1,500
launched anything but 1,300 drones
launched nothing like 1,300 drones
launched nowhere near 1,300 drones
not the 1,300 drones it claims
Russia never launched 1,300 drones
Russia didn't launch 1,300 drones
1,200/1,300 drones
1,200, perhaps 1,300 drones
<=1,300 drones
⩽1,300 drones
≲1,300 drones
≠1,300 drones
2 × 1,300 drones
2 x 1,300 drones
－1,300 drones
➖1,300 drones
₿1,300 drones
₩1,300 drones
¢1,300 drones
Rs 1,300 drones
kr 1,300 drones
1,300 kg drones
two 1,300-drone swarms
1,300 other drones
a second 1,300 drones
the remaining 1,300 drones
the next 1,300 drones
1,300 decoy drones
1,300 fake drones
Missiles and drones: 1,300
| Missiles and drones | 1,300 |
Missiles, not drones: 1,300
Non-drones: 1,300
Cost of drones: 1,300
“not” 1,300 drones
“more than” 1,300 drones
1,300 drones, “a night”
not “1,300 drones”
half of “1,300 drones”
“1,300 drones” a night
$100 billion a year in aid
$100 billion a year from Europe
$100 billion a year to Kyiv
1,200 aerial bombs a day in Kharkiv
1,200 aerial bombs a night on Kyiv
1,200 aerial bombs a day of fighting
about 1,300 drones a night from Russia
“1,200 aerial bombs” a day in Kharkiv
Russia launched (at least) 1,200 aerial bombs
[more than] 1,200 aerial bombs
launched, at least, 1,200 aerial bombs
launched – at least – 1,200 aerial bombs
a pledge of (at least) $100 billion
a pledge that tops $100 billion
a pledge that exceeds $100 billion
a pledge crossed $100 billion
a pledge would surpass $100 billion
a pledge nearing $100 billion
a pledge near $100 billion
a pledge past $100 billion
a pledge capped at $100 billion
a pledge limited to $100 billion
a pledge as high as $100 billion
virtually $100 billion
possibly $100 billion
perhaps $100 billion
close to the $100 billion
almost all of 1,200 aerial bombs
a good $100 billion
1,200 aerial bombs, likely more
1,200 aerial bombs, and probably more
1,200 aerial bombs, almost
$100 billion and more
$100 billion and above
Europe raised its pledge by $100 billion
Europe cut its pledge by $100 billion
an increase of 1,200 aerial bombs
a drop of 1,200 aerial bombs
a pledge $100 billion higher
1,200 aerial bombs combined with 300 missiles
1,300 drones, bombs
1,200 aerial bombs through 1,300
$100 billion minus fees
On average, Russia launched 1,200 aerial bombs
1,200 Ukrainian aerial bombs
1,300 drones a raid
1,300 drones a sortie
1,300 drones all told
both $100 billion pledges
""".strip().splitlines()
PORT = """
17 drivers out of 20
17 injured drivers of 20
17 injured drivers in 20
A strike six weeks out of seven.
roughly 18 percent of 5 percent
six weeks (and three days)
not much more than 4,500 dockworkers
little more than 4,500 dockworkers
Cargo fell by 15%–18%.
15%/18%
15% — 18%
18%—20%
18%-ish
$2.4 million—$3 million
€700 million, or €750 million
€700 million, maybe €750 million
from 20 up to 25 cranes
five, six weeks
40 ships waited.
The rebuilding will take 10 months.
3 × $2.4 million
18 percent points
18 % points
18%-points
an annualized 18%
18% YoY
18% year on year
18% month-on-month
$2.4 million (CAD)
$2.4 million Jamaican dollars
17 k drivers
ten $2.4 million cranes
several $2.4-million cranes
two payments of $2.4 million
17 uninjured drivers
17 dead drivers
more than between 40 and 60 ships
between 40 and 60 ships a day
half of 10 to 12 months
""".strip().splitlines()
SAID_OF_DRONES = """
The Daily Mail said 1,200 aerial bombs fell.
About 1,300 drones in one night, and 1,200 aerial bombs
about 1,300 drones and then 1,200 aerial bombs
left Florida without a breakthrough in the nearly four-year war
There is no end in sight to the nearly four-year war.
No breakthrough in the nearly four-year war came.
He left without comment on the $100 billion pledge.
Half of the envoys wanted the nearly four-year war to end.
It cost $100 billion; nearly a record
It cost $100 billion — nearly a record
The pledges add up to $100 billion.
Anger over $100 billion pledge
Russia launched approx. 1,300 drones at it
Kyiv paid out $100 billion
a cost that one of the ministers put at $100 billion
Russia sent about 1,300 drones 🇺🇦
1,200 aerial bombs #Ukraine
1,200 aerial bombs just this week
Russia fired about 1,300 drones in a week, Zelenskyy said.
Some 1,300 Russian drones and 1,200 aerial bombs hit Ukraine, according to Zelenskyy.
Europe pledged $100 billion, which Zelenskyy called historic.
a $100 billion funding pledge from Europe
Europe's $100bn pledge
About 1,300 drones didn't reach Kyiv.
The nearly four-year war
about 1,300 drones, he said
Zelenskyy said Russia launched 1,300 drones, as well as 1,200 aerial bombs.
About 1,300 drones mostly hit homes.
1,200 aerial bombs were dropped, per Zelenskyy
1,200 aerial bombs, each carrying a warhead
""".strip().splitlines()
SAID_OF_PORT = """
Between 40 and 60 ships waited outside the harbor.
The rebuilding will take 10 to 12 months.
between 40 and 60 ships
It lost 312 containers in a storm.
A strike of six weeks ended.
The cranes cost $2.4 million in all.
a €750 million loan from the bank
a loan worth €750 million, the bank said
Cargo fell by roughly 18 percent in a week.
Cargo fell roughly 18% on Monday.
More than 4,500 dockworkers walked out
up to 25 cranes stood idle
17 injured drivers were taken away
312 containers fell overboard
The company's 312 containers were lost
""".strip().splitlines()


def verdicts(text, index):
    return [found.verdict for _, found in judging.judge(text, index)]


@pytest.mark.parametrize(
    ("index", "text"), [*((BUNDLED, text) for text in DRONES), *((STRIKE, text) for text in PORT)]
)
def test_no_other_figure_is_exact(index, text):
    """Rates, lists, parts, ranges, denials, signs and marks make another figure of the number."""
    assert not {"exact", "typography"}.intersection(verdicts(text, index))


@pytest.mark.parametrize(
    ("index", "text"),
    [*((BUNDLED, text) for text in SAID_OF_DRONES), *((STRIKE, text) for text in SAID_OF_PORT)],
)
def test_the_figure_is_exact_in_many_sentences(index, text):
    """Nothing in the way reporters write of a figure hides that it is the sheet's."""
    assert set(verdicts(text, index)) == {"exact"}


@pytest.mark.parametrize(
    "text",
    [
        "He spent the last two years in prison.",
        "Putin has ruled the country for 25 years.",
        "The two-year deal",
        "He has served two years in the Senate.",
        "The war came. He waited 25 years.",
    ],
)
def test_other_spans_of_time_are_unknown(text):
    """Words such as `the` say nothing of what a figure measures."""
    assert verdicts(text, BUNDLED) == ["unknown"]


def test_a_hedge_belongs_to_the_figure_behind_it():
    """What begins behind `and` is of the next figure alone."""
    text = "About 1,300 drones and more than 1,200 aerial bombs"
    assert verdicts(text, BUNDLED) == ["exact", "altered"]


def test_a_rate_is_exact_in_its_own_words():
    """What the sheet has beside its figure is not added to it."""
    index = index_of([("raise", "raise", "4.5 percent a year", 4.5, "percent")])
    assert verdicts("It foresees a raise of 4.5 percent a year.", index) == ["exact"]
    assert verdicts("It foresees a raise of 4.5 percent a year in all towns.", index) == ["exact"]
    assert verdicts("It foresees more than 4.5 percent a year.", index) == ["altered"]
