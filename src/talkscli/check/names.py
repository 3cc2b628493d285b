"""The participants and sides of a sheet that a text names."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from talkscli.text.folding import fold, unaccented

_word = re.compile(r"(?:[^\W\d_]\.)+|\w+")


class Names:
    """Finds by name, by alias, and by surname where only one has it; a pronoun is nobody."""

    def __init__(self, called: Mapping[str, tuple[str, ...]], people: frozenset[str]) -> None:
        surnames = Counter(_words(called[id_][0])[-1:] for id_ in people if id_ in called)
        self._spellings: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for id_, names in called.items():
            last = _words(names[0])[-1:]
            alone = [last] if id_ in people and surnames[last] == 1 else []
            for words in {*map(_words, names), *alone}:
                if words:
                    self._spellings.setdefault(words[0], []).append((words, id_))

        # One sentence after another is asked about, for each of its figures.
        self.within = lru_cache(maxsize=8)(self._within)

    def _within(self, text: str) -> tuple[str, ...]:
        """The ids of those that a text names, each once, in the order of the text."""
        words = _words(text)
        return tuple(
            dict.fromkeys(
                id_
                for place, word in enumerate(words)
                for spelled, id_ in self._spellings.get(word, ())
                if words[place : place + len(spelled)] == spelled
            )
        )


def _words(text: str) -> tuple[str, ...]:
    """The words of a text in the case that tells the US from us, without accents."""
    plain = fold(text)
    return tuple(_word.findall(plain if plain.isascii() else unaccented(plain)))
