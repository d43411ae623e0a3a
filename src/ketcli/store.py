"""Find the knowledge base that was asked for, and bring it up as fast as possible.

Compiled copies are kept: of a checkout beside the program, of a reader's own
YAML in the cache folder. A copy is taken for what it was made from as long as
path, size, time of change and inode of every YAML file are the same; the
content is not read again. What is no plain file (a pipe) is never kept.
"""

from __future__ import annotations

import os

from ketcli._version import __version__
from ketcli.errors import Damaged, KetError
from ketcli.knowledge.base import KnowledgeBase
from ketcli.knowledge.lines import FORMAT, Lines, opened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Any

PACKAGE = os.path.dirname(os.path.realpath(__file__))
COMPILED = os.path.join(PACKAGE, "snapshot.lines")
CHECKOUT = os.path.dirname(os.path.dirname(PACKAGE))
SOURCE_DATA = os.path.join(CHECKOUT, "data")
INSTALLED_DATA = os.path.join(PACKAGE, "data")
COMPILING = [os.path.join(PACKAGE, f) for f in ("compile", "knowledge", "language", "retrieval")]
"""Folders of the code that a compiled copy depends on."""
STALE = 3600
"""Seconds after which the draft of a writer that was killed is taken away."""
SETTLED = 2_000_000_000
"""Nanoseconds since the last change after which a file's time can be trusted: that of FAT counts in twos."""
MOST_STAMPED = 3000
"""Files and folders of a reader's own that are looked at; a tree of more is no knowledge base."""
YAML = (".yaml", ".yml")


def bundled() -> KnowledgeBase:
    """Return the knowledge base that comes with the program.

    In a checkout, YAML edited since the last run is compiled first. Raises
    UnsoundData when it cannot be, KetError when the installation is damaged.
    """
    return KnowledgeBase(_of_checkout() if in_checkout() else _installed())


def in_checkout() -> bool:
    """Tell whether the program runs where it is edited; an installed one has data of its own."""
    return (
        os.path.basename(os.path.dirname(PACKAGE)) == "src"
        and os.path.isfile(os.path.join(CHECKOUT, "pyproject.toml"))
        and os.path.isfile(os.path.join(SOURCE_DATA, "effects.yaml"))
        and not os.path.isdir(INSTALLED_DATA)
    )


def _installed() -> Lines:
    try:
        return opened(COMPILED)
    except OSError as error:
        loader: Any = globals().get("__loader__")
        try:
            # In a zip file there is nothing to map.
            return Lines(loader.get_data(os.path.join(os.path.dirname(__file__), "snapshot.lines")))
        except (OSError, AttributeError):
            said = f"cannot read {COMPILED}: {error.strerror}"
            raise KetError(f"{said}; install ketcli again") from error


def knowledge_base(given: Sequence[str] = ()) -> KnowledgeBase:
    """Return the knowledge base of the files or folders given, or the bundled one for none.

    A path with `+` before it extends what stands before it, the bundled one if
    nothing does. Raises UnsoundData and KetError.
    """
    if not given:
        return bundled()
    paths = [os.path.expanduser(path.removeprefix("+")) for path in given]
    if all(path.startswith("+") for path in given):
        paths = [str(data_folder()), *paths]
    before = _signature(paths)
    kept = _kept_at(paths) if before else ""
    lines = _fitting(kept, before)
    if lines:
        return KnowledgeBase(lines)
    from ketcli.compile import compiler, files

    found = files.read([files.given(path) for path in paths])
    data = compiler.sound(compiler.compiled(found, ", ".join(paths), before), given)
    if kept and not any(file.problem for file in found) and _settled(paths, before):
        write(kept, data)
    return KnowledgeBase(Lines(data))


def _fitting(kept: str, signature: str) -> Lines | None:
    """Return a compiled copy if it was made from just this; a damaged one is taken away."""
    if not kept:
        return None
    try:
        lines = opened(kept, lambda: taken_away(kept))
    except (OSError, Damaged):
        return None
    return lines if lines.signature == signature else None


def taken_away(path: str) -> bool:
    """Remove a file; tell whether that was possible."""
    try:
        os.unlink(path)
    except OSError:
        return False
    return True


