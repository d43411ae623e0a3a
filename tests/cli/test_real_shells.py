"""Completion in the shells themselves, where they are installed."""

import os
import select
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import clean_environment
from ketcli.compile.limits import MAX_BYTES

KB = str(Path(__file__).parents[1] / "kb.yaml")
pytestmark = pytest.mark.process


@pytest.fixture
def env(tmp_path):
    """An environment in which `ket` is this program, with a home of its own."""
    program = tmp_path / "ket"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m ketcli "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    return {**clean_environment(), "PATH": path, "HOME": str(tmp_path), "TERM": "dumb"}


def needs(shell):
    if not shutil.which(shell):
        pytest.skip(f"no {shell} here")


@pytest.mark.parametrize(
    ("shell", "script"),
    [
        ("bash", 'eval "$(ket completion bash)"; COMP_WORDS=(ket show cystit); COMP_CWORD=2; _ket_completion ket; echo "${COMPREPLY[@]}"'),
        ("fish", 'ket completion fish | source; complete -C "ket show cystit"'),
        ("fish", 'ket completion fish | source; complete -C "ket sh"'),
    ],
)  # fmt: skip
def test_bash_and_fish_complete(env, shell, script):
    needs(shell)
    run = subprocess.run(
        [shell, "-c", script], capture_output=True, encoding="utf-8", timeout=60, env=env
    )

    assert {"cystitis", "show"} & set(run.stdout.split()), run.stderr


@pytest.mark.parametrize("loaded", ["from a file", "by eval"])
def test_zsh_completes_the_first_time(env, tmp_path, loaded):
    needs("zsh")
    (tmp_path / "functions").mkdir()
    load = 'eval "$(ket completion zsh)"'
    if loaded == "from a file":
        script = subprocess.run(["ket", "completion", "zsh"], capture_output=True, env=env).stdout
        (tmp_path / "functions" / "_ket").write_bytes(script)
        load = "true"
    begin = f"fpath=({tmp_path}/functions $fpath); autoload -Uz compinit; compinit -u -D; {load}; echo rea''dy\n"
    shown = typed(["zsh", "-f", "-i"], [(begin, b"ready\r\n"), ("ket show cystit\t", b"cystitis")], env)  # fmt: skip

    assert b"cystitis" in shown, shown[-500:]


@pytest.mark.parametrize(
    ("script", "wanted"),
    [
        ("ket list --data <(cat KB) --json", '"id":"weight-loss"'),
        ("ket validate <(cat KB)", "Sound: 6 effects"),
        ("ket validate - <KB", "Sound: 6 effects"),
        ("ket list --data - --json <KB", '"id":"weight-loss"'),
        ("ket diff <(cat KB) KB", "No record differs"),
        ("ket validate <(yes)", f"larger than {MAX_BYTES:,} bytes"),
    ],
)
def test_bash_hands_over_what_a_program_writes(env, script, wanted):
    needs("bash")
    run = subprocess.run(
        ["bash", "-c", script.replace("KB", shlex.quote(KB))], capture_output=True, encoding="utf-8", timeout=60, env=env
    )  # fmt: skip

    assert wanted in run.stdout, run.stderr


def typed(argv, turns, env, seconds=30):
    """What a terminal shows while keys are typed, each time until a text stands there."""
    pty = pytest.importorskip("pty")
    terminal, theirs = pty.openpty()
    process = subprocess.Popen(
        argv, stdin=theirs, stdout=theirs, stderr=theirs, env=env, start_new_session=True
    )
    os.close(theirs)
    end = time.monotonic() + seconds
    seen = b""
    try:
        for keys, until in turns:
            os.write(terminal, keys.encode())
            seen = b""
            while until not in seen and time.monotonic() < end:
                if select.select([terminal], [], [], 0.2)[0]:
                    seen += os.read(terminal, 65536)
    finally:
        process.kill()
        process.wait()
        os.close(terminal)
    return seen
