"""What shells offer while somebody types: every name of every kind, with what it stands for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.category import Category
from ketcli.knowledge.evidence_vocabulary import Measure
from ketcli.knowledge.vocabulary import Certainty, Reversibility, Setting, System
from ketcli.language.tokens import folded

MOST = 60
"""Names offered at once; shells ask before they show more."""
CLOSED: dict[str, type[Category]] = {
    "setting": Setting,
    "reversibility": Reversibility,
    "certainty": Certainty,
    "measure": Measure,
}
# Shells evaluate what describes an offer, and typer reads markup in it.
_HARMLESS = re.compile(r"[^\w ,.()/%+-]")


def offers(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    """Yield by kind and name as it is typed its number in the order of offers and what it stands for.

    A kind alone has the first names. Names are in lower case with hyphens for spaces,
    because shells drop what does not begin with what was typed.
    """
    found: dict[str, str] = {}
    for kind, names in _kinds(kb).items():
        first: list[str] = []
        for text, meaning in names:
            typed = "-".join(folded(text))
            if typed and f"{kind} {typed}" not in found:
                found[f"{kind} {typed}"] = f"{len(first):07}\t{_HARMLESS.sub(' ', meaning)}"
                first.append(typed)
        found[kind] = " ".join(first[:MOST])
    yield from found.items()


def _kinds(kb: KnowledgeBase) -> dict[str, Iterable[tuple[str, str]]]:
    """Return every name of each kind with what it stands for, ids before other names."""
    return {
        "effect": _effects(kb),
        "word": ((word, "") for word in sorted(word for word, _ in kb.section("plain"))),
        "drug": ((drug.id, drug.name) for drug in kb.about.drugs),
        **{
            name: ((str(value), value.label) for value in closed) for name, closed in CLOSED.items()
        },
        "system": _systems(kb),
        "interaction": _records(kb.interactions),
        "group": _records(kb.groups),
        "topic": _records(kb.topics),
        "source": ((id, source.title) for id, source in kb.sources.items()),
    }


def _effects(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    yield from ((id, facets.name) for id, facets in kb.facets.items())
    yield from ((name.text, kb.facets[name.effect].name) for name in kb.names)


def _systems(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    yield from ((str(system), system.label) for system in System)
    for system in System:
        words = kb.section("everyday").get(system) or ""
        yield from ((word, system.label) for word in words.split("|"))


def _records(records: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((id, record.name) for id, record in records.items())
    yield from ((text, one.name) for one in records.values() for text in one.lay_terms)
