"""Whatever is typed or fed: no traceback, a status of 0, 1 or 2, nothing raw at a terminal.

`pytest tests/test_attack.py --hypothesis-profile fuzz` goes on for a quarter of an hour.
"""

import csv
import io
import json
import os
import re
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import assume, example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from conftest import clean_environment, surroundings, validator
from ketcli import store
from ketcli.answers import counts, schema
from ketcli.cli import app as cli
from ketcli.compile import compiler, yamlfile
from ketcli.knowledge.vocabulary import Setting, System
from ketcli.render import FORMATS

KB = str(Path(__file__).parents[1] / "kb.yaml")
WHOLE = yamlfile.read(Path(KB)).value
LISTED = ("table", "plain", "json", "jsonl", "csv", "tsv", "markdown")
STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
COLOR = re.compile(r"\x1b\[[0-9;]*m")
ENCODINGS = ("utf-8", "ascii", "latin-1", "cp1252", "utf-16", "shift_jis")


class Run(NamedTuple):
    """What a command line left behind."""

    status: "int | str | None"
    out: bytes
    err: bytes


@contextmanager
def streams(encoding: str):
    """Give the program streams of its own, and take them away again."""
    kept = sys.stdout, sys.stderr
    out, err = io.BytesIO(), io.BytesIO()
    try:
        sys.stdout = io.TextIOWrapper(out, encoding=encoding)
        sys.stderr = io.TextIOWrapper(err, encoding=encoding, errors="backslashreplace")
        yield out, err
    finally:
        for stream in {sys.stdout, sys.stderr} - {*kept}:
            stream.flush()
            stream.detach()
        sys.stdout, sys.stderr = kept


def run(argv: "list[str]", env: "dict[str, str] | None" = None, encoding: str = "utf-8") -> Run:
    """Run a command line in this process."""
    with (
        surroundings(**env or {}),
        streams(encoding) as (out, err),
        pytest.raises(SystemExit) as ended,
    ):
        cli.main(argv)
    return Run(ended.value.code, out.getvalue(), err.getvalue())


def names() -> "list[str]":
    """Names and words of every kind that the program knows."""
    language = store.bundled().language
    opposites = iter(language.ends)
    found = [*language.words(), *opposites]
    for kind in ("effects", "interactions", "groups", "topics", "sources"):
        for record in WHOLE[kind]:
            found += [record["id"], record.get("name", "x"), *record.get("synonyms", ())]
            found += [record.get("plain_name", "x"), *record.get("lay_terms", ())]
    found += [*System, *Setting, *cli.COMMANDS, "data", "either", "ketamine"]
    return sorted(set(map(str, found)))


NASTY = (
    "", " ", "-", "--", "---", "-1", "+", "+1", "@", "=1+1", "*", "?", "~", "~root", "$HOME", "`ls`", "%s", "%n", "{}", "{0}",
    "\\", "\\b", "'", '"', "[bold]", "[/]", "[link=x]", ":pill:", "\x1b[31m", "\x1b]0;x\x07", "\x9b31m", "\u202e",
    "\u200f", "\u2028", "\ufeff", "\udcff", "\U0001f489", "e\u0301", "\u212a", "\uff4bet", "\u0130", "\u00df", "\u0000x"[1:], "x" * 3000,
    "not " * 500, "no no not never without", "can't can't", "k" * 64 + "-hole", "1e9999", "9" * 400, "null", "None", "..",
    "\n", "a\nb", "a\tb", "a\rb", "NaN", "con", "../../etc/passwd", "blader", "hypertenson", "can't pee", "my blader hurts",
)  # fmt: skip
TEXTS = (
    st.sampled_from(NASTY)
    | st.sampled_from(names())
    | st.text(st.characters(blacklist_characters="\0"), max_size=12)
    | st.lists(st.sampled_from(names()), min_size=2, max_size=6).map(" ".join)
)
FIELDS = sorted({"match", *(f.name for kind in schema.RECORDS.values() for f in fields(kind))})
OPTIONS = {
    "--system": st.sampled_from([*map(str, System), "bladder", "eyes"]) | TEXTS,
    "--setting": st.sampled_from([*map(str, Setting)]) | TEXTS,
    "--drug": st.sampled_from(["ketamine", "esketamine", "either"]) | TEXTS,
    "--format": st.sampled_from([*FORMATS]) | TEXTS,
    "--fields": st.lists(st.sampled_from(FIELDS), max_size=3).map(",".join) | TEXTS,
    "--color": st.sampled_from(["auto", "always", "never", "sometimes"]),
    "--limit": st.integers(-3, 12).map(str) | TEXTS,
}
FLAGS = (
    "--short-term", "--long-term", "--recreational", "--therapeutic", "--serious", "--exact", "--json", "--quiet", "-h",
    "--help", "--no-such", "-n", "-f", "--",
)  # fmt: skip
OPTION = st.sampled_from([*OPTIONS]).flatmap(lambda name: OPTIONS[name].map(lambda v: [name, v]))
OTHERS = tuple(name for name in cli.COMMANDS if name not in ("validate", "schema", "completion"))
PARTS = (
    TEXTS.map(lambda text: [text])
    | OPTION
    | OPTION.map("=".join).map(lambda text: [text])
    | st.sampled_from(FLAGS).map(lambda flag: [flag])
)
LINES = st.builds(
    lambda command, parts: [command, *(word for part in parts for word in part)],
    st.sampled_from([*OTHERS, "schema", "completion", "nonsense"]) | TEXTS,
    st.lists(PARTS, max_size=6),
)
ENVIRONMENTS = st.dictionaries(
    st.sampled_from(
        ["COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TERM", "LANG", "LC_ALL", "HOME", "PAGER", "KET_DATA", "XDG_CACHE_HOME"]
    ),
    st.sampled_from(["", "0", "1", "-5", "20", "99999999999", "dumb", "xterm", "C", "de_DE", "/nonexistent", "\x1b[31m"]),
    max_size=3,
)  # fmt: skip


