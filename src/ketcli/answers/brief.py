"""Effects in short, for lists and searches: what each is, and what is said of what was asked for."""

from __future__ import annotations

from ketcli.jsontext import dumps, loads
from ketcli.kept import kept
from ketcli.knowledge.short import SHORTENED, asked, under

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
    known, cell = _known(kb), filters.cell
    lines = ((id, line_under(kb, id, filters)) for id in ids)
    return [loads(line) if line else known((id, *cell)) for id, line in lines]


def written(kb: KnowledgeBase, ids: Sequence[str], filters: Filters) -> list[str]:
    """Return the same as lines of JSON: those of the snapshot, or what is written once and kept."""
    known: Callable[[Asked], str] = kb.once(
        "written in short", lambda: kept(lambda key: _line(kb, key), MOST_KEPT)
    )
    lines = ((id, line_under(kb, id, filters)) for id in ids)
    return [line or known((id, *filters.cell)) for id, line in lines]


def _known(kb: KnowledgeBase) -> Callable[[Asked], dict[str, Any]]:
    return kb.once(  # type: ignore[no-any-return]
        "in short", lambda: kept(lambda key: asked(kb.brief[key[0]], *key[1:]), MOST_KEPT)
    )


def _line(kb: KnowledgeBase, key: Asked) -> str:
    id, *cell = key
    return dumps(_known(kb)(key)) if any(cell) else kb.brief.section.get(id) or ""


def line_under(kb: KnowledgeBase, id: str, filters: Filters) -> str:
    """Return the line of an effect in short, of the findings that pass alone; empty where all do.

    Under one setting, or one drug, and nothing else, it stands in the snapshot.
    """
    if not (filters.settings or filters.drugs):
        return ""
    if not (filters.terms or filters.contexts):
        compiled = under(filters.settings, (*filters.drugs, *filters.drugs_also))
        line = kb.section(compiled).get(id)
        if line is not None:
            return line
    from ketcli.knowledge.together import in_short
    from ketcli.knowledge.weighed import weighed

    found = weighed(kb.section("weighed").get(id) or "[]")
    passed = list(filter(filters.admit, found))
    if len(passed) == len(found):
        return ""
    return dumps(asked({**kb.brief[id], SHORTENED: in_short(passed)}, *filters.cell))
