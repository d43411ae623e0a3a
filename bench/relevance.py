"""Measure how well our search answers what people type, beside what they would use instead.

All searchers get the same names of the same effects. Files of judgements may be named; by default those of
`tests/retrieval` are taken. `queries.yaml` is home ground: our search was written against it and its tests
demand all of it. `queries-open.yaml` and `queries-seen.yaml` are measured and looked at, `queries-blind.yaml`
measured and not looked at. The phrases of `../shared/queries`, where that folder is present, come from
elsewhere; a third of them by hash (`held`) is not looked at. `--without` takes a part of our search away and
says what it is worth. Rivals are set up in an ordinary way, the better one where we tried several: full-text
search does better with a row for each effect than for each name, and the trigram tokenizer with any trigram of
a text than with any word.
"""

import argparse
import csv
import hashlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import yaml
from rapidfuzz import fuzz, process, utils

from ketcli import store
from ketcli.answers.find import find
from ketcli.compile import yamlfile
from ketcli.compile.compiler import compile_kb
from ketcli.knowledge.base import KnowledgeBase
from ketcli.retrieval import pairs, searching, spelling
from ketcli.retrieval.index import Index

ROOT = Path(__file__).resolve().parent.parent
JUDGEMENTS = ROOT / "tests" / "retrieval"
SHARED = ROOT.parent / "shared" / "queries"
CUTOFF = 75
"""Score of 100 that a RapidFuzz answer needs; 60 answers every stranger, 90 loses most misspellings."""
RECIPROCAL = "MRR"

Searcher = Callable[[str], list[str]]
"""From a text to the ids of effects, best first; empty means not answered."""
Ranked = Mapping[str, list[str]]
"""What one searcher found, by text."""


@dataclass(frozen=True, slots=True)
class Query:
    """A text and what it must find: no `right` answer means that it is a stranger.

    `near` are acceptable neighbors, None where nobody named any. `meant` is the
    correct spelling, whose first answer is the right one; `see` where words must lead.
    """

    text: str
    kind: str
    right: tuple[str, ...] = ()
    near: tuple[str, ...] | None = None
    meant: str | None = None
    see: str | None = None


def judged(path: Path) -> Iterator[Query]:
    for judgement in yamlfile.read(path).value["judgements"]:
        first = judgement.get("first")
        see = judgement.get("see")
        yield Query(
            judgement["text"],
            f"{path.stem}: {judgement['kind']}",
            tuple(first) if isinstance(first, list) else (first,) if first else (),
            tuple(judgement["near"]) if "near" in judgement else None,
            see=(see[0] if isinstance(see, list) else see) if see else None,
        )


def half(text: str) -> str:
    """Return whether a shared phrase is held out, a third of them by hash, or may be looked at."""
    return (
        "held" if hashlib.md5(text.encode(), usedforsecurity=False).digest()[0] % 3 == 0 else "seen"
    )


def shared() -> Iterator[Query]:
    """Yield the phrases that stand beside the repository; none where the folder is absent."""
    for row in _rows("lay_phrases.tsv"):
        yield Query(
            row["phrase"],
            f"shared: lay phrase, {half(row['phrase'])}",
            _ids(row["expected_ids"]),
            _ids(row["near_ids"]),
        )
    for row in _rows("ketamine_phrases.tsv"):
        right = _ids(row["expected_ids"]) if row["kind"] == "effect" else ()
        if row["kind"] in ("effect", "stranger"):
            kind = f"shared: about ketamine, {row['kind']}, {half(row['phrase'])}"
            yield Query(row["phrase"], kind, right, _ids(row["near_ids"]) if right else None)
    for row in _rows("misspellings.tsv"):
        yield Query(row["misspelled"], "shared: misspelling", meant=row["correct"])
    for row in _rows("no_match_phrases.tsv"):
        yield Query(row["phrase"], "shared: stranger")


def _rows(name: str) -> list[dict[str, str]]:
    path = SHARED / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _ids(cell: str) -> tuple[str, ...]:
    return tuple(effect for effect in cell.split(";") if effect)


def ours(kb: KnowledgeBase) -> Searcher:
    index = Index(kb)
    return lambda text: [hit.effect for hit in searching.search(index, text).hits]


def ours_and_guesses(kb: KnowledgeBase) -> Searcher:
    """Search, and take the guesses where there is no hit."""
    index = Index(kb)

    def answer(text: str) -> list[str]:
        found = searching.search(index, text)
        return [hit.effect for hit in found.hits or found.guesses]

    return answer


