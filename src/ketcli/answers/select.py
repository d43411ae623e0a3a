"""Effects under filters, and why there may be none."""

from __future__ import annotations

from ketcli.answers.filters import filters as filters_of
from ketcli.answers.names import UNKNOWN_IS_NOT_SAFE
from ketcli.answers.picked import Picked, in_order
from ketcli.answers.shapes import Answer, Filters, Missing, Nothing, Remark
from ketcli.answers.slicing import briefly
from ketcli.errors import UnknownName

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ketcli.knowledge.base import KnowledgeBase
    from ketcli.knowledge.model import Effect

UNNARROWED = (
    "Each has a finding under these filters. Of brief records, certainty and headline are those of the use and "
    "the term asked for; all else goes for the whole effect. 'ket show' with the same filters narrows its findings."
)


def select(kb: KnowledgeBase, filters: Filters | None = None, *, sort: str = "") -> Answer[Effect]:
    """Return every effect under the filters, in the order asked for or that of the knowledge base."""
    filters = filters or Filters()
    ids: Iterable[str] = admitted(kb, kb.effects, filters) if filters.words() else kb.effects
    chosen = Picked(kb.effects, in_order(kb, ids, sort, filters))
    message = f"No effect is recorded as {', '.join(filters.words())}. {UNKNOWN_IS_NOT_SAFE}"
    return Answer(
        command="list",
        kind="effect",
        records=chosen,
        filters=filters,
        sort=sort,
        nothing=None if chosen else Nothing(kind=Missing.FILTERED_OUT, message=message),
        remarks=(Remark(UNNARROWED),) if filters.on_findings and chosen else (),
    )


def of_drug(kb: KnowledgeBase, name: str, under: Filters) -> Answer[Effect] | None:
    """Return the effects of the drug of this name or brand, under filters too; None when it names none."""
    try:
        drug = filters_of(kb, drug=name)
    except UnknownName:
        return None
    labels = (*under.labels, *drug.labels)
    return select(kb, under._replace(drugs=drug.drugs, drugs_also=drug.drugs_also, labels=labels))


def admitted(kb: KnowledgeBase, effects: Iterable[str], filters: Filters) -> list[str]:
    """Return those of the effects that belong under the filters, in their order."""
    ids = [id for id in effects if filters.admit_effect(kb.facets[id])]
    if not (filters.certainties and (filters.settings or filters.drugs)):
        return ids
    sure = ((one["id"], one["certainty"]) for one in briefly(kb, ids, filters))
    return [id for id, certainty in sure if certainty in filters.certainties]


def nothing_under(kb: KnowledgeBase, effects: Iterable[str], filters: Filters) -> Nothing:
    """Tell known effects with nothing recorded from those that were looked for and not found."""
    chosen = ", ".join(filters.words())
    facets = [kb.facets[id] for id in effects]
    looked = [
        one.name
        for one in facets
        if any(filters.admit(f) and f.presence == "absent" for f in one.findings)
    ]
    if looked and filters.on_findings:
        return Nothing(
            kind=Missing.NOT_FOUND,
            message=f"Sources looked for {', '.join(looked)} ({chosen}) and did not find it. "
            "Not found is not the same as impossible: see what they observed, and in how many people.",
        )
    names = ", ".join(one.name for one in facets[:3])
    return Nothing(
        kind=Missing.FILTERED_OUT,
        message=f"{names}: known, but nothing is recorded under these filters ({chosen}). "
        f"{UNKNOWN_IS_NOT_SAFE}",
    )