def _kept_at(paths: Sequence[str]) -> str:
    """Return where the compiled copy of these paths is kept; empty where there is no home.

    A relative XDG_CACHE_HOME is ignored, as its specification says, and so is a relative home;
    LOCALAPPDATA is that of Windows.
    """
    from zlib import adler32, crc32

    named = [os.environ.get(name, "") for name in ("XDG_CACHE_HOME", "LOCALAPPDATA")]
    places = (*named, os.path.join(os.path.expanduser("~"), ".cache"))
    folder = next((place for place in places if os.path.isabs(place)), "")
    key = repr([__version__, *map(os.path.abspath, paths)]).encode("utf-8", "surrogatepass")
    name = f"{crc32(key):08x}{adler32(key):08x}.lines"
    return os.path.join(folder, "ketcli", name) if folder else ""


def _signature(paths: Sequence[str]) -> str:
    """Return what a compiled copy of these paths depends on; empty where that cannot be told."""
    try:
        code = stamps(COMPILING, (".py",)) if in_checkout() else stamps([COMPILED])
        state = [stamps([os.path.abspath(path)]) for path in paths]
    except (OSError, ValueError):
        return ""
    return f"{FORMAT} {__version__} {' '.join([code, *state])}" if all(state) else ""


def _settled(paths: Sequence[str], before: str) -> bool:
    """Tell whether files are as they were, and were changed long enough ago to be told by their times."""
    import time

    newest = max(int(one.split(":")[-2]) for one in before.split() if one.count(":") > 2)
    return time.time_ns() - newest > SETTLED and _signature(paths) == before


def stamps(paths: Iterable[str], endings: tuple[str, ...] = YAML) -> str:
    """Return path, size, time of change and inode of files, and of those below folders, in order.

    Empty for what is neither file nor folder, and for more than MOST_STAMPED. Raises OSError.
    """
    found: list[str] = []
    waiting = list(paths)[::-1]
    seen = 0
    while waiting:
        path = waiting.pop()
        state = os.stat(path)
        seen += 1
        if seen > MOST_STAMPED:
            return ""
        if state.st_mode & 0o170000 == 0o040000:
            with os.scandir(path) as entries:
                held = [e for e in entries if e.name.lower().endswith(endings) or e.is_dir()]
                inside = sorted(entry.path for entry in held)
            waiting.extend(inside[::-1])
        elif state.st_mode & 0o170000 == 0o100000:
            name = path.replace("%", "%25").replace(" ", "%20").replace("\n", "%0a")
            found.append(f"{name}:{state.st_size}:{state.st_mtime_ns}:{state.st_ino}")
        else:
            return ""
    return " ".join(found)


def data_folder() -> Path:
    """Return the folder of the YAML that the bundled knowledge base was compiled from.

    Raises KetError where it is not there, as in a zip file.
    """
    from pathlib import Path

    folder = Path(INSTALLED_DATA if os.path.isdir(INSTALLED_DATA) else SOURCE_DATA)
    if not folder.is_dir():
        raise KetError("the YAML of the bundled data is not here; install ketcli with pip")
    return folder


def _of_checkout() -> Lines:
    # What it depends on: its YAML and the code that compiles it.
    now = f"{stamps([SOURCE_DATA])} {stamps(COMPILING, ('.py',))}"
    lines = _fitting(COMPILED, now)
    if lines:
        return lines
    data = compile_folder(SOURCE_DATA, now)
    write(COMPILED, data)
    return Lines(data)


def compile_folder(folder: str, signature: str) -> bytes:
    """Return the snapshot of a folder of YAML. Raises UnsoundData."""
    from pathlib import Path

    from ketcli.compile import compiler

    return compiler.sound(compiler.examine([Path(folder)], signature))


def write(path: str, data: bytes) -> None:
    """Replace a file in one step, so that no reader ever sees half of it; quiet where it cannot."""
    import time

    draft = f"{path}.{os.getpid()}.part"
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, exist_ok=True)
        with open(draft, "wb") as file:
            file.write(data)
        os.replace(draft, path)
    except OSError:
        taken_away(draft)
    try:
        left = [e for e in os.scandir(folder) if e.name.endswith(".part")]
        for entry in left:
            if time.time() - entry.stat().st_mtime > STALE:
                os.unlink(entry.path)
    except OSError:
        pass
