"""Records as sheets have them, and an index of a sheet that has them alone."""

from types import SimpleNamespace

from conftest import HEAD

from talkscli.check.index import Index
from talkscli.sheet import sheet


def statistic(id_, measure, written, value, unit, hedge="", paragraph=1):
    """A statistic as a sheet has it."""
    hedged = f'hedge = "{hedge}"\n' if hedge else ""
    return (
        f'[[statistic]]\nid = "{id_}"\nmeasure = "{measure}"\nas_written = "{written}"\n'
        f'value = {value}\nunit = "{unit}"\n{hedged}at.as_written = "P{paragraph}"\n'
        'inferred = ["measure"]\n'
    )


def index_of(statistics):
    """A sheet of statistics, each told as the arguments of `statistic`, to hold drafts against."""
    records = "".join(statistic(*one) for one in statistics)
    return Index(sheet.decode(HEAD + records, "sheet.toml"))


def index_of_quotes(*texts, speakers=()):
    """The index of a sheet that has these quotes, all by the same speakers."""
    quotes = [
        SimpleNamespace(kind="quote", main="text", text=one, speakers=speakers) for one in texts
    ]
    records = {"quote": quotes, "statistic": (), "participant": (), "document": ()}
    return Index(SimpleNamespace(records=records, called=lambda _: {}))
