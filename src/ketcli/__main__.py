"""The program: `ket`, or `python -m ketcli`."""

import os
import signal
from typing import Any

INTERRUPTED = 130


def main() -> None:
    """Run the command line; an interrupt ends it at once, even while modules are still imported."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupted)
    from ketcli import cli

    cli.main()


def _interrupted(number: int, frame: Any) -> None:
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
