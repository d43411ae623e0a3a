"""The house: imports point down, start-up stays light, and it stays small enough to live in.

`python tests/test_structure.py` prints its figures, folder by folder.
"""

import ast
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from radon.visitors import ComplexityVisitor

import ketcli

SOURCE = Path(ketcli.__file__).parent
KB = str(Path(__file__).parent / "kb.yaml")
FLOORS = (
    {"errors", "_version", "jsontext", "kept", "status", "tuples"},
    {"language"},
    {"knowledge"},
    {"retrieval"},
    {"compile"},
    {"answers", "store"},
    {"render", "api"},
    {"cli"},
    {"__main__"},
)
"""Folders and modules by floor, lowest first; imports point down, and inside a folder never in a circle."""
OWNERS = {
    "typer": {
        "cli/completion",
        "cli/spoken",
    },
    "rich": {"render/painting", "render/wrap"},
    "rapidfuzz": {"retrieval/spelling"},
    "yaml": {"compile/yamlfile"},
    "pydantic": {"compile/parts", "answers/schema"},
}


@cache
def sources() -> dict[str, str]:
    return {
        path.relative_to(SOURCE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(SOURCE.rglob("*.py"))
    }


@cache
def trees() -> dict[str, ast.Module]:
    return {name: ast.parse(source) for name, source in sources().items()}


@cache
def modules() -> dict[str, ast.Module]:
    return {
        name.removesuffix(".py"): tree
        for name, tree in trees().items()
        if not name.endswith("__init__.py")
    }


def statements(tree: ast.Module) -> list[ast.AST]:
    """Every statement, wherever it stands; what is inside of one that holds none is not looked at."""
    found: list[ast.AST] = [tree]
    for node in found:
        for part in ("body", "orelse", "finalbody", "handlers", "cases"):
            found += getattr(node, part, ())
    return found


@cache
def imported(module: str) -> set[str]:
    found = set()
    for node in statements(modules()[module]):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def floor(module: str) -> int:
    (found,) = (n for n, names in enumerate(FLOORS) if module.split("/", maxsplit=1)[0] in names)
    return found


def neighbors(module: str) -> set[str]:
    """Modules that a module imports, guarded imports counted, as paths below the package."""
    found = set()
    for name in imported(module):
        path = name.removeprefix("ketcli").strip(".").replace(".", "/")
        if name.startswith("ketcli.") and path in modules():
            found.add(path)
    return found - {module}


def test_imports_point_down():
    for module in modules():
        for other in neighbors(module):
            same_room = other.split("/")[0] == module.split("/")[0]

            assert same_room or floor(other) < floor(module), f"{module} imports {other}"


def test_no_imports_run_in_a_circle():
    waiting = {module: neighbors(module) for module in modules()}
    while free := {m for m, others in waiting.items() if not others & waiting.keys()}:
        waiting = {m: others for m, others in waiting.items() if m not in free}

    assert waiting == {}


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_each_library_has_its_owners(library):
    users = {m for m in modules() if any(n.split(".")[0] == library for n in imported(m))}

    assert users == OWNERS[library]


HEAVY = {
    "typer", "rich", "yaml", "pydantic", "rapidfuzz", "dataclasses", "enum", "typing", "inspect", "pathlib", "re", "json",
}  # fmt: skip
"""What a look-up has no time to import."""
LIGHT = (
    "list --json", "list --long-term --json", "list --serious --system bladder --json",
    "list --format jsonl --long-term", "list --json --fields id,name", "list --format csv", "list --format tsv",
    "findings --format csv", "findings --measure rate --sort percent --json", "findings --source winstock-2012 --json",
    "search bladder --json", "search blader --json", "search zqxjkv --json --exact", "search x --limit 3 --format csv",
    "show cystitis --json", "show cystitis --therapeutic --json", "interactions booze --json", "groups pregnant --json",
    "sources --json", "sources --format csv", "interactions --json", "groups --format jsonl", "about --json",
    "search bladder", "search blader", "show cystitis",
    "compare --json", "compare cystitis", "compare --format csv", "timeline --json", "timeline --serious", "values --json",
    "values", "values fields --json", "about data --json", "about", "",
    "list --setting depression --json", "list --setting pain --setting volunteers --long-term --format csv",
    "list --drug ketamine --certainty high --json", "list --setting depression --sort how-often --json",
    "list --drug esketamine --fields id,percent --json", "search bladder --drug ketamine --json",
    "show nausea --setting depression --drug esketamine",
    "timeline --drug ketamine", "list --drug ketamine --long-term",
    "show cystitis --drug ketamine --json", "compare cystitis --drug ketamine --json", "timeline cystitis --drug ketamine --json", "list --setting depression",
    "search bladder --drug ketamine", "compare --drug ketamine",
    "show cystitis --full", "list --long-term", "groups pregnant",
)  # fmt: skip

COLORED = (
    "search cant pee", "list", "list --setting depression", "show cystitis", "show cystitis --drug ketamine",
    "show cystitis --full", "compare --drug ketamine", "timeline cystitis", "interactions booze", "sources", "about",
)  # fmt: skip
"""Pages that are drawn in color."""
OF_RICH = {"rich", "typing", "enum", "re", "inspect"}
"""What the parts of rich import that are used here; the newest no longer take `inspect`."""


def loaded_after(*args: str, **env: str) -> set[str]:
    """What a run imports that the interpreter alone does not."""
    code = (
        "import sys\n"
        "before = set(sys.modules)\n"
        "from ketcli.cli import app as cli\n"
        "try:\n    cli.main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*(set(sys.modules) - before), sep='\\n', file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *args],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, **env},
    )
    assert "ketcli.cli.app" in run.stderr
    return {name.split(".")[0] for name in run.stderr.splitlines()}


@pytest.fixture(scope="module")
def compiled():
    """A snapshot that is up to date, as that of an installed program is."""
    subprocess.run([sys.executable, "-m", "ketcli", "list"], capture_output=True, check=True)


@pytest.mark.process
@pytest.mark.parametrize("line", LIGHT)
def test_a_look_up_loads_no_heavy_library(compiled, line):
    assert not loaded_after(*line.split()) & HEAVY


@pytest.mark.process
@pytest.mark.parametrize("line", COLORED)
def test_a_page_in_color_loads_rich_and_nothing_else_that_is_heavy(compiled, line):
    loaded = loaded_after(*line.split(), "--format", "table", "--color", "always")

    assert {"rich"} <= loaded & HEAVY <= OF_RICH


@pytest.mark.process
@pytest.mark.parametrize("typed", ["ket show cystit", "ket list --system bla", "ket search "])
def test_completion_of_a_value_loads_no_heavy_library(compiled, typed):
    env = {"_KET_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": typed}

    assert not loaded_after(**env) & HEAVY


@pytest.mark.process
def test_the_json_path_makes_no_record():
    code = (
        "import sys\n"
        "from ketcli.cli import app as cli\n"
        "sys.argv = ['ket', 'search', 'bladder', '--json']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print('ketcli.knowledge.model' in sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )

    assert run.stderr == "False\n"


@pytest.mark.process
def test_nothing_is_read_at_import():
    code = (
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: event == 'open' and opened.append(str(args[0])))\n"
        "import ketcli.cli.app, ketcli.api, ketcli.store\n"
        "ours = [p for p in opened if p.endswith(('.yaml', '.lines', '.json', '.toml'))]\n"
        "print(ours)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )

    assert run.stdout == "[]\n"


MOST_FILES, MOST_LINES = 138, 19_001
"""What a reader has to live in; on 2026-11-28 it was 134 files of 18,018 lines. Delete before these are raised."""
LONGEST = 300
"""Lines that a file may have, counted with everything."""
MOST_COMPLEX = 15
"""Ways through a function, each `and` and `or` counted, that a reader still keeps apart."""


def lengths() -> dict[str, int]:
    """Lines of each file."""
    return {name: len(source.splitlines()) for name, source in sources().items()}


def test_files_stay_short_enough_to_read():
    assert {name: lines for name, lines in lengths().items() if lines > LONGEST} == {}


def test_the_house_stays_small_enough_to_live_in():
    assert len(lengths()) <= MOST_FILES
    assert sum(lengths().values()) <= MOST_LINES


def complexity(tree: ast.Module) -> dict[str, int]:
    """Every function and method with its ways through; what stands inside a function is part of it."""
    blocks = ComplexityVisitor.from_ast(tree, no_assert=True).blocks
    return {one.fullname: one.complexity for one in blocks if one.letter in "FM"}


def every_complexity() -> dict[str, int]:
    """Ways through each function of the house."""
    return {
        f"{name}:{function}": ways
        for name, tree in trees().items()
        for function, ways in complexity(tree).items()
    }


def test_functions_stay_simple_enough_to_read():
    assert {name: ways for name, ways in every_complexity().items() if ways > MOST_COMPLEX} == {}


def test_each_and_or_of_a_function_or_method_counts():
    method = ast.parse("class A:\n    def b(self, c): return c and (c or 1) if c else 2\n")

    assert complexity(method) == {"A.b": 4}
    assert complexity(ast.parse("def a(b): return [c for c in b if c]\n")) == {"a": 3}


def test_the_build_takes_no_release_that_a_run_would_not():
    tables = (SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf-8")
    bounds: dict[str, set[str]] = {}
    for name, bound in re.findall(
        r'^    "(typer|pydantic|PyYAML|rapidfuzz)([^"]*)",', tables, re.M
    ):
        bounds.setdefault(name, set()).add(bound)

    assert len(bounds) == 4
    assert all(len(found) == 1 for found in bounds.values()), bounds


def figures() -> str:
    """Files and lines by folder, the largest file, what imports what, the most complex function."""
    folders: dict[str, list[int]] = {}
    for name, lines in lengths().items():
        folders.setdefault(name.split("/")[0] if "/" in name else "beside them", []).append(lines)
    folders["all"] = [*lengths().values()]
    arrows = sum(len(neighbors(module)) for module in modules())
    ways = every_complexity()
    most = max(ways, key=ways.__getitem__)
    return "\n".join(
        [
            f"{'folder':12}{'files':>6}{'lines':>8}{'largest':>9}",
            *(f"{name:12}{len(found):6}{sum(found):8,}{max(found):9}" for name, found in folders.items()),
            f"{len(FLOORS)} floors; {arrows} imports of one module by another, none upwards, none in a circle",
            f"{len(ways):,} functions; {ways[most]} ways through the most complex, {most}",
        ]
    )  # fmt: skip


if __name__ == "__main__":
    sys.stdout.write(figures() + "\n")
