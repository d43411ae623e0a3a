"""Check YAML for an editor: everything that is wrong or doubtful, as an answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ketcli.answers.rows import Fault
from ketcli.answers.shapes import Answer
from ketcli.compile import files
from ketcli.compile.compiler import Compiled, examine
from ketcli.compile.dump import dump, record_sections
from ketcli.knowledge import snapshot
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.kinds import KINDS


def examined(given: Sequence[str], bundled: Path) -> Compiled:
    """Examine files and folders, or the bundled YAML for none; `+FILE` adds to the bundled."""
    paths = [files.given(path) for path in given]
    if all(path.startswith("+") for path in given):
        paths = [bundled, *paths]
    return examine(paths)


def answer(compiled: Compiled, *, quiet: bool = False) -> Answer[Any]:
    """Return problems, then doubts unless they are unwanted, in file order."""
    found = [("problem", p) for p in compiled.problems]
    found += [] if quiet else [("doubt", d) for d in compiled.doubts]
    return Answer(
        command="validate",
        kind="fault",
        records=tuple(
            Fault(level=level, path=p.path, line=p.line, column=p.column, message=p.message)
            for level, p in found
        ),
    )


def shown_beside(compiled: Compiled) -> KnowledgeBase:
    """Return the knowledge base examined, or an empty one when it cannot be built."""
    if compiled.kb:
        return compiled.kb
    about = About(
        name="unsound", edition="unknown", reviewed="unknown", notice="Unusable as it is.", drugs=()
    )
    return snapshot.load(
        dump(record_sections(about, {**{kind.plural: {} for kind in KINDS}, "background": {}}), "")
    )
