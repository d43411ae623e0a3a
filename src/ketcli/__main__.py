"""The program: `ket`, or `python -m ketcli`."""

import gc
import os
import sys

from ketcli.status import INTERRUPTED, MISUSE

try:
    # The module `signal` around it imports enum, which takes a tenth of a look-up.
    import _signal as signal  # type: ignore[import-not-found,unused-ignore]
except ImportError:
    import signal  # type: ignore[no-redef,unused-ignore]


def main() -> None:
    """Run the command line; an interrupt ends it at once, even while modules are still imported."""
    # Nothing here lives long enough to be worth collecting, modules least of all: a tenth of a search.
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    try:
        from ketcli.cli import app as cli
    except (ImportError, MemoryError, OSError) as error:
        why = str(error) or "not enough memory"
        sys.stderr.write(f"ket: cannot start: {why}; install ketcli again\n")
        sys.exit(MISUSE)
    try:
        cli.main()
    except SystemExit as ended:
        _end(ended.code)


def _end(code: object) -> None:
    """End at once: taking the interpreter apart costs a tenth of a look-up."""
    try:
        sys.stdout and sys.stdout.flush()
        sys.stderr and sys.stderr.flush()
    except (OSError, ValueError):
        code = code or MISUSE
    os._exit(code if isinstance(code, int) else MISUSE if code else 0)


def _interrupted(number: int, frame: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
