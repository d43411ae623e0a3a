"""Answers that look across effects: contexts side by side, times, legal values, counts."""

from collections.abc import Iterable

from ketcli.answers.rows import Cell, Comparison, Count, FacetValue, Timespan
from ketcli.answers.shapes import Answer, Filters, Nothing
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import Effect, Finding, Span
from ketcli.knowledge.vocabulary import (
    Category,
    Certainty,
    Context,
    Measure,
    Presence,
    Setting,
    SourceKind,
    System,
    Term,
)

FACETS: tuple[tuple[str, str, type[Category] | None], ...] = (
    ("term", "--short-term, --long-term", Term),
    ("context", "--recreational, --therapeutic", Context),
    ("setting", "--setting", Setting),
    ("drug", "--drug", None),
    ("system", "--system", System),
    ("certainty", "", Certainty),
)
"""Facets of effects and findings, with the flags that filter by them and their closed lists.

The drugs are those that the knowledge base is about.
"""


def compare(effects: Iterable[Effect], kb: KnowledgeBase, filters: Filters) -> Answer:
    """Return recreational beside therapeutic, short beside long, for each effect."""
    chosen = tuple(e for e in effects if filters.admit_effect(kb.facets[e.id]))
    return Answer(
        command="compare",
        kind="comparison",
        filters=filters,
        records=tuple(
            Comparison(
                id=e.id,
                name=e.name,
                plain_name=e.plain_name,
                cells=tuple(
                    _cell(e, kb, context, term)
                    for context in (Context.RECREATIONAL, Context.THERAPEUTIC)
                    for term in (Term.SHORT, Term.LONG)
                ),
            )
            for e in chosen
        ),
        nothing=None if chosen else _empty(filters),
    )


def _cell(effect: Effect, kb: KnowledgeBase, context: Context, term: Term) -> Cell:
    here = [f for f in effect.findings if f.context is context and f.term in (term, Term.BOTH)]
    found = [f for f in here if f.presence is not Presence.ABSENT]
    return Cell(
        context=context,
        term=term,
        findings=len(found),
        absent=len(here) - len(found),
        certainty=_certainty(effect, context, term),
        figures=tuple(f.figure for f in telling(found, kb) if f.figure),
    )


def _certainty(effect: Effect, context: Context, term: Term) -> Certainty:
    found = (s.certainty for s in effect.slices if (s.context, s.term) == (context, term))
    return next(found, Certainty.NONE)


def telling(findings: Iterable[Finding], kb: KnowledgeBase) -> list[Finding]:
    """Return findings with figures, the best founded and most comparable first."""
    kinds = list(SourceKind)
    return sorted(
        (f for f in findings if f.figure),
        key=lambda f: (
            f.figure is None or f.figure.measure is not Measure.RATE,
            f.figure is None or f.figure.composite,
            f.figure is None or f.figure.percent is None,
            kinds.index(kb.sources[f.source].kind),
        ),
    )


def timeline(effects: Iterable[Effect], kb: KnowledgeBase, filters: Filters) -> Answer:
    """Return every onset and duration that a source gives, effects in order, onset first."""
    spans: list[Timespan] = []
    for effect in effects:
        if not filters.admit_effect(kb.facets[effect.id]):
            continue
        for what in ("onset", "duration"):
            for finding in effect.findings:
                span = getattr(finding, what)
                if span and finding.presence is not Presence.ABSENT and filters.admit(finding):
                    spans.append(_timespan(effect, finding, what, span))
    nothing = None
    if not spans:
        nothing = Nothing(
            kind="filtered-out",
            message="No source here states when it starts or how long it lasts. "
            "Not stated is not the same as short.",
        )
    return Answer(
        command="timeline", kind="timespan", filters=filters, records=tuple(spans), nothing=nothing
    )


def _timespan(effect: Effect, finding: Finding, what: str, span: Span) -> Timespan:
    low = high = None
    if span.unit:
        unit = span.unit.seconds
        low = round(span.low * unit) if span.low is not None else None
        high = round(span.high * unit) if span.high is not None else None
    return Timespan(
        effect=effect.id,
        name=effect.name,
        plain_name=effect.plain_name,
        what=what,
        context=finding.context,
        term=finding.term,
        drug=finding.drug,
        text=span.text,
        source=finding.source,
        low_seconds=low,
        high_seconds=high,
    )


def values(kb: KnowledgeBase, facet: str = "") -> Answer:
    """Return the legal values of one facet, or of all that have a flag, with counts."""
    found = tuple(
        FacetValue(
            facet=name,
            flag=flag,
            value=value,
            label=label,
            meaning=meaning,
            effects=_count(kb, name, value)[0],
            findings=_count(kb, name, value)[1],
        )
        for name, flag, kind in FACETS
        if name == facet or (not facet and flag)
        for value, label, meaning in _legal(kb, kind)
    )
    return Answer(command="values", kind="value", text=facet, records=found)


def _legal(kb: KnowledgeBase, kind: type[Category] | None) -> list[tuple[str, str, str]]:
    """Return the legal values of a facet, each with its label and meaning."""
    if kind is None:
        return [(drug.id, drug.name, drug.meaning) for drug in kb.about.drugs]
    if kind is System:
        return [(str(s), s.label, f"also: {', '.join(s.words)}") for s in System]
    return [(str(value), value.label, value.meaning) for value in kind]


def counts(kb: KnowledgeBase) -> Answer:
    """Return how many effects and findings there are by system, context, term and certainty."""
    rows = [
        Count(facet="all", value=kind, label=kind, effects=len(getattr(kb, kind)), findings=0)
        for kind in ("effects", "sources", "interactions", "groups", "topics", "claims")
    ]
    rows[0] = Count(
        facet="all",
        value="effects",
        label="effects",
        effects=len(kb.effects),
        findings=len({(f.statement, f.source) for e in kb.effects.values() for f in e.findings}),
    )
    for name, _, kind in FACETS:
        for value, label, _ in _legal(kb, kind):
            effects, findings = _count(kb, name, value)
            rows.append(
                Count(
                    facet=name,
                    value=value,
                    label=label,
                    effects=effects,
                    findings=findings,
                )
            )
    kinds = [source.kind for source in kb.sources.values()]
    rows += [
        Count(facet="source kind", value=str(k), label=k.label, effects=0, findings=kinds.count(k))
        for k in SourceKind
        if k in kinds
    ]
    return Answer(command="about", kind="count", text="data", records=tuple(rows))


def _count(kb: KnowledgeBase, facet: str, value: str) -> tuple[int, int]:
    """Return how many effects and distinct findings have a value; absent findings count apart."""
    effects = 0
    seen: set[tuple[str, str, str]] = set()
    for effect in kb.effects.values():
        here = [f for f in effect.findings if _has(effect, f, facet, value)]
        effects += any(f.presence is not Presence.ABSENT for f in here)
        seen.update((f.statement, f.source, f.locator) for f in here)
    return effects, len(seen)


def _has(effect: Effect, finding: Finding, facet: str, value: str) -> bool:
    if facet == "system":
        return value in effect.systems
    if facet == "certainty":
        return effect.certainty == value
    return bool(getattr(finding, facet) == value)


def _empty(filters: Filters) -> Nothing:
    return Nothing(
        kind="filtered-out",
        message=f"No effect is recorded as {', '.join(filters.words())}. "
        "That says nothing about the danger.",
    )
