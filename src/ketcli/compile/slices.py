"""What the findings of an effect say together, by context and term."""

from collections import Counter
from collections.abc import Iterable, Sequence

from ketcli.compile.weighing import Known
from ketcli.knowledge.evidence import Finding
from ketcli.knowledge.support import people
from ketcli.knowledge.synthesis import Ending, Headline, NotFound, Place, Slice, Times
from ketcli.knowledge.together import Together, headline, together
from ketcli.knowledge.vocabulary import Presence, Reversibility, SourceKind
from ketcli.knowledge.weighed import Share, Weighed


def slices(
    findings: Sequence[Finding], weighed: Sequence[Weighed], known: Known
) -> tuple[Slice, ...]:
    """Return the slices of an effect in which anything is recorded, any context and term first.

    `weighed` are the same findings, in the same order.
    """
    records = {id(one): finding for one, finding in zip(weighed, findings, strict=True)}
    return tuple(
        _slice(one, [records[id(f)] for f in one.found], known) for one in together(weighed)
    )


def _slice(one: Together, here: Sequence[Finding], known: Known) -> Slice:
    found = [f for f in here if f.presence is not Presence.ABSENT]
    timed = found if len({term for _, term in one.cells}) == 1 else []
    return Slice(
        context=one.context,
        term=one.term,
        certainty=one.best.certainty,
        reason=one.best.reason,
        certainty_findings=one.best.findings,
        surest=Place(context=one.surest[0], term=one.surest[1]) if one.surest else None,
        present=one.count(Presence.PRESENT),
        mixed=one.count(Presence.MIXED),
        absent=one.count(Presence.ABSENT),
        sources=len({f.source for f in found}),
        people=len({f.people for f in one.found if f.presence == Presence.PRESENT}),
        headline=_headline(one.leading()) if one.shares else None,
        shares=tuple(f.id for f, _ in one.shares),
        onsets=_times(timed, known, "onset"),
        durations=_times(timed, known, "duration"),
        endings=_endings(found, known),
        not_found=tuple(
            NotFound(
                finding=f.id,
                source=f.source,
                source_label=known.sources[f.source].label,
                statement=f.statement,
            )
            for f in here
            if f.presence is Presence.ABSENT
        ),
    )


def _headline(leading: Sequence[tuple[Weighed, Share]]) -> Headline:
    told = headline(leading)
    return Headline(**{**told, "findings": tuple(told["findings"])})


def _times(found: Iterable[Finding], known: Known, what: str) -> tuple[Times, ...]:
    """Return times by route, those that most sources give first."""
    by_route: dict[str, list[Finding]] = {}
    for finding in found:
        if getattr(finding, what):
            by_route.setdefault(finding.route or "", []).append(finding)
    made = []
    for timed in by_route.values():
        spans = [getattr(f, what) for f in timed]
        lows, highs = (
            [
                round(end * s.unit.seconds)
                for s in spans
                if s.unit and (end := getattr(s, which)) is not None
            ]
            for which in ("low", "high")
        )
        made.append(
            Times(
                route=timed[0].route,
                text=_commonest(timed, [span.text for span in spans], known),
                sources=len({people(f, known.sources) for f in timed}),
                findings=tuple(f.id for f in timed),
                low_seconds=min(lows, default=None),
                high_seconds=max((*lows, *highs), default=None),
            )
        )
    return tuple(sorted(made, key=lambda t: (-t.sources, t.route or "")))


def _endings(found: Iterable[Finding], known: Known) -> tuple[Ending, ...]:
    by_degree: dict[Reversibility, list[Finding]] = {}
    for finding in found:
        if finding.reversibility:
            by_degree.setdefault(finding.reversibility.degree, []).append(finding)
    made = [
        Ending(
            degree=degree,
            text=_commonest(told, [f.reversibility.text for f in told if f.reversibility], known),
            sources=len({people(f, known.sources) for f in told}),
            findings=tuple(f.id for f in told),
        )
        for degree, told in by_degree.items()
    ]
    degrees = list(Reversibility)
    return tuple(sorted(made, key=lambda e: (-e.sources, degrees.index(e.degree))))


def _commonest(findings: Sequence[Finding], texts: Sequence[str], known: Known) -> str:
    """Return the words that most findings use; of equals, those of the best kind of source."""
    counts = Counter(text.casefold() for text in texts)
    kinds = list(SourceKind)
    pairs = zip(findings, texts, strict=True)
    return min(
        pairs,
        key=lambda pair: (
            -counts[pair[1].casefold()],
            kinds.index(known.sources[pair[0].source].kind),
            pair[0].id,
        ),
    )[1]
