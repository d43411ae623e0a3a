"""A mistake on the command line is told in one line: what is wrong, and what would be right."""

from __future__ import annotations

from ketcli.answers.names import nearest, no_such
from ketcli.cli import argv as plain
from ketcli.cli.commands import COMMANDS
from ketcli.cli.declared import PARAMETERS
from ketcli.errors import shown

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any


def told(error: Any, argv: list[str]) -> str:
    """Return the line for a mistake that typer found; what it says itself is for programmers."""
    command = argv[0] if argv else ""
    if command not in COMMANDS:
        return _without_command(error, argv)
    argument, options = plain.declared(command)
    typed = getattr(error, "option_name", "")
    parameter = getattr(error, "param", None)
    if typed:
        said = _unfit(typed, options)
    elif parameter is None:
        said = _too_many(command, argv)
    elif parameter.param_type_name == "argument":
        said = _argument(argument, argv)
    else:
        said = _value(options[parameter.opts[0]][1], argv, parameter.opts)
    return said if "; " in said else f"{said}; try 'ket {command} --help'"


def _unfit(typed: str, options: Mapping[str, plain.Option]) -> str:
    """Return the line for an option that is none, that lacks its value, or that takes none."""
    if typed not in options:
        return f"no such option: {shown(typed)}; nearest: {', '.join(_near(typed, options))}"
    says = options[typed][1]
    wants = "takes no value; give it alone" if says == "flag" else "needs a value"
    return f"{typed} {wants}{_offered(says)}"


def _argument(name: str, argv: list[str]) -> str:
    legal = PARAMETERS[name][1]
    given = [word for word in argv[1:] if word[:1] != "-"]
    if given and not isinstance(legal, str):
        return str(no_such(f"value of {name.upper()}", given[0], legal))
    return f"missing argument '{name}'{_offered(legal)}"


def _value(says: Any, argv: list[str], names: list[str]) -> str:
    typed = _given(argv, names)
    if says != "number":
        return str(no_such(f"value of {names[0]}", typed, says))
    return f"{names[0]} needs a number like 10, or 0 for all, not '{shown(typed)}'"


def _without_command(error: Any, argv: list[str]) -> str:
    typed = str(getattr(error, "option_name", ""))
    if typed:
        known = plain.spellings()
        if typed in known:
            return f"{typed} needs a command before it; try 'ket --help'"
        near = _near(typed, ("--version", "--help", *known))
        return f"no such option: {shown(typed)}; nearest: {', '.join(near)}; try 'ket --help'"
    near = nearest(argv[0], COMMANDS) if argv else ()
    meant = f"ket {near[0]}" if near else f"ket search {shown(' '.join(argv))}"
    return f"no such command '{shown(argv[0] if argv else '')}'; did you mean: {meant}"


def _near(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    legal = [name for name in names if name.startswith("--")]
    return nearest(typed, legal) or nearest(typed, legal, at_least=0.0)[:1]


def _offered(says: Any) -> str:
    """Return the legal values of an option or argument, where they are a closed list."""
    return f"; one of: {', '.join(says)}" if says and not isinstance(says, str) else ""


def _too_many(command: str, argv: list[str]) -> str:
    """Return the line for words that a command has no place for."""
    argument, options = plain.declared(command)
    words = plain.bare_words(options, argv[1:], {}) or []
    extra = shown(" ".join(words[bool(argument) :]))
    if argument:
        return f"'ket {command}' takes one name: '{extra}' is too much; try 'ket {command} --help'"
    return f"'ket {command}' takes options alone, and not '{extra}'; try 'ket search {extra}'"


def _given(argv: list[str], names: list[str]) -> str:
    """Return the value that the last of an option's places on the command line gives it."""
    for at in range(len(argv) - 1, 0, -1):
        for name in names:
            if argv[at - 1] == name:
                return argv[at]
            if argv[at].startswith(name) and argv[at] != name:
                return argv[at][len(name) :].removeprefix("=")
    return ""
