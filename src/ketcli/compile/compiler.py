"""Compile YAML files into one sound knowledge base, or report every problem at once.

Runs when the package is built, and for readers only on their own YAML.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, cast

from ketcli.compile import (
    amending,
    background,
    checks,
    files,
    judging,
    language,
    lookup,
    names,
    pages,
    yamlfile,
)
from ketcli.compile.doubts import doubts as doubtful
from ketcli.compile.dump import Sections, Sorted, dump, record_sections
from ketcli.compile.files import File
from ketcli.compile.identity import identified, labelled, topic_identified, with_identified
from ketcli.compile.limits import MOST_PROBLEMS
from ketcli.compile.offers import offers
from ketcli.compile.parts import HEADING, SINGLE, Part, validated
from ketcli.compile.slices import Known, slices
from ketcli.compile.yamlfile import Spent, YamlFile
from ketcli.errors import KetError, Problem, UnsoundData
from ketcli.knowledge import derived, kinds, snapshot
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase, Name
from ketcli.knowledge.evidence import Source
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.model import Effect, EffectCodes, EffectEntry, Interaction, KnowledgeBaseFile
from ketcli.knowledge.vocabulary import Certainty, Danger, Tier
from ketcli.retrieval.index import Index


@dataclass(frozen=True, slots=True)
class Compiled:
    """The outcome of a compilation; `sections` and `kb` are None when there are problems, or none were wanted.

    `signature` says in the snapshot what it was made from; `counts` are the records by the plural of their kind.
    """

    sections: Sorted | None
    kb: KnowledgeBase | None
    problems: tuple[Problem, ...]
    doubts: tuple[Problem, ...]
    signature: str = ""
    about: About | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def compile_kb(paths: Iterable[Path]) -> KnowledgeBase:
    """Return the knowledge base that the files and folders hold. Raises UnsoundData with every problem found."""
    return snapshot.load(sound(examine(paths)))


def sound(outcome: Compiled, given: Sequence[str] = ()) -> bytes:
    """Return the snapshot of a compilation. Raises UnsoundData with every problem."""
    if outcome.sections is None:
        raise UnsoundData(list(outcome.problems), given)
    return dump(outcome.sections, outcome.signature)


def examine(paths: Iterable[Path], signature: str = "", *, build: bool = True) -> Compiled:
    """Compile as far as possible and return what came of it, with all problems and doubts.

    Without `build`, sound records are only checked, which takes a third as long and finds no doubts.
    """
    paths = list(paths)
    where = ", ".join(map(str, paths)) or "."
    try:
        return compiled(files.read(paths), where, signature, build=build)
    except KetError as error:
        return Compiled(None, None, (Problem(where, 0, 0, str(error)),), ())


def compiled(found: list[File], where: str, signature: str = "", *, build: bool = True) -> Compiled:
    """Compile, as `examine` does, what files held when they were read; `where` names them all."""
    if not found:
        return Compiled(None, None, (Problem(where, 0, 0, "no .yaml file here"),), ())
    spent = Spent()
    read = [yamlfile.parsed(file, spent) for file in found]
    told = amending.amended(read)
    parts = [validated(file) for file in read]
    whole = _Whole(parts, told)
    problems = [problem for file in read for problem in file.problems]
    if all(part.complete for part in parts):
        problems += _problems_across(whole, read)
    if problems:
        order = {file.path: number for number, file in enumerate(read)}
        problems.sort(key=lambda p: (order[p.path], p.line, p.column))
        return Compiled(None, None, tuple(problems), ())
    made = (
        _examined(whole, signature)
        if build or whole.located["judgements"]
        else Compiled(None, None, (), ())
    )
    counts = {kind: len(records) for kind, records in whole.located.items()}
    return replace(made, about=whole.headings[0].record, counts=counts)


def _problems_across(whole: "_Whole", read: list[YamlFile]) -> Iterator[Problem]:
    """Yield what is wrong between the records of all files, as many as are told at once."""
    across = checks.problems(whole.located, whole.headings, whole.broken)
    yield from islice(across, MOST_PROBLEMS)
    yield from islice(language.problems(whole.languages), MOST_PROBLEMS)
    yield from islice(checks.system_problems(whole.languages), MOST_PROBLEMS)
    complaints = language.complaint_problems(whole.language, whole.located["effects"])
    yield from islice(complaints, MOST_PROBLEMS)
    if next(across, None):
        yield Problem(read[-1].path, 0, 0, "and more between these records")
    if not any((file.value or {}).get(HEADING) is not None for file in read):
        yield Problem(read[0].path, 1, 1, f"no file has the key '{HEADING}'")


def _examined(whole: "_Whole", signature: str) -> Compiled:
    """Compile records that passed the checks, and look for doubts and failed judgements."""
    sections = Sorted(whole.sections())
    # What is checked is read from memory: bisecting in the file costs a third of all the rest.
    kb = KnowledgeBase(cast("Any", sections))
    sections.add("offers", offers(kb))
    failed = tuple(_failed_judgements(whole, kb))
    judged = [row.record.text for row in whole.located["judgements"]]
    used = [*_telling(kb.names), *kb.pointers, *judged]
    doubts = (
        *doubtful(whole.located, whole.built, kb),
        *language.doubts(whole.languages, kb.language, used),
    )
    if failed:
        return Compiled(None, None, failed, doubts)
    return Compiled(sections, kb, (), doubts, signature)


def _telling(names: Iterable[Name]) -> Iterator[str]:
    """Yield the texts of names that bring an idea which no name before them has."""
    seen: set[str] = set()
    for name in names:
        if not seen.issuperset(name.words):
            seen.update(name.words)
            yield name.text


class _Whole:
    """The records of all files together, each with its place."""

    built: dict[str, dict[str, Any]]
    """Records by id, by the plural of their kind, once the sections have been asked for."""

    def __init__(self, parts: list[Part], told: Sequence[amending.Told]) -> None:
        self._told = told
        self._by_effect: dict[str, dict[str, list[Any]]] = {}
        self.headings = [
            checks.Located(part.records.about, part.file, (HEADING,))
            for part in parts
            if part.records.about
        ]
        self.languages = [
            checks.Located(part.records.language, part.file, (language.KEY,))
            for part in parts
            if part.records.language
        ]
        keys = [f.name for f in fields(KnowledgeBaseFile) if f.name not in SINGLE]
        self.located = {
            kind: [
                checks.Located(record, part.file, (kind, number))
                for part in parts
                for number, record in zip(
                    part.numbers.get(kind, ()), getattr(part.records, kind), strict=True
                )
            ]
            for kind in keys
        }
        self.broken = {
            kind: [
                checks.Located(part.file.value[kind][number], part.file, (kind, number))
                for part in parts
                for number in part.broken.get(kind, ())
            ]
            for kind in keys
        }

    @cached_property
    def language(self) -> LanguageEntry:
        """The language of the files; that of the program where they have none."""
        return language.joined([one.record for one in self.languages] or [language.bundled()])

    def records(self, kind: str) -> list[Any]:
        return [located.record for located in self.located[kind]]

    def sections(self) -> Sections:
        """Return all that a snapshot holds; the records must have passed the checks."""
        sources = {source.id: labelled(source) for source in self.records("sources")}
        self._by_effect["findings"] = _by_effect(identified(self.records("findings")))
        records: dict[str, dict[str, Any]] = {
            "effects": {
                entry.id: self._effect(entry, sources) for entry in self.records("effects")
            },
            "sources": sources,
            "interactions": {one.id: with_identified(one) for one in self._worst_first()},
            "groups": {one.id: with_identified(one) for one in self.records("groups")},
            "topics": {one.id: topic_identified(one) for one in self.records("topics")},
            **{
                kind: {record.id: record for record in self.records(kind)}
                for kind in ("claims", "disagreements", "help")
            },
        }
        said = language.sections(self.language)
        about = amending.noticed(self.headings[0].record, self._told)
        records["sources"] = lookup.cited(sources, records)
        records["background"] = background.topics(
            about, records, self.records("changes"), self._told
        )
        self.built = records
        named = {**records, "topics": records["background"]}
        spoken = language.language(said)
        pointed = [kinds.kind(name) for name in kinds.POINTED]
        return {
            **record_sections(about, records),
            **pages.sections(spoken, records),
            **lookup.sections(spoken, self.language, about, named),
            **said,
            **names.sections(
                self.language,
                said,
                records["effects"].values(),
                self.records("utterances"),
                [(kind.command, one) for kind in pointed for one in self.records(kind.plural)],
            ),
        }

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
        failure = judging.failure(index, located.record)
        if failure:
            yield located.problem(failure)
