"""Shares in a few words: the number, of how many, and of whom."""

from ketcli.knowledge.evidence import Figure
from ketcli.knowledge.synthesis import Headline
from ketcli.knowledge.vocabulary import Base, Measure
from ketcli.render.blocks import Piece
from ketcli.render.figures import grouped

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
    """
    low, high = limits(figure)
    return f"{low:g}%" if low == high else f"{low:g}% to {high:g}%"


def limits(figure: Figure) -> tuple[float, float]:
    """Return the lowest and highest percentage of a figure that gives a share."""
    if figure.percent is None:
        low = round(100 * (figure.count or 0) / (figure.total or 1), 1)
        return low, low
    return figure.percent, figure.percent if figure.percent_high is None else figure.percent_high


def of_how_many(figure: Figure) -> str:
    """Return of how many and of whom a share speaks, and what else it counts."""
    many = f"{grouped(figure.total)} " if figure.total is not None else ""
    return f"{many}{people(figure)}" + (" *" if starred(figure) else "")


def people(figure: Figure) -> str:
    """Return of whom a share speaks, in two or three words."""
    of = _PEOPLE[figure.of]
    if figure.measure is Measure.SHARE_OF_CASES:
        return of if figure.of in _ILL_ALREADY_SAID else "already ill"
    return f"{of}, stopped over it" if figure.measure is Measure.STOPPING else of


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


def _of(figure: Figure) -> str:
    said = of_how_many(figure)
    return f" {said}" if said.startswith("in ") else f" of {said}"
