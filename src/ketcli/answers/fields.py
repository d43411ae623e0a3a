"""Which keys each kind of record has, for tables and `--fields`."""

from __future__ import annotations

from ketcli.answers.names import checked
from ketcli.answers.slicing import LEADING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase


IN_SHORT = ("id", "name", "plain_name", "systems", "serious", "certainty")
"""The keys of an effect that a table of many begins with; the number that leads and a summary follow."""


def keys(kb: KnowledgeBase, kind: str) -> list[str]:
    """Return the keys of a kind of record, in order; of effects, those of the number that leads come last."""
    if kind == "finding":
        from ketcli.answers.findings import COLUMNS

        return list(COLUMNS)
    if kind == "effect":
        return [*_whole(kb, kind), "headline", *LEADING]
    return _whole(kb, kind)


def _whole(kb: KnowledgeBase, kind: str) -> list[str]:
    compiled = kb.section("keys").get(kind)
    if compiled:
        return compiled.split()
    from ketcli.answers.rows import ROWS

    return list(ROWS[kind]._fields)


def columns(kb: KnowledgeBase, answer: Answer[object], *, full: bool) -> list[str]:
    """Return the keys that a table of the answer shows: effects of a list in short, should it not be `full`."""
    if answer.kind != "effect":
        return keys(kb, answer.kind)
    if full or answer.entry:
        held = [key for key in _whole(kb, answer.kind) if key != "match"]
    else:
        held = [*IN_SHORT, *LEADING, "summary"]
    return held + ["match"] * bool(answer.matches)


def checked_fields(kb: KnowledgeBase, kind: str, text: str) -> tuple[str, ...]:
    """Return the keys that a comma-separated text names. Raises UnknownName with the legal ones."""
    legal = keys(kb, kind)
    chosen = dict.fromkeys(key.strip().replace("-", "_") for key in text.split(","))
    return tuple(checked("field", key, legal) for key in chosen)
