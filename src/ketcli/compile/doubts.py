"""What only a built knowledge base shows: judgements that its search misses, and doubts, which never block."""

from collections.abc import Iterable, Iterator

from ketcli.compile.dump import Built
from ketcli.compile.language import listed
from ketcli.compile.limits import OWNERS_TOLD
from ketcli.compile.parts import PlacedRecord, Records
from ketcli.errors import Problem
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.language_entry import Judgement
from ketcli.knowledge.model import Effect
from ketcli.knowledge.records import sources_of
from ketcli.knowledge.support import Sources
from ketcli.knowledge.vocabulary import Certainty, Occasion, Presence
from ketcli.language.ideas import words
from ketcli.retrieval.index import Index
from ketcli.retrieval.searching import search

OLD_SOURCE = 2006
"""A source of this year or before is a doubt: twenty years is the life of a label edition or two."""


def failed_judgements(rows: Iterable[PlacedRecord], kb: KnowledgeBase) -> Iterator[Problem]:
    """Yield a problem for each judgement that a search does not meet."""
    index = Index(kb)
    for row in rows:
        if message := failure(index, row.record):
            yield row.problem(message)


def failure(index: Index, judgement: Judgement) -> str | None:
    """Say in one line how a search misses a judgement; None when it meets it."""
    found = [hit.effect for hit in search(index, judgement.text).hits]
    shown = ", ".join(found[:4]) or "nothing"
    if judgement.first is None and found:
        return f"'{judgement.text}' must find nothing, but finds {shown}"
    if judgement.first is not None and found[:1] != [judgement.first]:
        return f"'{judgement.text}' must find {judgement.first} first, but finds {shown}"
    if missing := [effect for effect in judgement.also if effect not in found]:
        return f"'{judgement.text}' must also find {', '.join(missing)}; it finds {shown}"
    if wrong := [effect for effect in judgement.never if effect in found]:
        return f"'{judgement.text}' must not find {', '.join(wrong)}"
    return None


def doubts(
    records: Records,
    languages: Iterable[PlacedRecord],
    built: Built,
    kb: KnowledgeBase,
) -> Iterator[Problem]:
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
    yield from _of_language(languages, kb, [row.record.text for row in records["judgements"]])


def _of_effect(effect: Effect, sources: Sources, place: PlacedRecord) -> Iterator[Problem]:
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


def _of_language(
    languages: Iterable[PlacedRecord], kb: KnowledgeBase, judged: Iterable[str]
) -> Iterator[Problem]:
    """Yield words that contradict each other, and ideas that neither names nor judgements use."""
    used = {word for name in kb.names for word in name.words}
    for text in (*kb.section("pointers").every(), *judged):
        used.update(words(kb.language, text))
    used = {word.removeprefix("not:") for word in used}
    for row in languages:
        for word in sorted({*listed(row.record, "everyday")} & {*listed(row.record, "filler")}):
            yield row.problem(f"everyday word '{word}' is filler too", "everyday")
        for number, line in enumerate(row.record.ideas):
            head = line.split()[0]
            if head not in used and kb.language.idea(head) == head:
                message = f"no name and no judgement uses the idea '{head}'"
                yield row.problem(message, "ideas", number)
