"""What ids and names people type, and whom they mean."""

from collections.abc import Mapping

from talkscli.text.folding import loose, loose_words


def bare(id_: str) -> str:
    """An id less that of the sheet, which stands before it where two sheets share one."""
    return id_.rpartition(":")[2]


def typed(id_: str, home: str) -> tuple[str, str]:
    """What a person may type for an id of the sheet `home`: the id, alone or behind the sheet's."""
    own = bare(id_)
    return own, f"{home}:{own}"


def resolve(wanted: str, names: Mapping[str, tuple[str, ...]], home: str = "") -> list[str]:
    """The ids that a person means by `wanted`; `names` holds what each of the sheet is called.

    An id, a whole name or an alias comes first; failing these, every name that has
    all the words. Empty where nobody is meant.
    """
    if own := [id_ for id_ in names if wanted in typed(id_, home)]:
        return own
    target = loose(wanted)
    called = {id_: [loose(name) for name in spellings] for id_, spellings in names.items()}
    whole = [id_ for id_, spellings in called.items() if target in (*typed(id_, home), *spellings)]
    parts = set(loose_words(target))
    if whole or not parts:
        return whole
    return [
        id_
        for id_, spellings in called.items()
        if any(parts.issubset(loose_words(spelling)) for spelling in spellings)
    ]
