"""Effects in short, for lists and searches: what each is, and what is said of what was asked for."""

from __future__ import annotations

from ketcli.jsontext import dumps
from ketcli.kept import kept
from ketcli.knowledge.short import SHORTENED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from ketcli.answers.shapes import Filters
    from ketcli.knowledge.base import KnowledgeBase

    Asked = tuple[str, str, str]
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
    known = _known(kb)
    return [_passed(kb, id, filters) or known((id, *filters.cell)) for id in ids]


def written(kb: KnowledgeBase, ids: Sequence[str], filters: Filters) -> list[str]:
    """Return the same as lines of JSON: those of the snapshot, or what is written once and kept."""
    known: Callable[[Asked], str] = kb.once(
        "written in short", lambda: kept(lambda key: _line(kb, key), MOST_KEPT)
    )
    passed = ((id, _passed(kb, id, filters)) for id in ids)
    return [dumps(one) if one else known((id, *filters.cell)) for id, one in passed]


def _known(kb: KnowledgeBase) -> Callable[[Asked], dict[str, Any]]:
    return kb.once(  # type: ignore[no-any-return]
        "in short", lambda: kept(lambda key: _asked(kb.brief[key[0]], *key[1:]), MOST_KEPT)
    )


def _line(kb: KnowledgeBase, key: Asked) -> str:
    id, *cell = key
    return dumps(_known(kb)(key)) if any(cell) else kb.brief.section.get(id) or ""


def _passed(kb: KnowledgeBase, id: str, filters: Filters) -> dict[str, Any] | None:
    """Return an effect with the slices of the findings that pass; None where all do."""
    if not (filters.settings or filters.drugs):
        return None
    from ketcli.answers.slicing import in_short_under

    passed = in_short_under(kb, id, filters)
    return None if passed is None else _asked({**kb.brief[id], SHORTENED: passed}, *filters.cell)


def _asked(told: dict[str, Any], context: str, term: str) -> dict[str, Any]:
    slices = told[SHORTENED]
    told = {key: value for key, value in told.items() if key not in ("headline", SHORTENED)}
    for one in slices:
        if one.get("context", "") == context and one.get("term", "") == term:
            told.update({key: one[key] for key in ("certainty", "headline") if key in one})
    return {**told, SHORTENED: slices}
