"""Whether the words beside a figure make another one of it.

A phrase is judged without this, and need not wait for it to load.
"""

from talkscli.language import beside
from talkscli.language.figures import Figure, is_counted


def doubt(figure: Figure, text: str) -> tuple[str, str]:
    """Words in front of a figure of `text` and behind it, with which it may be another one."""
    behind = beside.behind(text, figure.reach, counted=is_counted(figure))
    if figure.label:
        label = text.rfind(figure.label, 0, figure.begin)
        return beside.in_label(text, label) or beside.in_front(text, label), behind
    return beside.in_front(text, figure.begin), behind


def changed(figure: Figure, text: str) -> bool:
    """Whether words beside a figure of `text` surely make another one of it."""
    behind = beside.behind(text, figure.reach, counted=is_counted(figure), sure=True)
    if figure.unit == "percent" and figure.following[:1] in (("point",), ("points",)):
        return True
    return bool(beside.in_front(text, figure.begin, sure=True) or behind)
