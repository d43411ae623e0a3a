"""What a shell offers while somebody types: live values of the knowledge base."""

from collections.abc import Mapping
from typing import Any

from ketcli.knowledge import KnowledgeBase
from ketcli.text import tokens
from ketcli.vocabulary import Category, Drug, Setting, System

CATEGORIES: dict[str, type[Category]] = {"system": System, "setting": Setting, "drug": Drug}
MOST = 60
"""Values offered at once; shells ask before they show more."""

Offer = tuple[str, str]


def values(kb: KnowledgeBase, kind: str, incomplete: str) -> list[Offer]:
    """Return values that the text begins, each with what it is; ids first, then other names.

    A value is offered if its id, or any word of its names, begins with the text.
    """
    begun = " ".join(tokens(incomplete))
    if kind == "word":
        found = [(word, "") for word in sorted(kb.plain) if word.startswith(begun)]
    elif kind == "effect":
        found = _effects(kb, begun)
    elif kind in CATEGORIES:
        found = [(str(v), v.label) for v in CATEGORIES[kind] if _begins(begun, str(v), v.label)]
    else:
        found = _records(kb, kind, begun)
    return found[:MOST]


def _effects(kb: KnowledgeBase, begun: str) -> list[Offer]:
    meant = {name.effect: None for name in kb.names if _begins(begun, name.text)}
    ordered = sorted(meant, key=lambda effect: not effect.startswith(begun))
    return [(id, kb.facets[id].name) for id in ordered]


def _records(kb: KnowledgeBase, kind: str, begun: str) -> list[Offer]:
    records: Mapping[str, Any] = {
        "interaction": kb.interactions,
        "group": kb.groups,
        "topic": kb.topics,
        "source": kb.sources,
    }[kind]
    found = []
    for id, record in records.items():
        name = getattr(record, "name", None) or record.title
        if _begins(begun, id, name, *getattr(record, "lay_terms", ())):
            found.append((id, name))
    return found


def _begins(begun: str, *names: str) -> bool:
    for name in names:
        words = tokens(name)
        if any(" ".join(words[at:]).startswith(begun) for at in range(len(words))):
            return True
    return False
