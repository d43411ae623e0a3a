"""What was asked becomes an answer: records under filters, and a reason where there is none."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import Any

from ketcli import searching, snapshot
from ketcli.errors import UnknownName
from ketcli.index import Index, wording
from ketcli.knowledge import About, Drug, KnowledgeBase, Pointer
from ketcli.lexicon import STOP
from ketcli.searching import Correction, Hit
from ketcli.shapes import Answer, Filters, Nothing
from ketcli.text import tokens, words
from ketcli.vocabulary import Category, Presence

UNKNOWN_IS_NOT_SAFE = "That says nothing about the danger: it may be real and not recorded here."


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
    found, see = _search(kb, index, text, exact=exact)
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
        remarks=(*_cut(len(shown), len(admitted)), *_shortened(text)),
        see=see,
    )


LONGEST_NAME = 4
"""Words of the longest name of a substance or group that is looked for inside a text."""


def _search(
    kb: KnowledgeBase, index: Index, text: str, *, exact: bool
) -> tuple[searching.Found, tuple[Pointer, ...]]:
    """Search for effects, and point at the substances and groups that the words name.

    Where the words are no effect's own name, what names a substance is not
    searched for again among the effects.
    """
    found = searching.search(index, kb, text, exact=exact)
    plain = tokens(text[: searching.LONGEST_TEXT])
    see: dict[str, Pointer] = {}
    rest: list[str] = []
    at = 0
    while at < len(plain):
        for length in range(min(LONGEST_NAME, len(plain) - at), 0, -1):
            pointer = kb.pointers.get(wording(plain[at : at + length]))
            if pointer and not set(plain[at : at + length]) <= STOP:
                see[pointer.id] = pointer
                at += length
                break
        else:
            rest.append(plain[at])
            at += 1
    if see and not (found.hits and found.hits[0].match.kind in searching.EXACT):
        found = searching.search(index, kb, " ".join(rest), exact=exact)
    return found, tuple(see.values())


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
    return Answer(command=command, kind="effect", records=chosen, filters=filters, nothing=nothing)


def entry(
    kb: KnowledgeBase,
    index: Index,
    text: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen, so sharing it is harmless
    *,
    exact: bool = False,
) -> Answer:
    """Return one effect whole, its findings narrowed to the filters.

    Raises UnknownName when no effect is called so.
    """
    hit, corrections, remarks = named_effect(kb, index, text, exact=exact)
    effect = kb.effects[hit.effect]
    kept = tuple(f for f in effect.findings if filters.admit(f))
    nothing = None
    if (filters.on_findings and not kept) or (
        filters.on_findings and all(f.presence is Presence.ABSENT for f in kept)
    ):
        nothing = _nothing_under(kb, (hit,), filters)
    hidden = len(effect.findings) - len(kept)
    if hidden and kept:
        remarks = (
            *remarks,
            f"{hidden} of {len(effect.findings)} findings are outside the filters.",
        )
    return Answer(
        command="show",
        kind="effect",
        text=text,
        filters=filters,
        entry=True,
        records=(replace(effect, findings=kept),),
        matches={effect.id: hit.match},
        corrections=corrections,
        nothing=nothing,
        remarks=remarks,
    )


def named_effect(
    kb: KnowledgeBase, index: Index, text: str, *, exact: bool = False
) -> tuple[Hit, tuple[Correction, ...], tuple[str, ...]]:
    """Return the effect that a name means best, what was corrected, and remarks on the choice.

    Raises UnknownName when the words mean no effect, or only might.
    """
    found = searching.search(index, kb, text, exact=exact)
    firm = [hit for hit in found.hits if hit.match.score >= MEANT]
    if not firm:
        closest = tuple(h.effect for h in found.hits[:3]) or found.near
        closest = closest or _closest_ids(kb, index, found)
        raise UnknownName("effect", text, closest, "" if closest else "; try 'ket search'")
    best = firm[0]
    if best.match.kind in (searching.Rung.NAME, searching.Rung.SYNONYM):
        return best, found.corrections, ()
    others = ", ".join(hit.effect for hit in firm[1:4])
    remark = f"'{text}' is taken to mean {best.effect}" + (
        f"; also near: {others}." if others else "."
    )
    return best, found.corrections, (remark,)


MEANT = 0.7
"""Score from which a name is taken to mean an effect that is not called exactly so."""
LETTERS = 4
"""Letters that part of a name must have to be taken for the name."""


def record(kind: str, records: Mapping[str, Any], text: str) -> Any:
    """Return the record of an interaction, group, topic or source that a name means.

    Names are forgiving in case, hyphens, spelling and word forms. Raises UnknownName.
    """
    asked = words(text)
    partly: list[Any] = []
    for one in records.values():
        names = [words(name) for name in _names(one)]
        if asked in names or text.strip().lower() == one.id:
            return one
        if len(text.strip()) >= LETTERS and any(set(asked) <= set(name) for name in names):
            partly.append(one)
    if len(partly) == 1:
        return partly[0]
    closest = tuple(one.id for one in partly[:5]) or _closest(text, records)
    hint = ""
    if kind == "interaction":
        hint = "; not in this data, which does not mean it is safe to mix"
    raise UnknownName(_SPOKEN.get(kind, kind), text, closest, hint)


_SPOKEN = {"interaction": "substance"}


def category(values: type[Category], text: str, kind: str) -> Any:
    """Return the value of a closed list that a word means. Raises UnknownName with the legal ones."""
    asked = words(text)
    for value in values:
        called = (str(value), value.label, *getattr(value, "words", ()))
        if asked in [words(name) for name in called]:
            return value
    raise UnknownName(
        kind, text, _closest(text, {str(v): v for v in values}) or tuple(map(str, values))
    )


def drug(about: About, text: str) -> Drug:
    """Return the drug that a word means. Raises UnknownName with those of the knowledge base."""
    asked = words(text)
    for one in about.drugs:
        if asked and asked in (words(one.id), words(one.name)):
            return one
    legal = {name.lower(): one.id for one in about.drugs for name in (one.id, one.name)}
    closest = tuple(dict.fromkeys(legal[name] for name in nearest(text.lower(), legal)))
    raise UnknownName("drug", text, closest or tuple(one.id for one in about.drugs))


def interactions(kb: KnowledgeBase, text: str = "") -> Answer:
    """Return one interaction by the name of the substance, or all of them."""
    return _records(kb, "interactions", "interaction", kb.interactions, text)


def groups(kb: KnowledgeBase, text: str = "") -> Answer:
    """Return one group of people at higher risk by name, or all of them."""
    return _records(kb, "groups", "group", kb.groups, text)


def topics(kb: KnowledgeBase, text: str = "") -> Answer:
    """Return one background topic by name, or all of them."""
    from ketcli import background

    return _records(kb, "about", "topic", background.topics(kb), text)


def sources(kb: KnowledgeBase, text: str = "") -> Answer:
    """Return one source by id, title, DOI or PMID, or all of them, each with what cites it."""
    from ketcli.model import Source
    from ketcli.rows import CitedSource

    answer = _records(kb, "sources", "source", kb.sources, text)
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
    from ketcli.model import cites

    found: dict[str, dict[str, None]] = {}
    for records in (kb.effects, kb.interactions, kb.groups, kb.topics, kb.claims, kb.disagreements):
        for record in records.values():
            for cite in cites(record):
                found.setdefault(cite.source, {})[record.id] = None
    return {source: list(ids) for source, ids in found.items()}


def _records(
    kb: KnowledgeBase, command: str, kind: str, records: Mapping[str, Any], text: str
) -> Answer:
    chosen = (record(kind, records, text),) if text else snapshot.pick(records, records)
    nothing = None
    if not chosen:
        nothing = Nothing(kind="filtered-out", message=f"This knowledge base holds no {kind}.")
    return Answer(
        command=command, kind=kind, records=chosen, text=text, entry=bool(text), nothing=nothing
    )


def _names(one: Any) -> Iterable[str]:
    name = getattr(one, "name", None) or getattr(one, "title", "")
    if hasattr(one, "lay_terms"):
        return (one.id, name, *one.synonyms, *one.lay_terms)
    return (one.id, name, *filter(None, (one.doi, one.pmid)))


def _closest(text: str, records: Mapping[str, Any]) -> tuple[str, ...]:
    names = {
        name.lower(): id
        for id, one in records.items()
        for name in ([str(one)] if isinstance(one, Category) else _names(one))
    }
    return tuple(dict.fromkeys(names[name] for name in nearest(text.lower(), names)))


def nearest(text: str, names: Iterable[str], *, at_least: float = 0.6) -> tuple[str, ...]:
    """Return the names that look most like the text, nearest first; none when none is near.

    `at_least` is the share of letters in common, from 0 to 1.
    """
    import difflib

    return tuple(difflib.get_close_matches(text, list(names), n=3, cutoff=at_least))


def _closest_ids(kb: KnowledgeBase, index: Index, found: searching.Found) -> tuple[str, ...]:
    """Return effects that hold the suggested words."""
    ids: dict[str, None] = {}
    for word in found.suggestions:
        for hit in searching.search(index, kb, word).hits[:1]:
            ids[hit.effect] = None
    return tuple(ids)


SHOWN_TEXT = 80
SHOWN_WORDS = 6


def _unknown_words(text: str, found: searching.Found) -> Nothing:
    strangers = ", ".join(f"'{word[:SHOWN_TEXT]}'" for word in found.unknown[:SHOWN_WORDS])
    what = (
        f"no effect here goes by {strangers}" if strangers else "no effect here goes by these words"
    )
    shown = text if len(text) <= SHOWN_TEXT else f"{text[:SHOWN_TEXT]}..."
    return Nothing(
        kind="unknown-words",
        message=f"Nothing found for '{shown}': {what}. {UNKNOWN_IS_NOT_SAFE}",
        suggestions=tuple(dict.fromkeys((*found.suggestions, *found.near))),
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
