"""Plain command lines are read by the declarations in `cli.declared`.

Whatever is not plain (help, mistakes, joined short options, values that begin with a
dash) is left to typer, which says the same of everything that is taken here.
"""

from __future__ import annotations

from ketcli.cli.declared import DECLARED, NEEDED, PARAMETERS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from ketcli.cli.declared import Takes

    Option = tuple[str, Takes]
    Argument = tuple[str, bool, bool, tuple[str, ...]]
    Table = Mapping[str, tuple[tuple[Argument, ...], Mapping[str, Option]]]

DIGITS = 9
"""Digits of a number that is plain; what is longer is a mistake or a joke."""
DASHES = ("\u2013", "\u2014", "\u2212")


def table() -> Table:
    """Return arguments and options by command.

    An argument is its name, whether it takes several words, whether it must be
    there, and its legal values; an option is the name of its parameter and `flag`,
    `text`, `texts`, `number` or its legal values.
    """
    return {name: _declared(parameters) for name, (parameters, _, _) in DECLARED.items()}


def _declared(parameters: Iterable[str]) -> tuple[tuple[Argument, ...], dict[str, Option]]:
    arguments: tuple[Argument, ...] = ()
    options: dict[str, Option] = {}
    for parameter in parameters:
        names, takes, _, _ = PARAMETERS[parameter]
        for name in names:
            options[name] = (parameter, takes)
        if not names:
            legal = () if isinstance(takes, str) else takes
            arguments += ((parameter, takes == "texts", parameter in NEEDED, legal),)
    return arguments, options


def hyphened(table: Table, argv: list[str]) -> list[str]:
    """Return a command line with hyphens before its options where a text editor put dashes: `\u2014json`."""
    if "--" in argv or not any(word.startswith(DASHES) for word in argv):
        return argv
    names = {name for _, options in table.values() for name in options}
    meant = []
    for word in argv:
        bare = word.lstrip("-" + "".join(DASHES))
        option = f"-{bare}" if len(bare) == 1 else f"--{bare}"
        dashed = word.startswith(DASHES) and option.partition("=")[0] in names
        meant.append(option if dashed else word)
    return meant


def read(table: Table, argv: list[str]) -> tuple[str, dict[str, Any]] | None:
    """Return the command and what its parameters are given; None for what is not plain."""
    if not argv or argv[0] not in table:
        return None
    arguments, options = table[argv[0]]
    values: dict[str, Any] = {}
    words = bare_words(options, argv[1:], values)
    if words is None or not _arguments(arguments, words, values):
        return None
    return argv[0], values


def bare_words(
    options: Mapping[str, Option], argv: list[str], values: dict[str, Any]
) -> list[str] | None:
    """Return the words that are no options, whose values are put down; None for what is not plain."""
    words: list[str] = []
    rest = iter(argv)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif word[:1] != "-" or word == "-":
            words.append(word)
        elif not _option(options, word, rest, values):
            return None
    return words


def _option(
    options: Mapping[str, Option], word: str, rest: Iterator[str], values: dict[str, Any]
) -> bool:
    name, equals, value = word.partition("=")
    parameter, says = options.get(name, ("", ""))
    if not parameter or (equals and (says == "flag" or word[1] != "-")):
        return False
    if says == "flag":
        values[parameter] = True
        return True
    if not equals:
        value = next(rest, "-")
        if value[:1] == "-":
            return False
    if says == "texts":
        values.setdefault(parameter, []).append(value)
        return True
    if says == "number":
        if not (value.isascii() and value.isdigit() and len(value) <= DIGITS):
            return False
        values[parameter] = int(value)
        return True
    values[parameter] = value
    return says == "text" or value in says


def awaited(table: Table, argv: list[str]) -> Option | None:
    """Return the parameter that the next word gives a value to, and its legal values or what it is.

    None where words are not plain, or where no value is awaited.
    """
    if not argv or argv[0] not in table or "--" in argv:
        return None
    arguments, options = table[argv[0]]
    *before, last = argv[1:] or [""]
    if options.get(last, ("", "flag"))[1] != "flag":
        return None if bare_words(options, before, {}) is None else options[last]
    words = bare_words(options, argv[1:], {})
    if words is None or not arguments or (words and not arguments[0][1]):
        return None
    return arguments[0][0], arguments[0][3] or "text"


def given(table: Table, argv: list[str]) -> set[str] | None:
    """Return the parameters that are given as options; None where words are not plain."""
    values: dict[str, Any] = {}
    if (
        argv[0] not in table
        or "--" in argv
        or bare_words(table[argv[0]][1], argv[1:], values) is None
    ):
        return None
    return set(values)


def _arguments(arguments: tuple[Argument, ...], words: list[str], values: dict[str, Any]) -> bool:
    if not arguments:
        return not words
    ((name, several, needed, legal),) = arguments
    if needed and not words:
        return False
    if several:
        values[name] = words
        return True
    if words:
        values[name] = words[0]
    return len(words) < 2 and (not words or not legal or words[0] in legal)
