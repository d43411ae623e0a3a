"""What findings say together, by context and term: how sure it is, how many say so, which number leads.

Plain values, those of `synthesis.Slice`, because pages ask for it too: declaring the records takes longer than a
page may. What lists tell follows from findings as they are weighed; the rest takes the findings themselves.
"""

from __future__ import annotations

from itertools import product

from ketcli.knowledge.certainty import ratings, within
from ketcli.knowledge.vocabulary import (
    Certainty,
    Context,
    Presence,
    Reversibility,
    SourceKind,
    Term,
)
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from ketcli.knowledge.certainty import Cell, Rating
    from ketcli.knowledge.evidence import Finding, Source
    from ketcli.knowledge.weighed import Share, WeighedFinding

    Led = tuple[WeighedFinding, Share]
    Sources = Mapping[str, Source]
    Told = tuple[WeighedFinding, Finding]
    Values = dict[str, Any]

CONTEXTS = (None, Context.RECREATIONAL, Context.THERAPEUTIC)
TERMS = (None, Term.SHORT, Term.LONG)
COUNTED = (Presence.PRESENT, Presence.MIXED, Presence.ABSENT)
RANKS = {certainty: rank for rank, certainty in enumerate(Certainty)}


class Synthesis(NamedTuple):
    """What findings of one context and term say together; None stands for any.

    `best` is how its surest cell was rated, `surest` that cell, unless nothing is sure; `shares`
    are findings with theirs, the one that leads first, one for each group of people.
    """

    findings: Sequence[WeighedFinding]
    context: Context | None
    term: Term | None
    cells: Mapping[Cell, Rating]
    best: Rating
    surest: Cell | None
    shares: Sequence[Led]


def syntheses(findings: Sequence[WeighedFinding]) -> Iterator[Synthesis]:
    """Yield what findings of an effect say together wherever anything is recorded, any context and term first."""
    every = ratings(findings)
    for context, term in product(CONTEXTS, TERMS):
        here = [f for f in findings if within(f, context, term)]
        if here:
            fits = [(c, t) for c, t in every if context in (None, c) and term in (None, t)]
            cells = {at: every[at] for at in fits}
            cell, best = min(cells.items(), key=lambda at: (RANKS[at[1].certainty], at[1].lifted))
            surest = None if best.certainty is Certainty.NONE else cell
            yield Synthesis(here, context, term, cells, best, surest, _shares(here, surest))


def _shares(findings: Iterable[WeighedFinding], surest: Cell | None) -> list[Led]:
    """Return findings with shares; those of the use in which the effect is surest first, in a tier of its term too."""
    kept: dict[str, Led] = {}
    every = [(f, f.share) for f in findings if f.share]

    def place(led: Led) -> tuple[str, bool, str, bool, int]:
        finding, share = led
        apart = surest is not None and finding.context not in (surest[0], Context.UNSPECIFIED)
        elsewhere = not (surest and within(finding, *surest))
        return share.tier[0], apart, share.tier, elsewhere, share.place

    for finding, share in sorted(every, key=place):
        kept.setdefault(finding.people, (finding, share))
    return list(kept.values())


def in_short(findings: Sequence[WeighedFinding]) -> list[Values]:
    """Return the slices in short, as lists tell them."""
    return [
        _full_of(
            {
                "context": one.context,
                "term": one.term,
                "certainty": one.best.certainty,
                **_counts(one),
                "surest": _surest(one),
                "headline": _headline(one),
            }
        )
        for one in syntheses(findings)
    ]


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


def _counts(one: Synthesis) -> Values:
    presences = [f.presence for f in one.findings]
    return {str(presence): presences.count(presence) for presence in COUNTED}


def _surest(one: Synthesis) -> Values | None:
    return one.surest and {"context": one.surest[0], "term": one.surest[1]}


def _headline(one: Synthesis) -> Values | None:
    """Return the values of the number that leads, the first, with the range of those that stand beside it."""
    if not one.shares:
        return None
    finding, share = one.shares[0]
    leading = [(f, other) for f, other in one.shares if other.kind == share.kind]
    return {
        "finding": finding.id,
        "source": share.source,
        "source_label": share.source_label,
        "context": finding.context,
        "term": finding.term,
        "drug": finding.drug,
        "figure": share.figure,
        "sources": len(leading),
        "low": min(share.low for _, share in leading),
        "high": max(share.high for _, share in leading),
        "findings": [finding.id for finding, _ in leading],
    }


def _slice(one: Synthesis, here: Sequence[Told], sources: Sources) -> Values:
    found = [told for told in here if told[0].presence != Presence.ABSENT]
    timed = found if len({term for _, term in one.cells}) == 1 else []
    return {
        "certainty": one.best.certainty,
        "reason": one.best.reason,
        "certainty_findings": list(one.best.findings),
        **_counts(one),
        "sources": len({f.source for _, f in found}),
        "people": len({w.people for w, _ in found if w.presence == Presence.PRESENT}),
        "context": one.context,
        "term": one.term,
        "surest": _surest(one),
        "headline": _headline(one),
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
            [round(end * unit.seconds) for end, unit in ends if unit and end is not None]
            for ends in ([(s.low, s.unit) for s in spans], [(s.high, s.unit) for s in spans])
        )
        said = {
            "text": _commonest(timed, [span.text for span in spans], sources),
            **_counted(timed),
            "route": route or None,
            "low_seconds": min(lows, default=None),
            "high_seconds": max((*lows, *highs), default=None),
        }
        made.append(_full_of(said))
    return sorted(made, key=lambda t: (-t["sources"], t.get("route", "")))


def _endings(found: Iterable[Told], sources: Sources) -> list[Values]:
    by_degree: dict[Reversibility, list[Told]] = {}
    for told in found:
        if end := told[1].reversibility:
            by_degree.setdefault(end.degree, []).append(told)
    made = []
    for degree, alike in by_degree.items():
        texts = [f.reversibility.text for _, f in alike if f.reversibility]
        text = _commonest(alike, texts, sources)
        made.append({"degree": degree, "text": text, **_counted(alike)})
    degrees = list(Reversibility)
    return sorted(made, key=lambda e: (-e["sources"], degrees.index(e["degree"])))


def _counted(told: Sequence[Told]) -> Values:
    return {"sources": len({w.people for w, _ in told}), "findings": [w.id for w, _ in told]}


def _commonest(told: Sequence[Told], texts: Sequence[str], sources: Sources) -> str:
    """Return the words that most findings use; of equals, those of the best kind of source."""
    folded = [text.casefold() for text in texts]
    kinds = list(SourceKind)

    def place(at: int) -> tuple[int, int, str]:
        weighed, finding = told[at]
        kind = kinds.index(sources[finding.source].kind)
        return -folded.count(folded[at]), kind, weighed.id

    return texts[min(range(len(texts)), key=place)]