def form_of(argv: "list[str]") -> str:
    """The format that a run's output turned out to be asked in, as far as one can tell."""
    form = "plain"
    for at, word in enumerate(argv):
        if word == "--json":
            form = "json"
        elif word in ("--format", "-f") and at + 1 < len(argv):
            form = argv[at + 1]
        elif word.startswith(("--format=", "-f")):
            form = word.split("=", 1)[-1].removeprefix("-f")
    return form


def check(argv: "list[str]", ended: Run, encoding: str = "utf-8") -> None:
    """Whatever was asked: one of three statuses, one line for misuse, nothing raw."""
    err = ended.err.decode(encoding)

    assert ended.status in (0, 1, 2)
    assert "Traceback" not in err
    assert "defect in ket" not in err
    if ended.status == 2:
        assert ended.out == b""
        assert err.startswith("ket: ")
        assert err.count("\n") == 1
    for stream in (ended.out, ended.err):
        for codec in ("utf-8", encoding):
            try:
                text = stream.decode(codec)
            except UnicodeDecodeError:
                continue
            assert not STEERING.search(COLOR.sub("", text).replace("\r\n", "\n"))
            break


@given(argv=LINES, env=ENVIRONMENTS, encoding=st.sampled_from(ENCODINGS))
@example(argv=["search", "blader", "--fields", "nope"], env={}, encoding="utf-8")
@example(argv=["show", "\udcff"], env={}, encoding="ascii")
@example(argv=["list", "--system", ""], env={}, encoding="utf-8")
@example(argv=["values", "\x1b[31m"], env={"COLUMNS": "-5"}, encoding="utf-16")
def test_any_command_line_ends_well(argv, env, encoding):
    ended = run(argv, {"KET_DATA": KB, **env}, encoding)

    check(argv, ended, encoding)
    if ended.status in (0, 1) and form_of(argv) == "json" and ended.out.startswith(b"{"):
        document = json.loads(ended.out)
        if "schema" in document:
            validator().validate(document)


@given(words=st.lists(TEXTS, min_size=1, max_size=3), command=st.sampled_from(OTHERS))
@example(words=["\ud800"], command="search")
@example(words=["Dizziness alcohol"], command="search")
def test_any_words_against_the_bundled_data_end_well(words, command):
    argv = [command, "--", *words]

    check(argv, run(argv))


