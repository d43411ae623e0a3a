"""The README is held to the program."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import clean_environment
from ketcli.render import FORMATS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
COMMANDS = (
    "completion",
    "search",
    "list",
    "show",
    "compare",
    "timeline",
    "interactions",
    "groups",
    "about",
    "sources",
    "values",
    "validate",
    "schema",
)


def help_text() -> str:
    return subprocess.run(
        [sys.executable, "-m", "ketcli", "--help"],
        capture_output=True,
        encoding="utf-8",
        env=clean_environment(),
    ).stdout


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
        run = subprocess.run(
            [sys.executable, "-m", "ketcli", *shlex.split(command)[1:]],
            capture_output=True, encoding="utf-8", timeout=60, env=clean_environment(),
        )  # fmt: skip
        whole = whole.replace(f"$ {command}\n{shown}```", f"$ {command}\n{run.stdout}```")
    if request.config.getoption("--update"):
        (ROOT / "README.md").write_text(whole, encoding="utf-8")

    assert len(RUNS) >= 3
    assert whole == README


EXAMPLES = [
    line.split("#")[0].strip() for line in BLOCKS[2].splitlines() if line.startswith("ket ")
]


@pytest.mark.parametrize("example", [e for e in EXAMPLES if "my-effects" not in e])
def test_the_examples_run(example):
    command = example.split("|")[0]
    run = subprocess.run(
        [sys.executable, "-m", "ketcli", *shlex.split(command)[1:]],
        capture_output=True, encoding="utf-8", timeout=60, env=clean_environment(),
    )  # fmt: skip

    assert run.returncode == 0, run.stderr
    assert run.stdout.strip()


# In two halves, so that this list is not itself a find.
BANNED = (
    ("/ro", "ot/"),
    ("/tm", "p/"),
    ("sub", "agent"),
    ("language ", "model"),
    ("pypi", r"\.org"),
)


def test_the_project_speaks_of_itself_alone():
    banned = re.compile("|".join(map("".join, BANNED)), re.IGNORECASE)
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, encoding="utf-8"
    ).stdout.split()
    found = [
        f"{name}: {match[0]}"
        for name in tracked
        if (ROOT / name).is_file()
        for match in banned.finditer((ROOT / name).read_text(encoding="utf-8", errors="replace"))
    ]

    assert found == []


def test_the_manual_page_is_that_of_the_program():
    from ketcli import manual

    assert (ROOT / "man" / "ket.1").read_text(encoding="utf-8") == manual.page()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_completion_scripts_are_printed(ket, shell):
    assert "_KET_COMPLETE" in ket("completion", shell).stdout


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ket show cyst", "cystitis"),
        ("ket show ketamine-cy", "ketamine-cystitis"),
        ("ket list --system bla", "bladder"),
        ("ket interactions boo", "booze"),
        ("ket groups pregn", "pregnancy"),
        ("ket sources winst", "winstock-2012"),
        ("ket search hallu", "hallucination"),
    ],
)
def test_completion_offers_live_values(ket, typed, offered):
    env = {
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
        "_KET_COMPLETE": "complete_bash",
    }

    assert offered in ket(env=env).stdout.split()
