"""What a shell offers while somebody types: live values of the knowledge base."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ketcli.answers.counts import FACETS
from ketcli.answers.filters import everyday
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Category, Certainty, Reversibility, Setting, System
from ketcli.language.tokens import folded
from ketcli.render import FORMATS

CATEGORIES: dict[str, type[Category]] = {
    "system": System,
    "setting": Setting,
    "reversibility": Reversibility,
    "certainty": Certainty,
}
# Shells evaluate what describes an offer, and typer reads markup in it.
_HARMLESS = re.compile(r"[^\w ,.()/%+-]")
MOST = 60
"""Values offered at once; shells ask before they show more."""

Offer = tuple[str, str]


def values(kb: KnowledgeBase, kind: str, incomplete: str) -> list[Offer]:
    """Return ids and other names that the text begins, each with what it stands for, ids first.

    Shells drop what does not begin with the text, so names are offered as they
    would be typed, in lower case with hyphens for spaces.
    """
    begun = "-".join(folded(incomplete))
    offers: dict[str, str] = {}
    for text, meaning in _names(kb, kind):
        typed = "-".join(folded(text))
        if typed.startswith(begun):
            offers.setdefault(typed, _HARMLESS.sub(" ", meaning))
    return list(offers.items())[:MOST]


def _names(kb: KnowledgeBase, kind: str) -> Iterable[tuple[str, str]]:
    """Return every name of the kind with what it stands for, ids before other names."""
    if kind in CATEGORIES:
        return _category(kb, kind)
    if kind in ("word", "format", "facet"):
        words = {"word": sorted(kb.plain), "format": FORMATS, "facet": [f for f, _, _ in FACETS]}
        return ((word, "") for word in words[kind])
    if kind == "drug":
        return ((drug.id, drug.name) for drug in kb.about.drugs)
    return _effects(kb) if kind == "effect" else _records(kb, kind)


def _effects(kb: KnowledgeBase) -> Iterator[tuple[str, str]]:
    yield from ((id, facets.name) for id, facets in kb.facets.items())
    yield from ((name.text, kb.facets[name.effect].name) for name in kb.names)


def _category(kb: KnowledgeBase, kind: str) -> Iterator[tuple[str, str]]:
    yield from ((str(value), value.label) for value in CATEGORIES[kind])
    for value in CATEGORIES[kind] if kind == "system" else ():
        yield from ((word, value.label) for word in everyday(kb, value))


def _records(kb: KnowledgeBase, kind: str) -> Iterator[tuple[str, str]]:
    records: Mapping[str, Any] = {
        "interaction": kb.interactions,
        "group": kb.groups,
        "topic": kb.topics,
        "source": kb.sources,
    }[kind]
    called = {id: getattr(record, "name", None) or record.title for id, record in records.items()}
    yield from called.items()
    for id, record in records.items():
        others: Iterable[str] = getattr(record, "lay_terms", None) or ()
        yield from ((text, called[id]) for text in others)
