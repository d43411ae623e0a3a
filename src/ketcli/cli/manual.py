"""The manual page, made from the declarations of the command line: `python -m ketcli.cli.manual`."""

import re
import sys
from collections.abc import Iterable

from ketcli._version import __version__
from ketcli.cli.declared import DECLARED, HELP, NEEDED, PARAMETERS
from ketcli.status import MEANINGS

ENVIRONMENT = (
    ("KET_DATA", "files or folders of YAML to use instead of the bundled knowledge base"),
    ("KET_TODAY", "the day on which an edition is old or not, like 2026-01-31; today if unset"),
    ("NO_COLOR", "no color, whatever the terminal can show"),
    ("FORCE_COLOR, CLICOLOR_FORCE", "color even in a pipe"),
    ("FORCE_HYPERLINK", "0: no links at a terminal; anything else: links, whatever terminal it is"),
    ("COLUMNS", "width of the page"),
    ("PAGER", "shows answers longer than the terminal; less if unset, nothing if empty or cat"),
    ("NO_PAGER", "no pager, if set to anything"),
    ("XDG_CACHE_HOME, LOCALAPPDATA", "where compiled knowledge bases of your own are kept"),
)


def page() -> str:
    """Return the manual page in roff, for section 1."""
    out = [
        f'.TH KET 1 "" "ket {__version__}" "User Commands"',
        ".SH NAME",
        "ket \\- what ketamine does to people, with sources",
        ".SH SYNOPSIS",
        ".B ket",
        "COMMAND [OPTIONS] [ARGUMENTS]",
        ".SH DESCRIPTION",
        *_paragraphs(HELP),
        ".SH COMMANDS",
    ]
    for name, (parameters, purpose, examples) in DECLARED.items():
        options = [PARAMETERS[one] for one in parameters if PARAMETERS[one][0]]
        told = [(", ".join(names), help) for names, _, help, _ in options]
        arguments = [_argument(one) for one in parameters if not PARAMETERS[one][0]]
        out += [" ".join([f".SS ket {name}", *arguments])]
        out += _paragraphs(f"{purpose}\n\n\b\nExamples:\n{examples}")
        out += _listed((_escaped(names), _escaped(help)) for names, help in told)
    out += [
        ".SH EXIT STATUS",
        *_listed(MEANINGS),
        ".SH ENVIRONMENT",
        *_listed(ENVIRONMENT),
        ".SH NOTES",
        "Information, not medical advice. In an emergency call your local emergency number.",
    ]
    return "\n".join(out) + "\n"


def _listed(rows: Iterable[tuple[object, str]]) -> list[str]:
    return [line for name, said in rows for line in (".TP", f".B {name}", said)]


def _argument(name: str) -> str:
    shown = _escaped(name.upper()) + ("..." if PARAMETERS[name][1] == "texts" else "")
    return shown if name in NEEDED else f"[{shown}]"


def _paragraphs(text: str) -> list[str]:
    """Return paragraphs; one that begins with \\b keeps its lines."""
    out: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        lines = [line.strip() for line in paragraph.split("\n")]
        if lines[0] == "\b":
            out += [".PP", ".nf", *map(_escaped, lines[1:]), ".fi"]
        else:
            out += [".PP", _escaped(" ".join(lines))]
    return out


def _escaped(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


if __name__ == "__main__":
    sys.stdout.write(page())
