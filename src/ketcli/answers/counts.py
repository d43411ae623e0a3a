"""Answers that count: the legal values of filters, and how many records there are."""

from __future__ import annotations

from ketcli.answers.filters import everyday
from ketcli.answers.rows import Count, FacetValue, Field
from ketcli.answers.shapes import CHOSEN, Answer
from ketcli.knowledge.category import Category
from ketcli.knowledge.vocabulary import FACETS, Measure, SourceKind, System

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.knowledge.base import KnowledgeBase

FLAGS = {
    **{facet: f"--{facet}" for facet in CHOSEN},
    "term": "--short-term, --long-term",
    "context": "--recreational, --therapeutic",
    "measure": "--measure",
}
"""Facets of effects and findings, with the flags that filter by them."""


def values(kb: KnowledgeBase, facet: str = "") -> Answer[FacetValue]:
    """Return the legal values of one facet, or of all, with counts."""
    records = tuple(
        FacetValue(name, flag, value, label, meaning, *kb.counted(f"{name} {value}"))
        for name, flag in FLAGS.items()
        if facet in ("", name)
        for value, label, meaning in _legal(kb, Measure if name == "measure" else FACETS.get(name))
    )
    return Answer(command="values", kind="value", text=facet, records=records)


FIELDS = "fields"
"""What is asked for as a facet and means the keys of records."""
KINDS_WITH_FIELDS = (
    "effect", "finding", "interaction", "group", "topic", "source", "comparison", "timespan",
)  # fmt: skip


def fields(kb: KnowledgeBase) -> Answer[Field]:
    """Return the keys of each kind of record that `--fields` takes, in order."""
    from ketcli.answers.fields import keys

    records = tuple(Field(kind, key) for kind in KINDS_WITH_FIELDS for key in keys(kb, kind))
    return Answer(command="values", kind="field", text=FIELDS, records=records)


def _legal(kb: KnowledgeBase, kind: type[Category] | None) -> list[tuple[str, str, str]]:
    """Return the legal values of a facet, each with its label and meaning."""
    if kind is None:
        return [(drug.id, drug.name, drug.meaning) for drug in kb.about.drugs]
    if kind is System:
        return [(str(s), s.label, f"also: {', '.join(everyday(kb, s))}") for s in System]
    return [(str(value), value.label, value.meaning) for value in kind]


def counts(kb: KnowledgeBase) -> Answer[Count]:
    """Return how many effects and findings there are by system, context, term and certainty."""
    kinds = ("effects", "sources", "interactions", "groups", "topics", "claims")
    rows = [Count("all", kind, kind, len(getattr(kb, kind)), 0) for kind in kinds]
    rows[0] = rows[0]._replace(findings=kb.counted("all")[1])
    every = (v for v in values(kb).records if v.facet in CHOSEN)
    rows += [Count(v.facet, v.value, v.label, v.effects, v.findings) for v in every]
    sources = [(kind, kb.counted(f"source kind {kind}")[1]) for kind in SourceKind]
    rows += [Count("source kind", str(kind), kind.label, 0, many) for kind, many in sources if many]
    return Answer(command="about", kind="count", text="data", records=tuple(rows))
