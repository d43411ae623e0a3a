"""Knowledge bases, the program as a process, and golden files."""

import gc
import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from pathlib import Path

import jsonschema
import pytest
from hypothesis import HealthCheck, settings

from ketcli import store
from ketcli.answers import schema
from ketcli.cli import app
from ketcli.cli.asked import Asked
from ketcli.compile.compiler import compile_kb
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.category import told_by
from ketcli.language.lists import Language
from ketcli.retrieval.index import Index

HERE = Path(__file__).parent
# No test grows old with the data; tests of age name other days.
os.environ["KET_TODAY"] = "2026-11-27"
EXPECTED = HERE / "expected"
Ket = Callable[..., "subprocess.CompletedProcess[str]"]

# A shell that starts tests in the background lets them ignore interrupts, and so would what they start.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("default", deadline=None, suppress_health_check=SLOW)
# Nothing that anybody feeds it may take longer than this, in milliseconds.
settings.register_profile("fuzz", deadline=4000, max_examples=1500, suppress_health_check=SLOW)
# The quick loop tries few inputs of each property; the whole suite all of them.
settings.register_profile("quick", deadline=None, max_examples=10, suppress_health_check=SLOW)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files")


def quick(config: pytest.Config) -> bool:
    """Tell whether this is the quick loop: `-m "not process or exhaustive"` runs what it leaves out, too."""
    said = config.getoption("markexpr", "")
    return "not process" in said and "exhaustive" not in said


def pytest_configure(config: pytest.Config) -> None:
    if quick(config):
        settings.load_profile("quick")
        # Looking for circles cost the quick loop a twentieth of its time; without, it takes 0.65 GB.
        gc.disable()


def pytest_collection_finish(session: pytest.Session) -> None:
    gc.freeze()
    if quick(session.config):
        # The quick loop is one process, in which what no test edits is opened once.
        sys.addaudithook(refuse_processes)
        patched = pytest.MonkeyPatch()
        session.config.add_cleanup(patched.undo)
        patched.setattr(store, "_of_checkout", cache(store._of_checkout))
        patched.setattr(Asked, "knowledge_base", sharing(Asked.knowledge_base))


@pytest.hookimpl(trylast=True)
def pytest_runtest_setup() -> None:
    """Let the bundled knowledge base say in every test what values are called, whatever was opened before.

    A fixture for that cost each test a tenth of what pytest takes for it.
    """
    told_by(bundled().section("labels").get)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if quick(session.config):
        # pytest collects all that is left, several times, which takes a second.
        gc.freeze()


def refuse_processes(event: str, args: tuple[object, ...]) -> None:
    if event in ("subprocess.Popen", "os.fork", "os.forkpty"):
        raise AssertionError(f"mark what starts a process as `process`: {args}")


def sharing(opened: Callable[[Asked], KnowledgeBase]) -> Callable[[Asked], KnowledgeBase]:
    """Return what opens knowledge bases for command lines, and keeps the two that no test edits."""
    kept: dict[tuple[str, ...], KnowledgeBase] = {}

    def shared(asked: Asked) -> KnowledgeBase:
        paths = tuple(asked.own())
        if paths not in ((), (str(HERE / "kb.yaml"),)):
            return opened(asked)
        kb = kept.get(paths) or kept.setdefault(paths, opened(asked))
        told_by(kb.section("labels").get)
        return kb

    return shared


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what starts processes, so that `-m "not process"` is the quick loop, which leaves out what goes through all."""
    for item in items:
        if "ket" in getattr(item, "fixturenames", ()):
            item.add_marker("process")
    if quick(config):
        kept = [item for item in items if not item.get_closest_marker("exhaustive")]
        config.hook.pytest_deselected(items=[*{*items} - {*kept}])
        items[:] = kept


@cache
def small() -> KnowledgeBase:
    """The knowledge base made for tests; pytest makes a fixture anew where a file gives it other parameters."""
    return compile_kb([HERE / "kb.yaml"])


@pytest.fixture(scope="session")
def kb() -> KnowledgeBase:
    """The knowledge base made for tests."""
    return small()


@pytest.fixture(scope="session")
def index(kb: KnowledgeBase) -> Index:
    return Index(kb)


@pytest.fixture(scope="session")
def english(kb: KnowledgeBase) -> Language:
    """The language that comes with the program."""
    return kb.language


@cache
def bundled() -> KnowledgeBase:
    return store.bundled()


@pytest.fixture(scope="session")
def real_kb() -> KnowledgeBase:
    """The bundled knowledge base, opened once."""
    return bundled()


@pytest.fixture(scope="session")
def real_index(real_kb: KnowledgeBase) -> Index:
    return Index(real_kb)


@pytest.fixture
def expected(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with a golden file; `pytest --update` rewrites the file instead."""

    def compare(name: str, text: str) -> None:
        path = EXPECTED / name
        if request.config.getoption("--update"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        with path.open(encoding="utf-8", newline="") as stream:
            wanted = stream.read()

        assert text == wanted

    return compare


@cache
def validator() -> jsonschema.Draft202012Validator:
    """The schema of the JSON that is printed, ready to hold documents against."""
    return jsonschema.Draft202012Validator(schema.output_schema())


@cache
def schema_of_files() -> "dict[str, object]":
    """The schema of the files of knowledge bases."""
    return schema.knowledge_base_schema()


@pytest.fixture(scope="session")
def ket() -> Ket:
    """Run `ket` as a process, without the color and data settings of whoever runs the tests.

    JSON is held against the schema wherever it comes from.
    """

    def run(
        *args: str, env: dict[str, str] | None = None, **options: object
    ) -> "subprocess.CompletedProcess[str]":
        done: subprocess.CompletedProcess[str] = subprocess.run(  # type: ignore[call-overload]
            [sys.executable, "-m", "ketcli", *args],
            env={**clean_environment(), **(env or {})},
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            **options,
        )
        if "--json" in args and done.stdout:
            validator().validate(json.loads(done.stdout))
        return done

    return run


def answered(*argv: str) -> tuple[int, str]:
    """Return the status and what `ket` writes into a pipe, run in this process."""
    with (
        surroundings(),
        redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8", newline="")) as out,
    ):
        status = app.status(list(argv))
        out.flush()
        return status, out.buffer.getvalue().decode("utf-8").replace("\r\n", "\n")


CHANGING = (
    "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "KET_DATA", "TERM", "LC_ALL", "PYTHONUNBUFFERED",
    "FORCE_HYPERLINK", "VTE_VERSION", "TERM_PROGRAM", "TMUX", "STY",
)  # fmt: skip
"""Variables that change the program's output."""


def clean_environment() -> dict[str, str]:
    """The environment without what changes the program's output."""
    return {k: v for k, v in os.environ.items() if k not in CHANGING} | {"PYTHONUTF8": "1"}


@contextmanager
def surroundings(**env: str) -> Iterator[None]:
    """Give this process such an environment, with more in it; what stays is not set anew, which took as long as a page."""
    with pytest.MonkeyPatch.context() as patched:
        for name in CHANGING:
            patched.delenv(name, raising=False)
        for name, value in {"PYTHONUTF8": "1", **env}.items():
            patched.setenv(name, value)
        yield
