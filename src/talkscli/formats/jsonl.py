"""One JSON object a line."""

from talkscli.formats import Answer, Screen
from talkscli.formats.json import encode, selected

FOR_PEOPLE = False


def render(answer: Answer, screen: Screen) -> str:
    """A line for every record, nothing when empty."""
    return "".join(encode(row) + "\n" for row in selected(answer))
