"""The manual page, made from the declarations of the command line: `python -m ketcli.cli.manual`."""

import re
import sys
from collections.abc import Iterable
from typing import Any

import typer

from ketcli._version import __version__
from ketcli.cli.commands import COMMANDS
from ketcli.cli.options import application
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
    command: Any = typer.main.get_command(application(COMMANDS))
    out = [
        f'.TH KET 1 "" "ket {__version__}" "User Commands"',
        ".SH NAME",
        "ket \\- what ketamine does to people, with sources",
        ".SH SYNOPSIS",
        ".B ket",
        "COMMAND [OPTIONS] [ARGUMENTS]",
        ".SH DESCRIPTION",
        *_paragraphs(command.help or ""),
        ".SH COMMANDS",
    ]
    for name, sub in command.commands.items():
        arguments = [p for p in sub.params if p.param_type_name == "argument"]
        options = [p for p in sub.params if p.param_type_name == "option"]
        shown = " ".join(_escaped(_argument(p)) for p in arguments)
        out += [f".SS ket {name} {shown}".rstrip(), *_paragraphs(sub.help or "")]
        names = (", ".join((*one.opts, *one.secondary_opts)) for one in options)
        said = (_escaped(one.help or "") for one in options)
        out += _listed(zip(map(_escaped, names), said, strict=True))
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


def _argument(parameter: Any) -> str:
    name = parameter.name.upper() + ("..." if parameter.nargs == -1 else "")
    return name if parameter.required else f"[{name}]"


def _paragraphs(text: str) -> list[str]:
    """Return paragraphs; one that begins with \\b keeps its lines."""
    out: list[str] = []
    for paragraph in re.split(r"\n\s*\n", text):
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
