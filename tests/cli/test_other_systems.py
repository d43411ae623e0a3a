"""What runs where this is not Linux: nothing asks for modules or constants that only POSIX has.

Windows itself cannot be tried everywhere; CI runs the quick loop there.
"""

import subprocess
import sys
from pathlib import Path

import pytest

from conftest import clean_environment
from ketcli import store
from ketcli.cli import streams
from ketcli.cli.declared import DECLARED, HELP

ROOT = Path(__file__).parents[2]
KB = str(ROOT / "tests" / "kb.yaml")
WITHOUT = """
import errno, mmap, os, signal, sys
hidden = {"fcntl", "pwd", "grp", "termios", "tty", "pty", "resource", "syslog", "curses", "readline"}
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name in hidden:
            raise ModuleNotFoundError(f"no module named {name!r} on this system", name=name)
sys.meta_path.insert(0, Hidden())
for name in hidden:
    sys.modules.pop(name, None)
for module, names in (
    (os, "uname getuid geteuid getgid getegid O_NONBLOCK O_NOCTTY O_CLOEXEC fork setsid killpg chown mkfifo sysconf getloadavg ttyname"),
    (signal, "SIGPIPE SIGALRM SIGHUP SIGQUIT SIGWINCH SIGUSR1 SIGCHLD SIGTSTP alarm setitimer pthread_sigmask"),
    (mmap, "MAP_PRIVATE MAP_SHARED PROT_READ PROT_WRITE MAP_ANON MADV_NORMAL"),
):
    for name in names.split():
        vars(module).pop(name, None)
from ketcli.__main__ import main
sys.argv = ["ket", *sys.argv[1:]]
main()
"""
COMMANDS = (
    ["list", "--json"], ["list", "--format", "csv"], ["search", "cant", "pee"], ["search", "blader"], ["show", "cystitis", "--full"],
    ["compare", "cystitis"], ["timeline"], ["interactions", "booze"], ["about"], ["sources", "--format", "bibtex"], ["values"],
    ["--help"], ["--version"], ["schema"], ["completion", "powershell"], ["list", "--data", KB], ["validate", KB], ["diff", KB, KB],
    ["new", "effect", "x"], ["list", "--format", "html"],
)  # fmt: skip


@pytest.mark.process
@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
def test_nothing_asks_for_what_only_posix_has(args):
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT, *args], capture_output=True, encoding="utf-8", timeout=120, env=clean_environment()
    )  # fmt: skip

    assert run.returncode == (1 if args[0] == "diff" else 0), run.stderr
    assert run.stdout
    assert "defect in ket" not in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.process
def test_the_trial_hides_them():
    """Or the test above could not fail."""
    code = WITHOUT.replace("from ketcli.__main__ import main", "import os; os.uname; main = int")
    for asked in ("os.uname", "import fcntl", "signal.SIGPIPE"):
        run = subprocess.run(
            [sys.executable, "-c", code.replace("os.uname; main", f"{asked}; main")], capture_output=True, encoding="utf-8"
        )  # fmt: skip

        assert run.returncode == 1
        assert asked.split()[-1].split(".")[-1] in run.stderr


def test_the_cache_of_windows_is_in_its_place(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    kept = store._kept_at(["x.yaml"])
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))

    assert Path(kept).parent == tmp_path / "ketcli"
    assert Path(store._kept_at(["x.yaml"])).parent == tmp_path / "xdg" / "ketcli"


@pytest.mark.parametrize("known", ["", "WT_SESSION", "TERM_PROGRAM", "ANSICON", "TERM"])
def test_a_console_of_windows_gets_color_only_where_it_is_known_to_show_it(monkeypatch, known):
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(streams, "at_terminal", lambda: True)
    for name in (
        "WT_SESSION",
        "TERM_PROGRAM",
        "ANSICON",
        "TERM",
        "NO_COLOR",
        "FORCE_COLOR",
        "CLICOLOR_FORCE",
    ):
        monkeypatch.delenv(name, raising=False)
    if known:
        monkeypatch.setenv(known, "xterm")

    assert streams.color("auto") is bool(known)
    assert streams.color("always")


def test_the_examples_read_the_same_in_powershell():
    """Its single quotes, dollars and backticks mean something else, and a quote inside a word waits for another."""
    examples = [
        line.strip() for _, _, e in DECLARED.values() for line in e.split("\n")
    ] + HELP.split("\n")
    asked = [e for e in examples if e.strip().startswith("ket ") and "completion" not in e]

    assert len(asked) > 20
    assert [e for e in asked if set(e) & set("'$`\\;{}@#") or e.count('"') % 2] == []
