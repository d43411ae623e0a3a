"""What findings say of effects under filters: in short, for lists and searches, and by context and term."""

from __future__ import annotations

from ketcli.jsontext import dumps, loads
from ketcli.kept import kept
from ketcli.knowledge.short import SHORTENED, of_cell, section_under

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice

    EffectCell = tuple[str, str, str]
    """An effect, a context and a term."""

MOST_KEPT = 1000
"""Effects in short that are kept."""
LEADING = (
    "percent", "percent_high", "count", "total", "population", "base", "measure", "counts", "composite", "figure_text",
    "context", "term", "drug", "source", "cited",
)  # fmt: skip
"""The columns of the number that leads, called as those of findings."""


def briefly(kb: KnowledgeBase, ids: Iterable[str], filters: Filters) -> list[dict[str, Any]]:
    """Return effects in short as plain values.

    `certainty` and `headline`, the number that leads, are those of the slice of the context and
    the term asked for; several are as good as any. No headline: no share is recorded there. Where
    a setting or a drug is asked for, all of it is what the findings say that pass.
    """
    known, cell = _known(kb), filters.cell
    lines = ((id, line_under(kb, id, filters)) for id in ids)
    return [loads(line) if line else known((id, *cell)) for id, line in lines]


def written(kb: KnowledgeBase, ids: Sequence[str], filters: Filters) -> list[str]:
    """Return the same as lines of JSON: those of the snapshot, or what is written once and kept."""

    def line(key: EffectCell) -> str:
        id, *cell = key
        return dumps(_known(kb)(key)) if any(cell) else kb.brief.section.get(id) or ""

    known = kb.once("written in short", lambda: kept(line, MOST_KEPT))
    lines = ((id, line_under(kb, id, filters)) for id in ids)
    return [under or known((id, *filters.cell)) for id, under in lines]


def _known(kb: KnowledgeBase) -> Callable[[EffectCell], dict[str, Any]]:
    def told(key: EffectCell) -> dict[str, Any]:
        return of_cell(kb.brief[key[0]], *key[1:])

    return kb.once("in short", lambda: kept(told, MOST_KEPT))


def line_under(kb: KnowledgeBase, id: str, filters: Filters) -> str:
    """Return the line of an effect in short, of the findings that pass alone; empty where all do.

    Under one setting, or one drug, and nothing else, it stands in the snapshot.
    """
    if not (filters.settings or filters.drugs):
        return ""
    if not (filters.terms or filters.contexts):
        compiled = section_under(filters.settings, (*filters.drugs, *filters.drugs_also))
        line = kb.section(compiled).get(id)
        if line is not None:
            return line
    from ketcli.knowledge.together import in_short
    from ketcli.knowledge.weighed import weighed

    findings = weighed(kb.section("weighed").get(id) or "[]")
    passed = list(filter(filters.admit, findings))
    if len(passed) == len(findings):
        return ""
    return dumps(of_cell({**kb.brief[id], SHORTENED: in_short(passed)}, *filters.cell))


def slices_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> tuple[Slice, ...]:
    """Return the slices of an effect under the filters.

    They are those compiled, or, where a setting or a drug is asked for, those of the findings
    that pass. Of a light record they are in short until more is asked of them.
    """
    if not (filters.settings or filters.drugs):
        return effect.slices
    from ketcli.knowledge.records import Light, decoded

    if isinstance(effect, Light):
        line = line_under(kb, effect.id, filters)
        return (
            effect.sliced(loads(line)[SHORTENED], lambda: _slices(effect, kb, filters))
            if line
            else effect.slices
        )
    from ketcli.knowledge import synthesis

    return tuple(decoded(synthesis.Slice, one) for one in _slices(effect, kb, filters))


def _slices(effect: Effect, kb: KnowledgeBase, filters: Filters) -> list[dict[str, Any]]:
    from ketcli.knowledge.together import slices
    from ketcli.knowledge.weighed import weighed

    findings = weighed(kb.section("weighed").get(effect.id) or "[]")
    return slices(list(filter(filters.admit, findings)), effect.findings, kb.sources)


def slice_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> Slice | None:
    """Return what the findings under the filters say together; None when there are none.

    Two contexts, or two terms, are as good as any.
    """
    context, term = filters.cell
    return cell(slices_under(effect, kb, filters), context or None, term or None)


def cell(slices: Iterable[Slice], context: str | None, term: str | None) -> Slice | None:
    """Return the slice of a context and a term; None stands for any."""
    return next((s for s in slices if s.context == context and s.term == term), None)
