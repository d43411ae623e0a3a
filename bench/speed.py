"""Measure what a look-up costs, as ratios to what the interpreter costs, beside the aims.

    python bench/speed.py              # some minutes; --pairs 5 for a first impression
    python bench/speed.py --growth     # also 10, 77 and 770 times as many effects: some ten minutes to compile

Run it where ketcli is installed: a checkout looks at all of its files before it answers.

CPU time (user and system) of whole processes, in pairs with `python -c pass` of the same
interpreter, one after the other, so that a busy machine slows both; the median of the pairs.
Where a program is not installed, its row says so.
"""

import argparse
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import process_time

import growth
import ketcli
from ketcli import api, store
from ketcli.answers.find import find

KET = [sys.executable, "-c", "from ketcli.__main__ import main; main()"]
BARE = [sys.executable, "-c", "pass"]
TYPER = "import typer\napp = typer.Typer()\n@app.command()\ndef main(name: str = ''): print(name)\napp()"
ROWS = (
    ("search bladder --json", 2.5),
    ("search bladder --long-term --json", 2.5),
    ("list --json", 2.5),
    ("list --long-term --json", 2.5),
    ("list --setting depression --json", 2.5),
    ("search bladder --drug ketamine --json", 2.5),
    ("list --full --json", 2.5),
    ("list --json --fields id,name", 2.5),
    ("list --json --fields id,synonyms", 2.5),
    ("show cystitis --json", 2.5),
    ("show cystitis --therapeutic --json", 2.5),
    ("compare cystitis --json", 2.5),
    ("timeline cystitis --json", 2.5),
    ("values --json", 2.5),
    ("search blader --json", 3),
    ("search can't~pee --json", 3),
    ("search my~bladder~hurts~when~i~pee --json", 3),
    ("search zqxjkv --json", 3),
    ("interactions booze --json", 3),
    ("search bladder", 4),
    ("search blader", 4),
    ("search my~bladder~hurts~when~i~pee", 4),
    ("search zqxjkv", 4),
    ("show cystitis", 4),
    ("list", 4),
    ("", 4),
    ("search bladder --format table --color always", 8),
    ("list --format table --color always", 8),
    ("list --setting depression --format table --color always", 8),
    ("show cystitis --format table --color always", 8),
    ("show cystitis --drug ketamine --format table --color always", 8),
)
"""Command lines (`~` is a blank inside a word) with the ratio that each may cost."""
BATCH = 2000
"""Queries a second that one process answers."""
GROWTH = (10, 77, 770)
"""How many times the bundled effects."""
GROWN = (("hurts when i pee", ""), ("cystits", ""), ("cystitis", "<= 1.5"))
"""What is searched for there: a sentence, a slip, a word."""


def cpu(command: Sequence[str], env: Mapping[str, str], given: str = "") -> float:
    """Return the seconds of CPU that a process took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        command, input=given, encoding="utf-8", stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **env},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(
    command: Sequence[str],
    pairs: int,
    env: Mapping[str, str] | None = None,
    against: Sequence[str] = BARE,
    against_env: Mapping[str, str] | None = None,
) -> float:
    """Return the median ratio of a command to another, run in turns."""
    env, against_env = env or {}, against_env or {}
    cpu(command, env)
    return median(cpu(command, env) / cpu(against, against_env) for _ in range(pairs))


def told(what: str, aim: str, figure: str) -> None:
    """Print a row."""
    print(f"{what:52} {aim:>9} {figure:>9}", flush=True)


def commands(pairs: int) -> None:
    """Measure single look-ups."""
    for line, aim in ROWS:
        words = [word.replace("~", " ") for word in line.split()]
        figure = ratio([*KET, *words], pairs)
        told(f"ket {line}".replace("~", " "), f"<= {aim}", f"{figure:.2f}")
    asked = {"_KET_COMPLETE": "complete_bash", "COMP_WORDS": "ket show cystit", "COMP_CWORD": "2"}
    figure = ratio(KET, pairs, asked, [sys.executable, "-c", TYPER])
    told("completion, against a one-command typer program", "<= 1.0", f"{figure:.2f}")


def peak(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Return the most KiB that a process holds."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    run = [sys.executable, "-c", code, *command]
    done = subprocess.run(run, capture_output=True, check=True, env={**os.environ, **(env or {})})
    return int(done.stdout)


def memory() -> None:
    """Measure the most memory that a search holds, against the interpreter's."""
    figure = peak([*KET, "search", "bladder", "--json"]) / peak(BARE)
    told("peak memory of ket search bladder --json", "<= 1.6", f"{figure:.2f}")


