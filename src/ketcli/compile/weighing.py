"""Findings are weighed: what each counts for by the written rules."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from ketcli.knowledge.evidence import Figure, Finding, Number
from ketcli.knowledge.records import jsonable
from ketcli.knowledge.support import TRACES, Sources, firm, improved, read_itself, supports
from ketcli.knowledge.vocabulary import ALREADY_ILL, SINGLED_OUT, Measure, Presence
from ketcli.knowledge.weighed import Share, WeighedFinding, gives_share, limits, people

LEADING = (Measure.RATE, Measure.SHARE_OF_CASES)
"""Measures whose share may lead, first choice first; reports, and who stopped, say nothing of how often."""


class Known(NamedTuple):
    """What is known besides findings: sources by id, and the drugs that stand for several."""

    sources: Sources
    joint: Collection[str]


def weighed(findings: Sequence[Finding], known: Known) -> list[WeighedFinding]:
    """Return the findings of an effect as rules ask for them, in order."""
    every = [
        (finding, figure, share)
        for finding in findings
        if finding.presence is Presence.PRESENT
        and (figure := finding.figure)
        and (share := share_of(figure))
    ]
    ranked = sorted(every, key=lambda one: _rank(one[0], one[1], known))
    shares = {
        id(finding): Share(
            tier=_tier(finding, figure, known),
            place=place,
            kind=f"{figure.measure} {figure.of} {figure.composite} {finding.drug}",
            low=low,
            high=high,
            source=finding.source,
            source_label=known.sources[finding.source].label,
            figure=jsonable(figure),
        )
        for place, (finding, figure, (low, high)) in enumerate(ranked)
    }
    return [_weighed(one, known.sources, shares.get(id(one))) for one in findings]


def share_of(figure: Figure) -> tuple[Number, Number] | None:
    """Return the lowest and highest percentage of the share that a figure gives; None when it gives none."""
    return limits(figure) if figure.measure in LEADING and gives_share(figure) else None


def _weighed(finding: Finding, sources: Sources, share: Share | None) -> WeighedFinding:
    source = sources[finding.source]
    present = finding.presence is Presence.PRESENT
    return WeighedFinding(
        id=finding.id,
        term=finding.term,
        context=finding.context,
        setting=finding.setting,
        drug=finding.drug,
        presence=finding.presence,
        people=people(finding, sources),
        read=read_itself(finding, sources),
        sound=firm(source) and source.kind not in TRACES,
        improved=improved(finding, sources),
        supports=supports(finding, sources) if present else (),
        share=share,
    )


def _tier(finding: Finding, figure: Figure, known: Known) -> str:
    """Rank a share by what it is a share of, by the written rule; the lowest leads."""
    ill = max(LEADING.index(figure.measure), int(figure.of in ALREADY_ILL))
    return f"{not finding.lead:d}{ill}{figure.composite:d}{finding.drug in known.joint:d}"


def _rank(finding: Finding, figure: Figure, known: Known) -> tuple[int | str, ...]:
    """Rank a share by the written rule, wherever it was seen; the lowest leads."""
    return (
        _tier(finding, figure, known),
        figure.of in SINGLED_OUT,
        figure.comparator is None or figure.comparator.took_drug,
        -_people_counted(figure),
        -(known.sources[finding.source].year or 0),
        finding.id,
    )


def _people_counted(figure: Figure) -> int:
    """Return the denominator; where only words give it, what count and percentage come to."""
    if figure.total is None and figure.count and figure.percent:
        return round(100 * figure.count / figure.percent)
    return figure.total or 0
