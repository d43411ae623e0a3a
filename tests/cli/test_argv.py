"""A plain command line is read as typer reads it, or left to it."""

import random

import pytest
import typer

from ketcli.cli import argv as plain
from ketcli.cli import spoken as by_typer
from ketcli.cli.asked import NAMES, Asked
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import DECLARED, PARAMETERS
from ketcli.errors import KetError

LINES = 20_000
WORDS = (
    "", " ", "bladder", "can't", "two words", 'a "quoted" one', "-", "--", "---", "-1", "a-b", "a--b", "-x", "=", "a=b",
    "auto", "always", "json", "csv", "output", "knowledge-base", "bash", "0", "5", "007", "1_000", "+3", "-3", " 4", "4 ",
    "\u0665", "9" * 12, "1e3", "\udcff", "\u00e9", "--json", "-h", "--help", "--version", "--no-such", "term", "nope", "\n",
)  # fmt: skip


OPTIONS = sorted(plain.spellings())


def line(chance: random.Random) -> list[str]:
    """A command line that somebody might type, or nobody."""
    found = [chance.choice([*COMMANDS] * 9 + ["", "nonsense", "--json"])]
    for _ in range(chance.choice((0, 1, 1, 2, 2, 3, 4, 6))):
        kind = chance.random()
        option, word = chance.choice(OPTIONS), chance.choice(WORDS)
        if kind < 0.35:
            found.append(word)
        elif kind < 0.55:
            found.append(option)
        elif kind < 0.75:
            found += [option, word]
        elif kind < 0.85:
            found.append(f"{option}={word}")
        elif kind < 0.9:
            found.append(f"-n{word}")
        elif kind < 0.93:
            found.append(option[: chance.randint(1, len(option))])
        else:
            found.append(chance.choice(("--", "-nf", "-qq", "-fjson", "--limit=3", "-n", "-f")))
    return found


@pytest.fixture(scope="module")
def typed():
    """What typer reads of a command line: its command and parameters, or None where it refuses."""
    heard: list = []

    def hear(name):
        return lambda asked: heard.append((name, asked)) or 0

    kept = dict(COMMANDS)
    COMMANDS.update({name: hear(name) for name in kept})
    commands = {name: typer.main.get_command(by_typer.application([name])) for name in COMMANDS}

    def read(argv):
        heard.clear()
        try:
            commands[argv[0]].main(args=list(argv), prog_name="ket", standalone_mode=False)
        except (SystemExit, typer.TyperException, typer.Exit, typer.Abort, KeyError):
            return None
        return heard[0] if heard else None

    yield read
    COMMANDS.update(kept)


def said(asked: Asked) -> dict:
    """Every parameter, given or not; a list that is empty and one that is not there are the same."""
    names = [name for name in PARAMETERS if name in dir(asked)]
    return {name: getattr(asked, name) or None for name in names}


@pytest.mark.exhaustive
def test_no_line_is_taken_that_typer_refuses_and_none_is_read_differently(typed, capsys):
    chance = random.Random(20261127)  # noqa: S311 - the same lines every time
    taken = 0
    for _ in range(LINES):
        argv = line(chance)
        read = plain.read(argv)
        if read is None:
            continue
        taken += 1
        try:
            ours = said(Asked(read[1]))
        except KetError:
            # A value that is empty; no command is asked, by typer neither.
            with pytest.raises(KetError):
                typed(argv)
            continue
        spoken = typed(argv)
        assert spoken is not None, argv
        assert (read[0], ours) == (spoken[0], said(spoken[1])), argv
    capsys.readouterr()

    assert taken > LINES / 10


def test_every_parameter_has_a_default_where_it_is_asked_for():
    for name in PARAMETERS:
        assert hasattr(Asked, name) or name in NAMES
    for name, (parameters, _, _) in DECLARED.items():
        assert name in COMMANDS
        assert set(parameters) <= PARAMETERS.keys()
    assert [*DECLARED] == [*COMMANDS]


@pytest.mark.parametrize(
    "argv", [["search", "x", "-n5"], ["search", "--help"], ["list", "-fjson"], []]
)
def test_odd_spellings_are_left_to_typer(argv):
    assert plain.read(argv) is None


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("--data my.yaml show x", "show --data my.yaml x"),
        ("--json search bladder", "search --json bladder"),
        ("--color=never --data my.yaml list", "list --color=never --data my.yaml"),
        ("--data show", "--data show"),
        ("--no-such 1 show x", "--no-such 1 show x"),
    ],
)
def test_options_may_stand_before_the_command(typed, read):
    assert by_typer._command_first(typed.split()) == read.split()


def test_what_follows_two_hyphens_is_no_option():
    assert plain.read(["search", "a", "--limit", "3", "--", "-b"]) == (
        "search",
        {"limit": 3, "words": ["a", "-b"]},
    )


def test_a_command_has_one_argument_at_most():
    for parameters, _, _ in DECLARED.values():
        assert sum(not PARAMETERS[one][0] for one in parameters) < 2
