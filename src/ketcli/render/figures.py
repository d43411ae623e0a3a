"""Numbers as people read them: the number first, then of whom, then against what; whole, or in a few words."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import ALREADY_ILL, Base, Frequency, Measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.evidence import Comparator, Figure, Number
    from ketcli.knowledge.synthesis import Headline
    from ketcli.render.blocks import Piece


def number(figure: Figure) -> str:
    """Return the number of a figure with its counts and comparator.

    A share of cases, reports or people who stopped is named as one, so that it
    is never read as a risk.
    """
    out = _share(figure.percent, figure.percent_high, figure.count, figure.total)
    if out and (figure.percent is None or (figure.count is not None and figure.total is None)):
        noun = figure.of.counted(one=figure.count == 1 and figure.total is None)
        out = f"{out} {noun}" if figure.percent is None else f"{out.removesuffix(')')} {noun})"
    if figure.comparator and (compared := _compared(figure.comparator)):
        out = f"{out} against {compared}" if out else f"against {compared}"
    if figure.text:
        out = f"{out}; {figure.text}" if out else figure.text
    return out


def observed(figure: Figure) -> str:
    """Return of whom the figure speaks, and what kind of number it is where that is not plain."""
    kind = "" if figure.measure in (Measure.RATE, Measure.COUNT) else f"{figure.measure.label}; "
    what = figure.counts or ("other things too" if figure.composite else "")
    return f"{kind}{figure.of.label}: {figure.population}" + (f"; counts {what}" if what else "")


def frequency(value: Frequency) -> str:
    """Return a frequency word with its band; the word alone is read as far more than it means."""
    return f"{value.label} ({value.meaning})"


def _share(
    percent: Number | None, high: Number | None, count: int | None, total: int | None
) -> str:
    people = f"{count:,}" if count is not None else ""
    if total is not None:
        people = f"{people} of {total:,}".lstrip()
    if percent is None or (percent == 0 and high is None and count and total):
        return people
    share = f"{percent}%" if high is None else f"{percent}% to {high}%"
    if people.startswith("of "):
        return f"{share} {people}"
    return f"{share} ({people})" if people else share


def _compared(comparator: Comparator) -> str:
    share = _share(comparator.percent, None, comparator.count, comparator.total)
    return f"{share} with {comparator.name}" if share else comparator.name


_ILL_ALREADY_SAID = (Base.CASE_SERIES, Base.EMERGENCY_VISITS, Base.POISON_CENTER, Base.DEATHS)
NO_SHARE = "no share recorded"
COMPOSITE = "* counts more or other than this alone"


def share(figure: Figure) -> str:
    """Return the share: a percentage, or the range of several.

    >>> from ketcli.knowledge.evidence import Figure
    >>> share(Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="", count=1, total=7))
    '14.3%'
    >>> share(Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="", count=3, total=6630))
    '3 of 6,630'
    """
    low, high = limits(figure)
    if few(figure):
        return f"{figure.count} of {figure.total:,}"
    return f"{low:g}%" if low == high else f"{low:g}% to {high:g}%"


def few(figure: Figure) -> bool:
    """Tell whether some had it, so few that the percentage comes to 0."""
    return limits(figure) == (0, 0) and bool(figure.count and figure.total)


def gives_share(figure: Figure) -> bool:
    """Tell whether a figure holds a percentage, or a count with how many it is of."""
    return figure.percent is not None or (figure.count is not None and bool(figure.total))


def limits(figure: Figure) -> tuple[float, float]:
    """Return the lowest and highest percentage of a figure that gives a share."""
    if figure.percent is None:
        low = round(100 * (figure.count or 0) / (figure.total or 1), 1)
        return low, low
    return figure.percent, figure.percent if figure.percent_high is None else figure.percent_high


def told(figure: Figure, *, starred: bool = False) -> str:
    """Return of how many and of whom a share speaks, and in words, or by a star, what it counts."""
    many = f"{figure.total:,} " if figure.total is not None and not few(figure) else ""
    what = counting(figure)
    return f"{many}{people(figure)}" + ((" *" if starred else f", {what}") if what else "")


def of_whom(figure: Figure, *, starred: bool = False) -> str:
    """Return what stands behind a share: of how many, of whom, and what it counts."""
    said = told(figure, starred=starred)
    return f" {said}" if few(figure) or said.startswith("in ") else f" of {said}"


def people(figure: Figure) -> str:
    """Return of whom a share speaks, in two or three words."""
    of = figure.of.short
    if figure.measure is Measure.SHARE_OF_CASES:
        return of if figure.of in _ILL_ALREADY_SAID else "already ill"
    return f"{of}, stopped over it" if figure.measure is Measure.STOPPING else of


def of_the_ill(figure: Figure) -> bool:
    """Tell whether a share speaks of people already ill, of cases or reports, and is no risk."""
    return figure.measure is not Measure.RATE or figure.of in ALREADY_ILL


def counting(figure: Figure) -> str:
    """Return in words what a share counts where that is not just the effect."""
    return figure.counts or ("also other things" if figure.composite else "")


def against(figure: Figure) -> str:
    """Return the share of those that a figure was set against, where it is short to say."""
    other = figure.comparator
    if other is None or other.percent is None or len(other.name) > COMPARED:
        return ""
    return f" ({other.percent:g}% with {other.name})"


COMPARED = 16
"""Letters of the name of a comparator that is told beside a bar."""


def leading(headline: Headline | None) -> tuple[Piece, ...]:
    """Return the number that leads, and of whom; or that no share is recorded."""
    if headline is None:
        return ((NO_SHARE, ""),)
    return ((share(headline.figure), "number"), (of_whom(headline.figure, starred=True), ""))
