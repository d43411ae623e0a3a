"""Which files a path of the reader's stands for, within bounds."""

import os
from collections.abc import Iterable
from pathlib import Path

from ketcli.errors import KetError, shown

MOST_FILES = 1000
MOST_FOLDERS = 2000
STDIN = "/dev/stdin"


def given(text: str) -> Path:
    """Return the path that a reader gave, with `~` expanded and without the `+` of an extension.

    Raises KetError for what cannot be a path.
    """
    try:
        path = Path(text.removeprefix("+")).expanduser()
        path.exists()
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise KetError(f"'{shown(text)}' is no path: {shown(str(reason))}") from error
    if not text.removeprefix("+"):
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
            raise KetError(
                f"no such file or folder: '{path}'; give a YAML file or a folder of them"
            )
        if path.is_dir():
            found.extend(_below(path))
        elif path.is_file() or str(path) == STDIN:
            found.append(path)
        else:
            raise KetError(f"'{path}' is neither a file nor a folder; give YAML in a file")
    if len(found) > MOST_FILES:
        raise KetError(f"more than {MOST_FILES:,} YAML files; give a smaller folder")
    return found


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for number, (where, _, names) in enumerate(os.walk(folder)):
        if number > MOST_FOLDERS:
            raise KetError(f"'{folder}' has more than {MOST_FOLDERS:,} folders; give a smaller one")
        found.extend(Path(where) / name for name in names if name.endswith(".yaml"))
    return sorted(path for path in found if path.is_file())
