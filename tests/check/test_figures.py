"""What is shown of a draft's figure that is not simply the sheet's."""

import pytest
from records import index_of

from talkscli.check.annotate import annotate

FIELDS = index_of(
    [
        ("fields", "fields that dried out", "roughly 2,600 hectares", 2600, "hectares", "roughly"),
        ("wells", "money for wells", "€30 million", 30_000_000, "EUR"),
        ("boats", "boats that sank", "17 of 20 boats", 17, "boats"),
    ]
)


@pytest.mark.parametrize(
    ("sentence", "judged"),
    [
        (
            "Two-thirds of roughly 2,600 hectares dried out.",
            ("unknown", "modifier", "{+Two-thirds of+} roughly 2,600 hectares"),
        ),
        ("A third of €30 million.", ("unknown", "modifier", "{+A third of+} €30 million")),
        ("They gave €30m for each well.", ("altered", "rate", "€30m {+for each well+}")),
        ("They gave €30m for every well.", ("altered", "rate", "€30m {+for every well+}")),
        ("They lost 17 boats.", ("unknown", "modifier", "17 [-of 20-] boats")),
        ("They lost 17 of 20 boats.", ("agrees", None, None)),
        ("Some 2,600 hectares dried out.", ("agrees", None, None)),
    ],
)
def test_the_difference_shows_what_differs(sentence, judged):
    """What the sentence has beside the figure stands in it, and what it leaves out."""
    found = [one for _, one in annotate(sentence, FIELDS) if one.passage]
    assert judged in [(one.verdict, one.sort, one.difference) for one in found]
