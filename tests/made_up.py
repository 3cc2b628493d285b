"""Statistics that tests make up, and what is found of a draft held against them."""

from conftest import HEAD

from talkscli.checking.index import Index
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
    return Index(sheet.decode(HEAD + records, "made-up.toml"))
