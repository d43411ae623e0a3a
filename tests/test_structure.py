"""The house: imports point down, start-up stays light."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import ketcli

SOURCE = Path(ketcli.__file__).parent
KB = str(Path(__file__).parent / "kb.yaml")
FLOORS = {
    "vocabulary": 0, "lexicon": 0, "errors": 0,
    "text": 1, "knowledge": 1, "files": 1,
    "model": 2, "index": 2, "yamlfile": 2,
    "spelling": 3, "snapshot": 3, "rows": 3, "parts": 3,
    "matching": 4,
    "searching": 5, "checks": 5,
    "compiler": 6, "shapes": 6,
    "loading": 7, "background": 7, "naming": 7,
    "query": 8,
    "overview": 9, "schema": 9, "validation": 9, "api": 9,
    "render": 10, "streams": 10,
    "completion": 11,
    "cli": 12,
    "__main__": 13, "manual": 13,
}  # fmt: skip
"""The floor of every module; a module may import from lower floors only."""
OWNERS = {
    "typer": {"cli", "manual"},
    "rich": {"render/terminal"},
    "rapidfuzz": {"spelling"},
    "yaml": {"yamlfile"},
    "pydantic": {"parts", "schema"},
}


def modules() -> dict[str, ast.Module]:
    return {
        str(path.relative_to(SOURCE).with_suffix("")).replace("\\", "/"): ast.parse(
            path.read_text(encoding="utf-8")
        )
        for path in sorted(SOURCE.rglob("*.py"))
        if path.name != "__init__.py" or path.parent != SOURCE
    }


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for guarded in [
        n
        for n in ast.walk(tree)
        if isinstance(n, ast.If) and ast.unparse(n.test) == "TYPE_CHECKING"
    ]:
        guarded.body = [ast.Pass()]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module == "ketcli"
                else {node.module}
            )
    return found


def floor(module: str) -> int:
    return FLOORS[module.split("/", maxsplit=1)[0].removesuffix(".py")]


@pytest.mark.parametrize("module", sorted(modules()))
def test_imports_point_down(module):
    for name in imported(modules()[module]):
        if name.startswith("ketcli."):
            other = name.split(".")[1]
            if other == "__version__" or (other == "render" and module.startswith("render")):
                continue

            assert floor(other) < floor(module), f"{module} imports {name}"


@pytest.mark.parametrize("library", sorted(OWNERS))
def test_each_library_has_its_owners(library):
    users = {
        m
        for m, tree in modules().items()
        if any(n.split(".")[0] == library for n in imported(tree))
    }

    assert users == OWNERS[library]


def loaded_after(*args: str) -> set[str]:
    code = (
        "import sys\n"
        "from ketcli import cli\n"
        f"sys.argv = ['ket', *{list(args)!r}]\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )
    return {name.split(".")[0] for name in run.stderr.splitlines()}


@pytest.mark.parametrize(
    "args",
    [
        ["search", "bladder", "--json"],
        ["list", "--json"],
        ["show", "cystitis", "--json"],
        ["groups", "--json"],
    ],
    ids=str,
)
def test_the_json_path_loads_no_heavy_library(args):
    subprocess.run(
        [sys.executable, "-m", "ketcli", "list"], capture_output=True, timeout=60, check=True
    )

    assert not loaded_after(*args) & {"rich", "yaml", "pydantic", "rapidfuzz", "jsonschema"}


def test_the_json_path_makes_no_record():
    code = (
        "import sys\n"
        "from ketcli import cli\n"
        "sys.argv = ['ket', 'search', 'bladder', '--json']\n"
        "try:\n    cli.main()\nexcept SystemExit:\n    pass\n"
        "print('ketcli.model' in sys.modules, file=sys.stderr)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", timeout=60
    )

    assert run.stderr == "False\n"


def test_spelling_alone_loads_its_matcher():
    assert "rapidfuzz" in loaded_after("search", "blader", "--json")


def test_nothing_is_read_at_import():
    code = (
        "import builtins, io, pathlib\n"
        "import ketcli.cli\n"
        "import sys; sys.exit('ketcli.loading' in sys.modules and bool(sys.modules['ketcli.snapshot']._plan.cache_info().currsize))"
    )

    assert subprocess.run([sys.executable, "-c", code], timeout=60).returncode == 0


def test_files_stay_short_enough_to_read():
    long = {
        str(p.relative_to(SOURCE)): n
        for p in SOURCE.rglob("*.py")
        if (n := len(p.read_text().splitlines())) > 330
    }

    assert long.keys() <= {"model.py", "vocabulary.py", "lexicon.py", "cli.py", "query.py"}
