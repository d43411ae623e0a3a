"""Numbers as people read them: the number first, then of whom, then against what."""

from __future__ import annotations

from ketcli.knowledge.vocabulary import BASE_NOUNS, Measure

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.evidence import Comparator, Figure, Number
    from ketcli.knowledge.vocabulary import Frequency


def number(figure: Figure) -> str:
    """Return the number of a figure with its counts and comparator.

    A share of cases, reports or people who stopped is named as one, so that it
    is never read as a risk.
    """
    out = _share(figure.percent, figure.percent_high, figure.count, figure.total)
    if out and (figure.percent is None or (figure.count is not None and figure.total is None)):
        noun = BASE_NOUNS.get(figure.of, "people")
        one = figure.count == 1 and figure.total is None
        noun = _SINGULAR.get(noun, noun.removesuffix("s")) if one else noun
        out = f"{out} {noun}" if figure.percent is None else f"{out.removesuffix(')')} {noun})"
    if figure.comparator and (compared := _compared(figure.comparator)):
        out = f"{out} against {compared}" if out else f"against {compared}"
    if figure.text:
        out = f"{out}; {figure.text}" if out else figure.text
    return out


_SINGULAR = {"people": "person", "in the studies": "in the studies"}


def of_whom(figure: Figure) -> str:
    """Return of whom the figure speaks, and what kind of number it is where that is not plain."""
    kind = "" if figure.measure in (Measure.RATE, Measure.COUNT) else f"{figure.measure.label}; "
    return f"{kind}{figure.of.label}: {figure.population}{_counted(figure, '; counts ')}"


def brief(figure: Figure) -> str:
    """Return the number and the kind of people, for a table cell."""
    kind = "" if figure.measure in (Measure.RATE, Measure.COUNT) else f", {figure.measure.label}"
    return f"{number(figure)} ({figure.of.label}{kind}{_counted(figure, '; ')})"


def _counted(figure: Figure, before: str) -> str:
    """Return what a number counts, where that is not just the effect."""
    if figure.counts:
        return before + figure.counts
    return f"{before}counts other things too" if figure.composite else ""


def frequency(value: Frequency) -> str:
    """Return a frequency word with its band; the word alone is read as far more than it means."""
    return f"{value.label} ({value.meaning})"


def grouped(value: Number) -> str:
    """Return a number with thousands separated.

    >>> grouped(1285), grouped(26.6)
    ('1,285', '26.6')
    """
    return f"{value:,}"


def _share(
    percent: Number | None, high: Number | None, count: int | None, total: int | None
) -> str:
    people = grouped(count) if count is not None else ""
    if total is not None:
        people = f"{people} of {grouped(total)}" if people else f"of {grouped(total)}"
    if percent is None or (percent == 0 and high is None and count and total):
        return people
    share = f"{percent}%" if high is None else f"{percent}% to {high}%"
    if people.startswith("of "):
        return f"{share} {people}"
    return f"{share} ({people})" if people else share


def _compared(comparator: Comparator) -> str:
    share = _share(comparator.percent, None, comparator.count, comparator.total)
    return f"{share} with {comparator.name}" if share else comparator.name
