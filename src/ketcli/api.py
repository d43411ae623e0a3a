"""What other programs call; the command line calls the same functions underneath."""

import os
from collections.abc import Iterable
from typing import Any

from ketcli import store
from ketcli.answers import naming, query
from ketcli.answers.shapes import Answer, Filters
from ketcli.errors import KetError, UnknownName, UnsoundData
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.vocabulary import Category, Context, Setting, System, Term
from ketcli.retrieval.index import Index

__all__ = [
    "Answer",
    "Filters",
    "KetError",
    "KnowledgeBase",
    "UnknownName",
    "UnsoundData",
    "entry",
    "filters",
    "load",
    "search",
    "select",
]


def load(*paths: str | os.PathLike[str]) -> KnowledgeBase:
    """Return the bundled knowledge base, or the one that YAML files and folders hold.

    A path with `+` before it extends the bundled one. Raises UnsoundData with
    every problem found, KetError when something cannot be read.
    """
    return store.knowledge_base([os.fspath(path) for path in paths])


def search(
    kb: KnowledgeBase, text: str, *, exact: bool = False, limit: int = 0, **facets: Any
) -> Answer:
    """Return the effects that the words are about, best first; facets as in `filters`."""
    return query.find(kb, Index(kb), text, filters(kb, **facets), exact=exact, limit=limit)


def select(kb: KnowledgeBase, **facets: Any) -> Answer:
    """Return every effect under the facets, in the order of the knowledge base."""
    return query.select(kb, filters(kb, **facets))


def entry(kb: KnowledgeBase, *names: str, exact: bool = False, **facets: Any) -> Answer:
    """Return effects by any of their names, whole, their findings narrowed to the facets.

    Raises UnknownName when no effect is called so.
    """
    return query.entry(kb, Index(kb), names, filters(kb, **facets), exact=exact)


def filters(
    kb: KnowledgeBase,
    *,
    term: str | Iterable[str] = (),
    context: str | Iterable[str] = (),
    setting: str | Iterable[str] = (),
    drug: str | Iterable[str] = (),
    system: str | Iterable[str] = (),
    serious: bool = False,
) -> Filters:
    """Return filters from plain words, each facet one value or several.

    Raises UnknownName, with the legal values, for a word that is none of them.
    """

    def several(words: str | Iterable[str]) -> Iterable[str]:
        return [words] if isinstance(words, str) else words

    def chosen(kind: type[Category], words: str | Iterable[str], name: str) -> tuple[Any, ...]:
        return tuple(naming.category(kind, word, name) for word in several(words))

    drugs = [naming.drug(kb.about, word) for word in several(drug)]
    return Filters(
        terms=chosen(Term, term, "term"),
        contexts=chosen(Context, context, "context"),
        settings=chosen(Setting, setting, "setting"),
        drugs=tuple(one.id for one in drugs),
        drugs_also=tuple(dict.fromkeys(also for one in drugs for also in one.also)),
        systems=chosen(System, system, "system"),
        serious=serious,
    )
