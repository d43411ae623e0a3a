"""Write knowledge bases of many effects: the bundled names again and again, each time with words of their own.

    python bench/growth.py 77 FOLDER     # 77 times as many effects as are bundled

Each copy has a name, a plain name, up to two synonyms, up to four lay terms and one
finding, so that what grows is the vocabulary and not the text.
"""

import argparse
import json
from collections.abc import Iterator
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
        id = f"{effect.id}-q{copy}" if copy else effect.id
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


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("copies", type=int)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    print(write(given.copies, given.folder), "effects")
