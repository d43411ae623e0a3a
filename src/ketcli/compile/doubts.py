"""Doubts: what an editor should look at. They are listed and never block."""

from collections.abc import Iterator, Mapping
from typing import Any

from ketcli.compile.checks import PlacedRecord, Records
from ketcli.compile.limits import OWNERS_TOLD
from ketcli.errors import Problem
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.model import Effect
from ketcli.knowledge.records import sources_of
from ketcli.knowledge.vocabulary import Certainty, Occasion, Presence

Built = Mapping[str, Mapping[str, Any]]
OLD_SOURCE = 2006
"""A source of this year or before is a doubt: twenty years is the life of a label edition or two."""


def doubts(records: Records, built: Built, kb: KnowledgeBase) -> Iterator[Problem]:
    """Yield thin, undated or ambiguous records; `built` hold what follows from others too."""
    places = {row.record.id: row for row in records["effects"]}
    for effect in built["effects"].values():
        yield from _of_effect(effect, built["sources"], places[effect.id])
    told = [row for row in records["help"] if Occasion.NOTHING_FOUND in row.record.occasions]
    if records["help"] and not told:
        yield records["help"][0].problem("no help is shown when a search finds nothing")
    cited = {id for rows in records.values() for r in rows for id in sources_of(r.record)}
    for row in records["sources"]:
        if row.record.id not in cited:
            yield row.problem("cited by nothing")
    yield from _shared_names(kb, places)


def _of_effect(
    effect: Effect, sources: Mapping[str, Source], place: PlacedRecord
) -> Iterator[Problem]:
    present = [f for f in effect.findings if f.presence is not Presence.ABSENT]
    if not present:
        yield place.problem("no finding says that it happens")
    elif len({f.source for f in present}) == 1:
        yield place.problem("one source only")
    if not any(f.onset for f in effect.findings):
        yield place.problem("no onset stated")
    if effect.certainty is Certainty.VERY_LOW:
        yield place.problem("rests on animals, news or web articles only")
    years = [sources[f.source].year or 0 for f in present]
    if any(years) and max(years) <= OLD_SOURCE:
        yield place.problem(f"newest dated source is from {max(years)}")
    if not effect.help:
        yield place.problem("nothing says when to get help")


def _shared_names(kb: KnowledgeBase, places: dict[str, PlacedRecord]) -> Iterator[Problem]:
    """Yield names that several effects go by."""
    owners: dict[tuple[str, ...], dict[str, str]] = {}
    for name in kb.names:
        owners.setdefault(tuple(name.words), {}).setdefault(name.effect, name.text)
    for called in owners.values():
        others = list(called)[: OWNERS_TOLD + 1]
        for owner, text in called.items() if len(called) > 1 else ():
            shared = ", ".join([other for other in others if other != owner][:OWNERS_TOLD])
            yield places[owner].problem(f"'{text}' also names {shared}")
