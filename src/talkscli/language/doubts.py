"""Whether what stands beside a figure leaves it as it is.

No list has every way to say that a number is not just that number: `1,200 nets a night`,
`one in 1,200 nets`, `1,200 nets and boats`. So behind what is counted only words are trusted
that are known to go on with the sentence; whatever else stands there leaves the figure in doubt.
"""

from talkscli.language import figures
from talkscli.language.before import in_front, in_label
from talkscli.language.behind import behind
from talkscli.language.figures import Figure, is_counted
from talkscli.language.hedges import hedged
from talkscli.text.tokens import late

NEAR = 60
"""So many characters beside a figure may say in another unit what it comes to."""
_or = late(r"(?:\s?[,(–—])?\sor\s|\s?\(or\s")


def doubt(figure: Figure, text: str) -> tuple[str, str]:
    """Words in front of a figure of `text` and behind it, with which it may be another one."""
    same = _said_otherwise(figure, text)
    back = "" if same[1] else behind(text, figure.reach, counted=is_counted(figure))
    if same[0]:
        return "", back
    if figure.label:
        label = text.rfind(figure.label, 0, figure.begin)
        return in_label(text, label) or in_front(text, label), back
    return in_front(text, figure.begin), back


def around(text: str, begin: int, end: int) -> tuple[str, str]:
    """The same of a figure that is all that stands from `begin` to `end`, its hedge as well."""
    place = hedged(text, begin)
    front = in_front(text, place) or text[place:begin].strip()
    return front, behind(text, end, counted=True)


def changed(figure: Figure, text: str, begin: int, end: int) -> bool:
    """Whether words beside a figure of `text` surely make another one of it.

    What stands from `begin` to `end` is said to be the whole figure, and is not looked at.
    """
    if figure.unit == "percent" and figure.following[:1] in (("point",), ("points",)):
        return True
    reach = max(end, figure.reach)
    counted = is_counted(figure) or end > figure.reach
    same = _said_otherwise(figure, text)
    front = not same[0] and in_front(text, min(begin, figure.begin), sure=True)
    return bool(front or (not same[1] and behind(text, reach, counted=counted, sure=True)))


def _said_otherwise(figure: Figure, text: str) -> tuple[bool, bool]:
    """Whether, in front and behind, the same is said in another unit: $3 million, or 15 percent."""
    first = max(0, figure.begin - NEAR)
    before = [one for one in _or().finditer(text, first, figure.begin) if one.end() == figure.begin]
    front = figures.find(text[first : before[0].start()])[-1:] if before else []
    joint = _or().match(text, figure.reach)
    rest = text[joint.end() : joint.end() + NEAR] if joint else ""
    back = [one for one in figures.find(rest)[:1] if one.begin == 0]
    front = [one for one in front if first + one.reach == before[0].start()]
    return _of_another(figure, front), _of_another(figure, back)


def _of_another(figure: Figure, other: list[Figure]) -> bool:
    """Whether a figure beside another one is of another unit: money, per cent, or neither."""
    return any(one.unit != figure.unit for one in other)
