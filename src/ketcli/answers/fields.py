"""Which keys each kind of record has, for tables and `--fields`."""

from __future__ import annotations

from ketcli.answers.names import nearest
from ketcli.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ketcli.answers.shapes import Answer
    from ketcli.knowledge.base import KnowledgeBase


def keys(kb: KnowledgeBase, kind: str) -> list[str]:
    """Return the keys of a kind of record, in order; `match` comes last for effects."""
    if kind == "finding":
        from ketcli.answers.findings import COLUMNS

        return list(COLUMNS)
    compiled = kb.section("keys").get(kind)
    if compiled:
        return compiled.split()
    from dataclasses import fields

    from ketcli.answers.schema import RECORDS

    return [field.name for field in fields(RECORDS[kind])]


def columns(kb: KnowledgeBase, answer: Answer[Any]) -> list[str]:
    """Return the keys that a table of the answer shows: all but a search's match elsewhere."""
    return [key for key in keys(kb, answer.kind) if key != "match" or answer.matches]


def checked_fields(kb: KnowledgeBase, kind: str, text: str) -> tuple[str, ...]:
    """Return the keys that a comma-separated text names. Raises UnknownName with the legal ones."""
    legal = keys(kb, kind)
    if kind == "effect":
        legal.append("headline")
    chosen = tuple(dict.fromkeys(key.strip().replace("-", "_") for key in text.split(",")))
    for key in chosen:
        if key not in legal:
            raise UnknownName("field", key, nearest(key, legal) or tuple(legal))
    return chosen
