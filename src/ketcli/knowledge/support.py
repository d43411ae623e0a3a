"""What a single finding supports of an effect: who names it, in whom it was seen, what was compared.

The written rule of certainty is in two parts; this is the first, `certainty` the second.
"""

import re
from collections.abc import Iterator, Mapping
from math import sqrt

from ketcli.knowledge.evidence import Comparator, Figure, Finding, Source
from ketcli.knowledge.vocabulary import (
    Access,
    Basis,
    Design,
    Measure,
    Reversibility,
    Setting,
    SourceKind,
)
from ketcli.knowledge.weighed import Ground, Support, people

Sources = Mapping[str, Source]

Z = 1.96
"""Two-sided 95 %. At 99 % one effect of 130 moves (headache, high to moderate)."""
FEWEST_EVENTS = 3
"""Events that a clear difference needs; of 130 effects none moves at 5."""
SMALLEST_SERIES = 10
"""People in a case series that counts as a group; smaller ones stay single cases."""
TRACES = (SourceKind.ANIMAL_STUDY, SourceKind.NEWS, SourceKind.WEB_ARTICLE, SourceKind.PROMOTIONAL)
AUTHORITIES = (SourceKind.PUBLIC_HEALTH, SourceKind.GUIDELINE)
FOLLOWED = (SourceKind.COHORT, SourceKind.TRIAL, SourceKind.RCT)
POOLING = (SourceKind.LABEL, SourceKind.MONOGRAPH, SourceKind.META_ANALYSIS)
"""Kinds whose compared figures come from several trials together."""
COUNTED = (Measure.RATE, Measure.SHARE_OF_CASES, Measure.COUNT)
_INTERVAL = re.compile(r"(?:CI|interval)\s*(-?\d[\d,]*(?:\.\d+)?) to ")


def supports(finding: Finding, sources: Sources) -> list[Support]:
    """Return everything that a present finding supports."""
    source, figure = sources[finding.source], finding.figure
    case = Support(Ground.CASE, source.id)
    if finding.setting is Setting.ANIMAL or source.kind in TRACES:
        return [Support(Ground.TRACE, source.id)]
    if finding.basis is not Basis.PEOPLE:
        return [case]
    if not firm(source):  # nothing more than low by itself; sound texts beside it may say more
        return _named_beside(finding, sources) or [case]
    if figure and figure.composite:  # the number supports nothing; who names the effect still does
        return [_named(source) or case]
    who = people(finding, sources)
    clear = difference(figure) if figure else None
    even = clear is False and figure is not None and figure.comparator is not None
    supported = [
        *_compared(finding, source, who, clear=clear),
        *_all_named(finding, sources, even=even),
    ]
    if _observed(source, figure):
        supported.append(Support(Ground.GROUP, who, followed=source.kind in FOLLOWED))
    return [*(supported or [case]), *([Support(Ground.EVEN, who)] if even else ())]


def _compared(
    finding: Finding, source: Source, who: str, *, clear: bool | None
) -> Iterator[Support]:
    """Yield that it was more frequent with the drug than without, in a trial or a pool of trials."""
    if clear and _randomized(source, finding.figure):
        pooled = source.kind in POOLING or source.inside is Design.RANDOMIZED
        read = source.read is not Access.ABSTRACT
        yield Support(Ground.POOL if pooled and read else Ground.TRIAL, who)
    elif source.inside is Design.RANDOMIZED and not finding.figure:
        yield Support(Ground.TRIAL, who)


def _all_named(finding: Finding, sources: Sources, *, even: bool) -> Iterator[Support]:
    """Yield who names the effect; a regulator's row that shows no difference does not."""
    named = _named(sources[finding.source])
    if named and not (even and named.kind in (Ground.REGULATOR, Ground.QUOTED)):
        yield named
    yield from _named_beside(finding, sources)


def _named(source: Source) -> Support | None:
    """Return that a regulator or authority names the effect; one regulator's texts are one voice."""
    if source.regulator:
        quoted = source.read is Access.TRANSCRIPTION
        return Support(Ground.QUOTED if quoted else Ground.REGULATOR, source.regulator.value)
    return Support(Ground.AUTHORITY, source.id) if source.kind in AUTHORITIES else None


