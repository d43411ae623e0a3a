"""The standard streams and the terminal behind them: what they can show, and writing to them."""

from __future__ import annotations

import os
import sys

from ketcli.errors import KetError, shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

WIDEST = 1000
LONGEST_LINE = 2000
"""Letters of a line on standard error."""
SHOWS_COLOR = ("WT_SESSION", "TERM_PROGRAM", "ANSICON", "TERM")
"""Variables of which one is set where a console of Windows shows color."""
MACHINE_FORMATS = ("json", "jsonl", "csv", "tsv", "bibtex", "csl-json")
"""Formats that are UTF-8 whatever the terminal can show."""


def at_terminal() -> bool:
    """Tell whether somebody looks at standard output."""
    try:
        return bool(sys.stdout and sys.stdout.isatty())
    except ValueError:
        return False


def color(wish: str) -> bool:
    """Decide on color: the flag, then NO_COLOR, then the forcing variables, then the terminal."""
    if wish != "auto":
        return wish == "always"
    if os.environ.get("NO_COLOR"):
        return False
    for name in ("CLICOLOR_FORCE", "FORCE_COLOR"):
        if os.environ.get(name, "0") not in ("", "0"):
            return True
    # A legacy console of Windows shows the codes as they are.
    if sys.platform == "win32" and not any(map(os.environ.get, SHOWS_COLOR)):
        return False
    return at_terminal() and os.environ.get("TERM") != "dumb"


def links() -> bool:
    """Tell whether the terminal is known to make links of OSC 8; a pipe never gets any.

    FORCE_HYPERLINK decides where it is set: 0 is no. A multiplexer may pass on what it does not
    know, and is not trusted, nor is a console.
    """
    held = os.environ.get
    term = held("TERM", "")
    if not at_terminal() or term in ("", "dumb", "linux"):
        return False
    if (forced := held("FORCE_HYPERLINK")) is not None:
        return forced.strip() != "0"
    if held("TMUX") or held("STY") or term.startswith(("screen", "tmux")):
        return False
    return (
        any(map(held, LINKING))
        or held("TERM_PROGRAM") in LINKING_PROGRAMS
        or term.startswith(LINKING_TERMS)
        or _number("VTE_VERSION") > BROKEN_VTE
    )


LINKING = ("WT_SESSION", "KITTY_WINDOW_ID", "WEZTERM_PANE", "KONSOLE_VERSION", "DOMTERM")
"""Variables that terminals set which know links."""
LINKING_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "zed", "Hyper")
LINKING_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot")
BROKEN_VTE = 5000
"""The first VTE with links, which crashes on some."""


def encoding() -> str:
    """Return the encoding of standard output; UTF-8 where it has none."""
    return getattr(sys.stdout, "encoding", None) or "utf-8"


def width() -> int:
    """Return the columns of the page, from 1 to WIDEST."""
    return max(1, min(size()[0], WIDEST))


def size() -> tuple[int, int]:
    """Return columns and lines as `shutil` tells them, whose import takes as long as a look-up."""
    try:
        there = tuple(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr]
    except (AttributeError, ValueError, OSError):
        there = (0, 0)
    columns, lines = map(_number, ("COLUMNS", "LINES"))
    return columns or there[0] or 80, lines or there[1] or 24


def _number(variable: str) -> int:
    try:
        return max(0, int(os.environ.get(variable, "")))
    except ValueError:
        return 0


def write(text: str, form: str, *, paged: bool = False) -> None:
    """Write the answer in one go: UTF-8 for machines, the letters of the terminal for people.

    What is longer than the screen opens in the pager with `paged`. Raises KetError where it cannot be written.
    """
    out = sys.stdout
    if out is None:
        raise KetError("cannot write: standard output is closed")
    if form in MACHINE_FORMATS:
        data = text.encode("utf-8", "replace")
    else:
        data = _spelled(text, encoding()).encode(encoding(), "replace")
    out.flush()
    if paged and form == "table" and at_terminal():
        from ketcli.render.painting import without_links

        # less before 566 shows the codes of a link as they are, and which one it is takes a process to learn.
        if _paged(without_links(data), text.count("\n")):
            return
    binary = getattr(out, "buffer", None)
    if binary is None:
        out.write(text)
    else:
        _pour(binary, data)


def _pour(binary: Any, data: bytes) -> None:
    """Write all of the data, also to a stream that takes a part at a time or has to be waited for.

    A buffer between would not say how much of it arrived.
    """
    raw = getattr(binary, "raw", binary)
    left = memoryview(data)
    while left:
        taken = raw.write(left)
        if taken is None:
            import select

            select.select([], [raw], [])
        left = left[taken or 0 :]


def _paged(data: bytes, lines: int) -> bool:
    """Show a text that is longer than the screen in the reader's pager, from its top.

    Returns False where there is no pager: an empty PAGER, NO_PAGER, a dumb terminal.
    """
    if os.environ.get("NO_PAGER") or os.environ.get("TERM") in (None, "dumb"):
        return False
    if lines < size()[1]:
        return False
    import shlex
    import shutil
    import signal
    import subprocess

    try:
        command = shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return False
    if not command or not shutil.which(command[0]):
        return False
    # An interrupt is for the pager, which must not be left alone with the terminal.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        own = os.environ.get("LESS")
        # Without -R, which whoever sets LESS may leave out, less shows colors as codes.
        less = _LESS.format(lines) if own is None else f"-R {own}"
        env = {**os.environ, "LESS": less}
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=env)
        pager.communicate(data)
    except OSError:
        return False
    finally:
        signal.signal(signal.SIGINT, before)
    return pager.returncode == 0


_LESS = r"-R -X -F -Psline %lb of {}  ?eEnd:More\: space.  Back\: b  Leave\: q $"
"""Colors kept, text left on the screen; the prompt says where one is, for those who do not know less."""

_ASCII = str.maketrans(
    {"\u2013": "-", "\u2014": "-", "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"',
     "\u2022": "*", "\u2026": "...", "\u2265": ">=", "\u2264": "<=", "\u00b5": "u", "\u03bc": "u",
     "\u00d7": "x", "\u00b7": "|", "\u00b0": " degrees"}
)  # fmt: skip


def _spelled(text: str, encoding: str) -> str:
    """Return the text in letters that the encoding has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        import unicodedata

        folded = unicodedata.normalize("NFKD", text.translate(_ASCII))
        return "".join(c for c in folded if not unicodedata.combining(c))
    except LookupError:
        pass
    return text


def complain(message: str, *, plain: bool = False) -> None:
    """Write one line to stderr, if there is one."""
    if sys.stderr is None:
        return
    line = shown(message, LONGEST_LINE)
    try:
        encoding = getattr(sys.stderr, "encoding", None) or "utf-8"
        line = _spelled(line, encoding).encode(encoding, "replace").decode(encoding)
        sys.stderr.write(line + "\n" if plain else f"ket: {line}\n")
        sys.stderr.flush()
    except (OSError, ValueError, LookupError):
        forget(2)


def forget(number: int) -> None:
    """Let nothing be written to stream 1 or 2, or complained about, when the interpreter shuts down."""
    try:
        quiet = os.open(os.devnull, os.O_WRONLY)
        if quiet != number:
            os.dup2(quiet, number)
            os.close(quiet)
    except OSError:
        setattr(sys, ("stdout", "stderr")[number - 1], None)