FILTERS = st.lists(
    st.sampled_from([["--short-term"], ["--long-term"], ["--recreational"], ["--therapeutic"], ["--serious"]])
    | st.sampled_from([str(s) for s in System]).map(lambda s: ["--system", s])
    | st.sampled_from([str(s) for s in Setting]).map(lambda s: ["--setting", s])
    | st.sampled_from(["ketamine", "esketamine", "either"]).map(lambda d: ["--drug", d]),
    max_size=3,
).map(lambda parts: [word for part in parts for word in part])  # fmt: skip
ASKED = st.one_of(
    st.tuples(st.sampled_from(["search", "show", "compare", "timeline"]), TEXTS, FILTERS).map(
        lambda t: [t[0], *t[2], "--", t[1]]
    ),
    st.tuples(st.sampled_from(["list", "compare", "timeline"]), FILTERS).map(
        lambda t: [t[0], *t[1]]
    ),
    st.tuples(st.sampled_from(["interactions", "groups", "about", "sources"]), TEXTS).map(
        lambda t: [t[0], "--", t[1]]
    ),
    st.sampled_from(["interactions", "groups", "about", "sources", "values"]).map(lambda c: [c]),
    st.sampled_from([*counts.FLAGS]).map(lambda facet: ["values", facet]),
)


def listed(form: str, out: bytes) -> "list[str]":
    """Ids of the records that a format holds, in order."""
    text = out.decode("utf-8")
    if form == "json":
        records = json.loads(text)["results"]
    elif form == "jsonl":
        records = [json.loads(line) for line in text.splitlines()]
    elif form == "csv":
        records = list(csv.DictReader(io.StringIO(text, newline="")))
    else:
        head, *lines = text.split("\n")[:-1]
        records = [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]
    keys = ("id", "effect", "value")
    return [next(str(record[key]) for key in keys if key in record) for record in records]


PEOPLE = ("plain", "table", "markdown")
"""Formats that hold every record only in full; lists stand by body system there."""


@given(asked=ASKED)
def test_every_format_holds_the_same_records(asked):
    command, *rest = asked
    runs = {
        form: run(
            [command, "--format", form, *(["--full"] if form in PEOPLE else []), *rest],
            {"KET_DATA": KB, "COLUMNS": "900"},
        )
        for form in LISTED
    }
    assume(runs["json"].status != 2)
    ids = listed("json", runs["json"].out)
    document = json.loads(runs["json"].out)

    assert {ended.status for ended in runs.values()} == {runs["json"].status}
    validator().validate(document)
    assert document["total"] == len(ids)
    for form in ("jsonl", "csv", "tsv"):
        assert listed(form, runs[form].out) == ids
    for form in PEOPLE:
        shown = runs[form].out.decode("utf-8").replace("\\", "")
        at = 0
        for record in document["results"]:
            called = record.get("plain_name") or record.get("name") or record.get("title")
            name = called if command in ("search", "show", "compare", "timeline") else None
            name = name or str(record.get("id") or record.get("value") or called)
            if name not in shown[at:]:
                name = called
            at = shown.index(name, at if command not in ("timeline", "list") else 0)


@given(asked=ASKED, columns=st.integers(1, 60))
def test_no_line_is_wider_than_the_terminal(asked, columns):
    command, *rest = asked
    ended = run([command, "--format", "table", *rest], {"KET_DATA": KB, "COLUMNS": str(columns)})

    for line in ended.out.decode("utf-8").splitlines():
        assert cell_len(line) <= max(20, columns)


@given(
    words=st.lists(TEXTS, max_size=2),
    kind=st.sampled_from(["show", "search", "list --system", "interactions", "groups", "sources", "about", "list --drug"]),
    shell=st.sampled_from(["bash", "zsh", "fish", "powershell"]),
)  # fmt: skip
def test_completion_never_breaks_a_shell(words, kind, shell):
    typed = " ".join(["ket", kind, *words])
    assume("\n" not in typed)
    env = {
        "KET_DATA": KB,
        "_KET_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
        "_TYPER_COMPLETE_ARGS": typed,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1] if words else "",
    }
    assume(not any("\ud800" <= c <= "\udfff" for c in typed))
    ended = run([], env)

    assert ended.status in (0, 1, 2)
    assert b"Traceback" not in ended.err
    assert not STEERING.search(ended.out.decode("utf-8"))


SCALARS = (
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.sampled_from(sorted(names()))
)  # fmt: skip
PATHS = sorted(
    {
        path
        for kind, rows in WHOLE.items()
        for path in (
            [(kind, n, key) for n, row in enumerate(rows) for key in row]
            if isinstance(rows, list)
            else [(kind, key) for key in rows]
        )
    },
    key=str,
)


