"""What the findings of an effect say together, by context and term, as JSON values of `synthesis.Slice`.

Plain values, because pages ask for it too: declaring the records takes longer than a page may.
"""

from __future__ import annotations

from ketcli.knowledge.together import headline, syntheses
from ketcli.knowledge.vocabulary import Presence, Reversibility, SourceKind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from ketcli.knowledge.evidence import Finding, Source
    from ketcli.knowledge.together import Synthesis
    from ketcli.knowledge.weighed import WeighedFinding

    Sources = Mapping[str, Source]
    Told = tuple[WeighedFinding, Finding]
    Values = dict[str, Any]


def slices(
    weighed: Sequence[WeighedFinding], findings: Iterable[Finding], sources: Sources
) -> list[Values]:
    """Return the slices of an effect in which anything is recorded, any context and term first.

    `findings` hold those that are weighed, by their ids.
    """
    records = {finding.id: finding for finding in findings}
    return [
        _full_of(_slice(one, [(f, records[f.id]) for f in one.findings], sources))
        for one in syntheses(weighed)
    ]


def _full_of(values: Values) -> Values:
    return {key: value for key, value in values.items() if value not in (None, [])}


def _slice(one: Synthesis, here: Sequence[Told], sources: Sources) -> Values:
    found = [told for told in here if told[0].presence != Presence.ABSENT]
    timed = found if len({term for _, term in one.cells}) == 1 else []
    return {
        "certainty": one.best.certainty,
        "reason": one.best.reason,
        "certainty_findings": list(one.best.findings),
        "present": one.count(Presence.PRESENT),
        "mixed": one.count(Presence.MIXED),
        "absent": one.count(Presence.ABSENT),
        "sources": len({f.source for _, f in found}),
        "people": len({w.people for w, _ in found if w.presence == Presence.PRESENT}),
        "context": one.context,
        "term": one.term,
        "surest": one.surest and {"context": one.surest[0], "term": one.surest[1]},
        "headline": headline(one.leading()) if one.shares else None,
        "shares": [f.id for f, _ in one.shares],
        "onsets": _times(timed, sources, "onset"),
        "durations": _times(timed, sources, "duration"),
        "endings": _endings(found, sources),
        "not_found": [
            {
                "finding": f.id,
                "source": f.source,
                "source_label": sources[f.source].label,
                "statement": f.statement,
            }
            for w, f in here
            if w.presence == Presence.ABSENT
        ],
    }


def _times(found: Iterable[Told], sources: Sources, what: str) -> list[Values]:
    """Return times by route, those that most sources give first."""
    by_route: dict[str, list[Told]] = {}
    for told in found:
        if getattr(told[1], what):
            by_route.setdefault(told[1].route or "", []).append(told)
    made = []
    for route, timed in by_route.items():
        spans = [getattr(f, what) for _, f in timed]
        lows, highs = (
            [
                round(end * s.unit.seconds)
                for s in spans
                if s.unit and (end := getattr(s, which)) is not None
            ]
            for which in ("low", "high")
        )
        made.append(
            _full_of(
                {
                    "text": _commonest(timed, [span.text for span in spans], sources),
                    **_counted(timed),
                    "route": route or None,
                    "low_seconds": min(lows, default=None),
                    "high_seconds": max((*lows, *highs), default=None),
                }
            )
        )
    return sorted(made, key=lambda t: (-t["sources"], t.get("route", "")))


def _endings(found: Iterable[Told], sources: Sources) -> list[Values]:
    by_degree: dict[Reversibility, list[Told]] = {}
    for told in found:
        if end := told[1].reversibility:
            by_degree.setdefault(end.degree, []).append(told)
    made = [
        {
            "degree": degree,
            "text": _commonest(
                told, [f.reversibility.text for _, f in told if f.reversibility], sources
            ),
            **_counted(told),
        }
        for degree, told in by_degree.items()
    ]
    degrees = list(Reversibility)
    return sorted(made, key=lambda e: (-e["sources"], degrees.index(e["degree"])))


def _counted(told: Sequence[Told]) -> Values:
    return {"sources": len({w.people for w, _ in told}), "findings": [w.id for w, _ in told]}


def _commonest(told: Sequence[Told], texts: Sequence[str], sources: Sources) -> str:
    """Return the words that most findings use; of equals, those of the best kind of source."""
    folded = [text.casefold() for text in texts]
    kinds = list(SourceKind)
    return min(
        zip(told, texts, strict=True),
        key=lambda one: (
            -folded.count(one[1].casefold()),
            kinds.index(sources[one[0][1].source].kind),
            one[0][0].id,
        ),
    )[1]
