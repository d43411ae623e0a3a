"""What the findings of an effect say together, by context and term."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from ketcli.knowledge.certainty import Judged, judged, within
from ketcli.knowledge.derived import LEADING, Share, share_of
from ketcli.knowledge.evidence import Figure, Finding, Source
from ketcli.knowledge.support import people
from ketcli.knowledge.synthesis import Ending, Headline, NotFound, Place, Slice, Times
from ketcli.knowledge.vocabulary import (
    ALREADY_ILL,
    Certainty,
    Context,
    Presence,
    Reversibility,
    SourceKind,
    Term,
)

CONTEXTS = (None, Context.RECREATIONAL, Context.THERAPEUTIC)
TERMS = (None, Term.SHORT, Term.LONG)


class Known(NamedTuple):
    """What is known besides findings: sources by id, and the drugs that stand for several."""

    sources: Mapping[str, Source]
    joint: Collection[str]


def slices(findings: Sequence[Finding], known: Known) -> tuple[Slice, ...]:
    """Return the slices of an effect in which anything is recorded, any context and term first."""
    every = judged(findings, known.sources)
    made = []
    for context, term in product(CONTEXTS, TERMS):
        here = [f for f in findings if within(f, context, term)]
        if here:
            cells = {
                Place(context=c, term=t): one
                for (c, t), one in every.items()
                if context in (None, c) and term in (None, t)
            }
            made.append(replace(_slice(here, known, cells), context=context, term=term))
    return tuple(made)


def _slice(here: list[Finding], known: Known, cells: Mapping[Place, Judged]) -> Slice:
    """Return what findings say together; `cells` is how each context and term among them was judged."""
    ranks = list(Certainty)
    surest = min(cells, key=lambda cell: (ranks.index(cells[cell].certainty), cells[cell].lifted))
    best = cells[surest]
    presence = Counter(f.presence for f in here)
    found = [f for f in here if f.presence is not Presence.ABSENT]
    present = [f for f in here if f.presence is Presence.PRESENT]
    shares = _shares(present, known)
    timed = found if len({cell.term for cell in cells}) == 1 else []
    return Slice(
        certainty=best.certainty,
        reason=best.reason,
        certainty_findings=best.findings,
        surest=None if best.certainty is Certainty.NONE else surest,
        present=presence[Presence.PRESENT],
        mixed=presence[Presence.MIXED],
        absent=presence[Presence.ABSENT],
        sources=len({f.source for f in found}),
        people=len({people(f, known.sources) for f in present}),
        headline=_headline(shares, known) if shares else None,
        shares=tuple(share.finding.id for share in shares),
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


def _shares(present: Iterable[Finding], known: Known) -> list[Share]:
    """Return the shares, the one that leads first, one for each group of people."""
    kept: dict[str, Share] = {}
    every = [share for share in map(share_of, present) if share]
    for share in sorted(every, key=lambda s: _rank(s, known)):
        kept.setdefault(people(share.finding, known.sources), share)
    return list(kept.values())


def _rank(share: Share, known: Known) -> tuple[bool | int | str, ...]:
    """Rank a share by the written rule; the lowest leads."""
    finding, figure = share.finding, share.figure
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


def _headline(shares: Sequence[Share], known: Known) -> Headline:
    first = shares[0]
    alike = [share for share in shares if _kind(share) == _kind(first)]
    return Headline(
        finding=first.finding.id,
        source=first.finding.source,
        source_label=known.sources[first.finding.source].label,
        context=first.finding.context,
        term=first.finding.term,
        drug=first.finding.drug,
        figure=first.figure,
        sources=len(alike),
        low=min(share.low for share in alike),
        high=max(share.high for share in alike),
        findings=tuple(share.finding.id for share in alike),
    )


def _kind(share: Share) -> tuple[object, ...]:
    """Return what shares must have alike to stand in one range."""
    return share.figure.measure, share.figure.of, share.figure.composite, share.finding.drug


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
