"""Compile YAML files into one sound knowledge base, or report every problem at once.

Runs when the package is built, and for readers only on their own YAML.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from ketcli.compile import checks, files, yamlfile
from ketcli.compile.files import File
from ketcli.compile.identity import identified, labelled, topic_identified, with_identified
from ketcli.compile.parts import HEADING, MOST_PROBLEMS, Part, validated
from ketcli.compile.slices import Known, slices
from ketcli.compile.yamlfile import Spent
from ketcli.errors import KetError, Problem, UnsoundData
from ketcli.knowledge import derived
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import (
    Effect,
    EffectCodes,
    EffectEntry,
    Interaction,
    KnowledgeBaseFile,
    Source,
)
from ketcli.knowledge.vocabulary import Certainty, Danger, Tier
from ketcli.retrieval import searching
from ketcli.retrieval.index import (
    Index,
    facets_of,
    names_of,
    plain_words,
    pointers_of,
    postings,
    spans,
)

POINTED = {"interactions": "interactions", "groups": "groups", "about": "topics"}
"""Commands that a search may point at, with the kind of record behind each."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """The outcome of a compilation; `kb` is None when there are problems."""

    kb: KnowledgeBase | None
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]


def compile_kb(paths: Iterable[Path]) -> KnowledgeBase:
    """Return the knowledge base that the files and folders hold.

    Raises UnsoundData with every problem found.
    """
    return sound(examine(paths))


def sound(outcome: Compiled) -> KnowledgeBase:
    """Return the knowledge base of a compilation. Raises UnsoundData with every problem."""
    if outcome.kb is None:
        raise UnsoundData(list(outcome.problems))
    return outcome.kb


def examine(paths: Iterable[Path]) -> Compiled:
    """Compile as far as possible and return what came of it, with all problems and doubts."""
    paths = list(paths)
    where = ", ".join(map(str, paths)) or "."
    try:
        return compiled(files.read(paths), where)
    except KetError as error:
        return Compiled(None, (Problem(where, 0, 0, str(error)),), ())


def compiled(found: list[File], where: str) -> Compiled:
    """Compile what files held when they were read; `where` names them all."""
    if not found:
        return Compiled(None, (Problem(where, 0, 0, "no .yaml file here"),), ())
    spent = Spent()
    read = [yamlfile.parsed(file, spent) for file in found]
    parts = [validated(file) for file in read]
    whole = _Whole(parts)
    problems = [problem for file in read for problem in file.problems]
    if all(part.complete for part in parts):
        found_across = checks.problems(whole.located, whole.headings, whole.broken)
        problems += islice(found_across, MOST_PROBLEMS)
        if next(found_across, None):
            problems.append(Problem(read[-1].path, 0, 0, "and more between these records"))
        if not any((part.file.value or {}).get(HEADING) is not None for part in parts):
            problems.append(Problem(read[0].path, 1, 1, f"no file has the key '{HEADING}'"))
    if problems:
        order = {file.path: number for number, file in enumerate(read)}
        problems.sort(key=lambda p: (order[p.path], p.line, p.column))
        return Compiled(None, tuple(problems), ())
    kb = whole.joined()
    problems = list(_failed_judgements(whole, kb))
    return Compiled(
        None if problems else kb, tuple(problems), tuple(checks.doubts(whole.located, kb))
    )


class _Whole:
    """The records of all files together, each with its place."""

    def __init__(self, parts: list[Part]) -> None:
        self._by_effect: dict[str, dict[str, list[Any]]] = {}
        self.headings = [
            checks.Located(part.records.about, part.file, (HEADING,))
            for part in parts
            if part.records.about
        ]
        kinds = [f.name for f in fields(KnowledgeBaseFile) if f.name != HEADING]
        self.located = {
            kind: [
                checks.Located(record, part.file, (kind, number))
                for part in parts
                for number, record in zip(
                    part.numbers.get(kind, ()), getattr(part.records, kind), strict=True
                )
            ]
            for kind in kinds
        }
        self.broken = {
            kind: {id for part in parts for id in part.broken.get(kind, ())} for kind in kinds
        }

    def records(self, kind: str) -> list[Any]:
        return [located.record for located in self.located[kind]]

    def joined(self) -> KnowledgeBase:
        """Return the knowledge base; the records must have passed the checks."""
        sources = {source.id: labelled(source) for source in self.records("sources")}
        self._by_effect["findings"] = _by_effect(identified(self.records("findings")))
        effects = {entry.id: self._effect(entry, sources) for entry in self.records("effects")}
        names = names_of(effects.values())
        pointers = pointers_of(
            (command, record) for command, kind in POINTED.items() for record in self.records(kind)
        )
        return KnowledgeBase(
            about=self.headings[0].record,
            effects=effects,
            sources=sources,
            names=names,
            plain=plain_words(names, pointers),
            by_word=postings(names),
            by_effect=spans(names),
            facets={id: facets_of(effect) for id, effect in effects.items()},
            pointers=pointers,
            groups={one.id: with_identified(one) for one in self.records("groups")},
            topics={one.id: topic_identified(one) for one in self.records("topics")},
            **{
                kind: {record.id: record for record in self.records(kind)}
                for kind in ("claims", "disagreements", "help")
            },
            interactions={one.id: with_identified(one) for one in self._worst_first()},
        )

    def _worst_first(self) -> list[Interaction]:
        return sorted(self.records("interactions"), key=lambda i: list(Danger).index(i.danger))

    def _effect(self, entry: EffectEntry, sources: dict[str, Source]) -> Effect:
        findings = tuple(self._of("findings", entry.id))
        tiers = list(Tier)
        help = sorted(
            self._of("help", entry.id), key=lambda h: (tiers.index(h.tier), not h.occasions)
        )
        made = slices(findings, Known(sources, self._joint_drugs()))
        return Effect(
            **{f.name: getattr(entry, f.name) for f in fields(EffectEntry)},
            serious=bool(entry.seriousness),
            contexts=derived.contexts(findings),
            terms=derived.terms(findings),
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
            self._by_effect[kind] = _by_effect(self.records(kind))
        return self._by_effect[kind].get(effect, [])

    def _joint_drugs(self) -> frozenset[str]:
        """Return the drugs that stand for several: those that others count as their own too."""
        return frozenset(also for drug in self.headings[0].record.drugs for also in drug.also)


def _by_effect(records: Iterable[Any]) -> dict[str, list[Any]]:
    """Return records by each effect that they name, in order."""
    found: dict[str, list[Any]] = {}
    for record in records:
        named = (record.effect,) if isinstance(record, EffectCodes) else record.effects
        for id in dict.fromkeys(named):
            found.setdefault(id, []).append(record)
    return found


def _failed_judgements(whole: _Whole, kb: KnowledgeBase) -> Iterator[Problem]:
    """Yield a problem for each judgement of the files that a search does not meet."""
    judged = whole.located["judgements"]
    if not judged:
        return
    index = Index(kb)
    for located in judged:
        failure = searching.failure(index, kb, located.record)
        if failure:
            yield located.problem(failure)