def changed(tree: object, path: "tuple[str | int, ...]", value: object) -> object:
    """A copy of a tree with one value put in place of another."""
    if not path:
        return value
    if isinstance(tree, list):
        return [
            changed(one, path[1:], value) if n == path[0] else one for n, one in enumerate(tree)
        ]
    assert isinstance(tree, dict)
    return {k: changed(v, path[1:], value) if k == path[0] else v for k, v in tree.items()}


VALUES = SCALARS | st.lists(SCALARS, max_size=3) | st.dictionaries(TEXTS, SCALARS, max_size=3)


@pytest.mark.exhaustive
@given(changes=st.lists(st.tuples(st.sampled_from(PATHS), VALUES), min_size=1, max_size=3))
def test_any_change_to_sound_data_is_a_problem_or_sound(tmp_path_factory, changes):
    tree: object = WHOLE
    for path, value in changes:
        tree = changed(tree, path, value)
    path = tmp_path_factory.mktemp("own") / "own.yaml"
    path.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8", errors="replace")
    compiled = compiler.examine([path])
    told = run(["validate", str(path), "--quiet"])
    used = run(["show", "cystitis", "--data", str(path), "--format", "plain"])

    assert (compiled.kb is None) == bool(compiled.problems)
    assert told.status == (2 if compiled.problems else 0)
    assert (used.status == 2) == bool(compiled.problems)
    check(["show"], used)
    for ended in (told, used):
        assert b"Traceback" not in ended.err
        assert b"defect in ket" not in ended.err
        assert not STEERING.search(ended.out.decode("utf-8"))
    for problem in compiled.problems:
        assert (
            f"{problem.path}:{problem.line}:{problem.column}: problem: " in told.out.decode("utf-8")
            or not problem.line
        )


STREAMS = st.fixed_dictionaries(
    {"stdin": st.booleans(), "stdout": st.sampled_from(["open", "closed", "full", "gone"]),
     "stderr": st.sampled_from(["open", "closed", "full", "gone"])}
)  # fmt: skip
MODES = st.fixed_dictionaries(
    {},
    optional={
        "PYTHONIOENCODING": st.sampled_from(
            ["ascii", "utf-8", "latin-1:strict", "utf-16", "cp037"]
        ),
        "PYTHONUTF8": st.sampled_from(["0", "1"]),
        "PYTHONWARNINGS": st.just("error"),
        "PYTHONUNBUFFERED": st.just("1"),
        "LC_ALL": st.sampled_from(["C", "C.UTF-8", "nowhere"]),
        "TERM": st.sampled_from(["dumb", "xterm", ""]),
        "COLUMNS": st.sampled_from(["0", "20", "many"]),
        "FORCE_COLOR": st.just("1"),
    },
)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@given(
    command=st.sampled_from(
        [["list"], ["search", "blader"], ["show", "zqxjkv"], ["--help"], ["list", "--help"], ["--version"], ["schema"],
         ["completion", "zsh"], ["validate", KB], ["list", "--no-such"], [], ["search"], ["list", "--json"]]
    ),
    streams=STREAMS,
    env=MODES,
)  # fmt: skip
@pytest.mark.process
def test_no_state_of_the_streams_breaks_a_process(command, streams, env):
    read, write = os.pipe()
    os.close(read)
    full = os.open("/dev/full", os.O_WRONLY)
    ends = {"full": full, "gone": write, "open": None}
    closed = [n for n, name in ((1, "stdout"), (2, "stderr")) if streams[name] == "closed"]
    closed += [0] if streams["stdin"] else []

    def close() -> None:
        for number in closed:
            os.close(number)

    process = subprocess.Popen(
        [sys.executable, "-m", "ketcli", *command],
        env={**clean_environment(), "KET_DATA": KB, **env},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE
        if streams["stdout"] in ("open", "closed")
        else ends[streams["stdout"]],
        stderr=subprocess.PIPE
        if streams["stderr"] in ("open", "closed")
        else ends[streams["stderr"]],
        preexec_fn=close,  # noqa: PLW1509 - no threads here
    )
    _, err = process.communicate(timeout=60)
    os.close(write)
    os.close(full)

    assert process.returncode in (0, 1, 2)
    assert b"Traceback" not in (err or b"")
    assert b"Exception ignored" not in (err or b"")
    misused = command in (["search"], ["list", "--no-such"])
    if misused or streams["stdout"] == "closed":
        assert process.returncode == 2
    elif streams["stdout"] == "gone":
        assert process.returncode == 0
    elif streams["stdout"] == "full":
        assert process.returncode == 2
