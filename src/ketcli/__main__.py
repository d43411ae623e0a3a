"""The program: `ket`, or `python -m ketcli`."""

import os
import signal
import sys

MISUSE, INTERRUPTED = 2, 130


def main() -> None:
    """Run the command line; an interrupt ends it at once, even while modules are still imported."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    try:
        from ketcli.cli import app as cli
    except (ImportError, MemoryError, OSError) as error:
        sys.stderr.write(
            f"ket: cannot start: {str(error) or 'not enough memory'}; install ketcli again\n"
        )
        sys.exit(MISUSE)
    cli.main()


def _interrupted(number: int, frame: object) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
