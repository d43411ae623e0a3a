"""Check YAML for an editor: everything that is wrong or doubtful, as an answer."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

from ketcli.answers.rows import Fault
from ketcli.answers.shapes import Answer, Remark
from ketcli.compile import files
from ketcli.compile.compiler import Outcome, examine
from ketcli.compile.dump import Sorted, record_sections
from ketcli.knowledge.about import About
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.kinds import KINDS


def examined(given: Sequence[str], bundled: Path, *, doubts: bool = False) -> Outcome:
    """Examine files and folders, or the bundled YAML for none; `+FILE` adds to the bundled.

    Doubts are looked for in files of one's own, and in the bundled YAML with `doubts`.
    """
    paths = [files.given(path) for path in given]
    if all(path.startswith("+") for path in given):
        paths = [bundled, *paths]
    return examine(paths, build=doubts or bool(given))


def answer(
    compiled: Outcome, bundled: Path, *, quiet: bool = False, doubts: bool = False
) -> Answer[Fault]:
    """Return problems, then doubts, those of the reader's own files first and in file order.

    Doubts of the bundled data are counted, and listed with `doubts`; quiet lists no doubt at all.
    """
    inside = str(bundled) + os.sep
    faults = [("problem", p) for p in compiled.problems]
    told = [d for d in compiled.doubts if doubts or not d.path.startswith(inside)]
    faults += [] if quiet else [("doubt", d) for d in told]
    faults.sort(key=lambda one: (one[0] == "doubt", one[1].path.startswith(inside)))
    remarks: tuple[Remark, ...] = ()
    if not (compiled.problems or quiet):
        remarks = (Remark(_sound(compiled, len(compiled.doubts) - len(told))),)
    return Answer(
        remarks=remarks,
        command="validate",
        kind="fault",
        records=tuple(Fault(level, p.path, p.line, p.column, p.message) for level, p in faults),
    )


def _sound(compiled: Outcome, left: int) -> str:
    counted = ", ".join(f"{compiled.counts[k]:,} {k}" for k in ("effects", "findings", "sources"))
    if left:
        return f"Sound: {counted}. Doubts not listed: {left:,} (--doubts lists them)."
    return f"Sound: {counted}." + ("" if compiled.kb else " Doubts not looked for: --doubts.")


def shown_beside(compiled: Outcome) -> KnowledgeBase:
    """Return the knowledge base examined, or one without records when it was not built."""
    if compiled.kb:
        return compiled.kb
    about = compiled.about or About(
        name="unsound", edition="unknown", reviewed="unknown", notice="Unusable as it is.", drugs=()
    )
    none: dict[str, Any] = {**{kind.plural: {} for kind in KINDS}, "background": {}}
    return KnowledgeBase(cast("Any", Sorted(record_sections(about, none))))
