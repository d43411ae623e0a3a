"""What other programs call; the command line calls the same functions underneath."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ketcli import store
from ketcli.answers import query
from ketcli.answers.filters import filters
from ketcli.answers.shapes import Answer
from ketcli.errors import KetError
from ketcli.knowledge.base import KnowledgeBase
from ketcli.retrieval.index import Index

if TYPE_CHECKING:
    from ketcli.knowledge.model import Effect


def load(*paths: str | os.PathLike[str]) -> KnowledgeBase:
    """Return the bundled knowledge base, or the one that YAML files and folders hold.

    A path with `+` before it extends the bundled one. Raises UnsoundData with
    every problem found, KetError when something cannot be read.
    """
    return store.knowledge_base([os.fspath(path) for path in paths])


def search(
    kb: KnowledgeBase, text: str, *, exact: bool = False, limit: int = 0, **facets: Any
) -> Answer[Effect]:
    """Return the effects that the words are about, best first; facets as in `filters`, all for a limit of 0.

    Raises UnknownName for a facet's value that is none, KetError for a limit below 0.
    """
    if limit < 0:
        raise KetError(f"a limit of {limit} is none; 0 means all")
    return query.find(index(kb), text, filters(kb, **facets), exact=exact, limit=limit)


def select(kb: KnowledgeBase, **facets: Any) -> Answer[Effect]:
    """Return every effect under the facets, in the order of the knowledge base. Raises UnknownName."""
    return query.select(kb, filters(kb, **facets))


def entry(kb: KnowledgeBase, *names: str, exact: bool = False, **facets: Any) -> Answer[Effect]:
    """Return effects by any of their names, whole, their findings narrowed to the facets.

    Raises UnknownName when no effect is called so.
    """
    return query.entry(index(kb), names, filters(kb, **facets), exact=exact)


def index(kb: KnowledgeBase) -> Index:
    """Return the index of a knowledge base, made once and kept with it."""
    return Index.of(kb)
