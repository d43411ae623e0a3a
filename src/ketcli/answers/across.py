"""Answers that look across effects: what a slice says, contexts side by side, times."""

from __future__ import annotations

from ketcli.answers.rows import Comparison, Timespan
from ketcli.answers.select import admitted
from ketcli.answers.shapes import Aloud, Answer, Missing, Nothing
from ketcli.answers.slicing import cell, slices_under
from ketcli.knowledge.vocabulary import Context, Measure, Presence, SourceKind, Term

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Figure, Finding, Span
    from ketcli.knowledge.model import Effect

CELLS = tuple(
    (context, term)
    for context in (Context.RECREATIONAL, Context.THERAPEUTIC)
    for term in (Term.SHORT, Term.LONG)
)
"""What is set side by side: each context in each term."""


def telling(findings: Iterable[Finding], kb: KnowledgeBase) -> list[Finding]:
    """Return findings with figures, the best founded and most comparable first."""
    kinds = list(SourceKind)

    def place(told: tuple[Finding, Figure]) -> tuple[bool, bool, bool, int]:
        finding, figure = told
        kind = kinds.index(kb.sources[finding.source].kind)
        return figure.measure is not Measure.RATE, figure.composite, figure.percent is None, kind

    return [f for f, _ in sorted([(f, f.figure) for f in findings if f.figure], key=place)]


def compare(effects: Iterable[Effect], kb: KnowledgeBase, filters: Filters) -> Answer[Comparison]:
    """Return recreational beside therapeutic, short beside long, for each effect."""
    by_id = {e.id: e for e in effects}
    records = []
    for e in (by_id[id] for id in admitted(kb, by_id, filters)):
        slices = slices_under(e, kb, filters)
        cells = tuple(one for at in CELLS if (one := cell(slices, *at)))
        records.append(Comparison(e.id, e.name, e.plain_name, e.emergency, cells))
    said = f"No effect is recorded as {', '.join(filters.words())}."
    message = f"{said} That says nothing about the danger."
    return Answer(
        command="compare",
        kind="comparison",
        filters=filters,
        records=tuple(records),
        nothing=None if records else Nothing(kind=Missing.FILTERED_OUT, message=message),
    )


def timeline(effects: Iterable[Effect], kb: KnowledgeBase, filters: Filters) -> Answer[Timespan]:
    """Return every onset and duration that a source gives, effects in order, onset first."""
    by_id = {e.id: e for e in effects}
    spans = [span for id in admitted(kb, by_id, filters) for span in _spans(by_id[id], filters)]
    timed = {span.effect for span in spans}
    bare = [one.plain_name for id, one in by_id.items() if id not in timed]
    unsaid = spans and bare and len(by_id) < len(kb.effects)
    message = "No source here states when it starts or how long it lasts. Not stated is not the same as short."
    return Answer(
        command="timeline",
        kind="timespan",
        filters=filters,
        records=tuple(spans),
        nothing=None if spans else Nothing(kind=Missing.FILTERED_OUT, message=message),
        remarks=(Aloud(f"No source here states times of {', '.join(bare)}."),) if unsaid else (),
    )


def _spans(effect: Effect, filters: Filters) -> Iterator[Timespan]:
    for what in ("onset", "duration"):
        for finding in effect.findings:
            span: Span | None = getattr(finding, what)
            if not span or finding.presence is Presence.ABSENT or not filters.admit(finding):
                continue
            ends = [
                round(end * span.unit.seconds) if span.unit and end is not None else None
                for end in (span.low, span.high)
            ]
            yield Timespan(
                effect.id, effect.name, effect.plain_name, what, finding.context, finding.term,
                finding.drug, span.text, finding.source, finding.route, *ends,
            )  # fmt: skip
