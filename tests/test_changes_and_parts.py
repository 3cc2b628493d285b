"""Figures in the sentences of reporters: changes, lacks, parts, rates and bounds are others."""

import pytest
from made_up import index_of

from talkscli.checking import judging

STATISTICS = [
    ("turnout", "turnout", "62 percent", 62, "percent"),
    ("rise", "rise in rents", "14 percent", 14, "percent"),
    ("people", "people killed", "84 people", 84, "people"),
    ("women", "members elected", "15 women", 15, "women"),
    ("jobs", "jobs cut", "2,500 jobs", 2500, "jobs"),
    ("homes", "homes built", "25,000 new affordable family homes a year", 25000, "homes"),
    ("shelters", "shelters opened", "400 shelters", 400, "shelters"),
    ("drones", "drones launched", "1,300 drones", 1300, "drones"),
    ("gas", "gas bought", "40 billion cubic meters of gas a year", 40000000000, "cubic meters"),
    ("nets", "nets carried", "1,200 nets a boat", 1200, "nets"),
    ("barrel", "oil price", "$80 a barrel", 80, "USD"),
    ("daily", "harbor income", "daily $3 million", 3000000, "USD"),
    ("dead", "dead", "90 dead", 90, "dead"),
    ("staff", "hired", "300 doctors and nurses", 300, "doctors and nurses"),
    ("arms", "seized", "700 drones, missiles and bombs", 700, "drones, missiles and bombs"),
    ("road", "cost of the road", "$4 million", 4000000, "CAD"),
    ("boats", "boats lost", "17 of 20 boats", 17, "boats"),
    ("ticket", "price of a ticket", "€40", 40, "EUR"),
    ("bridge", "cost of the bridge", "€9 million", 9000000, "EUR"),
    ("fund", "European funding", "$100 billion", 100000000000, "USD"),
]
INDEX = index_of(STATISTICS)
OTHERS = """
Turnout rose 62 percent.
Turnout was down 62 percent on 2019.
Turnout was 62 percent up on 2019.
European funding rose $100 billion.
European funding tumbled by $100 billion.
European funding saw a $100 billion cut.
It is a shortfall of $100 billion.
Rents fell by 14 percent.
Rents were 14 percent.
Police arrested 84 people smugglers.
In all 15 women MPs resigned.
2,500 jobs cuts
1,300 drones pilots that fled
The boat was 84 people over capacity.
The town is 400 shelters under its target.
That is 400 shelters too few.
The pledge is $100 billion over budget.
The town has 400 shelters if not 500.
Some 1,300 drones, except 200 decoys, hit.
1,300 drones not counting decoys
84 people in a million had none.
They have not yet opened 400 shelters.
They have yet to open 400 shelters.
They failed to open 400 shelters.
They did not run out of 400 shelters.
They met 84 people of note.
Most nights they launch 1,300 drones.
European funding was out by $100 billion.
Two waves, each of 1,300 drones, came.
Each of the three waves had 1,300 drones.
Russia launches 1,300 drones on an average night.
They launch 1,300 drones most nights.
1,300 drones twice-weekly
1,300 drones biweekly
84 people at a time
There is one doctor per 84 people.
a median of 1,300 drones
They will build 25,000 new affordable family homes.
They build 25,000 homes.
They buy 40 billion cubic meters of gas.
They carried 1,200 nets.
He paid $80 for the dinner.
It makes $3 million.
The mayor missed the 400 shelters target the government set.
the 2,500 jobs increase Siemens promised
the 84 people limit the fire brigade set
In all 90 dead and injured were counted.
84 people killed and wounded.
They hired 300 doctors, and nurses protested.
They lost 17 of the 20 boats.
Seventeen of 20 boats
One in five people fell ill.
Four cases per 100,000 people
Most of the 1,300 drones were shot down.
Two-thirds of the 1,300 drones were shot down.
Half of the 1,300 drones were shot down.
The tickets are $40 a head.
""".strip().splitlines()
SAME = """
Turnout was 62 percent.
A turnout of 62 percent was a record.
European funding of $100 billion.
Europe raised $100 billion in funding.
Rents rose 14 percent.
Rents rose by 14 percent.
A rise of 14 percent in rents.
A 14 percent rise.
It opened 400 shelters, too.
They will build 25,000 new affordable family homes a year.
They buy 40 billion cubic meters of gas a year.
They carried 1,200 nets a boat.
Oil cost $80 a barrel.
Police seized 700 drones, missiles and bombs.
The cost of the road is $4 million.
The ministry shot down 1,300 drones.
European funding was $100 billion, or 62 percent of the turnout.
It built 400 shelters (or 62 percent of the turnout).
Talks between 15 women and the mayor began.
Arland sold 1,300 drones to Taiwan.
It built 400 shelters over the winter.
1,300 drones hit the town, and injured many.
The 84 people fled to a hospital.
""".strip().splitlines()


def verdicts(text):
    return {found.verdict for _, found in judging.judge(text, INDEX)}


@pytest.mark.parametrize("text", OTHERS)
def test_a_number_of_something_else_is_never_exact(text):
    """By how much something changed, what is lacking and what comes a day are other figures."""
    assert verdicts(text) == {"unknown"}


@pytest.mark.parametrize("text", SAME)
def test_the_same_figure_is_exact(text):
    """The words of the sheet, and sentences in which nothing makes another figure of it."""
    assert verdicts(text) == {"exact"}


def test_an_amount_beside_the_sheets_own_is_no_other_currency():
    """It may be what the same comes to, so it is left to the reader."""
    assert verdicts("The bridge came to €9 million ($9 million).") == {"exact", "unknown"}
