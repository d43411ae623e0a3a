"""The orders that a list of effects can have."""

from __future__ import annotations

from ketcli.answers.slicing import slice_under

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Figure
    from ketcli.knowledge.model import Effect

ORDERS = ("system", "name", "certainty", "serious", "how-often")
"""By body system, plain name, how sure, gravest first, or largest leading share first.

What is told of a slice is compared by that slice; equals stay in the order of the knowledge base.
"""


def leading(figure: Figure) -> float:
    """Return the percentage that a figure leads with; the lower one of a range."""
    if figure.percent is not None:
        return figure.percent
    return 100 * (figure.count or 0) / (figure.total or 1)


def ordered(effects: list[Effect], order: str, kb: KnowledgeBase, filters: Filters) -> list[Effect]:
    """Return effects in one of ORDERS; what has no certainty, or no share, comes last."""

    def key(effect: Effect) -> Any:
        if order == "name":
            return effect.plain_name.casefold()
        if order == "serious":
            return kb.facets[effect.id].gravity
        if order == "system":
            return systems.index(effect.systems[0])
        found = slice_under(effect, kb, filters)
        if order == "certainty":
            return grades.index(found.certainty) if found else len(grades)
        headline = found.headline if found else None
        return -leading(headline.figure) if headline else 1

    from ketcli.knowledge.vocabulary import Certainty, System

    grades, systems = list(Certainty), list(System)
    return sorted(effects, key=key)
