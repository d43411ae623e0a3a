"""Lengths of time in a few words."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.synthesis import Times

_UNITS = (
    (31557600, "years"), (2629800, "months"), (604800, "weeks"), (86400, "days"), (3600, "hours"),
    (60, "min"), (1, "s"),
)  # fmt: skip


def spoken(verb: str, times: Times | None) -> str:
    """Return times in numbers, or, where no source gives any, in words; empty for none.

    >>> from ketcli.knowledge.synthesis import Times
    >>> spoken("lasts", Times(text="x", sources=1, findings=(), low_seconds=5400, high_seconds=14400))
    'lasts 1.5 to 4 hours'
    """
    if times is None:
        return ""
    low, high = times.low_seconds, times.high_seconds
    if high is None:
        return times.text
    if low is None:
        return f"within {length(high)}" if verb == "from" else f"{verb} up to {length(high)}"
    if low == high:
        return f"{verb} {length(low)}"
    first, last = length(low), length(high)
    if first.split()[1].rstrip("s") == last.split()[1].rstrip("s"):
        first = first.split()[0]
    return f"{verb} {first} to {last}"


def in_words(times: Times, *, together: bool = True) -> str:
    """Return times as people say them: the range of several sources, or the words of one.

    Not `together`: the words of the first in any case.

    >>> from ketcli.knowledge.synthesis import Times
    >>> in_words(Times(text="on average 24.67 months (standard deviation 26.36)", sources=1, findings=()))
    'on average about 25 months'
    """
    low, high = times.low_seconds, times.high_seconds
    if together and times.sources > 1 and low is not None and high is not None and low < high:
        return spoken("", times).strip()
    said = times.text
    for spread in (" (standard deviation", " (SD"):
        before, found, after = said.partition(spread)
        if found and ")" in after:
            said = before + after.partition(")")[2]
    return " ".join(map(_rounded, said.split(" ")))


def _rounded(word: str) -> str:
    """Return a number of two decimals or more as one that is about that."""
    bare = word.strip("(),;:%")
    whole, _, decimals = bare.partition(".")
    if whole.isdecimal() and decimals.isdecimal() and len(decimals) > 1:
        return word.replace(bare, f"about {round(float(bare))}")
    return word


def length(seconds: float) -> str:
    """Return a length of time in the largest unit that keeps it at 1 or more.

    >>> length(5400), length(60), length(86400)
    ('1.5 hours', '1 min', '1 day')
    """
    size, unit = next(((size, unit) for size, unit in _UNITS if seconds >= size), _UNITS[-1])
    number = f"{round(seconds / size, 1):g}"
    return f"{number} {unit.removesuffix('s') if number == '1' and unit != 's' else unit}"
