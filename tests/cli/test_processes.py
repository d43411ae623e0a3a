"""Pipes, signals, closed streams, poor terminals: nothing breaks and nothing leaks."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import clean_environment

pytestmark = pytest.mark.process
KB = str(Path(__file__).parents[1] / "kb.yaml")
KET = [sys.executable, "-m", "ketcli"]
FOLDER, NAME = os.path.split(sys.executable)
UNQUOTED = {"KET": f"{NAME} -m ketcli", "PATH": f"{FOLDER}{os.pathsep}{os.environ['PATH']}"}
"""For shells, which part words at blanks: the folder of the interpreter may have some."""
ESCAPES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def shell(command: str, **env: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        ["bash", "-c", command],
        env={**clean_environment(), **UNQUOTED, **env},
        capture_output=True,
        timeout=60,
    )


def test_a_reader_that_leaves_early_is_not_an_error():
    run = shell("set -o pipefail; $KET list --json | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}")

    assert run.stdout.strip() in (b"0", b"141")
    assert run.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
def test_a_full_disk_is_one_line_and_status_2():
    run = shell("$KET list > /dev/full; echo $?")

    assert run.stdout.strip() == b"2"
    assert run.stderr.startswith(b"ket: cannot write: No space left on device")
    assert run.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("closed", "status"), [("<&-", b"0"), ("2>&-", b"0"), (">&-", b"2"), (">&- 2>&-", b"2")]
)
def test_closed_streams_do_not_crash_it(closed, status):
    run = shell(f"exec 3>&1; $KET list {closed} ; echo status $? >&3")

    assert run.stdout.strip().endswith(b"status " + status)
    assert b"Traceback" not in run.stderr


def test_an_interrupt_ends_with_130():
    code = (
        "import os, signal, threading\n"
        "from ketcli import store\nfrom ketcli.cli import app as cli\n"
        "def slow(given=()):\n"
        "    os.kill(os.getpid(), signal.SIGINT)\n"
        "    import time; time.sleep(5)\n"
        "store.knowledge_base = slow\n"
        "cli.main(['list'])\n"
    )
    started = time.monotonic()
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, env=clean_environment()
    )

    assert run.returncode == 130
    assert run.stderr == b""
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "start", [["-m", "ketcli"], ["-c", "from ketcli.__main__ import main; main()"]]
)
def test_an_interrupt_while_modules_are_imported_ends_with_130(tmp_path, start):
    (tmp_path / "typer.py").write_text(
        "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n"
    )
    run = subprocess.run(
        [sys.executable, *start, "--help"],
        env={**clean_environment(), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        timeout=60,
    )

    assert (run.returncode, run.stdout, run.stderr) == (130, b"", b"")


def test_an_interrupt_is_left_to_whoever_ignores_it():
    code = (
        "import os, signal\n"
        "signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        "from ketcli import __main__\nfrom ketcli.cli import app as cli\n"
        "cli.main = lambda: os.kill(os.getpid(), signal.SIGINT)\n"
        "__main__.main()\n"
        "print('went on')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60, env=clean_environment()
    )

    assert (run.returncode, run.stdout) == (0, b"went on\n")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"TERM": "dumb"},
        {"NO_COLOR": "1"},
        {"COLUMNS": "20"},
        {"COLUMNS": "not a number"},
        {"COLUMNS": "-3"},
        {"HOME": ""},
    ],
    ids=str,
)
def test_poor_surroundings_change_no_fact(ket, env):
    run = ket("show", "cystitis", "--data", KB, env=env)

    assert run.returncode == 0
    assert run.stderr == ""
    assert "26.6%" in run.stdout
    assert not ESCAPES.search(run.stdout.replace("\n", ""))


def test_without_home_and_with_a_read_only_one_it_still_answers(tmp_path):
    env = {k: v for k, v in clean_environment().items() if k not in ("HOME", "XDG_CACHE_HOME")}
    tmp_path.chmod(0o500)
    for extra in ({}, {"HOME": str(tmp_path)}, {"HOME": "/nonexistent"}):
        run = subprocess.run(
            [*KET, "list", "--data", KB], env={**env, **extra}, capture_output=True, timeout=60
        )

        assert run.returncode == 0, run.stderr


def test_nothing_is_written_beside_the_reader(tmp_path):
    for env in ({"HOME": "here"}, {"HOME": "-5"}, {"HOME": "", "XDG_CACHE_HOME": "there"}):
        run = subprocess.run(
            [*KET, "list", "--data", KB],
            env={**clean_environment(), **env}, cwd=tmp_path, capture_output=True, timeout=60,
        )  # fmt: skip

        assert run.returncode == 0
        assert os.listdir(tmp_path) == []


def test_isolated_mode_works():
    run = subprocess.run(
        [sys.executable, "-I", "-c", "from ketcli.cli.app import main; main(['list'])"],
        capture_output=True, timeout=60, env=clean_environment(),
    )  # fmt: skip

    assert run.returncode == 0


@pytest.mark.parametrize("force", ["FORCE_COLOR", "CLICOLOR_FORCE"])
def test_color_can_be_forced_and_refused(ket, force):
    forced = ket("show", "cystitis", "--data", KB, env={force: "1"})
    refused = ket("show", "cystitis", "--data", KB, env={force: "1", "NO_COLOR": "1"})
    flagged = ket("show", "cystitis", "--data", KB, "--color", "always", env={"NO_COLOR": "1"})

    assert "\x1b[" in forced.stdout
    assert "\x1b[" not in refused.stdout
    assert "\x1b[" in flagged.stdout


@pytest.mark.parametrize("form", ["table", "plain", "markdown", "csv", "tsv", "json", "jsonl"])
def test_arguments_reach_no_terminal_raw(ket, form):
    run = ket("search", "\x1b[31mred\x07[bold]x[/bold]:pill:", "--format", form, "--data", KB)

    assert "\x1b" not in run.stdout + run.stderr
    assert "\x07" not in run.stdout + run.stderr


def test_markup_and_emoji_codes_in_data_stay_as_written(ket):
    out = ket("show", "cystitis", "--data", KB, "--format", "table", env={"COLUMNS": "200"}).stdout

    assert "[brackets] and :pill: stay as they are" in out


def test_curly_quotes_survive_a_locale_that_has_none():
    env = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    run = subprocess.run(
        [*KET, "search", "can\u2019t pee".encode(), "--json", "--data", KB],
        capture_output=True,
        timeout=60,
        env={**clean_environment(), **env},
    )

    assert [r["id"] for r in json.loads(run.stdout)["results"]][:1] == ["retention"]
    assert json.loads(run.stdout)["query"]["text"] == "can\u2019t pee"


def test_bytes_that_are_not_text_are_answered():
    run = subprocess.run(
        [*KET, "search", b"\xff\xfebladder", "--json"],
        capture_output=True,
        timeout=60,
        env=clean_environment(),
    )

    assert run.returncode in (0, 1)
    json.loads(run.stdout.decode("utf-8"))


@pytest.mark.parametrize("columns", ["20", "40", "80"])
def test_a_terminal_line_is_never_wider_than_the_terminal(ket, columns):
    for command in (
        ["show", "cystitis"],
        ["list"],
        ["search", "bladder"],
        ["timeline"],
        ["compare"],
        ["interactions"],
    ):
        out = ket(*command, "--format", "table", "--data", KB, env={"COLUMNS": columns}).stdout

        assert max(map(len, out.splitlines())) <= int(columns), command


def test_sixteen_processes_share_one_cold_cache(tmp_path):
    env = {**clean_environment(), "XDG_CACHE_HOME": str(tmp_path)}
    runs = [
        subprocess.Popen(
            [*KET, "list", "--json", "--data", KB],
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(16)
    ]
    outputs = {run.communicate(timeout=120) for run in runs}

    assert len(outputs) == 1
    assert all(run.returncode == 0 for run in runs)
    assert len(list((tmp_path / "ketcli").iterdir())) == 1


def test_a_damaged_cache_is_ignored(tmp_path, ket):
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    whole = ket("list", "--json", "--data", KB, env=env).stdout
    (cached,) = (tmp_path / "ketcli").iterdir()
    for damage in (
        b"",
        b"\xff\xfe",
        cached.read_bytes()[:200],
        b"{}\n",
        cached.read_bytes()[:-300],
        cached.read_bytes()[:-300] + b"x" * 299 + b"\n",
        cached.read_bytes().replace(b"Test cystitis", b"Best cystitis"),
        cached.read_bytes().replace(b"Made for tests", b"Made for fools"),
    ):
        cached.write_bytes(damage)

        assert ket("list", "--json", "--data", KB, env=env).stdout == whole


def test_a_killed_writer_leaves_no_half_file(tmp_path):
    code = (
        "import os, signal\n"
        "from ketcli import store\n"
        "os.replace = lambda draft, target: os.kill(os.getpid(), signal.SIGKILL)\n"
        f"store.write({str(tmp_path / 'kept.lines')!r}, b'whole')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], timeout=60, env=clean_environment(), check=False
    )

    assert run.returncode == -signal.SIGKILL
    assert not (tmp_path / "kept.lines").exists()
    assert os.listdir(tmp_path)


@pytest.mark.parametrize("command", [["list", "--data"], ["validate"]], ids=str)
@pytest.mark.parametrize(
    "path",
    [
        "/dev/zero",
        "fifo",
        "",
        "+",
        "missing",
        "x" * 5000,
        "~nobody-of-this-name/x",
        "\x1b[31m",
        "a\nb",
    ],
    ids=lambda path: repr(path[:12]),
)
def test_what_is_no_file_is_refused_at_once(tmp_path, command, path):
    os.mkfifo(tmp_path / "fifo")
    run = subprocess.run(
        [*KET, *command, path],
        cwd=tmp_path,
        env=clean_environment(),
        capture_output=True,
        timeout=20,
    )

    assert run.returncode == 2
    assert run.stderr.startswith(b"ket: ")
    assert run.stderr.count(b"\n") == 1
    assert not re.search(rb"Traceback|defect|write|\x1b", run.stdout + run.stderr)


def test_a_whole_disk_is_no_knowledge_base(tmp_path):
    for number in range(2100):
        (tmp_path / str(number)).mkdir()
    run = subprocess.run(
        [*KET, "list", "--data", str(tmp_path)],
        env=clean_environment(),
        capture_output=True,
        timeout=20,
    )

    assert run.returncode == 2
    assert b"more than 2,000 folders" in run.stderr


def at_a_terminal(*args: str, keys: bytes = b"", **env: str) -> "tuple[int, str]":
    """Run the program in a terminal of 24 lines; return status and text.

    Each key is pressed once the pager, which reads them where its complaints go, waits for one.
    """
    import pty

    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [*KET, *args],
        env={**clean_environment(), "TERM": "xterm", "COLUMNS": "80", "LINES": "24", **env},
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs if keys else subprocess.PIPE,
        start_new_session=True,
    )
    os.close(theirs)
    seen, prompts = b"", 0
    try:
        while block := os.read(ours, 65536):
            seen += block
            if keys and seen.count(b"Leave: q") > prompts:
                prompts = seen.count(b"Leave: q")
                os.write(ours, keys[:1])
                keys = keys[1:]
    except OSError:
        pass
    os.close(ours)
    run.communicate(timeout=60)
    return run.returncode, seen.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize("command", ["show", "search", "compare"])
def test_a_page_at_a_terminal_tells_a_correction_once(command):
    status, seen = at_a_terminal(command, "cystitus", "--data", KB, keys=b"q")

    assert status == 0
    assert seen.count("No exact match") == 1
    assert "taken to mean" not in seen


PAGED = ["show", "cystitis", "--full", "--data", KB]


def test_a_long_answer_opens_in_the_pager(tmp_path):
    status, seen = at_a_terminal(*PAGED, PAGER=f"tee '{tmp_path}/a page'")
    page = (tmp_path / "a page").read_text(encoding="utf-8")

    assert status == 0
    assert seen == page
    assert "26.6%" in page
    assert "\x1b[" in page


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (PAGED, {"PAGER": ""}),
        (PAGED, {"PAGER": "cat"}),
        (PAGED, {"PAGER": "no-such-pager"}),
        (PAGED, {"PAGER": "touch 'PLACE"}),
        (PAGED, {"PAGER": "false"}),
        (PAGED, {"PAGER": "sh -c 'kill -9 $$'"}),
        (PAGED, {"PAGER": "touch PLACE", "TERM": "dumb"}),
        (PAGED, {"PAGER": "touch PLACE", "NO_PAGER": "1"}),
        (PAGED, {"PAGER": "touch PLACE", "LINES": "500"}),
        ([*PAGED, "--no-pager"], {"PAGER": "touch PLACE"}),
        (["show", "ketamine-cystitis"], {"PAGER": "touch PLACE", "LINES": "8"}),
        ([*PAGED, "--json"], {"PAGER": "touch PLACE"}),
        ([*PAGED, "--format", "plain"], {"PAGER": "touch PLACE"}),
    ],
    ids=str,
)
def test_what_is_not_paged_is_written(tmp_path, args, env):
    place = tmp_path / "paged"
    env = {k: v.replace("PLACE", str(place)) for k, v in env.items()}
    status, seen = at_a_terminal(*args, **env)

    assert status == 0
    assert "26.6" in seen
    assert not place.exists()


SOURCE = ("sources", "winstock-2012")
LINK = "\x1b]8;;https://doi.org/10.1111/j.1464-410X.2012.11028.x\x1b\\doi:"


@pytest.mark.parametrize(
    ("env", "links"),
    [
        ({"VTE_VERSION": "6800"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM_PROGRAM": "WezTerm"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({}, False),
        ({"VTE_VERSION": "5000"}, False),
        ({"VTE_VERSION": "6800", "FORCE_HYPERLINK": "0"}, False),
        ({"VTE_VERSION": "6800", "NO_COLOR": "1"}, False),
        ({"VTE_VERSION": "6800", "TMUX": "there"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "dumb"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "linux"}, False),
    ],
    ids=str,
)
def test_addresses_are_links_where_the_terminal_is_known_to_have_them(env, links):
    status, seen = at_a_terminal(*SOURCE, **env)

    assert status == 0
    assert (LINK in re.sub("8;id=[^;]*;", "8;;", seen), "\x1b]" in seen) == (links, links)


def test_a_pipe_gets_no_links():
    run = shell("$KET sources winstock-2012 --color always", FORCE_HYPERLINK="1", TERM="xterm")

    assert b"\x1b[" in run.stdout
    assert b"\x1b]" not in run.stdout


def test_a_pager_gets_no_links(tmp_path):
    _, seen = at_a_terminal(
        *SOURCE, "--full", PAGER=f"tee '{tmp_path}/page'", FORCE_HYPERLINK="1", LINES="5"
    )

    assert "11028.x" in (tmp_path / "page").read_text(encoding="utf-8")
    assert "\x1b]" not in seen


@pytest.mark.parametrize("own", ["", "-FX", "i", "-R", "-P page %lb"])
def test_colors_reach_less_whatever_its_settings_are(tmp_path, own):
    pager = f"sh -c 'cat >/dev/null; printenv LESS >{tmp_path}/less'"
    at_a_terminal(*PAGED, PAGER=pager, LESS=own)

    assert (tmp_path / "less").read_text(encoding="utf-8") == f"-R {own}\n"


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
@pytest.mark.parametrize("own", ["", "-FX", "iX"])
def test_no_code_of_a_color_is_seen_in_less(own):
    _, seen = at_a_terminal(*PAGED, PAGER="sh -c 'less -E'", LESS=own)

    assert "\x1b[1" in seen
    assert "ESC" not in seen


def test_a_pager_that_leaves_early_is_not_an_error():
    status, seen = at_a_terminal(*PAGED, PAGER="true")

    assert (status, seen) == (0, "")


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
def test_the_pager_says_where_one_is_and_where_the_end_is():
    long = ["show", "ketamine-cystitis", "--full"]
    lines = int(
        shell("$KET show ketamine-cystitis --full --format table | wc -l", COLUMNS="80").stdout
    )
    status, seen = at_a_terminal(*long, keys=b" Gq")

    assert status == 0
    assert f"line 23 of {lines}  More: space" in seen
    assert f"line 46 of {lines}  More: space" in seen
    assert f"line {lines} of {lines}  End" in seen
    assert "blood in your pee" in seen


@pytest.mark.skipif(not shutil.which("less"), reason="less is not installed")
@pytest.mark.parametrize(
    "args",
    [["show", "ketamine-cystitis"], ["values", "term", "--full"], ["search", "not breathing"]],
)
def test_what_fits_the_screen_opens_no_pager(args):
    status, seen = at_a_terminal(*args, keys=b"q")

    assert status == 0
    assert "Leave: q" not in seen
    assert "Edition" in seen


@pytest.mark.parametrize(("lines", "calls"), [("24", 1), ("12", 2)])
def test_on_a_screen_that_cannot_hold_the_page_the_call_stands_at_its_end_too(lines, calls):
    _, seen = at_a_terminal("search", "not breathing", LINES=lines, keys=b"q")
    end = "\n".join(seen.splitlines()[-2:])

    assert seen.count("CALL your local emergency number") == calls
    assert ("CALL your local emergency number" in end) == (calls == 2)
    assert "Leave: q" not in seen


MORE = "effects:\n- {id: blue-tongue, name: Blue tongue, plain_name: blue tongue, systems: [skin], summary: It is blue.}\n"


def test_a_pipe_is_read_once_and_never_mistaken_for_a_file(tmp_path):
    (tmp_path / "more.yaml").write_text(MORE, encoding="utf-8")
    env = {"XDG_CACHE_HOME": str(tmp_path / "cache")}
    piped = shell(
        f"cat {tmp_path}/more.yaml | $KET show blue-tongue --fields id --data +/dev/stdin", **env
    )
    named = shell(f"$KET show blue-tongue --fields id --data +{tmp_path}/more.yaml", **env)

    assert (piped.returncode, named.returncode) == (0, 0)
    assert b"blue-tongue" in piped.stdout
    assert piped.stdout == named.stdout


def test_an_endless_pipe_is_refused_at_once():
    run = shell("$KET list --data /dev/stdin < /dev/zero")

    assert run.returncode == 2
    assert b"larger than" in run.stderr


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_slow_reader_that_never_blocks_gets_all(unbuffered):
    code = (
        "import os, subprocess, sys, time\n"
        "read, write = os.pipe()\n"
        "os.set_blocking(write, False)\n"
        f"p = subprocess.Popen({[*KET, 'sources', '--json']!r}, stdout=write)\n"
        "os.close(write)\n"
        "time.sleep(1)\n"
        "data = b''\n"
        "while block := os.read(read, 5000):\n"
        "    data += block\n"
        f"whole = subprocess.run({[*KET, 'sources', '--json']!r}, stdout=subprocess.PIPE).stdout\n"
        "print(len(data), p.wait(), data[-2:], data == whole)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, timeout=60,
        env={**clean_environment(), "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    size, status, end, same = run.stdout.split()

    assert int(size) > 150_000, run.stderr
    assert (status, end, same) == (b"0", b"b'}\\n'", b"True")


def test_a_file_that_may_not_grow_is_one_line_and_status_2(tmp_path):
    for unbuffered in ("", "1"):
        run = shell(
            f"ulimit -f 8; $KET sources --json > {tmp_path}/out", PYTHONUNBUFFERED=unbuffered
        )

        assert run.returncode == 2
        assert run.stderr.count(b"\n") == 1


@pytest.mark.parametrize("command", ["bogus", "search blader", "list --fields nope"])
@pytest.mark.parametrize("full", ["2>/dev/full", ">/dev/full 2>/dev/full"])
def test_a_full_standard_error_changes_no_status(command, full):
    run = subprocess.run(
        ["bash", "-c", f"exec 3>&1; {UNQUOTED['KET']} {command} {full}; echo $? >&3"],
        capture_output=True, timeout=60, env={**clean_environment(), **UNQUOTED, "KET_DATA": KB},
    )  # fmt: skip

    answered = command == "search blader" and full == "2>/dev/full"
    assert run.stdout.split()[-1] == (b"0" if answered else b"2")


def test_a_full_disk_is_one_line_beside_a_correction_too():
    run = shell("$KET search blader > /dev/full", KET_DATA=KB)

    assert (run.returncode, run.stderr.count(b"\n")) == (2, 1)


@pytest.mark.parametrize("place", ["x" * 300, "/proc", "/dev/null"])
def test_a_cache_that_cannot_be_is_no_error(ket, tmp_path, place):
    where = str(tmp_path / place) if place[0] == "x" else place

    assert ket("list", "--data", KB, env={"XDG_CACHE_HOME": where}).returncode == 0


def test_a_draft_that_a_killed_writer_left_is_taken_away(ket, tmp_path):
    left = tmp_path / "ketcli" / "old.lines.1.part"
    left.parent.mkdir()
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    ket("list", "--data", KB, env={"XDG_CACHE_HOME": str(tmp_path)})

    assert [path.suffix for path in left.parent.iterdir()] == [".lines"]


@pytest.mark.parametrize("command", ["show", "sources", "interactions", "compare"])
def test_thousands_of_names_are_refused_at_once(ket, command):
    run = ket(command, *(f"zz{n}" for n in range(3000)), "--data", KB)

    assert run.returncode == 2
    assert "more than the 50" in run.stderr


def test_a_long_mistake_is_told_in_a_short_line(ket):
    assert len(ket("search", "x", "-n", "a" * 100_000).stderr) < 3000


@pytest.mark.parametrize("asked", ["foo", "complete_foo", "complete_\x1b[31m", "source"])
def test_what_is_no_question_of_a_shell_is_ignored(ket, asked):
    run = ket("--version", env={"_KET_COMPLETE": asked})

    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("ket ")


def test_a_shell_without_words_is_offered_the_commands(ket):
    assert "search" in ket(env={"_KET_COMPLETE": "complete_bash"}).stdout.split()
