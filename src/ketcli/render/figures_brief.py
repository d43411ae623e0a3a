"""Shares in a few words: the number, of how many, and of whom."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import ALREADY_ILL, Base, Measure
from ketcli.render.figures import grouped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.evidence import Figure
    from ketcli.knowledge.synthesis import Headline
    from ketcli.render.blocks import Piece

_PEOPLE = {
    Base.TRIAL_ARM: "in trials",
    Base.PATIENTS_TREATED: "patients",
    Base.VOLUNTEERS: "healthy volunteers",
    Base.USERS_SURVEYED: "users asked",
    Base.USERS_RECRUITED: "users studied",
    Base.PATIENTS_REFERRED: "sent to a clinic",
    Base.CASE_SERIES: "published cases",
    Base.EMERGENCY_VISITS: "emergency visits",
    Base.POISON_CENTER: "poison center calls",
    Base.REPORTS: "reports",
    Base.DEATHS: "deaths",
    Base.STUDIES: "in several studies",
    Base.ANIMALS: "animals",
}
NO_SHARE = "no share recorded"


def share(figure: Figure) -> str:
    """Return the share: a percentage, or the range of several.

    >>> share(Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="", count=1, total=7))
    '14.3%'
    >>> share(Figure(measure=Measure.RATE, of=Base.TRIAL_ARM, population="", count=3, total=6630))
    '3 of 6,630'
    """
    low, high = limits(figure)
    if few(figure):
        return f"{figure.count} of {grouped(figure.total or 0)}"
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


def told(figure: Figure) -> str:
    """Return of how many and of whom a share speaks, and in words what it counts."""
    what = counting(figure)
    return of_how_many(figure).removesuffix(" *") + (f", {what}" if what else "")


def of_how_many(figure: Figure) -> str:
    """Return of how many and of whom a share speaks; a star says that it counts something else."""
    many = f"{grouped(figure.total)} " if figure.total is not None and not few(figure) else ""
    return f"{many}{people(figure)}" + (" *" if starred(figure) else "")


def people(figure: Figure) -> str:
    """Return of whom a share speaks, in two or three words."""
    of = _PEOPLE[figure.of]
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
_ILL_ALREADY_SAID = (Base.CASE_SERIES, Base.EMERGENCY_VISITS, Base.POISON_CENTER, Base.DEATHS)
COMPOSITE = "* counts more or other than this alone"


def starred(figure: Figure) -> bool:
    """Tell whether a share counts more, or something else, than the effect alone."""
    return figure.composite or bool(figure.counts)


def leading(headline: Headline | None) -> tuple[Piece, ...]:
    """Return the number that leads, and of whom; or that no share is recorded."""
    if headline is None:
        return ((NO_SHARE, ""),)
    return ((share(headline.figure), "number"), (_of(headline.figure), ""))


def of_whom(figure: Figure) -> str:
    """Return what stands behind a share: of how many and of whom, and in words what it counts."""
    return _behind(figure, told(figure))


def _of(figure: Figure) -> str:
    return _behind(figure, of_how_many(figure))


def _behind(figure: Figure, said: str) -> str:
    return f" {said}" if few(figure) or said.startswith("in ") else f" of {said}"
