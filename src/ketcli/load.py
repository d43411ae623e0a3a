"""Find the knowledge base that was asked for, and bring it up as fast as possible."""

import os
from pathlib import Path

from ketcli import snapshot
from ketcli.errors import KetError
from ketcli.model import KnowledgeBase

PACKAGE = Path(__file__).resolve().parent
COMPILED = PACKAGE / "snapshot.jsonl"
CHECKOUT = PACKAGE.parent.parent
SOURCE_DATA = CHECKOUT / "data"
INSTALLED_DATA = PACKAGE / "data"


def bundled() -> KnowledgeBase:
    """Return the knowledge base that comes with the program.

    In a checkout, YAML edited since the last run is compiled first. Raises
    UnsoundData when it cannot be, KetError when the installation is damaged.
    """
    if (CHECKOUT / "pyproject.toml").is_file() and SOURCE_DATA.is_dir():
        return _of_checkout()
    try:
        return snapshot.load(COMPILED.read_text(encoding="utf-8"))
    except OSError as error:
        raise KetError(f"cannot read {COMPILED}: {error.strerror}; install ketcli again") from error


def data_folder() -> Path:
    """Return the folder of the YAML that the bundled knowledge base was compiled from."""
    return INSTALLED_DATA if INSTALLED_DATA.is_dir() else SOURCE_DATA


def _of_checkout() -> KnowledgeBase:
    now = stamp(SOURCE_DATA)
    try:
        text = COMPILED.read_text(encoding="utf-8")
    except OSError:
        text = ""
    if snapshot.signature(text) != now:
        text = compile_folder(SOURCE_DATA, now)
        write(COMPILED, text)
    return snapshot.load(text)


def stamp(folder: Path) -> str:
    """Return names, sizes and times of a folder's YAML files and of the code that compiles them."""
    found = []
    for path in sorted([*folder.rglob("*.yaml"), *PACKAGE.glob("*.py")]):
        state = path.stat()
        found.append(f"{path.name}:{state.st_size}:{state.st_mtime_ns}")
    return " ".join(found)


def compile_folder(folder: Path, signature: str) -> str:
    """Return the snapshot of a folder of YAML. Raises UnsoundData."""
    from ketcli import compiler

    return snapshot.dump(compiler.compile_kb([folder]), signature)


def write(path: Path, text: str) -> None:
    """Replace a file in one step, so that no reader ever sees half of it; quiet where it cannot."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        draft.write_text(text, encoding="utf-8")
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
