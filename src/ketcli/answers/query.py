"""What was asked becomes an answer: records under filters, and a reason where there is none."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from ketcli import errors
from ketcli.answers.naming import UNKNOWN_IS_NOT_SAFE, named, unknown_name
from ketcli.answers.shapes import Answer, Filters, Nothing
from ketcli.errors import UnknownName
from ketcli.knowledge import snapshot
from ketcli.knowledge.base import KnowledgeBase, Pointer
from ketcli.knowledge.vocabulary import Presence
from ketcli.language.tokens import tokens
from ketcli.retrieval import pointers, searching, spelling
from ketcli.retrieval.index import Index
from ketcli.retrieval.searching import Correction, Hit

if TYPE_CHECKING:
    from ketcli.knowledge.model import Effect


def find(
    kb: KnowledgeBase,
    index: Index,
    text: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen, so sharing it is harmless
    *,
    exact: bool = False,
    limit: int = 0,
) -> Answer:
    """Return the effects that the words are about, best first; no limit when it is 0."""
    found, see = _search(index, text, exact=exact)
    admitted = [hit for hit in found.hits if filters.admit_effect(kb.facets[hit.effect])]
    nothing = None
    if not found.hits:
        nothing = None if see else _unknown_words(text, found)
    elif not admitted:
        nothing = _nothing_under(kb, found.hits, filters)
    shown = admitted[:limit] if limit else admitted
    return Answer(
        command="search",
        kind="effect",
        text=text,
        filters=filters,
        records=snapshot.pick(kb.effects, [hit.effect for hit in shown]),
        matches={hit.effect: hit.match for hit in shown},
        corrections=found.corrections,
        unknown=found.unknown,
        nothing=nothing,
        left_out=len(admitted) - len(shown),
        remarks=(*_cut(len(shown), len(admitted)), *_shortened(text)),
        see=see,
    )


def _search(index: Index, text: str, *, exact: bool) -> tuple[searching.Found, tuple[Pointer, ...]]:
    """Search for effects, and point at the substances, groups or topic that the words name.

    Where the words are no effect's own name, what names a substance is not
    searched for again among the effects.
    """
    found = searching.search(index, text, exact=exact)
    language = index.language
    plain = tokens(language, text[: searching.LONGEST_TEXT])
    topic = pointers.topic(index, plain)
    sure = bool(found.hits) and found.hits[0].match.kind in searching.EXACT
    if topic:
        return (found if sure else searching.Found(hits=())), (topic,)
    see, rest = pointers.pointed(index, plain, {c.typed: c.used for c in found.corrections})
    if sure or not any(pointer.danger for pointer in see):
        return found, see
    without = searching.search(index, " ".join(rest), exact=exact)
    corrections = tuple(dict.fromkeys((*found.corrections, *without.corrections)))
    return (
        searching.Found(
            without.hits, corrections, without.unknown, without.suggestions, without.guesses
        ),
        see,
    )


def select(
    kb: KnowledgeBase,
    filters: Filters = Filters(),  # noqa: B008 - frozen, so sharing it is harmless
    *,
    command: str = "list",
) -> Answer:
    """Return every effect under the filters, in the order of the knowledge base."""
    ids = [id for id, facets in kb.facets.items() if filters.admit_effect(facets)]
    chosen = snapshot.pick(kb.effects, ids)
    nothing = None
    if not chosen:
        nothing = Nothing(
            kind="filtered-out",
            message=f"No effect is recorded as {', '.join(filters.words())}. {UNKNOWN_IS_NOT_SAFE}",
        )
    remarks = (UNNARROWED,) if filters.on_findings and chosen else ()
    return Answer(
        command=command,
        kind="effect",
        records=chosen,
        filters=filters,
        nothing=nothing,
        remarks=remarks,
    )


UNNARROWED = (
    "Each has a finding under these filters; what is told of it here goes for the whole effect. "
    "'ket show' with the same filters narrows its findings."
)


def entry(
    kb: KnowledgeBase,
    index: Index,
    names: Sequence[str],
    filters: Filters = Filters(),  # noqa: B008 - frozen, so sharing it is harmless
    *,
    exact: bool = False,
) -> Answer:
    """Return the effects that names mean, whole, their findings narrowed to the filters.

    Raises UnknownName when no effect is called so.
    """
    meant, stranger = named_effects(kb, index, names, exact=exact)
    shown: list[Effect] = []
    bare: list[Hit] = []
    remarks = [remark for one in meant for remark in one.remarks]
    for hit in (one.hit for one in meant):
        effect = kb.effects[hit.effect]
        kept = tuple(f for f in effect.findings if filters.admit(f))
        shown.append(replace(effect, findings=kept))
        if filters.on_findings and all(f.presence is Presence.ABSENT for f in kept):
            bare.append(hit)
        hidden = len(effect.findings) - len(kept)
        if hidden and kept:
            of = f" on {effect.id}" if len(meant) > 1 else ""
            remarks.append(
                f"{hidden} of {len(effect.findings)} findings{of} are outside the filters."
            )
    return Answer(
        command="show",
        kind="effect",
        text=" ".join(names),
        filters=filters,
        entry=True,
        records=tuple(shown),
        matches={one.hit.effect: one.hit.match for one in meant},
        corrections=tuple(c for one in meant for c in one.corrections),
        nothing=_nothing_under(kb, bare, filters) if bare else stranger,
        remarks=tuple(remarks),
    )


MOST_NAMES = 50


def _few(names: Sequence[str]) -> None:
    if len(names) > MOST_NAMES:
        raise errors.KetError(
            f"{len(names):,} names are more than the {MOST_NAMES} that are looked up"
        )


class Meant(NamedTuple):
    """The effect that a name means, what was corrected, and remarks on the choice."""

    hit: Hit
    corrections: tuple[Correction, ...]
    remarks: tuple[str, ...]


def named_effects(
    kb: KnowledgeBase, index: Index, names: Sequence[str], *, exact: bool = False
) -> tuple[list[Meant], Nothing | None]:
    """Return what words on a command line mean: one name of several words, or several names.

    What is a name as a whole is one name; then come exact names one by one, and
    then what the whole might mean. Each effect comes once. Beside them comes why
    one of the names means nothing; raises UnknownName where most of them do not.
    """

    def one(text: str) -> Meant | None:
        try:
            return _named_effect(kb, index, text, exact=exact)
        except UnknownName:
            return None

    _few(names)
    whole = one(" ".join(names))
    if len(names) > 1 and not (whole and whole.hit.match.kind in searching.EXACT):
        each = [meant for name in names if (meant := one(name))]
        exactly = all(meant.hit.match.kind in searching.EXACT for meant in each)
        if not whole or (exactly and len(each) == len(names)):
            if 2 * len(each) < len(names) or not each:
                return [_named_effect(kb, index, " ".join(names), exact=exact)], None
            first = {meant.hit.effect: meant for meant in reversed(each)}
            known = [first[id] for id in dict.fromkeys(meant.hit.effect for meant in each)]
            stranger = next((name for name in names if not one(name)), None)
            return known, _stranger(kb, index, stranger, exact) if stranger else None
    return [whole or _named_effect(kb, index, " ".join(names), exact=exact)], None


def _stranger(kb: KnowledgeBase, index: Index, name: str, exact: bool) -> Nothing:
    try:
        _named_effect(kb, index, name, exact=exact)
    except UnknownName as error:
        return unknown_name(error)
    raise AssertionError(name)


def _named_effect(kb: KnowledgeBase, index: Index, text: str, *, exact: bool = False) -> Meant:
    """Return the effect that a name means best.

    Raises UnknownName when the words mean no effect, or only might.
    """
    found = searching.search(index, text, exact=exact)
    firm = [hit for hit in found.hits if hit.match.score >= MEANT]
    if not firm:
        closest = tuple(h.effect for h in (found.hits or found.guesses)[:3])
        closest = closest or _closest_ids(kb, index, found)
        raise UnknownName("effect", text, closest, "" if closest else "; try 'ket search'")
    best = firm[0]
    if best.match.kind in (searching.Rung.NAME, searching.Rung.SYNONYM):
        return Meant(best, found.corrections, ())
    others = ", ".join(hit.effect for hit in firm[1:4])
    remark = f"'{text}' is taken to mean {best.effect}" + (
        f"; also near: {others}." if others else "."
    )
    return Meant(best, found.corrections, (remark,))


MEANT = 0.7
"""Score from which a name is taken to mean an effect that is not called exactly so."""


def interactions(kb: KnowledgeBase, *names: str) -> Answer:
    """Return interactions by names of substances, or all of them, worst first."""
    return _records(kb, "interactions", "interaction", kb.interactions, names)


def groups(kb: KnowledgeBase, *names: str) -> Answer:
    """Return groups of people at higher risk by name, or all of them."""
    return _records(kb, "groups", "group", kb.groups, names)


def topics(kb: KnowledgeBase, *names: str) -> Answer:
    """Return background topics by name, or all of them."""
    from ketcli.answers import background

    return _records(kb, "about", "topic", background.topics(kb), names)


def sources(kb: KnowledgeBase, *names: str) -> Answer:
    """Return sources by id, title, DOI or PMID, or all of them, each with what cites it."""
    from ketcli.answers.rows import CitedSource
    from ketcli.knowledge.model import Source

    answer = _records(kb, "sources", "source", kb.sources, names)
    cited = cited_by(kb)
    return replace(
        answer,
        records=tuple(
            CitedSource(
                **{f.name: getattr(source, f.name) for f in fields(Source)},
                cited_by=tuple(cited.get(source.id, ())),
            )
            for source in answer.records
        ),
    )


def cited_by(kb: KnowledgeBase) -> dict[str, list[str]]:
    """Return the ids of effects and other records that cite each source, in order."""
    from ketcli.knowledge.model import cites

    found: dict[str, dict[str, None]] = {}
    for records in (kb.effects, kb.interactions, kb.groups, kb.topics, kb.claims, kb.disagreements):
        for record in records.values():
            for cite in cites(record):
                found.setdefault(cite.source, {})[record.id] = None
    return {source: list(ids) for source, ids in found.items()}


def _records(
    kb: KnowledgeBase, command: str, kind: str, records: Mapping[str, Any], names: Sequence[str]
) -> Answer:
    chosen: Sequence[Any] = snapshot.pick(records, records)
    nothing = None
    text = " ".join(names).strip()
    corrections: tuple[Correction, ...] = ()
    _few(names)
    if text:
        try:
            chosen, stranger = named(kb.language, kind, records, names)
            nothing = unknown_name(stranger) if stranger else None
        except UnknownName:
            chosen, corrections = _inside(kb, command, records, text)
            if not chosen:
                raise
    elif not chosen:
        nothing = Nothing(kind="filtered-out", message=f"This knowledge base holds no {kind}.")
    return Answer(
        command=command,
        kind=kind,
        records=chosen,
        text=text,
        entry=bool(text),
        nothing=nothing,
        corrections=corrections,
    )


def _inside(
    kb: KnowledgeBase, command: str, records: Mapping[str, Any], text: str
) -> tuple[tuple[Any, ...], tuple[Correction, ...]]:
    """Return the records that words inside a sentence name, and slips corrected on the way."""
    plain = tokens(kb.language, text[: searching.LONGEST_TEXT])
    index = Index(kb)
    fixes = spelling.repaired(index, plain).corrections
    see, _ = pointers.pointed(index, plain, dict(fixes))
    chosen = [records[pointer.id] for pointer in see if pointer.command == command]
    called = {
        word for key, p in kb.pointers.items() if p.command == command for word in key.split()
    }
    corrections = tuple(Correction(typed, right) for typed, right in fixes if right in called)
    return tuple(chosen), corrections if chosen else ()


def _closest_ids(kb: KnowledgeBase, index: Index, found: searching.Found) -> tuple[str, ...]:
    """Return effects that hold the suggested words."""
    ids: dict[str, None] = {}
    for word in found.suggestions:
        for hit in searching.search(index, word).hits[:1]:
            ids[hit.effect] = None
    return tuple(ids)


SHOWN_WORDS = 6


def _unknown_words(text: str, found: searching.Found) -> Nothing:
    strangers = ", ".join(f"'{errors.shown(word)}'" for word in found.unknown[:SHOWN_WORDS])
    what = (
        f"no effect here goes by {strangers}" if strangers else "no effect here goes by these words"
    )
    return Nothing(
        kind="unknown-words",
        message=f"Nothing found for '{errors.shown(text)}': {what}. {UNKNOWN_IS_NOT_SAFE}",
        suggestions=tuple(
            dict.fromkeys((*(hit.effect for hit in found.guesses), *found.suggestions))
        ),
    )


def _nothing_under(kb: KnowledgeBase, hits: Iterable[Hit], filters: Filters) -> Nothing:
    """Tell a known effect with nothing recorded from one that was looked for and not found."""
    chosen = ", ".join(filters.words())
    effects = [kb.effects[hit.effect] for hit in hits]
    looked = [
        effect.name
        for effect in effects
        if any(filters.admit(f) and f.presence is Presence.ABSENT for f in effect.findings)
    ]
    if looked and filters.on_findings:
        return Nothing(
            kind="not-found",
            message=f"Sources looked for {', '.join(looked)} ({chosen}) and did not find it. "
            "Not found is not the same as impossible: see what they observed, and in how many people.",
        )
    names = ", ".join(effect.name for effect in effects[:3])
    return Nothing(
        kind="filtered-out",
        message=f"{names}: known, but nothing is recorded under these filters ({chosen}). "
        f"{UNKNOWN_IS_NOT_SAFE}",
    )


def _cut(shown: int, total: int) -> tuple[str, ...]:
    return (f"Showing the first {shown} of {total}.",) if shown < total else ()


def _shortened(text: str) -> tuple[str, ...]:
    longest = searching.LONGEST_TEXT
    return (
        (f"Only the first {longest:,} letters were searched for.",) if len(text) > longest else ()
    )
