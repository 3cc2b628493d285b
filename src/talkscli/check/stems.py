"""The telling words of a text by their stems, by which a sentence speaks of a measure."""

from functools import lru_cache

from talkscli.quantity import lexicon
from talkscli.text.folding import loose_words


def stems(text: str) -> frozenset[str]:
    """The stems of the telling words of a text."""
    return frozenset(stem(word) for word in loose_words(text) if word not in lexicon.STOPS)


spoken = lru_cache(maxsize=10)(stems)  # quantities come sentence by sentence


def stem(word: str) -> str:
    """A word less the ending of a verb or a plural: pledge, pledges, pledged, pledging."""
    return next(
        (word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2),
        word,
    )


_ENDINGS = ("ings", "ing", "ed", "es", "e", "s")
