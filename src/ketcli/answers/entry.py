"""Effects by any of their names, whole, their findings narrowed to the filters."""

from __future__ import annotations

from ketcli.answers.names import several, unknown_name
from ketcli.answers.picked import Picked
from ketcli.answers.select import nothing_under
from ketcli.answers.shapes import Aloud, Answer, Filters, Nothing, Remark
from ketcli.errors import UnknownName
from ketcli.language.lists import JOINING
from ketcli.retrieval import searching
from ketcli.tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect
    from ketcli.retrieval.index import Index
    from ketcli.retrieval.searching import Correction, Hit

MEANT = 0.8
"""Likelihood from which words, all of them known, are taken to mean an effect that is not called exactly so."""


class NamedEffect(NamedTuple):
    """The effect that a name means, what was corrected, and remarks on the choice.

    `sure` means that the effect is called so, by all of the words.
    """

    hit: Hit
    corrections: tuple[Correction, ...]
    remarks: tuple[Remark, ...] = ()
    sure: bool = False


def entry(
    index: Index, names: Sequence[str], filters: Filters | None = None, *, exact: bool = False
) -> Answer[Effect]:
    """Return the effects that names mean, in the order named.

    Raises UnknownName when no effect is called so.
    """
    kb = index.kb
    filters = filters or Filters()
    meant, stranger = named_effects(index, names, exact=exact)
    ids = [one.hit.effect for one in meant]
    shown = Picked(kb.effects, ids, filters if filters.on_findings else None)
    bare = [id for id in ids if filters.on_findings and not _has_finding(kb, id, filters)]
    return Answer(
        command="show",
        kind="effect",
        text=" ".join(names),
        filters=filters,
        entry=True,
        records=shown,
        matches={one.hit.effect: one.hit.match for one in meant},
        corrections=tuple(c for one in meant for c in one.corrections),
        nothing=nothing_under(kb, bare, filters) if bare else stranger,
        remarks=(*(said for one in meant for said in one.remarks), *_hidden(shown)),
    )


def _hidden(shown: Picked[Effect]) -> list[Remark]:
    """Return, for each effect some of whose findings the filters hide, how many they are."""
    each = len(shown.ids) > 1
    told = ((f" on {id}" * each, *kept) for id, kept in zip(shown.ids, shown.kept(), strict=True))
    return [
        Remark(f"{of - kept} of {of} findings{on} are outside the filters.")
        for on, kept, of in told
        if 0 < kept < of
    ]


def _has_finding(kb: KnowledgeBase, id: str, filters: Filters) -> bool:
    return any(filters.admit(f) and f.presence != "absent" for f in kb.facets[id].findings)


def named_effects(
    index: Index, names: Sequence[str], *, exact: bool = False
) -> tuple[list[NamedEffect], Nothing | None]:
    """Return the effects that names mean, each once, and why one of the names means nothing.

    Raises UnknownName where most of them mean nothing.
    """

    def one(name: str) -> NamedEffect:
        return _named_effect(index, name, exact=exact)

    known, stranger = several(index.language, names, one, lambda meant: meant.sure, most=True)
    first: dict[str, NamedEffect] = {}
    for meant in known:
        first.setdefault(meant.hit.effect, meant)
    return list(first.values()), unknown_name(stranger) if stranger else None


def _named_effect(index: Index, text: str, *, exact: bool = False) -> NamedEffect:
    """Return the effect that a name means best.

    Raises UnknownName when the words mean no effect, or only might.
    """
    result = searching.search(index, text, exact=exact)
    firm = [hit for hit in result.hits if hit.match.score >= MEANT and not result.unknown]
    if not firm:
        closest = tuple(h.effect for h in (result.hits or result.guesses)[:3])
        closest = closest or _closest_ids(index, result)
        raise UnknownName("effect", text, closest, "" if closest else "; try 'ket search'")
    best = firm[0]
    if best.match.kind in searching.EXACT:
        called = best.match.text.lower().split()
        apart = [word for word in text.lower().split() if word not in called]
        joins = any(JOINING in index.language.marks(word) for word in apart)
        return NamedEffect(best, result.corrections, sure=not joins)
    return NamedEffect(best, result.corrections, _taken(text, firm, result.corrections))


def _taken(text: str, firm: list[Hit], corrections: tuple[Correction, ...]) -> tuple[Remark, ...]:
    """Say what a name was taken to mean, where its one word was not merely corrected: that is said already."""
    others = ", ".join(hit.effect for hit in firm[1:4])
    if not others and text.lower() in [fix.typed.lower() for fix in corrections]:
        return ()
    near = f"; also near: {others}." if others else "."
    return (Aloud(f"'{text}' is taken to mean {firm[0].effect}{near}"),)


def _closest_ids(index: Index, result: searching.SearchResult) -> tuple[str, ...]:
    """Return effects that hold the suggested words."""
    first = (searching.search(index, word).hits[:1] for word in result.suggestions)
    return tuple(dict.fromkeys(hit.effect for hits in first for hit in hits))