def led(kb: KnowledgeBase, queries: Sequence[Query]) -> Iterator[str]:
    """Yield by kind how many texts lead where they must, and how many strangers are led anywhere."""
    index = Index(kb)
    found: dict[str, list[bool]] = {}
    for one in queries:
        see = [f"{pointer.command}/{pointer.id}" for pointer in find(index, one.text).see]
        if one.see:
            found.setdefault(f"{one.kind}, led to", []).append(one.see in see)
        elif not one.right and not one.meant:
            found.setdefault(f"{one.kind}, led astray", []).append(bool(see))
    for kind, marks_ in found.items():
        yield f"{kind}: {mean(marks_):.1%} of {len(marks_)}"


def every_word(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def every_trigram(text: str) -> list[str]:
    return [text[at : at + 3] for at in range(len(text) - 2)]


def full_text(kb: KnowledgeBase, tokenizer: str, parts: Callable[[str], list[str]]) -> Searcher:
    """Search names and summaries for any of the parts of a text, ranked by bm25."""
    database = sqlite3.connect(":memory:")
    database.execute(
        f"CREATE VIRTUAL TABLE effects USING fts5(id UNINDEXED, names, summary, tokenize='{tokenizer}')"
    )
    names: dict[str, list[str]] = {}
    for name in kb.names:
        names.setdefault(name.effect, []).append(name.text)
    rows = [
        (effect, "\n".join(texts), kb.effects[effect].summary) for effect, texts in names.items()
    ]
    database.executemany("INSERT INTO effects VALUES (?, ?, ?)", rows)

    def answer(text: str) -> list[str]:
        # Quoted, because AND, NOT and NEAR are operators.
        quoted = ['"{}"'.format(part.replace('"', '""')) for part in parts(text)]
        any_part = " OR ".join(quoted) or '""'
        ranked = "SELECT id FROM effects WHERE effects MATCH ? ORDER BY bm25(effects)"
        return [effect for (effect,) in database.execute(ranked, (any_part,))]

    return answer


def fuzzy(kb: KnowledgeBase) -> Searcher:
    texts = [utils.default_process(name.text) for name in kb.names]

    def answer(text: str) -> list[str]:
        asked = utils.default_process(text)
        near = process.extract(asked, texts, scorer=fuzz.WRatio, score_cutoff=CUTOFF, limit=None)
        return _once(kb.names[number].effect for _, _, number in near)

    return answer


def substring(kb: KnowledgeBase) -> Searcher:
    """Search like `grep -iF`: in the order of the data."""
    names = [(name.text.casefold(), name.effect) for name in kb.names]
    return lambda text: _once(effect for name, effect in names if text.casefold() in name)


def fuzzy_finder(kb: KnowledgeBase) -> Searcher:
    lines = "\n".join(f"{name.effect}\t{name.text}" for name in kb.names)
    command = ["fzf", "-i", "--delimiter=\t", "--nth=2"]
    plain = {key: value for key, value in os.environ.items() if not key.startswith("FZF_")}

    def answer(text: str) -> list[str]:
        done = subprocess.run(
            [*command, f"--filter={text}"],
            input=lines,
            env=plain,
            capture_output=True,
            encoding="utf-8",
        )
        if done.returncode > 1:
            raise RuntimeError(f"fzf: {done.stderr.strip()}")
        return _once(line.partition("\t")[0] for line in done.stdout.splitlines())

    return answer


def without_predicates() -> KnowledgeBase:
    """Read no things and predicates."""
    pairs.Pairs._add = lambda *_: None  # type: ignore[method-assign]  # noqa: SLF001
    return store.bundled()


def without_spelling() -> KnowledgeBase:
    """Correct nothing."""
    spelling.corrected = lambda *_: None
    return store.bundled()


def without_vectors() -> KnowledgeBase:
    """Let nothing mean anything."""
    Index.code = lambda *_: 0  # type: ignore[method-assign]
    return store.bundled()


def without_utterances() -> KnowledgeBase:
    """Compile the data anew, without what people say of effects and topics."""
    return compiled("utterances.yaml", lambda data: data.pop("utterances"))


def without_lay_terms() -> KnowledgeBase:
    """Compile the data anew, names of effects but no lay terms."""
    return compiled(
        "effects.yaml", lambda data: [one.pop("lay_terms", None) for one in data["effects"]]
    )


def compiled(file: str, changed: Callable[[dict[str, Any]], object]) -> KnowledgeBase:
    with TemporaryDirectory() as folder:
        copied = Path(folder) / "data"
        shutil.copytree(store.data_folder(), copied)
        path = copied / file
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
        changed(data)
        path.write_text(json.dumps(data), encoding="utf-8")
        return compile_kb([copied])


WITHOUT: dict[str, Callable[[], KnowledgeBase]] = {
    "predicates": without_predicates,
    "spelling": without_spelling,
    "lay-terms": without_lay_terms,
    "utterances": without_utterances,
    "vectors": without_vectors,
}


def _once(effects: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(effects))


def searchers() -> dict[str, Callable[[KnowledgeBase], Searcher]]:
    """Return what builds each searcher, ours first."""
    every: dict[str, Callable[[KnowledgeBase], Searcher]] = {
        "ket": ours,
        "and guesses": ours_and_guesses,
        "FTS5 porter": lambda kb: full_text(kb, "porter", every_word),
        "FTS5 trigram": lambda kb: full_text(kb, "trigram", every_trigram),
        "WRatio": fuzzy,
        "substring": substring,
    }
    return every | ({"fzf": fuzzy_finder} if shutil.which("fzf") else {})


def marks(query: Query, ranked: Ranked) -> dict[str, float]:
    """Return each measure that applies to a query with what one searcher earned, from 0 to 1.

    Finding nothing twice is not the same first answer.
    """
    found = ranked[query.text]
    if query.meant is not None:
        return {"same first answer": bool(found) and found[:1] == ranked[query.meant][:1]}
    if query.see:
        return {}
    if not query.right:
        return {"strangers answered": bool(found)}
    rank = next((number for number, effect in enumerate(found, 1) if effect in query.right), None)
    earned = {
        "hit@1": rank == 1,
        "hit@3": rank in (1, 2, 3),
        RECIPROCAL: 1 / rank if rank else 0.0,
        "silent": not found,
    }
    if query.near is not None:
        earned["hit@1 or near"] = bool(found) and found[0] in query.right + query.near
    return earned


def table(queries: Sequence[Query], results: Mapping[str, Ranked]) -> list[list[str]]:
    """Return rows of cells, the heading first, with a row for each kind and measure."""
    rows = [["queries", "measure", "number", *results]]
    for kind in dict.fromkeys(query.kind for query in queries):
        earned: dict[str, dict[str, list[float]]] = {}
        for query in (query for query in queries if query.kind == kind):
            for searcher, ranked in results.items():
                for measure, mark in marks(query, ranked).items():
                    earned.setdefault(measure, {}).setdefault(searcher, []).append(mark)
        for measure, of in earned.items():
            form = ".3f" if measure == RECIPROCAL else ".1%"
            number = len(next(iter(of.values())))
            rows.append(
                [kind, measure, str(number), *(format(mean(of[name]), form) for name in results)]
            )
    return rows


def layout(rows: Sequence[Sequence[str]], markdown: bool) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        sides = ["<"] * 2 + [">"] * (len(row) - 2)
        cells = [
            f"{cell:{side}{width}}" for cell, side, width in zip(row, sides, widths, strict=True)
        ]
        lines.append(f"| {' | '.join(cells)} |" if markdown else "  ".join(cells))
    if markdown:
        lines.insert(1, f"|{'|'.join([' --- '] * 2 + [' ---: '] * (len(widths) - 2))}|")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="files of judgements")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    parser.add_argument(
        "--without", choices=WITHOUT, help="measure our search without a part of it"
    )
    asked = parser.parse_args()
    markdown = asked.markdown
    kb = WITHOUT[asked.without]() if asked.without else store.bundled()
    files = asked.files or sorted(JUDGEMENTS.glob("queries*.yaml"))
    queries = [query for path in files for query in judged(path)]
    queries += [] if asked.files else shared()
    texts = dict.fromkeys(text for query in queries for text in (query.text, query.meant) if text)
    results, seconds = {}, {}
    for name, build in searchers().items():
        began = perf_counter()
        answer = build(kb)
        results[name] = {text: answer(text) for text in texts}
        seconds[name] = perf_counter() - began
    print(layout(table(queries, results), markdown))
    print(*led(kb, queries), sep="\n")
    ratios = ", ".join(f"{name} {taken / seconds['ket']:.2g}" for name, taken in seconds.items())
    print(f"\nTime to build and to answer all queries, ket = 1: {ratios}")


if __name__ == "__main__":
    main()
