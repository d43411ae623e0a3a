"""Words become filters: each facet takes the values that it has, by any of their everyday names."""

from __future__ import annotations

from ketcli.answers.names import no_such
from ketcli.answers.shapes import CHOSEN, Filters
from ketcli.language.tokens import forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.knowledge.base import KnowledgeBase


def filters(kb: KnowledgeBase, *, serious: bool = False, **facets: str | Iterable[str]) -> Filters:
    """Return filters from plain words, each facet one value or several.

    Facets are term, context, setting, drug, system, reversibility, certainty. Raises UnknownName, with the legal
    values, for a word that is none of them, TypeError for another facet.
    """
    if strange := facets.keys() - CHOSEN.keys():
        raise TypeError(f"no facet called {', '.join(sorted(strange))}")
    given = {}
    for facet in CHOSEN:
        words = facets.get(facet, ())
        every = [words] if isinstance(words, str) else words
        given[facet] = [_value(kb, facet, word) for word in every]
    chosen = {CHOSEN[facet]: tuple(id for id, _, _ in values) for facet, values in given.items()}
    return Filters(
        **chosen,
        drugs_also=tuple(dict.fromkeys(id for _, _, also in given["drug"] for id in also.split())),
        serious=serious,
        labels=tuple(label for values in given.values() for _, label, _ in values),
    )


def _value(kb: KnowledgeBase, facet: str, text: str) -> list[str]:
    """Return id, label and further ids of the value that a word means. Raises UnknownName."""
    values = kb.section("values")
    line = values.get(f"{facet}={text}")
    if not line:
        line = values.get(f"{facet} {forms(text)}")
    if line:
        return line.split("\t")
    legal = kb.section("legal")
    named = filter(None, (legal.get(f"{facet}~") or "").split("|"))
    offered = dict(name.split("\t") for name in named)
    raise no_such(facet, text, (legal.get(facet) or "").split(), offered)


def everyday(kb: KnowledgeBase, system: str) -> list[str]:
    """Return the everyday words for a body system besides its id and label, the plainest first."""
    said = kb.section("everyday").get(system)
    return said.split("|") if said else []
