"""Compile YAML files into one sound knowledge base, or report every problem at once.

Runs when the package is built, and for readers only on their own YAML.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ketcli.compile import checks, files, language, language_checks, written, yamlfile
from ketcli.compile.dump import Sorted, dump
from ketcli.compile.files import File
from ketcli.compile.limits import MOST_PROBLEMS
from ketcli.compile.parts import HEADING, AllFiles, validated
from ketcli.compile.yamlfile import Usage, YamlFile
from ketcli.errors import KetError, Problem, UnsoundData
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.category import told_by
from ketcli.knowledge.language_entry import LanguageEntry
from ketcli.knowledge.lines import Lines


@dataclass(frozen=True, slots=True)
class Outcome:
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
    return KnowledgeBase(Lines(sound(examine(paths))))


def sound(outcome: Outcome, given: Sequence[str] = ()) -> bytes:
    """Return the snapshot of a compilation. Raises UnsoundData with every problem."""
    if outcome.sections is None:
        raise UnsoundData(list(outcome.problems), given)
    return dump(outcome.sections, outcome.signature)


def examine(paths: Iterable[Path], signature: str = "", *, build: bool = True) -> Outcome:
    """Compile as far as possible and return what came of it, with all problems and doubts.

    Without `build`, sound records are only checked, which takes a third as long and finds no doubts.
    """
    paths = list(paths)
    where = ", ".join(map(str, paths)) or "."
    try:
        return compiled(files.read(paths), where, signature, build=build)
    except KetError as error:
        return Outcome(None, None, (Problem(where, 0, 0, str(error)),), ())


def compiled(found: list[File], where: str, signature: str = "", *, build: bool = True) -> Outcome:
    """Compile, as `examine` does, what files held when they were read; `where` names them all."""
    if not found:
        return Outcome(None, None, (Problem(where, 0, 0, "no .yaml file here"),), ())
    spent = Usage()
    read = [yamlfile.parsed(file, spent) for file in found]
    told = written.amended(read)
    parts = [validated(file) for file in read]
    whole = AllFiles(parts, told)
    problems = [problem for file in read for problem in file.problems]
    if all(part.complete for part in parts):
        entry = language.of([one.record for one in whole.languages])
        told_by(dict(language.label_lines(entry)).get)
        problems += _problems_across(whole, entry, read)
    if problems:
        order = {file.path: number for number, file in enumerate(read)}
        problems.sort(key=lambda p: (order[p.path], p.line, p.column))
        return Outcome(None, None, tuple(problems), ())
    about = whole.headings[0].record
    counts = {kind: len(records) for kind, records in whole.located.items()}
    if not (build or whole.located["judgements"]):
        return Outcome(None, None, (), (), signature, about, counts)
    # What is only checked needs none of it, and it takes a tenth as long to import.
    from ketcli.compile.building import built

    return Outcome(*built(whole, entry), signature, about, counts)


def _problems_across(
    whole: AllFiles, entry: LanguageEntry, read: list[YamlFile]
) -> Iterator[Problem]:
    """Yield what is wrong between the records of all files, as many as are told at once."""
    across = checks.problems(whole.located, whole.headings, whole.broken)
    yield from islice(across, MOST_PROBLEMS)
    yield from islice(language_checks.problems(whole.languages), MOST_PROBLEMS)
    yield from islice(checks.system_problems(whole.languages), MOST_PROBLEMS)
    complaints = language_checks.complaint_problems(entry, whole.located["effects"])
    yield from islice(complaints, MOST_PROBLEMS)
    if next(across, None):
        yield Problem(read[-1].path, 0, 0, "and more between these records")
    if not any((file.value or {}).get(HEADING) is not None for file in read):
        yield Problem(read[0].path, 1, 1, f"no file has the key '{HEADING}'")
