"""Find the knowledge base that was asked for, and bring it up as fast as possible."""

import os
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ketcli._version import __version__
from ketcli.compile import files
from ketcli.compile.files import File
from ketcli.errors import KetError
from ketcli.knowledge import snapshot
from ketcli.knowledge.base import KnowledgeBase

PACKAGE = Path(__file__).resolve().parent
COMPILED = PACKAGE / "snapshot.jsonl"
CHECKOUT = PACKAGE.parent.parent
SOURCE_DATA = CHECKOUT / "data"
LARGEST_KEPT = 100_000_000
"""Bytes of a snapshot in the cache that is looked into."""
STALE = 3600
"""Seconds after which the draft of a writer that was killed is taken away."""
INSTALLED_DATA = PACKAGE / "data"


def bundled() -> KnowledgeBase:
    """Return the knowledge base that comes with the program.

    In a checkout, YAML edited since the last run is compiled first. Raises
    UnsoundData when it cannot be, KetError when the installation is damaged.
    """
    if (CHECKOUT / "pyproject.toml").is_file() and SOURCE_DATA.is_dir():
        return _of_checkout()
    try:
        return snapshot.load(COMPILED.read_bytes())
    except OSError as error:
        raise KetError(f"cannot read {COMPILED}: {error.strerror}; install ketcli again") from error


def knowledge_base(given: Sequence[str] = ()) -> KnowledgeBase:
    """Return the knowledge base of the files or folders given, or the bundled one for none.

    A path with `+` before it extends what stands before it, the bundled one if
    nothing does. Raises UnsoundData and KetError.
    """
    if not given:
        return bundled()
    extends = all(path.startswith("+") for path in given)
    paths = [files.given(path) for path in given]
    return _compiled([data_folder(), *paths] if extends else paths)


def _compiled(paths: list[Path]) -> KnowledgeBase:
    """Compile YAML once and keep the snapshot in the user's cache folder, by content."""
    read = files.read(paths)
    digest = _digest(read)
    kept = _cache_folder()
    path = kept / f"{digest}.jsonl" if kept and not any(file.problem for file in read) else None
    found = _kept(path, digest) if path else None
    if found:
        return found
    from ketcli.compile import compiler

    where = ", ".join(map(str, paths))
    data = snapshot.dump(compiler.sound(compiler.compiled(read, where)), digest)
    if path:
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            write(path, data)
    return snapshot.load(data)


def _kept(path: Path, digest: str) -> KnowledgeBase | None:
    """Return the knowledge base kept under a digest; None for what is not whole or not to be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_KEPT:
            return None
        data = path.read_bytes()
        if snapshot.signature(data) == digest and snapshot.whole(data):
            return snapshot.load(data)
    except (OSError, ValueError, KetError, RecursionError):
        pass
    return None


def _digest(read: Sequence[File]) -> str:
    """Return a digest of all content and of the program."""
    import hashlib

    total = hashlib.sha256(f"{snapshot.FORMAT} {__version__}".encode())
    for file in read:
        total.update(b"\0" + hashlib.sha256(file.data).digest())
    return total.hexdigest()


def _cache_folder() -> Path | None:
    """Return where compiled knowledge bases are kept; None where there is no home.

    A relative XDG_CACHE_HOME is ignored, as its specification says, and so is a relative home.
    """
    try:
        places = [Path(os.environ.get("XDG_CACHE_HOME", "")), Path.home() / ".cache"]
    except RuntimeError:
        return None
    return next((place / "ketcli" for place in places if place.is_absolute()), None)


def data_folder() -> Path:
    """Return the folder of the YAML that the bundled knowledge base was compiled from."""
    return INSTALLED_DATA if INSTALLED_DATA.is_dir() else SOURCE_DATA


def _of_checkout() -> KnowledgeBase:
    now = stamp(SOURCE_DATA)
    try:
        data = COMPILED.read_bytes()
    except OSError:
        data = b""
    if snapshot.signature(data) != now:
        data = compile_folder(SOURCE_DATA, now)
        write(COMPILED, data)
    return snapshot.load(data)


def stamp(folder: Path) -> str:
    """Return names, sizes and times of a folder's YAML files and of the code that compiles them."""
    found = []
    for path in sorted([*folder.rglob("*.yaml"), *PACKAGE.rglob("*.py")]):
        state = path.stat()
        found.append(f"{path.name}:{state.st_size}:{state.st_mtime_ns}")
    return " ".join(found)


def compile_folder(folder: Path, signature: str) -> bytes:
    """Return the snapshot of a folder of YAML. Raises UnsoundData."""
    from ketcli.compile import compiler

    return snapshot.dump(compiler.compile_kb([folder]), signature)


def write(path: Path, data: bytes) -> None:
    """Replace a file in one step, so that no reader ever sees half of it; quiet where it cannot."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    with suppress(OSError):
        for left in path.parent.glob("*.part"):
            if time.time() - left.stat().st_mtime > STALE:
                left.unlink()
