"""Words become filters: each facet takes the values that it has, by any of their everyday names."""

from __future__ import annotations

from ketcli.answers.names import no_such
from ketcli.answers.shapes import Filters
from ketcli.language.tokens import forms

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.knowledge.base import KnowledgeBase


def filters(
    kb: KnowledgeBase,
    *,
    term: str | Iterable[str] = (),
    context: str | Iterable[str] = (),
    setting: str | Iterable[str] = (),
    drug: str | Iterable[str] = (),
    system: str | Iterable[str] = (),
    reversibility: str | Iterable[str] = (),
    certainty: str | Iterable[str] = (),
    serious: bool = False,
) -> Filters:
    """Return filters from plain words, each facet one value or several.

    Raises UnknownName, with the legal values, for a word that is none of them.
    """
    given = [
        [_value(kb, facet, word) for word in ([words] if isinstance(words, str) else words)]
        for facet, words in (
            ("term", term), ("context", context), ("setting", setting), ("drug", drug), ("system", system),
            ("reversibility", reversibility), ("certainty", certainty),
        )
    ]  # fmt: skip
    terms, contexts, settings, drugs, systems, ends, certainties = (
        tuple(id for id, _, _ in values) for values in given
    )
    return Filters(
        terms=terms,
        contexts=contexts,
        settings=settings,
        drugs=drugs,
        drugs_also=tuple(dict.fromkeys(id for _, _, also in given[3] for id in also.split())),
        systems=systems,
        reversibilities=ends,
        certainties=certainties,
        serious=serious,
        labels=tuple(label for values in given for _, label, _ in values),
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
