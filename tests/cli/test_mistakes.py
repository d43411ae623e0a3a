"""A mistake on the command line is one line in words of ours, with the way out."""

import re
from pathlib import Path

import pytest
from test_attack import run

from ketcli.cli import argv as plain
from ketcli.cli.commands import COMMANDS

KB = str(Path(__file__).parents[1] / "kb.yaml")
TYPED = ("", " ", "abc", "-1", "1.5", "1e9", "9" * 30, "--", "é", "a=b", "x" * 200)
NEEDED = {
    "show": ["cystitis"], "search": ["pee"], "diff": ["a", "b"], "export": ["x.txt"], "new": ["effect"],
    "completion": ["bash"], "open": ["x"],
}  # fmt: skip
LIBRARY = re.compile(
    r"(?i)int range|invalid value|\bargument\(s\)|requires an argument|does not take a|choose from|x>=|is not one of|unable to|parse"
)


@pytest.fixture(scope="module")
def options():
    """What each option of each command takes."""
    return {
        (command, name): says
        for command in COMMANDS
        for name, (_, says) in plain.declared(command)[1].items()
    }


def mistaken(argv):
    done = run(argv, {"KET_DATA": KB})
    said = done.err.decode()

    assert not LIBRARY.search(said), said
    assert "defect in ket" not in said
    assert done.status != 2 or (said.startswith("ket: ") and said.count("\n") == 1)
    return done.status, said


def typed_wrong(options, *, every):
    seen = set()
    for (command, name), says in options.items():
        kind = (name, str(says))
        if command not in ("open", "diff", "export") and (every or kind not in seen):
            seen.add(kind)
            yield [command, *NEEDED.get(command, [])], name, says


def test_no_value_of_an_option_is_told_in_words_of_a_library(options):
    for before, name, says in typed_wrong(options, every=False):
        for value in TYPED:
            if name != "--data":
                mistaken([*before, f"{name}={value}"] if says == "flag" else [*before, name, value])


@pytest.mark.exhaustive
def test_an_option_of_any_command_without_its_value_says_so(options):
    for before, name, says in typed_wrong(options, every=True):
        if says == "flag":
            status, said = mistaken([*before, f"{name}=yes"])
            wanted = f"{name} takes no value" if name[:2] == "--" else "no such option"
        else:
            status, said = mistaken([*before, name])
            wanted = f"{name} needs a value"

        assert status == 2
        assert wanted in said


@pytest.mark.parametrize(
    ("argv", "wanted"),
    [
        (["list", "--limit", "abc"], "--limit needs a number like 10, or 0 for all, not 'abc'"),
        (["list", "-n", "-1"], "--limit needs a number like 10, or 0 for all, not '-1'"),
        (["list", "-nabc"], "not 'abc'"),
        (["list", "--sort", "nmae"], "no value of --sort called 'nmae'; one of: name, system"),
        (["list", "--color"], "--color needs a value; one of: auto, always, never"),
        (["schema", "knowlege-base"], "one of: knowledge-base"),
        (["completion"], "missing argument 'shell'; one of: bash, zsh, fish, powershell"),
        (["completion", "bsh"], "no value of SHELL called 'bsh'; one of: bash, zsh, fish"),
        (["list", "extra", "words"], "options alone, and not 'extra words'; try 'ket search extra words'"),
        (["values", "a", "b", "c"], "takes one name: 'b c' is too much"),
        (["--limit", "3"], "--limit needs a command before it"),
        (["findings", "--year="], "--year needs a value"),
        (["timeline", "--sort", ""], "--sort needs a value"),
        (["new", "efect"], "closest: effect"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_what_would_be_right(argv, wanted):
    status, said = mistaken(argv)

    assert status == 2
    assert wanted in said


@pytest.mark.parametrize("command", ["compare", "timeline", "findings"])
@pytest.mark.parametrize("full", [[], ["--full"]])
def test_a_page_tells_itself_what_a_name_was_taken_to_mean(command, full):
    page = run([command, "blader", *full]).out.decode()

    assert page.startswith("No exact match for 'blader'; showing 'bladder'.\n")
    assert page.count("'blader' is taken to mean ketamine-cystitis") == 1


def test_help_fits_on_80_columns():
    for argv in (["--help"], ["search", "--help"], ["show", "--help"], ["interactions", "--help"]):
        shown = run(argv, {"COLUMNS": "80"}).out.decode().splitlines()

        assert shown
        assert max(map(len, shown)) <= 80
