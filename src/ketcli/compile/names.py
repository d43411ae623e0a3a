"""What is worked out about names: which words they hold, which effects and records they belong to."""

from collections.abc import Iterable
from typing import Any

from ketcli.compile.dump import Sections
from ketcli.knowledge.model import Effect
from ketcli.retrieval.index import (
    facets_of,
    names_of,
    plain_words,
    pointers_of,
    postings,
    spans,
)


def sections(effects: Iterable[Effect], pointed: Iterable[tuple[str, Any]]) -> Sections:
    """Return the sections that a search reads; `pointed` are other records, each with its command."""
    effects = list(effects)
    names = names_of(effects)
    pointers = pointers_of(pointed)
    return {
        "facets": ((effect.id, facets_of(effect).line()) for effect in effects),
        "names": (
            (f"{number:08}", f"{n.effect}\t{n.field}\t{' '.join(n.words)}\t{n.text}")
            for number, n in enumerate(names)
        ),
        "plain": ((word, str(n)) for word, n in plain_words(names, pointers).items()),
        "words": ((word, " ".join(map(str, held))) for word, held in postings(names).items()),
        "spans": ((id, f"{first} {after}") for id, (first, after) in spans(names).items()),
        "pointers": (
            (called, f"{p.command}\t{p.id}\t{p.danger or ''}\t{p.name}")
            for called, p in pointers.items()
        ),
    }
