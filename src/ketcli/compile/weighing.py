"""Findings are weighed: what each counts for by the written rules."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from ketcli.knowledge.derived import LEADING, share_of
from ketcli.knowledge.evidence import Figure, Finding, Source
from ketcli.knowledge.records import jsonable
from ketcli.knowledge.support import TRACES, firm, improved, people, read_itself, supports
from ketcli.knowledge.vocabulary import ALREADY_ILL, Presence
from ketcli.knowledge.weighed import Share, Weighed


class Known(NamedTuple):
    """What is known besides findings: sources by id, and the drugs that stand for several."""

    sources: Mapping[str, Source]
    joint: Collection[str]


def weighed(findings: Sequence[Finding], known: Known) -> list[Weighed]:
    """Return the findings of an effect as rules ask for them, in order."""
    present = (f for f in findings if f.presence is Presence.PRESENT)
    every = [share for share in map(share_of, present) if share]
    ranked = sorted(every, key=lambda share: _rank(share.finding, share.figure, known))
    shares = {
        id(share.finding): Share(
            place=place,
            kind=f"{share.figure.measure} {share.figure.of} {share.figure.composite} {share.finding.drug}",
            low=share.low,
            high=share.high,
            source=share.finding.source,
            source_label=known.sources[share.finding.source].label,
            figure=jsonable(share.figure),
        )
        for place, share in enumerate(ranked)
    }
    return [_weighed(one, known.sources, shares.get(id(one))) for one in findings]


def _weighed(finding: Finding, sources: Mapping[str, Source], share: Share | None) -> Weighed:
    source = sources[finding.source]
    present = finding.presence is Presence.PRESENT
    return Weighed(
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


def _rank(finding: Finding, figure: Figure, known: Known) -> tuple[bool | int | str, ...]:
    """Rank a share by the written rule; the lowest leads."""
    return (
        not finding.lead,
        max(LEADING.index(figure.measure), int(figure.of in ALREADY_ILL)),
        figure.composite,
        finding.drug in known.joint,
        -_people_counted(figure),
        -(known.sources[finding.source].year or 0),
        finding.id,
    )


def _people_counted(figure: Figure) -> int:
    """Return the denominator; where only words give it, what count and percentage come to."""
    if figure.total is None and figure.count and figure.percent:
        return round(100 * figure.count / figure.percent)
    return figure.total or 0
