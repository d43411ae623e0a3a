"""Answers that count: the legal values of filters, and how many records there are."""

from __future__ import annotations

from ketcli.answers.filters import everyday
from ketcli.answers.shapes import Answer
from ketcli.knowledge.vocabulary import FACETS as CLOSED
from ketcli.knowledge.vocabulary import Category, Presence, SourceKind, System

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Finding
    from ketcli.knowledge.model import Effect

FACETS = {
    "term": "--short-term, --long-term",
    "context": "--recreational, --therapeutic",
    **{
        facet: f"--{facet}" for facet in ("setting", "drug", "system", "reversibility", "certainty")
    },
}
"""Facets of effects and findings, with the flags that filter by them."""


def values(kb: KnowledgeBase, facet: str = "") -> Answer:
    """Return the legal values of one facet, or of all, with counts."""
    from ketcli.answers.rows import FacetValue

    found = tuple(
        FacetValue(
            facet=name,
            flag=flag,
            value=value,
            label=label,
            meaning=meaning,
            **_count(kb, name, value),
        )
        for name, flag in FACETS.items()
        if facet in ("", name)
        for value, label, meaning in _legal(kb, CLOSED.get(name))
    )
    return Answer(command="values", kind="value", text=facet, records=found)


FIELDS = "fields"
"""What is asked for as a facet and means the keys of records."""
KINDS_WITH_FIELDS = (
    "effect", "finding", "interaction", "group", "topic", "source", "comparison", "timespan",
)  # fmt: skip


def fields(kb: KnowledgeBase) -> Answer:
    """Return the keys of each kind of record that `--fields` takes, in order."""
    from ketcli.answers.fields import keys
    from ketcli.answers.rows import Field

    found = tuple(
        Field(kind=kind, field=key) for kind in KINDS_WITH_FIELDS for key in keys(kb, kind)
    )
    return Answer(command="values", kind="field", text=FIELDS, records=found)


def _legal(kb: KnowledgeBase, kind: type[Category] | None) -> list[tuple[str, str, str]]:
    """Return the legal values of a facet, each with its label and meaning."""
    if kind is None:
        return [(drug.id, drug.name, drug.meaning) for drug in kb.about.drugs]
    if kind is System:
        return [(str(s), s.label, f"also: {', '.join(everyday(kb, s))}") for s in System]
    return [(str(value), value.label, value.meaning) for value in kind]


def counts(kb: KnowledgeBase) -> Answer:
    """Return how many effects and findings there are by system, context, term and certainty."""
    from ketcli.answers.rows import Count

    found = {(f.statement, f.source) for e in kb.effects.values() for f in e.findings}
    rows = [
        Count(
            facet="all",
            value=kind,
            label=kind,
            effects=len(getattr(kb, kind)),
            findings=len(found) if kind == "effects" else 0,
        )
        for kind in ("effects", "sources", "interactions", "groups", "topics", "claims")
    ]
    rows += [
        Count(
            facet=one.facet,
            value=one.value,
            label=one.label,
            effects=one.effects,
            findings=one.findings,
        )
        for one in values(kb).records
    ]
    kinds = [source.kind for source in kb.sources.values()]
    rows += [
        Count(facet="source kind", value=str(k), label=k.label, effects=0, findings=kinds.count(k))
        for k in SourceKind
        if k in kinds
    ]
    return Answer(command="about", kind="count", text="data", records=tuple(rows))


def _count(kb: KnowledgeBase, facet: str, value: str) -> dict[str, int]:
    """Return how many effects and distinct findings have a value; absent findings count apart."""
    effects = 0
    seen: set[tuple[str, str, str]] = set()
    for effect in kb.effects.values():
        here = [f for f in effect.findings if _has(effect, f, facet, value)]
        effects += any(f.presence is not Presence.ABSENT for f in here)
        seen.update((f.statement, f.source, f.locator) for f in here)
    return {"effects": effects, "findings": len(seen)}


def _has(effect: Effect, finding: Finding, facet: str, value: str) -> bool:
    if facet == "system":
        return value in effect.systems
    if facet == "certainty":
        return effect.certainty == value
    if facet == "reversibility":
        return finding.reversibility is not None and finding.reversibility.degree == value
    return bool(getattr(finding, facet) == value)
