"""The README is held to the program."""

import re
import shlex
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from conftest import answered, clean_environment
from ketcli.cli import manual
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import DECLARED
from ketcli.render import FORMATS
from ketcli.status import MEANINGS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
SCRIPTS = (ROOT / "docs" / "scripts.md").read_text(encoding="utf-8")
PYTHON = re.findall(r"```python\n(.*?)```", SCRIPTS, re.DOTALL)
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


@cache
def help_text() -> str:
    return answered("--help")[1]


@pytest.mark.parametrize(
    ("library", "known"), [("sqlite3", "\nketamine-cystitis\n"), ("duckdb", "'ketamine-cystitis'")]
)
def test_what_leads_out_of_one_machine_runs(ket, tmp_path, library, known):
    pytest.importorskip(library)
    (code,) = (one for one in PYTHON if f"import {library}" in one)
    (tmp_path / "effects.jsonl").write_text(
        ket("list", "--full", "--format", "jsonl").stdout, encoding="utf-8"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, encoding="utf-8"
    )
    if "no such module: fts5" in run.stderr:
        pytest.skip("this Python has a SQLite without full-text search")

    assert run.stderr == ""
    assert known in f"\n{run.stdout}"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_in_the_help(command):
    assert f"`ket {command}" in README
    assert re.search(rf"^\W*{command}\b", help_text(), re.MULTILINE)


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_in_the_readme(form):
    assert f"`{form}`" in README


@pytest.mark.parametrize(
    "flag",
    [
        "short-term",
        "long-term",
        "recreational",
        "therapeutic",
        "system",
        "setting",
        "drug",
        "serious",
    ],
)
def test_every_filter_is_in_the_readme(flag):
    assert f"`--{flag}`" in README


RUNS = re.findall(r"```console\n\$ (ket [^\n]*)\n(.*?)```", README, re.S)


def test_the_runs_in_the_readme_are_real(request):
    whole = README
    for command, shown in RUNS:
        _, out = answered(*shlex.split(command)[1:])
        whole = whole.replace(f"$ {command}\n{shown}```", f"$ {command}\n{out}```")
    if request.config.getoption("--update"):
        (ROOT / "README.md").write_text(whole, encoding="utf-8")

    assert len(RUNS) >= 3
    assert whole == README


def test_the_knowledge_base_in_the_readme_is_sound(ket, tmp_path):
    block, amendments = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "own.yaml"
    path.write_text(block, encoding="utf-8")
    more = tmp_path / "more.yaml"
    more.write_text(amendments, encoding="utf-8")

    assert ket("validate", str(path), "--quiet").returncode == 0
    assert "trouble sleeping" in ket("search", "cant sleep", "--data", str(path)).stdout
    amended = ket("search", "my waterworks are on fire", "--exact", "--data", f"+{more}").stdout
    assert "ketamine bladder" in amended
    assert "Amended by more.yaml" in amended


@pytest.mark.process
def test_the_python_of_the_docs_runs():
    (block,) = (one for one in PYTHON if "import ketcli" in one)
    run = subprocess.run(
        [sys.executable, "-c", block], capture_output=True, encoding="utf-8", timeout=60
    )

    assert "Urinary retention" in run.stdout


EXAMPLES = [
    line.split("#")[0].strip() for line in BLOCKS[2].splitlines() if line.startswith("ket ")
]


