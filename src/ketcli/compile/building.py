"""Sound records become all that a snapshot holds: what follows from them is worked out, and doubted.

Imported only where something is built: what is merely checked needs none of it.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, cast

from ketcli.compile import (
    amending,
    background,
    language,
    lookup,
    names,
    pages,
)
from ketcli.compile.all_files import AllFiles
from ketcli.compile.doubts import doubts, failed_judgements
from ketcli.compile.dump import Sections, Sorted, as_json, record_sections
from ketcli.compile.identity import identified, labelled, topic_identified, with_identified
from ketcli.compile.offers import offers
from ketcli.compile.weighing import Known, weighed
from ketcli.errors import Problem
from ketcli.knowledge import kinds
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.evidence import Finding, Source
from ketcli.knowledge.model import Effect, EffectCodes, EffectEntry, Interaction
from ketcli.knowledge.records import decoded
from ketcli.knowledge.slices import slices
from ketcli.knowledge.synthesis import Slice
from ketcli.knowledge.vocabulary import Certainty, Context, Danger, Presence, Term, Tier
from ketcli.knowledge.weighed import Weighed

Made = tuple[Sorted | None, KnowledgeBase | None, tuple[Problem, ...], tuple[Problem, ...]]
"""Sections and knowledge base, none where judgements failed; problems and doubts."""


def built(whole: AllFiles) -> Made:
    """Compile records that passed the checks, and look for doubts and failed judgements."""
    building = _Building(whole)
    sections = Sorted(building.sections())
    # What is checked is read from memory: bisecting in the file costs a third of all the rest.
    kb = KnowledgeBase(cast("Any", sections))
    sections.add("offers", offers(kb))
    doubtful = tuple(doubts(whole.located, whole.languages, building.built, kb))
    judged = whole.located["judgements"]
    failed = tuple(failed_judgements(judged, kb)) if judged else ()
    return (None, None, failed, doubtful) if failed else (sections, kb, (), doubtful)


class _Building:
    """The records of all files, joined to what a snapshot holds."""

    built: dict[str, dict[str, Any]]
    """Records by id, by the plural of their kind, once the sections have been asked for."""

    def __init__(self, whole: AllFiles) -> None:
        self._whole = whole
        self._by_effect: dict[str, dict[str, list[Any]]] = {}
        self._weighed: dict[str, list[Weighed]] = {}

    def sections(self) -> Sections:
        """Return all that a snapshot holds; the records must have passed the checks."""
        sources = {source.id: labelled(source) for source in self._whole.records("sources")}
        self._by_effect["findings"] = _by_effect(identified(self._whole.records("findings")))
        records: dict[str, dict[str, Any]] = {
            "effects": {
                entry.id: self._effect(entry, sources) for entry in self._whole.records("effects")
            },
            "sources": sources,
            "interactions": {one.id: with_identified(one) for one in self._worst_first()},
            "groups": {one.id: with_identified(one) for one in self._whole.records("groups")},
            "topics": {one.id: topic_identified(one) for one in self._whole.records("topics")},
            **{
                kind: {record.id: record for record in self._whole.records(kind)}
                for kind in ("claims", "disagreements", "help")
            },
        }
        said = (
            language.bundled_sections()
            if self._whole.language is language.bundled()
            else language.sections(self._whole.language)
        )
        about = amending.noticed(self._whole.headings[0].record, self._whole.told)
        records["sources"] = lookup.cited(sources, records)
        records["background"] = background.topics(
            self._whole.language,
            about,
            records,
            self._whole.records("changes"),
            self._whole.told,
        )
        self.built = records
        named = {**records, "topics": records["background"]}
        spoken = language.language(said)
        pointed = [kinds.kind(name) for name in kinds.POINTED]
        return {
            **record_sections(about, records),
            **pages.sections(spoken, records),
            **pages.under_filters(records["effects"].values(), self._weighed, about.drugs),
            "weighed": ((id, as_json(findings)) for id, findings in self._weighed.items()),
            **lookup.sections(spoken, self._whole.language, about, named),
            **said,
            **names.sections(
                self._whole.language,
                said,
                list(records["effects"].values()),
                self._whole.records("utterances"),
                [
                    (kind.command, one)
                    for kind in pointed
                    for one in self._whole.records(kind.plural)
                ],
            ),
        }

    def _worst_first(self) -> list[Interaction]:
        return sorted(
            self._whole.records("interactions"), key=lambda i: list(Danger).index(i.danger)
        )

    def _effect(self, entry: EffectEntry, sources: dict[str, Source]) -> Effect:
        findings = tuple(self._of("findings", entry.id))
        tiers = list(Tier)
        help = sorted(
            self._of("help", entry.id), key=lambda h: (tiers.index(h.tier), not h.occasions)
        )
        known = Known(sources, self._joint_drugs())
        self._weighed[entry.id] = weighed(findings, known)
        told = slices(self._weighed[entry.id], findings, sources)
        made = tuple(decoded(Slice, one) for one in told)
        return Effect(
            **{f.name: getattr(entry, f.name) for f in fields(EffectEntry)},
            serious=bool(entry.seriousness),
            contexts=_contexts(findings),
            terms=_terms(findings),
            certainty=made[0].certainty if made else Certainty.NONE,
            surest=made[0].surest if made else None,
            slices=made,
            help=tuple(help),
            findings=findings,
            disagreements=tuple(self._of("disagreements", entry.id)),
            codes=tuple(c for one in self._of("codes", entry.id) for c in one.codes),
        )

    def _of(self, kind: str, effect: str) -> list[Any]:
        """Return the records of a kind that name an effect, in the order of the files."""
        if kind not in self._by_effect:
            self._by_effect[kind] = _by_effect(self._whole.records(kind))
        return self._by_effect[kind].get(effect, [])

    def _joint_drugs(self) -> frozenset[str]:
        """Return the drugs that stand for several: those that others count as their own too."""
        return frozenset(
            also for drug in self._whole.headings[0].record.drugs for also in drug.also
        )


def _by_effect(records: Iterable[Any]) -> dict[str, list[Any]]:
    """Return records by each effect that they name, in order."""
    found: dict[str, list[Any]] = {}
    for record in records:
        named = (record.effect,) if isinstance(record, EffectCodes) else record.effects
        for id in dict.fromkeys(named):
            found.setdefault(id, []).append(record)
    return found


def _contexts(findings: Iterable[Finding]) -> tuple[Context, ...]:
    """Return contexts in which the effect was found; absent findings and unstated contexts give none."""
    present = {f.context for f in findings if f.presence is not Presence.ABSENT}
    return tuple(c for c in Context if c in present and c is not Context.UNSPECIFIED)


def _terms(findings: Iterable[Finding]) -> tuple[Term, ...]:
    """Return short, long or both, from findings that are not absent."""
    present = {f.term for f in findings if f.presence is not Presence.ABSENT}
    both = Term.BOTH in present
    return tuple(t for t in (Term.SHORT, Term.LONG) if both or t in present)