def _named_beside(finding: Finding, sources: Sources) -> list[Support]:
    """Return that regulators say what has no figure in texts cited beside too: each judges for its own region."""
    beside = [] if finding.figure else [sources[cite.source] for cite in finding.also]
    speaking = [source for source in beside if source.regulator and firm(source)]
    return [named for source in speaking if (named := _named(source))]


def firm(source: Source) -> bool:
    """Tell whether a source was read itself, or quoted, in a copy that can be relied on."""
    return source.read is not Access.SECONDARY_REPORT and not source.weak


def read_itself(finding: Finding, sources: Sources) -> bool:
    """Tell whether the source of a finding was read, not another party's words about it."""
    source = sources[finding.source]
    return firm(source) and source.read is not Access.TRANSCRIPTION


def _randomized(source: Source, figure: Figure | None) -> bool:
    compared = figure is not None and figure.comparator is not None
    return (
        source.kind is SourceKind.RCT
        or source.inside is Design.RANDOMIZED
        or (source.kind in (SourceKind.LABEL, SourceKind.MONOGRAPH) and compared)
    )


def _observed(source: Source, figure: Figure | None) -> bool:
    """Tell whether a finding shows the effect in a group of people, not in single cases."""
    if figure and (figure.measure is Measure.STOPPING or figure.count == 1):
        return False
    compared = figure is not None and figure.comparator is not None
    return (
        source.kind in (SourceKind.COHORT, SourceKind.CROSS_SECTIONAL, SourceKind.TRIAL)
        or source.inside is Design.OBSERVED
        or (source.kind is SourceKind.RCT and not compared)
        or (source.kind is SourceKind.MONOGRAPH and figure is not None and bool(figure.total))
        or (source.kind is SourceKind.CASE_SERIES and _sample(source) >= SMALLEST_SERIES)
    )


def _sample(source: Source) -> int:
    """Return the first number that the sample of a source names; 0 when it names none."""
    number = re.search(r"\d[\d,]*", source.sample or "")
    return int(number[0].replace(",", "")) if number else 0


def improved(finding: Finding, sources: Sources) -> bool:
    """Tell whether it got better, at least in part or in some, once the drug was stopped."""
    end = finding.reversibility
    return (
        end is not None
        and end.degree in (Reversibility.REVERSIBLE, Reversibility.PARTLY)
        and firm(sources[finding.source])
        and sources[finding.source].kind not in TRACES
    )


def difference(figure: Figure) -> bool | None:
    """Tell whether a figure shows the effect to be more frequent with the drug than without.

    None where nothing is compared. Counts are compared by Newcombe's hybrid score interval
    (Stat Med 1998;17:873), whose lower end must be above nothing; of a change or ratio the
    lower end of the interval that its words give.
    """
    other = figure.comparator
    if figure.composite or (other and other.took_drug):
        return None
    if other and figure.measure in COUNTED:
        mine, theirs = _events(figure), _events(other)
        if mine and theirs:
            return mine[0] >= FEWEST_EVENTS and _lowest_difference(*mine, *theirs) > 0
    stated = _INTERVAL.search(figure.text or "")
    if stated and figure.measure in (Measure.RATIO, Measure.CHANGE):
        return float(stated[1].replace(",", "")) > (1 if figure.measure is Measure.RATIO else 0)
    return None


def _events(figure: Figure | Comparator) -> tuple[float, int] | None:
    if not figure.total:
        return None
    if figure.count is not None:
        return figure.count, figure.total
    return None if figure.percent is None else (figure.percent * figure.total / 100, figure.total)


def _lowest_difference(events: float, total: int, others: float, of: int) -> float:
    """Return the lower end of the interval of the difference between two shares."""
    mine, theirs = events / total, others / of
    low = _wilson(mine, total)[0]
    high = _wilson(theirs, of)[1]
    return mine - theirs - sqrt((mine - low) ** 2 + (high - theirs) ** 2)


def _wilson(share: float, total: int) -> tuple[float, float]:
    """Return the score interval of a share of `total` people (Wilson 1927)."""
    over = 1 + Z * Z / total
    middle = (share + Z * Z / (2 * total)) / over
    half = Z * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total)) / over
    return middle - half, middle + half
