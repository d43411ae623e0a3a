"""What the findings of an effect say together under filters."""

from __future__ import annotations

from ketcli.knowledge.light import Light
from ketcli.knowledge.records import jsonable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.knowledge.synthesis import Slice


def slices_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> tuple[Slice, ...]:
    """Return the slices of an effect under the filters.

    They are those compiled, or, where a setting or a drug is asked for, those of the findings
    that pass. Of a light record they are in short until more is asked of them.
    """
    if not (filters.settings or filters.drugs):
        return effect.slices
    if isinstance(effect, Light):
        brief = in_short_under(kb, effect.id, filters)
        return (
            effect.slices
            if brief is None
            else effect.sliced(brief, lambda: jsonable(_slices(effect, kb, filters)))
        )
    return _slices(effect, kb, filters)


def _slices(effect: Effect, kb: KnowledgeBase, filters: Filters) -> tuple[Slice, ...]:
    from ketcli.compile.slices import slices
    from ketcli.compile.weighing import Known, weighed

    kept = [f for f in effect.findings if filters.admit(f)]
    joint = {other for drug in kb.about.drugs for other in drug.also}
    known = Known(kb.sources, joint)
    return slices(kept, weighed(kept, known), known)


def in_short_under(kb: KnowledgeBase, id: str, filters: Filters) -> list[dict[str, Any]] | None:
    """Return the slices of an effect under the filters in short, as JSON values; None where all findings pass."""
    from ketcli.knowledge.together import in_short
    from ketcli.knowledge.weighed import weighed

    found = weighed(kb.section("weighed").get(id) or "[]")
    passed = [one for one in found if filters.admit(one)]
    return None if len(passed) == len(found) else in_short(passed)


def slice_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> Slice | None:
    """Return what the findings under the filters say together; None when there are none.

    Two contexts, or two terms, are as good as any.
    """
    context, term = filters.cell
    return cell(slices_under(effect, kb, filters), context or None, term or None)


def cell(found: Iterable[Slice], context: str | None, term: str | None) -> Slice | None:
    """Return the slice of a context and a term; None stands for any."""
    return next((s for s in found if s.context == context and s.term == term), None)
