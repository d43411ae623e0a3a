"""What the findings of an effect say together under filters."""

from __future__ import annotations

from ketcli.answers.brief import line_under
from ketcli.jsontext import loads
from ketcli.knowledge.records import Light
from ketcli.knowledge.short import SHORTENED

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
        line = line_under(kb, effect.id, filters)
        return (
            effect.sliced(loads(line)[SHORTENED], lambda: _slices(effect, kb, filters))
            if line
            else effect.slices
        )
    from ketcli.knowledge import synthesis
    from ketcli.knowledge.records import decoded

    return tuple(decoded(synthesis.Slice, one) for one in _slices(effect, kb, filters))


def _slices(effect: Effect, kb: KnowledgeBase, filters: Filters) -> list[dict[str, Any]]:
    from ketcli.knowledge.slices import slices
    from ketcli.knowledge.weighed import weighed

    found = weighed(kb.section("weighed").get(effect.id) or "[]")
    return slices(list(filter(filters.admit, found)), effect.findings, kb.sources)


def slice_under(effect: Effect, kb: KnowledgeBase, filters: Filters) -> Slice | None:
    """Return what the findings under the filters say together; None when there are none.

    Two contexts, or two terms, are as good as any.
    """
    context, term = filters.cell
    return cell(slices_under(effect, kb, filters), context or None, term or None)


def cell(found: Iterable[Slice], context: str | None, term: str | None) -> Slice | None:
    """Return the slice of a context and a term; None stands for any."""
    return next((s for s in found if s.context == context and s.term == term), None)
