"""What is offered without typer is what typer offers, or it is left to typer."""

import random

import pytest

from ketcli.cli import completion, spoken
from ketcli.cli.argv import declared, spellings
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import PROGRAM

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
VALUES = (
    "ket show cyst", "ket show ", "ket show Cyst", "ket show ketamine-cy", "ket show seizure cyst", "ket list --system bla",
    "ket list --system ", "ket list --setting dep", "ket list --drug esk", "ket list --certainty ", "ket list --reversibility re", "ket list --format js", "ket list -f ",
    "ket list --long-term --system he", "ket interactions boo", "ket interactions ", "ket groups pregn", "ket about mech",
    "ket sources winst", "ket values ", "ket values sys", "ket search hallu", "ket search my b", "ket list --color al",
    "ket list --sort ", "ket schema k", "ket completion ", "ket show zqxjkv", "ket show --exact cys", "ket search x --limit 3 y",
)  # fmt: skip
NAMES = (
    "ket -", "ket --ver", "ket --no-such", "ket ", "ket se", "ket zz", "ket show --", "ket show -", "ket list --sys", "ket list --json --j", "ket list --system a --sy",
    "ket list -f json --f", "ket search my pain --lim", "ket sources --so", "ket findings --source x --so", "ket new --", "ket show -x",
)  # fmt: skip
OTHERS = (
    "ket list --system=bla", "ket nonsense x", "ket --data x show cys",
    "ket search 'my bl", "ket search h\u00e4", "ket validate ", "ket list x", "ket list --data ", "ket search --limit ",
    "ket show -- cys", "ket list --no-such x", "ket search --limit x y", "ket list --color no --", "ket nonsense --",
    "ket list --format --js", "ket list -- --js", "ket values term x", "ket search -n3 y",
)  # fmt: skip


def asks(monkeypatch, shell, typed, action="get-args"):
    """Ask as a shell would."""
    words = typed.split()
    at = len(words) - (not typed.endswith(" "))
    monkeypatch.setenv("_KET_COMPLETE", f"complete_{shell}")
    monkeypatch.setenv("COMP_WORDS", typed)
    monkeypatch.setenv("COMP_CWORD", str(at))
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", typed)
    monkeypatch.setenv("_TYPER_COMPLETE_WORD_TO_COMPLETE", "".join(words[at : at + 1]))
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", action)


def by_typer(capsys):
    try:
        status = spoken.run([])
    except SystemExit as ended:
        status = ended.code
    return status or 0, capsys.readouterr().out.split()


def without(capsys):
    status = completion.answered()
    return status, capsys.readouterr().out.split()


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", VALUES)
def test_values_are_offered_as_typer_offers_them(monkeypatch, capsys, shell, typed):
    asks(monkeypatch, shell, typed)
    ours = without(capsys)

    assert ours == by_typer(capsys)


def lines(offers):
    """Offers as they stand on lines, in order but for the two names of help, which typer keeps in a set."""
    status, words = offers
    # zsh's brackets stick to whichever comes first and last.
    return status, sorted(w.strip("(:)'") for w in words) if "--help" in " ".join(words) else words


def names():
    """Every beginning of every command, and of every option of each and of none."""
    for option in (*PROGRAM, "--help", "-h"):
        yield from (option[:at] for at in range(1, len(option) + 1))
    yield from ("", *(name[:at] for name in COMMANDS for at in range(1, len(name) + 1)))
    for command in COMMANDS:
        for option in (*declared(command)[1], "--help", "-h"):
            yield from (f"{command} {option[:at]}" for at in range(1, len(option) + 1))


@pytest.mark.exhaustive
def test_every_beginning_of_a_name_is_completed_as_typer_does(monkeypatch, capsys):
    monkeypatch.setenv("COLUMNS", "300")
    seen = 0
    for typed in dict.fromkeys(names()):
        asks(monkeypatch, "zsh", f"ket {typed}")
        ours = without(capsys)
        assert ours[0] is not None, typed
        assert lines(ours) == lines(by_typer(capsys)), typed
        seen += 1

    assert seen > 900


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("typed", NAMES)
def test_names_are_offered_as_typer_offers_them(monkeypatch, capsys, shell, typed):
    monkeypatch.setenv("COLUMNS", "300")
    asks(monkeypatch, shell, typed)
    ours = without(capsys)

    assert ours[0] is not None
    assert lines(ours) == lines(by_typer(capsys))


@pytest.mark.parametrize("typed", ["ket show cyst", "ket show zqxjkv"])
def test_fish_is_told_whether_there_are_offers(monkeypatch, capsys, typed):
    asks(monkeypatch, "fish", typed, "is-args")
    ours = without(capsys)

    assert ours == by_typer(capsys)


@pytest.mark.parametrize("typed", OTHERS)
def test_what_is_no_plain_value_is_left_to_typer(monkeypatch, capsys, typed):
    asks(monkeypatch, "zsh", typed)

    assert completion.answered() is None


@pytest.mark.exhaustive
def test_nothing_else_is_ever_offered(monkeypatch, capsys):
    options = sorted(spellings())
    chance = random.Random(7)  # noqa: S311 - no secret
    answered = 0
    for number in range(400):
        words = ["ket", chance.choice([*COMMANDS])]
        for _ in range(chance.choice((1, 1, 2, 2, 3, 4))):
            words.append(
                chance.choice(
                    (chance.choice(options), "cys", "bladder", "3", "json", "a-b", "-", "x")
                )
            )
        asks(
            monkeypatch,
            SHELLS[number % len(SHELLS)],
            " ".join(words) + chance.choice(("", "", " ")),
        )
        ours = without(capsys)
        if ours[0] is not None:
            answered += 1
            assert lines(ours) == lines(by_typer(capsys)), words

    assert answered > 100


def test_a_defect_leaves_the_shell_undisturbed(monkeypatch, capsys):
    from ketcli.cli import app

    asks(monkeypatch, "bash", "ket show cys")
    monkeypatch.setenv("COMP_CWORD", "two")

    assert app._completed() is None
