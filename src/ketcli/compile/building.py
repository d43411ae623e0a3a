"""Sound records become all that a snapshot holds: what follows from them is worked out, and doubted.

Imported only where something is built: what is merely checked needs none of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, cast

from ketcli.compile import background, language, lookup, names, pages, written
from ketcli.compile.doubts import doubts, failed_judgements
from ketcli.compile.dump import Sections, Sorted, as_json, record_sections
from ketcli.compile.ids import labelled, with_ids, with_own_ids
from ketcli.compile.language import Spoken
from ketcli.compile.parts import AllFiles
from ketcli.compile.signs import Signs
from ketcli.compile.weighing import Known, weighed
from ketcli.errors import Problem
from ketcli.knowledge import kinds
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Finding, Source
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.mixtures import of_group, signs_of_mixture
from ketcli.knowledge.model import Effect, EffectCodes, EffectEntry, Group, Help, Interaction
from ketcli.knowledge.records import decoded
from ketcli.knowledge.synthesis import Slice
from ketcli.knowledge.together import slices
from ketcli.knowledge.vocabulary import Certainty, Context, Danger, Presence, Term, Tier
from ketcli.knowledge.weighed import WeighedFinding
from ketcli.language.lists import Language

Made = tuple[Sorted | None, KnowledgeBase | None, tuple[Problem, ...], tuple[Problem, ...]]
"""Sections and knowledge base, none where judgements failed; problems and doubts."""
Records = dict[str, dict[str, Any]]
"""Records by id, by the plural of their kind."""


def built(whole: AllFiles, entry: LanguageEntry) -> Made:
    """Compile records that passed the checks, and look for doubts and failed judgements."""
    about = written.noticed(whole.headings[0].record, whole.told)
    said = language.spoken(entry) if whole.languages else language.bundled_spoken()
    records, found = _records(whole, about, said.language)
    changes = whole.records("changes")
    records["background"] = background.topics(entry, about, records, changes, whole.told)
    sections = Sorted(_sections(whole, said, about, records, found))
    # What is checked is read from memory: bisecting in the file costs a third of all the rest.
    kb = KnowledgeBase(cast("Any", sections))
    sections.add("offers", lookup.offers(kb))
    doubtful = tuple(doubts(whole.located, whole.languages, records, kb))
    judged = whole.located["judgements"]
    failed = tuple(failed_judgements(judged, kb)) if judged else ()
    return (None, None, failed, doubtful) if failed else (sections, kb, (), doubtful)


def _records(
    whole: AllFiles, about: About, spoken: Language
) -> tuple[Records, dict[str, list[WeighedFinding]]]:
    """Return the records of all files with what follows from others, and the weighed findings of each effect."""
    sources = {source.id: labelled(source) for source in whole.records("sources")}
    worst = list(Danger)
    effects, helps = whole.records("effects"), whole.records("help")
    signs = Signs(spoken, effects)
    told = {
        "findings": _by_effect(with_ids(whole.records("findings"))),
        "help": {id: signs.of(id, every) for id, every in _by_effect(helps).items()},
        "disagreements": _by_effect(whole.records("disagreements")),
        "codes": _by_effect(whole.records("codes")),
    }
    known = Known(sources, frozenset(also for drug in about.drugs for also in drug.also))
    found = {one.id: weighed(told["findings"].get(one.id, ()), known) for one in effects}
    interactions = sorted(whole.records("interactions"), key=lambda one: worst.index(one.danger))
    made = {one.id: _effect(one, found[one.id], told, sources) for one in effects}
    records: Records = {
        "effects": made,
        "interactions": {
            one.id: _made(Interaction, one, emergency=signs_of_mixture(one, helps, made))
            for one in interactions
        },
        "groups": {
            one.id: _made(Group, one, emergency=_signs(of_group(one.id, helps)))
            for one in whole.records("groups")
        },
        "topics": {one.id: with_own_ids(one) for one in whole.records("topics")},
        **{
            kind: {one.id: one for one in whole.records(kind)}
            for kind in ("claims", "disagreements", "help")
        },
    }
    return {**records, "sources": dict(lookup.cited(sources, records))}, found


def _made(kind: Any, entry: Any, **more: Any) -> Any:
    """Return what an editor wrote, with ids of its findings, as the record with what follows from others."""
    return kind(**{f.name: getattr(with_own_ids(entry), f.name) for f in fields(entry)}, **more)


def _signs(helps: Iterable[Help]) -> tuple[str, ...]:
    """Return the signs to call for help now, each once."""
    return tuple(dict.fromkeys(s for h in helps if h.tier is Tier.EMERGENCY for s in h.signs))


def _effect(
    entry: EffectEntry,
    found: Sequence[WeighedFinding],
    told: Mapping[str, Mapping[str, Sequence[Any]]],
    sources: Mapping[str, Source],
) -> Effect:
    """Return an effect with what is `told` of it, by kind (in this order) and effect, and what follows from that."""
    findings, helps, disagreements, codes = (
        tuple(by_effect.get(entry.id, ())) for by_effect in told.values()
    )
    made = tuple(decoded(Slice, one) for one in slices(found, findings, sources))
    return Effect(
        **{f.name: getattr(entry, f.name) for f in fields(EffectEntry)},
        serious=bool(entry.seriousness),
        emergency=_signs(h for h in helps if not h.groups),
        contexts=_contexts(findings),
        terms=_terms(findings),
        certainty=made[0].certainty if made else Certainty.NONE,
        surest=made[0].surest if made else None,
        slices=made,
        help=helps,
        findings=findings,
        disagreements=disagreements,
        codes=tuple(code for one in codes for code in one.codes),
    )


def _by_effect(records: Iterable[Any]) -> dict[str, list[Any]]:
    """Return records by each effect that they name, in order."""
    found: dict[str, list[Any]] = {}
    for record in records:
        named = (record.effect,) if isinstance(record, EffectCodes) else record.effects
        for id in dict.fromkeys(named):
            found.setdefault(id, []).append(record)
    return found


def _sections(
    whole: AllFiles,
    said: Spoken,
    about: About,
    records: Records,
    found: Mapping[str, Sequence[WeighedFinding]],
) -> Sections:
    """Return all that a snapshot holds but what shells offer."""
    effects = list(records["effects"].values())
    written = map(kinds.kind, kinds.POINTED)
    pointed = [(kind.command, one) for kind in written for one in whole.records(kind.plural)]
    topics = records["background"]
    pointed += [("about", one) for id, one in topics.items() if id not in records["topics"]]
    return {
        **record_sections(about, records),
        **pages.sections(said.language, records),
        **pages.under_filters(effects, found, about.drugs),
        "weighed": ((id, as_json(findings)) for id, findings in found.items()),
        **lookup.sections(said.language, said.entry, about, {**records, "topics": topics}),
        **said.sections,
        **names.sections(said, effects, whole.records("utterances"), pointed),
    }


def _contexts(findings: Iterable[Finding]) -> tuple[Context, ...]:
    """Return contexts in which the effect was found; absent findings and unstated contexts give none."""
    present = {f.context for f in findings if f.presence is not Presence.ABSENT}
    return tuple(c for c in Context if c in present and c is not Context.UNSPECIFIED)


def _terms(findings: Iterable[Finding]) -> tuple[Term, ...]:
    """Return short, long or both, from findings that are not absent."""
    present = {f.term for f in findings if f.presence is not Presence.ABSENT}
    both = Term.BOTH in present
    return tuple(t for t in (Term.SHORT, Term.LONG) if both or t in present)