@pytest.mark.parametrize(
    "example", [e for e in EXAMPLES if "my-effects" not in e and "old/" not in e]
)
def test_the_examples_run(example, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out = answered(*shlex.split(example.split("|")[0])[1:])

    assert status == 0
    assert out.strip() or [*tmp_path.iterdir()]


# In two halves, so that this list is not itself a find.
BANNED = (
    ("/ro", "ot/"),
    ("/tm", "p/"),
    ("sub", "agent"),
    ("language ", "model"),
    ("pypi", ".org"),
)


FILES = ("CITATION.cff", "Makefile", "constraints.txt", "hatch_build.py", "pyproject.toml")
FOLDERS = (".ci", ".github", "bench", "data", "docs", "src", "tests")


def test_the_project_speaks_of_itself_alone():
    banned = [*map("".join, BANNED)]
    files = [*ROOT.glob("*.md"), *map(ROOT.joinpath, FILES)]
    files += [path for name in FOLDERS for path in (ROOT / name).rglob("*")]
    found = [
        f"{path}: {word}"
        for path in files
        if path.is_file() and path.suffix not in (".pyc", ".lines", ".lock")
        for said in [path.read_text(encoding="utf-8", errors="replace").casefold()]
        for word in banned
        if word in said
    ]

    assert found == []


def test_the_manual_page_tells_every_command_and_status():
    page = manual.page()

    for name in COMMANDS:
        assert f".SS ket {name}" in page
    for status, meaning in MEANINGS:
        assert f".B {status}\n{meaning}" in page


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts_are_printed(ket, shell):
    assert "_KET_COMPLETE" in ket("completion", shell).stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ket show cyst", "cystitis"),
        ("ket show ketamine-cy", "ketamine-cystitis"),
        ("ket show seizure cyst", "cystitis"),
        ("ket list --system bla", "bladder"),
        ("ket list --setting dep", "depression"),
        ("ket list --drug esk", "esketamine"),
        ("ket list --format js", "jsonl"),
        ("ket interactions boo", "booze"),
        ("ket groups pregn", "pregnancy"),
        ("ket about mech", "mechanism"),
        ("ket sources winst", "winstock-2012"),
        ("ket values sys", "system"),
        ("ket search hallu", "hallucination"),
        ("ket tim", "timeline"),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_offers_live_values(ket, shell, typed, offered):
    env = {
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": typed.split()[-1],
        "_KET_COMPLETE": f"complete_{shell}",
    }
    run = ket(env=env)
    words = re.split(r'[\s":]+', run.stdout)

    assert run.stderr == ""
    assert offered in words


@pytest.mark.parametrize(
    ("shell", "place"),
    [
        ("bash", ".bash_completions/ket.sh"),
        ("zsh", ".zfunc/_ket"),
        ("fish", ".config/fish/completions/ket.fish"),
    ],
)
def test_completion_is_installed_by_the_option_of_typer(ket, tmp_path, shell, place):
    env = {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    run = ket("--install-completion", shell, env=env)

    assert run.returncode == 0, run.stderr
    assert "_KET_COMPLETE" in (tmp_path / place).read_text(encoding="utf-8")


def test_every_command_has_two_examples():
    for name, (_, _, examples) in DECLARED.items():
        assert examples.count("\n") >= 1, name
        assert all(f"ket {name}" in example for example in examples.split("\n")), name


@pytest.mark.process
def test_help_keeps_its_examples_where_docstrings_are_left_out():
    for args in (["--help"], ["search", "--help"]):
        run = subprocess.run(
            [sys.executable, "-OO", "-m", "ketcli", *args],
            capture_output=True, encoding="utf-8", timeout=60, env=clean_environment(),
        )  # fmt: skip

        assert "ket search cant pee" in run.stdout, run.stderr


def test_the_help_opens_with_examples():
    lines = [line.strip() for line in help_text().splitlines() if line.strip()]

    assert lines[1] == "Examples:"
    assert sum(line.startswith("ket ") for line in lines) >= 4


@pytest.mark.process
def test_the_manual_page_is_sound_roff(tmp_path):
    path = tmp_path / "ket.1"
    path.write_text(manual.page(), encoding="utf-8")
    if not shutil.which("man"):
        pytest.skip("no man here")
    run = subprocess.run(
        ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(path)],
        capture_output=True, encoding="utf-8", timeout=60, env={**clean_environment(), "MANWIDTH": "80"},
    )  # fmt: skip

    assert "warning" not in run.stderr
    assert "EXIT STATUS" in re.sub(".\b", "", run.stdout)
