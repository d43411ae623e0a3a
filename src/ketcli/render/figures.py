"""Numbers as people read them: the number first, then of whom, then against what; whole, or in a few words."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import ALREADY_ILL, Base, Frequency, Measure
from ketcli.knowledge.weighed import gives_share, limits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.evidence import Comparator, Figure
    from ketcli.knowledge.synthesis import Headline
    from ketcli.render.blocks import Piece


def number(figure: Figure) -> str:
    """Return the number of a figure with its counts and comparator.

    A share of cases, reports or people who stopped is named as one, so that it
    is never read as a risk.
    """
    out = _share(figure)
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
    what = counting(figure)
    return f"{kind}{figure.of.label}: {figure.population}" + (what and f"; counts {what}")


def frequency(value: Frequency) -> str:
    """Return a frequency word with its band; the word alone is read as far more than it means."""
    return f"{value.label} ({value.meaning})"


def _share(of: Figure | Comparator) -> str:
    people = f"{of.count:,}" if of.count is not None else ""
    if of.total is not None:
        people = f"{people} of {of.total:,}".lstrip()
    high = getattr(of, "percent_high", None)
    if of.percent is None or (of.percent == 0 and high is None and of.count and of.total):
        return people
    share = f"{of.percent}%" if high is None else f"{of.percent}% to {high}%"
    if people.startswith("of "):
        return f"{share} {people}"
    return f"{share} ({people})" if people else share


def _compared(comparator: Comparator) -> str:
    share = _share(comparator)
    return f"{share} with {comparator.name}" if share else comparator.name


_ILL_ALREADY_SAID = (Base.CASE_SERIES, Base.EMERGENCY_VISITS, Base.POISON_CENTER, Base.DEATHS)
EITHER_USE = (*ALREADY_ILL, Base.STUDIES)
"""Of whom a share may speak whatever the use."""
SOUGHT_HELP = "PEOPLE WHO SOUGHT HELP"
FEW = 10
"""People of whom a share is told as people: 3 of 6 is not 50%."""
NO_SHARE = "no share recorded"


def share(figure: Figure) -> str:
    """Return the share: a percentage, the range of several, or people where they are few.

    >>> from ketcli.knowledge.evidence import Figure
    >>> counts = ((40, 280), (1, 7), (3, 6630))
    >>> [share(Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="", count=n, total=of)) for n, of in counts]
    ['14.3%', '1 of 7', '3 of 6,630']
    """
    low, high = limits(figure)
    if few(figure):
        return f"{figure.count} of {figure.total:,}"
    return f"{low:g}%" if low == high else f"{low:g}% to {high:g}%"


def few(figure: Figure) -> bool:
    """Tell whether those who had it are told as people: one or two, of fewer than ten, or so few that it is 0%."""
    return bool(figure.count and figure.total) and (
        figure.count in (1, 2) or (figure.total or 0) < FEW or limits(figure) == (0, 0)
    )


def in_words(figure: Figure) -> str:
    """Return a share that is given in words alone, or a count of deaths; nothing where it counts other things too."""
    if figure.of is Base.DEATHS and figure.count and figure.text and not figure.composite:
        return f"{NO_SHARE}; {figure.count:,} {figure.population}: {figure.text}"
    alone = figure.measure is Measure.RATE and not (figure.composite or gives_share(figure))
    return f"{people(figure)}: {figure.text}" if alone and figure.text else ""


def of_whom(figure: Figure) -> str:
    """Return what stands behind a share: of how many, of whom, and what it counts."""
    number = f"{figure.total:,} " if figure.total is not None and not few(figure) else ""
    what = counting(figure)
    said = f"{number}{people(figure)}" + (what and f": {what}")
    return f" {said}" if few(figure) or said.startswith("in ") else f" of {said}"


def people(figure: Figure) -> str:
    """Return of whom a share speaks, in two or three words."""
    of = figure.of.short
    if figure.measure is Measure.SHARE_OF_CASES:
        return of if figure.of in _ILL_ALREADY_SAID else SOUGHT_HELP.lower()
    return f"{of}, stopped over it" if figure.measure is Measure.STOPPING else of


def of_the_ill(figure: Figure) -> bool:
    """Tell whether a share speaks of people already ill, of cases or reports, and is no risk."""
    return figure.measure is not Measure.RATE or figure.of in ALREADY_ILL


def counting(figure: Figure) -> str:
    """Return in words what a share counts where that is not just the effect."""
    return figure.counts or ("other things too" if figure.composite else "")


def against(figure: Figure, *, near: bool = False) -> str:
    """Return the share of those that a figure was set against, and who they are; only where it comes `near`."""
    other = figure.comparator
    if other is None or not gives_share(other):
        return ""
    name, share = other.name, limits(other)[0]
    for more in (",", " (", " with ", " spray"):
        name = name.partition(more)[0]
    return "" if near and 2 * share < limits(figure)[0] else f" ({name} {share:g}%)"


def leading(headline: Headline | None) -> tuple[Piece, ...]:
    """Return the number that leads, of whom, and what comes near without the drug; or that no share is recorded."""
    if headline is None:
        return ((NO_SHARE, ""),)
    before, number, after = told(headline.figure, near=True)
    first: tuple[Piece, ...] = ((before, ""),) if before else ()
    return (*first, (number, "number"), (after, ""))


def told(figure: Figure, *, near: bool = False) -> tuple[str, str, str]:
    """Return which of them alone a share is of (`in women`), the share, of how many and whom, and against what."""
    alone = what if (what := counting(figure)).startswith("in ") else ""
    whom = of_whom(figure).removesuffix(f": {alone}") + against(figure, near=near)
    return alone and f"{alone}: ", share(figure), whom
