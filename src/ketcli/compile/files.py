"""Which files a path of the reader's stands for, within bounds."""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ketcli.compile.limits import MAX_BYTES, MAX_TOTAL, MOST_FILES, MOST_FOLDERS
from ketcli.errors import KetError, shown

STDIN = "/dev/stdin"
PIPED = (STDIN, "/dev/fd/")
"""How paths begin that a shell has opened already: they may be waited for, and be no files."""
ENDINGS = (".yaml", ".yml")


class File(NamedTuple):
    """What a path held when it was read, once; `problem` says why that is nothing."""

    path: Path
    data: bytes = b""
    problem: str = ""


def read(paths: Iterable[Path]) -> list[File]:
    """Return the content of the files named and of the YAML files below the folders named, in order.

    Each file is read once, so that what is told of it is true of one content.
    A file that comes twice counts once. Raises KetError as `listed` does.
    """
    found: dict[tuple[int, int], File] = {}
    total = 0
    for path in listed(paths):
        try:
            inode, data = _content(path)
        except OSError as error:
            found[0, len(found)] = File(path, problem=f"cannot be read: {error.strerror}")
            continue
        if inode in found:
            continue
        total += len(data)
        if total > MAX_TOTAL:
            raise KetError(f"more than {MAX_TOTAL:,} bytes of YAML; give fewer or smaller files")
        large = f"file is larger than {MAX_BYTES:,} bytes; split it"
        found[inode] = File(path, data) if len(data) <= MAX_BYTES else File(path, problem=large)
    return list(found.values())


def _content(path: Path) -> tuple[tuple[int, int], bytes]:
    """Return which file a path leads to and what it holds, or a byte more than MAX_BYTES of it."""
    # A device or kernel file that has nothing to say must not be waited for.
    waiting = 0 if str(path).startswith(PIPED) else getattr(os, "O_NONBLOCK", 0)
    number = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | waiting)
    try:
        state = os.fstat(number)
        blocks: list[bytes] = []
        left = MAX_BYTES + 1
        while left and (block := os.read(number, min(left, 1 << 20))):
            blocks.append(block)
            left -= len(block)
    finally:
        os.close(number)
    return (state.st_dev, state.st_ino), b"".join(blocks)


def given(text: str) -> Path:
    """Return the path that a reader gave, with `~` expanded and without the `+` of an extension; `-` is standard input.

    Raises KetError for what cannot be a path.
    """
    try:
        bare = text.removeprefix("+")
        path = Path(STDIN if bare == "-" else bare).expanduser()
        path.exists()
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise KetError(f"'{shown(text)}' is no path: {shown(str(reason))}") from error
    if not bare:
        raise KetError("an empty path for the data; give a YAML file or a folder of them")
    return path


def listed(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and the YAML files anywhere below the folders named, in order.

    Raises KetError for what is neither file nor folder, and for a tree that is
    no knowledge base but somebody's disk.
    """
    found: list[Path] = []
    for path in paths:
        if not str(path) or not path.exists():
            missing = f"no such file or folder: '{path}'"
            raise KetError(f"{missing}; give a YAML file or a folder of them")
        if path.is_dir():
            found.extend(_below(path))
        elif path.is_file() or str(path).startswith(PIPED):
            found.append(path)
        else:
            raise KetError(f"'{path}' is neither a file nor a folder; give YAML in a file")
    if len(found) > MOST_FILES:
        raise KetError(f"more than {MOST_FILES:,} YAML files; give a smaller folder")
    return found


def _below(folder: Path) -> list[Path]:
    """Return the YAML files below a folder; what begins with a dot is hidden, as editors' drafts are."""
    found: list[Path] = []
    seen: set[tuple[int, int]] = set()
    walk = os.walk(folder, onerror=_refuse, followlinks=True)
    for number, (where, inside, names) in enumerate(walk):
        if number > MOST_FOLDERS:
            raise KetError(f"'{folder}' has more than {MOST_FOLDERS:,} folders; give a smaller one")
        state = Path(where).stat()
        if (state.st_dev, state.st_ino) in seen and state.st_ino:
            inside.clear()
            continue
        seen.add((state.st_dev, state.st_ino))
        inside[:] = [name for name in inside if not name.startswith(".")]
        plain = (n for n in names if n.lower().endswith(ENDINGS) and not n.startswith("."))
        found.extend(Path(where) / name for name in plain)
        if len(found) > MOST_FILES:
            raise KetError(f"more than {MOST_FILES:,} YAML files; give a smaller folder")
    return sorted(path for path in found if path.is_file())


def _refuse(error: OSError) -> None:
    raise KetError(f"'{error.filename}' cannot be read: {error.strerror}")
