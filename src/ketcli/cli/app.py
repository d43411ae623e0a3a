"""The command line: argv becomes a question, an answer becomes stdout and an exit status."""

from __future__ import annotations

import os
import sys

from ketcli.cli import argv as plain
from ketcli.cli import streams
from ketcli.cli.asked import Asked
from ketcli.cli.commands import COMMANDS
from ketcli.errors import Damaged, KetError
from ketcli.status import ANSWERED, INTERRUPTED, MISUSE

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["COMMANDS", "main"]


def main(argv: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with a status of `ketcli.status`."""
    sys.exit(status(list(sys.argv[1:] if argv is None else argv)))


def status(argv: list[str]) -> int:
    """Run a command line; whatever goes wrong is one line on standard error."""
    try:
        try:
            return _run(argv)
        except Damaged as error:
            if not error.again:
                raise
            return _run(argv)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        streams.forget(1)
        return ANSWERED
    except Exception as error:  # noqa: BLE001 - a defect of ours is still one line
        if isinstance(error, OSError):
            streams.forget(1)
        streams.complain(_told(error))
        return MISUSE


TOLD: tuple[tuple[type[Exception], str], ...] = (
    (KetError, "{error}"),
    (RecursionError, "the input is nested too deeply to be read; flatten it"),
    (OSError, "cannot write: {reason}; free some space or write elsewhere"),
    (MemoryError, "not enough memory for this; ask for less, or use a smaller knowledge base"),
    (ImportError, "cannot start: {error}; install ketcli with pip (not all of it runs from a zip file)"),
    (UnicodeError, "cannot read or write as text: {error}"),
    (Exception, "defect in ket ({kind}: {error}); please report the command"),
)  # fmt: skip
"""What is said of each kind of error; the first kind that fits counts."""


def _told(error: Exception) -> str:
    said = next(said for kind, said in TOLD if isinstance(error, kind))
    reason = getattr(error, "strerror", "") or error
    return said.format(error=error, reason=reason, kind=type(error).__name__)


def _run(argv: list[str]) -> int:
    if os.environ.get("_KET_COMPLETE"):
        done = _completed()
        if done is not None:
            return done
    else:
        argv = plain.hyphened(argv or ["about"])
        read = plain.read(argv)
        if read:
            name, values = read
            done = COMMANDS[name](Asked(values))
            if sys.stdout is None:
                raise KetError("cannot write: standard output is closed")
            return done
    from ketcli.cli import spoken

    return spoken.run(argv)


def _completed() -> int | None:
    """Complete a value without typer; what goes wrong there is left to typer, which is silent."""
    try:
        from ketcli.cli import completion

        return completion.answered()
    except Exception:  # noqa: BLE001 - a shell that completes must not be disturbed
        return None