def batch() -> None:
    """Measure queries a second: in the API with one index, and `ket search --batch`."""
    kb = ketcli.load()
    names = [name.text for name in kb.names]
    texts = [names[n * 7919 % len(names)] for n in range(2000)]
    index = api.index(kb)
    for text in texts[:200]:
        find(index, text)
    started = process_time()
    for text in texts:
        find(index, text)
    told(
        "queries a second, one Index in the API",
        f">= {BATCH:,}",
        f"{len(texts) / (process_time() - started):,.0f}",
    )
    given = "\n".join(texts) + "\n"
    spent = cpu([*KET, "search", "--batch", "--limit", "3", "--fields", "id,name"], {}, given)
    told(
        "queries a second, ket search --batch (3 hits, 2 keys)",
        f">= {BATCH:,}",
        f"{len(texts) / spent:,.0f}",
    )


def validated(pairs: int) -> None:
    """Measure what checking the bundled data costs."""
    figure = ratio([*KET, "validate", "--quiet"], max(3, pairs // 5))
    told("ket validate (bundled)", "<= 40", f"{figure:.0f}")


def cold() -> None:
    """Measure what compiling the bundled data costs."""
    with tempfile.TemporaryDirectory() as place:
        seconds, most = growth.compiled(Path(store.data_folder()), {"XDG_CACHE_HOME": place})
    told("compiling the bundled data, seconds of CPU", "", f"{seconds:.2f}")
    told("compiling the bundled data, MiB at most", "", f"{most:.0f}")


def grown(pairs: int) -> None:
    """Measure the same searches in knowledge bases that are many times as large."""
    with tempfile.TemporaryDirectory() as place:
        kept = {"XDG_CACHE_HOME": place}
        for copies in GROWTH:
            folder = Path(place) / str(copies)
            effects = growth.write(copies, folder)
            seconds, most = growth.compiled(folder, kept)
            for words, aim in GROWN:
                small = [*KET, "search", words, "--json"]
                command = [*small, "--data", str(folder)]
                figure = ratio(command, pairs, kept, small)
                told(f"{effects:,} effects, against the bundled: {words}", aim, f"{figure:.2f}")
            memory = peak(command, kept) / peak(small)
            told("  peak memory, against the bundled", "", f"{memory:.2f}")
            told("  compiled, seconds of CPU", "", f"{seconds:.0f}")
            told("  compiled, MiB at most", "", f"{most:,.0f}")
            shutil.rmtree(folder)


def peers(pairs: int) -> None:
    """Measure what people would use instead, on the same records."""
    with tempfile.TemporaryDirectory() as place:
        for name, command in _peers(Path(place)):
            if shutil.which(command[0]):
                told(name, "", f"{ratio(command, pairs):.2f}")
            else:
                told(name, "", "not here")


def _peers(place: Path) -> Iterator[tuple[str, list[str]]]:
    kb = store.bundled()
    lines = kb.section("effects").every()
    names = {id: " ".join(n.text for n in kb.names if n.effect == id) for id in lines}
    dump, base = place / "effects.jsonl", place / "effects.db"
    dump.write_text("\n".join(lines.values()), encoding="utf-8")
    with sqlite3.connect(base) as made:
        made.execute("create virtual table effects using fts5(names, record unindexed)")
        rows = [(names[id], line) for id, line in lines.items()]
        made.executemany("insert into effects values (?, ?)", rows)
    query = "select record from effects where effects match 'bladder' order by rank"
    yield "rg -i bladder data/", ["rg", "-i", "bladder", str(store.data_folder())]
    yield "sqlite3, full text", ["sqlite3", str(base), query]
    yield "jq over JSON lines", ["jq", "-c", 'select(.lay_terms | any(test("bladder")))', str(dump)]
    yield "tldr tar", ["tldr", "tar"]
    yield "eol python", ["eol", "python", "--json"]


def main() -> None:
    """Measure everything and print it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--pairs", type=int, default=21)
    parser.add_argument("--growth", action="store_true")
    given = parser.parse_args()
    where = "a checkout, which is slower" if store.in_checkout() else "installed"
    version = f"Python {sys.version.split()[0]}"
    print(
        f"ketcli {ketcli.__version__}, {where}; {version}, {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"
    )
    told("what, as a ratio of CPU time to `python -c pass`", "aim", "figure")
    commands(given.pairs)
    memory()
    batch()
    validated(given.pairs)
    cold()
    peers(given.pairs)
    if given.growth:
        grown(given.pairs)


if __name__ == "__main__":
    main()
