"""Knowledge bases of many effects: the bundled names again and again, each time with words of their own.

    python bench/growth.py 77 FOLDER     # write 77 times as many effects as are bundled
    python bench/speed.py --growth       # measure 10, 77 and 770 times as many

Each copy has a name, a plain name, up to two synonyms, up to four lay terms and one
finding, so that what grows is the vocabulary and not the text.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from ketcli import store
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.records import jsonable

COPIES_IN_A_FILE = 12
"""Copies that stay below the bound on one file."""


def effects(kb: KnowledgeBase, copy: int) -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Yield every effect with its first finding; copies after the first have words that nobody else has."""

    def own(name: str) -> str:
        return " ".join(f"{word}q{copy}x" for word in name.split()) if copy else name

    for effect in kb.effects.values():
        if not effect.findings:
            continue
        # Ids are names too: with the words of the first, every copy of a hit would be one.
        id = own(effect.id.replace("-", " ")).replace(" ", "-")
        finding = jsonable(effect.findings[0])
        kept = ("statement", "context", "term", "drug", "source", "locator", "presence")
        entry = {
            "id": id,
            "name": own(effect.name),
            "plain_name": own(effect.plain_name),
            "systems": list(map(str, effect.systems)),
            "summary": effect.summary,
            "synonyms": list(map(own, effect.synonyms[:2])),
            "lay_terms": list(map(own, effect.lay_terms[:4])),
        }
        yield entry, {"effects": [id], **{key: finding[key] for key in kept}}


def write(copies: int, folder: Path) -> int:
    """Write YAML (as JSON, which is YAML) for so many copies; return the number of effects."""
    kb = store.bundled()
    folder.mkdir(parents=True, exist_ok=True)
    sources: dict[str, object] = {}
    total = 0
    for first in range(0, copies, COPIES_IN_A_FILE):
        entries, findings = [], []
        for copy in range(first, min(copies, first + COPIES_IN_A_FILE)):
            for entry, finding in effects(kb, copy):
                entries.append(entry)
                findings.append(finding)
                id = str(finding["source"])
                source = jsonable(kb.sources[id])
                sources[id] = {k: v for k, v in source.items() if k not in ("cited_by", "label")}
        total += len(entries)
        made = {"effects": entries, "findings": findings}
        (folder / f"{first:06}.yaml").write_text(json.dumps(made), encoding="utf-8")
    about = {k: v for k, v in jsonable(kb.about).items() if k not in ("limits", "credits")}
    heading = {"about": about, "sources": list(sources.values())}
    (folder / "about.yaml").write_text(json.dumps(heading), encoding="utf-8")
    return total


COMPILE = """
import resource, sys
from ketcli.compile import limits
for name, bound in vars(limits).items():
    if name.isupper():
        setattr(limits, name, bound * 1000)
from ketcli import store
store.knowledge_base(sys.argv[1:])
used = resource.getrusage(resource.RUSAGE_SELF)
print(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)
"""
"""Compiles without the bounds on what a stranger may hand in, and keeps the copy."""


def compiled(folder: Path, env: Mapping[str, str]) -> tuple[float, float]:
    """Compile a folder and keep the copy; return seconds of CPU and MiB at most. Raises CalledProcessError."""
    for path in folder.iterdir():
        # A file that was changed a moment ago is compiled each time.
        os.utime(path, (1, 1))
    done = subprocess.run(
        [sys.executable, "-c", COMPILE, str(folder)],
        capture_output=True, check=True, encoding="utf-8", env={**os.environ, **env},
    )  # fmt: skip
    seconds, most = map(float, done.stdout.split())
    return seconds, most


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("copies", type=int)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    print(write(given.copies, given.folder), "effects")
