"""The orders that a list can have, and how much of it is shown."""

from __future__ import annotations

from ketcli.answers.names import no_such
from ketcli.answers.picked import Picked
from ketcli.answers.slicing import slice_under

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any, TypeVar

    from ketcli.answers.shapes import Answer, Filters
    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.evidence import Figure
    from ketcli.knowledge.model import Effect

    R = TypeVar("R")

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


def by_column(answer: Answer[R], column: str, keys: Iterable[str]) -> Answer[R]:
    """Return an answer with its records ordered by a key.

    Numbers come the largest first, words by the alphabet, what has no value last. Raises UnknownName, with
    those of the `keys` of such records that would do, where none has a number or a text under it.
    """
    key = column.replace("-", "_")
    held = [getattr(record, key, None) for record in answer.records]
    if answer.records and not any(map(_compares, held)):
        legal = tuple(name for name in keys if _compares(_value(answer, name)))
        raise no_such("field to sort by", column, legal)
    places = sorted(range(len(held)), key=lambda n: _place(held[n]))
    records = answer.records
    if isinstance(records, Picked):
        ordered: Any = records.of([records.ids[n] for n in places])
    else:
        ordered = tuple(records[n] for n in places)
    return answer._replace(records=ordered, sort=column)


def _value(answer: Answer[Any], key: str) -> Any:
    return next((value for one in answer.records if (value := getattr(one, key, None))), None)


def _compares(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _place(value: Any) -> Any:
    if not _compares(value):
        return (2, 0)
    return (1, value.casefold()) if isinstance(value, str) else (0, -value)
