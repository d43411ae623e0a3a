"""Compile YAML files into one sound knowledge base, or report every problem at once.

Runs when the package is built, and for readers only on their own YAML.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ketcli import checks, files, model, searching, yamlfile
from ketcli.errors import KetError, Problem, UnsoundData
from ketcli.index import Index, facets_of, names_of, plain_words, pointers_of
from ketcli.knowledge import KnowledgeBase
from ketcli.model import Effect, EffectEntry, Finding, KnowledgeBaseFile, Source, carried
from ketcli.vocabulary import Category, Certainty, Context, Presence, Term, Tier
from ketcli.yamlfile import Keys, YamlFile

MOST_PROBLEMS = 500
"""Problems of one file that are told; a file with more is broken as a whole."""
HEADING = "about"
"""The one key that is not a list."""


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
    compiled = examine(paths)
    if compiled.kb is None:
        raise UnsoundData(list(compiled.problems))
    return compiled.kb


def examine(paths: Iterable[Path]) -> Compiled:
    """Compile as far as possible and return what came of it, with all problems and doubts."""
    paths = list(paths)
    try:
        found = files.listed(paths)
    except KetError as error:
        return Compiled(None, (Problem(", ".join(map(str, paths)), 0, 0, str(error)),), ())
    if not found:
        where = ", ".join(map(str, paths)) or "."
        return Compiled(None, (Problem(where, 0, 0, "no .yaml file here"),), ())
    read = [yamlfile.read(path) for path in found]
    parts = [_validated(file) for file in read]
    problems = [problem for file in read for problem in file.problems]
    if problems:
        return Compiled(None, tuple(problems), ())
    whole = _Whole(list(zip(read, parts, strict=True)))
    problems = list(checks.problems(whole.located))
    if whole.about is None:
        problems.append(Problem(read[0].path, 1, 1, f"no file has the key '{HEADING}'"))
    if problems:
        return Compiled(None, tuple(problems), ())
    kb = whole.joined()
    problems = list(_failed_judgements(whole, kb))
    return Compiled(
        None if problems else kb, tuple(problems), tuple(checks.doubts(whole.located, kb))
    )


def _validated(file: YamlFile) -> KnowledgeBaseFile:
    """Return the file's records; what is wrong is added to the problems of the file."""
    if file.problems:
        return KnowledgeBaseFile()
    if file.value is None:
        return KnowledgeBaseFile()
    try:
        return _adapter().validate_python(file.value)
    except ValidationError as error:
        wrong = error.errors(include_url=False)
        for one in wrong[:MOST_PROBLEMS]:
            keys = tuple(key for key in one["loc"] if isinstance(key, (str, int)))
            file.problems.append(file.problem(keys, _message(file, keys, one)))
        if len(wrong) > MOST_PROBLEMS:
            more = f"and {len(wrong) - MOST_PROBLEMS:,} more like these"
            file.problems.append(Problem(file.path, 0, 0, more))
    return KnowledgeBaseFile()


@cache
def _adapter() -> TypeAdapter[KnowledgeBaseFile]:
    for record in vars(model).values():
        if isinstance(record, type) and is_dataclass(record):
            setattr(record, "__pydantic_config__", {"extra": "forbid"})  # noqa: B010 - unknown to it
    return TypeAdapter(KnowledgeBaseFile)


def _message(file: YamlFile, keys: Keys, error: Any) -> str:
    """Say what is wrong and what is legal, for one error of pydantic."""
    kind, value = error["type"], error["input"]
    key = next((k for k in reversed(keys) if isinstance(k, str)), "")
    owner = _owner(file, keys)
    shown = repr(value) if isinstance(value, (str, int, float, bool)) else type(value).__name__
    shown = shown if len(shown) <= 60 else shown[:57] + "..."
    match kind:
        case "missing":
            return f"{owner}needs the key '{key}'"
        case "unexpected_keyword_argument" | "extra_forbidden":
            legal = ", ".join(_legal_keys(keys))
            return f"{owner}unknown key '{key}'" + (f"; legal here: {legal}" if legal else "")
        case "enum":
            return f"{owner}{key} {shown} is not one of {error['ctx']['expected']}"
        case "string_type":
            return f"{owner}{key} must be text, not {shown}; put quotes around it"
        case "tuple_type":
            return f"{owner}{key} must be a list, not {shown}"
        case "dataclass_type":
            return f"{owner}{key or 'the file'} must be a mapping of keys, not {shown}"
        case _:
            return f"{owner}{key} {shown}: {error['msg'][0].lower()}{error['msg'][1:]}"


def _owner(file: YamlFile, keys: Keys) -> str:
    """Name the record that the keys lie in, as far as it has a name."""
    value, owner = file.value, ""
    for key in keys:
        try:
            value = value[key]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(value, dict):
            name = value.get("id") or value.get("effect")
            owner = f"{name}: " if isinstance(name, str) else owner
    return owner


def _legal_keys(keys: Keys) -> list[str]:
    """Return the keys that a record may have where the keys lead."""
    kind: Any = KnowledgeBaseFile
    for key in keys[:-1]:
        if isinstance(key, str):
            kind = next((f.type for f in fields(kind) if f.name == key), None)
        while not is_dataclass(kind) and hasattr(kind, "__args__"):
            kind = kind.__args__[0]
        if not is_dataclass(kind):
            return []
    return [f.name for f in fields(kind)]


class _Whole:
    """The records of all files together, each with its place."""

    def __init__(self, parts: list[tuple[YamlFile, KnowledgeBaseFile]]) -> None:
        self._by_effect: dict[str, dict[str, list[Any]]] = {}
        self.about = next((part.about for _, part in parts if part.about), None)
        self.located = {
            f.name: [
                checks.Located(record, file, (f.name, number))
                for file, part in parts
                for number, record in enumerate(getattr(part, f.name))
            ]
            for f in fields(KnowledgeBaseFile)
            if f.name != HEADING
        }

    def records(self, kind: str) -> list[Any]:
        return [located.record for located in self.located[kind]]

    def joined(self) -> KnowledgeBase:
        """Return the knowledge base; the records must have passed the checks."""
        assert self.about is not None
        sources = {source.id: source for source in self.records("sources")}
        effects = {entry.id: self._effect(entry, sources) for entry in self.records("effects")}
        names = names_of(effects.values())
        return KnowledgeBase(
            about=self.about,
            effects=effects,
            sources=sources,
            names=names,
            plain=plain_words(names),
            facets={id: facets_of(effect) for id, effect in effects.items()},
            pointers=pointers_of(
                (kind, record)
                for kind in ("interactions", "groups")
                for record in self.records(kind)
            ),
            **{
                kind: {record.id: record for record in self.records(kind)}
                for kind in ("interactions", "groups", "topics", "claims", "disagreements", "help")
            },
        )

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


def category_table(category: type[Category]) -> list[tuple[str, str, str]]:
    """Values, labels and meanings of a closed list, in order."""
    return [(str(c), c.label, c.meaning) for c in category]
