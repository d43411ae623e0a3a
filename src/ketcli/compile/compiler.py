"""Compile YAML files into one sound knowledge base, or report every problem at once.

Runs when the package is built, and for readers only on their own YAML.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from itertools import islice
from pathlib import Path
from typing import Any

from ketcli.compile import checks, files, yamlfile
from ketcli.compile.files import File
from ketcli.compile.parts import HEADING, MOST_PROBLEMS, Part, validated
from ketcli.compile.yamlfile import Spent
from ketcli.errors import KetError, Problem, UnsoundData
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.model import (
    Effect,
    EffectEntry,
    Finding,
    Interaction,
    KnowledgeBaseFile,
    Source,
    carried,
)
from ketcli.knowledge.vocabulary import Certainty, Context, Danger, Presence, Term, Tier
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
        sources = {source.id: source for source in self.records("sources")}
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
            **{
                kind: {record.id: record for record in self.records(kind)}
                for kind in ("groups", "topics", "claims", "disagreements", "help")
            },
            interactions={one.id: one for one in self._worst_first()},
        )

    def _worst_first(self) -> list[Interaction]:
        return sorted(self.records("interactions"), key=lambda i: list(Danger).index(i.danger))

    def _effect(self, entry: EffectEntry, sources: dict[str, Source]) -> Effect:
        findings = tuple(self._of("findings", entry.id))
        tiers = list(Tier)
        help = sorted(
            self._of("help", entry.id), key=lambda h: (tiers.index(h.tier), not h.occasions)
        )
        return Effect(
            **{f.name: getattr(entry, f.name) for f in fields(EffectEntry)},
            contexts=contexts(findings),
            terms=terms(findings),
            certainty=certainty(findings, sources),
            help=tuple(help),
            findings=findings,
            disagreements=tuple(self._of("disagreements", entry.id)),
            codes=tuple(c for one in self._of("codes", entry.id) for c in one.codes),
        )

    def _of(self, kind: str, effect: str) -> list[Any]:
        """Return the records of a kind that name an effect, in the order of the files."""
        if kind not in self._by_effect:
            found: dict[str, list[Any]] = {}
            for record in self.records(kind):
                named = (record.effect,) if kind == "codes" else record.effects
                for id in dict.fromkeys(named):
                    found.setdefault(id, []).append(record)
            self._by_effect[kind] = found
        return self._by_effect[kind].get(effect, [])


def contexts(findings: Iterable[Finding]) -> tuple[Context, ...]:
    """Contexts in which the effect was found; absent findings and unstated contexts give none."""
    present = {f.context for f in findings if f.presence is not Presence.ABSENT}
    return tuple(c for c in Context if c in present and c is not Context.UNSPECIFIED)


def terms(findings: Iterable[Finding]) -> tuple[Term, ...]:
    """Short, long or both, from findings that are not absent."""
    present = {f.term for f in findings if f.presence is not Presence.ABSENT}
    both = Term.BOTH in present
    return tuple(t for t in (Term.SHORT, Term.LONG) if both or t in present)


def certainty(findings: Iterable[Finding], sources: Mapping[str, Source]) -> Certainty:
    """The highest certainty that any present finding can carry."""
    found = tuple(findings)
    reached = {carried(f, sources[f.source]) for f in found if f.presence is Presence.PRESENT}
    mixed = any(f.presence is Presence.MIXED for f in found)
    return next((c for c in Certainty if c in reached), Certainty.LOW if mixed else Certainty.NONE)


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
