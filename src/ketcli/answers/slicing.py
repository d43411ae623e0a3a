"""What the findings of an effect say together under filters."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice


def slices_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> tuple[Slice, ...]:
    """Return the slices of an effect under the filters.

    They are those compiled, or, where a setting or a drug is asked for, those of the findings
    that pass.
    """
    if not (filters.settings or filters.drugs):
        return effect.slices
    from ketcli.compile.slices import Known, slices

    kept = [f for f in effect.findings if filters.admit(f)]
    joint = {other for drug in kb.about.drugs for other in drug.also}
    return slices(kept, Known(kb.sources, joint))


def slice_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> Slice | None:
    """Return what the findings under the filters say together; None when there are none.

    Two contexts, or two terms, are as good as any.
    """
    context, term = filters.cell
    return cell(slices_under(effect, kb, filters), context or None, term or None)


def cell(found: Iterable[Slice], context: str | None, term: str | None) -> Slice | None:
    """Return the slice of a context and a term; None stands for any."""
    return next((s for s in found if s.context == context and s.term == term), None)
